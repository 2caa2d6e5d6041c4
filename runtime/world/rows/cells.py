"""Morton cells: one structure for culling, level of detail, picking with a laser and brushing with a sphere.

Rows are sorted along a Morton curve and cut into cells of 1024 and blocks of 64.  Kernels run without the GIL, so that
a worker can build cells while frames go on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numba as nb
import numpy as np

from latentwalk.runtime.ground.kernels import kernel_frame
from latentwalk.runtime.ground.shown import Cells, CloudFrame
from latentwalk.scenes.arrays import F32, I32

# A cell is what culling and level of detail decide on: few enough for each frame, small enough to follow the view.
# A block is what a ray is tested against row by row: 64 rows of 12 bytes are twelve cache lines.
CELL, BLOCK = 1024, 64


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """Rows (n,) int32 along the curve: `rows` as they come, `shuffled` at random inside each cell."""

    rows: I32
    shuffled: I32


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
            q = np.uint64(place)  # its ten bits are spread to every third place, by doubling the gaps between them
            q = (q | (q << np.uint64(16))) & np.uint64(0x030000FF)
            q = (q | (q << np.uint64(8))) & np.uint64(0x0300F00F)
            q = (q | (q << np.uint64(4))) & np.uint64(0x030C30C3)
            q = (q | (q << np.uint64(2))) & np.uint64(0x09249249)
            code |= q << np.uint64(k)
        keys[i] = (code << np.uint64(32)) | np.uint64(i)
    return keys


def order_rows(positions: F32) -> Order:
    """The order of rows for positions (n, 3)."""
    low, high = _bounds(positions)
    # 10 bits an axis: cells of a thousandth of the extent.  1022.99 keeps the greatest coordinate below 1023.
    span = (high - low).astype(np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = np.where(span > 0, 1022.99 / span, 0.0).astype(np.float32)
    keys = _keys(positions, low, scale)
    keys.sort()
    rows = (keys & np.uint64(0xFFFFFFFF)).astype(np.int32)
    shuffle = np.random.default_rng(1).permutation(CELL)  # one shuffle for all cells: enough, and cheap
    full = len(rows) // CELL * CELL
    whole, rest = rows[:full].reshape(-1, CELL)[:, shuffle].ravel(), rows[full:][shuffle[shuffle < len(rows) - full]]
    return Order(rows, np.concatenate([whole, rest]))


@nb.njit(cache=True, nogil=True)
def _spheres(rows, size, positions, scale, offset, center, radius):  # type: ignore[no-untyped-def]
    """Widen the spheres of runs of `size` rows to hold these positions too; a radius below 0 holds nothing yet."""
    for c in range(len(radius)):
        low, high = np.full(3, np.inf, np.float32), np.full(3, -np.inf, np.float32)
        for j in range(c * size, min(len(rows), (c + 1) * size)):
            for k in range(3):
                x = positions[rows[j], k] * scale + offset[k]
                low[k], high[k] = min(low[k], x), max(high[k], x)
        if not low[0] <= high[0]:
            continue
        middle = (low + high) / np.float32(2)
        most = np.float32(0)
        for j in range(c * size, min(len(rows), (c + 1) * size)):
            d = np.float32(0)
            for k in range(3):
                d += (positions[rows[j], k] * scale + offset[k] - middle[k]) ** 2
            most = max(most, d)
        most = np.sqrt(most)
        apart = np.float32(0)
        for k in range(3):
            apart += (middle[k] - center[c, k]) ** 2
        apart = np.sqrt(apart)
        # The larger sphere, where it holds the other; else the smallest about both.
        if radius[c] < 0 or apart + radius[c] <= most:
            center[c], radius[c] = middle, most
        elif apart + most > radius[c]:
            wide = (apart + radius[c] + most) / np.float32(2)
            center[c] += (middle - center[c]) * ((wide - radius[c]) / apart)
            radius[c] = wide


def cover(order: Order, a: CloudFrame, b: CloudFrame) -> Cells:
    """Cells in a given order whose spheres hold every mix of two frames."""
    start = np.arange(0, len(order.rows), CELL, dtype=np.int32)
    count = np.minimum(CELL, len(order.rows) - start).astype(np.int32)
    cells, blocks = _cover(order.rows, CELL, a, b), _cover(order.rows, BLOCK, a, b)
    return Cells(order.shuffled, start, count, *cells, order.rows, *blocks)


def joined(a: Cells, b: Cells) -> Cells:
    """Cells whose spheres hold those of both; they must have the same order."""
    cells = _hull(a.center, a.radius, b.center, b.radius)
    blocks = _hull(a.block_center, a.block_radius, b.block_center, b.block_radius)
    return Cells(a.order, a.start, a.count, *cells, a.rows, *blocks)


def _hull(a: F32, a_radius: F32, b: F32, b_radius: F32) -> tuple[F32, F32]:
    """The smallest spheres that hold two spheres each."""
    way = b - a
    apart = np.sqrt(np.einsum("mk,mk->m", way, way))
    radius = np.maximum(np.maximum(a_radius, b_radius), (apart + a_radius + b_radius) / 2)
    share = (radius - a_radius) / np.maximum(apart, np.float32(1e-30))
    share = np.where(b_radius >= apart + a_radius, 1, np.where(radius == a_radius, 0, share))
    # A hundred thousandth wider, for float32: a row on the rim must stay inside.
    return a + way * share[:, None].astype(np.float32), radius * np.float32(1.00001)


def in_room(cells: Cells, scale: float, offset: F32) -> Cells:
    """Cells of positions in the units of data as those of the same rows fitted into the room."""
    slack = np.float32(1e-6) * (1 + np.abs(offset).max())  # for the rounding of an offset
    times = np.float32(scale)
    return replace(
        cells,
        center=cells.center * times + offset,
        radius=cells.radius * times + slack,
        block_center=cells.block_center * times + offset,
        block_radius=cells.block_radius * times + slack,
    )


def _cover(rows: I32, size: int, a: CloudFrame, b: CloudFrame) -> tuple[F32, F32]:
    center = np.zeros((-(-len(rows) // size), 3), np.float32)
    radius = np.full(len(center), -1, np.float32)
    for frame in (a,) if a is b else (a, b):
        _spheres(rows, size, *kernel_frame(frame), center, radius)
    return center, np.maximum(radius * np.float32(1.00001), 0)
