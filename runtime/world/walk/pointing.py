"""The laser: which hand points, along which ray, at which row."""

from __future__ import annotations

import math

from latentwalk.runtime.ground.frame import OTHER, Controls
from latentwalk.runtime.ground.shown import Pointer, Rig
from latentwalk.runtime.world.rows.rows import Rows
from latentwalk.runtime.world.walk.camera import eye_of, gaze_of

REACH_M = 4.0  # how long the laser is where it meets nothing


def aim(rig: Rig, controls: Controls, pointer: Pointer) -> None:
    """Point along the pointing hand's aim; where that hand is not tracked, the other takes over."""
    hand = controls.hand(pointer.side)
    if not hand.tracked and controls.hand(OTHER[pointer.side]).tracked:
        pointer.side = OTHER[pointer.side]
        hand = controls.hand(pointer.side)
    pointer.active = bool(hand.tracked and controls.focused)
    pointer.origin, pointer.direction = eye_of(rig, hand.aim), gaze_of(rig, hand.aim)


def hover(pointer: Pointer, rows: Rows, rig: Rig, limit_m: float, captured: bool) -> None:
    """Find what the laser meets: a panel at `limit_m`, else a row, else nothing."""
    pointer.row, distance = -1, math.inf
    if pointer.active and not captured:
        row, along = rows.pick(pointer.origin, pointer.direction, limit_m)
        if row >= 0:
            pointer.row, distance = row, along
    pointer.length_m = min(distance, limit_m, REACH_M * rig.scale if pointer.row < 0 else math.inf)
