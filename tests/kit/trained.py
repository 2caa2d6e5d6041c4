"""A real run for tests: a small network learns scikit-learn's digits while it is recorded."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.nn.functional import cross_entropy

from latentwalk.tools import Recorder
from latentwalk.tools.hooks import Watch
from latentwalk.tools.model.networks import build


def digits_run(folder: Path, *, epochs: int = 6, rows: int = 700, seed: int = 0) -> Path:
    """Record a run of `rows` digits, a fifth of them for validation; the run's folder."""
    torch.manual_seed(seed)
    digits = load_digits()
    x = torch.from_numpy((digits.data[:rows] / 16).astype(np.float32))
    y = torch.from_numpy(digits.target[:rows])
    cut = rows * 4 // 5
    model = build("mlp", (64,), 10)
    optimizer = torch.optim.Adam(model.parameters(), 1e-3)
    with Recorder(folder, [str(code) for code in range(10)], splits=("train", "val")) as recorder:
        watch = Watch(recorder, model.body, {"train": (x[:cut], y[:cut]), "val": (x[cut:], y[cut:])})
        for epoch in range(1, epochs + 1):
            for batch in torch.split(torch.randperm(cut), 32):
                optimizer.zero_grad()
                cross_entropy(model(x[batch]), y[batch]).backward()
                optimizer.step()
            both = numbers(model, "train", x[:cut], y[:cut]) | numbers(model, "val", x[cut:], y[cut:])
            watch.record(model, epoch, both)
    return recorder.path


@torch.no_grad()
def numbers(model: nn.Module, split: str, x: torch.Tensor, y: torch.Tensor) -> dict[str, float]:
    """Accuracy and loss of rows."""
    logits = model(x)
    accuracy = (logits.argmax(1) == y).float().mean()
    return {f"{split}_accuracy": float(accuracy), f"{split}_loss": float(cross_entropy(logits, y))}
