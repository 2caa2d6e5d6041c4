"""The pool on the GPU: codes, values and flags of the rows that are there, as `rows.glsl` has them where PACKED."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from latentwalk.runtime.draw.cloud.rows import BLOCK, colors_of
from latentwalk.runtime.draw.compute import MOST_GROUPS, Compute
from latentwalk.runtime.draw.gl import PLACES, State
from latentwalk.runtime.draw.records import Stored
from latentwalk.runtime.ground.packed import PackedFrame
from latentwalk.runtime.ground.shown import Coloring, Shown
from latentwalk.scenes.arrays import F32, I32, U8, U32, U64
from latentwalk.scenes.kinds.packed import RUN
from latentwalk.scenes.log.pages import parts

#: Words of a run as they are uploaded: run, slot, then codes, values and flags of its rows.
WORDS = 2 + 3 * RUN + RUN // 4
OWNERS, BOXES = 2, 6  # binding points, beside those of `PLACES`


@dataclass(frozen=True, eq=False)
class Runs:
    """What a worker read of runs (k,): `codes` (k, 32) uint64 and `values` (k, 32) float32, below 0 where unknown."""

    runs: I32
    codes: U64
    values: F32


class PoolTables:
    """Room for `slots` runs of a packed layout's cells."""

    def __init__(self, state: State, slots: int, frame: PackedFrame) -> None:
        ctx, layout = state.ctx, frame.layout
        self.slot_of = Stored(ctx, 4 * layout.order.count * (layout.cell // RUN))
        self._codes, self._values = Stored(ctx, 8 * slots * RUN), Stored(ctx, 4 * slots * RUN)
        self._flags, self._owners = Stored(ctx, slots * RUN), Stored(ctx, 4 * slots)
        self._boxes = Stored(ctx, 16 * layout.order.count)
        self._boxes.write(np.column_stack([layout.origin, layout.step]).astype(np.float32))
        self._staged = Stored(ctx, 4 * WORDS)
        self._put = Compute(ctx, "pool.comp")
        self._table, self._colors = Stored(ctx, 16), 1
        self._block = np.zeros(1, BLOCK)
        self._uniforms = ctx.buffer(reserve=BLOCK.itemsize, dynamic=True)

    def put(self, read: Runs, slots: I32, flags: U8) -> None:
        """Write the first runs that were read into their slots; `flags` (k, 32)."""
        for part in parts(len(slots), MOST_GROUPS):
            count = part.stop - part.start
            staged: U32 = np.empty((count, WORDS), np.uint32)
            staged[:, 0], staged[:, 1] = read.runs[part], slots[part]
            staged[:, 2 : 2 + 2 * RUN] = read.codes[part].view(np.uint32)
            staged[:, 2 + 2 * RUN : 2 + 3 * RUN] = read.values[part].view(np.uint32)
            staged[:, 2 + 3 * RUN :] = np.ascontiguousarray(flags[part]).view(np.uint32)
            self._staged.fill(staged)
            bound = (self.slot_of, self._codes, self._owners, self._values, self._flags, self._staged)
            for place, table in enumerate(bound):
                table.use(place)
            self._put.run(count)

    def write_flags(self, flags: U8) -> None:
        """Take the flags (slots, 32) of all runs."""
        self._flags.write(flags)

    def write_values(self, values: F32) -> None:
        """Take the values (slots, 32) of all runs."""
        self._values.write(values)

    def write_table(self, coloring: Coloring) -> None:
        """Take the colors."""
        table = colors_of(coloring)
        self._colors = len(table)
        self._table.fill(table)

    def bind(self, shown: Shown, hovered: int, *, classes: bool) -> None:
        """Have shaders find it all; `hovered` is a number in the pool."""
        frame = shown.cloud.a
        fit = (*frame.offset, frame.scale)
        self._block[0] = (fit, fit, 0, classes, hovered, shown.point_size_m, self._colors, 0)
        self._uniforms.write(self._block)
        self._uniforms.bind_to_uniform_block(PLACES["Cloud"])
        self.slot_of.use(0)
        self._codes.use(PLACES["place_a"])
        self._owners.use(OWNERS)
        self._values.use(PLACES["values"])
        self._flags.use(PLACES["flags"])
        self._table.use(PLACES["table"])
        self._boxes.use(BOXES)

    def release(self) -> None:
        """Free everything."""
        stored = (self._codes, self._values, self._flags, self._owners, self._boxes, self._staged, self._table)
        for thing in (self.slot_of, *stored, self._put, self._uniforms):
            thing.release()
