"""Where the cloud is for a person: how far out one may stand, whether any of it is in view, and an arrow to it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from latentwalk.runtime.ground.frame import Controls, Pose
from latentwalk.runtime.ground.geometry import Vectors, heading, yaw_of
from latentwalk.runtime.ground.shown import Lines, Rig
from latentwalk.runtime.world.rows import fit
from latentwalk.runtime.world.rows.large.masks import spread
from latentwalk.runtime.world.rows.marks import SKY, segments
from latentwalk.runtime.world.rows.rows import Rows
from latentwalk.runtime.world.walk.camera import eye_of, gaze_of
from latentwalk.runtime.world.walk.rig import turn
from latentwalk.scenes.arrays import F32, Indices

SAMPLE = 2000  # shown rows that stand for all: what less than one of them is in view of is not seen
BODY = 0.98  # of them inside the cloud's rim
ONES = np.ones(3, np.float32)
STEP_M = 1.5  # outside of the rim, before the rig's scale: from there the whole cloud is seen
IN_VIEW = math.cos(math.radians(40))  # from straight ahead, what a headset shows to both eyes
LOST_S = 0.6  # with nothing in view: a glance aside needs no arrow
EDGE_RAD = math.radians(20)  # of the arrow from straight ahead: beside what one looks at, inside of any lens
AWAY_M, LONG_M, HEAD_M, WIDTH_PX = 1.0, 0.12, 0.05, 7.0
ARROW = (*SKY, 0.95)


@dataclass(frozen=True, slots=True, eq=False)
class Ball:
    """Where most shown rows are: about their median `middle` (3,) within `radius`."""

    middle: F32
    radius: float


class Compass:
    """Knows the way to the shown rows, by a sample of them.  `lost`: somebody in a room has had none in view for a
    while."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._sampled: tuple[int, Indices] = (-1, np.zeros(0, np.intp))
        self._placed: tuple[tuple[object, ...], Indices, F32, Ball | None] | None = None
        self._unseen_s, self._witness = 0.0, 0
        self.lost = False

    @property
    def sample(self) -> Indices:
        """Rows (k,) that stand for all that are shown."""
        return self._known()[0]

    @property
    def places(self) -> F32:
        """Where they are now, (k, 3)."""
        return self._known()[1]

    @property
    def ball(self) -> Ball | None:
        """Where the shown rows are now; None where none is anywhere."""
        return self._known()[2]

    def update(self, controls: Controls, eye: F32, gaze: F32, dt_s: float) -> None:
        """Look whether anything is in view, a frame later; on a flat screen its edges tell (`ui/desk/edges.py`), and
        where no hand is tracked it is a picture that somebody made of this view."""
        hands = not controls.fly and (controls.left.tracked or controls.right.tracked)
        self._unseen_s = 0.0 if not hands or self.sees(eye, gaze) else self._unseen_s + dt_s
        self.lost = self._unseen_s >= LOST_S

    def sees(self, eye: F32, gaze: F32) -> bool:
        """Whether any shown row, or where there is none nothing, is in view of an eye (3,) that looks along a unit
        direction (3,)."""
        places = self._known()[1]
        if not len(places):
            return True
        # While one that was in view is so still, the others need not be looked at.
        if self._witness < len(places):
            x, y, z = (places[self._witness] - eye).tolist()
            right, up, back = gaze.tolist()
            if x * right + y * up + z * back > IN_VIEW * math.hypot(x, y, z):
                return True
        ways = places - eye
        seen = ways @ gaze > IN_VIEW * np.sqrt((ways * ways) @ ONES)
        self._witness = int(seen.argmax())
        return bool(seen[self._witness])

    def face_cloud(self, rig: Rig, head: Pose) -> bool:
        """Turn a person to the shown rows where nothing of them is in view; whether that was so."""
        _, places, ball = self._known()
        eye = eye_of(rig, head)
        if ball is None or self.sees(eye, gaze_of(rig, head)):
            return False
        turn(rig, head, yaw_of(ball.middle - eye) - rig.yaw_rad - heading(head))
        if not self.sees(eye, gaze_of(rig, head)):  # it is above or below, but for some rows at the sides
            ways = (places - eye) / np.linalg.norm(places - eye, axis=1, keepdims=True)
            level = ways[np.argmin(np.abs(ways[:, 1] - gaze_of(rig, head)[1]))]
            turn(rig, head, yaw_of(level) - rig.yaw_rad - heading(head))
        return True

    def limit(self, start: Vectors, target: Vectors, scale: float) -> float:
        """The share 0…1 of the way over the floor from a place (3,) to a target (3,) that ends a step outside of the
        cloud's rim at most, or as far out as it began."""
        ball = self.ball
        if ball is None:
            return 1.0
        begun, way = (np.array([v[0], v[2]], np.float64) for v in (start - ball.middle, target - start))
        most = max(ball.radius + STEP_M * scale, float(np.linalg.norm(begun)))
        if np.linalg.norm(begun + way) <= most:
            return 1.0
        # |begun + share · way| = most, and c is not above 0.
        a, b, c = float(way @ way), float(begun @ way), float(begun @ begun) - most * most
        return min(1.0, max(0.0, (-b + math.sqrt(max(0.0, b * b - a * c))) / a))

    def lines(self, rig: Rig, eye: F32, gaze: F32) -> list[Lines]:
        """The arrow for the lost, near the edge of their view on the side where the cloud is."""
        ball = self.ball
        if ball is None:
            return []
        ahead = gaze.astype(np.float64)
        aside = (ball.middle - eye) - ((ball.middle - eye) @ ahead) * ahead
        if np.linalg.norm(aside) < 1e-3 * np.linalg.norm(ball.middle - eye):  # straight behind: either turn is as short
            aside = np.array([-ahead[2], 0.0, ahead[0]])
        aside = aside / max(float(np.linalg.norm(aside)), 1e-9)
        along = math.cos(EDGE_RAD) * aside - math.sin(EDGE_RAD) * ahead
        across = np.cross(ahead, aside)
        middle = eye + AWAY_M * rig.scale * (math.cos(EDGE_RAD) * ahead + math.sin(EDGE_RAD) * aside)
        long, head = LONG_M * rig.scale * along, HEAD_M * rig.scale
        tip = middle + long / 2
        barbs = [tip - head * (along + side * across) for side in (0.8, -0.8)]
        points = np.array([[middle - long / 2, tip], [barbs[0], tip], [barbs[1], tip]], np.float32)
        return [segments(points, ARROW, WIDTH_PX)]

    def _known(self) -> tuple[Indices, F32, Ball | None]:
        """Sampled rows (k,), where they are now (k, 3), and the ball about most of them."""
        rows, cloud = self._rows, self._rows.layouts.cloud
        if self._sampled[0] != rows.flags_version:
            self._sampled = rows.flags_version, spread(rows.visible, SAMPLE)
        key = rows.flags_version, cloud.a, cloud.b, cloud.t
        if self._placed is None or self._placed[0] != key:
            places = fit.positions(cloud, self._sampled[1])
            there = np.isfinite(places).all(1)
            self._placed = key, self._sampled[1][there], places[there], _ball(places[there])
        return self._placed[1:]


def _ball(places: F32) -> Ball | None:
    if not len(places):
        return None
    middle = np.median(places, axis=0).astype(np.float32)
    return Ball(middle, float(np.quantile(np.linalg.norm(places - middle, axis=1), BODY)))
