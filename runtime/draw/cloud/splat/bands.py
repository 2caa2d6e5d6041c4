"""Points into a band of pixels.  A band is so many rows of one eye's part of the target.

Bands are drawn by any threads in any order, and each by itself: what a band shows depends on nothing else.  A band
takes the cells that may reach into it in the order in which sprites are drawn, projects each cell's points, and writes
their pixels into layers: the nearest so far, what was the nearest before it, and so on, which soft edges let through.
That is what blending with a depth test leaves of sprites, too.  Then each pixel that shows anything is shaded, once.
"""

from __future__ import annotations

import numba as nb
import numpy as np
from numba import float32 as f4
from numba import int32 as i4

from latentwalk.runtime.draw.cloud.splat.lanes import kernel
from latentwalk.runtime.draw.cloud.splat.resolve import resolve
from latentwalk.runtime.draw.cloud.splat.scatter import place_cell, project, put_cell


@kernel
def spans(clips, heights, center, radius, reach_px, low, high):  # type: ignore[no-untyped-def]
    """Write for each eye and each cell from which to which row of pixels its points may reach."""
    for e in range(clips.shape[0]):
        clip, half = clips[e], f4(0.5) * f4(heights[e])
        up = np.sqrt(clip[1, 0] ** 2 + clip[1, 1] ** 2 + clip[1, 2] ** 2)
        ahead = np.sqrt(clip[3, 0] ** 2 + clip[3, 1] ** 2 + clip[3, 2] ** 2)
        for j in range(radius.shape[0]):
            x, y, z, r = center[j, 0], center[j, 1], center[j, 2], radius[j]
            level = clip[1, 0] * x + clip[1, 1] * y + clip[1, 2] * z + clip[1, 3]
            depth = clip[3, 0] * x + clip[3, 1] * y + clip[3, 2] * z + clip[3, 3]
            nearest, farthest = depth - ahead * r, depth + ahead * r
            low[e, j], high[e, j] = 0, heights[e]
            if nearest > 0:
                bottom, top = level - up * r, level + up * r
                bottom /= farthest if bottom > 0 else nearest
                top /= nearest if top > 0 else farthest
                low[e, j] = i4(max(min((bottom + f4(1)) * half - reach_px[j], f4(heights[e])), f4(0)))
                high[e, j] = i4(max(min((top + f4(1)) * half + reach_px[j] + f4(1), f4(heights[e])), f4(0)))


@nb.njit(cache=True, nogil=True, error_model="numpy")
def draw_band(sight, eye, rows, draws, bottom, top, scratch, across, pixels, reached):  # type: ignore[no-untyped-def]
    """Draw rows `bottom` … `top` of an eye's part into `pixels` and `reached`, as `resolve` says.

    `across`: width of the target.  `scratch`: layers (LAYERS, pixels of a band + 1), EMPTY before and after; lanes
    (LANES · LANE,) float32; keys (LANE + 1,) uint64; places (2, LANE + 1) int32.
    """
    layers, lanes, keys, where = scratch
    nowhere = layers.shape[1] - 1
    for j in range(draws.start.shape[0]):
        if not draws.eyes[j] & (1 << eye) or draws.low[eye, j] >= top or draws.high[eye, j] <= bottom:
            continue
        start, m, points, growth = draws.start[j], draws.begun[j], draws.points[j], draws.growth[j]
        place_cell(rows, start, m, lanes)
        project(sight, rows.flags[start : start + m], points, growth, m, bottom, top, nowhere, lanes)
        put_cell(sight, rows, start, m, points, growth, bottom, top, j << draws.bits, lanes, layers)
    resolve(sight, rows, draws, bottom, top, layers, lanes, keys, where, across, pixels, reached)
