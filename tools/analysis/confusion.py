"""Which classes are taken for which more often than chance would have it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from latentwalk.scenes.arrays import F64, I32, I64, Bools, Indices
from latentwalk.scenes.rules import UNKNOWN, WRONG, judged
from latentwalk.tools.analysis.results import ALPHA, Estimate, counted, holm, percent, share

HOW = (
    "Chance: the same number of errors, each in a row drawn from all labeled rows alike and predicted as one of the"
    " other classes in proportion to their rows. p: exact one-sided binomial test of the count (scipy.stats.binom),"
    " corrected over all pairs of classes by Holm. Ranked by the standardized residual"
    " (count − expected) / √(expected (1 − chance))."
)


@dataclass(frozen=True, eq=False)
class ConfusionPair:
    """`count` rows of class `label` that are predicted as `predicted`, where chance would have `expected`.

    `rows` (count,): which; `of_label`: their share of the class's judged rows.
    """

    label: str
    predicted: str
    count: int
    expected: float
    residual: float
    of_label: Estimate
    p: float
    p_adjusted: float
    rows: Indices

    @property
    def significant(self) -> bool:
        """Whether it is more than chance, after correction for the number of pairs."""
        return self.p_adjusted < ALPHA

    @property
    def sentence(self) -> str:
        """The pair in words."""
        told = "more than chance" if self.significant else "chance would do"
        return (
            f"{self.label} taken for {self.predicted}: {counted(self.count, 'row')},"
            f" {percent(self.of_label.value or 0)} of its class; {self.expected:.1f} by chance, {told}"
            f" (adjusted p {self.p_adjusted:.2g})"
        )


@dataclass(frozen=True, eq=False)
class Confusion:
    """`matrix` (classes, classes) int64: rows of a class (down) by prediction (across); `pairs` that occur, the one
    with the largest excess over chance first; `missing` says why there are none."""

    classes: tuple[str, ...]
    matrix: I64
    pairs: tuple[ConfusionPair, ...]
    how: str = HOW
    missing: str = ""


def confusion(labels: I32, predictions: I32, classes: Sequence[str]) -> Confusion:
    """The confusions of `predictions` with `labels` (n,), codes into `classes`, −1 where unknown (left out)."""
    right = judged(predictions, labels)
    known, wrong = right != UNKNOWN, right == WRONG
    matrix = np.zeros((len(classes), len(classes)), np.int64)
    np.add.at(matrix, (labels[known], predictions[known]), 1)
    missing = ""
    if not known.any():
        missing = "no row has both a label and a prediction"
    elif not wrong.any():
        missing = f"none of the {counted(int(known.sum()), 'row')} is wrong"
    pairs = () if missing else _pairs(matrix, labels, predictions, wrong, classes)
    return Confusion(tuple(classes), matrix, pairs, missing=missing)


def chances(matrix: I64) -> F64:
    """The chance (classes, classes) that an error is of class a and predicted as b, as `HOW` says; 0 for a = b.

    A class that has no labeled row, but is predicted, counts as one row: nothing that occurs has chance 0.
    """
    sizes = np.maximum(matrix.sum(axis=1), matrix.sum(axis=0) > 0).astype(np.float64)
    others = np.maximum(sizes.sum() - sizes, 1)
    both = np.outer(sizes / sizes.sum() / others, sizes)
    np.fill_diagonal(both, 0)
    return np.asarray(both / both.sum())


def _pairs(
    matrix: I64, labels: I32, predictions: I32, wrong: Bools, classes: Sequence[str]
) -> tuple[ConfusionPair, ...]:
    from scipy.stats import binom

    chance = chances(matrix)
    errors = int(matrix.sum() - np.trace(matrix))
    # Those that do not occur were tests as well: their p of 1 counts in the correction.
    tested = chance > 0
    p = binom.sf(matrix[tested] - 1, errors, chance[tested]).tolist()  # of so many or more
    found = []
    for (a, b), p_value, adjusted in zip(np.argwhere(tested).tolist(), p, holm(p), strict=True):
        count = int(matrix[a, b])
        if not count:
            continue
        expected = errors * chance[a, b]
        found.append(
            ConfusionPair(
                classes[a],
                classes[b],
                count,
                float(expected),
                float((count - expected) / np.sqrt(expected * (1 - chance[a, b]))) if chance[a, b] < 1 else 0.0,
                share(count, int(matrix[a].sum())),
                p_value,
                adjusted,
                np.flatnonzero(wrong & (labels == a) & (predictions == b)),
            )
        )
    return tuple(sorted(found, key=lambda pair: (-pair.residual, -pair.count)))
