"""How a cloud comes to stand in a room of meters: a ball that a person can look at and walk into."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes.arrays import F32, F64
from latentwalk.scenes.errors import SceneError
from latentwalk.scenes.queries.epoch import epoch_positions
from latentwalk.scenes.scene import Scene

RADIUS_M = 1.5  # a ball whose top and middle are within reach of who stands in it
CENTER = (0.0, 1.5, 0.0)  # at the height of the eyes
TABLE_M = 0.8  # height of a cloud that lies flat
CORE, ISLANDS = 0.9, 1.5  # of the rows; radii of the ball that holds those, beyond which are islands
SAMPLE = 200_000  # quantiles of more points would differ by less than a pixel
EPOCHS_LOOKED_AT = 16  # a run's extent grows smoothly: a few tell it, all would be read from disk


def fit(clouds: Sequence[F32]) -> tuple[float, F32]:
    """Scale and offset (3,) float32 that bring positions (n, 3), all clouds together, into the ball.

    The ball holds all but the outermost hundredth, so that an outlier does not shrink the rest, and all but islands,
    which push nothing aside: what lies far outside of the ball about the medians that holds most rows.  A cloud without
    height lies at the height of a table.  NaN rows are left out; large clouds are sampled at even steps.
    """
    step = max(1, sum(map(len, clouds)) // SAMPLE)
    points = np.concatenate([cloud[::step] for cloud in clouds]).astype(np.float64)
    points = points[np.isfinite(points).all(1)]
    if not len(points):
        return 1.0, np.array(CENTER, np.float32)
    points = _without_islands(points)
    low, high = np.quantile(points, [0.01, 0.99], axis=0)
    middle = (low + high) / 2
    radius = float(np.quantile(np.linalg.norm(points - middle, axis=1), 0.99))
    scale = RADIUS_M / radius if radius > 0 else 1.0
    flat = radius > 0 and np.ptp(points[:, 1]) < 1e-3 * radius
    center = (CENTER[0], TABLE_M, CENTER[2]) if flat else CENTER
    return scale, (np.array(center) - middle * scale).astype(np.float32)


def _without_islands(points: F64) -> F64:
    """Points (k, 3) of (n, 3) without islands, which more than strays are and no part of the cloud."""
    away = np.linalg.norm(points - np.median(points, axis=0), axis=1)
    near = away <= ISLANDS * np.quantile(away, CORE)
    return points if np.count_nonzero(near) >= 0.99 * len(points) else points[near]


def looked_at(count: int) -> NDArray[np.intp]:
    """Which of `count` epochs, at least one, tell how large a run is shown, spread over it."""
    return np.unique(np.linspace(0, count - 1, EPOCHS_LOOKED_AT).astype(int))


def some_epochs(scene: Scene) -> list[F32]:
    """Positions (n, 3) of a few epochs spread over the run; damaged ones are left out, unless all are."""
    picked = looked_at(len(scene.epochs))
    found = []
    for number, index in enumerate(picked, 1):
        try:
            found.append(epoch_positions(scene.epochs[index]))
        except SceneError:
            if number == len(picked) and not found:
                raise
    return found


def point_size_m(n: int) -> float:
    """The diameter of points with which clouds of any n rows look as dense."""
    return float(np.clip(0.25 / n ** (1 / 3), 0.003, 0.03))


def medoid(places: F32) -> int:
    """Which of some places (k, 3), at least one, is nearest to their median by component."""
    return int(np.argmin(np.linalg.norm(places - np.median(places, axis=0), axis=1)))
