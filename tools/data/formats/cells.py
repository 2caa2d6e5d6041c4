"""AnnData's tables: the columns of `obs`, in each of the ways that its versions have written them."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

import numpy as np

from latentwalk.scenes import Category, Column
from latentwalk.scenes.arrays import Array, Indices
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.limits import MAX_CLASSES
from latentwalk.tools.data.columns import fitting_name, guess
from latentwalk.tools.data.columns import label as label_column
from latentwalk.tools.data.formats.hdf5 import Hdf5

OLD = "__categories"  # of all columns, as anndata 0.7 has them
# What people call the column of the kinds of cells, in lower case.
LABELS = ("label", "labels", "cell_type", "celltype", "cell type", "cell_types", "celltypes", "bulk_labels")


def text_of(value: object) -> str:
    """A text of HDF5, which may be bytes."""
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


def index_of(file: Hdf5, table: Any) -> Array | None:
    """The names of a table's rows."""
    found = file.dataset(table, text_of(table.attrs.get("_index", "_index")))
    return None if found is None or len(found.shape) != 1 else file.values(found)


def columns_of(
    file: Hdf5, table: Any, count: int, rows: Indices | None, label: str | None, notes: list[str]
) -> dict[str, Column]:
    """The columns of a table of `count` rows, of these `rows` alone; the column `label`, or called so, as the label.

    Raises UsageError where it has no such column; `notes` hears of one of a type that is not known.
    """
    index = text_of(table.attrs.get("_index", "_index"))
    order = [text_of(name) for name in table.attrs.get("column-order", [])] or list(map(str, table))
    values = {name: _column(file, table, name, count) for name in order if name not in (index, OLD)}
    if label is not None and values.get(label) is None:
        raise UsageError(f"{file.path}: no column '{label}' for labels; obs has {', '.join(values) or 'none'}")
    chosen = label or next((name for name, found in values.items() if _is_label(name, found)), None)
    made: dict[str, Column] = {}
    for name, found in values.items():
        if found is None:
            notes.append(f"column '{fitting_name(name)}' of obs is left out: it is of a type that is not known")
            continue
        kept = found if rows is None else _taken(found, rows)
        known = "label" if name == chosen else _free(name, {*made, "label"} if chosen is not None else made)
        typed = label_column if name == chosen else guess
        made[known] = kept if isinstance(kept, Category) else typed(kept)
    if chosen is not None:
        notes.append(f"label: {fitting_name(chosen)} of obs (--labels takes another column)")
    return made


def _is_label(name: str, found: object) -> bool:
    return found is not None and name.strip().lower() in LABELS


def _free(name: str, taken: Container[str]) -> str:
    known = fitting_name(name)
    while known in taken:
        known = f"obs {known}"[:200]
    return known


def _column(file: Hdf5, table: Any, name: str, count: int) -> Array | Category | None:
    """A column as values (count,) or a category; None where it is of a kind that is not known."""
    dataset = file.dataset(table, name)
    if dataset is not None:
        values = file.values(dataset) if dataset.shape == (count,) else None
        if values is None or "categories" not in dataset.attrs:
            return values
        return _category(values, file.values(file.dataset(file.group(table, OLD), name)))
    group = file.group(table, name)
    if group is None:
        return None
    parts = file.members(table, name)
    if {"codes", "categories"} <= parts.keys() and parts["codes"].shape == (count,):
        return _category(file.values(parts["codes"]), file.values(parts["categories"]))
    if {"values", "mask"} <= parts.keys() and parts["values"].shape == parts["mask"].shape == (count,):
        return _masked(file.values(parts["values"]), np.asarray(file.values(parts["mask"]), bool))
    return None


def _masked(values: Array, missing: Array) -> Array:
    if not missing.any():
        return values
    if values.dtype.kind in "iuf":
        return np.where(missing, np.nan, values.astype(np.float64))
    found = values.astype(object)
    found[missing] = None
    return found


def _category(found: Array, names: Array) -> Array | Category:
    """Codes into names; the names themselves where there is nearly one for each row."""
    codes = np.asarray(found, np.int64)
    codes = np.where((codes < 0) | (codes >= len(names)), -1, codes)
    texts = [fitting_name(text_of(name)) for name in names.tolist()]
    if len(texts) <= min(max(2, len(codes) // 2), MAX_CLASSES) and len(set(texts)) == len(texts):
        return Category(codes.astype(np.int32), texts)
    each: Array = np.array([*names.tolist(), None], object)
    return each[codes]


def _taken(found: Array | Category, rows: Indices) -> Array | Category:
    return Category(found.codes[rows], found.names) if isinstance(found, Category) else found[rows]
