"""Rows by slot, for kernels that walk through cells: what is near in the room is near in memory."""

from __future__ import annotations

from typing import NamedTuple

import numba as nb
import numpy as np

from latentwalk.assets.colors import linear
from latentwalk.runtime.draw.cloud.emphasis import MARKED
from latentwalk.runtime.draw.cloud.positions import ABSENT
from latentwalk.runtime.draw.cloud.splat.lanes import SlotRows
from latentwalk.runtime.draw.cloud.splat.look import HOVERED
from latentwalk.runtime.ground import markers
from latentwalk.runtime.ground.kernels import kernel_frame
from latentwalk.runtime.ground.shown import CloudFrame, Shown
from latentwalk.scenes.arrays import F32, I32


@nb.njit(cache=True, nogil=True)
def gather(rows, positions, scale, offset, first, places):  # type: ignore[no-untyped-def]
    """Write where `rows` are in the room into `places` (3, n) from slot `first` on, ABSENT where they are not."""
    for j in range(rows.shape[0]):
        for k in range(3):
            x = positions[rows[j], k] * scale + offset[k]
            places[k, first + j] = x if x == x else ABSENT


def fixed(rows: I32) -> I32:
    """Rows as those of a mapped file are, so that a kernel is compiled once for both."""
    view = rows.view()
    view.flags.writeable = False
    return view


class _Places(NamedTuple):
    """A frame's places by slot, (3, n)."""

    frame: CloudFrame
    places: F32


class Slots:
    """The rows of a cloud of n slots, 17 bytes each and 12 more between two frames; anew what has changed.

    From slot n on there is room for marked rows, which a thinned cloud draws once more.  `plain`: no row has flags.
    """

    def __init__(self, n: int) -> None:
        self.plain = True
        self._n = n
        self._order = np.zeros(0, np.int32)
        self._held: tuple[_Places, ...] = ()
        self._flags = np.zeros(n + MARKED + 1, np.uint8)
        self._values = np.zeros(n + MARKED + 1, np.float32)
        self._table = np.ones((1, 3), np.float32)
        self._markers = markers.table()
        self._flagged: int | None = None
        self._hovered, self._flagless = -1, True
        self._colored: object = None

    def update(self, shown: Shown, marked: I32) -> SlotRows:
        """All rows as they are now, and then the `marked` ones."""
        order, cloud, coloring = shown.cloud.cells.order, shown.cloud, shown.coloring
        if order is not self._order:
            self._order, self._held, self._flagged, self._colored = order, (), None, None
        self._flag(shown, marked)
        self._color(shown, marked)
        still = cloud.a is cloud.b or cloud.t == 0
        frames = (cloud.a,) if still else (cloud.a, cloud.b)
        self._held = tuple(self._places(frame) for frame in frames)
        for held in self._held:
            gather(fixed(marked), *kernel_frame(held.frame), self._n, held.places)
        a, b = self._held[0].places, self._held[-1].places
        moved, classes = np.float32(0 if still else cloud.t), coloring.kind != "scalar"
        return SlotRows(a, b, moved, self._flags, self._values, self._table, classes, self._markers)

    def _places(self, frame: CloudFrame) -> _Places:
        for held in self._held:
            if held.frame.key == frame.key and held.frame.scale == frame.scale:
                return held
        places = np.empty((3, self._n + MARKED + 1), np.float32)
        gather(fixed(self._order), *kernel_frame(frame), 0, places)
        return _Places(frame, places)

    def _flag(self, shown: Shown, marked: I32) -> None:
        hovered, flags = shown.pointer.row, self._flags[: self._n]
        if shown.flags_version != self._flagged:
            np.take(shown.flags, self._order, out=flags)
            self._flagged, self._hovered, self._flagless = shown.flags_version, -1, not flags.any()
        if hovered != self._hovered:
            flags &= 255 - HOVERED
            flags[self._order == hovered] |= HOVERED
            self._hovered = hovered
        self.plain = self._flagless and hovered < 0
        tail = shown.flags[marked]
        tail[marked == hovered] |= HOVERED
        self._flags[self._n : self._n + len(marked)] = tail

    def _color(self, shown: Shown, marked: I32) -> None:
        coloring = shown.coloring
        colored = coloring.name, coloring.version
        if colored != self._colored:
            self._colored = colored
            np.take(np.asarray(coloring.values), self._order, out=self._values[: self._n])
            np.nan_to_num(self._values, copy=False, nan=-1.0)
            self._table = np.ascontiguousarray(linear(coloring.table), np.float32)
        self._values[self._n : self._n + len(marked)] = np.nan_to_num(coloring.values[marked], nan=-1.0)
