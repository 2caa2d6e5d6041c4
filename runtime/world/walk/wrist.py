"""The menu at the wrist: there while the palm of the hand that does not point is turned up, or to the face."""

from __future__ import annotations

import math

import numpy as np

from latentwalk.runtime.ground.frame import OTHER, Controls, Hand, Side
from latentwalk.runtime.ground.geometry import UP, Vectors, rotate

# How far the palm may be turned off the face, or off straight up: apart, so that a hand which trembles shows it once.
SHOWN, KEPT = math.cos(math.radians(38)), math.cos(math.radians(55))
GRIPPING = 0.5  # a fist holds the world


def palm(hand: Hand, side: Side) -> Vectors:
    """The unit direction (3,) of the stage that a palm faces: of a grip pose +X goes into the right one, out of the
    left one (OpenXR, "grip pose")."""
    return rotate(hand.grip.orientation, np.array([1.0 if side == "left" else -1.0, 0.0, 0.0]))


class Wrist:
    """`shown`: whether the menu is asked for."""

    def __init__(self) -> None:
        self.shown = False

    def update(self, controls: Controls, pointing: Side, captured: bool) -> None:
        """Look at the hand that does not point; while a panel has the laser of the other (`captured`) the menu stays,
        however that hand is turned."""
        side = OTHER[pointing]
        hand, head = controls.hand(side), controls.head
        if not hand.tracked:
            self.shown = False
            return
        way = np.asarray(head.position, np.float64) - hand.grip.position
        facing = palm(hand, side)
        turned = max(float(facing @ way) / max(float(np.linalg.norm(way)), 1e-6), float(facing @ UP))
        if self.shown:
            self.shown = captured or turned >= KEPT
        else:
            self.shown = turned >= SHOWN and hand.squeeze < GRIPPING
