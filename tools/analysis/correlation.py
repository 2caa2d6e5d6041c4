"""Correlation of two measures of rows, overall and by group, each with tests and intervals: similarity and entropy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from latentwalk.scenes.arrays import F64, Bools
from latentwalk.scenes.rules import RIGHT, WRONG
from latentwalk.tools.analysis.results import ALPHA, Measure, counted, holm, percent
from latentwalk.tools.analysis.rows import ENTROPY, OWN, row_measures
from latentwalk.tools.analysis.subject import Subject

RESAMPLES = 999  # of the bootstrap and of the permutations: the smallest p is 2 / 1000
BATCH_NUMBERS = 250_000  # drawn at once: 2 MB an array, which stays in the cache
FEWEST = 4  # rows: Fisher's interval needs n − 3 above 0
PEARSON, SPEARMAN = "Pearson's r", "Spearman's ρ"
ALL, RIGHT_ROWS, WRONG_ROWS = "all rows", "right rows", "wrong rows"
HOW = {
    PEARSON: "linear correlation; p by the exact distribution for normal values, two-sided (scipy.stats.pearsonr)",
    SPEARMAN: "correlation of ranks; p by Student's t with n − 2 degrees of freedom, two-sided (scipy.stats.spearmanr)",
}
INTERVALS = {
    "fisher": "95 % by Fisher's z; for ranks with the variance (1 + ρ² / 2) / (n − 3) of Bonett and Wright (2000)",
    "bootstrap": f"95 % percentiles of {RESAMPLES} bootstrap samples of the rows (scipy.stats.bootstrap)",
    "p_permutation": f"twice the share of {RESAMPLES} random pairings at least as far out, never below"
    f" {2 / (RESAMPLES + 1):g} (scipy.stats.permutation_test)",
    "p_adjusted": "p by Holm's step-down over all coefficients of the table (statsmodels), right under any dependence",
}


@dataclass(frozen=True)
class Coefficient:
    """One correlation: `value` −1 … 1, its tests and both 95 % intervals, or `missing`: why there is none.

    `INTERVALS` and `how` say how each was got.
    """

    name: str
    how: str
    value: float | None = None
    p: float | None = None
    p_adjusted: float | None = None
    p_permutation: float | None = None
    fisher: tuple[float, float] | None = None
    bootstrap: tuple[float, float] | None = None
    missing: str = ""

    @property
    def significant(self) -> bool:
        """Whether it is told from 0 after correction for many tests."""
        return self.p_adjusted is not None and self.p_adjusted < ALPHA


@dataclass(frozen=True)
class GroupCorrelation:
    """The correlations of one `group` of `n` rows that have both measures."""

    group: str
    n: int
    pearson: Coefficient
    spearman: Coefficient


@dataclass(frozen=True)
class Correlations:
    """Correlations of measure `y` with measure `x`: all rows, the right and the wrong ones, and each class."""

    x: str
    y: str
    overall: GroupCorrelation
    by_correctness: tuple[GroupCorrelation, ...]
    by_class: tuple[GroupCorrelation, ...]
    simpson: str
    how: Mapping[str, str]

    @property
    def groups(self) -> tuple[GroupCorrelation, ...]:
        """All of them in order."""
        return (self.overall, *self.by_correctness, *self.by_class)


def similarity_entropy(subject: Subject, measures: Mapping[str, Measure] | None = None, seed: int = 0) -> Correlations:
    """Entropy against similarity to the own class (`measures`: `row_measures` of the subject, if they are there)."""
    found = row_measures(subject) if measures is None else measures
    return correlations(found[OWN], found[ENTROPY], subject, seed)


def correlations(x: Measure, y: Measure, subject: Subject, seed: int = 0) -> Correlations:
    """The correlations of two measures (n,) of the subject's rows, in all its groups; those that lack one are left out.

    p-values are corrected over all groups and both coefficients.  The same seed gives the same intervals.
    """
    groups: list[tuple[str, Bools]] = [
        (ALL, np.ones(len(subject), np.bool_)),
        (RIGHT_ROWS, subject.right == RIGHT),
        (WRONG_ROWS, subject.right == WRONG),
        *((f"class {name}", subject.labels == code) for code, name in enumerate(subject.classes)),
    ]
    both = np.isfinite(x.values) & np.isfinite(y.values)
    why = "; ".join(f"{m.name}: {m.missing}" for m in (x, y) if m.missing)
    found = _adjusted([_group(name, x, y, rows & both, why, seed) for name, rows in groups])
    by_class = tuple(found[3:])
    simpson = simpsons_warning(found[0], by_class)
    return Correlations(x.name, y.name, found[0], (found[1], found[2]), by_class, simpson, INTERVALS)


def _group(name: str, x: Measure, y: Measure, rows: Bools, why: str, seed: int) -> GroupCorrelation:
    a, b = (measure.values[rows].astype(np.float64) for measure in (x, y))
    missing = _few(len(a), why) or _constant(x.name, a) or _constant(y.name, b)
    pair = [
        Coefficient(kind, HOW[kind], missing=missing) if missing else _coefficient(kind, a, b, seed)
        for kind in (PEARSON, SPEARMAN)
    ]
    return GroupCorrelation(name, len(a), *pair)


def _few(count: int, why: str) -> str:
    if count >= FEWEST:
        return ""
    return f"{counted(count, 'row')} with both measures, {FEWEST} are needed" + (f" ({why})" if why else "")


def _constant(name: str, values: F64) -> str:
    # float32 values of one and the same number differ in their last digit.
    constant = np.ptp(values) <= 1e-6 * max(1.0, float(np.abs(values).max()))
    return f"{name} is the same in all {len(values)} rows" if constant else ""


def _coefficient(kind: str, x: F64, y: F64, seed: int) -> Coefficient:
    from scipy import stats

    if kind == PEARSON:
        value, p = (float(number) for number in stats.pearsonr(x, y))
        spread = 1.0
    else:
        value, p = (float(number) for number in stats.spearmanr(x, y))
        spread = 1 + value**2 / 2
    a, b = (x, y) if kind == PEARSON else (stats.rankdata(x), stats.rankdata(y))
    # A pairing of ranks is the rank of the pairing: they need not be ranked anew.
    p_permutation = _permutation(a, b, seed)
    low, high = np.tanh(np.arctanh(np.clip(value, -1 + 1e-15, 1 - 1e-15)) + np.array([-1, 1]) * _z(len(x), spread))
    return Coefficient(
        kind,
        HOW[kind],
        value,
        p,
        p_permutation=p_permutation,
        fisher=(float(low), float(high)),
        bootstrap=_bootstrap(kind, x, y, seed),
    )


def _z(count: int, spread: float) -> float:
    """Half the width of a 95 % interval in Fisher's z."""
    from scipy.stats import norm

    return float(norm.ppf(0.975) * np.sqrt(spread / (count - 3)))


def _rows_alike(x: F64, y: F64, axis: int = -1) -> F64:
    """Pearson's r along the last axis of (…, n); 0 where one is constant, as a bootstrap sample may be."""
    a, b = (values - values.mean(axis=-1, keepdims=True) for values in (x, y))
    scale = np.sqrt((a * a).sum(axis=-1) * (b * b).sum(axis=-1))
    return np.asarray((a * b).sum(axis=-1) / np.where(scale > 0, scale, np.inf))


def _ranks(codes: F64) -> F64:
    """The ranks along the last axis of (b, n) whole numbers 0 … n − 1; those of ties are their mean.

    What scipy's rankdata gives, without sorting each of the samples again.
    """
    count = codes.shape[-1]
    flat = codes.astype(np.int64) + count * np.arange(len(codes))[:, None]
    sizes = np.bincount(flat.ravel(), minlength=codes.size).reshape(codes.shape)
    ranks = sizes.cumsum(axis=-1) - (sizes - 1) / 2
    return np.asarray(ranks.ravel()[flat], np.float64)


def _bootstrap(kind: str, x: F64, y: F64, seed: int) -> tuple[float, float]:
    from scipy import stats

    def ranked(a: F64, b: F64, axis: int = -1) -> F64:
        return _rows_alike(_ranks(np.atleast_2d(a)), _ranks(np.atleast_2d(b)))

    if kind == SPEARMAN:
        x, y = (np.unique(values, return_inverse=True)[1].astype(np.float64) for values in (x, y))
    found = stats.bootstrap(
        (x, y),
        _rows_alike if kind == PEARSON else ranked,
        paired=True,
        vectorized=True,
        n_resamples=RESAMPLES,
        batch=max(1, BATCH_NUMBERS // len(x)),
        confidence_level=0.95,
        method="percentile",
        rng=np.random.default_rng(seed),
    ).confidence_interval
    return float(found.low), float(found.high)


def _permutation(x: F64, y: F64, seed: int) -> float:
    from scipy import stats

    a, b = x - x.mean(), y - y.mean()
    found = stats.permutation_test(
        (a,),
        # Only the pairing changes, so that the sum of products orders as r does.
        lambda a, axis=-1: a @ b,
        permutation_type="pairings",
        vectorized=True,
        n_resamples=RESAMPLES,
        batch=max(1, BATCH_NUMBERS // len(x)),
        alternative="two-sided",
        rng=np.random.default_rng(seed),
    )
    return float(found.pvalue)


def _adjusted(groups: Sequence[GroupCorrelation]) -> list[GroupCorrelation]:
    tests = [c.p for group in groups for c in (group.pearson, group.spearman) if c.p is not None]
    adjusted = iter(holm(tests))

    def with_it(coefficient: Coefficient) -> Coefficient:
        return coefficient if coefficient.p is None else replace(coefficient, p_adjusted=next(adjusted))

    return [replace(group, pearson=with_it(group.pearson), spearman=with_it(group.spearman)) for group in groups]


def simpsons_warning(overall: GroupCorrelation, classes: Sequence[GroupCorrelation]) -> str:
    """Words where the sign of all rows together is reversed within classes (E. H. Simpson 1951), else "".

    By Spearman's ρ; only signs that are significant after correction count.
    """
    pooled = overall.spearman
    if pooled.value is None or not pooled.significant:
        return ""
    told = [group for group in classes if group.spearman.significant]
    against = [group for group in told if (group.spearman.value or 0) * pooled.value < 0]
    if not against:
        return ""
    rows = sum(group.n for group in against) / max(1, sum(group.n for group in classes))
    names = ", ".join(f"{group.group} (ρ = {group.spearman.value:+.2f})" for group in against[:5])
    more = f" and {len(against) - 5} more" if len(against) > 5 else ""
    return (
        f"Simpson's paradox: over all rows ρ is {pooled.value:+.2f}, but within {len(against)} of {len(told)} classes"
        f" with a clear sign it is the other way: {names}{more}, {percent(rows)} of the rows."
        " The overall figure comes from differences between classes; read the figures by class."
    )
