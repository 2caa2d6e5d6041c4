"""Time of an epoch of `latentwalk train`, against a plain PyTorch loop with the same model and batch size."""

from __future__ import annotations

import argparse
import json
import math
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy
from torch.utils.data import DataLoader, TensorDataset

from latentwalk.tools.data import sources
from latentwalk.tools.model.vae import VAE, build
from latentwalk.tools.model.vae_data import Inputs, prepare
from latentwalk.tools.model.vae_run import pick_device, train_with_progress
from latentwalk.tools.model.vae_training import Settings, Trainer
from latentwalk.tools.terminal import Stages

BATCH, LATENT, LEARNING_RATE, MOST = 128, 2, 1e-3, 1.05


def plain_epochs(pictures: Tensor, device: torch.device) -> Iterator[float]:
    """Seconds of each epoch of the loop as tutorials have it: a DataLoader over float pictures (n, c, h, w), Adam."""
    torch.manual_seed(0)
    model: VAE = build(tuple(pictures.shape[1:]), LATENT, None).to(device)
    optimizer = torch.optim.Adam(model.parameters(), LEARNING_RATE)
    loader = DataLoader(TensorDataset(pictures), batch_size=BATCH, shuffle=True)
    while True:
        started, total = time.perf_counter(), 0.0
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
        yield time.perf_counter() - started


def our_epochs(inputs: Inputs, folder: Path, device: torch.device) -> Iterator[float]:
    """Seconds of each epoch of `latentwalk train`, with its progress bar, checks and checkpoints."""
    done = 0
    while True:
        done += 1
        settings = Settings(
            "vae", LATENT, 1.0, 0.0, done, BATCH, LEARNING_RATE, 0, 0.0, "minmax", "bernoulli", 1.0, 0
        )  # fmt: skip
        trainer = Trainer(inputs, settings, folder, device)
        if done > 1:
            trainer.resume()
        started = time.perf_counter()
        train_with_progress(trainer, Stages())
        yield time.perf_counter() - started


def main(argv: list[str] | None = None) -> int:
    """Run the bench; JSON goes to stdout, and the exit code says whether the ratio is at most 1.05."""
    made = argparse.ArgumentParser("latentwalk bench train", description=__doc__, allow_abbrev=False)
    made.add_argument("dataset", nargs="?", default="mnist", metavar="DATASET", help="pictures (mnist)")
    made.add_argument("--epochs", type=int, default=3, metavar="N", help="of each kind, taking turns (3)")
    made.add_argument("--device", choices=("cpu", "cuda", "mps"), help="(the best one here)")
    sources.add_options(made)
    args = made.parse_args(argv)
    dataset = sources.load([args.dataset], **sources.options(args))
    inputs = prepare(dataset, "minmax", "bernoulli", 1.0, 0.0, args.seed)
    device = pick_device(args.device)
    pictures = inputs.batch(inputs.train)
    seconds: dict[str, list[float]] = {"plain": [], "ours": []}
    with tempfile.TemporaryDirectory() as folder:
        plain, ours = plain_epochs(pictures, device), our_epochs(inputs, Path(folder), device)
        for _ in range(args.epochs):
            seconds["plain"].append(next(plain))
            seconds["ours"].append(next(ours))
    # Of turns taken one after the other, so that what else the machine does weighs on both.
    ratio = statistics.median(b / a for a, b in zip(seconds["plain"], seconds["ours"], strict=True))
    report = {"rows": len(pictures), "batch": BATCH, "device": str(device), "seconds": seconds, "ratio": ratio}
    print(json.dumps(report, indent=2))
    return 0 if ratio <= MOST else 1
