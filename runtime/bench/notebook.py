"""What a notebook adds to a frame without a screen, and how soon a picture follows what the mouse does."""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing, redirect_stdout
from dataclasses import replace
from pathlib import Path
from queue import Queue
from types import SimpleNamespace
from typing import Any

from latentwalk.runtime.bench.goals import Goal
from latentwalk.runtime.bench.panels import full_scene, make_frame
from latentwalk.runtime.bench.turns import against, in_turn
from latentwalk.runtime.draw import Renderer
from latentwalk.runtime.ground.frame import Frame, Pose
from latentwalk.runtime.ground.geometry import look
from latentwalk.runtime.hosts.gl import create_context, packed, picture, release_context
from latentwalk.runtime.hosts.notebook.picture import LOSSLESS, RemotePicture
from latentwalk.runtime.hosts.notebook.turns import Turns
from latentwalk.runtime.notebook import NotebookView, view
from latentwalk.runtime.ui import Lettering, Panels
from latentwalk.runtime.world import World
from latentwalk.scenes import Scene
from latentwalk.scenes.parser import Parser, how_many

FRAMES = 20  # in a row, of each way
MOST = 1.4  # of a frame without a screen
TRIES = 12
OFFSCREEN, NOTEBOOK = "without a screen", "notebook"


def adds(scene: Scene, size: tuple[int, int], rounds: int) -> dict[str, tuple[float, float]]:
    """Milliseconds of CPU, on all cores, of a frame of each way, and their ratio to a frame without a screen.

    The head turns from frame to frame, so that none is equal to the one before.  What the kernel's socket takes is not
    in it.
    """
    ctx, device = create_context()
    print(f"{len(scene):,} rows, {size[0]} × {size[1]} pixels, {device}", file=sys.stderr)
    world = World(scene, Path("bench.scene"), Path(tempfile.gettempdir()), wait=True)
    host: Any = SimpleNamespace(panels_in_room=False, help={}, ctx=ctx, name="bench")
    panels = Panels(ctx, world, host)
    renderer = Renderer(ctx, world.shown(), lettering=Lettering(ctx))
    frame, widget = make_frame(ctx, size), RemotePicture(Turns(), "1px", "1px")
    target, last = frame.target, b""
    assert target is not None

    def draw(number: int) -> None:
        panels.update(frame)
        world.update(frame.controls, frame.dt_s)
        renderer.draw(world.shown(), panels, _turned(frame, number))
        ctx.finish()

    def send(number: int) -> None:
        nonlocal last
        draw(number)
        data = packed(target)
        if data != last:
            widget.show(picture(data, size), False)
        last = data

    times = in_turn({OFFSCREEN: lambda: _cpu_ms(draw), NOTEBOOK: lambda: _cpu_ms(send)}, rounds)
    renderer.release()
    panels.release()
    world.close()
    widget.close()
    release_context(ctx)
    return against(times, OFFSCREEN)


def _turned(frame: Frame, number: int) -> Frame:
    (seen,) = frame.views
    return replace(frame, views=[replace(seen, pose=Pose(seen.pose.position, look(0.01 * number, 0.0)))])


def _cpu_ms(draw: Callable[[int], None]) -> float:
    start = time.process_time()
    for number in range(FRAMES):
        draw(number)
    return (time.process_time() - start) * 1e3 / FRAMES


def follows_ms(scene: Scene, size: tuple[int, int]) -> list[float]:
    """Milliseconds from a turn of the wheel, in a view at rest, to the picture that is handed to the kernel's socket; a
    browser that takes each one at once."""
    sent: Queue[tuple[float, bool]] = Queue()
    found = []
    with closing(view(scene, size=size)) as shown:
        shown.send_frame = _taking(shown, sent)
        shown.turns.see(True)
        for number in range(TRIES + 1):
            while not sent.get()[1]:  # the one without loss is the last
                pass
            start = time.perf_counter()
            event = {"type": "wheel", "x": size[0] / 2, "y": size[1] / 2, "dx": 0.0, "modifiers": ()}
            shown.handle_event(event | {"dy": -300.0 if number % 2 else 300.0})
            found.append((sent.get()[0] - start) * 1e3)
    return found[1:]


def _taking(shown: NotebookView, sent: Queue[tuple[float, bool]]) -> Callable[[Any], None]:
    send = shown.send_frame

    def timed(pixels: Any) -> None:
        send(pixels)
        sent.put((time.perf_counter(), shown.quality == LOSSLESS))
        shown.turns.took(shown._rfb_frame_index)

    return timed


def main(argv: list[str] | None = None) -> int:
    """`latentwalk bench notebook`."""
    parser = Parser(prog="latentwalk bench notebook", description=__doc__)
    parser.add_argument("--points", type=how_many, default=1_797, metavar="N", help="rows (1797, as digits has)")
    parser.add_argument("--width", type=how_many, default=1280, metavar="PX", help="of the picture (1280)")
    parser.add_argument("--height", type=how_many, default=720, metavar="PX", help="of the picture (720)")
    parser.add_argument("--rounds", type=how_many, default=7, metavar="N", help="interleaved rounds (7)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    args = parser.parse_args(argv)
    size, scene = (args.width, args.height), full_scene(args.points)
    with redirect_stdout(sys.stderr):  # where a widget would be displayed
        frames, latency = adds(scene, size, args.rounds), follows_ms(scene, size)
    if args.json:
        print(json.dumps({"cpu_ms": frames, "event_to_picture_ms": latency}))
        return 0
    for name, (ms, _) in frames.items():
        print(f"{name:<18} {ms:8.2f} ms of CPU a frame")
    print(Goal("a frame in a notebook, in frames without a screen:", frames[NOTEBOOK][1], MOST))
    middle = statistics.median(latency)
    print(f"event → picture    {middle:8.1f} ms in the middle of {min(latency):.1f}…{max(latency):.1f}")
    return 0
