"""Morton cells: one structure for culling, level of detail, picking with a laser and brushing with a sphere.

Rows are sorted along a Morton curve and cut into cells of 1024; inside a cell they are shuffled, so that any prefix is
a uniform sample.  Kernels run without the GIL, so that a worker can build cells while frames go on.
"""

from __future__ import annotations

import math

import numba as nb
import numpy as np

from latentwalk.runtime.world.state import F32, HIDDEN, I32, U8, Cells, Cloud, CloudFrame

CELL = 1024
CONE_RAD = math.radians(1.0)
#: How many metres farther along the ray a row may lie for each metre that it is nearer to the ray.
SIDEWAYS = 60.0


@nb.njit(cache=True, nogil=True)
def _bounds(positions):  # type: ignore[no-untyped-def]
    low, high = np.full(3, np.inf, np.float32), np.full(3, -np.inf, np.float32)
    for i in range(len(positions)):
        for k in range(3):
            if positions[i, k] < low[k]:
                low[k] = positions[i, k]
            if positions[i, k] > high[k]:
                high[k] = positions[i, k]
    return low, high


@nb.njit(cache=True, nogil=True)
def _keys(positions, low, scale):  # type: ignore[no-untyped-def]
    """Morton code above, row below: one plain sort gives the order.  NaN rows come last."""
    keys = np.empty(len(positions), np.uint64)
    for i in range(len(positions)):
        code = np.uint64(0)
        for k in range(3):
            place = (positions[i, k] - low[k]) * scale[k]
            if not 0 <= place <= 1023:
                code = np.uint64(0xFFFFFFFF)
                break
            q = np.uint64(place)
            q = (q | (q << np.uint64(16))) & np.uint64(0x030000FF)
            q = (q | (q << np.uint64(8))) & np.uint64(0x0300F00F)
            q = (q | (q << np.uint64(4))) & np.uint64(0x030C30C3)
            q = (q | (q << np.uint64(2))) & np.uint64(0x09249249)
            code |= q << np.uint64(k)
        keys[i] = (code << np.uint64(32)) | np.uint64(i)
    return keys


def order_rows(positions: F32) -> I32:
    """Rows (n,) int32 in cell order for positions (n, 3)."""
    low, high = _bounds(positions)
    span = (high - low).astype(np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = np.where(span > 0, 1022.99 / span, 0.0).astype(np.float32)
    keys = _keys(positions, low, scale)
    keys.sort()
    order: I32 = (keys & np.uint64(0xFFFFFFFF)).astype(np.int32)
    shuffle = np.random.default_rng(1).permutation(CELL)  # one shuffle for all cells: enough, and cheap
    full = len(order) // CELL * CELL
    order[:full] = order[:full].reshape(-1, CELL)[:, shuffle].ravel()
    order[full:] = order[full:][shuffle[shuffle < len(order) - full]]
    return order


@nb.njit(cache=True, nogil=True)
def _spheres(order, start, count, positions, scale, offset, center, radius):  # type: ignore[no-untyped-def]
    """Widen the cells' spheres so that they hold these positions too; a radius below 0 is a sphere without anything."""
    for c in range(len(start)):
        low, high = np.full(3, np.inf, np.float32), np.full(3, -np.inf, np.float32)
        for j in range(start[c], start[c] + count[c]):
            for k in range(3):
                x = positions[order[j], k] * scale + offset[k]
                low[k], high[k] = min(low[k], x), max(high[k], x)
        if not low[0] <= high[0]:
            continue
        middle = (low + high) / np.float32(2)
        most = np.float32(0)
        for j in range(start[c], start[c] + count[c]):
            d = np.float32(0)
            for k in range(3):
                d += (positions[order[j], k] * scale + offset[k] - middle[k]) ** 2
            most = max(most, d)
        most = np.sqrt(most)
        apart = np.float32(0)
        for k in range(3):
            apart += (middle[k] - center[c, k]) ** 2
        apart = np.sqrt(apart)
        if radius[c] < 0 or apart + radius[c] <= most:
            center[c], radius[c] = middle, most
        elif apart + most > radius[c]:
            wide = (apart + radius[c] + most) / np.float32(2)
            center[c] += (middle - center[c]) * ((wide - radius[c]) / apart)
            radius[c] = wide


def cover(order: I32, a: CloudFrame, b: CloudFrame) -> Cells:
    """Cells in the given order of rows whose spheres hold every mix of two frames."""
    start = np.arange(0, len(order), CELL, dtype=np.int32)
    count = np.minimum(CELL, len(order) - start).astype(np.int32)
    center, radius = np.zeros((len(start), 3), np.float32), np.full(len(start), -1, np.float32)
    for frame in (a,) if a is b else (a, b):
        _spheres(order, start, count, *_frame(frame), center, radius)
    return Cells(order, start, count, center, np.maximum(radius * np.float32(1.00001), 0))


def _frame(frame: CloudFrame) -> tuple[F32, np.float32, F32]:
    """A frame as the kernels take it; read-only like a mapped file's, so that they are compiled once for both."""
    positions = frame.positions.view()
    positions.flags.writeable = False
    return positions, np.float32(frame.scale), frame.offset


@nb.njit(cache=True, nogil=True, inline="always")
def _place(i, k, pa, sa, oa, pb, sb, ob, t):  # type: ignore[no-untyped-def]
    x = pa[i, k] * sa + oa[k]
    return x if t == 0 else x + (pb[i, k] * sb + ob[k] - x) * t


@nb.njit(cache=True, nogil=True)
def _pick(  # type: ignore[no-untyped-def]
    order, start, count, center, radius, pa, sa, oa, pb, sb, ob, t, flags, o, d, tan, size, limit
):
    near, index, touched = np.empty(len(start), np.float32), np.empty(len(start), np.int64), 0
    for c in range(len(start)):
        x, y, z = center[c, 0] - o[0], center[c, 1] - o[1], center[c, 2] - o[2]
        along = x * d[0] + y * d[1] + z * d[2]
        aside = np.sqrt(max(np.float32(0), x * x + y * y + z * z - along * along))
        if along > -radius[c] and aside <= radius[c] + tan * (along + radius[c]):
            near[touched], index[touched] = along - radius[c], c
            touched += 1
    best, row, distance = np.float32(np.inf), -1, np.float32(0)
    for q in np.argsort(near[:touched]):
        if near[q] > min(best, limit):
            break
        c = index[q]
        for j in range(start[c], start[c] + count[c]):
            i = order[j]
            x = _place(i, 0, pa, sa, oa, pb, sb, ob, t) - o[0]
            y = _place(i, 1, pa, sa, oa, pb, sb, ob, t) - o[1]
            z = _place(i, 2, pa, sa, oa, pb, sb, ob, t) - o[2]
            along = x * d[0] + y * d[1] + z * d[2]
            if not (0 < along < min(best, limit)) or flags[i] & HIDDEN:
                continue
            aside = np.sqrt(max(np.float32(0), x * x + y * y + z * z - along * along))
            score = along + np.float32(SIDEWAYS) * max(np.float32(0), aside - size)
            if aside <= tan * along and (score < best or (score == best and i < row)):
                best, row, distance = score, i, along
    return row, distance


def pick(
    cloud: Cloud, flags: U8, origin: F32, direction: F32, *, size_m: float = 0.0, limit_m: float = math.inf
) -> tuple[int, float]:
    """The visible row that a ray points at, and how far along the ray it is; (−1, 0) for none.

    Of the rows in a cone of 1° around the ray, the one with the smallest `along + 60 · gap`, where gap is how far the
    ray misses the row's disc of radius `size_m`: the front-most of those hit, else the one best aimed at.
    origin (3,), unit direction (3,) in the room; nothing beyond `limit_m` counts.
    """
    row, distance = _pick(
        *_cells(cloud),
        flags,
        np.asarray(origin, np.float32),
        np.asarray(direction, np.float32),
        np.float32(math.tan(CONE_RAD)),
        np.float32(size_m),
        np.float32(limit_m),
    )
    return int(row), float(distance)


@nb.njit(cache=True, nogil=True)
def _within(  # type: ignore[no-untyped-def]
    order, start, count, center, radius, pa, sa, oa, pb, sb, ob, t, flags, middle, reach
):
    rows, found = np.empty(len(order), np.int32), 0
    for c in range(len(start)):
        apart = np.float32(0)
        for k in range(3):
            apart += (center[c, k] - middle[k]) ** 2
        if np.sqrt(apart) > radius[c] + reach:
            continue
        for j in range(start[c], start[c] + count[c]):
            i = order[j]
            far = np.float32(0)
            for k in range(3):
                far += (_place(i, k, pa, sa, oa, pb, sb, ob, t) - middle[k]) ** 2
            if far <= reach * reach and not flags[i] & HIDDEN:
                rows[found] = i
                found += 1
    return rows[:found].copy()


def within(cloud: Cloud, flags: U8, center: F32, radius_m: float) -> I32:
    """Visible rows (k,) int32 inside a sphere of the room, in no order."""
    rows: I32 = _within(*_cells(cloud), flags, np.asarray(center, np.float32), np.float32(radius_m))
    return rows


def _cells(cloud: Cloud) -> tuple[object, ...]:
    cells = cloud.cells
    spread = (cells.order, cells.start, cells.count, cells.center, cells.radius)
    return (*spread, *_frame(cloud.a), *_frame(cloud.b), np.float32(cloud.t))
