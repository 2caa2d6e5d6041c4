"""Groups of four cells of a packed cloud, which the deal takes for cells, and its cells for their parts.

Of cells so small that a view from inside is true there are more than a frame can look through.  So it looks through
groups, and of those alone that are large in the view through their cells.
"""

from __future__ import annotations

from dataclasses import replace

import numba as nb
import numpy as np

from latentwalk.runtime.draw.cloud.deal import Dealt
from latentwalk.runtime.ground.shown import Cells
from latentwalk.scenes.arrays import I32
from latentwalk.scenes.queries.curve import PARTS

#: Cells that a frame looks through in some milliseconds: more of them are grouped.
MOST_CELLS = 1 << 15


def grouped(cells: Cells) -> Cells:
    """Groups of cells that lie beside each other along the curve, and behind them, as their parts, the cells."""
    first = np.arange(0, len(cells.start), PARTS)
    low = np.minimum.reduceat(cells.center - cells.radius[:, None], first)
    high = np.maximum.reduceat(cells.center + cells.radius[:, None], first)
    center = (low + high) / np.float32(2)
    group = np.arange(len(cells.start)) // PARTS
    away = np.linalg.norm(cells.center - center[group], axis=1) + cells.radius
    # A hundred thousandth wider, for float32: a row on the rim must stay inside.
    radius = np.maximum.reduceat(away, first) * np.float32(1.00001)
    return replace(
        cells,
        start=np.concatenate([cells.start[first], cells.start]),
        count=with_sums(cells.count),
        center=np.concatenate([center, cells.center]),
        radius=np.concatenate([radius, cells.radius]),
        parts=len(cells.start),
    )


def with_sums(count: I32) -> I32:
    """Numbers of rows of all groups, then those (m,) of the cells."""
    sums = np.add.reduceat(count, np.arange(0, len(count), PARTS), dtype=np.int32)
    return np.concatenate([sums, count])


@nb.njit(cache=True, nogil=True)
def _spread(cells, points, seen_by, whole, count, of, given, seen_by_cell):  # type: ignore[no-untyped-def]
    """Number what was dealt by cells: whose it was (`of`), and how many points; point i of a group is one of its cell
    i mod 4."""
    kept = 0
    for j in range(len(cells)):
        first, last = cells[j] - whole, cells[j] - whole + 1
        if first < 0:
            first, last = PARTS * cells[j], min(PARTS * (cells[j] + 1), len(count))
        all_of_it = points[j] >= count[first:last].sum()
        every = int(points[j])
        for c in range(first, last):
            mine = points[j]
            if all_of_it:
                mine = np.float32(count[c])
            elif last - first > 1:
                place = c - first
                mine = np.float32((every + PARTS - 1 - place) // PARTS)
                if every % PARTS == place:
                    mine += points[j] - np.float32(every)
            seen_by_cell[c] = seen_by[cells[j]]
            if mine > 0:
                of[kept, 0], of[kept, 1], given[kept] = j, c, min(mine, np.float32(count[c]))
                kept += 1
    return kept


def by_cells(dealt: Dealt, whole: int, count: I32) -> Dealt:
    """What was dealt of `whole` groups and of cells behind them, of cells alone, which have `count` (m,) rows."""
    of, given = np.empty((len(count), 2), np.int32), np.empty(len(count), np.float32)
    seen_by = np.zeros(len(count), np.int32)
    kept = _spread(dealt.cells, dealt.points, dealt.seen_by, whole, count, of, given, seen_by)
    whose, cells = of[:kept].T
    return replace(
        dealt,
        cells=np.ascontiguousarray(cells),
        points=given[:kept],
        growth=dealt.growth[whose],
        largest_px=dealt.largest_px[whose],
        seen_by=seen_by,
    )
