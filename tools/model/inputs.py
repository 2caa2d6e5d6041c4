"""Rows of a data set as a model takes them: scaled, and in parts to train on, to choose the epoch by, to judge by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Self

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from latentwalk.scenes.arrays import F32, I64, U8
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.model.parts import Parts, Rows, classifying_parts_before, decoding_parts_before, divided
from latentwalk.tools.model.preparation import MIN_SIDE, Preparation, Scale, as_pictures, fit_table

Likelihood = Literal["bernoulli", "gaussian"]


@dataclass(frozen=True, eq=False)
class Inputs:
    """n rows for a model.

    `values`: pictures (n, c, h, w) uint8, or (n, m) float32 already scaled.  `parts`: int64 row numbers of "train",
    "val" and "test", of which the latter two may be empty; rows in none are only looked at.  `labels` (n,) int64 into
    `classes`, −1 unknown.  `ids` and `images` (n, h, w, c) uint8 as in the data; `rows` (n,) their numbers there.
    `preparation`: how `values` came from the data.  `notes`: what a person should hear of it.
    """

    values: Tensor
    parts: Mapping[str, Tensor]
    labels: Tensor
    classes: list[str]
    ids: Sequence[str]
    images: NDArray[np.uint8] | None
    rows: Rows
    preparation: Preparation
    notes: list[str]

    @property
    def shape(self) -> tuple[int, ...]:
        """Of one row: (c, h, w) or (m,)."""
        return tuple(self.values.shape[1:])

    def __len__(self) -> int:
        return len(self.values)

    def batch(self, rows: Tensor | slice) -> Tensor:
        """These rows (k, *shape) as scaled float32; pictures stay bytes until they are needed."""
        return as_floats(self.values[rows])

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


def as_floats(values: Tensor) -> Tensor:
    """Rows as `Preparation.apply` gives them in float32: bytes become 0…1."""
    return values.to(torch.float32).div_(255) if values.dtype == torch.uint8 else values


def for_decoding(
    dataset: Dataset,
    *,
    scale: Scale,
    likelihood: Likelihood,
    sigma: float,
    validation: float,
    test: float | None,
    seed: int,
    prepared: Preparation | None = None,
) -> ScaledInputs:
    """The rows of `dataset` for a VAE.

    `sigma`: of a Gaussian likelihood in standard deviations of the training rows (root mean square over columns).
    `validation`, `test`: as `parts.divided` has them; `test` None: as runs had it before there were three parts.
    `prepared`: what the run kept, in place of a new preparation.  Raises UsageError where the likelihood does not fit
    the scaled values, or too few rows are left to train on.
    """
    label, rows = dataset.label, np.arange(len(dataset))
    codes = np.full(len(dataset), -1, np.int64) if label is None else label.codes.astype(np.int64)
    if prepared is None:
        if test is None:
            parts = decoding_parts_before(dataset, validation, seed)
        else:
            parts = divided(dataset, rows, codes, validation, test, seed)
        classes = [] if label is None else label.names
        prepared = _for_decoding(dataset, scale, classes, parts, rows if test is None else parts["train"])
    values = prepared.apply(dataset)
    fitted = values[rows if test is None else prepared.parts["train"]]
    check_likelihood(likelihood, fitted, scale)
    values, notes = _clipped(values) if likelihood == "bernoulli" else (values, [])
    return ScaledInputs(
        *_tensors(values, prepared.parts, codes),
        prepared.classes, dataset.ids, dataset.images, rows, prepared, notes,
        prepared.scale.astype(np.float32), prepared.shift.astype(np.float32),
        sigma * _spread(fitted) if likelihood == "gaussian" else None,
    )  # fmt: skip


def for_classifying(
    dataset: Dataset,
    *,
    pictures: bool,
    validation: float,
    test: float | None,
    seed: int,
    prepared: Preparation | None = None,
) -> Inputs:
    """The rows of `dataset` that have a label, as `pictures` or flat.

    Tables are standardized by the training rows.  The other arguments are as those of `for_decoding`.  Raises
    UsageError where there are no labels, the rows are no pictures, or too few are left to train on.
    """
    names, rows, codes = _labeled(dataset)
    if prepared is None:
        if test is None:
            parts = classifying_parts_before(dataset, rows, codes, validation, seed)
        else:
            parts = divided(dataset, rows, codes, validation, test, seed)
        prepared = _for_classifying(dataset, pictures, names, parts)
    # Rows are sorted, and so are parts.
    places = {part: np.searchsorted(rows, numbers) for part, numbers in prepared.parts.items()}
    images = None if dataset.images is None else dataset.images[rows]
    return Inputs(
        *_tensors(prepared.apply(dataset)[rows], places, codes),
        names, [dataset.ids[row] for row in rows], images, rows, prepared, _thin_classes(names, codes, places),
    )  # fmt: skip


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


def _for_decoding(dataset: Dataset, scale: Scale, classes: list[str], parts: Parts, fitted: Rows) -> Preparation:
    """Scaled by the rows `fitted`."""
    pictures = as_pictures(dataset)
    if pictures is not None and scale == "standard":
        raise UsageError("--scale standard: pictures are pixels in 0…1; use --scale minmax, or save them as a table")
    if pictures is not None:
        return _unscaled("pictures", dataset, pictures.shape[1:], classes, parts)
    width, shift = fit_table(dataset.features, fitted, scale)
    return Preparation("columns", (len(width),), width, shift, dataset.feature_names, classes, parts)


def _for_classifying(dataset: Dataset, pictures: bool, classes: list[str], parts: Parts) -> Preparation:
    """Pictures as they are for who takes them, pixels in 0…1 for who does not, tables standardized."""
    found, of_pixels = as_pictures(dataset), dataset.provenance.get("format") == "pictures"
    if pictures and found is not None:
        return _unscaled("pictures", dataset, found.shape[1:], classes, parts)
    if pictures and of_pixels:
        raise UsageError(f"--model cnn: expected pictures of at least {MIN_SIDE} pixels a side; use --model mlp")
    if pictures:
        raise UsageError(f"--model cnn: {dataset.name} has no pictures; use --model mlp")
    if of_pixels:
        return _unscaled("pixels", dataset, dataset.features.shape[1:], classes, parts)
    width, shift = fit_table(dataset.features, parts["train"], "standard")
    return Preparation("columns", (len(width),), width, shift, dataset.feature_names, classes, parts)


def _unscaled(
    kind: Literal["pictures", "pixels"], dataset: Dataset, shape: tuple[int, ...], classes: list[str], parts: Parts
) -> Preparation:
    """Of pictures, which need no fit: 0…255 becomes 0…1."""
    size = dataset.features.shape[1]
    scale, shift = np.full(size, 255.0), np.zeros(size)
    return Preparation(kind, shape, scale, shift, dataset.feature_names, classes, parts)


def _clipped(values: F32 | U8) -> tuple[F32 | U8, list[str]]:
    """Values in 0…1, as a Bernoulli likelihood wants them, and a line where some of those held out were not."""
    beyond = int(((values < 0) | (values > 1)).any(axis=1).sum()) if values.dtype == np.float32 else 0
    if not beyond:
        return values, []
    said = (
        f"{beyond} of {len(values)} rows have values beyond those of the training part, by which columns are scaled to"
        " 0…1; a Bernoulli likelihood is of 0…1 alone, so they are clipped (--likelihood gaussian leaves them)"
    )
    return np.clip(values, 0, 1).astype(np.float32), [said]


def _thin_classes(names: list[str], codes: I64, parts: Mapping[str, Rows]) -> list[str]:
    """A line on the classes of which no row is held out, or none is left to train on."""
    notes = []
    for part, said in (("train", "to train on"), ("val", "to validate"), ("test", "to test")):
        missing = np.setdiff1d(codes, codes[parts[part]])
        if len(parts[part]) and len(missing):
            shown = ", ".join(f"'{names[code]}'" for code in missing[:5]) + (" …" if len(missing) > 5 else "")
            notes.append(f"no row {said} of {shown}: too few rows; numbers of that part say nothing of it")
    return notes


def _tensors(values: F32 | U8, parts: Mapping[str, Rows], codes: I64) -> tuple[Tensor, dict[str, Tensor], Tensor]:
    rows = {name: torch.from_numpy(part) for name, part in parts.items()}
    return torch.from_numpy(values), rows, torch.from_numpy(codes)


def _spread(values: NDArray[np.generic]) -> float:
    flat = values.reshape(len(values), -1)
    variance = flat.var(axis=0, dtype=np.float64) / (255**2 if flat.dtype == np.uint8 else 1)
    varying = variance[variance > 0]
    return float(np.sqrt(varying.mean())) if len(varying) else 1.0


def _labeled(dataset: Dataset) -> tuple[list[str], Rows, I64]:
    """Names of the classes, the rows that have one, and their codes."""
    label = dataset.label
    if label is None:
        raise UsageError(f"{dataset.name}: a classifier needs labels; give --labels FILE or COLUMN")
    if len(label.names) < 2:
        raise UsageError(f"{dataset.name}: a classifier needs at least 2 classes, found {len(label.names)}")
    kept = np.flatnonzero(label.codes >= 0)
    return label.names, kept, label.codes[kept].astype(np.int64)
