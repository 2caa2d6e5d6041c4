"""Pictures and films of pixels (h, w, 3) uint8 sRGB as PNG, GIF and MP4, never over an existing file.

Needs Pillow, and imageio-ffmpeg for MP4, when something is written, not before.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from latentwalk.scenes.arrays import U8

if TYPE_CHECKING:
    from PIL import Image


def save_png(path: Path, pixels: U8) -> None:
    """Write a picture.  Raises `FileExistsError` where a file stands already."""
    from PIL import Image

    with path.open("xb") as file:
        Image.fromarray(pixels).save(file, "PNG")


class Film(Protocol):
    """A film that grows by frames of one size.  Nothing is written before the first."""

    def add(self, pixels: U8) -> None:
        """One more frame.  Raises `FileExistsError` where a file of the film's name stands already."""
        ...

    def close(self) -> None:
        """Finish the file."""
        ...


def film(path: Path, fps: float, *, one_palette: bool = False) -> Film:
    """A film of the kind that the suffix says, .gif or .mp4; `one_palette` as in `Gif`."""
    return Gif(path, fps, one_palette=one_palette) if path.suffix == ".gif" else Mp4(path, fps)


class Gif:
    """An animated GIF of 256 colors.  Frames are kept until the end, one byte a pixel.

    Each frame has its own palette, or with `one_palette` that of the first: still areas of figures then do not flicker
    from one near white to another, but a color that comes later is only approached.
    """

    def __init__(self, path: Path, fps: float, *, one_palette: bool = False) -> None:
        self.path, self.fps = path, fps
        self._one_palette = one_palette
        self._frames: list[Image.Image] = []

    def add(self, pixels: U8) -> None:
        """One more frame."""
        from PIL import Image

        if not self._frames:
            self.path.open("xb").close()
        palette = self._frames[0] if self._one_palette and self._frames else None
        # Dithering would make noise that changes from frame to frame.
        self._frames.append(Image.fromarray(pixels).quantize(256, palette=palette, dither=Image.Dither.NONE))

    def close(self) -> None:
        """Write the file."""
        if self._frames:
            first, *rest = self._frames
            pause_ms = round(1000 / self.fps)
            first.save(self.path, "GIF", save_all=True, append_images=rest, duration=pause_ms, loop=0)


class Mp4:
    """An H.264 film by imageio-ffmpeg's own ffmpeg; one thread, so that two runs give the same bytes."""

    def __init__(self, path: Path, fps: float) -> None:
        self.path, self.fps = path, fps
        self._writer: Generator[None, U8 | None, None] | None = None

    def add(self, pixels: U8) -> None:
        """One more frame."""
        if self._writer is None:
            self._writer = self._begin(*pixels.shape[:2])
        self._writer.send(np.ascontiguousarray(pixels))

    def close(self) -> None:
        """Finish the file."""
        if self._writer is not None:
            self._writer.close()

    def _begin(self, height: int, width: int) -> Generator[None, U8 | None, None]:
        import imageio_ffmpeg

        self.path.open("xb").close()  # ffmpeg itself would overwrite
        writer: Generator[None, U8 | None, None] = imageio_ffmpeg.write_frames(
            str(self.path),
            (width, height),
            fps=self.fps,
            quality=8,  # of 10: fine points stay apart
            macro_block_size=2,  # H.264 wants even sides; the default of 16 would stretch the picture
            ffmpeg_log_level="error",
            output_params=["-threads", "1"],
        )
        writer.send(None)
        return writer
