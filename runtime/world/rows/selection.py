"""What is selected and what is hidden: selection with undo and redo, brush strokes, filter and isolation."""

from __future__ import annotations

from typing import Literal

import numpy as np

from latentwalk.runtime.ground.markers import MARKER_SHIFT
from latentwalk.runtime.ground.shown import HIDDEN, SELECTED, WRONG
from latentwalk.scenes.arrays import I32, U8, Bools
from latentwalk.scenes.errors import UsageError

Op = Literal["replace", "add", "subtract", "intersect"]
BrushOp = Literal["add", "subtract", "intersect"]
MOST_STEPS = 100  # one bit a row and step: 12 MB for a million rows


def combine(before: Bools, rows: Bools, op: Op) -> Bools:
    """A new mask (n,): `before` with `rows` put in its place, added, taken away, or kept alone."""
    if op == "replace":
        return rows.copy()
    if op == "add":
        return before | rows
    return before & ~rows if op == "subtract" else before & rows


class Selected:
    """The selected rows and their history; `rows` (n,) bool is replaced, never written into."""

    def __init__(self, n: int) -> None:
        self.rows: Bools = np.zeros(n, np.bool_)
        self.version = 0
        self.count = 0
        self._done: list[U8] = []
        self._undone: list[U8] = []
        self._stroke: tuple[Bools, Bools, Op] | None = None

    def change(self, rows: Bools, op: Op = "replace") -> None:
        """Combine with a mask (n,); a step that can be undone, unless it changes nothing."""
        self._step(combine(self.rows, rows, op))

    def toggle(self, row: int) -> None:
        """Select a row, or no longer."""
        rows = self.rows.copy()
        rows[row] = not rows[row]
        self._step(rows)

    def brush(self, rows: I32, op: Op) -> None:
        """Go on with a stroke over rows (k,), or begin one: all that it touched combines with what was before."""
        if self._stroke is None:
            self._stroke = (self.rows, np.zeros_like(self.rows), op)
        before, touched, op = self._stroke
        begins = op == "intersect" and self.rows is before  # what is not touched goes at once
        if begins or not touched[rows].all():
            touched[rows] = True
            self._show(combine(before, touched, op))

    def end_brush(self) -> None:
        """End the stroke: one step to undo."""
        if self._stroke is not None:
            before, now = self._stroke[0], self.rows
            self._stroke, self.rows = None, before
            self._step(now)

    def undo(self) -> None:
        """Take the last step back.  Raises UsageError when there is none."""
        self._travel(self._done, self._undone, "undo")

    def redo(self) -> None:
        """Take the last undone step again.  Raises UsageError when there is none."""
        self._travel(self._undone, self._done, "redo")

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone step."""
        return bool(self._undone)

    def _step(self, rows: Bools) -> None:
        changed = np.packbits(rows ^ self.rows)
        self._show(rows)
        if changed.any():
            self._done = [*self._done, changed][-MOST_STEPS:]
            self._undone = []

    def _travel(self, source: list[U8], target: list[U8], word: str) -> None:
        self.end_brush()
        if not source:
            raise UsageError(f"nothing to {word}")
        changed = source.pop()
        target.append(changed)
        self._show(self.rows ^ np.unpackbits(changed, count=len(self.rows)).astype(np.bool_))

    def _show(self, rows: Bools) -> None:
        self.rows = rows
        self.count = int(np.count_nonzero(rows))
        self.version += 1


class Visibility:
    """Which rows are hidden: by a filter, and by isolation of the rows that were selected when it began."""

    def __init__(self, n: int) -> None:
        self.filtered: Bools | None = None
        self.isolated: Bools | None = None
        self._n = n

    def visible(self) -> Bools:
        """Mask (n,) of the rows to show."""
        mask = np.ones(self._n, np.bool_)
        for part in (self.filtered, self.isolated):
            if part is not None:
                mask &= part
        return mask


def make_flags(visible: Bools, selected: Bools, wrong: Bools, markers: U8 | None = None) -> U8:
    """The flags (n,) uint8 that draw and picking read; `markers` (n,): numbers of shapes, None where all are discs."""
    bits = ~visible * np.uint8(HIDDEN) | selected * np.uint8(SELECTED) | wrong * np.uint8(WRONG)
    return np.asarray(bits if markers is None else bits | markers << MARKER_SHIFT, np.uint8)
