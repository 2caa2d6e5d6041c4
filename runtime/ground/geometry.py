"""Rotations, the rig's maps between stage and room, and small helpers.

Quaternions are x, y, z, w and unit; vectors are (…, 3).  Room = position + R_y(yaw) · (scale · stage).
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from latentwalk.runtime.ground.frame import Pose
from latentwalk.runtime.ground.shown import Rig

Vectors = NDArray[np.floating[Any]]
FORWARD = np.array([0.0, 0.0, -1.0])
UP = np.array([0.0, 1.0, 0.0])


def rotate(quaternion: ArrayLike, vectors: ArrayLike) -> Vectors:
    """Turn vectors (…, 3) by a unit quaternion (4,)."""
    q, v = np.asarray(quaternion, np.float64), np.asarray(vectors, np.float64)
    t = 2 * np.cross(q[:3], v)
    return np.asarray(v + q[3] * t + np.cross(q[:3], t))


def rotate_yaw(yaw_rad: float, vectors: ArrayLike) -> Vectors:
    """Turn vectors (…, 3) about +Y; positive is to the left."""
    c, s = math.cos(yaw_rad), math.sin(yaw_rad)
    return np.asarray(np.asarray(vectors, np.float64) @ np.array([[c, 0.0, -s], [0.0, 1.0, 0.0], [s, 0.0, c]]))


def forward(pose: Pose) -> Vectors:
    """Unit direction (3,) that a pose looks or points along."""
    return rotate(pose.orientation, FORWARD)


def yaw_of(direction: ArrayLike) -> float:
    """Yaw in radians at which −Z points along the horizontal part of a direction; 0 where it has none."""
    x, _, z = np.asarray(direction, np.float64)
    return math.atan2(-x, -z) if math.hypot(x, z) > 1e-9 else 0.0


def heading(pose: Pose) -> float:
    """Yaw of a head; where it looks straight up or down, that of its crown."""
    ahead = forward(pose)
    if math.hypot(ahead[0], ahead[2]) > 0.05:
        return yaw_of(ahead)
    return yaw_of(rotate(pose.orientation, UP) * -math.copysign(1, ahead[1]))


def to_room(rig: Rig, points: ArrayLike) -> Vectors:
    """Stage points (…, 3) in the room."""
    return np.asarray(rig.position + rotate_yaw(rig.yaw_rad, np.asarray(points, np.float64) * rig.scale))


def to_stage(rig: Rig, points: ArrayLike) -> Vectors:
    """Room points (…, 3) in the stage."""
    return rotate_yaw(-rig.yaw_rad, np.asarray(points, np.float64) - rig.position) / rig.scale


def place_rig(rig: Rig, stage: ArrayLike, room: ArrayLike) -> None:
    """Move the rig, keeping its yaw and scale, so that a stage point (3,) comes to stand at a room point (3,)."""
    offset = rotate_yaw(rig.yaw_rad, np.asarray(stage, np.float64) * rig.scale)
    rig.position = (np.asarray(room, np.float64) - offset).astype(np.float32)


def wrap(angle_rad: float) -> float:
    """The same angle in −π…π."""
    return math.remainder(angle_rad, math.tau)


def ease(t: float) -> float:
    """Smooth start and stop: 0…1 → 0…1."""
    t = min(1.0, max(0.0, t))
    return t * t * (3 - 2 * t)


def linear(srgb: ArrayLike) -> Vectors:
    """sRGB bytes (…, 3) as linear light 0…1."""
    c = np.asarray(srgb, np.float64) / 255
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
