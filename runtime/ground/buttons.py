"""Buttons with hysteresis, so that a trembling trigger fires once, and nothing fires that was pressed elsewhere."""

from __future__ import annotations

PRESS, RELEASE = 0.6, 0.4  # apart, as springs and fingers tremble by a tenth of the way


class Button:
    """One button: `down` while held, `pressed` and `released` in the frame where that begins and ends.

    While it is not listened to (focus lost, a panel has the laser) it ends what it held, and a finger that is still
    on it when listening begins again must first let go.
    """

    def __init__(self) -> None:
        self.down = self.pressed = self.released = False
        self._blocked = False

    def update(self, value: float, listening: bool = True) -> None:
        """Take this frame's value 0…1."""
        was = self.down
        self._blocked = value >= RELEASE and (self._blocked or not listening)
        self.down = listening and not self._blocked and value >= (RELEASE if was else PRESS)
        self.pressed, self.released = self.down and not was, was and not self.down
