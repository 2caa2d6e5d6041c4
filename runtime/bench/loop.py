"""What a frame costs the loop's own thread: 64 points with a laser, without panels and with, against a plain draw."""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import FrameType, SimpleNamespace
from typing import Any, TypedDict

import moderngl
import numpy as np

from latentwalk.runtime.bench.goals import Goal, told
from latentwalk.runtime.bench.mixture import HEAD, make_frame, make_scene, make_views
from latentwalk.runtime.draw import Renderer
from latentwalk.runtime.draw.gl import program, uniform
from latentwalk.runtime.ground.frame import Frame, Hand, Pose
from latentwalk.runtime.ground.geometry import rigid, to_stage, toward
from latentwalk.runtime.ground.shown import Shown
from latentwalk.runtime.hosts.gl import create_context
from latentwalk.runtime.ui import Lettering, Panels
from latentwalk.runtime.world import World
from latentwalk.runtime.world.rows import fit
from latentwalk.scenes.parser import Parser, how_many
from latentwalk.scenes.queries import room

POINTS, SIZE = 64, 64
FRAMES = 90  # of a way in a row: a second, in which panels are made anew as often as they ever are at rest
STEPS = 30  # of what the head and the hand do, over and over
WARM_UP = 30  # frames: everything compiled, laid out, and found to be at rest
DRAWER = "Color"
LEFT = np.array([-1, 1, 1], np.float32)
HAND = np.array([0.2, 1.2, -0.3], np.float32)  # of the stage
PLAIN, BARE, PANELS, HANDS = "plain draw", "without panels", "with panels", "with panels and hands"
#: Main thread, as times of the plain draw: .2 and .6 ms where that takes .25; and Python calls of a frame at rest.
GOALS, MOST_CALLS = {BARE: 0.8, PANELS: 2.4}, 200
WHOLE = "whole"


class Meter:
    """What the parts of frames cost this thread: processor time, or in frames that are `counted` Python calls."""

    def __init__(self) -> None:
        self.ms: dict[str, list[float]] = {}
        self.calls: dict[str, list[int]] = {}
        self.counting = False

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """What is done inside."""
        if self.counting:
            with _counted() as calls:
                yield
            self.calls.setdefault(name, []).append(len(calls))
        else:
            start = time.thread_time_ns()
            yield
            self.ms.setdefault(name, []).append((time.thread_time_ns() - start) / 1e6)

    def end_frame(self, parts: list[str]) -> None:
        """Add the parts up."""
        figures: Any = self.calls if self.counting else self.ms
        figures.setdefault(WHOLE, []).append(sum(figures[name][-1] for name in parts))


@contextmanager
def _counted() -> Iterator[list[str]]:
    """The names of all Python functions that are called inside."""
    calls: list[str] = []

    def note(at: FrameType, event: str, _: object) -> None:
        if event == "call":
            calls.append(at.f_code.co_name)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield calls
    finally:
        sys.setprofile(before)
        calls.pop()  # that of this function's own end


class Plain:
    """The least that draws these points for two eyes that move: a buffer, a program, for each eye a matrix and a
    draw."""

    def __init__(self, ctx: moderngl.Context, shown: Shown, frames: list[Frame]) -> None:
        assert frames[0].target is not None
        self.ctx, self.target, self.meter = ctx, frames[0].target, Meter()
        self.frames, self.number = frames, 0
        points = np.zeros((POINTS, 6), np.float32)
        points[:, :3] = to_stage(shown.rig, fit.positions(shown.cloud, np.arange(POINTS)))
        points[:, 3:] = 0.5
        self.program = program(ctx, "bench.vert", "bench.frag")
        self.program["smallest_px"], self.program["px_m"] = 2.0, shown.point_size_m * SIZE
        self.vertices = ctx.vertex_array(self.program, [(ctx.buffer(points), "3f 3f", "place", "rgb")])
        self.clip = uniform(self.program, "clip_from_room")

    def frame(self) -> None:
        """Draw one."""
        self.number += 1
        with self.meter.part(PLAIN):
            self.target.use()
            self.ctx.enable_only(moderngl.DEPTH_TEST | moderngl.PROGRAM_POINT_SIZE)
            self.target.viewport = (0, 0, 2 * SIZE, SIZE)
            self.target.clear(depth=1.0)
            for eye, view in enumerate(self.frames[self.number % STEPS].views):
                self.target.viewport = (eye * SIZE, 0, SIZE, SIZE)
                clip_from_stage = view.projection @ np.linalg.inv(rigid(view.pose))
                self.clip.write(clip_from_stage.T.astype(np.float32).tobytes())
                self.vertices.render(moderngl.POINTS)
            self.ctx.finish()
        self.meter.end_frame([PLAIN])


class LoopWalk:
    """A person who stands and points at a row, as `loop.run` has them frame by frame, with panels about them or not."""

    def __init__(self, ctx: moderngl.Context, *, panels: bool = False, hands: bool = False) -> None:
        self.ctx, self.meter, self.number = ctx, Meter(), 0
        self.world = World(make_scene(POINTS), Path("bench.scene"), Path(tempfile.gettempdir()))
        self.renderer = Renderer(ctx, self.world.shown(), lettering=Lettering(ctx))
        host: Any = SimpleNamespace(panels_in_room=True, help={}, ctx=ctx, name="bench")
        self.panels = Panels(ctx, self.world, host) if panels else None
        self.frames = self._moves(make_frame(ctx, SIZE), hands=hands)
        for number in range(WARM_UP):
            if self.panels is not None and number == WARM_UP // 3:
                self.panels.open(DRAWER)
            self.frame()
        if self.world.person.pointer.row < 0:
            raise AssertionError("the laser meets no row")
        self.meter = Meter()

    def _moves(self, frame: Frame, *, hands: bool) -> list[Frame]:
        """Frames of a head that looks about a little, and of a laser that trembles and points at a row near the middle
        of the cloud; with both `hands` in view, or with none."""
        rig, places = self.world.person.rig, fit.positions(self.world.rows.cloud, np.arange(POINTS))
        middle = places[np.argmin(np.linalg.norm(places - np.array(room.CENTER, np.float32), axis=1))]
        frames = []
        for step in range(STEPS):
            place = HAND + np.array([0, 0.001 * np.sin(step), 0], np.float32)
            way = middle - rig.position - place
            aim = Pose(place, toward(np.asarray(way / np.linalg.norm(way), np.float32)))
            views = make_views(HEAD, SIZE, step)
            between = (views[0].pose.position + views[1].pose.position) / 2
            head = Pose(between.astype(np.float32), views[0].pose.orientation)
            # A hand in the eye is not drawn.
            controls = replace(
                frame.controls, head=head, right=Hand(tracked=True, grip=aim if hands else head, aim=aim)
            )
            if hands:
                controls.left = Hand(tracked=True, grip=Pose(place * LEFT, aim.orientation))
            frames.append(replace(frame, controls=controls, views=views))
        return frames

    def frame(self) -> None:
        """One frame, in its parts."""
        self.number += 1
        frame, world, captured = self.frames[self.number % STEPS], self.world, False
        world.obey(frame.controls.commands)
        if self.panels is not None:
            with self.meter.part("panels"):
                captured = self.panels.update(frame)
        with self.meter.part("world"):
            world.update(frame.controls, frame.dt_s, captured=captured)
            world.outbox.pulses()
            shown = world.shown()
        with self.meter.part("draw"):
            self.renderer.draw(shown, self.panels, frame)
            self.ctx.finish()
        self.meter.end_frame(["panels", "world", "draw"] if self.panels is not None else ["world", "draw"])

    def release(self) -> None:
        """Free everything."""
        if self.panels is not None:
            self.panels.release()
        self.renderer.release()
        self.world.close()


class LoopFigures(TypedDict):
    """Of a part: median and mean milliseconds of the main thread, the median over rounds of its mean to that of the
    plain draw, and Python calls of a frame at rest and of the dearest one."""

    ms: float
    mean_ms: float
    of_plain: float
    calls: float
    most_calls: int


def bench(rounds: int) -> dict[str, dict[str, LoopFigures]]:
    """Way → part → figures."""
    ctx, device = create_context()
    print(f"{POINTS} points, two eyes of {SIZE}² pixels, {device}", file=sys.stderr)
    walks = {BARE: LoopWalk(ctx), PANELS: LoopWalk(ctx, panels=True), HANDS: LoopWalk(ctx, panels=True, hands=True)}
    plain = Plain(ctx, walks[BARE].world.shown(), walks[BARE].frames)
    ways: dict[str, tuple[Meter, Callable[[], None]]] = {
        PLAIN: (plain.meter, plain.frame),
        **{name: (walk.meter, walk.frame) for name, walk in walks.items()},
    }
    # In turn: whatever else this machine does meanwhile, it slows all ways alike.
    for _ in range(rounds * FRAMES):
        for _, draw in ways.values():
            draw()
    for meter, draw in ways.values():
        meter.counting = True
        for _ in range(FRAMES):
            draw()
    base = _means(plain.meter.ms[WHOLE])
    found = {name: {part: _figures(meter, part, base) for part in meter.ms} for name, (meter, _) in ways.items()}
    for walk in walks.values():
        walk.release()
    return found


def _means(ms: list[float]) -> list[float]:
    """Of each round."""
    return [statistics.fmean(ms[first : first + FRAMES]) for first in range(0, len(ms), FRAMES)]


def _figures(meter: Meter, part: str, base: list[float]) -> LoopFigures:
    ms, calls = meter.ms[part], meter.calls[part]
    return {
        "ms": statistics.median(ms),
        "mean_ms": statistics.fmean(ms),
        "of_plain": statistics.median(a / b for a, b in zip(_means(ms), base, strict=True)),
        "calls": statistics.median(calls),
        "most_calls": max(calls),
    }


def goals(found: dict[str, dict[str, LoopFigures]]) -> Iterator[Goal]:
    """Each goal beside what was found."""
    for name, most in GOALS.items():
        whole = found[name][WHOLE]
        yield Goal(f"{name}, main thread, × plain draw", whole["of_plain"], most)
        yield Goal(f"{name}, Python calls at rest", whole["calls"], MOST_CALLS)


def main(argv: list[str] | None = None) -> int:
    """`latentwalk bench loop`."""
    parser = Parser(prog="latentwalk bench loop", description=__doc__)
    parser.add_argument(
        "--rounds", type=how_many, default=7, metavar="N", help=f"interleaved rounds of {FRAMES} frames (default: 7)"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    args = parser.parse_args(argv)
    found = bench(args.rounds)
    if args.json:
        print(json.dumps(found))
        return 0
    print(f"{'of the main thread':<27} {'median':>8} {'mean ms':>8} {'× plain':>8} {'calls':>6} {'most':>6}")
    for name, parts in found.items():
        for part in sorted(parts, key=lambda part: part != WHOLE):
            if part != name:
                each, what = parts[part], name if part == WHOLE else f"   {part}"
                times = f"{each['ms']:8.3f} {each['mean_ms']:8.3f} {each['of_plain']:8.2f}"
                print(f"{what:<27} {times} {each['calls']:6.0f} {each['most_calls']:6d}")
    print(told(goals(found)))
    return 0
