"""Serve a walk to agents: the tools info, do, state and capture over standard input and output (MCP)."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from latentwalk.runtime.extras import extra
from latentwalk.scenes.errors import LatentwalkError
from latentwalk.scenes.parser import Parser

EXAMPLES = (
    "latentwalk mcp digits.scene",
    "latentwalk mcp digits.scene --layout umap",
    "latentwalk mcp digits.scene --out exports",
)


def main(argv: list[str] | None = None) -> int:
    """`latentwalk mcp FILE`: until standard input ends; a client of the protocol starts it."""
    parser = Parser(prog="latentwalk mcp", description=__doc__, examples=EXAMPLES)
    parser.add_argument("file", type=Path, metavar="FILE", help="the scene to walk in")
    parser.add_argument("--layout", default="", metavar="NAME", help="the layout to begin in (the most trustworthy)")
    parser.add_argument("--out", type=Path, default=Path("out"), metavar="DIR", help="where exports go (default: out)")
    args = parser.parse_args(argv)
    for wanted in (extra("mcp"), extra("runtime")):
        if wanted.missing:
            lacking = ", ".join(wanted.missing)
            raise LatentwalkError(f"packages are missing: {lacking}; install them with: {wanted.command}")
    # After the options: --help needs none of it.
    from latentwalk.runtime.agents.server import server_of
    from latentwalk.runtime.agents.walk import AgentWalk

    with closing(AgentWalk(args.file, args.out, args.layout)) as walk:
        server_of(walk).run("stdio")
    return 0
