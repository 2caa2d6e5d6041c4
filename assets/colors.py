"""Color tables from `assets/palettes`, sRGB."""

from __future__ import annotations

import json
from functools import cache

import numpy as np
from numpy.typing import ArrayLike

from latentwalk.assets import FOLDER
from latentwalk.scenes.arrays import F64, U8

FILE = FOLDER / "palettes" / "palettes.json"


@cache
def palette(name: str) -> U8:
    """A table (256, 3) uint8 by name: "categories" (the first 8 are the safest), "viridis", "cividis", "inferno",
    "coolwarm"."""
    table = np.array(json.loads(FILE.read_text(encoding="utf-8"))[name], np.uint8)
    table.flags.writeable = False
    return table


def categories(count: int) -> U8:
    """One color (count, 3) for each class; beyond 256 classes they come again."""
    return palette("categories")[np.arange(count) % len(palette("categories"))]


def linear(srgb: ArrayLike) -> F64:
    """sRGB bytes (…, 3) as linear light 0…1 (IEC 61966-2-1)."""
    c = np.asarray(srgb, np.float64) / 255
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
