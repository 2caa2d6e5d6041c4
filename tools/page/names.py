"""At which rows the names of classes stand in a page: those nearest to the middles of the classes, as in a walk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from latentwalk.scenes import Category, Column
from latentwalk.scenes.arrays import F32, I32
from latentwalk.scenes.queries.room import medoid
from latentwalk.scenes.rules import NO_OR_YES

FEWEST, MOST = 2, 40  # classes: one says nothing, more are no picture
SAMPLED = 250  # rows of a class, spread evenly: a median of so many errs by some 8 % of the class's deviation


def standing(columns: Mapping[str, Column], clouds: Sequence[F32]) -> dict[str, list[list[int]]]:
    """Column → for each cloud (n, 3) one row a class at which its name stands, −1 for none."""
    named = {
        name: column
        for name, column in columns.items()
        if isinstance(column, Category)
        and FEWEST <= len(np.unique(column.codes[column.codes >= 0])) <= MOST
        and len(column.names) <= MOST * MOST  # of ten thousand of which few are used, lists would be long
        and list(column.names) != list(NO_OR_YES)
    }
    return {
        name: [[_row(cloud, column.codes, code) for code in range(len(column.names))] for cloud in clouds]
        for name, column in named.items()
    }


def _row(cloud: F32, codes: I32, code: int) -> int:
    rows = np.flatnonzero((codes == code) & np.isfinite(cloud).all(axis=1))
    rows = rows[:: max(1, -(-len(rows) // SAMPLED))]
    return int(rows[medoid(cloud[rows])]) if len(rows) else -1
