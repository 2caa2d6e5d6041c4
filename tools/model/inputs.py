"""Rows of a data set as a model takes them: scaled, and split into those to train on and those held out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Self

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from latentwalk.scenes import Category
from latentwalk.scenes.arrays import F32, I32, I64, U8
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.sampling import stratified

Scale = Literal["minmax", "standard"]
Likelihood = Literal["bernoulli", "gaussian"]
Rows = NDArray[np.int64]

MIN_SIDE = 4  # pixels: two halvings; smaller pictures are treated as tables
OWN_SPLITS = {"train": "train", "val": "test"}  # ours: the data's own


@dataclass(frozen=True, eq=False)
class Inputs:
    """n rows for a model.

    `values`: pictures (n, c, h, w) uint8, or (n, m) float32 already scaled.  `parts`: int64 row numbers of "train" and
    "val", which may be empty; rows in neither are only looked at.  `labels` (n,) int64 into `classes`, −1 unknown.
    `ids` and `images` (n, h, w, c) uint8 as in the data.
    """

    values: Tensor
    parts: Mapping[str, Tensor]
    labels: Tensor
    classes: list[str]
    ids: Sequence[str]
    images: NDArray[np.uint8] | None

    @property
    def shape(self) -> tuple[int, ...]:
        """Of one row: (c, h, w) or (m,)."""
        return tuple(self.values.shape[1:])

    def __len__(self) -> int:
        return len(self.values)

    def batch(self, rows: Tensor | slice) -> Tensor:
        """These rows (k, *shape) as scaled float32; pictures stay bytes until they are needed."""
        values = self.values[rows]
        return values.to(torch.float32).div_(255) if values.dtype == torch.uint8 else values

    def to(self, device: torch.device) -> Self:
        """The same with everything that training reads on `device`."""
        parts = {name: rows.to(device) for name, rows in self.parts.items()}
        return replace(self, values=self.values.to(device), labels=self.labels.to(device), parts=parts)


@dataclass(frozen=True, eq=False)
class ScaledInputs(Inputs):
    """Inputs that a decoder brings back: original = scaled × `scale` + `shift`, both (m,).  `sigma`: of a Gaussian
    likelihood in scaled units, None if it is Bernoulli."""

    scale: F32
    shift: F32
    sigma: float | None

    def scaled(self) -> F32:
        """All rows as a model sees them, flat (n, m) float32; pictures row by row with their channels last."""
        rows = self.values.cpu().numpy()
        if rows.dtype == np.uint8:
            return rows.transpose(0, 2, 3, 1).reshape(len(rows), -1).astype(np.float32) / np.float32(255)
        return rows


def for_decoding(
    dataset: Dataset, *, scale: Scale, likelihood: Likelihood, noise: float, validation: float, seed: int
) -> ScaledInputs:
    """The rows of `dataset` for a VAE.

    `noise`: σ of a Gaussian likelihood in standard deviations of the data (root mean square over its columns).
    `validation`: the share of rows held out, of those that the column `split` calls "train" where there is one.
    Raises UsageError where the likelihood does not fit the scaled values, or too few rows are left to train on.
    """
    pictures = as_pictures(dataset)
    if pictures is None:
        values: F32 | U8
        values, factor, shift = _scale_table(dataset.features, scale)
    elif scale == "standard":
        raise UsageError("--scale standard: pictures are pixels in 0…1; use --scale minmax, or save them as a table")
    else:
        values = pictures
        factor, shift = (np.full(pictures[0].size, value, np.float32) for value in (255, 0))
    check_likelihood(likelihood, values, scale)
    sigma = noise * _spread(values) if likelihood == "gaussian" else None
    label = dataset.label
    codes = np.full(len(dataset), -1) if label is None else label.codes
    names = [] if label is None else label.names
    return ScaledInputs(
        *_tensors(values, _random_split(dataset, validation, seed), codes),
        names, dataset.ids, dataset.images, factor, shift, sigma,
    )  # fmt: skip


def for_classifying(dataset: Dataset, *, classes: Sequence[str], model: str, validation: float, seed: int) -> Inputs:
    """The rows of the wanted `classes` (all where empty) for a "mlp" or "cnn".

    Held out are the data's own test rows, or else a share `validation` of each class.  Tables are standardized by the
    training rows.  Raises UsageError where there are no labels, or the rows do not fit the model.
    """
    names, kept, codes = _wanted(dataset, classes)
    split = dataset.columns.get("split")
    parts = _own_split(split, kept) if isinstance(split, Category) else None
    if parts is None:
        parts = _stratified_split(dataset.name, codes, validation, seed)
    values = _values(dataset, kept, parts["train"], model)
    images = None if dataset.images is None else dataset.images[kept]
    return Inputs(*_tensors(values, parts, codes), names, [dataset.ids[row] for row in kept], images)


def as_pictures(dataset: Dataset) -> NDArray[np.uint8] | None:
    """(n, c, h, w) uint8 where the features are the pixels of pictures large enough to convolve; else None."""
    images = dataset.images
    if images is None or dataset.provenance.get("format") != "pictures" or min(images.shape[1:3]) < MIN_SIDE:
        return None
    if images.size != dataset.features.size:  # attached to be looked at
        return None
    return np.ascontiguousarray(images.transpose(0, 3, 1, 2))


def check_likelihood(likelihood: Likelihood, values: NDArray[np.generic], scale: Scale) -> None:
    """Raise UsageError for a Bernoulli likelihood of `values` that are not in 0…1 (bytes count as 0…255 → 0…1)."""
    if likelihood == "gaussian" or values.dtype == np.uint8:
        return
    low, high = float(values.min()), float(values.max())
    if low < 0 or high > 1:
        raise UsageError(
            f"--likelihood bernoulli: expected values in 0…1, found {low:.3g}…{high:.3g} after --scale {scale}; where"
            " its cross-entropy is no likelihood and turns negative; use --likelihood gaussian or --scale minmax"
        )


def _tensors(values: F32 | U8, parts: Mapping[str, Rows], codes: I32 | I64) -> tuple[Tensor, dict[str, Tensor], Tensor]:
    rows = {name: torch.from_numpy(part) for name, part in parts.items()}
    return torch.from_numpy(values), rows, torch.from_numpy(codes.astype(np.int64))


def _scale_table(features: F32, scale: Scale) -> tuple[F32, F32, F32]:
    """Scaled (n, m), and the scale and shift (m,) that bring it back; a constant column becomes 0.

    All rows take part, so that those held out are inside 0…1 as well.
    """
    wide = features.astype(np.float64)
    shift = wide.min(axis=0) if scale == "minmax" else wide.mean(axis=0)
    width = np.ptp(wide, axis=0) if scale == "minmax" else wide.std(axis=0)
    width[width == 0] = 1
    scaled = (wide - shift) / width
    return scaled.astype(np.float32), width.astype(np.float32), shift.astype(np.float32)


def _spread(values: NDArray[np.generic]) -> float:
    flat = values.reshape(len(values), -1)
    variance = flat.var(axis=0, dtype=np.float64) / (255**2 if flat.dtype == np.uint8 else 1)
    varying = variance[variance > 0]
    return float(np.sqrt(varying.mean())) if len(varying) else 1.0


def _random_split(dataset: Dataset, validation: float, seed: int) -> dict[str, Rows]:
    rows = np.arange(len(dataset))
    split = dataset.columns.get("split")
    if isinstance(split, Category) and "train" in split.names:
        rows = rows[split.codes == split.names.index("train")]
    order = np.random.default_rng(seed).permutation(rows)
    held_out = round(validation * len(rows))
    if len(rows) - held_out < 2:
        raise UsageError(
            f"{dataset.name}: {len(rows)} rows to train on, {held_out} of them held out by --validation {validation:g};"
            " expected at least 2 to be left"
        )
    return {"train": np.sort(order[held_out:]), "val": np.sort(order[:held_out])}


def _wanted(dataset: Dataset, classes: Sequence[str]) -> tuple[list[str], Rows, Rows]:
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
    # The last entry is what code −1 finds.
    codes = np.array([names.index(name) if name in names else -1 for name in label.names] + [-1])[label.codes]
    kept = np.flatnonzero(codes >= 0)
    return names, kept, codes[kept]


def _own_split(split: Category, kept: Rows) -> dict[str, Rows] | None:
    """The data's own training and test rows, if it has both."""
    if not set(OWN_SPLITS.values()) <= set(split.names):
        return None
    rows = {new: np.flatnonzero(split.codes[kept] == split.names.index(own)) for new, own in OWN_SPLITS.items()}
    return rows if all(len(part) for part in rows.values()) else None


def _stratified_split(name: str, codes: Rows, validation: float, seed: int) -> dict[str, Rows]:
    held = stratified(codes, max(1, round(validation * len(codes))), seed)
    train = np.setdiff1d(np.arange(len(codes)), held)
    if not len(train):
        raise UsageError(f"{name}: {len(codes)} rows leave none to train on")
    return {"train": train, "val": held}


def _values(dataset: Dataset, kept: Rows, train: Rows, model: str) -> F32 | U8:
    """Pictures (n, c, h, w) uint8 for the cnn, flat pixels in 0…1 for the mlp; tables standardized."""
    features = dataset.features[kept]
    if dataset.images is None or dataset.provenance.get("format") != "pictures":
        if model == "cnn":
            raise UsageError(f"--model cnn: {dataset.name} has no pictures; use --model mlp")
        deviation = features[train].std(0)
        scaled: F32 = (features - features[train].mean(0)) / np.where(deviation > 0, deviation, np.float32(1))
        return scaled
    if model == "mlp":
        return features / np.float32(255)
    if min(dataset.images.shape[1:3]) < MIN_SIDE:
        raise UsageError(f"--model cnn: expected pictures of at least {MIN_SIDE} pixels a side; use --model mlp")
    return np.ascontiguousarray(dataset.images[kept].transpose(0, 3, 1, 2))
