"""Several runs in one room: each laid out by itself, turned onto the first by Procrustes, compared row by row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes import Bool, Category, Column, Epoch, Layout, Quality, Scalar, Scene, Training, Unjudged
from latentwalk.scenes.arrays import F32, I32, I64
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.rules import RIGHT, WRONG, correctness, recoded
from latentwalk.tools.layout.epochs import procrustes, spread
from latentwalk.tools.run.log import fitting

S = TypeVar("S", bound=np.generic)
APART = 3.5  # spreads between the middles of runs that stand side by side


@dataclass(frozen=True, eq=False)
class _Part:
    """One run: `twins` (m,) are the rows of the first run with the same ids (−1: none), `places` (m, 3) where each row
    was last, already turned onto the first run by `turn`."""

    name: str
    scene: Scene
    twins: I64
    turn: Callable[[F32], F32]
    places: F32


def join(scenes: Mapping[str, Scene]) -> Scene:
    """One scene of all rows of `scenes` (name → scene of one run); `NAME:id` is row `id` of run NAME.

    Epochs scrub together; a run without some epoch is absent there.  Layouts: "aligned", "side by side", and "as in
    FIRST", where each row is at its twin's place: changing to "aligned" shows every displacement.  Columns: `run`,
    `displacement` from the first run in units of its spread, "A right, B wrong" for each two runs, and those that all
    runs have; classes are joined by name.  Raises `UsageError` where a run shares fewer than 3 rows with the first.
    """
    (first_name, first), *others = scenes.items()
    whole = _Part(first_name, first, np.arange(len(first)), np.asarray, _last_places(first))
    parts = [whole, *(_turned(name, scene, whole) for name, scene in others)]
    return Scene(
        ids=[f"{part.name}:{row}" for part in parts for row in part.scene.ids],
        layouts=_layouts(parts),
        columns=_columns(parts),
        epochs=_epochs(parts),
        training=_training(parts),
        title=" and ".join(scenes),
    )


def _turned(name: str, scene: Scene, first: _Part) -> _Part:
    rows = {row_id: row for row, row_id in enumerate(first.scene.ids)}
    twins = np.array([rows.get(row_id, -1) for row_id in scene.ids], np.int64)
    shared = np.flatnonzero(twins >= 0)
    if len(shared) < 3:
        raise UsageError(f"{name}: expected rows with the ids of {first.name}, found {len(shared)} in common")
    places = _last_places(scene)
    turn = procrustes(places[shared], first.places[twins[shared]], scale=True)
    return _Part(name, scene, twins, turn, turn(places))


def _last_places(scene: Scene) -> F32:
    """Where each row was when it was last there (n, 3)."""
    places = np.zeros((len(scene), 3), np.float32)
    for epoch in scene.epochs:
        here = np.isfinite(epoch.positions[:, 0])
        places[here] = epoch.positions[here]
    return places


def _layouts(parts: Sequence[_Part]) -> dict[str, Layout]:
    first = parts[0]
    width = APART * spread(first.places)
    aside = [part.places + np.array([width * place, 0, 0], np.float32) for place, part in enumerate(parts)]
    as_first = [
        np.where(part.twins[:, None] >= 0, first.places[part.twins], part.places).astype(np.float32) for part in parts
    ]
    return {
        "aligned": Layout(np.concatenate([part.places for part in parts])),
        "side by side": Layout(np.concatenate(aside)),
        f"as in {first.name}": Layout(np.concatenate(as_first)),
    }


def _columns(parts: Sequence[_Part]) -> dict[str, Column]:
    columns: dict[str, Column] = {
        "run": Category(
            np.repeat(np.arange(len(parts), dtype=np.int32), [len(part.scene) for part in parts]),
            [part.name for part in parts],
        ),
        "displacement": Scalar(np.concatenate([_displacement(part, parts[0]) for part in parts]), "spreads"),
    }
    for a, b in combinations(parts, 2):
        for right, wrong in ((a, b), (b, a)):
            if (differing := _differing(parts, right, wrong)) is not None:
                columns[f"{right.name} right, {wrong.name} wrong"] = differing
    if classes := _all_classes(parts):
        columns["label"] = Category(
            np.concatenate([recoded(_codes(part, "label"), _classes(part), classes) for part in parts]), classes
        )
    for name in parts[0].scene.columns:
        if name in columns:
            continue
        same = [part.scene.columns.get(name) for part in parts]
        if (joined := _concatenated([column for column in same if column is not None], len(parts))) is not None:
            columns[name] = joined
    return columns


def _displacement(part: _Part, first: _Part) -> F32:
    """How far each row is from its twin (n,), NaN without one."""
    apart = np.linalg.norm(part.places - first.places[part.twins], axis=1) / spread(first.places)
    return np.where(part.twins >= 0, apart, np.nan).astype(np.float32)


def _differing(parts: Sequence[_Part], right: _Part, wrong: _Part) -> Bool | None:
    """For the rows of all parts, whether `right` has them right and `wrong` has them wrong; None where one says neither
    of any row."""
    a, b = correctness(right.scene.columns), correctness(wrong.scene.columns)
    if a is None or b is None:
        return None
    known = {right.scene.ids[row] for row in np.flatnonzero(a == RIGHT).tolist()}
    missed = {wrong.scene.ids[row] for row in np.flatnonzero(b == WRONG).tolist()}
    both = known & missed
    return Bool(np.array([row_id in both for part in parts for row_id in part.scene.ids], bool))


def _codes(part: _Part, name: str) -> I32:
    """A category column's codes (n,), −1 without it."""
    column = part.scene.columns.get(name)
    return column.codes if isinstance(column, Category) else np.full(len(part.scene), -1, np.int32)


def _classes(part: _Part) -> list[str]:
    label = part.scene.columns.get("label")
    return label.names if isinstance(label, Category) else []


def _all_classes(parts: Sequence[_Part]) -> list[str]:
    return list(dict.fromkeys(name for part in parts for name in _classes(part)))


def _concatenated(columns: Sequence[Column], count: int) -> Column | None:
    """One column of those of `count` runs; None where they are not alike."""
    if len(columns) < count:
        return None
    if all(isinstance(column, Scalar) for column in columns):
        return Scalar(np.concatenate([column.values for column in columns]), columns[0].unit)  # type: ignore[union-attr]
    if all(isinstance(column, Bool) for column in columns):
        return Bool(np.concatenate([column.values for column in columns]))  # type: ignore[union-attr]
    categories = [column for column in columns if isinstance(column, Category)]
    if len(categories) == count:
        names = list(dict.fromkeys(name for column in categories for name in column.names))
        return Category(np.concatenate([recoded(column.codes, column.names, names) for column in categories]), names)
    return None


def _epochs(parts: Sequence[_Part]) -> list[Epoch]:
    numbered = [{epoch.epoch: epoch for epoch in part.scene.epochs} for part in parts]
    return [
        _epoch(number, parts, [epochs.get(number) for epochs in numbered])
        for number in sorted({number for epochs in numbered for number in epochs})
    ]


def _epoch(number: float, parts: Sequence[_Part], found: Sequence[Epoch | None]) -> Epoch:
    blank = [_blank(len(part.scene)) for part in parts]
    known = [epoch or nothing for epoch, nothing in zip(found, blank, strict=True)]
    positions = np.concatenate([part.turn(epoch.positions) for part, epoch in zip(parts, known, strict=True)])
    classes = _all_classes(parts)
    prediction = np.concatenate(
        [
            recoded(_or(epoch.prediction, -1, len(epoch.positions), np.int32), _classes(part), classes)
            for part, epoch in zip(parts, known, strict=True)
        ]
    )
    confidence = np.concatenate([_or(epoch.confidence, 0, len(epoch.positions), np.float32) for epoch in known])
    present = np.isfinite(positions[:, 0])
    predicted = bool((prediction >= 0).any())
    return Epoch(
        epoch=number,
        positions=positions,
        present=None if present.all() else present,
        prediction=prediction if predicted else None,
        confidence=confidence if predicted else None,
        metrics={
            f"{part.name} {name}": value
            for part, epoch in zip(parts, known, strict=True)
            for name, value in epoch.metrics.items()
        },
        quality=_joined_quality({part.name: epoch.quality for part, epoch in zip(parts, known, strict=True)}),
    )


def _blank(n: int) -> Epoch:
    """An epoch that a run of `n` rows does not have."""
    return Epoch(0, np.full((n, 3), np.nan, np.float32))


def _or(values: NDArray[S] | None, missing: float, n: int, dtype: type[S]) -> NDArray[S]:
    return np.full(n, missing, dtype) if values is None else values


def _joined_quality(known: Mapping[str, Quality | Unjudged | None]) -> Quality | Unjudged | None:
    """The mean of the figures of all runs; none where those of one would mean nothing."""
    if missing := {name: each.reason for name, each in known.items() if isinstance(each, Unjudged)}:
        return Unjudged("; ".join(f"{name}: {reason}" for name, reason in missing.items()))
    found = [quality for quality in known.values() if isinstance(quality, Quality)]
    if not found:
        return None
    return Quality(
        found[0].k,
        float(np.mean([quality.trustworthiness for quality in found])),
        float(np.mean([quality.continuity for quality in found])),
        float(np.mean([quality.neighbors_kept for quality in found])),
        tied=float(np.mean([quality.tied for quality in found])),
    )


def _training(parts: Sequence[_Part]) -> Training:
    known = [(part.name, part.scene.training) for part in parts if part.scene.training is not None]
    return Training(
        method=known[0][1].method,
        series={fitting(f"{name} {key}"): pairs for name, training in known for key, pairs in training.series.items()},
        events=sorted(
            ({**mark, "text": f"{name}: {mark['text']}"} for name, training in known for mark in training.events),
            key=lambda mark: float(mark["epoch"]),
        ),
        motion=[replace(motion, run=fitting(name)) for name, training in known for motion in training.motion],
        diagnosis=[f"{name}: {sentence}" for name, training in known for sentence in training.diagnosis],
        provenance={name: training.provenance for name, training in known},
    )
