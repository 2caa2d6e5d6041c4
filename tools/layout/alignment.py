"""Positions of all rows in all epochs of a run, laid out together so that points keep their place and identity.

"spacetime" (the default) is true in each frame and moves as the features do; "tsne" and "umap" warm-start each epoch
from the one before, and "tsne" keeps most neighbors; "pca" is one linear map for all epochs: a fast look, whose motion
is the features' own.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Literal, get_args

import numpy as np

from latentwalk.scenes import Neighbors
from latentwalk.scenes.arrays import F32, I32
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.layout import methods
from latentwalk.tools.layout.epochs import EpochFeatures, Known, firsts, links_over_time, procrustes, spread
from latentwalk.tools.layout.neighbors import exact
from latentwalk.tools.layout.sameness import alike
from latentwalk.tools.layout.spacetime import FuzzyGraph, neighbor_graph, relax

Advance = Callable[[int], None]
"""Hears how much more is done, in units of `work`; may raise to stop."""

Method = Literal["spacetime", "tsne", "umap", "pca"]
METHODS: tuple[Method, ...] = get_args(Method)

NEIGHBORS = 15  # of the fuzzy graph, as umap-learn has by default
STEPS = 200  # as umap-learn takes for many rows
TSNE_STEPS = 250  # from a warm start, which needs no early exaggeration
UMAP_EPOCHS = 100  # from a warm start, with steps of NEXT_HEAT
NEXT_STEPS, NEXT_HEAT = 40, 0.3  # for epochs that start where the rows already are
PULL = 0.3  # λ of the springs
CARRY = 0.25  # share of the features' own motion, as a joint PCA shows it, that springs leave alone
RADIUS = 10.0  # of the start, in UMAP's units: its own spectral start is scaled so
TOGETHER = 2_000_000  # places laid out at once: bounds memory; later epochs are then held to the earlier ones
PCA_ROWS = 200_000  # that a joint PCA is fitted to: more move its axes by nothing to be seen


def work(frames: Sequence[EpochFeatures], method: Method = "spacetime") -> int:
    """How many units `align` will tell its `advance` of."""
    return len(frames) + (STEPS + NEXT_STEPS * (len(_blocks(frames)) - 1) if method == "spacetime" else 0)


def align(
    frames: Sequence[EpochFeatures],
    n: int,
    *,
    method: Method = "spacetime",
    seed: int = 0,
    advance: Advance = lambda units: None,
) -> list[F32]:
    """Lay out all `frames` of a run of `n` rows: one (n, 3) float32 each, NaN where a row is absent.

    Raises `UsageError` for an unknown method or a frame of fewer than 3 rows.
    """
    if method not in METHODS:
        raise UsageError(f"method {method!r}: expected one of {', '.join(METHODS)}")
    for number, frame in enumerate(frames, 1):
        if len(frame.rows) < 3:
            raise UsageError(f"snapshot {number} has {len(frame.rows)} rows: a layout needs at least 3")
    if method == "pca":
        placed = _joint_pca(frames, seed)
        advance(len(frames))
    elif method == "spacetime":
        placed = _spacetime(frames, n, seed, advance)
    else:
        placed = _one_by_one(frames, n, method, seed, advance)
    return [_scatter(frame.rows, _gathered(frame, y), n) for frame, y in zip(frames, placed, strict=True)]


def align_next(frame: EpochFeatures, known: Known, n: int, *, method: Method = "spacetime", seed: int = 0) -> F32:
    """Lay out one more epoch, held to what is known, which stays: (n, 3) float32, NaN where absent."""
    if method == "spacetime":
        y = _relaxed([frame], n, known, seed, lambda units: None)[0]
    elif method == "pca":
        before, after = _joint_pca([known, frame], seed)
        y = procrustes(before, known.places, scale=True)(after)
    else:
        y = _continued(frame, known, n, method, seed)
    return _scatter(frame.rows, _gathered(frame, y), n)


def _gathered(frame: EpochFeatures, y: F32) -> F32:
    """Rows that are all alike at one place: whatever a layout made of them is its own."""
    return np.repeat(y.mean(axis=0, keepdims=True), len(y), axis=0) if alike(frame.features) else y


def _spacetime(frames: Sequence[EpochFeatures], n: int, seed: int, advance: Advance) -> list[F32]:
    blocks = _blocks(frames)
    placed: list[F32] = []
    known: Known | None = None
    for block in blocks:
        placed += _relaxed(block, n, known, seed, advance)
        if len(blocks) > 1:
            for frame, y in zip(block, placed[-len(block) :], strict=True):
                known = Known.after(known, frame, _scatter(frame.rows, y, n))
    return placed


def _blocks(frames: Sequence[EpochFeatures]) -> list[list[EpochFeatures]]:
    blocks: list[list[EpochFeatures]] = []
    size = TOGETHER
    for frame in frames:
        if size + len(frame.rows) > TOGETHER:
            blocks.append([])
            size = 0
        blocks[-1].append(frame)
        size += len(frame.rows)
    return blocks


def _relaxed(frames: Sequence[EpochFeatures], n: int, known: Known | None, seed: int, advance: Advance) -> list[F32]:
    """Lay out frames at once: from a joint PCA, or held to what is known and from there."""
    graphs = []
    for frame in frames:
        graphs.append(neighbor_graph(frame.features, NEIGHBORS))
        advance(1)
    everything: list[EpochFeatures] = [*frames] if known is None else [known, *frames]
    motion = _joint_pca(everything, seed, scaled=True)
    if known is None:
        motion = _enlarged(motion)
        start = _jitter(motion, frames, n, seed)
        held = np.zeros(len(frames), bool)
    else:
        onto = procrustes(motion[0], known.places, scale=True)
        motion = [onto(y) for y in motion]
        start = [known.places, *_start_from(known, frames, graphs, n, seed)]
        graphs = [FuzzyGraph.empty(), *graphs]
        held = np.arange(len(everything)) == 0
    first = firsts(everything)
    y = relax(
        np.concatenate(start),
        first,
        graphs,
        links_over_time(everything, n, CARRY * np.concatenate(motion)),
        held,
        steps=STEPS if known is None else NEXT_STEPS,
        heat=1.0 if known is None else NEXT_HEAT,
        pull=PULL,
        seed=seed,
        advance=advance,
    )
    return np.split(y, first[1:-1])[len(everything) - len(frames) :]


def _enlarged(parts: list[F32]) -> list[F32]:
    """All parts by one factor, so that the largest coordinate is `RADIUS`."""
    largest = max(float(np.abs(y).max()) for y in parts)
    return [y * np.float32(RADIUS / max(largest, 1e-12)) for y in parts]


def _jitter(start: list[F32], frames: Sequence[EpochFeatures], n: int, seed: int) -> list[F32]:
    """Part rows that are equal, each the same way in all epochs."""
    nudge = np.random.default_rng(seed).normal(0, 1e-4 * RADIUS, (n, 3)).astype(np.float32)
    return [y + nudge[frame.rows] for y, frame in zip(start, frames, strict=True)]


def _start_from(
    known: Known, frames: Sequence[EpochFeatures], graphs: Sequence[FuzzyGraph], n: int, seed: int
) -> list[F32]:
    """Rows start where they were last; rows never seen, in the middle of their neighbors that were.

    A frame that shares no row with the known ones starts from its own PCA.
    """
    places = np.full((n, 3), np.nan, np.float32)
    places[known.rows] = known.places
    starts = []
    for frame, graph in zip(frames, graphs, strict=True):
        y = places[frame.rows]
        new = ~np.isfinite(y[:, 0])
        useful = new[graph.heads] & ~new[graph.tails]
        total, count = np.zeros_like(y), np.zeros(len(y), np.float32)
        np.add.at(total, graph.heads[useful], y[graph.tails[useful]])
        np.add.at(count, graph.heads[useful], 1)
        if new.all():
            y, new = _enlarged(_joint_pca([frame], seed))[0], ~new
        y[new] = np.where(count[new, None] > 0, total[new] / np.maximum(count[new, None], 1), np.nanmean(y, 0))
        places[frame.rows] = y
        starts.append(y)
    return starts


def _joint_pca(frames: Sequence[EpochFeatures], seed: int, *, scaled: bool = False) -> list[F32]:
    """One PCA of the rows of all epochs (of a sample of them, where there are many), applied to each."""
    from sklearn.decomposition import PCA

    # An epoch whose rows are all alike has no size: it must not be enlarged until it hides all others.
    sizes = [(math.inf if alike(frame.features) else spread(frame.features)) if scaled else 1.0 for frame in frames]
    rng = np.random.default_rng(seed)
    share = min(1.0, PCA_ROWS / sum(len(frame.rows) for frame in frames))
    sample = np.concatenate(
        [
            frame.features[np.sort(rng.choice(len(frame.rows), max(1, round(share * len(frame.rows))), replace=False))]
            / np.float32(size)
            for frame, size in zip(frames, sizes, strict=True)
        ]
    )
    width = min(3, *sample.shape)
    with np.errstate(invalid="ignore"):  # shares of no variance, where all rows are alike; nobody reads them
        pca = PCA(width, random_state=seed).fit(sample)
    flat = [np.zeros((len(frame.rows), 3), np.float32) for frame in frames]
    for y, frame, size in zip(flat, frames, sizes, strict=True):
        y[:, :width] = pca.transform(frame.features / np.float32(size))
    return flat


def _one_by_one(frames: Sequence[EpochFeatures], n: int, method: Method, seed: int, advance: Advance) -> list[F32]:
    """Each epoch started where the one before ended, and turned onto it."""
    placed: list[F32] = []
    known: Known | None = None
    for frame in frames:
        y = _begun(frame, n, method, seed) if known is None else _continued(frame, known, n, method, seed)
        placed.append(y)
        known = Known.after(known, frame, _scatter(frame.rows, y, n))
        advance(1)
    return placed


def _begun(frame: EpochFeatures, n: int, method: Method, seed: int) -> F32:
    """The first epoch by t-SNE or UMAP, as `latentwalk reduce` lays it out."""
    if method == "umap":
        return _umap(frame, seed)
    perplexity, near = _tsne_neighbors(frame)
    start = _jitter(_joint_pca([frame], seed), [frame], n, seed)[0]  # t-SNE divides by its width, which may be 0
    return methods.tsne(start, near, methods.Tsne(perplexity), seed)


def _continued(frame: EpochFeatures, known: Known, n: int, method: Method, seed: int) -> F32:
    seen = np.isin(frame.rows, known.rows).all()  # then no row has to start among its neighbors
    graph = FuzzyGraph.empty() if seen else neighbor_graph(frame.features, NEIGHBORS)
    start = _start_from(known, [frame], [graph], n, seed)[0]
    if method == "umap":
        start = _jitter([start], [frame], n, seed)[0]  # umap-learn divides by the width of each axis, which may be 0
        y = _umap(frame, seed, UMAP_EPOCHS, start, NEXT_HEAT)
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


def _scatter(rows: I32, y: F32, n: int) -> F32:
    positions = np.full((n, 3), np.nan, np.float32)
    positions[rows] = y
    return positions
