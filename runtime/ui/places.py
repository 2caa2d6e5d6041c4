"""Where panels are: in which part of the canvas they are drawn, and where it lies on the window or hangs in a room.

Panels share a few *slots*.  In a window a slot lies at the edge of the picture; in a headset it hangs near the person,
in stage space, and follows when the person turns or steps away; the rail is at the hand that does not point.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from latentwalk.runtime.ground.frame import Controls, Side
from latentwalk.runtime.ground.geometry import Vectors, forward
from latentwalk.scenes.arrays import F32

Slot = Literal[
    "rail",
    "drawer",
    "left",
    "right",
    "hand",
    "bottom",
    "strip",
    "notice",
    "edge_left",
    "edge_right",
    "edge_above",
    "edge_below",
]
EDGES: tuple[Slot, ...] = ("edge_left", "edge_right", "edge_above", "edge_below")
FITTED: tuple[Slot, ...] = ("bottom", "strip", "notice", *EDGES)  # as wide as what is in them; others keep their width

# In a room one pixel of the canvas is this long at one meter: letters of ROOM_TEXT_PX then have capitals 1° high.
ROOM_TEXT_PX = 30.0
M_PER_PX = math.tan(math.radians(1.0)) / (0.71 * ROOM_TEXT_PX)
ATLAS_PX = (2048, 2048)  # holds all slots at their greatest; a power of two, as it has mipmaps
COLUMN_PX, COLUMN_HEIGHT_PX = 600, 1180  # in a room 28° wide, so that a line is read without turning the head
HAND_PX = 470, 1000  # beside what one points at, of which it must not hide much
BOTTOM_HEIGHT_PX, STRIP_HEIGHT_PX = 700, 200
RAIL_EM = 7.0  # the names of drawers stand in it
COLUMN_EM, COLUMN_SHARE = 18.0, 0.32  # at most: more of a small window would be no window onto the cloud
LEAST_EM = 24.0  # of what stands at the bottom: narrower, it goes below the details, too


@dataclass(frozen=True, slots=True)
class Place:
    """Part of the canvas in pixels: `anchor` x, y is where the slot's `pivot` (0…1 of its size) stands; its width and
    its greatest height."""

    anchor: tuple[float, float]
    pivot: tuple[float, float]
    width: float
    height: float


def on_window(
    size: tuple[int, int], em: float, *, drawer: bool, wide: bool = False, strip: float = 0.0, bottom: float = 0.0
) -> dict[Slot, Place]:
    """Slots at the edges of a picture of `size` pixels with letters of `em` pixels; none lies over the open drawer.

    `drawer`: one is open, beside the rail, or over all else where it is `wide`; `strip`, `bottom`: how high these are
    now, beside which others lie.
    """
    (width, height), margin = size, 0.75 * em
    column = min(COLUMN_EM * em, COLUMN_SHARE * width)
    beside = 1.5 * margin + RAIL_EM * em
    left = beside + (column + margin / 2 if drawer else 0) + margin / 2
    right = width - margin
    ahead = (left + right) / 2  # the middle of what is free
    below = right - column - margin - left
    rail = Place((margin, margin), (0, 0), RAIL_EM * em, height - 2 * margin)
    if wide:
        return {"rail": rail, "drawer": Place((beside, margin), (0, 0), right - beside, height - 2 * margin)}
    under = 0.0  # how much stands below the details
    if below < LEAST_EM * em:
        below, under = right - left, bottom + margin / 2 if bottom else 0.0
    return {
        "rail": rail,
        "drawer": Place((beside, margin), (0, 0), column, height - 2 * margin),
        "hand": Place(
            (right, height - margin - under), (1, 1), column, max(0.46 * height - 2 * margin - under, 6 * em)
        ),
        "bottom": Place((left + below / 2, height - margin), (0.5, 1), below, max(0.36 * height, 20 * em)),
        "strip": Place((ahead, margin), (0.5, 0), right - left, 8 * em),
        "notice": _notice(ahead, right - left, margin, em, strip),
        "edge_left": Place((left, 0.35 * height), (0, 0.5), (right - left) / 2, 4 * em),
        "edge_right": Place((right, 0.35 * height), (1, 0.5), (right - left) / 2, 4 * em),
        "edge_above": Place((ahead, margin + 4.5 * em), (0.5, 0), right - left, 4 * em),
        "edge_below": Place((left + below / 2, height - bottom - 2 * margin), (0.5, 1), below, 4 * em),
    }


def in_picture(size: tuple[int, int], em: float, *, details: bool, strip: float = 0.0) -> dict[Slot, Place]:
    """Slots of a script's picture, which nobody can press: what is to be read stands in two columns.

    `details`: the right column leaves room for them; `strip`: how high that is now, above the notices.
    """
    (width, height), margin = size, 0.75 * em
    column = min(COLUMN_EM * em, COLUMN_SHARE * width)
    middle = max(width - 2 * (column + 2 * margin), 0.3 * width)
    below = (0.54 * height if details else height - margin) - margin
    return {
        "left": Place((margin, margin), (0, 0), column, height - 2 * margin),
        "right": Place((width - margin, margin), (1, 0), column, below),
        "hand": Place((width - margin, height - margin), (1, 1), column, 0.46 * height - 2 * margin),
        "bottom": Place((width / 2, height - margin), (0.5, 1), middle, max(0.36 * height, 20 * em)),
        "strip": Place((width / 2, margin), (0.5, 0), middle, 8 * em),
        "notice": _notice(width / 2, middle, margin, em, strip),
    }


def _notice(middle: float, width: float, margin: float, em: float, strip: float) -> Place:
    return Place((middle, margin + (strip + margin / 2 if strip else 0)), (0.5, 0), width, 4 * em)


def in_room() -> dict[Slot, Place]:
    """Slots in the atlas whose parts hang in a room."""
    # So many pixels apart in the atlas that its smaller mipmaps do not mix slots.
    gap = 16
    below = COLUMN_HEIGHT_PX + gap
    return {
        "drawer": Place((0, 0), (0, 0), COLUMN_PX, COLUMN_HEIGHT_PX),
        "hand": Place((COLUMN_PX + gap, 0), (0, 0), *HAND_PX),
        "rail": Place((2 * (COLUMN_PX + gap), 0), (0, 0), RAIL_EM * ROOM_TEXT_PX, COLUMN_HEIGHT_PX),
        "strip": Place((1400 + gap, ATLAS_PX[1] - STRIP_HEIGHT_PX), (0, 0), COLUMN_PX, STRIP_HEIGHT_PX),
        "bottom": Place((0, below), (0, 0), 1400, BOTTOM_HEIGHT_PX),
        "notice": Place((0, below + BOTTOM_HEIGHT_PX + gap), (0, 0), 1400, 120),
    }


def hit(
    matrix: F32, size_px: tuple[float, float], origin: Vectors, direction: Vectors
) -> tuple[float, float, float] | None:
    """Where a ray meets a rectangle's front: (x, y in its pixels, distance in meters), or None."""
    (ax, bx, cx, x), (ay, by, cy, y), (az, bz, cz, z), _ = matrix.tolist()
    (ox, oy, oz), (dx, dy, dz) = origin.tolist(), direction.tolist()
    ox, oy, oz = ox - x, oy - y, oz - z
    above, falls = cx * ox + cy * oy + cz * oz, cx * dx + cy * dy + cz * dz
    # From behind, or along the panel, nothing is pressed.
    if above <= 0 or falls >= -1e-9:
        return None
    distance = -above / falls
    x, y, z = ox + dx * distance, oy + dy * distance, oz + dz * distance
    # Its axes are at right angles, so that a place's shares of them are the pixels.
    right = (ax * x + ay * y + az * z) / (ax * ax + ay * ay + az * az)
    down = (bx * x + by * y + bz * z) / (bx * bx + by * by + bz * bz)
    if not (0 <= right <= size_px[0] and 0 <= down <= size_px[1]):
        return None
    return right, down, distance


def pointing(controls: Controls, side: Side) -> tuple[Vectors, Vectors] | None:
    """Origin and unit direction of a hand's laser in the stage, None while it is not tracked."""
    hand = controls.right if side == "right" else controls.left
    if not hand.tracked:
        return None
    return np.asarray(hand.aim.position, np.float64), forward(hand.aim)
