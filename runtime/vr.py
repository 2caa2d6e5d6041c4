"""Walk in a scene in a headset, through OpenXR."""

from __future__ import annotations

from latentwalk.runtime.session import add_live_arguments, live_world, walk
from latentwalk.scenes.parser import Parser

EXAMPLES = (
    "latentwalk vr digits.scene",
    "latentwalk vr digits.scene --record walk.toml",
    "latentwalk vr --follow runs/run_001",
)


def main(argv: list[str] | None = None) -> int:
    """`latentwalk vr FILE` or `latentwalk vr --follow RUN_OR_SCENE`."""
    parser = Parser(prog="latentwalk vr", description=__doc__, examples=EXAMPLES)
    add_live_arguments(parser)
    parser.add_argument("--no-mirror", action="store_true", help="no desktop window with one eye's picture")
    args = parser.parse_args(argv)
    # After the options: --help, and what is wrong with them, need no OpenXR.
    from latentwalk.runtime.hosts.openxr.host import OpenXRHost

    with live_world(args) as world:
        host = OpenXRHost(seconds=args.seconds, mirror=not args.no_mirror)
        walk(host, world, args.report, args.record)
    return 0
