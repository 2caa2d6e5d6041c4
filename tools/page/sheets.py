"""Pictures of rows on sheets, as PNG: a browser keeps a few large pictures, never thousands of small ones."""

from __future__ import annotations

import math
import struct
import zlib
from dataclasses import dataclass, field

import numpy as np

from latentwalk.scenes import Thumbnails
from latentwalk.scenes.arrays import U8
from latentwalk.scenes.log.pages import let_go

LONGEST = 4096  # pixels of a sheet's side: what any browser's and headset's GPU takes
ALL_PIXELS = 1 << 26  # of all sheets, a quarter of a gigabyte where they are shown
COLOR_TYPES = {1: 0, 3: 2, 4: 6}  # of PNG, by channels
NONE, SUB, UP = 0, 1, 2  # filters of PNG
LEVEL = 7  # of zlib: 9 takes seven times as long for a fiftieth


@dataclass
class Sheets:
    """`told` is what the head says; `files` are PNGs; `notes` say what was shrunk."""

    told: dict[str, object]
    files: list[bytes] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def make_sheets(thumbnails: Thumbnails) -> Sheets:
    """Sheets of the pictures, in the order of the thumbnails.  Of so many pixels that a browser would not hold them
    pictures are shrunk by a whole factor."""
    count, height, width, _ = thumbnails.pixels.shape
    factor = next(f for f in range(1, LONGEST + 1) if count * -(-height // f) * -(-width // f) <= ALL_PIXELS)
    h, w = -(-height // factor), -(-width // factor)
    most = (LONGEST // w) * (LONGEST // h)
    told: list[dict[str, object]] = []
    found = Sheets({"w": w, "h": h, "sheets": told})
    if factor > 1:
        found.notes.append(
            f"pictures of {width} × {height} pixels are shrunk to {w} × {h}: so many of that size are too large"
        )
    for first in range(0, count, most):
        some = thumbnails.pixels[first : first + most]
        across = min(LONGEST // w, math.ceil(math.sqrt(len(some) * h / w)))
        told.append({"across": across, "first": first, "count": len(some), "encoding": "png"})
        found.files.append(png(side_by_side(_shrunk(some, factor), across)))
        let_go(thumbnails.pixels)
    return found


def _shrunk(pixels: U8, factor: int) -> U8:
    """Pictures (k, h, w, c) with the means of squares of `factor` pixels; those at the ends of what is there."""
    if factor == 1:
        return pixels
    down = np.arange(0, pixels.shape[1], factor)
    right = np.arange(0, pixels.shape[2], factor)
    found = np.empty((len(pixels), len(down), len(right), pixels.shape[3]), np.uint8)
    sizes = np.multiply.outer(np.diff([*down, pixels.shape[1]]), np.diff([*right, pixels.shape[2]]))[..., None]
    for row, picture in enumerate(pixels):  # one by one: all at once would be four times as large
        sums = np.add.reduceat(np.add.reduceat(picture.astype(np.uint32), down, axis=0), right, axis=1)
        found[row] = np.rint(sums / sizes)
    return found


def side_by_side(pixels: U8, across: int) -> U8:
    """Pictures (k, h, w, c) side by side and line by line as one (H, W, c)."""
    count, h, w, channels = pixels.shape
    down = -(-count // across)
    whole = np.zeros((down * across, h, w, channels), np.uint8)
    whole[:count] = pixels
    lines = whole.reshape(down, across, h, w, channels).swapaxes(1, 2)
    return lines.reshape(down * h, across * w, channels)


def png(pixels: U8) -> bytes:
    """A picture (h, w, c) uint8 with c = 1, 3 or 4 as PNG, without a library: by that of the filters none, left and up
    that makes a sample of it smallest."""
    height, width, channels = pixels.shape
    header = struct.pack(">IIBBBBB", width, height, 8, COLOR_TYPES[channels], 0, 0, 0)
    some = pixels[: max(1, min(height, (1 << 20) // (width * channels)))]
    best = min((NONE, SUB, UP), key=lambda kind: len(zlib.compress(_filtered(some, kind), 6)))
    data = zlib.compress(_filtered(pixels, best), LEVEL)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(*part) for part in ((b"IHDR", header), (b"IDAT", data), (b"IEND", b""))
    )


def _filtered(pixels: U8, kind: int) -> bytes:
    flat = pixels.reshape(len(pixels), -1)
    lines = np.empty((len(flat), flat.shape[1] + 1), np.uint8)
    lines[:, 0], lines[:, 1:] = kind, flat
    if kind == SUB:
        lines[:, 1 + pixels.shape[2] :] -= flat[:, : -pixels.shape[2]]
    elif kind == UP:
        lines[1:, 1:] -= flat[:-1]
    return lines.tobytes()


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
