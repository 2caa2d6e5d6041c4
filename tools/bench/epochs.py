"""All ways to lay out the epochs of runs that it records: what they cost, how true they are, and how they move."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np

from latentwalk.scenes.errors import UsageError, tell
from latentwalk.tools.bench.epoch_figures import FIGURES, Truth
from latentwalk.tools.bench.epoch_runs import Kind, RunPlan, record
from latentwalk.tools.bench.epoch_ways import PEERS, laid_out
from latentwalk.tools.command_line import parse
from latentwalk.tools.data import sources
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.layout.alignment import METHODS, Method
from latentwalk.tools.options import Arg, Count, Options, Positive, Quiet, Seed
from latentwalk.tools.run.log import read_run
from latentwalk.tools.terminal import Stages

#: way → figure, whether at least (or at most), and what it is held to; of the CNN, as others have other features
BARS = {
    "spacetime": (("kept", True, 0.50), ("trust", True, 0.99)),
    "calm": (("jitter", False, 0.40), ("kept", True, 0.50), ("lost", True, 0.20)),
}
COSTS = ("wall_s", "cpu_s", "start_s")
Row = dict[str, float | bool]


@dataclass(frozen=True, kw_only=True)
class EpochsBench(Options):
    """Options of the bench."""

    run: Annotated[Kind, Arg("what is trained:")] = "cnn"
    seeds: Annotated[tuple[Seed, ...], Arg("one run for each", "N")] = (0, 1)
    epochs: Annotated[Count, Arg("of each run", "N")] = 20
    rows: Annotated[Count | None, Arg("of each epoch (6000, or as many as there are)", "N")] = None
    fit: Annotated[Count, Arg("most rows that are trained on", "N")] = 20_000
    learning_rate: Annotated[Positive | None, Arg("(0.02 of the cnn, else 0.001)", "X")] = None
    methods: Annotated[tuple[Method, ...], Arg("ways that are compared")] = METHODS
    peers: Annotated[bool, Arg("openTSNE and AlignedUMAP as well; the latter takes minutes, so give few rows")] = False
    data_dir: Annotated[Path, Arg("where MNIST/raw lies; digits without it", "DIR")] = Path("data")
    quiet: Quiet = False


def main(argv: list[str] | None = None) -> int:
    """Run the bench; a table goes to stdout, and the exit code says whether every bar holds.

    Of each way: seconds by the clock and of its threads on two threads, and of its start; the figures of
    `epoch_figures`; whether its bytes are the same on one thread.
    """
    options = parse(EpochsBench, argv, "latentwalk bench epochs", __doc__)
    stages = Stages(options.quiet)
    dataset = _pictures(options, stages)
    held = True
    for seed in options.seeds:
        with tempfile.TemporaryDirectory() as folder:
            held &= _bench(options, dataset, seed, Path(folder), stages)
    return 0 if held else 1


def _pictures(options: EpochsBench, stages: Stages) -> Dataset:
    try:
        return sources.load(["mnist"], data_dir=options.data_dir)
    except UsageError:
        if options.run != "transformer":
            stages.warn(f"no MNIST/raw in {options.data_dir}: digits in its place; --data-dir says where it lies")
        return sources.load(["digits"])


def _bench(options: EpochsBench, dataset: Dataset, seed: int, folder: Path, stages: Stages) -> bool:
    """Record one run and try all ways on it; whether every bar holds."""
    plan = RunPlan(options.epochs, options.fit, options.rows, seed, options.learning_rate)
    with stages.stage(f"{options.run}, seed {seed}", options.epochs) as advance:
        path = record(options.run, dataset, plan, folder, advance)
    truth = Truth(read_run(path))
    width = truth.run.snapshots[0].features.shape[1]
    tell(f"{options.run}, seed {seed}: {len(truth.run.snapshots)} epochs of {len(truth.run):,} rows × {width}")
    tell(_line("", [*COSTS, *FIGURES, "bytes"]))
    tell(_line("features", [_number(truth.own().get(name)) for name in (*COSTS, *FIGURES)]))
    found: dict[str, Row] = {}
    for way in (*dict.fromkeys(options.methods), *(PEERS if options.peers else ())):
        with stages.stage(way):
            found[way] = _measured(path, way, truth, folder)
        numbers = [_number(found[way].get(name)) for name in (*COSTS, *FIGURES)]
        tell(_line(way, [*numbers, "same" if found[way]["same_bytes"] else "other"]))
    told = [bar for way, row in found.items() for bar in bars(way, row, options.run)]
    for _, line in told:
        tell(line)
    return all(holds for holds, _ in told)


def _measured(path: Path, way: str, truth: Truth, folder: Path) -> Row:
    """The cost and the figures of a way on two threads, and whether one thread gives the same bytes."""
    outputs = [folder / f"{threads}.npy" for threads in (2, 1)]
    cost, _ = (laid_out(path, way, threads, output) for threads, output in zip((2, 1), outputs, strict=True))
    positions = np.load(outputs[0])
    sums = {hashlib.sha256(output.read_bytes()).hexdigest() for output in outputs}
    return {**cost, **truth.figures(positions), "same_bytes": len(sums) == 1}


def bars(way: str, row: Row, run: Kind) -> Iterator[tuple[bool, str]]:
    """Whether each bar of a way holds, and in words."""
    if run != "cnn" or way not in BARS:
        return
    for name, least, limit in BARS[way]:
        holds = name in row and (row[name] >= limit if least else row[name] <= limit)
        found = f"{row[name]:.3f}" if name in row else "not known"
        yield holds, f"{'pass' if holds else 'FAIL'}: {way} {name} {found}, {'≥' if least else '≤'} {limit:g}"
    same = bool(row["same_bytes"])
    yield same, f"{'pass' if same else 'FAIL'}: {way} has the same bytes on one and two threads"


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.3f}"


def _line(name: str, cells: Sequence[str]) -> str:
    return name.ljust(12) + "".join(cell.rjust(8) for cell in cells)
