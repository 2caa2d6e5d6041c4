"""One run of `latentwalk train`, from data to results, and how it goes on after an interruption."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from latentwalk.scenes import UsageError
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.outputs import need_place
from latentwalk.tools.data import sources
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.provenance import digest
from latentwalk.tools.data.sources import DataOptions
from latentwalk.tools.figure.live import LiveOptions, pictures_beside
from latentwalk.tools.figure.look import FigureOptions
from latentwalk.tools.model.gradients import Model, Sums
from latentwalk.tools.model.parts import Parts
from latentwalk.tools.model.preparation import refitted, save_preparation
from latentwalk.tools.model.rebuild import NetworkPlan, build_model, pick_device, read_plan, rebuild_model
from latentwalk.tools.model.results import Results, write_results
from latentwalk.tools.model.settings import (
    ClassifierOptions,
    ClassifierSettings,
    VaeOptions,
    VaeSettings,
    decided_classifier,
    decided_vae,
)
from latentwalk.tools.model.trainer import Trainer, probabilities
from latentwalk.tools.options import plain
from latentwalk.tools.run.cross_validation import cross_validate, folds_of
from latentwalk.tools.run.folder import PREPARATION, Metadata, new_run, read_metadata
from latentwalk.tools.run.plan import Plan, load_data, provenance_of, write_metadata
from latentwalk.tools.terminal import Stages


def start(
    options: VaeOptions | ClassifierOptions,
    inputs: Sequence[str],
    output: Path,
    device: str | None,
    stages: Stages,
    command: str,
) -> Path:
    """Train a new run in the next free folder of `output` and return that folder.

    `options` are `DataOptions`, too.  `device`: "cpu", "cuda", "mps" or None for the best one.  Raises UsageError for
    data or options that do not fit, LatentwalkError where training fails.
    """
    need_place(output)  # before data is loaded, which may take long
    where, data = pick_device(device), plain(options, DataOptions)
    dataset = sources.load(inputs, **data)
    settings = (
        decided_vae(options, dataset) if isinstance(options, VaeOptions) else decided_classifier(options, dataset)
    )
    plan = Plan(list(inputs), data, digest(dataset), settings, command)
    model = build_model(dataset, settings, where)  # refuses what does not fit before a folder is made
    _folds(model, dataset, settings)
    run = new_run(output)
    return _train(Trainer(model, run, provenance_of(plan, dataset)), plan, dataset, stages)


def resume(run: Path, epochs: int | None, device: str | None, stages: Stages) -> Path:
    """Go on with a run after its last checkpoint, up to `epochs` in all (None: as planned), and write its results.

    Raises UsageError where `run` is none, has no checkpoint, is finished, or its data is no longer the same.
    """
    plan = read_plan(run)
    plan = replace(plan, settings=replace(plan.settings, epochs=epochs or plan.settings.epochs))
    dataset = load_data(run, plan)
    model = rebuild_model(run, plan, dataset, pick_device(device))
    trainer = Trainer(model, run, provenance_of(plan, dataset))
    trainer.resume()
    if epochs is not None and epochs < trainer.kept:
        raise UsageError(f"--epochs {epochs}: {run} has {trainer.kept} epochs behind it; give at least as many")
    if epochs is None and "results" in read_metadata(run):
        raise UsageError(f"{run}: finished after {trainer.kept} epochs; give --epochs with a larger number to go on")
    stages.say(f"{run}: going on after epoch {trainer.kept}")
    return _train(trainer, plan, dataset, stages)


def _train(trainer: Trainer, plan: NetworkPlan, dataset: Dataset, stages: Stages) -> Path:
    """Train, then write the results of the best epoch."""
    run, parts = trainer.run, trainer.inputs.parts
    _write_metadata(trainer, plan, dataset)
    save_preparation(run / PREPARATION, trainer.inputs.preparation)
    stages.notes((*dataset.notes, *trainer.inputs.notes), "note: ")
    count = sum(weight.numel() for weight in trainer.model.network.parameters())
    stages.say(
        f"{run}: {dataset.name}, {len(parts['train'])} rows to train on, {len(parts['val'])} to validate,"
        f" {len(parts['test'])} to test; {plan.settings.title}; {count:,} weights on {trainer.device}; up to"
        f" {plan.settings.epochs} epochs of {trainer.batches} batches of {plan.settings.batch_size} rows"
    )
    try:
        with _pictures(trainer, plan.settings):
            train_with_progress(trainer, stages)
        results = write_results(trainer, dataset, provenance_of(plan, dataset), stages)
        _write_metadata(trainer, plan, dataset, results)
    except KeyboardInterrupt:
        if trainer.kept:
            stages.say(f"{run} keeps epoch {trainer.kept}; go on with: latentwalk train --resume {run}")
        raise
    if folds := _folds(trainer.model, dataset, plan.settings):
        results["cross_validation"] = _cross_validate(trainer, folds, dataset, plan.settings, stages)
        _write_metadata(trainer, plan, dataset, results)
    return run


def _folds(model: Model, dataset: Dataset, settings: VaeSettings | ClassifierSettings) -> list[Parts]:
    """Those that are asked for; UsageError where they cannot be."""
    if isinstance(settings, VaeSettings):
        return []
    parts = model.inputs.preparation.parts
    return folds_of(dataset, parts, settings.cross_validate, settings.validation, settings.seed)


def _cross_validate(
    trainer: Trainer, folds: list[Parts], dataset: Dataset, settings: VaeSettings | ClassifierSettings, stages: Stages
) -> Metadata:
    """With the settings of the run, each in a folder that goes again."""
    batches = trainer.batches * trainer.settings.epochs
    with stages.stage("cross-validation", len(folds) * batches) as advance:

        def judge(parts: Parts) -> F32:
            prepared = refitted(trainer.inputs.preparation, dataset, parts)
            model, done = build_model(dataset, settings, trainer.device, prepared), 0

            def on_batch(*_: object) -> None:
                nonlocal done
                done += 1
                advance(1 if done <= batches else 0)  # folds may have a batch more than the run

            with TemporaryDirectory() as folder:
                of_fold = Trainer(model, Path(folder))
                of_fold.train(on_batch)
                of_fold.load_best()
            advance(max(batches - done, 0))
            return probabilities(model, model.inputs.parts["test"])

        return cross_validate(trainer.run, dataset, folds, judge, stages)


def _pictures(trainer: Trainer, settings: VaeSettings | ClassifierSettings) -> AbstractContextManager[None]:
    """What draws the epochs of a classifier while it trains, if that is wished."""
    if isinstance(settings, VaeSettings) or settings.pictures != "live":
        return nullcontext()
    look = plain(settings, FigureOptions)
    return pictures_beside(LiveOptions(run=trainer.run, method=settings.snapshot_method, seed=settings.seed, **look))


def train_with_progress(trainer: Trainer, stages: Stages) -> None:
    """`Trainer.train` with a bar: the numbers of the newest batches, and the time left."""
    columns = (TextColumn("{task.description}"), BarColumn(10), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=stages.console, refresh_per_second=4) as bar:
        batches = trainer.batches
        task = bar.add_task("training", total=batches * trainer.settings.epochs)
        bar.update(task, completed=batches * len(trainer.history))

        def on_batch(done: float, sums: Sums, rows: int) -> None:
            bar.advance(task)
            if bar.tasks[task].completed % 20 == 0:  # not each time: reading the numbers waits for the device
                bar.update(task, description=_headline(trainer.model, done, sums, rows))

        trainer.train(on_batch)
        if trainer.stopped_early:
            bar.update(task, total=batches * len(trainer.history))
    if trainer.stopped_early:
        stages.say(
            f"stopped early: no better validation loss in {trainer.settings.patience} epochs; the best is of epoch"
            f" {trainer.best['epoch']}"
        )


def _headline(model: Model, done: float, sums: Sums, rows: int) -> str:
    """One line on the batch for the progress bar."""
    numbers = model.numbers(sums, rows, done) | model.details(sums, rows, done)
    shown = (f"{name} {value:.3g}" for name, value in numbers.items() if isinstance(value, (int, float)))
    return "  ".join([f"epoch {int(done) + 1}", *shown])


def _write_metadata(trainer: Trainer, plan: NetworkPlan, dataset: Dataset, results: Results | None = None) -> None:
    write_metadata(
        trainer.run, plan, dataset, model=plan.settings.model, classes=trainer.inputs.classes,
        rows=len(trainer.inputs), device=str(trainer.device), results=results,
    )  # fmt: skip
