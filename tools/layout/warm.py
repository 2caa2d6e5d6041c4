"""Epochs laid out one after the other, each started where the one before ended and turned onto it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

import numpy as np

from latentwalk.scenes import Neighbors
from latentwalk.scenes.arrays import F32
from latentwalk.tools.layout import methods
from latentwalk.tools.layout.epochs import EpochFeatures, Known, procrustes, scattered
from latentwalk.tools.layout.neighbors import exact
from latentwalk.tools.layout.starts import joint_pca, parted, where_last

NEIGHBORS = 15  # of UMAP, as umap-learn has by default
TSNE_STEPS = 250  # from a warm start, which needs no early exaggeration
UMAP_EPOCHS, UMAP_HEAT = 100, 0.3  # from a warm start

Warm = Literal["tsne", "umap"]


def one_by_one(
    frames: Sequence[EpochFeatures], n: int, method: Warm, seed: int, advance: Callable[[int], None]
) -> list[F32]:
    """All `frames` of `n` rows, (m, 3) each; `advance` hears of each."""
    placed: list[F32] = []
    known: Known | None = None
    for frame in frames:
        y = _begun(frame, n, method, seed) if known is None else continued(frame, known, n, method, seed)
        placed.append(y)
        known = Known.after(known, frame, scattered(frame, y, n))
        advance(1)
    return placed


def _begun(frame: EpochFeatures, n: int, method: Warm, seed: int) -> F32:
    """The first epoch by t-SNE or UMAP, as `latentwalk reduce` lays it out."""
    if method == "umap":
        return _umap(frame, seed)
    perplexity, near = _tsne_neighbors(frame)
    start = parted(joint_pca([frame], seed), [frame], n, seed)[0]  # t-SNE divides by its width, which may be 0
    return methods.tsne(start, near, methods.Tsne(engine="opentsne", perplexity=perplexity), seed)


def continued(frame: EpochFeatures, known: Known, n: int, method: Warm, seed: int) -> F32:
    """One more epoch (m, 3), from what is known and turned onto it."""
    near = exact(frame.features, min(NEIGHBORS, len(frame.rows) - 1))
    start = where_last(known, [frame], [near.indices], n, seed)[0]
    if method == "umap":
        start = parted([start], [frame], n, seed)[0]  # umap-learn divides by the width of each axis, which may be 0
        y = _umap(frame, seed, UMAP_EPOCHS, start, UMAP_HEAT)
    else:
        perplexity, near = _tsne_neighbors(frame)
        y = _continued_tsne(start, near, perplexity, seed)
    _, mine, theirs = np.intersect1d(frame.rows, known.rows, return_indices=True)
    # umap-learn gives each start one size.
    return procrustes(y[mine], known.places[theirs], scale=method == "umap")(y) if len(mine) else y


def _umap(
    frame: EpochFeatures, seed: int, epochs: int | None = None, start: F32 | None = None, heat: float = 1.0
) -> F32:
    """UMAP of one epoch, with as many neighbors as its rows allow."""
    most = len(frame.rows) - 1
    near = exact(frame.features, min(NEIGHBORS - 1, most))
    options = methods.Umap(neighbors=min(NEIGHBORS, most), epochs=epochs)
    return methods.umap(frame.features, near, options, seed, start=start, heat=heat)


def _tsne_neighbors(frame: EpochFeatures) -> tuple[float, Neighbors]:
    """A perplexity that the rows allow, and the three times as many neighbors that it looks at."""
    perplexity = max(1.0, min(30.0, (len(frame.rows) - 1) / 3))
    return perplexity, exact(frame.features, min(len(frame.rows) - 1, int(3 * perplexity)))


def _continued_tsne(start: F32, near: Neighbors, perplexity: float, seed: int) -> F32:
    """t-SNE from `start` (m, 3) without early exaggeration."""
    from openTSNE import TSNEEmbedding
    from openTSNE.affinity import PerplexityBasedNN
    from openTSNE.nearest_neighbors import PrecomputedNeighbors

    index = PrecomputedNeighbors(near.indices, near.distances)
    affinities = PerplexityBasedNN(knn_index=index, perplexity=perplexity, n_jobs=-1)
    embedding = TSNEEmbedding(
        start.astype(np.float64), affinities, negative_gradient_method="bh", n_jobs=-1, random_state=seed
    )
    # 0.8 is what openTSNE itself uses in both of its phases.
    return np.asarray(embedding.optimize(n_iter=TSNE_STEPS, momentum=0.8, learning_rate="auto"), np.float32)
