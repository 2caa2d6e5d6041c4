"""Train a VAE, β-VAE or classifier on data, and write its run: figures, weights and a scene to walk in."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data import sources
from latentwalk.tools.terminal import calm_threads

VAES, CLASSIFIERS = ("vae", "beta-vae"), ("mlp", "cnn")


def parser(model: str) -> argparse.ArgumentParser:
    """The command's options for `model`."""
    made = argparse.ArgumentParser(
        "latentwalk train",
        description=__doc__,
        allow_abbrev=False,
        epilog="An interrupted VAE goes on with: latentwalk train --resume RUN [--epochs N]; a classifier keeps the"
        " epochs that it finished. Classifiers have options of their own: latentwalk train --model mlp --help",
    )
    made.add_argument("inputs", nargs="+", metavar="DATASET", help=sources.KNOWN)
    made.add_argument("--model", choices=VAES + CLASSIFIERS, default="vae", help="(vae)")
    made.add_argument(
        "-o", "--output", type=Path, default=Path("runs"), metavar="DIR", help="gets run_001, run_002 … (runs)"
    )
    sources.add_options(made)
    if model in CLASSIFIERS:
        from latentwalk.tools.model import classify

        classify.add_arguments(made)
    else:
        _add_vae(made)
    return made


def _add_vae(made: argparse.ArgumentParser) -> None:
    _add_machine(made)
    model = made.add_argument_group("model")
    model.add_argument("--latent-dim", type=_count, default=2, metavar="D", help="size of the latent space (2)")
    model.add_argument("--beta", type=_positive, metavar="X", help="weight of the KL of a beta-vae (4)")
    model.add_argument(
        "--beta-warmup", type=_share_or_more, metavar="N",
        help="epochs over which β rises from 0, against posterior collapse (0; of a beta-vae 10)",
    )  # fmt: skip
    model.add_argument(
        "--scale", choices=("minmax", "standard"), default="minmax", help="columns of a table to 0…1, or to deviation 1"
    )
    model.add_argument("--likelihood", choices=("bernoulli", "gaussian"), help="(pictures bernoulli, tables gaussian)")
    model.add_argument(
        "--noise", type=_positive, default=0.15, metavar="X",
        help="σ of a gaussian likelihood, in standard deviations of the data (0.15)",
    )  # fmt: skip
    training = made.add_argument_group("training")
    training.add_argument("--epochs", type=_count, metavar="N", help="(50 to 500, more for fewer rows)")
    training.add_argument("--batch-size", type=_count, metavar="N", help="(16 to 128 by rows)")
    training.add_argument("--learning-rate", type=_positive, default=1e-3, metavar="X", help="of Adam (0.001)")
    training.add_argument(
        "--validation", type=_share, default=0.1, metavar="X", help="share of the training rows held out (0.1)"
    )
    training.add_argument(
        "--patience", type=_count_or_none, default=20, metavar="N",
        help="stop after so many epochs without a better validation loss; 0: never (20)",
    )  # fmt: skip
    scene = made.add_argument_group("scene")
    scene.add_argument(
        "--classifier",
        choices=("mlp", "logistic", "none"),
        default="mlp",
        help="of decoded values, if there are labels",
    )
    scene.add_argument(
        "--method", nargs="+", default=[], choices=("tsne", "umap"), help="layouts of the latents beside their own"
    )


def _add_machine(made: argparse.ArgumentParser) -> None:
    made.add_argument("--device", choices=("cpu", "cuda", "mps"), help="(the best one here)")
    made.add_argument("--quiet", action="store_true", help="no progress")


def _resume_parser() -> argparse.ArgumentParser:
    """What goes with --resume: everything else the run knows itself."""
    made = argparse.ArgumentParser("latentwalk train", allow_abbrev=False)
    made.add_argument("--resume", type=Path, required=True, metavar="RUN", help="folder of an interrupted run")
    made.add_argument("--epochs", type=_count, metavar="N", help="in all (as planned)")
    _add_machine(made)
    return made


def main(argv: list[str] | None = None) -> int:
    """Run the command; the run's folder and figures of merit go to stdout."""
    argv = sys.argv[1:] if argv is None else argv
    calm_threads()
    if any(argument.partition("=")[0] == "--resume" for argument in argv):
        return _resume(_resume_parser().parse_args(argv))
    first = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    first.add_argument("--model", default="vae")
    model: str = first.parse_known_args(argv)[0].model
    args = parser(model).parse_args(argv)
    if model in CLASSIFIERS:
        from latentwalk.tools.model import classify

        print(classify.run(args))
        return 0
    return _train(args, argv)


def _train(args: argparse.Namespace, argv: Sequence[str]) -> int:
    from latentwalk.tools.model import vae_run
    from latentwalk.tools.terminal import Stages

    if args.model == "vae" and args.beta not in (None, 1):
        raise UsageError(f"--beta {args.beta:g}: a plain vae has β = 1; give --model beta-vae")
    beta = 1.0 if args.model == "vae" else 4.0 if args.beta is None else args.beta
    warmup = (0.0 if args.model == "vae" else 10.0) if args.beta_warmup is None else args.beta_warmup
    names = ("model", "latent_dim", "epochs", "batch_size", "learning_rate", "patience", "validation", "scale")
    chosen = {name: getattr(args, name) for name in (*names, "likelihood", "noise", "seed")}
    run = vae_run.start(
        args.inputs,
        sources.options(args),
        chosen | {"beta": beta, "beta_warmup": warmup},
        None if args.classifier == "none" else args.classifier,
        args.method,
        args.output,
        args.device,
        Stages(args.quiet),
        shlex.join(["latentwalk", "train", *argv]),
    )
    return _report(run)


def _resume(args: argparse.Namespace) -> int:
    from latentwalk.tools.model import vae_run
    from latentwalk.tools.terminal import Stages

    return _report(vae_run.resume(args.resume, args.epochs, args.device, Stages(args.quiet)))


def _report(run: Path) -> int:
    from latentwalk.tools.model import vae_run

    results = vae_run.read_metadata(run)["results"]
    best = results["best"]
    print(f"{run}: {results['epochs']} epochs in {results['seconds']:.0f} s, best {best['epoch']}")
    for part, name in (("train", "training"), ("val", "validation")):
        if f"{part}_loss" in best:
            print(
                f"  {name:<10} loss {best[f'{part}_loss']:.3f}  reconstruction {best[f'{part}_reconstruction']:.3f}"
                f"  KL {best[f'{part}_kl']:.3f}"
            )
    print(
        f"  reconstruction error {results['reconstruction_error']:.4f}, of the mean row"
        f" {results['error_of_the_mean_row']:.4f}; {best['active']} of {len(best['kl_by_dimension'])} dimensions active"
    )
    print(f"walk in it: latentwalk view {run / vae_run.SCENE}")
    return 0


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"expected a whole number from 1, found '{text}'")
    return int(text)


def _count_or_none(text: str) -> int:
    if not text.isdigit():
        raise argparse.ArgumentTypeError(f"expected a whole number from 0, found '{text}'")
    return int(text)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"expected a number, found '{text}'") from None


def _positive(text: str) -> float:
    if not 0 < (value := _number(text)) < float("inf"):
        raise argparse.ArgumentTypeError(f"expected a number above 0, found '{text}'")
    return value


def _share_or_more(text: str) -> float:
    if not 0 <= (value := _number(text)) < float("inf"):
        raise argparse.ArgumentTypeError(f"expected a number from 0, found '{text}'")
    return value


def _share(text: str) -> float:
    if not 0 <= (value := _number(text)) < 1:
        raise argparse.ArgumentTypeError(f"expected a share from 0 to below 1, found '{text}'")
    return value
