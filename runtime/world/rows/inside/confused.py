"""What the model takes for what: pairs of a label and another prediction, and the rows of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from latentwalk.scenes import Category, Column, rules
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


def _codes(columns: Mapping[str, Column]) -> tuple[Indices, Indices, list[str]]:
    """Labels and predictions (n,) as codes of the same names."""
    label, prediction = columns[LABEL], columns[PREDICTION]
    assert isinstance(label, Category)
    assert isinstance(prediction, Category)
    names = list(dict.fromkeys([*label.names, *prediction.names]))
    true, guessed = (rules.recoded(c.codes, c.names, names).astype(np.int64) for c in (label, prediction))
    return true, guessed, names
