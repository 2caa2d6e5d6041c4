"""What is so of the selected rows: how often the model errs there, on what, how sure it is, what sets them apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from latentwalk.runtime.world.rows.inside.confused import ConfusedPair, confused, is_judged
from latentwalk.runtime.world.rows.inside.judged import NEAR
from latentwalk.runtime.world.rows.inside.statistics import (
    Moments,
    Sums,
    pearson,
    share_moments,
    spearman,
    standardized_difference,
    wilson,
)
from latentwalk.scenes import Bool, Category, Column, Scalar, rules
from latentwalk.scenes.arrays import Array, Bools
from latentwalk.scenes.rules import PROBABILITY

Indices = NDArray[np.intp]
SURE, UNSURE, LIKE = "confidence", "entropy", "similarity"  # columns that are told by name; the last begins so
# On lines of their own, or much the same as what is: not among what sets rows apart.
TOLD = {"label", "prediction", "correct", SURE, UNSURE, "normalized_entropy", "margin"}
TOLD |= {"local_error_rate", NEAR, "label_doubt", "suspect_label", "region"}
TOLD_PREFIXES = (LIKE, PROBABILITY, "prediction: ", "correct: ", "confidence: ")
MOST_APART = 4


@dataclass(frozen=True, slots=True)
class Rate:
    """`wrong` of the `known` rows, and the 95 % interval of that share."""

    wrong: int
    known: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Means:
    """A column, or a class of one, with its mean (a share, of classes) inside and in the rest, None where none is
    known, and how far these are apart in standard deviations."""

    name: str
    inside: float | None
    rest: float | None
    apart: float | None


@dataclass(frozen=True, slots=True)
class Correlation:
    """Of two columns inside the selection, each as a number or why there is none."""

    x: str
    y: str
    pearson: float | str
    spearman: float | str


@dataclass(frozen=True, slots=True)
class Summary:
    """Of `rows` of `of` rows.  What cannot be had says why, as text.

    `errors` of them and `rest_errors` of all others; `classes` of the column `by`, the largest first, with counts;
    `means` of confidence and entropy; `correlation` of similarity and entropy; `apart`: the columns that set them apart
    most.
    """

    rows: int
    of: int
    errors: Rate | str
    rest_errors: Rate | str
    confusion: ConfusedPair | str
    by: str
    classes: list[tuple[str, int]]
    means: list[Means]
    correlation: Correlation | str
    apart: list[Means]


@dataclass(eq=False)
class Summaries:
    """Makes summaries; keeps of each column what all rows have in sum, so that a summary costs the selected rows alone.

    For one thread.
    """

    _sums: dict[str, tuple[Array, Sums]] = field(default_factory=dict)
    _counts: dict[str, tuple[Array, Indices]] = field(default_factory=dict)

    def of(self, columns: Mapping[str, Column], selected: Bools) -> Summary:
        """The summary of the rows of a mask (n,)."""
        rows = np.flatnonzero(selected)
        judged = rules.correctness(columns)
        errors: Rate | str = "no row has both a label and a prediction"
        rest: Rate | str = errors
        if judged is not None:
            here = judged[rows]
            wrong, known = int((here == rules.WRONG).sum()), int((here != rules.UNKNOWN).sum())
            in_all = int((judged == rules.WRONG).sum()), int((judged != rules.UNKNOWN).sum())
            errors = _rate(wrong, known)
            rest = _rate(in_all[0] - wrong, in_all[1] - known) if len(rows) < len(selected) else "all rows are selected"
        by = _classes_by(columns)
        alike = [name for name, c in columns.items() if name.startswith(LIKE) and isinstance(c, Scalar)]
        apart = self._apart(columns, rows, {*TOLD, by})
        return Summary(
            len(rows),
            len(selected),
            errors,
            rest,
            _confusion(columns, rows),
            by,
            _makeup(columns.get(by), rows),
            [found for name in (SURE, UNSURE) for found in self._means(name, columns.get(name), rows)],
            _correlation(columns, next(iter(alike), LIKE), rows),
            apart,
        )

    def _apart(self, columns: Mapping[str, Column], rows: Indices, without: set[str]) -> list[Means]:
        left = {n: c for n, c in columns.items() if n not in without and not n.startswith(TOLD_PREFIXES)}
        found = [means for name, column in left.items() for means in self._means(name, column, rows)]
        ranked = sorted((m for m in found if m.apart), key=lambda m: -abs(m.apart or 0.0))
        return ranked[:MOST_APART]

    def _means(self, name: str, column: Column | None, rows: Indices) -> list[Means]:
        """Of numbers and of yes or no their mean; of classes the share of the one that is most in excess."""
        if isinstance(column, Scalar):
            every = self._all_sums(name, column)
            here = Sums.of(column.values[rows], every.shift)
            return [_compared(name, here.moments, every.less(here).moments)]
        if isinstance(column, Bool):
            part, others = self._split(name, column.values, 2, rows)
            return [_of_class(name, 1, part, others)]
        if isinstance(column, Category) and column.names:
            part, others = self._split(name, column.codes, len(column.names), rows)
            inside, rest = part / max(1, part.sum()), others / max(1, others.sum())
            code = int(np.argmax(inside - rest))
            return [_of_class(f"{name}: {column.names[code]}", code, part, others)]
        return []

    def _split(self, name: str, codes: Array, classes: int, rows: Indices) -> tuple[Indices, Indices]:
        """How many rows each class has inside and in the rest."""
        if name not in self._counts or self._counts[name][0] is not codes:
            self._counts[name] = codes, _count(codes, classes)
        part = _count(codes[rows], classes)
        return part, self._counts[name][1] - part

    def _all_sums(self, name: str, column: Scalar) -> Sums:
        if name not in self._sums or self._sums[name][0] is not column.values:  # columns change with the epochs
            self._sums[name] = column.values, Sums.of(column.values)
        return self._sums[name][1]


def _count(codes: Array, classes: int) -> Indices:
    """How many rows each class has; unknown ones are left out."""
    # One up, as unknown is −1 and bincount knows no such bin.
    return np.bincount(codes.astype(np.int64) + 1, minlength=classes + 1)[1:]


def _compared(name: str, inside: Moments, rest: Moments) -> Means:
    apart = standardized_difference(inside, rest)
    return Means(name, inside.mean if inside.count else None, rest.mean if rest.count else None, apart)


def _of_class(name: str, code: int, part: Indices, others: Indices) -> Means:
    inside, rest = (share_moments(int(counts[code]), int(counts.sum())) for counts in (part, others))
    return _compared(name, inside, rest)


def _rate(wrong: int, known: int) -> Rate | str:
    return Rate(wrong, known, *wilson(wrong, known)) if known else "no row has both a label and a prediction"


def _classes_by(columns: Mapping[str, Column]) -> str:
    """The column whose classes make the rows up: `label`, else the first."""
    named = [name for name, column in columns.items() if isinstance(column, Category)]
    return "label" if "label" in named else next(iter(named), "")


def _makeup(column: Column | None, rows: Indices) -> list[tuple[str, int]]:
    """Classes with their counts, the largest first; none that has no row."""
    if not isinstance(column, Category):
        return []
    counts = _count(column.codes[rows], len(column.names))
    order = np.argsort(-counts, kind="stable")
    found = [(column.names[code], int(counts[code])) for code in order.tolist() if counts[code]]
    unknown = len(rows) - int(counts.sum())
    return [*found, ("unknown", unknown)] if unknown else found


def _confusion(columns: Mapping[str, Column], rows: Indices) -> ConfusedPair | str:
    if not is_judged(columns):
        return "no labels and predictions to compare"
    return next(iter(confused(columns, rows)), "none")


def _correlation(columns: Mapping[str, Column], like: str, rows: Indices) -> Correlation | str:
    x, y = columns.get(like), columns.get(UNSURE)
    missing = [name for name, column in ((like, x), (UNSURE, y)) if not isinstance(column, Scalar)]
    if not (isinstance(x, Scalar) and isinstance(y, Scalar)):
        return f"no column {' or '.join(missing)}; `latentwalk analyze` makes them"
    a, b = x.values[rows], y.values[rows]
    return Correlation(like, UNSURE, pearson(a, b), spearman(a, b))
