"""Walking: smooth move, snap or smooth turn, flight, and the comfort vignette while any of these goes on."""

from __future__ import annotations

import math

import numpy as np

from latentwalk.runtime.ground.buttons import Button
from latentwalk.runtime.ground.frame import F32, Controls, Pose
from latentwalk.runtime.ground.geometry import (
    Vectors,
    forward,
    heading,
    place_rig,
    rotate,
    rotate_yaw,
    to_room,
    wrap,
    yaw_of,
)
from latentwalk.runtime.ground.shown import Rig

SPEED_M_S = 1.6
FASTER = 3.0  # with the left stick clicked
TURN_RAD_S = math.radians(100)
SNAP_RAD = math.radians(30)
DEAD = 0.15
VIGNETTE_IN_S, VIGNETTE_OUT_S = 0.15, 0.35
START = (0.0, 0.0, 3.0)


def response(stick: F32) -> Vectors:
    """A stick (2,) without its dead zone; full push stays full, small pushes become finer."""
    push = float(np.linalg.norm(stick))
    if push <= DEAD:
        return np.zeros(2)
    strength = min(1.0, (push - DEAD) / (1 - DEAD))
    return np.asarray(np.asarray(stick, np.float64) / push * strength**1.5)


def turn(rig: Rig, head: Pose, angle_rad: float) -> None:
    """Turn the person on the spot; positive is to the left."""
    place = to_room(rig, head.position)
    rig.yaw_rad = wrap(rig.yaw_rad + angle_rad)
    place_rig(rig, head.position, place)


def stand(rig: Rig, head: Pose, feet: Vectors) -> None:
    """Put the person's feet, the place on the stage's floor below the head, at a room point (3,)."""
    place_rig(rig, np.array([head.position[0], 0.0, head.position[2]]), feet)


def recentre(rig: Rig, head: Pose) -> None:
    """Back to where a walk starts: life-size, at START, looking along −Z."""
    rig.scale, rig.yaw_rad = 1.0, -heading(head)
    stand(rig, head, np.array(START))


def look_at(rig: Rig, head: Pose, point: Vectors) -> None:
    """Turn and rise or sink so that the head looks straight at a room point (3,), from half a metre away at least."""
    way = point - to_room(rig, head.position)
    away = math.hypot(way[0], way[2])
    yaw = yaw_of(way) if away > 1e-6 else rig.yaw_rad + heading(head)
    rig.yaw_rad = wrap(yaw - heading(head))
    gaze = forward(head)
    slope = max(-2.0, min(2.0, gaze[1] / max(1e-6, math.hypot(gaze[0], gaze[2]))))
    away = max(away, 0.5 * rig.scale)
    place_rig(rig, head.position, point - rotate_yaw(yaw, [0.0, slope * away, -away]))


class Walk:
    """What sticks do to the rig.  `vignette` 0…1: how strong the comfort vignette is now."""

    def __init__(self) -> None:
        self.snap = True
        self.vignette = 0.0
        self._snap = (Button(), Button())

    def update(self, rig: Rig, controls: Controls, dt_s: float) -> None:
        """Move and turn by the sticks of one frame; on a flat screen (`fly`) nobody needs a vignette."""
        moves = controls.focused and self._move(rig, controls, dt_s)
        turns = self._turn(rig, controls, dt_s)
        in_headset = not controls.fly
        step = dt_s / VIGNETTE_IN_S if in_headset and (moves or turns) else -dt_s / VIGNETTE_OUT_S
        self.vignette = min(1.0, max(0.0, self.vignette + step))

    def _move(self, rig: Rig, controls: Controls, dt_s: float) -> bool:
        right, ahead = response(controls.left.stick)
        lift = controls.lift + int(controls.left.secondary) - int(controls.left.primary)
        if controls.fly:
            way = rotate(controls.head.orientation, [right, 0.0, -ahead])
        else:
            way = rotate_yaw(heading(controls.head), [right, 0.0, -ahead])
        way = rotate_yaw(rig.yaw_rad, way + np.array([0.0, lift, 0.0]))
        speed = SPEED_M_S * rig.scale * (FASTER if controls.left.stick_click else 1.0)
        rig.position = (rig.position + way * (speed * dt_s)).astype(np.float32)
        return bool(np.any(way))

    def _turn(self, rig: Rig, controls: Controls, dt_s: float) -> bool:
        x, y = (float(v) for v in controls.right.stick)
        sideways = x if abs(x) > abs(y) else 0.0  # forward belongs to teleport
        for button, value, side in zip(self._snap, (-sideways, sideways), (1, -1), strict=True):
            button.update(max(0.0, value), controls.focused and self.snap)
            if button.pressed:
                turn(rig, controls.head, side * SNAP_RAD)
        rate = 0.0 if self.snap or not controls.focused else response(np.array([sideways, 0.0], np.float32))[0]
        if rate:
            turn(rig, controls.head, -rate * TURN_RAD_S * dt_s)
        return bool(rate)
