"""How true a layout is to the original space: trustworthiness, continuity, neighbors kept.

Trustworthiness counts neighbors in the layout that are strangers in the original space, weighted by how far down the
original ranking they are; continuity counts the original neighbors that the layout has torn away, likewise
(J. Venna and S. Kaski, "Neighborhood preservation in nonlinear projection methods", ICANN 2001).  Every rank is
counted against *all* rows; for many rows only a fixed, seeded sample of them is judged.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes import Quality
from latentwalk.scenes.arrays import F32, F64, Indices
from latentwalk.tools.layout.neighbors import nearest_3d

K = 15  # neighbors, as UMAP looks at
EXACT_ROWS = 10_000  # up to here every row is judged, against all others: the cost is their square
SAMPLE_ROWS = 2_000  # above it so many are
BLOCK_BYTES = 1 << 26  # of distances at once: some times as much memory is in use


def judged_rows(count: int, seed: int = 0) -> Indices:
    """The rows that are judged: all where there are few, else a seeded sample; rising."""
    if count <= EXACT_ROWS:
        return np.arange(count)
    return np.sort(np.random.default_rng(seed).choice(count, SAMPLE_ROWS, replace=False))


def measure(
    features: F32,
    positions: F32,
    k: int = K,
    seed: int = 0,
    advance: Callable[[int], None] | None = None,
    rows: Indices | None = None,
) -> Quality:
    """The quality of a layout `positions` (n, 3) of `features` (n, d), by Euclidean distance in both.

    k shrinks to below n / 2, where the measures are defined (n ≥ 3).  Per-point figures are NaN for rows that were not
    judged.  `rows` are those to judge (`judged_rows` where not given); `advance` hears how many more are done.
    """
    count = len(features)
    k = min(k, (count - 1) // 2)
    if k < 1:
        raise ValueError(f"expected at least 3 rows, found {count}")
    rows = judged_rows(count, seed) if rows is None else rows
    near = nearest_3d(positions, rows, k)
    figures = np.full((3, count), np.nan, np.float32)
    worst = k * (2 * count - 3 * k - 1) / 2  # the largest sum of excess ranks that a row can have
    # near the origin |a|² − 2ab + |b|² cancels less
    features, positions = (points - points.mean(axis=0) for points in (features, positions))
    # 4 bytes a distance, each row against all.
    for block in np.array_split(np.arange(len(rows)), -(-len(rows) * count * 4 // BLOCK_BYTES)):
        here, found = rows[block], near[block]
        original = _squared_distances(features, here)
        true = np.argpartition(original, k - 1, axis=1)[:, :k]  # which they are counts, not their order
        strangers = _excess_ranks(original, found, k)
        torn = _excess_ranks(_squared_distances(positions, here), true, k)
        kept = (found[:, :, None] == true[:, None, :]).any(axis=2).mean(axis=1)
        figures[:, here] = np.stack([1 - strangers / worst, 1 - torn / worst, kept])
        if advance is not None:
            advance(len(block))
    trust, continuity, shared = (float(np.nanmean(row.astype(np.float64))) for row in figures)
    names = ("trustworthiness", "continuity", "neighbors_kept")
    return Quality(k, trust, continuity, shared, dict(zip(names, figures, strict=True)))


def _squared_distances(points: F32, rows: Indices) -> F32:
    """From each of `rows` to every point (n, d), as (len(rows), n); infinite to itself."""
    squares = np.einsum("nd,nd->n", points, points)
    distances: F32 = points[rows] @ points.T
    distances *= -2  # in place: this block is most of the memory in use
    distances += squares
    distances += squares[rows, None]
    distances[np.arange(len(rows)), rows] = np.inf
    return distances


def _excess_ranks(distances: F32, others: NDArray[np.integer], k: int) -> F64:
    """For each row of `distances` (m, n), the sum over its `others` (m, k) of how far their rank exceeds k."""
    excess = np.zeros(len(distances))
    for other in others.T:
        rank = 1 + (distances < np.take_along_axis(distances, other[:, None], axis=1)).sum(axis=1)
        excess += np.maximum(rank - k, 0)
    return excess
