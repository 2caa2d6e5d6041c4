"""Which labels are likely wrong: confident learning, neighbors that disagree; and how wrong it is around each row."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np

from latentwalk.scenes.arrays import F32, F64, I32, Bools, Indices
from latentwalk.scenes.rules import UNKNOWN, WRONG
from latentwalk.tools.analysis.pockets import space
from latentwalk.tools.analysis.results import Estimate, Measure, absent, counted, percent, share
from latentwalk.tools.analysis.subject import Subject
from latentwalk.tools.layout.neighbors import exact

NEIGHBORS = 10
MANY = 0.2  # of the labels suspect, from which on the model is the likelier culprit
DISAGREE = 0.5  # of a row's neighbors that have one and the same other label
LOCAL_ERROR = "local_error_rate"
HOW = (
    "Confident learning (C. Northcutt, L. Jiang, I. Chuang 2021): a class's threshold is its mean probability over the"
    " rows labeled so; a row whose probability of another class reaches that class's threshold, and is the largest that"
    f" does, is off the diagonal of the confident joint. Neighbors disagree where more than {100 * DISAGREE:g} % of the"
    f" {NEIGHBORS} nearest rows of the representation have one and the same other label. Probabilities must be of rows"
    " that the model did not learn from. Ranked by doubt: the mean of how much likelier the suggested class is, and the"
    " share of neighbors that have it."
)


@dataclass(frozen=True)
class Suspect:
    """A row whose label is doubted: `suggested` in its place, `doubt` 0 … 1, and why."""

    row: int
    id: str
    label: str
    suggested: str
    doubt: float
    confident: bool
    neighbors: float | None
    reason: str


@dataclass(frozen=True)
class Suspects:
    """Suspect labels, the most doubtful first; `rate`: their share of the labeled rows; `missing`: why there can be
    none, or what they had to be found without."""

    suspects: tuple[Suspect, ...]
    rate: Estimate
    finding: str
    how: str = HOW
    missing: str = ""

    @property
    def rows(self) -> Indices:
        """Which rows they are, the most doubtful first."""
        return np.array([suspect.row for suspect in self.suspects], np.intp)

    @property
    def caveat(self) -> str:
        """How they were chosen and what they are not, in a sentence; nothing where there are none."""
        if not self.suspects:
            return ""
        by_model = "the model is as sure of another class as it is of that class's own rows (confident learning)"
        by_rows = f"more than {percent(DISAGREE)} of the nearest rows have another label"
        chosen = by_model if self.suspects[0].confident else by_rows
        weak = "; so many speak against the model rather than the labels" if (self.rate.value or 0) > MANY else ""
        return f"candidates to look at, not errors: of these {chosen}{weak}"


def suspects(subject: Subject) -> Suspects:
    """The rows of the subject whose labels are likely wrong: those that the model is confident about.

    Where the model gave no probabilities, those whose neighbors disagree; a row counts where either says so, and both
    is told.
    """
    labeled = np.flatnonzero(subject.labels >= 0)
    here = subject.rows(labeled)
    present = np.unique(here.labels)
    if len(present) < 2:
        missing = f"two classes of labeled rows are needed, found {len(present)}"
        return Suspects((), share(0, len(here)), "No suspect labels: " + missing, missing=missing)
    confident = confident_other(here.probabilities, here.labels)
    near = _near_labels(here)
    missing = "; ".join(
        said for said, lacks in (("no probabilities", confident is None), ("no representation", near is None)) if lacks
    )
    found = _suspects(here, labeled, confident, near)
    rate = share(len(found), len(here))
    return Suspects(tuple(found), rate, _finding(found, rate), missing=missing and "found without: " + missing)


def confident_other(probabilities: F32 | None, labels: I32) -> I32 | None:
    """The class (n,) that a row is confidently of though it is labeled otherwise, −1 where there is none: the cells
    off the diagonal of the confident joint.  `labels` (n,) ≥ 0 into the columns of `probabilities` (n, classes)."""
    if probabilities is None:
        return None
    reached = np.isfinite(probabilities) & (probabilities >= thresholds(probabilities, labels))
    best = np.where(reached, probabilities, -1).argmax(axis=1).astype(np.int32)
    return np.where(reached.any(axis=1) & (best != labels), best, -1).astype(np.int32)


def thresholds(probabilities: F32, labels: I32) -> F64:
    """Each class's mean probability over the rows labeled so; infinite for a class with none."""
    finite = np.isfinite(probabilities).all(axis=1)
    means = np.full(probabilities.shape[1], np.inf)
    for code in np.unique(labels[finite]):
        means[code] = probabilities[finite & (labels == code), code].mean(dtype=np.float64)
    return means


def local_error_rate(subject: Subject, k: int = NEIGHBORS) -> Measure:
    """`LOCAL_ERROR`: what share of each row's k nearest judged rows is wrong, in the representation, else the features;
    the row itself left out."""
    said = partial(absent, LOCAL_ERROR, len(subject), f"share of wrong rows among the {k} nearest others")
    points = subject.points
    if points is None:
        return said("there is neither a representation nor features")
    usable = np.flatnonzero((subject.right != UNKNOWN) & np.isfinite(points).all(axis=1))
    k = min(k, len(usable) - 1)
    if k < 1:
        return said(f"{counted(len(usable), 'row')} with label, prediction and finite numbers, two are needed")
    wrong = subject.right[usable] == WRONG
    values = np.full(len(subject), np.nan, np.float32)
    values[usable] = wrong[exact(space(points[usable].astype(np.float32)), k).indices].mean(axis=1)
    left = len(subject) - len(usable)
    missing = f"{counted(left, 'row')} without a value: no label, no prediction or numbers not finite" if left else ""
    return Measure(LOCAL_ERROR, values, f"share of wrong rows among the {k} nearest others", missing=missing)


def _near_labels(subject: Subject) -> I32 | None:
    """The labels (n, k) of each row's nearest others, −1 where the row has no finite representation."""
    points = subject.points
    if points is None:
        return None
    finite = np.flatnonzero(np.isfinite(points).all(axis=1))
    k = min(NEIGHBORS, len(finite) - 1)
    if k < 1:
        return None
    labels = np.full((len(subject), k), -1, np.int32)
    labels[finite] = subject.labels[finite][exact(space(points[finite].astype(np.float32)), k).indices]
    return labels


def _suspects(subject: Subject, labeled: Indices, confident: I32 | None, near: I32 | None) -> list[Suspect]:
    count = len(subject)
    by_model = np.full(count, -1, np.int32) if confident is None else confident
    majority, part = (np.full(count, -1, np.int32), np.zeros(count)) if near is None else _majority(subject, near)
    disagree: Bools = (part > DISAGREE) & (majority != subject.labels)
    found = []
    for row in np.flatnonzero((by_model >= 0) | (disagree if confident is None else np.zeros(count, np.bool_))):
        other = int(by_model[row] if by_model[row] >= 0 else majority[row])
        around = None if near is None or near[row, 0] < 0 else float((near[row] == other).mean())
        found.append(_suspect(subject, int(row), int(labeled[row]), other, bool(by_model[row] >= 0), around))
    return sorted(found, key=lambda suspect: (-suspect.doubt, suspect.row))


def _majority(subject: Subject, near: I32) -> tuple[I32, F64]:
    """The commonest label among each row's neighbors and its share."""
    counts = np.stack([(near == code).sum(axis=1) for code in range(len(subject.classes))], axis=1)
    best = counts.argmax(axis=1)
    return best.astype(np.int32), counts[np.arange(len(counts)), best] / near.shape[1]


def _suspect(subject: Subject, row: int, shown: int, other: int, confident: bool, around: float | None) -> Suspect:
    label, suggested = subject.classes[int(subject.labels[row])], subject.classes[other]
    parts, reasons = [], []
    if subject.probabilities is not None and confident:
        own, its = (float(subject.probabilities[row, code]) for code in (subject.labels[row], other))
        parts.append(max(0.0, its - own))
        reasons.append(f"the model gives {suggested} {percent(its)} and {label} {percent(own)}")
    if around is not None:
        parts.append(around)
        reasons.append(f"{percent(around)} of its neighbors are labeled {suggested}")
    doubt = float(np.mean(parts)) if parts else 0.0
    reason = f"labeled {label}, more likely {suggested}: {'; '.join(reasons)}"
    return Suspect(shown, str(subject.ids[row]), label, suggested, doubt, confident, around, reason)


def _finding(found: list[Suspect], rate: Estimate) -> str:
    if not found:
        return "No label is suspect."
    first = found[0]
    both = sum(suspect.confident and (suspect.neighbors or 0) > DISAGREE for suspect in found)
    weak = " So many speak against the model rather than the labels." if (rate.value or 0) > MANY else ""
    return (
        f"{counted(len(found), 'label')} suspect ({percent(rate.value or 0)}), {both:,} of them by model and neighbors"
        f" alike; first of all row {first.id}, {first.reason}.{weak}"
    )
