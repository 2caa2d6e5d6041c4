"""Epochs laid out one after the other, each started where the one before ended and turned onto it.

`umap.UMAP` stretches whatever it begins with to one size along each axis, so that every epoch would start askew: from
the second epoch on umap-learn's own graph and its own descent run on the places as they are.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from typing import Literal

import numpy as np

from latentwalk.scenes import Neighbors
from latentwalk.scenes.arrays import F32
from latentwalk.tools.layout import methods
from latentwalk.tools.layout.epochs import EpochFeatures, Known, procrustes, scattered
from latentwalk.tools.layout.neighbors import exact
from latentwalk.tools.layout.opentsne import affinities
from latentwalk.tools.layout.starts import joint_pca, parted, where_last

NEIGHBORS = 15  # of UMAP, as umap-learn has by default
TSNE_STEPS = 250  # from a warm start, which needs no early exaggeration
# Of UMAP from a warm start: as many steps as umap-learn takes where it places rows into a layout that stands, and the
# first one's size, of 1 where a layout begins: 0.3 keeps fewer neighbors and moves half as much again.
UMAP_STEPS, UMAP_HEAT = 100, 0.1

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
    perplexity, most = _weighing(frame)
    near = exact(frame.features, most)
    start = parted(joint_pca([frame], seed), [frame], n, seed)[0]  # t-SNE divides by its width, which may be 0
    return methods.tsne(start, near, methods.Tsne(engine="opentsne", perplexity=perplexity), seed)


def continued(frame: EpochFeatures, known: Known, n: int, method: Warm, seed: int) -> F32:
    """One more epoch (m, 3), from what is known and turned onto it."""
    perplexity, most = _weighing(frame)
    beside = min(NEIGHBORS, len(frame.rows) - 1)
    near = exact(frame.features, beside if method == "umap" else max(beside, most))
    start = where_last(known, [frame], [near.indices[:, :beside]], n, seed)[0]
    if method == "umap":
        y = _continued_umap(frame.features, near, start, seed)
    else:
        y = _continued_tsne(start, Neighbors(near.indices[:, :most], near.distances[:, :most]), perplexity, seed)
    _, mine, theirs = np.intersect1d(frame.rows, known.rows, return_indices=True)
    return procrustes(y[mine], known.places[theirs])(y) if len(mine) else y


def _umap(frame: EpochFeatures, seed: int) -> F32:
    """UMAP of the first epoch, with as many neighbors as its rows allow."""
    most = len(frame.rows) - 1
    near = exact(frame.features, min(NEIGHBORS - 1, most))
    return methods.umap(frame.features, near, methods.Umap(neighbors=min(NEIGHBORS, most)), seed)


def _continued_umap(features: F32, near: Neighbors, start: F32, seed: int) -> F32:
    """UMAP from `start` (m, 3), on one core, as a seed asks for; `near`: up to `NEIGHBORS` others of each row."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ImportWarning)  # of the parametric variant, which needs TensorFlow
        from umap.layouts import optimize_layout_euclidean
        from umap.umap_ import find_ab_params, fuzzy_simplicial_set, make_epochs_per_sample

    rng = np.random.RandomState(seed)  # what umap-learn takes
    own = np.arange(len(features), dtype=np.int32)[:, None]  # it counts a row as its own nearest
    indices = np.hstack([own, near.indices[:, : NEIGHBORS - 1]])
    distances = np.pad(near.distances[:, : NEIGHBORS - 1], ((0, 0), (1, 0)))
    graph, *_ = fuzzy_simplicial_set(
        features, indices.shape[1], rng, "euclidean", knn_indices=indices, knn_dists=distances
    )
    graph = graph.tocoo()
    graph.data[graph.data < graph.data.max() / UMAP_STEPS] = 0  # edges that would never be sampled
    graph.eliminate_zeros()
    places = np.array(start, np.float32, order="C")
    a, b = find_ab_params(1.0, methods.Umap.min_dist)
    state = rng.randint(np.iinfo(np.int32).min + 1, np.iinfo(np.int32).max - 1, 3).astype(np.int64)
    every = make_epochs_per_sample(graph.data, UMAP_STEPS)
    moved = optimize_layout_euclidean(
        places, places, graph.row, graph.col, UMAP_STEPS, len(places), every, a, b, state,
        initial_alpha=UMAP_HEAT, move_other=True,
    )  # fmt: skip
    return np.asarray(moved, np.float32)


def _weighing(frame: EpochFeatures) -> tuple[float, int]:
    """A perplexity that the rows allow, and the three times as many neighbors that it looks at."""
    perplexity = max(1.0, min(30.0, (len(frame.rows) - 1) / 3))
    return perplexity, min(len(frame.rows) - 1, int(3 * perplexity))


def _continued_tsne(start: F32, near: Neighbors, perplexity: float, seed: int) -> F32:
    """t-SNE from `start` (m, 3) without early exaggeration."""
    from openTSNE import TSNEEmbedding

    embedding = TSNEEmbedding(
        start.astype(np.float64),
        affinities(near, perplexity),
        negative_gradient_method="bh",
        n_jobs=-1,
        random_state=seed,
    )
    # 0.8 is what openTSNE itself uses in both of its phases.
    return np.asarray(embedding.optimize(n_iter=TSNE_STEPS, momentum=0.8, learning_rate="auto"), np.float32)
