"""From keys, mouse and gamepad to device-neutral controls: a head that looks, a right hand on the cursor's ray."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from latentwalk.runtime.ground.frame import Controls, Pose
from latentwalk.runtime.ground.geometry import look, rotate, toward
from latentwalk.runtime.hosts.window.keys import WALK
from latentwalk.scenes.arrays import F32

EYE_HEIGHT_M = 1.6
LOOK_RAD_PER_PX = math.radians(0.15)
LOOK_RAD_PER_S = math.radians(110)
PITCH_LIMIT_RAD = math.radians(85)  # short of the pole, where a turn would only roll the picture
NOTCH_S = 0.12  # how long a notch of the wheel walks
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
    """The mouse in one frame: `cursor` x, y −1…1 in the picture, up and right positive, None while it is away; how far
    a look was dragged, and the wheel's notches."""

    cursor: tuple[float, float] | None = None
    left: bool = False
    middle: bool = False
    dragged_px: tuple[float, float] = (0.0, 0.0)
    wheel: float = 0.0


@dataclass(slots=True)
class Pilot:
    """Keeps from frame to frame where the head looks."""

    yaw_rad: float = 0.0
    pitch_rad: float = 0.0
    _rolling_s: float = 0.0
    _by_pad: bool = False

    def controls(self, held: set[str], mouse: Mouse, pad: Pad, projection: F32, dt_s: float) -> Controls:
        """The controls of this frame from the names of held keys, mouse and gamepad."""
        self._by_pad = pad.busy or (self._by_pad and mouse.dragged_px == (0.0, 0.0) and not mouse.left)
        self._turn(mouse, pad, dt_s)
        controls = Controls(fly=True)
        controls.head = Pose(np.array([0, EYE_HEIGHT_M, 0], np.float32), look(self.yaw_rad, self.pitch_rad))
        controls.left.stick, controls.lift = self._walk(held, mouse, pad, dt_s)
        controls.left.stick_click = "SHIFT" in held or "LEFT_THUMB" in pad.held
        hand = controls.right
        cursor = (0.0, 0.0) if self._by_pad else mouse.cursor
        hand.tracked = cursor is not None
        hand.aim = hand.grip = Pose(controls.head.position, toward(self._ray(cursor or (0.0, 0.0), projection)))
        hand.trigger = max(float(mouse.left), pad.right_trigger, float("A" in pad.held))
        hand.squeeze = max(float(mouse.middle), pad.left_trigger)
        return controls

    def _turn(self, mouse: Mouse, pad: Pad, dt_s: float) -> None:
        right, up = (_dead(axis) for axis in pad.right)
        self.yaw_rad -= mouse.dragged_px[0] * LOOK_RAD_PER_PX + right * LOOK_RAD_PER_S * dt_s
        pitch = self.pitch_rad - mouse.dragged_px[1] * LOOK_RAD_PER_PX + up * LOOK_RAD_PER_S * dt_s
        self.yaw_rad = math.remainder(self.yaw_rad, math.tau)
        self.tilt(pitch)

    def tilt(self, pitch_rad: float) -> None:
        """Look so far up, or as far as a head goes."""
        self.pitch_rad = max(-PITCH_LIMIT_RAD, min(PITCH_LIMIT_RAD, pitch_rad))

    def _walk(self, held: set[str], mouse: Mouse, pad: Pad, dt_s: float) -> tuple[F32, float]:
        """Stick (2,) and lift.  Keys and wheel come before a gamepad's stick, whose dead zone is the walk's to take."""
        axes = {"side": 0.0, "forward": 0.0, "lift": 0.0}
        for key in held & WALK.keys():
            axis, direction = WALK[key]
            axes[axis] += direction
        side, forward = axes["side"], axes["forward"]
        self._rolling_s += mouse.wheel * NOTCH_S
        # What is left of the notches walks on; those the other way take from it first.
        if self._rolling_s:
            forward = math.copysign(1.0, self._rolling_s)
            self._rolling_s -= math.copysign(min(dt_s, abs(self._rolling_s)), self._rolling_s)
        lift = axes["lift"] + ("RIGHT_BUMPER" in pad.held) - ("LEFT_BUMPER" in pad.held)
        stick = (side, forward) if side or forward else pad.left
        return np.array(stick, np.float32).clip(-1, 1), max(-1.0, min(1.0, lift))

    def _ray(self, cursor: tuple[float, float], projection: F32) -> F32:
        """Unit direction (3,) in stage space through a place −1…1 of the picture."""
        local = np.array([cursor[0] / projection[0, 0], cursor[1] / projection[1, 1], -1.0])
        return rotate(look(self.yaw_rad, self.pitch_rad), local / np.linalg.norm(local)).astype(np.float32)


def _dead(axis: float) -> float:
    """An axis without its dead zone, still reaching −1 and 1."""
    return math.copysign(max(0.0, abs(axis) - DEAD_ZONE) / (1 - DEAD_ZONE), axis)
