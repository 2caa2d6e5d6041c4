"""What a person names to go to in the latent space: a class, a row, a latent, a place, or where the probe is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

import numpy as np

from latentwalk.assets.colors import palette
from latentwalk.runtime.ground.checks import FLOAT32, Length, Place, Range, TextValue, Words
from latentwalk.runtime.world.probe.latent_map import LatentMap
from latentwalk.runtime.world.rows.filters import Criterion, rows_that
from latentwalk.runtime.world.rows.rows import Rows
from latentwalk.scenes import Category
from latentwalk.scenes.arrays import F32, U8, Bools
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.rules import class_colors

HAND = "hand"
MOST_DIMENSIONS = 4096  # no scene has more: a bound on what a file may ask for
Latent = Annotated[
    list[Annotated[float, Range(-FLOAT32, FLOAT32)]], Length(1, MOST_DIMENSIONS), Words("a list of numbers")
]


@dataclass(frozen=True, slots=True)
class Named:
    """One of a class, a row's id and a latent, told apart.  Raises UsageError for none or several."""

    class_: str | None = None  # may be empty, as a scene may call one so
    id: TextValue | None = None
    latent: Latent | None = None

    def __post_init__(self) -> None:
        given = {"class": self.class_, "id": self.id, "latent": self.latent}
        found = [name for name, part in given.items() if part is not None]
        if len(found) != 1:
            raise UsageError(f"expected a class, an id or a latent, found {' and '.join(found) or 'none of them'}")


@dataclass(frozen=True, slots=True)
class OfClass:
    """A class in the form that it has among targets."""

    class_: str


Target = Annotated[
    TextValue | Place | Named | Criterion,
    Words('a class or row id, "hand", [x, y, z], {class}, {id}, {latent} or a table as for select'),
]
"""Of several rows, their mean."""
ClassName = Annotated[str | OfClass, Words("a class or {class}")]


class Targets:
    """Latents by name among the `latents` (n, d) of some rows."""

    def __init__(self, rows: Rows, latents: F32) -> None:
        self._rows, self._latents = rows, latents

    @cached_property
    def centroids(self) -> dict[str, F32]:
        """Class of the `label` column → mean latent (d,) of its rows; classes without rows have none."""
        label = self._label
        if label is None:
            return {}
        rows = {name: self._latents[label.codes == code] for code, name in enumerate(label.names)}
        return {name: own.mean(axis=0, dtype=np.float64).astype(np.float32) for name, own in rows.items() if len(own)}

    @cached_property
    def colors(self) -> dict[str, U8]:
        """Class of the `label` column → its color (3,) uint8 sRGB."""
        label = self._label
        if label is None:
            return {}
        return dict(zip(label.names, class_colors(label, palette("categories")), strict=True))

    @property
    def _label(self) -> Category | None:
        label = self._rows.scene.columns.get("label")
        return label if isinstance(label, Category) else None

    def latent(self, target: Target, latent_map: LatentMap, here: Callable[[], F32]) -> F32:
        """Latent (d,) of a target, the mean of its rows; `here`: where the probe is.  Raises UsageError for one that is
        not here."""
        if isinstance(target, tuple):
            return latent_map.latent_of(np.array(target, np.float32))
        if target == HAND:
            return here()
        named = self._named(target)
        if isinstance(named, Criterion):
            return self._mean(self._that(named))
        if named.latent is not None:
            return self.checked(named.latent)
        if named.id is not None:
            return np.asarray(self._latents[self._rows.ids.row_of(named.id)], np.float32)
        return self._centroid(named.class_ or "")

    def others(self, target: Target) -> F32:
        """Mean latent (d,) of all rows but those of a target.  Raises UsageError where there are none, or the target is
        no rows."""
        named = None if isinstance(target, tuple) or target == HAND else self._named(target)
        if named is None or (isinstance(named, Named) and named.latent is not None):
            raise UsageError("'from' is missing; a direction to a place or a latent has no other rows to come from")
        rows = self._that(named)
        if rows.all():
            raise UsageError("all rows are like that; a direction needs some on both sides")
        return self._mean(~rows)

    def _named(self, target: str | Named | Criterion) -> Named | Criterion:
        """A target by a text alone as what it is: a class, else a row.  Raises UsageError where it is neither."""
        if not isinstance(target, str):
            return target
        if target in self.centroids:
            return Named(class_=target)
        try:
            self._rows.ids.row_of(target)
        except UsageError as error:
            raise (UsageError(f"{self._no_class(target)}, and {error}") if self.centroids else error) from None
        return Named(id=target)

    def _that(self, named: Named | Criterion) -> Bools:
        """Mask (n,) of the rows of a class, of an id or of a criterion.  Raises UsageError where there are none."""
        if isinstance(named, Criterion):
            rows = rows_that(self._rows.scene, self._rows.ids, named)
            if not rows.any():
                raise UsageError("no row is like that; a mean needs some")
            return rows
        if named.id is not None:
            return np.asarray(np.arange(len(self._latents)) == self._rows.ids.row_of(named.id), np.bool_)
        self._centroid(named.class_ or "")  # refuses a class without rows
        label = self._label
        assert label is not None
        return np.asarray(label.codes == label.names.index(named.class_ or ""), np.bool_)

    def _centroid(self, name: str) -> F32:
        """Mean latent (d,) of a class.  Raises UsageError for one without rows."""
        if name not in self.centroids:
            raise UsageError(self._no_class(name))
        return self.centroids[name]

    def _no_class(self, name: str) -> str:
        known = ", ".join(self.centroids) or "none, as no column “label” has classes"
        return f"expected one of the classes {known}; found {name!r}"

    def _mean(self, rows: Bools) -> F32:
        return np.asarray(self._latents[rows].mean(axis=0, dtype=np.float64), np.float32)

    def checked(self, latent: list[float]) -> F32:
        """A latent of the right length.  Raises UsageError."""
        if len(latent) != self._latents.shape[1]:
            raise UsageError(f"expected {self._latents.shape[1]} numbers, found {len(latent)}")
        return np.array(latent, np.float32)
