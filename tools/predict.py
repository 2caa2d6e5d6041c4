"""Predict the classes of new rows with the classifier of a run: label, confidence and probabilities."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any, ClassVar

import numpy as np

from latentwalk.scenes.arrays import F32, I32
from latentwalk.scenes.errors import UsageError, tell
from latentwalk.scenes.outputs import SHEET_NOTE, refuse_existing, sheet_cell, whole
from latentwalk.scenes.rules import PROBABILITY, RIGHT, UNKNOWN, judged
from latentwalk.tools.calls import called, named, options_of_call
from latentwalk.tools.command_line import parse
from latentwalk.tools.data import sources
from latentwalk.tools.data.choice import of_columns, some
from latentwalk.tools.data.columns import known_codes
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.sources import DataOptions
from latentwalk.tools.options import Arg, Device, Quiet
from latentwalk.tools.run.evaluated import EVALUATION
from latentwalk.tools.run.folder import read_metadata
from latentwalk.tools.terminal import Stages, calm_threads

if TYPE_CHECKING:
    from latentwalk.tools.model.preparation import Preparation

PROG = "latentwalk predict"
EXAMPLES = (
    "latentwalk predict runs/run_001 iris",
    "latentwalk predict runs/run_001 iris -o predicted.csv",
    "latentwalk predict runs/run_001 iris --limit 10",
)
SUFFIXES = (".csv", ".parquet")


@dataclass(frozen=True, kw_only=True)
class PredictOptions(DataOptions):
    """Which run, which rows, and where the answers go."""

    heading: ClassVar[str] = ""

    run: Annotated[Path, Arg("folder of a classifier's run", "RUN", positional=True)]
    inputs: Annotated[tuple[str, ...], Arg(f"with the columns of training: {sources.KNOWN}", "DATA", positional=True)]
    output: Annotated[Path | None, Arg("a table, never overwritten (CSV on stdout)", "FILE", short="-o")] = None
    device: Device = None
    quiet: Quiet = False


@dataclass(frozen=True, eq=False)
class Prediction:
    """Of n rows, by `ids`: `codes` (n,) int32 into `classes`, the likeliest; `probabilities` (n, classes) float32.

    `right`: how many of `known` rows, those with a label that is one of the classes, are predicted so.
    """

    ids: Sequence[str]
    classes: Sequence[str]
    codes: I32
    probabilities: F32
    right: int
    known: int

    @property
    def labels(self) -> list[str]:
        """The class of each row."""
        return [self.classes[code] for code in self.codes]

    @property
    def confidence(self) -> F32:
        """The probability (n,) of each row's class."""
        largest: F32 = self.probabilities.max(axis=1, initial=0)
        return largest


@called(PredictOptions)
def predict(
    run: str | Path, inputs: str | Path | Sequence[str | Path], output: str | Path | None = None, **options: Any
) -> Prediction:
    """What the classifier of `run` says of the rows of `inputs`, one or several; written to `output` if that is given.

    `options` are the command's, as `PredictOptions` has them; it only warns unless `quiet=False`.  Raises UsageError
    where the run has no classifier, the columns are not those of training, or `output` exists.
    """
    given = {"quiet": True} | options | {"run": run, "inputs": named(inputs), "output": output}
    return _predict(options_of_call(PredictOptions, given))


def _predict(options: PredictOptions) -> Prediction:
    from latentwalk.tools.model.predictor import load_predictor

    if options.output is not None:
        if options.output.suffix not in SUFFIXES:
            raise UsageError(f"{options.output}: expected a name that ends in {' or '.join(SUFFIXES)}")
        refuse_existing(options.output)
    stages = Stages(options.quiet)
    predictor = load_predictor(options.run, options.device)
    dataset = sources.load(options.inputs, options)
    stages.notes(dataset.notes, "note: ")
    dataset, left = matched(dataset, predictor.preparation)
    if left:
        stages.say(f"note: left out, as the model was not trained on them: {some(left)}")
    if seen := sorted(set(options.inputs) & set(read_metadata(options.run)["plan"]["inputs"])):
        stages.say(
            f"note: the model was trained on rows of {', '.join(seen)}: those that are among these say little of new"
            f" ones; its test part is judged in {options.run / EVALUATION}"
        )
    with stages.stage("predicting"):
        probabilities = predictor.probabilities(dataset)
    codes = probabilities.argmax(axis=1).astype(np.int32)
    right = judged(codes, known_codes(dataset.label, predictor.classes, len(dataset)))
    found = Prediction(
        dataset.ids, predictor.classes, codes, probabilities, int((right == RIGHT).sum()), int((right != UNKNOWN).sum())
    )
    if options.output is not None:
        _write(found, options.output)
    if (options.output is None or options.output.suffix == ".csv") and _has_formulas(found):
        stages.say(f"note: {SHEET_NOTE}")
    return found


def matched(dataset: Dataset, preparation: Preparation) -> tuple[Dataset, list[str]]:
    """`dataset` with the columns of training in their order, and those that it has beyond them, which are left out.

    Raises UsageError that names the columns that it lacks.
    """
    if preparation.kind != "columns" or dataset.feature_names == preparation.columns:
        return dataset, []  # of pictures the size says it all
    return of_columns(dataset, preparation.columns, "the model's")


def _write(found: Prediction, path: Path) -> None:
    with whole(path) as temporary:
        if path.suffix == ".csv":
            with temporary.open("w", newline="", encoding="utf-8") as file:
                _write_csv(found, file)
            return
        import pyarrow
        from pyarrow import parquet

        columns = [list(found.ids), found.labels, found.confidence, *np.ascontiguousarray(found.probabilities.T)]
        parquet.write_table(pyarrow.table(dict(zip(_header(found), columns, strict=True))), temporary)


def _write_csv(found: Prediction, file: IO[str]) -> None:
    table = csv.writer(file, lineterminator="\n")
    table.writerow(map(sheet_cell, _header(found)))
    table.writerows(map(sheet_cell, line) for line in _lines(found))


def _has_formulas(found: Prediction) -> bool:
    """Whether some text of the table is no longer as it was."""
    texts = (*found.ids, *found.classes)
    return any(sheet_cell(text) != text for text in texts)


def _header(found: Prediction) -> list[str]:
    """As scenes call them, so that `reduce --metadata FILE` takes them, too."""
    return ["id", "prediction", "confidence", *(PROBABILITY + name for name in found.classes)]


def _lines(found: Prediction) -> Iterator[list[str]]:
    for row, label, confidence, shares in zip(
        found.ids, found.labels, found.confidence, found.probabilities, strict=True
    ):
        yield [row, label, *(f"{value:.9g}" for value in (confidence, *shares))]  # nine digits are all of a float32


def main(argv: list[str] | None = None) -> int:
    """Run the command; the table, or how many rows are of which class, goes to stdout."""
    calm_threads()
    options = parse(PredictOptions, sys.argv[1:] if argv is None else argv, PROG, __doc__, EXAMPLES)
    found = _predict(options)
    if options.output is None:
        _write_csv(found, sys.stdout)
        return 0
    counts = np.bincount(found.codes, minlength=len(found.classes))
    told = ", ".join(f"{name} {count:,}" for name, count in zip(found.classes, counts, strict=True) if count)
    tell(f"{options.output}: {len(found.ids):,} rows: {told}")
    if found.known:
        share = 100 * found.right / found.known
        tell(f"  {found.right:,} of {found.known:,} rows that have a label are predicted so ({share:.1f} %)")
    return 0
