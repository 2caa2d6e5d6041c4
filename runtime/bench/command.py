"""Measure how fast a part is on this machine, against the plain way in the same run."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.metadata import entry_points

from latentwalk.runtime.__main__ import summary
from latentwalk.scenes.errors import tell
from latentwalk.scenes.parser import examples_told

EXAMPLES = (
    "latentwalk bench points --points 20000 --rounds 2 --size 256",
    "latentwalk bench panels --points 20000 --rounds 2",
    "latentwalk bench decode --seconds 2 --rows 5000 --size 256",
)


def main(argv: list[str] | None = None) -> int:
    """`latentwalk bench NAME …`: benches are found by the entry-point group `latentwalk.benches`."""
    argv = sys.argv[1:] if argv is None else argv
    benches = {point.name: point for point in entry_points(group="latentwalk.benches")}
    if not argv or argv[0] in ("-h", "--help"):
        print("usage: latentwalk bench NAME …   (latentwalk bench NAME --help tells more)\n")
        for name, point in sorted(benches.items()):
            tell(f"  {name:<8}  {summary(point.module)}")
        print(examples_told(EXAMPLES), end="")
        return 0 if argv else 2
    if argv[0] not in benches:
        tell(f"latentwalk bench: no bench {argv[0]!r}; expected one of {', '.join(sorted(benches))}", sys.stderr)
        return 2
    return int(import_module(benches[argv[0]].module).main(argv[1:]))
