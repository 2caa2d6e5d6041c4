"""What the world has to say: a short notice, pulses that hands feel, and how the head is to be tilted."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TypeVarTuple

from latentwalk.runtime.ground.frame import Side
from latentwalk.scenes.errors import LatentwalkError

TICK_S = 0.08  # ticks come no faster than this, or a sweep through a dense cloud would buzz
Values = TypeVarTuple("Values")
Pulse = tuple[Side, float, float]
"""Hand, strength 0…1, seconds."""


class Outbox:
    """The newest `message` and its age, and the pulses of this frame.

    `raises`: for scripted runs.  What a worker could not do is raised there; in a live walk it becomes a message.
    """

    def __init__(self, *, raises: bool) -> None:
        self.raises = raises
        self.message, self.message_age_s = "", math.inf
        self._pulses: list[Pulse] = []
        self._since_tick_s = math.inf
        self._tilt_rad: float | None = None

    def advance(self, dt_s: float) -> None:
        """One frame later."""
        self.message_age_s += dt_s
        self._since_tick_s += dt_s

    def say(self, text: str) -> None:
        """A short notice for the person."""
        self.message, self.message_age_s = text, 0.0

    def attempt(self, action: Callable[[*Values], None], *values: *Values) -> None:
        """Do what may fail; the failure becomes a message."""
        try:
            action(*values)
        except LatentwalkError as error:
            self.say(str(error))

    def obtain(self, take: Callable[[*Values], None], *values: *Values) -> None:
        """Take what a worker has made."""
        try:
            take(*values)
        except LatentwalkError as error:
            if self.raises:
                raise
            self.say(str(error))

    def tilt(self, pitch_rad: float) -> None:
        """Have the head look so far up, 0 straight ahead, where the host holds it."""
        self._tilt_rad = pitch_rad

    def tilted(self) -> float | None:
        """How far up the head is to look, if that was asked for since the last call."""
        wanted, self._tilt_rad = self._tilt_rad, None
        return wanted

    def pulse(self, side: Side, strength: float, duration_s: float) -> None:
        """Let a hand feel something."""
        self._pulses.append((side, strength, duration_s))

    def tick(self, side: Side, strength: float) -> None:
        """Let a hand feel that it passes something; never so fast that it buzzes."""
        if self._since_tick_s >= TICK_S:
            self.pulse(side, strength, 0.01)
            self._since_tick_s = 0.0

    def pulses(self) -> list[Pulse]:
        """The pulses since the last call."""
        drained, self._pulses = self._pulses, []
        return drained
