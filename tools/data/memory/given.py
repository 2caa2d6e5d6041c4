"""What a call from Python is given in memory, as a data set: X itself, and what is beside it, by row or by index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from os import PathLike
from typing import Any

import numpy as np

from latentwalk.scenes.arrays import F32
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.queries.frame import ATTRS
from latentwalk.tools.data import arrays, attach, tables
from latentwalk.tools.data.attach import Beside
from latentwalk.tools.data.columns import texts
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.features import numbered, refuse_duplicates
from latentwalk.tools.data.memory.values import as_table, as_values, index_of, is_named, is_table

X = "X"  # how the rows themselves are called in errors


@dataclass(frozen=True, eq=False)
class Given:
    """`rows`: X, None where it is read from files; `ids`: a name for each row; `columns`: which columns of X are
    features, or how they are called; `beside`: labels and the like by name, in the order in which they join."""

    rows: object = None
    ids: object = None
    columns: object = None
    beside: Mapping[str, object] = field(default_factory=dict)

    def arguments(self) -> list[str]:
        """What of a call is given in memory, as its source says it."""
        own = {"ids": self.ids, "columns": self.columns, **self.beside}
        named = [f"{name}={name}" for name, value in own.items() if value is not None]
        return named if self.rows is None else [X, *named]


NOTHING = Given()


def apart(
    inputs: object, beside: Mapping[str, object], ids: object, columns: object
) -> tuple[dict[str, object], Given]:
    """The arguments of a call that name files, as options, and those that are in memory."""
    files = {role: value for role, value in beside.items() if value is None or isinstance(value, str | PathLike)}
    held = {role: value for role, value in beside.items() if role not in files}
    if is_named(inputs):
        return {**files, "inputs": inputs}, Given(None, ids, columns, held)
    return {**files, "inputs": ()}, Given(inputs, ids, columns, held)


def load_given(given: Given, key: str | None, vectors: str | None, label: str | None) -> Dataset:
    """The rows of `given.rows` as files of the same arrays or the same table are read; `label` names a column."""
    rows, names = given.rows, _names(given.columns)
    source = f"{type(rows).__module__.partition('.')[0]} {type(rows).__name__} in memory"
    if names and not is_table(rows):
        rows = _with_names(rows, names)
    if is_table(rows):
        layouts: dict[str, F32] = {}
        if not names and getattr(rows, "attrs", {}).get(ATTRS):
            rows, names, layouts = _of_scene(rows)
        table = as_table(rows, X)
        read = tables.read_columns(table, X, vectors=True)
        index = None if tables.id_name(read.values) is not None else index_of(rows)
        found = tables.dataset_of(read, X, X, source, label=label, vectors=vectors, chosen=names)
        notes = [f"layouts: {', '.join(layouts)}, as they are in the frame"] if layouts else []
        return replace(found, ids=found.ids if index is None else index, layouts=layouts, notes=[*found.notes, *notes])
    if label is not None:
        raise UsageError(f"--labels {label}: no such file (and X is no table that could have such a column)")
    if vectors is not None:
        raise UsageError("--vectors: goes with tables, and X has no columns with names; leave it out")
    held = rows if isinstance(rows, Mapping) else {"features": rows}
    values = {str(name): as_values(part, X if part is rows else f"{X}: {name!r}") for name, part in held.items()}
    return arrays.dataset_of(values, X, X, source, key)


def _of_scene(frame: Any) -> tuple[object, list[str], dict[str, F32]]:
    """The frame of a scene without its layouts, the names of its features, and the layouts."""
    about = frame.attrs[ATTRS]
    features = [name for name in about["features"] if name in frame]
    places = {name: axes for name, axes in about["layouts"].items() if all(axis in frame for axis in axes)}
    if not features:
        raise UsageError(
            "X: is the frame of a scene that has not its features; give these as X and the frame as metadata=, or"
            " columns= to say which are features"
        )
    layouts = {name: frame[axes].to_numpy(np.float32) for name, axes in places.items()}
    layouts = {name: positions for name, positions in layouts.items() if np.isfinite(positions).all()}
    return frame.drop(columns=[axis for axes in places.values() for axis in axes]), features, layouts


def name_rows(dataset: Dataset, ids: object) -> None:
    """Give the rows these ids: one each, all different."""
    names = texts(as_values(ids, "ids").reshape(-1).tolist())
    attach.same_rows("ids", len(names), dataset)
    if "" in names:
        raise UsageError(f"ids: row {names.index('')} has none; give each row one")
    refuse_duplicates(names, "ids")
    dataset.ids = names


def join(dataset: Dataset, role: str, value: object, rows: object) -> None:
    """Attach what belongs to the rows in the given role: labels, predictions, probabilities, images or metadata.

    By row; a frame by its column of ids; what pandas gave an index by that, where `rows` (X) have the same in another
    order.  Raises UsageError where the two indices do not tell which row is which.
    """
    if role == "images":
        attach.pixels(dataset, as_values(value, role), role)
        return
    table = as_table(value, role)
    if table is not None:
        read = tables.read_columns(table, role, vectors=False)
        dataset.notes += read.notes
        values = read.values
    else:
        values = attach.unnamed(as_values(value, role), role)
    beside = None
    if tables.id_name(values) is None:
        beside = _by_index(dataset, role, values, index_of(value), index_of(rows))
    attach.JOIN[role](dataset, beside or attach.in_order(values, role, dataset))


def _by_index(
    dataset: Dataset, role: str, values: dict[str, Any], index: list[str] | None, own: list[str] | None
) -> Beside | None:
    """Columns joined by the index that they and X have; None where they go by row."""
    count = len(dataset)
    if index is None or own is None or index == own or len(own) != count:
        return None
    numbers = [name for name, names in ((role, index), (X, own)) if _is_numbering(names)]
    if not set(own) <= set(index):
        if numbers or len(index) != count:
            return None  # one of them has row numbers alone, which say nothing
        raise UsageError(
            f"{role}: its index has not the rows of X's, such as '{next(n for n in own if n not in set(index))}'; give"
            f" {role}.to_numpy() to go by row"
        )
    if numbers and len(index) == count:
        raise UsageError(
            f"{role}: its index has the rows of X's in another order; give {role}.to_numpy() to go by row, or"
            f" {role}.loc[X.index] to go by index"
        )
    dataset.notes.append(f"{role}: joined by index, which is in another order than X's")
    places = {name: place for place, name in enumerate(index)}
    order = [places[name] for name in own]
    return Beside({name: array[order] for name, array in values.items()}, role)


def _is_numbering(names: list[str]) -> bool:
    return names == numbered("", len(names))


def _names(columns: object) -> list[str]:
    if columns is None:
        return []
    if isinstance(columns, str | bytes | Mapping):
        raise UsageError(f"columns: expected a list of names of X's columns, found {type(columns).__name__}")
    return texts(as_values(columns, "columns").tolist())


def _with_names(rows: object, names: list[str]) -> dict[str, object]:
    """An array (n, d) as columns with names."""
    values = as_values(rows, X)
    if values.ndim != 2 or values.shape[1] != len(names):
        raise UsageError(
            f"columns: expected a name for each column of X, whose shape is {values.shape}, found {len(names)}"
        )
    if len(set(names)) < len(names):
        raise UsageError("columns: expected each name once")
    return {name: values[:, place] for place, name in enumerate(names)}
