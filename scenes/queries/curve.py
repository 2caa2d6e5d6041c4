"""Rows along a Morton curve, in runs that lie near each other, and spheres that hold these: what culling, level of
detail, picking and brushing go by.  By numpy alone, as tools write them and walks make them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from latentwalk.scenes.arrays import F32, I32, I64, U64

# A cell is what culling and level of detail decide on: few enough for each frame, small enough to follow the view.
# A block is what a ray is tested against row by row: 64 rows of 12 bytes are twelve cache lines.
CELL, BLOCK = 1024, 64
PARTS = 4  # of a cell, rows that are side by side along the curve: what is decided on where one stands among millions
AT_ONCE = 16 * CELL  # rows: what these need stays in a processor's cache, which makes all of it three times as fast
ROW = np.uint64(0xFFFFFFFF)  # the half of a key that says which row it is of
NOWHERE = np.uint64(0xFFFFFFFF << 32)  # the other half of a row that is NaN: behind all codes


@dataclass(frozen=True, slots=True, eq=False)
class Spheres:
    """Spheres about the rows of each cell, `center` (m, 3) and `radius` (m,), and of each block; float32.

    The radius is −1 and the center 0 where none of the rows is anywhere."""

    center: F32
    radius: F32
    block_center: F32
    block_radius: F32


def _spread() -> U64:
    """Keys (3, 1024) of steps along each axis: their ten bits at every third place of the upper half."""
    steps = np.arange(1024, dtype=np.uint64)
    spread = np.zeros((3, 1024), np.uint64)
    for axis in range(3):
        for bit in range(10):
            spread[axis] |= (steps >> np.uint64(bit) & np.uint64(1)) << np.uint64(32 + 3 * bit + axis)
    return spread


SPREAD = _spread()


def along_curve(positions: F32) -> I32:
    """Rows (n,) int32 of positions (n, 3) along the curve of Morton (1966); rows that are NaN come last."""
    low, high = _extent(positions)
    scale = steps_along(low, high)
    # Code above, row below: one plain sort gives the order.
    keys = np.arange(len(positions), dtype=np.uint64)
    for first in range(0, len(positions), AT_ONCE):
        add_codes(keys[first : first + AT_ONCE], positions[first : first + AT_ONCE], low, scale)
    keys.sort()
    return (keys & ROW).astype(np.int32)


def _extent(positions: F32) -> tuple[F32, F32]:
    """The least and the greatest coordinates (3,), NaN left out."""
    whole = len(positions) // CELL * CELL
    wide = positions[:whole].reshape(-1, 3 * CELL)  # by thousands: numpy is slow over rows of three
    found = []
    for bound in (np.fmin, np.fmax):
        many = bound.reduce(wide, axis=0, initial=np.nan).reshape(-1, 3)
        found.append(bound.reduce(np.concatenate([many, positions[whole:]]), axis=0))
    return found[0], found[1]


def shuffle(cell: int, parts: int = 1) -> I64:
    """The places (cell,) of a cell's rows at random, one for all cells: then any first part of one is a sample, which
    has as many rows of each of the cell's `parts`, in turn."""
    rng, each = np.random.default_rng(1), cell // parts
    return np.stack([part * each + rng.permutation(each) for part in range(parts)], axis=1).ravel()


def steps_along(low: F32, high: F32) -> F32:
    """The curve's steps for each unit along the axes (3,), between the least and the greatest coordinates (3,)."""
    # 10 bits an axis: cells of a thousandth of the extent.  1022.99 keeps the greatest coordinate below 1023.
    span = (high - low).astype(np.float64)
    return np.divide(1022.99, span, out=np.zeros(3), where=span > 0).astype(np.float32)


def add_codes(keys: U64, positions: F32, low: F32, scale: F32) -> None:
    """Put the codes of positions (k, 3), 30 bits, above the rows in the lower half of `keys` (k,)."""
    for axis in range(3):
        place = (positions[:, axis] - low[axis]) * scale[axis]
        absent = np.isnan(place)
        if absent.any():
            place[absent] = 0
            keys[absent] |= NOWHERE
        keys |= SPREAD[axis].take(place.astype(np.uint16))


def spheres(positions: F32, rows: I32, scale: float = 1.0, offset: F32 | None = None) -> Spheres:
    """Spheres of the cells and blocks of `rows` (n,), which are along the curve, at positions (n, 3) · `scale` +
    `offset` (3,)."""
    cells: list[tuple[F32, F32]] = []
    blocks: list[tuple[F32, F32]] = []
    for first in range(0, len(rows), AT_ONCE):
        at = np.ascontiguousarray(positions.take(rows[first : first + AT_ONCE], axis=0).T, np.float32)
        at *= np.float32(scale)
        at += np.float32(0) if offset is None else offset[:, None]
        cells.append(_hold(at, CELL))
        blocks.append(_hold(at, BLOCK))
    return Spheres(*_joined(cells), *_joined(blocks))


def _joined(parts: list[tuple[F32, F32]]) -> tuple[F32, F32]:
    return np.concatenate([center for center, _ in parts]), np.concatenate([radius for _, radius in parts])


def _hold(at: F32, size: int) -> tuple[F32, F32]:
    """Centers (m, 3) and radii (m,) of spheres about runs of `size` of the places (3, k), around the middles of their
    boxes."""
    lacking = -at.shape[1] % size
    runs = (np.pad(at, ((0, 0), (0, lacking)), "edge") if lacking else at).reshape(3, -1, size)
    middle = (np.fmin.reduce(runs, axis=2) + np.fmax.reduce(runs, axis=2)) / np.float32(2)
    squares = np.zeros(runs.shape[1:], np.float32)
    for along, center in zip(runs, middle, strict=True):
        away = along - center[:, None]
        away *= away
        squares += away
    # A hundred thousandth wider, for float32: a row on the rim must stay inside.
    radius = np.sqrt(np.fmax.reduce(squares, axis=1)) * np.float32(1.00001)
    # In the order of files, so that kernels are compiled once for both.
    return np.nan_to_num(np.ascontiguousarray(middle.T)), np.where(np.isnan(radius), np.float32(-1), radius)


def fingerprint(positions: F32) -> int:
    """A number of 64 bits that tells positions (n, 3) from others, and from the same in another order."""
    words = np.zeros(-(-positions.size // (2 * CELL)) * CELL, np.uint64)
    words.view(np.float32)[: positions.size] = positions.reshape(-1)
    table = words.reshape(-1, CELL)
    # Sums of columns and of rows, each by a weight of its own: who changes places leaves one of them.
    weights = np.cumprod(np.full(len(table) + CELL, 0x9E3779B97F4A7C15, np.uint64))  # odd, 2⁶⁴ ÷ the golden ratio
    sums = np.concatenate([table.sum(axis=0), table.sum(axis=1)])
    return int((sums * weights).sum(dtype=np.uint64))
