"""Networks as data: which layers there are, and whether they fit each other, before anything runs.

Shapes are those of one sample, without the batch: (d,) or (channels, height, width).  Options and weights are named as
in torch; FORMAT.md lists them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import Any

from latentwalk.scenes.arrays import F32
from latentwalk.scenes.checks import check_finite, check_shape
from latentwalk.scenes.limits import (
    MAX_ACTIVATIONS,
    MAX_LAYERS,
    MAX_MULTIPLICATIONS,
    MAX_OPTION,
    MAX_WEIGHTS,
)
from latentwalk.scenes.wire import ValidationError

Shape = tuple[int, ...]
Options = dict[str, Any]  # numbers, texts and lists of whole numbers, named as torch names and takes them


@dataclass(frozen=True, eq=False)
class Layer:
    """One layer of a network as data: `kind` from the closed list in FORMAT.md (linear, conv2d, conv_transpose2d, relu,
    leaky_relu, sigmoid, tanh, softmax, reshape, flatten …), integer/float `options`, named float32 `weights`."""

    kind: str
    options: Options = field(default_factory=dict)
    weights: dict[str, F32] = field(default_factory=dict)


def check_layers(layers: Sequence[Layer], input_shape: Shape, field: str = "layers") -> Shape:
    """The shape that `layers` make of `input_shape`; checks and raises as `layer_shapes`."""
    return (input_shape, *layer_shapes(layers, input_shape, field))[-1]


def layer_shapes(layers: Sequence[Layer], input_shape: Shape, field: str = "layers") -> list[Shape]:
    """The shape behind each layer, checked one by one.

    Raises `wire.ValidationError`, naming the layer, for an unknown kind, an unknown, missing or wrong option or weight,
    shapes that do not follow each other, and networks beyond the limits on layers, weights, activations and
    multiplications.
    """
    return [shape for shape, _ in layer_costs(layers, input_shape, field)]


def layer_costs(layers: Sequence[Layer], input_shape: Shape, field: str = "layers") -> list[tuple[Shape, int]]:
    """The shape behind each layer, and how many multiplications it takes; checks and raises as `layer_shapes`."""
    if len(layers) > MAX_LAYERS:
        raise ValidationError(field, f"at most {MAX_LAYERS} layers", len(layers))
    weights = sum(weight.size for layer in layers for weight in layer.weights.values())
    if weights > MAX_WEIGHTS:
        raise ValidationError(field, f"at most {MAX_WEIGHTS} weights", weights)
    costs, shape, multiplications = list[tuple[Shape, int]](), input_shape, 0
    for i, layer in enumerate(layers):
        view = _View(layer, f"{field}[{i}] ({layer.kind})")
        shape, work = view.after(shape)
        multiplications += work
        if prod(shape) > MAX_ACTIVATIONS:
            raise ValidationError(view.field, f"at most {MAX_ACTIVATIONS} values", shape)
        if multiplications > MAX_MULTIPLICATIONS:
            raise ValidationError(view.field, f"at most {MAX_MULTIPLICATIONS} multiplications in all", multiplications)
        costs.append((shape, work))
    return costs


@dataclass(frozen=True)
class _View:
    """One layer and what to call it in messages."""

    layer: Layer
    field: str

    def after(self, shape: Shape) -> tuple[Shape, int]:
        """The shape behind this layer, and how many multiplications that takes."""
        rule = _RULES.get(self.layer.kind)
        if rule is None:
            raise ValidationError(self.field, "one of " + ", ".join(_RULES), self.layer.kind)
        self._only("options", self.layer.options, rule.options)
        self._only("weights", self.layer.weights, rule.weights)
        for name, weight in self.layer.weights.items():
            check_finite(f"{self.field}.{name}", weight)
        return rule.shape(self, shape)

    def _only(self, what: str, found: Iterable[str], known: tuple[str, ...]) -> None:
        for name in found:
            if name not in known:
                raise ValidationError(f"{self.field} {what}", ", ".join(known) or "none", name)

    def weight_shape(self, name: str, dimensions: int) -> Shape:
        """Shape of a weight that must be there."""
        weight = self.layer.weights.get(name)
        if weight is None:
            raise ValidationError(f"{self.field}.{name}", "an array", "none")
        check_shape(f"{self.field}.{name}", weight, (None,) * dimensions)
        return weight.shape

    def need(self, name: str, shape: Shape, *, optional: bool = False) -> None:
        """The weight `name` has `shape`."""
        if not (optional and name not in self.layer.weights):
            self.weight_shape(name, len(shape))
            check_shape(f"{self.field}.{name}", self.layer.weights[name], shape)

    def whole(self, name: str, default: int, low: int = 1) -> int:
        """An option that is a whole number."""
        return self._whole(name, self.layer.options.get(name, default), low)

    def pair(self, name: str, default: int, low: int = 1) -> tuple[int, int]:
        """An option that is one whole number for both directions, or [vertical, horizontal]."""
        value = self.layer.options.get(name, default)
        values = value if isinstance(value, list | tuple) else [value, value]
        if len(values) != 2:
            raise ValidationError(f"{self.field}.{name}", "one or two whole numbers", value)
        return self._whole(name, values[0], low), self._whole(name, values[1], low)

    def _whole(self, name: str, value: object, low: int) -> int:
        if type(value) is not int or not low <= value <= MAX_OPTION:
            raise ValidationError(f"{self.field}.{name}", f"a whole number from {low} to {MAX_OPTION}", value)
        return value

    def expect(self, shape: Shape, dimensions: int, meaning: str) -> None:
        """The input has so many dimensions."""
        if len(shape) != dimensions:
            raise ValidationError(f"{self.field} input", meaning, shape)


def _linear(view: _View, shape: Shape) -> tuple[Shape, int]:
    view.expect(shape, 1, "shape (features,)")
    out = view.weight_shape("weight", 2)[0]
    view.need("weight", (out, shape[0]))
    view.need("bias", (out,), optional=True)
    return (out,), out * shape[0]


def _conv2d(view: _View, shape: Shape) -> tuple[Shape, int]:
    view.expect(shape, 3, "shape (channels, height, width)")
    groups = view.whole("groups", 1)
    out, inner, *kernel = view.weight_shape("weight", 4)
    if out % groups or shape[0] % groups:
        raise ValidationError(f"{view.field}.groups", f"a divisor of {shape[0]} and {out} channels", groups)
    view.need("weight", (out, shape[0] // groups, *kernel))
    view.need("bias", (out,), optional=True)
    stride, padding, dilation = view.pair("stride", 1), view.pair("padding", 0, 0), view.pair("dilation", 1)
    sides = [
        (side + 2 * pad - spread * (size - 1) - 1) // step + 1  # as torch computes it
        for side, size, step, pad, spread in zip(shape[1:], kernel, stride, padding, dilation, strict=True)
    ]
    return _picture(view, out, sides), prod(sides) * out * inner * prod(kernel)


def _conv_transpose2d(view: _View, shape: Shape) -> tuple[Shape, int]:
    view.expect(shape, 3, "shape (channels, height, width)")
    groups = view.whole("groups", 1)
    _, inner, *kernel = view.weight_shape("weight", 4)
    if shape[0] % groups:
        raise ValidationError(f"{view.field}.groups", f"a divisor of {shape[0]} channels", groups)
    view.need("weight", (shape[0], inner, *kernel))
    view.need("bias", (inner * groups,), optional=True)
    stride, padding, dilation = view.pair("stride", 1), view.pair("padding", 0, 0), view.pair("dilation", 1)
    extra = view.pair("output_padding", 0, 0)
    if any(more >= max(step, spread) for more, step, spread in zip(extra, stride, dilation, strict=True)):
        raise ValidationError(f"{view.field}.output_padding", "less than stride or dilation, as torch wants", extra)
    sides = [
        (side - 1) * step - 2 * pad + spread * (size - 1) + more + 1  # as torch computes it
        for side, size, step, pad, spread, more in zip(shape[1:], kernel, stride, padding, dilation, extra, strict=True)
    ]
    return _picture(view, inner * groups, sides), prod(shape) * inner * prod(kernel)


def _picture(view: _View, channels: int, sides: Sequence[int]) -> Shape:
    if channels < 1 or min(sides) < 1:
        raise ValidationError(f"{view.field} output", "at least one channel, row and column", (channels, *sides))
    return (channels, *sides)


def _upsample(view: _View, shape: Shape) -> tuple[Shape, int]:
    view.expect(shape, 3, "shape (channels, height, width)")
    if view.layer.options.get("mode", "nearest") != "nearest":
        raise ValidationError(f"{view.field}.mode", "nearest", view.layer.options["mode"])
    down, across = view.pair("scale_factor", 2)
    return (shape[0], shape[1] * down, shape[2] * across), 0


def _batch_norm(view: _View, shape: Shape) -> tuple[Shape, int]:
    view.need("scale", shape[:1])
    view.need("shift", shape[:1])
    return shape, prod(shape)


def _flatten(_: _View, shape: Shape) -> tuple[Shape, int]:
    return (prod(shape),), 0


def _reshape(view: _View, shape: Shape) -> tuple[Shape, int]:
    sizes = view.layer.options.get("shape")
    if not isinstance(sizes, list | tuple) or not 1 <= len(sizes) <= 4:
        raise ValidationError(f"{view.field}.shape", "a list of 1 to 4 sizes", sizes)
    # A size out of range counts as 0, which no product of a real shape is.
    new = tuple(size if type(size) is int and 1 <= size <= MAX_ACTIVATIONS else 0 for size in sizes)
    if prod(new) != prod(shape):
        raise ValidationError(f"{view.field}.shape", f"sizes of {prod(shape)} values in all", sizes)
    return new, 0


def _softmax(view: _View, shape: Shape) -> tuple[Shape, int]:
    view.expect(shape, 1, "shape (classes,)")
    return shape, prod(shape)


def _each(view: _View, shape: Shape) -> tuple[Shape, int]:
    """An activation, value by value; its option, if it has one, is a number."""
    for name, value in view.layer.options.items():
        if name != "approximate" and not (isinstance(value, int | float) and math.isfinite(value)):
            raise ValidationError(f"{view.field}.{name}", "a finite number", value)
        if name == "approximate" and value not in ("none", "tanh"):
            raise ValidationError(f"{view.field}.{name}", "none or tanh", value)
    return shape, prod(shape)


@dataclass(frozen=True)
class _Rule:
    """What a kind of layer takes, and what it does to a shape."""

    shape: Callable[[_View, Shape], tuple[Shape, int]]
    options: tuple[str, ...] = ()
    weights: tuple[str, ...] = ()


_CONV = ("stride", "padding", "dilation", "groups")
_RULES = {
    "linear": _Rule(_linear, weights=("weight", "bias")),
    "conv2d": _Rule(_conv2d, _CONV, ("weight", "bias")),
    "conv_transpose2d": _Rule(_conv_transpose2d, (*_CONV, "output_padding"), ("weight", "bias")),
    "batch_norm": _Rule(_batch_norm, weights=("scale", "shift")),
    "upsample": _Rule(_upsample, ("scale_factor", "mode")),
    "flatten": _Rule(_flatten),
    "reshape": _Rule(_reshape, ("shape",)),
    "relu": _Rule(_each),
    "leaky_relu": _Rule(_each, ("negative_slope",)),
    "elu": _Rule(_each, ("alpha",)),
    "gelu": _Rule(_each, ("approximate",)),
    "silu": _Rule(_each),
    "tanh": _Rule(_each),
    "sigmoid": _Rule(_each),
    "softmax": _Rule(_softmax),
}
KINDS = tuple(_RULES)
