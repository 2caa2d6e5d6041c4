"""How rows become what a model takes, fitted on its training part alone, and kept with its run for rows to come."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes.arrays import F32, F64, U8
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.outputs import whole
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.model.parts import PARTS, Rows

Scale = Literal["minmax", "standard"]
Kind = Literal["pictures", "pixels", "columns"]

MIN_SIDE = 4  # pixels: two halvings; smaller pictures are treated as tables


@dataclass(frozen=True, eq=False)
class Preparation:
    """What a run keeps of its data in `folder.PREPARATION`.

    `kind`: "pictures" go in as (c, h, w) uint8, "pixels" flat as pixel ÷ 255, "columns" of a table as (value − `shift`)
    ÷ `scale`, both (m,).  `shape`: of a row as the model takes it.  `columns`: the features' names.  `classes`: the
    names of what a classifier tells apart.  `parts`: "train", "val", "test" → row numbers of the data set.
    """

    kind: Kind
    shape: tuple[int, ...]
    scale: F64
    shift: F64
    columns: list[str]
    classes: list[str]
    parts: Mapping[str, Rows]

    def apply(self, dataset: Dataset) -> F32 | U8:
        """All rows of `dataset` as the model takes them, (n, *shape); they may be new ones.

        Raises UsageError where it has other columns, or pictures of another size, than what the model was trained on.
        """
        if self.kind == "columns":
            self._check_columns(dataset)
            scaled = (dataset.features.astype(np.float64) - self.shift) / self.scale
            return scaled.astype(np.float32)
        pictures = as_pictures(dataset) if self.kind == "pictures" else None
        found = (dataset.features.shape[1],) if pictures is None else pictures.shape[1:]
        if found != self.shape:
            raise UsageError(f"{dataset.name}: expected pictures of shape {self.shape} as in training, found {found}")
        return dataset.features / np.float32(255) if pictures is None else pictures

    def _check_columns(self, dataset: Dataset) -> None:
        if len(dataset.feature_names) != len(self.columns):
            raise UsageError(
                f"{dataset.name}: expected the {len(self.columns)} columns of training, found"
                f" {len(dataset.feature_names)}"
            )
        for own, found in zip(self.columns, dataset.feature_names, strict=True):
            if own != found:
                raise UsageError(f"{dataset.name}: expected column '{own}' as in training, found '{found}'")


def fit_table(features: F32, train: Rows, scale: Scale) -> tuple[F64, F64]:
    """Scale and shift (m,) that bring the rows `train` to 0…1, or to mean 0 and deviation 1; 1 for constant columns."""
    wide = features[train].astype(np.float64)
    shift = wide.min(axis=0) if scale == "minmax" else wide.mean(axis=0)
    width = np.ptp(wide, axis=0) if scale == "minmax" else wide.std(axis=0)
    width[width == 0] = 1
    return width, shift


def refitted(made: Preparation, dataset: Dataset, parts: Mapping[str, Rows]) -> Preparation:
    """The same for other parts of `dataset`: columns are standardized by the rows that are trained on then."""
    if made.kind != "columns":
        return replace(made, parts=parts)
    width, shift = fit_table(dataset.features, parts["train"], "standard")
    return replace(made, parts=parts, scale=width, shift=shift)


def as_pictures(dataset: Dataset) -> NDArray[np.uint8] | None:
    """(n, c, h, w) uint8 where the features are the pixels of pictures large enough to convolve; else None."""
    images = dataset.images
    if images is None or dataset.provenance.get("format") != "pictures" or min(images.shape[1:3]) < MIN_SIDE:
        return None
    if images.size != dataset.features.size:  # attached to be looked at
        return None
    return np.ascontiguousarray(images.transpose(0, 3, 1, 2))


def save_preparation(path: Path, made: Preparation) -> None:
    """Write it as safetensors, with the names in the file's header."""
    from safetensors.numpy import save

    arrays = {"scale": made.scale, "shift": made.shift} | {f"part.{part}": made.parts[part] for part in PARTS}
    names = {"kind": made.kind, "shape": made.shape, "columns": made.columns, "classes": made.classes}
    with whole(path, overwrite=True) as temporary:
        temporary.write_bytes(save(arrays, metadata={"preparation": json.dumps(names)}))


def load_preparation(path: Path) -> Preparation:
    """What `save_preparation` wrote; UsageError where `path` is missing or something else."""
    from safetensors import SafetensorError, safe_open

    if not path.is_file():
        raise UsageError(f"{path}: no such file; it is in the folder of a run of latentwalk train")
    try:
        with safe_open(path, framework="numpy") as file:
            names = json.loads((file.metadata() or {})["preparation"])
            parts = {part: file.get_tensor(f"part.{part}") for part in PARTS}
            scale, shift = file.get_tensor("scale"), file.get_tensor("shift")
        names["shape"] = tuple(names["shape"])
        return Preparation(**names, scale=scale, shift=shift, parts=parts)
    except (SafetensorError, OSError, KeyError, TypeError, ValueError) as error:
        raise UsageError(f"{path}: expected what latentwalk train wrote, found something else ({error})") from error
