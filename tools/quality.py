"""How true a layout is to the original space: trustworthiness, continuity, neighbours kept.

Trustworthiness counts neighbours in the layout that are strangers in the original space, weighted by how far down the
original ranking they are; continuity counts the original neighbours that the layout has torn away, likewise
(J. Venna and S. Kaski, "Neighborhood preservation in nonlinear projection methods", ICANN 2001).  Every rank is
counted against *all* rows; for many rows only a fixed, seeded sample of them is judged.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes.model import F32, Quality
from latentwalk.tools.neighbors import nearest_3d

K = 15
EXACT_ROWS = 10_000  # up to here every row is judged
SAMPLE_ROWS = 2_000  # above it so many are
BLOCK_BYTES = 1 << 26


def judged_rows(count: int, seed: int = 0) -> NDArray[np.intp]:
    """The rows that are judged: all where there are few, else a seeded sample; rising."""
    if count <= EXACT_ROWS:
        return np.arange(count)
    return np.sort(np.random.default_rng(seed).choice(count, SAMPLE_ROWS, replace=False))


def measure(features: F32, positions: F32, k: int = K, seed: int = 0) -> Quality:
    """The quality of one layout `positions` (n, 3) of `features` (n, d); see `measure_all`."""
    return measure_all(features, {"": positions}, k, seed)[""]


def measure_all(
    features: F32,
    layouts: Mapping[str, F32],
    k: int = K,
    seed: int = 0,
    advance: Callable[[int], None] | None = None,
) -> dict[str, Quality]:
    """The quality of layouts (n, 3) of the same `features` (n, d), whose distances are computed once for all of them.

    k shrinks to below n / 2, where the measures are defined (n ≥ 3).  Per-point figures are NaN for rows that were not
    judged.  `advance` hears how many more of `judged_rows` are done.
    """
    count = len(features)
    k = min(k, (count - 1) // 2)
    if k < 1:
        raise ValueError(f"expected at least 3 rows, found {count}")
    rows = judged_rows(count, seed)
    near = {name: nearest_3d(positions, rows, k) for name, positions in layouts.items()}
    figures = {name: np.full((3, count), np.nan, np.float32) for name in layouts}
    worst = k * (2 * count - 3 * k - 1) / 2  # the largest sum of excess ranks that a row can have
    centred = features - features.mean(axis=0)
    for block in np.array_split(np.arange(len(rows)), -(-len(rows) * count * 4 // BLOCK_BYTES)):
        here = rows[block]
        original = _squared_distances(centred, here)
        true = np.argpartition(original, k - 1, axis=1)[:, :k]
        for name, positions in layouts.items():
            strangers = _excess_ranks(original, near[name][block], k)
            torn = _excess_ranks(_squared_distances(positions, here), true, k)
            kept = (near[name][block][:, :, None] == true[:, None, :]).any(axis=2).mean(axis=1)
            figures[name][:, here] = np.stack([1 - strangers / worst, 1 - torn / worst, kept])
        if advance is not None:
            advance(len(block))
    return {name: _quality(k, found) for name, found in figures.items()}


def _squared_distances(points: F32, rows: NDArray[np.intp]) -> F32:
    """From each of `rows` to every point (n, d), as (len(rows), n); infinite to itself."""
    squares = np.einsum("nd,nd->n", points, points)
    distances: F32 = points[rows] @ points.T
    distances *= -2
    distances += squares
    distances += squares[rows, None]
    distances[np.arange(len(rows)), rows] = np.inf
    return distances


def _excess_ranks(distances: F32, others: NDArray[np.integer], k: int) -> NDArray[np.float64]:
    """For each row of `distances` (m, n), the sum over its `others` (m, k) of how far their rank exceeds k."""
    excess = np.zeros(len(distances))
    for other in others.T:
        rank = 1 + (distances < np.take_along_axis(distances, other[:, None], axis=1)).sum(axis=1)
        excess += np.maximum(rank - k, 0)
    return excess


def _quality(k: int, figures: F32) -> Quality:
    trust, continuity, kept = (float(np.nanmean(row.astype(np.float64))) for row in figures)
    names = ("trustworthiness", "continuity", "neighbours_kept")
    return Quality(k, trust, continuity, kept, dict(zip(names, figures, strict=True)))
