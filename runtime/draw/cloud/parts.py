"""Kernels that put parts of cells in the place of cells that are large in the view.

Inside a cloud of millions one sees a part of the nearest cells, and all that is behind in them is as wrong as it is
costly.  A cell turns into its parts gradually as it grows in the view, by a share 0…1 that is the parts', so that
nothing jumps: where this is 0 its points are the first ones of its parts.
"""

from __future__ import annotations

import numba as nb
import numpy as np

from latentwalk.runtime.ground.soon import soon
from latentwalk.scenes.arrays import F32, I32
from latentwalk.scenes.queries.curve import PARTS

#: A cell of this radius, as a share of the view's height, begins to turn into its parts, and at twice that it has.
LARGE = 1 / 32


@soon
@nb.njit(cache=True)  # type: ignore[misc, unused-ignore]
def divide(radius: F32, px_per_m: F32, cells: I32, whole: int, large_px: float, share: F32, parts: I32) -> int:
    """Find the parts of those of `cells` (k,) in view that are large; returns how many.

    `whole`: where parts begin among all cells.  Written: `parts`, their numbers, from the front; of each cell by its
    number, `share`.
    """
    found = 0
    for j in range(cells.shape[0]):
        i = cells[j]
        share[i] = min(1.0, max(0.0, radius[i] * px_per_m[j] / large_px - 1.0))
        if share[i] > 0:
            first = whole + PARTS * i
            for part in range(first, min(first + PARTS, radius.shape[0])):
                parts[found] = part
                found += 1
    return found


@soon
@nb.njit(cache=True)  # type: ignore[misc, unused-ignore]
def share_out(cells: I32, k: int, whole: int, share: F32, covered: F32) -> None:
    """Leave of what k cells and the parts behind them cover as much as is theirs."""
    for j in range(cells.shape[0]):
        covered[j] *= 1 - share[cells[j]] if j < k else share[(cells[j] - whole) // PARTS]


@soon
@nb.njit(cache=True)  # type: ignore[misc, unused-ignore]
def replace(
    count: I32, cells: I32, k: int, whole: int, share: F32, px_per_m: F32, size_px: F32, each: F32, weight: F32
) -> int:
    """Put the parts in the place of their cells, which are the first k, and close the gaps; returns how many are left.

    What a part weighs changes with its share from what it has of its cell's weight to its own.
    """
    of_cell = np.empty(whole, np.float32)
    for j in range(k):
        of_cell[cells[j]] = weight[j] / count[cells[j]]
    kept = 0
    for j in range(cells.shape[0]):
        i = cells[j]
        if j < k and share[i] > 0:
            continue
        if j >= k:
            parent = (i - whole) // PARTS
            weight[j] = share[parent] * weight[j] + (1 - share[parent]) * of_cell[parent] * count[i]
        cells[kept], px_per_m[kept], size_px[kept] = i, px_per_m[j], size_px[j]
        each[kept], weight[kept] = each[j], weight[j]
        kept += 1
    return kept
