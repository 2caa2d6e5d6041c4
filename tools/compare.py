"""Set runs side by side, such as a VAE and β-VAEs: one table and one figure."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from latentwalk.scenes import Category, Scene, UsageError, read

MOST_POINTS = 5000
Metadata = dict[str, Any]

# Title → a run's value.
_TABLE: list[tuple[str, Callable[[Metadata], Any]]] = [
    ("model", lambda run: run["plan"]["settings"]["model"]),
    ("latent", lambda run: run["plan"]["settings"]["latent_dim"]),
    ("β", lambda run: run["plan"]["settings"]["beta"]),
    ("epochs", lambda run: run["results"]["epochs"]),
    ("best epoch", lambda run: run["results"]["best"]["epoch"]),
    ("seconds", lambda run: run["results"]["seconds"]),
    ("reconstruction (nats)", lambda run: _held_out(run, "reconstruction")),
    ("KL (nats)", lambda run: _held_out(run, "kl")),
    ("active dimensions", lambda run: run["results"]["best"]["active"]),
    ("reconstruction error", lambda run: run["results"]["reconstruction_error"]),
    (
        "÷ error of the mean",
        lambda run: run["results"]["reconstruction_error"] / run["results"]["error_of_the_mean_row"],
    ),
    ("neighbours kept", lambda run: run["results"]["neighbours_kept"]),
]


def _held_out(run: Metadata, name: str) -> float:
    """Of the validation rows where there are some, else of the training rows, at the best epoch."""
    best = run["results"]["best"]
    value: float = best.get(f"val_{name}", best[f"train_{name}"])
    return value


def compare(runs: Sequence[Path], output: Path) -> list[list[str]]:
    """Draw the figure of `runs`, which must be finished and of the same data, into `output`; return the table's rows:
    a title, then a value for each run.

    Raises UsageError where a run is none, unfinished or of other data, or `output` exists.
    """
    from latentwalk.tools.model.vae_run import SCENE, read_metadata

    if output.exists():
        raise UsageError(f"{output}: already exists; choose another name with -o")
    if output.suffix != ".png" or not output.parent.is_dir():
        raise UsageError(f"{output}: expected a name that ends in .png, in a folder that exists")
    found = [read_metadata(run) for run in runs]
    for run, metadata in zip(runs, found, strict=True):
        if "results" not in metadata:
            raise UsageError(f"{run}: not finished; go on with it first: latentwalk train --resume {run}")
        if metadata["sha256"] != found[0]["sha256"]:
            names = [each["data"]["name"] for each in (found[0], metadata)]
            raise UsageError(
                f"{run}: trained on other data ({names[1]}) than {runs[0]} ({names[0]}); losses do not compare"
            )
    _draw(runs, found, [read(run / SCENE) for run in runs], output)
    return [[title, *(_shown(value(metadata)) for metadata in found)] for title, value in _TABLE]


def main(argv: list[str] | None = None) -> int:
    """Run the command; the table goes to stdout."""
    made = argparse.ArgumentParser("latentwalk compare", description=__doc__, allow_abbrev=False)
    made.add_argument("runs", nargs="+", type=Path, metavar="RUN", help="folders that latentwalk train made")
    made.add_argument(
        "-o", "--output", type=Path, default=Path("compare.png"), metavar="FILE.png", help="never overwritten"
    )
    args = made.parse_args(argv)
    table = [["", *map(str, args.runs)], *compare(args.runs, args.output)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for title, *values in table:
        cells = (f"{value:>{width}}" for value, width in zip(values, widths[1:], strict=True))
        print("  ".join([f"{title:<{widths[0]}}", *cells]).rstrip())
    print(args.output)
    return 0


def _shown(value: Any) -> str:
    return "–" if value is None else f"{value:.4g}" if isinstance(value, float) else str(value)


def _draw(runs: Sequence[Path], found: Sequence[Metadata], scenes: Sequence[Scene], output: Path) -> None:
    """A column for each run: where its rows are, its losses, and the KL of each latent dimension, on shared scales."""
    from latentwalk.tools.figure.style import legend, saved_figure

    with saved_figure(output, 3, len(runs), (4.6 * len(runs) + 1, 11), sharey="row") as (figure, axes):
        for column, run, metadata, scene in zip(axes.T, runs, found, scenes, strict=True):
            settings = metadata["plan"]["settings"]
            column[0].set_title(f"{run.name}: {settings['model']}, β = {settings['beta']:g}")
            _draw_latents(column[0], scene)
            _draw_losses(column[1], metadata["results"]["history"])
            by_dimension = sorted(metadata["results"]["best"]["kl_by_dimension"], reverse=True)
            column[2].bar(range(1, len(by_dimension) + 1), by_dimension)
            column[2].xaxis.get_major_locator().set_params(integer=True)
            column[2].set_xlabel("latent dimension, by KL")
        axes[1, 0].set_ylabel("nats per row")
        axes[2, 0].set_ylabel("KL (nats)")
        label = scenes[0].columns.get("label")
        legend(figure, label if isinstance(label, Category) else None)


def _draw_latents(axis: Any, scene: Scene) -> None:
    """The layout "latent" as seen from above, or its first two components."""
    import numpy as np

    from latentwalk.tools.figure.style import scatter

    label = scene.columns.get("label")
    rows = np.sort(np.random.default_rng(0).permutation(len(scene))[:MOST_POINTS])
    positions = scene.layouts["latent"].positions[rows]
    flat = scene.decoder is not None and scene.decoder.latents.shape[1] <= 2
    up = -positions[:, 2] if flat else positions[:, 1]
    scatter(axis, positions[:, 0], up, label if isinstance(label, Category) else None, rows)


def _draw_losses(axis: Any, history: Sequence[dict[str, Any]]) -> None:
    epochs = [record["epoch"] for record in history]
    for name, color in (("reconstruction", "#1f77b4"), ("kl", "#ff7f0e")):
        for part, style in (("train", "-"), ("val", "--")):
            values = [record.get(f"{part}_{name}") for record in history]
            if None not in values:
                title = {"reconstruction": "reconstruction", "kl": "KL"}[name]
                kind = {"train": "training", "val": "validation"}[part]
                axis.plot(epochs, values, style, color=color, label=f"{title}, {kind}")
    axis.set(xlabel="epoch", yscale="log")
    axis.legend(frameon=False, fontsize=8)
