"""How much of each cell is seen past the points before it: an estimate for the deal, which drops nothing by it.

The view of the middle eye is divided into columns, these into slices whose depths rise by a factor.  Each cell lays the
area of its points, as optical depth, into the slices about its middle; what is behind so much is seen by e to the minus
that.  All weights are linear, so that nothing jumps as cells pass each other.
"""

from __future__ import annotations

import math

import numba as nb
import numpy as np

from latentwalk.runtime.ground.soon import soon
from latentwalk.scenes.arrays import F32, I32

#: Columns along the width and the height of the view, and slices.
COLUMNS, SLICES = 32, 48
#: Where slices begin, in stage meters, and by how much each is deeper than the one before: they end at 13 m.
FIRST_M, DEEPER = 0.05, 1.125
LOG_DEEPER = math.log(DEEPER)


@nb.njit(cache=True, nogil=True)  # type: ignore[misc, unused-ignore]
def _footprint(middle: float, reach: float) -> tuple[float, float, int, int]:
    """From where to where something is seen along an axis, in columns and at least one wide, and the first and last
    column there; none where it is beside the view."""
    at = (middle + 1) * 0.5 * COLUMNS
    half = max(0.5, reach * 0.5 * COLUMNS)
    low, high = max(0.0, at - half), min(float(COLUMNS), at + half)
    return low, high, int(low), min(COLUMNS, int(np.ceil(high))) - 1


@nb.njit(cache=True, nogil=True)  # type: ignore[misc, unused-ignore]
def _place(clip: F32, norms: F32, x: float, y: float, z: float, radius: float, place: F32) -> None:
    """Write where a cell is in the view, how far it reaches there, −1…1 both, and its slice, fractional; `norms` (4,):
    lengths of the matrix's rows."""
    depth = clip[3, 0] * x + clip[3, 1] * y + clip[3, 2] * z + clip[3, 3]
    depth = max(depth, radius * norms[3], FIRST_M)  # inside a cell, as in `shares.look`
    for axis in range(2):
        across = clip[axis, 0] * x + clip[axis, 1] * y + clip[axis, 2] * z + clip[axis, 3]
        place[axis], place[2 + axis] = across / depth, norms[axis] * radius / depth
    place[4] = min(SLICES - 1.001, np.log(depth / FIRST_M) / LOG_DEEPER)


@nb.njit(cache=True, nogil=True)  # type: ignore[misc, unused-ignore]
def _lay(places: F32, covered: F32, laid: F32) -> None:
    """Add the cells to the slices."""
    for i in range(places.shape[0]):
        x0, x1, left, right = _footprint(places[i, 0], places[i, 2])
        y0, y1, top, bottom = _footprint(places[i, 1], places[i, 3])
        square = max(1.0, places[i, 2] * COLUMNS) * max(1.0, places[i, 3] * COLUMNS)
        thick = covered[i] * COLUMNS * COLUMNS / square
        s = int(places[i, 4])
        deeper = places[i, 4] - s
        for x in range(left, right + 1):
            wide = min(x1, x + 1.0) - max(x0, float(x))
            for y in range(top, bottom + 1):
                here = thick * wide * (min(y1, y + 1.0) - max(y0, float(y)))
                laid[x, y, s] += here * (1 - deeper)
                laid[x, y, s + 1] += here * deeper


@nb.njit(cache=True, nogil=True)  # type: ignore[misc, unused-ignore]
def _see(laid: F32) -> None:
    """Turn what lies in the slices into what is seen of the middle of each."""
    for x in range(COLUMNS):
        for y in range(COLUMNS):
            before = 0.0
            for s in range(SLICES):
                here = laid[x, y, s]
                laid[x, y, s] = np.exp(-(before + here / 2))
                before += here


@soon
@nb.njit(cache=True, nogil=True)  # type: ignore[misc, unused-ignore]
def seen_past(center: F32, radius: F32, cells: I32, covered: F32, clip: F32, past: F32) -> None:
    """Write for each of `cells` (k,), those in view, how much of it is seen past others and itself, 0…1.

    `center` (m, 3), `radius` (m,): in the room; `covered` (k,): area of all its points, as a share of the view's;
    `clip` (4, 4) of the middle eye; `past` (k,).
    """
    places = np.empty((cells.shape[0], 5), np.float32)
    norms = np.sqrt(clip[:, 0] ** 2 + clip[:, 1] ** 2 + clip[:, 2] ** 2)
    for j in range(cells.shape[0]):
        i = cells[j]
        _place(clip, norms, center[i, 0], center[i, 1], center[i, 2], radius[i], places[j])
    laid = np.zeros((COLUMNS, COLUMNS, SLICES), np.float32)
    _lay(places, covered, laid)
    _see(laid)
    for j in range(cells.shape[0]):
        x0, x1, left, right = _footprint(places[j, 0], places[j, 2])
        y0, y1, top, bottom = _footprint(places[j, 1], places[j, 3])
        s = int(places[j, 4])
        deeper = places[j, 4] - s
        total, area = 0.0, 0.0
        for x in range(left, right + 1):
            wide = min(x1, x + 1.0) - max(x0, float(x))
            for y in range(top, bottom + 1):
                here = wide * (min(y1, y + 1.0) - max(y0, float(y)))
                total += here * (laid[x, y, s] * (1 - deeper) + laid[x, y, s + 1] * deeper)
                area += here
        # What is beside the middle eye's view is seen by one eye alone: nothing is known of what is before it.
        past[j] = total / area if area > 0 else 1.0
