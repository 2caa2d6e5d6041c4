"""Distances in the room, the nearest of many, and how many are nearer, compiled."""

from __future__ import annotations

from latentwalk.scenes.arrays import F32, I64
from latentwalk.tools.layout.near.closest import insert
from latentwalk.tools.terminal import calm_threads

calm_threads()

import numba  # noqa: E402


@numba.njit(cache=True, nogil=True)
def squared_apart(points: F32, others: F32, found: F32) -> None:
    """Squared distances (j, n) of `points` (j, d) from `others` (n, d), few columns, without cancellation."""
    for row in range(len(points)):
        for other in range(len(others)):
            total = numba.float32(0)
            for column in range(points.shape[1]):
                apart = points[row, column] - others[other, column]
                total += apart * apart
            found[row, other] = total


@numba.njit(cache=True, nogil=True)
def keep_nearest(squared: F32, first: int, distances: F32, rows: I64) -> None:
    """Put those of `squared` (j, n), of rows from `first` on, that are below one of the rising `distances` (j, k) in
    their places there, and the rows in `rows`."""
    for row in range(len(squared)):
        for column in range(squared.shape[1]):
            if squared[row, column] < distances[row, -1]:  # of equal ones the first stays
                insert(distances[row], rows[row], squared[row, column], first + column)


@numba.njit(cache=True, nogil=True)
def count_nearer(squared: F32, limits: F32, counts: I64) -> None:
    """Add to `counts` (j, k) how many of `squared` (j, n) are below each of the rising `limits` (j, k)."""
    for row in range(len(squared)):
        last = limits[row, -1]
        for value in squared[row]:
            if value >= last:
                continue
            place = limits.shape[1] - 1  # most of those that count at all are near the last
            while place >= 0 and value < limits[row, place]:
                counts[row, place] += 1
                place -= 1
