"""Grabbing the world: a point in the hand stays in the hand; two hands turn and scale about what they hold."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from latentwalk.runtime.ground.frame import Side
from latentwalk.runtime.ground.geometry import Vectors, place_rig, to_room, wrap, yaw_of
from latentwalk.runtime.ground.shown import Rig

MIN_SCALE, MAX_SCALE = 0.02, 50.0  # a walker the size of a point, and a cloud the size of a fist
MIN_APART_M = 0.03  # nearer hands give no direction: tracking trembles by millimeters


class Grab:
    """Holds room points by hands until they let go."""

    def __init__(self) -> None:
        self._anchors: dict[Side, Vectors] = {}
        self._start: tuple[float, float, float, Vectors] | None = None

    @property
    def hands(self) -> tuple[Side, ...]:
        """Which hands hold the world."""
        return tuple(self._anchors)

    def release(self) -> None:
        """Let go with both hands."""
        self._anchors = {}

    def update(self, rig: Rig, hands: Mapping[Side, Vectors]) -> None:
        """Move the rig so that each hand, at a stage point (3,), keeps hold of the room point it took."""
        if hands.keys() != self._anchors.keys():
            self._anchors = {side: to_room(rig, place) for side, place in hands.items()}
            self._start = _span(rig, hands)
        if len(hands) == 1:
            ((side, place),) = hands.items()
            place_rig(rig, place, self._anchors[side])
        elif len(hands) == 2 and self._start is not None:
            self._turn_and_scale(rig, hands, self._start)

    def _turn_and_scale(
        self, rig: Rig, hands: Mapping[Side, Vectors], start: tuple[float, float, float, Vectors]
    ) -> None:
        apart, yaw, scale, _ = start
        now = _span(rig, hands)
        if now is None:
            return
        # Hands that part make the cloud larger, that is, the person smaller.
        rig.scale = min(MAX_SCALE, max(MIN_SCALE, scale * apart / now[0]))
        across = now[3]
        if math.hypot(across[0], across[2]) > MIN_APART_M and math.hypot(start[3][0], start[3][2]) > MIN_APART_M:
            rig.yaw_rad = wrap(yaw + yaw_of(start[3]) - yaw_of(across))
        middle = (hands["left"] + hands["right"]) / 2
        place_rig(rig, middle, (self._anchors["left"] + self._anchors["right"]) / 2)


def _span(rig: Rig, hands: Mapping[Side, Vectors]) -> tuple[float, float, float, Vectors] | None:
    """Distance between two hands, the rig's yaw and scale, and the stage vector from left to right."""
    if len(hands) < 2:
        return None
    across = hands["right"] - hands["left"]
    return max(MIN_APART_M, float(np.linalg.norm(across))), rig.yaw_rad, rig.scale, across
