"""The `latentwalk` command: finds its sub-commands by entry points, so that starting one imports no other."""

from __future__ import annotations

import ast
import os
import signal
import sys
from importlib import import_module, util
from importlib.metadata import EntryPoint, entry_points, version
from pathlib import Path
from types import FrameType

from latentwalk.scenes.errors import LatentwalkError

# Threads of BLAS and OpenMP spin while they wait and starve the others on few cores; must be set before numpy loads.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_WAIT_POLICY", "passive")


def summary(module: str) -> str:
    """First docstring line of a module, read from its source without importing it."""
    spec = util.find_spec(module)
    if spec is None or spec.origin is None:
        return ""
    doc = ast.get_docstring(ast.parse(Path(spec.origin).read_text(encoding="utf-8"))) or ""
    return doc.split("\n", 1)[0]


def usage(commands: dict[str, EntryPoint]) -> str:
    """The text of `latentwalk --help`."""
    width = max(map(len, commands), default=0)
    lines = [f"  {name:<{width}}  {summary(point.module)}" for name, point in sorted(commands.items())]
    return "\n".join(
        [
            "usage: latentwalk COMMAND …   (latentwalk COMMAND --help tells more)",
            "",
            "Walk through what a machine-learning model sees.",
            "",
            *lines,
        ]
    )


def _terminate(number: int, frame: FrameType | None) -> None:
    """End as by Ctrl-C, so that reports, recordings and files in the making are closed."""
    raise SystemExit(128 + number)


def main(argv: list[str] | None = None) -> int:
    """Run one command; return its exit code: 0 done, 1 work failed, 2 wrong use, 130 interrupted."""
    argv = sys.argv[1:] if argv is None else argv
    commands = {point.name: point for point in entry_points(group="latentwalk.commands")}
    if not argv or argv[0] in ("-h", "--help", "help"):
        print(usage(commands))
        return 0 if argv else 2
    if argv[0] == "--version":
        print(f"latentwalk {version('latentwalk')}")
        return 0
    point = commands.get(argv[0])
    if point is None:
        print(f"latentwalk: no command {argv[0]!r}; expected one of {', '.join(sorted(commands))}", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, _terminate)
    try:
        return int(import_module(point.module).main(argv[1:]))
    except LatentwalkError as error:
        print(f"latentwalk {argv[0]}: {error}", file=sys.stderr)
        return error.exit_code
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package in ("", "latentwalk"):
            raise
        print(
            f"latentwalk {argv[0]}: needs the package {package!r}; install it with: pip install 'latentwalk[all]'",
            file=sys.stderr,
        )
        return 1
    except KeyboardInterrupt:
        print(f"latentwalk {argv[0]}: interrupted", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader of our output has gone (`| head`): nothing is wrong
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
        return 0


if __name__ == "__main__":
    sys.exit(main())
