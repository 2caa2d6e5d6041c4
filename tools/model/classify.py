"""Train a classifier that records itself: `latentwalk train DATASET --model mlp|cnn`."""

from __future__ import annotations

import argparse
import platform
import shlex
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np

from latentwalk.scenes.errors import LatentwalkError, UsageError
from latentwalk.tools.data import sources
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.figure.epochs import save_epochs
from latentwalk.tools.layout.alignment import METHODS, Method, align, work
from latentwalk.tools.model.classify_data import Labelled, prepare
from latentwalk.tools.run.folder import write_json
from latentwalk.tools.run.log import read_run
from latentwalk.tools.run.recorder import Recorder
from latentwalk.tools.run.scene import run_scene
from latentwalk.tools.terminal import Stages

if TYPE_CHECKING:
    from latentwalk.tools.model.classifier import Numbers, Training

METADATA, PROGRESS, SCRIPT = "run_metadata.json", "training_progress.txt", "create_animation.sh"
HEADER = "Epoch | Train Acc | Val Acc | Train Loss | Val Loss"

ANIMATION = """\
#!/bin/sh
# Animates the epochs' pictures: ./create_animation.sh [mp4|gif] [frames per second]
set -eu
cd "$(dirname "$0")"
kind=${1:-mp4}
rate=${2:-2}
ffmpeg=$(command -v ffmpeg || PYTHON -c 'import imageio_ffmpeg; print(imageio_ffmpeg.get_ffmpeg_exe())')
list=$(mktemp)
trap 'rm -f "$list"' EXIT
for picture in $(ls epoch_*.png | LC_ALL=C sort -t_ -k2n); do  # by number: 1000 comes after 999
    printf "file '%s/%s'\\nduration %s\\n" "$PWD" "$picture" "$(awk "BEGIN { print 1 / $rate }")" >> "$list"
done
filter=format=yuv420p
[ "$kind" = gif ] && filter='split[a][b];[a]palettegen[p];[b][p]paletteuse'
"$ffmpeg" -y -loglevel error -f concat -safe 0 -i "$list" -vf "$filter" "animation.$kind"
echo "animation.$kind"
"""


@dataclass(frozen=True)
class Options:
    """How `classify` trains and what it records; the same as the command's options.

    `classes`: names of the classes to keep, all where empty; `oversample_target`: rows that a smaller class is drawn up
    to in each epoch (0: as they are); `focal_gamma` 0 is cross-entropy; `snapshot_method`: how the pictures of the
    epochs are laid out; `validation`: share of rows held out where the data has no test split of its own.
    """

    model: Literal["mlp", "cnn"] = "mlp"
    classes: Sequence[str] = ()
    epochs: int = 20
    batch_size: int = 128
    learning_rate: float = 1e-3
    oversample_target: int = 0
    focal_gamma: float = 0.0
    snapshot_every: int = 10
    snapshot_method: Method = "spacetime"
    validation: float = 0.2
    seed: int = 0
    device: str | None = None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of a classifier run."""
    standard = Options()
    training = parser.add_argument_group("training")
    training.add_argument("--classes", nargs="+", default=(), metavar="NAME", help="only these classes (all)")
    training.add_argument("--epochs", type=int, default=standard.epochs, metavar="N", help=f"({standard.epochs})")
    training.add_argument(
        "--batch-size", type=int, default=standard.batch_size, metavar="N", help=f"({standard.batch_size})"
    )
    training.add_argument(
        "--learning-rate", type=float, default=standard.learning_rate, metavar="X", help="of Adam (0.001)"
    )
    training.add_argument(
        "--oversample-target", type=int, default=0, metavar="N", help="draw smaller classes up to N rows each epoch"
    )
    training.add_argument(
        "--focal-gamma",
        type=float,
        default=0.0,
        metavar="X",
        help="focal loss: weigh hard rows more (0: cross-entropy)",
    )
    training.add_argument(
        "--validation", type=float, default=standard.validation, metavar="X",
        help=f"share held out where the data has no test rows ({standard.validation})",
    )  # fmt: skip
    training.add_argument("--device", choices=("cpu", "cuda", "mps"), help="(the best one here)")
    recording = parser.add_argument_group("recording")
    recording.add_argument(
        "--snapshot-every", type=int, default=standard.snapshot_every, metavar="N",
        help="snapshots at epochs 1, 5, 10, 25, 50, 75, 100, each N-th and the last (10)",
    )  # fmt: skip
    recording.add_argument(
        "--snapshot-method",
        choices=METHODS,
        default=standard.snapshot_method,
        help="of the epochs' pictures (spacetime)",
    )
    recording.add_argument("--quiet", action="store_true", help="no progress")


def run(args: argparse.Namespace) -> Path:
    """Load the data and train as parsed arguments say; the run's folder."""
    dataset = sources.load(args.inputs, **sources.options(args))
    names = [name for name in Options.__dataclass_fields__ if name != "model"]
    options = Options(model=args.model, **{name: getattr(args, name) for name in names})
    return classify(dataset, options, args.output, quiet=args.quiet)


def classify(dataset: Dataset, options: Options, folder: Path, *, quiet: bool = True) -> Path:
    """Train on `dataset` into the next free run of `folder`: its log, numbers, metadata and a picture of each snapshot.

    An interrupted run keeps all finished epochs.  Raises `UsageError` for options or data that do not fit,
    `LatentwalkError` where the loss is no number.
    """
    _check(options)
    data = prepare(dataset, options.classes, options.model, options.validation, options.seed)
    training = start(data, options)
    stages = Stages(quiet)
    started = datetime.now().astimezone().isoformat(timespec="seconds")
    provenance = {"data": dataset.name, "options": asdict(options), "versions": _versions()}
    recorder = Recorder(
        folder,
        data.names,
        every=options.snapshot_every,
        epochs=options.epochs,
        splits=list(data.rows),
        seed=options.seed,
        provenance=provenance,
    )
    with recorder:
        metadata = {
            "run_directory": str(recorder.path.resolve()),
            "classes": data.names,
            "method": options.snapshot_method,
        }
        write_json(recorder.path / METADATA, metadata | {"start_time": started} | provenance)
        _record(training, recorder, data, options, stages)
    _draw(recorder.path, options, stages)
    return recorder.path


def _check(options: Options) -> None:
    least = {"epochs": 1, "batch_size": 1, "oversample_target": 0, "focal_gamma": 0, "snapshot_every": 1}
    for name, low in least.items():
        if getattr(options, name) < low:
            raise UsageError(f"--{name.replace('_', '-')}: expected at least {low}, found {getattr(options, name)}")
    if not options.learning_rate > 0:
        raise UsageError(f"--learning-rate: expected a number above 0, found {options.learning_rate}")
    if not 0 < options.validation < 1:
        raise UsageError(f"--validation: expected a share between 0 and 1, found {options.validation}")


def start(data: Labelled, options: Options) -> Training:
    """A fresh model with its rows, on their device."""
    import torch

    from latentwalk.tools.model.classifier import Training, build
    from latentwalk.tools.model.vae_run import pick_device

    device = pick_device(options.device)
    torch.manual_seed(options.seed)
    model = build(data.x.shape[1:], len(data.names)).to(device)
    parts = {split: torch.from_numpy(data.x[rows]).to(device) for split, rows in data.rows.items()}
    codes = {split: torch.from_numpy(data.codes[rows]).to(device) for split, rows in data.rows.items()}
    return Training(
        model,
        parts["train"],
        codes["train"],
        parts["val"],
        codes["val"],
        batch_size=options.batch_size,
        learning_rate=options.learning_rate,
        focal_gamma=options.focal_gamma,
        oversample_target=options.oversample_target,
        seed=options.seed,
    )


def _record(training: Training, recorder: Recorder, data: Labelled, options: Options, stages: Stages) -> None:
    """Train, recording what is due; a line of numbers for each epoch as it ends."""
    from latentwalk.tools.hooks import Watch

    watch = Watch(
        recorder,
        training.model.body,
        {"train": (training.x, training.y), "val": (training.val_x, training.val_y)},
        ids={split: [data.ids[row] for row in rows] for split, rows in data.rows.items()},
    )
    if data.images is not None:
        for split, rows in data.rows.items():
            recorder.pictures(data.images[rows[watch.chosen[split]]], split)
    with (
        (recorder.path / PROGRESS).open("x", encoding="utf-8") as file,
        stages.stage("training", options.epochs) as step,
    ):
        print(HEADER, file=file, flush=True)
        for epoch, numbers in enumerate(training.epochs(options.epochs), 1):
            if not np.isfinite([numbers.train_loss, numbers.val_loss]).all():
                raise LatentwalkError(
                    f"epoch {epoch}: the losses are {numbers.train_loss:g} and {numbers.val_loss:g}; {recorder.path}"
                    f" keeps the epochs before; try a --learning-rate below {options.learning_rate:g}"
                )
            print(_line(epoch, numbers), file=file, flush=True)
            if recorder.due(epoch):
                watch.record(training.model, epoch, asdict(numbers))
            else:
                recorder.epoch(epoch, metrics=asdict(numbers))
            step(1)


def _line(epoch: int, numbers: Numbers) -> str:
    return " | ".join(
        [
            f"{epoch:5}",
            f"{numbers.train_accuracy:9.4f}",
            f"{numbers.val_accuracy:7.4f}",
            f"{numbers.train_loss:10.4f}",
            f"{numbers.val_loss:8.4f}",
        ]
    )


def _draw(folder: Path, options: Options, stages: Stages) -> None:
    """A picture of each snapshot, laid out together now that the training is over, and a script that animates them."""
    run = read_run(folder)
    with stages.stage(options.snapshot_method, work(run.snapshots, options.snapshot_method)) as step:
        positions = align(run.snapshots, len(run), method=options.snapshot_method, seed=options.seed, advance=step)
    with stages.stage("pictures", len(run.snapshots)) as step:
        save_epochs(run_scene(run, positions, method=options.snapshot_method, seed=options.seed), folder, step)
    script = folder / SCRIPT
    script.write_text(ANIMATION.replace("PYTHON", shlex.quote(sys.executable)), encoding="utf-8")
    script.chmod(0o755)


def _versions() -> dict[str, str]:
    names = ("latentwalk", "numpy", "scikit-learn", "torch")
    return {"python": platform.python_version()} | {name: version(name) for name in names}
