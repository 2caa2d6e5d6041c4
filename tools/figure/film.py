"""The evolution of a run as a GIF, an MP4 or PNGs: points move from epoch to epoch as they do in the walk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes import Scene
from latentwalk.scenes.arrays import F32
from latentwalk.tools.figure.classifier import EpochFigure, caption, save_epochs
from latentwalk.tools.run.folder import replacing

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


def animate(scene: Scene, path: Path, kind: Kind, advance: Callable[[int], None] = lambda frames: None) -> None:
    """Write the epochs of `scene` to `path`: a film, or for "png" one picture of each epoch into that folder."""
    if kind == "png":
        path.mkdir()
        save_epochs(scene, path, advance)
        return
    with replacing(path) as temporary:
        (_write_gif if kind == "gif" else _write_mp4)(temporary, frames(scene), advance)


def frames(scene: Scene) -> Iterator[NDArray[np.uint8]]:
    """The pictures (h, w, 3) uint8 of the film in order."""
    figure = EpochFigure(scene)
    for now, after in pairwise(scene.epochs):
        figure.draw_epoch(now)
        picture = figure.pixels()
        yield from (picture for _ in range(RESTING))
        a, b = np.asarray(now.positions), np.asarray(after.positions)
        for step in range(1, MOVING + 1):
            share = step / (MOVING + 1)
            nearest = now if share < 0.5 else after
            figure.draw(mixed(a, b, share), nearest.prediction, caption(nearest))
            yield figure.pixels()
    figure.draw_epoch(scene.epochs[-1])
    picture = figure.pixels()
    yield from (picture for _ in range(LAST))


def mixed(a: F32, b: F32, share: float) -> F32:
    """Positions on the way from `a` to `b` (n, 3), eased in and out; a row that one lacks is where the other has it."""
    eased = share * share * (3 - 2 * share)
    way = (1 - eased) * a + eased * b
    return np.where(np.isfinite(way), way, a if share < 0.5 else b).astype(np.float32)


def _write_mp4(path: Path, pictures: Iterator[NDArray[np.uint8]], advance: Callable[[int], None]) -> None:
    import imageio_ffmpeg

    writer = None
    try:
        for picture in pictures:
            if writer is None:
                size = (picture.shape[1], picture.shape[0])
                writer = imageio_ffmpeg.write_frames(str(path), size, fps=FRAMES_PER_SECOND, macro_block_size=2)
                writer.send(None)
            writer.send(np.ascontiguousarray(picture))
            advance(1)
    finally:
        if writer is not None:
            writer.close()


def _write_gif(path: Path, pictures: Iterator[NDArray[np.uint8]], advance: Callable[[int], None]) -> None:
    from PIL import Image

    reduced: list[Image.Image] = []
    palette: Image.Image | None = None
    for picture in pictures:
        image = Image.fromarray(picture)
        palette = palette or image.quantize(256)
        reduced.append(image.quantize(palette=palette, dither=Image.Dither.NONE))
        advance(1)
    reduced[0].save(
        path, save_all=True, append_images=reduced[1:], duration=round(1000 / FRAMES_PER_SECOND), loop=0, optimize=False
    )
