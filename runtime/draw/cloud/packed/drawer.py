"""A packed cloud as points: what the deal asks for and is in the pool, while a worker reads what is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numba as nb
import numpy as np
from numpy.typing import NDArray

from latentwalk.runtime.draw.cloud.deal import Dealt
from latentwalk.runtime.draw.cloud.packed.groups import MOST_CELLS, by_cells, grouped, with_sums
from latentwalk.runtime.draw.cloud.packed.pool import Pool
from latentwalk.runtime.draw.cloud.packed.tables import PoolTables, Runs
from latentwalk.runtime.draw.cloud.points import PointDrawer
from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.draw.gl import State
from latentwalk.runtime.ground.jobs import Each, Jobs
from latentwalk.runtime.ground.packed import PackedFrame
from latentwalk.runtime.ground.shown import Cells, Coloring, Shown
from latentwalk.scenes.arrays import F32, I32, I64, U8, U64
from latentwalk.scenes.kinds.packed import RUN
from latentwalk.scenes.log.pages import let_go

#: Runs that the pool holds: eight million rows, which take 110 MB.
SLOTS = 1 << 18
#: Runs that a worker reads at once, and that one frame uploads: a millisecond's; and where a frame waits for all.
READ, READ_WAITING = 1 << 12, 1 << 15


@nb.njit(cache=True, nogil=True)
def _take(values, first, counts, out):  # type: ignore[no-untyped-def]
    for i in range(len(first)):
        for j in range(counts[i]):
            out[i, j] = values[first[i] + j]


class _RunReader:
    """Reads runs of a packed layout, in a worker."""

    def __init__(self, frame: PackedFrame) -> None:
        self._layout, self._order = frame.layout, frame.layout.order
        self.runs_in_cell = frame.layout.cell // RUN

    def rows(self, runs: I32) -> tuple[I64, I64]:
        """The first row of each run (k,), and how many it has."""
        cells, places = np.divmod(runs.astype(np.int64), self.runs_in_cell)
        places *= RUN
        counts = np.clip(self._order.n - cells * self._order.cell - places, 0, RUN)
        return self._order.rows_of(cells, places), counts

    def run_of(self, rows: I32) -> tuple[I64, I64]:
        """The runs that rows (k,) are in, and their places in the cells."""
        cells, places = self._order.cells_of(rows.astype(np.int64))
        return cells * self.runs_in_cell + places // RUN, places

    def codes(self, runs: I32) -> U64:
        """Codes (k, 32)."""
        made: U64 = np.zeros((len(runs), RUN), np.uint64)
        self._fill(made, self._layout.codes, runs)
        let_go(self._layout.codes)
        return made

    def flags(self, flags: U8, runs: I32) -> U8:
        """Of the flags of all rows those (k, 32) of runs, 0 for −1."""
        made: U8 = np.zeros((len(runs), RUN), np.uint8)
        self._fill(made, flags, runs)
        return made

    def _fill(self, made: NDArray[np.generic], values: NDArray[np.generic], runs: I32) -> None:
        values = values.view()
        values.flags.writeable = False  # as of a mapped file, so that a kernel is compiled once for both
        first, counts = self.rows(np.maximum(runs, 0))
        _take(values, first, np.where(runs < 0, 0, counts), made)

    def values(self, coloring: Coloring, runs: I32) -> F32:
        """Values (k, 32) that rows are colored by, below 0 where unknown."""
        made: F32 = np.empty((len(runs), RUN), np.float32)
        for block in range(0, len(runs), READ):
            part = slice(block, block + READ)
            first, _ = self.rows(np.maximum(runs[part], 0))
            rows = np.minimum(first[:, None] + np.arange(RUN), self._order.n - 1)
            made[part] = np.nan_to_num(coloring.values[rows.ravel()], nan=-1.0).reshape(rows.shape)
        return made


class PackedDrawer(PointDrawer):
    """Draws a cloud whose frame is a `PackedFrame` by the runs of it that are in a pool of `slots`.

    What is not there yet shows by a shorter first part of its cells.  On a fixed clock all that is asked for is read
    before the frame is drawn, so that pictures repeat.
    """

    def __init__(self, state: State, shown: Shown, slots: int = SLOTS) -> None:
        frame = shown.cloud.a
        assert isinstance(frame, PackedFrame)
        super().__init__(state, len(frame.layout), shown.cloud.cells, defined=("PACKED",))
        self._slots = slots
        self._jobs = Jobs("packed", wait=shown.fixed_clock)
        self._coming: Each[Callable[[Shown], bool]] = Each(self._jobs)
        self._asked = False
        self._listed: bool | None = None
        self.tables: PoolTables | None = None
        self._begin(frame)

    def _begin(self, frame: PackedFrame) -> None:
        """Another layout: nothing of it is there."""
        self._frame, self._reader = frame, _RunReader(frame)
        if self.tables is not None:
            self.tables.release()
        self.tables = PoolTables(self._state, self._slots, frame)
        order = frame.layout.order
        self.pool = Pool(self._slots, order.count, self._reader.runs_in_cell)
        self._all = np.minimum(order.cell, order.n - np.arange(order.count) * order.cell).astype(np.int32)
        self._looked_through: Cells | None = None
        self._is_grouped = order.count > MOST_CELLS
        self.program["runs_in_cell"] = self._reader.runs_in_cell
        self._colored: object = None
        self._classes, self._flagged = True, -1
        self.uploaded_rows = 0

    def deal(self, eyes: Eyes, shown: Shown, budget: int) -> None:
        """Choose among what is there, and bind it for the shaders."""
        frame = shown.cloud.a
        assert isinstance(frame, PackedFrame)
        if frame is not self._frame:
            self._coming.forget()
            self._asked = False
            self._begin(frame)
        tables = self.tables
        assert tables is not None
        self.pool.begin()
        self._look_through(shown.cloud.cells)
        among = replace(shown, cloud=replace(shown.cloud, cells=self._among))
        # Half of the pool at most: the last run of each cell is only begun.
        super().deal(eyes, among, min(budget, self._slots * RUN // 2))
        dealt = by_cells(self.dealt, self._among.whole, self._all) if self._is_grouped else self.dealt
        marked = self.emphasis.marked(shown)
        self._load(shown, dealt, marked)
        if self._flagged != shown.flags_version:
            self._flagged = shown.flags_version
            tables.write_flags(self._reader.flags(shown.flags, self.pool.owner))
        kept, points = self.pool.there(dealt.cells, dealt.points)
        row = shown.pointer.row
        hovered = self._in_pool(np.array([row], np.int32)) if row >= 0 else np.zeros(0, np.int32)
        tables.bind(shown, int(hovered[0]) if len(hovered) else -1, classes=self._classes)
        self.shown = int(np.ceil(points).sum())
        self.thinned = self.thinned or self.shown < dealt.shown
        self.dealt = Dealt(
            dealt.cells[kept],
            points,
            dealt.growth[kept],
            dealt.largest_px[kept],
            dealt.seen_by,
            self.shown,
            self.thinned,
        )

    def _look_through(self, cells: Cells) -> None:
        """Have the deal look through these cells, or groups of them; and tell it where rows lie that are not seen."""
        if cells is self._looked_through:
            return
        self._looked_through = cells
        self._among, lying = (grouped(cells), with_sums(self._all)) if self._is_grouped else (cells, self._all)
        self.dealer.lying = None if np.array_equal(cells.count, self._all) else lying

    def draw_dealt(self, eyes: Eyes, cells: Cells, dealt: Dealt) -> None:
        """As `Sprites` has it, of all rows, as the shader leaves out those that are hidden."""
        super().draw_dealt(eyes, replace(cells, count=self._all), dealt)

    def bind_order(self) -> None:
        """As `PointDrawer` has it: the slots of the runs."""
        self._list(False)
        assert self.tables is not None
        self.tables.slot_of.use(0)

    def draw_marked(self, eyes: Eyes, rows: I32) -> None:
        """As `Sprites` has it, of those that are there."""
        there = self._in_pool(rows)
        if len(there):
            self._list(True)
            super().draw_marked(eyes, there)

    def _list(self, listed: bool) -> None:
        if listed != self._listed:
            self._listed = self.program["listed"] = listed

    def _in_pool(self, rows: I32) -> I32:
        runs, places = self._reader.run_of(rows)
        return self.pool.rows_in(runs, places)

    # What is read -----------------------------------------------------------------------------------------------------

    def _load(self, shown: Shown, dealt: Dealt, marked: I32) -> None:
        """Take in what was read, and ask for what is missing; on a fixed clock until nothing is."""
        while True:
            if self._asked and not self._receive(shown):
                return
            if not self._ask(shown, dealt, marked) or not self._jobs.wait:
                return

    def _receive(self, shown: Shown) -> bool:
        """Whether what was asked for has come, and something could be done with it."""
        arrived = self._coming.take()
        if arrived is None:
            return False
        self._asked = False
        return arrived(shown)

    def _ask(self, shown: Shown, dealt: Dealt, marked: I32) -> bool:
        """Whether there was something to ask for: colors first, then the runs that the deal and the marks lack."""
        reader, coloring = self._reader, shown.coloring
        if self._colored != (coloring.name, coloring.version):
            owned = self.pool.owner.copy()
            self._coming.ask(lambda: self._recolored(coloring, reader.values(coloring, owned)))
            self._asked = True
            return True
        most = READ_WAITING if self._jobs.wait else READ
        runs = self.pool.missing(dealt.cells, dealt.points, most)
        if len(marked) and len(runs) < most:
            also = np.unique(reader.run_of(marked)[0]).astype(np.int32)
            runs = np.unique(np.concatenate([runs, also[self.pool.slot_of[also] < 0]]))[:most] if len(also) else runs
        if len(runs):
            self._coming.ask(lambda: self._read(Runs(runs, reader.codes(runs), reader.values(coloring, runs))))
            self._asked = True
        return self._asked

    def _recolored(self, coloring: Coloring, values: F32) -> Callable[[Shown], bool]:
        """What the frame does when the values of all runs are there: values and their colors change at once."""

        def put(_shown: Shown) -> bool:
            assert self.tables is not None
            self.tables.write_values(values)
            self.tables.write_table(coloring)
            self._colored, self._classes = (coloring.name, coloring.version), coloring.kind != "scalar"
            return True

        return put

    def _read(self, read: Runs) -> Callable[[Shown], bool]:
        """What the frame does when runs are there."""

        def put(shown: Shown) -> bool:
            assert self.tables is not None
            slots = self.pool.put(read.runs)
            self.tables.put(read, slots, self._reader.flags(shown.flags, read.runs[: len(slots)]))
            self.uploaded_rows += RUN * len(slots)
            return len(slots) > 0

        return put

    def release(self) -> None:
        """Free everything, and end the worker."""
        self._coming.forget()
        self._jobs.close()
        super().release()
        if self.tables is not None:
            self.tables.release()
