"""A stick that is pushed while its laser is on a panel scrolls there, and neither walks nor turns nor teleports.

A push belongs, until the stick is let go, to where it began: who walks past a panel goes on walking, and who scrolls
and slips off it stands still.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from latentwalk.runtime.ground.frame import SIDES, Controls, Side
from latentwalk.runtime.ground.geometry import Vectors
from latentwalk.runtime.world.walk.sticks import DEAD, response


class Scroll:
    """`push` (2,) −1…1, right and up: what the pointing hand's stick does to the panel under its laser now."""

    def __init__(self) -> None:
        self.push: Vectors = np.zeros(2)
        self._pushed: dict[Side, bool] = dict.fromkeys(SIDES, False)
        self._ours: Side | None = None

    def listen(self, controls: Controls, pointing: Side, captured: bool) -> Controls:
        """Take this frame's sticks; the controls for everything else, without the one that scrolls.

        `captured`: a panel has the laser of the `pointing` hand.  Beside a mouse, whose wheel scrolls, and with a grip
        held, which scrubs, no stick does.
        """
        for side, hand in zip(SIDES, (controls.left, controls.right), strict=True):
            was = self._pushed[side]
            self._pushed[side] = math.hypot(*hand.stick.tolist()) > DEAD
            if not self._pushed[side]:
                self._ours = None if self._ours == side else self._ours
            elif not was and captured and side == pointing and not controls.fly and hand.squeeze < DEAD:
                self._ours = side
        self.push = np.zeros(2)
        if self._ours is None:
            return controls
        hand = controls.hand(self._ours)
        self.push = response(hand.stick) if controls.focused else self.push
        still = replace(hand, stick=np.zeros(2, np.float32))
        return replace(controls, left=still) if self._ours == "left" else replace(controls, right=still)
