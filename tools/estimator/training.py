"""One run of `latentwalk train` with a classifier of scikit-learn, from data to results."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from latentwalk.scenes.arrays import F32, F64, I64
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.analysis.evaluation import evaluate
from latentwalk.tools.data import sources
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.provenance import digest
from latentwalk.tools.data.sources import DataOptions
from latentwalk.tools.estimator import kept, models
from latentwalk.tools.estimator.recording import History, record
from latentwalk.tools.estimator.settings import EstimatorOptions
from latentwalk.tools.estimator.space import fit_space
from latentwalk.tools.figure.look import check_colors
from latentwalk.tools.model.inputs import Inputs, for_classifying
from latentwalk.tools.model.judged_scene import write_layers
from latentwalk.tools.model.parts import Parts
from latentwalk.tools.model.predictor import EstimatorPredictor
from latentwalk.tools.model.preparation import Preparation, load_preparation, save_preparation
from latentwalk.tools.options import plain
from latentwalk.tools.run import progress
from latentwalk.tools.run.cross_validation import cross_validate, folds_of
from latentwalk.tools.run.evaluated import write_evaluation
from latentwalk.tools.run.folder import PREPARATION, PROGRESS, Metadata, new_run, read_metadata
from latentwalk.tools.run.plan import Plan, kept_plan, load_data, provenance_of, write_metadata
from latentwalk.tools.terminal import Stages

EstimatorPlan = Plan[EstimatorOptions]


@dataclass(frozen=True, eq=False)
class FitRows:
    """What is trained on: `x` (n, m) float32, columns as they are, pixels in 0…1; `labels` (n,) int64 into `classes`;
    `parts` as those of `inputs`; `preparation`: how `x` came from the data."""

    x: F32
    labels: I64
    parts: dict[str, I64]
    inputs: Inputs
    preparation: Preparation

    @property
    def classes(self) -> list[str]:
        """Names of the classes."""
        return self.inputs.classes


def start(options: EstimatorOptions, inputs: Sequence[str], output: Path, stages: Stages, command: str) -> Path:
    """Train a new run in the next free folder of `output` and return that folder.

    `options` are `DataOptions`, too.  Raises UsageError for data or options that do not fit.
    """
    data = plain(options, DataOptions)
    dataset = sources.load(inputs, **data)
    settings = EstimatorOptions(**plain(options, EstimatorOptions))
    plan = Plan(list(inputs), data, digest(dataset), settings, command)
    rows = rows_of(dataset, settings)
    pipeline = untrained(settings, rows)  # refuses what does not fit before a folder is made
    check_colors(settings.colors, rows.classes)
    _folds(rows, dataset, settings)
    return _train(new_run(output), pipeline, rows, plan, dataset, stages)


def resume(run: Path, stages: Stages) -> Path:
    """Go on with a run that was interrupted, and write its results.

    Raises UsageError where it is finished, or its data is no longer the same.
    """
    if "results" in read_metadata(run):
        raise UsageError(f"{run}: finished; start a new run, such as with --set n_estimators=300 for more trees")
    plan = kept_plan(run, lambda settings: EstimatorOptions(**settings))
    settings = plan.settings
    dataset = load_data(run, plan)
    rows = rows_of(dataset, settings, load_preparation(run / PREPARATION))
    pipeline = untrained(settings, rows)
    if (run / kept.MODEL).is_file():
        pipeline = kept.load_classifier(run, rows.preparation)
        stages.say(f"{run}: going on after tree {models.trees(pipeline)} of {models.wanted(settings)}")
    return _train(run, pipeline, rows, plan, dataset, stages)


def rows_of(dataset: Dataset, settings: EstimatorOptions, prepared: Preparation | None = None) -> FitRows:
    """The rows of `dataset` in their parts; `prepared`: as the run kept them.  Raises UsageError as for_classifying."""
    inputs = for_classifying(
        dataset, pictures=False, validation=settings.validation, test=settings.test,
        seed=settings.seed, prepared=prepared,
    )  # fmt: skip
    preparation = inputs.preparation
    if preparation.kind == "columns":  # whose scaling is a part of the model, so that its file is whole by itself
        width = len(preparation.scale)
        preparation = replace(preparation, scale=np.ones(width), shift=np.zeros(width))
    parts = {part: rows.numpy() for part, rows in inputs.parts.items()}
    x = np.asarray(preparation.apply(dataset)[inputs.rows], np.float32)
    return FitRows(x, inputs.labels.numpy(), parts, inputs, preparation)


def untrained(settings: EstimatorOptions, rows: FitRows) -> Any:
    """The model that is to be trained on the training part; UsageError where it does not suit."""
    _, counts = np.unique(rows.labels[rows.parts["train"]], return_counts=True)
    if len(counts) < 2:
        raise UsageError(f"--model {settings.model}: expected 2 classes or more to train on, found {len(counts)}")
    return models.make(settings, int(counts.min()), rows.preparation.kind == "columns")


def _train(run: Path, pipeline: Any, rows: FitRows, plan: EstimatorPlan, dataset: Dataset, stages: Stages) -> Path:
    settings = plan.settings
    _write_metadata(run, rows, plan, dataset)
    save_preparation(run / PREPARATION, rows.preparation)
    stages.notes((*dataset.notes, *rows.inputs.notes), "note: ")
    stages.say(
        f"{run}: {dataset.name}, {len(rows.parts['train'])} rows to train on, {len(rows.parts['val'])} to validate,"
        f" {len(rows.parts['test'])} to test; {settings.title}"
    )
    seconds, said = _fit(run, pipeline, rows, settings, stages)
    for line in said:
        stages.warn(f"scikit-learn: {line}")
    kept.save(run / kept.MODEL, pipeline)
    with stages.stage("space"):
        made = fit_space(pipeline, rows.x[rows.parts["train"]], settings.seed)
    kept.save(run / kept.SPACE, made)
    with stages.stage("log"):
        history = record(run, pipeline, made, rows.inputs, rows.x, settings, provenance_of(plan, dataset), seconds)
    progress.write(run / PROGRESS, history, "Round")
    results = _results(run, pipeline, rows, history, settings)
    predictor = EstimatorPredictor(pipeline, made, rows.preparation)
    write_layers(run, dataset, predictor, settings, provenance_of(plan, dataset), stages)
    results |= {"warnings": said, "seconds": seconds, "history": history}
    _write_metadata(run, rows, plan, dataset, results)
    if folds := _folds(rows, dataset, settings):
        results["cross_validation"] = _cross_validate(run, rows, folds, dataset, settings, stages)
        _write_metadata(run, rows, plan, dataset, results)
    return run


def _folds(rows: FitRows, dataset: Dataset, settings: EstimatorOptions) -> list[Parts]:
    """Those that are asked for; UsageError where they cannot be."""
    parts = rows.preparation.parts
    return folds_of(dataset, parts, settings.cross_validate, settings.validation, settings.seed)


def _cross_validate(
    run: Path, rows: FitRows, folds: list[Parts], dataset: Dataset, settings: EstimatorOptions, stages: Stages
) -> Metadata:
    columns, place = rows.preparation.kind == "columns", {row: n for n, row in enumerate(rows.inputs.rows.tolist())}
    rounds = models.wanted(settings)
    with stages.stage("cross-validation", len(folds) * rounds) as advance:

        def judge(parts: Parts) -> F64:
            here = {part: [place[row] for row in numbers.tolist()] for part, numbers in parts.items()}
            labels = rows.labels[here["train"]]
            pipeline = models.make(settings, int(np.unique(labels, return_counts=True)[1].min()), columns)
            models.fit(pipeline, rows.x[here["train"]], labels, settings.model, rounds, advance)
            return models.probabilities(pipeline, rows.x[here["test"]], len(rows.classes))

        return cross_validate(run, dataset, folds, judge, stages)


def _fit(
    run: Path, pipeline: Any, rows: FitRows, settings: EstimatorOptions, stages: Stages
) -> tuple[float, list[str]]:
    """The seconds it took and what scikit-learn warned of; trees that an interruption leaves are kept."""
    train, asked = rows.parts["train"], models.wanted(settings)
    started = time.perf_counter()
    try:
        with stages.stage(settings.model, asked if settings.model in models.TREES else None) as advance:
            said = models.fit(pipeline, rows.x[train], rows.labels[train], settings.model, asked, advance)
    except KeyboardInterrupt:
        if settings.model in models.TREES and hasattr(pipeline[-1], "classes_"):
            kept.save(run / kept.MODEL, pipeline)
            stages.say(
                f"{run} keeps {models.trees(pipeline)} rounds of trees; go on with: latentwalk train --resume {run}"
            )
        raise
    return time.perf_counter() - started, said


def _results(
    run: Path, pipeline: Any, rows: FitRows, history: History, settings: EstimatorOptions
) -> dict[str, object]:
    test = rows.parts["test"]
    found = evaluate(rows.labels[test], models.probabilities(pipeline, rows.x[test], len(rows.classes)), rows.classes)
    return {
        "epochs": len(history),
        "stopped_early": len(history) < models.wanted(settings),
        "best": history[-1],
        "test": None,
        "evaluation": write_evaluation(found, run),
    }


def _write_metadata(
    run: Path, rows: FitRows, plan: EstimatorPlan, dataset: Dataset, results: dict[str, object] | None = None
) -> None:
    write_metadata(
        run, plan, dataset, model=plan.settings.model, classes=rows.classes, rows=len(rows.x), device="cpu",
        results=results,
    )  # fmt: skip
