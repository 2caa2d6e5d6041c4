"""All points and both eyes: one indirect draw of point sprites for far cells, one of square discs for near ones.  This
is OpenGL 4.3; `arrays.py` does it with what 4.1 has."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from ctypes import c_int, c_uint, c_void_p

import moderngl
import numba as nb
import numpy as np

from latentwalk.runtime.draw.cloud.deal import Dealer, Dealt
from latentwalk.runtime.draw.cloud.emphasis import LARGEST_SHARE, MARKED, Emphasis
from latentwalk.runtime.draw.cloud.rows import RowTable
from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.draw.gl import State, program, unlocked
from latentwalk.runtime.ground import markers
from latentwalk.runtime.ground.shown import Cells, Shown
from latentwalk.runtime.ground.soon import soon
from latentwalk.scenes.arrays import F32, I32, U32

#: Cells with points larger than this are drawn as discs: point sprites vanish when their middle leaves the view, which
#: is seen from here on, and cost a sixth of the vertices, which counts for the many small ones.
NEAR_PX = 20.0
#: Five unsigned integers: what `glMultiDrawArraysIndirect` takes for each draw, and one that it skips.
COMMAND_BYTES = 20
#: Four floats for each eye.
DRAW_BYTES = 32


@soon
@nb.njit(cache=True)  # type: ignore[misc, unused-ignore]
def write_commands(
    start: I32,
    count: I32,
    cells: I32,
    points: F32,
    growth: F32,
    largest_px: F32,
    seen_by: I32,
    near_px: float,
    commands: U32,
    draws: F32,
) -> tuple[int, int]:
    """Fill `commands` with the draws of what was dealt (`Dealt`) of m cells; returns how many far ones, from the front,
    and near ones, from the back.

    Written: `commands` (m, 5) uint32: vertices, instances, first vertex, base instance, 0 (six vertices a point for
    near cells, one for far ones); `draws` (2 m, 4): eye (plus 2 for near cells), first, points (fractional), growth for
    each instance.
    """
    far, near = 0, 0
    for j in range(cells.shape[0]):
        i = cells[j]
        if largest_px[j] > near_px:
            near += 1
            k, vertices = commands.shape[0] - near, 6
        else:
            k, vertices = far, 1
            far += 1
        only_right = seen_by[i] == 2
        commands[k, 0] = vertices * int(np.ceil(points[j]))
        commands[k, 1] = 2 if seen_by[i] == 3 else 1
        commands[k, 2] = vertices * start[i]
        # The base instance picks the record in `draws`: the right eye's where it alone sees the cell.
        commands[k, 3] = 2 * k + only_right
        commands[k, 4] = 0
        for e in range(2):
            draws[2 * k + e, 0] = e + (2 if vertices == 6 else 0)
            draws[2 * k + e, 1] = start[i]
            draws[2 * k + e, 2] = points[j] if points[j] < count[i] else 2 * count[i]  # no growing at the end
            draws[2 * k + e, 3] = growth[j]
    return far, near


class Sprites:
    """The cloud as points, by draws that subclasses know.

    Of the last frame: `dealt`; `shown`, how many points of the cells in view were drawn; `thinned`, whether those were
    not all; `emphasis`.
    """

    dealt: Dealt

    def __init__(self, state: State, n: int, cells: Cells, vertex_shader: str, defined: Sequence[str] = ()) -> None:
        self._state = state
        self.program = program(state.ctx, vertex_shader, "points.frag", storage=state.storage, defined=defined)
        self.order = RowTable(state, len(cells.order), "i4")
        self.shown, self.thinned = 0, False
        self.emphasis = Emphasis(n)
        self.dealer = Dealer(self.emphasis.smallest_px)
        self.program["smallest_px"], self.program["largest_share"] = self.emphasis.smallest_px, LARGEST_SHARE
        self.program["markers"] = [tuple(each) for each in markers.table().tolist()]
        self._told = 0.0, 0.0
        self._order = cells.order
        self.order.write(self._order, 0)

    def draw(self, eyes: Eyes, shown: Shown) -> None:
        """Draw what was dealt."""
        if not len(self.dealt.cells):
            return
        self._state.want(blend="over")
        self.draw_dealt(eyes, shown.cloud.cells, self.dealt)
        if self.thinned:
            # The hovered and the selected rows, which a thinned cloud may lack.
            rows = self.emphasis.marked(shown)
            if len(rows):
                self.draw_marked(eyes, rows)

    def deal(self, eyes: Eyes, shown: Shown, budget: int) -> None:
        """Choose at most `budget` points of the smallest size, fewer larger ones."""
        cells = shown.cloud.cells
        if cells.order is not self._order:
            self._order = cells.order
            self.order.write(cells.order, object())
        self.emphasis.update(eyes, shown)
        told = self.emphasis.smallest_cross_px, self.emphasis.ringed
        if told != self._told:
            self._told = self.program["smallest_cross_px"], self.program["ringed"] = told
        self.dealt = self.dealer.deal(eyes, cells, shown.point_size_m, budget)
        self.shown, self.thinned = self.dealt.shown, self.dealt.thinned

    @abstractmethod
    def draw_dealt(self, eyes: Eyes, cells: Cells, dealt: Dealt) -> None:
        """Draw points of some cells in view."""

    @abstractmethod
    def draw_marked(self, eyes: Eyes, rows: I32) -> None:
        """Draw these rows, at most MARKED + 1."""

    def release(self) -> None:
        """Free everything."""
        self.order.release()
        self.program.release()


class PointDrawer(Sprites):
    """By indirect draws, whose base instances pick what is drawn of a cell."""

    def __init__(self, state: State, n: int, cells: Cells, *, defined: Sequence[str] = ()) -> None:
        super().__init__(state, n, cells, "points.vert", defined)
        ctx = state.ctx
        self._draw_indirect = unlocked(ctx, "glMultiDrawArraysIndirect", c_uint, c_void_p, c_int, c_int)
        self._marked_order = ctx.buffer(reserve=4 * (MARKED + 1), dynamic=True)
        self._both_eyes = ctx.buffer(np.array([[eye + 2, 0, 2 * MARKED, 1] for eye in (0, 1)], np.float32))
        self._marked_vertices = ctx.vertex_array(self.program, [(self._both_eyes, "4f/i", "draw")])
        self._reserve(len(cells.start))

    def _reserve(self, cells: int) -> None:
        """Room for the commands of so many cells, kept until their number changes."""
        self._commands = np.zeros((cells, 5), np.uint32)
        self._draws = np.zeros((2 * cells, 4), np.float32)
        ctx = self._state.ctx
        self._command_buffer = ctx.buffer(reserve=max(COMMAND_BYTES, self._commands.nbytes), dynamic=True)
        self._draw_buffer = ctx.buffer(reserve=max(16, self._draws.nbytes), dynamic=True)
        self._vertices = ctx.vertex_array(self.program, [(self._draw_buffer, "4f/i", "draw")])

    def draw_dealt(self, eyes: Eyes, cells: Cells, dealt: Dealt) -> None:
        """As `Sprites` has it."""
        if len(cells.start) != len(self._commands):
            self._release_commands()
            self._reserve(len(cells.start))
        far, near = self._write(cells, dealt)
        self.bind_order()
        if far:
            self._draw_commands(moderngl.POINTS, far)
        if near:
            self._draw_commands(moderngl.TRIANGLES, near, first=len(self._commands) - near)

    def bind_order(self) -> None:
        """Have the shader find which row comes where in a cell."""
        self.order.use(0)

    def _write(self, cells: Cells, dealt: Dealt) -> tuple[int, int]:
        """Send the commands; returns how many far and near cells there are to draw."""
        far, near = write_commands(
            cells.start,
            cells.count,
            dealt.cells,
            dealt.points,
            dealt.growth,
            dealt.largest_px,
            dealt.seen_by,
            NEAR_PX,
            self._commands,
            self._draws,
        )
        last = len(self._commands) - near
        for part in (slice(far), slice(last, None)):  # what is between them nothing reads
            if len(commands := self._commands[part]):
                first = part.start or 0
                self._command_buffer.write(commands, COMMAND_BYTES * first)
                self._draw_buffer.write(self._draws[2 * first : 2 * (first + len(commands))], DRAW_BYTES * first)
        return far, near

    def _draw_commands(self, mode: int, count: int, first: int = 0) -> None:
        """Draw some of the commands; workers go on meanwhile."""
        self._vertices.mglo.render_indirect(self._command_buffer.mglo, mode, 0, 0)  # binds what is needed
        self._draw_indirect(mode, first * COMMAND_BYTES, count, COMMAND_BYTES)

    def draw_marked(self, eyes: Eyes, rows: I32) -> None:
        """As `Sprites` has it."""
        self._marked_order.write(rows)
        self._marked_order.bind_to_storage_buffer(0)
        self._marked_vertices.render(moderngl.TRIANGLES, vertices=6 * len(rows), instances=eyes.count)

    def _release_commands(self) -> None:
        for thing in (self._vertices, self._command_buffer, self._draw_buffer):
            thing.release()

    def release(self) -> None:
        """Free everything."""
        super().release()
        self._release_commands()
        for thing in (self._marked_vertices, self._marked_order, self._both_eyes):
            thing.release()
