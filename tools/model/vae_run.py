"""One run of `latentwalk train` with a VAE, from data to scene, and how it goes on after an interruption."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import torch
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from torch import nn

from latentwalk.scenes import Scene, UsageError, write
from latentwalk.tools.data import sources
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.figure.vae import draw_all
from latentwalk.tools.model.vae import Losses
from latentwalk.tools.model.vae_classifier import Head, train_head
from latentwalk.tools.model.vae_data import Inputs, as_pictures, prepare
from latentwalk.tools.model.vae_results import Encoded, encode
from latentwalk.tools.model.vae_scene import Trained, check_fits, make_scene
from latentwalk.tools.model.vae_training import ACTIVE_NATS, WEIGHTS, Record, Settings, Trainer
from latentwalk.tools.run import checkpoint
from latentwalk.tools.run.folder import new_run, write_json
from latentwalk.tools.terminal import Stages

METADATA, SCENE = "run_metadata.json", "latent.scene"
STEPS = 5000  # that a run should have, between the two bounds on epochs
FEWEST_EPOCHS, MOST_EPOCHS = 50, 500


@dataclass(frozen=True)
class Plan:
    """All that a run is made from, as run_metadata.json keeps it: where the data is (`inputs` and `data`, the arguments
    of `sources.load`), its digest, the settings, the classifier head, and the layouts to add (tsne, umap)."""

    inputs: list[str]
    data: dict[str, Any]
    sha256: str
    settings: Settings
    head: Head | None
    methods: list[str]
    command: str


def settings_for(dataset: Dataset, chosen: dict[str, Any]) -> Settings:
    """Settings with what `chosen` leaves out (None) decided by the data: batches, epochs and the likelihood.

    A Bernoulli likelihood suits pixels.  Of a table's columns its curvature makes so little that the latent collapses.
    """
    rows = len(dataset)
    batch = min(128, max(16, 1 << (rows // 32).bit_length())) if rows > 16 else rows
    steps = -(-rows // batch)
    fallback: dict[str, Any] = {
        "batch_size": batch,
        "epochs": min(max(STEPS // steps, FEWEST_EPOCHS), MOST_EPOCHS),
        "likelihood": "gaussian" if as_pictures(dataset) is None else "bernoulli",
    }
    values: dict[str, Any] = {name: fallback.get(name) if value is None else value for name, value in chosen.items()}
    return Settings(**values)


def start(
    inputs: Sequence[str],
    data: dict[str, Any],
    chosen: dict[str, Any],
    head: Head | None,
    methods: Sequence[str],
    output: Path,
    device: str | None,
    stages: Stages,
    command: str,
) -> Path:
    """Train a new run in the next free folder of `output` and return that folder.

    `chosen`: fields of Settings, None where the data decides.  `device`: "cpu", "cuda", "mps" or None for the best one.
    Raises UsageError for data or options that do not fit, LatentwalkError where training fails.
    """
    dataset = sources.load(inputs, **data)
    settings = settings_for(dataset, chosen)
    plan = Plan(list(inputs), data, digest(dataset), settings, head, list(methods), command)
    prepared = _prepare(dataset, settings)  # refuses what does not fit before a folder is made
    check_fits(dataset, prepared, settings.latent_dim, methods)
    where = pick_device(device)
    run = new_run(output)
    _write_metadata(run, plan, dataset, where)
    return _go(Trainer(prepared, settings, run, where), plan, dataset, stages)


def resume(run: Path, epochs: int | None, device: str | None, stages: Stages) -> Path:
    """Go on with a run after its last checkpoint, up to `epochs` in all (None: as planned), and write its results.

    Raises UsageError where `run` is none, has no checkpoint, is finished, or its data is no longer the same.
    """
    plan = read_plan(run)
    dataset = sources.load(plan.inputs, **plan.data)
    if digest(dataset) != plan.sha256:
        raise UsageError(f"{run}: its data ({', '.join(plan.inputs)}) has changed since; start a new run")
    plan = replace(plan, settings=replace(plan.settings, epochs=epochs or plan.settings.epochs))
    where = pick_device(device)
    trainer = Trainer(_prepare(dataset, plan.settings), plan.settings, run, where)
    trainer.resume()
    done = len(trainer.history)
    if epochs is not None and epochs < done:
        raise UsageError(f"--epochs {epochs}: {run} has {done} epochs behind it; give at least as many")
    if epochs is None and (run / SCENE).exists():
        raise UsageError(f"{run}: finished after {done} epochs; give --epochs with a larger number to go on")
    _write_metadata(run, plan, dataset, where)
    stages.say(f"{run}: going on after epoch {done}")
    return _go(trainer, plan, dataset, stages)


def read_metadata(run: Path) -> dict[str, Any]:
    """What run_metadata.json of a run says; UsageError where there is none."""
    path = run / METADATA
    try:
        metadata = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise UsageError(f"{run}: no run, as it has no {METADATA}; expected a folder such as runs/run_001") from error
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: cannot be read ({error}); expected what latentwalk train wrote") from error
    if not isinstance(metadata, dict) or not isinstance(metadata.get("plan"), dict):
        raise UsageError(f"{path}: expected what latentwalk train --model vae or beta-vae wrote, found something else")
    return metadata


def read_plan(run: Path) -> Plan:
    """The plan of a VAE run; UsageError where `run` is none."""
    values = read_metadata(run)["plan"]
    try:
        return Plan(**values | {"settings": Settings(**values["settings"])})
    except (TypeError, KeyError) as error:
        raise UsageError(f"{run / METADATA}: expected the plan of a VAE run, found another ({error})") from error


def digest(dataset: Dataset) -> str:
    """SHA-256 of ids and features."""
    digest = hashlib.sha256("\0".join(dataset.ids).encode(errors="replace"))
    digest.update(dataset.features.data)
    return digest.hexdigest()


def pick_device(name: str | None) -> torch.device:
    """The device called `name`, or the best one here; UsageError where torch cannot use it."""
    usable = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available(), "cpu": True}
    if name is None:
        return torch.device(next(kind for kind, there in usable.items() if there))
    if not usable.get(name, False):
        found = ", ".join(kind for kind, there in usable.items() if there)
        raise UsageError(f"--device {name}: torch {torch.__version__} cannot use it here; expected one of: {found}")
    return torch.device(name)


def _prepare(dataset: Dataset, settings: Settings) -> Inputs:
    return prepare(dataset, settings.scale, settings.likelihood, settings.noise, settings.validation, settings.seed)


def _go(trainer: Trainer, plan: Plan, dataset: Dataset, stages: Stages) -> Path:
    """Train, then write the results of the best epoch."""
    settings, run = trainer.settings, trainer.run
    count = sum(weight.numel() for weight in trainer.model.parameters())
    stages.say(
        f"{run}: {dataset.name}, {len(trainer.inputs.train)} rows to train on, {len(trainer.inputs.validation)} to"
        f" validate; {settings.model}, latent {settings.latent_dim}, β {settings.beta:g}, {settings.likelihood};"
        f" {count:,} weights on {trainer.device}; up to {settings.epochs} epochs of {trainer.batches} batches"
    )
    try:
        train_with_progress(trainer, stages)
        _finish(trainer, plan, dataset, stages)
    except KeyboardInterrupt:
        if trainer.history:
            stages.say(f"{run} keeps epoch {len(trainer.history)}; go on with: latentwalk train --resume {run}")
        raise
    return run


def train_with_progress(trainer: Trainer, stages: Stages) -> None:
    """`Trainer.train` with a bar: reconstruction, KL and active dimensions of the newest batches, and the time left."""
    columns = (TextColumn("{task.description}"), BarColumn(10), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=stages.console, refresh_per_second=4) as bar:
        batches = trainer.batches
        task = bar.add_task("training", total=batches * trainer.settings.epochs)
        bar.update(task, completed=batches * len(trainer.history))

        def on_batch(record: Record, losses: Losses, rows: int) -> None:
            bar.advance(task)
            if bar.tasks[task].completed % 20 == 0:
                bar.update(task, description=_headline(record, losses, rows))

        trainer.train(on_batch)
        if trainer.stopped_early:
            bar.update(task, total=batches * len(trainer.history))
    if trainer.stopped_early:
        stages.say(
            f"stopped early: no better validation loss in {trainer.settings.patience} epochs; the best is of epoch"
            f" {trainer.best['epoch']}"
        )


def _headline(record: Record, losses: Losses, rows: int) -> str:
    """One line on the batch for the progress bar."""
    kl = losses.kl / rows
    active = int((kl > ACTIVE_NATS).sum())
    return (
        f"epoch {record['epoch']}  recon {losses.reconstruction.item() / rows:.2f}"
        f"  KL {kl.sum().item():.2f}  active {active}/{len(kl)}"
    )


def _finish(trainer: Trainer, plan: Plan, dataset: Dataset, stages: Stages) -> None:
    """Write figures, scene and the final metadata from the best epoch's weights."""
    checkpoint.load_weights(trainer.run / WEIGHTS, trainer.model)
    trainer.model.eval().requires_grad_(False)
    with stages.stage("encoding"):
        encoded = encode(trainer.model, trainer.inputs)
    head = _head(trainer, plan, dataset, stages)
    trained = Trained(dataset, trainer.inputs, trainer.model, encoded, head, trainer.history, trainer.settings)
    with stages.stage("figures"):
        draw_all(trained, trainer.run)
    scene = make_scene(trained, plan.methods, _provenance(plan, dataset), stages)
    write(trainer.run / SCENE, scene, overwrite=True)  # the run's own, of fewer epochs
    _write_metadata(trainer.run, plan, dataset, trainer.device, _results(trained, scene, trainer))
    if trainer.best["active"] == 0:
        stages.say(
            "warning: no latent dimension says anything (posterior collapse); try a smaller --beta or --noise, or a"
            " longer --beta-warmup"
        )


def _head(trainer: Trainer, plan: Plan, dataset: Dataset, stages: Stages) -> nn.Sequential | None:
    if plan.head is None or dataset.label is None:
        return None
    with stages.stage("classifier"):
        return train_head(trainer.model, trainer.inputs, dataset.label, plan.head, plan.settings.seed)


def _provenance(plan: Plan, dataset: Dataset) -> dict[str, Any]:
    return {
        "tool": "latentwalk train",
        "command": plan.command,
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "data": {"name": dataset.name, "columns": dataset.features.shape[1]} | dataset.provenance,
        "sha256": plan.sha256,
        "parameters": asdict(plan.settings),
        "versions": {name: version(name) for name in ("torch", "numpy", "latentwalk")},
    }


def _write_metadata(
    run: Path, plan: Plan, dataset: Dataset, device: torch.device, results: dict[str, Any] | None = None
) -> None:
    whole = _provenance(plan, dataset) | {"rows": len(dataset), "device": str(device), "plan": asdict(plan)}
    write_json(run / METADATA, whole | ({} if results is None else {"results": results}))


def _results(trained: Trained, scene: Scene, trainer: Trainer) -> dict[str, Any]:
    encoded: Encoded = trained.encoded
    quality = scene.layouts["latent"].quality
    validation = trained.inputs.validation.cpu().numpy()
    data = trained.inputs.scaled()
    mean_error = float(((data - data.mean(axis=0)) ** 2).mean())
    return {
        "epochs": len(trained.history),
        "stopped_early": trainer.stopped_early,
        "best": trainer.best,
        "seconds": sum(record["seconds"] for record in trained.history),
        "weights": sum(weight.numel() for weight in trained.model.parameters()),
        "reconstruction_error": float(encoded.error.mean()),
        "reconstruction_error_validation": float(encoded.error[validation].mean()) if len(validation) else None,
        "error_of_the_mean_row": mean_error,
        "trustworthiness": None if quality is None else quality.trustworthiness,
        "neighbours_kept": None if quality is None else quality.neighbors_kept,
        "history": trained.history,
    }
