"""The rows nearest to a place, in the room's three dimensions or the latent space's many, by looking at all of them.

A million rows of three take about two milliseconds, in a worker; a tree would have to be built for each layout.
"""

from __future__ import annotations

import numba as nb
import numpy as np

from latentwalk.runtime.ground.kernels import kernel_frame, place
from latentwalk.runtime.ground.shown import HIDDEN, Cloud
from latentwalk.scenes.arrays import F32, I32, U8

SEEN = 0.64  # cosine of 50°, about what a headset shows
ASIDE = 6.0  # how much farther a row counts for each unit that the cosine of its angle to the gaze is below 1
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


@nb.njit(cache=True, nogil=True)
def _seen(pa, sa, oa, pb, sb, ob, t, flags, eye, gaze, k):  # type: ignore[no-untyped-def]
    rows, scores = np.full(k, -1, np.int32), np.full(k, np.inf, np.float32)
    way = np.empty(3, np.float32)
    for i in range(len(flags)):
        if flags[i] & HIDDEN:
            continue
        for j in range(3):
            way[j] = place(i, j, pa, sa, oa, pb, sb, ob, t) - eye[j]
        along = way[0] * gaze[0] + way[1] * gaze[1] + way[2] * gaze[2]
        away = np.sqrt(way[0] * way[0] + way[1] * way[1] + way[2] * way[2])
        if not along > SEEN * away:  # nor is NaN, an absent row
            continue
        score = away * (1 + ASIDE * (1 - along / away))
        if score < scores[k - 1]:
            at = k - 1
            while at > 0 and scores[at - 1] > score:
                scores[at], rows[at] = scores[at - 1], rows[at - 1]
                at -= 1
            scores[at], rows[at] = score, i
    return rows


def seen(cloud: Cloud, flags: U8, eye: F32, gaze: F32, k: int) -> I32:
    """At most `k` visible rows (j,) int32 that are near to an eye (3,) and to where it looks, a unit vector (3,).

    A row 25° aside counts as half as far again; beyond 50° none is seen.
    """
    frames = (*kernel_frame(cloud.a), *kernel_frame(cloud.b), np.float32(cloud.t))
    rows = _seen(*frames, flags, np.asarray(eye, np.float32), np.asarray(gaze, np.float32), k)
    found: I32 = rows[rows >= 0]
    return found
