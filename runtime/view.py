"""Walk in a scene in a desktop window."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from latentwalk.runtime.session import (
    add_live_arguments,
    growing_world,
    lent_file,
    live_world,
    load_view,
    load_world,
    walk,
)
from latentwalk.runtime.world import World
from latentwalk.runtime.world.saved import view_path
from latentwalk.scenes import Scene
from latentwalk.scenes.errors import tell
from latentwalk.scenes.outputs import numbered
from latentwalk.scenes.parser import Parser

if TYPE_CHECKING:
    from latentwalk.runtime.hosts.window.host import WindowHost

SIZE = (1280, 800)
EXAMPLES = (
    "latentwalk view digits.scene",
    "latentwalk view digits --out exports",
    "latentwalk view --follow runs/run_001",
)


def view(
    scene: str | Path | Scene | None = None,
    *,
    follow: str | Path | None = None,
    out: str | Path = "out",
    size: tuple[int, int] = SIZE,
    fullscreen: bool = False,
    seconds: float | None = None,
    layout: str = "",
) -> None:
    """Walk in a scene, a file or one in memory, in a desktop window; come back when it is closed or after `seconds`.

    `follow`: instead, a run's folder, or a scene, that grows while one stands in it.  It begins in `layout`, or else in
    that of the saved view, or the most trustworthy one.
    Exports and screenshots go to the folder `out`.  A scene in memory goes there as well, under the next free
    `scene_001.scene`, if a view of it is saved (Ctrl S), which belongs beside it; else no file of it is left.
    Raises UsageError or SceneError for a file that is no scene, SceneError for one in memory that does not hold
    together, LatentwalkError without a display or OpenGL 4.1.
    """
    if follow is not None:
        with growing_world(Path(follow), Path(out), layout) as world:
            _show(world, Path(out), size, fullscreen, seconds)
        return
    assert scene is not None
    with file_of(scene, Path(out)) as path, closing(load_world(path, Path(out), layout=layout)) as world:
        load_view(world, layout)
        _show(world, Path(out), size, fullscreen, seconds)


@contextmanager
def file_of(scene: str | Path | Scene, out: Path) -> Iterator[Path]:
    """The file of a scene, written for the walk if it has none."""
    if not isinstance(scene, Scene):
        yield Path(scene)
        return
    with lent_file(scene) as path:
        try:
            yield path
        finally:
            if view_path(path).exists():
                tell(f"kept with the saved view: {_keep(path, out)}", sys.stderr)


def _keep(path: Path, out: Path) -> Path:
    """Copy a scene and its saved view to the next free name in `out`."""
    with numbered(out, "scene", ".scene", ".view.json") as (kept, view_of_it):
        shutil.copyfile(path, kept)
        shutil.copyfile(view_path(path), view_of_it)
    return kept


def _show(
    world: World,
    out: Path,
    size: tuple[int, int],
    fullscreen: bool,
    seconds: float | None,
    report: Path | None = None,
    record: Path | None = None,
) -> None:
    from latentwalk.runtime.hosts.window.host import WindowHost

    _walk(WindowHost(size=size, seconds=seconds, fullscreen=fullscreen, out=out), world, out, report, record)


def _walk(host: WindowHost, world: World, out: Path, report: Path | None, record: Path | None) -> None:
    host.name_scene(world.path.name)
    host.opener = partial(another_window, out)
    walk(host, world, report, record)


def window_size(text: str) -> tuple[int, int]:
    """Argparse type: WIDTHxHEIGHT in screen units."""
    width, _, height = text.lower().partition("x")
    if not (width.isdigit() and height.isdigit() and 64 <= int(width) <= 16384 and 64 <= int(height) <= 16384):
        raise argparse.ArgumentTypeError(f"expected WIDTHxHEIGHT such as 1280x800, found {text!r}")
    return int(width), int(height)


def another_window(out: Path, path: Path | None) -> str:
    """Open a scene or data, or with None the page that asks, in a process of its own: what one stands in stays."""
    words = [str(path)] if path is not None else []
    command = [sys.executable, "-m", "latentwalk.runtime", "view", *words, "--out", str(out)]
    subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)
    return f"{path.name if path is not None else 'what you choose'} opens in a window of its own"


def _open(args: argparse.Namespace) -> int:
    """Walk in FILE, made into a scene if it is data, or in what the person chooses."""
    # After the options: --help needs no window.
    from latentwalk.runtime.hosts.window.host import WindowHost
    from latentwalk.runtime.opening.page import MOMENT_S, FirstPage, Opening

    opening = None if args.file is None else Opening(args.file, args.out, args.layout)
    try:
        if opening is not None:
            opening.world(MOMENT_S)
        host = WindowHost(size=args.size, seconds=args.seconds, fullscreen=args.fullscreen, out=args.out)
    except BaseException:
        if opening is not None:
            opening.close()
        raise
    try:
        with closing(FirstPage(host, args.out)) as page:
            opening = page.bring(opening)
    except BaseException:
        host.close()
        raise
    if opening is None:
        host.close()
        return 0
    with closing(opening):
        world = opening.world()
        assert world is not None
        _walk(host, world, args.out, args.report, args.record)
    return 0


def main(argv: list[str] | None = None) -> int:
    """`latentwalk view [FILE]` or `latentwalk view --follow RUN_OR_SCENE`."""
    parser = Parser(prog="latentwalk view", description=__doc__, examples=EXAMPLES)
    add_live_arguments(parser)
    parser.add_argument("--size", type=window_size, default=SIZE, metavar="WxH", help="default: 1280x800")
    parser.add_argument("--fullscreen", action="store_true", help="fill the screen (F11 toggles)")
    args = parser.parse_args(argv)
    if args.follow is None:
        return _open(args)
    with live_world(args) as world:
        _show(world, args.out, args.size, args.fullscreen, args.seconds, args.report, args.record)
    return 0
