"""Selections: sets of rows that somebody found worth a name, a sentence and some numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from latentwalk.scenes.arrays import I32
from latentwalk.scenes.checks import check_between, check_each, check_name, check_shape
from latentwalk.scenes.convert import array
from latentwalk.scenes.fields import Fields
from latentwalk.scenes.kinds.kind import Context, Kind, Packed
from latentwalk.scenes.limits import MAX_SENTENCE_CHARACTERS
from latentwalk.scenes.wire import ValidationError


@dataclass(frozen=True, eq=False)
class Selection:
    """A set of rows that belong together: a region of errors, a cluster, suspect labels.

    `rows` (k,) int32, rising, at least one; `text`: a sentence that tells a person what they are; `numbers`: what was
    counted or measured of them, finite.
    """

    rows: I32
    text: str = ""
    numbers: dict[str, float] = field(default_factory=dict)


class _Selections(Kind[Selection]):
    name, field, many = "selection", "selections", "named"

    def convert(self, value: Selection) -> Selection:
        if not isinstance(value, Selection):  # bare row numbers are taken as one
            value = Selection(value)
        numbers = {name: float(number) for name, number in value.numbers.items()}
        return Selection(array("rows", value.rows, np.int32), value.text, numbers)

    def check(self, value: Selection, context: Context) -> None:
        rows = value.rows
        check_shape("rows", rows, (None,))
        if not len(rows):
            raise ValidationError("rows", "at least one row", "none")
        check_between("rows", rows, 0, context.n - 1)
        rising = np.ones(len(rows), np.bool_)
        rising[1:] = rows[1:] > rows[:-1]
        check_each("rows", "rising row numbers, each once", rising, rows)
        if not isinstance(value.text, str) or len(value.text) > MAX_SENTENCE_CHARACTERS:
            raise ValidationError("text", f"a text of at most {MAX_SENTENCE_CHARACTERS} characters", value.text)
        for name, number in value.numbers.items():
            check_name("numbers", name)
            if not math.isfinite(number):
                raise ValidationError(f"numbers.{name}", "a finite number", number)

    def pack(self, value: Selection) -> Packed:
        return {"text": value.text, "numbers": value.numbers}, {"rows": value.rows}

    def unpack(self, fields: Fields) -> Selection:
        return Selection(fields.array("rows", np.int32), fields.text("text", ""), fields.numbers("numbers"))

    def describe(self, value: Selection) -> dict[str, object]:
        return {"rows": len(value.rows), "text": value.text, "numbers": value.numbers}


KIND = _Selections()
