"""Results as tables for people and spreadsheets: CSV whose cells are never taken for formulas."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from latentwalk.scenes.arrays import Array
from latentwalk.scenes.outputs import sheet_cell, whole


def cell(value: object) -> str:
    """A value as a cell: numbers with 6 digits, nothing for what is missing, an apostrophe before what would run."""
    if value is None or (isinstance(value, float | np.floating) and math.isnan(value)):
        return ""
    if isinstance(value, float | np.floating):
        return f"{value:.6g}"
    if isinstance(value, bool | np.bool_):
        return "yes" if value else "no"
    return str(value if isinstance(value, int | np.integer) else sheet_cell(str(value)))


def write_table(path: Path, columns: Mapping[str, Sequence[object] | Array]) -> None:
    """Write columns of one length, by their heads, as CSV; what `path` holds already is kept: raises `UsageError`."""
    with whole(path) as beside, beside.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow([cell(name) for name in columns])
        table.writerows([cell(value) for value in row] for row in zip(*map(_values, columns.values()), strict=True))


def _values(column: Sequence[object] | Array) -> Iterable[object]:
    return column.tolist() if isinstance(column, np.ndarray) else column
