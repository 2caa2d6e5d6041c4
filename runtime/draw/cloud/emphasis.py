"""How wrong and selected rows are told from others: the louder, the fewer they are."""

from __future__ import annotations

import math

import numpy as np

from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.ground.shown import HIDDEN, SELECTED, WRONG, Shown
from latentwalk.scenes.arrays import I32

#: Diameters in pixels: the smallest, below which a point flickers as the head moves, and the largest as a share of the
#: view's height, so that a point before the eye does not hide the rest.
SMALLEST_PX, LARGEST_SHARE = 2.0, 0.12
#: Crosses are at least so much larger than the smallest point, until all of them would cover this share of the view.
CROSS, CROSSED_SHARE = 3.5, 0.03
#: So many selected rows have rings; with more these fade, and from the second number on the others are dim instead:
#: rings of a large selection would hide the colors of its rows.
RINGED = 200, 500
#: So many selected rows are drawn whatever the budget: any more would cost what it is there to save.
MARKED = 65_536
#: Clouds of more rows than this get a smaller smallest size, so that they stay clouds.
MANY_ROWS = 200_000


class Emphasis:
    """Sizes of a cloud of n rows, and what its flags ask for, looked at when they change.

    `smallest_px`, `smallest_cross_px`: diameters; `ringed`: 1 where selected rows are few and have rings, 0 where they
    are many and the others are dim.
    """

    def __init__(self, n: int) -> None:
        # Half of it at sixteen times as many.
        self.smallest_px = SMALLEST_PX * min(1.0, max(0.5, (MANY_ROWS / max(n, 1)) ** 0.25))
        self.smallest_cross_px, self.ringed = self.smallest_px, 1.0
        self._marked, self._marked_version = np.zeros(0, np.int32), -1
        self._counts, self._counted_version = (0, 0), -1

    def update(self, eyes: Eyes, shown: Shown) -> None:
        """Take this frame's flags and view."""
        if self._counted_version != shown.flags_version:
            self._counted_version = shown.flags_version
            seen = shown.flags[(shown.flags & HIDDEN) == 0]
            self._counts = int(np.count_nonzero(seen & WRONG)), int(np.count_nonzero(seen & SELECTED))
        wrong, selected = self._counts
        _, _, width, height = eyes.all[0].viewport
        room_px = math.sqrt(CROSSED_SHARE * width * height / max(wrong, 1))
        self.smallest_cross_px = max(self.smallest_px, min(CROSS * self.smallest_px, room_px))
        few, many = RINGED
        self.ringed = min(1.0, max(0.0, (many - selected) / (many - few)))

    def marked(self, shown: Shown) -> I32:
        """The selected rows, at most MARKED, and the hovered one: what a thinned cloud may lack."""
        if self._marked_version != shown.flags_version:
            self._marked = np.flatnonzero((shown.flags & SELECTED) != 0)[:MARKED].astype(np.int32)
            self._marked_version = shown.flags_version
        return np.append(self._marked, np.int32(shown.pointer.row)) if shown.pointer.row >= 0 else self._marked
