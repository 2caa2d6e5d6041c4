"""Everything about a row that shaders look up by its number: place, value, flags, colour.  See `rows.glsl`.

A change of colours uploads one column, a change of flags one byte a row, and a scrub between resident frames nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import moderngl
import numpy as np
from numpy.typing import NDArray

from latentwalk.runtime.draw.positions import Positions
from latentwalk.runtime.ground.geometry import linear
from latentwalk.runtime.ground.shown import CloudFrame, Coloring

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


class Rows:
    """The world's rows on the GPU."""

    def __init__(self, ctx: moderngl.Context, world: World) -> None:
        n = len(world.flags)
        self.ctx = ctx
        self.positions = Positions(ctx)
        self.values, self.flags = Column(ctx, 4 * n), Column(ctx, n)
        self.table = ctx.buffer(reserve=16)

    def update(self, world: World) -> None:
        """Upload what has changed and bind it all."""
        cloud = world.cloud
        self.flags.write(world.flags, world.flags_version)
        self._color(world.coloring)
        a, b = self.positions.pair(cloud.a, cloud.b)
        self.positions.pump((cloud.a.key, cloud.b.key))
        for binding, buffer in enumerate((a, b, self.values.buffer, self.flags.buffer, self.table), 1):
            buffer.bind_to_storage_buffer(binding)

    def _color(self, coloring: Coloring) -> None:
        version = (coloring.name, coloring.version)
        if self.values.version == version:
            return
        self.values.write(np.nan_to_num(coloring.values, nan=-1.0), version)
        table = np.ones((len(coloring.table), 4), np.float32)
        table[:, :3] = linear(coloring.table)
        if self.table.size != table.nbytes:
            self.table.orphan(table.nbytes)
        self.table.write(table)

    def set(self, program: moderngl.Program, world: World) -> None:
        """Set the uniforms of `rows.glsl` in a program."""
        cloud = world.cloud
        program["fit_a"], program["fit_b"] = _fit(cloud.a), _fit(cloud.b)
        program["moved"] = 0.0 if cloud.a is cloud.b else cloud.t
        program["classes"] = world.coloring.kind != "scalar"
        program["hovered"] = world.pointer.row

    def release(self) -> None:
        """Free everything."""
        self.positions.release()
        for buffer in (self.values.buffer, self.flags.buffer, self.table):
            buffer.release()


def _fit(frame: CloudFrame) -> tuple[float, float, float, float]:
    x, y, z = (float(v) for v in frame.offset)
    return x, y, z, frame.scale
