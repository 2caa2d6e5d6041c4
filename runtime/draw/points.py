"""All points and both eyes: one indirect draw of point sprites for far cells, one of square discs for near ones.

The shaders look everything up by row: positions (two frames and the way between them), one column of values, a table of
colours and a byte of flags.  So a change of colours uploads one column, and a scrub between resident frames nothing.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import moderngl
import numpy as np
from numpy.typing import NDArray

from latentwalk.runtime.draw.cull import select
from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.draw.gl import begin, program
from latentwalk.runtime.draw.positions import Positions
from latentwalk.runtime.world.state import Cells, CloudFrame, Coloring
from latentwalk.runtime.world.transforms import linear

#: Cells with points larger than this are drawn as discs: sprites vanish when their middle leaves the view.
NEAR_PX = 20.0
#: Diameters in pixels: the smallest, and the largest as a share of the view's height.
SMALLEST_PX, LARGEST_SHARE = 2.0, 0.12
#: Clouds of more rows than this get a smaller smallest size, so that they stay clouds.
MANY_ROWS = 200_000
UNKNOWN = tuple(float(c) for c in linear((128, 128, 128)))

if TYPE_CHECKING:
    from latentwalk.runtime.world import World


class Column:
    """One value for each row on the GPU, uploaded when its version changes; `uploaded_bytes` counts."""

    def __init__(self, ctx: moderngl.Context, size: int) -> None:
        self.buffer = ctx.buffer(reserve=max(16, -(-size // 4) * 4))
        self.version: object = None
        self.uploaded_bytes = 0

    def write(self, data: NDArray[np.generic], version: object) -> None:
        """Take `data` if its version is new."""
        if version != self.version:
            self.buffer.write(np.ascontiguousarray(data).reshape(-1).view(np.uint8))
            self.version = version
            self.uploaded_bytes += data.nbytes


class Points:
    """The cloud.  `budget`: how many points of the smallest size a frame may draw; `shown`: how many the last one did."""

    def __init__(self, ctx: moderngl.Context, world: World) -> None:
        n = len(world.flags)
        self.ctx = ctx
        self.positions = Positions(ctx)
        self.order, self.values, self.flags = Column(ctx, 4 * n), Column(ctx, 4 * n), Column(ctx, n)
        self.table: moderngl.Buffer | None = None
        self.program = program(ctx, "points.vert", "points.frag")
        self.program["unknown"] = UNKNOWN
        self.budget = 4_000_000
        self.shown = 0
        self.smallest_px = SMALLEST_PX * min(1.0, max(0.5, (MANY_ROWS / max(n, 1)) ** 0.25))
        self._order_of: Cells | None = None
        self._reserve(0)

    def _reserve(self, cells: int) -> None:
        """Room for the commands of so many cells; grown once, then kept."""
        self._area = np.zeros(cells, np.float32)
        self._commands = np.zeros((cells, 5), np.uint32)
        self._draws = np.zeros((2 * cells, 4), np.float32)
        self._command_buffer = self.ctx.buffer(reserve=max(20, self._commands.nbytes), dynamic=True)
        self._draw_buffer = self.ctx.buffer(reserve=max(16, self._draws.nbytes), dynamic=True)
        self._vertices = self.ctx.vertex_array(self.program, [(self._draw_buffer, "4f/i", "draw")])

    def draw(self, eyes: Eyes, world: World) -> None:
        """Draw the cloud as it is now."""
        far, near = self._select(eyes, world)
        if far + near == 0:
            return
        self._upload(world)
        self._set(eyes, world)
        begin(self.ctx, eyes.target, blend="over")
        eyes.bind()
        self._command_buffer.write(self._commands)
        self._draw_buffer.write(self._draws)
        if far:
            self.program["near_cells"] = 0
            self._vertices.render_indirect(self._command_buffer, moderngl.POINTS, count=far)
        if near:
            self.program["near_cells"] = 1
            first = len(self._commands) - near
            self._vertices.render_indirect(self._command_buffer, moderngl.TRIANGLES, count=near, first=first)

    def _select(self, eyes: Eyes, world: World) -> tuple[int, int]:
        cells = world.cloud.cells
        if len(cells.start) != len(self._commands):
            self._release_commands()
            self._reserve(len(cells.start))
        far, near = select(
            cells.start,
            cells.count,
            cells.center,
            cells.radius,
            np.stack([eye.clip_from_room for eye in eyes.all]),
            np.array([eye.focal_px for eye in eyes.all], np.float32),
            eyes.room_per_stage,
            world.point_size_m,
            float(self.budget),
            NEAR_PX,
            self._area,
            self._commands,
            self._draws,
        )
        last = len(self._commands) - near
        self.shown = int(self._commands[:far, 0].sum()) + int(self._commands[last:, 0].sum()) // 6
        return far, near

    def _upload(self, world: World) -> None:
        cells, cloud = world.cloud.cells, world.cloud
        if self._order_of is not cells:
            self.order.write(cells.order, id(cells.order))
            self._order_of = cells  # held, so that no other array gets its id
        self.flags.write(world.flags, world.flags_version)
        self._color(world.coloring)
        a, b = self.positions.pair(cloud.a, cloud.b)
        self.positions.pump((cloud.a.key, cloud.b.key))
        assert self.table is not None
        buffers = (self.order.buffer, a, b, self.values.buffer, self.flags.buffer, self.table)
        for binding, buffer in enumerate(buffers):
            buffer.bind_to_storage_buffer(binding)

    def _color(self, coloring: Coloring) -> None:
        version = (coloring.name, coloring.version)
        if self.values.version == version:
            return
        self.values.write(np.nan_to_num(coloring.values, nan=-1.0), version)
        table = np.ones((len(coloring.table), 4), np.float32)
        table[:, :3] = linear(coloring.table)
        if self.table is not None:
            self.table.release()
        self.table = self.ctx.buffer(table)

    def _set(self, eyes: Eyes, world: World) -> None:
        cloud, p = world.cloud, self.program
        p["fit_a"], p["fit_b"] = _fit(cloud.a), _fit(cloud.b)
        p["moved"] = 0.0 if cloud.a is cloud.b else cloud.t
        p["size_m"] = world.point_size_m
        p["limits_px"] = self.smallest_px, LARGEST_SHARE * eyes.all[0].viewport[3]
        p["classes"] = world.coloring.kind != "scalar"
        p["hovered"] = world.pointer.row

    def _release_commands(self) -> None:
        for thing in (self._vertices, self._command_buffer, self._draw_buffer):
            thing.release()

    def release(self) -> None:
        """Free everything."""
        self._release_commands()
        for column in (self.order, self.values, self.flags):
            column.buffer.release()
        if self.table is not None:
            self.table.release()
        self.positions.release()
        self.program.release()


def _fit(frame: CloudFrame) -> tuple[float, float, float, float]:
    x, y, z = (float(v) for v in frame.offset)
    return x, y, z, frame.scale
