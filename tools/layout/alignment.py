"""Positions of all rows in all epochs of a run, laid out together so that points keep their place and identity.

"spacetime" (the default) is true in each frame and moves with the features; "calm" is the same filtered over time, for
watching: what moves in it lasts; "tsne" and "umap" warm-start each epoch from the one before; "pca" is one linear map
for all epochs: a fast look, whose motion is the features' own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, get_args

import numpy as np

from latentwalk.scenes import Neighbors
from latentwalk.scenes.arrays import F32, I32
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.layout.elastic import paths_over_time
from latentwalk.tools.layout.epochs import EpochFeatures, Known, firsts, procrustes, scattered
from latentwalk.tools.layout.mesh.graph import Graph, equal_graph, perplexity_graph
from latentwalk.tools.layout.neighbors import exact
from latentwalk.tools.layout.sameness import alike
from latentwalk.tools.layout.spacetime import BEGUN, FROM_AFAR, FROM_NEARBY, Manner, length, radius, relax
from latentwalk.tools.layout.starts import joint_pca, parted, where_last
from latentwalk.tools.layout.warm import continued, one_by_one

Advance = Callable[[int], None]
"""Hears how much more is done, in units of `work`; may raise to stop."""

Method = Literal["spacetime", "calm", "tsne", "umap", "pca"]
METHODS: tuple[Method, ...] = get_args(Method)

MANNERS: dict[str, Manner] = {
    "spacetime": Manner(force=10, place=0.3, carry=0.25),
    "calm": Manner(place=5, bend=30, pace=0.45),
}
NEIGHBORS = 15
FEW = 45  # other rows, of which NEIGHBORS are no more than a perplexity of a third of them takes
SEARCH = 10  # steps of an epoch, which its neighbors cost about as much as
TOGETHER = 1_000_000  # places laid out at once: bounds memory; later epochs are then held to the earlier ones


def work(frames: Sequence[EpochFeatures], method: Method = "spacetime") -> int:
    """How many units `align` will tell its `advance` of."""
    if method not in MANNERS:
        return len(frames)
    afar, nearby = length(FROM_AFAR), length(FROM_NEARBY)
    steps = sum(len(block) * (nearby if number else afar) for number, block in enumerate(_blocks(frames)))
    return SEARCH * len(frames) + steps


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
        placed = joint_pca(frames, seed)
        advance(len(frames))
    elif method == "tsne" or method == "umap":
        placed = one_by_one(frames, n, method, seed, advance)
    else:
        placed = _by_blocks(frames, n, method, seed, advance)
    return [scattered(frame, _gathered(frame, y), n) for frame, y in zip(frames, placed, strict=True)]


def align_next(frame: EpochFeatures, known: Known, n: int, *, method: Method = "spacetime", seed: int = 0) -> F32:
    """Lay out one more epoch, held to what is known, which stays: (n, 3) float32, NaN where absent."""
    if method == "pca":
        before, after = joint_pca([known, frame], seed)
        y = procrustes(before, known.places, scale=True)(after)
    elif method == "tsne" or method == "umap":
        y = continued(frame, known, n, method, seed)
    else:
        y = _relaxed([frame], n, known, method, seed, lambda units: None)[0]
    return scattered(frame, _gathered(frame, y), n)


def _gathered(frame: EpochFeatures, y: F32) -> F32:
    """Rows that are all alike at one place: whatever a layout made of them is its own."""
    return np.repeat(y.mean(axis=0, keepdims=True), len(y), axis=0) if alike(frame.features) else y


def _by_blocks(frames: Sequence[EpochFeatures], n: int, method: str, seed: int, advance: Advance) -> list[F32]:
    blocks = _blocks(frames)
    placed: list[F32] = []
    known: Known | None = None
    for block in blocks:
        placed += _relaxed(block, n, known, method, seed, advance)
        if len(blocks) > 1:
            for frame, y in zip(block, placed[-len(block) :], strict=True):
                known = Known.after(known, frame, scattered(frame, y, n))
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


def _relaxed(
    frames: Sequence[EpochFeatures], n: int, known: Known | None, method: str, seed: int, advance: Advance
) -> list[F32]:
    """Lay out frames at once: from a joint PCA, or held to what is known and from there."""
    if known is not None and not _tells(known, frames):
        known = None
    near: list[I32] = []
    graphs: list[Graph | None] = []
    for frame in frames:
        found, graph = _graph(frame)
        near.append(found.indices)
        graphs.append(graph)
        advance(SEARCH)
    everything: list[EpochFeatures] = [*frames] if known is None else [known, *frames]
    motion = joint_pca(everything, seed, scaled=True)
    if known is None:
        start = np.concatenate(parted(motion, frames, n, seed))
        start *= np.float32(BEGUN / max(float(start[:, 0].std()), 1e-12))
    else:
        onto = procrustes(motion[0], known.places)
        motion = [onto(y) for y in motion]
        start = np.concatenate([known.places, *where_last(known, frames, near, n, seed)])
        graphs = [None, *graphs]
    del near
    carried = np.concatenate(motion)
    first = firsts(everything)
    y = relax(
        start,
        first,
        graphs,
        paths_over_time(everything, n),
        carried / np.float32(max(radius(carried), 1e-12)),
        MANNERS[method],
        FROM_AFAR if known is None else FROM_NEARBY,
        fixed=0 if known is None else len(known.rows),
        advance=lambda steps: advance(steps * len(frames)),
    )
    return np.split(y, first[1:-1])[len(everything) - len(frames) :]


def _graph(frame: EpochFeatures) -> tuple[Neighbors, Graph]:
    """Its nearest neighbors, all alike; of few rows all others, weighed, as most of them would be neighbors."""
    others = len(frame.rows) - 1
    near = exact(frame.features, NEIGHBORS if others >= FEW else others)
    return near, equal_graph(near.indices) if others >= FEW else perplexity_graph(near, max(1.0, others / 3))


def _tells(known: Known, frames: Sequence[EpochFeatures]) -> bool:
    """Whether any row of `frames` is known, and the known ones are not all alike, at one place."""
    return not alike(known.features) and any(np.isin(frame.rows, known.rows).any() for frame in frames)
