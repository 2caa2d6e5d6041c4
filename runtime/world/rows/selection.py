"""What is selected: by choice, by strokes of a brush, and back again."""

from __future__ import annotations

from typing import Literal

import numpy as np

from latentwalk.runtime.ground.markers import MARKER_SHIFT
from latentwalk.runtime.ground.shown import HIDDEN, SELECTED, WRONG
from latentwalk.runtime.world.history import History, Kept
from latentwalk.runtime.world.rows.large.masks import AT_ONCE
from latentwalk.scenes.arrays import I32, U8, Bools
from latentwalk.scenes.log.pages import parts

Op = Literal["replace", "add", "subtract", "intersect", "toggle"]
BrushOp = Literal["add", "subtract", "intersect"]
SELECTION: Kept = "selection"


def combine(before: Bools, rows: Bools, op: Op) -> Bools:
    """A new mask (n,): `before` with `rows` put in its place, added, taken away, kept alone, or each the other way."""
    if op == "replace":
        return rows.copy()
    if op == "add":
        return before | rows
    if op == "toggle":
        return before ^ rows
    return before & ~rows if op == "subtract" else before & rows


class Selected:
    """The selected rows; `rows` (n,) bool is replaced, never written into.  `history` gets a step for each change.

    `only`: the row that alone is selected, else −1.
    """

    def __init__(self, n: int, history: History) -> None:
        self.rows: Bools = np.zeros(n, np.bool_)
        self._history = history
        self.version = 0
        self.count = 0
        self.only = -1
        self._stroke: tuple[Bools, Bools, Op] | None = None

    @property
    def brushing(self) -> bool:
        """Whether a stroke goes on."""
        return self._stroke is not None

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

    def _step(self, rows: Bools) -> None:
        changed = np.packbits(rows ^ self.rows)
        self._show(rows)
        if changed.any():
            self._history.add(SELECTION, lambda: self._flip(changed), lambda: self._flip(changed))

    def _flip(self, changed: U8) -> None:
        """The change in either direction."""
        self._show(self.rows ^ np.unpackbits(changed, count=len(self.rows)).astype(np.bool_))

    def _show(self, rows: Bools) -> None:
        self.rows = rows
        self.count = int(np.count_nonzero(rows))
        self.only = int(rows.argmax()) if self.count == 1 else -1
        self.version += 1


def make_flags(visible: Bools, selected: Bools, wrong: Bools, markers: U8 | None = None) -> U8:
    """The flags (n,) uint8 that draw and picking read; `markers` (n,): numbers of shapes, None where all are discs."""
    flags = np.empty(len(visible), np.uint8)
    for part in parts(len(flags), AT_ONCE):
        bits = ~visible[part] * np.uint8(HIDDEN) | selected[part] * np.uint8(SELECTED) | wrong[part] * np.uint8(WRONG)
        flags[part] = bits if markers is None else bits | markers[part] << MARKER_SHIFT
    return flags
