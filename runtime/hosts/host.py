"""What the loop and a host know of each other; `stub.py` is the smallest host there can be."""

from __future__ import annotations

from collections.abc import Generator
from typing import Protocol

import moderngl

from latentwalk.runtime.ground.frame import Frame, Side


class Host(Protocol):
    """A source of frames.  `frames()` begins a frame, yields it and ends it in `finally`, until the session is over."""

    name: str
    ctx: moderngl.Context
    #: device words for the help panel: command or control → what to press on *this* device
    help: dict[str, str]
    #: True where panels hang in the room (headset), False where they lie over the picture
    panels_in_room: bool

    def frames(self) -> Generator[Frame]:
        """Yield frames until the person leaves or `seconds` have passed."""
        ...

    def pulse(self, side: Side, strength: float, duration_s: float) -> None:
        """Haptic pulse, strength 0…1; nothing where the hand has none."""
        ...

    def tilt(self, pitch_rad: float) -> None:
        """Have the head look so far up from now on, 0 straight ahead; nothing where a real head decides that."""
        ...

    def close(self) -> None:
        """Release everything."""
        ...
