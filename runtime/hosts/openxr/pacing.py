"""From a runtime's predicted display times to the frames' seconds."""

from __future__ import annotations

import time

LONGEST_FRAME_S = 0.25  # a walk goes on where it was after the headset was put aside


class Clock:
    """Seconds since the host started, along predicted display times.

    A runtime's own time starts anywhere, and anew after it has died: each session is tied to this machine's clock once.
    """

    def __init__(self) -> None:
        self._started_s = time.perf_counter()
        self._offset_s: float | None = None
        self._last_s = 0.0

    def now_s(self) -> float:
        """Seconds since the host started, by this machine's clock."""
        return time.perf_counter() - self._started_s

    def new_session(self) -> None:
        """Tie the next display time to this machine's clock."""
        self._offset_s = None

    def tick(self, display_ns: int, period_ns: int) -> tuple[float, float]:
        """(t_s, dt_s) of a frame.  The first of a session advances by one display period, however long the gap was."""
        if self._offset_s is None:
            self._offset_s = max(self.now_s(), self._last_s) - display_ns / 1e9
            dt_s = period_ns / 1e9
        else:
            dt_s = min(max(0.0, display_ns / 1e9 + self._offset_s - self._last_s), LONGEST_FRAME_S)
        self._last_s = display_ns / 1e9 + self._offset_s
        return self._last_s, dt_s
