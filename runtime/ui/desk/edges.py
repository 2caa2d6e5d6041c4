"""What lies outside of the picture: islands of the cloud, and a selection that is out of sight, told at the edges."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from latentwalk.runtime.ground.jobs import Jobs, Newest
from latentwalk.runtime.ground.packed import PackedFrame
from latentwalk.runtime.ground.shown import HIDDEN, SELECTED, Cloud
from latentwalk.runtime.world.rows import fit
from latentwalk.runtime.world.rows.pick import enclosed
from latentwalk.runtime.world.walk.camera import Lens
from latentwalk.runtime.world.walk.sight import Sight, corners
from latentwalk.scenes.arrays import F32, I64, U8

Edge = Literal["left", "right", "above", "below"]
EDGES: tuple[Edge, ...] = get_args(Edge)
AGAIN_S = 0.25
ISLANDS = 0.2  # of the rows at most: with more outside, one stands inside the cloud and knows it
FEWEST = 3e-3  # of the rows: fewer are strays


@dataclass(frozen=True, slots=True)
class Off:
    """How many rows lie beyond an edge, and whether they are the selected ones."""

    rows: int
    selected: bool = False

    def words(self, edge: Edge) -> str:
        """What is told."""
        noun = f"{'selected ' * self.selected}row{'s' * (self.rows != 1)}"
        where = f"to the {edge}" if edge in ("left", "right") else edge
        return f"{self.rows:,} {noun} off {where}"


def beyond(cloud: Cloud, flags: U8, sight: Sight, lens: Lens) -> dict[Edge, Off]:
    """Edge → the rows beyond it: all selected ones where none of them is in the picture, else islands, or all rows
    where none is in the picture."""
    seen = enclosed(cloud, flags, sight.eye, sight.axes, corners(lens))
    shown = (flags & HIDDEN) == 0
    selected = shown & ((flags & SELECTED) != 0)
    away = bool(selected.any()) and not (seen & selected).any()
    outside = np.flatnonzero(selected if away else shown & ~seen)
    if not away and (seen & shown).any() and not 0 < len(outside) <= ISLANDS * np.count_nonzero(shown):
        return {}
    counts = Counter(_edges(fit.positions(cloud, outside), sight, lens).tolist())
    least = 0 if away else FEWEST * np.count_nonzero(shown)
    return {edge: Off(counts[at], away) for at, edge in enumerate(EDGES) if counts[at] > least}


def _edges(places: F32, sight: Sight, lens: Lens) -> I64:
    """Number of the edge of the picture that each place (k, 3) is farthest beyond; of those that are somewhere."""
    somewhere = places[np.isfinite(places).all(1)]
    x, y, ahead = ((somewhere - sight.eye) @ sight.axes.T).T
    left, right, down, up = lens
    # How far beyond each edge's plane; behind the eye to both sides, where the nearer one is the shorter turn.
    far = np.stack([left * ahead - x, x - right * ahead, y - up * ahead, down * ahead - y])
    edges: I64 = np.argmax(far, axis=0)
    return edges


class Edges:
    """What lies beyond the edges now: `off`, looked at anew by a worker every so often."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self._looking: Newest[dict[Edge, Off]] = Newest(jobs)
        self._since_s = AGAIN_S
        self.off: dict[Edge, Off] = {}

    def update(self, dt_s: float, cloud: Cloud, flags: U8, sight: Sight, lens: Lens) -> None:
        """Advance by a frame of a picture through a lens."""
        if isinstance(cloud.a, PackedFrame):  # all rows would be read, again and again
            self.off = {}
            return
        self._since_s += dt_s
        if self._since_s >= AGAIN_S and not self._looking.pending:
            self._since_s = 0.0
            now = Cloud(cloud.a, cloud.b, cloud.t, cloud.cells)  # the loop's own moves on
            self._looking.ask(lambda: beyond(now, flags, sight, lens))
        found = self._looking.take()
        if found is not None:
            self.off = found

    def close(self) -> None:
        """End the worker."""
        self._looking.forget()
        self._jobs.close()
