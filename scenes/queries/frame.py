"""A scene as a frame of pandas: what a person goes on with in a notebook."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from latentwalk.scenes.arrays import F32
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.kinds.column import Bool, Category, Column, Scalar

if TYPE_CHECKING:
    import pandas

ATTRS = "latentwalk"  # under which a frame says which of its columns are places and features


def frame(
    ids: Sequence[str], columns: Mapping[str, Column], places: Mapping[str, F32], features: Sequence[str]
) -> pandas.DataFrame:
    """A row for each of `ids`, which are the index; columns under their names, then of each of `places` (n, 3) the
    columns NAME_x, NAME_y and NAME_z float32 (NAME (layout)_x where a column has that name).

    Categories are Categorical, missing where the class is unknown, as are empty texts.  `attrs["latentwalk"]` tells the
    columns of each layout and which columns are `features`.  Raises UsageError without pandas.
    """
    try:
        import pandas
    except ModuleNotFoundError:
        raise UsageError("to_frame: needs the package 'pandas'; pip install 'latentwalk[tools]'") from None
    values: dict[str, object] = {}
    for name, column in columns.items():
        match column:
            case Category():
                values[name] = pandas.Categorical.from_codes(np.asarray(column.codes), list(column.names))
            case Scalar() | Bool():
                values[name] = np.asarray(column.values)
            case _:
                values[name] = [text or None for text in column.values]
    layouts = place_names(values, places)
    for name, positions in places.items():
        values |= zip(layouts[name], np.asarray(positions, np.float32).T, strict=True)
    found = pandas.DataFrame(values, index=pandas.Index(list(ids), name="id"))
    found.attrs[ATTRS] = {"layouts": layouts, "features": [name for name in features if name in values]}
    return found


def place_names(taken: Collection[str], layouts: Iterable[str]) -> dict[str, list[str]]:
    """Layout → NAME_x, NAME_y, NAME_z, what the columns of its places are called: NAME (layout)_x where one of `taken`
    has that name."""
    names: dict[str, list[str]] = {}
    for name in layouts:
        free = f"{name} (layout)" if any(f"{name}_{axis}" in taken for axis in "xyz") else name
        names[name] = [f"{free}_{axis}" for axis in "xyz"]
    return names
