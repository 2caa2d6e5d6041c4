"""Decoders go out as ONNX and come in from it, as the same function; what a scene cannot hold is named."""

import tracemalloc
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from onnx import helper, numpy_helper
from onnx.reference import ReferenceEvaluator
from torch import nn

from latentwalk.scenes import Decoder, Layer, Output, Scene, UsageError, write
from latentwalk.scenes.network import check_layers
from latentwalk.scenes.torch_network import build, run
from latentwalk.tools import export_decoder
from latentwalk.tools.exchange.from_onnx import from_onnx
from latentwalk.tools.exchange.to_onnx import to_onnx
from latentwalk.tools.model.layers import layers_of

Z = np.random.default_rng(5).normal(size=(4, 5)).astype(np.float32)


def layers() -> list[Layer]:
    """Every kind in one chain, with options that are not the defaults (onnx's own evaluator fails on groups)."""
    torch.manual_seed(3)
    norm = nn.BatchNorm2d(6)
    norm.running_mean, norm.running_var = torch.randn(6), torch.rand(6) + 0.5
    modules = nn.Sequential(
        nn.Linear(5, 24), nn.LeakyReLU(0.2), nn.Unflatten(1, (6, 2, 2)), norm,
        nn.ConvTranspose2d(6, 4, 3, 2, padding=1, output_padding=(1, 0)), nn.ELU(0.7),
        nn.Upsample(scale_factor=2), nn.Conv2d(4, 8, (3, 2), padding=(1, 0), dilation=(1, 2), bias=False),
        nn.GELU("tanh"), nn.SiLU(), nn.Tanh(), nn.Flatten(), nn.LazyLinear(12), nn.ReLU(), nn.GELU(), nn.Sigmoid(),
        nn.Softmax(1),
    ).eval()  # fmt: skip
    modules(torch.from_numpy(Z))
    return layers_of(modules)


def test_onnx_gives_the_same_values_and_comes_back(tmp_path: Path) -> None:
    chain = layers()
    expected = run(build(chain, (5,)), Z)
    model = to_onnx(chain, (5,), check_layers(chain, (5,)))
    (values,) = ReferenceEvaluator(model).run(None, {"z": Z})
    np.testing.assert_allclose(values, expected, atol=1e-5)
    path = tmp_path / "decoder.onnx"
    path.write_bytes(model.SerializeToString())
    again, size = from_onnx(path)
    assert size == 5
    assert [layer.kind for layer in again] == [layer.kind for layer in chain]
    np.testing.assert_allclose(run(build(again, (5,)), Z), expected, atol=1e-6)


def test_a_scene_gives_its_decoder_and_its_classifier(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    eye = Layer("linear", {}, {"weight": np.array([[1, 0], [0, 2], [3, 0]], np.float32)})
    head = [Layer("linear", {}, {"weight": np.ones((2, 3), np.float32)}), Layer("softmax")]
    decoder = Decoder([eye], Output("table", names=list("abc")), np.zeros((2, 2), np.float32), classifier=head)
    decoder.class_names.extend(["no", "yes"])
    write(tmp_path / "own.scene", Scene(["a", "b"], layouts={}, decoder=decoder, columns={}))
    for options, z, expected in (([], [[1, 1]], [[1, 2, 3]]), (["--classifier"], [[1, 2, 3]], [[0.5, 0.5]])):
        path = tmp_path / f"{len(options)}.onnx"
        assert export_decoder.main([str(tmp_path / "own.scene"), "-o", str(path), *options]) == 0
        assert str(path) in capsys.readouterr().out
        (values,) = ReferenceEvaluator(onnx.load(path)).run(None, {"z": np.array(z, np.float32)})
        np.testing.assert_allclose(values, expected)
    with pytest.raises(UsageError, match="already exists"):
        export_decoder.main([str(tmp_path / "own.scene"), "-o", str(tmp_path / "0.onnx")])
    with pytest.raises(UsageError, match=r"0\.txt: expected a name that ends in \.onnx"):
        export_decoder.main([str(tmp_path / "own.scene"), "-o", str(tmp_path / "0.txt")])
    assert not (tmp_path / "0.txt").exists()


def model_of(*nodes: onnx.NodeProto, **constants: list[list[float]]) -> bytes:
    values = [numpy_helper.from_array(np.array(value, np.float32), name) for name, value in constants.items()]
    io = [helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, ["n", 2]) for name in ("z", "y")]
    graph = helper.make_graph(nodes, "own", io[:1], io[1:], values)
    model: bytes = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)]).SerializeToString()
    return model


def test_a_matrix_product_and_a_sum_are_one_layer(tmp_path: Path) -> None:
    nodes = [helper.make_node("MatMul", ["z", "w"], ["p"]), helper.make_node("Add", ["b", "p"], ["y"])]
    (tmp_path / "own.onnx").write_bytes(model_of(*nodes, w=[[1, 2], [3, 4]], b=[5, 6]))
    chain, _ = from_onnx(tmp_path / "own.onnx")
    assert [layer.kind for layer in chain] == ["linear"]
    assert run(build(chain, (2,)), np.ones((1, 2), np.float32)).tolist() == [[9, 12]]


@pytest.mark.parametrize("last", ["Gemm", "Add"])
def test_a_bias_may_be_a_row_and_a_constant_plain_numbers(tmp_path: Path, last: str) -> None:
    nodes = [
        helper.make_node("Constant", [], ["s"], value_ints=[-1, 2]),
        helper.make_node("Reshape", ["z", "s"], ["r"]),
    ]
    if last == "Gemm":
        nodes.append(helper.make_node("Gemm", ["r", "w", "b"], ["y"]))
    else:
        nodes += [helper.make_node("MatMul", ["r", "w"], ["p"]), helper.make_node("Add", ["p", "b"], ["y"])]
    (tmp_path / "own.onnx").write_bytes(model_of(*nodes, w=[[1, 2], [3, 4]], b=[[5, 6]]))
    chain, _ = from_onnx(tmp_path / "own.onnx")
    assert run(build(chain, (2,)), np.ones((1, 2), np.float32)).tolist() == [[9, 12]]


def test_a_bias_of_other_rows_is_refused(tmp_path: Path) -> None:
    nodes = [helper.make_node("Gemm", ["z", "w", "b"], ["y"], name="rows")]
    (tmp_path / "own.onnx").write_bytes(model_of(*nodes, w=[[1, 2], [3, 4]], b=[[5], [6]]))
    with pytest.raises(UsageError, match=r"layer 0 'rows' \(Gemm\) is of no kind, or has options"):
        from_onnx(tmp_path / "own.onnx")


@pytest.mark.parametrize(
    ("nodes", "message"),
    [
        ([helper.make_node("Relu", ["z"], ["a"]), helper.make_node("Cos", ["a"], ["y"], name="swing")],
         r"layer 1 'swing' \(Cos\) is of no kind"),
        ([helper.make_node("Relu", ["z"], ["a"]), helper.make_node("Add", ["a", "z"], ["y"], name="skip")],
         r"layer 1 'skip' \(Add\) takes something else"),
        ([helper.make_node("Relu", ["z"], ["a"]), helper.make_node("Tanh", ["z"], ["y"], name="fork")],
         r"layer 1 'fork' \(Tanh\) is not the next"),
        ([helper.make_node("Shape", ["z"], ["s"]), helper.make_node("Gather", ["s", "s"], ["y"], name="past")],
         r"layer 1 'past' \(Gather\) is not the next"),
        ([helper.make_node("Softmax", ["z"], ["y"], name="rows", axis=0)], r"layer 0 'rows' \(Softmax\)"),
    ],
)  # fmt: skip
def test_another_graph_is_refused_by_the_name_of_its_layer(
    tmp_path: Path, nodes: list[onnx.NodeProto], message: str
) -> None:
    (tmp_path / "own.onnx").write_bytes(model_of(*nodes))
    with pytest.raises(UsageError, match=message):
        from_onnx(tmp_path / "own.onnx")


@pytest.mark.parametrize("operator", ["Concat", "Add", "Gather"])
def test_constants_that_grow_are_refused_before_they_are_made(tmp_path: Path, operator: str) -> None:
    """A file of two kilobytes may not ask for gigabytes."""
    if operator == "Concat":
        grown = [helper.make_node("Concat", [f"c{i}"] * 2, [f"c{i + 1}"], name=f"n{i}", axis=0) for i in range(36)]
        nodes = [helper.make_node("Identity", ["w"], ["c0"]), *grown]
        named = "n18"
    else:
        start = [helper.make_node("Concat", [f"c{i}"] * 2, [f"c{i + 1}"], axis=0) for i in range(14)]
        turned = helper.make_node("Reshape", ["c14", "tall"], ["t"])
        tall = helper.make_node("Constant", [], ["tall"], value_ints=[-1, 1])
        flat = helper.make_node("Cast", ["c14"], ["f"], to=onnx.TensorProto.INT64)
        last = ["t", "c14"] if operator == "Add" else ["t", "f"]
        big = helper.make_node(operator, last, ["big"], name="product")
        nodes, named = [helper.make_node("Identity", ["w"], ["c0"]), *start, tall, turned, flat, big], "product"
    nodes.append(helper.make_node("Relu", ["z"], ["y"]))
    model = model_of(*nodes, w=[0, 0])
    assert len(model) < 4096
    (tmp_path / "own.onnx").write_bytes(model)
    tracemalloc.start()
    try:
        with pytest.raises(
            UsageError, match=rf"'{named}' \({operator}\) makes too large a constant: more than 1,048,576"
        ):
            from_onnx(tmp_path / "own.onnx")
        assert tracemalloc.get_traced_memory()[1] < 64 << 20
    finally:
        tracemalloc.stop()


def test_what_is_not_onnx_is_refused(tmp_path: Path) -> None:
    (tmp_path / "own.onnx").write_bytes(b"not a model")
    with pytest.raises(UsageError, match="cannot be read as an ONNX model"):
        from_onnx(tmp_path / "own.onnx")
