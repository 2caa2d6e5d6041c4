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
from latentwalk.scenes.queries.curve import BLOCK, CELL, PARTS, Spheres, along_curve, shuffle, spheres

PARTS_FROM = 1 << 22  # rows: where one stands among so many, cells reach far behind what one sees
PART = CELL // PARTS


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """Rows (n,) int32 along the curve: `rows` as they come, `shuffled` at random inside each cell and then, where they
    have any, inside each of the cells' parts."""

    rows: I32
    shuffled: I32

    @classmethod
    def of(cls, rows: I32, *, in_parts: bool = False) -> Order:
        """An order of rows that are along the curve already; that of PARTS_FROM rows and more has parts always."""
        full = len(rows) // CELL * CELL
        orders = [shuffle(CELL)]
        if in_parts or len(rows) >= PARTS_FROM:
            places = shuffle(CELL, PARTS)
            # In each part as they come in the cell, so that nothing jumps where one takes the place of the other.
            orders = [places, places.reshape(-1, PARTS).T.ravel()]
        whole, rest = rows[:full].reshape(-1, CELL), rows[full:]
        found = [each for p in orders for each in (whole.take(p, axis=1).ravel(), rest[p[p < len(rest)]])]
        return cls(rows, np.concatenate(found))


def order_rows(positions: F32) -> Order:
    """The order of rows for positions (n, 3)."""
    return Order.of(along_curve(positions))


def cells_of(order: Order, found: Spheres) -> Cells:
    """Cells in a given order with spheres that were found for it."""
    n, center, radius = len(order.rows), found.center, found.radius
    start, count = _runs(n, CELL)
    parts = 0
    if len(order.shuffled) > n:
        start_of, count_of = _runs(n, PART)
        center_of, radius_of = _around(found.block_center, found.block_radius)
        start, count = np.append(start, n + start_of), np.append(count, count_of)
        center, radius, parts = np.concatenate([center, center_of]), np.append(radius, radius_of), len(start_of)
    spheres_of = center, np.maximum(radius, 0), order.rows, found.block_center, np.maximum(found.block_radius, 0)
    return Cells(order.shuffled, start, count, *spheres_of, parts)


def _runs(n: int, size: int) -> tuple[I32, I32]:
    """Where runs of so many of n rows start, and how many rows each has."""
    start = np.arange(0, n, size, dtype=np.int32)
    return start, np.minimum(size, n - start).astype(np.int32)


def _around(center: F32, radius: F32) -> tuple[F32, F32]:
    """Spheres about the spheres of the blocks of each part of a cell; the radius is −1 where no row is anywhere."""
    each = PART // BLOCK
    lacking = -len(radius) % each
    centers = np.pad(center, ((0, lacking), (0, 0)), "edge").reshape(-1, each, 3)
    radii = np.pad(radius, (0, lacking), "edge").reshape(-1, each)
    there = radii[..., None] >= 0
    low = np.min(centers - radii[..., None], axis=1, where=there, initial=np.inf)
    high = np.max(centers + radii[..., None], axis=1, where=there, initial=-np.inf)
    middle = np.where(there.any(axis=1), (low + high) / 2, 0).astype(np.float32)
    away = np.sqrt(((centers - middle[:, None]) ** 2).sum(axis=2)) + radii
    # A hundred thousandth wider, for float32: a row on the rim must stay inside.
    return middle, np.max(away, axis=1, where=there[..., 0], initial=-1).astype(np.float32) * np.float32(1.00001)


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
    return Cells(a.order, a.start, a.count, *cells, a.rows, *blocks, a.parts)


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
