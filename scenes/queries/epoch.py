"""What the model made of each row at an epoch: the same columns that say it of the finished model."""

from __future__ import annotations

import numpy as np

from latentwalk.scenes.arrays import F32, I8, I32
from latentwalk.scenes.kinds.column import Category, Column
from latentwalk.scenes.kinds.epoch import Epoch
from latentwalk.scenes.rules import Share, judged, no_yes
from latentwalk.scenes.scene import Scene

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


def _known(codes: I32, epoch: Epoch) -> I32:
    """Codes (n,), unknown where rows are absent."""
    return codes if epoch.present is None else np.where(epoch.present, codes, np.int32(-1))


def epoch_positions(epoch: Epoch) -> F32:
    """Positions (n, 3) of an epoch, NaN where rows are absent, whatever was written there."""
    positions = np.ascontiguousarray(epoch.positions, np.float32)
    if epoch.present is None or not np.isfinite(positions[~epoch.present]).any():
        return positions
    return np.where(epoch.present[:, None], positions, np.float32(np.nan))
