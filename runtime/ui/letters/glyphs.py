"""Letters as signed distance fields (C. Green 2007): sharp at any size, and a rim of any width comes with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from latentwalk.scenes.arrays import F32, U8, Bools

EM_PX = 40  # of a letter in its field: a headset shows names about so large
FINER = 3  # the raster that fields are measured in
SPREAD_PX = 6  # how far from an edge distances are told
CELL_PX = 64  # of a field: a letter 1.3 em wide, and one as tall with its marks
BASE_PX = 16  # from the base line to the lower edge of a cell
NOWHERE = "\U0010ffff"  # what no font has


@dataclass(frozen=True, eq=False)
class Glyph:
    """One letter: `field` (CELL_PX, CELL_PX) uint8, row 0 on top, 0…255 from SPREAD_PX outside to as much inside, of
    which the first `width_px` columns, and from `low_px` to `high_px` above the lower edge, say something; `left_px`:
    where they begin to the right of the pen, which then moves by `advance_px`.  `field` is None of what shows nothing.
    """

    field: U8 | None
    advance_px: float
    left_px: float = 0.0
    width_px: float = 0.0
    low_px: float = 0.0
    high_px: float = 0.0


class FontFile:
    """One font file."""

    def __init__(self, path: Path) -> None:
        self._font = ImageFont.truetype(str(path), EM_PX * FINER, layout_engine=ImageFont.Layout.BASIC)

    @cached_property
    def _missing(self) -> tuple[float, bytes]:
        return self._look(NOWHERE)

    def _look(self, letter: str) -> tuple[float, bytes]:
        return self._font.getlength(letter), bytes(self._font.getmask(letter))

    def has(self, letter: str) -> bool:
        """Whether it shows a letter as anything but what it shows for those that it lacks."""
        return self._look(letter) != self._missing

    def glyph(self, letter: str) -> Glyph:
        """A letter's field."""
        advance = self._font.getlength(letter) / FINER
        left, top, right, bottom = self._font.getbbox(letter, anchor="ls")
        if right <= left or bottom <= top:
            return Glyph(None, advance)
        start = int(np.floor(left / FINER)) - SPREAD_PX
        width = min(CELL_PX, int(np.ceil(right / FINER)) + SPREAD_PX - start)
        low = max(0, BASE_PX - int(np.ceil(bottom / FINER)) - SPREAD_PX)
        high = min(CELL_PX, BASE_PX - int(np.floor(top / FINER)) + SPREAD_PX)
        if low >= high:
            return Glyph(None, advance)
        # Of what is shown alone: the frame loop waits where a worker measures distances.
        canvas = Image.new("L", (width * FINER, (high - low) * FINER))
        place = -start * FINER, (high - BASE_PX) * FINER
        ImageDraw.Draw(canvas).text(place, letter, 255, self._font, anchor="ls")
        field = np.zeros((CELL_PX, CELL_PX), np.uint8)
        field[CELL_PX - high : CELL_PX - low, :width] = distance_field(np.asarray(canvas) > 127)
        return Glyph(field, advance, start, width, low, high)


def distance_field(inside: Bools) -> U8:
    """The field (h, w) of a finer raster (FINER · h, FINER · w) bool: ½ at the edge, more inside."""
    # Half a second, which the worker that makes letters has, and the first picture has not.
    from scipy.ndimage import distance_transform_edt

    away = distance_transform_edt(inside) - distance_transform_edt(~inside)
    height, width = np.array(inside.shape) // FINER
    coarse: F32 = np.asarray(away, np.float32).reshape(height, FINER, width, FINER).mean((1, 3)) / FINER
    return np.asarray(np.clip(127.5 + 127.5 * coarse / SPREAD_PX, 0, 255).round(), np.uint8)


class Faces:
    """Font files, the first one first; each is opened when a letter is in none before it.  For one worker."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._closed = [*paths]
        self._open: list[FontFile] = []

    def glyph(self, letter: str) -> Glyph:
        """A letter in the first font that has it, else the box that the first one shows."""
        for face in self._each():
            if letter.isspace() or face.has(letter):
                return face.glyph(letter)
        return self._open[0].glyph(letter)

    def _each(self) -> Iterator[FontFile]:
        yield from [*self._open]
        while self._closed:
            try:
                self._open.append(FontFile(self._closed.pop(0)))
            except OSError:  # a damaged file: the next one may have the letter
                continue
            yield self._open[-1]
