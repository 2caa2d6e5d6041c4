"""Where the layouts of epochs start: one linear map of all of them, or where rows were before."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from latentwalk.scenes.arrays import F32, I32
from latentwalk.tools.layout.epochs import EpochFeatures, Known, spread
from latentwalk.tools.layout.sameness import alike

PCA_ROWS = 200_000  # that a joint PCA is fitted to: more move its axes by nothing to be seen


def joint_pca(frames: Sequence[EpochFeatures], seed: int, *, scaled: bool = False) -> list[F32]:
    """One PCA of the rows of all epochs (of a sample of them, where there are many), applied to each: (m, 3).

    `scaled`: each epoch's features by its own spread, so that none outgrows the others.
    """
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


def parted(start: Sequence[F32], frames: Sequence[EpochFeatures], n: int, seed: int) -> list[F32]:
    """`start` with rows that are equal a little apart, each the same way in all epochs."""
    size = max(float(np.concatenate(start).std(axis=0).max()), 1e-6)
    nudge = np.random.default_rng(seed).normal(0, 1e-2 * size, (n, 3)).astype(np.float32)
    return [y + nudge[frame.rows] for y, frame in zip(start, frames, strict=True)]


def where_last(known: Known, frames: Sequence[EpochFeatures], near: Sequence[I32], n: int, seed: int) -> list[F32]:
    """Rows start where they were last; rows never seen, in the middle of their neighbors that were.

    `near`: of each frame, each row's neighbors (m, k).  A frame that shares no row with the known ones starts from its
    own PCA, as large as they are.
    """
    places = np.full((n, 3), np.nan, np.float32)
    places[known.rows] = known.places
    size = spread(known.places)
    starts = []
    for frame, around in zip(frames, near, strict=True):
        y = places[frame.rows]
        new = np.isnan(y[:, 0])
        if new.all():
            own = joint_pca([frame], seed)[0]
            y = own * np.float32(size / spread(own))
        elif new.any():
            beside = np.ma.masked_invalid(y[around[new]]).mean(axis=1)
            y[new] = np.where(beside.mask, np.nanmean(y, axis=0), beside.data)
        places[frame.rows] = y
        starts.append(y)
    return starts
