"""Frame times of the cloud in both eyes, from outside and inside, and how true its picture stays: all points and some
of them, in every way that there is, against a plain draw and against other libraries where they are installed."""

from __future__ import annotations

import json
import math
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from functools import partial
from itertools import product
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.ndimage import gaussian_filter

from latentwalk.runtime.bench.clouds import ALL, PLACES, CloudWalk, Place
from latentwalk.runtime.bench.goals import Goal, told
from latentwalk.runtime.bench.peers import PEERS, Peer, installed
from latentwalk.runtime.bench.turns import in_turn
from latentwalk.runtime.hosts.gl import create_context
from latentwalk.scenes.arrays import U8
from latentwalk.scenes.errors import tell
from latentwalk.scenes.parser import Parser, how_many

BLUR_PX = 2.0  # below it nobody sees single points
PLAIN = "plain"


def psnr(a: U8, b: U8) -> float:
    """Peak signal-to-noise ratio of two pictures after a blur, in dB."""
    blurred = [gaussian_filter(each.astype(np.float32), (BLUR_PX, BLUR_PX, 0)) for each in (a, b)]
    error = float(np.mean((blurred[0] - blurred[1]) ** 2))
    return 10 * math.log10(255**2 / error) if error else math.inf


class DrawCase(NamedTuple):
    """What is timed: at most so many points of so many rows, from a place, in a way or by a library."""

    rows: int
    place: Place
    way: str
    points: int


@dataclass(frozen=True, slots=True)
class DrawFigures:
    """Median milliseconds of a frame; how many times those of the plain draw; how near its picture comes to that of all
    points as sprites, as PSNR after a blur, infinite where it is the same."""

    ms: float
    of_plain: float | None = None
    psnr_db: float | None = None


Result = dict[DrawCase, DrawFigures]


def bench(walks: Sequence[CloudWalk], budget: int, rounds: int, peers: Sequence[str], *, all_points: bool) -> Result:
    """All cases in turn, every number of rows beside the others; then their pictures."""
    draws: dict[DrawCase, Callable[[], float]] = {}
    with ExitStack() as ends:
        for walk in walks:
            n = walk.n
            for name in peers if all_points else ():
                peer = _start(name, walk, ends)
                if peer is not None:
                    draws |= {DrawCase(n, place, name, n): partial(_peer_ms, peer, walk, place) for place in PLACES}
            for place in PLACES:
                if all_points:
                    draws[DrawCase(n, place, PLAIN, n)] = partial(walk.plain, place)
                for way, points in product(walk.ways, (n, budget) if all_points else (budget,)):
                    draws[DrawCase(n, place, way, points)] = partial(walk.draw, place, way, _most(n, points))
        times = in_turn(draws, rounds)
    result = {}
    for walk, place in product(walks, PLACES):
        mine = [case for case in draws if case[:2] == (walk.n, place)]
        truth = walk.truth(place)
        for case in mine:
            plain = times.get(DrawCase(walk.n, place, PLAIN, walk.n))
            figures = DrawFigures(statistics.median(times[case]))
            if plain is not None:
                ratios = (a / b for a, b in zip(times[case], plain, strict=True))
                figures = replace(figures, of_plain=statistics.median(ratios))
            if case.way in walk.ways:
                drawn = walk.picture(place, case.way, _most(walk.n, case.points))
                figures = replace(figures, psnr_db=psnr(truth, drawn))
            result[case] = figures
    return result


def _most(n: int, points: int) -> int:
    """The budget of so many points of n rows: large points count for several, but all are all."""
    return ALL if points == n else points


def _start(name: str, walk: CloudWalk, ends: ExitStack) -> Peer | None:
    """A library with the cloud of a walk; None, and said, where it cannot."""
    folder = Path(ends.enter_context(tempfile.TemporaryDirectory()))
    walk.cloud().write(folder)
    try:
        return ends.enter_context(Peer(name, folder, walk.eyes("outside")))
    except RuntimeError as error:
        tell(f"left out: {error}", sys.stderr)
        return None


def _peer_ms(peer: Peer, walk: CloudWalk, place: Place) -> float:
    return peer.draw([walk.eyes(place)])


def goals(result: Result, budget: int) -> Iterator[Goal]:
    """What is wanted: times all points of vispy, the picture of the budget, its time with more rows."""
    for case, figures in result.items():
        n, place, way, points = case
        vispy = result.get(DrawCase(n, place, "vispy", n))
        wanted = {"compute": 6.0, "splat": 15.0}.get(way)
        if vispy is not None and wanted is not None and points == n and place == "outside":
            yield Goal(f"{n:,} points by {way}, times as fast as vispy:", vispy.ms / figures.ms, wanted, at_least=True)
        if way not in (PLAIN, *PEERS) and points == budget < n:
            db = 32.0 if place == "outside" else 25.0
            assert figures.psnr_db is not None
            yield Goal(f"{n:,} points {place}, {budget:,} by {way}, dB:", figures.psnr_db, db, at_least=True)
            fewest = min(each.rows for each in result)
            if n > fewest > budget:
                more = figures.ms / result[DrawCase(fewest, place, way, budget)].ms
                yield Goal(f"{n:,} ÷ {fewest:,} rows {place}, {budget:,} points by {way}:", more, 1.25)


def table(result: Result) -> str:
    """What was found, a paragraph for each number of rows and place."""
    lines = []
    last: tuple[int, str] | None = None
    for (n, place, way, points), figures in sorted(result.items(), key=lambda item: item[0][:2]):
        if (n, place) != last:
            lines += ["", f"{n:,} rows, {place}", f"{'':<10} {'points':>11} {'ms':>9} {'× plain':>8} {'dB':>6}"]
            last = n, place
        of_plain = "–" if figures.of_plain is None else f"{figures.of_plain:.2f}"
        true = "–" if figures.psnr_db is None else "same" if math.isinf(figures.psnr_db) else f"{figures.psnr_db:.1f}"
        lines.append(f"{way:<10} {points:>11,} {figures.ms:9.1f} {of_plain:>8} {true:>6}")
    return "\n".join(lines[1:])


def main(argv: list[str] | None = None) -> int:
    """`latentwalk bench points`."""
    parser = Parser(prog="latentwalk bench points", description=__doc__)
    parser.add_argument(
        "--points", type=how_many, nargs="+", default=[1_000_000], metavar="N", help="rows, beside each other (1000000)"
    )
    parser.add_argument(
        "--scenes",
        type=Path,
        nargs="+",
        default=[],
        metavar="FILE",
        help="packed scenes of millions instead of --points",
    )
    parser.add_argument("--size", type=how_many, default=1024, metavar="PX", help="width and height of an eye (1024)")
    parser.add_argument("--budget", type=how_many, default=250_000, metavar="N", help="points of the budget (250000)")
    parser.add_argument("--budget-only", action="store_true", help="do not time all points, plain and libraries")
    parser.add_argument(
        "--point-size", type=float, metavar="M", help="diameter in the room (as a walk has it, smaller for more rows)"
    )
    parser.add_argument("--rounds", type=how_many, default=7, metavar="N", help="interleaved rounds (7)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    args = parser.parse_args(argv)
    ctx, device = create_context()
    peers = installed()
    print(f"two eyes of {args.size}² pixels, {device}; libraries here: {', '.join(peers) or 'none'}", file=sys.stderr)
    walks = [CloudWalk(ctx, each, args.size, args.point_size) for each in args.scenes or args.points]
    result = bench(walks, args.budget, args.rounds, peers, all_points=not (args.budget_only or args.scenes))
    if args.json:
        print(json.dumps([case._asdict() | asdict(figures) for case, figures in result.items()]))
        return 0
    print(table(result))
    print(told(goals(result, args.budget)))
    return 0
