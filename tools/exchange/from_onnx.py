"""A decoder from an ONNX file as layers of a scene."""

from __future__ import annotations

from collections.abc import Callable
from math import prod
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import ArrayLike
from onnx import helper, numpy_helper
from onnx.reference import ReferenceEvaluator

from latentwalk.scenes import Layer
from latentwalk.scenes.arrays import F32, Array
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.network import Shape, check_layers
from latentwalk.tools.data.features import one_line
from latentwalk.tools.exchange.to_onnx import ACTIVATIONS
from latentwalk.tools.model.layers import scale_shift

Given = dict[str, Any]  # a node's attributes by ONNX's names: numbers, lists of them, bytes
Inputs = list[Any]  # arrays: a node's weights, None where an optional one is left out


def from_onnx(path: Path) -> tuple[list[Layer], int]:
    """The layers of an ONNX file with one chain of nodes, and the size of the latent that it takes.

    Raises UsageError naming the first node that is not of a kind that a scene holds, and ValidationError for a layer
    that does not take what the one before it gives.
    """
    try:
        model = onnx.load(str(path), load_external_data=False)
        onnx.checker.check_model(model)
    except Exception as error:  # the parser and the checker each raise kinds of their own
        raise UsageError(f"{path}: cannot be read as an ONNX model ({one_line(error)}); export it again") from error
    return _NodeChain(path, model).read()


# What exporters write to compute the shape of a view for any number of rows.
_ON_SHAPES = (
    "Shape", "Gather", "Unsqueeze", "Squeeze", "Concat", "Slice", "Cast", "Add", "Sub", "Mul", "Div", "Mod", "Reshape",
    "Identity",
)  # fmt: skip


MOST_CONSTANTS = 1 << 20  # shapes have a few; a file of a kilobyte could ask for gigabytes


def _result_size(node: onnx.NodeProto, inputs: Inputs) -> int:
    """How many values a node of `_ON_SHAPES` makes at most, before any is made."""
    if node.op_type == "Shape":
        return int(inputs[0].ndim)
    if node.op_type == "Gather":
        return int(inputs[0].size) * max(int(inputs[1].size), 1)
    if node.op_type in ("Add", "Sub", "Mul", "Div", "Mod"):
        return prod(np.broadcast_shapes(*(value.shape for value in inputs)))
    return sum(int(value.size) for value in inputs)


class _NodeChain:
    """Walks a chain of nodes from the one input to the one output."""

    def __init__(self, path: Path, model: onnx.ModelProto) -> None:
        self.path, self.graph = path, model.graph
        self.opsets = {each.domain: each.version for each in model.opset_import}
        self.constants = {tensor.name: self._array(tensor) for tensor in self.graph.initializer}
        # Values that may be computed from constants.  Each weight may be turned about some times.
        self.budget = MOST_CONSTANTS + 4 * sum(value.size for value in self.constants.values())
        self.shapes: dict[str, Shape] = {}  # of the values along the chain, for one row
        self.layers: list[Layer] = []
        self.last = self.before = ""  # the values that the last layer gave, and those that it took

    def read(self) -> tuple[list[Layer], int]:
        inputs = [each for each in self.graph.input if each.name not in self.constants]
        if len(inputs) != 1 or len(self.graph.output) != 1:
            raise UsageError(
                f"{self.path}: expected one input and one output, found {len(inputs)} and {len(self.graph.output)};"
                " export the decoder alone"
            )
        sizes = [each.dim_value for each in inputs[0].type.tensor_type.shape.dim]
        if len(sizes) != 2 or sizes[1] < 1:
            raise UsageError(f"{self.path}: expected an input of shape (n, latent size), found {sizes}")
        size = int(sizes[1])
        self.last = self.before = inputs[0].name
        self.shapes[self.last] = (size,)
        for number, node in enumerate(self.graph.node):
            if node.op_type == "Constant":
                self.constants[node.output[0]] = self._constant(node.attribute[0])
            elif not self._merged(node) and not self._known(number, node):
                self._add(number, node)
                self.before, self.last = self.last, node.output[0]
                self.shapes[self.last] = check_layers(self.layers, (size,)) if self.layers else (size,)
        if self.last != self.graph.output[0].name:
            raise UsageError(f"{self.path}: its output is not what the chain of layers gives; export the decoder alone")
        return self.layers, size

    def _merged(self, node: onnx.NodeProto) -> bool:
        """Whether the node only completes the layer before: x · sigmoid(x), or a bias after a matrix product."""
        previous = self.layers[-1] if self.layers else Layer("")
        if node.op_type == "Mul" and previous.kind == "sigmoid" and set(node.input) == {self.before, self.last}:
            self.layers[-1] = Layer("silu")
        elif node.op_type == "Add" and previous.kind == "linear" and "bias" not in previous.weights:
            name = next((name for name in node.input if name in self.constants), None)
            if name is None or self.last not in node.input:
                return False
            bias = _bias(self.constants[name], len(previous.weights["weight"]))
            if bias is None:
                return False
            self.layers[-1] = Layer("linear", {}, previous.weights | {"bias": bias})
        else:
            return False
        self.shapes[node.output[0]] = self.shapes[self.last]
        self.last = node.output[0]
        return True

    def _known(self, number: int, node: onnx.NodeProto) -> bool:
        """Whether the node only computes with constants and the shape of a value, of one row: a constant as well."""
        if node.op_type not in _ON_SHAPES:
            return False
        given = {name: self.constants[name] for name in node.input if name in self.constants}
        if node.op_type == "Shape" and node.input[0] in self.shapes:
            given[node.input[0]] = np.broadcast_to(np.float32(0), (1, *self.shapes[node.input[0]]))
        if any(name and name not in given for name in node.input):
            return False
        try:
            self.budget -= _result_size(node, [given[name] for name in node.input if name])
            if self.budget < 0:
                raise self._refusal(
                    number, node, f"makes too large a constant: more than {MOST_CONSTANTS:,} values beside the weights"
                )
            (self.constants[node.output[0]],) = ReferenceEvaluator(node, opsets=self.opsets).run(None, given)
        except UsageError:
            raise
        except Exception:  # of any kind, where the node is wrong: then it is refused by its name
            return False
        return True

    def _add(self, number: int, node: onnx.NodeProto) -> None:
        if node.input[0] != self.last:
            raise self._refusal(number, node, "is not the next of a chain of layers")
        given = {each.name: helper.get_attribute_value(each) for each in node.attribute}
        inputs = []
        for name in node.input[1:]:
            if name and name not in self.constants:
                raise self._refusal(number, node, "takes something else than the layer before and weights")
            inputs.append(self.constants.get(name))
        operator = node.op_type
        if operator in ("Identity", "Dropout"):
            return
        if operator in ACTIVATIONS:
            kind, names = ACTIVATIONS[operator]
            options = {ours: given.get(theirs, default) for ours, (theirs, default) in names.items()}
            self.layers.append(Layer(kind, options))
            return
        rule = _RULES.get(operator)
        layer = rule(given, inputs) if rule is not None else None
        if layer is None:
            raise self._refusal(number, node, "is of no kind, or has options, that a scene can hold")
        self.layers.append(layer)

    def _constant(self, attribute: onnx.AttributeProto) -> Array:
        """A constant's value, which is a tensor, or plain numbers (value_ints, value_float …)."""
        value = helper.get_attribute_value(attribute)
        return self._array(value) if isinstance(value, onnx.TensorProto) else np.asarray(value)

    def _array(self, tensor: onnx.TensorProto) -> Array:
        if tensor.data_location == onnx.TensorProto.EXTERNAL:
            raise UsageError(f"{self.path}: weight '{tensor.name}' is in another file; save the model as one file")
        found: Array = numpy_helper.to_array(tensor)
        return found

    def _refusal(self, number: int, node: onnx.NodeProto, reason: str) -> UsageError:
        return UsageError(
            f"{self.path}: layer {number} '{node.name}' ({node.op_type}) {reason}; expected one chain of Gemm, Conv,"
            f" ConvTranspose, BatchNormalization, nearest Resize, Reshape, Flatten, Softmax, {', '.join(ACTIVATIONS)}"
        )


def _gemm(given: Given, inputs: Inputs) -> Layer | None:
    if given.get("transA", 0):
        return None
    weight = inputs[0] if given.get("transB", 0) else inputs[0].T
    weights = {"weight": _f32(weight * given.get("alpha", 1.0))}
    if len(inputs) > 1:
        bias = _bias(inputs[1] * given.get("beta", 1.0), weight.shape[0])
        if bias is None:
            return None
        weights["bias"] = bias
    return Layer("linear", {}, weights)


def _bias(value: Array, size: int) -> F32 | None:
    """What is added to each of `size` outputs, (size,); None where it is of another shape or differs by row."""
    row = np.ravel(value)
    fits = row.size in (1, size) and value.shape[-1:] in ((), (row.size,))
    return _f32(np.broadcast_to(row, size)) if fits else None


def _conv(kind: str) -> Callable[[Given, Inputs], Layer | None]:
    def read(given: Given, inputs: Inputs) -> Layer | None:
        pads = given.get("pads", [0, 0, 0, 0])
        fixed = given.get("auto_pad", b"NOTSET") == b"NOTSET" and "output_shape" not in given
        if not fixed or inputs[0].ndim != 4 or pads[:2] != pads[2:]:
            return None
        options = {
            "stride": given.get("strides", [1, 1]), "padding": pads[:2], "dilation": given.get("dilations", [1, 1]),
            "groups": given.get("group", 1),
        }  # fmt: skip
        if kind == "conv_transpose2d":
            options["output_padding"] = given.get("output_padding", [0, 0])
        return Layer(
            kind, options, {name: _f32(value) for name, value in zip(("weight", "bias"), inputs, strict=False)}
        )

    return read


def _batch_norm(given: Given, inputs: Inputs) -> Layer | None:
    weight, bias, mean, variance = map(_f32, inputs)
    return (
        None if given.get("training_mode", 0) else scale_shift(mean, variance, given.get("epsilon", 1e-5), weight, bias)
    )


def _reshape(_: Given, inputs: Inputs) -> Layer | None:
    sizes = [int(size) for size in inputs[0]] if inputs and inputs[0] is not None else []
    # of the batch: whatever it is, as it is, or one row
    if len(sizes) < 2 or sizes[0] not in (-1, 0, 1) or any(size < 1 for size in sizes[1:]):
        return Layer("flatten") if sizes[1:] == [-1] else None
    return Layer("reshape", {"shape": sizes[1:]})


def _resize(given: Given, inputs: Inputs) -> Layer | None:
    scales = [float(value) for value in inputs[1]] if len(inputs) > 1 and inputs[1] is not None else []
    whole = len(scales) == 4 and scales[:2] == [1, 1] and all(value.is_integer() for value in scales)
    rounding = given.get("nearest_mode", b"round_prefer_floor")
    # For whole factors these agree with torch's nearest, floor(x / factor).
    agrees = rounding in {
        b"asymmetric": (b"floor",),
        b"half_pixel": (b"round_prefer_floor", b"round_prefer_ceil"),
    }.get(given.get("coordinate_transformation_mode", b"half_pixel"), ())
    if not whole or not agrees or given.get("mode", b"nearest") != b"nearest":
        return None
    return Layer("upsample", {"scale_factor": [int(value) for value in scales[2:]]})


_RULES: dict[str, Callable[[Given, Inputs], Layer | None]] = {
    "Gemm": _gemm,
    "MatMul": lambda _, inputs: Layer("linear", {}, {"weight": _f32(inputs[0].T)}) if inputs[0].ndim == 2 else None,
    "Gelu": lambda given, _: Layer("gelu", {"approximate": given.get("approximate", b"none").decode()}),
    "Conv": _conv("conv2d"),
    "ConvTranspose": _conv("conv_transpose2d"),
    "BatchNormalization": _batch_norm,
    "Reshape": _reshape,
    "Flatten": lambda given, _: Layer("flatten") if given.get("axis", 1) == 1 else None,
    "Resize": _resize,
    "Softmax": lambda given, _: Layer("softmax") if given.get("axis", -1) in (1, -1) else None,
}


def _f32(value: ArrayLike) -> F32:
    return np.ascontiguousarray(value, np.float32)
