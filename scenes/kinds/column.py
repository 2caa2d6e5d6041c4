"""Columns: a class, a number, a yes or no, or a text for each row."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from latentwalk.scenes.arrays import F32, I32, U8, Bools
from latentwalk.scenes.checks import check_between, check_classes, check_each, check_shape
from latentwalk.scenes.convert import array, optional
from latentwalk.scenes.fields import Fields, as_bools
from latentwalk.scenes.kinds.kind import Context, Kind, Packed
from latentwalk.scenes.limits import MAX_NAME_CHARACTERS
from latentwalk.scenes.texts import Strings, check_texts, convert_texts, pack_texts
from latentwalk.scenes.wire import Unfit


@dataclass(frozen=True, eq=False)
class Category:
    """A class for each row: `codes` (n,) int32 into `names`, −1 where unknown; `colors` (len(names), 3) uint8 sRGB
    or None."""

    codes: I32
    names: list[str]
    colors: U8 | None = None


@dataclass(frozen=True, eq=False)
class Scalar:
    """A number for each row: `values` (n,) float32, NaN where unknown.  `center`: the middle of a diverging scale, if
    it has one."""

    values: F32
    unit: str = ""
    center: float | None = None


@dataclass(frozen=True, eq=False)
class Bool:
    """Yes or no for each row: `values` (n,) bool."""

    values: Bools


@dataclass(frozen=True, eq=False)
class Text:
    """A text for each row."""

    values: Strings


Column = Category | Scalar | Bool | Text


def class_count(columns: Mapping[str, Column]) -> int | None:
    """How many classes the label column has, which epochs' predictions refer to; None without one."""
    label = columns.get("label")
    return len(label.names) if isinstance(label, Category) else None


class _Columns(Kind[Column]):
    name, field, many = "column", "columns", "named"

    def convert(self, value: Column) -> Column:
        if isinstance(value, Category):
            codes, names = array("codes", value.codes, np.int32), list(convert_texts("names", value.names))
            return Category(codes, names, optional("colors", value.colors, np.uint8))
        if isinstance(value, Scalar):
            return replace(value, values=array("values", value.values, np.float32))
        if isinstance(value, Bool):
            return Bool(array("values", value.values, np.bool_))
        if isinstance(value, Text):
            return Text(convert_texts("values", value.values))
        raise Unfit("column", "a Category, Scalar, Bool or Text", type(value).__name__)

    def check(self, value: Column, context: Context) -> None:
        if isinstance(value, Category):
            _check_category(value, context.n)
        elif isinstance(value, Text):
            check_texts("values", value.values, context.n)
        else:
            check_shape("values", value.values, (context.n,))
            if isinstance(value, Scalar):
                _check_scalar(value)
        if context.name == "label" and context.last_epoch is not None:
            _check_successor(value, context.classes())

    def pack(self, value: Column) -> Packed:
        fields: dict[str, Any] = {"type": type(value).__name__.lower()}
        if isinstance(value, Category):
            colors = {} if value.colors is None else {"colors": value.colors}
            return fields, {"codes": value.codes, **pack_texts("names", Strings.of(value.names)), **colors}
        if isinstance(value, Text):
            return fields, pack_texts("values", value.values)
        if isinstance(value, Scalar):
            fields |= {"unit": value.unit, "center": value.center}
        return fields, {"values": value.values}

    def unpack(self, fields: Fields) -> Column:
        kind = fields.text("type")
        if kind == "category":
            names = fields.texts("names")
            check_texts("names", names)  # before they are decoded
            return Category(fields.array("codes", "i4"), list(names), fields.optional("colors", "u1"))
        if kind == "scalar":
            return Scalar(fields.array("values", "f4"), fields.text("unit", ""), fields.number("center", None))
        if kind == "bool":
            return Bool(as_bools("values", fields.array("values", "u1")))
        if kind == "text":
            return Text(fields.texts("values"))
        raise Unfit("type", "category, scalar, bool or text", kind)

    def describe(self, value: Column) -> dict[str, Any]:
        if isinstance(value, Category):
            counts = np.bincount(value.codes[value.codes >= 0], minlength=len(value.names)).tolist()
            classes, unknown = dict(zip(value.names, counts, strict=True)), int((value.codes < 0).sum())
            return {"type": "category", "unknown": unknown, "own_colors": value.colors is not None, "classes": classes}
        if isinstance(value, Scalar):
            return _describe_scalar(value)
        if isinstance(value, Bool):
            return {"type": "bool", "true": int(value.values.sum())}
        return {"type": "text", "first": list(value.values[:3])}


def _check_category(column: Category, n: int) -> None:
    check_classes("names", column.names)
    check_shape("codes", column.codes, (n,))
    check_between("codes", column.codes, -1, len(column.names) - 1)
    if column.colors is not None:
        check_shape("colors", column.colors, (len(column.names), 3))


def _check_scalar(column: Scalar) -> None:
    infinite = np.isinf(column.values)
    if infinite.any():
        check_each("values", "a number or NaN", ~infinite, column.values)
    if len(column.unit) > MAX_NAME_CHARACTERS:
        raise Unfit("unit", f"at most {MAX_NAME_CHARACTERS} characters", column.unit)
    if column.center is not None and not math.isfinite(column.center):
        raise Unfit("center", "a finite number", column.center)


def _check_successor(column: Column, before: int | None) -> None:
    """A label column that epochs refer to may gain names but not lose any."""
    if before is not None and (not isinstance(column, Category) or len(column.names) < before):
        raise Unfit("names", f"at least {before}, as the epochs' predictions refer to them", "fewer")


def _describe_scalar(column: Scalar) -> dict[str, Any]:
    known = column.values[~np.isnan(column.values)]
    found: dict[str, Any] = {"type": "scalar", "unit": column.unit, "unknown": len(column.values) - len(known)}
    if len(known):
        found |= {"minimum": float(known.min()), "mean": float(known.mean()), "maximum": float(known.max())}
    return found if column.center is None else found | {"center": column.center}


KIND = _Columns()
