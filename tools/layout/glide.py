"""A filter over time, for watching: each row glides along a smoothed path, at the pace of its own.

What is smoothed away is how a row shakes from epoch to epoch; when it moves much and when it rests stays, so that a row
whose neighbors change is still seen to move.
"""

from __future__ import annotations

import numpy as np

from latentwalk.scenes.arrays import F32, F64
from latentwalk.tools.layout.elastic import Paths

HELD = 1e6  # weight of a place that stays, against 1


def glide(y: F32, paths: Paths, bend: float, pace: float, *, fixed: int = 0) -> None:
    """Smooth the paths of `y` (m, 3), in place, but for the first `fixed` places.

    `bend` says how stiff they are against a change of direction, `pace`, 0…1, how far a row's way from one epoch to the
    next is as long, among its others, as it was before: 0 as smoothed, 1 as it was.
    """
    lengths = np.diff(paths.first)
    held = np.zeros(len(lengths), bool)
    held[lengths > 0] = paths.places[paths.first[:-1][lengths > 0]] < fixed
    for length in np.unique(lengths[lengths > 2]).tolist():  # two places are a straight line
        for anchored in (False, True):
            rows = np.flatnonzero((lengths == length) & (held == anchored))
            if len(rows):
                places = paths.places[paths.first[rows][:, None] + np.arange(length)]
                own = y[places].astype(np.float64)
                smooth = _paced(_smoothed(own, bend, anchored), own, pace)
                y[places[:, anchored:]] = smooth[:, anchored:]


def _smoothed(own: F64, bend: float, anchored: bool) -> F64:
    """Paths (r, t, 3) at the minimum of Σ|y_t − z_t|² + bend · Σ|y_(t−1) − 2 y_t + y_(t+1)|² (E. Whittaker 1923)."""
    from scipy.linalg import solveh_banded
    from scipy.sparse import diags_array

    rows, length, _ = own.shape
    turns = diags_array([1.0, -2.0, 1.0], offsets=[0, 1, 2], shape=(length - 2, length))
    system = bend * (turns.T @ turns)
    bands = np.zeros((3, length))
    for k in range(3):
        bands[k, : length - k] = system.diagonal(k)
    weights = np.ones(length)
    weights[0] = HELD if anchored else 1
    bands[0] += weights
    wished = own.transpose(1, 0, 2).reshape(length, -1) * weights[:, None]
    smooth: F64 = solveh_banded(bands, wished, lower=True)
    return smooth.reshape(length, rows, 3).transpose(1, 0, 2)


def _paced(smooth: F64, own: F64, pace: float) -> F64:
    """Places on the `smooth` paths (r, t, 3) whose distances along them are as `pace` asks."""
    ways, wished = _ways(smooth), _ways(smooth) ** (1 - pace) * _ways(own) ** pace
    along, goal = (np.pad(part.cumsum(axis=1), ((0, 0), (1, 0))) for part in (ways, wished))
    goal *= along[:, -1:] / np.maximum(goal[:, -1:], 1e-12)
    paced = np.empty_like(smooth)
    for row in range(len(smooth)):
        for c in range(3):
            paced[row, :, c] = np.interp(goal[row], along[row], smooth[row, :, c])
    return paced


def _ways(paths: F64) -> F64:
    """How far it is from each place to the next: (r, t − 1)."""
    return np.asarray(np.linalg.norm(np.diff(paths, axis=1), axis=2), np.float64)
