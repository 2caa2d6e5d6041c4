"""How true layouts of rows in blocks are: the measures of `layout.quality`, each judged row against *all* rows.

Two passes.  The first finds the nearest rows of each judged row, in the original space and in each layout; the second
counts who is nearer than the neighbors that the other space gives it.  Distances are float32: ranks may miss by a few
where distances hardly differ, which figures do not show; of rows that are equally near none counts as nearer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from latentwalk.scenes import Quality, Unjudged
from latentwalk.scenes.arrays import F32, I64, Indices
from latentwalk.scenes.kinds.quality import FIGURES
from latentwalk.tools.layout.near.bound import squared_distances
from latentwalk.tools.layout.quality import too_many_ties
from latentwalk.tools.shards.moments import Scaling
from latentwalk.tools.shards.plan import Block, Features
from latentwalk.tools.shards.reading import chunks

ORIGINAL = ""  # the name of the original space among those of layouts
JUDGED_ROWS = 1000  # of many millions: each is held against all, twice
PART_ROWS = 1 << 13  # held against them at once
TIED = 1e-6  # of a squared distance, by which another may differ and be the same


@dataclass(frozen=True, eq=False)
class Sampled:
    """The rows (j,) that are judged, rising, and where they are in each space: name → (j, d), `ORIGINAL` among them.

    `middle` (d,) of the original space, near which distances lose fewest digits.
    """

    rows: Indices
    spaces: Mapping[str, F32]
    middle: F32


@dataclass(frozen=True, eq=False)
class Nearest:
    """Of each judged row the nearest others: squared `distances` (j, k), nearest first, and which `rows` (j, k)."""

    distances: F32
    rows: I64

    def merged(self, other: Nearest) -> Nearest:
        """The nearest of both."""
        distances = np.concatenate([self.distances, other.distances], axis=1)
        rows = np.concatenate([self.rows, other.rows], axis=1)
        order = np.lexsort((rows, distances), axis=1)[:, : self.rows.shape[1]]  # by number where equally near
        return Nearest(np.take_along_axis(distances, order, axis=1), np.take_along_axis(rows, order, axis=1))


def none_nearest(count: int, k: int) -> Nearest:
    """Where no row was looked at."""
    return Nearest(np.full((count, k), np.inf, np.float32), np.full((count, k), -1))


def nearest(
    block: Block, places: Mapping[str, F32], features: Features, scaling: Scaling, judged: Sampled, k: int
) -> dict[str, Nearest]:
    """The k rows of a block that are nearest to each judged row, in each space; `places` of the block's rows."""
    from latentwalk.tools.shards.kernels import keep_nearest

    found = {name: none_nearest(len(judged.rows), k) for name in judged.spaces}
    for name, first, squared in _distances(block, places, features, scaling, judged):
        keep_nearest(squared, first, found[name].distances, found[name].rows)
    return found


def nearer(
    block: Block,
    places: Mapping[str, F32],
    features: Features,
    scaling: Scaling,
    judged: Sampled,
    limits: Mapping[tuple[str, str], F32],
) -> dict[tuple[str, str], I64]:
    """How many rows of a block are nearer to each judged row than its `limits` (j, k), rising, of squared distances in
    a space: (space, of what) → (j, k)."""
    from latentwalk.tools.shards.kernels import count_nearer

    counts = {key: np.zeros(limit.shape, np.int64) for key, limit in limits.items()}
    for name, _, squared in _distances(block, places, features, scaling, judged):
        for key in limits:
            if key[0] == name:
                count_nearer(squared, limits[key], counts[key])
    return counts


def figures(
    rows: Indices, count: int, original: Nearest, shown: Nearest, true_ranks: I64, shown_ranks: I64
) -> Quality | Unjudged:
    """The quality of a layout of `count` rows by those judged: `true_ranks` (j, k) of their neighbors in the picture
    among all in the original space, from 0, `shown_ranks` of the true neighbors in the picture; both in any order."""
    k = true_ranks.shape[1]
    tied = _tied(original, k)
    if (words := too_many_ties(k, tied, _tied(shown, k))) is not None:
        return words
    worst = k * (2 * count - 3 * k - 1) / 2  # the largest sum of excess ranks that a row can have
    strangers, torn = (1 - np.maximum(ranks + 1 - k, 0).sum(axis=1) / worst for ranks in (true_ranks, shown_ranks))
    both = (original.rows[:, :k, None] == shown.rows[:, None, :k]).any(axis=2).mean(axis=1)
    per_point = {}
    for name, values in zip(FIGURES, (strangers, torn, both), strict=True):
        per_point[name] = np.full(count, np.nan, np.float32)
        per_point[name][rows] = values.clip(0, 1)
    trust, continuity, shared = (float(values.clip(0, 1).mean()) for values in (strangers, torn, both))
    return Quality(k, trust, continuity, shared, per_point, tied)


def squared_to(points: F32, others: F32) -> F32:
    """Squared distances of points (j, d) to k others each (j, k, d), rising, and so much less that none of the others
    is nearer than itself."""
    squared = np.sort(((others - points[:, None]).astype(np.float64) ** 2).sum(axis=2), axis=1)
    return np.asarray(squared * (1 - 10 * TIED), np.float32)


def _distances(
    block: Block, places: Mapping[str, F32], features: Features, scaling: Scaling, judged: Sampled
) -> Iterator[tuple[str, int, F32]]:
    """Some rows at a time: the name of a space, the number of the first row among all, and squared distances (j, m) of
    the judged rows from them there, infinite to itself."""
    from latentwalk.tools.shards.kernels import squared_apart

    for start, chunk in chunks(block, features):
        original = scaling.scaled(chunk, block.path, start) - judged.middle
        at = start - block.start
        for begin in range(0, len(chunk), PART_ROWS):
            part, first = original[begin : begin + PART_ROWS], block.first + at + begin
            squared = squared_distances(judged.spaces[ORIGINAL], part)
            yield ORIGINAL, first, _without_self(squared, judged.rows, first)
            for name, positions in places.items():
                squared = np.empty((len(judged.rows), len(part)), np.float32)
                squared_apart(judged.spaces[name], positions[at + begin : at + begin + len(part)], squared)
                yield name, first, _without_self(squared, judged.rows, first)


def _without_self(squared: F32, rows: Indices, first: int) -> F32:
    here = np.flatnonzero((rows >= first) & (rows < first + squared.shape[1]))
    squared[here, rows[here] - first] = np.inf
    return squared


def _tied(found: Nearest, k: int) -> float:
    """The share of the k nearest that could as well be the next one, equally near, or others like it."""
    edge = found.distances[:, k : k + 1].astype(np.float64)
    alike = (edge - found.distances[:, :k] <= TIED * edge).sum(axis=1)
    return float((alike / k).mean())


def neighbors_of(found: Sequence[Nearest]) -> Indices:
    """All rows that are among the nearest, once each, rising."""
    return np.unique(np.concatenate([each.rows.ravel() for each in found]))
