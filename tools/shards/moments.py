"""Principal components of rows in blocks: sums of each, put together in order, so that they repeat to the byte."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce

import numpy as np

from latentwalk.scenes.arrays import F32, F64
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.layout.principal import principal_axes
from latentwalk.tools.shards.plan import Block, Features
from latentwalk.tools.shards.reading import chunks


@dataclass(frozen=True)
class ShardMoments:
    """Of `count` rows (d), less a middle: `total` (d,) and `squares` (d, d), their sums; `low`, `high` (d,)."""

    count: int
    total: F64
    squares: F64
    low: F32
    high: F32


@dataclass(frozen=True)
class Scaling:
    """How features become those whose Euclidean distance counts: less `mean` (d,), ÷ `deviation` (d,), then, if `unit`,
    to length 1."""

    mean: F32
    deviation: F32
    unit: bool = False

    def scaled(self, features: F32, where: str = "", start: int = 0) -> F32:
        """Features (m, d) scaled.  Raises UsageError for a row without direction, `start` rows on in `where`."""
        found = np.asarray((features - self.mean) / self.deviation, np.float32)
        if not self.unit:
            return found
        length = np.sqrt(np.einsum("nd,nd->n", found, found, dtype=np.float64))
        if not length.all():
            raise UsageError(
                f"{where}: row {start + int(np.argmin(length))} is all zeros and has no direction; remove it, or give"
                " --metric euclidean"
            )
        return np.asarray(found / length[:, None], np.float32)


@dataclass(frozen=True)
class Projection:
    """From features to principal components: (scaled − `center`) @ `axes` (d, m); `explained` (m,) of the variance."""

    scaling: Scaling
    center: F32
    axes: F32
    explained: F32

    def scores(self, scaled: F32) -> F32:
        """The components (n, m) of rows that are scaled already."""
        return np.ascontiguousarray((scaled - self.center) @ self.axes, np.float32)


def moments(block: Block, features: Features, scaling: Scaling) -> ShardMoments:
    """Those of one block."""
    width = features.width
    count, total, squares = 0, np.zeros(width), np.zeros((width, width))
    low, high = np.full(width, np.inf, np.float32), np.full(width, -np.inf, np.float32)
    for start, chunk in chunks(block, features):
        rows = scaling.scaled(chunk, block.path, start).astype(np.float64)
        count += len(rows)
        total += rows.sum(axis=0)
        squares += rows.T @ rows
        low, high = np.minimum(low, chunk.min(axis=0)), np.maximum(high, chunk.max(axis=0))
    return ShardMoments(count, total, squares, low, high)


def together(parts: Iterable[ShardMoments]) -> ShardMoments:
    """Those of all blocks, added in the order in which they come, none of them kept."""
    return reduce(_sum, parts)


def _sum(one: ShardMoments, other: ShardMoments) -> ShardMoments:
    return ShardMoments(
        one.count + other.count,
        one.total + other.total,
        one.squares + other.squares,
        np.minimum(one.low, other.low),
        np.maximum(one.high, other.high),
    )


def scaling_of(found: ShardMoments, before: Scaling, standard: bool, unit: bool) -> Scaling:
    """How features are scaled, from their moments under `before`: about their mean, each column to deviation 1 if
    `standard`; of rows to be of length 1 the origin stays, unless columns are standard."""
    mean = found.total / found.count
    deviation = np.sqrt(np.maximum(np.diag(found.squares) / found.count - mean**2, 0))
    deviation[(deviation == 0) | (found.low == found.high)] = 1
    middle = np.zeros(len(mean)) if unit and not standard else before.mean + mean
    return Scaling(middle.astype(np.float32), (deviation if standard else np.ones(len(mean))).astype(np.float32), unit)


def about_mean(found: ShardMoments, scaling: Scaling) -> ShardMoments:
    """Moments of rows less a middle as those of the same rows under a `scaling` about their mean, not to length 1."""
    spread = found.squares - np.outer(found.total, found.total) / found.count
    squares = spread / np.outer(scaling.deviation, scaling.deviation)
    return replace(found, total=np.zeros(len(found.total)), squares=squares)


def projection(found: ShardMoments, scaling: Scaling, count: int) -> Projection:
    """The first `count` principal components, or as many as there are columns, of rows with these moments as scaled."""
    mean = found.total / found.count
    covariance = found.squares / found.count - np.outer(mean, mean)
    axes, explained = principal_axes(covariance, count)
    return Projection(scaling, mean.astype(np.float32), axes.astype(np.float32), explained)
