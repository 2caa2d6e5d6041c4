"""Where the panels' middle stands: it stays while the person looks about, and comes along when they turn or step."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from latentwalk.runtime.ground.frame import Pose
from latentwalk.runtime.ground.geometry import Vectors, heading, wrap

FOLLOW_RAD, FOLLOW_M = math.radians(40), 0.35  # how far the person may turn or step before the panels come along
ARRIVED_RAD, ARRIVED_M = math.radians(2), 0.02
FOLLOW_S = 0.35  # time constant of coming along: faster pulls at the eyes, slower lags behind a walk


@dataclass(slots=True)
class LazyFollow:
    """Where the panels' middle stands: stays while the person looks about, comes along when they turn or step away."""

    position: Vectors = field(default_factory=lambda: np.array([0.0, 1.6, 0.0]))
    yaw_rad: float = 0.0
    _placed: bool = False
    _moving: bool = False

    def update(self, head: Pose, dt_s: float, recentered: bool = False) -> None:
        """Follow the head for a frame."""
        yaw = heading(head)
        turn = wrap(yaw - self.yaw_rad)
        step = head.position - self.position
        away_m = math.hypot(*step.tolist())
        if not self._placed or recentered:
            self.position, self.yaw_rad, self._placed = np.array(head.position, np.float64), yaw, True
            return
        if abs(turn) > FOLLOW_RAD or away_m > FOLLOW_M:
            self._moving = True
        elif abs(turn) < ARRIVED_RAD and away_m < ARRIVED_M:
            self._moving = False
        if self._moving:
            # The same way whatever the frame rate.
            share = 1 - math.exp(-dt_s / FOLLOW_S)
            self.position = self.position + step * share
            self.yaw_rad = wrap(self.yaw_rad + turn * share)
