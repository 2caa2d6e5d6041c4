"""Epochs as what is laid out: frames of rows, and what is known of rows from before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from latentwalk.scenes.arrays import F32, I32, I64
from latentwalk.tools.layout.sameness import alike


class EpochFeatures(Protocol):
    """What is laid out: `features` (m, d) float32 of the rows `rows` (m,) int32, each at most once."""

    @property
    def rows(self) -> I32: ...  # noqa: D102
    @property
    def features(self) -> F32: ...  # noqa: D102


@dataclass(frozen=True, eq=False)
class Known:
    """Where each of n rows was when last seen: `rows` (m,) int32, `features` (m, d), `places` (m, 3) float32."""

    rows: I32
    features: F32
    places: F32

    @classmethod
    def after(cls, known: Known | None, frame: EpochFeatures, positions: F32) -> Known:
        """What is known once `frame` has been laid out at `positions` (n, 3)."""
        if known is not None and alike(frame.features):  # rows come back to where they could be told apart
            return known
        if known is None:
            return cls(frame.rows, frame.features, positions[frame.rows])
        older = ~np.isin(known.rows, frame.rows)
        return cls(
            np.concatenate([known.rows[older], frame.rows]),
            np.concatenate([known.features[older], frame.features]),
            np.concatenate([known.places[older], positions[frame.rows]]),
        )


def procrustes(moving: F32, fixed: F32, *, scale: bool = False) -> Callable[[F32], F32]:
    """The rotation, reflection, shift and, if asked, one scale that bring `moving` (m, 3) nearest to `fixed` (m, 3).

    The least-squares solution by the singular value decomposition (Schönemann 1966), as a map of (…, 3).
    """
    middle, goal = moving.mean(0), fixed.mean(0)
    u, s, vt = np.linalg.svd((moving - middle).T @ (fixed - goal))
    size = float(((moving - middle) ** 2).sum())
    turn = (u @ vt) * (s.sum() / size if scale and size > 0 else 1.0)
    return lambda points: np.asarray((points - middle) @ turn + goal, np.float32)


def spread(features: F32) -> float:
    """Root mean squared distance of the rows of (m, d) from their mean, never 0."""
    return max(float(np.sqrt(((features - features.mean(0)) ** 2).sum(1).mean())), 1e-12)


def firsts(frames: Sequence[EpochFeatures]) -> I64:
    """Where each frame's places begin in a list of all, and its end."""
    return np.cumsum([0, *(len(frame.rows) for frame in frames)])


def scattered(frame: EpochFeatures, y: F32, n: int) -> F32:
    """Places `y` (m, 3) of the rows of `frame` among all `n`: (n, 3), NaN where a row is absent."""
    positions = np.full((n, 3), np.nan, np.float32)
    positions[frame.rows] = y
    return positions
