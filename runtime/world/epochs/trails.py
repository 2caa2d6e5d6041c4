"""Trails: where rows were in the epochs just before, of the selected ones or of those that flipped."""

from __future__ import annotations

from typing import Literal

import numpy as np

from latentwalk.assets.colors import linear
from latentwalk.runtime.ground.shown import Lines
from latentwalk.runtime.world.epochs.stream import Stream
from latentwalk.runtime.world.rows import fit
from latentwalk.runtime.world.rows.rows import Rows
from latentwalk.scenes import Scene
from latentwalk.scenes.arrays import F32, I8, Bools, Indices
from latentwalk.scenes.queries.epoch import correctness

Of = Literal["selected", "flipped"]
OF: tuple[Of, ...] = ("selected", "flipped")
MOST_EPOCHS, MOST_ROWS = 50, 300  # more is a fog, and is gathered anew at each whole epoch
PLAIN, LEARNED, FORGOTTEN = linear((225, 232, 245)), linear((86, 180, 233)), linear((213, 94, 0))


class Trails:
    """Settings: `length`, how many snapshots back a trail reaches (0: none), and `of` which rows.

    The part between whole epochs is made anew only when another epoch, other rows or another fit are shown.
    """

    def __init__(self, scene: Scene, rows: Rows, stream: Stream) -> None:
        self._scene, self._rows, self._stream = scene, rows, stream
        self.length = 5
        self.of: Of = "selected"
        self._made_for: object = None
        self._chosen: Indices = np.zeros(0, np.intp)
        self._places: F32 = np.zeros((0, 0, 3), np.float32)
        self._rgb: F32 = np.zeros((0, 3), np.float32)
        self._codes: dict[int, I8 | None] = {}

    def lines(self, cursor: float, hovered: int) -> list[Lines]:
        """Lines of this frame, fainter the farther back; none away from the epochs."""
        if not self.length or not self._rows.layouts.at_epochs:
            return []
        self._make(int(cursor), hovered)
        if not len(self._chosen):
            return []
        now = fit.positions(self._rows.cloud, self._chosen)
        chain = np.concatenate([self._places, now[None]])  # (k + 1, rows, 3)
        segments = np.stack([chain[:-1], chain[1:]], axis=2)  # (k, rows, 2, 3)
        colors = np.empty((*segments.shape[:2], 4), np.float32)
        colors[..., :3] = self._rgb
        colors[..., 3] = np.linspace(0.15, 0.75, len(segments), dtype=np.float32)[:, None]
        # Rows that were absent have no place there, and those that stood still no line.
        kept = np.isfinite(segments).all((2, 3)) & (segments[:, :, 0] != segments[:, :, 1]).any(2)
        return [Lines(segments[kept], colors[kept], 2.0)] if kept.any() else []

    def read(self, cursor: float) -> None:
        """Where jobs wait, read the epochs that trails reach back to, so that looking at the walk reads nothing."""
        if self.length and self._rows.layouts.at_epochs:
            self._window(int(cursor))

    def _window(self, last: int) -> list[int]:
        """The epochs up to `last` that trails reach back to and that are there, oldest first."""
        return [i for i in range(max(0, last - self.length), last + 1) if self._stream.ready(i)]

    def _make(self, last: int, hovered: int) -> None:
        """Choose rows and gather where they were at whole epochs up to `last`, oldest first."""
        rows, stream = self._rows, self._stream
        window = self._window(last)
        wanted = last, self.length, self.of, rows.selection.version, rows.flags_version, hovered
        key = (*wanted, stream.fit[0], len(window))
        if key == self._made_for:
            return
        self._made_for = key
        if not window:
            return
        self._chosen, self._rgb = self._choose(window, hovered)
        self._places = np.array([fit.at(stream.frame(i), self._chosen) for i in window], np.float32)

    def _choose(self, window: list[int], hovered: int) -> tuple[Indices, F32]:
        """The rows of the trails and their colors (rows, 3): blue for learned, vermilion for forgotten."""
        rows = self._rows
        if self.of == "flipped":
            flipped, right = self._flips(window)
            chosen = _thinned(np.flatnonzero(flipped & rows.visible))
            return chosen, np.where(right[chosen, None], LEARNED, FORGOTTEN).astype(np.float32)
        chosen = _thinned(np.flatnonzero(rows.selection.rows & rows.visible))
        if hovered >= 0:
            chosen = np.union1d(chosen, [hovered])
        return chosen, np.tile(PLAIN, (len(chosen), 1)).astype(np.float32)

    def _flips(self, window: list[int]) -> tuple[Bools, Bools]:
        """Which rows (n,) changed between right and wrong, and which are right at the end."""
        n = len(self._scene)
        flipped, now = np.zeros(n, np.bool_), np.full(n, -1, np.int8)
        for index in window:
            codes = self._correctness(index)
            if codes is not None:
                flipped |= (codes != now) & (codes >= 0) & (now >= 0)
                now = np.where(codes >= 0, codes, now)
        return flipped, now == 1

    def _correctness(self, index: int) -> I8 | None:
        if index not in self._codes:
            # Only those within reach of a trail: a run has hundreds of epochs of as many rows.
            self._codes = {i: c for i, c in self._codes.items() if abs(i - index) <= MOST_EPOCHS}
            self._codes[index] = correctness(self._scene, self._stream.epoch(index))
        return self._codes[index]


def _thinned(rows: Indices) -> Indices:
    """At most MOST_ROWS of some rows, evenly."""
    return rows[:: max(1, -(-len(rows) // MOST_ROWS))]
