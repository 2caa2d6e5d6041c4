"""Frames of a walk through the cloud with the budget that follows the time: how long they take, and how many points
they draw, from the first frame on."""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

import moderngl
import numpy as np

from latentwalk.runtime.bench.goals import Goal
from latentwalk.runtime.bench.mixture import HEAD, make_frame, make_views, make_world
from latentwalk.runtime.bench.turns import timed
from latentwalk.runtime.draw import Renderer
from latentwalk.runtime.draw.cloud.way import WAYS, WayName
from latentwalk.runtime.ground.geometry import to_stage
from latentwalk.runtime.ground.opengl import is_software
from latentwalk.runtime.hosts.gl import create_context
from latentwalk.scenes.parser import Parser, how_many
from latentwalk.scenes.queries.room import CENTER

FRAME_MS = 1000 / 90  # of a headset
SECOND = 90  # frames
FRAMES = 10 * SECOND


@dataclass(frozen=True, slots=True)
class Stretch:
    """Frames in a row: milliseconds in the middle, of the slowest hundredth, at most; the fewest and most points."""

    p50_ms: float
    p99_ms: float
    most_ms: float
    fewest_points: int
    most_points: int

    @classmethod
    def of(cls, ms: Sequence[float], points: Sequence[int]) -> Stretch:
        """Figures of a stretch."""
        return cls(statistics.median(ms), float(np.percentile(ms, 99)), max(ms), min(points), max(points))


def bench(ctx: moderngl.Context, n: int, size: int, frames: int, way: WayName | None) -> dict[str, Stretch]:
    """A walk from where one begins, through the middle of the cloud and as far out behind it."""
    world = make_world(n, wait=False)
    start, middle = HEAD, to_stage(world.person.rig, CENTER).astype(np.float32)
    renderer = Renderer(ctx, world.shown(), way=way)
    frame = make_frame(ctx, size)
    ms, points = [], []
    for number in range(frames):
        head = start + np.float32(2 * number / frames) * (middle - start)
        moved = replace(frame, views=make_views(head, size, number))
        ms.append(timed(ctx, lambda moved=moved: renderer.draw(world.shown(), None, moved)))  # type: ignore[misc]
        points.append(renderer.points.shown)
    thirds = {"the first second": slice(0, SECOND), "toward it": slice(SECOND, frames // 3)}
    thirds |= {"inside": slice(frames // 3, 2 * frames // 3), "behind it": slice(2 * frames // 3, frames)}
    return {name: Stretch.of(ms[part], points[part]) for name, part in thirds.items() if ms[part]}


def main(argv: list[str] | None = None) -> int:
    """`latentwalk bench walk`."""
    parser = Parser(prog="latentwalk bench walk", description=__doc__)
    parser.add_argument("--points", type=how_many, default=1_000_000, metavar="N", help="rows (1000000)")
    parser.add_argument("--size", type=how_many, default=1024, metavar="PX", help="width and height of an eye (1024)")
    parser.add_argument("--frames", type=how_many, default=FRAMES, metavar="N", help=f"of the walk ({FRAMES})")
    parser.add_argument("--way", choices=list(WAYS), help="to draw points (the one that is fastest here)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    args = parser.parse_args(argv)
    ctx, device = create_context()
    print(f"{args.points:,} rows, two eyes of {args.size}² pixels, {device}", file=sys.stderr)
    result = bench(ctx, args.points, args.size, args.frames, args.way)
    if args.json:
        print(json.dumps({name: asdict(stretch) for name, stretch in result.items()}))
        return 0
    print(f"{'':<16} {'p50 ms':>8} {'p99 ms':>8} {'most ms':>8} {'points':>25}")
    for name, each in result.items():
        points = f"{each.fewest_points:,}…{each.most_points:,}"
        print(f"{name:<16} {each.p50_ms:8.1f} {each.p99_ms:8.1f} {each.most_ms:8.1f} {points:>25}")
    if not is_software(ctx.info["GL_RENDERER"]):
        for name, each in result.items():
            print(Goal(f"{name}, ms of the slowest hundredth:", each.p99_ms, FRAME_MS))
    return 0
