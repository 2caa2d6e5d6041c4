"""Regions: the rows that somebody named, with a sentence, in the scene's `selections`; and where one stands best."""

from __future__ import annotations

from difflib import get_close_matches

import numpy as np

from latentwalk.scenes import Scene, Selection
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.errors import UsageError

CORE = 0.9  # of the rows, those nearest to the middle: one that strayed must not push the person out of the room
SLIVER = 1e-3  # meters: no region is smaller, a single row has no radius


def region(scene: Scene, name: str) -> Selection:
    """The region of a name.  Raises UsageError where the scene has none of it."""
    names = list(scene.selections)
    if name in names:
        return scene.selections[name]
    if not names:
        raise UsageError("this scene names no regions; `latentwalk analyze` finds them")
    alike = get_close_matches(name, names, 1)
    meant = f"; did you mean {alike[0]!r}?" if alike else f"; expected one of {', '.join(names[:20])}"
    raise UsageError(f"no region {name!r}{meant}")


def ball(points: F32) -> tuple[F32, float] | None:
    """Middle (3,), by the median, and radius of what holds most of the points (k, 3); None where none is anywhere."""
    points = points[np.isfinite(points).all(1)]
    if not len(points):
        return None
    middle = np.median(points, axis=0)
    away = np.linalg.norm(points - middle, axis=1)
    return middle, max(SLIVER, float(np.quantile(away, CORE)))
