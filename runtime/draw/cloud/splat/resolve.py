"""The pixels of a band from what is in its layers: looked up, shaded in vector units, summed from the front."""

from __future__ import annotations

import numpy as np
from numba import float32 as f4
from numba import int32 as i4
from numba import uint32 as u4
from numba import uint64 as u8

from latentwalk.runtime.draw.cloud.splat.lanes import EMPTY, LANE, LAYERS, STRIP, kernel
from latentwalk.runtime.draw.cloud.splat.look import (
    HOVERED,
    color_of,
    grown,
    place,
    shade,
    shade_disc,
    size_of,
    smoothstep,
    tint,
)
from latentwalk.runtime.ground.shown import SELECTED, WRONG

#: Lanes of what is looked up and what comes of it: place in the room; linear color; growth; what there is of it; flags;
#: the pixel as seen from its middle; depth in stage meters; radius; what it shows.  And what a row of pixels shows.
AT_X, AT_Y, AT_Z, RED, GREEN, BLUE, GROWTH, SHOWN, FLAG, ASIDE, UP, DEPTH, TIPS = range(0, 13 * LANE, LANE)
OUT_RED, OUT_GREEN, OUT_BLUE, OUT_ALPHA = range(13 * LANE, 17 * LANE, LANE)
SUM_RED, SUM_GREEN, SUM_BLUE, SUM_ALPHA = range(17 * LANE, 21 * LANE, LANE)
#: Nothing shows through so much.
OPAQUE = 0.997


@kernel
def gather_looks(rows, draws, keys, m, where, lanes):  # type: ignore[no-untyped-def]
    """Look m points up by their keys: place in the room, color, growth, what of them there is, flags."""
    places, places_b, moved, flags, values, table, classes, _ = rows
    starts, all_points, growths = draws.start, draws.points, draws.growth
    bits = u4(draws.bits)
    mask = (u4(1) << bits) - u4(1)
    # A loop for each array: so short ones wait for many cache lines at a time.
    for k in range(m):
        rank = u4(0xFFFFFFFF) - u4(keys[k] & u8(0xFFFFFFFF))
        j, i = np.int64(rank >> bits), np.int64(rank & mask)
        where[1, k] = starts[j] + i
        lanes[GROWTH + k], lanes[SHOWN + k] = growths[j], grown(all_points[j], f4(i))
    for axis in range(3):
        along = places[axis]
        for k in range(m):
            lanes[AT_X + axis * LANE + k] = along[where[1, k]]
    for k in range(m):
        lanes[RED + k] = values[where[1, k]]
    for k in range(m):
        lanes[FLAG + k] = f4(flags[where[1, k]])
    if moved != 0:
        for k in range(m):
            x, y, z, shown = place(places, places_b, moved, where[1, k])
            lanes[AT_X + k], lanes[AT_Y + k], lanes[AT_Z + k] = x, y, z
            lanes[SHOWN + k] *= shown
    for k in range(m):
        r, g, b = color_of(lanes[RED + k], table, classes)
        lanes[RED + k], lanes[GREEN + k], lanes[BLUE + k] = r, g, b


@kernel
def shade_looks(sight, m, markers, lanes):  # type: ignore[no-untyped-def]
    """Shade what was looked up: what it shows, linear RGB and alpha, premultiplied."""
    c, eye = sight.clip, sight.at
    a00, a01, a02, a03 = c[0, 0], c[0, 1], c[0, 2], c[0, 3]
    a10, a11, a12, a13 = c[1, 0], c[1, 1], c[1, 2], c[1, 3]
    a30, a31, a32, a33 = c[3, 0], c[3, 1], c[3, 2], c[3, 3]
    eye_x, eye_y, eye_z = eye[0], eye[1], eye[2]
    half_width, half_height = f4(0.5) * f4(sight.width), f4(0.5) * f4(sight.height)
    stage_per_room, sizes = sight.stage_per_room, sight.sizes
    px_m, smallest, largest, ringed = sizes.px_m, sizes.smallest_px, sizes.largest_px, sizes.ringed
    for k in range(m):
        x, y, z = lanes[AT_X + k], lanes[AT_Y + k], lanes[AT_Z + k]
        w = a30 * x + a31 * y + a32 * z + a33
        over = f4(1) / w
        px = ((a00 * x + a01 * y + a02 * z + a03) * over + f4(1)) * half_width
        py = ((a10 * x + a11 * y + a12 * z + a13) * over + f4(1)) * half_height
        lanes[ASIDE + k] -= px
        lanes[UP + k] -= py
        lanes[DEPTH + k] = w
        size = min(max(px_m * lanes[GROWTH + k] * over, smallest), largest) * lanes[SHOWN + k]
        lanes[TIPS + k] = f4(0.5) * max(size * smoothstep(f4(0.03), f4(0.25), w), f4(1))
        flag = i4(lanes[FLAG + k])
        chosen = (flag & (SELECTED | HOVERED)) != 0
        clear = f4(1) if chosen else f4(0)
        marked = f4(1) if (flag & HOVERED) != 0 else ringed
        white = f4(0.25) * marked if chosen & ((flag & WRONG) == 0) else f4(0)
        r, g, b = lanes[RED + k], lanes[GREEN + k], lanes[BLUE + k]
        r, g, b = tint(r, g, b, white, clear, x - eye_x, y - eye_y, z - eye_z, stage_per_room, ringed)
        lanes[RED + k], lanes[GREEN + k], lanes[BLUE + k] = r, g, b
    for k in range(m):
        r, g, b = lanes[RED + k], lanes[GREEN + k], lanes[BLUE + k]
        x, y, tips = lanes[ASIDE + k], lanes[UP + k], lanes[TIPS + k]
        r, g, b, a = shade_disc(r, g, b, tips, x, y)
        lanes[OUT_RED + k], lanes[OUT_GREEN + k], lanes[OUT_BLUE + k], lanes[OUT_ALPHA + k] = r, g, b, a
    # Those of another look, one by one.
    for k in range(m):
        flag = np.int64(lanes[FLAG + k])
        if flag == 0:
            continue
        r, g, b, w = lanes[RED + k], lanes[GREEN + k], lanes[BLUE + k], lanes[DEPTH + k]
        tips, ring, _, shape = size_of(flag, w, lanes[SHOWN + k], lanes[GROWTH + k], sizes, markers)
        r, g, b, a = shade(r, g, b, ring, shape, tips, lanes[ASIDE + k], lanes[UP + k], markers)
        lanes[OUT_RED + k], lanes[OUT_GREEN + k], lanes[OUT_BLUE + k], lanes[OUT_ALPHA + k] = r, g, b, a


@kernel
def resolve_run(sight, rows, draws, y, bottom, first, last, layers, lanes, keys, where, pixels, at):  # type: ignore[no-untyped-def]
    """Shade at most LANE pixels of the row y, from `first` to `last`, into `pixels` from `at` on."""
    base, markers = (y - bottom) * sight.width, rows.markers
    for k in range(4 * LANE):
        lanes[SUM_RED + k] = f4(0)
    m = 0
    for x in range(first, last):
        key = layers[0, base + x]
        keys[m], where[0, m] = key, x - first
        m += key != EMPTY
    for layer in range(LAYERS):
        if layer > 0:
            seen, m = m, 0
            for k in range(seen):
                x = where[0, k]
                key = layers[layer, base + first + x]
                keys[m], where[0, m] = key, x
                m += (key != EMPTY) & (lanes[SUM_ALPHA + x] < f4(OPAQUE))
        if m == 0:
            break
        for k in range(m):
            lanes[ASIDE + k], lanes[UP + k] = f4(first + where[0, k]) + f4(0.5), f4(y) + f4(0.5)
        gather_looks(rows, draws, keys, m, where, lanes)
        shade_looks(sight, m, markers, lanes)
        for k in range(m):
            x = where[0, k]
            rest = f4(1) - lanes[SUM_ALPHA + x]
            for channel in range(4):
                lanes[SUM_RED + channel * LANE + x] += rest * lanes[OUT_RED + channel * LANE + k]
    write_row(lanes, layers, base + first, last - first, pixels, at)


@kernel
def write_row(lanes, layers, q, m, pixels, at):  # type: ignore[no-untyped-def]
    """Write m pixels from `q` of the band to `at` of the target, as `splat.frag` takes them.

    These are roots of linear RGB with 11, 11, 10 bits; depth with 24 and alpha with 8, 0 where nothing is.
    """
    for k in range(m):
        red, green, blue = lanes[SUM_RED + k], lanes[SUM_GREEN + k], lanes[SUM_BLUE + k]
        red, green, blue = np.sqrt(min(red, f4(1))), np.sqrt(min(green, f4(1))), np.sqrt(min(blue, f4(1)))
        red, green, blue = red * f4(2047) + f4(0.5), green * f4(2047) + f4(0.5), blue * f4(1023) + f4(0.5)
        alpha = min(lanes[SUM_ALPHA + k], f4(1)) * f4(255) + f4(0.5)
        pixels[at + k, 0] = (u4(i4(red)) << u4(21)) | (u4(i4(green)) << u4(10)) | u4(i4(blue))
        pixels[at + k, 1] = (u4(layers[0, q + k] >> u8(32)) << u4(8)) | u4(i4(alpha))


@kernel
def extent(layers, first, width, height):  # type: ignore[no-untyped-def]
    """From which to which column of rows that begin at the pixel `first` there is anything."""
    left, right = width, 0
    for base in range(first, first + height * width, width):
        x = 0
        while x < left and layers[0, base + x] == EMPTY:
            x += 1
        left, x = min(left, x), width
        while x > right and layers[0, base + x - 1] == EMPTY:
            x -= 1
        right = max(right, x)
    return left, max(left, right)


@kernel
def resolve(sight, rows, draws, bottom, top, layers, lanes, keys, where, across, pixels, reached):  # type: ignore[no-untyped-def]
    """Shade each pixel from row `bottom` to `top` that shows anything into `pixels`, and empty the layers.

    Written: `reached` (rows / STRIP, 2): from where to where there is anything in each strip; only there are pixels.
    """
    width = sight.width
    for strip in range(bottom // STRIP, (top + STRIP - 1) // STRIP):
        low, high = strip * STRIP, min((strip + 1) * STRIP, top)
        left, right = extent(layers, (low - bottom) * width, width, high - low)
        reached[strip, 0], reached[strip, 1] = left, right
        if right <= left:
            continue
        for y in range(low, high):
            for first in range(left, right, LANE):
                last = min(first + LANE, right)
                at = (sight.bottom + y) * across + sight.left + first
                resolve_run(sight, rows, draws, y, bottom, first, last, layers, lanes, keys, where, pixels, at)
        for layer in range(LAYERS):
            layers[layer, (low - bottom) * width : (high - bottom) * width] = EMPTY
