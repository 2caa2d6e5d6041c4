"""From places in the room to latents and back, for one arrangement of the rows."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from latentwalk.runtime.ground.shown import CloudFrame
from latentwalk.runtime.world.rows import fit
from latentwalk.runtime.world.rows.nearest import nearest, spacing
from latentwalk.scenes import RoomMap
from latentwalk.scenes.arrays import F32, F64

THINNEST_M = 0.002  # of an ellipsoid across directions that the layout does not show


class LatentMap:
    """The latent space as `frame` shows it: `latents` (n, d) belong to its rows, `how` a place becomes a latent.

    "affine": the scene's own map, and back by its pseudo-inverse.  "interpolate": in both directions the mean of the
    k nearest rows weighted by the inverse of their distance (Shepard 1968), so that a row's place gives its latent.
    """

    def __init__(self, frame: CloudFrame, how: RoomMap, latents: F32) -> None:
        self.frame, self.how, self.latents = frame, how, latents
        self._matrix: F64 = np.zeros((0, 0))
        self._inverse: F64 = np.zeros((0, 0))
        self._shift: F64 = np.zeros(0)
        if how.matrix is not None and how.offset is not None:
            self._matrix, self._shift = how.matrix.astype(np.float64), how.offset.astype(np.float64)
            self._inverse = np.asarray(np.linalg.pinv(self._matrix), np.float64)

    @property
    def affine(self) -> bool:
        """Whether places far from all rows have latents of their own."""
        return self.how.kind == "affine"

    @property
    def level_m(self) -> float | None:
        """Height in the room of the plane that the latent space lies in, or None where height means something."""
        # A height that moves nothing but the last digits of a latent moves nothing.
        if not self.affine or np.abs(self._matrix[1]).max() > 1e-6 * np.abs(self._matrix).max():
            return None
        return float(self.place_of(self._shift.astype(np.float32))[1])

    @cached_property
    def spacing_m(self) -> float:
        """How far rows typically are from their nearest other in the room."""
        return spacing(self.frame.positions) * self.frame.scale

    def shown_at(self, row: int) -> F32:
        """Where the room shows a row, (3,) float32; NaN where it is absent."""
        return fit.at(self.frame, row)

    def nearest_shown(self, place: F32) -> tuple[F32, float]:
        """Where in the room the row nearest to a room place (3,) is, and how far from it in meters."""
        rows, distances = nearest(self.frame.positions, self._inside(place))
        return fit.at(self.frame, int(rows[0])), float(distances[0]) * self.frame.scale

    def _inside(self, place: F32) -> F32:
        """A room place in the layout's own coordinates."""
        return np.asarray((place - self.frame.offset) / np.float32(self.frame.scale), np.float32)

    def latent_of(self, place: F32) -> F32:
        """Latent (d,) float32 of a room place (3,)."""
        inside = self._inside(place)
        if self.affine:
            return np.asarray(self._shift + inside @ self._matrix, np.float32)
        return self._mean(self.frame.positions, inside, self.latents)

    def place_of(self, latent: F32) -> F32:
        """Room place (3,) float32 of a latent (d,); what the layout does not show of it is left out."""
        if self.affine:
            inside = np.asarray((latent - self._shift) @ self._inverse, np.float32)
        else:
            inside = self._mean(self.latents, latent, self.frame.positions)
        return np.asarray(inside * np.float32(self.frame.scale) + self.frame.offset, np.float32)

    def _mean(self, near_to: F32, place: F32, values: F32) -> F32:
        """The mean of `values` (n, e) over the rows whose `near_to` (n, d) are nearest to `place` (d,)."""
        rows, distances = nearest(near_to, place, min(self.how.k, len(near_to)))
        if not len(rows):
            return np.zeros(values.shape[1], np.float32)
        # On a row: its weight would be infinite.
        if distances[0] == 0:
            return np.asarray(values[rows[0]], np.float32)
        weights = 1 / distances.astype(np.float64)
        present = np.isfinite(values[rows]).all(1)  # a row can have a latent and no place in this epoch
        mean = np.average(values[rows[present]], axis=0, weights=weights[present]) if present.any() else values[rows[0]]
        return np.asarray(mean, np.float32)

    def spread(self, row: int, sigma: F32) -> F32:
        """Matrix (4, 4) float32 from the unit sphere to where the room shows one σ (d,) about a row's latent.

        The covariance of where latents one σ to both sides are shown along each dimension, as in the unscented
        transform (Julier & Uhlmann 1997): exact for an affine map, and sound where the map is bent.
        """
        latent = self.latents[row]
        shown = np.stack([self._step(latent, step) for step in np.diag(sigma)])  # (d, 3) meters
        variances, axes = np.linalg.eigh(shown.T @ shown)
        matrix = np.eye(4)
        matrix[:3, :3] = axes * np.maximum(np.sqrt(np.maximum(variances, 0)), THINNEST_M)
        matrix[:3, 3] = fit.at(self.frame, row)
        return matrix.astype(np.float32)

    def _step(self, latent: F32, step: F32) -> F64:
        """How far the room shows a step (d,) from a latent (d,): half of what it shows between both sides, (3,)."""
        return np.asarray((self.place_of(latent + step) - self.place_of(latent - step)) / 2, np.float64)
