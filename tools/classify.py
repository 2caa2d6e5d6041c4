"""Train a classifier that records itself: `latentwalk train DATASET --model mlp|cnn`."""

from __future__ import annotations

import argparse
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes.errors import LatentwalkError, UsageError
from latentwalk.scenes.model import F32, Category
from latentwalk.tools import sources
from latentwalk.tools.alignment import METHODS, Method, align, work
from latentwalk.tools.classify_figures import save_epochs
from latentwalk.tools.columns import take
from latentwalk.tools.dataset import Dataset
from latentwalk.tools.progress import Stages
from latentwalk.tools.recorder import Recorder
from latentwalk.tools.run_log import read_run
from latentwalk.tools.run_scene import run_scene
from latentwalk.tools.runs import write_json
from latentwalk.tools.sampling import stratified

if TYPE_CHECKING:
    from latentwalk.tools.classifier import Numbers, Training

METADATA, PROGRESS, SCRIPT = "run_metadata.json", "training_progress.txt", "create_animation.sh"
HEADER = "Epoch | Train Acc | Val Acc | Train Loss | Val Loss"
SPLITS = {"train": "train", "val": "test"}  # ours: the data's own
LEAST_SIDE = 4  # pixels: two poolings of 2

ANIMATION = """\
#!/bin/sh
# Animates the epochs' pictures: ./create_animation.sh [mp4|gif] [frames per second]
set -eu
cd "$(dirname "$0")"
kind=${1:-mp4}
rate=${2:-2}
ffmpeg=$(command -v ffmpeg || python3 -c 'import imageio_ffmpeg; print(imageio_ffmpeg.get_ffmpeg_exe())')
list=$(mktemp)
trap 'rm -f "$list"' EXIT
for picture in epoch_*.png; do
    printf "file '%s/%s'\\nduration %s\\n" "$PWD" "$picture" "$(awk "BEGIN { print 1 / $rate }")" >> "$list"
done
filter=format=yuv420p
[ "$kind" = gif ] && filter='split[a][b];[a]palettegen[p];[b][p]paletteuse'
"$ffmpeg" -y -loglevel error -f concat -safe 0 -i "$list" -vf "$filter" "animation.$kind"
echo "animation.$kind"
"""

Rows = Mapping[str, NDArray[np.int64]]


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
    dataset, names = _chosen(dataset, options.classes)
    rows = _split(dataset, options.validation, options.seed)
    training = _training(dataset, rows, options)
    stages = Stages(quiet)
    started = datetime.now().astimezone().isoformat(timespec="seconds")
    provenance = {"data": dataset.name, "options": asdict(options), "versions": _versions()}
    recorder = Recorder(
        folder,
        names,
        every=options.snapshot_every,
        epochs=options.epochs,
        splits=list(rows),
        seed=options.seed,
        provenance=provenance,
    )
    with recorder:
        metadata = {"run_directory": str(recorder.path.resolve()), "classes": names, "method": options.snapshot_method}
        write_json(recorder.path / METADATA, metadata | {"start_time": started} | provenance)
        _record(training, recorder, rows, dataset, options, stages)
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


def _chosen(dataset: Dataset, classes: Sequence[str]) -> tuple[Dataset, list[str]]:
    """The labelled rows of the wanted classes, with codes that count these classes alone, and their names."""
    label = dataset.label
    if label is None:
        raise UsageError(f"{dataset.name}: a classifier needs labels; give --labels FILE or COLUMN")
    unknown = [name for name in classes if name not in label.names]
    if unknown:
        raise UsageError(f"--classes: expected some of {', '.join(label.names)}, found '{unknown[0]}'")
    names = [name for name in label.names if not classes or name in classes]
    if len(names) < 2:
        raise UsageError(f"--classes: expected at least 2 classes, found {len(names)}")
    new_code = np.array([names.index(name) if name in names else -1 for name in label.names] + [-1], np.int32)
    codes = new_code[label.codes]
    rows = np.flatnonzero(codes >= 0)
    columns = {name: take(column, rows) for name, column in dataset.columns.items()}
    columns["label"] = Category(codes[rows], names)
    return (
        Dataset(
            dataset.name,
            [dataset.ids[row] for row in rows],
            dataset.features[rows],
            dataset.feature_names,
            columns,
            None if dataset.images is None else dataset.images[rows],
            dataset.provenance,
        ),
        names,
    )


def _split(dataset: Dataset, validation: float, seed: int) -> Rows:
    """Row numbers of "train" and "val": the data's own test split, else a stratified share."""
    split, label = dataset.columns.get("split"), dataset.label
    assert label is not None
    if isinstance(split, Category) and {"train", "test"} <= set(split.names):
        rows = {new: np.flatnonzero(split.codes == split.names.index(own)) for new, own in SPLITS.items()}
        if all(len(part) for part in rows.values()):
            return rows
    held = stratified(label.codes, max(1, round(validation * len(dataset))), seed)
    rows = {"train": np.setdiff1d(np.arange(len(dataset)), held), "val": held}
    if not len(rows["train"]):
        raise UsageError(f"{dataset.name}: {len(dataset)} rows leave none to train on")
    return rows


def _is_pictures(dataset: Dataset) -> bool:
    return dataset.images is not None and dataset.provenance.get("format") == "pictures"


def _inputs(dataset: Dataset, train: NDArray[np.int64], model: str) -> F32:
    """What the model takes: pictures as 0…1, (n, c, h, w) for the cnn; tables standardized by the training rows."""
    if not _is_pictures(dataset):
        if model == "cnn":
            raise UsageError(f"--model cnn: {dataset.name} has no pictures; use --model mlp")
        deviation = dataset.features[train].std(0)
        return (dataset.features - dataset.features[train].mean(0)) / np.where(deviation > 0, deviation, 1)
    if model == "mlp":
        return dataset.features / np.float32(255)
    assert dataset.images is not None
    if min(dataset.images.shape[1:3]) < LEAST_SIDE:
        raise UsageError(f"--model cnn: expected pictures of at least {LEAST_SIDE} pixels a side; use --model mlp")
    return dataset.images.transpose(0, 3, 1, 2).astype(np.float32) / np.float32(255)


def _training(dataset: Dataset, rows: Rows, options: Options) -> Training:
    """Model and data on their device."""
    import torch

    from latentwalk.tools.classifier import Training, cnn, mlp
    from latentwalk.tools.vae_run import pick_device

    label = dataset.label
    assert label is not None
    x = _inputs(dataset, rows["train"], options.model)
    device = pick_device(options.device)
    torch.manual_seed(options.seed)
    model = (cnn if options.model == "cnn" else mlp)(*x.shape[1:], len(label.names)).to(device)
    parts = {split: torch.from_numpy(x[part]).to(device) for split, part in rows.items()}
    codes = {split: torch.from_numpy(label.codes[part].astype(np.int64)).to(device) for split, part in rows.items()}
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


def _record(
    training: Training, recorder: Recorder, rows: Rows, dataset: Dataset, options: Options, stages: Stages
) -> None:
    """Train, recording what is due; a line of numbers for each epoch as it ends."""
    from latentwalk.tools.hooks import Watch

    watch = Watch(
        recorder,
        training.model.body,
        {"train": (training.x, training.y), "val": (training.val_x, training.val_y)},
        ids={split: [dataset.ids[row] for row in part] for split, part in rows.items()},
    )
    if dataset.images is not None:
        for split, part in rows.items():
            recorder.pictures(dataset.images[part[watch.chosen[split]]], split)
    with (
        (recorder.path / PROGRESS).open("x", encoding="utf-8") as file,
        stages.stage("training", options.epochs) as step,
    ):
        print(HEADER, file=file, flush=True)
        for epoch, numbers in enumerate(training.epochs(options.epochs), 1):
            if not np.isfinite(numbers.train_loss):
                raise LatentwalkError(
                    f"epoch {epoch}: the training loss is {numbers.train_loss}; {recorder.path} keeps those before;"
                    f" try a --learning-rate below {options.learning_rate:g}"
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
    script.write_text(ANIMATION, encoding="utf-8")
    script.chmod(0o755)


def _versions() -> dict[str, str]:
    names = ("latentwalk", "numpy", "scikit-learn", "torch")
    return {"python": platform.python_version()} | {name: version(name) for name in names}
