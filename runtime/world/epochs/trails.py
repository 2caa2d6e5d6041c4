"""Trails: where rows were in the epochs just before, of the selected ones or of those that flipped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from latentwalk.runtime.ground.geometry import linear
from latentwalk.runtime.ground.shown import F32, Bools, Lines
from latentwalk.runtime.world.epochs.columns import correctness
from latentwalk.runtime.world.rows import fit as room

if TYPE_CHECKING:
    from latentwalk.runtime.world.world import World

Of = Literal["selected", "flipped"]
OF: tuple[Of, ...] = ("selected", "flipped")
MOST_EPOCHS, MOST_ROWS = 50, 300
PLAIN, LEARNED, FORGOTTEN = linear((225, 232, 245)), linear((86, 180, 233)), linear((213, 94, 0))
Rows = NDArray[np.intp]


class Trails:
    """Settings: `epochs`, how many snapshots back a trail reaches (0: none), and `of` which rows.

    The part between whole epochs is made anew only when another epoch, other rows or another fit are shown.
    """

    def __init__(self) -> None:
        self.epochs = 5
        self.of: Of = "selected"
        self._made_for: object = None
        self._rows: Rows = np.zeros(0, np.intp)
        self._places: F32 = np.zeros((0, 0, 3), np.float32)
        self._rgb: F32 = np.zeros((0, 3), np.float32)
        self._codes: dict[int, NDArray[np.int8] | None] = {}

    def lines(self, world: World) -> list[Lines]:
        """Lines of this frame, fainter the farther back; none away from the epochs."""
        if not self.epochs or not world.layouts.at_epochs:
            return []
        self._make(world)
        if not len(self._rows):
            return []
        chain = np.concatenate([self._places, room.positions(world.cloud, self._rows)[None]])  # (k + 1, rows, 3)
        segments = np.stack([chain[:-1], chain[1:]], axis=2)  # (k, rows, 2, 3)
        colors = np.empty((*segments.shape[:2], 4), np.float32)
        colors[..., :3] = self._rgb
        colors[..., 3] = np.linspace(0.15, 0.75, len(segments), dtype=np.float32)[:, None]
        kept = np.isfinite(segments).all((2, 3)) & (segments[:, :, 0] != segments[:, :, 1]).any(2)
        return [Lines(segments[kept], colors[kept], 2.0)] if kept.any() else []

    def _make(self, world: World) -> None:
        """Choose rows and gather where they were at whole epochs, oldest first."""
        last = int(world.timeline.place)
        wanted = (last, self.epochs, self.of, world.selection_version, world.flags_version, world.pointer.row)
        key = (*wanted, world.reel.fit[0], sum(world.reel.ready(i) for i in self._window(last)))
        if key == self._made_for:
            return
        self._made_for = key
        window = [i for i in self._window(last) if world.reel.ready(i)]
        if not window:
            return
        self._rows, self._rgb = self._choose(world, window)
        self._places = np.array([room.at(world.reel.frame(i), self._rows) for i in window], np.float32)

    def _window(self, last: int) -> range:
        return range(max(0, last - self.epochs), last + 1)

    def _choose(self, world: World, window: list[int]) -> tuple[Rows, F32]:
        """The rows of the trails and their colours (rows, 3): blue for learned, vermilion for forgotten."""
        if self.of == "flipped":
            flipped, right = self._flips(world, window)
            rows = _thinned(np.flatnonzero(flipped & world.visible))
            return rows, np.where(right[rows, None], LEARNED, FORGOTTEN).astype(np.float32)
        rows = _thinned(np.flatnonzero(world.selection & world.visible))
        if world.pointer.row >= 0:
            rows = np.union1d(rows, [world.pointer.row])
        return rows, np.tile(PLAIN, (len(rows), 1)).astype(np.float32)

    def _flips(self, world: World, window: list[int]) -> tuple[Bools, Bools]:
        """Which rows (n,) changed between right and wrong, and which are right at the end."""
        n = len(world.visible)
        flipped, now = np.zeros(n, np.bool_), np.full(n, -1, np.int8)
        for index in window:
            codes = self._correctness(world, index)
            if codes is not None:
                flipped |= (codes != now) & (codes >= 0) & (now >= 0)
                now = np.where(codes >= 0, codes, now)
        return flipped, now == 1

    def _correctness(self, world: World, index: int) -> NDArray[np.int8] | None:
        if index not in self._codes:
            codes = correctness(world.scene, world.reel.epoch(index))
            self._codes = {i: c for i, c in self._codes.items() if abs(i - index) <= MOST_EPOCHS}
            self._codes[index] = None if codes is None else codes.astype(np.int8)
        return self._codes[index]


def _thinned(rows: Rows) -> Rows:
    """At most MOST_ROWS of some rows, evenly."""
    return rows[:: max(1, -(-len(rows) // MOST_ROWS))]
