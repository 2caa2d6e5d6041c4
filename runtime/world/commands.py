"""All commands of a walk by their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from latentwalk.runtime.ground.checks import TextValue
from latentwalk.runtime.ground.command import Command
from latentwalk.runtime.world.epochs import commands as epochs
from latentwalk.runtime.world.probe import commands as probe
from latentwalk.runtime.world.rows import commands as rows
from latentwalk.runtime.world.rows.hidden import commands as hidden
from latentwalk.runtime.world.walk import commands as walk
from latentwalk.runtime.world.walk import hand_commands as hands
from latentwalk.runtime.world.walk.around import commands as around
from latentwalk.scenes.errors import UsageError


@dataclass(frozen=True, slots=True)
class ViewCommand(Command):
    """About the views that are saved beside the scene, see `views.py`."""


@dataclass(frozen=True, slots=True)
class SaveView(ViewCommand):
    """keep what is seen, selected and hidden beside the scene, in the place of the view without a name: true"""

    word: ClassVar[str] = "save"
    writes: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class SaveViewAs(ViewCommand):
    """keep it under a name"""

    word: ClassVar[str] = "save_as"
    writes: ClassVar[bool] = True
    name: TextValue


@dataclass(frozen=True, slots=True)
class GoToView(ViewCommand):
    """go to a saved view by its name; true: to the one without a name"""

    word: ClassVar[str] = "view"
    expands: ClassVar[bool] = True
    which: bool | TextValue


@dataclass(frozen=True, slots=True)
class StartFresh(ViewCommand):
    """show all rows as a walk begins, wherever one is: true"""

    word: ClassVar[str] = "fresh"
    expands: ClassVar[bool] = True


VIEWS: tuple[type[Command], ...] = (SaveView, SaveViewAs, GoToView, StartFresh)
KINDS: tuple[type[Command], ...] = (
    *walk.COMMANDS,
    *hands.COMMANDS,
    *around.COMMANDS,
    *rows.COMMANDS,
    *hidden.COMMANDS,
    *epochs.COMMANDS,
    *probe.COMMANDS,
    *VIEWS,
)
COMMANDS: dict[str, type[Command]] = {kind.word: kind for kind in KINDS}
#: How earlier scripts, recordings and saved views spell a word.
OLD_WORDS = {"recentre": "recenter"}


def command(word: str, value: object) -> Command:
    """The command of a word and a value from TOML or JSON.  Raises UsageError: the word, expected, found."""
    kind = COMMANDS.get(OLD_WORDS.get(word, word))
    if kind is None:
        raise UsageError(f"unknown command {word!r}; expected one of {', '.join(COMMANDS)}")
    try:
        return kind.of(value)
    except UsageError as error:
        raise UsageError(f"{word}: {error}") from None
