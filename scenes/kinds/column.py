"""Columns: a class, a number, a yes or no, or a text for each row."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from latentwalk.scenes.arrays import F32, I32, U8, Bools
from latentwalk.scenes.checks import check_between, check_classes, check_count, check_each, check_shape
from latentwalk.scenes.convert import array, optional
from latentwalk.scenes.fields import Fields, as_bools
from latentwalk.scenes.kinds.kind import AnyKind, Context, Kind, Packed
from latentwalk.scenes.limits import MAX_NAME_CHARACTERS
from latentwalk.scenes.texts import Strings, check_texts, convert_texts, pack_texts
from latentwalk.scenes.wire import Record, ValidationError


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


class _Categories(Kind[Category]):
    name, field = "category", "columns"

    def convert(self, value: Category) -> Category:
        codes, names = array("codes", value.codes, np.int32), list(convert_texts("names", value.names))
        return Category(codes, names, optional("colors", value.colors, np.uint8))

    def check(self, value: Category, context: Context) -> None:
        check_classes("names", value.names)
        check_shape("codes", value.codes, (context.n,))
        check_between("codes", value.codes, -1, len(value.names) - 1)
        if value.colors is not None:
            check_shape("colors", value.colors, (len(value.names), 3))

    def pack(self, value: Category) -> Packed:
        colors = {} if value.colors is None else {"colors": value.colors}
        return {}, {"codes": value.codes, **pack_texts("names", Strings.of(value.names)), **colors}

    def unpack(self, fields: Fields) -> Category:
        names = fields.texts("names")
        check_texts("names", names)  # before they are decoded
        check_count("names", len(names))  # before each becomes a text of Python's
        return Category(fields.array("codes", np.int32), list(names), fields.optional("colors", np.uint8))

    def describe(self, value: Category) -> dict[str, object]:
        counts = np.bincount(value.codes[value.codes >= 0], minlength=len(value.names)).tolist()
        classes, unknown = dict(zip(value.names, counts, strict=True)), int((value.codes < 0).sum())
        return {"unknown": unknown, "own_colors": value.colors is not None, "classes": classes}


class _Scalars(Kind[Scalar]):
    name, field = "scalar", "columns"

    def convert(self, value: Scalar) -> Scalar:
        return replace(value, values=array("values", value.values, np.float32))

    def check(self, value: Scalar, context: Context) -> None:
        check_shape("values", value.values, (context.n,))
        infinite = np.isinf(value.values)
        if infinite.any():
            check_each("values", "a number or NaN", ~infinite, value.values)
        if len(value.unit) > MAX_NAME_CHARACTERS:
            raise ValidationError("unit", f"at most {MAX_NAME_CHARACTERS} characters", value.unit)
        if value.center is not None and not math.isfinite(value.center):
            raise ValidationError("center", "a finite number", value.center)

    def pack(self, value: Scalar) -> Packed:
        return {"unit": value.unit, "center": value.center}, {"values": value.values}

    def unpack(self, fields: Fields) -> Scalar:
        return Scalar(
            fields.array("values", np.float32),
            fields.text("unit", ""),
            fields.number("center") if fields.has("center") else None,
        )

    def describe(self, value: Scalar) -> dict[str, object]:
        known = value.values[~np.isnan(value.values)]
        found: dict[str, object] = {"unit": value.unit, "unknown": len(value.values) - len(known)}
        if len(known):
            found |= {
                "minimum": float(known.min()),
                "mean": float(known.mean(dtype=np.float64)),  # float32 may not hold the sum
                "maximum": float(known.max()),
            }
        return found if value.center is None else found | {"center": value.center}


class _Bools(Kind[Bool]):
    name, field = "bool", "columns"

    def convert(self, value: Bool) -> Bool:
        return Bool(array("values", value.values, np.bool_))

    def check(self, value: Bool, context: Context) -> None:
        check_shape("values", value.values, (context.n,))

    def pack(self, value: Bool) -> Packed:
        return {}, {"values": value.values}

    def unpack(self, fields: Fields) -> Bool:
        return Bool(as_bools("values", fields.array("values", np.uint8)))

    def describe(self, value: Bool) -> dict[str, object]:
        return {"true": int(value.values.sum())}


class _Texts(Kind[Text]):
    name, field = "text", "columns"

    def convert(self, value: Text) -> Text:
        return Text(convert_texts("values", value.values))

    def check(self, value: Text, context: Context) -> None:
        check_texts("values", value.values, context.n)

    def pack(self, value: Text) -> Packed:
        return {}, pack_texts("values", value.values)

    def unpack(self, fields: Fields) -> Text:
        return Text(fields.texts("values"))

    def describe(self, value: Text) -> dict[str, object]:
        return {"first": list(value.values[:3])}


TYPES: dict[type[Column], AnyKind] = {
    Category: _Categories(),
    Scalar: _Scalars(),
    Bool: _Bools(),
    Text: _Texts(),
}
_NAMED = {kind.name: kind for kind in TYPES.values()}


class _Columns(Kind[Column]):
    """A column is of one of the `TYPES`, each like a kind of its own; its record says which in the field `type`."""

    name, field, many = "column", "columns", "named"

    def convert(self, value: Column) -> Column:
        column: Column = self._type_of(value).convert(value)
        return column

    def check(self, value: Column, context: Context) -> None:
        self._type_of(value).check(value, context)
        before = context.classes() if context.name == "label" and context.last_epoch is not None else None
        if before is not None and not (isinstance(value, Category) and len(value.names) >= before):
            raise ValidationError("names", f"at least {before}, as the epochs' predictions refer to them", "fewer")

    def pack(self, value: Column) -> Packed:
        kind = self._type_of(value)
        fields, arrays = kind.pack(value)
        return {"type": kind.name, **fields}, arrays

    def unpack(self, fields: Fields) -> Column:
        name = fields.text("type")
        if name not in _NAMED:
            raise ValidationError("type", "one of " + ", ".join(_NAMED), name)
        column: Column = _NAMED[name].unpack(fields)
        return column

    def describe(self, value: Column) -> dict[str, object]:
        kind = self._type_of(value)
        return {"type": kind.name, **kind.describe(value)}

    def read(self, record: Record, context: Context) -> Column:
        if not context.unread:
            return super().read(record, context)
        value = self.unpack(Fields(record))
        given = value.codes if isinstance(value, Category) else value.values
        rows = given.offsets[1:] if isinstance(given, Strings) else given
        check_shape("values", rows, (context.n,))
        return value

    def _type_of(self, value: Column) -> AnyKind:
        for column, kind in TYPES.items():
            if isinstance(value, column):  # also a class derived from one
                return kind
        raise ValidationError(
            "column", "one of " + ", ".join(column.__name__ for column in TYPES), type(value).__name__
        )


KIND = _Columns()
