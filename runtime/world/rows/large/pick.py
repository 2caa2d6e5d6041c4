"""Rows of a packed cloud that a ray points at, a sphere holds or an outline encloses: unpacked cell by cell."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numba as nb
import numpy as np

from latentwalk.runtime.ground.packed import PackedFrame
from latentwalk.runtime.ground.shown import HIDDEN, Cells
from latentwalk.runtime.world.rows.cone import along_aside, cost_of_ball, score_of
from latentwalk.runtime.world.rows.large.masks import AT_ONCE
from latentwalk.scenes.arrays import F32, I32, U8, Bools
from latentwalk.scenes.kinds.packed import BITS, MOST
from latentwalk.scenes.log.pages import let_go, parts


@nb.njit(cache=True, nogil=True, inline="always")
def _place(code, origin, step, scale, offset, at):  # type: ignore[no-untyped-def]
    for k in range(3):
        steps = np.float32((code >> np.uint64(BITS * k)) & np.uint64(MOST))
        at[k] = (origin[k] + steps * step) * scale + offset[k]


@nb.njit(cache=True, nogil=True, inline="always")
def _rows_of(level, c, starts, bases, count):  # type: ignore[no-untyped-def]
    """The rows of one level of a cell that has `count`, as `CellOrder` has them."""
    width = starts[level + 1] - starts[level]
    first = bases[level] + c * width
    return range(first, first + max(0, min(width, count - starts[level])))


@nb.njit(cache=True, nogil=True)
def _pick(  # type: ignore[no-untyped-def]
    codes, origin, step, scale, offset, starts, bases, count, center, radius, flags, o, d, tan, size, limit
):
    bound = np.empty(len(radius), np.float32)
    for c in range(len(radius)):
        bound[c] = cost_of_ball(center[c, 0], center[c, 1], center[c, 2], radius[c], o, d, tan, size, limit)
    best, row, distance = np.float32(np.inf), -1, np.float32(0)
    at = np.empty(3, np.float32)
    for c in np.argsort(bound):
        if bound[c] > best or bound[c] == np.inf:
            break
        for level in range(len(starts) - 1):
            for i in _rows_of(level, c, starts, bases, count[c]):
                _place(codes[i], origin[c], step[c], scale, offset, at)
                along, aside = along_aside(at[0], at[1], at[2], o, d)
                score = score_of(along, aside, tan, size, limit)
                if score < np.inf and (score < best or (score == best and i < row)) and not flags[i] & HIDDEN:
                    best, row, distance = score, i, along
    return row, distance


@nb.njit(cache=True, nogil=True)
def _within(codes, origin, step, scale, offset, starts, bases, count, center, radius, flags, middle, reach):  # type: ignore[no-untyped-def]
    rows, found = np.empty(1024, np.int32), 0
    at = np.empty(3, np.float32)
    for c in range(len(radius)):
        x, y, z = center[c, 0] - middle[0], center[c, 1] - middle[1], center[c, 2] - middle[2]
        if np.sqrt(x * x + y * y + z * z) > radius[c] + reach:
            continue
        for level in range(len(starts) - 1):
            for i in _rows_of(level, c, starts, bases, count[c]):
                _place(codes[i], origin[c], step[c], scale, offset, at)
                x, y, z = at[0] - middle[0], at[1] - middle[1], at[2] - middle[2]
                if np.sqrt(x * x + y * y + z * z) <= reach and not flags[i] & HIDDEN:
                    if found == len(rows):
                        rows = np.append(rows, np.empty(found, np.int32))
                    rows[found] = i
                    found += 1
    return rows[:found].copy()


def _cells(frame: PackedFrame, cells: Cells) -> tuple[Any, ...]:
    """A frame as kernels take it; codes are read-only like those of a mapped file."""
    layout, order = frame.layout, frame.layout.order
    codes = layout.codes.view()
    codes.flags.writeable = False
    boxes = (codes, layout.origin.copy(), layout.step.copy(), np.float32(frame.scale), frame.offset)
    return (*boxes, order.starts, order.bases, cells.count, cells.center, cells.radius)


def pick(
    frame: PackedFrame, cells: Cells, flags: U8, o: F32, d: F32, *, cone_rad: float, size_m: float, limit_m: float
) -> tuple[int, float]:
    """As `rows.pick.pick`."""
    aim = np.float32(math.tan(cone_rad)), np.float32(size_m), np.float32(limit_m)
    row, along = _pick(*_cells(frame, cells), flags, o, d, *aim)
    return int(row), float(along)


def within(frame: PackedFrame, cells: Cells, flags: U8, center: F32, radius_m: float) -> I32:
    """As `rows.pick.within`."""
    rows: I32 = _within(*_cells(frame, cells), flags, center, np.float32(radius_m))
    return rows


@nb.njit(cache=True, nogil=True)
def _unpack(codes, first, starts, bases, cell, origin, step, scale, offset, places):  # type: ignore[no-untyped-def]
    level = 0
    for i in range(len(codes)):
        while bases[level + 1] <= first + i:
            level += 1
        c = (first + i - bases[level]) // (starts[level + 1] - starts[level])
        _place(codes[i], origin[c], step[c], scale, offset, places[i])


def places_of(frame: PackedFrame, part: slice) -> F32:
    """Room positions (k, 3) of rows one after the other."""
    layout, order = frame.layout, frame.layout.order
    codes = layout.codes[part]
    made: F32 = np.empty((len(codes), 3), np.float32)
    boxes = layout.origin.copy(), layout.step.copy(), np.float32(frame.scale), frame.offset
    codes.flags.writeable = False
    _unpack(codes, part.start, order.starts, order.bases, layout.cell, *boxes, made)
    let_go(codes)
    return made


def enclosed(frame: PackedFrame, flags: U8, look: Callable[..., Bools]) -> Bools:
    """As `rows.pick.enclosed`: `look` takes two frames as kernels do, and flags."""
    found = np.zeros(len(flags), np.bool_)
    whole = np.float32(1), np.zeros(3, np.float32)
    for part in parts(len(flags), AT_ONCE):
        places = places_of(frame, part)
        places.flags.writeable = False
        found[part] = look(places, *whole, places, *whole, np.float32(0), flags[part])
    return found
