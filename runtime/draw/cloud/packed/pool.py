"""Which runs of rows are in the pool, and in which slots: least recently drawn out, all else by what the deal asks."""

from __future__ import annotations

import numba as nb
import numpy as np

from latentwalk.scenes.arrays import F32, I32, I64
from latentwalk.scenes.kinds.packed import RUN


@nb.njit(cache=True, nogil=True)
def _missing(cells, points, runs_in_cell, slot_of, used, frame, found):  # type: ignore[no-untyped-def]
    """Note what is used, and list the runs that are not there: the first of all cells, the second, the next two …"""
    count, low, high = 0, 0, 1
    while low < runs_in_cell:
        for j in range(len(cells)):
            last = min(high, runs_in_cell, int(np.ceil(points[j] / RUN)))
            for run in range(cells[j] * runs_in_cell + low, cells[j] * runs_in_cell + last):
                slot = slot_of[run]
                if slot >= 0:
                    used[slot] = frame
                elif count < len(found):
                    found[count] = run
                    count += 1
        low, high = high, 2 * high
    return count


@nb.njit(cache=True, nogil=True)
def _there(cells, points, runs_in_cell, slot_of, kept, most):  # type: ignore[no-untyped-def]
    """What can be drawn of cells: `kept` (k,) are those of which something is there, `most` (k,) how many points."""
    count = 0
    for j in range(len(cells)):
        first, wanted = cells[j] * runs_in_cell, int(np.ceil(points[j] / RUN))
        runs = 0
        while runs < wanted and slot_of[first + runs] >= 0:
            runs += 1
        if runs:
            kept[count], most[count] = j, min(points[j], np.float32(runs * RUN))
            count += 1
    return count


class Pool:
    """`slots` places for runs of 32 rows, of cells that have `runs_in_cell` each.

    `slot_of`: the slot (cells · runs_in_cell,) int32 that a run is in, −1 for none; `owner`: the run (slots,) int32
    that a slot holds, −1 for none.
    """

    def __init__(self, slots: int, cells: int, runs_in_cell: int) -> None:
        self.runs_in_cell = runs_in_cell
        self.slot_of: I32 = np.full(cells * runs_in_cell, -1, np.int32)
        self.owner: I32 = np.full(slots, -1, np.int32)
        self._used = np.full(slots, -1, np.int64)
        self._frame, self._filled = 0, 0

    def begin(self) -> None:
        """A new frame: what was used before it may go out."""
        self._frame += 1

    def missing(self, cells: I32, points: F32, most: int) -> I32:
        """At most `most` runs of cells (k,) that are not there, of which so many points (k,) are wanted; the coarsest
        first."""
        found = np.empty(most, np.int32)
        count = _missing(cells, points, self.runs_in_cell, self.slot_of, self._used, self._frame, found)
        return found[:count]

    def there(self, cells: I32, points: F32) -> tuple[I32, F32]:
        """Which (j,) of cells (k,) can be drawn, and how many (j,) of the wanted points (k,)."""
        kept, most = np.empty(len(cells), np.int32), np.empty(len(cells), np.float32)
        count = _there(cells, points, self.runs_in_cell, self.slot_of, kept, most)
        return kept[:count], most[:count]

    def put(self, runs: I32) -> I32:
        """Give slots to runs; returns (k,) slots of the first k of them: what this frame uses is not put out."""
        size = len(self.owner)
        fresh = np.arange(self._filled, min(size, self._filled + len(runs)), dtype=np.int32)
        self._filled += len(fresh)
        slots = fresh
        if wanted := len(runs) - len(fresh):
            oldest = np.argpartition(self._used, min(wanted, size) - 1)[:wanted].astype(np.int32)
            oldest = np.sort(oldest[self._used[oldest] < self._frame])
            oldest = oldest[~np.isin(oldest, fresh)]
            self.slot_of[self.owner[oldest]] = -1
            slots = np.concatenate([fresh, oldest])
        runs = runs[: len(slots)]
        self.slot_of[runs], self.owner[slots], self._used[slots] = slots, runs, self._frame
        return slots

    def rows_in(self, runs: I64, places: I64) -> I32:
        """Numbers in the pool of rows that are at some places (k,) of runs (k,); of those that are there."""
        slots = self.slot_of[runs]
        return np.asarray(slots[slots >= 0] * RUN + places[slots >= 0] % RUN, np.int32)
