"""Pockets of errors: places in a space where wrong rows crowd more than they would if errors fell on rows at random."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from latentwalk.scenes.arrays import F32, F64, I32, Bools, Indices
from latentwalk.tools.layout.neighbors import exact

NEIGHBORS = 15
RARE = 0.001  # the chance of so many wrong rows among neighbors, below which a row is in a pocket
FEWEST_WRONG = 3
FEWEST_ROWS = 5
SHUFFLES = 199  # the smallest p is 1 / 200
MOST_COMPONENTS = 50  # of wide spaces, in which distances are told as well and faster


@dataclass(frozen=True, eq=False)
class Pocket:
    """Rows that lie together with many wrong ones; p: the share of shuffles with a pocket as strong anywhere."""

    rows: Indices
    p_adjusted: float


def space(points: F32, seed: int = 0) -> F32:
    """`points` (n, d) as distances are taken of them: at most `MOST_COMPONENTS` principal components."""
    if points.shape[1] <= MOST_COMPONENTS or len(points) <= MOST_COMPONENTS:
        return points
    from sklearn.decomposition import PCA

    return np.asarray(PCA(MOST_COMPONENTS, random_state=seed).fit_transform(points), np.float32)


def pockets(points: F32, wrong: Bools, seed: int = 0) -> list[Pocket]:
    """The pockets of `wrong` (n,) rows among `points` (n, d), the strongest first, chance ones included.

    A row is in a pocket if so many of it and its 15 nearest neighbors are wrong that fewer than 1 in 1,000 such groups
    would have as many by chance; rows that are each other's neighbors are one pocket.  Of all such levels the strongest
    pockets are taken that share no row.  Strength is the likelihood ratio of a scan statistic (M. Kulldorff 1997); p is
    that of the strongest pocket when wrong and right are shuffled over the rows: corrected for all places and levels.
    """
    k = min(NEIGHBORS, len(points) - 1)
    if k < FEWEST_WRONG or not wrong.any() or wrong.all():
        return []
    near = exact(space(points, seed), k).indices
    edges = mutual(near)
    least = _least(k + 1, wrong.mean())
    found = _apart(_find(near, edges, wrong, least))
    if not found:
        return []
    rng = np.random.default_rng(seed)
    shuffled = (_find(near, edges, rng.permutation(wrong), least) for _ in range(SHUFFLES))
    chance = np.array([max((strength for _, strength in several), default=0.0) for several in shuffled])
    return [Pocket(rows, float((1 + (chance >= strength).sum()) / (SHUFFLES + 1))) for rows, strength in found]


def _apart(found: list[tuple[Indices, float]]) -> list[tuple[Indices, float]]:
    chosen: list[tuple[Indices, float]] = []
    for rows, strength in sorted(found, key=lambda item: -item[1]):
        if not any(np.isin(rows, other).any() for other, _ in chosen):
            chosen.append((rows, strength))
    return chosen


def mutual(near: I32) -> tuple[Indices, Indices]:
    """Pairs of rows that are among each other's nearest `near` (n, k): one-sided neighbors chain whole spaces up."""
    count = len(near)
    ahead = np.repeat(np.arange(count), near.shape[1]) * count + near.ravel()
    back = near.ravel().astype(np.int64) * count + np.repeat(np.arange(count), near.shape[1])
    both = np.intersect1d(ahead, back, assume_unique=True)
    return both // count, both % count


def _least(window: int, rate: float) -> int:
    from scipy.stats import binom

    return max(FEWEST_WRONG, int(binom.isf(RARE, window, rate)) + 1)


def _find(near: I32, edges: tuple[Indices, Indices], wrong: Bools, least: int) -> list[tuple[Indices, float]]:
    """Pockets and their strengths, of each level of wrong rows among neighbors from `least` on."""
    around = wrong[near].sum(axis=1) + wrong
    inside = (around[edges[0]] >= least) & (around[edges[1]] >= least)
    a, b = edges[0][inside], edges[1][inside]
    found = []
    for level in range(least, int(around.max()) + 1):
        core = np.flatnonzero(around >= level)
        pieces = _pieces(core, a, b)
        sizes = np.bincount(pieces, minlength=1)
        for piece in np.flatnonzero(sizes >= FEWEST_ROWS):
            rows = core[pieces == piece]
            strength = _likelihood_ratio(int(wrong[rows].sum()), len(rows), int(wrong.sum()), len(wrong))
            if strength > 0:
                found.append((rows, strength))
    return found


def _pieces(core: Indices, a: Indices, b: Indices) -> I32:
    """Which connected piece each of the `core` rows is in, by the edges a – b among them."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    inside = np.isin(a, core) & np.isin(b, core)
    ends = np.searchsorted(core, a[inside]), np.searchsorted(core, b[inside])
    graph = coo_array((np.ones(len(ends[0]), np.bool_), ends), shape=(len(core), len(core)))
    return np.asarray(connected_components(graph, directed=False)[1], np.int32)


def _likelihood_ratio(inside: int, size: int, wrong: int, count: int) -> float:
    """Logarithm of how much likelier the errors are with a rate of its own inside; 0 where that is not the higher."""
    outside, rest = wrong - inside, count - size
    if not rest or inside * rest <= outside * size:
        return 0.0
    parts = np.array([inside, size - inside, outside, rest - outside], np.float64)
    rates = parts / np.array([size, size, rest, rest])
    overall = wrong / count
    return float(
        _times_log(parts, rates) - _times_log(np.array([wrong, count - wrong]), np.array([overall, 1 - overall]))
    )


def _times_log(counts: F64, rates: F64) -> float:
    return float((counts * np.log(np.where(counts > 0, rates, 1))).sum())
