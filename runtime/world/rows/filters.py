"""Which rows a criterion names: what `select` and `filter` take.

A criterion is one of: {ids = ["a", …]}, {column = "label", equals = "3"}, {column = "text", contains = "cat"},
{column = "confidence", min = 0.5, max = 0.9} (either may be left out), {all = true}, {none = true}.
The column "id" means the row ids themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from latentwalk.runtime.ground.shown import Bools
from latentwalk.runtime.world.rows.ids import Ids, containing, equal_to
from latentwalk.scenes import Bool, Category, Column, Scalar, Scene, Text
from latentwalk.scenes.errors import UsageError

ID = "id"
TRUE, FALSE = ("true", "yes", "1"), ("false", "no", "0")


def rows_that(scene: Scene, ids: Ids, criterion: Mapping[str, Any]) -> Bools:
    """Mask (n,) of the rows that a checked criterion names.  Raises UsageError where it does not fit this scene."""
    n = len(scene)
    if "ids" in criterion:
        rows, missing = ids.rows_of(criterion["ids"])
        if missing:
            ids.row_of(missing[0])  # says which, and what looks like it
        mask = np.zeros(n, np.bool_)
        mask[rows] = True
        return mask
    if "column" not in criterion:
        return np.full(n, "all" in criterion)
    name = criterion["column"]
    if name == ID and ID not in scene.columns:
        column: Column = Text(ids.texts)
    elif name in scene.columns:
        column = scene.columns[name]
    else:
        raise UsageError(f"no column {name!r}; expected one of {', '.join([ID, *scene.columns])}")
    if "contains" in criterion:
        return _contains(name, column, criterion["contains"])
    if "equals" in criterion:
        return _equals(name, column, criterion["equals"])
    return _between(name, column, criterion.get("min"), criterion.get("max"))


def search(scene: Scene, ids: Ids, text: str) -> Bools:
    """Mask (n,) of the rows whose id, class or text holds a piece of text, whatever its case."""
    found = containing(ids.texts, text)
    for name, column in scene.columns.items():
        if isinstance(column, Category | Text):
            found |= _contains(name, column, text)
    return found


def _contains(name: str, column: Column, piece: str) -> Bools:
    if isinstance(column, Text):
        return containing(column.values, piece)
    if isinstance(column, Category):
        return _of_classes(column, containing(column.names, piece))
    raise UsageError(f"column {name!r} holds no text; use min and max, or equals, instead of contains")


def _equals(name: str, column: Column, value: Any) -> Bools:
    if isinstance(column, Scalar):
        return np.asarray(column.values == np.float32(_number(name, value)), np.bool_)
    if isinstance(column, Bool):
        text = str(value).lower()
        if text not in TRUE + FALSE:
            raise UsageError(f"column {name!r} is yes or no; expected equals = true or false, found {value!r}")
        return np.asarray(column.values == (text in TRUE), np.bool_)
    if isinstance(column, Category):
        if str(value) not in column.names:
            raise UsageError(f"column {name!r} has no class {value!r}; expected one of {_some(column.names)}")
        return _of_classes(column, np.array([class_name == str(value) for class_name in column.names]))
    return equal_to(column.values, str(value))


def _between(name: str, column: Column, low: Any, high: Any) -> Bools:
    if not isinstance(column, Scalar):
        raise UsageError(f"column {name!r} holds no numbers; use equals or contains instead of min and max")
    least = np.float32(-np.inf if low is None else _number(name, low))  # as the values are kept: 0.9 is in 0.9…1
    most = np.float32(np.inf if high is None else _number(name, high))
    return np.asarray((column.values >= least) & (column.values <= most), np.bool_)


def _of_classes(column: Category, wanted: Bools) -> Bools:
    """Rows whose class is wanted; unknown (−1) looks up the False put last."""
    return np.append(wanted, False)[column.codes]


def _number(name: str, value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        raise UsageError(f"column {name!r} holds numbers; expected a number, found {value!r}") from None


def _some(names: list[str]) -> str:
    return ", ".join(names[:20]) + (f" … ({len(names)} in all)" if len(names) > 20 else "")
