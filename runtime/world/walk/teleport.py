"""Teleport: an arc from the hand to the floor; where it lands, no farther than the cloud's rim, one will stand."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from latentwalk.runtime.ground.buttons import Button
from latentwalk.runtime.ground.frame import Controls, Side
from latentwalk.runtime.ground.geometry import Vectors, forward, rotate_yaw, to_room
from latentwalk.runtime.ground.shown import Rig, Shape
from latentwalk.runtime.world.walk.rig import stand
from latentwalk.scenes.arrays import F32

SPEED_M_S = 7.0  # thrown level from a hand at 1.3 m it lands 3.6 m away, at 45° 6 m
GRAVITY_M_S2 = 9.81
LONGEST_S = 2.5  # an arc from high above the floor ends in the air
PIECES = 32  # enough that no corner is seen


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


Limit = Callable[[Vectors, Vectors, float], float]
"""The share 0…1 of the way from a place (3,) to a target (3,) that a person of a scale may go."""


def shortened(arc: Arc, share: float) -> Arc:
    """The arc that lands after a share of its way over the floor: as high, and steeper."""
    if arc.target is None or share >= 1:
        return arc
    points = arc.points.copy()
    points[:, [0, 2]] = points[0, [0, 2]] + (points[:, [0, 2]] - points[0, [0, 2]]) * np.float32(share)
    return Arc(points, points[-1].astype(np.float64))


class Throw:
    """The arc that a hand throws, and going where it lands: `arc`, None while there is none; `side` threw it last."""

    def __init__(self, limit: Limit) -> None:
        self._limit = limit
        self.arc: Arc | None = None
        self.side: Side = "right"
        self._stick = Button()

    def update(self, rig: Rig, controls: Controls, trigger: Side | None, main: Side, free: bool = True) -> bool:
        """Show the arc while the `main` hand's stick, which may not be `free`, or the hand whose `trigger` throws, asks
        for it.  Where it is let go the person goes; True then."""
        hand = controls.hand(main)
        x, y = hand.stick.tolist()
        # More forward than sideways: sideways turns.
        self._stick.update(max(0.0, y) if y > abs(x) else 0.0, controls.focused and hand.tracked and free)
        side = main if self._stick.down else trigger
        if side is not None:
            self.side = side
            aim = controls.hand(side).aim
            arc = throw(rig, to_room(rig, aim.position), rotate_yaw(rig.yaw_rad, forward(aim)))
            share = 1.0 if arc.target is None else self._limit(arc.points[0], arc.target, rig.scale)
            self.arc = shortened(arc, share)
            return False
        thrown, self.arc = self.arc, None
        if thrown is None or thrown.target is None or not controls.focused:
            return False
        stand(rig, controls.head, thrown.target)
        return True

    def shapes(self, rig: Rig, color: tuple[float, float, float, float]) -> list[Shape]:
        """The ring on the floor where the person will stand."""
        if self.arc is None or self.arc.target is None:
            return []
        matrix = np.diag([0.3 * rig.scale, 0.3 * rig.scale, 0.3 * rig.scale, 1.0])
        matrix[:3, 3] = self.arc.target + np.array([0.0, 0.005 * rig.scale, 0.0])  # above the floor, not in it
        return [Shape("ring", matrix.astype(np.float32), color)]
