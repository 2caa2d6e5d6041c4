"""Kernels of the deal: which cells are in view, what their points cost, and how the budget is shared among them."""

from __future__ import annotations

import numba as nb
import numpy as np

from latentwalk.runtime.draw.cloud.emphasis import LARGEST_SHARE
from latentwalk.runtime.ground.soon import soon
from latentwalk.scenes.arrays import F32, I32

#: A point of so many pixels (16 across) costs twice what the smallest one does: GPUs have so much room for pixels while
#: they are busy with a vertex, and of large points, which lie over each other, many pixels fail the depth test.
PIXELS_PER_POINT = 256.0
#: What a point of one pixel costs where compute shaders draw it, past the GPU's rasteriser: of sprites an H100 takes 20
#: times as long, and a processor 10.
TINY_COST = 1 / 8
#: Thinned points grow at most by this factor: beyond it a cloud no longer looks like points.
MOST_GROWTH = 3.0
#: Nothing counts as nearer than this, in stage meters: it is where lenses begin, and nothing is divided by 0.
NEAREST_M = 0.05
#: Between these depths points right before the eye shrink away, as in `look.glsl`.
SHRINKS_M = 0.03, 0.25
#: The budget is kept to this share; steps to it are about ten.
CLOSE, STEPS = 1e-4, 60
#: Tiny points grow to this share of what is tiny no more.
BELOW = 0.999
#: Cells whose share is below one point show one with that chance: multiples of the golden ratio are spread evenly.
GOLDEN = 0.6180339887498949


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


@soon
@nb.njit(cache=True)  # type: ignore[misc, unused-ignore]
def look(
    among: I32,
    k: int,
    count: I32,
    center: F32,
    radius: F32,
    clips: F32,
    focal_px: F32,
    room_per_stage: float,
    size_m: float,
    smallest_px: float,
    tiny_px: float,
    width: int,
    height: int,
    seen_by: I32,
    cells: I32,
    px_per_m: F32,
    size_px: F32,
    covered: F32,
    each: F32,
) -> tuple[int, float]:
    """Find the cells in views of `width` × `height` pixels, behind k that were found; returns how many there are then,
    and what all points of the new ones cost.

    `among`: numbers of cells to look at.  Points are tiny where none of their cell is of `tiny_px` or more.

    Written, of cells looked at: `seen_by`, a bit for each eye that sees it; from k on, of those in view: their numbers
    `cells`, `px_per_m`, pixels of one meter at its middle in the eye that is nearest, `size_px`, a point's diameter
    there without growth, `covered`, which share of the view all its points would cover side by side, `each`, what one
    of them costs besides its pixels.
    """
    cost = 0.0
    low, high = SHRINKS_M
    largest_px = max(smallest_px, LARGEST_SHARE * height)
    for i in among:
        x, y, z, r = center[i, 0], center[i, 1], center[i, 2], radius[i]
        largest, nearest, nearest_px, bits = 0.0, np.inf, smallest_px, 0
        for e in range(clips.shape[0]):
            if _seen(clips[e], x, y, z, r + size_m):
                # Inside a cell all distances occur: its radius stands for them, or the eye's own cell would take all.
                depth = max(_depth(clips[e], x, y, z), r / room_per_stage, NEAREST_M)
                largest = max(largest, focal_px[e] / (depth * room_per_stage))
                nearest = min(nearest, depth)
                before = _depth(clips[e], x, y, z) * room_per_stage - r
                nearest_px = max(nearest_px, focal_px[e] * size_m / max(before, NEAREST_M * room_per_stage))
                bits |= 1 << e
        seen_by[i] = bits
        if bits and count[i]:
            t = min(1.0, max(0.0, (nearest - low) / (high - low)))
            size = min(max(size_m * largest, smallest_px), largest_px) * t * t * (3 - 2 * t)
            area = max(1.0, size) ** 2
            cells[k], px_per_m[k], size_px[k] = i, largest, max(1.0, size)
            covered[k] = count[i] * area * (np.pi / 4) / (width * height)
            each[k] = TINY_COST if nearest_px < tiny_px else 1.0
            cost += count[i] * (each[k] + area / PIXELS_PER_POINT)
            k += 1
    return k, cost


@soon
@nb.njit(cache=True)  # type: ignore[misc, unused-ignore]
def weigh(count: I32, radius: F32, cells: I32, px_per_m: F32, size_px: F32, each: F32, seen: F32, weight: F32) -> None:
    """How much each of k cells in view adds to the picture for what it costs, in squared pixels."""
    for j in range(cells.shape[0]):
        i = cells[j]
        disc = (radius[i] * px_per_m[j]) ** 2 + size_px[j] ** 2 / 4
        thick = count[i] * size_px[j] ** 2 / (4 * disc)
        weight[j] = disc * np.sqrt(seen[j] * (1 - np.exp(-thick)) / each[j])


@soon
@nb.njit(cache=True)  # type: ignore[misc, unused-ignore]
def fill(count: I32, cells: I32, size_px: F32, each: F32, weight: F32, budget: float) -> float:
    """The points for each unit of weight at which k cells, all of whose points are too many, cost the budget
    (water-filling)."""
    # The cost is made of straight pieces and bent one way, so that Newton's steps come up from below.
    density = 0.0
    for _ in range(STEPS):
        total, slope = 0.0, 0.0
        for j in range(cells.shape[0]):
            every = float(count[cells[j]])
            wanted, pixels = density * weight[j], size_px[j] ** 2 / PIXELS_PER_POINT
            if wanted < every:
                total += each[j] * wanted
                slope += each[j] * weight[j]
            else:
                total += each[j] * every
            # Points of a thinned cell grow: their area is that of all until they may grow no more.
            grown = wanted * MOST_GROWTH**2
            if grown < every:
                total += pixels * grown
                slope += pixels * weight[j] * MOST_GROWTH**2
            else:
                total += pixels * every
        if slope == 0.0 or budget - total < CLOSE * budget:
            break
        density += (budget - total) / slope
    return density


@soon
@nb.njit(cache=True)  # type: ignore[misc, unused-ignore]
def give(
    count: I32,
    center: F32,
    radius: F32,
    clips: F32,
    focal_px: F32,
    room_per_stage: float,
    size_m: float,
    smallest_px: float,
    tiny_px: float,
    density: float,
    k: int,
    weight: F32,
    each: F32,
    cells: I32,
    px_per_m: F32,
    points: F32,
    growth: F32,
    largest_px: F32,
) -> tuple[int, int]:
    """Give each of k cells in view its points; returns how many cells get any, and how many points these are.

    Written from the front, as in `Dealt`, also `cells`: `points`, `growth`, `largest_px`.
    """
    kept, shown = 0, 0
    for j in range(k):
        i = cells[j]
        every = float(count[i])
        given = every if density == np.inf else min(every, density * weight[j])
        grows = 1.0
        if given < every:
            grows = min(MOST_GROWTH, np.sqrt(every / max(given, 1e-6)))
            # What is drawn larger than it is would not grow: first it comes up to the smallest size, without a jump.
            small = max(1.0, smallest_px / (size_m * px_per_m[j]))
            grows *= small ** min(1.0, grows - 1.0)
            if given < 1.0:
                chance = (i * GOLDEN) % 1.0
                given = (given - chance) / (1.0 - chance)
                if given <= 0.0:
                    continue
        px = 0.0
        for e in range(clips.shape[0]):
            depth = _depth(clips[e], center[i, 0], center[i, 1], center[i, 2]) * room_per_stage - radius[i]
            px = max(px, focal_px[e] * size_m / max(depth, NEAREST_M * room_per_stage))
        if each[j] < 1.0:  # or they would cost what others do
            grows = min(grows, BELOW * tiny_px / px)
        cells[kept], points[kept], growth[kept], largest_px[kept] = i, given, grows, px * grows
        shown += int(np.ceil(given))
        kept += 1
    return kept, shown
