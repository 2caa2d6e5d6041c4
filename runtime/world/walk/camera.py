"""Where a rig has to stand for what is seen to move as a person asks: about a point, along, nearer, into a frame.

Pure geometry: each gives the rig's new position (3,) float64; the rig keeps its yaw and scale.
"""

from __future__ import annotations

import math

import numpy as np

from latentwalk.runtime.ground.frame import Pose
from latentwalk.runtime.ground.geometry import Vectors, ahead, rotate, rotate_yaw, rotation, to_room, to_stage
from latentwalk.runtime.ground.shown import Rig
from latentwalk.scenes.arrays import F32

Lens = tuple[float, float, float, float]
"""A part of a picture: tangents of straight ahead at its left, right, lower and upper edge."""
NOTCH = 0.85  # of the way to what a notch of the wheel goes to is left after it
LEAST_M = 0.05  # that a notch goes, before the rig's scale: into the cloud, past what was pointed at, and out again
AIR = 0.9  # of a frame is filled, so that nothing touches its edge
NEAREST_M = 0.2  # before the eye, before the rig's scale, where rows are still seen with both eyes open


def axes_of(rig: Rig, head: Pose) -> Vectors:
    """What is right, up and straight ahead of a head in its stage, unit directions (3, 3) of the room."""
    return rotate_yaw(rig.yaw_rad, rotation(head.orientation).T) * [[1.0], [1.0], [-1.0]]


def eye_of(rig: Rig, head: Pose) -> F32:
    """Where a head in its stage is in the room, (3,)."""
    (x, y, z), (right, up, back) = rig.position.tolist(), head.position.tolist()
    c, s = math.cos(rig.yaw_rad) * rig.scale, math.sin(rig.yaw_rad) * rig.scale
    return np.array((x + c * right + s * back, y + up * rig.scale, z - s * right + c * back), np.float32)


def gaze_of(rig: Rig, head: Pose) -> F32:
    """Where a head in its stage looks in the room, a unit direction (3,)."""
    x, y, z = ahead(head)
    c, s = math.cos(rig.yaw_rad), math.sin(rig.yaw_rad)
    return np.array((c * x + s * z, y, c * z - s * x), np.float32)


def _standing(rig: Rig, stage: Vectors, room: Vectors) -> Vectors:
    """The rig's position for a stage point (3,) to be at a room point (3,)."""
    return room - rotate_yaw(rig.yaw_rad, stage * rig.scale)


def orbited(rig: Rig, before: Pose, now: Pose, center: Vectors) -> Vectors:
    """For a head that turned: a room point `center` (3,) stays where it was in the picture, and as far away."""
    seen = (to_stage(rig, center) - before.position) @ rotation(before.orientation)  # in the head's own axes
    return _standing(rig, now.position + rotate(now.orientation, seen), center)


def panned(rig: Rig, head: Pose, start: Vectors, end: Vectors, ahead_m: float) -> Vectors:
    """What lies `ahead_m` before the head, in room meters, in direction `start` comes to be seen in direction `end`.

    Unit directions (3,) of the stage that point ahead of the head.
    """
    forward = rotate(head.orientation, [0.0, 0.0, -1.0])
    way = start / (start @ forward) - end / (end @ forward)
    return rig.position + rotate_yaw(rig.yaw_rad, way) * ahead_m


def zoomed(rig: Rig, head: Pose, place: Vectors, notches: float) -> Vectors:
    """Nearer to a room point (3,) by notches of a wheel, or farther: it stays where it is in the picture."""
    way = place - to_room(rig, head.position)
    away = float(np.linalg.norm(way))
    goes = away * (1 - NOTCH**notches)
    least = LEAST_M * rig.scale * notches
    goes = max(goes, least) if notches > 0 else min(goes, least)
    return np.asarray(rig.position + way / max(away, 1e-9) * goes)


def framed(rig: Rig, head: Pose, points: F32, lens: Lens, reach_m: float) -> Vectors:
    """As near as can be to room points (k, 3), each a ball of `reach_m`, with all of them inside a part of the picture.

    The head looks where it did.  Each edge of the part is a plane through the eye, and the points have to be on its
    inner side, so that the outermost of them along the planes' normals decide.
    """
    axes = axes_of(rig, head)
    places = points.astype(np.float64) @ axes.T
    sides, depths = [], [float(places[:, 2].min()) - reach_m - NEAREST_M * rig.scale]
    for axis, (low, high) in enumerate((lens[:2], lens[2:])):
        low, high = _with_air(low, high)
        least = float((places[:, axis] - high * places[:, 2]).max()) + reach_m * math.hypot(1, high)
        most = float((places[:, axis] - low * places[:, 2]).min()) - reach_m * math.hypot(1, low)
        sides.append((least, most, low, high))
        depths.append((most - least) / (high - low))
    depth = min(depths)
    # Between the two planes of an axis there is room but for the one that decided: the middle of it.
    aside = [(least + high * depth + most + low * depth) / 2 for least, most, low, high in sides]
    eye = np.array([*aside, depth]) @ axes
    return rig.position + eye - to_room(rig, head.position)


def _with_air(low: float, high: float) -> tuple[float, float]:
    middle, half = (low + high) / 2, (high - low) / 2 * AIR
    return middle - half, middle + half
