"""What the model made of each row at the epoch that is shown: the same columns that say it of the finished model."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from latentwalk.runtime.world.rows.coloring import Share, no_yes
from latentwalk.scenes import Category, Column, Epoch, Scene
from latentwalk.scenes.arrays import I8, I32
from latentwalk.scenes.rules import correctness as of_columns
from latentwalk.scenes.rules import judged

PREDICTION, CORRECT, CONFIDENCE = "prediction", "correct", "confidence"
FOLLOWING = (PREDICTION, CORRECT, CONFIDENCE)


def correctness(scene: Scene, epoch: Epoch) -> I8 | None:
    """Which rows are right at an epoch, (n,) as `rules.judged` says; None if it predicts nothing or there is no
    label."""
    label = scene.columns.get("label")
    if epoch.prediction is None or not isinstance(label, Category):
        return None
    return judged(epoch.prediction, label.codes, epoch.present)


def epoch_columns(scene: Scene, epoch: Epoch) -> dict[str, Column]:
    """Those of FOLLOWING that are known at an epoch; where it was not recorded, rows are unknown."""
    columns: dict[str, Column] = {}
    label = scene.columns.get("label")
    right = correctness(scene, epoch)
    if epoch.prediction is not None and right is not None and isinstance(label, Category):
        columns[PREDICTION] = Category(_known(epoch.prediction, epoch), label.names, label.colors)
        columns[CORRECT] = no_yes(right)
    if epoch.confidence is not None:
        values = epoch.confidence if epoch.present is None else np.where(epoch.present, epoch.confidence, np.nan)
        columns[CONFIDENCE] = Share(np.asarray(values, np.float32))
    return columns


class Following:
    """The columns of a scene that follow its epochs, and its `own`: what it says of them away from the epochs."""

    def __init__(self, columns: Mapping[str, Column]) -> None:
        self.own = {name: columns[name] for name in FOLLOWING if name in columns}
        self._known: dict[str, Column] = {}  # the last of each that an epoch has brought

    @property
    def names(self) -> frozenset[str]:
        """Those that epochs have brought."""
        return frozenset(self._known)

    def at(self, scene: Scene, epoch: Epoch) -> dict[str, Column]:
        """The columns at an epoch; what others tell and this one does not is unknown."""
        told = epoch_columns(scene, epoch)
        self._known |= told
        return {name: told.get(name) or _unknown(column) for name, column in self._known.items()}

    def away(self, scene: Scene, epoch: Epoch) -> dict[str, Column]:
        """The columns away from the epochs, of which `epoch` is the nearest: the scene's own, or unknown."""
        self._known |= epoch_columns(scene, epoch)
        own = dict(self.own)
        if CORRECT not in own and PREDICTION in own and "label" in scene.columns:
            right = of_columns({"label": scene.columns["label"], PREDICTION: own[PREDICTION]})
            own |= {} if right is None else {CORRECT: no_yes(right)}
        return {name: own.get(name) or _unknown(column) for name, column in self._known.items()}


def _unknown(column: Column) -> Column:
    """A column of another epoch where this one says nothing."""
    if isinstance(column, Category):
        return Category(np.full_like(column.codes, -1), column.names, column.colors)
    return Share(np.full(len(column.values), np.nan, np.float32))


def _known(codes: I32, epoch: Epoch) -> I32:
    """Codes (n,), unknown where rows are absent."""
    return codes if epoch.present is None else np.where(epoch.present, codes, np.int32(-1))
