"""What the person can have about them in the room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

import numpy as np

from latentwalk.runtime.ground.checks import Range, TextValue
from latentwalk.runtime.ground.names import one_of
from latentwalk.runtime.world.rows.filters import ID
from latentwalk.runtime.world.rows.inside.order import in_order, numbers
from latentwalk.runtime.world.walk.commands import PersonCommand
from latentwalk.runtime.world.walk.person import Person


@dataclass(frozen=True, slots=True)
class ShowOverview(PersonCommand):
    """a small copy of the cloud beside the hand, in a room; a press on it goes there: true or false"""

    word: ClassVar[str] = "overview"
    on: bool

    def apply(self, person: Person) -> None:
        """Call it, or put it away."""
        person.around.overview.show(self.on)


@dataclass(frozen=True, slots=True)
class ShowWall(PersonCommand):
    """the selected rows as a wall of their pictures before the person, in a room, in the order of "id" or of a column
    of numbers: {by, falling = true or false}; false puts it away"""

    word: ClassVar[str] = "wall"
    can_stop: ClassVar[bool] = True
    by: TextValue | None = None
    falling: bool = False

    def apply(self, person: Person) -> None:
        """Put them there, or away."""
        wall, rows = person.around.wall, person.rows
        if self.by is None:
            wall.put_away()
            return
        name = one_of(self.by, [ID, *numbers(rows.scene.columns)])
        selected = np.flatnonzero(rows.selection.rows)
        wall.show(in_order(selected, rows.scene.columns.get(name), falling=self.falling))


@dataclass(frozen=True, slots=True)
class TurnWall(PersonCommand):
    """go on by so many pages of the wall of pictures, back where negative"""

    word: ClassVar[str] = "wall_page"
    pages: Annotated[int, Range(-1000, 1000)]

    def apply(self, person: Person) -> None:
        """Turn the page."""
        person.around.wall.turn(self.pages)


COMMANDS: tuple[type[PersonCommand], ...] = (ShowOverview, ShowWall, TurnWall)
