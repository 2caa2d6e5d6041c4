"""Render a script of a scene to pictures and films, without a screen."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from latentwalk.runtime.ground.command import RefusedError
from latentwalk.runtime.hosts.offscreen import OffscreenHost
from latentwalk.runtime.script.script import Script, load, of_tables
from latentwalk.runtime.session import add_arguments, lent_file, load_world, walk
from latentwalk.runtime.world.commands import COMMANDS
from latentwalk.scenes import Scene
from latentwalk.scenes.errors import UsageError, tell
from latentwalk.scenes.parser import Parser

EXAMPLES = (
    "latentwalk render digits.scene --script walk.toml --out pictures",
    "latentwalk render digits.scene --layout pca --script walk.toml --out pca --report pca.json",
    "latentwalk render digits.scene --commands",
)


class ShowCommands(argparse.Action):
    """An option that lists the commands of scripts and ends, as --help does."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """List them."""
        width = max(map(len, COMMANDS))
        for word, kind in COMMANDS.items():
            tell(f"{word:<{width}}  {kind.help()}")
        parser.exit()


def render(
    scene: str | Path | Scene,
    script: str | Path | Mapping[str, object],
    out: str | Path = "pictures",
    *,
    layout: str = "",
) -> list[Path]:
    """Play a script in a scene, a file or one in memory, without a screen; return the pictures and films in `out`.

    `script`: a TOML file, or the same as a mapping: `{"size": [640, 400], "at": [{"t_s": 1, "color": "label",
    "capture": "labels.png"}]}`; `latentwalk render --commands` lists what a table of `at` can say.  `layout`: the one
    to begin in (the most trustworthy; the scene's first where the script names layouts).  Nothing in `out` is
    overwritten.  Raises UsageError for what is wrong in a script or cannot be done in this scene, SceneError for a file
    that is no scene or a scene that does not hold together, LatentwalkError without OpenGL 4.1.
    """
    played = of_tables(script) if isinstance(script, Mapping) else load(Path(script))
    if not isinstance(scene, Scene):
        return _render(Path(scene), played, Path(out), layout)
    with lent_file(scene) as path:
        return _render(path, played, Path(out), layout)


def _render(
    path: Path,
    played: Script,
    out: Path,
    layout: str,
    seconds: float | None = None,
    report: Path | None = None,
    *,
    says: bool = False,
) -> list[Path]:
    # A script that names layouts begins where the scene does: it was written for the flight from there.
    first = layout or (None if played.gives("layout") else "")
    with closing(load_world(path, out, wait=True, layout=first)) as world:
        host = OffscreenHost(played, out, seconds)
        if says:
            tell(f"rendering on {host.device}", sys.stderr)
        try:
            walk(host, world, report)
        except RefusedError as error:  # this scene cannot follow a command: say which line gave it
            raise UsageError(f"{host.line_of(error.command)}: {error}") from None
    return host.written


def main(argv: list[str] | None = None) -> int:
    """`latentwalk render FILE --script S.toml --out DIR`."""
    parser = Parser(prog="latentwalk render", description=__doc__, examples=EXAMPLES)
    add_arguments(parser)
    parser.add_argument("--commands", action=ShowCommands, nargs=0, help="list what a script can tell the walk to do")
    parser.add_argument("--script", type=Path, required=True, metavar="S.toml", help="what happens when")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the pictures go")
    args = parser.parse_args(argv)
    played = load(args.script)  # before the scene, which may be large
    written = _render(args.file, played, args.out, args.layout, args.seconds, args.report, says=True)
    for path in written:
        tell(path)
    if not written:
        tell("nothing was captured: no [[at]] table up to the script's end has a capture", sys.stderr)
    return 0
