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
from typing import Literal, NamedTuple

import moderngl
import numpy as np
from scipy.ndimage import gaussian_filter

from latentwalk.assets.colors import linear
from latentwalk.runtime.bench.goals import Goal, told
from latentwalk.runtime.bench.mixture import HEAD, make_frame, make_views, make_world
from latentwalk.runtime.bench.peers import PEERS, Peer, PeerCloud, installed
from latentwalk.runtime.bench.turns import in_turn, timed
from latentwalk.runtime.draw import Renderer
from latentwalk.runtime.draw.cloud.way import WAYS, WayName
from latentwalk.runtime.draw.eyes import Eye, locate
from latentwalk.runtime.draw.gl import CLIP_DISTANCES, begin, program
from latentwalk.runtime.ground.frame import Frame, View
from latentwalk.runtime.ground.geometry import to_stage
from latentwalk.runtime.hosts.gl import create_context, pixels
from latentwalk.scenes.arrays import U8
from latentwalk.scenes.errors import tell
from latentwalk.scenes.parser import Parser, how_many
from latentwalk.scenes.queries.room import CENTER

Place = Literal["outside", "inside"]
PLACES: tuple[Place, ...] = ("outside", "inside")
ALL = 1 << 40
STEPS = 16  # of a head that moves
SETTLED = 3  # frames until what one learns from the last has no part in the picture
BLUR_PX = 2.0  # below it nobody sees single points
PLAIN = "plain"


class PlainPoints:
    """One buffer of positions and colors in the scene's order, one draw of all points for each eye."""

    def __init__(self, ctx: moderngl.Context, cloud: PeerCloud, smallest_px: float) -> None:
        points = np.empty(len(cloud.places), [("place", "f4", 3), ("rgb", "f4", 3)])
        points["place"], points["rgb"] = cloud.places, linear(cloud.colors)
        self.ctx, self._size_m = ctx, cloud.size_m
        self.program = program(ctx, "bench.vert", "bench.frag")
        self.program["smallest_px"] = smallest_px
        self.vertices = ctx.vertex_array(self.program, [(ctx.buffer(points), "3f 3f", "place", "rgb")])

    def draw(self, eyes: Sequence[Eye], target: moderngl.Framebuffer, room_per_stage: float) -> None:
        """Draw all points."""
        begin(self.ctx, target)
        for distance in CLIP_DISTANCES:
            self.ctx.disable_direct(distance)
        target.clear(depth=1.0)
        for eye in eyes:
            target.viewport = eye.viewport
            self.program["clip_from_room"] = tuple(eye.clip_from_room.T.ravel().tolist())
            self.program["px_m"] = self._size_m * eye.focal_px / room_per_stage
            self.vertices.render(moderngl.POINTS)


class CloudWalk:
    """A walk in n rows, and renderers that draw it in several ways from several places."""

    def __init__(self, ctx: moderngl.Context, n: int, size: int, point_m: float | None) -> None:
        self.ctx, self.n, self._size = ctx, n, size
        self.world = make_world(n)
        if point_m is not None:
            self.world.rows.point_size_m = point_m
        self._frame, self._step = make_frame(ctx, size), 0
        shown = self.world.shown()
        self._renderers = {way: Renderer(ctx, shown, budget=ALL, way=way) for way in WAYS}
        self._plain: PlainPoints | None = None

    @property
    def ways(self) -> list[WayName]:
        """Ways that this machine has."""
        return list(self._renderers)

    def cloud(self) -> PeerCloud:
        """What other libraries get."""
        return PeerCloud.of(self.world.shown(), self._size)

    def eyes(self, place: Place) -> list[Eye]:
        """The next step's eyes in the room."""
        return locate(self.world.person.rig, self._next(place).views)

    def plain(self, place: Place) -> float:
        """Milliseconds of a plain draw of all points."""
        if self._plain is None:
            smallest_px = self._renderers[self.ways[0]].points.emphasis.smallest_px
            self._plain = PlainPoints(self.ctx, self.cloud(), smallest_px)
        eyes, plain = self.eyes(place), self._plain
        assert self._frame.target is not None
        target, scale = self._frame.target, self.world.person.rig.scale
        return timed(self.ctx, lambda: plain.draw(eyes, target, scale))

    def draw(self, place: Place, way: WayName, points: int) -> float:
        """Milliseconds of a frame of at most so many points, with sky and floor."""
        frame = self._next(place)
        return timed(self.ctx, lambda: self._draw(frame, way, points))

    def shown(self, way: WayName) -> int:
        """How many points the last frame drew."""
        return self._renderers[way].points.shown

    def picture(self, place: Place, way: WayName, points: int) -> U8:
        """The picture of the first step."""
        assert self._frame.target is not None
        frame = replace(self._frame, views=self._views(place, 0))
        for _ in range(SETTLED):
            self._draw(frame, way, points)
        return pixels(self._frame.target)

    def _draw(self, frame: Frame, way: WayName, points: int) -> None:
        renderer = self._renderers[way]
        renderer.budget.points = points
        renderer.draw(self.world.shown(), None, frame)

    def _next(self, place: Place) -> Frame:
        self._step = (self._step + 1) % STEPS
        return replace(self._frame, views=self._views(place, self._step))

    def _views(self, place: Place, step: int) -> list[View]:
        head = HEAD if place == "outside" else to_stage(self.world.person.rig, CENTER).astype(np.float32)
        return make_views(head, self._size, step)


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
        truth = walk.picture(place, walk.ways[0], ALL)
        for case in mine:
            plain = times.get(DrawCase(walk.n, place, PLAIN, walk.n))
            figures = DrawFigures(statistics.median(times[case]))
            if plain is not None:
                ratios = (a / b for a, b in zip(times[case], plain, strict=True))
                figures = replace(figures, of_plain=statistics.median(ratios))
            if case.way in WAYS:
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
    walks = [CloudWalk(ctx, n, args.size, args.point_size) for n in args.points]
    result = bench(walks, args.budget, args.rounds, peers, all_points=not args.budget_only)
    if args.json:
        print(json.dumps([case._asdict() | asdict(figures) for case, figures in result.items()]))
        return 0
    print(table(result))
    print(told(goals(result, args.budget)))
    return 0
