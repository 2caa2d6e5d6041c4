"""Render a script of a scene to pictures and films, without a screen."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from latentwalk.runtime.hosts.offscreen import OffscreenHost
from latentwalk.runtime.script import script
from latentwalk.runtime.session import add_arguments, load_world, walk
from latentwalk.scenes.errors import UsageError


def main(argv: list[str] | None = None) -> int:
    """`latentwalk render FILE --script S.toml --out DIR`."""
    parser = argparse.ArgumentParser(prog="latentwalk render", description=__doc__)
    add_arguments(parser)
    parser.add_argument("--script", type=Path, required=True, metavar="S.toml", help="what happens when")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the pictures go")
    args = parser.parse_args(argv)
    world = load_world(args.file, args.out, wait=True)
    host = OffscreenHost(script.load(args.script), args.out, args.seconds)
    print(f"rendering on {host.device}", file=sys.stderr)
    try:
        walk(host, world, args.report)
    except UsageError as error:  # an intent that this scene cannot follow: say which line asked for it
        raise UsageError(f"{host.line_of(str(error).partition(':')[0])}: {error}") from None
    for path in host.written:
        print(path)
    if not host.written:
        print("nothing was captured: the script's rows have no capture up to its end", file=sys.stderr)
    return 0
