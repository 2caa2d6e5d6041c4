"""The cells that a cone about a ray touches, to be looked at from the one on in which a row may cost least."""

from __future__ import annotations

import numba as nb
import numpy as np

from latentwalk.runtime.world.rows.cone import costs_of_balls
from latentwalk.runtime.world.rows.hidden.blocks import GROUP


@nb.njit(cache=True, nogil=True)
def touched_cells(center, radius, group_center, group_radius, seen, o, d, tan, size, limit):  # type: ignore[no-untyped-def]
    """The least that a row of each cell costs that the cone touches and that has rows to look at, those cells, and how
    many."""
    least, cells, count = np.empty(len(radius), np.float32), np.empty(len(radius), np.int32), 0
    groups, costs = np.empty(len(group_radius), np.float32), np.empty(GROUP, np.float32)
    costs_of_balls(group_center, group_radius, o, d, tan, size, limit, groups)
    for g in range(len(groups)):
        if group_radius[g] < 0 or groups[g] == np.inf:
            continue
        first = g * GROUP
        last = min(len(radius), first + GROUP)
        costs_of_balls(center[first:last], radius[first:last], o, d, tan, size, limit, costs)
        for c in range(first, last):  # written whether it counts or not: a branch would often be guessed wrongly
            least[count], cells[count] = costs[c - first], c
            count += 1 if (seen[c] != 0) & (costs[c - first] < np.inf) else 0
    return least, cells, count


@nb.njit(cache=True, nogil=True)
def sink(least, cells, at, count):  # type: ignore[no-untyped-def]
    """Order the heap of so many cells again, the least cost first, where the one at place `at` may be too high up."""
    cost, cell, child = least[at], cells[at], 2 * at + 1
    while child < count:
        if child + 1 < count and least[child + 1] < least[child]:
            child += 1
        if cost <= least[child]:
            break
        least[at], cells[at] = least[child], cells[child]
        at, child = child, 2 * child + 1
    least[at], cells[at] = cost, cell
