"""Who attracts whom: a row's nearest rows, made symmetric, with weights that sum to 1."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from latentwalk.scenes import Neighbors
from latentwalk.scenes.arrays import F32, I32, I64, Indices
from latentwalk.tools.terminal import calm_threads

calm_threads()

import numba  # noqa: E402

HALVINGS = 64  # of a bandwidth: a float is exhausted before


@dataclass(frozen=True)
class Graph:
    """Row i attracts `others[first[i]:first[i + 1]]` by `weights`: (n + 1,) int64, (m,) int32, (m,) float32.

    It is symmetric, each edge is in it twice, and all weights sum to 1.
    """

    first: I64
    others: I32
    weights: F32

    def __len__(self) -> int:
        return len(self.first) - 1

    def ordered(self, order: Indices) -> Graph:
        """The same graph of rows in another order: new row i is the old `order[i]`."""
        place = np.empty(len(order), np.int32)
        place[order] = np.arange(len(order), dtype=np.int32)
        counts = np.diff(self.first)[order]
        first = np.zeros(len(order) + 1, np.int64)
        np.cumsum(counts, out=first[1:])
        edges = np.repeat(self.first[order] - first[:-1], counts) + np.arange(first[-1])
        return Graph(first, place[self.others[edges]], self.weights[edges])


def equal_graph(indices: I32) -> Graph:
    """Each row's neighbors `indices` (n, k) all alike: no perplexity, and far fewer edges than three times one."""
    n, k = indices.shape
    return _symmetric(indices, np.full((n, k), 1 / k, np.float32))


def perplexity_graph(neighbors: Neighbors, perplexity: float) -> Graph:
    """t-SNE's own affinities: Gaussians over all the given neighbors, as wide as `perplexity` asks in each row."""
    return _symmetric(neighbors.indices, _affinities(neighbors.distances.astype(np.float64) ** 2, perplexity))


def _symmetric(indices: I32, shares: F32) -> Graph:
    from scipy.sparse import csr_matrix

    n, k = indices.shape
    one_way = csr_matrix((shares.ravel(), indices.ravel(), np.arange(0, n * k + 1, k)), shape=(n, n))
    both = one_way + one_way.T.tocsr()
    both.sort_indices()  # sums in one order, whatever made them
    weights = both.data / both.data.sum(dtype=np.float64)
    return Graph(both.indptr.astype(np.int64), both.indices.astype(np.int32), weights.astype(np.float32))


@numba.njit(cache=True, nogil=True)
def _affinities(squared, perplexity):  # type: ignore[no-untyped-def]
    """Of each row's neighbors (n, k) at `squared` distances: shares (n, k) whose entropy is log(perplexity)."""
    n, k = squared.shape
    shares = np.empty((n, k), np.float32)
    goal = np.log(perplexity)
    for i in range(n):
        nearest = squared[i].min()
        low, high = 0.0, np.inf
        narrow = 1 / max(squared[i].mean() - nearest, 1e-12)
        total = 1.0
        for _ in range(HALVINGS):
            total = weighed = 0.0
            for j in range(k):
                exponent = narrow * (squared[i, j] - nearest)
                value = np.exp(-exponent)
                total += value
                weighed += value * exponent
            entropy = np.log(total) + weighed / total
            if abs(entropy - goal) < 1e-5:
                break
            if entropy > goal:
                low = narrow
                narrow = 2 * narrow if high == np.inf else (low + high) / 2
            else:
                high = narrow
                narrow = (low + high) / 2
        for j in range(k):
            shares[i, j] = np.exp(-narrow * (squared[i, j] - nearest)) / total
    return shares
