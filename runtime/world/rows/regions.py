"""Regions: the rows that somebody named, with a sentence, in the scene's `selections`; and where one stands best."""

from __future__ import annotations

from difflib import get_close_matches

import numpy as np

from latentwalk.runtime.ground.names import listed, meant
from latentwalk.scenes import Scene
from latentwalk.scenes.arrays import F32
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
