"""Walk in a scene in a headset, through OpenXR."""

from __future__ import annotations

import argparse

from latentwalk.runtime.session import add_arguments, add_live_arguments, load_world, walk


def main(argv: list[str] | None = None) -> int:
    """`latentwalk vr FILE`."""
    parser = argparse.ArgumentParser(prog="latentwalk vr", description=__doc__)
    add_arguments(parser)
    add_live_arguments(parser)
    parser.add_argument("--no-mirror", action="store_true", help="no desktop window with one eye's picture")
    args = parser.parse_args(argv)
    from latentwalk.runtime.hosts.openxr import OpenXRHost

    world = load_world(args.file, args.out)
    world.load_view()
    host = OpenXRHost(seconds=args.seconds, mirror=not args.no_mirror)
    walk(host, world, args.report, args.record)
    return 0
