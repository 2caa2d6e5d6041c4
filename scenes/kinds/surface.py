"""Surfaces: triangles that stand in a layout beside the rows, such as shells of equal confidence around a class."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from latentwalk.scenes.arrays import F32, I32, U8
from latentwalk.scenes.checks import check_between, check_name, check_places, check_shape
from latentwalk.scenes.convert import array, optional
from latentwalk.scenes.fields import Fields
from latentwalk.scenes.kinds.kind import Arrays, Context, Kind, Packed
from latentwalk.scenes.limits import MAX_TRIANGLES, MAX_VERTICES
from latentwalk.scenes.wire import ValidationError


@dataclass(frozen=True, eq=False)
class Surface:
    """A surface in the coordinates of the layout named `layout`: it is seen with that one alone.

    `vertices` (v, 3) float32; `triangles` (t, 3) int32 of them, counterclockwise as seen from outside.  It has the
    color of a class, `code` into the names of the column `label`, or its own `color` (3,) uint8 sRGB.  `level`: of what
    is equal all over it, such as a confidence of 0.9; `text`: a sentence that says what that is.
    """

    layout: str
    vertices: F32
    triangles: I32
    code: int = -1
    color: U8 | None = None
    level: float = 0.0
    text: str = ""


class _Surfaces(Kind[Surface]):
    name, field, many = "surface", "surfaces", "named"

    def convert(self, value: Surface) -> Surface:
        return replace(
            value,
            vertices=array("vertices", value.vertices, np.float32),
            triangles=array("triangles", value.triangles, np.int32),
            color=optional("color", value.color, np.uint8),
        )

    def check(self, value: Surface, context: Context) -> None:
        check_name("layout", value.layout)
        check_shape("vertices", value.vertices, (None, 3))
        check_shape("triangles", value.triangles, (None, 3))
        for field, items, most in (
            ("vertices", value.vertices, MAX_VERTICES),
            ("triangles", value.triangles, MAX_TRIANGLES),
        ):
            if not 1 <= len(items) <= most:
                raise ValidationError(field, f"1 to {most}", len(items))
        check_places("vertices", value.vertices)
        check_between("triangles", value.triangles, 0, len(value.vertices) - 1)
        if not math.isfinite(value.level):
            raise ValidationError("level", "a finite number", value.level)
        _check_color(value, context.classes() or 0)

    def pack(self, value: Surface) -> Packed:
        arrays: Arrays = {"vertices": value.vertices, "triangles": value.triangles}
        own: Arrays = {} if value.color is None else {"color": value.color}
        fields = {"layout": value.layout, "code": value.code, "level": value.level, "text": value.text}
        return fields, arrays | own

    def unpack(self, fields: Fields) -> Surface:
        return Surface(
            fields.text("layout"),
            fields.array("vertices", np.float32),
            fields.array("triangles", np.int32),
            fields.integer("code"),
            fields.optional("color", np.uint8),
            fields.number("level"),
            fields.text("text"),
        )

    def describe(self, value: Surface) -> dict[str, object]:
        return {
            "layout": value.layout,
            "vertices": len(value.vertices),
            "triangles": len(value.triangles),
            "code": value.code,
            "color": None if value.color is None else value.color.tolist(),
            "level": value.level,
            "text": value.text,
        }


def _check_color(surface: Surface, classes: int) -> None:
    """The color of a class that the scene has, or one of its own."""
    if type(surface.code) is not int or not -1 <= surface.code < classes:
        raise ValidationError("code", f"-1…{classes - 1}, a class of the column label or none", surface.code)
    if surface.color is not None:
        check_shape("color", surface.color, (3,))
    elif surface.code < 0:
        raise ValidationError("color", "one where there is no class", "none")


KIND = _Surfaces()
