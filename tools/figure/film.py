"""The evolution of a run as a GIF, an MP4 or PNGs: points move from epoch to epoch as they do in the walk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Literal, get_args

import numpy as np

from latentwalk.scenes import Scene
from latentwalk.scenes.arrays import U8
from latentwalk.scenes.films import film
from latentwalk.scenes.outputs import whole
from latentwalk.scenes.rules import mixed
from latentwalk.tools.figure.epochs import LOOK, EpochFigure, caption, save_epochs
from latentwalk.tools.figure.look import FigureOptions

Kind = Literal["gif", "mp4", "png"]
KINDS: tuple[Kind, ...] = get_args(Kind)

FRAMES_PER_SECOND = 15
MOVING, RESTING = 8, 6  # frames from one epoch to the next, and at each
LAST = 20  # frames at the end


def animation_path(scene: Path, kind: Kind) -> Path:
    """Where the animation of a scene file goes: beside it; PNGs into a folder."""
    return scene.with_name(f"{scene.stem}_epochs") if kind == "png" else scene.with_suffix(f".{kind}")


def frame_count(scene: Scene, kind: Kind) -> int:
    """How many pictures an animation of `scene` has."""
    return len(scene.epochs) if kind == "png" else (len(scene.epochs) - 1) * (MOVING + RESTING) + LAST


def animate(
    scene: Scene,
    path: Path,
    kind: Kind,
    advance: Callable[[int], None] = lambda frames: None,
    look: FigureOptions = LOOK,
) -> None:
    """Write the epochs of `scene` to `path`: a film, or for "png" one picture of each epoch into that folder."""
    if kind == "png":
        path.mkdir()
        save_epochs(scene, path, advance, look)
        return
    with whole(path) as temporary, closing(film(temporary, FRAMES_PER_SECOND, one_palette=True)) as made:
        for picture in frames(scene, look):
            made.add(picture)
            advance(1)


def frames(scene: Scene, look: FigureOptions = LOOK) -> Iterator[U8]:
    """The pictures (h, w, 3) uint8 of the film in order."""
    figure = EpochFigure(scene, look)
    for now, after in pairwise(scene.epochs):
        figure.draw_epoch(now)
        picture = figure.pixels()
        yield from (picture for _ in range(RESTING))
        a, b = np.asarray(now.positions), np.asarray(after.positions)
        for step in range(1, MOVING + 1):
            share = step / (MOVING + 1)
            nearest = now if share < 0.5 else after  # as `mixed` has it of rows that only one of the two has
            figure.draw(mixed(a, b, share), nearest.prediction, caption(nearest))
            yield figure.pixels()
    figure.draw_epoch(scene.epochs[-1])
    picture = figure.pixels()
    yield from (picture for _ in range(LAST))
