"""The `latentwalk` command: finds its sub-commands by entry points, so that starting one imports no other."""

from __future__ import annotations

import ast
import os
import signal
import sys
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module, util
from importlib.metadata import EntryPoint, entry_points, version
from pathlib import Path
from types import FrameType

from latentwalk.scenes.errors import LatentwalkError, SceneError, one_line, tell
from latentwalk.scenes.lifeline import HELD, end_with_stdin
from latentwalk.scenes.log import guard

INTERRUPTED = 130  # 128 + SIGINT, as shells have it
DEBUG = "LATENTWALK_DEBUG"
MORE = f"{DEBUG}=1 shows where"

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


class _Ended:
    """Whether SIGTERM has come: a command ends by it as by Ctrl-C, keeps the same, and leaves with another code."""

    terminated = False

    def come(self, number: int, frame: FrameType | None) -> None:
        """Reports, recordings and files in the making are closed on the way out."""
        self.terminated = True
        raise KeyboardInterrupt

    def code(self, code: int) -> int:
        """What the command leaves with, if it was to be `code`."""
        return 128 + signal.SIGTERM if self.terminated and code == INTERRUPTED else code


def main(argv: list[str] | None = None) -> int:
    """Run one command; return its exit code: 0 done, 1 work failed, 2 wrong use, 130 interrupted, 143 terminated."""
    argv = sys.argv[1:] if argv is None else argv
    commands = {point.name: point for point in entry_points(group="latentwalk.commands")}
    if not argv or argv[0] in ("-h", "--help", "help"):
        print(usage(commands))
        return 0 if argv else 2
    if argv[0] == "--version":
        tell(f"latentwalk {version('latentwalk')}")
        return 0
    point = commands.get(argv[0])
    if point is None:
        say(f"latentwalk: no command {argv[0]!r}; expected one of {', '.join(sorted(commands))}")
        return 2
    ended = _Ended()
    signal.signal(signal.SIGTERM, ended.come)
    if os.environ.pop(HELD, ""):
        end_with_stdin()
    try:
        with guard.guarding(), _warnings_told():
            return ended.code(_run(point, argv[1:]))
    except BrokenPipeError:  # the reader of our output has gone (`| head`): nothing is wrong
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
        return 0
    except KeyboardInterrupt:
        say(f"latentwalk {argv[0]}: {'terminated' if ended.terminated else 'interrupted'}")
        return ended.code(INTERRUPTED)
    except Exception as error:
        if os.environ.get(DEBUG) == "1":
            traceback.print_exc()
        say(f"latentwalk {argv[0]}: {told(error)}")
        return error.exit_code if isinstance(error, LatentwalkError) else 1


def _run(point: EntryPoint, argv: list[str]) -> int:
    """Run a command.  Whatever it ends with, a file that was cut under it is the cause, or a reason for doubt."""
    try:
        code = int(import_module(point.module).main(argv))
    except Exception as error:
        if line := guard.spoiled():
            raise SceneError(line) from error
        raise
    sys.stdout.flush()  # here, where a full disk can still be told
    if code == 0 and (line := guard.spoiled()):
        raise SceneError(line)
    return code


@contextmanager
def _warnings_told() -> Iterator[None]:
    """Warnings of libraries, which may repeat names from a file, are a line each that commands no terminal."""
    if os.environ.get(DEBUG) == "1":
        yield
        return
    before = warnings.formatwarning
    warnings.formatwarning = lambda message, *_, **__: f"warning: {one_line(str(message))}\n"
    try:
        yield
    finally:
        warnings.formatwarning = before


def told(error: Exception) -> str:
    """What is said of an error that ended a command; of one that nobody foresaw, how to see where it was."""
    match error:
        case LatentwalkError():
            return str(error)
        case ModuleNotFoundError() if (package := (error.name or "").partition(".")[0]) not in ("", "latentwalk"):
            return f"needs the package {package!r}; install it with: pip install 'latentwalk[all]'"
        case OSError():
            place = f"{error.filename}: " if error.filename is not None else ""
            return f"{place}{error.strerror or error}; {MORE}"
        case RecursionError():
            return f"something is nested too deeply, in a script, a table or a configuration; {MORE}"
        case MemoryError():
            return f"there is not enough memory ({error}); try fewer rows; {MORE}".replace(" ()", "")
    return f"failed unexpectedly, {type(error).__name__}: {error}; {MORE}"


def say(line: str) -> None:
    """One line on stderr, which is not always there to take it."""
    with suppress(OSError):
        tell(line, sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
