"""A narrower space in which no two rows are farther apart than in the whole one: where a search begins.

With y the first m principal components of a row x and r the length of what they leave out,
|y_i − y_j|² + (r_i − r_j)² ≤ |x_i − x_j|²: r as one more column gives the closest bound that m + 1 numbers allow.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from latentwalk.scenes.arrays import F32, F64, I64

WIDE, WIDEST = 96, 4096  # columns: narrower rows have nothing to gain, for wider ones the basis costs too much
MANY = 4096  # rows, below which every search is short
COMPONENTS = (32, 64, 96, 128, 192, 256)
TRIED = 64  # rows that are searched in every way, to find the quickest
BASIS_ROWS = 8192  # which the components are made of: any orthogonal directions give a bound
BLOCK_BYTES = 1 << 25
SPARE = 8  # candidates beyond those wanted, for what rounding may exchange
# In steps of a matrix product: to hold a pair of rows against another in one column outside of one, and to keep the
# nearest of the pairs that one gives.
APART_COST, KEEP_COST = 48, 90


class Space(NamedTuple):
    """Rows (n, m) float32 whose squared distances exceed those of the features by at most `slack` × the sum of both
    rows' `sizes` (n,) float32, their squared lengths; of each row, the `candidates` nearest here are worth a look."""

    rows: F32
    sizes: F32
    slack: float
    candidates: int


def search_space(features: F32, order: I64, k: int) -> Space:
    """Where the k nearest neighbors of `features[order]` (n, d) are found soonest; often in all columns."""
    rows, width = features.shape
    center = features.mean(axis=0, dtype=np.float64).astype(np.float32)
    if WIDE <= width <= WIDEST and rows >= MANY:
        basis = _basis(features[order[:BASIS_ROWS]] - center)
        scores, lengths, apart = _scores(features, order, center, basis, features[order[:TRIED]] - center)
        kept, candidates = _quickest(scores, lengths, apart, width, k)
        if kept:
            return _space(_with_rest(scores, lengths, kept), width, candidates)
    # |a|² − 2ab + |b|² cancels less near the origin
    return _space(features[order] - center, width, k + 1 + SPARE)


def narrowed(features: F32, order: I64, components: int) -> F32:
    """`features[order]` (n, d) in so many columns, at most d, and one that holds the length of what they leave out."""
    center = features.mean(axis=0, dtype=np.float64).astype(np.float32)
    basis = _basis(features[order[:BASIS_ROWS]] - center)[:, :components]
    scores, lengths, _ = _scores(features, order, center, basis, features[:0])
    return _with_rest(scores, lengths, basis.shape[1])


def squared_distances(points: F32, others: F32) -> F32:
    """Of each of `points` (m, d) to each of `others` (n, d), by a matrix product, as (m, n)."""
    distances: F32 = points @ others.T
    distances *= -2
    distances += np.einsum("nd,nd->n", others, others)
    distances += np.einsum("nd,nd->n", points, points)[:, None]
    return distances


def _space(rows: F32, width: int, candidates: int) -> Space:
    rows = np.ascontiguousarray(rows, np.float32)
    rounding = float(np.finfo(np.float32).eps) * (width + rows.shape[1] + 16)  # of sums of so many products
    return Space(rows, np.einsum("nd,nd->n", rows, rows), rounding, min(candidates, len(rows)))


def _blocks(rows: int, width: int) -> Iterator[slice]:
    step = max(1, BLOCK_BYTES // (4 * width))
    return (slice(start, min(start + step, rows)) for start in range(0, rows, step))


def _basis(centered: F32) -> F32:
    """The first principal directions (d, m) of some rows."""
    from scipy.linalg import eigh

    width = centered.shape[1]
    most = min(COMPONENTS[-1], width // 2)
    vectors = eigh((centered.T @ centered).astype(np.float64), subset_by_index=(width - most, width - 1))[1]
    return np.ascontiguousarray(vectors[:, ::-1], np.float32)


def _scores(features: F32, order: I64, center: F32, basis: F32, tried: F32) -> tuple[F32, F64, F32]:
    """Of the rows less their center: scores (n, m) on the basis (d, m), squared lengths (n,), and squared distances
    of `tried` rows (t, d) to them, as (t, n)."""
    rows, width = features.shape
    scores, lengths = np.empty((rows, basis.shape[1]), np.float32), np.empty(rows)
    apart = np.empty((len(tried), rows), np.float32)
    for part in _blocks(rows, width):
        centered = features[order[part]] - center
        scores[part] = centered @ basis
        lengths[part] = np.einsum("nd,nd->n", centered, centered, dtype=np.float64)
        apart[:, part] = squared_distances(tried, centered)
    return scores, lengths, apart


def _with_rest(scores: F32, lengths: F64, kept: int) -> F32:
    """The first components and the length of what they leave out, as (n, kept + 1)."""
    first = scores[:, :kept]
    rest = np.sqrt(np.maximum(lengths - np.einsum("nm,nm->n", first, first, dtype=np.float64), 0))
    return np.hstack([first, rest[:, None].astype(np.float32)])


def _quickest(scores: F32, lengths: F64, apart: F32, width: int, k: int) -> tuple[int, int]:
    """How many components and candidates promise the shortest search; no components: all columns.

    From the rows that are tried: how many of them the candidates settle, and how many others must be looked at for
    those that they do not.  `apart` (m, n): their squared distances to all rows.
    """
    rows = len(scores)
    reach = np.partition(apart, k, axis=1)[:, k, None]  # they are their own nearest
    best, least = (0, k + 1 + SPARE), (width + KEEP_COST) * rows + APART_COST * width * (k + 1 + SPARE)
    for kept in (m for m in COMPONENTS if m <= scores.shape[1]):
        bounded = _with_rest(scores, lengths, kept)
        bounds = squared_distances(bounded[: len(apart)], bounded)
        within = (bounds <= reach).sum(axis=1)
        for candidates in (k + 1 + SPARE, 3 * k + 3, 6 * k + 6):
            open_ones = within[within >= candidates]
            cost = (kept + 1 + KEEP_COST) * (rows + rows * len(open_ones) / len(apart))
            cost += APART_COST * width * (candidates + open_ones.sum() / len(apart))
            if cost < least:
                best, least = (kept, candidates), cost
    return best
