"""What is seen of the hands: where they are, and what stands at the buttons of what they hold.

A grip pose is OpenXR's: −Z goes through the fist from the little finger to the thumb, +X to the right of a fist that is
held thumb up, +Y to its wrist.  Everything here is in the stage.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from latentwalk.runtime.ground import deeds
from latentwalk.runtime.ground.frame import SIDES, Action, Controls, Held, Side
from latentwalk.runtime.ground.geometry import Vectors, rigid, room_from_stage, rotate
from latentwalk.runtime.ground.shown import Pointer, Rig, ShownHand
from latentwalk.runtime.world.walk.lessons import Lessons
from latentwalk.scenes.arrays import F32

MIRRORED: F32 = np.diag([-1.0, 1.0, 1.0, 1.0]).astype(np.float32)  # a left hand from a right one
LABEL_RAD = 0.034  # from one label to the next, as seen: a line of capitals of 1°
NEAREST_M = 0.2  # nearer, no eye focuses
IN_EYE_M = 0.05  # what a hand that is nearer to the eye has, and its laser, would only dazzle
ASIDE_M, ASIDE_RAD = 0.06, 0.03  # from the grip to the labels, clear of the controller


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """What stands at buttons: texts, the `buttons` (k, 3), and `places` (k, 3) float64 where the middles of their near
    edges are; each goes on to the right of it as seen, or to the left: `sides` (k,), 1 or −1."""

    texts: tuple[str, ...]
    buttons: Vectors
    places: Vectors
    sides: Vectors

    def __len__(self) -> int:
        return len(self.texts)


NONE = Labels((), np.zeros((0, 3)), np.zeros((0, 3)), np.zeros(0))


class InHand:
    """`hands`: those that are tracked, as they are drawn; `labels`: what stands at their buttons."""

    def __init__(self) -> None:
        self.hands: tuple[ShownHand, ...] = ()
        self.labels = NONE

    def update(
        self, rig: Rig, controls: Controls, pointer: Pointer, lessons: Lessons, main: Side, *, menu: bool
    ) -> None:
        """Take a frame; `menu`: it hangs at the hand that does not point, and nothing else is to be read there."""
        self.hands = shown_hands(rig, controls, pointer.side if pointer.active else None)
        sides = (pointer.side,) if menu else SIDES
        self.labels = NONE if lessons.held is None else labels(controls, lessons, lessons.held, main, sides)


def shown_hands(rig: Rig, controls: Controls, points: Side | None) -> tuple[ShownHand, ...]:
    """The hands that are tracked, as large as hands are beside the person; a mouse has none, and one in the eye, where
    scripts have theirs, would hide everything."""
    stage, bare = room_from_stage(rig), controls.held is not None and controls.held.bare
    found = []
    hands = zip(SIDES, (controls.left, controls.right), strict=True)
    for side, hand in hands if not controls.fly else ():
        if hand.tracked and math.dist(hand.grip.position, controls.head.position) > IN_EYE_M:
            matrix: F32 = stage @ rigid(hand.grip)
            matrix = matrix @ MIRRORED if side == "left" else matrix
            found.append(ShownHand(matrix, bare, side == points))
    return tuple(found)


def labels(controls: Controls, lessons: Lessons, held: Held, main: Side, sides: Iterable[Side]) -> Labels:
    """What stands at buttons of these hands, in which is `held`, that were not used yet: a column on the outer side of
    each, none over another."""
    if not controls.focused:
        return NONE
    columns = []
    for side in sides:
        told = deeds.labels(held, side, main)
        wanted = {action: told[action] for action in lessons.tells(side) if action in told}
        if controls.hand(side).tracked and wanted:
            columns.append(_column(controls, side, wanted))
    if not columns:
        return NONE
    texts = tuple(text for column in columns for text in column.texts)
    parts = [(column.buttons, column.places, column.sides) for column in columns]
    return Labels(texts, *(np.concatenate(part) for part in zip(*parts, strict=True)))


def _column(controls: Controls, side: Side, wanted: dict[Action, str]) -> Labels:
    grip, head = controls.hand(side).grip, np.asarray(controls.head.position, np.float64)
    sign = 1.0 if side == "right" else -1.0
    names = [name for name in deeds.BUTTONS if name in wanted]
    buttons = np.array([deeds.BUTTONS[name] for name in names]) * [sign, 1.0, 1.0]
    buttons = grip.position + rotate(grip.orientation, buttons)
    away_m = max(math.dist(grip.position, head), NEAREST_M)
    right, up = _across(grip.position - head)
    order = np.argsort(-(buttons @ up), kind="stable")
    lifts = ((len(names) - 1) / 2 - np.arange(len(names))) * (LABEL_RAD * away_m)
    aside = right * (sign * (ASIDE_M + ASIDE_RAD * away_m))
    places = buttons.mean(axis=0) + aside + up * lifts[:, None]
    texts = tuple(wanted[names[i]] for i in order)
    return Labels(texts, buttons[order], places, np.full(len(names), sign))


def _across(way: Vectors) -> tuple[Vectors, Vectors]:
    """Right and up of one who looks along a way (3,), upright."""
    x, y, z = way.tolist()
    level, length = math.hypot(x, z), max(math.hypot(x, y, z), 1e-9)
    if level < 1e-6:
        return np.array([1.0, 0.0, 0.0]), np.array([0.0, 0.0, -math.copysign(1.0, y)])
    right = np.array([-z / level, 0.0, x / level])
    return right, np.array([-x * y / (level * length), level / length, -z * y / (level * length)])
