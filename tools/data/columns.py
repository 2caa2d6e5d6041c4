"""Typed columns from plain values: which become a category, a number, yes/no or text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from latentwalk.scenes import Bool, Category, Column, Scalar, Strings, Text
from latentwalk.scenes.arrays import F32, I32, Array, Indices
from latentwalk.scenes.rules import PROBABILITY
from latentwalk.tools.data.dataset import Dataset

# More distinct texts than this are names of rows rather than classes.
MOST_CLASSES = 100
MOST_CODES = 20  # distinct whole numbers that are classes whatever they are
MOST_GAPPED_CODES = 1000
ROWS_OF_A_CLASS = 10
MOST_SHOWN = 64
MOST_PROBABILITIES = 20  # classes up to which each has such a column


def features_shown(dataset: Dataset) -> dict[str, Column]:
    """The features of a table, or the places of points, as columns to color and filter by, if they are not too many for
    a person to read."""
    if not (dataset.points or dataset.provenance.get("format") == "table") or len(dataset.feature_names) > MOST_SHOWN:
        return {}
    return {
        name: Scalar(np.ascontiguousarray(values))
        for name, values in zip(dataset.feature_names, dataset.features.T, strict=True)
        if name not in dataset.columns
    }


def probabilities_shown(shares: F32, names: Sequence[str]) -> dict[str, Column]:
    """A model's probabilities (n, classes) as columns, if the classes are not too many for a person to read."""
    if len(names) > MOST_PROBABILITIES:
        return {}
    return {
        fitting_name(PROBABILITY + name): Scalar(np.ascontiguousarray(values, np.float32))
        for name, values in zip(names, shares.T, strict=True)
    }


def category(values: Sequence[object] | Array, names: Sequence[str] | None = None) -> Category:
    """A category from one value for each row; None, NaN and "" are unknown (code −1).

    Without `names` the distinct values in natural order (numbers by size) are the names; with it, values that are not
    among `names` follow at the end.
    """
    given = texts(values)
    known = list(names or ())
    seen = set(known)
    known += sorted({text for text in given if text and text not in seen}, key=_natural)
    codes = {name: code for code, name in enumerate(known)}
    return Category(np.array([codes.get(text, -1) for text in given], np.int32), known)


def texts(values: Iterable[object]) -> list[str]:
    """How values read as names: whole floats without their ".0", "" for what is missing."""
    return [_text(value) for value in values]


def label(values: Sequence[object] | Array) -> Column:
    """The `label` column: a category, unless the values are quantities (as in regression), which are a Scalar."""
    array = np.asarray(values)
    if array.dtype.kind in "iuf" and _are_quantities(array[np.isfinite(array)]):
        return Scalar(array.astype(np.float32))
    return category(values)


def _are_quantities(values: Array) -> bool:
    """Whether numbers are measured or counted rather than codes of classes: fractions, or very many whole ones with
    gaps between them, few rows each."""
    if (values % 1).any():
        return True
    distinct = len(np.unique(values))
    if distinct <= MOST_CODES or float(values.max()) - float(values.min()) + 1 == distinct:
        return False
    return distinct > MOST_GAPPED_CODES or len(values) < ROWS_OF_A_CLASS * distinct


def guess(values: Array) -> Column:
    """The column that `values` (n,) look like: Bool, Category of few texts or few integers, Scalar, else Text."""
    if values.dtype == bool:
        return Bool(np.asarray(values, bool))
    distinct = len(set(values.tolist()))
    few = distinct <= min(MOST_CLASSES, max(2, len(values) // 2))
    if values.dtype.kind in "iu" and few and distinct <= MOST_CODES:
        return category(values)
    if values.dtype.kind in "iuf":
        return Scalar(values.astype(np.float32))
    return category(values) if few else Text(Strings.of(texts(values)))


def fitting_name(name: str) -> str:
    """A column's name as a menu can show it and a scene takes it: 1 to 200 printable characters."""
    return "".join(char if char.isprintable() else " " for char in name)[:200].strip() or "unnamed"


def known_codes(label: Category | None, classes: Sequence[str], count: int) -> I32:
    """Codes (count,) of `label` into `classes`; −1 for what is none of them, and for all without a label."""
    if label is None:
        return np.full(count, -1, np.int32)
    places = {name: place for place, name in enumerate(classes)}
    # The last entry is what code −1 finds.
    return np.array([*(places.get(name, -1) for name in label.names), -1], np.int32)[label.codes]


def take(column: Column, rows: Indices) -> Column:
    """The column of these rows alone."""
    match column:
        case Category():
            return Category(column.codes[rows], column.names, column.colors)
        case Scalar():
            return Scalar(column.values[rows], column.unit, column.center)
        case Bool():
            return Bool(column.values[rows])
        case Text():
            return Text(Strings.of(column.values[int(row)] for row in rows))


def _text(value: object) -> str:
    if value is None or (isinstance(value, float | np.floating) and np.isnan(value)):
        return ""
    if isinstance(value, float | np.floating) and float(value).is_integer():
        return str(int(value))
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


def _natural(text: str) -> tuple[int, float, str]:
    try:
        return (0, float(text), text)
    except ValueError:
        return (1, 0.0, text)


def same_names(prediction: Category, label: Category) -> Category:
    """Predictions with the label's names first, so that one code and one color mean one class."""
    names = [*prediction.names, None]
    return category([names[code] for code in prediction.codes], label.names)
