"""What changes from epoch to epoch, in numbers: of each class and of each row."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

import numpy as np

from latentwalk.scenes import Bool, Category, Column, Neighbors, Scalar
from latentwalk.scenes.arrays import F32, F64, I8, I32
from latentwalk.scenes.rules import RIGHT, UNKNOWN, WRONG, judged
from latentwalk.tools.layout.epochs import spread
from latentwalk.tools.layout.neighbors import exact
from latentwalk.tools.layout.sameness import alike
from latentwalk.tools.run.log import Run, Snapshot

Series = Mapping[str, Sequence[Sequence[float]]]

MOST_PAIRS = 12  # classes up to which every pair's distance is a series of its own
MOST_CLASSES = 100  # up to which each class has series of its own: a scene holds 1,024 of them, for all its runs
NEIGHBORS = 10


def class_names(run: Run) -> list[str]:
    """The run's classes; the codes themselves where it named none."""
    widths = [snapshot.logits.shape[1] for snapshot in run.snapshots if snapshot.logits is not None]
    count = max(int(run.labels.max(initial=-1)) + 1, *widths, 0)
    return run.classes or [str(code) for code in range(count)]


def predicted(snapshot: Snapshot) -> tuple[I32, F32] | None:
    """The class (m,) of the largest logit and its softmax probability (m,); None without logits."""
    if snapshot.logits is None:
        return None
    z = snapshot.logits
    best = z.argmax(1)
    # Softmax of the largest, which is taken off first: its own e^0 is the 1, and nothing overflows.
    confidence = 1 / np.exp(z - z[np.arange(len(z)), best][:, None]).sum(1)
    return best.astype(np.int32), confidence.astype(np.float32)


def correctness(run: Run, snapshot: Snapshot) -> I8 | None:
    """Which rows of a snapshot are classified as labeled (m,), as `rules.judged` says it; None without logits."""
    found = predicted(snapshot)
    return None if found is None else judged(found[0], run.labels[snapshot.rows])


def numbers(run: Run, snapshot: Snapshot) -> dict[str, float]:
    """The measures of one epoch.

    `spread: A`: root mean squared distance of class A's rows from their centroid; `distance: A – B`: of two centroids
    (for many classes `nearest: A`, to the nearest other); both in units of the whole epoch's spread, and left out for
    more than `MOST_CLASSES` and where all rows are alike.
    `SPLIT_misclassified`: rows; `SPLIT_confidence`: mean; `SPLIT_accuracy`: of the recorded rows.
    """
    measured = {} if alike(snapshot.features) else _class_numbers(run, snapshot)
    found, codes = predicted(snapshot), correctness(run, snapshot)
    if found is None or codes is None:
        return measured
    splits = np.array(run.splits)[snapshot.rows]
    for split in dict.fromkeys(splits.tolist()):
        here = (splits == split) & (codes != UNKNOWN)
        if here.any():
            measured[f"{split}_misclassified"] = float((codes[here] == WRONG).sum())
            measured[f"{split}_accuracy"] = float((codes[here] == RIGHT).mean())
            measured[f"{split}_confidence"] = float(found[1][here].mean())
    return measured


def _class_numbers(run: Run, snapshot: Snapshot) -> dict[str, float]:
    names, labels, unit = class_names(run), run.labels[snapshot.rows], spread(snapshot.features)
    members = {code: snapshot.features[labels == code] for code in range(len(names)) if (labels == code).any()}
    if len(members) > MOST_CLASSES:
        return {}
    measured = {f"spread: {names[code]}": spread(rows) / unit for code, rows in members.items() if len(rows) > 1}
    centers = {code: rows.mean(0) for code, rows in members.items()}
    apart = {
        (a, b): float(np.linalg.norm(centers[a] - centers[b])) / unit for a, b in itertools.combinations(centers, 2)
    }
    if len(centers) <= MOST_PAIRS:
        return measured | {f"distance: {names[a]} – {names[b]}": value for (a, b), value in apart.items()}
    for code in centers:
        measured[f"nearest: {names[code]}"] = min(value for pair, value in apart.items() if code in pair)
    return measured


def neighbor_classes(run: Run, snapshot: Snapshot, near: Neighbors | None = None) -> tuple[float, F64] | None:
    """How far classes form clusters: the share of a row's nearest neighbors in feature space that are of its class.

    And the shares (c, c) of each class's neighbors that are of each class.  None with fewer than two labeled rows.
    `near`: the nearest others of each row, where they are known.
    """
    labels = run.labels[snapshot.rows]
    known = labels >= 0
    features, labels = snapshot.features[known], labels[known]
    if len(labels) < 2:
        return None
    if near is None or not known.all():
        near = exact(features, min(NEIGHBORS, len(labels) - 1))
    near_classes = labels[near.indices[:, :NEIGHBORS]]
    count = len(class_names(run))
    pairs = np.bincount((labels[:, None] * count + near_classes).ravel(), minlength=count * count)
    pairs = pairs.reshape(count, count)
    return float((near_classes == labels[:, None]).mean()), pairs / np.maximum(pairs.sum(1, keepdims=True), 1)


class RowHistory:
    """What befell each of n rows so far, epoch after epoch.

    `flips`: changes between right and wrong; `learned`: the epoch since which a row is right; `forgotten`: the last in
    which it turned from right to wrong (an event of Toneva et al. 2019); `traveled`: its path in feature space in
    units of the epochs' spread.  Epochs without a row do not count for it.
    `flipped_at`: (epoch, rows that flipped).
    """

    n: int

    def __init__(self, n: int) -> None:
        self.flips, self.traveled = np.zeros((2, n), np.float32)
        self.learned, self.forgotten = np.full((2, n), np.nan, np.float32)
        self.flipped_at: list[tuple[float, int]] = []
        self._codes = np.full(n, UNKNOWN, np.int8)
        self._features: F32 | None = None
        self._size = np.zeros(n, np.float32)

    def add(self, run: Run, snapshot: Snapshot) -> None:
        """Take in the next epoch."""
        self._move(snapshot)
        codes = correctness(run, snapshot)
        if codes is None:
            return
        rows, codes = snapshot.rows[codes != UNKNOWN], codes[codes != UNKNOWN]
        before = self._codes[rows]
        gained, lost = (codes == RIGHT) & (before != RIGHT), (codes == WRONG) & (before == RIGHT)
        turned = lost | (gained & (before == WRONG))
        self.flips[rows[turned]] += 1
        self.learned[rows[gained]] = snapshot.epoch
        self.learned[rows[lost]] = np.nan
        self.forgotten[rows[lost]] = snapshot.epoch
        self._codes[rows] = codes
        self.flipped_at.append((snapshot.epoch, int(turned.sum())))

    def _move(self, snapshot: Snapshot) -> None:
        if alike(snapshot.features):  # there is no unit to tell a way in
            return
        rows, own = snapshot.rows, spread(snapshot.features)
        if self._features is None:
            self._features = np.zeros((len(self._size), snapshot.features.shape[1]), np.float32)
        seen = self._size[rows] > 0
        known = rows[seen]
        path = np.linalg.norm(snapshot.features[seen] - self._features[known], axis=1)
        self.traveled[known] += path / ((self._size[known] + own) / 2)
        self._features[rows], self._size[rows] = snapshot.features, own

    def columns(self) -> dict[str, Column]:
        """The history as columns to color, filter and search by."""
        columns: dict[str, Column] = {"traveled": Scalar(self.traveled.copy(), "spreads")}
        if self.flipped_at:
            columns |= {
                "flips": Scalar(self.flips.copy()),
                "learned": Scalar(self.learned.copy(), "epoch"),
                "forgotten": Scalar(self.forgotten.copy(), "epoch"),
            }
        return columns


def last_columns(run: Run, snapshots: list[Snapshot]) -> dict[str, Column]:
    """Label and split of each row, and what the model last made of it: prediction, correct, confidence."""
    names = class_names(run)
    columns: dict[str, Column] = {}
    prediction, confidence = np.full(len(run), -1, np.int32), np.full(len(run), np.nan, np.float32)
    for snapshot in snapshots:
        if (found := predicted(snapshot)) is not None:
            prediction[snapshot.rows], confidence[snapshot.rows] = found
    if (run.labels >= 0).any() or (prediction >= 0).any():  # predictions are codes into the names of `label`
        columns["label"] = Category(run.labels.astype(np.int32), names)
    splits = list(dict.fromkeys(run.splits))
    columns["split"] = Category(np.array([splits.index(split) for split in run.splits], np.int32), splits)
    if (prediction >= 0).any():
        columns["prediction"] = Category(prediction, names)
        columns["correct"] = Bool(judged(prediction, run.labels) == RIGHT)
        columns["confidence"] = Scalar(confidence)
    return columns
