"""The two passes over all rows by which layouts are judged (`judging` has what a block does)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from latentwalk.scenes import Quality, Unjudged
from latentwalk.scenes.arrays import F32, I64, Indices
from latentwalk.tools.layout.quality import K
from latentwalk.tools.layout.sameness import alike
from latentwalk.tools.shards.base import Base, features_of
from latentwalk.tools.shards.judging import (
    JUDGED_ROWS,
    ORIGINAL,
    Nearest,
    Sampled,
    figures,
    nearer,
    nearest,
    neighbors_of,
    none_nearest,
    squared_to,
)
from latentwalk.tools.shards.options import ShardOptions
from latentwalk.tools.shards.plan import Block, ShardPlan
from latentwalk.tools.shards.work import Work, in_order
from latentwalk.tools.terminal import Stages


def qualities(
    plan: ShardPlan, options: ShardOptions, found: Base, places: Mapping[str, F32], work: Work, stages: Stages
) -> dict[str, Quality | Unjudged]:
    """The quality of each layout, `places` (n, 3) by its name, by a seeded sample of rows held against all rows."""
    k = min(K, (plan.rows - 1) // 2)
    if alike(found.scaled):
        return {name: Unjudged("all sampled rows are alike, so none is nearer than another") for name in places}
    judged = _judged(plan, options, found, places, work, stages)
    shared = (plan.features, found.projection.scaling, judged)
    near = {name: none_nearest(len(judged.rows), k + 1) for name in judged.spaces}
    for part in _pass(nearest, "nearest rows", plan, places, work, stages, *shared, k + 1):
        near = {name: near[name].merged(part[name]) for name in near}
    limits = _limits(plan, found, places, judged, near, k, work, stages)
    ranks: dict[tuple[str, str], I64] = {}
    for part in _pass(nearer, "ranks among all rows", plan, places, work, stages, *shared, limits):
        ranks = {key: ranks[key] + counts for key, counts in part.items()} if ranks else part
    return {
        name: figures(judged.rows, plan.rows, near[ORIGINAL], near[name], ranks[ORIGINAL, name], ranks[name, ORIGINAL])
        for name in places
    }


def _judged(
    plan: ShardPlan, options: ShardOptions, found: Base, places: Mapping[str, F32], work: Work, stages: Stages
) -> Sampled:
    count = min(JUDGED_ROWS, plan.rows)
    rows = np.sort(np.random.default_rng(options.seed).choice(plan.rows, count, replace=False, shuffle=False))
    original = _original(plan, found, rows, work, stages, "judged rows")
    return Sampled(
        rows, {ORIGINAL: original, **{name: points[rows] for name, points in places.items()}}, _middle(found)
    )


def _original(plan: ShardPlan, found: Base, rows: Indices, work: Work, stages: Stages, name: str) -> F32:
    features = features_of(plan, rows, work, stages, name)
    return found.projection.scaling.scaled(features) - _middle(found)


def _middle(found: Base) -> F32:
    return found.projection.center


def _limits(
    plan: ShardPlan,
    found: Base,
    places: Mapping[str, F32],
    judged: Sampled,
    near: Mapping[str, Nearest],
    k: int,
    work: Work,
    stages: Stages,
) -> dict[tuple[str, str], F32]:
    """(space, other) → squared distances in the space (j, k) to the neighbors that the other gives."""
    rows = neighbors_of([near[name] for name in places])
    features = _original(plan, found, rows, work, stages, "their neighbors")
    own = judged.spaces[ORIGINAL]
    limits = {}
    for name, points in places.items():
        here = features[np.searchsorted(rows, near[name].rows[:, :k])]
        limits[ORIGINAL, name] = squared_to(own, here)
        limits[name, ORIGINAL] = squared_to(judged.spaces[name], points[near[ORIGINAL].rows[:, :k]])
    return limits


def _pass(
    task: Callable[..., Any],
    name: str,
    plan: ShardPlan,
    places: Mapping[str, F32],
    work: Work,
    stages: Stages,
    *shared: Any,
) -> Any:
    """What the task says of each block, in their order; it gets the places of the block's rows."""

    def here(block: Block) -> dict[str, F32]:
        return {layout: np.array(points[block.rows]) for layout, points in places.items()}

    with stages.stage(name, plan.rows) as advance:
        results = in_order(work.results(task, plan.blocks, *shared, beside=here), plan.blocks)
        for block, part in zip(plan.blocks, results, strict=True):
            advance(block.count)
            yield part
