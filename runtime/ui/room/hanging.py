"""Where panels hang in a headset: each slot at its place about the person, and none before another.

What is long (the drawer, the gallery) hangs beside or below what one looks at; what is said of a row or of the probe
hangs beside it; the menu hangs at the hand that does not point.  Of two that would hide one another the
lesser gives way.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from latentwalk.runtime.ground.frame import OTHER, Controls, Pose, Side
from latentwalk.runtime.ground.geometry import Vectors, facing, forward, heading, pitch_of, wrap
from latentwalk.runtime.ui.places import M_PER_PX, Slot
from latentwalk.runtime.ui.room.aside import Dodge, laser, targets
from latentwalk.runtime.ui.room.follow import LazyFollow
from latentwalk.runtime.ui.room.spots import Box, Size, Spot, box, free
from latentwalk.runtime.world.probe.probe import Probe
from latentwalk.runtime.world.walk.person import Person
from latentwalk.scenes.arrays import F32

NEAREST_M = 0.3  # nearer, no eye focuses
SHRINKS = 0.92  # of the size as seen, at least, for one who steps back: capitals stay 0.9° high
OVER_HAND_RAD = math.radians(5)  # from the grip up to the menu, which the hand does not hide
BELOW_RAD = math.radians(-33)  # where the cloud ends: what is low stays below that, what is tall rises before it
TOP_RAD = math.radians(14)  # of a drawer: what unfolds in it grows down, and nothing goes from under the laser
ASKEW_RAD = math.radians(25)  # of a head that has not turned away from what is before the person
# From the gaze to the middle of a drawer of which nothing may be seen: a headset shows 43 to 55° to each side.
UNSEEN_RAD = math.radians(50)
LEFT_RAD, LEFT_M, CARRIED_M = math.radians(80), 0.7, 0.5  # turned, stepped, or gone so far, one has left a drawer

# About the person.  From where a walk begins the cloud fills the cone of 30° before the eyes: beyond it they hide
# nothing of it.  What is pressed most is nearest.
HANGS: dict[Slot, Spot] = {
    "drawer": Spot(math.radians(46), TOP_RAD, 1.0),
    "bottom": Spot(0.0, math.radians(-38), 0.9),
    "strip": Spot(0.0, math.radians(33), 1.1),
    "notice": Spot(0.0, math.radians(36), 1.1),  # above the strip where that is there
    "rail": Spot(0.0, math.radians(-52), 0.8),  # a card at the hip, where there is no second hand
}
# The first ones stay where they are: what was called, then what is in the hand, pointed at, and said.
ORDER: tuple[Slot, ...] = ("drawer", "bottom", "rail", "hand", "strip", "notice")


@dataclass(frozen=True, slots=True, eq=False)
class Hung:
    """A slot that is seen: `matrix` (4, 4) float32 from its pixels to the stage."""

    matrix: F32
    distance_m: float


class _Called:
    """Something long that was called, until the person steps or is carried away from where that was."""

    def __init__(self) -> None:
        self.since: tuple[Vectors, float] | None = None

    def left(self, there: bool, person: Person) -> bool:
        """Whether they have gone; `there`: it is still called for."""
        eye = np.asarray(person.head.position, np.float64)
        if not there or self.since is None:
            self.since = (eye, person.carried_m) if there else None
            return False
        return math.dist(eye, self.since[0]) > LEFT_M or person.carried_m - self.since[1] > CARRIED_M


class Hanging:
    """`slots`: what is seen now; `opened`: on which side of the gaze a drawer opened in this frame that may be out of
    view."""

    def __init__(self) -> None:
        self.slots: dict[Slot, Hung] = {}
        self.opened: Side | None = None
        self._follower, self._dodge = LazyFollow(), Dodge()
        self._drawer, self._below = _Called(), _Called()
        self._top: Vectors | None = None  # the middle of the drawer's top
        self._said: Vectors | None = None  # where the notice is that is fresh
        self._second = self._palm = False

    @property
    def menu(self) -> bool:
        """Whether the menu is seen: at the wrist, or as a card at the hip of one who has no second hand."""
        return self._palm or not self._second

    @property
    def menu_words(self) -> str:
        """Where the menu is."""
        return "your other palm, turned up, has the menu" if self._second else "the menu is at your hip"

    def follow(self, controls: Controls, dt_s: float, person: Person) -> None:
        """Come along with the head, and with the hand that has the menu."""
        self._follower.update(controls.head, dt_s, controls.recentered)
        self._second = controls.left.tracked and controls.right.tracked
        self._palm = person.wrist.shown

    def left(self, drawer: str, below: str, person: Person) -> list[str]:
        """What the person has gone or turned away from: of the drawer that is open ("": none), which hangs where it was
        called, and of what is long and hangs `below`."""
        found = [drawer] if self._drawer.left(bool(drawer), person) else []
        found += [below] if self._below.left(bool(below), person) else []
        self.opened = None
        if not drawer:
            self._top = None
        elif self._top is None:
            self._top = self._beside_person(person)
            off = _turn(self._top, person.head)
            self.opened = None if abs(off) <= UNSEEN_RAD else "left" if off > 0 else "right"
        elif not (found or self._palm) and abs(_turn(self._top, person.head)) > LEFT_RAD:
            found = [drawer]  # but who looks at the menu has not gone from what it brought
        return found

    def _beside_person(self, person: Person) -> Vectors:
        """The middle of the top of a drawer that opens now: on the side of the hand that points."""
        spot, ahead = HANGS["drawer"], heading(person.head)
        off = wrap(self._follower.yaw_rad - ahead)  # who looks at the menu looks aside of what they came to see
        yaw = ahead + min(max(off, -ASKEW_RAD), ASKEW_RAD)
        yaw += -spot.yaw_rad if person.pointer.side == "right" else spot.yaw_rad
        return spot._replace(yaw_rad=yaw).place(np.asarray(person.head.position, np.float64))

    def hang(self, sizes: Mapping[Slot, Size], controls: Controls, person: Person, probe: Probe | None) -> None:
        """Place the slots with these sizes in pixels; what finds no room is not seen."""
        eye, ahead_rad = np.asarray(controls.head.position, np.float64), heading(controls.head)
        self.slots, taken = {}, list[Box]()
        if "notice" not in sizes:
            self._said = None
        elif self._said is None:
            self._said = _over_gaze(controls.head).place(eye)
        for slot in ORDER:
            if slot not in sizes or (slot == "rail" and not self.menu):
                continue
            if slot == "hand":
                about = targets(person, probe, eye)
                kept = [*taken, *laser(person, eye), *(target.keep for target in about)]
                size, side = _at_one_meter(sizes[slot], 1.0), person.pointer.side
                spot = self._dodge.spot(eye, ahead_rad, about, side, size, kept)
            else:
                wanted, larger = self._wanted(slot, eye, sizes[slot], controls, person.pointer.side)
                size = _at_one_meter(sizes[slot], larger)
                spot = free(wanted, size, taken)
            if spot is not None:
                m_per_px = size[0] / sizes[slot][0] * spot.distance_m
                taken.append(box(spot, size))
                self.slots[slot] = Hung(facing(spot.place(eye), eye, sizes[slot], m_per_px), spot.distance_m)

    def _wanted(
        self, slot: Slot, eye: Vectors, size_px: Size, controls: Controls, pointing: Side
    ) -> tuple[Spot, float]:
        """Where a slot is to hang for an eye (3,), and how many times as large as with capitals of 1° it is seen."""
        if slot == "rail" and self._palm and self._second:
            spot = Spot.of(eye, controls.hand(OTHER[pointing]).grip.position)
            rises = OVER_HAND_RAD + math.atan(_at_one_meter(size_px, 1.0)[1] / 2)
            return spot._replace(pitch_rad=spot.pitch_rad + rises, distance_m=max(spot.distance_m, NEAREST_M)), 1.0
        hang = HANGS[slot]
        if slot == "bottom":
            tall = math.atan(_at_one_meter(size_px, 1.0)[1] / 2)
            hang = Spot(hang.yaw_rad, max(BELOW_RAD - tall, hang.pitch_rad), hang.distance_m)
        around = Spot(hang.yaw_rad + self._follower.yaw_rad, hang.pitch_rad, hang.distance_m)
        place = around.place(self._follower.position)
        if slot == "drawer" and self._top is not None:
            place = self._top
        if slot == "notice" and self._said is not None:
            place = self._said
        spot = Spot.of(eye, place)
        larger = max(hang.distance_m / max(spot.distance_m, NEAREST_M), SHRINKS)
        if slot == "drawer":
            lower = math.atan(_at_one_meter(size_px, larger)[1] / 2)
            spot = Spot(spot.yaw_rad, spot.pitch_rad - lower, spot.distance_m)
        return spot, larger


def _turn(top: Vectors, head: Pose) -> float:
    """How far a head is to turn to face a place (3,): to the left, in radians."""
    return wrap(Spot.of(np.asarray(head.position, np.float64), top).yaw_rad - heading(head))


def _over_gaze(head: Pose) -> Spot:
    """Where something is said: above what a level gaze looks at; who looks down, as at a panel, sees it in front."""
    hang = HANGS["notice"]
    pitch = hang.pitch_rad + min(0.0, pitch_of(forward(head)))
    return hang._replace(yaw_rad=heading(head), pitch_rad=pitch)


def _at_one_meter(size_px: Size, larger: float) -> Size:
    return size_px[0] * M_PER_PX * larger, size_px[1] * M_PER_PX * larger
