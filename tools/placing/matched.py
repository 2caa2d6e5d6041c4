"""New rows with the columns of the old ones."""

from __future__ import annotations

from pathlib import Path

from latentwalk.scenes import Bool, Category, Scalar, Text
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.clusters.names import Tell
from latentwalk.tools.data.choice import of_columns, some
from latentwalk.tools.data.columns import category
from latentwalk.tools.data.columns import label as label_column
from latentwalk.tools.data.dataset import Dataset


def matched(dataset: Dataset, old: Dataset, label: str | None, say: Tell) -> Dataset:
    """The new rows with the features of the `old` ones; the column that was these' `label`, if it was one, as such.

    Columns of tables are found by name.  Raises UsageError where some lack, or pictures are of another size.
    """
    if label is not None and "label" not in dataset.columns and not Path(label).is_file():
        _take_label(dataset, label)
    if dataset.images is not None and old.images is not None and dataset.images.shape[1:] != old.images.shape[1:]:
        wanted, found = (" × ".join(map(str, part.shape[1:])) for part in (old.images, dataset.images))
        raise UsageError(f"{dataset.name}: expected pictures of {wanted}, as the old ones are, found {found}")
    if dataset.feature_names == old.feature_names:
        return dataset
    tables = [part.provenance["format"] == "table" for part in (old, dataset)]
    if all(tables):
        dataset, beyond = of_columns(dataset, old.feature_names, "the old rows'")
        if beyond:
            say(f"left out, as the old rows have no such columns: {some(beyond)}")
        return dataset
    wide, width = len(dataset.feature_names), len(old.feature_names)
    if wide != width:
        raise UsageError(f"{dataset.name}: expected {width} columns, as the old rows have, found {wide}")
    if any(tables):
        say("columns of old and new rows are taken in order, as one of the two has no names for them")
    return dataset


def _take_label(dataset: Dataset, name: str) -> None:
    """Let the column `name` be the label, be it one that describes rows or one of numbers."""
    match found := dataset.columns.pop(name, None):
        case Category():
            dataset.columns["label"] = found
        case Text() | Bool() | Scalar():
            dataset.columns["label"] = category(list(found.values))
        case None if name in dataset.feature_names:
            dataset.columns["label"] = label_column(dataset.features[:, dataset.feature_names.index(name)])
