"""The selected rows as a curved wall of their pictures before the person, dozens at once, to point at and choose."""

from __future__ import annotations

import math

import numpy as np

from latentwalk.runtime.ground.buttons import Button
from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.ground.geometry import Vectors, forward, heading, rotate_yaw, to_room, wrap
from latentwalk.runtime.ground.shown import Lines, Marks, Picture, Pointer, Rig
from latentwalk.runtime.ground.written import CENTERED, RowWords
from latentwalk.runtime.world.rows.marks import SKY, segments
from latentwalk.runtime.world.rows.rows import Rows
from latentwalk.scenes.arrays import Indices
from latentwalk.scenes.errors import UsageError

MOST = 60  # at once: what 60° by 30° hold, each wide enough to be made out
WIDE_DEG, HIGH_DEG = 60.0, 30.0
CELL_DEG = 5.0, 10.0  # from one to the next: the least, and for few of them the most
FILLED = 0.9  # of that by the longer side of a picture
RADIUS_M = 1.5  # where eyes rest, farther than hands reach
LOWER_RAD = math.radians(-4)  # of its middle from the height of the eyes
LEFT_RAD, LEFT_M = math.radians(100), 1.2  # a person who turned or stepped so far has it placed anew
ARROW_RAD = math.radians(5)  # beside its edges: where a press turns the page
POINTED, TAKEN_AWAY = 1.5, 0.65  # size of the picture pointed at, and of one that is selected no longer
TEXT_MOST = 8  # letters of a row without a picture
ARROW = (*SKY, 0.95)


class Wall:
    """`rows`: those on it, on all its pages, in order; `row`: the one that the laser meets, −1 for none; `along_m`: how
    far along the laser it is met, in the stage, infinite where it is not."""

    def __init__(self, rows: Rows) -> None:
        self._all = rows
        self.rows: Indices = np.zeros(0, np.intp)
        self.page, self.row, self.along_m = 0, -1, math.inf
        self._turns = self._version = 0
        self._place: Vectors | None = None  # of the head in the stage, when it was placed
        self._yaw_rad = 0.0
        self._press = Button()
        self._laid: tuple[tuple[object, ...], Vectors, float] | None = None
        self._made: tuple[tuple[object, ...], Marks] | None = None

    @property
    def pages(self) -> int:
        """How many there are."""
        return -(-len(self.rows) // MOST)

    def show(self, rows: Indices) -> None:
        """Put rows (k,) on it, before where the person is now.  Raises UsageError for none."""
        if not len(rows):
            raise UsageError("nothing is selected; select rows first")
        self.rows, self.page, self._place = rows, 0, None
        self._version += 1

    def put_away(self) -> None:
        """Take all rows off it."""
        self.rows, self._place = self.rows[:0], None
        self._meets_nothing()

    def turn(self, pages: int) -> None:
        """Go on by some pages; behind the last comes the first.  Raises UsageError where there is no wall."""
        if not self.pages:
            raise UsageError("there is no wall of pictures; put the selected rows on it first")
        self.page = (self.page + pages) % self.pages

    def listen(self, controls: Controls, pointer: Pointer, captured: bool) -> bool:
        """Take a frame: a press on a picture selects its row, or no longer, one on an arrow turns the page.  Whether
        the laser meets any of these, or is `captured` already, and belongs to no tool."""
        self._meets_nothing()
        if not self._stands(controls):
            return captured
        hand = controls.hand(pointer.side)
        if hand.tracked and controls.focused and not captured:
            self._aim(np.asarray(hand.aim.position, np.float64), forward(hand.aim))
        meant = self.row >= 0 or self._turns != 0
        self._press.update(hand.trigger, meant)
        if self._press.pressed and self.row >= 0:
            self._all.selection.toggle(self.row)
        elif self._press.pressed:
            self.turn(self._turns)
        return captured or meant

    def marks(self, rig: Rig) -> Marks:
        """Its pictures, the one pointed at larger, those selected no longer smaller, and arrows to other pages."""
        if self._place is None:
            return Marks()
        seen = self.row, self._turns, self._all.selection.version, *self._place, *rig.position, rig.yaw_rad, rig.scale
        key = self._version, self.page, self._yaw_rad, *map(float, seen)
        if self._made is None or self._made[0] != key:
            self._made = key, Marks(self._arrows(rig), [], self._pictures(rig))
        return self._made[1]

    def _pictures(self, rig: Rig) -> list[Picture]:
        assert self._place is not None
        here, (ways, cell_rad) = self._here(), self._cells()
        places = to_room(rig, self._place + RADIUS_M * ways).astype(np.float32)
        longer = 2 * RADIUS_M * rig.scale * math.tan(FILLED * cell_rad / 2)
        pictures = []
        for row, place in zip(here.tolist(), places, strict=True):
            pixels = self._all.pictures.of(row)
            if pixels is not None:
                size = longer * pixels.shape[0] / max(pixels.shape[:2])
                size *= POINTED if row == self.row else 1.0 if self._all.selection.rows[row] else TAKEN_AWAY
                pictures.append(Picture(f"wall {row}", place, size, pixels, in_front=row == self.row))
        return pictures

    def words(self, rig: Rig, others: RowWords | None) -> RowWords | None:
        """The ids of its rows that have no picture, else the other words in the room, which would lie over these."""
        bare: list[int] = []
        if self._place is not None:
            bare = [i for i, row in enumerate(self._here().tolist()) if self._all.pictures.of(row) is None]
        if self._place is None or not bare:
            return others
        texts = tuple(_short(self._all.ids[row]) for row in self._here()[bare].tolist())
        places = to_room(rig, self._place + RADIUS_M * self._cells()[0][bare]).astype(np.float32)
        k = len(bare)
        middle, before = np.full(k, CENTERED, np.float32), np.ones(k, np.bool_)
        return RowWords(texts, places, middle, before, np.ones(k, np.float32), (None,) * k)

    def _here(self) -> Indices:
        """Rows (k,) of this page."""
        return self.rows[self.page * MOST : (self.page + 1) * MOST]

    def _meets_nothing(self) -> None:
        self.row, self.along_m, self._turns = -1, math.inf, 0

    def _stands(self, controls: Controls) -> bool:
        """Whether it is there, before the person; a flat screen has none."""
        if not len(self.rows) or controls.fly:
            self._place = None
            return False
        head, yaw_rad = np.asarray(controls.head.position, np.float64), heading(controls.head)
        turned = abs(wrap(yaw_rad - self._yaw_rad)) > LEFT_RAD
        if self._place is None or turned or math.dist(head, self._place) > LEFT_M or controls.recentered:
            self._place, self._yaw_rad = head, yaw_rad
        return True

    def _grid(self) -> tuple[int, int, float]:
        """Columns, lines, and how far apart they are in radians."""
        count = len(self._here())
        columns = max(1, math.ceil(math.sqrt(count * WIDE_DEG / HIGH_DEG)))
        lines = -(-count // columns)
        least, most = CELL_DEG
        return columns, lines, math.radians(min(most, max(least, min(WIDE_DEG / columns, HIGH_DEG / lines))))

    def _cells(self) -> tuple[Vectors, float]:
        """Unit directions (k, 3) of the stage from its middle to the rows of this page, and how far apart they are."""
        key = self._version, self.page, self._yaw_rad
        if self._laid is None or self._laid[0] != key:
            columns, lines, cell_rad = self._grid()
            line, column = np.divmod(np.arange(len(self._here())), columns)
            ways = self._ways((column - (columns - 1) / 2) * cell_rad, ((lines - 1) / 2 - line) * cell_rad)
            self._laid = key, ways, cell_rad
        return self._laid[1:]

    def _ways(self, right_rad: Vectors, up_rad: Vectors) -> Vectors:
        """Unit directions (k, 3) of the stage, from angles to the right and up of the middle."""
        up = up_rad + LOWER_RAD
        level = np.stack([np.sin(right_rad), np.zeros_like(right_rad), -np.cos(right_rad)], axis=-1)
        ways = np.cos(up)[..., None] * level + np.sin(up)[..., None] * np.array([0.0, 1.0, 0.0])
        return rotate_yaw(self._yaw_rad, ways)

    def _edges(self) -> Vectors:
        """Directions (2, 3) to the arrows at the left and the right."""
        columns, _, cell_rad = self._grid()
        aside = columns / 2 * cell_rad + ARROW_RAD
        return self._ways(np.array([-aside, aside]), np.zeros(2))

    def _aim(self, origin: Vectors, direction: Vectors) -> None:
        """Find what the laser meets on the sphere that it is part of, from inside."""
        assert self._place is not None
        start = origin - self._place
        b, c = float(start @ direction), float(start @ start) - RADIUS_M**2
        if b * b - c < 0:
            return
        along = -b + math.sqrt(b * b - c)
        met = (start + along * direction) / RADIUS_M
        ways, cell_rad = self._cells()
        near = ways @ met
        if along > 0 and near.max() > math.cos(0.6 * cell_rad):
            self.row, self.along_m = int(self._here()[near.argmax()]), along
        elif along > 0 and self.pages > 1:
            edge = self._edges() @ met
            if edge.max() > math.cos(0.6 * ARROW_RAD):
                self._turns, self.along_m = (-1, 1)[int(edge.argmax())], along

    def _arrows(self, rig: Rig) -> list[Lines]:
        """A sign to the left and the right where there are other pages; the one pointed at is wider."""
        if self.pages < 2:
            return []
        assert self._place is not None
        found = []
        for side, tip in zip((-1, 1), self._edges(), strict=True):
            aside = rotate_yaw(self._yaw_rad, [side * 0.03, 0.0, 0.0])
            ends = [tip - aside + [0.0, up, 0.0] for up in (0.04, -0.04)]
            points = to_room(rig, self._place + RADIUS_M * np.array([[ends[0], tip], [tip, ends[1]]]))
            found.append(segments(points.astype(np.float32), ARROW, 10.0 if side == self._turns else 5.0))
        return found


def _short(text: str) -> str:
    return text if len(text) <= TEXT_MOST else text[: TEXT_MOST - 1] + "…"
