"""Regions: the rows that somebody named, with a sentence, in the scene's `selections`; and where one stands best."""

from __future__ import annotations

from difflib import get_close_matches

import numpy as np

from latentwalk.runtime.ground.names import listed, meant
from latentwalk.runtime.world.outbox import Outbox
from latentwalk.runtime.world.rows import fit
from latentwalk.runtime.world.rows.layouts import Layouts
from latentwalk.runtime.world.rows.selection import Selected
from latentwalk.scenes import Scene
from latentwalk.scenes.arrays import F32, Bools
from latentwalk.scenes.errors import UsageError

CORE = 0.9  # of the rows, those nearest to the middle: one that strayed must not push the person out of the room
SLIVER = 1e-3  # meters: no region is smaller, a single row has no radius


def named(scene: Scene, name: str) -> str:
    """The whole name of a region, by as much of it as tells it.  Raises UsageError where none or several have it."""
    names = list(scene.selections)
    found = meant(name, names)
    if found is not None:
        return found
    if not names:
        raise UsageError("this scene names no regions; `latentwalk analyze` finds them")
    alike = get_close_matches(name, names, 1)
    better = f"did you mean {alike[0]!r}?" if alike else f"expected one of {listed(names)}"
    raise UsageError(f"no region {name!r}; {better}")


def ball(points: F32) -> tuple[F32, float] | None:
    """Middle (3,), by the median, and radius of what holds most of the points (k, 3); None where none is anywhere."""
    points = points[np.isfinite(points).all(1)]
    if not len(points):
        return None
    middle = np.median(points, axis=0)
    away = np.linalg.norm(points - middle, axis=1)
    return middle, max(SLIVER, float(np.quantile(away, CORE)))


class Regions:
    """The regions of a scene in a walk."""

    def __init__(self, scene: Scene, layouts: Layouts, selection: Selected, outbox: Outbox) -> None:
        self._scene, self._layouts, self._selection, self._outbox = scene, layouts, selection, outbox
        self._selected = "", -1  # the one selected last, and the version of the selection that it made

    @property
    def chosen(self) -> str:
        """The region whose rows are the selection now, "" where it is another one."""
        name, version = self._selected
        return name if version == self._selection.version else ""

    def ball(self, name: str) -> tuple[F32, float]:
        """Middle (3,) and radius of a region of the scene in the room, or where it is going to be if the layout is
        changing.  Raises UsageError for one that is nowhere."""
        rows = self._scene.selections[name].rows
        found = ball(fit.at(self._layouts.frame(self._layouts.name), rows))
        if found is None:
            raise UsageError(f"region {name!r} has no place here: its rows were not recorded in this epoch")
        return found

    def select(self, name: str, visible: Bools) -> None:
        """Select the rows of a region of the scene, also those that are not `visible` (n,)."""
        rows = np.zeros(len(self._scene), np.bool_)
        rows[self._scene.selections[name].rows] = True
        self._selection.change(rows)
        self._selected = name, self._selection.version
        hidden = int(np.count_nonzero(rows & ~visible))
        unseen = f", {hidden:,} of them hidden" if hidden else ""
        self._outbox.say(f"{name}: {self._selection.count:,} rows{unseen}")
