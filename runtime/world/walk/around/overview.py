"""A small copy of the cloud that floats in reach: where one is in it is seen at once, and a press on it goes there."""

from __future__ import annotations

import math

import numpy as np

from latentwalk.assets.colors import linear
from latentwalk.runtime.ground.buttons import Button
from latentwalk.runtime.ground.frame import OTHER, Controls, Side
from latentwalk.runtime.ground.geometry import Vectors, forward, heading, place_rig, rotate_yaw, to_room, to_stage, wrap
from latentwalk.runtime.ground.shown import Coloring, Dots, Lines, Marks, Pointer, Rig, Shape
from latentwalk.runtime.world.rows.coloring import row_colors
from latentwalk.runtime.world.rows.marks import SKY, segments
from latentwalk.runtime.world.rows.rows import Rows
from latentwalk.runtime.world.walk.around.compass import Compass
from latentwalk.scenes.arrays import F32, Indices

RADIUS_M = 0.125  # of the copy in the stage: the rim of the cloud is there
ASIDE_M, AHEAD_M, BELOW_M = 0.26, 0.42, 0.42  # from the eyes, on the side of the hand that does not point
LEFT_RAD, LEFT_M = math.radians(60), 0.7  # a person who turned or stepped so far has it placed anew
DOT_M, SELF_M, AIMED_M = 0.0016, 0.006, 0.008  # radii, in the stage
HIT_M = 0.02  # beside a row, in the stage: a hand trembles about a degree
FAR = 1.4  # radii of the copy, as far out as the dot for oneself is drawn
BEFORE_M = 0.8  # where one went to is so far ahead, before the rig's scale
GAZE_RAD, GAZE_M = math.radians(30), 0.05  # half of the wedge, and its length
SELF = np.array((*linear((255, 255, 255)), 0.95))
TABLE = (*linear((120, 150, 190)), 0.12)
AIMED = (*SKY, 0.9)


class Overview:
    """The table model.  `on`: whether it was called; `went`: a press on it moved the person in this frame;
    `along_m`: how far along the laser it is met, in the stage, infinite where it is not."""

    def __init__(self, rows: Rows, compass: Compass) -> None:
        self._rows, self._compass = rows, compass
        self.on = self.went = False
        self.along_m = math.inf
        self._place: Vectors | None = None  # in the stage
        self._placed_at = np.zeros(3), 0.0  # of the head, when it was placed
        self._aimed: F32 | None = None
        self._press = Button()
        self._colored: tuple[Indices, Coloring, F32] | None = None

    def show(self, on: bool) -> None:
        """Call it to where the person is now, or put it away."""
        self.on, self._place = on, None
        self._meets_nothing()

    def listen(self, rig: Rig, controls: Controls, pointer: Pointer, captured: bool) -> bool:
        """Take a frame: it stays in reach, and a press goes to what the laser meets in it.  Whether the laser does, or
        is `captured` already, and belongs to no tool."""
        self._meets_nothing()
        if not self._stands(controls, pointer.side):
            return captured
        hand = controls.hand(pointer.side)
        free = hand.tracked and controls.focused and not captured
        if free:
            self._aim(rig, hand.aim.position, forward(hand.aim))
        self._press.update(hand.trigger, self._aimed is not None)
        if self._press.pressed and self._aimed is not None:
            self._go(rig, controls, self._aimed)
        return captured or self._aimed is not None

    def dots(self, rig: Rig, eye: F32) -> Dots | None:
        """Its rows and oneself as they are seen."""
        if self._place is None or self._compass.ball is None:
            return None
        rows, coloring = self._compass.sample, self._rows.coloring
        if self._colored is None or self._colored[0] is not rows or self._colored[1] is not coloring:
            self._colored = rows, coloring, row_colors(coloring, rows)
        places = np.vstack([self._small(rig, self._compass.places), self._self(rig, eye)[None]])
        radii = np.full(len(places), DOT_M * rig.scale, np.float32)
        radii[-1] = SELF_M * rig.scale
        colors = np.vstack([self._colored[2], SELF[None, :3]])
        return Dots(places.astype(np.float32), radii, colors.astype(np.float32))

    def marks(self, rig: Rig, eye: F32, gaze: F32) -> Marks:
        """The disc that it stands on, the wedge of where one looks, and what the laser means."""
        if self._place is None or self._compass.ball is None:
            return Marks()
        middle, scale = to_room(rig, self._place), rig.scale
        disc = np.diag([RADIUS_M * scale, RADIUS_M * scale, RADIUS_M * scale, 1.0]).astype(np.float32)
        disc[:3, 3] = middle - np.array([0, RADIUS_M * scale, 0])
        shapes = [Shape("disc", disc, TABLE)]
        if self._aimed is not None:
            shapes.append(Shape.sphere(self._small(rig, self._aimed[None])[0], AIMED_M * scale, AIMED))
        return Marks([self._wedge(rig, eye, gaze)], shapes)

    def _meets_nothing(self) -> None:
        self.went, self.along_m, self._aimed = False, math.inf, None

    def _stands(self, controls: Controls, pointing: Side) -> bool:
        """Whether it is there, in reach; a flat screen has none."""
        if not self.on or controls.fly:
            self._place = None
            return False
        head, yaw = np.asarray(controls.head.position, np.float64), heading(controls.head)
        turned = abs(wrap(yaw - self._placed_at[1])) > LEFT_RAD
        if self._place is None or turned or math.dist(head, self._placed_at[0]) > LEFT_M or controls.recentered:
            aside = ASIDE_M if OTHER[pointing] == "right" else -ASIDE_M
            self._place = head + rotate_yaw(yaw, [aside, -BELOW_M, -AHEAD_M])
            self._placed_at = head, yaw
        return self._compass.ball is not None

    def _aim(self, rig: Rig, origin: Vectors, direction: Vectors) -> None:
        """Find the row of the copy that the laser meets first, else the place on the laser nearest to its middle."""
        assert self._place is not None
        way = self._place - origin
        along = float(way @ direction)
        aside = float(np.linalg.norm(way - along * direction))
        if along <= 0 or aside > RADIUS_M:
            return
        ways = to_stage(rig, self._small(rig, self._compass.places)) - origin
        depths = ways @ direction
        gaps = np.linalg.norm(ways - depths[:, None] * direction, axis=1)
        hit = np.flatnonzero((gaps < HIT_M) & (depths > 0))
        if len(hit):
            best = hit[np.argmin(depths[hit] + 4 * gaps[hit])]
            self._aimed, self.along_m = self._compass.places[best], float(depths[best])
        else:
            self._aimed, self.along_m = self._large(rig, to_room(rig, origin + along * direction)), along

    def _go(self, rig: Rig, controls: Controls, place: F32) -> None:
        """Stand so that a place (3,) of the room is right ahead at the height of the eyes, without a turn."""
        ahead = rotate_yaw(rig.yaw_rad + heading(controls.head), [0.0, 0.0, -BEFORE_M * rig.scale])
        place_rig(rig, controls.head.position, place - ahead)
        self.went = True

    def _ratio(self, rig: Rig) -> float:
        """Room meters of the copy in one of the cloud."""
        ball = self._compass.ball
        assert ball is not None
        return RADIUS_M * rig.scale / max(ball.radius, 1e-6)

    def _small(self, rig: Rig, places: F32) -> Vectors:
        """Where places (k, 3) of the room are in the copy, which is turned as the room is."""
        ball = self._compass.ball
        assert ball is not None
        assert self._place is not None
        return to_room(rig, self._place) + (places - ball.middle) * self._ratio(rig)

    def _large(self, rig: Rig, place: Vectors) -> F32:
        """What place (3,) of the room a place of the copy stands for."""
        ball = self._compass.ball
        assert ball is not None
        assert self._place is not None
        return np.asarray(ball.middle + (place - to_room(rig, self._place)) / self._ratio(rig), np.float32)

    def _self(self, rig: Rig, eye: F32) -> Vectors:
        """Where oneself is in the copy; who is far out is shown at its edge."""
        assert self._place is not None
        middle = to_room(rig, self._place)
        way = self._small(rig, eye[None])[0] - middle
        away, most = float(np.linalg.norm(way)), FAR * RADIUS_M * rig.scale
        return np.asarray(middle + way * min(1.0, most / max(away, 1e-9)))

    def _wedge(self, rig: Rig, eye: F32, gaze: F32) -> Lines:
        begin = self._self(rig, eye)
        level = np.array([gaze[0], 0.0, gaze[2]], np.float64)
        level = level / max(float(np.linalg.norm(level)), 1e-6) * GAZE_M * rig.scale
        left, right = (begin + rotate_yaw(angle, level) for angle in (GAZE_RAD, -GAZE_RAD))
        points = np.array([[begin, left], [begin, right], [left, right]], np.float32)
        return segments(points, tuple(SELF), 2.0)
