"""Nearest neighbors of more rows than can all be held against one another: most of them, and how many is measured.

Cells of rows that lie together (k-means; J. Sivic and A. Zisserman, ICCV 2003) are held against the cells nearest to
them alone, by matrix products: as many as a sample of rows, searched among all, shows to be enough.  Wide rows are
sought in the space that bounds their distances (`bound`); which candidates are nearest their own distances say.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from latentwalk.scenes import Neighbors
from latentwalk.scenes.arrays import F32, F64, I64
from latentwalk.tools.layout.near.bound import SPARE, WIDE, narrowed, squared_distances
from latentwalk.tools.layout.neighbors import BLOCK, in_parallel, nearest

SAMPLE_ROWS = 1000  # which are searched among all, to tell how many are found
ENOUGH = 0.98  # of the true neighbors
PROBES = (4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128)  # cells that one is held against, itself among them
ROUNDS = 8  # of k-means
ROWS_EACH = 64  # for each cell, that k-means sees
MOST = 4  # times the mean, that a cell may hold: larger ones, of equal rows, are cut
ROWS_AT_ONCE = 1 << 14
COMPONENTS, EACH_WIDE = 64, 3  # of wide rows, and candidates for each neighbor among them


def approximate(features: F32, k: int, advance: Callable[[int], None] | None = None) -> Neighbors:
    """About k < n nearest other rows of each row of `features` (n, d) float32, by Euclidean distance, with the share of
    the true ones that was found for a seeded sample of rows.

    `advance` hears how many more rows are done.  The same result on every run and number of cores.
    """
    from threadpoolctl import threadpool_limits

    features = np.ascontiguousarray(features, np.float32)
    indices, distances = np.empty((len(features), k), np.int32), np.empty((len(features), k), np.float32)
    with threadpool_limits(1):  # sums in one order; cells run in parallel
        search = _Search(features, k)
        recall, rows = search.tune()

        def cell(number: int) -> int:
            first, end = search.starts[number : number + 2]
            for start in range(first, end, BLOCK):
                here = slice(start, min(start + BLOCK, end))
                squared, near = search.of(here, number)
                indices[search.order[here]] = search.order[near]
                distances[search.order[here]] = np.sqrt(squared)
            return int(end - first)

        in_parallel(cell, range(len(search.near)), advance)
    return Neighbors(indices, distances, recall=recall, recall_rows=rows)


class _Search:
    """A search of k neighbors among `features[order]` (n, d), cell after cell, whose numbers there it speaks of.

    Cell c holds the rows from `starts[c]` to `starts[c + 1]`; `near[c]` are the cells nearest to it, itself the first.
    """

    def __init__(self, features: F32, k: int) -> None:
        self.features, self.k, self.probes = features, k, PROBES[0]
        wide = features.shape[1] >= WIDE
        self.candidates = min(len(features), (EACH_WIDE * k if wide else k) + 1 + SPARE)
        order = np.random.default_rng(0).permutation(len(features))
        self.center = features.mean(axis=0, dtype=np.float64).astype(np.float32)
        rows = narrowed(features, order, COMPONENTS) if wide else features[order] - self.center
        centers = _centers(rows, int(len(rows) ** 0.5))
        cells = _nearest_center(rows, centers)
        sorted_rows = np.argsort(cells, kind="stable")
        self.order, self.rows = order[sorted_rows], rows[sorted_rows]
        self.sizes = np.einsum("nd,nd->n", self.rows, self.rows)
        whole, held = _cut(np.bincount(cells, minlength=len(centers)))
        self.starts = np.concatenate([[0], np.cumsum(held)])
        apart = squared_distances(centers, centers)[whole][:, whole]
        np.fill_diagonal(apart, -np.inf)
        self.near = np.argsort(apart, axis=1, kind="stable")[:, : PROBES[-1]]

    def tune(self) -> tuple[float, int]:
        """Look at as many cells as find enough; returns which share of the true neighbors they find, of how many rows
        of a sample."""
        sample = np.sort(np.random.default_rng(0).permutation(len(self.order))[:SAMPLE_ROWS])
        cells = np.searchsorted(self.starts, sample, side="right") - 1
        reach = self._reach(sample)
        recall = 0.0
        for self.probes in PROBES:
            found = [self.of(slice(row, row + 1), cell)[0][0] for row, cell in zip(sample, cells, strict=True)]
            recall = float((np.stack(found) <= reach[:, None]).mean())
            if recall >= ENOUGH or self.probes >= len(self.near):
                break
        return recall, len(sample)

    def of(self, here: slice, cell: int) -> tuple[F64, I64]:
        """Squared distances and numbers (m, k) of the nearest found of m rows of a cell."""
        from latentwalk.tools.layout.near.closest import closest, gather

        points = self.rows[here]
        bounds = np.full((len(points), self.candidates), np.inf, np.float32)
        found = np.full(bounds.shape, -1)
        for other in self.near[cell, : self.probes]:
            start, end = self.starts[other : other + 2]
            gather(points @ self.rows[start:end].T, self.sizes[start:end], start, bounds, found)
        squared, near = closest(self.features, self.order, here.start, found, self.k)
        for row in np.flatnonzero(near[:, -1] < 0):  # the cells held too few
            everyone = np.arange(len(self.order))[None]
            all_squared, all_near = closest(self.features, self.order, here.start + row, everyone, self.k)
            squared[row], near[row] = all_squared[0], all_near[0]
        return squared, near

    def _reach(self, sample: I64) -> F64:
        """The squared distance of the k-th true neighbor of each row of a sample."""
        from latentwalk.tools.layout.near.closest import closest

        some = self.features[self.order[sample]] - self.center
        most = self.k + 1 + SPARE
        candidates: dict[int, I64] = {}

        def block(start: int) -> int:
            others = self.features[self.order[start : start + ROWS_AT_ONCE]] - self.center
            found = nearest(some, others, np.einsum("nd,nd->n", others, others), most)[1]
            candidates[start] = np.where(found < 0, -1, start + found)
            return len(others)

        starts = range(0, len(self.order), ROWS_AT_ONCE)
        in_parallel(block, starts)
        found = np.hstack([candidates[start] for start in starts])
        reach = np.empty(len(sample))
        for row, number in enumerate(sample):
            reach[row] = closest(self.features, self.order, number, found[row : row + 1], self.k)[0][0, -1]
        return reach


def _centers(rows: F32, count: int) -> F32:
    """`count` centers (c, d) of rows in a random order, by k-means."""
    some, centers = rows[: count * ROWS_EACH], rows[:count].copy()
    for _ in range(ROUNDS):
        cells = _nearest_center(some, centers)
        held = np.bincount(cells, minlength=count)
        filled = np.flatnonzero(held)
        starts = np.cumsum(held)[filled] - held[filled]
        sums = np.add.reduceat(some[np.argsort(cells, kind="stable")], starts, dtype=np.float64)
        centers[filled] = sums / held[filled, None]
    return centers


def _nearest_center(rows: F32, centers: F32) -> I64:
    """The number (n,) of the center that is nearest to each row."""
    sizes = np.einsum("cd,cd->c", centers, centers)
    cells = np.empty(len(rows), np.int64)

    def block(start: int) -> int:
        here = slice(start, start + BLOCK)
        cells[here] = nearest(rows[here], centers, sizes, 1)[1][:, 0]
        return BLOCK

    in_parallel(block, range(0, len(rows), BLOCK))
    return cells


def _cut(held: I64) -> tuple[I64, I64]:
    """Of cells that hold so many rows those that are not empty, too large ones cut in pieces: which cell each piece is
    of, and how many rows it holds."""
    pieces = -(-held // (MOST * -(-held.sum() // len(held))))
    whole = np.repeat(np.arange(len(held)), pieces)
    place = np.arange(len(whole)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    return whole, held[whole] // pieces[whole] + (place < held[whole] % pieces[whole])
