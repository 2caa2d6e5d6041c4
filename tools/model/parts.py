"""Which rows of a data set train a model, which choose among its epochs, and which judge it in the end."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes import Category
from latentwalk.scenes.arrays import I64
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.sampling import stratified

PARTS = ("train", "val", "test")
SAID = {"train": "training", "val": "validation", "test": "test"}
OWN = {"train": ("train", "training"), "val": ("val", "validation"), "test": ("test",)}  # ours: as data sets call them
FEWEST = 2  # rows to train on

Rows = NDArray[np.int64]
Parts = dict[str, Rows]


def divided(dataset: Dataset, rows: Rows, codes: I64, validation: float, test: float, seed: int) -> Parts:
    """The parts "train", "val" and "test" of `rows`, as row numbers of `dataset` in rising order.

    `codes` (len(rows),): the class of each, by which what is held out is stratified; one row of each class stays to
    train on.  The data's own test and validation rows (its column `split`) are those parts, and the others are drawn
    from its training rows; `validation` and `test` are shares of these, or of all rows where the data has no parts of
    its own.  Rows in no part are only looked at.  Raises UsageError where fewer than 2 are left to train on.
    """
    own = _own_parts(dataset, rows)
    pool = np.arange(len(rows)) if own is None else own["train"]
    parts = {} if own is None else {part: rows[own[part]] for part in ("test", "val") if len(own[part])}
    sizes = {
        part: _size(share, len(pool)) for part, share in (("test", test), ("val", validation)) if part not in parts
    }
    left = len(pool) - sum(sizes.values())
    if left < FEWEST:
        raise UsageError(
            f"{dataset.name}: {len(pool)} rows to train on, of which --test {test:g} and --validation {validation:g}"
            f" hold out {len(pool) - left}; expected at least {FEWEST} to be left"
        )
    free = _spare(codes, pool, seed)
    for part, size in sizes.items():
        chosen = free[stratified(codes[free], size, seed)] if size and len(free) else free[:0]
        parts[part], free, pool = rows[chosen], np.setdiff1d(free, chosen), np.setdiff1d(pool, chosen)
    return {"train": rows[pool], "val": parts["val"], "test": parts["test"]}


def _size(share: float, rows: int) -> int:
    """How many of `rows` a share is: at least one of what is asked for, but of hardly more rows than training needs."""
    return max(round(share * rows), int(share > 0 and rows > FEWEST + 1))


def _own_parts(dataset: Dataset, rows: Rows) -> Parts | None:
    """By part, which of `rows` are in the data's own; None where it has no training rows of its own."""
    split = dataset.columns.get("split")
    if not isinstance(split, Category):
        return None
    part_of = np.array([_part(name) for name in split.names] + [""])[split.codes[rows]]  # the last is of code −1
    own = {part: np.flatnonzero(part_of == part) for part in PARTS}
    return own if len(own["train"]) else None


def _part(name: str) -> str:
    return next((part for part, names in OWN.items() if name.lower() in names), "")


def _spare(codes: I64, pool: Rows, seed: int) -> Rows:
    """Which of `pool` may be held out: all but one row of each class, where classes recur at all."""
    order = np.random.default_rng(seed).permutation(pool)
    _, first = np.unique(codes[order], return_index=True)
    return np.sort(order if 2 * len(first) > len(order) else np.delete(order, first))


# Runs made before there was a test part ------------------------------------------------------------------------------


def decoding_parts_before(dataset: Dataset, validation: float, seed: int) -> Parts:
    """The parts of the VAEs of version 0.1: drawn without regard to classes, and the data's own test rows in none."""
    rows = np.arange(len(dataset))
    split = dataset.columns.get("split")
    if isinstance(split, Category) and "train" in split.names:
        rows = rows[split.codes == split.names.index("train")]
    order = np.random.default_rng(seed).permutation(rows)
    held_out = round(validation * len(rows))
    return {"train": np.sort(order[held_out:]), "val": np.sort(order[:held_out]), "test": rows[:0]}


def classifying_parts_before(dataset: Dataset, rows: Rows, codes: I64, validation: float, seed: int) -> Parts:
    """The parts of the first classifiers: the data's own test rows, or else a drawn share, were to validate."""
    split = dataset.columns.get("split")
    held = np.empty(0, np.int64)
    if isinstance(split, Category) and {"train", "test"} <= set(split.names):
        train, held = (np.flatnonzero(split.codes[rows] == split.names.index(own)) for own in ("train", "test"))
    if not len(held) or not len(train):
        held = stratified(codes, max(1, round(validation * len(codes))), seed)
        train = np.setdiff1d(np.arange(len(codes)), held)
    return {"train": rows[train], "val": rows[held], "test": rows[:0]}
