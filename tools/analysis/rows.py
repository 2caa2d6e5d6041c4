"""Each row's uncertainty and its likeness to classes: entropy, margin, cosine similarity."""

from __future__ import annotations

import numpy as np

from latentwalk.scenes.arrays import F32, F64, I32, Bools
from latentwalk.scenes.rules import RIGHT, UNKNOWN
from latentwalk.tools.analysis.results import Measure, absent, counted
from latentwalk.tools.analysis.subject import Subject

ENTROPY, ENTROPY_SHARE, MARGIN = "entropy", "normalized_entropy", "margin"
OWN, PREDICTED = "similarity_own_class", "similarity_predicted_class"
NO_PROBABILITIES = "the model gave no probabilities"
NO_REPRESENTATION = "no representation of the rows was kept"


def row_measures(subject: Subject) -> dict[str, Measure]:
    """All measures of the rows by name: `ENTROPY`, `ENTROPY_SHARE`, `MARGIN`, "correct" (1, 0, NaN where unknown),
    `OWN` and `PREDICTED`."""
    measures = [
        *uncertainty(subject.probabilities, len(subject)),
        _correct(subject),
        *class_similarity(subject.representation, subject.labels, subject.predictions),
    ]
    return {measure.name: measure for measure in measures}


def uncertainty(probabilities: F32 | None, count: int) -> list[Measure]:
    """Entropy in nats, entropy as a share of the most there can be, and margin of `probabilities` (count, classes).

    Entropy −Σ p ln p (C. E. Shannon 1948), 0 … ln classes; margin: largest less second largest probability, 0 … 1.
    Rows that hold NaN have none.
    """
    hows = {
        ENTROPY: "−Σ p ln p of the row's class probabilities, in nats",
        ENTROPY_SHARE: "entropy over ln(classes): 0 certain, 1 every class alike",
        MARGIN: "largest less second largest class probability",
    }
    if probabilities is None or probabilities.shape[1] < 2:
        why = NO_PROBABILITIES if probabilities is None else "with one class nothing is uncertain"
        return [absent(name, count, how, why) for name, how in hows.items()]
    p = probabilities.astype(np.float64)
    bad = ~np.asarray(np.isfinite(p).all(axis=1), np.bool_)
    # p ln p → 0 as p → 0, where the logarithm itself is −∞.
    entropy = -(p * np.log(np.where(p > 0, p, 1))).sum(axis=1)
    entropy = np.maximum(entropy, 0)
    top = np.sort(p, axis=1)[:, -2:]
    values = {ENTROPY: entropy, ENTROPY_SHARE: entropy / np.log(p.shape[1]), MARGIN: top[:, 1] - top[:, 0]}
    missing = _none_for(bad, "their probabilities are not finite")
    return [
        Measure(name, _blank(values[name], bad), how, "nats" if name == ENTROPY else "", missing)
        for name, how in hows.items()
    ]


def class_similarity(representation: F32 | None, labels: I32, predictions: I32) -> list[Measure]:
    """`OWN` and `PREDICTED`: mean cosine similarity of each row to the other rows of its class, and of the class that
    was predicted.

    `representation` (n, d); `labels`, `predictions` (n,) codes, −1 where unknown.  A row is never compared with itself.
    The rows of a class are those labeled so; predictions stand for labels where no row has one.
    """
    members, whose = (labels, "labeled") if (labels >= 0).any() else (predictions, "predicted")
    hows = {
        OWN: f"mean cosine similarity to the other rows {whose} as the row's own class, the row itself left out",
        PREDICTED: f"mean cosine similarity to the rows {whose} as the class predicted for it, the row itself left out",
    }
    if representation is None:
        return [absent(name, len(labels), how, NO_REPRESENTATION) for name, how in hows.items()]
    units, bad = unit_vectors(representation)
    measures = []
    for name, classes in ((OWN, members), (PREDICTED, predictions)):
        values, alone = _mean_similarity(units, np.where(bad, -1, members), np.where(bad, -1, classes))
        reasons = (
            _none_for(bad, "their representation is zero or not finite"),
            _none_for((classes < 0) & ~bad, "their class is unknown"),
            _none_for(alone, "their class has no other row"),
        )
        measures.append(Measure(name, values, hows[name], missing="; ".join(filter(None, reasons))))
    return measures


def unit_vectors(representation: F32) -> tuple[F32, Bools]:
    """The rows (n, d) float32 at length 1, and which (n,) have no direction: zero or not finite, which become zeros."""
    bad = ~np.asarray(np.isfinite(representation).all(axis=1), np.bool_)
    finite = np.where(bad[:, None], 0, representation)
    # By the largest entry first: squares of large numbers would leave float32.
    largest = np.abs(finite).max(axis=1, keepdims=True, initial=0)
    finite = finite / np.where(largest > 0, largest, 1)
    lengths = np.linalg.norm(finite, axis=1, keepdims=True)
    units = finite / np.where(lengths > 0, lengths, 1)
    return units.astype(np.float32), bad | (lengths[:, 0] == 0)


def class_sums(units: F32, classes: I32, count: int) -> F64:
    """The sum of the rows (n, d) of each of `count` classes, as (count, d) float64; class −1 is in none."""
    sums = np.zeros((count, units.shape[1]))
    for code in range(count):
        sums[code] = units[classes == code].sum(axis=0, dtype=np.float64)
    return sums


def _mean_similarity(units: F32, members: I32, classes: I32) -> tuple[F32, Bools]:
    """Each row's mean similarity to the other members of the class in `classes`, and which rows are alone there.

    Σⱼ u·uⱼ = u · Σⱼ uⱼ: the sums of classes stand for all pairs.
    """
    count = max(int(members.max(initial=-1)), int(classes.max(initial=-1))) + 1
    sums = class_sums(units, members, count)
    sizes = np.bincount(members[members >= 0], minlength=count)
    known = classes >= 0
    inside = known & (members == classes)
    products = np.einsum("nd,nd->n", units, sums[classes]) if count else np.zeros(len(units))
    own = np.einsum("nd,nd->n", units, units, dtype=np.float64)
    others = (sizes[classes] if count else np.zeros(len(units), int)) - inside
    usable = known & (others > 0)
    means = (products - np.where(inside, own, 0)) / np.where(usable, others, 1)
    return _blank(np.clip(means, -1, 1), ~usable), known & (others <= 0)


def _correct(subject: Subject) -> Measure:
    right = subject.right
    unknown = right == UNKNOWN
    return Measure(
        "correct",
        _blank((right == RIGHT).astype(np.float64), unknown),
        "1 where the prediction is the label, 0 where it is not",
        missing=_none_for(unknown, "their label or prediction is unknown"),
    )


def _blank(values: F64, bad: Bools) -> F32:
    return np.where(bad, np.nan, values).astype(np.float32)


def _none_for(rows: Bools, why: str) -> str:
    count = int(np.sum(rows))
    return f"{counted(count, 'row')} without a value: {why}" if count else ""
