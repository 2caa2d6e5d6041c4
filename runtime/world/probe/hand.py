"""How a hand or a mouse leads the probe, holds it still, and pulls rows along.

With the probe tool, the probe is at the hand, and where the latent space lies flat, over or under it; for a mouse it is
along its ray.  The trigger on a row pulls it along while held; elsewhere it lets the probe stay, and come back.
"""

from __future__ import annotations

import numpy as np

from latentwalk.runtime.ground.buttons import Button
from latentwalk.runtime.ground.shown import Pointer, Rig
from latentwalk.runtime.world.outbox import Outbox
from latentwalk.runtime.world.probe.probe import Probe
from latentwalk.scenes.arrays import F32

AHEAD_M = 0.12  # before the hand, so that it does not hide the probe
ARM_M = 1.5  # how far before the eye a mouse probes, or holds things, where it has met no row
FAR_M = 20.0  # farther away a mouse does not probe a plane, however flat its ray


class ProbeHand:
    """What the pointing hand does with the probe."""

    def __init__(self, probe: Probe, outbox: Outbox) -> None:
        self._probe, self._outbox = probe, outbox
        self._reach_m = ARM_M
        self._offset: F32 | None = None

    def use(self, rig: Rig, pointer: Pointer, trigger: Button, *, mouse: bool, captured: bool) -> None:
        """Take a frame of the probe tool; nothing moves while a panel has the laser (`captured`)."""
        probe = self._probe
        if not trigger.down:  # also where it was let go while nobody looked
            self._offset = None
        if not pointer.active:
            return
        ahead = self._ahead(rig, pointer) if mouse else AHEAD_M * rig.scale
        place = np.asarray(pointer.origin + pointer.direction * np.float32(ahead), np.float32)
        if trigger.pressed:
            self._press(pointer, place)
        if self._offset is not None:
            probe.held = True
            probe.at_place(place + self._offset)
        elif not probe.held and not captured:
            probe.at_place(place)

    def _press(self, pointer: Pointer, place: F32) -> None:
        probe = self._probe
        if pointer.row >= 0:
            self._outbox.attempt(probe.pull, pointer.row)
            # It is dragged from where it is, not drawn to the hand.
            if probe.pulled is not None:
                self._offset = probe.pulled.place - place
        elif probe.held:
            probe.let_go()
            probe.follow()
        else:
            probe.held = True
        self._outbox.pulse(pointer.side, 0.5, 0.03)

    def _ahead(self, rig: Rig, pointer: Pointer) -> float:
        """How far along the mouse's ray its place is: at a plane that it meets, at the depth that was chosen, or as
        far as what it hovers or hovered last."""
        level_m = self._probe.latent_map.level_m
        if level_m is not None and (ahead := _meets(pointer, level_m)) <= FAR_M * rig.scale:
            return ahead
        if pointer.row >= 0:
            self._reach_m = pointer.length_m / rig.scale
        return (self._probe.depth_m or self._reach_m) * rig.scale


def _meets(pointer: Pointer, level_m: float) -> float:
    """How far along a ray it meets a level plane; infinite where it does not."""
    rise, fall = level_m - float(pointer.origin[1]), float(pointer.direction[1])
    # Not behind the hand, nor where it points along the plane.
    return rise / fall if rise * fall > 0 else float("inf")
