"""Rows with some flags among points of a cell: sprites between points that are drawn otherwise."""

from __future__ import annotations

import moderngl
import numpy as np

from latentwalk.runtime.draw.cloud.deal import Dealt
from latentwalk.runtime.draw.cloud.points import PointDrawer
from latentwalk.runtime.draw.records import Stored
from latentwalk.runtime.ground.shown import HIDDEN, Cells, Shown
from latentwalk.scenes.arrays import F32, I32, U32


class Specials:
    """Draws, of dealt cells, only the rows that have one of some flags, as `points` would."""

    def __init__(self, ctx: moderngl.Context, points: PointDrawer) -> None:
        self._points = points
        self._slots: I32 = np.zeros(0, np.int32)
        self._of: tuple[object, ...] = ()
        self._cells_order: I32 | None = None
        # A slot is its vertex's number, so that the shader knows its place in its cell.
        self._index, self._commands, self._draws = Stored(ctx, 4), Stored(ctx, 20), Stored(ctx, 16)
        self._vertices = ctx.vertex_array(
            points.program, [(self._draws.buffer, "4f/i", "draw")], index_buffer=self._index.buffer
        )

    def draw(self, shown: Shown, dealt: Dealt, flags: int) -> None:
        """Draw the rows with one of the `flags`."""
        cells = shown.cloud.cells
        self._find(cells, shown, flags)
        commands, draws = write_commands(self._slots, cells, dealt)
        if len(commands):
            self._commands.fill(commands)
            self._draws.fill(draws)
            self._points.order.use(0)
            self._vertices.render_indirect(self._commands.buffer, moderngl.POINTS, count=len(commands))

    def _find(self, cells: Cells, shown: Shown, flags: int) -> None:
        if self._of == (flags, shown.flags_version) and cells.order is self._cells_order:
            return
        self._of, self._cells_order = (flags, shown.flags_version), cells.order
        has = (shown.flags & (flags | HIDDEN)).astype(np.uint8)
        self._slots = np.flatnonzero(((has > 0) & (has & HIDDEN == 0))[cells.order]).astype(np.int32)
        self._index.fill(self._slots)

    def release(self) -> None:
        """Free everything."""
        for thing in (self._vertices, self._index, self._commands, self._draws):
            thing.release()


def write_commands(slots: I32, cells: Cells, dealt: Dealt) -> tuple[U32, F32]:
    """What `glMultiDrawElementsIndirect` takes for each cell that has one of the `slots` (rising) among its points
    (k, 5), and what `points.vert` takes for each eye of these (2 k, 4)."""
    start, count = cells.start[dealt.cells], cells.count[dealt.cells]
    first = np.searchsorted(slots, start)
    number = np.searchsorted(slots, start + np.ceil(dealt.points).astype(np.int32)) - first
    has = number > 0
    seen_by = dealt.seen_by[dealt.cells[has]]
    k = len(seen_by)
    commands = np.zeros((k, 5), np.uint32)
    commands[:, 0], commands[:, 1], commands[:, 2] = number[has], 1 + (seen_by == 3), first[has]
    commands[:, 4] = 2 * np.arange(k) + (seen_by == 2)
    draws = np.empty((k, 2, 4), np.float32)
    draws[:, :, 0] = 0, 1
    points = np.where(dealt.points < count, dealt.points, 2 * count)  # no growing at the end
    draws[:, :, 1], draws[:, :, 2], draws[:, :, 3] = (each[has, None] for each in (start, points, dealt.growth))
    return commands, draws.reshape(-1, 4)
