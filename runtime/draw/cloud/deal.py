"""Which cells, and how many points of each, are drawn this frame: a few numba calls for both eyes.

Cells hold their points in random order, so any prefix of a cell is a fair sample of it.  Cells outside both views are
dropped; if the rest costs more than the budget, points are dealt out by what each cell adds to the picture, and those
that are left grow, so that the cloud keeps its look.  Prefixes follow the view continuously: no cell pops.

A sample of n out of all points errs in the mean color of a spot by one part in √n; with the picture's error summed over
area, the same budget errs least where n is in proportion to the area that a cell shows, and to the root of the share of
its points that is seen past others (`coverage`).  Cells near the eye show so much that they get all their points.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from latentwalk.runtime.draw.cloud.coverage import seen_past
from latentwalk.runtime.draw.cloud.emphasis import SMALLEST_PX
from latentwalk.runtime.draw.cloud.parts import LARGE, divide, replace, share_out
from latentwalk.runtime.draw.cloud.shares import fill, give, look, weigh
from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.ground.shown import Cells
from latentwalk.scenes.arrays import F32, I32


@dataclass(slots=True, eq=False)
class Dealt:
    """What to draw of the cells in view, k of them.

    `cells` (k,) int32: their numbers; `points` (k,) float32: how many of each, from its front, fractional: the last one
    grows with it; `growth` (k,) float32: by which factor its points are larger; `largest_px` (k,) float32: diameter of
    the nearest point there may be; `seen_by` (m,) int32 of *all* cells: a bit for each eye.  `shown`: how many points
    these are; `thinned`: whether points were left out.
    """

    cells: I32
    points: F32
    growth: F32
    largest_px: F32
    seen_by: I32
    shown: int
    thinned: bool


class Dealer:
    """Deals out the budget in each frame; keeps the room for it.  No point is drawn smaller than `smallest_px`; those
    below `tiny_px` cost little, and do not grow beyond it.

    `lying` (m,) int32: where the rows that cells count lie between hidden ones, how many there are with these, which
    are drawn to come to the others; None where all that are drawn are seen.
    """

    def __init__(self, smallest_px: float = SMALLEST_PX) -> None:
        self._smallest_px, self.tiny_px = smallest_px, 0.0
        self.lying: I32 | None = None
        self._reserve(0, 0)

    def _reserve(self, cells: int, whole: int) -> None:
        self._seen_by, self._cells = (np.zeros(cells, np.int32) for _ in range(2))
        self._px_per_m, self._size_px, self._covered, self._each, self._past, self._weight = (
            np.zeros(cells, np.float32) for _ in range(6)
        )
        self._points, self._growth, self._largest_px, self._divided = (np.zeros(cells, np.float32) for _ in range(4))
        self._whole, self._among = np.arange(whole, dtype=np.int32), np.zeros(cells, np.int32)

    def deal(self, eyes: Eyes, cells: Cells, size_m: float, budget: int) -> Dealt:
        """At most `budget` points of the smallest size, fewer larger ones; valid until the next call."""
        if len(cells.start) != len(self._cells):
            self._reserve(len(cells.start), cells.whole)
        spheres, lenses = (cells.center, cells.radius), (eyes.clips, eyes.focal_px, eyes.room_per_stage)
        where = *spheres, *lenses, size_m, self._smallest_px, self.tiny_px
        _, _, width, height = eyes.all[0].viewport
        in_view = self._seen_by, self._cells, self._px_per_m, self._size_px, self._covered, self._each
        seen = cells.count, *where, width, height, *in_view
        k, cost = look(self._whole, 0, *seen)
        if self.lying is not None:
            cost += self._charge_unseen(self.lying, cells.count, k)
        density = np.inf
        if cost > budget:
            whole = k
            if cells.parts:
                k, _ = look(self._divide(cells, k, LARGE * height), k, *seen)
            k, density = self._share(eyes, cells, whole, k, float(budget))
        weighed = self._weight, self._each, self._cells, self._px_per_m
        kept, shown = give(cells.count, *where, density, k, *weighed, self._points, self._growth, self._largest_px)
        points, growth, largest_px = self._points[:kept], self._growth[:kept], self._largest_px[:kept]
        if self.lying is not None:
            shown = self._come_to(self.lying[self._cells[:kept]], cells.count[self._cells[:kept]], points)
        return Dealt(self._cells[:kept], points, growth, largest_px, self._seen_by, shown, density < np.inf)

    @staticmethod
    def _come_to(every: I32, seen: I32, points: F32) -> int:
        """Draw, of cells of `every` rows of which some are `seen` (k,), so many that these come to the `points` that
        they were given; returns how many that are."""
        np.minimum(points * (every / seen), every, out=points)
        return int(np.ceil(points).sum())

    def _charge_unseen(self, lying: I32, count: I32, k: int) -> float:
        """What the k cells in view cost more for hidden rows, which take a vertex each and no pixels."""
        numbers, each = self._cells[:k], self._each[:k]
        unseen = each * (lying[numbers] / count[numbers] - 1).astype(np.float32)
        each += unseen
        return float(count[numbers] @ unseen)

    def _divide(self, cells: Cells, k: int, large_px: float) -> I32:
        """The parts of those of k cells in view that are large there."""
        numbers = self._cells[:k]
        parts = divide(cells.radius, self._px_per_m, numbers, cells.whole, large_px, self._divided, self._among)
        return self._among[:parts]

    def _share(self, eyes: Eyes, cells: Cells, whole: int, k: int, budget: float) -> tuple[int, float]:
        """Weigh k cells in view, those from the one of number `whole` on being parts, which take the place of theirs;
        returns how many are left, and how many points there are for each unit of weight."""
        numbers, covered, past = self._cells[:k], self._covered[:k], self._past[:k]
        if k > whole:
            share_out(numbers, whole, cells.whole, self._divided, covered)
        seen_past(cells.center, cells.radius, numbers, covered, eyes.clips.mean(0), past)  # they look the same way
        weigh(cells.count, cells.radius, numbers, self._px_per_m, self._size_px, self._each, past, self._weight)
        if k > whole:
            sizes = self._px_per_m, self._size_px, self._each, self._weight
            k = replace(cells.count, numbers, whole, cells.whole, self._divided, *sizes)
        return k, fill(cells.count, self._cells[:k], self._size_px, self._each, self._weight, budget)
