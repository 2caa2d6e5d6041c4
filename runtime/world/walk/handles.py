"""What hands hold the world by: the hands themselves, or, for a mouse, places along its ray."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from latentwalk.runtime.ground.frame import SIDES, Controls, Side
from latentwalk.runtime.ground.geometry import Vectors, forward
from latentwalk.runtime.ground.shown import Pointer, Rig
from latentwalk.runtime.world.probe.hand import ARM_M
from latentwalk.runtime.world.walk.grab import Grab


class Handles:
    """Hands that grip move the rig."""

    def __init__(self) -> None:
        self._grab = Grab()
        self._reach_m: dict[Side, float] = {}  # by hands that hold with a mouse

    @property
    def held(self) -> bool:
        """Whether the world is held."""
        return bool(self._grab.hands)

    def update(self, rig: Rig, controls: Controls, pointer: Pointer, gripping: Iterable[Side]) -> None:
        """Take a frame in which these hands grip."""
        held: dict[Side, Vectors] = {}
        gripping = set(gripping)
        for side, hand in zip(SIDES, (controls.left, controls.right), strict=True):
            if hand.tracked and side in gripping:
                held[side] = self._handle(rig, controls, pointer, side)
            else:
                self._reach_m.pop(side, None)
        if controls.recentered:
            self._grab.release()
        self._grab.update(rig, held)

    def _handle(self, rig: Rig, controls: Controls, pointer: Pointer, side: Side) -> Vectors:
        """What a hand holds the world by, in the stage."""
        hand = controls.hand(side)
        if not controls.fly:
            return np.asarray(hand.grip.position, np.float64)
        if side not in self._reach_m:
            hovers = pointer.row >= 0 and pointer.side == side
            self._reach_m[side] = pointer.length_m / rig.scale if hovers else ARM_M
        return np.asarray(hand.aim.position + forward(hand.aim) * self._reach_m[side])
