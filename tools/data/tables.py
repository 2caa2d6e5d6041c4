"""Tables: vectors, or else numbers, become features, the other columns ids, labels or descriptions; all is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from latentwalk.scenes import Column, Scalar
from latentwalk.scenes.arrays import Array
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.columns import category, fitting_name, guess
from latentwalk.tools.data.columns import label as label_column
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.features import is_number, numbered, refuse_duplicates, to_features
from latentwalk.tools.data.formats.saved_pictures import picture_column, unpack_pictures
from latentwalk.tools.data.table_files import read_arrow
from latentwalk.tools.data.table_values import Read, odd_notes, values_of

if TYPE_CHECKING:
    import pyarrow

# Names by which tables call what a scene calls so; compared in lower case.
INDEX = ("unnamed", "unnamed: 0")  # as pandas leaves it
IDS = ("id", "ids", "row_id", "uid", "uuid", "key", *INDEX)
ROLES = {
    "label": ("label", "labels", "class", "target", "species", "y"),
    "prediction": ("prediction", "predictions", "predicted", "pred", "y_pred"),
    "confidence": ("confidence", "probability"),
    "split": ("split", "fold", "subset"),
    "cluster": ("cluster", "clusters"),
}
MAYBE_IDS = ("key", *INDEX)  # a key that recurs is one of music
MOST_LISTED = 12
NAMES = frozenset(IDS).union(*ROLES.values())


def read_table(path: Path, *, header: bool | None = None, notes: list[str] | None = None) -> dict[str, Array]:
    """Every column of a table as name → (n,) array; texts and what is missing among them as objects.

    `header`: whether the first line names the columns; None: it does unless it holds numbers alone.  `notes` hears of
    numbers that are oddly written.
    """
    read = _read(path, header, vectors=False)
    if notes is not None:
        notes += read.notes
    return read.values


def _read(path: Path, header: bool | None = None, *, vectors: bool) -> Read:
    table, commas = read_arrow(path, header)
    return read_columns(table, str(path), vectors=vectors, commas=commas)


def read_columns(table: pyarrow.Table, where: str, *, vectors: bool, commas: bool = False) -> Read:
    """The columns of a table as `values_of` has them, by names that a scene takes."""
    names = [fitting_name(name) for name in table.column_names]
    if len(set(names)) < len(names):
        raise UsageError(f"{where}: two columns have the same name; rename one ({', '.join(names)})")
    return values_of(table, names, where, vectors=vectors, commas=commas)


def load_table(path: Path, label: str | None = None, vectors: str | None = None, split: str | None = None) -> Dataset:
    """The data set in a file of a table, as `dataset_of` makes it.

    Of pictures within, the pixels are the features where there is no column of vectors.  `split`: of several, one.
    """
    table, commas = read_arrow(path, split=split)
    return _of_table(table, str(path), path.stem, label, vectors, commas)


def load_tables(paths: Sequence[Path], name: str, label: str | None = None, vectors: str | None = None) -> Dataset:
    """The data set in files of tables with the same columns, one under the other.  UsageError names the file."""
    import pyarrow

    read = [read_arrow(path) for path in paths]
    table = pyarrow.concat_tables([table for table, _ in read], promote_options="permissive")
    try:
        return _of_table(table, f"{name} ({len(paths):,} files)", Path(name).stem, label, vectors)
    except UsageError:
        for path in paths:
            load_table(path, label, vectors)  # whose error says where in its file, if it is in one
        raise


def _of_table(
    table: pyarrow.Table, where: str, name: str, label: str | None, vectors: str | None, commas: bool = False
) -> Dataset:
    packed = picture_column(table)
    if packed is None:
        read = read_columns(table, where, vectors=True, commas=commas)
        return dataset_of(read, where, name, where, label=label, vectors=vectors)
    notes: list[str] = []
    images = unpack_pictures(table[packed], f"{where}: column '{packed}'", notes)
    read = read_columns(table.drop_columns([packed]), where, vectors=True, commas=commas)
    alone = all(array.ndim == 1 for array in read.values.values())
    if alone:
        read.values[packed] = images.reshape(len(images), -1)
    made = dataset_of(read, where, name, where, label=label, vectors=vectors)
    about = {**made.provenance, "format": "pictures"} if alone else made.provenance
    said = [note.replace(f"{packed} (vectors)", f"{packed} (pixels)") for note in made.notes]
    return replace(made, images=images, provenance=about, notes=[*notes, *said])


def dataset_of(
    read: Read,
    where: str,
    name: str,
    source: str,
    *,
    label: str | None = None,
    vectors: str | None = None,
    chosen: Sequence[str] = (),
) -> Dataset:
    """A table's column of vectors, or else its numeric columns, as features; the column `label` (or called so) as
    class, one called id as ids.

    `vectors` names the column of vectors where there are several, `chosen` the columns that are features.  `where`
    names the table in errors.
    """
    values = read.values
    flat = [name for name, array in values.items() if array.ndim == 1]
    if label is not None and label not in flat:
        raise UsageError(f"{where}: no column '{label}' for labels; it has {', '.join(flat)}")
    count = len(next(iter(values.values())))
    picked = _picked(where, read, [name for name in chosen if name != label], vectors)
    odd = {} if picked else read.odd
    index = [name for name in flat if name in values and _is_index(name) and name != label and _recurs(values[name])]
    left = [name for name, array in values.items() if array.ndim == 2 or name in index]
    for column in left:
        del values[column]
    roles, columns = role_names(values, label), take_roles(values, label)
    if (named := id_name(values)) is not None:
        roles["ids"] = named
    ids = take_ids(values, where) or numbered("", count)
    notes = [*read.notes, *odd_notes({name: why for name, why in odd.items() if name in values})]
    if not picked:
        numeric = [name for name, array in values.items() if array.dtype.kind in "fiu" and name not in odd]
        picked = {name: values.pop(name) for name in numeric}
    if not picked:
        said = "".join(f"; {note}" for note in notes)
        raise UsageError(f"{where}: expected numeric columns to reduce, found none; it has {', '.join(values)}{said}")
    columns |= {name: guess(array) for name, array in values.items()}
    kind, matrix, names = _matrix(picked)
    features = list(picked) if kind == "table" else [f"{name} (vectors)" for name in picked]
    notes.append(told(features, roles, list(values), left))
    if "label" in roles and isinstance(columns["label"], Scalar):
        notes.append(f"label: '{roles['label']}' is taken as a quantity, not as classes")
    found = to_features(matrix, where, names, ids)
    return Dataset(name, ids, found, names, columns, None, {"format": kind, "source": source}, notes)


def _picked(where: str, read: Read, chosen: Sequence[str], vectors: str | None) -> dict[str, Array]:
    """Taken out of the values: the columns that are chosen as features, or the one of vectors; none where all numbers
    are features.  UsageError where none is called so, or one has no numbers."""
    for name in chosen:
        if name not in read.values:
            raise UsageError(f"{where}: no column '{name}' for features; it has {', '.join(read.values)}")
        if read.values[name].dtype.kind not in "fiub":
            why = read.odd.get(name, f"it holds texts such as {read.values[name][0]!r}")
            raise UsageError(f"{where}: column '{name}' is no feature: {why}")
    if len(chosen) > 1 and any(read.values[name].ndim == 2 for name in chosen):
        raise UsageError(f"{where}: expected one column of vectors as features, or columns of numbers, found both")
    wide = None if chosen else _column_of_vectors(where, read.values, vectors)
    return {name: read.values.pop(name) for name in chosen or ([] if wide is None else [wide])}


def _matrix(features: Mapping[str, Array]) -> tuple[str, Array, list[str]]:
    """The format of a data set with these features, (n,) each or one (n, d), and its columns with their names."""
    first, *_ = features
    if features[first].ndim == 2:
        return "arrays", features[first], numbered(f"{first}_", features[first].shape[1])
    return "table", np.stack(list(features.values()), axis=1), list(features)


def _column_of_vectors(where: str, values: Mapping[str, Array], chosen: str | None) -> str | None:
    """The column of vectors to lay out, if there is one; UsageError where none is chosen of several."""
    wide = [name for name, array in values.items() if array.ndim == 2]
    if chosen is not None:
        if chosen not in wide:
            has = f"columns of vectors: {', '.join(wide)}" if wide else "no column of vectors"
            raise UsageError(f"{where}: --vectors {chosen}: no such column of vectors; it has {has}")
        return chosen
    if len(wide) > 1:
        raise UsageError(
            f"{where}: expected one column of vectors, found {', '.join(wide)}; choose with --vectors NAME"
        )
    return wide[0] if wide else None


def told(features: Sequence[str], roles: Mapping[str, str], columns: Sequence[str], left: Sequence[str]) -> str:
    """In one line what became of each column of the data."""
    parts = [f"features: {_listed(features)}", *(f"{role}: {name}" for role, name in roles.items())]
    parts += [f"columns that describe rows: {_listed(columns)}"] if columns else []
    parts += [f"left out (other vectors, or an index that recurs): {_listed(left)}"] if left else []
    return "; ".join(parts)


def _listed(names: Sequence[str]) -> str:
    more = len(names) - MOST_LISTED
    return ", ".join(names[:MOST_LISTED]) + (f" and {more:,} more" if more > 0 else "")


def names_a_column(first: str, *others: str) -> bool:
    """Whether the `first` value of a column is its name: one known as such that does not recur among the `others`, or a
    text above nothing but numbers."""
    given = [other for other in others if other]
    known = first.strip().lower() in NAMES and first not in given
    return known or (first != "" and not is_number(first) and bool(given) and all(map(is_number, given)))


def id_name(values: Mapping[str, Array]) -> str | None:
    """The column of row ids, by its name; one of several meanings is one only if its values are unique."""
    named = [name for name in values if name.strip().lower() in IDS]
    sure = [name for name in named if name.strip().lower() not in MAYBE_IDS or not _recurs(values[name])]
    return next((name for name in sure if not _recurs(values[name])), next(iter(sure), None))


def take_ids(values: dict[str, Array], where: str) -> list[str] | None:
    """Take the column of row ids, by its name, out of `values`; UsageError where an id occurs twice."""
    name = id_name(values)
    if name is None:
        return None
    ids = [str(value) for value in values.pop(name).tolist()]
    refuse_duplicates(ids, f"{where}: column '{name}'")
    return ids


def role_names(values: Mapping[str, Array], label: str | None = None) -> dict[str, str]:
    """Role → the column of `values` that has it: those that a scene has names for (label, prediction, split …)."""
    roles: dict[str, str] = {}
    for role, aliases in ROLES.items():
        known = (name for name in values if name.strip().lower() in aliases and not _is_coordinate(name, values))
        name = label if role == "label" and label is not None else next(known, None)
        if name is None or name in roles.values() or (role == "confidence" and values[name].dtype.kind not in "fiu"):
            continue
        roles[role] = name
    return roles


def take_roles(values: dict[str, Array], label: str | None = None) -> dict[str, Column]:
    """Take the columns that a scene has names for (label, prediction, confidence …) out of `values`."""
    columns: dict[str, Column] = {}
    for role, name in role_names(values, label).items():
        array = values.pop(name)
        if role == "confidence":
            columns[role] = Scalar(array.astype(np.float32))
        else:
            columns[role] = label_column(array) if role == "label" else category(array)
    return columns


def _recurs(values: Array) -> bool:
    return len(set(values.tolist())) < len(values)


def _is_index(name: str) -> bool:
    """Whether a column is called as pandas leaves an index."""
    return name.strip().lower() in INDEX


def _is_coordinate(name: str, values: Mapping[str, Array]) -> bool:
    """Whether a column is called y as of a place: it holds fractions, or stands beside x and z."""
    beside = {each.strip().lower() for each in values} >= {"x", "z"}
    return name.strip().lower() == "y" and (beside or values[name].dtype.kind == "f")
