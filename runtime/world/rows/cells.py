"""Morton cells: one structure for culling, level of detail, picking with a laser and brushing with a sphere.

Rows along a Morton curve (`scenes.queries.curve`), cut into cells and blocks.  Workers make them while frames go on:
numpy lets the loop run where it takes long.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from latentwalk.runtime.ground.packed import PackedFrame
from latentwalk.runtime.ground.shown import Cells, CloudFrame
from latentwalk.scenes.arrays import F32, I32
from latentwalk.scenes.queries.curve import CELL, Spheres, along_curve, shuffle, spheres


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """Rows (n,) int32 along the curve: `rows` as they come, `shuffled` at random inside each cell."""

    rows: I32
    shuffled: I32

    @classmethod
    def of(cls, rows: I32) -> Order:
        """An order of rows that are along the curve already."""
        places, full = shuffle(CELL), len(rows) // CELL * CELL
        whole, rest = rows[:full].reshape(-1, CELL).take(places, axis=1).ravel(), rows[full:]
        return cls(rows, np.concatenate([whole, rest[places[places < len(rest)]]]))


def order_rows(positions: F32) -> Order:
    """The order of rows for positions (n, 3)."""
    return Order.of(along_curve(positions))


def cells_of(order: Order, found: Spheres) -> Cells:
    """Cells in a given order with spheres that were found for it."""
    start = np.arange(0, len(order.rows), CELL, dtype=np.int32)
    count = np.minimum(CELL, len(order.rows) - start).astype(np.int32)
    radius, block_radius = np.maximum(found.radius, 0), np.maximum(found.block_radius, 0)
    return Cells(order.shuffled, start, count, found.center, radius, order.rows, found.block_center, block_radius)


def cover(order: Order, a: CloudFrame, b: CloudFrame) -> Cells:
    """Cells in a given order whose spheres hold every mix of two frames."""
    found = _spheres(order, a)
    if b is not a:
        other = _spheres(order, b)
        cells = _hull(found.center, found.radius, other.center, other.radius)
        blocks = _hull(found.block_center, found.block_radius, other.block_center, other.block_radius)
        found = Spheres(*cells, *blocks)
    return cells_of(order, found)


def _spheres(order: Order, frame: CloudFrame) -> Spheres:
    return spheres(frame.positions, order.rows, frame.scale, frame.offset)


def joined(a: Cells, b: Cells) -> Cells:
    """Cells whose spheres hold those of both; they must have the same order."""
    cells = _hull(a.center, a.radius, b.center, b.radius)
    blocks = _hull(a.block_center, a.block_radius, b.block_center, b.block_radius)
    return Cells(a.order, a.start, a.count, *cells, a.rows, *blocks)


def _hull(a: F32, a_radius: F32, b: F32, b_radius: F32) -> tuple[F32, F32]:
    """The smallest spheres that hold two spheres each; one with a radius below 0 holds nothing."""
    way = b - a
    apart = np.sqrt(np.einsum("mk,mk->m", way, way))
    radius = np.maximum(np.maximum(a_radius, b_radius), (apart + a_radius + b_radius) / 2)
    share = (radius - a_radius) / np.maximum(apart, np.float32(1e-30))
    share = np.where(b_radius >= apart + a_radius, 1, np.where(radius == a_radius, 0, share))
    # A hundred thousandth wider, for float32: a row on the rim must stay inside.
    center, radius = a + way * share[:, None].astype(np.float32), radius * np.float32(1.00001)
    for empty, others, others_radius in ((a_radius < 0, b, b_radius), (b_radius < 0, a, a_radius)):
        center[empty], radius[empty] = others[empty], others_radius[empty]
    return center, radius


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


def packed_cells(frame: PackedFrame) -> Cells:
    """The cells of a packed layout: cell i has the places from start[i] on, whose rows `CellOrder` knows; there is no
    order, nor are there blocks."""
    layout, order = frame.layout, frame.layout.order
    start = np.arange(order.count, dtype=np.int32) * np.int32(order.cell)
    count = np.minimum(order.cell, order.n - start).astype(np.int32)
    none, nowhere = np.zeros(0, np.int32), np.zeros((0, 3), np.float32)
    made = Cells(none, start, count, layout.center, layout.radius, none, nowhere, np.zeros(0, np.float32))
    return in_room(made, frame.scale, frame.offset)
