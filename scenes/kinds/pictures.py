"""Thumbnails: pictures of rows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from latentwalk.scenes.arrays import I32, U8
from latentwalk.scenes.checks import check_between, check_shape
from latentwalk.scenes.convert import array
from latentwalk.scenes.fields import Fields
from latentwalk.scenes.kinds.kind import Context, Kind, Packed
from latentwalk.scenes.limits import MAX_PICTURE_SIDE
from latentwalk.scenes.wire import ValidationError


@dataclass(frozen=True, eq=False)
class Thumbnails:
    """Pictures of rows: `pixels` (m, h, w, c) uint8 sRGB with c = 1, 3 or 4; `rows` (m,) int32 says whose each is."""

    pixels: U8
    rows: I32


class _Thumbnails(Kind[Thumbnails]):
    name = field = "thumbnails"
    verified = False  # any byte is a pixel: nothing can go wrong but a wrong picture, and there may be gigabytes

    def convert(self, value: Thumbnails) -> Thumbnails:
        return Thumbnails(array("pixels", value.pixels, np.uint8), array("rows", value.rows, np.int32))

    def check(self, value: Thumbnails, context: Context) -> None:
        pixels, rows = value.pixels, value.rows
        check_shape("pixels", pixels, (None, None, None, None))
        _, height, width, channels = pixels.shape
        if not (1 <= height <= MAX_PICTURE_SIDE and 1 <= width <= MAX_PICTURE_SIDE):
            raise ValidationError("pixels", f"sides of 1 to {MAX_PICTURE_SIDE}", f"{height} x {width}")
        if channels not in (1, 3, 4):
            raise ValidationError("pixels", "1, 3 or 4 channels", channels)
        check_shape("rows", rows, (len(pixels),))
        check_between("rows", rows, 0, context.n - 1)
        if len(np.unique(rows)) != len(rows):
            raise ValidationError("rows", "one picture a row", "two of one row")

    def pack(self, value: Thumbnails) -> Packed:
        return {}, {"pixels": value.pixels, "rows": value.rows}

    def unpack(self, fields: Fields) -> Thumbnails:
        return Thumbnails(fields.array("pixels", np.uint8), fields.array("rows", np.int32))

    def describe(self, value: Thumbnails) -> dict[str, object]:
        count, height, width, channels = value.pixels.shape
        return {"count": count, "height": height, "width": width, "channels": channels}


KIND = _Thumbnails()
