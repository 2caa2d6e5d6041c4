"""The parts of a scene continued by new rows: columns, thumbnails, neighbors and vectors; old rows stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from latentwalk.scenes import Bool, Category, Column, Neighbors, Scalar, Scene, Strings, Text, Thumbnails
from latentwalk.scenes.arrays import F32, I32
from latentwalk.scenes.rules import RIGHT, correctness, recoded
from latentwalk.tools.clusters.names import Tell
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.pictures import thumbnails

CORRECT = "correct"
LIKE_NO_CLASS = (128, 128, 128)  # the color of classes that old rows had none of, where these have their own


def joined_ids(old: Sequence[str], dataset: Dataset, say: Tell) -> list[str]:
    """The ids of old and new rows; all new ones begin with their data's name where one is an old row's."""
    known = set(old)
    clashes = sum(name in known for name in dataset.ids)
    if not clashes:
        return [*old, *dataset.ids]
    number, before = 1, dataset.name
    while any(f"{before}/{name}" in known for name in dataset.ids):
        number += 1
        before = f"{dataset.name} {number}"
    say(f"{clashes:,} of the new rows have the id of an old one: all new ones are called {before}/ID")
    return [*old, *(f"{before}/{name}" for name in dataset.ids)]


def joined_columns(
    old: dict[str, Column], new: dict[str, Column], counts: tuple[int, int], say: Tell
) -> dict[str, Column]:
    """Columns of `counts` old and new rows, those of the old first; what either has not is unknown there."""
    lacking = [name for name in old if name not in new and name != CORRECT]
    if lacking:
        say(f"the new rows have no {', '.join(lacking)}: unknown")
    columns: dict[str, Column] = {}
    for name in (*old, *(name for name in new if name not in old)):
        if name == CORRECT:
            continue
        before = old.get(name) or _unknown(new[name], counts[0])
        after = new.get(name) or _unknown(before, counts[1])
        if (found := _joined(before, after)) is None:
            say(f"column '{name}': the new rows have another kind of values than the old, so it is unknown of them")
            found = _joined(before, _unknown(before, counts[1]))
        assert found is not None
        columns[name] = found
    if CORRECT in old or CORRECT in new:
        parts = [_told_right(part, count) for part, count in zip((old, new), counts, strict=True)]
        columns[CORRECT] = Bool(np.concatenate(parts))
    return {name: columns[name] for name in (*old, *(name for name in columns if name not in old))}


def _told_right(columns: dict[str, Column], count: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Whether each row is right: no where it is unknown, as `correctness` takes it."""
    own = columns.get(CORRECT)
    if isinstance(own, Bool):
        return own.values.astype(np.bool_)
    found = correctness(columns)
    return np.zeros(count, np.bool_) if found is None else found == RIGHT


def _unknown(like: Column, count: int) -> Column:
    """A column that knows nothing of `count` rows."""
    match like:
        case Category():
            return Category(np.full(count, -1, np.int32), list(like.names), like.colors)
        case Scalar():
            return Scalar(np.full(count, np.nan, np.float32), like.unit, like.center)
        case Bool():  # which has no third value
            return Category(np.full(count, -1, np.int32), ["no", "yes"])
        case Text():
            return Text(Strings.of([""] * count))


def _joined(old: Column, new: Column) -> Column | None:
    """One column of two; None where their kinds differ."""
    match old, new:
        case Category(), Category():
            names = [*old.names, *(name for name in new.names if name not in set(old.names))]
            codes = np.concatenate([old.codes, recoded(new.codes, new.names, names)])
            colors = old.colors
            if colors is not None:
                more = np.full((len(names) - len(old.names), 3), LIKE_NO_CLASS, np.uint8)
                colors = np.concatenate([colors, more])
            return Category(codes, names, colors)
        case Scalar(), Scalar():
            return Scalar(np.concatenate([old.values, new.values]), old.unit, old.center)
        case Bool(), Bool():
            return Bool(np.concatenate([old.values, new.values]))
        case Bool(), Category():
            return _joined(_yes_no(old), new)
        case Category(), Bool():
            return _joined(old, _yes_no(new))
        case Text(), Text():
            return Text(Strings.of([*old.values, *new.values]))
    return None


def _yes_no(column: Bool) -> Category:
    return Category(column.values.astype(np.int32), ["no", "yes"])


def joined_thumbnails(scene: Scene, dataset: Dataset, say: Tell) -> Thumbnails | None:
    """Pictures of old and new rows, of the old alone where the new ones' have another size or colors."""
    old = scene.thumbnails
    if dataset.images is None:
        return old
    new = thumbnails(dataset.images)
    new = replace(new, rows=new.rows + np.int32(len(scene)))
    if old is None:
        return new
    if old.pixels.shape[1:] != new.pixels.shape[1:]:
        sizes = " and ".join(" × ".join(map(str, part.pixels.shape[1:])) for part in (old, new))
        say(f"new rows have no pictures in the scene, as those of old and new are of {sizes}")
        return old
    return Thumbnails(np.concatenate([old.pixels, new.pixels]), np.concatenate([old.rows, new.rows]))


def joined_neighbors(old: Neighbors | None, rows: int, indices: I32, distances: F32) -> Neighbors:
    """The old rows' neighbors as they were, and the new rows' nearest among the old, `distances` (m, k) Euclidean."""
    if old is None:
        none = np.full((rows, indices.shape[1]), -1, np.int32)
        return Neighbors(np.concatenate([none, indices]), np.concatenate([np.zeros(none.shape, np.float32), distances]))
    if old.metric == "cosine":
        distances = np.asarray(distances**2 / 2, np.float32)  # of rows of length 1: |a − b|² = 2 (1 − cos)
    joined = np.concatenate([old.indices, indices]), np.concatenate([old.distances, distances])
    return replace(old, indices=joined[0], distances=joined[1])


def free_name(wanted: str, taken: Sequence[str]) -> str:
    """A name for a column that no other has."""
    number, name = 1, wanted
    while name in taken:
        number += 1
        name = f"{wanted} {number}"
    return name
