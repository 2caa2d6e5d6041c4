"""Scripts: a walk written down as TOML, checked line by line.

A script has `fps`, `duration_s`, `size` (and `fov_deg`, `stereo`, `panels`) at the top, then `[[at]]` tables: `t_s` and
what happens there.  Controls (`head`, `left`, `right`, `fly`, `lift`, `focused`) keep their value until they are set
again; every other key is an intent for `World.do`, or `capture`.  With `over_s`, poses and numbers glide there.
A recorded session is a script too: `recorded = true`, one frame at each distinct `t_s`, advanced by its `dt_s`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from latentwalk.runtime.world.intents import INTENTS
from latentwalk.scenes.errors import UsageError

STILLS, FILMS = (".png",), (".gif", ".mp4")
MAX_FRAMES = 1_000_000
POSE = {"position": 3, "orientation": 4, "yaw_deg": 0, "pitch_deg": 0}
HAND = {"stick": 2, "trigger": 0, "squeeze": 0}
BUTTONS = ("tracked", "primary", "secondary", "menu", "stick_click")
TOP = ("fps", "duration_s", "size", "fov_deg", "stereo", "panels", "recorded", "at")


@dataclass(frozen=True, slots=True)
class Capture:
    """A picture (`seconds` 0) or a film of `seconds` (None: to the end), made into the file named `file`."""

    file: str
    seconds: float | None

    @property
    def is_still(self) -> bool:
        """Whether it is one picture."""
        return self.file.endswith(STILLS)


@dataclass(slots=True)
class Row:
    """One `[[at]]` table: what happens at `t_s`.

    `controls` maps names such as "head" to their checked tables; `line_of` says where an intent stands.
    """

    line: int
    t_s: float
    dt_s: float
    over_s: float = 0.0
    captured: bool | None = None
    flown: bool | None = None
    controls: dict[str, Any] = field(default_factory=dict)
    intents: list[tuple[str, Any]] = field(default_factory=list)
    line_of: dict[str, int] = field(default_factory=dict)
    capture: Capture | None = None


@dataclass(slots=True)
class Script:
    """A checked script; `rows` in order of time."""

    path: Path
    fps: float
    duration_s: float
    size: tuple[int, int]
    fov_deg: float
    stereo: bool
    panels: bool
    recorded: bool
    rows: list[Row]

    def times(self) -> list[tuple[float, float]]:
        """(t_s, dt_s) of every frame: a fixed clock, or the recorded one."""
        if self.recorded:
            return sorted({row.t_s: row.dt_s for row in self.rows}.items())
        return [(i / self.fps, 1 / self.fps) for i in range(int(self.duration_s * self.fps + 1e-6) + 1)]


class _Lines:
    """Where keys stand in the file, which tomllib does not say."""

    def __init__(self, text: str) -> None:
        self.tables: list[dict[str, int]] = [{}]
        self.starts = [1]
        for number, line in enumerate(text.splitlines(), 1):
            if re.match(r"\s*\[\[\s*at\s*\]\]", line):
                self.tables.append({})
                self.starts.append(number)
            elif match := re.match(r"""\s*\[?["']?(?:at\.)?([A-Za-z_][\w-]*)["']?\s*[.=\]]""", line):
                self.tables[-1].setdefault(match[1], number)

    def of(self, table: int, key: str) -> int:
        """Line of a key in the table-th `[[at]]`, 0 for the top."""
        return self.tables[table].get(key, self.starts[table]) if table < len(self.tables) else 0


class _Checker:
    """Checks values and says file and line of a wrong one."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.lines = _Lines(text)
        self.table = 0

    def fail(self, key: str, problem: str) -> UsageError:
        return UsageError(f"{self.path}:{self.lines.of(self.table, key)}: {key}: {problem}")

    def number(self, key: str, value: Any, low: float, high: float) -> float:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not low <= value <= high:
            raise self.fail(key, f"expected a number from {low:g} to {high:g}, found {value!r}")
        return float(value)

    def vector(self, key: str, value: Any, length: int) -> list[float]:
        if not isinstance(value, list) or len(value) != length:
            raise self.fail(key, f"expected {length} numbers, found {value!r}")
        return [self.number(key, part, -1e6, 1e6) for part in value]

    def flag(self, key: str, value: Any) -> bool:
        if not isinstance(value, bool):
            raise self.fail(key, f"expected true or false, found {value!r}")
        return value

    def table_of(self, key: str, value: Any, known: tuple[str, ...]) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self.fail(key, f"expected a table of {', '.join(known)}, found {value!r}")
        for part in value:
            if part not in known:
                raise self.fail(key, f"unknown {part!r}; expected one of {', '.join(known)}")
        return value

    def pose(self, key: str, value: Any) -> dict[str, Any]:
        table = self.table_of(key, value, tuple(POSE))
        if "orientation" in table and ("yaw_deg" in table or "pitch_deg" in table):
            raise self.fail(key, "expected orientation, or yaw_deg and pitch_deg, found both")
        return {
            part: self.vector(key, v, POSE[part]) if POSE[part] else self.number(key, v, -1e6, 1e6)
            for part, v in table.items()
        }

    def hand(self, key: str, value: Any) -> dict[str, Any]:
        table = self.table_of(key, value, ("grip", "aim", *HAND, *BUTTONS))
        out: dict[str, Any] = {}
        for part, v in table.items():
            if part in ("grip", "aim"):
                out[part] = self.pose(key, v)
            elif part in BUTTONS:
                out[part] = self.flag(key, v)
            else:
                out[part] = self.vector(key, v, 2) if part == "stick" else self.number(key, v, 0, 1)
        return out

    def capture(self, value: Any) -> Capture:
        table = {"file": value} if isinstance(value, str) else self.table_of("capture", value, ("file", "seconds"))
        file = table.get("file")
        if not isinstance(file, str) or not file or Path(file).name != file or "\\" in file:
            raise self.fail("capture", f"expected a plain file name, found {file!r}")
        if Path(file).suffix not in STILLS + FILMS:
            raise self.fail("capture", f"expected a name that ends in {', '.join(STILLS + FILMS)}, found {file!r}")
        if Path(file).suffix in STILLS:
            return Capture(file, 0.0)
        seconds = table.get("seconds")
        return Capture(file, None if seconds is None else self.number("capture", seconds, 0, 86_400))

    def row(self, index: int, table: dict[str, Any], recorded: bool, fps: float) -> Row:
        self.table = index
        if "t_s" not in table:
            raise self.fail("t_s", "missing; expected the second at which this happens")
        row = Row(self.lines.starts[index], self.number("t_s", table["t_s"], 0, 86_400), 1 / fps)
        readers: dict[str, Callable[[str, Any], Any]] = {
            "head": self.pose,
            "left": self.hand,
            "right": self.hand,
            "fly": self.flag,
            "focused": self.flag,
            "lift": lambda key, value: self.number(key, value, -1, 1),
        }
        for key, value in table.items():
            if key == "t_s":
                continue
            if key in readers:
                row.controls[key] = readers[key](key, value)
            elif key == "over_s":
                row.over_s = self.number(key, value, 0, 86_400)
            elif key == "dt_s" and recorded:
                row.dt_s = self.number(key, value, 0, 60)
            elif key in ("captured", "flown") and recorded:
                setattr(row, key, self.flag(key, value))
            elif key == "capture":
                row.capture = self.capture(value)
            elif key in INTENTS:
                row.intents.append((key, self.intent(key, value)))
                row.line_of[key] = self.lines.of(index, key)
            else:
                known = (*readers, "over_s", "capture", *INTENTS)
                raise self.fail(key, f"unknown key; expected one of {', '.join(known)}")
        return row

    def intent(self, key: str, value: Any) -> Any:
        try:
            return INTENTS[key].check(value)
        except UsageError as error:
            raise self.fail(key, str(error)) from None


def _refuse_twins(path: Path, rows: list[Row]) -> None:
    """Raise UsageError where two rows capture into one file."""
    seen: set[str] = set()
    for row in rows:
        if row.capture and row.capture.file in seen:
            raise UsageError(f"{path}:{row.line}: capture: {row.capture.file!r} is captured twice; give it two names")
        seen |= {row.capture.file} if row.capture else set()


def load(path: Path) -> Script:
    """Read and check a script.  Raises UsageError with file, line, expected and found."""
    try:
        text = path.read_text(encoding="utf-8")
        top = tomllib.loads(text)
    except OSError as error:
        raise UsageError(f"{path}: cannot read the script: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: not TOML: {error}") from None
    check = _Checker(path, text)
    for key in top:
        if key not in TOP:
            raise check.fail(key, f"unknown key; expected one of {', '.join(TOP)}")
    recorded = check.flag("recorded", top.get("recorded", False))
    fps = check.number("fps", top.get("fps", 30), 0.1, 1000)
    size = check.vector("size", top.get("size", [1280, 720]), 2)
    if not all(side == int(side) and 16 <= side <= 8192 for side in size):
        raise check.fail("size", f"expected whole numbers from 16 to 8192, found {top['size']!r}")
    duration_s = check.number("duration_s", top.get("duration_s", 0), 0, 86_400)
    if duration_s * fps > MAX_FRAMES:
        raise check.fail("duration_s", f"expected at most {MAX_FRAMES:,} frames, found {duration_s * fps:,.0f}")
    fov_deg = check.number("fov_deg", top.get("fov_deg", 60), 1, 170)
    stereo = check.flag("stereo", top.get("stereo", False))
    panels = check.flag("panels", top.get("panels", False))
    tables = top.get("at", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise check.fail("at", "expected [[at]] tables")
    rows = [check.row(index, table, recorded, fps) for index, table in enumerate(tables, 1)]
    rows.sort(key=lambda row: row.t_s)
    _refuse_twins(path, rows)
    if not recorded and "duration_s" not in top:
        duration_s = rows[-1].t_s + rows[-1].over_s if rows else 0.0
    for row in rows:
        if not recorded and row.t_s > duration_s:
            raise UsageError(f"{path}:{row.line}: t_s: expected at most duration_s = {duration_s:g}, found {row.t_s:g}")
    return Script(path, fps, duration_s, (int(size[0]), int(size[1])), fov_deg, stereo, panels, recorded, rows)
