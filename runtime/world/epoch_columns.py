"""What the model made of each row at one epoch, as columns to colour, filter and search by like any other."""

from __future__ import annotations

import numpy as np

from latentwalk.runtime.world.coloring import NO_YES, Share
from latentwalk.runtime.world.state import I32, Bools
from latentwalk.scenes.model import Category, Column, Epoch, Scene

PREDICTION, CORRECTNESS, CONFIDENCE = "epoch prediction", "epoch correctness", "epoch confidence"
NAMES = (PREDICTION, CORRECTNESS, CONFIDENCE)


def correctness(scene: Scene, epoch: Epoch) -> I32 | None:
    """1 where a row was predicted right at an epoch, 0 where wrong, −1 where unknown, (n,); None if it predicts
    nothing or there is no label."""
    label = scene.columns.get("label")
    if epoch.prediction is None or not isinstance(label, Category):
        return None
    right = (epoch.prediction == label.codes).astype(np.int32)
    return np.asarray(np.where(_known(epoch) & (label.codes >= 0), right, -1), np.int32)


def wrong_rows(scene: Scene, epoch: Epoch) -> Bools | None:
    """Mask (n,) of the rows predicted wrong at an epoch; None as for `correctness`."""
    right = correctness(scene, epoch)
    return None if right is None else right == 0


def epoch_columns(scene: Scene, epoch: Epoch) -> dict[str, Column]:
    """Columns of what is known at an epoch, those of NAMES; where it was not recorded, rows are unknown."""
    columns: dict[str, Column] = {}
    label = scene.columns.get("label")
    right = correctness(scene, epoch)
    if epoch.prediction is not None and right is not None and isinstance(label, Category):
        codes = np.where(_known(epoch), epoch.prediction, -1).astype(np.int32)
        columns[PREDICTION] = Category(codes, label.names, label.colors)
        columns[CORRECTNESS] = Category(right, ["wrong", "right"], NO_YES)
    if epoch.confidence is not None:
        values = epoch.confidence if epoch.present is None else np.where(epoch.present, epoch.confidence, np.nan)
        columns[CONFIDENCE] = Share(np.asarray(values, np.float32))
    return columns


def _known(epoch: Epoch) -> Bools:
    assert epoch.prediction is not None
    known = epoch.prediction >= 0
    return known if epoch.present is None else known & epoch.present
