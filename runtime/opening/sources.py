"""From what a person names to a scene: a scene as it is, data by a scene of it that is made beside it first."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from latentwalk.runtime.follow import Maker
from latentwalk.scenes.assembly import MAGIC
from latentwalk.scenes.errors import LatentwalkError, UsageError, tell
from latentwalk.scenes.outputs import need_folder

ENDING = ".scene"
# That `reduce` draws its bars although a pipe reads them, as rich has it.
BARS = {"TTY_COMPATIBLE": "1", "TTY_INTERACTIVE": "1", "NO_COLOR": "1", "COLUMNS": "100"}
_CODES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")  # colors and moves of the cursor
_BAR = re.compile(r"[━╸╺ ]{3,}")


class NotMadeError(LatentwalkError):
    """No scene was made of data: the line that `reduce` ended with, and its exit code."""

    def __init__(self, line: str, code: int) -> None:
        super().__init__(line)
        self.exit_code = code


@dataclass(frozen=True, slots=True)
class Source:
    """What is opened: the file `scene`; `data`, as `reduce` takes it, that it is to be made of first, if it is."""

    scene: Path
    data: str | None = None


def find(given: Path) -> Source:
    """What scene a name stands for: a scene file, a folder with one, or data of any kind that `reduce` reads.

    A scene of data stands beside it under its name.  One that was made after the data changed last is taken as it is;
    of an older one nothing is lost, as the new one gets the next number.  Raises UsageError where there is nothing.
    """
    if given.is_dir():
        inside = sorted(given.glob(f"*{ENDING}"))
        if len(inside) == 1:
            return Source(inside[0])
        if inside:
            raise UsageError(
                f"{given}: expected a scene file, found a folder; scenes in it: {', '.join(map(str, inside))}"
            )
        return _of_data(given, str(given))
    if given.is_file():
        return Source(given) if given.suffix == ENDING or _is_scene(given) else _of_data(given, str(given))
    if given.name != str(given) or given.suffix:
        hint = f"; make one with: latentwalk reduce digits -o {given.name}" if given.suffix == ENDING else ""
        raise UsageError(f"{given}: no such {'scene file' if hint else 'file'}{hint}")
    return _of_data(given, given.name)  # a name, as of the data that libraries bring: digits, moons


def _is_scene(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def _named(data: Path, number: int = 0) -> Path:
    """The scene beside data: its whole name, as x.csv and x.npy are not the same, and a number from the second on."""
    return data.with_name(f"{data.name}{f'_{number:03d}' if number else ''}{ENDING}")


def _of_data(data: Path, name: str) -> Source:
    changed = data.stat().st_mtime if data.exists() else 0.0
    number, newest = 0, None
    while (place := _named(data, number)).exists():
        newest, number = place, number + 1
    if newest is not None and newest.stat().st_mtime >= changed:
        return Source(newest)
    need_folder(place)
    return Source(place, name)


class Making(Maker):
    """`latentwalk reduce` at work; `line` is what it said last.

    What it says goes to our standard error as well, bars only where that is a terminal.
    """

    def __init__(self, source: Source) -> None:
        assert source.data is not None
        self.line = ""
        super().__init__(["reduce", source.data, "-o", str(source.scene)], source.scene, subprocess.PIPE, **BARS)
        self._listener = Thread(target=self._listen, name="making", daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self._process.stderr is not None
        with self._process.stderr as stream:
            number, bars = stream.fileno(), sys.stderr.isatty()
            for line in _lines(lambda: os.read(number, 1 << 12), bars):
                self.line = line

    def check(self) -> None:
        """Raises NotMadeError with what it said last where it failed."""
        if code := self._process.poll():
            self._listener.join()
            raise NotMadeError(self.line or f"latentwalk reduce: ended with {code}", max(code, 1))

    def close(self) -> None:
        """End it, if it still works, as Ctrl-C would: it keeps, and says, what it finished."""
        super().close()
        self._listener.join()


def _lines(read: Callable[[], bytes], bars: bool) -> Iterator[str]:
    """Each line, bars among them, without codes; written on, those of bars as they are where `bars`."""
    rest = ""
    while found := read():
        text = found.decode(errors="replace")
        if bars:
            print(text, end="", file=sys.stderr, flush=True)
        *whole, rest = re.split(r"[\r\n]", rest + text)
        for part in whole:
            line = _CODES.sub("", part).strip()
            if not line:
                continue
            if not bars and not _BAR.search(line):
                tell(line, sys.stderr)
            yield _BAR.sub("  ", line)
