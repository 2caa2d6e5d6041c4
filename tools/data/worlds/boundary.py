"""How far rows are from the places where the likeliest class changes, by Bayes' rule."""

from __future__ import annotations

import numpy as np

from latentwalk.scenes.arrays import F64, I64
from latentwalk.tools.data.worlds.mixture import Mixture

PLACES = 20_000  # drawn to find the regions by, where rows are and around them
STARTS = 8  # ways from a row into other regions
STEPS = 10
HALVINGS = 25  # of a way: a place on the boundary to start from


def boundary_distance(mixture: Mixture, x: F64, rng: np.random.Generator) -> F64 | None:
    """Distance (n,) of the rows `x` (n, m) from the boundary of the regions in which one class is likeliest; None where
    one class is likeliest everywhere.

    On the ways from a row to the nearest places of other regions the boundary is found by halving; from there it is
    slid along to where the row stands on its normal, and the shortest of these distances counts.
    """
    from scipy.spatial import cKDTree

    low, high = x.min(axis=0), x.max(axis=0)
    reach = (high - low) / 2
    around = rng.uniform(low - reach, high + reach, (PLACES, x.shape[1]))
    places = np.concatenate([x, mixture.draw(PLACES, rng), around])
    classes = _likeliest(mixture, places)
    own = classes[: len(x)]
    if (classes == classes[0]).all():
        return None
    found = np.full(len(x), np.inf)
    regions = {code: places[classes == code] for code in np.unique(classes)}
    trees = {code: cKDTree(region) for code, region in regions.items()}
    # Of each other class some: the nearest of all may lie around a corner.
    each = max(2, -(-STARTS // (len(regions) - 1)))
    for code in np.unique(own):
        rows = np.flatnonzero(own == code)
        others = [other for other in regions if other != code]
        near = [trees[other].query(x[rows], [*range(1, 1 + min(each, len(regions[other])))]) for other in others]
        away = np.concatenate([distance for distance, _ in near], axis=1)
        ends = np.concatenate([regions[other][place] for other, (_, place) in zip(others, near, strict=True)], axis=1)
        for order in np.argsort(away, axis=1)[:, :STARTS].T:
            start = _halved(mixture, x[rows], ends[np.arange(len(rows)), order], own[rows])
            found[rows] = np.minimum(found[rows], _slid(mixture, x[rows], start))
    return found


def _halved(mixture: Mixture, a: F64, b: F64, classes: I64) -> F64:
    """Between places `a`, which have these `classes`, and `b`, which have others: the last of the class of `a`."""
    for _ in range(HALVINGS):
        middle = (a + b) / 2
        same = (_likeliest(mixture, middle) == classes)[:, None]
        a, b = np.where(same, middle, a), np.where(same, b, middle)
    return a


def _slid(mixture: Mixture, x: F64, y: F64) -> F64:
    """Distance (n,) of `x` from the boundary near its places `y` (both (n, m)).

    A step goes towards the foot of `x` on the boundary's tangent plane at `y` and back onto the boundary; where that
    brings it no nearer, because the boundary bends, the next is half as long.
    """
    pair = np.argsort(mixture.log_joint(y), axis=1)[:, -2:]
    nearest = np.linalg.norm(x - y, axis=1)
    value, slope = _difference(mixture, y, pair)
    share = np.ones(len(x))
    with np.errstate(all="ignore"):  # what runs away is dropped for what it is
        for _ in range(STEPS):
            foot = x - _along(value + np.einsum("nm,nm->n", slope, x - y), slope)
            there = y + share[:, None] * (foot - y)
            there = there - _along(*_difference(mixture, there, pair))
            to, bend = _difference(mixture, there, pair)
            there = there - _along(to, bend)
            distance = np.linalg.norm(x - there, axis=1)
            logs = mixture.log_joint(there)
            tie = logs.max(axis=1) - np.take_along_axis(logs, pair, axis=1).min(axis=1)
            better = (distance < nearest) & (tie < 1e-7)  # and still where these two are the likeliest
            nearest, share = np.where(better, distance, nearest), np.where(better, np.minimum(1, 2 * share), share / 2)
            y, value, slope = (
                np.where(better.reshape(-1, *[1] * (new.ndim - 1)), new, old)
                for new, old in ((there, y), (np.zeros(len(x)), value), (bend, slope))
            )
    return np.asarray(nearest)


def _along(value: F64, slope: F64) -> F64:
    return np.asarray(slope * (value / np.einsum("nm,nm->n", slope, slope))[:, None])


def _difference(mixture: Mixture, y: F64, pair: I64) -> tuple[F64, F64]:
    """Log odds (n,) of the two classes of each `pair` (n, 2) at `y`, and their slope (n, m)."""
    logs, slopes = mixture.slopes(y)
    rows = np.arange(len(y))
    return (logs[rows, pair[:, 1]] - logs[rows, pair[:, 0]], slopes[rows, pair[:, 1]] - slopes[rows, pair[:, 0]])


def _likeliest(mixture: Mixture, x: F64) -> I64:
    return np.asarray(np.argmax(mixture.log_joint(x), axis=1))
