"""Frame times of a window with all panels open, against the same frames of the cloud alone."""

from __future__ import annotations

import json
import math
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import moderngl
import numpy as np

from latentwalk.runtime.bench.mixture import make_scene
from latentwalk.runtime.bench.turns import against, measure
from latentwalk.runtime.draw import Renderer
from latentwalk.runtime.ground.frame import Controls, Frame, Pose, Screen, View
from latentwalk.runtime.ground.geometry import perspective
from latentwalk.runtime.hosts.gl import create_context, make_target
from latentwalk.runtime.ui import Lettering, Panels
from latentwalk.runtime.world import World
from latentwalk.runtime.world.rows.commands import Select
from latentwalk.scenes import Category, Epoch, Scalar, Scene, Training
from latentwalk.scenes.parser import Parser, how_many

EPOCHS = 12
FRAMES = 60  # in a row, of each way: panels are made anew in some of them alone
DT_S = 1 / 90
DRAWER = "Selection"  # with search, lists and statistics the fullest


def full_scene(n: int) -> Scene:
    """The mixture of `bench points` with predictions and the epochs of a run, so that all panels have something to
    show."""
    scene, rng = make_scene(n), np.random.default_rng(1)
    label = scene.columns["label"]
    assert isinstance(label, Category)
    predicted = np.where(rng.random(n) < 0.05, rng.integers(0, len(label.names), n), label.codes).astype(np.int32)
    scene.columns["prediction"] = Category(predicted, label.names)
    scene.columns["confidence"] = Scalar(rng.random(n).astype(np.float32))
    positions = scene.layouts["mixture"].positions
    losses = [[float(at), 1 / (1 + at)] for at in range(EPOCHS)]
    scene.epochs = [Epoch(at, positions, None, predicted, None, {"train_loss": loss}) for at, loss in losses]
    scene.training = Training("spacetime", {"train_loss": losses}, diagnosis=["What the run's numbers say."])
    return scene


def make_frame(ctx: moderngl.Context, size: tuple[int, int]) -> Frame:
    """A window of `size` pixels, from where a walk starts, with a mouse that is nowhere."""
    target = make_target(ctx, size)
    view = View(Pose(np.array([0, 1.6, 0], np.float32)), perspective(math.radians(60), size[0] / size[1]), size)
    return Frame(Controls(screen=Screen()), 0.0, DT_S, [view], target)


def bench(n: int, size: tuple[int, int], rounds: int) -> dict[str, dict[str, float]]:
    """Median milliseconds of each way, and the median over rounds of its ratio to the cloud alone."""
    ctx, device = create_context()
    print(f"{n:,} points, a window of {size[0]} × {size[1]} pixels, {device}", file=sys.stderr)
    world = World(full_scene(n), Path("bench.scene"), Path(tempfile.gettempdir()), wait=True)
    frame = make_frame(ctx, size)
    host: Any = SimpleNamespace(panels_in_room=False, help={}, ctx=ctx, name="bench")
    panels = Panels(ctx, world, host)
    renderer = Renderer(ctx, world.shown(), lettering=Lettering(ctx))

    def step(over: Panels | None) -> None:
        if over is not None:
            over.update(frame)
        world.update(frame.controls, frame.dt_s)
        renderer.draw(world.shown(), over, frame)

    for _ in range(12):  # laid out, with the cloud brought beside them
        step(panels)
    world.do(Select(column="label", equals="3"))
    panels.open(DRAWER, curves=True)
    ways = {"cloud alone": lambda: step(None), "everything open": lambda: step(panels)}
    times = measure(ctx, ways, rounds, FRAMES)
    renderer.release()
    panels.release()
    world.close()
    return {name: {"ms": ms, "of_cloud": ratio} for name, (ms, ratio) in against(times, "cloud alone").items()}


def main(argv: list[str] | None = None) -> int:
    """`latentwalk bench panels`."""
    parser = Parser(prog="latentwalk bench panels", description=__doc__)
    parser.add_argument("--points", type=how_many, default=100_000, metavar="N", help="rows (default: 100000)")
    parser.add_argument("--width", type=how_many, default=1280, metavar="PX", help="of the window (default: 1280)")
    parser.add_argument("--height", type=how_many, default=720, metavar="PX", help="of the window (default: 720)")
    parser.add_argument("--rounds", type=how_many, default=7, metavar="N", help="interleaved rounds (default: 7)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    args = parser.parse_args(argv)
    result = bench(args.points, (args.width, args.height), args.rounds)
    if args.json:
        print(json.dumps(result))
        return 0
    for name, figures in result.items():
        print(f"{name:<16} {figures['ms']:9.2f} ms   {figures['of_cloud']:6.2f} × the cloud alone")
    return 0
