"""Labelled rows as a classifier takes them: the wanted classes, split, scaled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes import Category
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.sampling import stratified

SPLITS = {"train": "train", "val": "test"}  # ours: the data's own
LEAST_SIDE = 4  # pixels: two poolings of 2

Rows = Mapping[str, NDArray[np.int64]]


@dataclass(frozen=True, eq=False)
class Labelled:
    """n rows for a classifier: inputs `x`, (n, columns) or pictures (n, c, h, w) float32; `codes` (n,) int64 into the
    class `names`; `rows`: row numbers of "train" and "val"; `ids` and `images` (n, h, w, c) as in the data."""

    x: F32
    codes: NDArray[np.int64]
    names: list[str]
    rows: Rows
    ids: list[str]
    images: NDArray[np.uint8] | None


def prepare(dataset: Dataset, classes: Sequence[str], model: str, validation: float, seed: int) -> Labelled:
    """The rows of `classes` (all where empty) for `model`; raises `UsageError` where they do not fit."""
    names, kept, codes = _chosen(dataset, classes)
    split = dataset.columns.get("split")
    rows = _own_split(split, kept) if isinstance(split, Category) else None
    if rows is None:
        rows = _stratified_split(dataset.name, codes, validation, seed)
    images = None if dataset.images is None else dataset.images[kept]
    pictures = images if dataset.provenance.get("format") == "pictures" else None
    x = _inputs(dataset.name, dataset.features[kept], pictures, rows["train"], model)
    return Labelled(x, codes, names, rows, [dataset.ids[row] for row in kept], images)


def _chosen(dataset: Dataset, classes: Sequence[str]) -> tuple[list[str], NDArray[np.int64], NDArray[np.int64]]:
    """Names of the wanted classes, the rows that have one of them, and their codes, which count these classes alone."""
    label = dataset.label
    if label is None:
        raise UsageError(f"{dataset.name}: a classifier needs labels; give --labels FILE or COLUMN")
    unknown = [name for name in classes if name not in label.names]
    if unknown:
        raise UsageError(f"--classes: expected some of {', '.join(label.names)}, found '{unknown[0]}'")
    names = [name for name in label.names if not classes or name in classes]
    if len(names) < 2:
        raise UsageError(f"--classes: expected at least 2 classes, found {len(names)}")
    codes = np.array([names.index(name) if name in names else -1 for name in label.names] + [-1])[label.codes]
    kept = np.flatnonzero(codes >= 0)
    return names, kept, codes[kept]


def _own_split(split: Category, kept: NDArray[np.int64]) -> Rows | None:
    """The data's own training and test rows, if it has both."""
    if not set(SPLITS.values()) <= set(split.names):
        return None
    rows = {new: np.flatnonzero(split.codes[kept] == split.names.index(own)) for new, own in SPLITS.items()}
    return rows if all(len(part) for part in rows.values()) else None


def _stratified_split(name: str, codes: NDArray[np.int64], validation: float, seed: int) -> Rows:
    held = stratified(codes, max(1, round(validation * len(codes))), seed)
    train = np.setdiff1d(np.arange(len(codes)), held)
    if not len(train):
        raise UsageError(f"{name}: {len(codes)} rows leave none to train on")
    return {"train": train, "val": held}


def _inputs(name: str, features: F32, pictures: NDArray[np.uint8] | None, train: NDArray[np.int64], model: str) -> F32:
    """What the model takes: pictures as 0…1, (n, c, h, w) for the cnn; tables standardized by the training rows."""
    if pictures is None:
        if model == "cnn":
            raise UsageError(f"--model cnn: {name} has no pictures; use --model mlp")
        deviation = features[train].std(0)
        scaled: F32 = (features - features[train].mean(0)) / np.where(deviation > 0, deviation, np.float32(1))
        return scaled
    if model == "mlp":
        return features / np.float32(255)
    if min(pictures.shape[1:3]) < LEAST_SIDE:
        raise UsageError(f"--model cnn: expected pictures of at least {LEAST_SIDE} pixels a side; use --model mlp")
    return pictures.transpose(0, 3, 1, 2).astype(np.float32) / np.float32(255)
