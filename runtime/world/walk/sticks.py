"""Walking by sticks: smooth move, snap or smooth turn, flight, and the comfort vignette while any of these goes on."""

from __future__ import annotations

import math

import numpy as np

from latentwalk.runtime.ground.buttons import Button
from latentwalk.runtime.ground.frame import Controls, Hand, Side
from latentwalk.runtime.ground.geometry import Vectors, heading, rotate, rotate_yaw
from latentwalk.runtime.ground.shown import Rig
from latentwalk.runtime.world.walk.rig import turn
from latentwalk.scenes.arrays import F32

SPEED_M_S = 1.6  # a brisk walk
FASTER = 3.0  # with the stick clicked
TURN_RAD_S = math.radians(100)  # half a turn in two seconds
SNAP_RAD = math.radians(30)  # twelve make a turn; larger steps lose the way
DEAD = 0.15  # of a stick's way: worn sticks rest this far from their middle
# In before motion is felt, out slowly enough not to be noticed.
VIGNETTE_IN_S, VIGNETTE_OUT_S = 0.15, 0.35


def response(stick: F32) -> Vectors:
    """A stick (2,) without its dead zone; full push stays full, small pushes become finer."""
    push = math.hypot(stick[0], stick[1])
    if push <= DEAD:
        return np.zeros(2)
    strength = min(1.0, (push - DEAD) / (1 - DEAD))
    return np.asarray(np.asarray(stick, np.float64) / push * strength**1.5)


class Sticks:
    """What sticks do to the rig.  `snap`: turn in steps; `vignette` 0…1: how strong the comfort vignette is now."""

    def __init__(self) -> None:
        self.snap = True
        self.vignette = 0.0
        self._snap = (Button(), Button())

    def update(self, rig: Rig, controls: Controls, dt_s: float, main: Side = "right") -> bool:
        """Turn by the stick of the `main` hand in one frame, move by the other's; whether the person moves.  On a flat
        screen (`fly`) nobody needs a vignette."""
        leads, other = (controls.left, controls.right) if main == "left" else (controls.right, controls.left)
        moves = controls.focused and self._move(rig, controls, other, dt_s)
        turns = self._turn(rig, controls, leads, dt_s)
        in_headset = not controls.fly
        step = dt_s / VIGNETTE_IN_S if in_headset and (moves or turns) else -dt_s / VIGNETTE_OUT_S
        self.vignette = min(1.0, max(0.0, self.vignette + step))
        return moves

    def _move(self, rig: Rig, controls: Controls, hand: Hand, dt_s: float) -> bool:
        right, ahead = response(hand.stick)
        lift = controls.lift + int(hand.secondary) - int(hand.primary)
        if not (right or ahead or lift):
            return False
        if controls.fly:
            way = rotate(controls.head.orientation, [right, 0.0, -ahead])
        else:
            way = rotate_yaw(heading(controls.head), [right, 0.0, -ahead])
        way = rotate_yaw(rig.yaw_rad, way + np.array([0.0, lift, 0.0]))
        speed = SPEED_M_S * rig.scale * (FASTER if hand.stick_click else 1.0)
        rig.position = (rig.position + way * (speed * dt_s)).astype(np.float32)
        return True

    def _turn(self, rig: Rig, controls: Controls, hand: Hand, dt_s: float) -> bool:
        x, y = hand.stick.tolist()
        sideways = x if abs(x) > abs(y) else 0.0  # forward belongs to teleport
        for button, value, side in zip(self._snap, (-sideways, sideways), (1, -1), strict=True):
            button.update(max(0.0, value), controls.focused and self.snap)
            if button.pressed:
                turn(rig, controls.head, side * SNAP_RAD)
        rate = 0.0 if self.snap or not controls.focused else response(np.array([sideways, 0.0], np.float32))[0]
        if rate:
            turn(rig, controls.head, -rate * TURN_RAD_S * dt_s)
        return bool(rate)
