"""Known worlds of two to ten columns, all of them mixtures of Gaussians, so that Bayes' rule is exact.

| world | classes (else) | columns | deviation or noise |
|---|---|---|---|
| blobs | 2…26 (5) | 3 | σ of each blob (2.5) |
| classification | 2…8 (3) | 3 informative, 2 redundant, 5 of noise | share of labels drawn at random (0.05) |
| moons | 2 | 2 | σ around two half circles (0.25) |
| circles | 2 | 2 | σ around two circles, of radius 1 and 0.6 (0.15) |
| gaussian-mixture | 2…26 (3) | 3 | σ of its clusters, two to a class, on average (1) |
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from latentwalk.scenes import Category, Column, Scalar
from latentwalk.scenes.arrays import F64, I64
from latentwalk.scenes.errors import LatentwalkError
from latentwalk.tools.data.features import numbered
from latentwalk.tools.data.worlds.boundary import boundary_distance
from latentwalk.tools.data.worlds.mixture import Mixture, isotropic
from latentwalk.tools.data.worlds.plan import KnownWorld, Made, WorldPlan, letters

OUTER_TO_INNER = 0.6  # circles
INFORMATIVE, REDUNDANT, OTHERS = 3, 2, 5  # columns of classification
LEAST_SPREAD = 0.03  # of rows about a curve: with less the boundary lies as with this, halfway between the curves
CLUSTERS = 2  # of a class, where it has several
DRAWN_ANEW = 20_000  # rows for the Bayes accuracy: a standard error of 0.002 or less


@dataclass(frozen=True, eq=False)
class Drawn:
    """Rows `x` (n, d) of a plan, class by class, as `mixture` has them in their first columns.

    `component` (n,): which part of the mixture each row comes from, None where parts are pieces of one curve; `labels`
    (n,): as a person is shown them, None where these are the classes."""

    x: F64
    columns: list[str]
    mixture: Mixture
    component: I64 | None = None
    labels: I64 | None = None
    wrong: float = 0.0  # share of labels that are drawn at random


def blobs(plan: WorldPlan) -> Drawn:
    """Round clusters of one size, a class each (`make_blobs`)."""
    from sklearn.datasets import make_blobs

    x, _, centers = make_blobs(
        plan.sizes, 3, cluster_std=plan.noise, shuffle=False, random_state=plan.seed, return_centers=True
    )
    owner = np.arange(len(plan.sizes))
    return Drawn(x, numbered("x", 3), isotropic(centers, plan.noise, plan.shares, owner))


def moons(plan: WorldPlan) -> Drawn:
    """Two half circles that reach into one another (`make_moons`)."""
    from sklearn.datasets import make_moons

    x, _ = make_moons((plan.sizes[0], plan.sizes[1]), shuffle=False, noise=plan.noise, random_state=plan.seed)
    # Gauss and Legendre's nodes: a sum over them is the integral along the arc, to the last digits.
    nodes, weights = np.polynomial.legendre.leggauss(_nodes(np.pi, plan))
    angle = (nodes + 1) * np.pi / 2
    upper = np.column_stack([np.cos(angle), np.sin(angle)])
    lower = np.column_stack([1 - np.cos(angle), 0.5 - np.sin(angle)])
    return Drawn(x, numbered("x", 2), _curves([upper, lower], weights / 2, plan))


def circles(plan: WorldPlan) -> Drawn:
    """A circle inside another (`make_circles`)."""
    from sklearn.datasets import make_circles

    sizes = (plan.sizes[0], plan.sizes[1])
    x, _ = make_circles(sizes, shuffle=False, noise=plan.noise, random_state=plan.seed, factor=OUTER_TO_INNER)
    count = _nodes(2 * np.pi, plan)
    angle = np.arange(count) * 2 * np.pi / count
    outer = np.column_stack([np.cos(angle), np.sin(angle)])
    return Drawn(x, numbered("x", 2), _curves([outer, outer * OUTER_TO_INNER], np.full(count, 1 / count), plan))


def gaussian_mixture(plan: WorldPlan) -> Drawn:
    """Two clusters to a class, long and flat in directions of their own, that overlap."""
    rng = np.random.default_rng(plan.seed)
    count = CLUSTERS * len(plan.sizes)
    owner = np.repeat(np.arange(len(plan.sizes)), CLUSTERS)
    means = _scattered(count, rng)
    turns = np.stack([np.linalg.qr(rng.standard_normal((3, 3)))[0] for _ in range(count)])
    spreads = plan.noise * rng.uniform(0.5, 1.5, (count, 3, 1)) * turns
    of = np.concatenate([_halves(c, size) for c, size in enumerate(plan.sizes)])
    mixture = Mixture(means, spreads, np.bincount(of) / len(of), owner)
    return Drawn(mixture.place(of, rng), numbered("x", 3), mixture, of)


def classification(plan: WorldPlan) -> Drawn:
    """Clusters at the corners of a cube, each sheared, among columns that say nothing (`make_classification`)."""
    from sklearn.datasets import make_classification

    classes, chance = len(plan.sizes), _Recorded(plan.seed)
    several = CLUSTERS if classes * CLUSTERS <= 2**INFORMATIVE else 1
    x, y = make_classification(
        sum(plan.sizes), INFORMATIVE + REDUNDANT + OTHERS, n_informative=INFORMATIVE, n_redundant=REDUNDANT,
        n_classes=classes, n_clusters_per_class=several, weights=list(plan.shares), flip_y=0, shuffle=False,
        random_state=chance,
    )  # fmt: skip
    owner = np.arange(classes * several) % classes
    mixture, of = _sheared(x[:, :INFORMATIVE], y, owner, chance)
    order = np.argsort(y, kind="stable")
    rng = np.random.default_rng(plan.seed)
    labels = y[order].copy()
    wrong = rng.random(len(labels)) < plan.noise
    labels[wrong] = rng.integers(classes, size=wrong.sum())
    names = [*numbered("informative", INFORMATIVE), *numbered("redundant", REDUNDANT), *numbered("other", OTHERS)]
    return Drawn(x[order], names, mixture, of[order] if several > 1 else None, labels, plan.noise)


class _Recorded(np.random.RandomState):
    """Random numbers that are kept: `make_classification` tells nobody how it sheared its clusters."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.squares: list[F64] = []
        self.normals: list[F64] = []

    def uniform(self, *args: object, size: object = None, **named: object) -> F64:  # type: ignore[override]
        drawn: F64 = super().uniform(*args, size=size, **named)  # type: ignore[call-overload]
        if size == (INFORMATIVE, INFORMATIVE):
            self.squares.append(drawn)
        return drawn

    def standard_normal(self, size: object = None) -> F64:  # type: ignore[override]
        drawn: F64 = super().standard_normal(size)  # type: ignore[call-overload]
        self.normals.append(drawn.copy())
        return drawn


def _sheared(x: F64, y: I64, owner: I64, chance: _Recorded) -> tuple[Mixture, I64]:
    """What `make_classification` drew `x` from, and the cluster (n,) of each row; that it fits the rows is checked."""
    count = len(owner)
    # Clusters lie one after the other, and neighbors have different classes.
    of = np.concatenate([[0], np.cumsum(np.diff(y) != 0)])
    fits = of[-1] == count - 1 and len(chance.squares) >= count
    if fits:
        spreads = 2 * np.stack(chance.squares[:count]) - 1
        shift = x - np.einsum("nm,nmk->nk", chance.normals[0], spreads[of])
        means = np.stack([shift[of == k].mean(axis=0) for k in range(count)])
        fits = bool(np.allclose(shift, means[of]) and (owner[of] == y).all())
    if not fits:
        raise LatentwalkError(
            "classification: this version of scikit-learn makes its clusters in another way than the truth is read"
            " from; install an earlier one"
        )
    return Mixture(means, spreads, np.bincount(of) / len(of), owner), of


def _halves(code: int, size: int) -> I64:
    return CLUSTERS * code + np.arange(size) % CLUSTERS


def _scattered(count: int, rng: np.random.Generator) -> F64:
    """Centers (count, 3) in a ball that grows with their number, so that they overlap as much."""
    way = rng.standard_normal((count, 3))
    radius = 2.2 * np.cbrt(count * rng.random((count, 1)))
    return np.asarray(way / np.linalg.norm(way, axis=1, keepdims=True) * radius)


def _nodes(length: float, plan: WorldPlan) -> int:
    """How many places of a curve stand for it: closer together than its rows are apart from it."""
    return int(np.clip(np.ceil(2 * length / max(plan.noise, LEAST_SPREAD)), 48, None))


def _curves(curves: list[F64], weights: F64, plan: WorldPlan) -> Mixture:
    shares = np.concatenate([share * weights for share in plan.shares])
    owner = np.repeat(np.arange(len(curves)), len(weights))
    return isotropic(np.concatenate(curves), max(plan.noise, LEAST_SPREAD), shares, owner)


def _made(draw: Callable[[WorldPlan], Drawn], plan: WorldPlan) -> Made:
    drawn = draw(plan)
    mixture, labels = drawn.mixture, plan.codes if drawn.labels is None else drawn.labels
    x = drawn.x.astype(np.float32)
    inside = x[:, : mixture.means.shape[1]].astype(np.float64)  # as they are written
    posterior = mixture.posterior(inside)
    best = posterior.argmax(axis=1)
    columns: dict[str, Column] = {"label": plan.classes(labels)}
    if drawn.component is not None:
        clusters = [
            f"{plan.names[owner]}{(mixture.owner[:k] == owner).sum() + 1}" for k, owner in enumerate(mixture.owner)
        ]
        columns["true_cluster"] = Category(drawn.component.astype(np.int32), clusters)
    if drawn.labels is not None:
        columns["true_label"] = plan.classes(plan.codes)
    columns["bayes_class"] = plan.classes(best)
    columns["bayes_posterior"] = Scalar(_of_labels(posterior.max(axis=1), drawn, plan).astype(np.float32))
    rng, notes = np.random.default_rng(plan.seed), []
    distance = boundary_distance(mixture, inside, rng)
    if distance is None:
        notes = [f"class {plan.names[best[0]]} is the likeliest everywhere: there is no boundary to be far from"]
    else:
        own = np.where(best == labels, distance, -distance)
        columns["boundary_distance"] = Scalar(own.astype(np.float32), center=0.0)
    anew = mixture.posterior(mixture.draw(DRAWN_ANEW, rng)).max(axis=1)
    return Made(x, drawn.columns, columns, float(_of_labels(anew, drawn, plan).mean()), notes)


def _of_labels(posterior: F64, drawn: Drawn, plan: WorldPlan) -> F64:
    """The probability of a class as that of a label, some of which are drawn at random."""
    return (1 - drawn.wrong) * posterior + drawn.wrong / len(plan.names)


SKLEARN = "scikit-learn"
TABLES = {
    "blobs": KnownWorld(partial(_made, blobs), 2.5, letters, 5, 26, least_noise=1e-6, maker=SKLEARN),
    "classification": KnownWorld(partial(_made, classification), 0.05, letters, 3, 2**INFORMATIVE, maker=SKLEARN),
    "moons": KnownWorld(partial(_made, moons), 0.25, ["upper", "lower"], 2, 2, maker=SKLEARN),
    "circles": KnownWorld(partial(_made, circles), 0.15, ["outer", "inner"], 2, 2, maker=SKLEARN),
    "gaussian-mixture": KnownWorld(partial(_made, gaussian_mixture), 1.0, letters, 3, 26, least_noise=1e-6),
}
