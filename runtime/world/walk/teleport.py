"""Teleport: an arc from the hand to the floor; where it lands the person will stand."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from latentwalk.runtime.ground.geometry import Vectors
from latentwalk.runtime.ground.shown import F32, Rig, Shape

SPEED_M_S = 7.0
GRAVITY_M_S2 = 9.81
LONGEST_S = 2.5
PIECES = 32


@dataclass(frozen=True, slots=True, eq=False)
class Arc:
    """A thrown arc: `points` (m, 3) float32 in the room; `target` (3,) on the floor, None where it never gets."""

    points: F32
    target: Vectors | None


def throw(rig: Rig, origin: Vectors, direction: Vectors) -> Arc:
    """The arc from a room point along a unit direction; as large as the person, lands on the floor y = 0."""
    velocity = direction * SPEED_M_S * rig.scale
    gravity = GRAVITY_M_S2 * rig.scale
    height = max(0.0, float(origin[1]))
    up = float(velocity[1])
    lands_s = (up + math.sqrt(up * up + 2 * gravity * height)) / gravity
    reached = lands_s <= LONGEST_S
    t = np.linspace(0, min(lands_s, LONGEST_S), PIECES + 1)[:, None]
    points = np.array([origin[0], height, origin[2]]) + velocity * t - [0, gravity / 2, 0] * t * t
    target = None
    if reached:
        points[-1, 1] = 0.0
        target = points[-1].copy()
    return Arc(points.astype(np.float32), target)


def mark(target: Vectors, scale: float, color: tuple[float, float, float, float]) -> Shape:
    """The ring on the floor where the person will stand."""
    matrix = np.diag([0.3 * scale, 0.3 * scale, 0.3 * scale, 1.0])
    matrix[:3, 3] = target + np.array([0.0, 0.005 * scale, 0.0])
    return Shape("ring", matrix.astype(np.float32), color)
