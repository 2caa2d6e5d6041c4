"""Rotations, the rig's maps between stage and room, lenses, and small helpers: all the geometry of the runtime.

Quaternions are x, y, z, w and unit; vectors are (…, 3).  Room = position + R_y(yaw) · (scale · stage).
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from latentwalk.runtime.ground.frame import Pose, Spot
from latentwalk.runtime.ground.shown import Rig
from latentwalk.scenes.arrays import F32

Vectors = NDArray[np.floating]
FORWARD = np.array([0.0, 0.0, -1.0])
UP = np.array([0.0, 1.0, 0.0])
NEAR_M, FAR_M = 0.05, 200.0  # what a lens sees

# Rotations -----------------------------------------------------------------------------------------------------------


def rotation(quaternion: ArrayLike) -> Vectors:
    """The (3, 3) float64 matrix of a unit quaternion (4,)."""
    x, y, z, w = np.asarray(quaternion).tolist()
    return np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
            [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
            [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
        ]
    )


def rotate(quaternion: ArrayLike, vectors: ArrayLike) -> Vectors:
    """Turn vectors (…, 3) by a unit quaternion (4,)."""
    turned: Vectors = np.asarray(vectors, np.float64) @ rotation(quaternion).T
    return turned


def rotate_yaw(yaw_rad: float, vectors: ArrayLike) -> Vectors:
    """Turn vectors (…, 3) about +Y; positive is to the left."""
    c, s = math.cos(yaw_rad), math.sin(yaw_rad)
    return np.asarray(np.asarray(vectors, np.float64) @ np.array([[c, 0.0, -s], [0.0, 1.0, 0.0], [s, 0.0, c]]))


def look(yaw_rad: float, pitch_rad: float) -> F32:
    """Quaternion (4,) that looks along −Z turned left by yaw, then up by pitch."""
    sy, cy, sp, cp = math.sin(yaw_rad / 2), math.cos(yaw_rad / 2), math.sin(pitch_rad / 2), math.cos(pitch_rad / 2)
    return np.array([cy * sp, sy * cp, -sy * sp, cy * cp], np.float32)


def toward(direction: F32) -> F32:
    """Quaternion (4,) without roll whose −Z is a unit direction (3,)."""
    x, y, z = (float(part) for part in direction)
    return look(math.atan2(-x, -z), math.asin(max(-1.0, min(1.0, y))))


def slerp(a: F32, b: F32, t: float) -> F32:
    """Unit quaternion t of the way from a to b, the short way round (Shoemake 1985)."""
    dot = float(a @ b)
    # A quaternion and its negative are one rotation: the one on the same side is the short way.
    b = b if dot >= 0 else -b
    angle = math.acos(min(1.0, abs(dot)))
    if angle < 1e-4:
        return b if t >= 1 else a
    return np.asarray((math.sin((1 - t) * angle) * a + math.sin(t * angle) * b) / math.sin(angle), np.float32)


def ahead(pose: Pose) -> tuple[float, float, float]:
    """Unit direction that a pose looks or points along."""
    # Python's own numbers, here and below: for four of them numpy's calls cost ten times the arithmetic.
    x, y, z, w = pose.orientation.tolist()
    return -2 * (x * z + y * w), 2 * (x * w - y * z), 2 * (x * x + y * y) - 1


def forward(pose: Pose) -> Vectors:
    """Unit direction (3,) that a pose looks or points along."""
    return np.array(ahead(pose))


def yaw_of(direction: ArrayLike) -> float:
    """Yaw in radians at which −Z points along the horizontal part of a direction; 0 where it has none."""
    x, _, z = np.asarray(direction, np.float64).tolist()
    return math.atan2(-x, -z) if math.hypot(x, z) > 1e-9 else 0.0


def pitch_of(direction: ArrayLike) -> float:
    """How far up a direction (3,) points, −π/2…π/2."""
    x, y, z = np.asarray(direction, np.float64).tolist()
    return math.atan2(y, math.hypot(x, z))


def heading(pose: Pose) -> float:
    """Yaw of a head; where it looks straight up or down, that of its crown."""
    x, y, z = ahead(pose)
    # Within 3° of straight up or down the horizontal part is too short to tell a yaw.
    if math.hypot(x, z) > 0.05:
        return math.atan2(-x, -z)
    return yaw_of(rotate(pose.orientation, UP) * -math.copysign(1, y))


def wrap(angle_rad: float) -> float:
    """The same angle in −π…π."""
    return math.remainder(angle_rad, math.tau)


# Between stage and room ----------------------------------------------------------------------------------------------


def to_room(rig: Rig, points: ArrayLike) -> Vectors:
    """Stage points (…, 3) in the room."""
    return np.asarray(rig.position + rotate_yaw(rig.yaw_rad, np.asarray(points, np.float64) * rig.scale))


def to_stage(rig: Rig, points: ArrayLike) -> Vectors:
    """Room points (…, 3) in the stage."""
    return rotate_yaw(-rig.yaw_rad, np.asarray(points, np.float64) - rig.position) / rig.scale


def place_rig(rig: Rig, stage: ArrayLike, room: ArrayLike) -> None:
    """Move the rig, keeping its yaw and scale, so that a stage point (3,) comes to stand at a room point (3,).

    Where that would be no place (not finite) it stays: from there no hand would bring it back.
    """
    offset = rotate_yaw(rig.yaw_rad, np.asarray(stage, np.float64) * rig.scale)
    place = np.asarray(room, np.float64) - offset
    if np.isfinite(place).all():
        rig.position = place.astype(np.float32)


def room_from_stage(rig: Rig) -> F32:
    """The (4, 4) float32 matrix of a rig."""
    c, s = math.cos(rig.yaw_rad) * rig.scale, math.sin(rig.yaw_rad) * rig.scale
    x, y, z = rig.position
    return np.array([[c, 0, s, x], [0, rig.scale, 0, y], [-s, 0, c, z], [0, 0, 0, 1]], np.float32)


def rigid(pose: Pose) -> F32:
    """The (4, 4) float32 matrix that puts a thing at a pose."""
    x, y, z, w = pose.orientation.tolist()
    right, up, back = pose.position.tolist()
    return np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w), right],
            [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w), up],
            [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y), back],
            [0, 0, 0, 1],
        ],
        np.float32,
    )


def facing(middle: Vectors, eye: Vectors, size_px: tuple[float, float], m_per_px: float) -> F32:
    """(4, 4) float32 matrix from a rectangle's pixels (x right, y *down*) to a place where it faces an eye.

    The rectangle stands upright unless the eye is steeply above or below it, then it leans back to face it.
    """
    (x, y, z), (eye_x, eye_y, eye_z) = middle.tolist(), eye.tolist()
    bx, by, bz = eye_x - x, eye_y - y, eye_z - z
    away = max(math.hypot(bx, by, bz), 1e-9)
    bx, by, bz = bx / away, by / away, bz / away
    level = math.hypot(bx, bz)
    sx, sz = (bz / level, -bx / level) if level > 1e-6 else (1.0, 0.0)
    ux, uy, uz = by * sz, bz * sx - bx * sz, -by * sx  # back × side
    right, down = size_px[0] * m_per_px / 2, size_px[1] * m_per_px / 2
    return np.array(
        [
            [sx * m_per_px, -ux * m_per_px, bx, x - sx * right + ux * down],
            [0, -uy * m_per_px, by, y + uy * down],
            [sz * m_per_px, -uz * m_per_px, bz, z - sz * right + uz * down],
            [0, 0, 0, 1],
        ],
        np.float32,
    )


# Lenses --------------------------------------------------------------------------------------------------------------


def fov_projection(left_rad: float, right_rad: float, up_rad: float, down_rad: float) -> F32:
    """(4, 4) float32 OpenGL projection, depth −1…1, of a lens that need not be symmetric.

    Angles from straight ahead, as OpenXR gives them: left and down are negative.
    """
    left, right, up, down = map(math.tan, (left_rad, right_rad, up_rad, down_rad))
    width, height = right - left, up - down
    depth, shift = (FAR_M + NEAR_M) / (NEAR_M - FAR_M), 2 * FAR_M * NEAR_M / (NEAR_M - FAR_M)
    return np.array(
        [
            [2 / width, 0, (right + left) / width, 0],
            [0, 2 / height, (up + down) / height, 0],
            [0, 0, depth, shift],
            [0, 0, -1, 0],
        ],
        np.float32,
    )


def perspective(fov_y_rad: float, aspect: float) -> F32:
    """(4, 4) float32 OpenGL projection of a picture: its whole vertical angle, and its width over its height."""
    up_rad, right_rad = fov_y_rad / 2, math.atan(math.tan(fov_y_rad / 2) * aspect)
    return fov_projection(-right_rad, right_rad, up_rad, -up_rad)


def share(place: Spot, size: tuple[int, int]) -> Spot:
    """A place in the pixels of a picture of a `size` as −1…1 of it, up and right positive."""
    return 2 * place[0] / size[0] - 1, 1 - 2 * place[1] / size[1]


def tangents(places: ArrayLike, projection: F32) -> F32:
    """Places (k, 2) −1…1 of a picture, up and right positive, as tangents (k, 2) float32 of straight ahead."""
    straight = np.array([projection[0, 2], projection[1, 2]], np.float64)  # where a lens that is askew has its middle
    scale = np.array([projection[0, 0], projection[1, 1]], np.float64)
    return ((np.asarray(places, np.float64) + straight) / scale).astype(np.float32)


def through(head: Pose, place: tuple[float, float], projection: F32) -> Vectors:
    """Unit direction (3,) of the stage that a head sees at a place −1…1 of its picture, up and right positive."""
    right, up = tangents([place], projection)[0].tolist()
    return rotate(head.orientation, np.array([right, up, -1.0]) / math.hypot(right, up, 1.0))


# Small helpers -------------------------------------------------------------------------------------------------------


def ease(t: float) -> float:
    """Smooth start and stop: 0…1 → 0…1."""
    t = min(1.0, max(0.0, t))
    return t * t * (3 - 2 * t)
