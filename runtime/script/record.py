"""`--record FILE`: a person's session, written as it happens, as a script that `render` replays to the same state."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from latentwalk.runtime.ground.checks import Plain
from latentwalk.runtime.ground.command import Command
from latentwalk.runtime.ground.frame import Controls, Frame, Hand, Pose
from latentwalk.runtime.world.commands import SaveView, SaveViewAs
from latentwalk.runtime.world.history import MOST_STEPS
from latentwalk.runtime.world.rows.commands import JoinSteps, UndoOf
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.outputs import refuse_existing, told

FLUSH_S = 1.0


def numbers(values: F32) -> list[Plain]:
    """float32 as the shortest decimals that read back as the same float32."""
    return [float(str(value)) for value in values.astype(np.float32)]


def inline(value: Plain) -> str:
    """A value as TOML on one line, so that each `[[at]]` table is whole as soon as it is written."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {inline(part)}" for key, part in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    # JSON's words for texts, numbers and truth are TOML's too, but for one control character.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _pose(pose: Pose) -> dict[str, Plain]:
    return {"position": numbers(pose.position), "orientation": numbers(pose.orientation)}


def _hand(hand: Hand) -> dict[str, Plain]:
    return {
        "tracked": hand.tracked,
        "grip": _pose(hand.grip),
        "aim": _pose(hand.aim),
        "stick": numbers(hand.stick),
        "trigger": float(hand.trigger),
        "squeeze": float(hand.squeeze),
        **{name: getattr(hand, name) for name in ("primary", "secondary", "menu", "stick_click")},
    }


def controls_table(controls: Controls) -> dict[str, Plain]:
    """The controls of one frame as the keys of an `[[at]]` table, without its commands."""
    return {
        "head": _pose(controls.head),
        "left": _hand(controls.left),
        "right": _hand(controls.right),
        "focused": controls.focused,
        "fly": controls.fly,
        "lift": float(controls.lift),
    }


class Recording:
    """Appends an `[[at]]` table a frame, only with what changed; flushed each second, so that a crash loses little.

    `start`: the commands that bring a fresh walk to where this one begins.
    """

    def __init__(self, path: Path, start: Iterable[Command]) -> None:
        refuse_existing(path)
        self._path = path
        with told(path):
            self._file = path.open("x", encoding="utf-8")
        self._last: dict[str, Plain] = {"captured": False, "flown": False}
        self._flushed = time.perf_counter()
        # As one step of undo: a view that was restored is one, too.
        self._start = [UndoOf("all"), *start, JoinSteps(MOST_STEPS, "start")]
        self._write("# A recorded session: replay it with `latentwalk render SCENE --script THIS --out DIR`.\n")
        self._write("recorded = true\nsize = [1280, 720]\n\n")

    def frame(self, frame: Frame, captured: bool, flown: bool, done: Sequence[Command]) -> None:
        """Write what the person did in this frame; the first table also sets the state that the session began with.

        `captured`: a panel had the laser; `flown`: a flight between layouts began; `done`: the commands of the frame.
        """
        now = controls_table(frame.controls) | {"captured": captured, "flown": flown}
        first: dict[str, Plain] = {"t_s": float(frame.t_s), "dt_s": float(frame.dt_s)}
        first |= {key: value for key, value in now.items() if self._last.get(key) != value}
        tables = [first]
        for command in (*self._start, *done):
            if isinstance(command, SaveView | SaveViewAs):  # a replay must not save what the person saved
                continue
            if command.word in tables[-1]:  # a table holds a key once: the same frame goes on in another
                tables.append({"t_s": first["t_s"], "dt_s": first["dt_s"]})
            tables[-1][command.word] = command.plain()
        self._start = []
        self._last = now
        for table in tables:
            lines = [f"{key} = {inline(value)}" for key, value in table.items()]
            self._write("\n".join(["[[at]]", *lines, "", ""]))
        if time.perf_counter() - self._flushed > FLUSH_S:
            with told(self._path):
                self._file.flush()
            self._flushed = time.perf_counter()

    def close(self) -> None:
        """End the file."""
        with told(self._path):
            self._file.close()

    def _write(self, text: str) -> None:
        with told(self._path):
            self._file.write(text)
