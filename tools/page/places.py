"""Where rows stand in a page: in meters about its middle, as whole numbers of small steps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from latentwalk.scenes.arrays import F32, F64, Bools, Numbers
from latentwalk.scenes.queries.room import CENTER, RADIUS_M, fit

SIDE_M = 2.0  # of a page's cloud: as large as a table that one walks around
SHRUNK = SIDE_M / 2 / RADIUS_M  # beside the cloud of a walk
STEP_M = 0.00025  # finer than a point is by far; coarser only where rows lie far outside
ABSENT = 65535


@dataclass(frozen=True, eq=False)
class Fitted:
    """How places (n, 3) of a layout's own unit become meters, m = place · `scale` + `offset`, and codes of them,
    m = `low` + `step` · code."""

    scale: float
    offset: F64
    low: F64
    step: float

    @property
    def told(self) -> dict[str, object]:
        """What the page's head says of it."""
        unit = {"scale": 1 / self.scale, "offset": (-self.offset / self.scale).tolist()}
        return {"low": self.low.tolist(), "step": self.step, "unit": unit}

    def codes(self, positions: F32) -> Numbers:
        """The codes (n, 3) uint16 of positions (n, 3); of rows that are nowhere ABSENT, three times."""
        there: Bools = np.asarray(np.isfinite(positions).all(axis=1))
        meters = np.where(there[:, None], positions, 0).astype(np.float64) * self.scale + self.offset
        steps = np.clip(np.rint((meters - self.low) / self.step), 0, ABSENT - 1)
        return np.where(there[:, None], steps, ABSENT).astype("<u2")


def box(some: list[F32], clouds: Iterable[F32]) -> Fitted:
    """The box of `clouds`, which may be read one by one; `some` of them say how large they are shown."""
    scale, offset = fit(some)
    scale, moved = scale * SHRUNK, (np.asarray(offset, np.float64) - CENTER) * SHRUNK
    low, high = np.full(3, np.inf), np.full(3, -np.inf)
    for cloud in clouds:
        known = cloud[np.isfinite(cloud).all(axis=1)].astype(np.float64)
        if len(known):
            low, high = np.minimum(low, known.min(axis=0)), np.maximum(high, known.max(axis=0))
    if not np.isfinite(low).all():
        low = high = np.zeros(3)
    low, high = low * scale + moved, high * scale + moved
    return Fitted(scale, moved, low, max(STEP_M, float((high - low).max()) / (ABSENT - 1)))
