"""Rows of a scene as points with colors: what viewers of points take, and nothing else of the scene."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from latentwalk.assets.coloring import NONE, color_names, color_scale, first_color
from latentwalk.scenes import Scene
from latentwalk.scenes.arrays import F32, I64, U8
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.queries.asked import epoch_asked, epochs_name, layout_asked, listed
from latentwalk.scenes.queries.epoch import epoch_columns, epoch_positions
from latentwalk.scenes.queries.room import CENTER, fit, some_epochs

REACH_M = 5.0  # of a cloud whose islands lie far out: within ten meters all of it is seen


@dataclass(frozen=True, eq=False)
class Points:
    """k rows as points: `positions` (k, 3) float32 in the units of the data, `colors` (k, 3) uint8 sRGB, the `rows`
    (k,) of the scene that they are; `layout` and `color` say what was taken.  `scale` and `offset` (3,) bring them into
    the room, in meters, as a walk shows them."""

    positions: F32
    colors: U8
    rows: I64
    layout: str
    color: str
    scale: float
    offset: F32

    @property
    def room(self) -> F32:
        """Where they stand in the room: (k, 3) float32 in meters, +y up."""
        return np.asarray(self.positions * np.float32(self.scale) + self.offset, np.float32)

    @property
    def immersive(self) -> F32:
        """(k, 6) float32, as `immersivepoints.renderPoints` takes them: meters about the origin, at most `REACH_M` from
        it, and red, green, blue 0…1 sRGB."""
        places = self.room - np.array(CENTER, np.float32)
        reach = float(np.linalg.norm(places, axis=1).max(initial=0.0))
        return np.hstack([places * np.float32(min(1.0, REACH_M / max(reach, REACH_M))), self.colors / np.float32(255)])


def points(
    scene: Scene,
    layout: str | None = None,
    color: str | None = None,
    epoch: float | None = None,
    rows: ArrayLike | None = None,
) -> Points:
    """Rows (k,) of a scene, all for None, where a layout or an epoch has them, in the colors of a column.

    None is what a walk begins with: the most trusted layout, or of epochs alone the last; the color by label.  With an
    `epoch`, which has its own predictions and confidence, the layout is "epochs"; rows that are absent are left out.
    Raises UsageError for names and epochs that there are none of.
    """
    run = epochs_name(scene)
    if epoch is not None and layout not in (None, run):
        raise UsageError(f"expected a layout or an epoch, found both, {layout} and {epoch:g}; leave one out")
    layout = run if epoch is not None else layout_asked(scene, layout)
    if layout == run:
        at = epoch_asked(scene, epoch)
        scene = replace(scene, columns=scene.columns | epoch_columns(scene, at))
        positions, fitted = epoch_positions(at), some_epochs(scene)
    else:
        positions = np.asarray(scene.layouts[layout].positions, np.float32)
        fitted = [positions]
    color = color_asked(scene, color)
    scale, offset = fit(fitted)
    taken = np.arange(len(scene)) if rows is None else np.asarray(rows, np.int64)
    taken = taken[np.isfinite(positions[taken]).all(axis=1)]
    colors = color_scale(None if color == NONE else scene.columns.get(color)).srgb(taken)
    return Points(positions[taken], colors, taken, layout, color, scale, offset)


def color_asked(scene: Scene, name: str | None) -> str:
    """The column of this name, or, of none, that which a walk begins with; "none" for one color.  Raises UsageError
    where rows cannot be colored by it."""
    names = color_names(scene)
    if name is None:
        return first_color(scene)
    if name not in names:
        why = "is text, which has no colors" if name in scene.columns else "is not there"
        raise UsageError(f"color: the column {name!r} {why}; expected one of {listed(names)}")
    return name
