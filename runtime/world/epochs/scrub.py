"""A hand that grips and pushes its stick sideways pulls the epochs back and forth.

A grip alone holds the world (`grab.py`), a stick alone walks and turns.  From the first push of a stick while a grip is
held, until all grips let go, the hands scrub: the world is let go of, and sticks neither walk nor turn nor teleport.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from latentwalk.runtime.ground.buttons import Button
from latentwalk.runtime.ground.frame import Controls, Side
from latentwalk.runtime.world.walk.rig import response

BEGIN = 0.35  # a push this far sideways begins


class Scrub:
    """`active` while hands scrub; `rate` −1…1, `side` the hand whose stick is pushed."""

    def __init__(self) -> None:
        self.active = False
        self.rate = 0.0
        self.side: Side = "right"

    def listen(self, controls: Controls, squeezes: dict[Side, Button]) -> Controls:
        """Take this frame's grips and sticks; the controls for everything else, without sticks while a grip is held."""
        self.rate = 0.0
        gripping = any(squeezes[side].down and getattr(controls, side).tracked for side in squeezes)
        self.active = self.active and gripping
        if not gripping:
            return controls
        pushes = {side: float(getattr(controls, side).stick[0]) for side in squeezes}
        side = max(pushes, key=lambda name: abs(pushes[name]))
        self.active = self.active or abs(pushes[side]) >= BEGIN
        if self.active:
            self.side = side
            self.rate = float(response(np.array([pushes[side], 0.0], np.float32))[0])
        still = np.zeros(2, np.float32)
        left, right = replace(controls.left, stick=still), replace(controls.right, stick=still)
        return replace(controls, left=left, right=right)
