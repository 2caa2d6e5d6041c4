"""Tables: .csv, .tsv and .parquet, read with pyarrow; numbers become features, everything else typed columns."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes import Column, Scalar
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.columns import category, fitting_name, guess
from latentwalk.tools.data.columns import label as label_column
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.features import is_number, numbered, one_line, refuse_duplicates, to_features

SUFFIXES = (".csv", ".tsv", ".parquet")
# Names by which tables call what a scene calls so; compared in lower case.
IDS = ("id", "ids", "row_id", "uid", "uuid", "key", "unnamed", "unnamed: 0")  # pandas leaves its index unnamed
ROLES = {
    "label": ("label", "labels", "class", "target", "species", "y"),
    "prediction": ("prediction", "predictions", "predicted", "pred", "y_pred"),
    "confidence": ("confidence", "probability"),
    "split": ("split", "fold", "subset"),
    "cluster": ("cluster", "clusters"),
}
PANDAS_INDEX = "__index_level_"
NAMES = frozenset(IDS).union(*ROLES.values())


def read_table(path: Path, *, header: bool | None = None) -> dict[str, NDArray[Any]]:
    """Every column of a table as name → (n,) array; texts and what is missing among them as objects.

    `header`: whether the first line names the columns; None: it does unless it holds numbers alone.
    """
    import pyarrow

    try:
        table = _read_parquet(path) if path.suffix.lower() == ".parquet" else _read_csv(path, header)
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path}: cannot be read as a table ({one_line(error)})") from error
    if not table.num_columns or not table.num_rows:
        raise UsageError(f"{path}: expected rows and columns, found {table.num_rows} × {table.num_columns}")
    names = [fitting_name(name) for name in table.column_names]
    if len(set(names)) < len(names):
        raise UsageError(f"{path}: two columns have the same name; rename one ({', '.join(names)})")
    return {name: _values(column) for name, column in zip(names, table.columns, strict=True)}


def load_table(path: Path, label: str | None = None) -> Dataset:
    """A table's numeric columns as features, the column `label` (or called so) as class, one called id as ids."""
    values = read_table(path)
    if label is not None and label not in values:
        raise UsageError(f"{path}: no column '{label}' for labels; it has {', '.join(values)}")
    count = len(next(iter(values.values())))
    ids = take_ids(values, str(path)) or numbered("", count)
    columns = take_roles(values, label)
    numeric = [name for name, array in values.items() if array.dtype.kind in "fiu"]
    columns |= {name: guess(array) for name, array in values.items() if name not in numeric}
    if not numeric:
        raise UsageError(f"{path}: expected numeric columns to reduce, found none; it has {', '.join(values)}")
    features = to_features(np.stack([values[name] for name in numeric], axis=1), str(path), numeric, ids)
    return Dataset(path.stem, ids, features, numeric, columns, None, {"format": "table", "source": str(path)})


def names_a_column(first: str, *others: str) -> bool:
    """Whether the `first` value of a column is its name: one known as such that does not recur among the `others`, or a
    text above nothing but numbers."""
    given = [other for other in others if other]
    known = first.strip().lower() in NAMES and first not in given
    return known or (first != "" and not is_number(first) and bool(given) and all(map(is_number, given)))


def take_ids(values: dict[str, NDArray[Any]], where: str) -> list[str] | None:
    """Take the column of row ids, by its name, out of `values`; UsageError where an id occurs twice."""
    name = next((name for name in values if name.strip().lower() in IDS), None)
    if name is None:
        return None
    ids = [str(value) for value in values.pop(name).tolist()]
    refuse_duplicates(ids, f"{where}: column '{name}'")
    return ids


def take_roles(values: dict[str, NDArray[Any]], label: str | None = None) -> dict[str, Column]:
    """Take the columns that a scene has names for (label, prediction, confidence …) out of `values`."""
    columns: dict[str, Column] = {}
    for role, aliases in ROLES.items():
        named = label if role == "label" and label is not None else None
        known = (name for name in values if name.strip().lower() in aliases and not _is_coordinate(name, values))
        name = named or next(known, None)
        if name is None or (role == "confidence" and values[name].dtype.kind not in "fiu"):
            continue
        array = values.pop(name)
        if role == "confidence":
            columns[role] = Scalar(array.astype(np.float32))
        else:
            columns[role] = label_column(array) if role == "label" else category(array)
    return columns


def _is_coordinate(name: str, values: Mapping[str, NDArray[Any]]) -> bool:
    """Whether a column is called y as of a place: it holds fractions."""
    return name.strip().lower() == "y" and values[name].dtype.kind == "f"


def _read_parquet(path: Path) -> Any:
    """A parquet table; what pandas left of an index without name is the rows' ids where it can be, and no feature."""
    import pyarrow
    from pyarrow import parquet

    table = parquet.read_table(path)
    indices = [name for name in table.column_names if name.startswith(PANDAS_INDEX)]
    if len(indices) == 1 and not any(name.strip().lower() in IDS for name in table.column_names):
        index = table[indices[0]]
        kinds = pyarrow.types
        fits = kinds.is_integer(index.type) or kinds.is_string(index.type) or kinds.is_large_string(index.type)
        if fits and not index.null_count and len(index.unique()) == len(index):
            return table.rename_columns(["id" if name in indices else name for name in table.column_names])
    return table.drop_columns(indices)


def _read_csv(path: Path, header: bool | None) -> Any:
    from pyarrow import csv as arrow_csv

    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        first = file.readline()
    delimiter = "\t" if path.suffix.lower() == ".tsv" else max(",;\t|", key=first.count)
    cells = next(csv.reader([first], delimiter=delimiter), [])
    if header is None:
        header = not all(is_number(cell) for cell in cells)
    quotes: Any = False if path.suffix.lower() == ".tsv" else '"'
    table = arrow_csv.read_csv(
        path,
        read_options=arrow_csv.ReadOptions(
            # A column's type is taken from the first block: one block, so that "1" may be followed by "1.5" later.
            block_size=min(max(path.stat().st_size, 1 << 20), 1 << 30),
            column_names=None if header else numbered("c", len(cells)),
            autogenerate_column_names=False,
        ),
        parse_options=arrow_csv.ParseOptions(
            delimiter=delimiter, quote_char=quotes, newlines_in_values=bool(quotes), ignore_empty_lines=len(cells) > 1
        ),
        convert_options=arrow_csv.ConvertOptions(strings_can_be_null=False, timestamp_parsers=[]),
    )
    if not _is_utf8(table):
        raise UsageError(f"{path}: expected text in UTF-8, found another encoding; save it as UTF-8")
    return table


def _is_utf8(table: Any) -> bool:
    """pyarrow makes bytes of cells that are not UTF-8, and fails at such names once they are asked for."""
    import pyarrow

    try:
        return bool(table.column_names) and not any(map(pyarrow.types.is_binary, table.schema.types))
    except UnicodeDecodeError:
        return False


def _values(column: Any) -> NDArray[Any]:
    import pyarrow

    kind = column.type
    if pyarrow.types.is_boolean(kind) and not column.null_count:
        return np.asarray(column.to_numpy(), bool)
    if pyarrow.types.is_integer(kind) and not column.null_count:
        return np.asarray(column.to_numpy())
    if pyarrow.types.is_integer(kind) or pyarrow.types.is_floating(kind) or pyarrow.types.is_decimal(kind):
        return np.asarray([np.nan if value is None else float(value) for value in column.to_pylist()], np.float64)
    return np.array(["" if value is None else str(value) for value in column.to_pylist()], object)
