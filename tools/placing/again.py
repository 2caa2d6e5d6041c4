"""The rows of a scene read again as its provenance says: a scene need not hold their features."""

from __future__ import annotations

import ast
import io
import shlex
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr
from dataclasses import dataclass, replace
from pathlib import Path

from latentwalk.scenes import Scene
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.calls import options_of_call
from latentwalk.tools.command_line import parse
from latentwalk.tools.data import sources
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.prepare import Metric, Prepared, Scale, prepare
from latentwalk.tools.data.provenance import digest
from latentwalk.tools.data.table_files import is_table
from latentwalk.tools.reduce import COMMAND, ReduceOptions

CALL = "latentwalk.reduce("  # how the command of a call with values in memory begins


@dataclass(frozen=True)
class Origin:
    """How the first rows of a scene were laid out: how many, by which `command`, and the digest of their features."""

    rows: int
    command: str
    sha256: str
    metric: str
    scale: str
    seed: int


def origin(scene: Scene, path: Path) -> Origin:
    """What the scene in the file `path` says of its origin.  Raises UsageError where `reduce` did not make it."""
    provenance = scene.provenance
    base = provenance.get("base", provenance)  # of one that has new rows already, the rows that they fell among
    parameters = provenance.get("parameters")
    tool = provenance.get("tool")
    if not isinstance(base, Mapping) or not isinstance(parameters, Mapping) or base.get("tool") != COMMAND:
        said = f"'{tool}'" if isinstance(tool, str) else "no tool"
        raise UsageError(f"{path}: expected a scene that `{COMMAND}` made, found {said} in its provenance")
    data = base.get("data")
    if isinstance(data, Mapping) and data.get("format") == "shards":
        raise UsageError(
            f"{path}: was made by blocks of shards, beside a sample of them; lay the new rows out as one more shard,"
            f" with {COMMAND} on all of them"
        )
    try:
        return Origin(
            int(base.get("rows", len(scene))), str(base["command"]), str(base["sha256"]),
            str(parameters["metric"]), str(parameters["scale"]), int(parameters["seed"]),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError) as error:
        raise UsageError(f"{path}: its provenance does not say how its rows were read ({error})") from error


def options_of(found: Origin, path: Path) -> ReduceOptions:
    """The options of the command that made the scene; those of a call from Python without what was in memory."""
    if found.command.startswith(CALL):
        call = ast.parse(found.command, mode="eval").body
        assert isinstance(call, ast.Call)  # as it begins
        plain = {
            keyword.arg: ast.literal_eval(keyword.value)
            for keyword in call.keywords
            if keyword.arg is not None and not isinstance(keyword.value, ast.Name)
        }
        return options_of_call(ReduceOptions, {"inputs": (), "output": None} | plain)
    words = shlex.split(found.command)[len(COMMAND.split()) :]
    try:
        with redirect_stderr(io.StringIO()) as said:
            return parse(ReduceOptions, words, COMMAND, "")
    except SystemExit:
        raise UsageError(f"{path}: its command is no longer understood: {said.getvalue().strip()}") from None


def read_again(
    scene: Scene, path: Path, moved: Sequence[str] = (), data_dir: Path | None = None
) -> tuple[Dataset, Prepared, ReduceOptions]:
    """The rows that the scene in the file `path` was laid out from, scaled as they were, and the options of then.

    `moved`: where the inputs lie now; `data_dir`: where MNIST/raw and its like do.  Raises UsageError where they
    cannot be read or are other rows.
    """
    found = origin(scene, path)
    options = options_of(found, path)
    inputs = tuple(moved) or options.inputs
    if not inputs:
        raise UsageError(f"{path}: its rows were in memory; save them, as by numpy.save, and say where: --old FILE")
    reading = _needed(replace(options, inputs=inputs))
    if data_dir is not None:
        reading = replace(reading, data_dir=data_dir)
    try:
        dataset = sources.load(inputs, reading)
    except UsageError as error:
        raise UsageError(
            f"{path}: its rows cannot be read again: {error}; say with --old (or --data-dir) where they lie now"
        ) from error
    if len(dataset) == found.rows:
        dataset.ids = list(scene.ids[: found.rows])  # which may have been given beside them
    if digest(dataset) != found.sha256:
        raise UsageError(
            f"{path}: its rows have changed since it was made: {' '.join(inputs)} has {len(dataset):,} rows of other"
            f" values than the {found.rows:,} of then; give those with --old, or reduce anew"
        )
    metric: Metric = "cosine" if found.metric == "cosine" else "euclidean"
    scale: Scale = "standard" if found.scale == "standard" else "none"
    return dataset, prepare(dataset, metric, scale), options


def _needed(options: ReduceOptions) -> ReduceOptions:
    """The options without what says nothing of which rows there are and what their features are."""
    if options.limit is not None or options.classes:
        return options
    # A column of a table that is the label is no feature; a file beside the rows changes none.
    column = options.labels is not None and not Path(options.labels).is_file() and any(map(_is_table, options.inputs))
    labels = options.labels if column else None
    return replace(options, labels=labels, predictions=None, probabilities=None, images=None, metadata=None)


def _is_table(item: str) -> bool:
    return is_table(Path(item))
