"""Which cells, and how many points of each, are drawn this frame: one numba call for both eyes.

Cells hold their points in random order, so any prefix of a cell is a fair sample of it.  Cells outside both views are
dropped; if the rest costs more than the budget, points are dealt out by projected area (water-filling) and those that
are left grow, so that the cloud keeps its look.  Prefixes follow the view continuously: no cell pops.
"""

from __future__ import annotations

from dataclasses import dataclass

import numba as nb
import numpy as np

from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.ground.shown import Cells
from latentwalk.runtime.ground.soon import soon
from latentwalk.scenes.arrays import F32, I32

#: A point of this many pixels (8 across) costs twice what the smallest one does: below it GPUs are busy with vertices,
#: above it with pixels.
PIXELS_PER_POINT = 64.0
#: Thinned points grow at most by this factor: beyond it a cloud no longer looks like points.
MOST_GROWTH = 3.0
#: Nothing counts as nearer than this, in stage meters: it is where lenses begin, and nothing is divided by 0.
NEAREST_M = 0.05
#: Halvings of the density between 0 and `DENSEST`: to a part in 2³⁰, far finer than one point of a cell.
HALVINGS, DENSEST = 30, 1e4


@nb.njit(cache=True)  # type: ignore[misc, unused-ignore]
def _seen(clip: F32, x: float, y: float, z: float, radius: float) -> bool:
    """Whether a sphere touches the frustum of a (4, 4) clip matrix: left, right, bottom and top, which meet in the eye,
    so that what is behind is out of one of them."""
    # A side's plane is a sum or difference of the matrix's rows (Gribb and Hartmann 2001); it is not of unit length.
    for axis in range(2):
        for sign in (-1.0, 1.0):
            a = clip[3, 0] + sign * clip[axis, 0]
            b = clip[3, 1] + sign * clip[axis, 1]
            c = clip[3, 2] + sign * clip[axis, 2]
            d = clip[3, 3] + sign * clip[axis, 3]
            if a * x + b * y + c * z + d < -radius * np.sqrt(a * a + b * b + c * c):
                return False
    return True


@nb.njit(cache=True)  # type: ignore[misc, unused-ignore]
def _depth(clip: F32, x: float, y: float, z: float) -> float:
    """Depth in stage meters."""
    return clip[3, 0] * x + clip[3, 1] * y + clip[3, 2] * z + clip[3, 3]  # type: ignore[no-any-return]


@nb.njit(cache=True)  # type: ignore[misc, unused-ignore]
def _cost(size_px: float) -> float:
    """What a point of this diameter counts for in the budget."""
    return 1.0 + size_px**2 / PIXELS_PER_POINT


@nb.njit(cache=True)  # type: ignore[misc, unused-ignore]
def _share(density: float, radius: float, px_per_m: float) -> float:
    """How many points a cell gets at so many points for each squared pixel of its radius."""
    return max(1.0, density * (radius * px_per_m) ** 2)


@nb.njit(cache=True)  # type: ignore[misc, unused-ignore]
def _deal(count: I32, radius: F32, px_per_m: F32, size_m: float, budget: float) -> float:
    """The density at which all cells in view together cost the budget; infinite where all their points fit."""
    total = 0.0
    for i in range(count.shape[0]):
        if px_per_m[i] > 0:
            total += count[i] * _cost(size_m * px_per_m[i])
    if total <= budget:
        return np.inf  # type: ignore[no-any-return, unused-ignore]
    # The cost only grows with the density, but with a bend for each cell that is full: halving finds it.
    low, high = 0.0, DENSEST
    for _ in range(HALVINGS):
        density, total = (low + high) / 2, 0.0
        for i in range(count.shape[0]):
            if px_per_m[i] > 0:
                points = min(float(count[i]), _share(density, radius[i], px_per_m[i]))
                total += points * _cost(size_m * px_per_m[i])
        if total > budget:
            high = density
        else:
            low = density
    return low


@nb.njit(cache=True)  # type: ignore[misc, unused-ignore]
def _look(
    center: F32,
    radius: F32,
    clips: F32,
    focal_px: F32,
    room_per_stage: float,
    margin_m: float,
    px_per_m: F32,
    eyes: I32,
) -> None:
    """For each cell: the pixels of one meter at its middle in the eye that is nearest, 0 where none sees it, and a bit
    for each eye that does."""
    for i in range(center.shape[0]):
        x, y, z, r = center[i, 0], center[i, 1], center[i, 2], radius[i]
        px_per_m[i], eyes[i] = 0.0, 0
        for e in range(clips.shape[0]):
            if _seen(clips[e], x, y, z, r + margin_m):
                # Inside a cell all distances occur: its radius stands for them, or the eye's own cell would take all.
                depth = max(_depth(clips[e], x, y, z) * room_per_stage, r, NEAREST_M * room_per_stage)
                px_per_m[i] = max(px_per_m[i], focal_px[e] / depth)
                eyes[i] |= 1 << e


@soon
@nb.njit(cache=True)  # type: ignore[misc, unused-ignore]
def select(
    count: I32,
    center: F32,
    radius: F32,
    clips: F32,
    focal_px: F32,
    room_per_stage: float,
    size_m: float,
    budget: float,
    px_per_m: F32,
    seen_by: I32,
    cells: I32,
    points: F32,
    growth: F32,
    largest_px: F32,
) -> tuple[int, int, bool]:
    """Deal the budget out to the cells in view; returns how many these are, how many points they draw, and whether
    points were left out.

    `clips` (eyes, 4, 4): clip from room; `focal_px` (eyes,); `size_m`: a point's diameter in room meters; `budget`:
    points of the smallest size that may be drawn.  Written, m cells: `px_per_m` (m,), `seen_by` (m,), and from the
    front of those in view as in `Dealt` `cells`, `points`, `growth`, `largest_px`.
    """
    _look(center, radius, clips, focal_px, room_per_stage, size_m, px_per_m, seen_by)
    density = _deal(count, radius, px_per_m, size_m, budget)
    k, shown = 0, 0
    for i in range(count.shape[0]):
        if px_per_m[i] == 0:
            continue
        all_points = float(count[i])
        points[k] = all_points if density == np.inf else min(all_points, _share(density, radius[i], px_per_m[i]))
        growth[k] = min(MOST_GROWTH, np.sqrt(all_points / points[k]))  # the same area as all points would cover
        largest_px[k] = 0.0
        for e in range(clips.shape[0]):
            depth = _depth(clips[e], center[i, 0], center[i, 1], center[i, 2]) * room_per_stage - radius[i]
            px = focal_px[e] * size_m * growth[k] / max(depth, NEAREST_M * room_per_stage)
            largest_px[k] = max(largest_px[k], px)
        shown += int(np.ceil(points[k]))
        cells[k] = i
        k += 1
    return k, shown, density < np.inf


@dataclass(slots=True, eq=False)
class Dealt:
    """What to draw of the cells in view, k of them.

    `cells` (k,) int32: their numbers; `points` (k,) float32: how many of each, from its front, fractional: the last one
    grows with it; `growth` (k,) float32: by which factor its points are larger; `largest_px` (k,) float32: diameter of
    the nearest point there may be; `seen_by` (m,) int32 of *all* cells: a bit for each eye.  `shown`: how many points
    these are; `thinned`: whether points were left out.
    """

    cells: I32
    points: F32
    growth: F32
    largest_px: F32
    seen_by: I32
    shown: int
    thinned: bool


class Dealer:
    """Deals out the budget in each frame; keeps the room for it."""

    def __init__(self) -> None:
        self._reserve(0)

    def _reserve(self, cells: int) -> None:
        self._seen_by, self._cells = (np.zeros(cells, np.int32) for _ in range(2))
        self._px_per_m, self._points, self._growth, self._largest_px = (np.zeros(cells, np.float32) for _ in range(4))

    def deal(self, eyes: Eyes, cells: Cells, size_m: float, budget: int) -> Dealt:
        """At most `budget` points of the smallest size, fewer larger ones; valid until the next call."""
        if len(cells.start) != len(self._cells):
            self._reserve(len(cells.start))
        k, shown, thinned = select(
            cells.count,
            cells.center,
            cells.radius,
            eyes.clips,
            eyes.focal_px,
            eyes.room_per_stage,
            size_m,
            float(budget),
            self._px_per_m,
            self._seen_by,
            self._cells,
            self._points,
            self._growth,
            self._largest_px,
        )
        return Dealt(
            self._cells[:k], self._points[:k], self._growth[:k], self._largest_px[:k], self._seen_by, shown, thinned
        )
