"""Which cells, and how many points of each, are drawn this frame: one numba call for both eyes.

Cells hold their points in random order, so any prefix of a cell is a fair sample of it.  Cells outside both views are
dropped; if the rest costs more than the budget, points are dealt out by projected area (water-filling) and those that
are left grow, so that the cloud keeps its look.  Prefixes follow the view continuously: no cell pops.
"""

from __future__ import annotations

import numba as nb
import numpy as np
from numpy.typing import NDArray

F32 = NDArray[np.float32]
I32 = NDArray[np.int32]
U32 = NDArray[np.uint32]

#: A point of this many pixels costs twice what the smallest one does.
PIXELS_PER_POINT = 64.0
#: Thinned points grow at most by this factor.
MOST_GROWTH = 3.0
#: Nothing counts as nearer than this, in stage metres.
NEAREST_M = 0.05


@nb.njit(cache=True)  # type: ignore[misc, unused-ignore]
def _seen(clip: F32, x: float, y: float, z: float, radius: float) -> bool:
    """Whether a sphere touches the frustum of a (4, 4) clip matrix: left, right, bottom, top and behind."""
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
    commands: U32,
    draws: F32,
) -> tuple[int, int, bool]:
    """Fill `commands` with what to draw; returns how many far ones (from the front) and near ones (from the back),
    and whether points were left out.

    `clips` (eyes, 4, 4): clip from room; `focal_px` (eyes,); `size_m`: a point's diameter in room metres; `budget`:
    points of the smallest size that may be drawn; cells with points larger than `near_px` are near.
    Written, m cells: `px_per_m` (m,): scratch; `commands` (m, 5) uint32: vertices, instances, first vertex, base
    instance, 0 (six vertices a point for near cells, one for far ones); `draws` (2 m, 4): eye, first, points
    (fractional), growth for each instance.
    """
    cells, eyes = start.shape[0], clips.shape[0]
    total = 0.0
    for i in range(cells):
        px_per_m[i] = 0.0
        x, y, z = center[i, 0], center[i, 1], center[i, 2]
        best = np.float32(0)
        for e in range(eyes):
            m = clips[e]
            if not _seen(m, x, y, z, radius[i] + size_m):
                continue
            depth = m[3, 0] * x + m[3, 1] * y + m[3, 2] * z + m[3, 3]
            span = focal_px[e] / (max(depth, radius[i] / room_per_stage, NEAREST_M) * room_per_stage)
            best = max(best, span)
        if best > 0:
            px_per_m[i] = best
            total += count[i] * (1.0 + (size_m * best) ** 2 / PIXELS_PER_POINT)

    density = np.inf
    if total > budget:
        low, high = 0.0, 1e4
        for _ in range(30):
            density = (low + high) / 2
            cost = 0.0
            for i in range(cells):
                if px_per_m[i] > 0:
                    wanted = density * (radius[i] * px_per_m[i]) ** 2
                    cost += min(np.float64(count[i]), wanted) * (1.0 + (size_m * px_per_m[i]) ** 2 / PIXELS_PER_POINT)
            if cost > budget:
                high = density
            else:
                low = density
        density = low

    far, near = 0, 0
    for i in range(cells):
        if px_per_m[i] == 0:
            continue
        x, y, z = center[i, 0], center[i, 1], center[i, 2]
        points = np.float64(count[i])
        if density < np.inf:
            points = min(points, max(1.0, density * (radius[i] * px_per_m[i]) ** 2))
        growth = min(MOST_GROWTH, np.sqrt(count[i] / points))
        first_eye, instances, largest = 0, 0, 0.0
        for e in range(eyes):
            m = clips[e]
            if not _seen(m, x, y, z, radius[i] + size_m):
                continue
            if instances == 0:
                first_eye = e
            instances += 1
            depth = m[3, 0] * x + m[3, 1] * y + m[3, 2] * z + m[3, 3] - radius[i] / room_per_stage
            largest = max(largest, focal_px[e] * size_m * growth / (max(depth, NEAREST_M) * room_per_stage))
        if largest > near_px:
            near += 1
            k, vertices = cells - near, 6
        else:
            k, vertices = far, 1
            far += 1
        commands[k, 0] = vertices * int(np.ceil(points))
        commands[k, 1] = instances
        commands[k, 2] = vertices * start[i]
        commands[k, 3] = eyes * k + first_eye
        commands[k, 4] = 0
        for e in range(eyes):
            draws[eyes * k + e, 0] = e
            draws[eyes * k + e, 1] = start[i]
            draws[eyes * k + e, 2] = points if points < count[i] else count[i] * 2
            draws[eyes * k + e, 3] = growth
    return far, near, density < np.inf
