"""Everything about a row that shaders look up by its number: place, value, flags, color.  See `rows.glsl`.

A change of colors uploads one column, a change of flags one byte a row, and a scrub between resident frames nothing.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from latentwalk.assets.colors import linear
from latentwalk.runtime.draw.cloud.positions import Positions
from latentwalk.runtime.draw.gl import PLACES, State
from latentwalk.runtime.draw.records import Kind, RecordTable, make_table
from latentwalk.runtime.ground.shown import Coloring, Shown
from latentwalk.scenes.arrays import F32

#: `Cloud` of `rows.glsl`, byte for byte (std140): the frames' offset and scale, how far from a to b, and the rest.
BLOCK = np.dtype(
    [
        ("fit_a", "f4", 4),
        ("fit_b", "f4", 4),
        ("moved", "f4"),
        ("classes", "i4"),
        ("hovered", "i4"),
        ("point_m", "f4"),
        ("colors", "i4"),
        ("to the block's end", "i4", 3),
    ]
)


USED = [PLACES[name] for name in ("place_a", "place_b", "values", "flags", "table")]


def colors_of(coloring: Coloring) -> F32:
    """The linear colors of a coloring's table (k, 4): a storage buffer would pad three to four anyway."""
    table: F32 = np.ones((len(coloring.table), 4), np.float32)
    table[:, :3] = linear(coloring.table)
    return table


class RowTable:
    """One number for each of n rows on the GPU, in a `table`, uploaded when its version changes; `uploaded_bytes`
    counts."""

    def __init__(self, state: State, n: int, kind: Kind) -> None:
        self.table = make_table(state.ctx, n, 1, kind, storage=state.storage)
        self.version: object = None
        self.uploaded_bytes = 0

    def write(self, data: NDArray[np.generic], version: object) -> None:
        """Take `data` if its version is new."""
        if version != self.version:
            self.table.write(data)
            self.version = version
            self.uploaded_bytes += data.nbytes

    def use(self, place: int) -> None:
        """Have shaders find it at this binding point or unit."""
        self.table.use(place)

    def release(self) -> None:
        """Free it."""
        self.table.release()


class RowTables:
    """All n rows on the GPU."""

    def __init__(self, state: State, n: int) -> None:
        self._state, ctx = state, state.ctx
        self.positions = Positions(ctx, storage=state.storage)
        self.values, self.flags = RowTable(state, n, "f4"), RowTable(state, n, "u1")
        self._table: RecordTable = make_table(ctx, 1, 4, storage=state.storage)
        self._colors = 1
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
        self._block[0] = (*fits, 0 if still else cloud.t, classes, hovered, shown.point_size_m, self._colors, 0)
        self._uniforms.mglo.write(self._block, 0)
        self._uniforms.mglo.bind_to_uniform_block(PLACES["Cloud"], 0, -1)
        for place, table in zip(USED, (a, b, self.values.table, self.flags.table, self._table), strict=True):
            table.use(place)

    def _color(self, coloring: Coloring) -> None:
        version = (coloring.name, coloring.version)
        if self.values.version == version:
            return
        # Below 0 is unknown in rows.glsl, too.
        self.values.write(np.nan_to_num(np.asarray(coloring.values), nan=-1.0), version)
        table = colors_of(coloring)
        if len(table) != self._colors:
            self._colors = len(table)
            self._table.release()
            self._table = make_table(self._state.ctx, self._colors, 4, storage=self._state.storage)
        self._table.write(table)

    def release(self) -> None:
        """Free everything."""
        self.positions.release()
        for thing in (self.values, self.flags, self._table, self._uniforms):
            thing.release()
