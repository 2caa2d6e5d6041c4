"""Layers of a scene as an ONNX graph."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import onnx
from numpy.typing import ArrayLike
from onnx import helper, numpy_helper

from latentwalk.scenes import Layer
from latentwalk.scenes.network import Options, Shape

OPSET, IR_VERSION = 20, 9  # the oldest that know Gelu
# ONNX's operator → kind, and for each option its name there and its default there.
ACTIVATIONS: dict[str, tuple[str, dict[str, tuple[str, float]]]] = {
    "Relu": ("relu", {}), "LeakyRelu": ("leaky_relu", {"negative_slope": ("alpha", 0.01)}),
    "Elu": ("elu", {"alpha": ("alpha", 1.0)}), "Tanh": ("tanh", {}), "Sigmoid": ("sigmoid", {}),
}  # fmt: skip


def to_onnx(layers: Sequence[Layer], input_shape: Shape, output_shape: Shape) -> onnx.ModelProto:
    """The graph z (n, *input_shape) → values (n, *output_shape) of checked `layers`."""
    writer = _Writer()
    for layer in layers:
        writer.add(layer)
    output = writer.finish()
    graph = helper.make_graph(
        writer.nodes,
        "decoder",
        [helper.make_tensor_value_info("z", onnx.TensorProto.FLOAT, ["n", *input_shape])],
        [helper.make_tensor_value_info(output, onnx.TensorProto.FLOAT, ["n", *output_shape])],
        writer.constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="latentwalk")
    model.ir_version = IR_VERSION
    onnx.checker.check_model(model, full_check=True)
    return model


class _Writer:
    """A chain of nodes; each takes what the one before gave."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.last = "z"

    def add(self, layer: Layer) -> None:
        """Append the node, or the few nodes, of one layer."""
        options, kind = layer.options, layer.kind
        weights = [self._constant(layer.weights[name]) for name in ("weight", "bias") if name in layer.weights]
        activation = next(((name, rule[1]) for name, rule in ACTIVATIONS.items() if rule[0] == kind), None)
        if activation is not None:
            operator, names = activation
            given = {onnx_name: float(options.get(ours, default)) for ours, (onnx_name, default) in names.items()}
            self._node(operator, **given)
        elif kind == "linear":
            self._node("Gemm", *weights, transB=1)
        elif kind in ("conv2d", "conv_transpose2d"):
            self._node("Conv" if kind == "conv2d" else "ConvTranspose", *weights, **_convolution(options))
        elif kind == "batch_norm":
            # Scale and shift: with ONNX's own operator, mean 0 and variance 1.
            scale, shift = layer.weights["scale"], layer.weights["shift"]
            rest = (np.zeros_like(scale), np.ones_like(scale))
            self._node("BatchNormalization", *map(self._constant, (scale, shift, *rest)), epsilon=0.0)
        elif kind == "upsample":
            factors = np.broadcast_to(options.get("scale_factor", 2), 2)
            scales = self._constant(np.array([1, 1, *factors], np.float32))
            modes = {"mode": "nearest", "coordinate_transformation_mode": "asymmetric", "nearest_mode": "floor"}
            self._node("Resize", "", scales, **modes)
        elif kind == "reshape":
            self._node("Reshape", self._constant(np.array([-1, *options["shape"]], np.int64)))
        elif kind == "flatten":
            self._node("Flatten", axis=1)
        elif kind == "softmax":
            self._node("Softmax", axis=1)
        elif kind == "gelu":
            self._node("Gelu", approximate=options.get("approximate", "none"))
        else:  # silu: x · sigmoid(x)
            x = self.last
            self._node("Sigmoid")
            self._node("Mul", x)

    def finish(self) -> str:
        """Name the output of the chain, and return that name."""
        self._node("Identity")
        self.nodes[-1].output[0] = "values"
        return "values"

    def _node(self, operator: str, *inputs: str, **attributes: object) -> None:
        name = f"{operator.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, [self.last, *inputs], [f"{name}_out"], name=name, **attributes))
        self.last = f"{name}_out"

    def _constant(self, value: ArrayLike) -> str:
        name = f"weight_{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name


def _convolution(options: Options) -> dict[str, object]:
    def pair(name: str, default: int) -> list[int]:
        return [int(value) for value in np.broadcast_to(options.get(name, default), 2)]

    given: dict[str, object] = {
        "strides": pair("stride", 1), "pads": pair("padding", 0) * 2, "dilations": pair("dilation", 1),
        "group": int(options.get("groups", 1)),
    }  # fmt: skip
    return given | ({"output_padding": pair("output_padding", 0)} if "output_padding" in options else {})
