"""Colour tables from `assets/palettes`, sRGB."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import numpy as np

import latentwalk.assets
from latentwalk.scenes.arrays import U8

FILE = Path(latentwalk.assets.__file__).parent / "palettes" / "palettes.json"


@cache
def palette(name: str) -> U8:
    """A table (256, 3) uint8 by name: "categories" (the first 8 are the safest), "viridis", "cividis", "coolwarm"."""
    table = np.array(json.loads(FILE.read_text(encoding="utf-8"))[name], np.uint8)
    table.flags.writeable = False
    return table


def categories(count: int) -> U8:
    """One colour (count, 3) for each class; beyond 256 classes they come again."""
    return palette("categories")[np.arange(count) % len(palette("categories"))]
