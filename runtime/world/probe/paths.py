"""Ways from one latent to another: straight, along a sphere, or from row to row through the data."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from typing import Literal

import numba as nb
import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes import Neighbors
from latentwalk.scenes.arrays import F32, I32

PathMode = Literal["linear", "spherical"]
MODES: tuple[PathMode, ...] = ("linear", "spherical")
AXIS_RAD = 1e-4  # directions nearer to each other, or to opposite, than this have no plane of their own


def linear(a: F32, b: F32, shares: F32) -> F32:
    """Latents (k, d) float32 on the straight way from a to b (d,), at shares (k,) of it."""
    t = np.asarray(shares, np.float64)[:, None]
    return np.asarray((1 - t) * a + t * b, np.float32)


def spherical(a: F32, b: F32, shares: F32) -> F32:
    """Latents (k, d) float32 on the great circle from a to b (d,), at shares (k,) of its angle.

    Latents of a Gaussian prior lie near a sphere, and the straight way cuts through its empty inside (White 2016,
    "Sampling generative networks", with the slerp of Shoemake 1985).  Here the direction turns evenly and the norm goes
    linearly from |a| to |b|, so that a way between two points of a sphere stays on it.  Where no great circle is
    defined (a latent is zero, or there is one dimension) the way is straight; between opposite latents any will do.
    """
    start, end = np.asarray(a, np.float64), np.asarray(b, np.float64)
    norms = np.linalg.norm(start), np.linalg.norm(end)
    if min(norms) == 0 or len(start) == 1:
        return linear(a, b, shares)
    u, v = start / norms[0], end / norms[1]
    angle = 2 * np.arctan2(np.linalg.norm(u - v), np.linalg.norm(u + v))  # exact near 0 and π, as arccos is not
    if angle < AXIS_RAD:
        return linear(a, b, shares)
    if angle > np.pi - AXIS_RAD:
        # Any way round will do: over the axis that is farthest from the latent, for the best-conditioned plane.
        v = np.eye(len(u))[np.abs(u).argmin()]
    across = v - (v @ u) * u
    across /= np.linalg.norm(across)
    t = np.asarray(shares, np.float64)[:, None]
    directions = np.cos(t * angle) * u + np.sin(t * angle) * across
    return np.asarray(directions * ((1 - t) * norms[0] + t * norms[1]), np.float32)


WAYS: dict[PathMode, Callable[[F32, F32, F32], F32]] = {"linear": linear, "spherical": spherical}


@nb.njit(cache=True, nogil=True)
def _dijkstra(first, ends, lengths, start, goal):  # type: ignore[no-untyped-def]
    n = len(first) - 1
    best, before = np.full(n, np.inf), np.full(n, -1, np.int32)
    best[start] = 0.0
    heap = [(0.0, start)]
    while len(heap) > 0:
        length, row = heapq.heappop(heap)
        if row == goal:
            break
        # An older entry: heapq cannot move one that a shorter way overtakes.
        if length > best[row]:
            continue
        for e in range(first[row], first[row + 1]):
            further = length + lengths[e]
            if further < best[ends[e]]:
                best[ends[e]] = further
                before[ends[e]] = row
                # numba's heaps hold tuples of one type: rows come as int32 from the graph, `start` as int64.
                heapq.heappush(heap, (further, nb.int64(ends[e])))
    return before


class NeighborGraph:
    """The neighbor graph of the original space, walked in both directions of each edge."""

    def __init__(self, neighbors: Neighbors) -> None:
        n, k = neighbors.indices.shape
        starts: NDArray[np.integer] = np.repeat(np.arange(n, dtype=np.int32), k)
        ends, lengths = neighbors.indices.ravel(), neighbors.distances.ravel()
        kept = (ends >= 0) & np.isfinite(lengths)
        starts, ends, lengths = starts[kept], ends[kept], lengths[kept]
        starts, ends = np.concatenate([starts, ends]), np.concatenate([ends, starts])
        # Edges by the row that they leave: those of row i are first[i] … first[i + 1].
        order = np.argsort(starts, kind="stable")
        self._first = np.searchsorted(starts[order], np.arange(n + 1)).astype(np.int64)
        self._ends = ends[order].astype(np.int32)
        self._lengths = np.maximum(np.concatenate([lengths, lengths])[order], 0).astype(np.float64)

    def shortest(self, start: int, goal: int) -> I32:
        """Rows (k,) int32 of the shortest way between two rows, both with it; empty where none leads there
        (Dijkstra 1959)."""
        before = _dijkstra(self._first, self._ends, self._lengths, start, goal)
        rows = [goal]
        while rows[-1] != start:
            rows.append(int(before[rows[-1]]))
            if rows[-1] < 0:
                return np.zeros(0, np.int32)
        return np.array(rows[::-1], np.int32)
