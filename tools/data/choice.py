"""Which rows of a data set are kept, some classes or a sample, and which of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from latentwalk.scenes import Category
from latentwalk.scenes.arrays import Indices
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data import words
from latentwalk.tools.data.columns import known_codes, take
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.sampling import stratified

MOST_NAMED = 8  # columns in one line


def rows(dataset: Dataset, keep: Indices) -> Dataset:
    """The data set of these rows alone."""
    return replace(
        dataset,
        ids=[dataset.ids[int(row)] for row in keep],
        features=dataset.features[keep],
        columns={name: take(column, keep) for name, column in dataset.columns.items()},
        images=None if dataset.images is None else dataset.images[keep],
        layouts={name: positions[keep] for name, positions in dataset.layouts.items()},
    )


def limited(dataset: Dataset, limit: int, seed: int) -> Dataset:
    """At most `limit` rows: a seeded sample with each class's share, or the first words."""
    classes = dataset.label.codes if dataset.label is not None else np.zeros(len(dataset), np.int32)
    of_words = dataset.provenance["format"] in words.FORMATS
    keep = np.arange(min(limit, len(dataset))) if of_words else stratified(classes, limit, seed)
    chosen = rows(dataset, keep)
    drawn = {} if of_words else {"of": len(dataset), "seed": seed}
    chosen.provenance = {**dataset.provenance, "limit": limit, **drawn}
    return chosen


def of_columns(dataset: Dataset, wanted: Sequence[str], whose: str) -> tuple[Dataset, list[str]]:
    """The data set with the `wanted` features alone, in their order, and those that it has beyond them.

    Raises UsageError that names the columns that it lacks; `whose`, such as "the model's", are those that are wanted.
    """
    names = dataset.feature_names
    place = {name: number for number, name in enumerate(names)}
    missing, beyond = [name for name in wanted if name not in place], [name for name in names if name not in wanted]
    if missing:
        others = f", and has {some(beyond)}, which is none of them" if beyond else ""
        raise UsageError(f"{dataset.name}: lacks {some(missing)} of {whose} {len(wanted)} columns{others}")
    features = np.ascontiguousarray(dataset.features[:, [place[name] for name in wanted]])
    return replace(dataset, features=features, feature_names=list(wanted)), beyond


def some(columns: Sequence[str]) -> str:
    """Columns by name in one line, of many the first."""
    more = f" and {len(columns) - MOST_NAMED} more" if len(columns) > MOST_NAMED else ""
    return ", ".join(f"'{name}'" for name in columns[:MOST_NAMED]) + more


def whole_number(classes: Sequence[str]) -> int | None:
    """How many classes, where that is what --classes says: one number alone."""
    return int(classes[0]) if len(classes) == 1 and classes[0].isascii() and classes[0].isdigit() else None


def of_classes(dataset: Dataset, classes: Sequence[str]) -> Dataset:
    """The rows of the classes with these names or, of one whole number N, of the N classes with most rows.

    Rows without a label go, unless N is how many classes there are.  Raises UsageError for names that no class has, for
    fewer than two, and for more than there are.
    """
    label = dataset.label
    if label is None:
        raise UsageError(f"--classes: {dataset.name} has no classes to choose from; give --labels FILE or COLUMN")
    count = whole_number(classes)
    if count == len(label.names):
        return dataset
    names = named_classes(label.names, classes) if count is None else _largest(label, count)
    codes = known_codes(label, names, len(dataset))
    chosen = rows(dataset, np.flatnonzero(codes >= 0))
    colors = None if label.colors is None else label.colors[[label.names.index(name) for name in names]]
    chosen.columns["label"] = Category(codes[codes >= 0], names, colors)
    chosen.provenance = {**dataset.provenance, "classes": names, "of": len(dataset)}
    if count is not None:
        said = f"--classes {count}: the {count} of {len(label.names)} classes with most rows are {', '.join(names)}"
        chosen.notes = [*dataset.notes, f"{said}; {len(chosen):,} of {len(dataset):,} rows are kept"]
    return chosen


def named_classes(known: Sequence[str], classes: Sequence[str]) -> list[str]:
    """Those of the `known` classes that are asked for, in their order; UsageError for others, or fewer than two."""
    if unknown := [name for name in classes if name not in known]:
        raise UsageError(f"--classes: expected some of {', '.join(known)}, found '{unknown[0]}'")
    names = [name for name in known if name in classes]
    if len(names) < 2:
        raise UsageError(f"--classes: expected at least 2 classes, found {len(names)}")
    return names


def _largest(label: Category, count: int) -> list[str]:
    """The `count` classes with most rows, in the order that they have."""
    if not 2 <= count < len(label.names):
        known = f"{len(label.names)} classes ({', '.join(label.names[:10])}{' …' if len(label.names) > 10 else ''})"
        raise UsageError(f"--classes {count}: expected from 2 up to as many as there are, which is {known}")
    sizes = np.bincount(label.codes[label.codes >= 0], minlength=len(label.names))
    return [label.names[code] for code in sorted(np.argsort(-sizes, kind="stable")[:count])]
