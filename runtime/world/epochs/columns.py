"""What the model made of each row at the epoch that is shown: the same columns that say it of the finished model."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from latentwalk.scenes import Category, Column, Epoch, Scene
from latentwalk.scenes.queries.epoch import CORRECT, FOLLOWING, PREDICTION, epoch_columns
from latentwalk.scenes.rules import Share, no_yes
from latentwalk.scenes.rules import correctness as of_columns


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
