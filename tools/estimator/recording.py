"""The log of a run of scikit-learn's classifiers: a round of trees is an epoch, any other model has one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from latentwalk.scenes.arrays import F32, F64, I64
from latentwalk.tools.data.sampling import is_due
from latentwalk.tools.estimator import models, space
from latentwalk.tools.estimator.settings import EstimatorOptions
from latentwalk.tools.model.gradients import Record
from latentwalk.tools.model.inputs import Inputs
from latentwalk.tools.model.trainer import choose
from latentwalk.tools.run.recorder import Recorder

LEAST = 1e-12  # of a probability whose logarithm is recorded: forests give 0
WATCHED = ("train", "val")  # parts of which each epoch has numbers
History = list[Record]


def record(
    run: Path,
    pipeline: Any,
    made: Any,
    inputs: Inputs,
    x: F32,
    settings: EstimatorOptions,
    provenance: Mapping[str, object],
    seconds: float,
) -> History:
    """Write the log of a trained `pipeline` and its space `made`; return the numbers of each epoch.

    `x` (n, m) are the rows of `inputs` as the model takes them.  `seconds` of training are shared evenly.
    """
    count, rounds = len(inputs.classes), models.trees(pipeline)
    due = [epoch for epoch in range(1, rounds + 1) if is_due(epoch, settings.snapshot_every, rounds)]
    labels = inputs.labels.numpy()
    parts = {part: rows.numpy() for part, rows in inputs.parts.items() if len(rows)}
    with Recorder(
        classes=inputs.classes, every=settings.snapshot_every, epochs=rounds, splits=list(parts), seed=settings.seed,
        provenance=provenance, run=run, after=0, strict=True,
    ) as recorder:  # fmt: skip
        chosen = {part: choose(recorder, inputs, part) for part in parts}
        placed = {part: space.places(pipeline, made, x[parts[part][picked]], due) for part, picked in chosen.items()}
        chances = {part: models.staged(pipeline, x[rows], count) for part, rows in parts.items()}
        history: History = []
        for epoch in range(1, rounds + 1):
            now = {part: next(each) for part, each in chances.items()}
            numbers = _numbers({part: (now[part], labels[parts[part]]) for part in WATCHED if part in parts})
            history.append({"epoch": epoch, **numbers, "seconds": seconds / rounds})
            if epoch not in due:
                recorder.epoch(epoch, metrics=numbers)
                continue
            for part, picked in chosen.items():
                recorder.epoch(
                    epoch, features=placed[part][due.index(epoch)], labels=labels[parts[part][picked]],
                    logits=np.log(np.maximum(now[part][picked], LEAST)), split=part, metrics=numbers,
                )  # fmt: skip
                numbers = {}  # once for the epoch
    return history


def _numbers(judged: Mapping[str, tuple[F64, I64]]) -> dict[str, float]:
    """Log loss (nats) and accuracy of each part's probabilities (n, classes) by its labels (n,)."""
    numbers: dict[str, float] = {}
    for part, (chances, labels) in judged.items():
        own = chances[np.arange(len(labels)), labels]
        numbers[f"{part}_loss"] = float(-np.log(np.maximum(own, np.finfo(np.float64).eps)).mean())
        numbers[f"{part}_accuracy"] = float((chances.argmax(axis=1) == labels).mean())
    return numbers
