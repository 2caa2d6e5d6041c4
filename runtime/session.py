"""What `vr`, `view` and `render` share: their options, and one walk from loading to the last frame."""

from __future__ import annotations

import argparse
import gc
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from latentwalk.runtime.follow import growing
from latentwalk.runtime.ground import soon
from latentwalk.runtime.hosts.host import Host
from latentwalk.runtime.loop import run
from latentwalk.runtime.opening.sources import find
from latentwalk.runtime.report import Report
from latentwalk.runtime.script.record import Recording
from latentwalk.runtime.world import World
from latentwalk.runtime.world.rows.commands import GoToLayout
from latentwalk.runtime.world.rows.pick import use_reach
from latentwalk.scenes import Scene, read, write
from latentwalk.scenes.errors import UsageError, tell
from latentwalk.scenes.log import guard
from latentwalk.scenes.log.reader import MAX_COPIED
from latentwalk.scenes.rules import most_trusted

FIRST_START = "first start here: parts are compiled behind the picture, once; until then frames are slow"


def positive(text: str) -> float:
    """Argparse type: a number above 0."""
    value = float(text)
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"expected a number above 0, found {text}")
    return value


def add_arguments(parser: argparse.ArgumentParser, *, live: bool = False) -> None:
    """Options that every host takes; `live` hosts can do without a file, as they may follow what grows."""
    parser.add_argument("file", type=Path, nargs="?" if live else None, metavar="FILE", help="the scene to walk in")
    parser.add_argument(
        "--layout", default="", metavar="NAME", help="the layout to begin in (default: the most trustworthy)"
    )
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


def load_world(path: Path, out: Path, *, wait: bool = False, layout: str | None = "") -> World:
    """Read a scene and make its world, to be closed.  `wait`: finish slow work before the next frame, for a fixed
    clock.  `layout`: what it begins in, "" for the most trustworthy, which is told, None for the scene's first."""
    source = find(path)
    if source.data is not None:
        what = "that is data, no scene" if path.exists() else "no such scene file"
        raise UsageError(f"{path}: {what}; make one with: latentwalk reduce {source.data} -o {source.scene}")
    path = source.scene
    if path.stat().st_size > MAX_COPIED:
        guard.walk()
    return _begun(read(path), path, out, wait=wait, layout=layout)


def load_view(world: World, layout: str) -> None:
    """Take up the view that was saved beside the scene; a layout that was asked for comes before its own."""
    world.load_view()
    if layout:
        world.do(GoToLayout(layout))


def _begun(scene: Scene, path: Path, out: Path, *, wait: bool = False, layout: str | None = "") -> World:
    """A world that begins in a layout as of `load_world`."""
    best = most_trusted(scene.layouts) if layout == "" else None
    world = World(scene, path, out, wait=wait, layout=layout or (best[0] if best else ""))
    if best:
        told = f"layout {best[0]}: the most trustworthy of {len(scene.layouts)} ({best[1]:.2f}; 1 is best)"
        if wait:  # in pictures it would stay
            tell(told, sys.stderr)
        else:
            world.outbox.say(told)
    return world


@contextmanager
def live_world(args: argparse.Namespace) -> Iterator[World]:
    """The world of FILE with its saved view, or of what --follow names, which goes on to grow inside the context."""
    if (args.file is None) == (args.follow is None):
        raise UsageError(f"expected FILE or --follow RUN_OR_SCENE, found {'both' if args.file else 'neither'}")
    if args.file is not None:
        with closing(load_world(args.file, args.out, layout=args.layout)) as world:
            load_view(world, args.layout)
            yield world
        return
    with growing_world(args.follow, args.out, args.layout) as world:
        yield world


@contextmanager
def growing_world(
    source: Path, out: Path, layout: str = "", over: Callable[[], bool] = lambda: False
) -> Iterator[World]:
    """The world of a run or a scene that goes on to grow inside the context; `over` as of `growing`."""
    with (
        growing(source, out, over) as grows,
        closing(_begun(grows.scene, grows.path, out, layout=layout)) as world,
    ):
        grows.tell(world.epochs.news.put)
        yield world


def walk(host: Host, world: World, report: Path | None, record: Path | None = None) -> None:
    """Walk in a host until it ends, and close it; the report and the recording are written whatever happens."""
    # Not before: what is wrong with options or scene is told without loading them.
    from latentwalk.runtime.draw import Renderer
    from latentwalk.runtime.ui import Lettering, Panels
    from latentwalk.runtime.ui.fonts import lacking

    with ExitStack() as ends:  # each of these is done, whatever another raises
        ends.callback(host.close)
        if not world.outbox.raises:  # on a fixed clock kernels are waited for, so that pictures repeat
            ends.enter_context(_patiently(world))
        notes = Report(report, host=host.name, renderer=host.ctx.info["GL_RENDERER"], scene=str(world.path))
        recording = Recording(record, world.commands_to_here()) if record else None
        if recording:
            ends.callback(recording.close)
        panels = Panels(host.ctx, world, host)
        ends.callback(panels.release)
        if line := lacking(world.rows.scene):
            world.outbox.say(line)
            tell(line, sys.stderr)
        lettering = Lettering(host.ctx, wait=world.outbox.raises)
        renderer = Renderer(host.ctx, world.shown(), lettering=lettering)
        ends.callback(renderer.release)
        ends.callback(_write, notes)
        if threading.current_thread() is threading.main_thread():  # beside other work, that has its own garbage
            gc.collect()
            gc.freeze()  # the scene stays: the collector need not look at it in mid-frame
            ends.callback(gc.unfreeze)
        run(host, world, panels, renderer, notes, recording)


@contextmanager
def lent_file(scene: Scene) -> Iterator[Path]:
    """A file of a scene in memory, which is gone afterwards.  Raises SceneError for one that does not hold together."""
    # Windows cannot remove a file while it is mapped; its own cleaning does that later.
    with TemporaryDirectory(prefix="latentwalk-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "scene.scene"
        write(path, scene)
        yield path


@contextmanager
def _patiently(world: World) -> Iterator[None]:
    """No picture waits for a kernel that was never compiled; the person is told why the first ones come slowly."""
    from latentwalk.runtime.draw.cloud.shares import look

    if not soon.compiled_before(look.kernel):
        world.outbox.say(FIRST_START)
        tell(FIRST_START, sys.stderr)
    with soon.patient():
        soon.behind(partial(use_reach, world.rows.cloud, world.rows.flags, world.person.eye))
        yield


def _write(notes: Report) -> None:
    notes.write()
    if notes.path is not None:
        tell(f"report: {notes.path}", sys.stderr)
