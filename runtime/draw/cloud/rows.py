"""Everything about a row that shaders look up by its number: place, value, flags, color.  See `rows.glsl`.

A change of colors uploads one column, a change of flags one byte a row, and a scrub between resident frames nothing.
"""

from __future__ import annotations

import moderngl
import numpy as np
from numpy.typing import NDArray

from latentwalk.runtime.draw.cloud.positions import Positions
from latentwalk.runtime.ground.geometry import linear
from latentwalk.runtime.ground.shown import Coloring, Shown

BINDING = 1
#: `Cloud` of `rows.glsl`, byte for byte (std140): the frames' offset and scale, how far from a to b, and the rest.
BLOCK = np.dtype(
    [
        ("fit_a", "f4", 4),
        ("fit_b", "f4", 4),
        ("moved", "f4"),
        ("classes", "i4"),
        ("hovered", "i4"),
        ("point_m", "f4"),
    ]
)


class RowBuffer:
    """One value for each row on the GPU, uploaded when its version changes; `uploaded_bytes` counts."""

    def __init__(self, ctx: moderngl.Context, size: int) -> None:
        self.buffer = ctx.buffer(reserve=max(16, -(-size // 4) * 4))  # whole words: shaders read four flags in each
        self.version: object = None
        self.uploaded_bytes = 0

    def write(self, data: NDArray[np.generic], version: object) -> None:
        """Take `data` if its version is new."""
        if version != self.version:
            self.buffer.write(np.ascontiguousarray(data).reshape(-1).view(np.uint8))
            self.version = version
            self.uploaded_bytes += data.nbytes


class RowBuffers:
    """All rows on the GPU."""

    def __init__(self, ctx: moderngl.Context, n: int) -> None:
        self.ctx = ctx
        self.positions = Positions(ctx)
        self.values, self.flags = RowBuffer(ctx, 4 * n), RowBuffer(ctx, n)
        self.table = ctx.buffer(reserve=16)
        self._block = np.zeros(1, BLOCK)
        self._uniforms = ctx.buffer(reserve=BLOCK.itemsize, dynamic=True)

    def update(self, shown: Shown) -> None:
        """Upload what has changed and bind it all."""
        cloud = shown.cloud
        self.flags.write(shown.flags, shown.flags_version)
        self._color(shown.coloring)
        a, b = self.positions.pair(cloud.a, cloud.b)
        self.positions.pump((cloud.a.key, cloud.b.key))
        still = cloud.a is cloud.b
        hovered, classes = shown.pointer.row, shown.coloring.kind != "scalar"
        fits = (*cloud.a.offset, cloud.a.scale), (*cloud.b.offset, cloud.b.scale)
        self._block[0] = (*fits, 0 if still else cloud.t, classes, hovered, shown.point_size_m)
        self._uniforms.write(self._block)
        self._uniforms.bind_to_uniform_block(BINDING)
        for binding, buffer in enumerate((a, b, self.values.buffer, self.flags.buffer, self.table), 1):
            buffer.bind_to_storage_buffer(binding)

    def _color(self, coloring: Coloring) -> None:
        version = (coloring.name, coloring.version)
        if self.values.version == version:
            return
        self.values.write(np.nan_to_num(coloring.values, nan=-1.0), version)  # below 0 is unknown in rows.glsl, too
        # Four floats a color: std430 would pad three to four anyway.
        table = np.ones((len(coloring.table), 4), np.float32)
        table[:, :3] = linear(coloring.table)
        if self.table.size != table.nbytes:
            self.table.orphan(table.nbytes)
        self.table.write(table)

    def release(self) -> None:
        """Free everything."""
        self.positions.release()
        for buffer in (self.values.buffer, self.flags.buffer, self.table, self._uniforms):
            buffer.release()
