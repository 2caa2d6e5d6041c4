"""The stick of the hand that points, as the wheel of the panel under its laser."""

from __future__ import annotations

import numpy as np
from imgui_bundle import imgui

from latentwalk.runtime.ground.geometry import Vectors

LINES_S = 16.0  # at full push: a long list goes by in seconds, and lines are still read
LINES = 5.0  # that imgui scrolls by a notch


class Wheel:
    """Turned by how long a stick is pushed, whatever the frame rate; what is no whole pixel yet is kept."""

    def __init__(self) -> None:
        self._lines = np.zeros(2)

    def turn(self, push: Vectors, dt_s: float) -> None:
        """Push (2,) −1…1 for a time; at rest, what is left is forgotten."""
        self._lines = self._lines + push * (LINES_S * dt_s) if push.any() else np.zeros(2)

    def hand_over(self, io: imgui.IO, em: float) -> None:
        """Give imgui what was turned, before its frame begins.

        Not as an event: of two kinds of events, as a laser and a wheel bring in every frame, imgui takes one a frame.
        """
        whole = np.trunc(self._lines * em) / em
        self._lines -= whole
        io.mouse_wheel_h, io.mouse_wheel = -float(whole[0]) / LINES, float(whole[1]) / LINES
