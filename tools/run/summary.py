"""A scene from a recorded run: its epochs laid out together, their measures, the history of each row."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from latentwalk.scenes import Column, Epoch, Neighbors, Quality, Scene, Thumbnails, Training, Unjudged
from latentwalk.scenes.arrays import F32, I32
from latentwalk.tools.diagnosis.diagnosis import Mixing, diagnose, marks
from latentwalk.tools.diagnosis.sameness import Sameness
from latentwalk.tools.layout import quality
from latentwalk.tools.layout.alignment import Advance
from latentwalk.tools.layout.motion import MotionOverEpochs
from latentwalk.tools.layout.neighbors import exact
from latentwalk.tools.run import measures
from latentwalk.tools.run.log import Run, Snapshot, fitting

JUDGED = 500  # rows of an epoch whose neighborhoods are judged
NEIGHBORS = 15


class RunSummary:
    """What a run's epochs say together, as they come: series, history of rows, figures of motion."""

    def __init__(self, run: Run, method: str, seed: int) -> None:
        self.run = run
        self._method, self._seed = method, seed
        self._series: dict[str, list[list[float]]] = {}
        self._history = measures.RowHistory(len(run))
        self._motion = MotionOverEpochs(len(run), method)
        self._snapshots: list[Snapshot] = []
        self._sameness: list[Sameness] = []
        self._mixing: Mixing | None = None

    def add(self, snapshot: Snapshot, positions: F32) -> Epoch:
        """Take in the next snapshot, laid out at `positions` (n, 3); return it as an epoch of a scene."""
        self._snapshots.append(snapshot)
        self._history.add(self.run, snapshot)
        self._sameness.append(Sameness.of(snapshot))
        judged = _judge(snapshot, positions)
        numbers = measures.numbers(self.run, snapshot)
        if isinstance(judged, Quality):
            numbers |= {"trustworthiness": judged.trustworthiness, "neighbors_kept": judged.neighbors_kept}
        self._mixing = None
        if not self._sameness[-1].alike:  # of rows that are one, nothing moves and none is nearer
            near = exact(snapshot.features, min(NEIGHBORS, len(snapshot.rows) - 1))
            numbers |= self._motion.add(snapshot, positions, near)
            if (found := measures.neighbor_classes(self.run, snapshot, near)) is not None:
                numbers["own_class_neighbors"], self._mixing = found
        recorded = {
            name: value for name, pairs in self.run.series.items() for epoch, value in pairs if epoch == snapshot.epoch
        }
        numbers = {fitting(name): value for name, value in numbers.items()}
        for name, value in numbers.items():
            if name not in self.run.series:
                self._series.setdefault(name, []).append([snapshot.epoch, value])
        # What the run itself recorded counts: it may be of all rows, these numbers are of a sample.
        return _epoch(self.run, snapshot, positions, numbers | recorded, judged)

    def training(self) -> Training:
        """The run as a whole, so far."""
        series = self.run.series | self._series
        return Training(
            method=self._method,
            series=series,
            events=marks(series, self._history.flipped_at),
            motion=[self._motion.motion()],
            diagnosis=diagnose(self.run, series, self._mixing, self._sameness),
            provenance={**self.run.provenance, "method": self._method, "seed": self._seed},
        )

    def columns(self) -> dict[str, Column]:
        """Label, split, what the model last made of each row, its history, and the columns that rows came with."""
        own = measures.last_columns(self.run, self._snapshots) | self._history.columns()
        return own | {
            f"{name} (metadata)" if name in own else name: values for name, values in self.run.columns.items()
        }


def run_scene(
    run: Run, positions: list[F32], *, method: str, seed: int, advance: Advance = lambda units: None
) -> Scene:
    """The scene of one run whose snapshots are laid out at `positions`, each (n, 3)."""
    summary = RunSummary(run, method, seed)
    epochs = []
    for snapshot, y in zip(run.snapshots, positions, strict=True):
        epochs.append(summary.add(snapshot, y))
        advance(1)
    return Scene(
        ids=run.ids,
        columns=summary.columns(),
        thumbnails=thumbnails(run),
        neighbors=last_neighbors(run),
        epochs=epochs,
        training=summary.training(),
        title=run.name,
    )


def thumbnails(run: Run) -> Thumbnails | None:
    """The pictures of the run's rows, if they are all of one size."""
    if len({pictures.pixels.shape[1:] for pictures in run.pictures}) != 1:
        return None
    return Thumbnails(
        np.concatenate([pictures.pixels for pictures in run.pictures]),
        np.concatenate([pictures.rows for pictures in run.pictures]),
    )


def last_neighbors(run: Run) -> Neighbors:
    """Each row's nearest others in the feature space of the last snapshot (−1 for rows that are absent there)."""
    last = run.snapshots[-1]
    near = exact(last.features, min(NEIGHBORS, len(last.rows) - 1))
    indices = np.full((len(run), near.indices.shape[1]), -1, np.int32)
    distances = np.full(indices.shape, np.inf, np.float32)
    indices[last.rows], distances[last.rows] = last.rows[near.indices], near.distances
    return Neighbors(indices, distances)


def _judge(snapshot: Snapshot, positions: F32) -> Quality | Unjudged:
    """The quality of one epoch, of a fixed sample of its rows."""
    count = len(snapshot.rows)
    rows = np.sort(np.random.default_rng(0).choice(count, min(JUDGED, count), replace=False))
    found = quality.measure(snapshot.features, positions[snapshot.rows], rows=rows)
    return replace(found, per_point={}) if isinstance(found, Quality) else found


def _epoch(
    run: Run, snapshot: Snapshot, positions: F32, metrics: dict[str, float], judged: Quality | Unjudged
) -> Epoch:
    present = np.zeros(len(run), bool)
    present[snapshot.rows] = True
    prediction: I32 | None = None
    confidence: F32 | None = None
    if (found := measures.predicted(snapshot)) is not None:
        prediction, confidence = np.full(len(run), -1, np.int32), np.zeros(len(run), np.float32)
        prediction[snapshot.rows], confidence[snapshot.rows] = found
    return Epoch(
        epoch=snapshot.epoch,
        positions=positions,
        present=None if present.all() else present,
        prediction=prediction,
        confidence=confidence,
        metrics=metrics,
        quality=judged,
    )
