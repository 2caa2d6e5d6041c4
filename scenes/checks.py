"""What must hold for each part of a scene, whether it comes from a file or from a user.  All raise `wire.Unfit`."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes.limits import (
    MAX_CLASSES,
    MAX_NAME_CHARACTERS,
    MAX_NEIGHBORS,
    MAX_PICTURE_SIDE,
    MAX_ROWS,
    MAX_TEXT_BYTES,
)
from latentwalk.scenes.model import (
    Category,
    Column,
    Epoch,
    Layout,
    Neighbors,
    Quality,
    Scalar,
    Strings,
    Text,
    Thumbnails,
    Training,
)
from latentwalk.scenes.wire import Unfit

FIGURES = ("trustworthiness", "continuity", "neighbours_kept")


def check_shape(field: str, array: NDArray[Any], shape: tuple[int | None, ...]) -> None:
    """`None` in `shape` takes any size."""
    fits = array.ndim == len(shape) and all(want in (None, got) for want, got in zip(shape, array.shape, strict=True))
    if not fits:
        wanted = ", ".join("any" if size is None else str(size) for size in shape)
        raise Unfit(field, f"shape ({wanted}{',' if len(shape) == 1 else ''})", array.shape)


def check_finite(field: str, array: NDArray[Any]) -> None:
    """No NaN, no infinity."""
    _first_wrong(field, "finite numbers", np.isfinite(array), array)


def check_between(field: str, array: NDArray[Any], low: float, high: float, *, nan: bool = False) -> None:
    """Every value in low…high."""
    good = (array >= low) & (array <= high)
    if nan:
        good |= np.isnan(array)
    _first_wrong(field, f"{low}…{high}", good, array)


def check_at_least(field: str, array: NDArray[Any], low: float) -> None:
    """No value below `low`."""
    _first_wrong(field, f"{low} or more", array >= low, array)


def _first_wrong(field: str, expected: str, good: NDArray[np.bool_], array: NDArray[Any]) -> None:
    if not good.all():
        place = np.unravel_index(int(np.argmin(good)), good.shape)
        raise Unfit(f"{field}{[int(i) for i in place]}", expected, str(array[place]))


def check_name(field: str, name: object) -> None:
    """A name that can stand in a menu."""
    if not isinstance(name, str) or not 1 <= len(name) <= MAX_NAME_CHARACTERS or not name.isprintable():
        raise Unfit(field, f"1 to {MAX_NAME_CHARACTERS} printable characters", name)


def check_texts(field: str, texts: Strings, count: int | None = None) -> None:
    """Offsets that rise from 0 to the end of the data, and UTF-8 between them."""
    offsets, data = texts.offsets, texts.data
    check_shape(f"{field} offsets", offsets, (None if count is None else count + 1,))
    check_shape(f"{field} data", data, (None,))
    if len(offsets) == 0 or offsets[0] != 0 or offsets[-1] != len(data) or np.any(offsets[1:] < offsets[:-1]):
        raise Unfit(f"{field} offsets", f"rising from 0 to {len(data)}", _ends(offsets))
    longest = int(np.diff(offsets).max(initial=0))
    if longest > MAX_TEXT_BYTES:
        raise Unfit(field, f"texts of at most {MAX_TEXT_BYTES} bytes", longest)
    try:
        bytes(data).decode()
    except UnicodeDecodeError as error:
        raise Unfit(field, "UTF-8", f"{error.reason} at byte {error.start}") from None
    inner = offsets[offsets < len(data)].astype(np.int64)
    if np.any((data[inner] & 0xC0) == 0x80):
        raise Unfit(field, "texts that begin at a character", "an offset inside one")


def _ends(offsets: NDArray[np.uint64]) -> str:
    return f"{offsets[0]} … {offsets[-1]}, rising or not" if len(offsets) else "none"


def check_ids(ids: Strings) -> None:
    """At least one, none empty, none twice."""
    if not 1 <= len(ids) <= MAX_ROWS:
        raise Unfit("ids", f"1 to {MAX_ROWS}", len(ids))
    check_texts("ids", ids)
    blob, seen = bytes(ids.data), set[bytes]()
    for row, (start, end) in enumerate(pairwise(ids.offsets.tolist())):
        text = blob[start:end]
        if not text or text in seen:
            raise Unfit(f"ids[{row}]", "an id that no other row has", text.decode() or "an empty one")
        seen.add(text)


def check_layout(layout: Layout, n: int) -> None:
    """Finite positions of all rows."""
    check_shape("positions", layout.positions, (n, 3))
    check_finite("positions", layout.positions)
    if layout.quality is not None:
        check_figures(layout.quality, n)
        check_per_point(layout.quality)


def check_figures(quality: Quality, n: int) -> None:
    """Figures in 0…1, and those of each row for all rows."""
    if not 1 <= quality.k <= MAX_NEIGHBORS:
        raise Unfit("quality.k", f"1 to {MAX_NEIGHBORS}", quality.k)
    for name in FIGURES:
        if not -1e-6 <= getattr(quality, name) <= 1 + 1e-6:
            raise Unfit(f"quality.{name}", "0…1", getattr(quality, name))
    for name, values in quality.per_point.items():
        if name not in FIGURES:
            raise Unfit("quality.per_point", "one of " + ", ".join(FIGURES), name)
        check_shape(f"quality.per_point.{name}", values, (n,))


def check_per_point(quality: Quality) -> None:
    """Each row's figures in 0…1, or NaN."""
    for name, values in quality.per_point.items():
        check_between(f"quality.per_point.{name}", values, -1e-6, 1 + 1e-6, nan=True)


def check_column(column: Column, n: int) -> None:
    """As many values as rows, codes that have a name."""
    if isinstance(column, Category):
        _check_category(column, n)
    elif isinstance(column, Text):
        check_texts("values", column.values, n)
    else:
        check_shape("values", column.values, (n,))
        if isinstance(column, Scalar):
            _check_scalar(column)


def _check_scalar(column: Scalar) -> None:
    if np.isinf(column.values).any():
        _first_wrong("values", "a number or NaN", ~np.isinf(column.values), column.values)
    if len(column.unit) > MAX_NAME_CHARACTERS:
        raise Unfit("unit", f"at most {MAX_NAME_CHARACTERS} characters", column.unit)
    if column.center is not None and not math.isfinite(column.center):
        raise Unfit("center", "a finite number", column.center)


def _check_category(column: Category, n: int) -> None:
    check_classes("names", column.names)
    check_shape("codes", column.codes, (n,))
    check_between("codes", column.codes, -1, len(column.names) - 1)
    if column.colors is not None:
        check_shape("colors", column.colors, (len(column.names), 3))


def check_classes(field: str, names: Sequence[str]) -> None:
    """Names of classes: not too many, none twice."""
    if len(names) > MAX_CLASSES:
        raise Unfit(field, f"at most {MAX_CLASSES}", len(names))
    if len(set(names)) != len(names):
        raise Unfit(field, "no name twice", Counter(names).most_common(1)[0][0])


def check_thumbnails(thumbnails: Thumbnails, n: int) -> None:
    """Pictures that belong to rows, at most one each."""
    pixels, rows = thumbnails.pixels, thumbnails.rows
    check_shape("pixels", pixels, (None, None, None, None))
    _, height, width, channels = pixels.shape
    if not (1 <= height <= MAX_PICTURE_SIDE and 1 <= width <= MAX_PICTURE_SIDE):
        raise Unfit("pixels", f"sides of 1 to {MAX_PICTURE_SIDE}", f"{height} x {width}")
    if channels not in (1, 3, 4):
        raise Unfit("pixels", "1, 3 or 4 channels", channels)
    check_shape("rows", rows, (len(pixels),))
    check_between("rows", rows, 0, n - 1)
    if len(np.unique(rows)) != len(rows):
        raise Unfit("rows", "one picture a row", "two of one row")


def check_neighbors(neighbors: Neighbors, n: int) -> None:
    """Indices of rows, distances that rise."""
    check_shape("indices", neighbors.indices, (n, None))
    k = neighbors.indices.shape[1]
    if not 1 <= k <= MAX_NEIGHBORS:
        raise Unfit("indices", f"1 to {MAX_NEIGHBORS} neighbours", k)
    check_shape("distances", neighbors.distances, (n, k))
    check_between("indices", neighbors.indices, -1, n - 1)
    check_name("metric", neighbors.metric)
    known = neighbors.indices >= 0
    _first_wrong("distances", "0 or more", (neighbors.distances >= 0) | ~known, neighbors.distances)


def check_epoch_shapes(epoch: Epoch, n: int, classes: int | None) -> None:
    """What can be told without reading the arrays.  `classes`: names of the label column, None without one."""
    if not math.isfinite(epoch.epoch):
        raise Unfit("epoch", "a finite number", epoch.epoch)
    check_shape("positions", epoch.positions, (n, 3))
    for name in ("present", "prediction", "confidence"):
        if getattr(epoch, name) is not None:
            check_shape(name, getattr(epoch, name), (n,))
    if epoch.quality is not None:
        check_figures(epoch.quality, n)
    if epoch.prediction is not None and classes is None:
        raise Unfit("prediction", "a category column `label` whose names it uses", "none")


def check_epoch_values(epoch: Epoch, n: int, classes: int | None) -> None:
    """What only the arrays tell: positions where the row is present, codes that have a name."""
    present = np.ones(n, bool) if epoch.present is None else epoch.present
    good = np.isfinite(epoch.positions) | ~present[:, None]
    _first_wrong("positions", "finite numbers where the row is present", good, epoch.positions)
    if epoch.prediction is not None:
        check_between("prediction", epoch.prediction, -1, (classes or 0) - 1)
    if epoch.confidence is not None:
        check_between("confidence", epoch.confidence, -1e-6, 1 + 1e-6, nan=True)
    if epoch.quality is not None:
        check_per_point(epoch.quality)


def check_order(epoch: float, before: float | None) -> None:
    """Epochs rise."""
    if before is not None and not epoch > before:
        raise Unfit("epoch", f"one later than {before:g}, the last one stored", f"{epoch:g}")


def check_training(training: Training) -> None:
    """Series with names, events with an epoch and a text."""
    for name in training.series:
        check_name("series", name)
    for event in training.events:
        if not (isinstance(event.get("text"), str) and isinstance(event.get("epoch"), int | float)):
            raise Unfit("events", '{"epoch": number, "text": text}', event)
