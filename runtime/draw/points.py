"""All points and both eyes: one indirect draw of point sprites for far cells, one of square discs for near ones."""

from __future__ import annotations

import math
from ctypes import c_int, c_uint, c_void_p

import moderngl
import numpy as np

from latentwalk.runtime.draw.cull import select
from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.draw.gl import State, program, unlocked
from latentwalk.runtime.draw.rows import RowBuffer
from latentwalk.runtime.ground import markers
from latentwalk.runtime.ground.shown import HIDDEN, SELECTED, WRONG, Cells, Shown

#: Cells with points larger than this are drawn as discs: point sprites vanish when their middle leaves the view, which
#: is seen from here on, and cost a sixth of the vertices, which counts for the many small ones.
NEAR_PX = 20.0
#: Diameters in pixels: the smallest, below which a point flickers as the head moves, and the largest as a share of the
#: view's height, so that a point before the eye does not hide the rest.
SMALLEST_PX, LARGEST_SHARE = 2.0, 0.12
#: Crosses are at least so much larger than the smallest point, until all of them would cover this share of the view.
CROSS, CROSSED_SHARE = 3.5, 0.03
#: So many selected rows have rings; with more these fade, and from the second number on the others are dim instead:
#: rings of a large selection would hide the colors of its rows.
RINGED = 200, 500
#: Five unsigned integers: what `glMultiDrawArraysIndirect` takes for each draw, and one that it skips.
COMMAND_BYTES = 20
#: So many selected rows are drawn whatever the budget: any more would cost what it is there to save.
MARKED = 65_536
#: Clouds of more rows than this get a smaller smallest size, so that they stay clouds.
MANY_ROWS = 200_000


class PointDrawer:
    """The cloud as points.

    Of the last frame: `shown`, how many points of the cells in view were drawn; `thinned`, whether those were not all;
    `ringed`: 1 where selected rows are few and have rings, 0 where they are many and the others are dim.
    """

    def __init__(self, state: State, n: int, cells: Cells) -> None:
        self._state, ctx = state, state.ctx
        self.program = program(ctx, "points.vert", "points.frag")
        self._draw_indirect = unlocked(ctx, "glMultiDrawArraysIndirect", c_uint, c_void_p, c_int, c_int)
        self.order = RowBuffer(ctx, 4 * n)
        self.shown, self.thinned = 0, False
        # Half of it at sixteen times as many.
        self.smallest_px = SMALLEST_PX * min(1.0, max(0.5, (MANY_ROWS / max(n, 1)) ** 0.25))
        self.program["smallest_px"], self.program["largest_share"] = self.smallest_px, LARGEST_SHARE
        self.program["markers"] = [tuple(each) for each in markers.table().tolist()]
        self._marked_order = ctx.buffer(reserve=4 * (MARKED + 1), dynamic=True)
        self._both_eyes = ctx.buffer(np.array([[eye + 2, 0, 2 * MARKED, 1] for eye in (0, 1)], np.float32))
        self._marked_vertices = ctx.vertex_array(self.program, [(self._both_eyes, "4f/i", "draw")])
        self._marked, self._marked_version = np.zeros(0, np.int32), -1
        self._counts, self._counted_version = (0, 0), -1
        self.ringed = 1.0
        self._order = cells.order
        self.order.write(self._order, 0)
        self._reserve(len(cells.start))

    def _reserve(self, cells: int) -> None:
        """Room for the commands of so many cells, kept until their number changes."""
        self._scratch = np.zeros(cells, np.float32), np.zeros(cells, np.int32)
        self._commands = np.zeros((cells, 5), np.uint32)
        self._draws = np.zeros((2 * cells, 4), np.float32)
        ctx = self._state.ctx
        self._command_buffer = ctx.buffer(reserve=max(COMMAND_BYTES, self._commands.nbytes), dynamic=True)
        self._draw_buffer = ctx.buffer(reserve=max(16, self._draws.nbytes), dynamic=True)
        self._vertices = ctx.vertex_array(self.program, [(self._draw_buffer, "4f/i", "draw")])

    def draw(self, eyes: Eyes, shown: Shown, budget: int) -> None:
        """Draw the cloud as it is now: at most `budget` points of the smallest size, fewer larger ones."""
        self._emphasize(eyes, shown)
        far, near = self._select(eyes, shown, budget)
        if far + near == 0:
            return
        self._state.want(blend="over")
        self.order.buffer.bind_to_storage_buffer(0)
        self._command_buffer.write(self._commands)
        self._draw_buffer.write(self._draws)
        if far:
            self._draw_commands(moderngl.POINTS, far)
        if near:
            self._draw_commands(moderngl.TRIANGLES, near, first=len(self._commands) - near)
        if self.thinned:
            self._draw_marked(eyes, shown)

    def _emphasize(self, eyes: Eyes, shown: Shown) -> None:
        """How wrong and selected rows are told from others: the louder, the fewer they are."""
        if self._counted_version != shown.flags_version:
            self._counted_version = shown.flags_version
            seen = shown.flags[(shown.flags & HIDDEN) == 0]
            self._counts = int(np.count_nonzero(seen & WRONG)), int(np.count_nonzero(seen & SELECTED))
        wrong, selected = self._counts
        _, _, width, height = eyes.all[0].viewport
        room_px = math.sqrt(CROSSED_SHARE * width * height / max(wrong, 1))
        self.program["smallest_cross_px"] = max(self.smallest_px, min(CROSS * self.smallest_px, room_px))
        few, many = RINGED
        self.ringed = min(1.0, max(0.0, (many - selected) / (many - few)))
        self.program["ringed"] = self.ringed

    def _draw_commands(self, mode: int, count: int, first: int = 0) -> None:
        """Draw some of the commands; workers go on meanwhile."""
        self._vertices.render_indirect(self._command_buffer, mode, count=0)  # binds what is needed
        self._draw_indirect(mode, first * COMMAND_BYTES, count, COMMAND_BYTES)

    def _draw_marked(self, eyes: Eyes, shown: Shown) -> None:
        """Draw the hovered and the selected rows, which a thinned cloud may lack."""
        if self._marked_version != shown.flags_version:
            self._marked = np.flatnonzero((shown.flags & SELECTED) != 0)[:MARKED].astype(np.int32)
            self._marked_version = shown.flags_version
        rows = np.append(self._marked, np.int32(shown.pointer.row)) if shown.pointer.row >= 0 else self._marked
        if not len(rows):
            return
        self._marked_order.write(rows)
        self._marked_order.bind_to_storage_buffer(0)
        self._marked_vertices.render(moderngl.TRIANGLES, vertices=6 * len(rows), instances=eyes.count)

    def _select(self, eyes: Eyes, shown: Shown, budget: int) -> tuple[int, int]:
        """Fill the commands; returns how many far and near cells there are to draw."""
        cells = shown.cloud.cells
        if cells.order is not self._order:
            self._order = cells.order
            self.order.write(cells.order, object())
        if len(cells.start) != len(self._commands):
            self._release_commands()
            self._reserve(len(cells.start))
        far, near, self.shown, self.thinned = select(
            cells.start,
            cells.count,
            cells.center,
            cells.radius,
            eyes.clips,
            eyes.focal_px,
            eyes.room_per_stage,
            shown.point_size_m,
            float(budget),
            NEAR_PX,
            *self._scratch,
            self._commands,
            self._draws,
        )
        return far, near

    def _release_commands(self) -> None:
        for thing in (self._vertices, self._command_buffer, self._draw_buffer):
            thing.release()

    def release(self) -> None:
        """Free everything."""
        self._release_commands()
        for thing in (self._marked_vertices, self._marked_order, self._both_eyes, self.order.buffer, self.program):
            thing.release()
