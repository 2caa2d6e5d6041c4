"""Time of an epoch of `latentwalk train`, against a plain PyTorch loop with the same batch size: with the same network,
and with the wider one that runs were made with before."""

from __future__ import annotations

import json
import math
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy
from torch.utils.data import DataLoader, TensorDataset

from latentwalk.scenes.errors import UsageError
from latentwalk.tools.command_line import parse
from latentwalk.tools.data import sources
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.sources import DataOptions
from latentwalk.tools.model.preparation import as_pictures
from latentwalk.tools.model.rebuild import build_model, pick_device
from latentwalk.tools.model.settings import MAPS, VaeSettings
from latentwalk.tools.model.trainer import Trainer
from latentwalk.tools.model.training import train_with_progress
from latentwalk.tools.model.vae import VAE, build
from latentwalk.tools.options import Arg, Count, Device
from latentwalk.tools.run.folder import new_run
from latentwalk.tools.terminal import Stages

BATCH, LATENT, LEARNING_RATE, MOST = 128, 2, 1e-3, 1.05
WIDE = 32  # maps of the first convolution, before there were MAPS


@dataclass(frozen=True, kw_only=True)
class TrainBench(DataOptions):
    """Options of the bench."""

    dataset: Annotated[str, Arg("pictures", "DATASET", positional=True)] = "mnist"
    epochs: Annotated[Count, Arg("of each kind, taking turns", "N")] = 3
    device: Device = None


def plain_epochs(pictures: Tensor, maps: int, device: torch.device) -> Iterator[None]:
    """Each epoch of the loop as tutorials have it: a DataLoader over float pictures (n, c, h, w), float32, Adam."""
    torch.manual_seed(0)
    model: VAE = build(tuple(pictures.shape[1:]), LATENT, None, maps).to(device)
    optimizer = torch.optim.Adam(model.parameters(), LEARNING_RATE)
    loader = DataLoader(TensorDataset(pictures), batch_size=BATCH, shuffle=True)
    while True:
        total = 0.0
        for (batch,) in loader:
            x = batch.to(device)
            optimizer.zero_grad()
            mean, log_variance = model.encode(x)
            z = mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean)
            reconstruction = binary_cross_entropy(model.decode(z), x, reduction="sum")
            kl = -0.5 * torch.sum(1 + log_variance - mean.pow(2) - log_variance.exp())
            loss = (reconstruction + kl) / len(x)
            loss.backward()  # type: ignore[no-untyped-call]
            total += loss.item()
            optimizer.step()
        if not math.isfinite(total):
            raise ArithmeticError("the plain loop diverged")
        yield


def settings_of(epochs: int, seed: int) -> VaeSettings:
    """The same training, with no rows held out."""
    return VaeSettings(
        epochs=epochs, batch_size=BATCH, learning_rate=LEARNING_RATE, patience=0, validation=0, test=0,
        latent_dim=LATENT, beta=1, beta_warmup=0, likelihood="bernoulli", seed=seed,
    )  # fmt: skip


def our_epochs(dataset: Dataset, folder: Path, device: torch.device, seed: int) -> Iterator[None]:
    """Each epoch of `latentwalk train`, with its progress bar, checks, snapshots and checkpoints."""
    run, done = new_run(folder), 0
    while True:
        done += 1
        trainer = Trainer(build_model(dataset, settings_of(done, seed), device), run)
        if done > 1:
            trainer.resume()
        train_with_progress(trainer, Stages())
        yield


def timed(epochs: Iterator[None]) -> tuple[float, float]:
    """Seconds by the clock and of this process's threads that the next of `epochs` takes."""
    started, spent = time.perf_counter(), time.process_time()
    next(epochs)
    return time.perf_counter() - started, time.process_time() - spent


def ratio(above: Sequence[float], below: Sequence[float]) -> float:
    """The median over turns: what else the machine does weighs on both of a turn."""
    return statistics.median(a / b for a, b in zip(above, below, strict=True))


def main(argv: list[str] | None = None) -> int:
    """Run the bench; JSON goes to stdout, and the exit code says whether the ratio is at most 1.05."""
    options = parse(TrainBench, argv, "latentwalk bench train", __doc__)
    dataset = sources.load([options.dataset], options)
    device = pick_device(options.device)
    if as_pictures(dataset) is None:
        raise UsageError(f"{options.dataset}: expected pictures, found {dataset.features.shape[1]} columns")
    inputs = build_model(dataset, settings_of(1, options.seed), device).inputs
    pictures = inputs.batch(inputs.parts["train"])
    seconds: dict[str, list[float]] = {"wide": [], "plain": [], "ours": []}
    cpu_seconds: dict[str, list[float]] = {name: [] for name in seconds}
    with tempfile.TemporaryDirectory() as folder:
        kinds = {
            "wide": plain_epochs(pictures, WIDE, device),
            "plain": plain_epochs(pictures, MAPS, device),
            "ours": our_epochs(dataset, Path(folder), device, options.seed),
        }
        for _ in range(options.epochs):
            for name, epochs in kinds.items():
                by_clock, of_threads = timed(epochs)
                seconds[name].append(by_clock)
                cpu_seconds[name].append(of_threads)
    slower = ratio(seconds["ours"], seconds["plain"])
    report = {
        "rows": len(pictures), "batch": BATCH, "device": str(device), "threads": torch.get_num_threads(),
        "seconds": seconds, "cpu_seconds": cpu_seconds, "ratio": slower,
        "faster_than_wide": ratio(cpu_seconds["wide"], cpu_seconds["ours"]),
    }  # fmt: skip
    print(json.dumps(report, indent=2))
    return 0 if slower <= MOST else 1
