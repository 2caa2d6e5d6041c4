"""Tables: .csv, .tsv and .parquet, read with pyarrow; numbers become features, everything else typed columns."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from latentwalk.scenes import Column, Scalar
from latentwalk.scenes.arrays import Array
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.columns import category, fitting_name, guess
from latentwalk.tools.data.columns import label as label_column
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.features import is_number, numbered, one_line, refuse_duplicates, to_features

if TYPE_CHECKING:
    import pyarrow

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
DECIMAL_COMMA = re.compile(r"\s*[-+]?\d+,\d+\s*")
NEARLY = 0.2  # of a column's texts may be other than numbers, and it is still taken for one of numbers
PANDAS_INDEX = "__index_level_"
NAMES = frozenset(IDS).union(*ROLES.values())


def read_table(path: Path, *, header: bool | None = None, vectors: bool = False) -> dict[str, Array]:
    """Every column of a table as name → (n,) array; texts and what is missing among them as objects.

    `header`: whether the first line names the columns; None: it does unless it holds numbers alone.  `vectors`: a
    column of lists of numbers, all of one length, is (n, d) instead of texts.
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
    read = _vectors if vectors else _values
    return {name: read(column) for name, column in zip(names, table.columns, strict=True)}


def load_table(path: Path, label: str | None = None) -> Dataset:
    """A table's column of vectors, or else its numeric columns, as features; the column `label` (or called so) as
    class, one called id as ids."""
    values = read_table(path, vectors=True)
    if label is not None and label not in values:
        raise UsageError(f"{path}: no column '{label}' for labels; it has {', '.join(values)}")
    count = len(next(iter(values.values())))
    ids = take_ids(values, str(path)) or numbered("", count)
    wide = [name for name, array in values.items() if array.ndim == 2]
    if len(wide) > 1:
        raise UsageError(f"{path}: expected one column of vectors, found {', '.join(wide)}; leave the others out")
    vectors = values.pop(wide[0]) if wide else None
    columns = take_roles(values, label)
    notes = [note for name, array in values.items() for note in _nearly_numbers(name, array)]
    if vectors is not None:
        columns |= {name: guess(array) for name, array in values.items()}
        return _embedded(path, ids, wide[0], vectors, columns)
    numeric = [name for name, array in values.items() if array.dtype.kind in "fiu"]
    columns |= {name: guess(array) for name, array in values.items() if name not in numeric}
    if not numeric:
        raise UsageError(f"{path}: expected numeric columns to reduce, found none; it has {', '.join(values)}")
    features = to_features(np.stack([values[name] for name in numeric], axis=1), str(path), numeric, ids)
    provenance = {"format": "table", "source": str(path)}
    return Dataset(path.stem, ids, features, numeric, columns, None, provenance, notes)


def names_a_column(first: str, *others: str) -> bool:
    """Whether the `first` value of a column is its name: one known as such that does not recur among the `others`, or a
    text above nothing but numbers."""
    given = [other for other in others if other]
    known = first.strip().lower() in NAMES and first not in given
    return known or (first != "" and not is_number(first) and bool(given) and all(map(is_number, given)))


def _embedded(path: Path, ids: list[str], name: str, vectors: Array, columns: dict[str, Column]) -> Dataset:
    """A table whose features are the column `name` of vectors (n, d): numbers beside it describe rows, as texts do."""
    names = numbered(f"{name}_", vectors.shape[1])
    features = to_features(vectors, str(path), names, ids)
    return Dataset(path.stem, ids, features, names, columns, None, {"format": "arrays", "source": str(path)})


def _nearly_numbers(name: str, values: Array) -> list[str]:
    """A line on a column of texts that is one of numbers but for some values, else nothing."""
    texts = [str(value) for value in values.tolist()]
    odd = [row for row, text in enumerate(texts) if text.strip() and not is_number(text)]
    if values.dtype != object or not 0 < len(odd) <= NEARLY * len(texts):
        return []
    more = f" and {len(odd) - 1} other rows" if len(odd) > 1 else ""
    return [f"column '{name}' is left out of the features: row {odd[0]}{more} of it is no number: '{texts[odd[0]]}'"]


def take_ids(values: dict[str, Array], where: str) -> list[str] | None:
    """Take the column of row ids, by its name, out of `values`; UsageError where an id occurs twice."""
    name = next((name for name in values if name.strip().lower() in IDS), None)
    if name is None or (name.strip().lower() == "key" and len(set(values[name].tolist())) < len(values[name])):
        return None  # a key that recurs is one of music
    ids = [str(value) for value in values.pop(name).tolist()]
    refuse_duplicates(ids, f"{where}: column '{name}'")
    return ids


def take_roles(values: dict[str, Array], label: str | None = None) -> dict[str, Column]:
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


def _is_coordinate(name: str, values: Mapping[str, Array]) -> bool:
    """Whether a column is called y as of a place: it holds fractions."""
    return name.strip().lower() == "y" and values[name].dtype.kind == "f"


def _read_parquet(path: Path) -> pyarrow.Table:
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


def _read_csv(path: Path, header: bool | None) -> pyarrow.Table:
    from pyarrow import csv as arrow_csv

    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        first = file.readline()
    # By the first line, as spreadsheets part by semicolons where the comma is the decimal point.
    delimiter = "\t" if path.suffix.lower() == ".tsv" else max(",;\t|", key=first.count)
    cells = next(csv.reader([first], delimiter=delimiter), [])
    if header is None:
        header = not all(is_number(cell) for cell in cells)
    quotes: str | bool = False if path.suffix.lower() == ".tsv" else '"'
    reading = arrow_csv.ReadOptions(
        # A column's type is taken from the first block: one block, so that "1" may be followed by "1.5" later.
        block_size=min(max(path.stat().st_size, 1 << 20), 1 << 30),
        column_names=None if header else numbered("c", len(cells)),
        autogenerate_column_names=False,
    )
    # In a file of one column an empty line is a row without a value.
    parsing = arrow_csv.ParseOptions(
        delimiter=delimiter, quote_char=quotes, newlines_in_values=bool(quotes), ignore_empty_lines=len(cells) > 1
    )

    def read(decimal_point: str) -> pyarrow.Table:
        convert = arrow_csv.ConvertOptions(strings_can_be_null=False, timestamp_parsers=[], decimal_point=decimal_point)
        return arrow_csv.read_csv(path, reading, parsing, convert)

    table = read(".")
    if not _is_utf8(table):
        raise UsageError(f"{path}: expected text in UTF-8, found another encoding; save it as UTF-8")
    return read(",") if delimiter != "," and _has_decimal_commas(table) else table


def _has_decimal_commas(table: pyarrow.Table) -> bool:
    """Whether a column of texts holds nothing but numbers such as 1,5."""
    import pyarrow

    texts = [column for column in table.columns if pyarrow.types.is_string(column.type)]
    return any(all(map(DECIMAL_COMMA.fullmatch, filter(None, column.to_pylist()))) for column in texts if len(column))


def _is_utf8(table: pyarrow.Table) -> bool:
    """pyarrow makes bytes of cells that are not UTF-8, and fails at such names once they are asked for."""
    import pyarrow

    try:
        return bool(table.column_names) and not any(map(pyarrow.types.is_binary, table.schema.types))
    except UnicodeDecodeError:
        return False


def _vectors(column: pyarrow.ChunkedArray) -> Array:
    """A column of lists as (n, d) where they are numbers and of one length, any other as `_values` has it."""
    import pyarrow

    kinds = pyarrow.types
    if not (kinds.is_list(column.type) or kinds.is_large_list(column.type) or kinds.is_fixed_size_list(column.type)):
        return _values(column)
    of = column.type.value_type
    rows = column.to_pylist()
    lengths = {-1 if row is None else len(row) for row in rows}
    numeric = kinds.is_integer(of) or kinds.is_floating(of)
    if not numeric or len(lengths) != 1 or not min(lengths) > 0:
        return _values(column)
    return np.array([[np.nan if value is None else value for value in row] for row in rows], np.float64)


def _values(column: pyarrow.ChunkedArray) -> Array:
    import pyarrow

    kind = column.type
    if pyarrow.types.is_boolean(kind) and not column.null_count:
        return np.asarray(column.to_numpy(), bool)
    if pyarrow.types.is_integer(kind) and not column.null_count:
        return np.asarray(column.to_numpy())
    if pyarrow.types.is_integer(kind) or pyarrow.types.is_floating(kind) or pyarrow.types.is_decimal(kind):
        return np.asarray([np.nan if value is None else float(value) for value in column.to_pylist()], np.float64)
    return np.array(["" if value is None else str(value) for value in column.to_pylist()], object)
