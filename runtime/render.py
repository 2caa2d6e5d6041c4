"""Render a script of a scene to pictures and films, without a screen."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from pathlib import Path

from latentwalk.runtime.ground.command import RefusedError
from latentwalk.runtime.hosts.offscreen import OffscreenHost
from latentwalk.runtime.script import script
from latentwalk.runtime.session import add_arguments, load_world, walk
from latentwalk.runtime.world.commands import COMMANDS
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


def main(argv: list[str] | None = None) -> int:
    """`latentwalk render FILE --script S.toml --out DIR`."""
    parser = Parser(prog="latentwalk render", description=__doc__, examples=EXAMPLES)
    add_arguments(parser)
    parser.add_argument("--commands", action=ShowCommands, nargs=0, help="list what a script can tell the walk to do")
    parser.add_argument("--script", type=Path, required=True, metavar="S.toml", help="what happens when")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the pictures go")
    args = parser.parse_args(argv)
    played = script.load(args.script)  # before the scene, which may be large
    # A script that names layouts begins where the scene does: it was written for the flight from there.
    first = args.layout or (None if played.gives("layout") else "")
    with closing(load_world(args.file, args.out, wait=True, layout=first)) as world:
        host = OffscreenHost(played, args.out, args.seconds)
        tell(f"rendering on {host.device}", sys.stderr)
        try:
            walk(host, world, args.report)
        except RefusedError as error:  # this scene cannot follow a command: say which line gave it
            raise UsageError(f"{host.line_of(error.command)}: {error}") from None
    for path in host.written:
        tell(path)
    if not host.written:
        tell("nothing was captured: no [[at]] table up to the script's end has a capture", sys.stderr)
    return 0
