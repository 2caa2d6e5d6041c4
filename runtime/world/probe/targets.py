"""What a person names to go to in the latent space: a class, a row, a latent, a place, or where the probe is."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from latentwalk.assets.colors import categories
from latentwalk.runtime.ground.shown import F32, U8
from latentwalk.scenes import Category
from latentwalk.scenes.errors import UsageError

if TYPE_CHECKING:
    from latentwalk.runtime.world.probe.probe import Probe
    from latentwalk.runtime.world.world import World

HAND = "hand"


class Targets:
    """Latents by name, in one scene."""

    def __init__(self, world: World, latents: F32) -> None:
        self._world, self._latents = world, latents

    @cached_property
    def centroids(self) -> dict[str, F32]:
        """Class of the `label` column → mean latent (d,) of its rows; classes without rows have none."""
        label = self._world.scene.columns.get("label")
        if not isinstance(label, Category):
            return {}
        rows = {name: self._latents[label.codes == code] for code, name in enumerate(label.names)}
        return {name: own.mean(axis=0, dtype=np.float64).astype(np.float32) for name, own in rows.items() if len(own)}

    @cached_property
    def colors(self) -> dict[str, U8]:
        """Class of the `label` column → its colour (3,) uint8 sRGB."""
        label = self._world.scene.columns.get("label")
        if not isinstance(label, Category):
            return {}
        colors = categories(len(label.names)) if label.colors is None else label.colors
        return dict(zip(label.names, np.asarray(colors, np.uint8), strict=False))

    def latent(self, target: Any, probe: Probe) -> F32:
        """Latent (d,) of a checked target.  Raises UsageError for one that is not here."""
        if isinstance(target, list):
            return probe.chart.latent_of(np.array(target, np.float32))
        if isinstance(target, str):
            if target == HAND:
                return probe.latent
            target = {"class" if target in self.centroids else "id": target}
        if "latent" in target:
            return self.checked(target["latent"])
        if "id" in target:
            return np.asarray(self._latents[self._world.row_of(target["id"])], np.float32)
        return self.centroid(target["class"])

    def centroid(self, name: str) -> F32:
        """Mean latent (d,) of a class.  Raises UsageError for one without rows."""
        if name not in self.centroids:
            known = ", ".join(self.centroids) or "none, as no column “label” has classes"
            raise UsageError(f"expected one of the classes {known}; found {name!r}")
        return self.centroids[name]

    def checked(self, latent: list[float]) -> F32:
        """A latent of the right length.  Raises UsageError."""
        if len(latent) != self._latents.shape[1]:
            raise UsageError(f"expected {self._latents.shape[1]} numbers, found {len(latent)}")
        return np.array(latent, np.float32)
