"""What a headset's hands can be told: which of them leads, and what is said of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from latentwalk.runtime.ground.frame import Side
from latentwalk.runtime.world.walk.commands import PersonCommand
from latentwalk.runtime.world.walk.person import Person


@dataclass(frozen=True, slots=True)
class Handed(PersonCommand):
    """the hand of a headset that points, turns, teleports and undoes; the other moves: right or left"""

    word: ClassVar[str] = "handed"
    main: Side

    def apply(self, person: Person) -> None:
        """Mirror what hands do."""
        person.lead_with(self.main)


@dataclass(frozen=True, slots=True)
class ShowButtons(PersonCommand):
    """in a headset, name the buttons of what is in the hands until each was used once: true; no more: false"""

    word: ClassVar[str] = "buttons"
    on: bool

    def apply(self, person: Person) -> None:
        """Name them."""
        person.lessons.show_buttons(self.on)


@dataclass(frozen=True, slots=True)
class ShowHints(PersonCommand):
    """in a headset, tell how to move, grab and point until each was done once: true; no more: false"""

    word: ClassVar[str] = "hints"
    on: bool

    def apply(self, person: Person) -> None:
        """Tell it."""
        person.lessons.show_hints(self.on)


COMMANDS: tuple[type[PersonCommand], ...] = (Handed, ShowButtons, ShowHints)
