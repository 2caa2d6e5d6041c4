"""The cloud with OpenGL 4.1, as macOS has it: without storage buffers, indirect draws and base instances.

What indirect draws take from the GPU's memory is here an array of the CPU's for each eye; what is drawn of a cell, for
which they have a base instance, shaders look up by the vertex's number: it says which cell it is of.
"""

from __future__ import annotations

from ctypes import c_int, c_uint, c_void_p

import moderngl
import numba as nb
import numpy as np

from latentwalk.runtime.draw.cloud.deal import Dealt
from latentwalk.runtime.draw.cloud.emphasis import MARKED
from latentwalk.runtime.draw.cloud.points import NEAR_PX, Sprites
from latentwalk.runtime.draw.eyes import MOST_EYES, Eyes
from latentwalk.runtime.draw.gl import PLACES, State, unlocked
from latentwalk.runtime.draw.records import Records
from latentwalk.runtime.ground.shown import Cells
from latentwalk.runtime.ground.soon import soon
from latentwalk.scenes.arrays import F32, I32
from latentwalk.scenes.queries.curve import CELL

#: A slot that no vertex has.
NEVER = 1 << 30


@soon
@nb.njit(cache=True)  # type: ignore[misc, unused-ignore]
def write_arrays(
    start: I32,
    count: I32,
    cells: I32,
    points: F32,
    growth: F32,
    largest_px: F32,
    seen_by: I32,
    near_px: float,
    first: I32,
    vertices: I32,
    draws: I32,
    records: F32,
) -> None:
    """Write the draws of what was dealt (`Dealt`) of m cells.

    Written: `first` and `vertices` (eyes, m) int32, of each eye those of far cells from the front, one vertex a point,
    and of near ones from the back, six; `draws` (eyes, 2): how many far and near ones; `records` (m, 2): points
    (fractional) and growth of the cells.
    """
    draws[:] = 0
    for j in range(cells.shape[0]):
        i = cells[j]
        records[i, 0] = points[j] if points[j] < count[i] else 2 * count[i]  # no growing at the end
        records[i, 1] = growth[j]
        near = 1 if largest_px[j] > near_px else 0
        each = 6 if near else 1
        for eye in range(draws.shape[0]):
            if seen_by[i] >> eye & 1:
                draws[eye, near] += 1
                k = first.shape[1] - draws[eye, 1] if near else draws[eye, 0] - 1
                first[eye, k] = each * start[i]
                vertices[eye, k] = each * int(np.ceil(points[j]))


class ArrayDrawer(Sprites):
    """By draws of many arrays at once."""

    def __init__(self, state: State, n: int, cells: Cells) -> None:
        super().__init__(state, n, cells, "points41.vert")
        ctx = state.ctx
        self._draw_arrays = unlocked(ctx, "glMultiDrawArrays", c_uint, c_void_p, c_void_p, c_int)
        self._vertices = ctx.vertex_array(self.program, [])
        self._marked_order = Records(ctx, MARKED + 1, 1, "i4")
        self._marked = Records(ctx, MARKED // CELL + 1, 2)
        self._marked.write(np.full((MARKED // CELL + 1, 2), (2 * CELL, 1), np.float32))
        self._draws = np.zeros((MOST_EYES, 2), np.int32)
        self._reserve(cells)

    def _reserve(self, cells: Cells) -> None:
        """Room for the draws of these cells, kept until their number changes."""
        self._first, self._count = (np.zeros((MOST_EYES, len(cells.start)), np.int32) for _ in range(2))
        self._dealt_of = np.zeros((len(cells.start), 2), np.float32)
        self._dealt = Records(self._state.ctx, len(cells.start), 2)

    def draw_dealt(self, eyes: Eyes, cells: Cells, dealt: Dealt) -> None:
        """As `Sprites` has it."""
        if len(cells.start) != len(self._dealt_of):
            self._dealt.release()
            self._reserve(cells)
        write_arrays(
            cells.start,
            cells.count,
            dealt.cells,
            dealt.points,
            dealt.growth,
            dealt.largest_px,
            dealt.seen_by,
            NEAR_PX,
            self._first,
            self._count,
            self._draws,
            self._dealt_of,
        )
        self._dealt.write(self._dealt_of)
        self.program["whole"] = cells.whole
        self.program["parts_at"] = int(cells.start[cells.whole]) if cells.parts else NEVER
        self.order.use(PLACES["order"])
        self._dealt.use(PLACES["dealt"])
        for eye in range(eyes.count):
            self.program["eye"] = eye
            far, near = self._draws[eye].tolist()
            self._draw_eye(eye, 0, far, is_near=False)
            self._draw_eye(eye, len(self._dealt_of) - near, near, is_near=True)

    def _draw_eye(self, eye: int, first: int, count: int, *, is_near: bool) -> None:
        """Some of an eye's draws; workers go on meanwhile."""
        if count:
            mode = moderngl.TRIANGLES if is_near else moderngl.POINTS
            self.program["is_near"] = is_near
            self._vertices.render(mode, vertices=0)  # binds what is needed
            arrays = (array[eye, first:].ctypes.data for array in (self._first, self._count))
            self._draw_arrays(mode, *arrays, count)

    def draw_marked(self, eyes: Eyes, rows: I32) -> None:
        """As `Sprites` has it."""
        self._marked_order.write(rows)
        self._marked_order.use(PLACES["order"])
        self._marked.use(PLACES["dealt"])
        self.program["is_near"], self.program["parts_at"] = True, NEVER
        for eye in range(eyes.count):
            self.program["eye"] = eye
            self._vertices.render(moderngl.TRIANGLES, vertices=6 * len(rows))

    def release(self) -> None:
        """Free everything."""
        super().release()
        for thing in (self._vertices, self._marked_order, self._marked, self._dealt):
            thing.release()
