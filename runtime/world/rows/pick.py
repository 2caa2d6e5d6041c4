"""Which row a ray points at, and which rows a sphere holds, by the cells of the cloud; which an outline encloses.

Measured on two cores at a million rows: a pick takes far below a millisecond.
"""

from __future__ import annotations

import math

import numba as nb
import numpy as np

from latentwalk.runtime.ground.kernels import kernel_frame, place
from latentwalk.runtime.ground.packed import PackedFrame
from latentwalk.runtime.ground.shown import HIDDEN, Cloud
from latentwalk.runtime.ground.soon import soon
from latentwalk.runtime.world.rows.cone import (
    ROUNDING,
    SIDEWAYS,
    along_aside,
    cost_of_ball,
    costs_of_balls,
    score_of,
)
from latentwalk.runtime.world.rows.hidden.blocks import STEPS, Index, all_of, indexed
from latentwalk.runtime.world.rows.large import pick as large
from latentwalk.runtime.world.rows.touched import sink, touched_cells
from latentwalk.scenes.arrays import F32, I32, U8, Bools
from latentwalk.scenes.queries.curve import BLOCK, CELL

CONE_RAD = math.radians(1.0)  # a hand trembles about half as much


@nb.njit(cache=True, nogil=True)
def _members(rows, block, bits, found):  # type: ignore[no-untyped-def]
    """The rows of a block that have a bit, into `found`; how many."""
    count, j = 0, block * BLOCK
    while bits:
        if bits & np.uint64(1):
            found[count] = rows[j]
            count += 1
        bits >>= np.uint64(1)
        j += 1
    return count


@nb.njit(cache=True, nogil=True)
def _few(bits):  # type: ignore[no-untyped-def]
    """Whether these are so few bits that what they stand for is looked at as it is."""
    count = 0
    while bits and count < 8:
        bits &= bits - np.uint64(1)  # without the lowest
        count += 1
    return bits == 0


@nb.njit(cache=True, nogil=True)
def _promising(  # type: ignore[no-untyped-def]
    rows, block, bits, coarse, center, radius, o, d, tan, size, best, found, least
):
    """Those of a block's rows that have a bit and may cost no more than the best, into `found`; how many."""
    width = radius * np.float32(2 / STEPS)
    edge = radius - width * np.float32(0.5)  # all in float32: of float64 the processor looks at half as many at once
    x, y, z = center[0] - edge, center[1] - edge, center[2] - edge
    far = radius
    for k in range(3):
        far += abs(center[k]) + abs(center[k] - o[k])
    # From the middle of a cube of that width to its corner, and what float32 rounds.
    off = width * np.float32(0.8661) + np.float32(ROUNDING) * (np.float32(1) + far)
    promising = 0
    for j in range(BLOCK):  # several at once, for which there are no branches and even those without a bit
        cx, cy, cz = np.float32(coarse[0, j]), np.float32(coarse[1, j]), np.float32(coarse[2, j])
        along, aside = along_aside(x + cx * width, y + cy * width, z + cz * width, o, d)
        cost = along - off + np.float32(SIDEWAYS) * max(np.float32(0), aside - off - size)
        least[j] = cost if aside - off <= tan * (along + off) else np.float32(np.inf)
        promising += 1 if least[j] <= best else 0
    count = 0
    if promising:
        for j in range(min(len(rows) - block * BLOCK, BLOCK)):
            if least[j] <= best and least[j] < np.inf and (bits >> np.uint64(j)) & np.uint64(1):
                found[count] = rows[block * BLOCK + j]
                count += 1
    return count


@soon
@nb.njit(cache=True, nogil=True)
def _pick(  # type: ignore[no-untyped-def]
    rows, center, radius, block_center, block_radius, pa, sa, oa, pb, sb, ob, t,
    blocks, seen, group_center, group_radius, coarse, flags, origin, direction, tan, size, limit,
):  # fmt: skip
    # As numbers: of arrays it is not known that what is written leaves them alone.
    o, d = (origin[0], origin[1], origin[2]), (direction[0], direction[1], direction[2])
    least, cells, touched = touched_cells(center, radius, group_center, group_radius, seen, o, d, tan, size, limit)
    for at in range(touched // 2 - 1, -1, -1):
        sink(least, cells, at, touched)
    best, row, distance = np.float32(np.inf), -1, np.float32(0)
    bounds = np.empty(CELL // BLOCK, np.float32)
    cost, order = np.empty(CELL // BLOCK, np.float32), np.empty(CELL // BLOCK, np.int64)
    here, xyz = np.empty(BLOCK, np.int32), np.empty((3, BLOCK), np.float32)
    alongs, scores = np.empty(BLOCK, np.float32), np.empty(BLOCK, np.float32)
    while touched and least[0] <= best:
        first, found, few = cells[0] * (CELL // BLOCK), 0, _few(np.uint64(seen[cells[0]]))
        touched -= 1
        least[0], cells[0] = least[touched], cells[touched]
        sink(least, cells, 0, touched)
        last = min(len(block_radius), first + CELL // BLOCK)
        if not few:
            costs_of_balls(block_center[first:last], block_radius[first:last], o, d, tan, size, limit, bounds)
        for b in range(first, last):
            if not blocks[b]:
                continue
            if few:
                x, y, z = block_center[b, 0], block_center[b, 1], block_center[b, 2]
                bounds[b - first] = cost_of_ball(x, y, z, block_radius[b], o, d, tan, size, limit)
            bound = bounds[b - first]
            if bound > best or bound == np.inf:
                continue
            at = found
            while at > 0 and cost[at - 1] > bound:
                cost[at], order[at] = cost[at - 1], order[at - 1]
                at -= 1
            cost[at], order[at] = bound, b
            found += 1
        for k in range(found):
            if cost[k] > best:
                break
            # In steps of their own: rows lie scattered in memory, and so the processor fetches many of them at once.
            b = order[k]
            if len(coarse) and not _few(blocks[b]):
                where = coarse[b], block_center[b], block_radius[b]
                count = _promising(rows, b, blocks[b], *where, o, d, tan, size, best, here, scores)
            else:
                count = _members(rows, b, blocks[b], here)
            for m in range(count):
                i = here[m]
                xyz[0, m] = place(i, 0, pa, sa, oa, pb, sb, ob, t)
                xyz[1, m] = place(i, 1, pa, sa, oa, pb, sb, ob, t)
                xyz[2, m] = place(i, 2, pa, sa, oa, pb, sb, ob, t)
            for m in range(count):
                along, aside = along_aside(xyz[0, m], xyz[1, m], xyz[2, m], o, d)
                alongs[m], scores[m] = along, score_of(along, aside, tan, size, limit)
            for m in range(count):
                i, score = here[m], scores[m]
                # Of equal ones the first row, so that the order of cells does not show.
                if score < np.inf and (score < best or (score == best and i < row)) and not flags[i] & HIDDEN:
                    best, row, distance = score, i, alongs[m]
    return row, distance


def pick(
    cloud: Cloud,
    flags: U8,
    origin: F32,
    direction: F32,
    *,
    size_m: float = 0.0,
    limit_m: float = math.inf,
    index: Index | None = None,
    cone_rad: float = CONE_RAD,
) -> tuple[int, float]:
    """The visible row that a ray points at, and how far along the ray it is; (−1, 0) for none.

    Of the rows in a cone of 1° around the ray, the one with the smallest `along + 60 · gap`, where gap is how far the
    ray misses the row's disc of radius `size_m`: the front-most of those hit, else the one best aimed at; of equal ones
    the first.  origin (3,), unit direction (3,) in the room; nothing beyond `limit_m` counts.  `index`: of the cloud's
    cells, which is made for each call where none is given.
    """
    o, d = np.asarray(origin, np.float32), np.asarray(direction, np.float32)
    if isinstance(cloud.a, PackedFrame):
        return large.pick(cloud.a, cloud.cells, flags, o, d, cone_rad=cone_rad, size_m=size_m, limit_m=limit_m)
    index = index or indexed(cloud.cells, all_of(len(flags)))
    row, distance = _pick(
        *_structure(cloud),
        index.standing.blocks,
        index.standing.cells,
        index.center,
        index.radius,
        index.coarse,
        flags,
        o,
        d,
        np.float32(math.tan(cone_rad)),
        np.float32(size_m),
        np.float32(limit_m),
    )
    return int(row), float(distance)


@nb.njit(cache=True, nogil=True, inline="always")
def _apart(at, middle):  # type: ignore[no-untyped-def]
    x, y, z = at[0] - middle[0], at[1] - middle[1], at[2] - middle[2]
    return np.sqrt(x * x + y * y + z * z)


@nb.njit(cache=True, nogil=True)
def _within(  # type: ignore[no-untyped-def]
    rows, center, radius, block_center, block_radius, pa, sa, oa, pb, sb, ob, t, flags, middle, reach
):
    kept, found = np.empty(len(rows), np.int32), 0
    at = np.empty(3, np.float32)
    for c in range(len(radius)):
        if _apart(center[c], middle) > radius[c] + reach:
            continue
        first = c * (CELL // BLOCK)
        for b in range(first, min(len(block_radius), first + CELL // BLOCK)):
            if _apart(block_center[b], middle) > block_radius[b] + reach:
                continue
            for j in range(b * BLOCK, min(len(rows), (b + 1) * BLOCK)):
                i = rows[j]
                for k in range(3):
                    at[k] = place(i, k, pa, sa, oa, pb, sb, ob, t)
                if _apart(at, middle) <= reach and not flags[i] & HIDDEN:
                    kept[found] = i
                    found += 1
    return kept[:found].copy()


def within(cloud: Cloud, flags: U8, center: F32, radius_m: float) -> I32:
    """Visible rows (k,) int32 inside a sphere of the room, in no order."""
    middle = np.asarray(center, np.float32)
    if isinstance(cloud.a, PackedFrame):
        return large.within(cloud.a, cloud.cells, flags, middle, radius_m)
    rows: I32 = _within(*_structure(cloud), flags, middle, np.float32(radius_m))
    return rows


@nb.njit(cache=True, nogil=True)
def _enclosed(pa, sa, oa, pb, sb, ob, t, flags, eye, axes, corners):  # type: ignore[no-untyped-def]
    found = np.zeros(len(flags), np.bool_)
    seen = np.empty(3, np.float32)
    for i in range(len(flags)):
        if flags[i] & HIDDEN:
            continue
        seen[:] = 0
        for k in range(3):
            way = place(i, k, pa, sa, oa, pb, sb, ob, t) - eye[k]
            for axis in range(3):
                seen[axis] += way * axes[axis, k]
        if not seen[2] > 0:  # nor is NaN, an absent row, ahead
            continue
        x, y, inside = seen[0] / seen[2], seen[1] / seen[2], False
        last = corners[len(corners) - 1]
        for corner in corners:
            # A ray to the right crosses each edge that it starts left of: an odd number of times from inside.
            rises = (corner[1] > y) != (last[1] > y)
            if rises and x < corner[0] + (last[0] - corner[0]) * (y - corner[1]) / (last[1] - corner[1]):
                inside = not inside
            last = corner
        found[i] = inside
    return found


def enclosed(cloud: Cloud, flags: U8, eye: F32, axes: F32, corners: F32) -> Bools:
    """Mask (n,) of the visible rows that an eye (3,) of the room sees inside an outline.

    `axes` (3, 3): what is right, up and straight ahead of it, unit rows; `corners` (k, 2): tangents right and up.
    Where the outline crosses itself, what it goes around twice is outside (even-odd rule).
    """
    parts = [np.ascontiguousarray(part, np.float32) for part in (eye, axes, corners)]
    if isinstance(cloud.a, PackedFrame):
        return large.enclosed(cloud.a, flags, lambda *frame: _enclosed(*frame, *parts))
    mask: Bools = _enclosed(*kernel_frame(cloud.a), *kernel_frame(cloud.b), np.float32(cloud.t), flags, *parts)
    return mask


def _structure(cloud: Cloud) -> tuple[object, ...]:
    cells = cloud.cells
    whole = cells.whole
    spheres = (cells.rows, cells.center[:whole], cells.radius[:whole], cells.block_center, cells.block_radius)
    a = kernel_frame(cloud.a)
    b = a if cloud.b is cloud.a else kernel_frame(cloud.b)
    return (*spheres, *a, *b, np.float32(cloud.t))


def use_reach(cloud: Cloud, flags: U8, eye: F32) -> None:
    """Compile the kernels of the hands' tools now rather than in the first frame that needs them."""
    within(cloud, flags, eye, 0.01)
    enclosed(cloud, flags, eye, np.eye(3, dtype=np.float32), np.eye(3, 2, dtype=np.float32))
