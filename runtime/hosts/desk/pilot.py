"""From keys, mouse and gamepad to device-neutral controls: a head that looks, a right hand on the cursor's ray."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from latentwalk.runtime.ground.frame import Controls, Pose
from latentwalk.runtime.ground.geometry import look, tangents, through, toward
from latentwalk.runtime.hosts.desk.keys import WALK
from latentwalk.scenes.arrays import F32

EYE_HEIGHT_M = 1.6
LOOK_RAD_PER_PX = math.radians(0.15)
ORBIT_RAD_PER_PX = math.radians(0.3)  # half a turn in half of a window
LOOK_RAD_PER_S = math.radians(110)
PITCH_LIMIT_RAD = math.radians(85)  # short of the pole, where a turn would only roll the picture
DEAD_ZONE = 0.15  # of the stick that looks, which never reaches the walk: worn sticks rest this far from their middle


@dataclass(slots=True)
class Pad:
    """A gamepad in one frame: sticks x, y −1…1 with up and right positive, triggers 0…1, the names of held buttons."""

    left: tuple[float, float] = (0.0, 0.0)
    right: tuple[float, float] = (0.0, 0.0)
    left_trigger: float = 0.0
    right_trigger: float = 0.0
    held: frozenset[str] = frozenset()

    @property
    def busy(self) -> bool:
        """Whether someone uses it."""
        axes = (*self.left, *self.right, self.left_trigger, self.right_trigger)
        return bool(self.held) or max(map(abs, axes)) > DEAD_ZONE


@dataclass(slots=True)
class Mouse:
    """The mouse in one frame: `cursor` x, y −1…1 in the picture, up and right positive, None while it is away; whether
    it pulls the `trigger`; how far the head was turned, where it stands and about something, in pixels right and down;
    the `outline` that is drawn, in places like the cursor's."""

    cursor: tuple[float, float] | None = None
    trigger: bool = False
    turned_px: tuple[float, float] = (0.0, 0.0)
    orbited_px: tuple[float, float] = (0.0, 0.0)
    outline: list[tuple[float, float]] = field(default_factory=list)

    @property
    def busy(self) -> bool:
        """Whether someone uses it."""
        return self.trigger or any((*self.turned_px, *self.orbited_px)) or bool(self.outline)


@dataclass(slots=True)
class Pilot:
    """Keeps from frame to frame where the head looks."""

    yaw_rad: float = 0.0
    pitch_rad: float = 0.0
    _by_pad: bool = False

    def controls(self, held: set[str], mouse: Mouse, pad: Pad, projection: F32, dt_s: float) -> Controls:
        """The controls of this frame from the names of held keys, mouse and gamepad."""
        self._by_pad = pad.busy or (self._by_pad and not mouse.busy)
        self._turn(mouse, pad, dt_s)
        controls = Controls(fly=True)
        controls.head = Pose(np.array([0, EYE_HEIGHT_M, 0], np.float32), look(self.yaw_rad, self.pitch_rad))
        controls.left.stick, controls.lift = self._walk(held, pad)
        controls.left.stick_click = "SHIFT" in held or "LEFT_THUMB" in pad.held
        hand = controls.right
        cursor = (0.0, 0.0) if self._by_pad else mouse.cursor
        hand.tracked = cursor is not None
        hand.aim = hand.grip = Pose(
            controls.head.position, toward(through(controls.head, cursor or (0.0, 0.0), projection))
        )
        hand.trigger = max(float(mouse.trigger), pad.right_trigger, float("A" in pad.held))
        hand.squeeze = pad.left_trigger
        if mouse.outline:
            controls.outline = tangents(mouse.outline, projection)
        return controls

    def _turn(self, mouse: Mouse, pad: Pad, dt_s: float) -> None:
        right, up = (_dead(axis) for axis in pad.right)
        across, down = (
            turned * LOOK_RAD_PER_PX + orbited * ORBIT_RAD_PER_PX
            for turned, orbited in zip(mouse.turned_px, mouse.orbited_px, strict=True)
        )
        self.yaw_rad -= across + right * LOOK_RAD_PER_S * dt_s
        pitch = self.pitch_rad - down + up * LOOK_RAD_PER_S * dt_s
        self.yaw_rad = math.remainder(self.yaw_rad, math.tau)
        self.tilt(pitch)

    def tilt(self, pitch_rad: float) -> None:
        """Look so far up, or as far as a head goes."""
        self.pitch_rad = max(-PITCH_LIMIT_RAD, min(PITCH_LIMIT_RAD, pitch_rad))

    def _walk(self, held: set[str], pad: Pad) -> tuple[F32, float]:
        """Stick (2,) and lift.  Keys come before a gamepad's stick, whose dead zone is the walk's to take."""
        axes = {"side": 0.0, "forward": 0.0, "lift": 0.0}
        for key in held & WALK.keys():
            axis, direction = WALK[key]
            axes[axis] += direction
        side, forward = axes["side"], axes["forward"]
        lift = axes["lift"] + ("RIGHT_BUMPER" in pad.held) - ("LEFT_BUMPER" in pad.held)
        stick = (side, forward) if side or forward else pad.left
        return np.array(stick, np.float32).clip(-1, 1), max(-1.0, min(1.0, lift))


def _dead(axis: float) -> float:
    """An axis without its dead zone, still reaching −1 and 1."""
    return math.copysign(max(0.0, abs(axis) - DEAD_ZONE) / (1 - DEAD_ZONE), axis)
