"""Rows far from all others: local outlier factor and isolation score."""

from __future__ import annotations

import warnings
from collections.abc import Callable

import numpy as np

from latentwalk.scenes.arrays import F32
from latentwalk.tools.analysis.pockets import space
from latentwalk.tools.analysis.results import Measure, absent, counted

LOF, ISOLATION = "local_outlier_factor", "isolation_score"
NEIGHBORS = 20  # as its authors and scikit-learn advise
TREES = 200
FEWEST = 3
HOWS = {
    LOF: f"how much thinner it is around the row than around its {NEIGHBORS} nearest neighbors, about 1 inside a"
    " cluster (M. Breunig et al. 2000)",
    ISOLATION: "how few random cuts part the row from the others, 0 … 1, above 0.5 fewer than on average;"
    f" {TREES} trees (F. T. Liu, K. M. Ting, Z.-H. Zhou 2008)",
}


def outliers(points: F32 | None, count: int, seed: int = 0) -> list[Measure]:
    """`LOF` and `ISOLATION` of the rows `points` (n, d); n is `count`, also where there are none.

    Distances are as the points have them: columns of different units want scaling first.
    """
    return [
        local_outlier_factor(points, count, seed),
        isolation_score(points, count, seed),
    ]


def local_outlier_factor(points: F32 | None, count: int, seed: int = 0) -> Measure:
    """`LOF` of each row, by at most 50 principal components."""

    def scored(finite: F32) -> F32:
        from sklearn.neighbors import LocalOutlierFactor

        model = LocalOutlierFactor(min(NEIGHBORS, len(finite) - 1))
        with warnings.catch_warnings():
            # Of many rows in one place, where the factor is huge or 1: `_crowded` says it better.
            warnings.filterwarnings("ignore", message="Duplicate values")
            model.fit(space(finite, seed))
        return np.asarray(-model.negative_outlier_factor_, np.float32)

    return _measure(LOF, points, count, scored, _crowded)


def isolation_score(points: F32 | None, count: int, seed: int = 0) -> Measure:
    """`ISOLATION` of each row."""

    def scored(finite: F32) -> F32:
        from sklearn.ensemble import IsolationForest

        model = IsolationForest(n_estimators=TREES, random_state=seed).fit(finite)
        return np.asarray(-model.score_samples(finite), np.float32)

    return _measure(ISOLATION, points, count, scored, lambda finite: "")


def _measure(
    name: str, points: F32 | None, count: int, scored: Callable[[F32], F32], doubt: Callable[[F32], str]
) -> Measure:
    how = HOWS[name]
    if points is None:
        return absent(name, count, how, "there is neither a representation nor features")
    kept = np.flatnonzero(np.isfinite(points).all(axis=1))
    finite = points[kept].astype(np.float32)
    if len(kept) < FEWEST:
        return absent(name, count, how, f"{counted(len(kept), 'row')} with finite numbers, {FEWEST} are needed")
    if (finite == finite[0]).all():
        return absent(name, count, how, f"all {len(kept):,} rows are the same")
    values = np.full(count, np.nan, np.float32)
    values[kept] = scored(finite)
    left = count - len(kept)
    reasons = (f"{counted(left, 'row')} without a value: numbers not finite" if left else "", doubt(finite))
    return Measure(name, values, how, missing="; ".join(filter(None, reasons)))


def _crowded(points: F32) -> str:
    """Words where more rows than have neighbors counted are in one place: density is infinite there."""
    most = int(np.unique(points, axis=0, return_counts=True)[1].max())
    if most <= NEIGHBORS:
        return ""
    return f"{most:,} rows are in one place, and the factor of rows near them is too large; read the isolation score"
