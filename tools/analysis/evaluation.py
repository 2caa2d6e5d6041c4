"""How well a classifier does on rows that it never saw: scikit-learn's metrics, the confusion matrix, calibration.

A number that cannot be had is not there: `missing` has words in its place that say why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes.arrays import F32, F64, I32, I64

BINS = 15  # of confidence, of one width: as Guo et al. 2017
AVERAGES = ("macro", "weighted")
BY_CLASS = ("precision", "recall", "f1", "roc_auc")

Labels = I32 | I64


@dataclass(frozen=True, eq=False)
class Numbers:
    """`values`: name → number; `missing`: name → why there is none."""

    values: dict[str, float] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)

    def put(self, name: str, value: float | str) -> None:
        """A number, or the words that stand for it."""
        if isinstance(value, str):
            self.missing[name] = value
        else:
            self.values[name] = value

    def as_json(self) -> dict[str, object]:
        """The numbers, and under "missing" the words for those that are not there."""
        return {**self.values, **({"missing": dict(self.missing)} if self.missing else {})}


@dataclass(frozen=True, eq=False)
class Reliability:
    """Calibration: rows by confidence in `BINS` bins of one width from 0 to 1, each without its lower edge.

    `rows` (bins,) int64; `confidence` and `accuracy` (bins,) float64, means of the bin's rows, NaN where it has none.
    """

    rows: I64
    confidence: F64
    accuracy: F64

    @property
    def edges(self) -> F64:
        """The bins' edges (bins + 1,)."""
        return np.linspace(0, 1, len(self.rows) + 1)

    @property
    def error(self) -> float:
        """The expected calibration error (Naeini et al. 2015): |accuracy − confidence|, weighted by rows."""
        full = self.rows > 0
        apart = np.abs(self.accuracy[full] - self.confidence[full])
        return float(np.average(apart, weights=self.rows[full]))


@dataclass(frozen=True, eq=False)
class Evaluation:
    """Of `rows` rows with a known class, of the part `part`.

    `overall`: accuracy, balanced_accuracy, precision, recall and f1 as macro_ and weighted_, roc_auc (mean of the
    classes that have one, one against the rest), log_loss (nats) and calibration_error.  `by_class`: class → precision,
    recall, f1, roc_auc.  `support` (classes,) rows of each; `confusion` (classes, classes): row the true class, column
    the predicted one.  `reliability` is None without rows.
    """

    part: str
    classes: Sequence[str]
    overall: Numbers
    by_class: Mapping[str, Numbers]
    support: I64
    confusion: I64
    reliability: Reliability | None

    @property
    def rows(self) -> int:
        """Rows that were judged."""
        return int(self.confusion.sum())

    def as_json(self) -> dict[str, object]:
        """All of it, as evaluation.json has it."""
        return {
            "part": self.part,
            "rows": self.rows,
            **self.overall.as_json(),
            "by_class": {
                name: {"rows": int(count), **numbers.as_json()}
                for (name, numbers), count in zip(self.by_class.items(), self.support, strict=True)
            },
            "confusion": {"classes": list(self.classes), "true_by_predicted": self.confusion.tolist()},
            "calibration": None if self.reliability is None else _calibration(self.reliability),
        }


def evaluate(labels: Labels, probabilities: F32 | F64, classes: Sequence[str], part: str = "test") -> Evaluation:
    """Judge `probabilities` (n, classes), each row with sum 1, by `labels` (n,) codes; rows with −1 do not count."""
    known = np.flatnonzero(labels >= 0)
    codes, chances = labels[known].astype(np.int64), probabilities[known].astype(np.float64)
    chances = chances / chances.sum(axis=1, keepdims=True)  # float32 adds up to nearly 1, of which log_loss warns
    found = chances.argmax(axis=1)
    confusion = np.zeros((len(classes), len(classes)), np.int64)
    np.add.at(confusion, (codes, found), 1)
    by_class = {name: _of_class(codes, found, chances, code, part) for code, name in enumerate(classes)}
    reliability = calibration(chances, codes) if len(known) else None
    overall = _overall(codes, found, chances, by_class, part)
    if reliability is not None:
        overall.put("calibration_error", reliability.error)
    return Evaluation(part, classes, overall, by_class, confusion.sum(axis=1), confusion, reliability)


def calibration(probabilities: F64, labels: I64) -> Reliability:
    """How far the confidence of predictions, the largest of `probabilities` (n, classes), is the share of the right."""
    confidence = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == labels
    # A bin holds its upper edge: confidence 1 belongs to the last.
    place = np.clip(np.ceil(confidence * BINS).astype(np.int64) - 1, 0, BINS - 1)
    rows = np.bincount(place, minlength=BINS)

    def mean(values: NDArray[np.float64]) -> F64:
        found: F64 = np.full(BINS, np.nan)
        return np.divide(np.bincount(place, values, BINS), rows, out=found, where=rows > 0)

    return Reliability(rows, mean(confidence), mean(right.astype(np.float64)))


def _overall(codes: I64, found: I64, chances: F64, by_class: Mapping[str, Numbers], part: str) -> Numbers:
    from sklearn import metrics

    numbers = Numbers()
    if not len(codes):
        names = ("accuracy", "balanced_accuracy", *(f"{how}_{name}" for how in AVERAGES for name in BY_CLASS[:3]))
        for name in (*names, "roc_auc", "log_loss", "calibration_error"):
            numbers.put(name, f"the {part} part has no rows")
        return numbers
    present = np.unique(codes)
    numbers.put("accuracy", float((codes == found).mean()))
    # as balanced_accuracy_score has it, which warns of predicted classes that the rows do not have
    numbers.put("balanced_accuracy", float(metrics.recall_score(codes, found, labels=present, average="macro")))
    for how in AVERAGES:
        # of classes that have rows or are predicted; one without the other is a 0, not left out
        scores = metrics.precision_recall_fscore_support(codes, found, average=how, zero_division=0)
        for name, score in zip(BY_CLASS, scores[:3], strict=False):
            numbers.put(f"{how}_{name}", float(score))
    areas = [each.values["roc_auc"] for each in by_class.values() if "roc_auc" in each.values]
    numbers.put("roc_auc", float(np.mean(areas)) if areas else _one_class(by_class, codes, part))
    numbers.put("log_loss", float(metrics.log_loss(codes, chances, labels=np.arange(len(by_class)))))
    return numbers


def _one_class(by_class: Mapping[str, Numbers], codes: I64, part: str) -> str:
    return f"the {part} part has one class alone, '{list(by_class)[int(codes[0])]}'"


def _of_class(codes: I64, found: I64, chances: F64, code: int, part: str) -> Numbers:
    from sklearn.metrics import roc_auc_score

    own, called = codes == code, found == code
    hits = int((own & called).sum())
    numbers = Numbers()
    absent = f"the {part} part has no rows of it"
    numbers.put("precision", hits / int(called.sum()) if called.any() else "it is never predicted")
    numbers.put("recall", hits / int(own.sum()) if own.any() else absent)
    both = int(called.sum()) + int(own.sum())
    numbers.put("f1", 2 * hits / both if both else f"{absent}, and it is never predicted")
    if not own.any():
        numbers.put("roc_auc", absent)
    elif own.all():
        numbers.put("roc_auc", f"the {part} part has rows of it alone")
    else:
        numbers.put("roc_auc", float(roc_auc_score(own, chances[:, code])))
    return numbers


def _calibration(found: Reliability) -> dict[str, object]:
    """Of the bins that have rows."""
    edges = found.edges
    return {
        "error": found.error,
        "bins": len(found.rows),
        "curve": [
            {
                "from": float(edges[place]),
                "to": float(edges[place + 1]),
                "rows": int(found.rows[place]),
                "confidence": float(found.confidence[place]),
                "accuracy": float(found.accuracy[place]),
            }
            for place in np.flatnonzero(found.rows)
        ],
    }
