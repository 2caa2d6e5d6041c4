"""The rows nearest to a place, in the room's three dimensions or the latent space's many, by looking at all of them.

A million rows of three take about two milliseconds, in a worker; a tree would have to be built for each layout.
"""

from __future__ import annotations

import numba as nb
import numpy as np

from latentwalk.scenes.arrays import F32, I32

SAMPLED = 64  # rows whose gaps are measured: enough for a median, as each costs a look at all rows


@nb.njit(cache=True, nogil=True)
def _nearest(points, place, k):  # type: ignore[no-untyped-def]
    rows, squares = np.full(k, -1, np.int32), np.full(k, np.inf, np.float32)
    for i in range(len(points)):
        square = np.float32(0)
        for j in range(len(place)):
            step = points[i, j] - place[j]
            square += step * step
        if square < squares[k - 1]:  # NaN, an absent row, is not
            at = k - 1
            while at > 0 and squares[at - 1] > square:
                squares[at], rows[at] = squares[at - 1], rows[at - 1]
                at -= 1
            squares[at], rows[at] = square, i
    return rows, np.sqrt(squares)


def nearest(points: F32, place: F32, k: int = 1) -> tuple[I32, F32]:
    """Rows (j,) int32 and distances (j,) float32 of the nearest of `points` (n, d) to `place` (d,), nearest first.

    j is k, or fewer where there are not so many; rows that are NaN do not count.
    """
    rows, distances = _nearest(points, np.asarray(place, np.float32), k)
    found = rows >= 0
    return rows[found], distances[found]


def spacing(points: F32) -> float:
    """How far rows of `points` (n, d) are from their nearest other: the median of some spread over all; 0 for one."""
    rows = np.unique(np.linspace(0, len(points) - 1, SAMPLED).astype(int))
    gaps = [distances[1] for distances in (nearest(points, points[row], 2)[1] for row in rows) if len(distances) > 1]
    return float(np.median(gaps)) if gaps else 0.0
