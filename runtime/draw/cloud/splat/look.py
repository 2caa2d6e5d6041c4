"""How large a row's point is, of what color, and what a pixel of it shows: the shaders' rule for the processor.

Functions have the names of those in `look.glsl`, `shade.glsl`, `marks.glsl`, `sky.glsl` and `rows.glsl`, whose pictures
a test holds them to.  All numbers are float32: a stray float64 would halve the speed.
"""

from __future__ import annotations

import numpy as np
from numba import float32 as f4

from latentwalk.runtime.draw.cloud.splat.lanes import kernel
from latentwalk.runtime.ground.markers import MARKER_SHIFT
from latentwalk.runtime.ground.shown import HIDDEN, SELECTED, WRONG

#: Beside the flags of `Shown`, above the number of any marker: the row that is pointed at.
HOVERED = 128
# As in the shaders.
DISC, CROSS = 0, 31
ABSENT, UNKNOWN, DIM = 1e29, 0.2159, 0.75


@kernel
def smoothstep(low, high, x):  # type: ignore[no-untyped-def]
    """As GLSL's."""
    t = min(max((x - low) / (high - low), f4(0)), f4(1))
    return t * t * (f4(3) - f4(2) * t)


@kernel
def mix(a, b, t):  # type: ignore[no-untyped-def]
    """As GLSL's."""
    return a + (b - a) * t


@kernel
def sky(height):  # type: ignore[no-untyped-def]
    """Linear RGB along a unit direction whose y is `height`."""
    t, below = smoothstep(f4(0), f4(0.75), abs(height)), height < 0
    return (
        mix(f4(0.0140), f4(0.0032) if below else f4(0.0050), t),
        mix(f4(0.0165), f4(0.0036) if below else f4(0.0062), t),
        mix(f4(0.0230), f4(0.0050) if below else f4(0.0105), t),
    )


@kernel
def rim_px(r):  # type: ignore[no-untyped-def]
    """Width of the dark rim around a cross of radius r, pixels."""
    return min(max(f4(0.18) * r, f4(1)), f4(5)) * smoothstep(f4(1), f4(3), r)


@kernel
def marker_distance(marker, x, y, r):  # type: ignore[no-untyped-def]
    """Signed distance in pixels to a marker (4,) with tips at radius r."""
    half_sector = f4(np.pi) / marker[0]
    turned = np.arctan2(-x, y) - marker[2] + half_sector
    sector = f4(2) * half_sector
    angle = abs(turned - sector * np.floor(turned / sector) - half_sector)
    apart = np.sqrt(x * x + y * y)
    qx, qy = apart * np.sin(angle), apart * np.cos(angle)
    ex, ey = r * marker[1] * np.sin(half_sector), r * marker[1] * np.cos(half_sector) - r
    return (qx * -ey + (qy - r) * ex) / np.sqrt(ex * ex + ey * ey)


@kernel
def cross_distance(x, y, r):  # type: ignore[no-untyped-def]
    """Signed distance in pixels to a cross of radius r."""
    qx, qy = abs(x + y) * f4(0.70710678), abs(x - y) * f4(0.70710678)
    bar = max(f4(1.1), f4(0.26) * r)
    return min(max(qx - r, qy - bar), max(qy - r, qx - bar))


@kernel
def grown(points, place_in_cell):  # type: ignore[no-untyped-def]
    """What of a prefix of `points` (fractional) is there of the point at a place in its cell."""
    return min(max((points - place_in_cell) / (f4(0.12) * points + f4(1)), f4(0)), f4(1))


@kernel
def place(a, b, moved, slot):  # type: ignore[no-untyped-def]
    """Where a row is now, in the room, and how much of it there is."""
    x, y, z = a[0, slot], a[1, slot], a[2, slot]
    shown = f4(1) if x < f4(ABSENT) else f4(0)
    if moved == 0:
        return x, y, z, shown
    u, v, w = b[0, slot], b[1, slot], b[2, slot]
    shown_b = f4(1) if u < f4(ABSENT) else f4(0)
    t = f4(1) if shown == 0 else f4(0) if shown_b == 0 else moved
    shown = mix(shown, shown_b, moved)
    if t == 1:
        return u, v, w, shown
    if t == 0:
        return x, y, z, shown
    return mix(x, u, t), mix(y, v, t), mix(z, w, t), shown


@kernel
def color_of(value, table, classes):  # type: ignore[no-untyped-def]
    """A row's linear color."""
    colors = table.shape[0]
    if value < 0:
        return f4(UNKNOWN), f4(UNKNOWN), f4(UNKNOWN)
    if classes:
        i = np.int64(value + f4(0.5))
        i = i if i < colors else i % colors
        return table[i, 0], table[i, 1], table[i, 2]
    along = min(value, f4(1)) * f4(colors - 1)
    i = np.int64(max(min(along, f4(colors - 2)), f4(0)))
    j, t = min(i + 1, colors - 1), along - f4(i)
    return mix(table[i, 0], table[j, 0], t), mix(table[i, 1], table[j, 1], t), mix(table[i, 2], table[j, 2], t)


@kernel
def marked_by(flag, ringed):  # type: ignore[no-untyped-def]
    """How much of a ring a row with these flags has, 0…1."""
    return f4(1) if flag & HOVERED else ringed if flag & SELECTED else f4(0)


@kernel
def size_of(flag, w, shown, growth, sizes, markers):  # type: ignore[no-untyped-def]
    """The part of `look` that says how large: tips, ring, reach and shape of a row's point at depth `w`."""
    if flag & HIDDEN or shown <= 0:
        return f4(0), f4(0), f4(0), DISC
    hovered, selected, wrong = flag & HOVERED != 0, flag & SELECTED != 0, flag & WRONG != 0
    marked = marked_by(flag, sizes.ringed)
    emphasis = (f4(1.8) if hovered else f4(1.3) if selected else f4(1)) * (f4(1.7) if wrong else f4(1))
    smallest = sizes.smallest_px * (f4(4) if hovered else f4(1) + f4(1.5) * marked)
    if wrong:
        smallest = sizes.smallest_cross_px
    natural = sizes.px_m * growth * emphasis / max(w, f4(1e-4))
    # As GLSL's clamp: the largest has the last word.
    diameter = min(max(natural, smallest), sizes.largest_px) * shown * smoothstep(f4(0.03), f4(0.25), w)
    diameter = max(diameter, f4(1))
    ring = marked * max(f4(2), f4(0.22) * diameter)
    rim = rim_px(f4(0.5) * diameter) if wrong else f4(0)
    shape = CROSS if wrong else (np.int64(flag) & ~HOVERED) >> MARKER_SHIFT
    tips = f4(0.5) * diameter
    if shape != CROSS and shape != DISC:
        tips *= markers[shape, 3]
    reach = f4(0.5) if diameter < f4(1.5) and ring == 0 else tips + max(ring, rim) + f4(0.5)
    return tips, ring, reach, shape


@kernel
def faded(x):  # type: ignore[no-untyped-def]
    """exp(−x) of 0…30, without a branch: a series of a 256th, squared eight times."""
    y = x * f4(1 / 256)
    y = f4(1) - y * (f4(1) - y * (f4(0.5) - y * f4(1 / 6)))
    y *= y
    y *= y
    y *= y
    y *= y
    y *= y
    y *= y
    y *= y
    return y * y


@kernel
def tint(r, g, b, white, clear, x, y, z, stage_per_room, ringed):  # type: ignore[no-untyped-def]
    """The part of `look` that says of what color: a row's own, as seen (x, y, z) from the eye, `white` 0…1 of the way
    to white; `clear` is 1 where neither haze nor a selection of others dims it."""
    apart = np.sqrt(x * x + y * y + z * z)
    behind_r, behind_g, behind_b = sky(y / max(apart, f4(1e-6)))
    haze = f4(0.55) * (f4(1) - faded(min(max(apart * stage_per_room - f4(1), f4(0)) * f4(0.11), f4(30))))
    haze = max(haze, f4(DIM) * (f4(1) - ringed)) * (f4(1) - clear)
    r, g, b = mix(r, f4(1), white), mix(g, f4(1), white), mix(b, f4(1), white)
    return mix(r, behind_r, haze), mix(g, behind_g, haze), mix(b, behind_b, haze)


@kernel
def cover_of(ring, shape, r, x, y, markers):  # type: ignore[no-untyped-def]
    """How much of a pixel a point covers: the alpha of `shade`."""
    return shade(f4(0), f4(0), f4(0), ring, shape, r, x, y, markers)[3]


@kernel
def lit(r, x, y):  # type: ignore[no-untyped-def]
    """How bright a ball of radius r is (x, y) pixels from its middle, and how much it shines."""
    over = f4(1) / max(r, f4(1))
    u, v = x * over, y * over
    bulge = np.sqrt(max(f4(0), f4(1) - u * u - v * v))
    light = f4(0.42) + f4(0.62) * max(f4(0), f4(-0.37) * u + f4(0.56) * v + f4(0.74) * bulge)
    facing = max(f4(0), f4(-0.30) * u + f4(0.42) * v + f4(0.856) * bulge)
    third = facing * facing * facing
    sixth = third * third
    shine = f4(0.10) * (sixth * sixth) * (sixth * sixth) * smoothstep(f4(3), f4(8), r)
    return mix(f4(0.8), light, smoothstep(f4(1.5), f4(4), r)), shine


@kernel
def shade_disc(red, green, blue, r, x, y):  # type: ignore[no-untyped-def]
    """`shade` of a disc without a ring, without a branch: it runs in vector units."""
    light, shine = lit(r, x, y)
    cover = min(max(f4(0.5) + r - np.sqrt(x * x + y * y), f4(0)), f4(1))
    cover = f4(1) if r < f4(0.75) else cover
    light *= cover
    shine *= cover
    return red * light + shine, green * light + shine, blue * light + shine, cover


@kernel
def shade(red, green, blue, ring, shape, r, x, y, markers):  # type: ignore[no-untyped-def]
    """What a point of radius r shows (x, y) pixels from its middle: linear RGB, premultiplied."""
    if r < f4(0.75) and ring == 0:
        return red * f4(0.8), green * f4(0.8), blue * f4(0.8), f4(1)
    apart = np.sqrt(x * x + y * y)
    inside, light, shine = apart - r, f4(1), f4(0)
    if shape == CROSS:
        inside = cross_distance(x, y, r)
    else:
        light, shine = lit(r, x, y)
        if shape != DISC:
            inside = marker_distance(markers[shape], x, y, r)
    cover = min(max(f4(0.5) - inside, f4(0)), f4(1))
    red, green, blue = (red * light + shine) * cover, (green * light + shine) * cover, (blue * light + shine) * cover
    alpha = cover
    if shape == CROSS:
        alpha = max(alpha, min(max(f4(0.5) - (inside - rim_px(r)), f4(0)), f4(1)))
    if ring > 0:
        middle = r + f4(0.62) * ring
        white = min(max(f4(0.5) - (abs(apart - middle) - f4(0.30) * ring), f4(0)), f4(1)) * (f4(1) - alpha)
        red, green, blue, alpha = (
            red + f4(0.95) * white,
            green + f4(0.95) * white,
            blue + f4(0.95) * white,
            alpha + white,
        )
    return red, green, blue, alpha
