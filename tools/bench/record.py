"""What recording adds to an epoch of training: 5,000 rows × 128 features each epoch of the CNN on MNIST."""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time

import torch

from latentwalk.tools.data import sources
from latentwalk.tools.hooks import captured
from latentwalk.tools.model.classify import Options, start
from latentwalk.tools.model.classify_data import prepare
from latentwalk.tools.run.recorder import Recorder

BATCH, MOST = 250, 0.01


def main(argv: list[str] | None = None) -> int:
    """Run the bench; JSON goes to stdout, and the exit code says whether recording takes at most 1 % of an epoch.

    `recording` is all that the recorder does in the training process.  `forward` is the pass that computes the
    features, where the loop does not make them anyway (as it does of its validation rows).
    """
    made = argparse.ArgumentParser("latentwalk bench record", description=__doc__, allow_abbrev=False)
    made.add_argument("dataset", nargs="?", default="mnist", metavar="DATASET", help="pictures with labels (mnist)")
    made.add_argument("--epochs", type=int, default=3, metavar="N", help="(3)")
    sources.add_options(made)
    args = made.parse_args(argv)
    options = Options(model="cnn", seed=args.seed)
    dataset = sources.load([args.dataset], **sources.options(args))
    data = prepare(dataset, options.classes, options.model, options.validation, options.seed)
    training = start(data, options)
    seconds: dict[str, list[float]] = {"training": [], "forward": [], "recording": []}
    with tempfile.TemporaryDirectory() as folder, Recorder(folder, data.names, splits=["train"]) as recorder:
        chosen = torch.from_numpy(recorder.sample(training.y))
        x, y = training.x[chosen], training.y[chosen]
        started = time.perf_counter()
        for epoch, _ in enumerate(training.epochs(args.epochs), 1):
            trained = time.perf_counter()
            training.model.eval()
            with captured(training.model.body) as features, torch.no_grad():
                logits = torch.cat([training.model(part) for part in torch.split(x, BATCH)])
            passed = time.perf_counter()
            recorder.epoch(epoch, features=torch.cat(features), labels=y, logits=logits)
            recorded = time.perf_counter()
            for name, span in zip(seconds, (trained - started, passed - trained, recorded - passed), strict=True):
                seconds[name].append(span)
            started = time.perf_counter()
    median = {name: statistics.median(spans) for name, spans in seconds.items()}
    share = median["recording"] / median["training"]
    result = {
        "rows_trained": len(training.y),
        "snapshot": [len(chosen), int(features[0].shape[1])],
        **{f"{name}_s": round(value, 4) for name, value in median.items()},
        "recording_share": round(share, 5),
        "forward_share": round(median["forward"] / median["training"], 5),
    }
    print(json.dumps(result, indent=2))
    return 0 if share <= MOST else 1
