"""The smallest host there can be: what each must have and in which order, and the start of a new one.

It shows nothing and nobody moves, on a clock of its own.  A test holds every host to its members and signatures.
"""

from __future__ import annotations

import math
from collections.abc import Generator

from latentwalk.runtime.ground.frame import Controls, Frame, Side, View
from latentwalk.runtime.ground.geometry import perspective
from latentwalk.runtime.hosts.gl import create_context, make_target, release_context, release_target

SIZE = (64, 48)
RATE_HZ = 60


class StubHost:
    """Frames for `seconds`, as fast as they are taken.  Raises LatentwalkError where no OpenGL 4.1 can be had.

    Making a host opens all that it needs, and says in one line what is missing; nothing is drawn or asked before
    `frames`.
    """

    name = "stub"  # in reports
    panels_in_room = False

    def __init__(self, seconds: float = math.inf) -> None:
        self._seconds = seconds
        self.ctx, _ = create_context()  # current on this thread from here on: drawing is made in it before `frames`
        self.help: dict[str, str] = {}  # the panels keep this very dictionary: a host that learns more changes it
        self._target = make_target(self.ctx, SIZE)

    def frames(self) -> Generator[Frame]:
        """Begin a frame, yield it, and end it in `finally`: the walk may end in the middle of one."""
        number = 0
        while number / RATE_HZ < self._seconds:
            controls = Controls()  # 1. listen: what the person does, in the device's newest words
            view = View(controls.head, perspective(math.radians(60), SIZE[0] / SIZE[1]), SIZE)
            try:  # 2. the world advances by `dt_s` and is drawn into the target while the generator waits here
                yield Frame(controls, number / RATE_HZ, 1 / RATE_HZ, [view], self._target)
            finally:  # 3. show what was drawn, or throw it away
                number += 1

    def pulse(self, side: Side, strength: float, duration_s: float) -> None:
        """Between two frames, when the world wants a hand to feel something; nothing where it cannot."""

    def tilt(self, pitch_rad: float) -> None:
        """In the middle of a frame, when the world wants a head that the host holds to look up, down or ahead."""

    def close(self) -> None:
        """Once, after the last frame, also when that failed; whoever drew has released its own before."""
        release_target(self._target)
        release_context(self.ctx)
