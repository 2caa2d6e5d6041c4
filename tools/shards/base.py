"""What all blocks are placed by: principal components of all rows, and a sample of them laid out on this machine."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from latentwalk.scenes import Category, Column, Layout, Quality
from latentwalk.scenes.arrays import F32, Array, Indices
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.prepare import FEWEST_ROWS, Prepared
from latentwalk.tools.data.sampling import stratified
from latentwalk.tools.layout import sameness
from latentwalk.tools.layout.pipeline import COMPONENTS, METHODS, Pipeline
from latentwalk.tools.shards.kept import Kept
from latentwalk.tools.shards.known import KnownSample
from latentwalk.tools.shards.moments import (
    Projection,
    Scaling,
    ShardMoments,
    about_mean,
    moments,
    projection,
    scaling_of,
    together,
)
from latentwalk.tools.shards.options import ShardOptions
from latentwalk.tools.shards.plan import Block, ShardPlan
from latentwalk.tools.shards.reading import chunks, rows_of
from latentwalk.tools.shards.work import Work, in_order
from latentwalk.tools.terminal import Stages

STORED = "known"


@dataclass(frozen=True, eq=False)
class Base:
    """`projection` of all rows; the `sample` (s,) of rows, rising, their features `scaled` (s, d), and how they are
    laid out, `known`; `made`: layout → what its provenance says, pca among them."""

    projection: Projection
    sample: Indices
    scaled: F32
    known: KnownSample
    made: Mapping[str, Mapping[str, object]]


def base(
    plan: ShardPlan, options: ShardOptions, columns: Mapping[str, Column], work: Work, kept: Kept, stages: Stages
) -> Base:
    """The base of all, as an interrupted run left it or made anew and kept."""
    if (stored := kept.stored(STORED)) is not None:
        return _restored(stored)
    start = time.perf_counter()
    found = _projection(plan, options, work, stages)
    seconds = round(time.perf_counter() - start, 2)
    label = columns.get("label")
    codes = label.codes if isinstance(label, Category) else np.zeros(plan.rows, np.int32)
    sample = stratified(codes, options.sample_rows, options.seed)
    scaled = found.scaling.scaled(features_of(plan, sample, work, stages, "sampled rows"))
    stages.notes(sameness.notes(scaled))
    explained = [round(float(share), 6) for share in found.explained[:3]]
    made: dict[str, Mapping[str, object]] = {"pca": {"seconds": seconds, "explained": explained}}
    layouts: dict[str, F32] = {}
    scores = found.scores(scaled)
    for method, layout in _laid_out(scores, options, stages).items():
        layouts[method] = layout.positions
        own = layout.quality
        judged = {"sample_trustworthiness": round(own.trustworthiness, 4)} if isinstance(own, Quality) else {}
        made[method] = {**layout.provenance, **judged}
    order = [name for name in dict.fromkeys(options.method or METHODS) if name in made]
    result = Base(found, sample, scaled, KnownSample.of(scores, layouts), {name: made[name] for name in order})
    kept.store(STORED, _arrays(result))
    return result


def features_of(plan: ShardPlan, rows: Indices, work: Work, stages: Stages, name: str) -> F32:
    """The features (m, d) of some rows, which rise and are counted among all."""
    by_block = {
        block.first: rows[np.searchsorted(rows, block.first) : np.searchsorted(rows, block.rows.stop)]
        for block in plan.blocks
    }
    blocks = [block for block in plan.blocks if len(by_block[block.first])]
    found: list[F32] = []
    with stages.stage(name, len(rows)) as advance:
        results = work.results(_rows_of, blocks, plan.features, beside=lambda block: by_block[block.first])
        for part in in_order(results, blocks):
            found.append(part)
            advance(len(part))
    return np.concatenate(found)


def _rows_of(block: Block, rows: Indices, features: Any) -> F32:
    return rows_of(block, features, rows)


def _projection(plan: ShardPlan, options: ShardOptions, work: Work, stages: Stages) -> Projection:
    standard = (options.scale or ("none" if plan.features.vectors else "standard")) == "standard"
    unit = options.metric == "cosine"
    if plan.rows < FEWEST_ROWS:
        raise UsageError(f"{plan.where}: expected at least {FEWEST_ROWS} rows, found {plan.rows}; give more")
    width = plan.features.width
    # Sums about a row of the data lose no digits where numbers are large and differ little.
    middle = next(chunks(plan.blocks[0], plan.features))[1][0]
    first = Scaling(middle, np.ones(width, np.float32))
    found = _moments(plan, first, work, stages, "sums of all rows")
    constant = np.flatnonzero(found.low == found.high)
    if len(constant) == width:
        raise UsageError(
            f"{plan.where}: all {width} columns are constant; nothing tells the rows apart, check the input"
        )
    if len(constant):
        names = ", ".join(f"'{plan.features.names[column]}'" for column in constant[:5])
        stages.say(f"{len(constant)} constant columns tell nothing apart and could be left out: {names}")
    scaling = scaling_of(found, first, standard, unit)
    found = _moments(plan, scaling, work, stages, "sums of directions") if unit else about_mean(found, scaling)
    return projection(found, scaling, max(options.pca_dims or COMPONENTS, 3))


def _moments(plan: ShardPlan, scaling: Scaling, work: Work, stages: Stages, name: str) -> ShardMoments:
    with stages.stage(name, plan.rows) as advance:

        def told() -> Any:
            results = work.results(moments, plan.blocks, plan.features, scaling)
            for part in in_order(results, plan.blocks):
                advance(part.count)
                yield part

        return together(told())


def _laid_out(scores: F32, options: ShardOptions, stages: Stages) -> dict[str, Layout]:
    """Layouts of the sample beside PCA, whose features are its components already."""
    others = tuple(name for name in options.method if name != "pca")
    if options.method and not others:
        return {}
    width = scores.shape[1]
    prepared = Prepared(scores, "euclidean", "none", [], np.ones(width, np.float32), np.zeros(width, np.float32))
    default = tuple(name for name in METHODS if name != "pca")
    pipeline = Pipeline(prepared, replace(options, method=others, pca_dims=width), stages, None, default)
    return {method: pipeline.layout(method) for method in pipeline.methods}


def _arrays(base: Base) -> dict[str, Array]:
    found = base.projection
    arrays: dict[str, Array] = {
        "mean": found.scaling.mean,
        "deviation": found.scaling.deviation,
        "unit": np.array(found.scaling.unit),
        "center": found.center,
        "axes": found.axes,
        "explained": found.explained,
        "sample": base.sample,
        "scaled": base.scaled,
        "made": np.array(json.dumps(base.made)),
    }
    return arrays | {f"layout {name}": ground.positions for name, ground in base.known.grounds.items()}


def _restored(arrays: Mapping[str, Any]) -> Base:
    scaling = Scaling(arrays["mean"], arrays["deviation"], bool(arrays["unit"]))
    found = Projection(scaling, arrays["center"], arrays["axes"], arrays["explained"])
    layouts = {name.removeprefix("layout "): value for name, value in arrays.items() if name.startswith("layout ")}
    known = KnownSample.of(found.scores(arrays["scaled"]), layouts)
    return Base(found, arrays["sample"], arrays["scaled"], known, json.loads(str(arrays["made"])))
