"""A real run for tests: a small network learns scikit-learn's digits while it is recorded."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from sklearn.datasets import load_digits

from latentwalk.tools import Recorder
from latentwalk.tools.hooks import Watch
from latentwalk.tools.model.classifier import Training, build


def digits_run(folder: Path, *, epochs: int = 6, rows: int = 700, seed: int = 0) -> Path:
    """Record a run of `rows` digits, a fifth of them for validation; the run's folder."""
    torch.manual_seed(seed)
    digits = load_digits()
    x = torch.from_numpy((digits.data[:rows] / 16).astype(np.float32))
    y = torch.from_numpy(digits.target[:rows])
    cut = rows * 4 // 5
    training = Training(build((64,), 10), x[:cut], y[:cut], x[cut:], y[cut:], batch_size=32, seed=seed)
    with Recorder(folder, [str(code) for code in range(10)], splits=("train", "val")) as recorder:
        watch = Watch(recorder, training.model.body, {"train": (x[:cut], y[:cut]), "val": (x[cut:], y[cut:])})
        for epoch, numbers in enumerate(training.epochs(epochs), 1):
            watch.record(training.model, epoch, vars(numbers))
    return recorder.path
