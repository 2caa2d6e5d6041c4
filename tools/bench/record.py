"""What it costs to record a run, lay its epochs out and draw them, as shares of an epoch of training on MNIST."""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import numpy as np
import torch

from latentwalk.tools.command_line import parse
from latentwalk.tools.data import sources
from latentwalk.tools.data.sources import DataOptions
from latentwalk.tools.figure.epochs import save_epochs
from latentwalk.tools.layout.alignment import METHODS, Method, align, align_next
from latentwalk.tools.layout.epochs import Known
from latentwalk.tools.model.gradients import Model, Sums
from latentwalk.tools.model.rebuild import build_model, pick_device
from latentwalk.tools.model.settings import ClassifierOptions, VaeOptions, decided_classifier, decided_vae
from latentwalk.tools.model.trainer import Trainer, represented
from latentwalk.tools.options import Arg, Count, Device
from latentwalk.tools.run.folder import new_run
from latentwalk.tools.run.log import Run, Snapshot, read_run
from latentwalk.tools.run.recorder import Recorder
from latentwalk.tools.run.summary import run_scene

T = TypeVar("T")

MOST = 0.01  # of an epoch's time, so that nobody leaves recording out for speed
TRAINED_S = 5.0  # of training: enough batches for their median
RECORDED = 3  # snapshots
EVERY = 10  # epochs from one picture to the next, as the guide to watching a training has it
GUIDE = {"tsne": 0.07, "umap": 0.17}  # its shares of an epoch, with pictures of 800 rows inside the loop


@dataclass(frozen=True, kw_only=True)
class RecordBench(DataOptions):
    """Options of the bench."""

    dataset: Annotated[str, Arg("pictures with labels", "DATASET", positional=True)] = "mnist"
    model: Annotated[Literal["cnn", "vae"], Arg("what is trained:")] = "cnn"
    rows: Annotated[Count, Arg("most rows of a snapshot", "N")] = 5000
    device: Device = None


def main(argv: list[str] | None = None) -> int:
    """Run the bench; JSON goes to stdout, and the exit code says whether recording takes at most 1 % of an epoch.

    `in_the_loop`: what the training waits for at an epoch that is recorded: `recording`, all that the recorder does,
    and `forward`, the pass that computes the features.  `beside_the_loop`: what another process does meanwhile, by
    method, and as a share of the epochs from one picture to the next.
    """
    options = parse(RecordBench, argv, "latentwalk bench record", __doc__)
    dataset = sources.load([options.dataset], options)
    settings = (
        decided_classifier(ClassifierOptions(model="cnn", epochs=1, seed=options.seed), dataset)
        if options.model == "cnn"
        else decided_vae(VaeOptions(epochs=1, seed=options.seed), dataset)
    )
    model = build_model(dataset, settings, pick_device(options.device))
    with tempfile.TemporaryDirectory() as folder:
        epoch_s = _epoch(Trainer(model, new_run(Path(folder))))
        recorded, forward, recording = _recorded(model, Path(folder), options.rows)
        beside = {method: _beside(recorded, method, Path(folder)) for method in METHODS}
    share = recording / epoch_s
    result = {
        "rows_trained": len(model.inputs.parts["train"]),
        "epoch_s": round(epoch_s, 3),
        "snapshot": list(recorded.snapshots[0].features.shape),
        "in_the_loop": {
            "recording_s": round(recording, 4),
            "recording_share": round(share, 5),
            "forward_s": round(forward, 4),
            "forward_share": round(forward / epoch_s, 5),
        },
        f"beside_the_loop_every_{EVERY}": {
            method: {
                "layout_s": round(layout, 3),
                "picture_s": round(picture, 3),
                "share": round((layout + picture) / (EVERY * epoch_s), 4),
                **({"share_in_the_guide": GUIDE[method]} if method in GUIDE else {}),
            }
            for method, (layout, picture) in beside.items()
        },
    }
    print(json.dumps(result, indent=2))
    return 0 if share <= MOST else 1


class _EnoughError(Exception):
    """Ends a training that was long enough to be measured."""


def _epoch(trainer: Trainer) -> float:
    """Seconds of an epoch: its batches, at their median time."""
    times = [time.perf_counter()]

    def on_batch(_done: float, _sums: Sums, _rows: int) -> None:
        times.append(time.perf_counter())
        if times[-1] - times[0] > TRAINED_S:
            raise _EnoughError

    with suppress(_EnoughError):
        trainer.train(on_batch)
    return trainer.batches * statistics.median(after - before for before, after in pairwise(times))


def _recorded(model: Model, folder: Path, most: int) -> tuple[Run, float, float]:
    """Some snapshots of a model's rows, and the median seconds of the forward pass and of recording what it gives."""
    rows, labels = model.inputs.parts["train"], model.inputs.labels
    forward, recording = [], []
    model.network.eval()
    with Recorder(folder, model.inputs.classes, splits=["train"], most_rows={"train": most}) as recorder:
        chosen = rows[torch.from_numpy(recorder.sample(labels[rows])).to(rows.device)]
        for epoch in range(1, RECORDED + 1):
            passed, (features, logits) = _timed(lambda: represented(model, chosen))

            def record(epoch: int = epoch, features: object = features, logits: object = logits) -> None:
                recorder.epoch(epoch, features=features, labels=labels[chosen], logits=logits)

            forward.append(passed)
            recording.append(_timed(record)[0])
    return read_run(recorder.path), statistics.median(forward), statistics.median(recording)


def _beside(run: Run, method: Method, folder: Path) -> tuple[float, float]:
    """Seconds to lay out one more epoch, and to draw it."""
    first, second = run.snapshots[:2]
    before = align([first], len(run), method="pca")[0]
    known = Known.after(None, first, before)
    _warm(method)
    layout, positions = _timed(lambda: align_next(second, known, len(run), method=method))
    run.snapshots[2:] = []
    scene = run_scene(run, [before, positions], method=method, seed=0)
    scene.epochs = scene.epochs[1:]
    picture, _ = _timed(lambda: save_epochs(scene, folder))
    return layout, picture


def _warm(method: Method) -> None:
    """Let what is compiled when first called be compiled: that is no cost of an epoch."""
    rows, features = np.arange(64, dtype=np.int32), np.random.default_rng(0).normal(size=(2, 64, 4)).astype(np.float32)
    frames = [Snapshot(float(epoch), rows, part) for epoch, part in enumerate(features)]
    known = Known.after(None, frames[0], align(frames[:1], 64, method="pca")[0])
    align_next(frames[1], known, 64, method=method)


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    started = time.perf_counter()
    made = work()
    return time.perf_counter() - started, made
