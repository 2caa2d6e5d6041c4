"""A user's own decoder comes in from torch.export, or is refused by the name of the layer that does not fit."""

import io
import json
import zipfile
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from latentwalk.scenes import Layer, RoomMap, UsageError
from latentwalk.scenes.torch_network import build, run
from latentwalk.tools.exchange.decoder_import import read_decoder
from latentwalk.tools.exchange.to_onnx import to_onnx
from latentwalk.tools.model.layers import array

Z = np.random.default_rng(5).normal(size=(4, 5)).astype(np.float32)


class Views(nn.Module):
    """A decoder as people write them: a forward with views."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.norm = nn.Linear(5, 24), nn.BatchNorm2d(6)
        self.up = nn.ConvTranspose2d(6, 3, 4, 2, padding=1)

    def forward(self, z: Tensor) -> Tensor:
        x = self.norm(self.first(z).relu().view(-1, 6, 2, 2))
        return torch.sigmoid(self.up(x))


def chain() -> nn.Module:
    return nn.Sequential(
        nn.Linear(5, 24), nn.LeakyReLU(0.2), nn.Unflatten(1, (6, 2, 2)), nn.ConvTranspose2d(6, 4, 3, 2, groups=2),
        nn.ELU(0.7), nn.Upsample(scale_factor=2), nn.Conv2d(4, 8, 3, padding=1, bias=False), nn.GELU("tanh"),
        nn.SiLU(), nn.Tanh(), nn.Flatten(), nn.Dropout(0.1), nn.LazyLinear(7), nn.ReLU(), nn.GELU(), nn.Softmax(1),
    )  # fmt: skip


def save(module: nn.Module, path: Path) -> np.ndarray:
    torch.manual_seed(0)
    module.eval()
    expected = array(module(torch.from_numpy(Z)))
    shapes = ({0: torch.export.Dim("n", min=2)},)
    torch.export.save(torch.export.export(module, (torch.from_numpy(Z),), dynamic_shapes=shapes), path)
    return expected


def test_a_picture_decoder_with_views(tmp_path: Path) -> None:
    expected = save(Views(), tmp_path / "own.pt2")
    decoder = read_decoder(tmp_path / "own.pt2", Z, {"latent": RoomMap("interpolate")})
    assert decoder.output.kind == "image"
    assert decoder.output.shape == (4, 4, 3)
    values = run(build(decoder.layers, (5,)), Z)
    np.testing.assert_allclose(values, expected.transpose(0, 2, 3, 1).reshape(4, -1), atol=1e-6)


def test_a_table_decoder_of_many_kinds(tmp_path: Path) -> None:
    expected = save(chain(), tmp_path / "own.pt2")
    decoder = read_decoder(tmp_path / "own.pt2", Z, {}, list("abcdefg"))
    assert decoder.output.names == list("abcdefg")
    np.testing.assert_allclose(run(build(decoder.layers, (5,)), Z), expected, atol=1e-6)


def test_a_layer_of_another_kind_is_named(tmp_path: Path) -> None:
    save(nn.Sequential(nn.Linear(5, 6), nn.LayerNorm(6)), tmp_path / "own.pt2")
    with pytest.raises(UsageError, match=r"layer 1 'layer_norm' \(aten.layer_norm.default\) is of no kind"):
        read_decoder(tmp_path / "own.pt2", Z, {})


def test_latents_of_another_size_and_names_of_another_count(tmp_path: Path) -> None:
    layers = [Layer("linear", {}, {"weight": np.ones((3, 2), np.float32)})]
    (tmp_path / "own.onnx").write_bytes(to_onnx(layers, (2,), (3,)).SerializeToString())
    with pytest.raises(UsageError, match="takes latents of size 2, but the rows have 5"):
        read_decoder(tmp_path / "own.onnx", Z, {})
    with pytest.raises(UsageError, match="gives 3 columns, but 1 names"):
        read_decoder(tmp_path / "own.onnx", Z[:, :2], {}, ["only"])
    assert read_decoder(tmp_path / "own.onnx", Z[:, :2], {}).output.names == ["output_0", "output_1", "output_2"]


@pytest.mark.parametrize(
    ("name", "message"),
    [("missing.onnx", "no such file"), ("own.pth", "expected a decoder as"), ("own.pt2", "cannot be read as a torch")],
)
def test_other_files_are_refused(tmp_path: Path, name: str, message: str) -> None:
    for there in ("own.pth", "own.pt2"):
        (tmp_path / there).write_bytes(b"nothing")
    with pytest.raises(UsageError, match=message):
        read_decoder(tmp_path / name, Z, {})


class Harmful:
    """Makes a file where it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.path,)


def changed(path: Path, changes: dict[str, bytes]) -> None:
    """Other parts in an archive, or more of them."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = next(iter(parts)).partition("/")[0]
    parts |= {f"{root}/{name}": data for name, data in changes.items()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(f"{archive.namelist()[0].partition('/')[0]}/{name}").decode()


def pickled(value: object) -> bytes:
    made = io.BytesIO()
    torch.save(value, made)
    return made.getvalue()


def test_a_pickle_among_the_sample_inputs_does_not_run(tmp_path: Path) -> None:
    own, harm = tmp_path / "own.pt2", tmp_path / "harm"
    expected = save(chain(), own)
    changed(own, {"data/sample_inputs/model.pt": pickled(Harmful(harm))})
    decoder = read_decoder(own, Z, {})
    np.testing.assert_allclose(run(build(decoder.layers, (5,)), Z), expected, atol=1e-6)
    assert not harm.exists()


@pytest.mark.parametrize("legacy", ["data/weights/model.pt", "data/constants/model.pt", "data/aotinductor/model/a.so"])
def test_other_parts_that_could_run_are_refused(tmp_path: Path, legacy: str) -> None:
    own, harm = tmp_path / "own.pt2", tmp_path / "harm"
    save(chain(), own)
    changed(own, {legacy: pickled(Harmful(harm))})
    with pytest.raises(UsageError, match=r"own\.pt2: data/.*: is none of the parts that can be read safely"):
        read_decoder(own, Z, {})
    assert not harm.exists()


def test_weights_that_are_pickled_are_refused(tmp_path: Path) -> None:
    own, harm = tmp_path / "own.pt2", tmp_path / "harm"
    save(chain(), own)
    config = "data/weights/model_weights_config.json"
    changed(
        own,
        {
            config: part(own, config).replace('"use_pickle": false', '"use_pickle": true', 1).encode(),
            "data/weights/weight_0": pickled(Harmful(harm)),
        },
    )
    with pytest.raises(UsageError, match="weights are pickled, which could run code"):
        read_decoder(own, Z, {})
    assert not harm.exists()


def test_a_size_that_is_code_is_refused(tmp_path: Path) -> None:
    own, harm = tmp_path / "own.pt2", tmp_path / "harm"
    save(chain(), own)
    graph = json.loads(part(own, "models/model.json"))
    sizes = graph["graph_module"]["graph"]["tensor_values"]
    first = next(value for tensor in sizes.values() for value in tensor["sizes"] if "as_expr" in value)
    first["as_expr"]["expr_str"] = f"__import__('pathlib').Path({str(harm)!r}).touch() or 2"
    changed(own, {"models/model.json": json.dumps(graph).encode()})
    with pytest.raises(UsageError, match="a size is an expression of a kind that is not read"):
        read_decoder(own, Z, {})
    assert not harm.exists()
