"""What is seen of the hands: where they are, and what stands at the buttons of what they hold.

A grip pose is OpenXR's: −Z goes through the fist from the little finger to the thumb, +X to the right of a fist that is
held thumb up, +Y to its wrist.  Everything here is in the stage.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from latentwalk.runtime.ground import deeds
from latentwalk.runtime.ground.frame import SIDES, Action, Controls, Side
from latentwalk.runtime.ground.geometry import Vectors, rigid, room_from_stage, rotate
from latentwalk.runtime.ground.shown import Pointer, Rig, ShownHand
from latentwalk.runtime.world.walk.lessons import Lessons

MIRRORED = np.diag([-1.0, 1.0, 1.0, 1.0]).astype(np.float32)  # a left hand from a right one
LABEL_RAD = 0.034  # from one label to the next, as seen: a line of capitals of 1°
ASIDE_M, ASIDE_RAD = 0.06, 0.03  # from the grip to the labels, clear of the controller


@dataclass(frozen=True, slots=True, eq=False)
class Label:
    """What stands at a `button` (3,): a text whose near edge has its middle at `place` (3,), and which goes on to the
    right of it as seen, or to the left."""

    text: str
    button: Vectors
    place: Vectors
    rightward: bool


class InHand:
    """`hands`: those that are tracked, as they are drawn; `labels`: what stands at their buttons."""

    def __init__(self) -> None:
        self.hands: tuple[ShownHand, ...] = ()
        self.labels: list[Label] = []

    def update(self, rig: Rig, controls: Controls, pointer: Pointer, lessons: Lessons, main: Side) -> None:
        """Take a frame."""
        self.hands = shown_hands(rig, controls, pointer.side if pointer.active else None)
        self.labels = labels(controls, lessons, main)


def shown_hands(rig: Rig, controls: Controls, points: Side | None) -> tuple[ShownHand, ...]:
    """The hands that are tracked, as large as hands are beside the person; a mouse has none."""
    stage, bare = room_from_stage(rig), controls.held is not None and controls.held.bare
    found = []
    for side in SIDES if not controls.fly else ():
        hand = controls.hand(side)
        if hand.tracked:
            matrix = stage @ rigid(hand.grip) @ (MIRRORED if side == "left" else np.eye(4, dtype=np.float32))
            found.append(ShownHand(matrix.astype(np.float32), bare, side == points))
    return tuple(found)


def labels(controls: Controls, lessons: Lessons, main: Side) -> list[Label]:
    """What stands at buttons that were not used yet: a column on the outer side of each hand, none over another."""
    if lessons.held is None or not controls.focused:
        return []
    found = []
    for side in SIDES:
        told = deeds.labels(lessons.held, side, main)
        wanted = {action: told[action] for action in lessons.tells(side) if action in told}
        if controls.hand(side).tracked and wanted:
            found += _column(controls, side, wanted)
    return found


def _column(controls: Controls, side: Side, wanted: dict[Action, str]) -> list[Label]:
    grip, head = controls.hand(side).grip, np.asarray(controls.head.position, np.float64)
    mirror = np.array([-1.0 if side == "left" else 1.0, 1.0, 1.0])
    buttons = {
        name: grip.position + rotate(grip.orientation, np.array(deeds.BUTTONS[name]) * mirror) for name in wanted
    }
    away_m = max(float(np.linalg.norm(grip.position - head)), 0.2)
    right, up = _across(grip.position - head)
    outward = right if side == "right" else -right
    aside = outward * (ASIDE_M + ASIDE_RAD * away_m)
    names = sorted(wanted, key=lambda name: -float(buttons[name] @ up))
    middle = np.mean([*buttons.values()], axis=0)
    found = []
    for i, name in enumerate(names):
        lift = ((len(names) - 1) / 2 - i) * LABEL_RAD * away_m
        found.append(Label(wanted[name], buttons[name], middle + aside + up * lift, side == "right"))
    return found


def _across(way: Vectors) -> tuple[Vectors, Vectors]:
    """Right and up of one who looks along a way (3,), upright."""
    ahead = way / max(float(np.linalg.norm(way)), 1e-9)
    right = np.array([-ahead[2], 0.0, ahead[0]])
    length = float(np.linalg.norm(right))
    right = right / length if length > 1e-6 else np.array([1.0, 0.0, 0.0])
    return right, np.cross(right, ahead)
