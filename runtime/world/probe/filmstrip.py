"""Decoded steps as one picture, each with a mark of how far from the data it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from latentwalk.runtime.ground.geometry import Vectors
from latentwalk.runtime.world.probe.model import picture
from latentwalk.scenes import Output
from latentwalk.scenes.arrays import F32, U8
from latentwalk.scenes.outputs import numbered

TILE_PX, GAP_PX, MARK_PX = 96, 6, 6  # nine tiles fit the width of a page
PAPER = 24  # sRGB gray behind the tiles
NEAR, FAR = np.array([86, 180, 233]), np.array([213, 94, 0])  # Okabe-Ito sky blue and vermilion
FAR_GAPS = 4.0  # typical distances between rows at which a place counts as far from the data


def mark(gaps: float) -> Vectors:
    """sRGB color (3,) of a place so many typical distances from the data: blue among the rows, orange far out."""
    share = min(1.0, max(0.0, (gaps - 1) / (FAR_GAPS - 1)))
    return np.asarray(NEAR + (FAR - NEAR) * share)


def strip(output: Output, strips: Sequence[tuple[F32, F32]]) -> U8:
    """One line of tiles for each of `strips`: decoded values (k, m) and their gaps to the data (k,); (h, w, 3) uint8.

    Tiles are enlarged by a whole number; a shorter line is spread under the longest.
    """
    assert output.shape is not None
    zoom = max(1, TILE_PX // max(output.shape[:2]))
    height, width = output.shape[0] * zoom, output.shape[1] * zoom
    longest = max(len(values) for values, _ in strips)
    line = height + MARK_PX + GAP_PX
    canvas = np.full((len(strips) * line + GAP_PX, longest * (width + GAP_PX) + GAP_PX, 3), PAPER, np.uint8)
    for i, (values, gaps) in enumerate(strips):
        columns = np.linspace(0, longest - 1, len(values)).round().astype(int)
        for column, step, away in zip(columns, values, gaps, strict=True):
            y, x = GAP_PX + i * line, GAP_PX + int(column) * (width + GAP_PX)
            tile = picture(output, step)[..., :3].repeat(zoom, 0).repeat(zoom, 1)
            canvas[y : y + height, x : x + width] = tile
            canvas[y + height : y + height + MARK_PX - 2, x : x + width] = mark(float(away)).astype(np.uint8)
    return canvas


def write_strip(output: Output, strips: Sequence[tuple[F32, F32]], out: Path) -> str:
    """Write `out/filmstrip_001.png`, or the next free number; return what to tell the person."""
    with numbered(out, "filmstrip", ".png") as (path,):
        Image.fromarray(strip(output, strips)).save(path, "PNG")
    return f"filmstrip: {path}"
