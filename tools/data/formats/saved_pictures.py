"""Packed pictures (PNG, JPEG …), small, of one size: in tables, as Hugging Face's `datasets` keeps them, or files."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from latentwalk.scenes.arrays import U8
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.features import one_line
from latentwalk.tools.data.pictures import LARGEST

if TYPE_CHECKING:
    import pyarrow
    from PIL import Image

MOST_PIXELS = 1 << 26  # of one picture, before it is shrunk


def picture_column(table: pyarrow.Table) -> str | None:
    """The first column of packed pictures, if there is one."""
    return next((str(field.name) for field in table.schema if is_picture(field.type)), None)


def is_picture(kind: pyarrow.DataType) -> bool:
    """Whether values of a type are packed pictures."""
    import pyarrow

    return pyarrow.types.is_struct(kind) and {part.name for part in kind} == {"bytes", "path"}


def unpack_pictures(column: pyarrow.ChunkedArray, where: str, notes: list[str]) -> U8:
    """Pictures (n, h, w, 1 or 3) uint8: larger ones shrunk to `LARGEST` a side, smaller ones in the middle of black.

    Raises UsageError for what is no picture, or one of too many pixels.
    """
    return in_one_size([_unpack(row, value.as_py(), where) for row, value in enumerate(column)], where, notes)


def in_one_size(found: Sequence[Image.Image | None], where: str, notes: list[str]) -> U8:
    """Pictures (n, h, w, 1 or 3) uint8, smaller ones in the middle of black; UsageError where there is none."""
    given = [picture for picture in found if picture is not None]
    if not given:
        raise UsageError(f"{where}: expected pictures in the file, found none; save it with its pictures embedded")
    if missing := len(found) - len(given):
        notes.append(f"{missing:,} of {len(found):,} pictures are not in the file; they are black")
    mode = "L" if all(picture.mode == "L" for picture in given) else "RGB"
    width, height = (max(picture.size[side] for picture in given) for side in (0, 1))
    pixels = np.zeros((len(found), height, width, len(mode)), np.uint8)
    for row, picture in enumerate(found):
        if picture is not None:
            down, right = (height - picture.size[1]) // 2, (width - picture.size[0]) // 2
            place = pixels[row, down : down + picture.size[1], right : right + picture.size[0]]
            place[:] = np.asarray(picture.convert(mode)).reshape(place.shape)
    if len({picture.size for picture in given}) > 1:
        notes.append(f"pictures of several sizes stand in the middle of {width} × {height} pixels")
    return pixels


def _unpack(row: int, value: dict[str, object] | None, where: str) -> Image.Image | None:
    data = None if value is None else value["bytes"]
    return shrunk(io.BytesIO(data), f"{where}: row {row}") if isinstance(data, bytes) else None


def shrunk(file: io.BytesIO | Path, where: str) -> Image.Image:
    """A picture, gray or RGB, of at most `LARGEST` pixels a side.  Raises UsageError for what is none, or too large."""
    from PIL import Image

    try:
        with Image.open(file) as picture:
            if picture.size[0] * picture.size[1] > MOST_PIXELS:
                raise UsageError(f"{where}: expected a picture of at most {MOST_PIXELS:,} pixels; shrink it")
            found = picture.convert("L" if picture.mode in ("1", "L") else "RGB")
            found.thumbnail((LARGEST, LARGEST), Image.Resampling.BOX)
            return found
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UsageError(f"{where}: cannot be read as a picture ({one_line(error)})") from error
