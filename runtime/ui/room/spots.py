"""Where a rectangle is in the view of an eye, and the nearest place at which it hides no other.

Directions are yaw (positive to the left) and pitch (up) in radians, as seen from the eye.  A rectangle is taken for the
smallest box of yaw and pitch that holds it: those of two that are apart hide nothing of each other.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from latentwalk.runtime.ground.geometry import Vectors, wrap

GAP_RAD = math.radians(1.0)  # between two: edges are told apart
STEEPEST_RAD = math.radians(62)  # up or down: beyond, a box is as wide as the world
EPSILON = 1e-6
Size = tuple[float, float]
"""Width and height of a rectangle where it is seen at one meter, in meters."""


# Tuples, here and below: dozens are made in each frame, and a frozen dataclass takes more than twice as long.
class Spot(NamedTuple):
    """A direction, and how far away."""

    yaw_rad: float
    pitch_rad: float
    distance_m: float

    @staticmethod
    def of(eye: Vectors, place: Vectors) -> Spot:
        """Where an eye (3,) sees a place (3,)."""
        (x, y, z), (ex, ey, ez) = place.tolist(), eye.tolist()
        x, y, z = x - ex, y - ey, z - ez
        level = math.hypot(x, z)
        return Spot(math.atan2(-x, -z) if level > 1e-9 else 0.0, math.atan2(y, level), math.hypot(level, y))

    def place(self, eye: Vectors) -> Vectors:
        """The place (3,) that an eye (3,) sees there."""
        level, rise = self.distance_m * math.cos(self.pitch_rad), self.distance_m * math.sin(self.pitch_rad)
        x, y, z = eye.tolist()
        return np.array((x - level * math.sin(self.yaw_rad), y + rise, z - level * math.cos(self.yaw_rad)))


class Box(NamedTuple):
    """Part of the view: `half_rad` to both sides of a yaw, from the pitch `low_rad` up to `high_rad`."""

    yaw_rad: float
    half_rad: float
    low_rad: float
    high_rad: float

    def apart(self, other: Box) -> bool:
        """Whether neither hides anything of the other."""
        return apart_from_all(self, (other,))

    def grown(self, by_rad: float) -> Box:
        """Wider by this much to all sides."""
        return Box(self.yaw_rad, self.half_rad + by_rad, self.low_rad - by_rad, self.high_rad + by_rad)


def box(spot: Spot, size: Size) -> Box:
    """What an upright rectangle takes that faces the eye from a spot; its size is that at one meter."""
    half, rise = size[0] / 2, size[1] / 2
    sin, cos = math.sin(spot.pitch_rad), math.cos(spot.pitch_rad)
    yaws, pitches = [], []
    for up in (rise, -rise):
        ahead, height = cos - up * sin, sin + up * cos
        yaws.append(math.atan2(half, ahead) if ahead > 0 else math.pi)  # over the eye it is on all sides
        pitches += [math.atan2(height, ahead), math.atan2(height, math.hypot(ahead, half))]
    return Box(spot.yaw_rad, max(yaws), min(pitches), max(pitches))


def apart_from_all(mine: Box, others: Sequence[Box]) -> bool:
    """Whether a box and each of the others hide nothing of each other; in one call, as this is asked of the dozen
    pieces of a laser in each frame."""
    yaw, half, low, high = mine
    for yaw_rad, half_rad, low_rad, high_rad in others:
        if low < high_rad and low_rad < high and abs(math.remainder(yaw - yaw_rad, math.tau)) < half + half_rad:
            return False
    return True


def free(wanted: Spot, size: Size, taken: Sequence[Box]) -> Spot | None:
    """The spot nearest to the one that is wanted, as far away, at which a rectangle is apart from what is taken; None
    where there is no room at all."""
    around = [other.grown(GAP_RAD) for other in taken]
    if abs(wanted.pitch_rad) <= STEEPEST_RAD and apart_from_all(box(wanted, size), around):
        return wanted
    best, least = None, math.inf
    for pitch in _pitches(wanted, size, around):
        level = Spot(wanted.yaw_rad, pitch, wanted.distance_m)
        aside = _aside(box(level, size), around)
        if aside is None:
            continue
        way = math.hypot(aside * math.cos(pitch), pitch - wanted.pitch_rad)
        if way < least - EPSILON:
            best, least = Spot(wrap(wanted.yaw_rad + aside), pitch, wanted.distance_m), way
    return best


def _pitches(wanted: Spot, size: Size, around: Sequence[Box]) -> Iterator[float]:
    """The pitch that is wanted, and those just above and below of each of the others."""
    yield max(-STEEPEST_RAD, min(STEEPEST_RAD, wanted.pitch_rad))
    for other in around:
        for above in (True, False):
            pitch = wanted.pitch_rad
            for _ in range(3):  # the box changes its height a little with its pitch
                now = box(Spot(wanted.yaw_rad, pitch, wanted.distance_m), size)
                pitch += other.high_rad - now.low_rad if above else other.low_rad - now.high_rad
                pitch = max(-STEEPEST_RAD, min(STEEPEST_RAD, pitch))
            yield pitch + (EPSILON if above else -EPSILON)


def _aside(mine: Box, around: Sequence[Box]) -> float | None:
    """How far to turn a box to the left or right, the least, until it is apart from the others."""
    blocked = []
    for other in around:
        if mine.low_rad < other.high_rad and other.low_rad < mine.high_rad:
            off, reach = wrap(other.yaw_rad - mine.yaw_rad), mine.half_rad + other.half_rad
            blocked += [(off + turn - reach, off + turn + reach) for turn in (-math.tau, 0.0, math.tau)]
    ends = [0.0, *(end for pair in blocked for end in (pair[0] - EPSILON, pair[1] + EPSILON))]
    found = [end for end in ends if abs(end) <= math.pi and not any(low < end < high for low, high in blocked)]
    return min(found, key=abs, default=None)
