"""The state of a walk that draw, panels and reports read.  Plain data in *room* space (metres) unless named stage.

Who changes it: only `World` and its parts.  `version` numbers rise when arrays beside them change, so that draw
uploads each change once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

F32 = NDArray[np.float32]
I32 = NDArray[np.int32]
U8 = NDArray[np.uint8]
Bools = NDArray[np.bool_]

# Bits of `World.flags` (n,) uint8.
HIDDEN, SELECTED, WRONG, DIM = 1, 2, 4, 8


@dataclass(slots=True)
class Rig:
    """Where the person's stage stands in the room: room = position + R_y(yaw_rad) · (scale · stage)."""

    position: F32 = field(default_factory=lambda: np.zeros(3, np.float32))
    yaw_rad: float = 0.0
    scale: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class CloudFrame:
    """One arrangement of all rows: room position = `positions` (n, 3) · scale + offset.

    `key` names it for GPU caches: ("layout", name) or ("epoch", index).  `present` (n,) bool or None; absent rows are
    NaN.
    """

    key: tuple[str, str | int]
    positions: F32
    scale: float
    offset: F32
    present: Bools | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Morton cells of at most 1024 rows.  Spheres are in the room, and hold every mix of the cloud's two frames.

    Cell i is order[start[i] : start[i] + count[i]], shuffled so that a prefix is a uniform sample, inside the sphere
    `center` (m, 3), `radius` (m,).  For picking, `rows` (n,) has the same rows unshuffled: block j is rows[64 j :
    64 j + 64], inside `block_center`, `block_radius`; 16 blocks make a cell.
    """

    order: I32
    start: I32
    count: I32
    center: F32
    radius: F32
    rows: I32
    block_center: F32
    block_radius: F32


@dataclass(slots=True)
class Cloud:
    """What is shown now: each row at mix(a, b, t).  At rest a is b and t is 0.  `cells` cover a and b."""

    a: CloudFrame
    b: CloudFrame
    t: float
    cells: Cells
    version: int = 0

    @property
    def nearest(self) -> CloudFrame:
        """The frame that rows are nearer to."""
        return self.b if self.t >= 0.5 else self.a


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of the legend: a class with its `count` of visible rows, or a tick at `position` 0…1 of a colour bar."""

    label: str
    color: tuple[int, int, int]
    count: int = 0
    position: float = 0.0


@dataclass(slots=True, eq=False)
class Coloring:
    """How points are coloured.

    `values` (n,) float32: class codes (−1 unknown) for "category" and "bool", 0…1 along the table for "scalar" (NaN
    unknown), zeros for "none".  `table` (k, 3) uint8 sRGB: one colour a class, or the 256 of the map.
    """

    name: str
    kind: Literal["category", "scalar", "bool", "none"]
    values: F32
    table: U8
    legend: list[LegendEntry]
    version: int = 0


@dataclass(slots=True)
class Pointer:
    """The laser: from `origin` (3,) along unit `direction` (3,), `length_m` long; `row`: what it hovers or −1."""

    side: Literal["left", "right"] = "right"
    active: bool = False
    origin: F32 = field(default_factory=lambda: np.zeros(3, np.float32))
    direction: F32 = field(default_factory=lambda: np.array([0, 0, -1], np.float32))
    length_m: float = 0.0
    row: int = -1


@dataclass(slots=True, eq=False)
class Lines:
    """Line segments to draw this frame: `points` (m, 2, 3) float32 room metres, `colors` (m, 4) float32 linear RGBA."""

    points: F32
    colors: F32
    width_px: float = 1.5


@dataclass(slots=True, eq=False)
class Shape:
    """A translucent solid to draw this frame: the unit sphere, or the unit ring/disc in the xz plane, under `matrix`
    (4, 4) float32 (room from shape), `color` linear RGBA."""

    kind: Literal["sphere", "ring", "disc"]
    matrix: F32
    color: tuple[float, float, float, float]


@dataclass(slots=True, eq=False)
class Picture:
    """A picture that stands at a place and faces the person: `pixels` (h, w, c) uint8 sRGB, `height_m` tall.  `key`
    names it for the GPU cache together with `version`."""

    key: str
    position: F32
    height_m: float
    pixels: U8
    version: int = 0
