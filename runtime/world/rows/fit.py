"""Layouts and epochs as they stand in the room."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from latentwalk.runtime.ground.packed import PackedFrame, is_large
from latentwalk.runtime.ground.shown import Cloud, CloudFrame
from latentwalk.scenes import Epoch, PackedLayout, Scene
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.queries.epoch import epoch_positions
from latentwalk.scenes.queries.room import SAMPLE, fit, some_epochs
from latentwalk.scenes.rules import mixed

Rows = int | NDArray[np.integer]


def layout_frame(scene: Scene, name: str) -> CloudFrame:
    """A layout of the scene in the room."""
    layout = scene.layouts[name]
    if isinstance(layout, PackedLayout) and is_large(scene):
        ends = layout.order.bases[1:]  # of levels: each has some rows of every cell
        first = int(ends[np.searchsorted(ends, min(len(layout), SAMPLE))])
        some = layout.at(np.arange(0, first, max(1, first // SAMPLE)))
        return PackedFrame(("layout", name), layout, *fit([some]))
    positions = np.ascontiguousarray(layout.positions, np.float32)
    return CloudFrame(("layout", name), positions, *fit([positions]))


def epoch_fit(scene: Scene) -> tuple[float, F32]:
    """Scale and offset that all epochs share, from a few epochs spread over the run."""
    return fit(some_epochs(scene))


def epoch_frame(epoch: Epoch, index: int, scale: float, offset: F32) -> CloudFrame:
    """The epoch of an index in the room."""
    return CloudFrame(("epoch", index), epoch_positions(epoch), scale, offset, epoch.present)


def at(frame: CloudFrame, rows: Rows) -> F32:
    """Room positions (k, 3) float32 of some rows of a frame."""
    return np.asarray(frame.at(rows) * np.float32(frame.scale) + frame.offset, np.float32)


def positions(cloud: Cloud, rows: Rows) -> F32:
    """Room positions (k, 3) float32 of some rows as they are shown now; NaN where absent."""
    a = at(cloud.a, rows)
    return a if cloud.a is cloud.b else mixed(a, at(cloud.b, rows), cloud.t)
