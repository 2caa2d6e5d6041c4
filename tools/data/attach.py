"""What a user has beside the features (labels, predictions, pictures, metadata) joins its rows, by id or in order."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from latentwalk.scenes import Category, Scalar
from latentwalk.scenes.arrays import F64, Array
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.arrays import SUFFIXES as ARRAYS
from latentwalk.tools.data.arrays import read_array
from latentwalk.tools.data.columns import category, guess, probabilities_shown
from latentwalk.tools.data.columns import label as label_column
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.pictures import SUFFIXES as PICTURES
from latentwalk.tools.data.pictures import as_images, cut_sprite, read_folder
from latentwalk.tools.data.tables import id_name, names_a_column, read_table, take_roles


def labels(dataset: Dataset, path: Path) -> None:
    """Attach the `label` column from a file with one class for each row."""
    dataset.columns["label"] = label_column(_one(_columns(path, dataset), path))


def predictions(dataset: Dataset, path: Path) -> None:
    """Attach `prediction`, and with probabilities `confidence` and, of few classes, each one's own, from a file.

    One column (n,) holds classes: names, or codes where the label's names are not numbers.  k columns (n, k) hold
    probabilities, in the order of the label's names unless the table's header names classes.
    """
    values = _columns(path, dataset)
    known = dataset.label.names if dataset.label is not None else None
    if len(values) == 1:
        dataset.columns["prediction"] = _classes(_one(values, path), known, path)
        return
    table = np.stack([_probability(array, name, path) for name, array in values.items()], axis=1)
    names = _class_names(list(values), known, path)
    winners = table.argmax(axis=1)
    dataset.columns["prediction"] = category([names[code] for code in winners], known)
    dataset.columns["confidence"] = Scalar(table.max(axis=1).astype(np.float32))
    dataset.columns |= probabilities_shown(table.astype(np.float32), names)


def metadata(dataset: Dataset, path: Path) -> None:
    """Attach every column of a table under its own name; UsageError where the data set already has one called so."""
    values = _columns(path, dataset)
    columns = take_roles(values) | {name: guess(array) for name, array in values.items()}
    for name, column in columns.items():
        if name in dataset.columns:
            raise UsageError(f"{path}: the data already has a column '{name}'; rename one")
        dataset.columns[name] = column


def images(dataset: Dataset, path: Path) -> None:
    """Attach pictures: an array (n, h, w[, c]), a sprite sheet, or a folder of files (by row id, or sorted)."""
    if path.is_dir():
        dataset.images = read_folder(path, dataset.ids)
    elif path.suffix.lower() in ARRAYS:
        pictures = as_images(read_array(path), str(path))
        _same_rows(path, len(pictures), dataset)
        dataset.images = pictures
    elif path.suffix.lower() in PICTURES:
        dataset.images = cut_sprite(path, len(dataset))
    else:
        raise UsageError(f"{path}: expected pictures as a folder, .npy, .npz or a sprite sheet .png")


def _columns(path: Path, dataset: Dataset) -> dict[str, Array]:
    """A file's columns in the data set's row order: joined by a column of ids where there is one, else by row."""
    if not path.is_file():
        raise UsageError(f"{path}: no such file")
    if path.suffix.lower() in ARRAYS:
        array = read_array(path)
        if array.ndim not in (1, 2) or array.dtype.kind in "Oc":
            raise UsageError(f"{path}: expected one value or one list of numbers for each row, found {array.shape}")
        flat = array[:, None] if array.ndim == 1 else array
        values = {f"c{i}": flat[:, i] for i in range(flat.shape[1])}
    elif path.suffix.lower() == ".txt":
        # Not splitlines, which also parts lines at form feeds and the like: labels must not slip by a row.
        lines = path.read_text(encoding="utf-8-sig", errors="replace").removesuffix("\n").split("\n")
        values = {"c0": np.array([line.strip() for line in lines], object)}
        if len(lines) == len(dataset) and _has_header(values):
            values["c0"] = values["c0"][1:]
    elif path.suffix.lower() not in (".csv", ".tsv") or _lines(path) != len(dataset):
        values = read_table(path, notes=dataset.notes)
    else:  # of exactly n lines each is a row, unless the first cannot be one
        values = read_table(path, header=False)
        if _has_header(values):
            values = read_table(path, header=True, notes=dataset.notes)
    ids = id_name(values)
    if ids is not None and len(values) > 1:
        return _by_id(path, dataset, values.pop(ids), values)
    _same_rows(path, len(next(iter(values.values()))), dataset)
    return values


def _lines(path: Path) -> int:
    return path.read_bytes().rstrip(b"\r\n").count(b"\n") + 1


def _has_header(values: Mapping[str, Array]) -> bool:
    """Whether the first of all lines names the columns."""
    return any(names_a_column(*map(str, array.tolist())) for array in values.values() if array.dtype == object)


def _by_id(path: Path, dataset: Dataset, ids: Array, values: Mapping[str, Array]) -> dict[str, Array]:
    places: dict[str, int] = {}
    for row, value in enumerate(ids.tolist()):
        if places.setdefault(str(value), row) != row:
            raise UsageError(f"{path}: rows {places[str(value)]} and {row} have the same id '{value}'; keep one")
    missing = [name for name in dataset.ids if name not in places]
    if missing:
        raise UsageError(
            f"{path}: {len(missing)} of {len(dataset)} rows are not among its {len(places)} ids, first '{missing[0]}';"
            " add them, or leave the id column out to join in order"
        )
    order = np.array([places[name] for name in dataset.ids])
    return {name: array[order] for name, array in values.items()}


def _same_rows(path: Path, found: int, dataset: Dataset) -> None:
    if found != len(dataset):
        raise UsageError(
            f"{path}: {found} rows, but {dataset.name} has {len(dataset)}; give one for each, or an 'id' column"
        )


def _one(values: Mapping[str, Array], path: Path) -> Array:
    if len(values) != 1:
        raise UsageError(f"{path}: expected one column (and ids), found {', '.join(values)}; keep one")
    return next(iter(values.values()))


def _classes(values: Array, known: list[str] | None, path: Path) -> Category:
    if isinstance(label_column(values), Scalar):
        raise UsageError(
            f"{path}: expected classes, or a column of probabilities for each, found fractions in one column"
        )
    column = category(values.tolist(), known)
    unknown = known is not None and len(column.names) > len(known)
    if known and unknown and values.dtype.kind in "iu" and values.min() >= 0 and values.max() < len(known):
        return Category(values.astype(np.int32), list(known))
    return column


def _probability(values: Array, name: str, path: Path) -> F64:
    if values.dtype.kind not in "fiu":
        raise UsageError(f"{path}: column '{name}': expected probabilities, found text")
    numbers = values.astype(np.float64)
    bad = ~((numbers >= 0) & (numbers <= 1))
    if bad.any():
        row = int(bad.argmax())
        raise UsageError(f"{path}: row {row}, column '{name}': expected 0…1, found {values[row]}; apply softmax first")
    return numbers


def _class_names(columns: list[str], known: list[str] | None, path: Path) -> list[str]:
    if known is not None and set(columns) <= set(known):
        return columns
    unnamed = all(name.removeprefix("c").isdigit() for name in columns)
    if known is None or not unnamed:
        return [name.removeprefix("c") for name in columns] if unnamed else columns
    if len(columns) != len(known):
        raise UsageError(
            f"{path}: {len(columns)} probabilities for each row but {len(known)} classes; name the columns"
        )
    return known
