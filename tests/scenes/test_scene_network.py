"""Layers are checked shape by shape, as torch would have them, before anything runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from kit.scene_bytes import full_scene

from latentwalk.scenes import Decoder, Layer, Output, RoomMap, Scene, SceneError, read, write
from latentwalk.scenes.kinds import decoder
from latentwalk.scenes.network import KINDS, check_layers
from latentwalk.scenes.wire import ValidationError


def f32(*shape: int, value: float = 0.0) -> Any:
    return np.full(shape, value, np.float32)


def linear(inner: int, out: int) -> Layer:
    return Layer("linear", {}, {"weight": f32(out, inner), "bias": f32(out)})


CONVS = [
    ("conv2d", (4, 9, 7), {"stride": 2, "padding": [1, 0], "dilation": 2, "groups": 2}, (6, 2, 3, 2)),
    ("conv2d", (1, 5, 5), {}, (3, 1, 5, 5)),
    ("conv_transpose2d", (4, 5, 7), {"stride": [2, 3], "padding": 1, "output_padding": [1, 2]}, (4, 3, 3, 4)),
    ("conv_transpose2d", (4, 3, 3), {"dilation": 2, "groups": 2}, (4, 2, 3, 3)),
]


@pytest.mark.parametrize(("kind", "shape", "options", "weight"), CONVS)
def test_convolutions_give_the_shapes_of_torch(
    kind: str, shape: tuple[int, ...], options: dict[str, Any], weight: tuple[int, ...]
) -> None:
    torch = pytest.importorskip("torch")
    function = getattr(torch.nn.functional, kind)
    plain = {name: tuple(value) if isinstance(value, list) else value for name, value in options.items()}
    expected = function(torch.zeros(1, *shape), torch.zeros(weight), **plain).shape[1:]
    assert check_layers([Layer(kind, options, {"weight": f32(*weight)})], shape) == tuple(expected)


def test_every_kind_in_a_row() -> None:
    layers = [
        linear(3, 18),
        Layer("relu"),
        Layer("reshape", {"shape": [2, 3, 3]}),
        Layer("conv_transpose2d", {"stride": 2}, {"weight": f32(2, 4, 2, 2), "bias": f32(4)}),
        Layer("batch_norm", {}, {"scale": f32(4), "shift": f32(4)}),
        Layer("leaky_relu", {"negative_slope": 0.1}),
        Layer("upsample", {"scale_factor": [2, 1], "mode": "nearest"}),
        Layer("elu", {"alpha": 1}),
        Layer("conv2d", {"padding": 1}, {"weight": f32(1, 4, 3, 3)}),
        Layer("gelu", {"approximate": "tanh"}),
        Layer("silu"),
        Layer("tanh"),
        Layer("sigmoid"),
        Layer("flatten"),
        Layer("softmax"),
    ]
    assert {layer.kind for layer in layers} == set(KINDS)
    assert check_layers(layers[:-2], (3,)) == (1, 12, 6)
    assert check_layers(layers, (3,)) == (72,)
    assert check_layers([], (3,)) == (3,)


# What is wrong → (layers, the shape they take, what the message says).
REFUSED: dict[str, tuple[list[Layer], tuple[int, ...], str]] = {
    "kind": ([Layer("exec")], (3,), r"layers\[0\] \(exec\): expected one of linear, conv2d.*found exec"),
    "option": ([Layer("relu", {"inplace": True})], (3,), r"\(relu\) options: expected none, found inplace"),
    "weight": ([Layer("relu", {}, {"weight": f32(1)})], (3,), r"\(relu\) weights: expected none, found weight"),
    "no weight": ([Layer("linear")], (3,), r"\(linear\)\.weight: expected an array, found none"),
    "inputs": ([linear(3, 4), linear(5, 2)], (3,), r"layers\[1\] \(linear\)\.weight: .*\(2, 4\), found \(2, 5\)"),
    "bias": ([Layer("linear", {}, {"weight": f32(4, 3), "bias": f32(3)})], (3,), r"bias: .*\(4,\), found \(3,\)"),
    "picture into linear": ([linear(3, 4)], (1, 3, 3), r"input: expected shape \(features,\), found \(1, 3, 3\)"),
    "flat into conv": ([Layer("conv2d", {}, {"weight": f32(1, 1, 1, 1)})], (3,), r"\(channels, height, width\)"),
    "NaN": ([Layer("linear", {}, {"weight": f32(4, 3, value=np.nan)})], (3,), r"weight\[0, 0\]: .*found nan"),
    "stride": ([Layer("conv2d", {"stride": 0}, {"weight": f32(1, 1, 1, 1)})], (1, 3, 3), "stride: expected a whole"),
    "huge": ([Layer("conv2d", {"padding": 1 << 40}, {"weight": f32(1, 1, 1, 1)})], (1, 3, 3), "from 0 to 4096"),
    "pair": ([Layer("conv2d", {"padding": [1]}, {"weight": f32(1, 1, 1, 1)})], (1, 3, 3), "one or two whole numbers"),
    "groups": ([Layer("conv2d", {"groups": 2}, {"weight": f32(2, 1, 1, 1)})], (3, 3, 3), "a divisor of 3 and 2"),
    "groups back": ([Layer("conv_transpose2d", {"groups": 2}, {"weight": f32(3, 1, 1, 1)})], (3, 3, 3), "divisor of 3"),
    "kernel": ([Layer("conv2d", {}, {"weight": f32(1, 1, 5, 5)})], (1, 3, 3), "at least one channel, row and column"),
    "output padding": (
        [Layer("conv_transpose2d", {"output_padding": 1}, {"weight": f32(1, 1, 2, 2)})], (1, 3, 3), "less than stride",
    ),
    "mode": ([Layer("upsample", {"mode": "cubic"})], (1, 3, 3), "mode: expected nearest, found cubic"),
    "reshape": ([Layer("reshape", {"shape": [2, -1]})], (4,), r"sizes of 4 values in all, found \[2, -1\]"),
    "reshape nothing": ([Layer("reshape")], (4,), "a list of 1 to 4 sizes, found None"),
    "softmax of a picture": ([Layer("softmax")], (1, 2, 2), r"expected shape \(classes,\), found \(1, 2, 2\)"),
    "slope": ([Layer("leaky_relu", {"negative_slope": "x"})], (3,), "negative_slope: expected a finite number"),
    "gelu": ([Layer("gelu", {"approximate": "eval"})], (3,), "approximate: expected none or tanh, found eval"),
    "many layers": ([Layer("relu")] * 65, (3,), "layers: expected at most 64 layers, found 65"),
    "activations": ([Layer("upsample", {"scale_factor": 4096})], (1, 3, 3), "expected at most 4194304 values"),
    "multiplications": (
        [Layer("conv2d", {"padding": 3}, {"weight": f32(40, 40, 7, 7)})], (40, 300, 300), "multiplications in all",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    layers, shape, message = REFUSED[name]
    with pytest.raises(ValidationError, match=message):
        check_layers(layers, shape)


def test_weights_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("latentwalk.scenes.network.MAX_WEIGHTS", 10)
    with pytest.raises(ValidationError, match="at most 10 weights, found 16"):
        check_layers([linear(3, 4)], (3,))


def picture(**changes: Any) -> Decoder:
    layers = [linear(2, 12), Layer("reshape", {"shape": [3, 2, 2]}), Layer("sigmoid")]
    return Decoder(**({"layers": layers, "output": Output("image", (2, 2, 3)), "latents": f32(6, 2)} | changes))


def table(**changes: Any) -> Decoder:
    return picture(layers=[linear(2, 2)], output=Output("table", names=["a", "b"], **changes))


DECODERS: dict[str, tuple[Decoder, str]] = {
    "rows": (picture(latents=f32(5, 2)), r"latents: expected shape \(6, any\), found \(5, 2\)"),
    "no dimensions": (picture(latents=f32(6, 0)), "latents: expected 1 to 4096 dimensions, found 0"),
    "latent NaN": (picture(latents=f32(6, 2, value=np.nan)), r"latents\[0, 0\]: expected finite numbers, found nan"),
    "sigma": (picture(sigma=f32(6, 3)), r"sigma: expected shape \(6, 2\), found \(6, 3\)"),
    "negative sigma": (picture(sigma=f32(6, 2, value=-1)), r"sigma\[0, 0\]: expected 0 or more, found -1"),
    "output": (picture(output=Output("sound")), "output.kind: expected image or table, found sound"),
    "size": (picture(output=Output("image", (2, 2, 1))), r"output.shape: expected \(2, 2, 3\), as the layers give"),
    "order": (picture(output=Output("image", (3, 2, 2))), r"output.shape: expected 1, 3 or 4 channels, found 2"),
    "no shape": (picture(output=Output("image")), "output.shape: expected height, width, channels"),
    "names": (table(), ""),
    "too few names": (picture(output=Output("table", names=["a"])), "output.names: expected 12, as the layers give"),
    "scale": (table(scale=f32(3)), r"output.scale: expected shape \(2,\), found \(3,\)"),
    "range": (table(minimum=f32(2, value=1), maximum=f32(2)), "output.minimum: expected at most output.maximum"),
    "map kind": (picture(maps={"own": RoomMap("eval")}), "maps.own.kind: expected affine or interpolate, found eval"),
    "map without matrix": (picture(maps={"own": RoomMap("affine")}), r"maps.own.matrix: expected shape \(3, 2\)"),
    "matrix": (picture(maps={"a": RoomMap("affine", f32(2, 2), f32(2))}), r"\(3, 2\), found \(2, 2\)"),
    "map k": (picture(maps={"a": RoomMap("interpolate", k=0)}), "maps.a.k: expected 1 to 1024, found 0"),
    "classes": (picture(classifier=[linear(12, 2), Layer("softmax")], class_names=["a"]), r"\(2,\), found 1"),
    "no softmax": (picture(classifier=[linear(12, 1)], class_names=["a"]), "softmax as its last layer, found linear"),
    "classifier": (picture(classifier=[linear(4, 2)]), r"classifier\[0\] \(linear\).weight: .*\(2, 12\)"),
}


@pytest.mark.parametrize("name", DECODERS)
def test_decoders(tmp_path: Path, name: str) -> None:
    decoder, message = DECODERS[name]
    scene = Scene([str(i) for i in range(6)], decoder=decoder)
    if not message:
        write(tmp_path / "a.scene", scene)
        assert read(tmp_path / "a.scene").decoder is not None
        return
    with pytest.raises(SceneError, match="decoder: .*" + message):
        write(tmp_path / "a.scene", scene)


def test_decoder_in_a_file_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scene = full_scene()
    assert scene.decoder is not None
    scene.decoder.layers[1] = Layer("exec")
    with monkeypatch.context() as patch:
        patch.setattr(decoder.KIND, "check", lambda *_: None)
        write(tmp_path / "a.scene", scene)
    with pytest.raises(SceneError, match=r"record \d+ .*\(decoder\): layers\[1\] \(exec\): expected one of"):
        read(tmp_path / "a.scene")
