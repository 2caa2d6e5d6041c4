"""Clouds of points, which stand where they stood: PLY, ImmersivePoints' .xyzi and .xyzrgb, and .xyz as text."""

from __future__ import annotations

import string
import warnings
from pathlib import Path

import numpy as np

from latentwalk.scenes import Category, Column, Scalar
from latentwalk.scenes.arrays import F32, F64, Array
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.columns import MOST_SHOWN, guess
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.features import HUGE, numbered, one_line, to_features
from latentwalk.tools.data.formats.ply import read_vertices
from latentwalk.tools.data.tables import take_roles, told

SUFFIXES = (".ply", ".xyzi", ".xyzrgb", ".xyz")
AXES = ("x", "y", "z")
COLORS = ("red", "green", "blue")
WIDTHS = {".xyzi": 4, ".xyzrgb": 6}
BEGIN = 512  # bytes of a file by which text is told from numbers
MOST_COLORS = 256  # classes of a scene's column that has the points' own colors


def load_points(path: Path) -> Dataset:
    """The points of a file: their places as features and as the layout "points", all else as columns.

    Colors are the columns red, green and blue (0…1), and `color`, whose classes have up to 256 of them.  Raises
    UsageError for a file that is damaged or has no places.
    """
    notes: list[str] = []
    values = (read_vertices if path.suffix.lower() == ".ply" else _read_floats)(path, notes)
    if missing := [axis for axis in AXES if axis not in values]:
        raise UsageError(f"{path}: expected points with x, y and z, found no {missing[0]} among {', '.join(values)}")
    places = to_features(np.stack([values.pop(axis) for axis in AXES], axis=1), str(path), AXES)
    columns = _colors(values)
    described = [*columns, *values]
    columns |= take_roles(values)
    left = list(values)[MOST_SHOWN:]
    columns |= {name: guess(_finite(array)) for name, array in values.items() if name not in left}
    notes.append(told(AXES, {}, [name for name in described if name not in left], []))
    if left:
        notes.append(f"left out of the columns, as there are more than {MOST_SHOWN}: {', '.join(left)}")
    return Dataset(
        path.stem, numbered("", len(places)), places, list(AXES), columns, None,
        {"format": "points", "source": str(path)}, notes, {"points": places},
    )  # fmt: skip


def _finite(values: Array) -> Array:
    """Numbers that a column can hold: infinities are unknown."""
    return np.where(np.isinf(values), np.nan, values) if values.dtype.kind == "f" else values


def _colors(values: dict[str, Array]) -> dict[str, Column]:
    """Take the points' colors out of `values`, if they have any, as columns."""
    if not all(name in values for name in COLORS):
        return {}
    raw = np.stack([values.pop(name) for name in COLORS], axis=1)
    # Whole numbers are 0…255, and so are fractions where one goes beyond 1.
    scale = 255 if raw.dtype.kind in "iu" or float(np.nanmax(raw)) > 1 else 1
    shares = np.clip(np.nan_to_num(raw.astype(np.float32) / scale), 0, 1)
    own = {name: Scalar(np.ascontiguousarray(shares[:, place])) for place, name in enumerate(COLORS)}
    return {"color": _palette(np.rint(shares * 255).astype(np.uint8)), **own}


def _palette(colors: Array) -> Category:
    """A class for each of few colors (n, 3) uint8, of many for the nearest of those that stand for them."""
    from PIL import Image

    found, codes = np.unique(colors, axis=0, return_inverse=True)
    if len(found) > MOST_COLORS:
        picture = Image.fromarray(colors[:, None]).quantize(MOST_COLORS)
        made = np.asarray(picture.getpalette(), np.uint8).reshape(-1, 3)
        # What the palette has twice is one class.
        found, places = np.unique(made, axis=0, return_inverse=True)
        codes = places.ravel()[np.asarray(picture).ravel()]
        used, codes = np.unique(codes, return_inverse=True)
        found = found[used]
    names = [f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in found.tolist()]
    return Category(codes.ravel().astype(np.int32), names, np.ascontiguousarray(found))


def _read_floats(path: Path, notes: list[str]) -> dict[str, Array]:
    with path.open("rb") as file:
        begin = file.read(BEGIN)
    text = bool(begin) and all(chr(byte) in string.printable for byte in begin)
    if not text and path.suffix.lower() not in WIDTHS:
        raise UsageError(f"{path}: expected lines of x y z as text; a binary cloud of points is .ply, .xyzi or .xyzrgb")
    table = _read_text(path) if text else _read_binary(path, notes)
    width = table.shape[1]
    others = {3: (), 4: ("intensity",), 6: COLORS, 7: ("intensity", *COLORS)}.get(width)
    if others is None:
        raise UsageError(
            f"{path}: expected x y z, with intensity or red green blue, on each line, found {width} numbers;"
            " save other columns as .csv or .ply"
        )
    return dict(zip((*AXES, *others), table.T, strict=True))


def _read_text(path: Path) -> F64:
    with path.open(encoding="utf-8", errors="replace") as file:
        first = file.readline(1 << 16)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a file without numbers, which is refused below
            table: F64 = np.loadtxt(path, np.float64, delimiter="," if "," in first else None, ndmin=2)
    except (ValueError, OSError) as error:
        raise UsageError(f"{path}: cannot be read as lines of numbers ({one_line(error)})") from error
    return table


def _read_binary(path: Path, notes: list[str]) -> F32:
    """Points as float32, most significant byte first, as ImmersivePoints writes and reads them; else the other way
    round, where only that makes numbers that can be places and colors."""
    width = WIDTHS[path.suffix.lower()]
    size = path.stat().st_size
    if not size or size % (4 * width):
        raise UsageError(
            f"{path}: {size:,} bytes are no whole points of {width} float32 ({4 * width} bytes); get the file again"
        )
    big, little = (np.memmap(path, f"{order}f4", "r").reshape(-1, width) for order in "><")
    swapped = _implausible(little) < _implausible(big)
    order = "least" if swapped else "most"
    notes.append(f"read as {len(big):,} points of {width} float32, {order} significant byte first")
    return np.asarray(little if swapped else big)


def _implausible(points: F32) -> int:
    """How many of the first numbers can hardly be places or colors."""
    with np.errstate(invalid="ignore"):
        size = np.abs(points[: 1 << 16].astype(np.float32))
    return int((~((size == 0) | ((size > 1 / HUGE) & (size < HUGE)))).sum())
