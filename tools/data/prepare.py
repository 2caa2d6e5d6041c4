"""Before anything is measured or projected: which distance, which scale, and whether the rows can be told apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from latentwalk.scenes.arrays import F32, Indices
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.words import FORMATS as WORDS
from latentwalk.tools.layout import sameness

Metric = Literal["euclidean", "cosine"]
Scale = Literal["none", "standard"]
# Three directions need four rows: n points about their mean span n − 1.
FEWEST_ROWS = 4
ROWS_AT_ONCE = 1 << 14  # in float64


@dataclass(frozen=True)
class Prepared:
    """Features (n, d) float32 whose Euclidean distance is the one asked for, what was chosen, and why, in `notes`.

    The data set's own features are features × `deviation` + `mean`, both (d,), unless rows were given length 1.
    """

    features: F32
    metric: Metric
    scale: Scale
    notes: list[str]
    deviation: F32
    mean: F32

    def others(self, dataset: Dataset) -> F32:
        """The features of other rows, which have the same columns, scaled and normalized as these were."""
        features = dataset.features
        if self.scale == "standard":
            features = np.asarray((features.astype(np.float64) - self.mean) / self.deviation, np.float32)
        return _unit(features, dataset) if self.metric == "cosine" else features


def prepare(dataset: Dataset, metric: Metric | None = None, scale: Scale | None = None) -> Prepared:
    """Scale and normalize the features of a data set.

    scale "standard" gives each column mean 0 and deviation 1; None: so for tables, whose columns have their own units.
    metric "cosine" gives each row length 1, so that Euclidean distance ranks as the angle does; None: so for words.
    Raises UsageError for too few rows, for columns that are all constant, and for a row without direction.
    """
    kind = dataset.provenance.get("format")
    notes = list(dataset.notes)
    if metric is None:
        metric = "cosine" if kind in WORDS else "euclidean"
        notes += ["metric cosine, as usual for word vectors (--metric euclidean changes that)"] * (metric == "cosine")
    if scale is None:
        scale = "standard" if kind == "table" else "none"
        notes += ["columns of a table scaled to deviation 1 (--scale none changes that)"] * (scale == "standard")
    features = dataset.features
    if len(features) < FEWEST_ROWS:
        raise UsageError(f"{dataset.name}: expected at least {FEWEST_ROWS} rows, found {len(features)}; give more")
    constant = np.flatnonzero(features.min(axis=0) == features.max(axis=0))
    if len(constant) == features.shape[1]:
        raise UsageError(
            f"{dataset.name}: all {len(constant)} columns are constant, from '{dataset.feature_names[0]}' on, in every"
            " row; nothing tells the rows apart, so check the input"
        )
    if len(constant) and kind != "pictures":
        names = ", ".join(f"'{dataset.feature_names[column]}'" for column in constant[:5])
        more = f" and {len(constant) - 5} more" if len(constant) > 5 else ""
        notes.append(f"constant columns tell nothing apart and could be left out: {names}{more}")
    deviation, mean = np.ones(features.shape[1], np.float32), np.zeros(features.shape[1], np.float32)
    if scale == "standard":
        features, deviation, mean = _standard(features, constant)
    if metric == "cosine":
        features = _unit(features, dataset)
    return Prepared(features, metric, scale, notes + sameness.notes(features), deviation, mean)


def _standard(features: F32, constant: Indices) -> tuple[F32, F32, F32]:
    """The features scaled, and each column's deviation, 1 where it is constant, and mean."""
    mean = features.mean(axis=0, dtype=np.float64)  # sums over many rows lose digits in float32
    parts = [slice(start, start + ROWS_AT_ONCE) for start in range(0, len(features), ROWS_AT_ONCE)]
    deviation = np.sqrt(sum(((features[part] - mean) ** 2).sum(axis=0) for part in parts) / len(features))
    deviation[constant] = 1
    scaled = np.empty(features.shape, np.float32)
    for part in parts:
        scaled[part] = (features[part] - mean) / deviation
    return scaled, deviation.astype(np.float32), mean.astype(np.float32)


def _unit(features: F32, dataset: Dataset) -> F32:
    length = np.sqrt(np.einsum("nd,nd->n", features, features, dtype=np.float64))
    if not length.all():
        row = int(np.argmin(length))
        raise UsageError(
            f"{dataset.name}: row {row} (id '{dataset.ids[row]}') is all zeros and has no direction;"
            " remove it, or give --metric euclidean"
        )
    unit = np.empty(features.shape, np.float32)
    np.divide(features, length[:, None], out=unit, dtype=np.float64, casting="same_kind")
    return unit
