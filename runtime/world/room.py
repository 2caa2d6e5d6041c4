"""How layouts come to stand in the room: each fitted to a ball that a person can look at and walk into."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from latentwalk.runtime.world.state import F32, Cloud, CloudFrame
from latentwalk.scenes.model import Scene

RADIUS_M = 1.5
CENTER = (0.0, 1.5, 0.0)
TABLE_M = 0.8  # height of a cloud that lies flat
SAMPLE = 200_000
EPOCHS_LOOKED_AT = 16
Rows = int | NDArray[np.integer[Any]]


def fit(clouds: Sequence[F32]) -> tuple[float, F32]:
    """Scale and offset (3,) float32 that bring positions (n, 3), all clouds together, into the ball.

    The ball holds all but the outermost hundredth, so that an outlier does not shrink the rest.  A cloud without height
    lies at the height of a table.  NaN rows are left out; large clouds are sampled at even steps.
    """
    step = max(1, sum(map(len, clouds)) // SAMPLE)
    points = np.concatenate([cloud[::step] for cloud in clouds]).astype(np.float64)
    points = points[np.isfinite(points).all(1)]
    if not len(points):
        return 1.0, np.array(CENTER, np.float32)
    low, high = np.quantile(points, [0.01, 0.99], axis=0)
    middle = (low + high) / 2
    radius = float(np.quantile(np.linalg.norm(points - middle, axis=1), 0.99))
    scale = RADIUS_M / radius if radius > 0 else 1.0
    flat = radius > 0 and np.ptp(points[:, 1]) < 1e-3 * radius
    center = (CENTER[0], TABLE_M, CENTER[2]) if flat else CENTER
    return scale, (np.array(center) - middle * scale).astype(np.float32)


def layout_frame(scene: Scene, name: str) -> CloudFrame:
    """A layout of the scene in the room."""
    positions = np.ascontiguousarray(scene.layouts[name].positions, np.float32)
    return CloudFrame(("layout", name), positions, *fit([positions]))


def epoch_fit(scene: Scene) -> tuple[float, F32]:
    """Scale and offset that all epochs share, from a few epochs spread over the run."""
    picked = np.unique(np.linspace(0, len(scene.epochs) - 1, EPOCHS_LOOKED_AT).astype(int))
    step = max(1, len(scene) * len(picked) // SAMPLE)
    return fit([np.asarray(scene.epochs[i].positions[::step]) for i in picked])


def epoch_frame(scene: Scene, index: int, scale: float, offset: F32) -> CloudFrame:
    """An epoch of the scene in the room; a negative index counts from the end."""
    epoch = scene.epochs[index]
    positions = np.ascontiguousarray(epoch.positions, np.float32)
    return CloudFrame(("epoch", index % len(scene.epochs)), positions, scale, offset, epoch.present)


def at(frame: CloudFrame, rows: Rows) -> F32:
    """Room positions (k, 3) float32 of some rows of a frame."""
    return np.asarray(frame.positions[rows] * np.float32(frame.scale) + frame.offset, np.float32)


def positions(cloud: Cloud, rows: Rows) -> F32:
    """Room positions (k, 3) float32 of some rows as they are shown now; NaN where absent."""
    a = at(cloud.a, rows)
    return a if cloud.a is cloud.b else np.asarray(a + (at(cloud.b, rows) - a) * np.float32(cloud.t), np.float32)
