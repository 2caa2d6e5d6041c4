"""A hand that grips and pushes its stick sideways pulls the epochs back and forth.

A grip alone holds the world (`grab.py`), a stick alone walks and turns.  From the first push of a stick while a grip is
held, until all grips let go, the hands scrub: the world is let go of, and sticks neither walk nor turn nor teleport.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from latentwalk.runtime.ground.buttons import Button
from latentwalk.runtime.ground.frame import Controls, Side
from latentwalk.runtime.world.walk.sticks import response

BEGIN = 0.35  # a push this far sideways begins


@dataclass(frozen=True, slots=True)
class Push:
    """How a hand pulls the epochs in one frame: `rate` −1…1, by the stick of the hand `side`."""

    rate: float
    side: Side


class Scrub:
    """`push`: what hands that scrub do in this frame, None while none does."""

    def __init__(self) -> None:
        self.push: Push | None = None

    @property
    def active(self) -> bool:
        """Whether hands scrub."""
        return self.push is not None

    def listen(self, controls: Controls, squeezes: dict[Side, Button]) -> Controls:
        """Take this frame's grips and sticks; the controls for everything else, without sticks while a grip is held."""
        was, self.push = self.active, None
        gripping = any(squeezes[side].down and controls.hand(side).tracked for side in squeezes)
        if not gripping:
            return controls
        pushes = {side: float(controls.hand(side).stick[0]) for side in squeezes}
        side = max(pushes, key=lambda name: abs(pushes[name]))
        if was or abs(pushes[side]) >= BEGIN:
            self.push = Push(float(response(np.array([pushes[side], 0.0], np.float32))[0]), side)
        still = np.zeros(2, np.float32)
        left, right = replace(controls.left, stick=still), replace(controls.right, stick=still)
        return replace(controls, left=left, right=right)
