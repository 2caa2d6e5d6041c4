"""What is said of a row or of the probe hangs beside it: not before it, nor before the laser, on the side with room."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from latentwalk.runtime.ground.frame import Side
from latentwalk.runtime.ground.geometry import Vectors, to_stage, wrap
from latentwalk.runtime.ui.room.spots import Box, Size, Spot, apart_from_all, box, free
from latentwalk.runtime.world.probe.probe import Probe
from latentwalk.runtime.world.walk.person import Person

PIECES = 12  # of a laser, as boxes: a straight line is seen as no straight one of yaw and pitch
ALONG = np.linspace(0, 1, PIECES + 1)[:, None]
BREADTH_RAD = math.radians(0.7)  # of half a laser
CALM_RAD = math.radians(6)  # from what it is beside when it is placed: it stays while the laser goes on a little
FARTHEST_RAD = math.radians(12)  # between the two; farther, they no longer belong together
LEVEL_RAD = math.radians(-22), math.radians(16)  # of its middle: read without lifting the chin
DISTANCE_M = 0.7, 1.1  # as comfortable to the eyes as the other panels
ASIDE_RAD = math.radians(45)  # from straight ahead: farther, the head must turn
OTHER_SIDE_RAD = math.radians(12)  # so much better must the side be on which the hand is that points
# What is drawn about a row (its picture, above it) and about the probe (what is decoded, above or below it; what a
# pulled row was, to the left).
ROW = math.radians(4), math.radians(-3), math.radians(9)
PROBE = math.radians(9), math.radians(-20), math.radians(20)
PULLED_RAD = math.radians(36)


class Target(NamedTuple):
    """What is read about: where an eye sees it, and the part of the view that it needs for itself."""

    spot: Spot
    keep: Box


def targets(person: Person, probe: Probe | None, eye: Vectors) -> list[Target]:
    """The row under the laser and the place of the probe, as seen by an eye (3,) of the stage."""
    found, pointer = [], person.pointer
    if pointer.row >= 0:
        found.append(_target(eye, to_stage(person.rig, pointer.origin + pointer.direction * pointer.length_m), *ROW))
    reading = probe.reading if probe is not None else None
    if probe is not None and reading is not None:
        target = _target(eye, to_stage(person.rig, reading.anchor), *PROBE)
        if probe.pulled is not None:
            half = target.keep.half_rad + PULLED_RAD / 2
            keep = target.keep._replace(yaw_rad=target.spot.yaw_rad + PULLED_RAD / 2, half_rad=half)
            target = Target(target.spot, keep)
        found.append(target)
    return found


def _target(eye: Vectors, place: Vectors, half_rad: float, low_rad: float, high_rad: float) -> Target:
    spot = Spot.of(eye, place)
    return Target(spot, Box(spot.yaw_rad, half_rad, spot.pitch_rad + low_rad, spot.pitch_rad + high_rad))


def laser(person: Person, eye: Vectors) -> list[Box]:
    """The part of the view that the laser takes."""
    pointer = person.pointer
    if not pointer.active:
        return []
    ways = to_stage(person.rig, pointer.origin + pointer.direction * (pointer.length_m * ALONG)) - eye
    boxes, last = [], (0.0, 0.0)
    for number, (x, y, z) in enumerate(ways.tolist()):
        level = math.hypot(x, z)
        yaw, pitch = math.atan2(-x, -z) if level > 1e-9 else 0.0, math.atan2(y, level)
        if number:
            half = math.remainder(yaw - last[0], math.tau) / 2
            low, high = min(pitch, last[1]) - BREADTH_RAD, max(pitch, last[1]) + BREADTH_RAD
            boxes.append(Box(last[0] + half, abs(half) + BREADTH_RAD, low, high))
        last = yaw, pitch
    return boxes


class Dodge:
    """Remembers where it hung, and stays there for as long as that hides nothing."""

    def __init__(self) -> None:
        self._place: Vectors | None = None

    def spot(
        self, eye: Vectors, ahead_rad: float, about: Sequence[Target], pointing: Side, size: Size, taken: Sequence[Box]
    ) -> Spot | None:
        """Where it hangs for an eye (3,) that looks along a yaw, apart from what is taken; None where there is no room.

        The side away from the hand that points is the better one: the laser comes from the other.
        """
        kept = None if self._place is None else Spot.of(eye, self._place)
        if kept is not None and self._good(kept, ahead_rad, about, size, taken):
            return kept
        first = 1 if pointing == "right" else -1
        ways = [self._try(eye, ahead_rad, about, sign, size, taken) for sign in (first, -first)]
        found = [(cost + OTHER_SIDE_RAD * i, spot) for i, (cost, spot) in enumerate(ways) if spot is not None]
        spot = min(found, key=lambda pair: pair[0])[1] if found else None
        self._place = None if spot is None else spot.place(eye)
        return spot

    def _good(self, kept: Spot, ahead_rad: float, about: Sequence[Target], size: Size, taken: Sequence[Box]) -> bool:
        mine = box(kept, size)
        if not DISTANCE_M[0] / 2 <= kept.distance_m <= 2 * DISTANCE_M[1] or not apart_from_all(mine, taken):
            return False
        if not about:
            return abs(wrap(kept.yaw_rad - ahead_rad)) <= ASIDE_RAD + mine.half_rad
        return not mine.grown(FARTHEST_RAD).apart(about[0].keep)

    def _try(
        self, eye: Vectors, ahead_rad: float, about: Sequence[Target], sign: int, size: Size, taken: Sequence[Box]
    ) -> tuple[float, Spot | None]:
        """Where it hangs to the left (1) or right (−1), and how far that is from where one would want it."""
        low, high = LEVEL_RAD
        if about:
            spot, keep = about[0].spot, about[0].keep
            distance_m = min(max(spot.distance_m, DISTANCE_M[0]), DISTANCE_M[1])
            level = Spot(spot.yaw_rad, min(max(spot.pitch_rad, low), high), distance_m)
            yaw = keep.yaw_rad + sign * (keep.half_rad + CALM_RAD + box(level, size).half_rad)
            wanted = level._replace(yaw_rad=yaw)
        else:
            wanted = Spot(ahead_rad + sign * ASIDE_RAD, sum(LEVEL_RAD) / 2, DISTANCE_M[1])
        found = free(wanted, size, taken)
        if found is None:
            return math.inf, None
        off = math.hypot(wrap(found.yaw_rad - wanted.yaw_rad), found.pitch_rad - wanted.pitch_rad)
        return off + max(0.0, abs(wrap(found.yaw_rad - ahead_rad)) - ASIDE_RAD), found
