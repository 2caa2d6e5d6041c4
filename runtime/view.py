"""Walk in a scene in a desktop window."""

from __future__ import annotations

import argparse

from latentwalk.runtime.session import add_live_arguments, live_world, walk


def window_size(text: str) -> tuple[int, int]:
    """Argparse type: WIDTHxHEIGHT in screen units."""
    width, _, height = text.lower().partition("x")
    if not (width.isdigit() and height.isdigit() and 64 <= int(width) <= 16384 and 64 <= int(height) <= 16384):
        raise argparse.ArgumentTypeError(f"expected WIDTHxHEIGHT such as 1280x800, found {text!r}")
    return int(width), int(height)


def main(argv: list[str] | None = None) -> int:
    """`latentwalk view FILE` or `latentwalk view --follow RUN_OR_SCENE`."""
    parser = argparse.ArgumentParser(prog="latentwalk view", description=__doc__)
    add_live_arguments(parser)
    parser.add_argument("--size", type=window_size, default=(1280, 800), metavar="WxH", help="default: 1280x800")
    parser.add_argument("--fullscreen", action="store_true", help="fill the screen (F11 toggles)")
    args = parser.parse_args(argv)
    from latentwalk.runtime.hosts.window.host import WindowHost

    with live_world(args) as world:
        host = WindowHost(size=args.size, seconds=args.seconds, fullscreen=args.fullscreen, out=args.out)
        walk(host, world, args.report, args.record)
    return 0
