"""Which features separate the classes, and what the principal axes are made of."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np

from latentwalk.scenes.arrays import F32, F64, I32, Indices
from latentwalk.tools.analysis.results import LEVEL, Estimate, counted, holm
from latentwalk.tools.analysis.subject import Subject

Predict = Callable[[F32], I32]  # rows (m, d) of features in original units → class codes (m,)

MOST_ROWS = 5_000  # that mutual information and importance look at, drawn at random where there are more
SHUFFLES = 20  # of each feature, for its importance
HELD_OUT = 0.3  # of the rows, which the quick model does not learn from
FEWEST = 20  # rows
AXES = 3
HOW = {
    "f": "F of a one-way analysis of variance: between classes over within them (scipy.stats.f_oneway)",
    "p_adjusted": "p of F, corrected over all features by Holm",
    "mutual_information": "nats that the feature tells of the class, by 3 nearest neighbors (B. C. Ross 2014,"
    " scikit-learn)",
    "importance": f"accuracy lost on held-out rows when the feature is shuffled (L. Breiman 2001), mean of {SHUFFLES}"
    f" shuffles, and the {100 * LEVEL:g} % of the middle of them",
    "rank": "by the mean of the three ranks that there are",
}
QUICK = "logistic regression fitted on {part:.0f} % of the rows, standardized"


@dataclass(frozen=True)
class FeatureSeparation:
    """How well one feature separates the classes; `missing` says why a figure is None."""

    rank: int
    name: str
    f: float | None
    p: float | None
    p_adjusted: float | None
    mutual_information: float | None
    importance: Estimate
    missing: str = ""


@dataclass(frozen=True)
class Separation:
    """The features, the one that separates best first; `model`: whose accuracy importance is of."""

    features: tuple[FeatureSeparation, ...]
    model: str
    accuracy: float | None
    how: dict[str, str]
    missing: str = ""


@dataclass(frozen=True, eq=False)
class Loadings:
    """Of what principal axes are made: `weights` (axes, features) of unit length, of standardized features; `share`
    (axes,) of the variance; `sentences`: each axis in words."""

    names: tuple[str, ...]
    weights: F64
    share: F64
    sentences: tuple[str, ...]
    how: str
    missing: str = ""


def separation(subject: Subject, predict: Predict | None = None, seed: int = 0) -> Separation:
    """Which of the subject's features separate its labels.

    Importance is of the model `predict` on the subject's rows, which must be ones that it did not learn from; without
    one of a logistic regression on rows that it does not see.
    """
    rows, missing = _usable(subject)
    if missing or subject.features is None:
        return Separation((), "", None, HOW, missing)
    rng = np.random.default_rng(seed)
    if len(rows) > MOST_ROWS:
        rows = np.sort(rng.choice(rows, MOST_ROWS, replace=False))
    features, labels = subject.features[rows], subject.labels[rows]
    f, p = _anova(features, labels)
    information = _information(features, labels, seed)
    importance, model, accuracy = _importance(features, labels, predict, seed)
    constant = features.min(axis=0) == features.max(axis=0)
    ranks = [_ranks(values) for values in (f, information, [one.value or 0 for one in importance])]
    mean = np.mean(ranks, axis=0)
    mean[constant] = np.inf
    adjusted = _adjusted(p)
    return Separation(
        tuple(
            FeatureSeparation(
                place + 1,
                subject.feature_names[column],
                _number(f[column]),
                _number(p[column]),
                _number(adjusted[column]),
                None if constant[column] else float(information[column]),
                importance[column],
                "the same in all rows" if constant[column] else "",
            )
            for place, column in enumerate(np.argsort(mean, kind="stable").tolist())
        ),
        model,
        accuracy,
        HOW,
    )


def loadings(features: F32 | None, names: Sequence[str]) -> Loadings:
    """The first `AXES` principal axes of standardized `features` (n, d), the largest share of the variance first; their
    signs are such that each axis's largest weight is positive, and constant features have weight 0."""
    how = "principal components of features at mean 0 and deviation 1; weights of unit length (scikit-learn's PCA)"

    def none(why: str) -> Loadings:
        return Loadings(tuple(names), np.zeros((0, len(names))), np.zeros(0), (), how, why)

    if features is None or not features.shape[1]:
        return none("there are no features")
    finite = features[np.isfinite(features).all(axis=1)].astype(np.float64)
    if len(finite) < 3:
        return none(f"{counted(len(finite), 'row')} with finite numbers, three are needed")
    spread = finite.std(axis=0)
    if not (spread > 0).any():
        return none("all rows are the same")
    from sklearn.decomposition import PCA

    scaled = (finite - finite.mean(axis=0)) / np.where(spread > 0, spread, 1)
    model = PCA(min(AXES, *scaled.shape), svd_solver="full").fit(scaled)
    weights = np.asarray(model.components_, np.float64)
    largest = np.abs(weights).argmax(axis=1)
    weights *= np.sign(weights[np.arange(len(weights)), largest])[:, None]
    weights[:, spread == 0] = 0
    share = np.asarray(model.explained_variance_ratio_, np.float64)
    sentences = tuple(_axis(place, row, share[place], names) for place, row in enumerate(weights))
    return Loadings(tuple(names), weights, share, sentences, how)


def _usable(subject: Subject) -> tuple[Indices, str]:
    """The rows with a label and finite features, of classes with two at least; or why there are too few."""
    none = np.arange(0)
    if subject.features is None or not len(subject.feature_names):
        return none, "there are no features"
    if subject.images is not None:
        return none, "the features are pixels, which mean nothing one by one"
    known = (subject.labels >= 0) & np.isfinite(subject.features).all(axis=1)
    counts = np.bincount(subject.labels[known], minlength=len(subject.classes))
    known &= np.isin(subject.labels, np.flatnonzero(counts >= 2))
    rows = np.flatnonzero(known)
    present = int((counts >= 2).sum())
    if present < 2:
        return none, f"two classes of two rows or more are needed, found {present}"
    if len(rows) < FEWEST:
        return none, f"{counted(len(rows), 'row')} with label and finite features, {FEWEST} are needed"
    return rows, ""


def _anova(features: F32, labels: I32) -> tuple[F64, F64]:
    from scipy.stats import ConstantInputWarning, f_oneway

    groups = [features[labels == code].astype(np.float64) for code in np.unique(labels)]
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore", ConstantInputWarning)  # their F is NaN, and words say why
        found = f_oneway(*groups, axis=0)
    return np.asarray(found.statistic, np.float64), np.asarray(found.pvalue, np.float64)


def _information(features: F32, labels: I32, seed: int) -> F64:
    from sklearn.feature_selection import mutual_info_classif

    spread = features.std(axis=0)
    # scikit-learn adds noise by a float's size: of standardized numbers it drowns none.
    scaled = (features - features.mean(axis=0)) / np.where(spread > 0, spread, 1)
    return np.asarray(mutual_info_classif(scaled, labels, discrete_features=False, random_state=seed), np.float64)


def _importance(
    features: F32, labels: I32, predict: Predict | None, seed: int
) -> tuple[list[Estimate], str, float | None]:
    from sklearn.model_selection import train_test_split

    model = "the model that is analyzed"
    rows = np.arange(len(labels))
    if predict is None:
        # Each class in both parts, unless there are too many for so few rows.
        by_class = labels if HELD_OUT * len(rows) >= len(np.unique(labels)) else None
        learned, rows = train_test_split(rows, test_size=HELD_OUT, random_state=seed, stratify=by_class)
        predict, model = _quick(features[learned], labels[learned]), QUICK.format(part=100 * (1 - HELD_OUT))
    held, truth = features[rows], labels[rows]
    accuracy = float((predict(held) == truth).mean())
    rng = np.random.default_rng(seed)
    found = []
    for column in range(features.shape[1]):
        lost = np.empty(SHUFFLES)
        shuffled = held.copy()
        for place in range(SHUFFLES):
            shuffled[:, column] = rng.permutation(held[:, column])
            lost[place] = accuracy - float((predict(shuffled) == truth).mean())
        low, high = np.quantile(lost, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
        found.append(Estimate(float(lost.mean()), HOW["importance"], float(low), float(high)))
    return found, model, accuracy


def _quick(features: F32, labels: I32) -> Predict:
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=300))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # near enough: it is a judge, not a product
        model.fit(features, labels)
    return cast(Predict, model.predict)


def _ranks(values: Sequence[float] | F64) -> F64:
    """1 for the largest; what is NaN comes last."""
    from scipy.stats import rankdata

    return np.asarray(rankdata(-np.nan_to_num(np.asarray(values, np.float64), nan=-np.inf)), np.float64)


def _adjusted(p: F64) -> F64:
    adjusted = np.full(len(p), np.nan)
    finite = np.isfinite(p)
    adjusted[finite] = holm(p[finite].tolist())
    return adjusted


def _number(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def _axis(place: int, weights: F64, share: float, names: Sequence[str]) -> str:
    most = np.argsort(-np.abs(weights), kind="stable")[:3]
    parts = ", ".join(f"{names[column]} {weights[column]:+.2f}" for column in most.tolist() if weights[column])
    return f"axis {place + 1}, {100 * share:.1f} % of the variance: {parts}"
