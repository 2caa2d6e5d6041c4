"""Pictures and films of what was drawn: PNG, GIF and MP4, never over an existing file."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from latentwalk.scenes.errors import UsageError

Pixels = NDArray[np.uint8]


def refuse_existing(path: Path) -> None:
    """Raise UsageError where a file stands already."""
    if path.exists():
        raise UsageError(f"{path}: exists already; choose another --out or delete it")


def save_png(path: Path, pixels: Pixels) -> None:
    """Write (h, w, 3) uint8 sRGB as a PNG; "x" makes sure that nothing is overwritten."""
    with path.open("xb") as file:
        Image.fromarray(pixels).save(file, "PNG")


class Film(Protocol):
    """A film that grows by frames."""

    def add(self, pixels: Pixels) -> None:
        """One more frame, (h, w, 3) uint8 sRGB."""
        ...

    def close(self) -> None:
        """Finish the file."""
        ...


class Gif:
    """An animated GIF of one 256-colour palette a frame; frames are kept until the end, compressed to palettes."""

    def __init__(self, path: Path, fps: float) -> None:
        self.path, self.fps = path, fps
        self.frames: list[Image.Image] = []

    def add(self, pixels: Pixels) -> None:
        """One more frame."""
        self.frames.append(Image.fromarray(pixels).quantize(256, dither=Image.Dither.NONE))

    def close(self) -> None:
        """Write the file."""
        if self.frames:
            with self.path.open("xb") as file:
                first, *rest = self.frames
                first.save(file, "GIF", save_all=True, append_images=rest, duration=round(1000 / self.fps), loop=0)


class Mp4:
    """An H.264 film by imageio-ffmpeg's own ffmpeg; one thread, so that two runs give the same bytes."""

    def __init__(self, path: Path, fps: float) -> None:
        self.path, self.fps = path, fps
        self._writer: Generator[None, Any, None] | None = None

    def add(self, pixels: Pixels) -> None:
        """One more frame."""
        if self._writer is None:
            import imageio_ffmpeg

            height, width = pixels.shape[:2]
            self._writer = imageio_ffmpeg.write_frames(
                str(self.path),
                (width, height),
                fps=self.fps,
                quality=8,
                macro_block_size=2,
                ffmpeg_log_level="error",
                output_params=["-threads", "1"],
            )
            self._writer.send(None)
        self._writer.send(np.ascontiguousarray(pixels))

    def close(self) -> None:
        """Finish the file."""
        if self._writer is not None:
            self._writer.close()


def film(path: Path, fps: float) -> Film:
    """A film of the kind that the suffix says, .gif or .mp4."""
    return Gif(path, fps) if path.suffix == ".gif" else Mp4(path, fps)
