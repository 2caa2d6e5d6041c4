"""Nearest neighbors of more rows than can all be held against one another: most of them, and how many is measured.

faiss' inverted lists (J. Sivic and A. Zisserman, ICCV 2003) part the rows into cells, and a row is held against those
in the cells nearest to it alone: as many as a sample of rows, searched among all, shows to be enough.  Wide rows are
sought in the space that bounds their distances (`bound`); which candidates are the nearest their own distances say.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from latentwalk.scenes import Neighbors
from latentwalk.scenes.arrays import F32, F64, I64
from latentwalk.tools.layout.bound import SPARE, WIDE, narrowed
from latentwalk.tools.layout.neighbors import BLOCK, in_parallel, nearest

if TYPE_CHECKING:
    import faiss

SAMPLE_ROWS = 1000  # which are searched among all, to tell how many are found
ENOUGH = 0.99  # of the true neighbors
PROBES = (4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128)  # cells that are looked at
ROUNDS = 8  # of k-means, which finds the cells
ROWS_EACH = 64  # for each cell, that k-means sees
ROWS_AT_ONCE = 1 << 15
COMPONENTS, EACH_WIDE = 64, 3  # of wide rows, and candidates for each neighbor among them


def approximate(features: F32, k: int, advance: Callable[[int], None] | None = None) -> Neighbors:
    """About k < n nearest other rows of each row of `features` (n, d) float32, by Euclidean distance, with the share of
    the true ones that was found for a seeded sample of rows.

    `advance` hears how many more rows are done.  The same result on every run and number of cores.
    """
    from threadpoolctl import threadpool_limits

    rows = len(features)
    features = np.ascontiguousarray(features, np.float32)
    indices, distances = np.empty((rows, k), np.int32), np.empty((rows, k), np.float32)
    with threadpool_limits(1):  # sums in one order; blocks run in parallel
        search = _Search(features, np.random.default_rng(0).permutation(rows), k)
        recall = search.tune()

        def block(start: int) -> int:
            here = search.order[start : start + BLOCK]
            squared, near = search.block(start)
            indices[here] = search.order[near]
            distances[here] = np.sqrt(squared)
            return len(here)

        in_parallel(block, range(0, rows, BLOCK), advance)
    return Neighbors(indices, distances, recall=recall, recall_rows=min(SAMPLE_ROWS, rows))


class _Search:
    """A search of k neighbors among `features[order]` (n, d), whose numbers in that order it speaks of."""

    def __init__(self, features: F32, order: I64, k: int) -> None:
        self.features, self.order, self.k = features, order, k
        self.center = features.mean(axis=0, dtype=np.float64).astype(np.float32)
        wide = features.shape[1] >= WIDE
        self.narrow = narrowed(features, order, COMPONENTS) if wide else None
        self.candidates = min(len(features), (EACH_WIDE * k if wide else k) + 1 + SPARE)
        self.index = self._cells()

    def tune(self) -> float:
        """Look at as many cells as find enough; returns which share of the true neighbors they find."""
        reach = self._reach()[:, None]
        recall = 0.0
        for self.index.nprobe in PROBES:
            found = np.vstack([self.block(start)[0] for start in range(0, len(reach), BLOCK)])
            recall = float((found[: len(reach)] <= reach).mean())
            if recall >= ENOUGH:
                break
        return recall

    def block(self, start: int) -> tuple[F64, I64]:
        """Squared distances and numbers (m, k) of the nearest found of the m ≤ `BLOCK` rows from `start` on."""
        import faiss

        from latentwalk.tools.layout.closest import closest

        faiss.omp_set_num_threads(1)  # of this thread
        found = self.index.search(self._points(slice(start, start + BLOCK)), self.candidates)[1]
        squared, near = closest(self.features, self.order, start, found, self.k)
        for row in np.flatnonzero(near[:, -1] < 0):  # the cells held too few
            everyone = np.arange(len(self.order))[None]
            squared[row], near[row] = (
                one[0] for one in closest(self.features, self.order, start + row, everyone, self.k)
            )
        return squared, near

    def _points(self, part: slice) -> F32:
        """Rows in the space that is searched."""
        if self.narrow is not None:
            return self.narrow[part]
        rows: F32 = self.features[self.order[part]] - self.center
        return rows

    def _cells(self) -> faiss.IndexIVFFlat:
        import faiss

        rows = len(self.order)
        cells = int(rows**0.5)
        first = self._points(slice(0, 1))
        quantizer = faiss.IndexFlatL2(first.shape[1])
        index = faiss.IndexIVFFlat(quantizer, first.shape[1], cells)
        faiss.omp_set_num_threads(1)
        index.cp.niter, index.cp.max_points_per_centroid = ROUNDS, ROWS_EACH
        index.train(self._points(slice(0, cells * ROWS_EACH)))
        for start in range(0, rows, ROWS_AT_ONCE):
            index.add(self._points(slice(start, start + ROWS_AT_ONCE)))
        return index

    def _reach(self) -> F64:
        """The squared distance of the k-th true neighbor of each row of the sample."""
        from latentwalk.tools.layout.closest import closest

        some = self.features[self.order[:SAMPLE_ROWS]] - self.center
        starts = range(0, len(self.order), ROWS_AT_ONCE)
        candidates: dict[int, I64] = {}

        def block(start: int) -> int:
            others = self.features[self.order[start : start + ROWS_AT_ONCE]] - self.center
            sizes = np.einsum("nd,nd->n", others, others)
            found = nearest(some, others, sizes, min(self.k + 1 + SPARE, len(others)))[1]
            candidates[start] = np.where(found < 0, -1, start + found)
            return len(others)

        in_parallel(block, starts)
        found = np.hstack([candidates[start] for start in starts])
        squared: F64 = closest(self.features, self.order, 0, found, self.k)[0]
        return squared[:, -1]
