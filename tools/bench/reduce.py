"""Ways from rows to a picture in three dimensions, ours and those of libraries: what each costs and how true it is."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np

from latentwalk.scenes import Quality
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.errors import tell
from latentwalk.tools.bench.reduce_data import Case, Data, made
from latentwalk.tools.bench.reduce_ways import WAYS, Cost, Way, installed, positions, timed
from latentwalk.tools.command_line import parse
from latentwalk.tools.layout import quality
from latentwalk.tools.options import Arg, Count, Options, Quiet
from latentwalk.tools.terminal import Stages

MILLION = 1_000_000
FASTER = {"mnist10k": 10.0, "mnist": 25.0}  # at least, than openTSNE
WHOLE_S = {"mnist": 45.0}  # at most, from file to scene
ALONE_S, ALONE_MB = 600.0, 4096.0  # at most, for a mixture of a million rows
LESS_TRUST, LESS_KEPT = 0.001, 0.02  # at most, than openTSNE
VOTES = 10  # nearest rows that say a row's class
FIGURES = ("wall_s", "cpu_s", "peak_mb", "trust", "kept", "acc")
Row = dict[str, float]


@dataclass(frozen=True, kw_only=True)
class ReduceBench(Options):
    """Options of the bench."""

    data: Annotated[tuple[Data, ...], Arg("which are tried:")] = ("digits", "mnist10k", "mnist", "word2vec", "mixture")
    ways: Annotated[tuple[Way, ...], Arg("scene: from file to scene; mesh: its t-SNE alone; libraries:")] = WAYS
    rows: Annotated[Count, Arg("of the mixture, of 50 columns", "N")] = MILLION
    data_dir: Annotated[Path, Arg("where MNIST/raw and its like lie", "DIR")] = Path("data")
    words: Annotated[Path | None, Arg("word vectors, for word2vec", "FILE")] = None
    turns: Annotated[Count, Arg("of each way, one after the other", "N")] = 1
    threads: Annotated[Count, Arg("for each way", "N")] = 2
    most_s: Annotated[Count, Arg("seconds that a way may take; openTSNE takes ten minutes for mnist", "N")] = 3600
    quiet: Quiet = False


def main(argv: list[str] | None = None) -> int:
    """Run the bench; tables and bars go to stdout, and the exit code says whether every bar holds.

    Each way has a process of its own, whose whole time counts, that of its start included; those of a data set take
    turns, so that what else the machine does weighs on all.
    """
    options = parse(ReduceBench, argv, "latentwalk bench reduce", __doc__)
    stages = Stages(options.quiet)
    holds = True
    for name in dict.fromkeys(options.data):
        with tempfile.TemporaryDirectory() as folder:
            case = made(name, Path(folder), options.data_dir, options.words, options.rows)
            if isinstance(case, str):
                tell(f"{name}: {case}")
            else:
                holds &= _bench(name, case, Path(folder), options, stages)
    return 0 if holds else 1


def _bench(name: Data, case: Case, folder: Path, options: ReduceBench, stages: Stages) -> bool:
    """Try all ways on one data set; whether every bar holds."""
    found: dict[str, Row] = {}
    costs: dict[str, list[Cost]] = {}
    failed: dict[str, str] = {}
    ways = dict.fromkeys(options.ways)
    for turn in range(options.turns):
        for way in ways:
            if way in failed:
                continue
            output = folder / (f"{way}{turn}.scene" if way == "scene" else f"{way}{turn}.npy")
            source = case.inputs if way == "scene" else [str(case.rows)]
            with stages.stage(f"{name}: {way}"):
                done = (
                    timed(way, source, output, options.threads, options.most_s) if installed(way) else "not installed"
                )
            if isinstance(done, str):
                failed[way] = done
                continue
            costs.setdefault(way, []).append(done)
            if turn == 0:
                with stages.stage(f"{name}: {way}, judged"):
                    found[way] = judged(case, positions(output))
            output.unlink()
    tell(f"{name}: {len(case.features):,} rows × {case.features.shape[1]}, {options.threads} threads")
    tell(_line("", FIGURES))
    for way in ways:
        if way in failed:
            tell(f"{way:<10} {failed[way]}")
            continue
        for figure in ("wall_s", "cpu_s", "peak_mb"):
            found[way][figure] = statistics.median(getattr(cost, figure) for cost in costs[way])
        tell(_line(way, [_shown(found[way].get(figure)) for figure in FIGURES]))
    told = list(bars(name, found, len(case.features), ratio(costs)))
    for _, line in told:
        tell(line)
    return all(passes for passes, _ in told)


def ratio(costs: Mapping[str, Sequence[Cost]]) -> float | None:
    """How many times as long openTSNE takes as the mesh, in the median over turns; None where one is missing."""
    pairs = list(zip(costs.get("opentsne", ()), costs.get("mesh", ()), strict=False))
    return statistics.median(theirs.wall_s / ours.wall_s for theirs, ours in pairs) if pairs else None


def judged(case: Case, places: F32) -> Row:
    """Trustworthiness, the share of neighbors kept, and how often the nearest in the picture tell a row's class; what
    cannot be had is left out."""
    rows = quality.judged_rows(len(places))
    measured = quality.measure(case.features, places, rows=rows)
    row: Row = {}
    if isinstance(measured, Quality):
        row = {"trust": measured.trustworthiness, "kept": measured.neighbors_kept}
    if case.labels is not None and len(places) > VOTES:
        from scipy.spatial import KDTree

        near = KDTree(places).query(places[rows], VOTES + 1)[1][:, 1:]
        votes = np.array([np.bincount(case.labels[each]).argmax() for each in near])
        row["acc"] = float((votes == case.labels[rows]).mean())
    return row


def bars(name: Data, found: Mapping[str, Row], rows: int, faster: float | None) -> Iterator[tuple[bool, str]]:
    """Whether each bar holds, and in words; those of a data set whose ways were tried."""
    mesh, reference, whole = (found.get(way, {}) for way in ("mesh", "opentsne", "scene"))
    if name in FASTER and faster is not None:
        yield _bar(name, "t-SNE alone is faster than openTSNE by", faster, FASTER[name], least=True)
    for figure, less in (("trust", LESS_TRUST), ("kept", LESS_KEPT)):
        if figure in mesh and figure in reference:
            yield _bar(name, f"{figure} of the mesh", mesh[figure], reference[figure] - less, least=True)
    if name in WHOLE_S and whole:
        yield _bar(name, "seconds from file to scene", whole["wall_s"], WHOLE_S[name], least=False)
    if name == "mixture" and rows >= MILLION and mesh:
        yield _bar(name, "seconds of t-SNE alone", mesh["wall_s"], ALONE_S, least=False)
        yield _bar(name, "MB of t-SNE alone", mesh["peak_mb"], ALONE_MB, least=False)


def _bar(name: str, what: str, value: float, limit: float, *, least: bool) -> tuple[bool, str]:
    holds = value >= limit if least else value <= limit
    return (
        holds,
        f"{'pass' if holds else 'FAIL'}: {name}: {what} {_shown(value)}, {'≥' if least else '≤'} {_shown(limit)}",
    )


def _shown(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 1000 else f"{value:.1f}" if value >= 10 else f"{value:.4f}"


def _line(name: str, cells: Sequence[str]) -> str:
    return name.ljust(10) + "".join(cell.rjust(9) for cell in cells)
