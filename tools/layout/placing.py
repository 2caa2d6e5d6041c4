"""New rows in a picture of known ones: each falls among its nearest known rows, which stay where they are.

A new row begins at that of its nearest known rows which the others are nearest to, so in one of their clusters where a
mean would lie between them, and follows for some steps the gradient that t-SNE has for one point while all others are
held (P. Poličar, M. Stražar and B. Zupan, "Embedding to reference t-SNE space addresses batch effects in single-cell
classification", Machine Learning 2021): attraction to its k nearest known rows, all alike, and repulsion from the field
of all known rows.  New rows do not see each other, so each has the same place to the byte, whichever others come with
it and on any number of threads.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from latentwalk.scenes.arrays import F32, I32
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.layout.mesh.field import Field
from latentwalk.tools.layout.near.closest import distance, insert
from latentwalk.tools.layout.neighbors import exact
from latentwalk.tools.terminal import calm_threads

calm_threads()

import numba  # noqa: E402

K = 15  # nearest known rows that attract, as many as the pictures are judged by
BLOCK = 1024  # rows at a time: enough to fill a matrix product
MORE = 8  # candidates beyond k, so that what a library rounds decides nothing
STEPS = 30
RATE = 2.0  # of the gradient: on digits and MNIST more steps, or shorter ones, keep no more neighbors
STRIDE = 1.0  # the longest step, about half the way to the fifteenth neighbor
APART = 2.0  # to the fifteenth neighbor in a picture of t-SNE's own scale; others, such as UMAP's, are brought to it
SPACING = 1.2  # of the field's grid: kept is .01 less at 1.8
SAMPLE = 2000  # rows that say how far neighbors are apart


@dataclass(frozen=True, eq=False)
class KnownRows:
    """Known rows, by what is measured of them; picklable, as workers get it.

    `features` (n, d) float32; `own` (n,) float32, rising: the mean distances of known rows to their own k nearest;
    `given`: a faiss index over `features`, made where None; `k`: nearest known rows of a new one.
    """

    features: F32
    own: F32
    k: int = K
    given: Any = None

    @classmethod
    def of(cls, features: F32, distances: F32 | None = None, k: int = K, given: Any = None) -> KnownRows:
        """`distances` (n, at least k) float32 to each row's nearest others, nearest first; searched for where None."""
        k = min(k, len(features) - 1)
        if k < 1:
            raise UsageError(f"expected at least 2 known rows to place new ones among, found {len(features)}")
        if distances is None or distances.shape[1] < k:
            distances = exact(features, k).distances
        return cls(np.ascontiguousarray(features, np.float32), np.sort(distances[:, :k].mean(axis=1)), k, given)

    def __getstate__(self) -> dict[str, object]:
        """Without the index that it made, which holds the features once more."""
        return {name: getattr(self, name) for name in ("features", "own", "k", "given")}

    @cached_property
    def center(self) -> F32:
        """What the index takes off each row: |a|² − 2ab + |b|² cancels less near the origin."""
        if self.given is not None:
            return np.zeros(self.features.shape[1], np.float32)
        return np.asarray(self.features.mean(axis=0, dtype=np.float64), np.float32)

    @cached_property
    def index(self) -> Any:
        """The index that is asked."""
        if self.given is not None:
            return self.given
        import faiss

        index = faiss.IndexFlatL2(self.features.shape[1])
        for start in range(0, len(self.features), BLOCK):
            index.add(self.features[start : start + BLOCK] - self.center)
        return index

    def nearest(self, rows: F32) -> tuple[I32, F32]:
        """The k nearest known rows of each of `rows` (m, d), nearest first: indices (m, k) int32, distances float32.

        Raises UsageError for rows of another width.
        """
        import faiss

        rows = np.ascontiguousarray(rows, np.float32)
        if rows.ndim != 2 or rows.shape[1] != self.features.shape[1]:
            raise UsageError(f"expected new rows of {self.features.shape[1]} columns, found shape {rows.shape}")
        faiss.omp_set_num_threads(1)  # blocks run in parallel where they do; threads inside them would only contend
        indices = np.empty((len(rows), self.k), np.int32)
        distances = np.empty((len(rows), self.k), np.float32)
        for start in range(0, len(rows), BLOCK):
            here = rows[start : start + BLOCK]
            # Always of one size: a product of matrices may round a row otherwise in a smaller one.
            padded = np.zeros((BLOCK if len(rows) > BLOCK else -(-len(rows) // 64) * 64, rows.shape[1]), np.float32)
            padded[: len(here)] = here - self.center
            found = self.index.search(padded, min(self.k + MORE, len(self.features)))[1][: len(here)]
            _closest(here, self.features, found, indices[start:], distances[start:])
        return indices, distances

    def novelty(self, distances: F32) -> F32:
        """How far off new rows are, (m,) float32 in 0…1, by `distances` to their nearest: the share of known rows that
        are nearer to their own nearest.  0: nearer than any of them; 1: farther than all."""
        found = np.searchsorted(self.own, distances.mean(axis=1))
        return np.asarray(found / len(self.own), np.float32)


@dataclass(frozen=True, eq=False)
class Ground:
    """A picture of known rows, whatever made it: `positions` (n, 3) float32."""

    positions: F32

    def __getstate__(self) -> dict[str, object]:
        """Without the tree, which is made in no time."""
        return {name: getattr(self, name) for name in ("positions", "scale", "field")}

    @cached_property
    def scale(self) -> float:
        """What brings it to the scale of a picture by t-SNE."""
        return APART / self._apart()

    @cached_property
    def field(self) -> Field:
        """What repels at that scale."""
        return Field.of(np.ascontiguousarray(self.positions * np.float32(self.scale), np.float32), SPACING)

    @cached_property
    def tree(self) -> Any:
        """Asked which known rows are near in the picture."""
        from scipy.spatial import KDTree

        return KDTree(self.positions)

    def _apart(self) -> float:
        """How far the fifteenth neighbor is, in the median of some rows; 1 where all rows are in one place."""
        count = len(self.positions)
        some = self.positions[np.linspace(0, count - 1, min(SAMPLE, count)).astype(np.int64)]
        k = min(K, count - 1)
        found = float(np.median(self.tree.query(some, k + 1)[0][:, -1]))
        return found or float(np.ptp(self.positions, axis=0).max()) / count or 1.0

    def place(self, indices: I32, distances: F32) -> F32:
        """Places (m, 3) float32 of new rows with these nearest known rows and `distances` (m, k) to them.

        None leaves the box of the known rows, however far off its features are.
        """
        known = self.positions * np.float32(self.scale)
        low, high = known.min(axis=0), known.max(axis=0)
        at = np.empty((len(indices), 3), np.float32)
        _start(known, indices, distances, at)
        repelled = np.empty((min(len(at), BLOCK), 4), np.float32)
        for start in range(0, len(at), BLOCK):
            here = at[start : start + BLOCK]
            for _ in range(STEPS):
                self.field.read(here, repelled[: len(here)])
                _step(here, known, indices[start:], repelled, low, high)
        return np.asarray(at / np.float32(self.scale), np.float32)

    def kept(self, at: F32, indices: I32) -> F32:
        """The share (m,) float32 in 0…1 of each new row's nearest known rows, `indices` (m, k), that are its nearest
        known rows in the picture, too."""
        k = indices.shape[1]
        near = self.tree.query(at, k)[1].reshape(len(at), k)
        return np.asarray((near[:, :, None] == indices[:, None, :]).any(axis=2).mean(axis=1), np.float32)


@numba.njit(cache=True, nogil=True)
def _closest(rows, known, candidates, indices, distances):  # type: ignore[no-untyped-def]
    """The nearest of each row's candidates by their own distances, the first of equal ones."""
    squares = np.empty(indices.shape[1])
    for i in range(len(rows)):
        squares[:] = np.inf
        for candidate in candidates[i]:
            insert(squares, indices[i], distance(rows[i], known[candidate], squares[-1]), candidate)
        distances[i] = np.sqrt(squares)


@numba.njit(cache=True, nogil=True)
def _start(known, indices, distances, at):  # type: ignore[no-untyped-def]
    """Each row at that of its nearest known rows where its divergence is least, nearer ones weighing more: at one that
    equals it."""
    k = indices.shape[1]
    for i in range(len(at)):
        least = 1e-6 * distances[i, k - 1] + 1e-30
        best = np.inf
        for j in indices[i]:
            total = 0.0
            for other in range(k):
                dx = known[j, 0] - known[indices[i, other], 0]
                dy = known[j, 1] - known[indices[i, other], 1]
                dz = known[j, 2] - known[indices[i, other], 2]
                total += np.log(1 + dx * dx + dy * dy + dz * dz) / (distances[i, other] + least)
            if total < best:
                best = total
                at[i] = known[j]


@numba.njit(cache=True, nogil=True)
def _step(at, known, indices, repelled, low, high):  # type: ignore[no-untyped-def]
    """One step of each row down its own divergence: 2 Σ (y − y_j) w_j ÷ k, and ∇φ ÷ φ of the field there."""
    k = indices.shape[1]
    for i in range(len(at)):
        x, y, z = at[i, 0], at[i, 1], at[i, 2]
        density = max(repelled[i, 3], np.float32(1))
        gx, gy, gz = repelled[i, 0] / density, repelled[i, 1] / density, repelled[i, 2] / density
        for j in indices[i]:
            dx, dy, dz = x - known[j, 0], y - known[j, 1], z - known[j, 2]
            weight = 2 / (k * (1 + dx * dx + dy * dy + dz * dz))
            gx += weight * dx
            gy += weight * dy
            gz += weight * dz
        length = RATE * np.sqrt(gx * gx + gy * gy + gz * gz)
        rate = RATE * min(1.0, STRIDE / max(length, 1e-9))
        at[i, 0] = min(max(x - rate * gx, low[0]), high[0])
        at[i, 1] = min(max(y - rate * gy, low[1]), high[1])
        at[i, 2] = min(max(z - rate * gz, low[2]), high[2])
