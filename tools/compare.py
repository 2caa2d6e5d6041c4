"""Set runs side by side, such as a VAE and β-VAEs, or classifiers: one table and one figure."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated

from latentwalk.scenes import UsageError
from latentwalk.scenes.errors import tell
from latentwalk.scenes.outputs import refuse_existing
from latentwalk.tools.command_line import parse
from latentwalk.tools.figure.look import FigureOptions
from latentwalk.tools.options import Arg, Options
from latentwalk.tools.run.compared import Compared, compared
from latentwalk.tools.terminal import calm_threads

# Settings that the table has under other names, and those of pictures, which change no number.
UNTOLD = {
    "model", "latent_dim", "beta", "epochs", "snapshot_method", "snapshot_every", "pictures",
    *(option.name for option in fields(FigureOptions)),
}  # fmt: skip
NONE = "–"  # in the table, what a run does not have

EXAMPLES = (
    "latentwalk compare runs/run_001 runs/run_003",
    "latentwalk compare runs/run_001 runs/run_003 -o curves.png",
    "latentwalk compare runs/run_002 -o vae.png",
)


@dataclass(frozen=True, kw_only=True)
class CompareOptions(Options):
    """Which runs, and where the figure goes."""

    runs: Annotated[tuple[Path, ...], Arg("folders of runs: VAEs, or classifiers", "RUN", positional=True)]
    output: Annotated[Path, Arg("never overwritten", "FILE.png", short="-o")] = Path("compare.png")


def compare(runs: Sequence[Path], output: Path) -> list[list[str]]:
    """Draw the figure of `runs`, all of VAEs or all of classifiers, and of the same data, into `output`; return the
    table's rows: a title, then a value for each run.

    VAEs must be finished; of classifiers the epochs so far are compared, also those that `Recorder` alone recorded.
    Raises UsageError where a run is none, unfinished, or of another kind or other data, or `output` exists.
    """
    from latentwalk.tools.figure import compared as figure

    refuse_existing(output)  # before the work, not after it
    if output.suffix != ".png":
        raise UsageError(f"{output}: expected a name that ends in .png")
    found = [compared(run) for run in runs]
    _check_alike(found)
    if found[0].vae:
        figure.draw_vaes(found, output)
    else:
        figure.draw_classifiers(found, output)
    titles = [title for title in found[0].table if all(title in each.table for each in found)]
    table = [[title, *(_shown(each.table[title]) for each in found)] for title in titles]
    return table[:1] + _differing(found) + table[1:]


def main(argv: list[str] | None = None) -> int:
    """Run the command; the table goes to stdout."""
    calm_threads()
    options = parse(CompareOptions, sys.argv[1:] if argv is None else argv, "latentwalk compare", __doc__, EXAMPLES)
    table = [["", *map(str, options.runs)], *compare(options.runs, options.output)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for title, *values in table:
        cells = (f"{value:>{width}}" for value, width in zip(values, widths[1:], strict=True))
        tell("  ".join([f"{title:<{widths[0]}}", *cells]).rstrip())
    gammas = [value for title, *values in table if title == "--focal-gamma" for value in values]
    if len({"0" if gamma == NONE else gamma for gamma in gammas}) > 1:  # what knows none has the plain log loss
        tell(
            "Losses of runs with another --focal-gamma are not of one kind: compare accuracies, and losses of the test."
        )
    tell(options.output)
    return 0


def _differing(runs: Sequence[Compared]) -> list[list[str]]:
    """The options that the runs do not share, by their names on the command line, but for those of the table."""
    names = dict.fromkeys(name for run in runs for name in run.settings)
    rows = {name: [run.settings.get(name) for run in runs] for name in names if name not in UNTOLD}
    return [
        [f"--{name.replace('_', '-')}", *map(_shown, values)]
        for name, values in rows.items()
        if any(value != values[0] for value in values)
    ]


def _check_alike(runs: Sequence[Compared]) -> None:
    first = runs[0]
    for run in runs[1:]:
        if run.vae != first.vae:
            names = ["a VAE" if each.vae else "a classifier" for each in (run, first)]
            raise UsageError(
                f"{run.path}: {names[0]}, but {first.path} is {names[1]}; their losses do not compare: give runs of one"
                " kind"
            )
        if run.sha256 and first.sha256 and run.sha256 != first.sha256:
            raise UsageError(
                f"{run.path}: trained on other data ({run.data}) than {first.path} ({first.data}); losses do not"
                " compare"
            )


def _shown(value: object) -> str:
    return NONE if value is None else f"{value:.4g}" if isinstance(value, float) else str(value)
