"""What is known of one row, in words and as a picture."""

from __future__ import annotations

import math
from typing import assert_never

import numpy as np

from latentwalk.runtime.ground.shown import PICTURE_TALLER
from latentwalk.scenes import Bool, Category, Column, Scalar, Scene, Text, known_quality
from latentwalk.scenes.arrays import I32, U8, Bools


def describe(column: Column, row: int) -> str:
    """The value of a column in a row, for a person."""
    match column:
        case Category():
            code = int(column.codes[row])
            return column.names[code] if code >= 0 else "unknown"
        case Bool():
            return "yes" if column.values[row] else "no"
        case Text():
            return str(column.values[row])
        case Scalar():
            value, unit = column.values[row], f" {column.unit}" if column.unit else ""
            return f"{value:.4g}{unit}".replace("-", "−") if math.isfinite(value) else "unknown"
        case _:
            assert_never(column)


def row_details(scene: Scene, row: int, layout: str) -> list[tuple[str, str]]:
    """Its id, every column, and how true the layout is to its neighborhood."""
    pairs = [("id", str(scene.ids[row]))]
    pairs += [(name, describe(column, row)) for name, column in scene.columns.items()]
    quality = known_quality(scene.layouts[layout].quality) if layout in scene.layouts else None
    for name, values in (quality.per_point if quality else {}).items():
        if np.isfinite(values[row]):
            pairs.append((f"{name.replace('_', ' ')} here", f"{values[row]:.2f}"))
    return pairs


class Pictures:
    """Thumbnails by row; rows never renumber, so a filter cannot part a picture from its row."""

    def __init__(self, scene: Scene) -> None:
        self._thumbnails = scene.thumbnails
        self._index: I32 = np.full(len(scene) if scene.thumbnails else 0, -1, np.int32)
        if scene.thumbnails:
            self._index[scene.thumbnails.rows] = np.arange(len(scene.thumbnails.rows), dtype=np.int32)

    @property
    def wider(self) -> float:
        """By which factor they are wider than points; 1 where there are none."""
        if self._thumbnails is None:
            return 1.0
        height, width = self._thumbnails.pixels.shape[1:3]
        return float(PICTURE_TALLER * width / height)

    def there(self, rows: Bools) -> int:
        """How many of the rows of a mask (n,) have one."""
        return 0 if self._thumbnails is None else int(np.count_nonzero(rows[self._thumbnails.rows]))

    def of(self, row: int) -> U8 | None:
        """The picture (h, w, c) of a row, or None."""
        if self._thumbnails is None or self._index[row] < 0:
            return None
        picture: U8 = self._thumbnails.pixels[self._index[row]]
        return picture
