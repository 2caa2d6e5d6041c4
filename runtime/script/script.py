"""Scripts: a walk written down as TOML, checked line by line.

A script has `fps`, `duration_s`, `size` (and `fov_deg`, `stereo`, `panels`) at the top, then `[[at]]` tables: `t_s` and
what happens there.  Controls (`head`, `left`, `right`, `fly`, `lift`, `focused`) keep their value until they are set
again; every other key is a command's word, or `capture`.  With `over_s`, poses and numbers glide there.
A recorded session is a script too: `recorded = true`, one frame at each distinct `t_s`, advanced by its `dt_s`.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from latentwalk.runtime.ground.checks import Checked, Hint, checked, hints_of
from latentwalk.runtime.ground.command import Command
from latentwalk.runtime.script.tables import AtTable, ScriptSettings
from latentwalk.runtime.world.commands import COMMANDS, OLD_WORDS, command
from latentwalk.runtime.world.rows.commands import UndoOf
from latentwalk.scenes.errors import UsageError

MAX_FRAMES = 1_000_000
OF_RECORDINGS = ("dt_s", "captured", "flown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(AtTable):
    """One `[[at]]` table: what happens at `t_s`.  `line_of` says where a command's word stands."""

    line: int
    commands: tuple[Command, ...]
    line_of: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Script(ScriptSettings):
    """A checked script; `moments` in order of time."""

    path: Path
    moments: tuple[Moment, ...]

    def gives(self, word: str) -> bool:
        """Whether it ever gives a command."""
        return any(command.word == word for moment in self.moments for command in moment.commands)

    def times(self) -> list[tuple[float, float]]:
        """(t_s, dt_s) of every frame: a fixed clock, or the recorded one."""
        dt_s = 1 / self.fps
        if self.recorded:
            return sorted({moment.t_s: dt_s if moment.dt_s is None else moment.dt_s for moment in self.moments}.items())
        # Rounding must not lose the frame at the end: 4.1 s at 30 fps are 122.999… frames.  Nor what happens after it.
        last_s = max((moment.t_s for moment in self.moments), default=0.0)
        last = max(int(self.duration_s * self.fps + 1e-6), math.ceil(last_s * self.fps - 1e-6))
        return [(i / self.fps, dt_s) for i in range(last + 1)]


class _Lines:
    """Where keys stand in the file, which tomllib does not say."""

    def __init__(self, text: str) -> None:
        self._tables: list[dict[str, int]] = [{}]
        self._starts = [1]
        for number, line in enumerate(text.splitlines(), 1):
            if re.match(r"\s*\[\[\s*at\s*\]\]", line):
                self._tables.append({})
                self._starts.append(number)
            elif match := re.match(r"""\s*\[?["']?(?:at\.)?([A-Za-z_][\w-]*)["']?\s*[.=\]]""", line):
                self._tables[-1].setdefault(match[1], number)

    def start(self, table: int) -> int:
        """First line of the table-th `[[at]]`, 0 for the top; of `at = [{…}]`, that of `at`."""
        return self._starts[table] if table < len(self._starts) else self._tables[0].get("at", 1)

    def of(self, table: int, key: str) -> int:
        """Line of a key in the table-th `[[at]]`."""
        return self._tables[table].get(key, self.start(table)) if table < len(self._tables) else self.start(table)


class _Numbers:
    """In place of lines the numbers of the tables, of a script that stands in no file; 0 is the top."""

    def start(self, table: int) -> int:
        """The table itself."""
        return table

    def of(self, table: int, key: str) -> int:
        """The table that the key is in."""
        return table


class _Reader:
    """Makes tables into typed values, and says file and line of a wrong one."""

    def __init__(self, path: Path, lines: _Lines | _Numbers) -> None:
        self._path, self._lines = path, lines

    def fail(self, table: int, key: str, problem: object) -> UsageError:
        """What is wrong with a key of a table, 0 for the top."""
        return UsageError(f"{self._path}:{self._lines.of(table, key)}: {key}: {problem}")

    def value(self, table: int, key: str, hint: Hint, value: object) -> Checked:
        """A value of an annotated type."""
        try:
            return checked(hint, value)
        except UsageError as error:
            raise self.fail(table, key, error) from None

    def settings(self, top: Mapping[str, object]) -> ScriptSettings:
        """The top of the script."""
        hints = hints_of(ScriptSettings)
        for key in top:
            if key not in hints and key != "at":
                raise self.fail(0, key, f"unknown key; expected one of {', '.join([*hints, 'at'])}")
        found = {key: self.value(0, key, hint, top[key]) for key, hint in hints.items() if key in top}
        settings = ScriptSettings(**found)
        frames = settings.duration_s * settings.fps
        if frames > MAX_FRAMES:
            raise self.fail(0, "duration_s", f"expected at most {MAX_FRAMES:,} frames, found {frames:,.0f}")
        return settings

    def moments(self, tables: object, *, recorded: bool) -> list[Moment]:
        """The `[[at]]` tables, in order of time."""
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            raise self.fail(0, "at", "expected [[at]] tables")
        moments = [self._moment(number, table, recorded) for number, table in enumerate(tables, 1)]
        return sorted(moments, key=lambda moment: moment.t_s)

    def _moment(self, number: int, table: Mapping[str, object], recorded: bool) -> Moment:
        if "t_s" not in table:
            raise self.fail(number, "t_s", "missing; expected the second at which this happens")
        hints = {key: hint for key, hint in hints_of(AtTable).items() if recorded or key not in OF_RECORDINGS}
        found: dict[str, Checked] = {}
        commands, line_of = [], {}
        for key, value in table.items():
            if key in hints:
                written = {"file": value} if key == "capture" and isinstance(value, str) else value
                found[key] = self.value(number, key, hints[key], written)
            elif OLD_WORDS.get(key, key) in COMMANDS:
                commands.append(self._command(number, key, value))
                line_of[commands[-1].word] = self._lines.of(number, key)
            else:
                raise self.fail(number, key, f"unknown key; expected one of {', '.join([*hints, *COMMANDS])}")
        return Moment(**found, line=self._lines.start(number), commands=tuple(commands), line_of=line_of)

    def _command(self, number: int, key: str, value: object) -> Command:
        try:
            return command(key, value)
        except UsageError as error:
            problem = str(error).removeprefix(f"{key}: ")  # the line names it already
            raise self.fail(number, key, problem) from None


def _refuse_twins(path: Path, moments: list[Moment]) -> None:
    """Raise UsageError where two moments capture into one file."""
    seen: set[str] = set()
    for moment in moments:
        if moment.capture and moment.capture.file in seen:
            raise UsageError(
                f"{path}:{moment.line}: capture: {moment.capture.file!r} is captured twice; give it two names"
            )
        seen |= {moment.capture.file} if moment.capture else set()


def _as_it_was(moments: list[Moment]) -> list[Moment]:
    """The moments of a recording; one of before undo knew more than the selection goes back as it did then."""
    if not moments or any(isinstance(given, UndoOf) for moment in moments for given in moment.commands):
        return moments
    first = moments[0]
    return [replace(first, commands=(UndoOf("selection"), *first.commands)), *moments[1:]]


def load(path: Path) -> Script:
    """Read and check a script.  Raises UsageError with file, line, expected and found."""
    try:
        text = path.read_text(encoding="utf-8")
        top = tomllib.loads(text)
    except OSError as error:
        raise UsageError(f"{path}: cannot read the script: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: not TOML: {error}") from None
    return _made(path, top, _Lines(text))


def of_tables(top: Mapping[str, object]) -> Script:
    """Check a script that was made in Python, as tomllib would give it: what stands at the top, and `at`, a list of
    tables.  Raises UsageError with the number of the table, from 1, expected and found."""
    return _made(Path("script, table"), top, _Numbers())


def _made(path: Path, top: Mapping[str, object], lines: _Lines | _Numbers) -> Script:
    reader = _Reader(path, lines)
    settings = reader.settings(top)
    moments = reader.moments(top.get("at", []), recorded=settings.recorded)
    if settings.recorded:
        moments = _as_it_was(moments)
    _refuse_twins(path, moments)
    named = {key: getattr(settings, key) for key in hints_of(ScriptSettings)}
    if not settings.recorded and "duration_s" not in top:
        named["duration_s"] = moments[-1].t_s + moments[-1].over_s if moments else 0.0
    end_s = named["duration_s"]
    late = [moment for moment in moments if moment.t_s > end_s and not settings.recorded]
    if late:
        raise UsageError(f"{path}:{late[0].line}: t_s: expected at most duration_s = {end_s:g}, found {late[0].t_s:g}")
    return Script(**named, path=path, moments=tuple(moments))
