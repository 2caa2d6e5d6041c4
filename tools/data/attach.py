"""What a user has beside the features (labels, predictions, pictures, metadata) joins its rows, by id or in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from latentwalk.scenes import Category, Scalar
from latentwalk.scenes.arrays import F64, Array
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.arrays import SUFFIXES as ARRAYS
from latentwalk.tools.data.arrays import one_hot, read_array
from latentwalk.tools.data.columns import category, guess, known_codes, probabilities_shown
from latentwalk.tools.data.columns import label as label_column
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.formats.refused import refuse_kind
from latentwalk.tools.data.pictures import SUFFIXES as PICTURES
from latentwalk.tools.data.pictures import as_images, cut_sprite, read_folder
from latentwalk.tools.data.tables import id_name, names_a_column, read_table, take_roles


@dataclass(frozen=True, eq=False)
class Beside:
    """Columns beside the features, (n,) each by name, in the data set's row order; `where` names them in errors."""

    values: dict[str, Array]
    where: str

    def one(self) -> Array:
        """The one column that there is."""
        if len(self.values) != 1:
            raise UsageError(f"{self.where}: expected one column (and ids), found {', '.join(self.values)}; keep one")
        return next(iter(self.values.values()))


def join(dataset: Dataset, role: str, path: Path) -> None:
    """Attach what a file or folder has of one of the `ROLES`."""
    if role == "images":
        images(dataset, path)
    else:
        JOIN[role](dataset, read_beside(path, dataset))


def labels(dataset: Dataset, beside: Beside) -> None:
    """Attach the `label` column: one class for each row, or several columns of which one is 1 and the others 0."""
    found = one_hot(list(beside.values.values())) if len(beside.values) > 1 else None
    if found is None:
        dataset.columns["label"] = label_column(beside.one())
    else:
        names = list(beside.values)
        dataset.columns["label"] = (
            category([names[code] for code in found], names) if _named(names) else category(found)
        )


def predictions(dataset: Dataset, beside: Beside) -> None:
    """Attach `prediction`, and of probabilities what `probabilities` attaches.

    One column (n,) holds classes: names, or codes where the label's names are not numbers.  k columns (n, k) hold
    probabilities.
    """
    if len(beside.values) > 1:
        probabilities(dataset, beside)
        return
    known = dataset.label.names if dataset.label is not None else None
    dataset.columns["prediction"] = _classes(beside.one(), known, beside.where)


def probabilities(dataset: Dataset, beside: Beside) -> None:
    """Attach `confidence`, of few classes each one's probability, and `prediction`, the likeliest class, unless that is
    there.

    k columns, in the order of the label's names unless their own names are classes; or, of two classes, one column that
    has the probability of the second.
    """
    known = dataset.label.names if dataset.label is not None else None
    table = np.stack([_probability(array, name, beside.where) for name, array in beside.values.items()], axis=1)
    names = list(beside.values)
    if len(names) == 1:
        if known is None or len(known) != 2:
            raise UsageError(
                f"{beside.where}: one probability for each row needs labels of two classes; give one for each class"
            )
        table, names = np.hstack([1 - table, table]), known
    names = _class_names(names, known, beside.where)
    given = dataset.columns.get("prediction")
    if isinstance(given, Category):
        places = known_codes(given, names, len(dataset))
        confidence = np.where(places < 0, np.nan, table[np.arange(len(table)), places])
    else:
        dataset.columns["prediction"] = category([names[code] for code in table.argmax(axis=1)], known)
        confidence = table.max(axis=1)
    dataset.columns["confidence"] = Scalar(confidence.astype(np.float32))
    dataset.columns |= probabilities_shown(table.astype(np.float32), names)


def metadata(dataset: Dataset, beside: Beside) -> None:
    """Attach every column under its own name; UsageError where the data set already has one called so."""
    values = dict(beside.values)
    columns = take_roles(values) | {name: guess(array) for name, array in values.items()}
    for name, column in columns.items():
        if name in dataset.columns:
            raise UsageError(f"{beside.where}: the data already has a column '{name}'; rename one")
        dataset.columns[name] = column


def images(dataset: Dataset, path: Path) -> None:
    """Attach pictures: an array (n, h, w[, c]), a sprite sheet, or a folder of files (by row id, or sorted)."""
    if path.is_dir():
        dataset.images = read_folder(path, dataset.ids)
    elif path.suffix.lower() in ARRAYS:
        pixels(dataset, read_array(path), str(path))
    elif path.suffix.lower() in PICTURES:
        dataset.images = cut_sprite(path, len(dataset))
    else:
        raise UsageError(f"{path}: expected pictures as a folder, .npy, .npz or a sprite sheet .png")


def pixels(dataset: Dataset, values: Array, where: str) -> None:
    """Attach pictures from an array, as `as_images` takes it."""
    pictures = as_images(values, where)
    same_rows(where, len(pictures), dataset)
    dataset.images = pictures


def read_beside(path: Path, dataset: Dataset) -> Beside:
    """A file's columns in the data set's row order: joined by a column of ids where there is one, else by row."""
    if not path.is_file():
        raise UsageError(f"{path}: no such file")
    refuse_kind(path)
    if path.suffix.lower() in ARRAYS:
        values = unnamed(read_array(path), str(path))
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
    return in_order(values, str(path), dataset)


def unnamed(array: Array, where: str) -> dict[str, Array]:
    """The columns c0, c1 … of an array (n,) or (n, k)."""
    if array.ndim not in (1, 2) or array.dtype.kind == "c":
        raise UsageError(f"{where}: expected one value or one list of numbers for each row, found {array.shape}")
    flat = array[:, None] if array.ndim == 1 else array
    return {f"c{i}": flat[:, i] for i in range(flat.shape[1])}


def in_order(values: dict[str, Array], where: str, dataset: Dataset) -> Beside:
    """Columns in the data set's row order: joined by one of ids where there is one beside others, else by row."""
    ids = id_name(values)
    if ids is not None and len(values) > 1:
        return Beside(_by_id(where, dataset, values.pop(ids), values), where)
    same_rows(where, len(next(iter(values.values()))), dataset)
    return Beside(values, where)


def _lines(path: Path) -> int:
    return path.read_bytes().rstrip(b"\r\n").count(b"\n") + 1


def _has_header(values: Mapping[str, Array]) -> bool:
    """Whether the first of all lines names the columns."""
    return any(names_a_column(*map(str, array.tolist())) for array in values.values() if array.dtype == object)


def _by_id(where: str, dataset: Dataset, ids: Array, values: Mapping[str, Array]) -> dict[str, Array]:
    places: dict[str, int] = {}
    for row, value in enumerate(ids.tolist()):
        if places.setdefault(str(value), row) != row:
            raise UsageError(f"{where}: rows {places[str(value)]} and {row} have the same id '{value}'; keep one")
    missing = [name for name in dataset.ids if name not in places]
    if missing:
        raise UsageError(
            f"{where}: {len(missing)} of {len(dataset)} rows are not among its {len(places)} ids, first '{missing[0]}';"
            " add them, or leave the id column out to join in order"
        )
    order = np.array([places[name] for name in dataset.ids])
    return {name: array[order] for name, array in values.items()}


def same_rows(where: str, found: int, dataset: Dataset) -> None:
    """Raise UsageError where there is not one row for each of the data set's."""
    if found != len(dataset):
        raise UsageError(
            f"{where}: {found} rows, but {dataset.name} has {len(dataset)}; give one for each, or an 'id' column"
        )


def _classes(values: Array, known: list[str] | None, where: str) -> Category:
    if isinstance(label_column(values), Scalar):
        raise UsageError(
            f"{where}: expected classes, or a column of probabilities for each, found fractions in one column"
        )
    column = category(values.tolist(), known)
    unknown = known is not None and len(column.names) > len(known)
    if known and unknown and values.dtype.kind in "iu" and values.min() >= 0 and values.max() < len(known):
        return Category(values.astype(np.int32), list(known))
    return column


def _probability(values: Array, name: str, where: str) -> F64:
    if values.dtype.kind not in "fiu":
        raise UsageError(f"{where}: column '{name}': expected probabilities, found text")
    numbers = values.astype(np.float64)
    bad = ~((numbers >= 0) & (numbers <= 1))
    if bad.any():
        row = int(bad.argmax())
        raise UsageError(f"{where}: row {row}, column '{name}': expected 0…1, found {values[row]}; apply softmax first")
    return numbers


def _class_names(columns: list[str], known: list[str] | None, where: str) -> list[str]:
    if known is not None and set(columns) <= set(known):
        return columns
    named = _named(columns)
    if known is None or named:
        return columns if named else [name.removeprefix("c") for name in columns]
    if len(columns) != len(known):
        raise UsageError(
            f"{where}: {len(columns)} probabilities for each row but {len(known)} classes; name the columns"
        )
    return known


def _named(columns: Sequence[str]) -> bool:
    """Whether columns have names of their own, rather than those of `unnamed`."""
    return not all(name.removeprefix("c").isdigit() for name in columns)


JOIN: dict[str, Callable[[Dataset, Beside], None]] = {
    "labels": labels,
    "predictions": predictions,
    "probabilities": probabilities,
    "metadata": metadata,
}
ROLES = ("labels", "predictions", "probabilities", "images", "metadata")  # in this order, as names of classes go on
