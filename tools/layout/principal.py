"""Principal components: by the covariance of the columns, in blocks of rows; of wide rows by scikit-learn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from latentwalk.scenes.arrays import F32, F64

BLOCK_BYTES = 1 << 26
MANY_PRODUCTS = 10**10
WIDEST = 4096  # columns whose covariance is held, 128 MiB


@dataclass(frozen=True)
class Pca:
    """Principal components of n rows: features ≈ mean + scores @ components, all float32.

    `scores` (n, m), the largest variance first; `explained` (m,) shares of the whole variance; `components` (m, d);
    `mean` (d,).
    """

    scores: F32
    explained: F32
    components: F32
    mean: F32

    @property
    def positions(self) -> F32:
        """The first three components as a layout (n, 3); zero where the data has fewer."""
        return in_three(self.scores)


def in_three(scores: F32) -> F32:
    """The first three components (n, 3); zero where there are fewer."""
    return np.ascontiguousarray(np.pad(scores[:, :3], ((0, 0), (0, max(0, 3 - scores.shape[1])))))


def pca(features: F32, dims: int, seed: int) -> Pca:
    """The first max(dims, 3) principal components of `features` (n, d), or as many as n and d allow.

    The same bytes on any number of cores, as of what begins with them.
    """
    from threadpoolctl import threadpool_limits

    count = min(max(dims, 3), *features.shape)
    with threadpool_limits(1):
        tall = features.shape[1] <= min(WIDEST, len(features))
        return _pca_by_blocks(features, count) if tall else _pca_of_wide(features, count, seed)


def _pca_of_wide(features: F32, count: int, seed: int) -> Pca:
    """The principal components as scikit-learn finds them, where the eigenvectors of d × d would take too long."""
    from sklearn.decomposition import PCA

    mean = features.mean(axis=0)
    model = PCA(count, random_state=seed).fit(features - mean)
    scores = model.transform(features - mean)
    return Pca(
        np.ascontiguousarray(scores, np.float32),
        model.explained_variance_ratio_.astype(np.float32),
        model.components_.astype(np.float32),
        mean,
    )


def _pca_by_blocks(features: F32, count: int) -> Pca:
    """The principal components by the eigenvectors of d × d, exact, without a copy of rows that may be mapped."""
    rows, width = features.shape
    step = max(1, BLOCK_BYTES // (8 * width))
    parts = [slice(start, start + step) for start in range(0, rows, step)]
    mean = sum(features[part].sum(axis=0, dtype=np.float64) for part in parts) / rows
    covariance = np.zeros((width, width))
    # Half as long in float32, whose lost digits only the least of many components would show.
    precision = "f8" if rows * width**2 < MANY_PRODUCTS else "f4"
    for part in parts:
        centered = np.asarray(features[part] - mean, precision)
        covariance += centered.T @ centered
    axes, explained = principal_axes(covariance, count)
    components = axes.T.astype(np.float32)
    center = np.asarray(mean, np.float32)
    scores = np.empty((rows, count), np.float32)
    for part in parts:
        scores[part] = (features[part] - center) @ components.T
    return Pca(scores, explained, components, center)


def principal_axes(covariance: F64, count: int) -> tuple[F64, F32]:
    """The first `count` eigenvectors (d, m), signs as scikit-learn has them, and their shares (m,) of the variance."""
    values, vectors = np.linalg.eigh(covariance)
    axes = vectors[:, ::-1][:, :count]
    axes = axes * np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(axes.shape[1])])
    explained = np.maximum(values[::-1][:count], 0) / max(values.clip(0).sum(), np.finfo(float).tiny)
    return axes, explained.astype(np.float32)
