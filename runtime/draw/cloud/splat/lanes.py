"""What the kernels of the splat have in common: how they are compiled, what they take, and where their scratch lies."""

from __future__ import annotations

from typing import NamedTuple

import numba as nb
import numpy as np

from latentwalk.scenes.arrays import F32, I32, U8

#: Sums of floats in any order, products rounded once, no checks of divisions: what vector units need.
kernel = nb.njit(cache=True, nogil=True, fastmath=True, error_model="numpy")

#: Points or pixels that are handled at once: no cell has more rows.  Their numbers lie in lanes, one after the other in
#: one array: the compiler would have to test more than it is ready to, whether many arrays overlap.
LANE = 1024
LANES = 21
#: Layers of a pixel: a soft edge over three more.  Rows of pixels that are laid into the frame together.
LAYERS, STRIP = 4, 16
#: A pixel of a layer that shows nothing.
EMPTY = np.uint64(0xFFFFFFFFFFFFFFFF)


class Sizes(NamedTuple):
    """What makes points large: `px_m`, the diameter at one stage meter, pixels, and the rest as in `look.glsl`."""

    px_m: np.float32
    smallest_px: np.float32
    smallest_cross_px: np.float32
    largest_px: np.float32
    ringed: np.float32


class Sight(NamedTuple):
    """One eye: `clip` (4, 4), clip from room; `at` (3,), itself in the room; `stage_per_room` meters; `left`, `bottom`,
    `width`, `height`: its part of the target, pixels."""

    clip: F32
    at: F32
    stage_per_room: np.float32
    sizes: Sizes
    left: int
    bottom: int
    width: int
    height: int


class SlotRows(NamedTuple):
    """Rows by slot, that is, in the order of cells: `a`, `b` (3, n) places in the room, `moved` 0…1 of the way between
    them, `flags` (n,) with `HOVERED`, `values` (n,), and `table` (k, 3) linear, indexed by codes if `classes`;
    `markers` (m, 4)."""

    a: F32
    b: F32
    moved: np.float32
    flags: U8
    values: F32
    table: F32
    classes: bool
    markers: F32


class Draws(NamedTuple):
    """What is drawn of k cells, in order: their first slots; how many points, with the one that comes, and fractional;
    growth; a bit for each eye that sees them; from which to which row of each eye's part they may reach, (2, k).

    A point's rank is its cell's number here, shifted left by `bits`, plus its number in the cell.
    """

    start: I32
    begun: I32
    points: F32
    growth: F32
    eyes: I32
    low: I32
    high: I32
    bits: int
