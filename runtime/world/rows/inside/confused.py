"""What the model takes for what: pairs of a label and another prediction, and the rows of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from latentwalk.scenes import Category, Column, Scene, UsageError, rules
from latentwalk.scenes.arrays import Bools, Indices

LABEL, PREDICTION = "label", "prediction"


@dataclass(frozen=True, slots=True)
class ConfusedPair:
    """`count` rows of a `label` that the model takes for `prediction`."""

    label: str
    prediction: str
    count: int


def is_judged(columns: Mapping[str, Column]) -> bool:
    """Whether there are labels and predictions to compare."""
    return all(isinstance(columns.get(name), Category) for name in (LABEL, PREDICTION))


def confused(columns: Mapping[str, Column], rows: Indices) -> list[ConfusedPair]:
    """The pairs among `rows` (k,), the most rows first; of a scene that `is_judged`."""
    true, guessed, names = _codes(columns)
    true, guessed = true[rows], guessed[rows]
    wrong = (true >= 0) & (guessed >= 0) & (true != guessed)
    pairs, counts = np.unique(true[wrong] * len(names) + guessed[wrong], return_counts=True)
    order = np.argsort(-counts, kind="stable")
    found = (divmod(int(pair), len(names)) for pair in pairs[order])
    return [ConfusedPair(names[a], names[b], int(n)) for (a, b), n in zip(found, counts[order], strict=True)]


def rows_confused(columns: Mapping[str, Column], label: str, prediction: str) -> Bools:
    """Mask (n,) of the rows of a label that are taken for a prediction; of a scene that `is_judged`."""
    true, guessed, names = _codes(columns)
    if label not in names or prediction not in names:
        return np.zeros(len(true), np.bool_)
    mask: Bools = (true == names.index(label)) & (guessed == names.index(prediction))
    return mask


class Mistakes:
    """What the model takes for what in a walk, by the columns of the epoch that is shown."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._of: tuple[Bools | None, Column | None] = None, None
        self._pairs: list[ConfusedPair] = []

    def pairs(self, visible: Bools) -> list[ConfusedPair]:
        """The pairs among the `visible` rows (n,), counted once for each such array; none where nothing can be
        compared."""
        columns = self._scene.columns
        prediction = columns.get(PREDICTION)
        if self._of[0] is not visible or self._of[1] is not prediction:
            self._of = visible, prediction
            self._pairs = confused(columns, np.flatnonzero(visible)) if is_judged(columns) else []
        return self._pairs

    def rows(self, label: str, prediction: str, visible: Bools) -> Bools:
        """Mask (n,) of the visible rows of a label that are taken for a prediction.  Raises UsageError where nothing
        can be compared."""
        columns = self._scene.columns
        if not is_judged(columns):
            raise UsageError(
                "this scene has no labels and predictions to compare; `latentwalk reduce --predict` makes them"
            )
        return rows_confused(columns, label, prediction) & visible


def _codes(columns: Mapping[str, Column]) -> tuple[Indices, Indices, list[str]]:
    """Labels and predictions (n,) as codes of the same names."""
    label, prediction = columns[LABEL], columns[PREDICTION]
    assert isinstance(label, Category)
    assert isinstance(prediction, Category)
    names = list(dict.fromkeys([*label.names, *prediction.names]))
    true, guessed = (rules.recoded(c.codes, c.names, names).astype(np.int64) for c in (label, prediction))
    return true, guessed, names
