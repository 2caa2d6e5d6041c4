"""Some rows in the order of a column of numbers, as galleries show them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from latentwalk.scenes import Column, Scalar
from latentwalk.scenes.arrays import Indices


def numbers(columns: Mapping[str, Column]) -> list[str]:
    """The columns that rows can be put in order by."""
    return [name for name, column in columns.items() if isinstance(column, Scalar)]


def in_order(rows: Indices, column: Column | None, *, falling: bool) -> Indices:
    """Rows (k,) by a column of numbers, unknown ones last either way; by where they stand without one."""
    if isinstance(column, Scalar):
        values = column.values[rows].astype(np.float64)
        return rows[np.argsort(-values if falling else values, kind="stable")]  # NaN last
    return rows[::-1] if falling else rows
