"""A cell's points into the pixels of a band: projected in vector units, then written one by one."""

from __future__ import annotations

import numpy as np
from numba import float32 as f4
from numba import int32 as i4
from numba import uint32 as u4
from numba import uint64 as u8

from latentwalk.runtime.draw.cloud.splat.lanes import LANE, LAYERS, kernel
from latentwalk.runtime.draw.cloud.splat.look import ABSENT, HOVERED, cover_of, grown, mix, place, size_of, smoothstep
from latentwalk.runtime.ground.shown import HIDDEN, SELECTED, WRONG

#: Lanes of a cell's points: where they are, first in the room, then in pixels and steps of the depth buffer; what of
#: them there is, then how large they are; and the pixel of a point of one pixel, below 0 for a larger one.
AT_X, AT_Y, AT_Z, SIZE, PIXEL = range(0, 5 * LANE, LANE)
#: Steps of the depth buffer, and how much of a pixel a point must cover to show there, as in `points.frag`.
DEEPEST, FAINTEST = 16_777_215.0, 0.05
#: Flags of rows that are larger than others; a marker alone makes none so.
LARGER = SELECTED | WRONG | HOVERED


@kernel
def place_cell(rows, start, m, lanes):  # type: ignore[no-untyped-def]
    """Where the first m points of a cell are in the room, and what of them there is: `place` in vector units."""
    end, moved = start + m, rows.moved
    ax, ay, az = rows.a[0, start:end], rows.a[1, start:end], rows.a[2, start:end]
    for i in range(m):
        lanes[AT_X + i], lanes[AT_Y + i], lanes[AT_Z + i] = ax[i], ay[i], az[i]
        lanes[SIZE + i] = f4(1) if ax[i] < f4(ABSENT) else f4(0)
    if moved == 0:
        return
    bx, by, bz = rows.b[0, start:end], rows.b[1, start:end], rows.b[2, start:end]
    for i in range(m):
        there, there_b = lanes[SIZE + i], f4(1) if bx[i] < f4(ABSENT) else f4(0)
        t = f4(1) if there == 0 else f4(0) if there_b == 0 else moved
        x, y, z, u, v, w = lanes[AT_X + i], lanes[AT_Y + i], lanes[AT_Z + i], bx[i], by[i], bz[i]
        lanes[AT_X + i] = u if t == 1 else x if t == 0 else mix(x, u, t)
        lanes[AT_Y + i] = v if t == 1 else y if t == 0 else mix(y, v, t)
        lanes[AT_Z + i] = w if t == 1 else z if t == 0 else mix(z, w, t)
        lanes[SIZE + i] = mix(there, there_b, moved)


@kernel
def project(sight, flags, points, growth, m, bottom, top, nowhere, lanes):  # type: ignore[no-untyped-def]
    """Put m points of a cell, whose rows have `flags`, from the room onto the eye's part of the target.

    What cannot be seen in rows `bottom` … `top` has the pixel `nowhere`, behind all others.
    """
    c, sizes = sight.clip, sight.sizes
    a00, a01, a02, a03 = c[0, 0], c[0, 1], c[0, 2], c[0, 3]
    a10, a11, a12, a13 = c[1, 0], c[1, 1], c[1, 2], c[1, 3]
    a20, a21, a22, a23 = c[2, 0], c[2, 1], c[2, 2], c[2, 3]
    a30, a31, a32, a33 = c[3, 0], c[3, 1], c[3, 2], c[3, 3]
    right, low, high, behind = f4(sight.width), f4(bottom), f4(top), f4(nowhere)
    half_width, half_height = f4(0.5) * right, f4(0.5) * f4(sight.height)
    px_m, smallest, largest = sizes.px_m * growth, sizes.smallest_px, sizes.largest_px
    wide = f4(1.5) * largest + f4(8)
    for i in range(m):
        x, y, z = lanes[AT_X + i], lanes[AT_Y + i], lanes[AT_Z + i]
        shown = grown(points, f4(i)) * lanes[SIZE + i]
        w = a30 * x + a31 * y + a32 * z + a33
        over = f4(1) / w
        px = ((a00 * x + a01 * y + a02 * z + a03) * over + f4(1)) * half_width
        py = ((a10 * x + a11 * y + a12 * z + a13) * over + f4(1)) * half_height
        depth = (a20 * x + a21 * y + a22 * z + a23) * over
        size = min(max(px_m * over, smallest), largest) * shown * smoothstep(f4(0.03), f4(0.25), w)
        size = max(size, f4(1))
        # A row with flags may be larger, which `size_of` says later.
        margin = f4(0.5) * size + f4(0.5) if flags[i] == 0 else wide
        seen = (shown > 0) & (w > 0) & (depth >= f4(-1)) & (depth <= f4(1)) & ((flags[i] & HIDDEN) == 0)
        seen &= (px > -margin) & (px < right + margin) & (py > low - margin) & (py < high + margin)
        inside = seen & (px >= 0) & (px < right) & (py >= low) & (py < high)
        pixel = (np.floor(py) - low) * right + np.floor(px) if inside else behind
        lanes[AT_X + i], lanes[AT_Y + i] = px, py
        lanes[AT_Z + i] = (depth * f4(0.5) + f4(0.5)) * f4(DEEPEST) + f4(0.5)
        lanes[SIZE + i] = size
        lanes[PIXEL + i] = pixel if (size < f4(1.5)) & ((flags[i] & LARGER) == 0) else f4(-1) if seen else behind


@kernel
def put(layers, q, key):  # type: ignore[no-untyped-def]
    """One more fragment of a pixel, which counts where it is as near as what is there."""
    if key < layers[0, q]:
        for layer in range(LAYERS - 1, 0, -1):
            layers[layer, q] = layers[layer - 1, q]
        layers[0, q] = key


@kernel
def put_pixel(layers, width, bottom, top, px, py, key):  # type: ignore[no-untyped-def]
    """A point of one pixel."""
    x, y = i4(np.floor(px)), i4(np.floor(py))
    if 0 <= x < width and bottom <= y < top:
        q = (y - bottom) * width + x
        layers[0, q] = min(layers[0, q], key)


@kernel
def span(middle, reach, low, high):  # type: ignore[no-untyped-def]
    """From which to which pixel between two the middles are within `reach` of a place."""
    first, last = np.ceil(middle - reach - f4(0.5)), np.floor(middle + reach - f4(0.5))
    return max(i4(first), i4(low)), min(i4(last) + 1, i4(high))


@kernel
def put_disc(layers, width, bottom, top, px, py, radius, key):  # type: ignore[no-untyped-def]
    """A round point: pixels of which it covers enough to show."""
    reach, whole = radius + f4(0.5 - FAINTEST), max(radius - f4(0.5), f4(0))
    low, high = span(py, reach, bottom, top)
    for y in range(low, high):
        up = f4(y) + f4(0.5) - py
        first, last = span(px, np.sqrt(max(reach * reach - up * up, f4(0))), 0, width)
        begin, end = span(px, np.sqrt(max(whole * whole - up * up, f4(0))), 0, width)
        base = (y - bottom) * width
        if abs(up) >= whole or begin >= end:
            begin = end = last
        for q in range(base + first, base + begin):
            put(layers, q, key)
        for q in range(base + begin, base + end):
            layers[0, q] = min(layers[0, q], key)  # nothing shows through it
        for q in range(base + end, base + last):
            put(layers, q, key)


@kernel
def put_shape(layers, width, bottom, top, px, py, tips, ring, reach, shape, markers, key):  # type: ignore[no-untyped-def]
    """A point of any look: pixels that it covers."""
    low, high = span(py, reach, bottom, top)
    first, last = span(px, reach, 0, width)
    for y in range(low, high):
        for x in range(first, last):
            cover = cover_of(ring, shape, tips, f4(x) + f4(0.5) - px, f4(y) + f4(0.5) - py, markers)
            if cover >= f4(FAINTEST):
                put(layers, (y - bottom) * width + x, key)


@kernel
def put_cell(sight, rows, start, m, shown, growth, bottom, top, rank, lanes, layers):  # type: ignore[no-untyped-def]
    """Write all points of a cell that `project` has placed; `rank` is that of the first."""
    places, places_b, moved, flags, _, _, _, markers = rows
    c, sizes, width = sight.clip, sight.sizes, i4(sight.width)
    a30, a31, a32, a33 = c[3, 0], c[3, 1], c[3, 2], c[3, 3]
    for i in range(m):
        q = np.int64(i4(lanes[PIXEL + i]))
        # Later ones have smaller keys at the same depth: they lie over earlier ones, as with "nearer or equal".
        key = (u8(i4(lanes[AT_Z + i])) << u8(32)) | u8(u4(0xFFFFFFFF) - u4(rank + i))
        if q >= 0:
            # Nothing shows through it.  Without a branch, which nothing could foretell.
            layers[0, q] = min(layers[0, q], key)
            continue
        px, py, size, flag = lanes[AT_X + i], lanes[AT_Y + i], lanes[SIZE + i], flags[start + i]
        if flag == 0:
            put_disc(layers, width, bottom, top, px, py, f4(0.5) * size, key)
            continue
        x, y, z, there = place(places, places_b, moved, start + i)
        w, there = a30 * x + a31 * y + a32 * z + a33, there * grown(shown, f4(i))
        tips, ring, reach, shape = size_of(flag, w, there, growth, sizes, markers)
        if reach == f4(0.5):
            put_pixel(layers, width, bottom, top, px, py, key)
        elif reach > 0:
            put_shape(layers, width, bottom, top, px, py, tips, ring, reach, shape, markers, key)
