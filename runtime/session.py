"""What `vr`, `view` and `render` share: their options, and one walk from loading to the last frame."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from latentwalk.runtime.follow import growing
from latentwalk.runtime.hosts.host import Host
from latentwalk.runtime.loop import run
from latentwalk.runtime.opening.sources import find
from latentwalk.runtime.report import Report
from latentwalk.runtime.script.record import Recording
from latentwalk.runtime.world import World
from latentwalk.scenes import read
from latentwalk.scenes.errors import UsageError, tell
from latentwalk.scenes.log import guard
from latentwalk.scenes.log.reader import MAX_COPIED


def positive(text: str) -> float:
    """Argparse type: a number above 0."""
    value = float(text)
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"expected a number above 0, found {text}")
    return value


def add_arguments(parser: argparse.ArgumentParser, *, live: bool = False) -> None:
    """Options that every host takes; `live` hosts can do without a file, as they may follow what grows."""
    parser.add_argument("file", type=Path, nargs="?" if live else None, metavar="FILE", help="the scene to walk in")
    parser.add_argument("--seconds", type=positive, metavar="N", help="stop after N seconds")
    parser.add_argument("--report", type=Path, metavar="FILE.json", help="write frame times and states here at the end")


def add_live_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the hosts that a person walks in."""
    add_arguments(parser, live=True)
    parser.add_argument(
        "--follow",
        type=Path,
        metavar="RUN_OR_SCENE",
        help="instead of FILE: a run's folder, or a scene, that grows while one stands in it",
    )
    parser.add_argument("--record", type=Path, metavar="FILE.toml", help="write the session as a script for `render`")
    parser.add_argument(
        "--out", type=Path, default=Path("out"), metavar="DIR", help="where exports and screenshots go (default: out)"
    )


def load_world(path: Path, out: Path, *, wait: bool = False) -> World:
    """Read a scene and make its world, to be closed.  `wait`: finish slow work before the next frame, for a fixed
    clock."""
    source = find(path)
    if source.data is not None:
        what = "that is data, no scene" if path.exists() else "no such scene file"
        raise UsageError(f"{path}: {what}; make one with: latentwalk reduce {source.data} -o {source.scene}")
    path = source.scene
    if path.stat().st_size > MAX_COPIED:
        guard.walk()
    return World(read(path), path, out, wait=wait)


@contextmanager
def live_world(args: argparse.Namespace) -> Iterator[World]:
    """The world of FILE with its saved view, or of what --follow names, which goes on to grow inside the context."""
    if (args.file is None) == (args.follow is None):
        raise UsageError(f"expected FILE or --follow RUN_OR_SCENE, found {'both' if args.file else 'neither'}")
    if args.file is not None:
        with closing(load_world(args.file, args.out)) as world:
            world.load_view()
            yield world
        return
    guard.walk()  # however small it is now
    with growing(args.follow, args.out) as source, closing(World(source.scene, source.path, args.out)) as world:
        source.tell(world.epochs.news.put)
        yield world


def walk(host: Host, world: World, report: Path | None, record: Path | None = None) -> None:
    """Walk in a host until it ends, and close it; the report and the recording are written whatever happens."""
    # Not before: what is wrong with options or scene is told without loading them.
    from latentwalk.runtime.draw import Renderer
    from latentwalk.runtime.ui import Lettering, Panels
    from latentwalk.runtime.ui.fonts import lacking

    with ExitStack() as ends:  # each of these is done, whatever another raises
        ends.callback(host.close)
        notes = Report(report, host=host.name, renderer=host.ctx.info["GL_RENDERER"], scene=str(world.path))
        recording = Recording(record, world.commands_to_here()) if record else None
        if recording:
            ends.callback(recording.close)
        panels = Panels(host.ctx, world, host)
        ends.callback(panels.release)
        if line := lacking(world.rows.scene):
            world.outbox.say(line)
            tell(line, sys.stderr)
        renderer = Renderer(host.ctx, world.shown(), lettering=Lettering(host.ctx))
        ends.callback(renderer.release)
        ends.callback(_write, notes)
        gc.collect()
        gc.freeze()  # the scene stays: the collector need not look at it in mid-frame
        ends.callback(gc.unfreeze)
        run(host, world, panels, renderer, notes, recording)


def _write(notes: Report) -> None:
    notes.write()
    if notes.path is not None:
        tell(f"report: {notes.path}", sys.stderr)
