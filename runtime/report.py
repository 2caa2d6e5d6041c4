"""What `--report FILE.json` says of a walk: frames, frame times by phase, and the person's state as it changed.

`states` are in order of time.  `selection`, which may name 100,000 rows, stands only in a state where it differs
from the one before, and in the first; any other state has that of the last one that says it.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import numpy as np

from latentwalk.scenes.outputs import refuse_existing, whole

if TYPE_CHECKING:
    from latentwalk.runtime.ground.frame import Frame

PERCENTILES = {"p50": 50, "p90": 90, "p99": 99, "max": 100}
KEPT_FRAMES = 100_000  # of the newest frame times: over a quarter of an hour at 90 Hz


class Phase:
    """Adds the milliseconds spent inside `with` to the times of one phase, one figure an entry."""

    def __init__(self) -> None:
        self.times_ms: list[float] = []
        self._start = 0.0

    def __enter__(self) -> None:
        self._start = time.perf_counter()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.add((time.perf_counter() - self._start) * 1e3)

    def add(self, ms: float) -> None:
        """One more figure; the oldest are forgotten in blocks once there are too many."""
        self.times_ms.append(ms)
        if len(self.times_ms) > 2 * KEPT_FRAMES:
            del self.times_ms[:KEPT_FRAMES]

    def percentiles(self) -> dict[str, float]:
        """Name → milliseconds; empty without frames."""
        if not self.times_ms:
            return {}
        return {name: round(float(np.percentile(self.times_ms, q)), 4) for name, q in PERCENTILES.items()}


class Report:
    """Counts always; writes only where a path was given.  `about`: what else the file is to say.

    Raises UsageError where the path is taken, or its folder is missing.
    """

    def __init__(self, path: Path | None, **about: str) -> None:
        if path is not None:
            refuse_existing(path)
        self.path = path
        self.about = about
        self.frames = 0
        self.states: list[dict[str, object]] = []
        self._phases: dict[str, Phase] = {}
        self._start = self._last = time.perf_counter()
        self._second = -1
        self._seen: tuple[int, int] | None = None
        self._selection = -1

    def phase(self, name: str) -> Phase:
        """A context manager that times a phase of the frame."""
        return self._phases.setdefault(name, Phase())

    def frame(self, frame: Frame, hovered: int, selection: int, state: Callable[[], dict[str, object]]) -> None:
        """Count a frame; note the state each second, at each capture and at each change of hover or selection.

        `hovered`: the row under the laser, −1 for none; `selection`: its version; `state` tells all of it.
        """
        now = time.perf_counter()
        self.phase("frame").add((now - self._last) * 1e3)
        self._last = now
        self.frames += 1
        seen, second = (hovered, selection), int(frame.t_s)
        if self.path is not None and (seen != self._seen or second > self._second or frame.capture):
            self._note(frame, selection, state())
            self._seen, self._second = seen, max(second, self._second)

    def _note(self, frame: Frame, selection: int, told: dict[str, object]) -> None:
        note = {"t_s": round(frame.t_s, 6), **told}
        if selection == self._selection:
            del note["selection"]
        if frame.capture:
            note["capture"] = frame.capture
        self.states.append(note)
        self._selection = selection

    def write(self) -> None:
        """Write the file, whole or not at all.  Raises LatentwalkError where that cannot be."""
        if self.path is None:
            return
        document = {
            **self.about,
            "frames": self.frames,
            "seconds": round(time.perf_counter() - self._start, 3),
            "phases_ms": {name: phase.percentiles() for name, phase in self._phases.items()},
            "states": self.states,
        }
        with whole(self.path) as path:
            path.write_text(json.dumps(document, indent=1), encoding="utf-8")
