"""How long a laser looks for the row that it means: by the cells of the cloud, by a k-d tree, among all rows."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypedDict

import numba as nb
import numpy as np

from latentwalk.runtime.bench.goals import Goal, told
from latentwalk.runtime.bench.mixture import make_rows
from latentwalk.runtime.ground.kernels import kernel_frame, place
from latentwalk.runtime.ground.shown import HIDDEN, Cloud, CloudFrame
from latentwalk.runtime.world.rows.cells import cover, order_rows
from latentwalk.runtime.world.rows.cone import along_aside, score_of
from latentwalk.runtime.world.rows.hidden.blocks import Standing, all_of, coarsened, indexed, those_of
from latentwalk.runtime.world.rows.pick import CONE_RAD, pick
from latentwalk.scenes.arrays import F32, U8
from latentwalk.scenes.parser import Parser, how_many
from latentwalk.scenes.queries import room
from latentwalk.scenes.queries.room import point_size_m

NARROW_RAD = math.radians(0.5)
FEW = 1000  # of so many rows one is visible in a filtered cloud
ROUNDS, FEW_RAYS = 3, 20  # of all rays; as many of these are looked for among all rows, which takes the same for each
GOAL_MS = 0.1  # of the slowest twentieth, at ten million rows and the narrow cone
FROM = np.array([0.2, 1.2, 2.8], np.float32)  # of the room: a hand where a walk begins
INSIDE = np.array([0.0, 1.5, 0.0], np.float32)
COARSE = "where rows are in their blocks"
CELLS, TREE, ALL = "cells", "k-d tree", "all rows"
Ray = tuple[F32, F32]
Picks = Callable[[F32, F32], int]


@dataclass(frozen=True, slots=True, eq=False)
class RayCase:
    """Rays at a cloud of which some rows are hidden: what is asked, `cone_rad`, and with which `standing`."""

    name: str
    flags: U8
    standing: Standing
    rays: list[Ray]
    cone_rad: float
    with_tree: bool = False


class PickFigures(TypedDict):
    """Milliseconds of this thread: median and slowest twentieth; the share of rays with the answer of all rows."""

    ms: float
    p95_ms: float
    agrees: float


@nb.njit(cache=True, nogil=True)
def _least_of_all(pa, sa, oa, pb, sb, ob, t, flags, o, d, tan, size, limit):  # type: ignore[no-untyped-def]
    best, row = np.float32(np.inf), -1
    for i in range(len(flags)):
        if flags[i] & HIDDEN:
            continue
        x, y, z = (
            place(i, 0, pa, sa, oa, pb, sb, ob, t),
            place(i, 1, pa, sa, oa, pb, sb, ob, t),
            place(i, 2, pa, sa, oa, pb, sb, ob, t),
        )
        along, aside = along_aside(x, y, z, o, d)
        score = score_of(along, aside, tan, size, limit)
        if score < best:
            best, row = score, i
    return row


class Ways:
    """The cloud, and the ways to pick of it: each takes the origin and direction of a ray and gives a row or −1."""

    def __init__(self, n: int, *, tree: bool) -> None:
        self.frame = cloud_frame(n)
        self.places = self.frame.positions * np.float32(self.frame.scale) + self.frame.offset
        self.size_m = point_size_m(n) / 2
        self.built_s: dict[str, float] = {}
        few = replace(self.frame, positions=self.frame.positions[:100])
        coarsened(cover(order_rows(few.positions), few, few), few)  # compiled
        start = time.process_time()
        self.cloud = Cloud(self.frame, self.frame, 0.0, cover(order_rows(self.frame.positions), self.frame, self.frame))
        self.built_s[CELLS] = time.process_time() - start
        start = time.process_time()
        self.coarse = coarsened(self.cloud.cells, self.frame)
        self.built_s[COARSE] = time.process_time() - start
        self.tree = None
        if tree:
            from scipy.spatial import cKDTree

            start = time.process_time()
            self.tree = cKDTree(self.places, balanced_tree=False, compact_nodes=False)
            self.built_s[TREE] = time.process_time() - start

    def of(self, case: RayCase) -> dict[str, Picks]:
        """The ways that answer a case."""
        index = indexed(self.cloud.cells, case.standing, self.coarse)
        frame, size, tan = kernel_frame(self.frame), np.float32(self.size_m), np.float32(math.tan(case.cone_rad))

        def by_cells(o: F32, d: F32) -> int:
            cloud, size_m, cone_rad = self.cloud, self.size_m, case.cone_rad
            return pick(cloud, case.flags, o, d, size_m=size_m, index=index, cone_rad=cone_rad)[0]

        def by_all(o: F32, d: F32) -> int:
            ends = np.float32(0), case.flags, o, d, tan, size, np.float32(np.inf)
            return int(_least_of_all(*frame, *frame, *ends))

        ways: dict[str, Picks] = {CELLS: by_cells, ALL: by_all}
        if self.tree is not None and case.with_tree:
            ways[TREE] = lambda o, d: self._march(o, d, case.cone_rad)
        return ways

    def _march(self, o: F32, d: F32, cone_rad: float) -> int:
        """By the tree: overlapping balls that hold the cone, from near to far, until none can hold a better row."""
        assert self.tree is not None
        tan, best, row, t = math.tan(cone_rad), math.inf, -1, 0.0
        while t < min(best, 10.0):
            half = 0.05 * t + 0.02
            middle, radius = o + np.float32(t + half) * d, math.hypot(half, tan * (t + 2 * half)) * 1.001
            found = np.sort(np.asarray(self.tree.query_ball_point(middle, radius), np.int64))
            if len(found):
                ways = self.places[found] - o
                along = ways @ d
                aside = np.linalg.norm(np.cross(ways, d), axis=1)
                score = along + 60 * np.maximum(0, aside - self.size_m)
                score[(along <= 0) | (aside > tan * along)] = math.inf
                at = int(score.argmin())
                if score[at] < best:
                    best, row = float(score[at]), int(found[at])
            t += 2 * half
        return row


def cloud_frame(n: int) -> CloudFrame:
    """The mixture as it hangs in the room."""
    positions, _ = make_rows(n)
    return CloudFrame(("layout", "mixture"), positions, *room.fit([positions]))


def _rays(places: F32, eye: F32, spread_m: float, count: int, seed: int) -> list[Ray]:
    """From about a place towards rows, with the tremor of a hand."""
    rng = np.random.default_rng(seed)
    origins = (eye + rng.normal(0, spread_m, (count, 3))).astype(np.float32)
    ways = places[rng.integers(0, len(places), count)] + rng.normal(0, 0.05, (count, 3)).astype(np.float32) - origins
    ways /= np.linalg.norm(ways, axis=1, keepdims=True)
    return list(zip(origins, ways.astype(np.float32), strict=True))


def _cases(ways: Ways, count: int) -> Iterator[RayCase]:
    n, rows = len(ways.places), ways.cloud.cells.rows
    outside, inside = (_rays(ways.places, *args, count, 3) for args in ((FROM, 0.05), (INSIDE, 0.2)))
    every = np.zeros(n, np.uint8), all_of(n)
    visible = np.random.default_rng(2).random(n) < 1 / FEW
    few = np.where(visible, 0, HIDDEN).astype(np.uint8), those_of(rows, visible)
    yield RayCase("0.5°, from outside", *every, outside, NARROW_RAD, True)
    yield RayCase("0.5°, inside", *every, inside, NARROW_RAD, True)
    yield RayCase(f"0.5°, 1 of {FEW} visible", *few, outside, NARROW_RAD)
    yield RayCase("1°, from outside", *every, outside, CONE_RAD)
    yield RayCase("1°, inside", *every, inside, CONE_RAD)
    yield RayCase(f"1°, 1 of {FEW} visible", *few, outside, CONE_RAD)


def bench(n: int, count: int, *, tree: bool) -> tuple[dict[str, dict[str, PickFigures]], dict[str, float]]:
    """Case → way → figures; and seconds of the processor that each structure takes to build."""
    ways = Ways(n, tree=tree)
    found = {case.name: _measure(ways.of(case), case.rays) for case in _cases(ways, count)}
    return found, ways.built_s


def _measure(ways: dict[str, Picks], rays: list[Ray]) -> dict[str, PickFigures]:
    """All rays by each way in turn, some rounds; of each ray the median over these."""
    answers = {name: np.array([way(*ray) for ray in rays]) for name, way in ways.items()}
    ms = {name: np.zeros((ROUNDS, len(rays))) for name in ways}
    for number in range(ROUNDS):
        for name, way in ways.items():
            for at, (o, d) in enumerate(rays if name != ALL else rays[:FEW_RAYS]):
                start = time.thread_time_ns()
                way(o, d)
                ms[name][number, at] = (time.thread_time_ns() - start) / 1e6
    found: dict[str, PickFigures] = {}
    for name in ways:
        each = np.median(ms[name], axis=0)[: FEW_RAYS if name == ALL else None]
        agrees = float(np.mean(answers[name] == answers[ALL]))
        found[name] = {"ms": float(np.median(each)), "p95_ms": float(np.percentile(each, 95)), "agrees": agrees}
    return found


def main(argv: list[str] | None = None) -> int:
    """`latentwalk bench pick`."""
    parser = Parser(prog="latentwalk bench pick", description=__doc__)
    parser.add_argument("--points", type=how_many, default=10_000_000, metavar="N", help="rows (default: 10000000)")
    parser.add_argument("--rays", type=how_many, default=200, metavar="N", help="of each case (default: 200)")
    parser.add_argument("--no-tree", action="store_true", help="without the k-d tree, which takes half a gigabyte more")
    parser.add_argument("--json", action="store_true", help="print JSON")
    args = parser.parse_args(argv)
    found, built = bench(args.points, args.rays, tree=not args.no_tree)
    if args.json:
        print(json.dumps({"cases": found, "built_s": built}))
        return 0
    print(f"{args.points:,} rows, {args.rays} rays of each case; milliseconds of one thread")
    print(f"{'':<28} {'way':<9} {'median':>8} {'p95':>8}   as all rows say")
    for case, ways in found.items():
        for name, each in ways.items():
            print(f"{case:<28} {name:<9} {each['ms']:8.3f} {each['p95_ms']:8.3f}   {each['agrees']:.1%}")
    for name, seconds in built.items():
        extra = {CELLS: ", which are drawn from, too", COARSE: ", by a worker; until then a pick takes longer"}.get(
            name, ""
        )
        print(f"built: {name} in {seconds:.2f} s{extra}")
    print(told(goals(found)))
    return 0


def goals(found: dict[str, dict[str, PickFigures]]) -> Iterator[Goal]:
    """Each goal beside what was found."""
    for case, ways in found.items():
        if case.startswith("0.5°"):
            yield Goal(f"{case}, p95 ms", ways[CELLS]["p95_ms"], GOAL_MS)
    agreed = min(ways[CELLS]["agrees"] for ways in found.values())
    yield Goal("the row that all rows say, share of rays", agreed, 1.0, at_least=True)
