"""Frame times of the cloud in both eyes: all points, a budget, new colors; against a plain draw of all points."""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import moderngl
import numpy as np

from latentwalk.runtime.draw import Renderer
from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.draw.gl import begin, program
from latentwalk.runtime.ground.frame import Controls, Frame, Pose, View
from latentwalk.runtime.ground.geometry import linear, perspective
from latentwalk.runtime.ground.shown import Shown
from latentwalk.runtime.hosts.gl import SRGB8_ALPHA8, create_context
from latentwalk.runtime.world import World
from latentwalk.runtime.world.rows.commands import ColorBy
from latentwalk.scenes import Category, Column, Layout, Scene, Strings
from latentwalk.scenes.parser import Parser

EYES_APART_M = 0.064
CLASSES = 10


def make_scene(n: int) -> Scene:
    """A mixture of ten gaussian classes, n rows in random order."""
    rng = np.random.default_rng(0)
    codes = rng.integers(0, CLASSES, n).astype(np.int32)
    centers = rng.normal(0, 1, (CLASSES, 3))
    positions = (centers[codes] + rng.normal(0, 0.3, (n, 3))).astype(np.float32)
    names = [str(i) for i in range(CLASSES)]
    columns: dict[str, Column] = {"label": Category(codes, names), "other": Category(codes[::-1].copy(), names)}
    return Scene(Strings.of(map(str, range(n))), {"mixture": Layout(positions)}, columns)


def make_world(n: int) -> World:
    """A walk in the mixture."""
    return World(make_scene(n), Path("bench.scene"), Path(tempfile.gettempdir()), wait=True)


def make_frame(ctx: moderngl.Context, size: int) -> Frame:
    """Two views of size², side by side, from where a walk starts."""
    color = ctx.texture((2 * size, size), 4, internal_format=SRGB8_ALPHA8)
    target = ctx.framebuffer([color], ctx.depth_renderbuffer((2 * size, size)))
    poses = [Pose(np.array([x, 1.6, 0], np.float32)) for x in (-EYES_APART_M / 2, EYES_APART_M / 2)]
    views = [View(pose, perspective(np.pi / 2, 1.0), (size, size)) for pose in poses]
    return Frame(Controls(), 0.0, 1 / 90, views, target)


class PlainPoints:
    """One buffer of positions and colors in the scene's order, one draw of all points for each eye."""

    def __init__(self, ctx: moderngl.Context, shown: Shown, smallest_px: float) -> None:
        frame, coloring = shown.cloud.a, shown.coloring
        points = np.empty(len(frame.positions), [("place", "f4", 3), ("rgb", "f4", 3)])
        points["place"] = frame.positions * np.float32(frame.scale) + frame.offset
        points["rgb"] = linear(coloring.table)[coloring.values.astype(int)]
        self.ctx = ctx
        self.program = program(ctx, "bench.vert", "bench.frag")
        self.program["smallest_px"] = smallest_px
        self.vertices = ctx.vertex_array(self.program, [(ctx.buffer(points), "3f 3f", "place", "rgb")])

    def draw(self, eyes: Eyes, size_m: float) -> None:
        """Draw all points."""
        begin(self.ctx, eyes.target)
        for distance in (0x3000, 0x3001):
            self.ctx.disable_direct(distance)
        eyes.target.clear(depth=1.0)
        for eye in eyes.all:
            eyes.target.viewport = eye.viewport
            self.program["clip_from_room"] = tuple(eye.clip_from_room.T.ravel().tolist())
            self.program["px_m"] = size_m * eye.focal_px
            self.vertices.render(moderngl.POINTS)


def measure(
    ctx: moderngl.Context, ways: dict[str, Callable[[], None]], rounds: int, frames: int = 1
) -> dict[str, list[float]]:
    """Mean milliseconds of a frame of each way in each round, `frames` in a row, in turn, each finished before the next
    begins."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    # In turn: whatever else this machine does meanwhile, it slows all ways alike.
    for number in range(rounds + 1):
        for name, draw in ways.items():
            ctx.finish()
            start = time.perf_counter()
            for _ in range(frames):
                draw()
            ctx.finish()
            if number:  # the first round warms up
                times[name].append((time.perf_counter() - start) * 1e3 / frames)
    return times


def against(times: dict[str, list[float]], base: str) -> dict[str, tuple[float, float]]:
    """Median milliseconds of each way, and the median over rounds of its ratio to the way `base`."""
    ratios = {name: [a / b for a, b in zip(mine, times[base], strict=True)] for name, mine in times.items()}
    return {name: (statistics.median(mine), statistics.median(ratios[name])) for name, mine in times.items()}


def bench(n: int, size: int, budget: int, rounds: int) -> dict[str, dict[str, float]]:
    """Median milliseconds of each way, and the median over rounds of its ratio to the plain draw."""
    ctx, device = create_context()
    print(f"{n:,} points, two eyes of {size}² pixels, {device}", file=sys.stderr)
    world, frame = make_world(n), make_frame(ctx, size)
    still = world.shown()
    renderer = Renderer(ctx, still, budget=n * 1000)
    plain = PlainPoints(ctx, still, renderer.points.emphasis.smallest_px)
    renderer.draw(still, None, frame)

    def ours(points: int) -> None:
        renderer.state.begin(renderer.eyes.target)
        renderer.eyes.target.clear(depth=1.0)
        renderer.eyes.bind()
        shown = world.shown()
        renderer.rows.update(shown)
        renderer.points.draw(renderer.eyes, shown, points)

    def recolored() -> None:
        world.do(ColorBy("other" if world.rows.coloring.name == "label" else "label"))
        ours(n * 1000)

    times = measure(
        ctx,
        {
            "plain": lambda: plain.draw(renderer.eyes, still.point_size_m),
            "all points": lambda: ours(n * 1000),
            f"budget {budget:,}": lambda: ours(budget),
            "new colors": recolored,
        },
        rounds,
    )
    return {name: {"ms": ms, "of_plain": ratio} for name, (ms, ratio) in against(times, "plain").items()}


def main(argv: list[str] | None = None) -> int:
    """`latentwalk bench points`."""
    parser = Parser(prog="latentwalk bench points", description=__doc__)
    parser.add_argument("--points", type=int, default=1_000_000, metavar="N", help="rows (default: 1000000)")
    parser.add_argument(
        "--size", type=int, default=1024, metavar="PX", help="width and height of an eye (default: 1024)"
    )
    parser.add_argument(
        "--budget", type=int, default=250_000, metavar="N", help="points of the budget (default: 250000)"
    )
    parser.add_argument("--rounds", type=int, default=7, metavar="N", help="interleaved rounds (default: 7)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    args = parser.parse_args(argv)
    result = bench(args.points, args.size, args.budget, args.rounds)
    if args.json:
        print(json.dumps(result))
        return 0
    for name, figures in result.items():
        print(f"{name:<16} {figures['ms']:9.2f} ms   {figures['of_plain']:6.2f} × plain")
    return 0
