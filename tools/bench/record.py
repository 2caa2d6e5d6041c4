"""What recording adds to an epoch of training: 5,000 rows and their features each epoch of a model on MNIST."""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

import torch

from latentwalk.tools.command_line import parse
from latentwalk.tools.data import sources
from latentwalk.tools.data.sources import DataOptions
from latentwalk.tools.model.rebuild import build_model
from latentwalk.tools.model.settings import ClassifierOptions, VaeOptions, decided_classifier, decided_vae
from latentwalk.tools.model.trainer import Model, Trainer, pick_device, represented
from latentwalk.tools.options import Arg, Count, Device
from latentwalk.tools.run.folder import new_run
from latentwalk.tools.run.recorder import Recorder

MOST = 0.01  # of an epoch's time, so that nobody leaves recording out for speed


@dataclass(frozen=True, kw_only=True)
class RecordBench(DataOptions):
    """Options of the bench."""

    dataset: Annotated[str, Arg("pictures with labels", "DATASET", positional=True)] = "mnist"
    model: Annotated[Literal["cnn", "vae"], Arg("what is trained:")] = "cnn"
    epochs: Annotated[Count, Arg("", "N")] = 3
    device: Device = None


def main(argv: list[str] | None = None) -> int:
    """Run the bench; JSON goes to stdout, and the exit code says whether recording takes at most 1 % of an epoch.

    `recording` is all that the recorder does in the training process; `forward` is the pass that computes the features.
    """
    options = parse(RecordBench, argv, "latentwalk bench record", __doc__)
    dataset = sources.load([options.dataset], options)
    own: dict[str, Any] = {"epochs": options.epochs, "snapshot_every": 1, "seed": options.seed}
    settings = (
        decided_classifier(ClassifierOptions(model="cnn", **own))
        if options.model == "cnn"
        else decided_vae(VaeOptions(**own), dataset)
    )
    model = build_model(dataset, settings, pick_device(options.device))
    with tempfile.TemporaryDirectory() as folder:
        trainer = Trainer(model, new_run(Path(folder)))
        trainer.train()
        forward, recording, shape = _recorded(model, Path(folder), options.epochs)
    training = statistics.median(record["seconds"] for record in trainer.history)
    share = recording / training
    result = {
        "rows_trained": len(model.inputs.parts["train"]),
        "snapshot": shape,
        **{f"{name}_s": round(s, 4) for name, s in (("training", training), ("forward", forward))},
        "recording_s": round(recording, 4),
        "recording_share": round(share, 5),
        "forward_share": round(forward / training, 5),
    }
    print(json.dumps(result, indent=2))
    return 0 if share <= MOST else 1


@torch.no_grad()
def _recorded(model: Model, folder: Path, epochs: int) -> tuple[float, float, list[int]]:
    """Median seconds of the forward pass and of recording what it gives, and the shape of that."""
    rows, labels = model.inputs.parts["train"], model.inputs.labels
    forward, recording = [], []
    model.network.eval()
    with Recorder(folder, model.inputs.classes, splits=["train"]) as recorder:
        chosen = rows[torch.from_numpy(recorder.sample(labels[rows])).to(rows.device)]
        for epoch in range(1, epochs + 1):
            started = time.perf_counter()
            features, logits = represented(model, chosen)
            passed = time.perf_counter()
            recorder.epoch(epoch, features=features, labels=labels[chosen], logits=logits)
            forward.append(passed - started)
            recording.append(time.perf_counter() - passed)
    return statistics.median(forward), statistics.median(recording), list(features.shape)
