"""Which rows of each block of the cells are visible, so that a laser in a filtered cloud looks at no others."""

from __future__ import annotations

from dataclasses import dataclass

import numba as nb
import numpy as np

from latentwalk.runtime.ground.jobs import Jobs, Newest
from latentwalk.runtime.ground.kernels import kernel_frame
from latentwalk.runtime.ground.shown import Cells, Cloud, CloudFrame
from latentwalk.runtime.ground.soon import soon
from latentwalk.scenes.arrays import F32, I32, U8, U32, U64, Bools
from latentwalk.scenes.queries.curve import BLOCK, CELL

STEPS = 256  # of the width of a block's sphere, in which `coarse` is told
# Rows that it is made for: fewer stay in the processor's caches anyway; of more, positions may be larger than memory.
FEWEST, MOST = 100_000, 32_000_000
NOWHERE: U8 = np.zeros((0, 3, BLOCK), np.uint8)
GROUP = 32  # cells: of ten million rows 305 groups, where a laser touches a few dozen


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """The rows that may be visible: `blocks` (b,) uint64, a bit for each row of a block in the order of the cells;
    `cells` (m,) uint32, a bit for each of its blocks that has any."""

    blocks: U64
    cells: U32


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """What a ray is held against before it is held against cells: spheres about GROUP of these, `center` (g, 3) and
    `radius` (g,), below 0 where none of their rows is visible.

    `coarse` (b, 3, BLOCK) uint8, or none of it: about where each row of a cloud at rest is in the sphere of its block,
    in the order of the cells.  The rows of a block lie scattered in memory; these lie side by side.
    """

    standing: Standing
    center: F32
    radius: F32
    coarse: U8


def all_of(n: int) -> Standing:
    """All of n rows."""
    blocks = np.full(-(-n // BLOCK), ~np.uint64(0))
    if n % BLOCK:
        blocks[-1] = np.uint64((1 << n % BLOCK) - 1)
    return Standing(blocks, _cells(blocks))


def those_of(rows: I32, visible: Bools) -> Standing:
    """The visible (n,) ones of rows (n,) in the order of the cells."""
    blocks = _blocks(rows, visible)
    return Standing(blocks, _cells(blocks))


def indexed(cells: Cells, standing: Standing, coarse: U8 = NOWHERE) -> Index:
    """Spheres about groups of cells that have such rows."""
    center, radius = _groups(cells.center[: cells.whole], cells.radius[: cells.whole], standing.cells)
    return Index(standing, center, radius, coarse)


def coarsened(cells: Cells, frame: CloudFrame) -> U8:
    """About where the rows of a frame are in these cells."""
    made: U8 = _coarse(cells.rows, *kernel_frame(frame), cells.block_center, cells.block_radius)
    return made


@nb.njit(cache=True, nogil=True)
def _coarse(rows, positions, scale, offset, center, radius):  # type: ignore[no-untyped-def]
    coarse = np.zeros((len(radius), 3, BLOCK), np.uint8)
    for j in range(len(rows)):
        b = j // BLOCK
        per_m = np.float32(STEPS / 2) / max(radius[b], np.float32(1e-12))
        for k in range(3):
            step = (positions[rows[j], k] * scale + offset[k] - center[b, k] + radius[b]) * per_m
            if step > 0:  # nor is NaN, an absent row
                coarse[b, k, j - b * BLOCK] = np.uint8(min(step, np.float32(STEPS - 1)))
    return coarse


@nb.njit(cache=True, nogil=True)
def _blocks(rows, visible):  # type: ignore[no-untyped-def]
    bits = np.zeros((len(rows) + BLOCK - 1) // BLOCK, np.uint64)
    for b in range(len(bits)):
        word = np.uint64(0)
        for j in range(b * BLOCK, min(len(rows), (b + 1) * BLOCK)):
            word |= np.uint64(visible[rows[j]]) << np.uint64(j - b * BLOCK)
        bits[b] = word
    return bits


@nb.njit(cache=True, nogil=True)
def _cells(blocks):  # type: ignore[no-untyped-def]
    each = CELL // BLOCK
    bits = np.zeros((len(blocks) + each - 1) // each, np.uint32)
    for b in range(len(blocks)):
        if blocks[b]:
            bits[b // each] |= np.uint32(1 << (b % each))
    return bits


@soon
@nb.njit(cache=True, nogil=True)
def _groups(center, radius, seen):  # type: ignore[no-untyped-def]
    count = (len(radius) + GROUP - 1) // GROUP
    middles, reaches = np.zeros((count, 3), np.float32), np.full(count, -1, np.float32)
    for g in range(count):
        low, high = np.full(3, np.inf, np.float32), np.full(3, -np.inf, np.float32)
        for c in range(g * GROUP, min(len(radius), (g + 1) * GROUP)):
            if seen[c]:
                for k in range(3):
                    low[k] = min(low[k], center[c, k] - radius[c])
                    high[k] = max(high[k], center[c, k] + radius[c])
        if not low[0] <= high[0]:
            continue
        for k in range(3):  # not as arrays, whose arithmetic takes seconds to compile
            middles[g, k] = (low[k] + high[k]) / np.float32(2)
        for c in range(g * GROUP, min(len(radius), (g + 1) * GROUP)):
            if seen[c]:
                x, y, z = center[c, 0] - middles[g, 0], center[c, 1] - middles[g, 1], center[c, 2] - middles[g, 2]
                reaches[g] = max(reaches[g], np.sqrt(x * x + y * y + z * z) + radius[c])
    return middles, reaches


class VisibleBlocks:
    """The index of what is shown now.  A worker looks which rows are visible, and about where those of a large cloud at
    rest are; until it is done all rows may be, anywhere in their blocks, and a pick only takes longer."""

    def __init__(self, jobs: Jobs) -> None:
        self._coming: Newest[tuple[I32, Bools, Standing]] = Newest(jobs)
        self._asked: tuple[I32 | None, Bools | None] = None, None
        self._standing: Standing | None = None
        self._index: tuple[Cells, Index] | None = None
        self._placing: Newest[tuple[Cells, U8]] = Newest(jobs)
        self._placed: tuple[Cells | None, U8] = None, NOWHERE

    def of(self, cloud: Cloud, visible: Bools, *, hidden: bool) -> Index:
        """For a cloud, and the rows (n,) that are `visible`, all of them where none is `hidden`."""
        cells, rows = cloud.cells, cloud.cells.rows
        if cloud.a is cloud.b and self._placed[0] is not cells and FEWEST <= len(rows) <= MOST:
            frame = cloud.a
            self._placed = cells, NOWHERE
            self._placing.forget()
            self._placing.ask(lambda: (cells, coarsened(cells, frame)))
        placed = self._placing.take() if self._placing.pending else None
        if placed is not None and placed[0] is cells:
            self._placed, self._index = placed, None
        if self._asked[0] is not rows or self._asked[1] is not visible or self._standing is None:
            self._asked, self._standing, self._index = (rows, visible), all_of(len(rows)), None
            self._coming.forget()
            if hidden:
                self._coming.ask(lambda: (rows, visible, those_of(rows, visible)))
        made = self._coming.take() if self._coming.pending else None
        if made is not None and made[0] is rows and made[1] is visible:
            self._standing, self._index = made[2], None
        if self._index is None or self._index[0] is not cells:
            at_rest = cloud.a is cloud.b and self._placed[0] is cells
            self._index = cells, indexed(cells, self._standing, self._placed[1] if at_rest else NOWHERE)
        return self._index[1]
