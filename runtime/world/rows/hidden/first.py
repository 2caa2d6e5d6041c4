"""Cells whose visible rows come first and are counted alone, so that a filtered cloud is dealt what is seen of it.

Rows of a packed layout lie as they lie in its file: there the visible ones are counted, and come between the others.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numba as nb
import numpy as np

from latentwalk.runtime.ground.jobs import Jobs, Newest
from latentwalk.runtime.ground.packed import PackedFrame
from latentwalk.runtime.ground.shown import Cells, Cloud
from latentwalk.scenes.arrays import I32, Bools
from latentwalk.scenes.kinds.packed import CellOrder

FEWEST = 100_000  # rows: any machine draws all of fewer


@dataclass(frozen=True, slots=True, eq=False)
class VisibleFirst:
    """Of cells with this `order` and these `visible` (n,) rows: the order with visible ones `first` in each cell, both
    kinds in the order they had, and the `count` (m,) of visible ones."""

    order: I32
    visible: Bools
    first: I32
    count: I32


def visible_first(cells: Cells, visible: Bools) -> VisibleFirst:
    """The same cells with their `visible` (n,) rows first."""
    return VisibleFirst(cells.order, visible, *_visible_first(cells.order, cells.start, cells.count, visible))


@nb.njit(cache=True, nogil=True)
def _visible_first(order, start, count, visible):  # type: ignore[no-untyped-def]
    first, seen = np.empty_like(order), np.zeros_like(count)
    for i in range(len(start)):
        here = start[i]
        for j in range(start[i], start[i] + count[i]):
            if visible[order[j]]:
                first[here] = order[j]
                here += 1
        seen[i] = here - start[i]
        for j in range(start[i], start[i] + count[i]):
            if not visible[order[j]]:
                first[here] = order[j]
                here += 1
    return first, seen


def visible_between(cells: Cells, order: CellOrder, visible: Bools) -> VisibleFirst:
    """The same cells of a packed layout with their `visible` (n,) rows counted, which stay where they are."""
    seen = np.zeros(order.count, np.int32)
    for size, begin, end in zip(np.diff(order.starts), order.bases, order.bases[1:], strict=False):
        last = begin + (order.count - 1) * size  # what the last cell has of this level, which may be less
        seen[:-1] += np.count_nonzero(visible[begin:last].reshape(-1, size), axis=1).astype(np.int32)
        seen[-1] += np.count_nonzero(visible[last:end])
    return VisibleFirst(cells.order, visible, cells.order, seen)


class VisibleCells:
    """The cloud as it is drawn.  A worker sorts its cells when the visible rows change; until it is done all rows count
    alike, of which hidden ones are not drawn."""

    def __init__(self, jobs: Jobs) -> None:
        self._coming: Newest[VisibleFirst] = Newest(jobs)
        self._asked: tuple[I32 | None, Bools | None] = None, None
        self._found: VisibleFirst | None = None

    def of(self, cloud: Cloud, visible: Bools, *, hidden: bool) -> Cloud:
        """A cloud, of whose rows (n,) those `visible` are seen, all where none is `hidden`."""
        cells = cloud.cells
        if not hidden or len(visible) < FEWEST:
            self._asked, self._found = (None, None), None
            return cloud
        if self._asked[0] is not cells.order or self._asked[1] is not visible:
            self._asked, self._found = (cells.order, visible), None
            packed = cloud.a.layout.order if isinstance(cloud.a, PackedFrame) else None
            self._coming.ask(
                lambda: visible_first(cells, visible) if packed is None else visible_between(cells, packed, visible)
            )
        found = self._coming.take() if self._coming.pending else self._found
        if found is None or found.order is not cells.order or found.visible is not visible:
            return cloud
        self._found = found
        return replace(cloud, cells=replace(cells, order=found.first, count=found.count))
