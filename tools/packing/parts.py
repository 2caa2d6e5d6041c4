"""The other parts of a scene, whose rows have new numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes import Epoch, Quality, Scene, Unjudged
from latentwalk.scenes.arrays import I32

S = TypeVar("S", bound=np.generic)


class Renumbered:
    """A scene whose row `rows[i]` becomes row i."""

    def __init__(self, scene: Scene, rows: I32) -> None:
        self._scene, self._rows = scene, rows
        self._new: I32 | None = None

    def beside(self) -> Scene:
        """All but ids, layouts, columns and epochs."""
        scene = self._scene
        made = Scene([], training=scene.training, surfaces=scene.surfaces)
        made.selections = {
            name: replace(held, rows=np.sort(self._numbers(held.rows))) for name, held in scene.selections.items()
        }
        if scene.thumbnails is not None:
            made.thumbnails = replace(scene.thumbnails, rows=self._numbers(scene.thumbnails.rows))
        if scene.neighbors is not None:
            near = scene.neighbors
            indices, distances = self._taken(near.indices), self._taken(near.distances)
            made.neighbors = replace(near, indices=self._numbers(indices), distances=distances)
        if scene.vectors is not None:
            made.vectors = replace(scene.vectors, values=self._taken(scene.vectors.values))
        if scene.decoder is not None:
            held = scene.decoder
            sigma = None if held.sigma is None else self._taken(held.sigma)
            made.decoder = replace(held, latents=self._taken(held.latents), sigma=sigma)
        return made

    def epochs(self) -> Iterator[Epoch]:
        """The epochs, one by one."""
        for held in self._scene.epochs:
            there = {
                name: None if (values := getattr(held, name)) is None else self._taken(values)
                for name in ("present", "prediction", "confidence")
            }
            yield Epoch(
                held.epoch,
                self._taken(held.positions),
                there["present"],
                there["prediction"],
                there["confidence"],
                held.metrics,
                self._quality(held.quality),
            )

    def _quality(self, held: Quality | Unjudged | None) -> Quality | Unjudged | None:
        if not isinstance(held, Quality):
            return held
        return replace(held, per_point={name: self._taken(values) for name, values in held.per_point.items()})

    def _taken(self, values: NDArray[S]) -> NDArray[S]:
        return values[self._rows]

    def _numbers(self, old: I32) -> I32:
        """New numbers of rows; −1 stays."""
        if self._new is None:
            self._new = np.empty(len(self._rows) + 1, np.int32)
            self._new[self._rows] = np.arange(len(self._rows), dtype=np.int32)
            self._new[-1] = -1
        return self._new[old]
