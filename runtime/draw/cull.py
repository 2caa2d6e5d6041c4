"""Which cells, and how many points of each, are drawn this frame: one numba call for both eyes.

Cells hold their points in random order, so any prefix of a cell is a fair sample of it.  Cells outside both views are
dropped; if the rest costs more than the budget, points are dealt out by projected area (water-filling) and those that
are left grow, so that the cloud keeps its look.  Prefixes follow the view continuously: no cell pops.
"""

from __future__ import annotations

import numba as nb
import numpy as np

from latentwalk.scenes.arrays import F32, I32, U32

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


@nb.njit(cache=True)  # type: ignore[misc, unused-ignore]
def select(
    start: I32,
    count: I32,
    center: F32,
    radius: F32,
    clips: F32,
    focal_px: F32,
    room_per_stage: float,
    size_m: float,
    budget: float,
    near_px: float,
    px_per_m: F32,
    seen_by: I32,
    commands: U32,
    draws: F32,
) -> tuple[int, int, int, bool]:
    """Fill `commands` with what to draw; returns how many far ones (from the front) and near ones (from the back), how
    many points they draw, and whether points were left out.

    `clips` (eyes, 4, 4): clip from room; `focal_px` (eyes,); `size_m`: a point's diameter in room meters; `budget`:
    points of the smallest size that may be drawn; cells with points larger than `near_px` are near.
    Written, m cells: `px_per_m` (m,), `seen_by` (m,): scratch; `commands` (m, 5) uint32: vertices, instances, first
    vertex, base instance, 0 (six vertices a point for near cells, one for far ones); `draws` (2 m, 4): eye (plus 2 for
    near cells), first, points (fractional), growth for each instance.
    """
    _look(center, radius, clips, focal_px, room_per_stage, size_m, px_per_m, seen_by)
    density = _deal(count, radius, px_per_m, size_m, budget)
    cells, eyes, far, near, shown = start.shape[0], clips.shape[0], 0, 0, 0
    for i in range(cells):
        if px_per_m[i] == 0:
            continue
        all_points = float(count[i])
        points = all_points if density == np.inf else min(all_points, _share(density, radius[i], px_per_m[i]))
        growth = min(MOST_GROWTH, np.sqrt(all_points / points))  # the same area as all points would cover
        largest_px = 0.0
        for e in range(eyes):
            depth = _depth(clips[e], center[i, 0], center[i, 1], center[i, 2]) * room_per_stage - radius[i]
            largest_px = max(largest_px, focal_px[e] * size_m * growth / max(depth, NEAREST_M * room_per_stage))
        if largest_px > near_px:
            near += 1
            k, vertices = cells - near, 6
        else:
            k, vertices = far, 1
            far += 1
        only_right = seen_by[i] == 2
        shown += int(np.ceil(points))
        commands[k, 0] = vertices * int(np.ceil(points))
        commands[k, 1] = 2 if seen_by[i] == 3 else 1
        commands[k, 2] = vertices * start[i]
        # The base instance picks the record in `draws`: the right eye's where it alone sees the cell.
        commands[k, 3] = eyes * k + only_right
        commands[k, 4] = 0
        for e in range(eyes):
            draws[eyes * k + e, 0] = e + (2 if vertices == 6 else 0)
            draws[eyes * k + e, 1] = start[i]
            draws[eyes * k + e, 2] = points if points < all_points else 2 * all_points  # no growing at the end
            draws[eyes * k + e, 3] = growth
    return far, near, shown, density < np.inf
