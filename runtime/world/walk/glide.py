"""The camera on its way: to where a frame wants it, smoothly, until anything else moves the person."""

from __future__ import annotations

import numpy as np

from latentwalk.runtime.ground.geometry import Vectors, ease
from latentwalk.runtime.ground.shown import Rig


class Glide:
    """Moves a rig to a place over some seconds; whatever else moves it meanwhile ends that."""

    def __init__(self) -> None:
        self._start = self._end = self._at = np.zeros(3, np.float32)
        self._over_s = self._elapsed_s = 0.0

    def begin(self, rig: Rig, end: Vectors, over_s: float) -> None:
        """Go to `end` (3,), at once where `over_s` is 0."""
        self._start, self._end = rig.position.copy(), np.asarray(end, np.float32)
        self._elapsed_s, self._over_s = 0.0, over_s
        if not over_s:
            rig.position = self._end.copy()
        self._at = rig.position

    def update(self, rig: Rig, dt_s: float) -> None:
        """Advance by a frame."""
        if self._elapsed_s >= self._over_s:
            return
        if not np.array_equal(rig.position, self._at):
            self._over_s = 0.0
            return
        self._elapsed_s += dt_s
        share = np.float32(ease(self._elapsed_s / self._over_s))
        rig.position = self._at = self._start + (self._end - self._start) * share
