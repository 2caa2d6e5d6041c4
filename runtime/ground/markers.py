"""The shapes of points by class: what the shader draws, and the outline of each for the legend."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from latentwalk.scenes.arrays import F32


@dataclass(frozen=True, slots=True)
class Marker:
    """A shape of `points` tips at radius `wide`, turned by `turn_deg`; the outline halfway between two tips is at
    `inner` of that radius.  A disc has no tips."""

    points: int
    inner: float = 1.0
    turn_deg: float = 0.0
    wide: float = 1.0


def _polygon(sides: int, turn_deg: float = 0.0, wide: float = 1.0) -> Marker:
    return Marker(sides, math.cos(math.pi / sides), turn_deg, wide)


# By class, in the order that the figures of runs have (`tools/figure/look.py`), wide enough to look as large as a disc.
MARKERS = (
    Marker(0),
    _polygon(4, 45, 1.22),  # square
    _polygon(3, 0, 1.4),  # triangle
    _polygon(4, 0, 1.25),  # diamond
    _polygon(3, 180, 1.4),
    _polygon(5, 0, 1.14),
    _polygon(6, 0, 1.08),
    _polygon(3, 90, 1.4),
    _polygon(3, -90, 1.4),
    Marker(5, 0.45, 0, 1.45),  # star
    Marker(2, 0.55, 0, 1.4),  # thin diamond
    _polygon(6, 30, 1.08),
    _polygon(8, 22.5, 1.04),
)
MARKER_SHIFT = 3  # where the number of a marker begins in `Shown.flags`, above the bits


def table() -> F32:
    """All markers (m, 4) float32 as `marks.glsl` takes them: tips, inner radius, turn in radians, width."""
    return np.array([(m.points, m.inner, math.radians(m.turn_deg), m.wide) for m in MARKERS], np.float32)


def outline(marker: Marker) -> F32:
    """Corners (k, 2) float32 of a marker for a disc of radius 1, x right and y up; none of a disc."""
    if not marker.points:
        return np.zeros((0, 2), np.float32)
    angles = np.arange(2 * marker.points) * np.pi / marker.points + math.radians(marker.turn_deg)
    radii = marker.wide * np.where(np.arange(len(angles)) % 2, marker.inner, 1.0)
    return np.stack([-np.sin(angles) * radii, np.cos(angles) * radii], 1).astype(np.float32)
