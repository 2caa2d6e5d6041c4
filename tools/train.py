"""Train a VAE, β-VAE or classifier on data, and write its run: figures, the model and epochs to walk in."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, ClassVar

from latentwalk.scenes.errors import UsageError, tell
from latentwalk.tools.calls import called, named, options_of_call
from latentwalk.tools.command_line import command, parse
from latentwalk.tools.data import sources
from latentwalk.tools.data.sources import DataOptions
from latentwalk.tools.estimator.settings import EstimatorOptions
from latentwalk.tools.model.settings import ClassifierOptions, VaeOptions
from latentwalk.tools.options import Arg, Count, Device, Options, Quiet, options_of
from latentwalk.tools.run import cross_validation
from latentwalk.tools.run.compared import activity_in
from latentwalk.tools.run.evaluated import lines, read_evaluation
from latentwalk.tools.run.folder import (
    CLASSIFIERS,
    ESTIMATORS,
    LATENT_SCENE,
    LAYERS_SCENE,
    VAES,
    Metadata,
    read_metadata,
    settings_in,
)
from latentwalk.tools.terminal import Stages, calm_threads

PROG = "latentwalk train"
EXAMPLES = (
    "latentwalk train iris --model mlp --epochs 30",
    "latentwalk train iris --model beta-vae --beta 2 --epochs 10",
    "latentwalk train --resume runs/run_001 --epochs 40",
)
EPILOG = (
    "An interrupted run goes on with: latentwalk train --resume RUN [--epochs N].  Classifiers have options of their"
    f" own: latentwalk train --model {CLASSIFIERS[0]} --help (or {', '.join(CLASSIFIERS[1:])}), --model {ESTIMATORS[0]}"
    f" --help (or {', '.join(ESTIMATORS[1:])}: scikit-learn's)"
)


@dataclass(frozen=True, kw_only=True)
class RunOptions(DataOptions):
    """What is trained on, and where it goes."""

    heading: ClassVar[str] = ""

    inputs: Annotated[tuple[str, ...], Arg(sources.KNOWN, "DATASET", positional=True)]
    output: Annotated[Path, Arg("gets run_001, run_002 …", "DIR", short="-o")] = Path("runs")
    quiet: Quiet = False


@dataclass(frozen=True, kw_only=True)
class NetworkOptions(RunOptions):
    """The same for what torch trains."""

    heading: ClassVar[str] = ""

    device: Device = None


@dataclass(frozen=True, kw_only=True)
class TrainVae(VaeOptions, NetworkOptions):
    """All options of `latentwalk train` with a VAE."""


@dataclass(frozen=True, kw_only=True)
class TrainClassifier(ClassifierOptions, NetworkOptions):
    """All options of `latentwalk train` with a network that classifies."""


@dataclass(frozen=True, kw_only=True)
class TrainEstimator(EstimatorOptions, RunOptions):
    """All options of `latentwalk train` with a classifier of scikit-learn."""


TrainOptions = TrainVae | TrainClassifier | TrainEstimator
KINDS: dict[type[TrainOptions], str] = {
    TrainVae: ", ".join(VAES),
    TrainClassifier: ", ".join(CLASSIFIERS),
    TrainEstimator: ", ".join(ESTIMATORS),
}


@dataclass(frozen=True, kw_only=True)
class ResumeOptions(Options):
    """What goes with --resume: everything else the run knows itself."""

    resume: Annotated[Path, Arg("folder of an interrupted run", "RUN")]
    epochs: Annotated[Count | None, Arg("in all (as planned)", "N")] = None
    device: Device = None
    quiet: Quiet = False


@called(TrainVae, TrainClassifier, TrainEstimator)
def train(inputs: str | Path | Sequence[str | Path], output: str | Path = "runs", **options: Any) -> Path:
    """Train on `inputs`, one or several, into the next free run of the folder `output`, and return that run's folder.

    `options` are the command's, as `TrainVae` and, with another `model`, `TrainClassifier` or `TrainEstimator` have
    them; but it only warns unless `quiet=False`.  An interrupted run goes on by `resume`.  Raises UsageError for data
    or options that do not fit, LatentwalkError where training fails.
    """
    kind = _kind(options.get("model", "vae"))
    given = {"quiet": True} | options | {"inputs": named(inputs), "output": output}
    return _train(options_of_call(kind, given, _elsewhere(kind)))


@called(ResumeOptions)
def resume(run: str | Path, epochs: int | None = None, **options: Any) -> Path:
    """Go on with an interrupted run, up to `epochs` in all (as planned), and return its folder; raises as `train`."""
    return _resume(options_of_call(ResumeOptions, {"quiet": True} | options | {"resume": run, "epochs": epochs}))


def _train(options: TrainOptions) -> Path:
    said, stages = command(options, PROG), Stages(options.quiet)
    if isinstance(options, TrainEstimator):
        from latentwalk.tools.estimator import training as of_estimators

        return of_estimators.start(options, options.inputs, options.output, stages, said)
    from latentwalk.tools.model import training

    return training.start(options, options.inputs, options.output, options.device, stages, said)


def _resume(options: ResumeOptions) -> Path:
    stages = Stages(options.quiet)
    if read_metadata(options.resume).get("model") in ESTIMATORS:
        from latentwalk.tools.estimator import training as of_estimators

        if options.epochs is not None or options.device is not None:
            raise UsageError("--epochs, --device: a classifier of scikit-learn has none; give --resume RUN alone")
        return of_estimators.resume(options.resume, stages)
    from latentwalk.tools.model import training

    return training.resume(options.resume, options.epochs, options.device, stages)


def main(argv: list[str] | None = None) -> int:
    """Run the command; the run's folder and figures of merit go to stdout."""
    argv = sys.argv[1:] if argv is None else argv
    calm_threads()  # before torch and scikit-learn load OpenMP
    if any(argument.partition("=")[0] == "--resume" for argument in argv):
        run = _resume(parse(ResumeOptions, argv, PROG, "Go on with an interrupted run.", EXAMPLES))
    else:
        options = _given(argv)
        run = _train(options)
        if said := _decided(run, options):
            tell(said)
    _report(run)
    return 0


def _decided(run: Path, options: TrainOptions) -> str:
    """What of a run's length the rows decided, as nobody gave it; "" where all was given."""
    if isinstance(options, TrainEstimator):
        return ""
    metadata = read_metadata(run)
    settings = settings_in(metadata)
    made = {"--epochs": f"up to {settings['epochs']} epochs", "--batch-size": f"{settings['batch_size']} rows a batch"}
    free = [flag for flag, value in zip(made, (options.epochs, options.batch_size), strict=True) if value is None]
    chosen = ", ".join(made[flag] for flag in free)
    return f"{run}: {chosen}, as suits {metadata['rows']:,} rows ({', '.join(free)}: otherwise)" if free else ""


def _given(argv: list[str]) -> TrainOptions:
    chosen = _options(argv)
    return parse(chosen, argv, PROG, __doc__, EXAMPLES, EPILOG, _elsewhere(chosen))


def _elsewhere(chosen: type[TrainOptions]) -> dict[str, str]:
    """What to say of options that go with other models."""
    return {
        option.flag: f"it goes with {models}, as in --model {models.split(', ')[0]}"
        for kind, models in KINDS.items()
        if kind is not chosen
        for option in options_of(kind)
    }


def _options(argv: list[str]) -> type[TrainOptions]:
    """The options that go with the model of a command line."""
    first = argparse.ArgumentParser(PROG, add_help=False, allow_abbrev=False)
    first.add_argument("--model", nargs="?", default="vae")
    model = first.parse_known_args(argv)[0].model
    return _kind(model and model.replace("_", "-"))


def _kind(model: str | None) -> type[TrainOptions]:
    if model in VAES:
        return TrainVae
    if model in CLASSIFIERS:
        return TrainClassifier
    if model in ESTIMATORS:
        return TrainEstimator
    raise UsageError(f"--model: expected one of {', '.join((*VAES, *CLASSIFIERS, *ESTIMATORS))}, found {model!r}")


def _report(run: Path) -> None:
    metadata = read_metadata(run)
    results = metadata["results"]
    best, unit = results["best"], "round" if metadata["model"] in ESTIMATORS else "epoch"
    if results["epochs"] == 1:  # as of what is fitted at once
        tell(f"{run}: {results['seconds']:.0f} s")
    else:
        tell(f"{run}: {results['epochs']} {unit}s in {results['seconds']:.0f} s, {_kept(results, unit)}")
    for part, name in (("train", "training"), ("val", "validation")):
        numbers = {key.partition("_")[2]: value for key, value in best.items() if key.startswith(f"{part}_")}
        if numbers:
            _print_numbers(name, numbers)
    evaluation = read_evaluation(run)
    if results["test"] and not evaluation:
        _print_numbers("test", results["test"])
    if "reconstruction_error" in results:
        _report_vae(results)
    if evaluation:
        for line in lines(evaluation):
            tell(line)
    if found := results.get("cross_validation"):
        for line in cross_validation.lines(found):
            tell(line)
    scene = LATENT_SCENE if "reconstruction_error" in results else LAYERS_SCENE
    tell(f"walk in it: latentwalk view {run / scene}")
    if results["epochs"] > 1:
        tell(f"lay out its {unit}s: latentwalk snapshot {run} -o {run.name}.scene")


def _kept(results: Metadata, unit: str) -> str:
    """Which epoch the weights are of; of trees all rounds are kept, and the best is told."""
    if unit == "epoch":
        return f"best {results['best']['epoch']}"
    judged = [record for record in results["history"] if "val_loss" in record]
    if not judged:
        return "all are kept"
    best = min(judged, key=lambda record: float(record["val_loss"]))
    if best["epoch"] == results["best"]["epoch"]:
        return "all are kept; validation loss is lowest at the last"
    return f"all are kept; validation loss was lowest at round {best['epoch']} ({best['val_loss']:.4f})"


def _report_vae(results: Metadata) -> None:
    """What a VAE makes of its rows, and what its latent space is worth."""
    activity = activity_in(results)
    tell(
        f"  reconstruction error {results['reconstruction_error']:.4f}, of the mean row"
        f" {results['error_of_the_mean_row']:.4f}; {activity.count} of {len(activity.kl)} dimensions active"
    )
    if accuracy := results["accuracy"]:
        shown = "  ".join(f"{part} {value:.4f}" for part, value in accuracy.items() if value is not None)
        tell(f"  classifier of the data itself: accuracy  {shown}  (of training rows by ones not taught them)")
    prior = results["prior"]
    tell(f"  draws from the prior: {100 * prior['misses']:.0f} % miss the data; KL to it {prior['nats']:.2f} nats")


def _print_numbers(part: str, numbers: Mapping[str, float]) -> None:
    tell("  ".join([f"  {part:<10}", *(f"{name} {value:.4f}" for name, value in numbers.items())]))
