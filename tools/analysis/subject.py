"""What is analyzed: rows with their classes, what a model says of them, and what it makes of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

import numpy as np

from latentwalk.scenes import Column
from latentwalk.scenes.arrays import F32, I8, I32, U8, Indices
from latentwalk.scenes.rules import judged
from latentwalk.tools.data.columns import take


@dataclass(frozen=True, eq=False)
class Subject:
    """n rows that a model judged.

    `labels`, `predictions` (n,) int32 codes into `classes`, −1 where unknown; `probabilities` (n, classes) float32 with
    rows that sum to 1, None where the model gave none; `representation` (n, d) float32, what a layer made of the rows,
    None where nobody kept it; `features` (n, m) float32 in original units with their names, None likewise; `columns` as
    in a scene; `images` (n, h, w, c) uint8; `part`: which rows these are, such as "test", in words.
    """

    name: str
    ids: Sequence[str]
    classes: Sequence[str]
    labels: I32
    predictions: I32
    probabilities: F32 | None = None
    representation: F32 | None = None
    features: F32 | None = None
    feature_names: Sequence[str] = ()
    columns: Mapping[str, Column] = field(default_factory=dict)
    images: U8 | None = None
    part: str = "all rows"

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def right(self) -> I8:
        """Which rows are right (n,): `rules.RIGHT`, WRONG or UNKNOWN."""
        return judged(self.predictions, self.labels)

    @property
    def points(self) -> F32 | None:
        """Where the rows lie (n, d): their representation, else the features; None where there is neither."""
        return self.features if self.representation is None else self.representation

    def rows(self, keep: Indices) -> Self:
        """The same of these rows alone."""

        def kept(array: F32 | None) -> F32 | None:
            return None if array is None else array[keep]

        return replace(
            self,
            ids=[self.ids[row] for row in np.asarray(keep).tolist()],
            labels=self.labels[keep],
            predictions=self.predictions[keep],
            probabilities=kept(self.probabilities),
            representation=kept(self.representation),
            features=kept(self.features),
            columns={name: take(column, keep) for name, column in self.columns.items()},
            images=None if self.images is None else self.images[keep],
        )
