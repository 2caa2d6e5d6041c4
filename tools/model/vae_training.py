"""Training a VAE: batches from memory, β warm-up, validation, early stopping, a checkpoint after each epoch, resume."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from latentwalk.scenes.errors import LatentwalkError
from latentwalk.tools.model.vae import VAE, Likelihood, Losses, build
from latentwalk.tools.model.vae_data import Inputs, Scale
from latentwalk.tools.run import checkpoint
from latentwalk.tools.run.folder import replacing

ACTIVE_NATS = 0.01  # a latent dimension whose mean KL is below says nothing about its row (cf. Burda et al. 2016)
CHECKPOINT, WEIGHTS, PROGRESS = "checkpoint.safetensors", "weights.safetensors", "training_progress.txt"
VALIDATION_BATCH = 1024

Record = dict[str, Any]


@dataclass(frozen=True)
class Settings:
    """What decides a run's numbers.  `beta` rises from 0 over the first `beta_warmup` epochs; training stops after
    `patience` epochs (0: never) without a better validation loss; `validation` is the share of rows held out."""

    model: str
    latent_dim: int
    beta: float
    beta_warmup: float
    epochs: int
    batch_size: int
    learning_rate: float
    patience: int
    validation: float
    scale: Scale
    likelihood: Likelihood
    noise: float
    seed: int

    def beta_at(self, epoch: float) -> float:
        """β when `epoch` epochs, with their fraction, are done."""
        return self.beta * min(1.0, epoch / self.beta_warmup) if self.beta_warmup else self.beta


class Trainer:
    """One run in the folder `run`.  `history` has a record for each finished epoch:

    epoch (from 1), beta (at its end), seconds, kl_by_dimension [d], active, and train_ and val_ loss, reconstruction
    and kl, in nats per row.  val_loss is at the full β always, so that epochs of a warm-up compare with later ones.
    """

    def __init__(self, inputs: Inputs, settings: Settings, run: Path, device: torch.device) -> None:
        self.settings, self.run, self.device = settings, run, device
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(settings.seed)
            self.model: VAE = build(inputs.shape, settings.latent_dim, inputs.sigma).to(device)
        self.inputs = inputs.to(device)
        self.optimizer = torch.optim.Adam(self.model.parameters(), settings.learning_rate)
        self.generators = {"order": torch.Generator(), "noise": torch.Generator(device)}
        for generator in self.generators.values():
            generator.manual_seed(settings.seed)
        self.history: list[Record] = []
        torch.backends.cudnn.deterministic = True

    @property
    def batches(self) -> int:
        """Batches in one epoch."""
        return math.ceil(len(self.inputs.train) / self.settings.batch_size)

    @property
    def best(self) -> Record:
        """The epoch whose weights are kept: the lowest validation loss, or the last one without validation rows."""
        return min(self.history, key=lambda record: record.get("val_loss", -record["epoch"]))

    def resume(self) -> None:
        """Go on from the run's last checkpoint."""
        state = checkpoint.load(self.run / CHECKPOINT, self.model, self.optimizer, self.generators)
        self.history = state["history"]

    def train(self, on_batch: Callable[[Record, Losses, int], None]) -> None:
        """Train up to `settings.epochs` in all, or until early stopping, leaving a checkpoint after each epoch.

        `on_batch` hears the record so far of its epoch, the batch's losses and its rows.  Raises LatentwalkError at the
        first loss that is not finite, before it can touch the weights; the checkpoint of the epoch before stays.
        """
        while len(self.history) < self.settings.epochs and not self.stopped_early:
            record = self._epoch(len(self.history), on_batch)
            self.history.append(record)
            if self.best is record:
                checkpoint.save_weights(self.run / WEIGHTS, self.model, {"epoch": record["epoch"]})
            # Last, as it says that the epoch is finished: dying before it repeats the epoch with the same numbers.
            checkpoint.save(
                self.run / CHECKPOINT, self.model, self.optimizer, self.generators, {"history": self.history}
            )
            with replacing(self.run / PROGRESS) as path:
                path.write_text("".join(f"{line(each, self.settings)}\n" for each in self.history), encoding="utf-8")

    @property
    def stopped_early(self) -> bool:
        """Whether `patience` epochs after the warm-up have passed without a better validation loss."""
        if not self.settings.patience or not self.history or "val_loss" not in self.history[-1]:
            return False
        since = max(self.best["epoch"], self.settings.beta_warmup)
        return bool(self.history[-1]["epoch"] - since >= self.settings.patience)

    def _epoch(self, done: int, on_batch: Callable[[Record, Losses, int], None]) -> Record:
        started = time.perf_counter()
        self.model.train()
        rows = self.inputs.train
        order = rows[torch.randperm(len(rows), generator=self.generators["order"]).to(rows.device)]
        record: Record = {"epoch": done + 1}
        totals = _Totals(self.settings.latent_dim, self.device)
        for number, batch in enumerate(torch.split(order, self.settings.batch_size)):
            record["beta"] = self.settings.beta_at(done + number / self.batches)
            losses = self._step(batch, record["beta"], f"epoch {done + 1}, batch {number + 1} of {self.batches}")
            totals.add(losses, len(batch))
            on_batch(record, losses, len(batch))
        record |= totals.means("train", record["beta"])
        record["kl_by_dimension"] = (totals.kl / totals.rows).tolist()
        record["active"] = sum(nats > ACTIVE_NATS for nats in record["kl_by_dimension"])
        if len(self.inputs.validation):
            record |= self._validate().means("val", self.settings.beta)
        record["seconds"] = time.perf_counter() - started
        return record

    def _step(self, batch: Tensor, beta: float, where: str) -> Losses:
        losses = self.model.losses(self.inputs.batch(batch), self.generators["noise"])
        loss = losses.total(beta) / len(batch)
        if not math.isfinite(value := loss.item()):
            kept = f"{self.run / CHECKPOINT} is of epoch {len(self.history)}" if self.history else "no checkpoint yet"
            raise LatentwalkError(
                f"{where}: the loss is {value}; stopped ({kept}); try a smaller --learning-rate or longer --beta-warmup"
            )
        self.optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        self.optimizer.step()
        return Losses(losses.reconstruction.detach(), losses.kl.detach())

    @torch.no_grad()
    def _validate(self) -> _Totals:
        self.model.eval()
        noise = torch.Generator(self.device).manual_seed(self.settings.seed)  # the same draws for each epoch
        totals = _Totals(self.settings.latent_dim, self.device)
        for batch in torch.split(self.inputs.validation, VALIDATION_BATCH):
            totals.add(self.model.losses(self.inputs.batch(batch), noise), len(batch))
        return totals


class _Totals:
    """Sums over batches, kept on the device."""

    def __init__(self, latent_dim: int, device: torch.device) -> None:
        self.reconstruction = torch.zeros((), device=device)
        self.kl = torch.zeros(latent_dim, device=device)
        self.rows = 0

    def add(self, losses: Losses, rows: int) -> None:
        self.reconstruction += losses.reconstruction
        self.kl += losses.kl
        self.rows += rows

    def means(self, part: str, beta: float) -> Record:
        reconstruction, kl = self.reconstruction.item() / self.rows, self.kl.sum().item() / self.rows
        return {
            f"{part}_loss": reconstruction + beta * kl, f"{part}_reconstruction": reconstruction, f"{part}_kl": kl
        }  # fmt: skip


def line(record: Record, settings: Settings) -> str:
    """One epoch as one line of training_progress.txt."""
    parts = [f"epoch {record['epoch']}/{settings.epochs}", f"beta {record['beta']:.3f}"]
    for part in ("train", "val"):
        parts += [
            f"{part}_{name} {record[f'{part}_{name}']:.4f}"
            for name in ("loss", "reconstruction", "kl")
            if f"{part}_{name}" in record
        ]
    by_dimension = " ".join(f"{nats:.3f}" for nats in record["kl_by_dimension"])
    active = f"active {record['active']}/{settings.latent_dim} [{by_dimension}]"
    return "  ".join([*parts, active, f"{record['seconds']:.1f} s"])
