"""Exact nearest neighbors with faiss, in blocks so that progress shows and Ctrl-C is heard."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes import Neighbors
from latentwalk.scenes.arrays import F32, Indices

BLOCK = 1024  # queries at a time: enough to fill a matrix product, few enough that Ctrl-C is heard


def exact(features: F32, k: int, advance: Callable[[int], None] | None = None) -> Neighbors:
    """The k nearest other rows of each row of `features` (n, d) float32, nearest first, by Euclidean distance.

    Needs k < n.  `advance` hears how many more rows are done.  Same result on every run and number of cores.
    """
    import faiss

    rows = len(features)
    if not 0 < k < rows:
        raise ValueError(f"expected 0 < k < {rows} rows, found k = {k}")
    # Of rows that are equally near it takes the first: which these are is left to chance, not to the order given.
    order = np.random.default_rng(0).permutation(rows).astype(np.int32)
    # |a|² − 2ab + |b|² cancels less near the origin
    centered = np.ascontiguousarray((features - features.mean(axis=0))[order])
    index = faiss.IndexFlatL2(centered.shape[1])
    index.add(centered)
    faiss.omp_set_num_threads(1)  # blocks run in parallel; threads inside them too would only contend
    indices = np.empty((rows, k), np.int32)
    distances = np.empty((rows, k), np.float32)

    def search(start: int) -> int:
        stop = min(start + BLOCK, rows)
        squared, found = index.search(centered[start:stop], k + 1)
        keep = without_self(found, np.arange(start, stop))
        here = order[start:stop]
        indices[here] = order[np.take_along_axis(found, keep, axis=1)]
        distances[here] = np.sqrt(np.maximum(np.take_along_axis(squared, keep, axis=1), 0))
        return stop - start

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        try:
            for done in pool.map(search, range(0, rows, BLOCK)):
                if advance is not None:
                    advance(done)
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    return Neighbors(indices, distances)


def without_self(found: NDArray[np.integer], rows: NDArray[np.integer]) -> Indices:
    """Places (m, k) in `found` (m, k + 1), in order, of the neighbors that are not the row itself.

    Among duplicates a row need not be its own nearest, nor be found at all: then the last place goes.
    """
    own = found == rows[:, None]
    own[~own.any(axis=1), -1] = True
    return np.nonzero(~own)[1].reshape(len(found), found.shape[1] - 1)
