"""Rows as a VAE takes them: scaled, checked against the likelihood, split into training and validation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from latentwalk.scenes import Category
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.model.vae import MIN_SIDE, Likelihood

Scale = Literal["minmax", "standard"]


@dataclass(frozen=True, eq=False)
class Inputs:
    """n rows for a model.  `values`: pictures (n, c, h, w) uint8, or a table (n, m) float32 already scaled; original =
    scaled × `scale` + `shift`, both (m,).  `sigma`: of a Gaussian likelihood in scaled units, None if it is Bernoulli.
    `train` and `validation`: int64 row numbers; rows in neither are only encoded.
    """

    values: Tensor
    scale: F32
    shift: F32
    sigma: float | None
    train: Tensor
    validation: Tensor

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

    def scaled(self) -> F32:
        """All rows as a model sees them, flat (n, m) float32; pictures row by row with their channels last."""
        rows = self.values.cpu().numpy()
        if rows.dtype == np.uint8:
            return rows.transpose(0, 2, 3, 1).reshape(len(rows), -1).astype(np.float32) / np.float32(255)
        return rows

    def to(self, device: torch.device) -> Inputs:
        """The same with everything that training reads on `device`."""
        names = ("values", "train", "validation")
        return replace(self, **{name: getattr(self, name).to(device) for name in names})


def prepare(
    dataset: Dataset, scale: Scale, likelihood: Likelihood, noise: float, validation: float, seed: int
) -> Inputs:
    """Scale `dataset` and split it.

    `noise`: σ of a Gaussian likelihood in standard deviations of the data (root mean square over its columns).
    `validation`: the share of rows held out, of those that the column `split` calls "train" where there is one.
    Raises UsageError where the likelihood does not fit the scaled values, or too few rows are left to train on.
    """
    pictures = as_pictures(dataset)
    if pictures is None:
        values: NDArray[Any]
        values, factor, shift = _scale_table(dataset.features, scale)
    elif scale == "standard":
        raise UsageError("--scale standard: pictures are pixels in 0…1; use --scale minmax, or save them as a table")
    else:
        values = pictures
        factor, shift = (np.full(pictures[0].size, value, np.float32) for value in (255, 0))
    check_likelihood(likelihood, values, scale)
    sigma = noise * _spread(values) if likelihood == "gaussian" else None
    train, held_out = map(torch.from_numpy, _split(dataset, validation, seed))
    return Inputs(torch.from_numpy(values), factor, shift, sigma, train, held_out)


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


def _split(dataset: Dataset, validation: float, seed: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
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
    return np.sort(order[held_out:]), np.sort(order[:held_out])
