"""Shards reduced to a scene: a sample laid out, all rows placed block by block, judged, and written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from latentwalk.scenes import Bool, Category, Column, Layout, Quality, Scalar, Scene, Unjudged, read, write
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.rules import RIGHT, correctness
from latentwalk.tools.data.columns import same_names
from latentwalk.tools.layout.methods import LIBRARIES
from latentwalk.tools.layout.pipeline import LayoutOptions
from latentwalk.tools.options import plain
from latentwalk.tools.shards.base import Base, base
from latentwalk.tools.shards.columns import columns_of, ids_of
from latentwalk.tools.shards.kept import Kept
from latentwalk.tools.shards.known import NOVELTY, SAID, Placed, place
from latentwalk.tools.shards.options import ShardOptions
from latentwalk.tools.shards.passes import qualities
from latentwalk.tools.shards.plan import Block, ShardPlan
from latentwalk.tools.shards.predicting import Judges, judges, rare
from latentwalk.tools.shards.work import Work, workers
from latentwalk.tools.terminal import Stages


def reduce_shards(plan: ShardPlan, options: Any, command: str, stages: Stages) -> Scene:
    """The scene of all rows of a plan, written to the output of `options`, those of `reduce`; `command` makes it.

    What is done is kept in a folder beside the output until that is whole; `resume` goes on with it.  Raises UsageError
    for input that does not fit, and where that folder is there without `resume`.
    """
    from threadpoolctl import threadpool_limits

    output: Path = options.output
    parameters = plain(options, LayoutOptions) | {"sample_rows": options.sample_rows}
    made_from = {"files": plan.digest(), "parameters": parameters}
    if output.exists():  # with --resume
        return _whole(output, made_from, stages)
    kept = Kept(output, plan, made_from, options.resume)
    stages.notes(plan.notes)
    with workers(options.dask, stages) as work, threadpool_limits(1, "blas"):
        count, laid_out = len(plan.paths), min(options.sample_rows, plan.rows)
        stages.say(
            f"{plan.rows:,} rows in {count:,} shard{'s' * (count > 1)}, in {len(plan.blocks):,} blocks, {work.said}:"
            f" {laid_out:,} of them are laid out, all others placed beside these; true neighbors of rows are left out"
        )
        megabytes = 4 * plan.features.width * plan.features.chunk_rows / 1e6
        stages.say(f"each reads at most {megabytes:,.0f} MB of features at once, beside the sample")
        with stages.stage("ids and columns"):
            ids, columns = ids_of(plan), columns_of(plan)
        if options.predict:
            _check_predict(columns)
        found = base(plan, options, columns, work, kept, stages)
        columns |= _placed(plan, options, columns, found, work, kept, stages)
        places = {name: kept.array(name, (3,), np.float32) for name in found.made}
        judged = qualities(plan, options, found, places, work, stages)
    layouts = {name: _layout(name, places[name], judged[name], found, options) for name in found.made}
    if (right := correctness(columns)) is not None:
        columns["correct"] = Bool(right == RIGHT)
    said = _provenance(plan, options, command, parameters)
    with stages.stage("scene"):
        write(output, Scene(ids, layouts, columns, provenance=said, title=options.title or ""))
        kept.remove()
    return read(output)


def _whole(output: Path, made_from: Mapping[str, object], stages: Stages) -> Scene:
    """The scene that an earlier run finished, if it was made in the same way."""
    scene = read(output)
    data = scene.provenance.get("data")
    files = data.get("files_sha256") if isinstance(data, Mapping) else None
    if {"files": files, "parameters": scene.provenance.get("parameters")} != made_from:
        raise UsageError(f"{output}: made from other shards or with other options; choose another name")
    stages.say(f"{output} is whole already")
    return scene


def _check_predict(columns: Mapping[str, Column]) -> None:
    if "prediction" in columns:
        raise UsageError("--predict: the data already has predictions; leave one of the two out")
    if not isinstance(columns.get("label"), Category):
        raise UsageError("--predict: the shards have no classes to learn from; name their column with --labels")


def _placed(
    plan: ShardPlan,
    options: ShardOptions,
    columns: Mapping[str, Column],
    found: Base,
    work: Work,
    kept: Kept,
    stages: Stages,
) -> dict[str, Column]:
    """Place all rows that are not placed yet, into what is kept; returns the columns that come of it."""
    label = columns.get("label")
    judge: Judges | None = None
    if options.predict and isinstance(label, Category):
        sampled = Category(label.codes[found.sample], label.names)
        with stages.stage("judges of the folds"):
            judge, codes, confidence = judges(found.scaled, sampled, options.seed)
        if few := rare(sampled):
            stages.say(f"--predict: too few sampled rows to judge by: classes {', '.join(few[:10])}")
    left = kept.left()
    with stages.stage("placing", plan.rows) as advance:
        advance(plan.rows - sum(block.count for block in left))
        shared = (plan.features, found.projection, found.known, judge)
        for block, placed in work.results(place, left, *shared):
            _keep(block, placed, kept)
            kept.finish(block)
            advance(block.count)
    # They are known, and not to be found again among themselves.
    for name, ground in found.known.grounds.items():
        kept.array(name, (3,), np.float32)[found.sample] = ground.positions
    made: dict[str, Column] = {}
    if found.known.grounds:
        novelty = kept.array(NOVELTY, (), np.float32)
        novelty[found.sample] = found.known.novelty
        made[NOVELTY] = Scalar(novelty)
    if judge is None or not isinstance(label, Category):
        return made
    seen, sure = kept.array("codes", (), np.int32), kept.array("confidence", (), np.float32)
    seen[found.sample], sure[found.sample] = codes, confidence
    stages.say(f"predictions {judge.said}")
    unknown = label.codes < 0
    prediction = Category(np.where(unknown, np.int32(-1), seen), label.names)
    return made | {
        "prediction": same_names(prediction, label),
        "confidence": Scalar(np.where(unknown, np.float32(np.nan), sure)),
    }


def _keep(block: Block, placed: Placed, kept: Kept) -> None:
    for name, values in placed.arrays.items():
        kept.array(name, values.shape[1:], values.dtype.type)[block.rows] = values


def _layout(name: str, places: object, quality: Quality | Unjudged, found: Base, options: ShardOptions) -> Layout:
    components = found.projection.axes.shape[1]
    how = {} if name == "pca" else {"placed": SAID, "sample_rows": len(found.sample), "components": components}
    made = {"method": name, "seed": options.seed}
    judged = quality.per_point if isinstance(quality, Quality) else {}
    rows = {"judged_rows": int(np.isfinite(next(iter(judged.values()))).sum())} if judged else {}
    return Layout(places, quality, {**found.made[name], **made, **how, **rows})  # type: ignore[arg-type]


def _provenance(
    plan: ShardPlan, options: ShardOptions, command: str, parameters: Mapping[str, object]
) -> dict[str, object]:
    packages = ("latentwalk", "numpy", *LIBRARIES, "pyarrow")
    return {
        "tool": " ".join(command.split()[:2]),
        "command": command,
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "data": {
            "name": plan.where,
            "format": "shards",
            "columns": plan.features.width,
            "files": len(plan.paths),
            "files_sha256": plan.digest(),
        },
        "parameters": dict(parameters),
        "versions": {name: version(name) for name in packages},
    }
