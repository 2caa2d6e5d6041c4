"""What the person can have about them in the room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from latentwalk.runtime.world.walk.commands import PersonCommand
from latentwalk.runtime.world.walk.person import Person


@dataclass(frozen=True, slots=True)
class ShowOverview(PersonCommand):
    """a small copy of the cloud beside the hand, in a room; a press on it goes there: true or false"""

    word: ClassVar[str] = "overview"
    on: bool

    def apply(self, person: Person) -> None:
        """Call it, or put it away."""
        person.overview.show(self.on)


COMMANDS: tuple[type[PersonCommand], ...] = (ShowOverview,)
