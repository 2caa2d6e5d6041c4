"""Rows brought into view: the way there, and a ball about the one that was looked for."""

from __future__ import annotations

import numpy as np

from latentwalk.assets.colors import linear
from latentwalk.runtime.ground.checks import FAR_M
from latentwalk.runtime.ground.frame import Pose
from latentwalk.runtime.ground.shown import Mode, Rig, Shape
from latentwalk.runtime.world.rows import fit
from latentwalk.runtime.world.rows.rows import Rows
from latentwalk.runtime.world.walk.camera import Lens, framed
from latentwalk.runtime.world.walk.glide import Glide
from latentwalk.scenes.arrays import Bools
from latentwalk.scenes.errors import UsageError

# Times what a row reaches to the side: about the outermost of those framed, and about few of them, whose neighborhood
# is to be seen.
TOUCHING = 2.0
AROUND: dict[Mode, float] = {"points": 10.0, "sprites": 4.0}
FOUND = (*linear((255, 176, 0)), 0.45)  # amber, which no class has


class Framing:
    """Moves the rig, without turning it, to where some rows fill a part of the view."""

    def __init__(self, rows: Rows) -> None:
        self._rows, self._glide = rows, Glide()
        self._found = -1, -1  # the one row that was framed last, and the version of the selection then

    def begin(self, rig: Rig, head: Pose, mask: Bools, lens: Lens, over_s: float) -> None:
        """Go to the rows of a mask (n,) that are shown, where they are going to be if the layout is changing.  Raises
        UsageError where none of them is anywhere."""
        rows = self._rows
        found = np.flatnonzero(mask & rows.visible)
        places = fit.at(rows.layouts.frame(rows.layouts.name), found)
        places = places[np.isfinite(places).all(1)]
        if not len(places):
            raise UsageError("nothing to bring into view: of these rows none is shown here")
        spread_m = float(np.linalg.norm(np.ptp(places, axis=0))) / 2
        around_m = max(TOUCHING * rows.reach_m, AROUND[rows.mode] * rows.reach_m - spread_m)
        end = framed(rig, head, places, lens, around_m)
        self._glide.begin(rig, np.clip(end, -FAR_M, FAR_M), over_s)
        self._found = int(found[0]) if len(found) == 1 else -1, rows.selection.version

    def update(self, rig: Rig, dt_s: float) -> None:
        """Go on."""
        self._glide.update(rig, dt_s)

    def shapes(self) -> list[Shape]:
        """A ball about the one row that was brought into view, until others are selected."""
        row, version = self._found
        if row < 0 or version != self._rows.selection.version or not self._rows.visible[row]:
            return []
        place = fit.positions(self._rows.cloud, row)
        return [Shape.sphere(place, 2.0 * self._rows.reach_m, FOUND)] if np.isfinite(place).all() else []
