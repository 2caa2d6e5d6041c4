"""Which rows of a run are recorded, and when."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from latentwalk.scenes.arrays import I64

MILESTONES = frozenset({1, 5, 10, 25, 50, 75, 100})  # what people asked for, close together at first


def is_due(epoch: int, every: int = 10, last: int | None = None) -> bool:
    """Whether `epoch` (counted from 1) gets a snapshot: the milestones, every `every`-th, and the `last`."""
    return epoch in MILESTONES or epoch == last or (every > 0 and epoch % every == 0)


def stratified(labels: ArrayLike, size: int, seed: int = 0) -> I64:
    """`size` row numbers in rising order with each class's share of `labels` (n,), no class of it left out.

    All rows where there are no more than `size`; the same rows for the same labels, size and seed.
    """
    labels = np.asarray(labels)
    if len(labels) <= size:
        return np.arange(len(labels))
    _, codes, counts = np.unique(labels, return_inverse=True, return_counts=True)
    quota = _apportion(counts, size)
    order = np.random.default_rng(seed).permutation(len(labels))
    by_class = order[np.argsort(codes[order], kind="stable")]
    start = np.repeat(np.cumsum(counts) - counts, counts)
    rank = np.arange(len(labels)) - start  # within its class
    return np.sort(by_class[rank < quota[codes[by_class]]])


def _apportion(counts: I64, size: int) -> I64:
    """Share `size` among classes by largest remainder, at least one each while there are enough."""
    exact = counts * (size / counts.sum())
    quota: I64 = np.minimum(np.maximum(exact.astype(np.int64), 1), counts)
    while quota.sum() > size and quota.max() > 1:
        quota[np.argmax(np.where(quota > 1, quota - exact, -np.inf))] -= 1
    if quota.sum() > size:  # more classes than places
        quota[np.argsort(-counts, kind="stable")[size:]] = 0
    short = size - quota.sum()
    for c in np.argsort(quota - exact, kind="stable")[: max(0, short)]:
        quota[c] += quota[c] < counts[c]
    return quota
