"""`--record FILE`: a person's session, written as it happens, as a script that `render` replays to the same state."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from latentwalk.runtime.ground.frame import Controls, Frame, Hand, Pose
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.errors import UsageError

if TYPE_CHECKING:
    from latentwalk.runtime.world import World

FLUSH_S = 1.0


def numbers(values: F32) -> list[float]:
    """float32 as the shortest decimals that read back as the same float32."""
    return [float(str(value)) for value in values.astype(np.float32)]


def inline(value: Any) -> str:
    """A value as TOML on one line, so that each `[[at]]` table is whole as soon as it is written."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {inline(part)}" for key, part in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(inline, value)) + "]"
    # JSON's words for texts, numbers and truth are TOML's too, but for one control character.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _pose(pose: Pose) -> dict[str, Any]:
    return {"position": numbers(pose.position), "orientation": numbers(pose.orientation)}


def _hand(hand: Hand) -> dict[str, Any]:
    return {
        "tracked": hand.tracked,
        "grip": _pose(hand.grip),
        "aim": _pose(hand.aim),
        "stick": numbers(hand.stick),
        "trigger": float(hand.trigger),
        "squeeze": float(hand.squeeze),
        **{name: getattr(hand, name) for name in ("primary", "secondary", "menu", "stick_click")},
    }


def controls_table(controls: Controls) -> dict[str, Any]:
    """The controls of one frame as the keys of an `[[at]]` table, without its intents."""
    return {
        "head": _pose(controls.head),
        "left": _hand(controls.left),
        "right": _hand(controls.right),
        "focused": controls.focused,
        "fly": controls.fly,
        "lift": float(controls.lift),
    }


class Recording:
    """Appends an `[[at]]` table a frame, only with what changed; flushed each second, so that a crash loses little."""

    def __init__(self, path: Path, world: World) -> None:
        try:
            self._file = path.open("x", encoding="utf-8")
        except FileExistsError:
            raise UsageError(f"{path}: exists already; name another file for --record or delete it") from None
        except OSError as error:
            raise UsageError(f"{path}: cannot write the recording: {error.strerror}") from None
        self._last: dict[str, Any] = {"captured": False, "flown": False}
        self._flushed = time.perf_counter()
        self._file.write("# A recorded session: replay it with `latentwalk render SCENE --script THIS --out DIR`.\n")
        self._file.write("recorded = true\nsize = [1280, 720]\n\n")
        self._start = world.intents_to_here()

    def frame(self, frame: Frame, world: World, captured: bool) -> None:
        """Write what the person did in this frame; the first row also sets the state that the session began with."""
        now = controls_table(frame.controls) | {"captured": captured, "flown": world.layouts.began}
        row: dict[str, Any] = {"t_s": float(frame.t_s), "dt_s": float(frame.dt_s)}
        row |= {key: value for key, value in now.items() if self._last.get(key) != value}
        rows = [row]
        for name, value in self._start + world.done:
            if name == "save":  # a replay must not write over the view that the person saved
                continue
            if name in rows[-1]:  # a table holds a key once: the same frame goes on in another
                rows.append({"t_s": row["t_s"], "dt_s": row["dt_s"]})
            rows[-1][name] = value
        self._start = []
        self._last = now
        for table in rows:
            lines = [f"{key} = {inline(value)}" for key, value in table.items()]
            self._file.write("\n".join(["[[at]]", *lines, "", ""]))
        if time.perf_counter() - self._flushed > FLUSH_S:
            self._file.flush()
            self._flushed = time.perf_counter()

    def close(self) -> None:
        """End the file."""
        self._file.close()
