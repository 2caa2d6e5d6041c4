"""The layout of all epochs at once: UMAP's objective inside each epoch, springs between a row's places over time.

Inside an epoch it is UMAP (McInnes, Healy & Melville 2018, section 3.2; the sampling schedule is that of umap-learn)
for three dimensions, over exact neighbors.  After each step a spring pulls every point part of the way to the mean of
itself one epoch before and after, each moved on by a share of the features' own motion.  Epochs run in parallel, each
with its own random stream: the result depends on the seed alone, not on the number of threads.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from latentwalk.scenes.arrays import F32, I32, I64, Bools
from latentwalk.tools.layout.neighbors import exact
from latentwalk.tools.terminal import calm_threads

calm_threads()

import numba  # noqa: E402

CURVE_A, CURVE_B = np.float32(1.576943), np.float32(0.8950609)  # 1 / (1 + a·d^2b) for umap-learn's min_dist 0.1
NEGATIVES = 5  # rows pushed away for each that is pulled, as in umap-learn
CHUNK = 10  # steps between two looks at the clock and at Ctrl-C


@dataclass(frozen=True, eq=False)
class FuzzyGraph:
    """One epoch's fuzzy neighbor graph, both directions of each edge.

    `heads`, `tails` (e,) int32 number the rows present in the epoch; `every` (e,) float32: steps between two samples.
    """

    heads: I32
    tails: I32
    every: F32

    @classmethod
    def empty(cls) -> FuzzyGraph:
        """No edges: for epochs that are held."""
        return cls(np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.float32))


@dataclass(frozen=True, eq=False)
class Links:
    """Springs of each place (a row in an epoch; places are numbered epoch after epoch).

    `before`, `after` (m,) int64: the same row's place in the nearest epoch that has it, −1 for none; `stiff_before`,
    `stiff_after` (m,) float32 0…1: how hard that spring pulls.  `carry` (m, 3) float32: a spring is slack where its
    ends differ as their carries do, so that springs leave this motion alone.
    """

    before: I64
    after: I64
    stiff_before: F32
    stiff_after: F32
    carry: F32


def neighbor_graph(features: F32, k: int = 15) -> FuzzyGraph:
    """UMAP's fuzzy graph of the `k` exact nearest neighbors of `features` (n, d), n ≥ 2."""
    from scipy.sparse import coo_matrix

    n = len(features)
    k = min(k, n - 1)
    near = exact(features, k)
    weights = _memberships(near.distances)
    directed = coo_matrix((weights.ravel(), (np.repeat(np.arange(n), k), near.indices.ravel())), shape=(n, n)).tocsr()
    turned = directed.T.tocsr()
    both = directed.multiply(turned)
    union = (directed + turned - both).tocoo()  # a + b − ab, the fuzzy union
    return FuzzyGraph(
        union.row.astype(np.int32),
        union.col.astype(np.int32),
        (union.data.max() / np.maximum(union.data, 1e-12)).astype(np.float32),
    )


@numba.njit(cache=True)
def _memberships(distances: F32) -> F32:
    """UMAP's smooth neighbor weights (n, k): exp(−(d − ρ) / σ) with Σ = log2 k."""
    n, k = distances.shape
    weights = np.empty((n, k), np.float32)
    target = np.log2(k) if k > 1 else 1.0
    floor = 1e-3 * distances.mean()  # umap-learn's least σ: rows with many duplicates still see past them
    for i in range(n):
        row = distances[i]
        rho = 0.0
        for d in row:
            if d > 0:
                rho = d
                break
        low, high, sigma = 0.0, np.inf, 1.0
        for _ in range(64):  # halvings exhaust a float long before
            total = 0.0
            for d in row:
                total += np.exp(-max(d - rho, 0.0) / sigma)
            if abs(total - target) < 1e-5:
                break
            if total > target:
                high = sigma
                sigma = (low + high) / 2
            else:
                low = sigma
                sigma = sigma * 2 if high == np.inf else (low + high) / 2
        sigma = max(sigma, floor, 1e-12)
        for j in range(k):
            weights[i, j] = np.exp(-max(row[j] - rho, 0.0) / sigma)
    return weights


def relax(
    start: F32,
    first: I64,
    graphs: Sequence[FuzzyGraph],
    links: Links,
    held: Bools,
    *,
    steps: int = 200,
    heat: float = 1.0,
    pull: float = 0.3,
    seed: int = 0,
    advance: Callable[[int], None] = lambda steps: None,
) -> F32:
    """Move places from `start` (m, 3) until each epoch shows its graph and springs are slack; return (m, 3) float32.

    `first` (t + 1,): where each epoch's places begin; `held` (t,): epochs that stay where they are; `heat`: the step
    size at the start, falling to 0; `pull`: λ, the share of the way a spring goes each step; `advance` is told of done
    steps and may raise to stop.
    """
    edges = np.zeros(len(graphs) + 1, np.int64)
    np.cumsum([len(graph.heads) for graph in graphs], out=edges[1:])
    heads, tails, every = (
        np.concatenate([getattr(graph, name) for graph in graphs]) for name in ("heads", "tails", "every")
    )
    due = every.copy()  # the first time after one full interval, as in umap-learn
    # not 0, which xorshift never leaves
    streams = np.random.default_rng(seed).integers(1, 2**63, len(graphs), np.uint64)
    y = np.ascontiguousarray(start, np.float32).copy()
    pulled = y.copy()
    for done in range(0, steps, CHUNK):
        upto = min(done + CHUNK, steps)
        for step in range(done, upto):
            rate = np.float32(heat * (1 - step / steps))
            _attract_and_repel(y, first, heads, tails, every, due, edges, streams, held, np.float32(step + 1), rate)
            if pull > 0:
                _spring(y, pulled, first, *vars(links).values(), held, np.float32(pull))
                # Springs read the old places and write new ones: no order of rows, and so no number of threads, shows.
                y, pulled = pulled, y
        advance(upto - done)
    return y


@numba.njit(cache=True, parallel=True)
def _attract_and_repel(y, first, heads, tails, every, due, edges, streams, held, step, rate):  # type: ignore[no-untyped-def]
    """One step of UMAP's stochastic descent in every epoch that is not held."""
    for t in numba.prange(len(held)):
        if not held[t]:
            streams[t] = _descend(
                y[first[t] : first[t + 1]],
                heads[edges[t] : edges[t + 1]],
                tails[edges[t] : edges[t + 1]],
                every[edges[t] : edges[t + 1]],
                due[edges[t] : edges[t + 1]],
                streams[t],
                step,
                rate,
            )


@numba.njit(cache=True, fastmath=True)
def _descend(y, heads, tails, every, due, stream, step, rate):  # type: ignore[no-untyped-def]
    """The edges whose turn it is, one after the other: what one moves, the next one sees, as in umap-learn."""
    n = np.uint64(len(y))
    a, b, one = CURVE_A, CURVE_B, np.float32(1)
    for e in range(len(heads)):
        if due[e] > step:
            continue
        due[e] += every[e]
        i, j = heads[e], tails[e]
        dx, dy, dz = y[i, 0] - y[j, 0], y[i, 1] - y[j, 1], y[i, 2] - y[j, 2]
        d2 = dx * dx + dy * dy + dz * dz
        if d2 > 0:  # the gradient's power of d² has no value at 0
            power = d2**b
            g = np.float32(-2) * a * b * power / (d2 * (a * power + one))
            gx, gy, gz = rate * _clip(g * dx), rate * _clip(g * dy), rate * _clip(g * dz)
            y[i, 0] += gx
            y[i, 1] += gy
            y[i, 2] += gz
            y[j, 0] -= gx
            y[j, 1] -= gy
            y[j, 2] -= gz
        for _ in range(NEGATIVES):
            stream ^= stream << np.uint64(13)  # xorshift64 (Marsaglia 2003)
            stream ^= stream >> np.uint64(7)
            stream ^= stream << np.uint64(17)
            # The high half times n, shifted, is 0…n − 1 without a slow modulo (Lemire 2019).
            j = np.int64((stream >> np.uint64(32)) * n >> np.uint64(32))
            if j == i:
                continue
            dx, dy, dz = y[i, 0] - y[j, 0], y[i, 1] - y[j, 1], y[i, 2] - y[j, 2]
            d2 = dx * dx + dy * dy + dz * dz
            # 0.001, umap-learn's, bounds the push between rows at one place.
            g = np.float32(2) * b / ((np.float32(0.001) + d2) * (a * d2**b + one))
            y[i, 0] += rate * _clip(g * dx)
            y[i, 1] += rate * _clip(g * dy)
            y[i, 2] += rate * _clip(g * dz)
    return stream


@numba.njit(cache=True, inline="always")
def _clip(value):  # type: ignore[no-untyped-def]
    """umap-learn's bound on each coordinate's step: one close pair must not throw a row across the room."""
    return min(max(value, np.float32(-4)), np.float32(4))


@numba.njit(cache=True, parallel=True)
def _spring(y, out, first, before, after, stiff_before, stiff_after, carry, held, pull):  # type: ignore[no-untyped-def]
    """out = y moved by f·Σ w (y_other − y + carry − carry_other) with f = λ / (1 − λ + λ·Σ w)."""
    for t in numba.prange(len(held)):
        for p in range(first[t], first[t + 1]):
            wb = stiff_before[p] if before[p] >= 0 else np.float32(0)
            wa = stiff_after[p] if after[p] >= 0 else np.float32(0)
            f = np.float32(0) if held[t] else pull / (1 - pull + pull * (wb + wa))
            for c in range(3):
                force = np.float32(0)
                if wb > 0:
                    force += wb * (y[before[p], c] - y[p, c] + carry[p, c] - carry[before[p], c])
                if wa > 0:
                    force += wa * (y[after[p], c] - y[p, c] + carry[p, c] - carry[after[p], c])
                out[p, c] = y[p, c] + f * force
