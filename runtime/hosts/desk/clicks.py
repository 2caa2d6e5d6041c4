"""Mouse buttons as they were pressed: each press and release has a frame of its own, at the place where it was made.

Between two slow frames a person may click twice and be elsewhere already: what is read when the frame comes is not it.
"""

from __future__ import annotations

from collections import deque

from latentwalk.runtime.ground.frame import Spot
from latentwalk.runtime.hosts.desk.gestures import Button


class Clicks:
    """Presses and releases that wait for their frames, and which buttons are held as far as those have come."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[Button, bool, Spot | None]] = deque()
        self._held: frozenset[Button] = frozenset()

    def put(self, button: Button, down: bool, place: Spot | None) -> None:
        """A button went down or up at a place, None where it has none as the cursor is held."""
        self._waiting.append((button, down, place))

    def next(self, place: Spot) -> tuple[Spot, frozenset[Button]]:
        """Where the mouse is and what is held: of the oldest click that waits, else `place` and no change."""
        if self._waiting:
            button, down, pressed_at = self._waiting.popleft()
            self._held = self._held | {button} if down else self._held - {button}
            place = pressed_at or place
        return place, self._held

    def clear(self) -> None:
        """Nothing is held any more, as when another window gets the releases."""
        self._waiting.clear()
        self._held = frozenset()
