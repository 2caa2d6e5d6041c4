"""What the model made of each row at one epoch, as columns to color, filter and search by like any other."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from latentwalk.runtime.world.rows.coloring import NO_YES, Share
from latentwalk.scenes import Category, Column, Epoch, Scene
from latentwalk.scenes.arrays import I8, I32
from latentwalk.scenes.rules import judged

PREDICTION, CORRECTNESS, CONFIDENCE = "epoch prediction", "epoch correctness", "epoch confidence"


def correctness(scene: Scene, epoch: Epoch) -> I8 | None:
    """Which rows are right at an epoch, (n,) as `rules.judged` says; None if it predicts nothing or there is no
    label."""
    label = scene.columns.get("label")
    if epoch.prediction is None or not isinstance(label, Category):
        return None
    return judged(epoch.prediction, label.codes, epoch.present)


def epoch_columns(scene: Scene, epoch: Epoch) -> dict[str, Column]:
    """Columns of what is known at an epoch, by the names above; where it was not recorded, rows are unknown."""
    columns: dict[str, Column] = {}
    label = scene.columns.get("label")
    right = correctness(scene, epoch)
    if epoch.prediction is not None and right is not None and isinstance(label, Category):
        columns[PREDICTION] = Category(_known(epoch.prediction, epoch), label.names, label.colors)
        columns[CORRECTNESS] = Category(right.astype(np.int32), ["wrong", "right"], NO_YES)
    if epoch.confidence is not None:
        values = epoch.confidence if epoch.present is None else np.where(epoch.present, epoch.confidence, np.nan)
        columns[CONFIDENCE] = Share(np.asarray(values, np.float32))
    for name in {PREDICTION, CORRECTNESS, CONFIDENCE} & scene.columns.keys() - columns.keys():
        columns[name] = _unknown(scene.columns[name])
    return columns


def predictions(columns: Mapping[str, Column]) -> dict[str, Column]:
    """Those of `epoch_columns` that say at this epoch what `prediction` and `confidence` say of the finished model."""
    names = {"prediction": PREDICTION, "confidence": CONFIDENCE}
    return {name: columns[own] for name, own in names.items() if own in columns}


def _unknown(column: Column) -> Column:
    """A column of another epoch where this one says nothing."""
    if isinstance(column, Category):
        return Category(np.full_like(column.codes, -1), column.names, column.colors)
    return Share(np.full(len(column.values), np.nan, np.float32))


def _known(codes: I32, epoch: Epoch) -> I32:
    """Codes (n,), unknown where rows are absent."""
    return codes if epoch.present is None else np.where(epoch.present, codes, np.int32(-1))
