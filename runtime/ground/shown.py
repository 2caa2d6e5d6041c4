"""What there is to see: all that a frame's picture is made of, as the world gives it and draw takes it.

Plain data in *room* space (meters) unless named stage.  `version` numbers rise when arrays beside them change, so that
draw uploads each change once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from latentwalk.runtime.ground.frame import Side
from latentwalk.runtime.ground.written import Rgb, RowWords
from latentwalk.scenes import Thumbnails
from latentwalk.scenes.arrays import F32, I32, U8, Bools

Mode = Literal["points", "sprites"]
"""How rows are drawn: as points, or as their pictures."""
PICTURE_TALLER = 3.0  # than a point is a picture
# Bits of `Shown.flags`.
HIDDEN, SELECTED, WRONG = 1, 2, 4


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

    def at(self, rows: int | NDArray[np.integer]) -> F32:
        """Positions (k, 3) of some rows."""
        found: F32 = self.positions[rows]
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Morton cells of at most 1024 rows.  Spheres are in the room, and hold every mix of the cloud's two frames.

    Cell i is order[start[i] : start[i] + count[i]], shuffled so that a prefix is a uniform sample, inside the sphere
    `center` (m, 3), `radius` (m,).  Clouds of millions have the cells' `parts` behind them, as cells of their own:
    those of whole cell i are the four from `whole` + 4 i on, and `order` has their rows again.  For picking, `rows`
    (n,) has the same rows unshuffled: block j is rows[64 j : 64 j + 64], inside `block_center`, `block_radius`; 16
    blocks make a whole cell.
    """

    order: I32
    start: I32
    count: I32
    center: F32
    radius: F32
    rows: I32
    block_center: F32
    block_radius: F32
    parts: int = 0

    @property
    def whole(self) -> int:
        """How many cells are no parts."""
        return len(self.start) - self.parts


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
    """One line of the legend: a class with its `count` of visible rows, or a tick at `position` 0…1 of a color bar."""

    label: str
    color: Rgb
    count: int = 0
    position: float = 0.0


class Values(Protocol):
    """A number, float32, for each of n rows: an array, or what reads some of them when they are asked for."""

    def __len__(self) -> int: ...
    def __getitem__(self, rows: Any, /) -> F32: ...
    def __array__(self, dtype: Any = None, /) -> NDArray[Any]: ...


@dataclass(slots=True, eq=False)
class Coloring:
    """How points are colored.

    `values` (n,) float32: class codes (−1 unknown) for "category" and "bool", 0…1 along the table for "scalar" (NaN
    unknown), zeros for "none".  `table` (k, 3) uint8 sRGB: one color a class, or the 256 of the map.
    """

    name: str
    kind: Literal["category", "scalar", "bool", "none"]
    values: Values
    table: U8
    legend: list[LegendEntry]
    version: int = 0


@dataclass(slots=True)
class Pointer:
    """The laser: from `origin` (3,) along unit `direction` (3,), `length_m` long; `row`: what it hovers or −1."""

    side: Side = "right"
    active: bool = False
    origin: F32 = field(default_factory=lambda: np.zeros(3, np.float32))
    direction: F32 = field(default_factory=lambda: np.array([0, 0, -1], np.float32))
    length_m: float = 0.0
    row: int = -1


@dataclass(slots=True, eq=False)
class Lines:
    """Line segments to draw this frame: `points` (m, 2, 3) float32 room meters, `colors` (m, 4) float32 linear RGBA."""

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

    @classmethod
    def sphere(cls, center: F32, radius: float, color: tuple[float, float, float, float]) -> Shape:
        """A ball about a place (3,)."""
        matrix = np.diag(np.array((radius, radius, radius, 1), np.float32))
        matrix[:3, 3] = center
        return cls("sphere", matrix, color)


@dataclass(frozen=True, slots=True, eq=False)
class Dots:
    """Small opaque balls at `places` (k, 3) float32 of the room, of `radii_m` (k,) and linear `colors` (k, 3)."""

    places: F32
    radii_m: F32
    colors: F32


@dataclass(slots=True, eq=False)
class Picture:
    """A picture that stands at a place and faces the person: `pixels` (h, w, c) uint8 sRGB, `height_m` tall.  `key`
    names it for the GPU cache together with `version`.  `in_front`: it is over all others, also nearer ones."""

    key: str
    position: F32
    height_m: float
    pixels: U8
    version: int = 0
    in_front: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """A surface: `vertices` (v, 3) and unit `normals` (v, 3) float32 of a layout, `triangles` (t, 3) int32, all turned
    outward, inside the ball about `middle` (3,) of `radius`.  `key` names it for the GPU cache; it never changes."""

    key: str
    vertices: F32
    normals: F32
    triangles: I32
    middle: F32
    radius: float


@dataclass(frozen=True, slots=True, eq=False)
class Shell:
    """A translucent surface: room position = vertex · scale + offset; `color` (3,) linear; `strength` 0…1."""

    mesh: Mesh
    scale: float
    offset: F32
    color: F32
    strength: float


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """Where shells are open: nearer than `radius_m` to the straight way from `start` to `end` (3,) of the room."""

    start: F32
    end: F32
    radius_m: float


@dataclass(frozen=True, slots=True, eq=False)
class ShownHand:
    """A hand: `matrix` (4, 4) float32 puts a right one, held in OpenXR's grip pose, into the room.  `bare`: nothing is
    in it; `points`: it has the laser."""

    matrix: F32
    bare: bool
    points: bool


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """What is shown besides the rows in one frame."""

    lines: list[Lines] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)

    @classmethod
    def of(cls, *parts: Marks) -> Marks:
        """All of several."""
        made = cls()
        for part in parts:
            made.lines.extend(part.lines)
            made.shapes.extend(part.shapes)
            made.pictures.extend(part.pictures)
        return made


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """One frame of the world to draw.

    `flags` (n,) uint8: bits HIDDEN, SELECTED, WRONG of each row, above them the number of its marker (`markers.py`);
    `flags_version` rises with them.  `vignette` 0…1 and
    `clear_deg`: how strong the comfort vignette is and the field that it leaves clear.  `upcoming`: frames that may be
    shown next, soonest first, another tuple when that changes.  `fixed_clock`: pictures must repeat from run to run.
    `marks`: what there is besides rows; `late`: more of it, where there may be, asked for after the rows are drawn, so
    that what a worker finished meanwhile is seen in the same frame.  Calling it changes nothing.  `shells` are open at
    the `cut`.  `words` stand beside some rows.  `hands`: those that are seen; `dots`: the table model, where it was
    called.
    """

    rig: Rig
    cloud: Cloud
    coloring: Coloring
    flags: U8
    flags_version: int
    mode: Mode
    point_size_m: float
    pointer: Pointer
    vignette: float
    clear_deg: float
    upcoming: tuple[CloudFrame, ...]
    thumbnails: Thumbnails | None
    fixed_clock: bool
    marks: Marks
    late: Callable[[], Marks] | None
    shells: tuple[Shell, ...] = ()
    cut: Cut | None = None
    words: RowWords | None = None
    hands: tuple[ShownHand, ...] = ()
    dots: Dots | None = None
