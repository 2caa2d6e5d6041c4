"""Exact nearest neighbors, in blocks so that progress shows and Ctrl-C is heard.

Matrix products find candidates, where rows are wide in a narrower space that bounds their distances (`bound`); which of
them are the nearest their own distances say (`closest`), and a row whose candidates cannot be shown to hold all of
these is held against every row that the bound leaves.  So the result is that of a full search.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from latentwalk.scenes import Neighbors
from latentwalk.scenes.arrays import F32, F64, I64
from latentwalk.tools.layout.near.bound import Space, search_space

BLOCK = 512  # rows that are searched at a time: enough to fill a matrix product, few enough that Ctrl-C is heard
PART = 4096  # rows that they are held against at a time, whose products stay in the cache
SIFT_BYTES = 1 << 25  # of bounds at once, each of a row to all


def exact(features: F32, k: int, advance: Callable[[int], None] | None = None) -> Neighbors:
    """The k nearest other rows of each row of `features` (n, d) float32, nearest first, by Euclidean distance.

    Needs k < n.  `advance` hears how many more rows are done.  Of rows that are equally near a seeded order decides:
    the same result on every run and number of cores.
    """
    from threadpoolctl import threadpool_limits

    rows = len(features)
    if not 0 < k < rows:
        raise ValueError(f"expected 0 < k < {rows} rows, found k = {k}")
    features = np.ascontiguousarray(features, np.float32)
    # Of rows that are equally near it takes the first: which these are is left to chance, not to the order given.
    order = np.random.default_rng(0).permutation(rows)
    indices, distances = np.empty((rows, k), np.int32), np.empty((rows, k), np.float32)
    with threadpool_limits(1):  # blocks run in parallel; threads inside them too would only contend
        search = _ExactSearch(features, order, k, search_space(features, order, k))

        def block(start: int) -> int:
            squared, near = search.block(start)
            here = order[start : start + BLOCK]
            indices[here] = order[near]
            distances[here] = np.sqrt(squared)
            return len(here)

        in_parallel(block, range(0, rows, BLOCK), advance)
    return Neighbors(indices, distances)


def in_parallel(
    block: Callable[[int], int], starts: Iterable[int], advance: Callable[[int], None] | None = None
) -> None:
    """Do blocks of rows on all cores; `advance` hears how many rows each had, an interrupt leaves out what is left."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        try:
            for done in pool.map(block, starts):
                if advance is not None:
                    advance(done)
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


@dataclass(frozen=True)
class _ExactSearch:
    """A search of k neighbors among `features[order]` (n, d), whose numbers in that order it speaks of."""

    features: F32
    order: I64
    k: int
    space: Space

    def block(self, start: int) -> tuple[F64, I64]:
        """Squared distances and numbers (m, k) of the nearest of the m ≤ `BLOCK` rows from `start` on."""
        from latentwalk.tools.layout.near.closest import closest

        rows, sizes, slack, candidates = self.space
        bounds, found = nearest(rows[start : start + BLOCK], rows, sizes, candidates)
        squared, near = closest(self.features, self.order, start, found, self.k)
        if candidates < len(rows):
            # Those that are no candidates lie beyond the last; only of such as may be near does rounding matter.
            size, reach = sizes[start : start + BLOCK].astype(np.float64), squared[:, -1]
            sure = bounds[:, -1] - slack * (size + (np.sqrt(size) + np.sqrt(reach)) ** 2) > reach
            unsure = np.flatnonzero(~sure)
            for part in np.array_split(unsure, -(-len(unsure) * len(rows) * 4 // SIFT_BYTES)) if len(unsure) else ():
                squared[part], near[part] = self._sifted(start + part, squared[part], near[part])
        return squared, near

    def _sifted(self, numbers: I64, squared: F64, near: I64) -> tuple[F64, I64]:
        """The same of rows whose candidates may not be all: from `squared` and `near`, by a look at all rows."""
        from latentwalk.tools.layout.near.closest import sift

        rows, sizes, slack, _ = self.space
        sift(self.features, self.order, numbers, rows[numbers] @ rows.T, sizes * np.float32(1 - slack), squared, near)
        return squared, near


def nearest(points: F32, rows: F32, sizes: F32, k: int) -> tuple[F32, I64]:
    """Squared distances and numbers (m, k) of the `rows` (n, d), of squared lengths `sizes`, that lie nearest to each
    of `points` (m, d), as far as float32 tells by matrix products; infinite and −1 where there are fewer."""
    from latentwalk.tools.layout.near.closest import gather

    bounds, numbers = np.full((len(points), k), np.inf, np.float32), np.full((len(points), k), -1)
    room = np.empty((len(points), min(PART, len(rows))), np.float32)  # fresh pages would cost as much as the product
    for start in range(0, len(rows), PART):
        part = rows[start : start + PART]
        products = np.matmul(points, part.T, out=room[:, : len(part)] if len(part) == room.shape[1] else None)
        gather(products, sizes[start : start + PART], start, bounds, numbers)
    return bounds + np.einsum("nd,nd->n", points, points)[:, None], numbers
