"""What the values mean that a decoder gives; part of its record."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import prod

import numpy as np

from latentwalk.scenes.arrays import F32
from latentwalk.scenes.checks import check_classes, check_finite, check_shape
from latentwalk.scenes.convert import optional
from latentwalk.scenes.fields import Fields
from latentwalk.scenes.kinds.kind import Packed
from latentwalk.scenes.limits import MAX_PICTURE_SIDE
from latentwalk.scenes.network import Shape
from latentwalk.scenes.wire import ValidationError


@dataclass(frozen=True, eq=False)
class Output:
    """What a decoder's flat output of values means.  kind "image": `shape` (h, w, c), values 0…1.  kind "table":
    `names` of the columns, original value = decoded × `scale` + `shift` (both (m,) float32), training range `minimum`,
    `maximum` (m,) float32 in original units."""

    kind: str
    shape: tuple[int, int, int] | None = None
    names: list[str] = field(default_factory=list)
    scale: F32 | None = None
    shift: F32 | None = None
    minimum: F32 | None = None
    maximum: F32 | None = None


_ARRAYS = ("scale", "shift", "minimum", "maximum")


def convert_output(value: Output) -> Output:
    """An output with float32 arrays."""
    arrays = (optional(f"output.{name}", getattr(value, name), np.float32) for name in _ARRAYS)
    return Output(value.kind, value.shape, value.names, *arrays)


def check_output(output: Output, given: Shape) -> None:
    """That it says what `given`, the shape that the layers make, is."""
    if output.kind == "image":
        _check_picture(output.shape, given)
    elif output.kind == "table":
        _check_table(output, prod(given))
    else:
        raise ValidationError("output.kind", "image or table", output.kind)


def _check_picture(shape: Shape | None, given: Shape) -> None:
    if shape is None or len(shape) != 3 or not all(type(s) is int and 1 <= s <= MAX_PICTURE_SIDE for s in shape):
        raise ValidationError("output.shape", f"height, width, channels, each 1 to {MAX_PICTURE_SIDE}", shape)
    if shape[2] not in (1, 3, 4):  # gray, RGB, RGBA
        raise ValidationError("output.shape", "1, 3 or 4 channels", shape[2])
    expected = (given[1], given[2], given[0]) if len(given) == 3 else given  # torch has channels first
    if shape != expected and (prod(shape),) != given:
        raise ValidationError("output.shape", f"{expected}, as the layers give", shape)


def _check_table(output: Output, values: int) -> None:
    check_classes("output.names", output.names)
    if len(output.names) != values:
        raise ValidationError("output.names", f"{values}, as the layers give", len(output.names))
    for name in _ARRAYS:
        column = getattr(output, name)
        if column is not None:
            check_shape(f"output.{name}", column, (values,))
            check_finite(f"output.{name}", column)
    if output.minimum is not None and output.maximum is not None and np.any(output.minimum > output.maximum):
        raise ValidationError("output.minimum", "at most output.maximum", "more")


def pack_output(output: Output) -> Packed:
    """The map of it, and its arrays."""
    arrays = {f"output.{name}": getattr(output, name) for name in _ARRAYS if getattr(output, name) is not None}
    return {"kind": output.kind, "shape": output.shape, "names": output.names}, arrays


def unpack_output(fields: Fields) -> Output:
    """The output of a decoder's record."""
    output, shape = fields.inner("output"), None
    if output.has("shape"):
        sizes = output.items("shape", int, "three sizes")
        if len(sizes) != 3:
            raise ValidationError("output.shape", "three sizes", sizes)
        shape = (sizes[0], sizes[1], sizes[2])
    names = output.items("names", str, "names")
    return Output(
        output.text("kind"), shape, names, *(fields.optional(f"output.{name}", np.float32) for name in _ARRAYS)
    )


def describe_output(output: Output) -> dict[str, object]:
    """Its map, without the arrays."""
    return {"kind": output.kind, "shape": list(output.shape or ()), "names": output.names}
