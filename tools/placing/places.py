"""New rows in the layouts of a scene: by a picture's own axes where it has such, else among their nearest old rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from latentwalk.scenes import Layout, Neighbors, Quality
from latentwalk.scenes.arrays import F32, F64, I32
from latentwalk.tools.data.prepare import Prepared
from latentwalk.tools.layout.neighbors import in_parallel
from latentwalk.tools.layout.placing import BLOCK, Ground, K, KnownRows
from latentwalk.tools.layout.principal import pca
from latentwalk.tools.layout.quality import K as JUDGED
from latentwalk.tools.terminal import Stages

BY_AXES = ("pca", "latent", "given")  # methods whose pictures may be a view of the features
FEWEST_FOR_AXES = 9  # rows: about half as many can stand anywhere and still be such a view
MOST_OFF = 1e-3  # of the spread, by which rows may miss the places that axes say
ROUNDING = 1e-5  # of the usual distance, by which equal rows may differ once they are scaled
AXES, NEAREST = "by its axes", "among their nearest"


@dataclass(frozen=True, eq=False)
class NewRows:
    """m new rows `features` (m, d) among the `old` ones, both scaled alike: their nearest old rows (m, k), nearest
    first, and their `novelty` (m,) 0…1."""

    old: Prepared
    features: F32
    indices: I32
    distances: F32
    novelty: F32
    seed: int
    stages: Stages

    @classmethod
    def among(cls, old: Prepared, found: Neighbors | None, features: F32, seed: int, stages: Stages) -> NewRows:
        """`found`: the old rows' own nearest as the scene carries them, searched for where None."""
        distances = None if found is None else found.distances[: len(old.features)]
        if distances is not None and old.metric == "cosine":
            distances = np.sqrt(2 * distances)  # of rows of length 1
        k = JUDGED if distances is None else distances.shape[1]
        known = KnownRows.of(old.features, distances, k)
        with stages.stage("nearest old rows", len(features)) as advance:
            indices, distances = _nearest(known, features, advance)
        return cls(old, features, indices, distances, known.novelty(distances), seed, stages)

    @property
    def equal(self) -> int:
        """How many of them equal an old row, but for rounding."""
        return int((self.distances[:, 0] <= ROUNDING * np.median(self.distances)).sum())

    def layout(self, name: str, layout: Layout) -> tuple[Layout, F32]:
        """A layout of the old rows with the new ones behind, and what it keeps of each new row's neighbors (m,) 0…1.

        The figures of quality stay the old rows'.
        """
        count = len(self.old.features)
        ground = Ground(np.ascontiguousarray(layout.positions[:count]))
        at, how = self._by_axes(layout, count), AXES
        if at is None:
            how = NEAREST
            with self.stages.stage(f"places in {name}"):
                at = ground.place(self.indices[:, :K], self.distances[:, :K])
        kept = ground.kept(at, self.indices[:, :K])
        quality = layout.quality
        if isinstance(quality, Quality):
            unknown = np.full(len(at), np.nan, np.float32)
            figures = {
                figure: np.concatenate([values, kept if figure == "neighbors_kept" else unknown])
                for figure, values in quality.per_point.items()
            }
            quality = replace(quality, per_point=figures)
        told = {"rows": len(at), "how": how, "neighbors_kept": round(float(kept.mean()), 4)}
        before = layout.provenance.get("placed", [])
        made = {**layout.provenance, "placed": [*(before if isinstance(before, list | tuple) else []), told]}
        return Layout(np.concatenate([layout.positions, at]), quality, made), kept

    @cached_property
    def _seen(self) -> tuple[F64, F64]:
        """What pictures by axes are made of, of old rows and of new ones: few features themselves, or components, and a
        column of ones, as pictures have a center."""
        if self.old.features.shape[1] <= 3:
            return _with_one(self.old.features), _with_one(self.features)
        with self.stages.stage("principal components"):
            found = pca(self.old.features, 3, self.seed)
        return _with_one(found.scores[:, :3]), _with_one((self.features - found.mean) @ found.components[:3].T)

    def _by_axes(self, layout: Layout, count: int) -> F32 | None:
        """Places (m, 3) by the axes of a picture that is a view of the features; None where it is not."""
        method = layout.provenance.get("method")
        if method not in BY_AXES or (count < FEWEST_FOR_AXES and method != "pca"):
            return None
        positions = layout.positions[:count].astype(np.float64)
        old, new = self._seen
        axes, *_ = np.linalg.lstsq(old, positions, rcond=None)
        if np.abs(old @ axes - positions).max() > MOST_OFF * float(positions.std()):
            return None
        return np.asarray(new @ axes, np.float32)


def _with_one(points: F32 | F64) -> F64:
    return np.column_stack([points.astype(np.float64), np.ones(len(points))])


def _nearest(known: KnownRows, features: F32, advance: Callable[[int], None]) -> tuple[I32, F32]:
    """As `known.nearest`, by blocks on all cores."""
    known.index  # noqa: B018 - made before threads ask for it
    indices, distances = np.empty((len(features), known.k), np.int32), np.empty((len(features), known.k), np.float32)

    def block(start: int) -> int:
        here = slice(start, start + BLOCK)
        indices[here], distances[here] = known.nearest(features[here])
        return len(features[here])

    in_parallel(block, range(0, len(features), BLOCK), advance)
    return indices, distances
