"""Where the person stands: what moves the rig at once."""

from __future__ import annotations

import math

import numpy as np

from latentwalk.runtime.ground.frame import Pose
from latentwalk.runtime.ground.geometry import Vectors, forward, heading, place_rig, rotate_yaw, to_room, wrap, yaw_of
from latentwalk.runtime.ground.shown import Rig

START = (0.0, 0.0, 3.0)  # outside the ball of `scenes/queries/room.py`, which then fills the view


def turn(rig: Rig, head: Pose, angle_rad: float) -> None:
    """Turn the person on the spot; positive is to the left."""
    place = to_room(rig, head.position)
    rig.yaw_rad = wrap(rig.yaw_rad + angle_rad)
    place_rig(rig, head.position, place)


def stand(rig: Rig, head: Pose, feet: Vectors) -> None:
    """Put the person's feet, the place on the stage's floor below the head, at a room point (3,)."""
    place_rig(rig, np.array([head.position[0], 0.0, head.position[2]]), feet)


def recenter(rig: Rig, head: Pose) -> None:
    """Back to where a walk starts: life-size, at START, looking along −Z."""
    rig.scale, rig.yaw_rad = 1.0, -heading(head)
    stand(rig, head, np.array(START))


def face(rig: Rig, head: Pose, eye: Vectors, yaw_rad: float) -> None:
    """Put the head at a room point (3,) and let it look along a yaw of the room."""
    rig.yaw_rad = wrap(yaw_rad - heading(head))
    place_rig(rig, head.position, eye)


def look_at(rig: Rig, head: Pose, point: Vectors, away_m: float | None = None) -> None:
    """Turn and rise or sink so that the head looks straight at a room point (3,), from half a meter away at least.

    `away_m`: step so near to it, or so far from it.
    """
    way = point - to_room(rig, head.position)
    away = math.hypot(way[0], way[2])
    yaw = yaw_of(way) if away > 1e-6 else rig.yaw_rad + heading(head)
    rig.yaw_rad = wrap(yaw - heading(head))
    gaze = forward(head)
    # A head tilted far up or down would need to stand on the point to face it: the slope is kept below 63°.
    slope = max(-2.0, min(2.0, gaze[1] / max(1e-6, math.hypot(gaze[0], gaze[2]))))
    away = max(away if away_m is None else away_m, 0.5 * rig.scale)
    place_rig(rig, head.position, point - rotate_yaw(yaw, [0.0, slope * away, -away]))
