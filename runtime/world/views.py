"""Saved views in a walk: kept, gone to, told, and left again for a fresh start."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from latentwalk.runtime.ground.command import Command
from latentwalk.runtime.ground.names import listed, meant
from latentwalk.runtime.world.commands import GoToView, SaveView, SaveViewAs, StartFresh, ViewCommand
from latentwalk.runtime.world.outbox import Outbox
from latentwalk.runtime.world.rows.commands import JoinSteps
from latentwalk.runtime.world.rows.rows import Rows
from latentwalk.runtime.world.saved import SavedView, read_views, save, view_path
from latentwalk.runtime.world.walk.commands import Recenter
from latentwalk.scenes.errors import UsageError


class Views:
    """The views beside the scene file `path`, the one saved last at the end of `known`.

    `do` does a command, `here` gives those that lead to what is seen now.
    """

    def __init__(
        self,
        path: Path,
        rows: Rows,
        outbox: Outbox,
        do: Callable[[Command], None],
        here: Callable[[], list[Command]],
    ) -> None:
        self._path, self._rows, self._outbox, self._do, self._here = path, rows, outbox, do, here
        self._beginning = here()
        self._restored: tuple[SavedView | None, int] = None, -1  # and the version of the history then
        self.known: list[SavedView] = []

    @property
    def restored(self) -> SavedView | None:
        """The view that was gone to, as long as rows were changed by nothing else since."""
        view, version = self._restored
        return view if version == self._rows.history.version else None

    def obey(self, command: ViewCommand) -> None:
        """Do what a command says.  Raises UsageError where it cannot be done here."""
        match command:
            case SaveView():
                self._save("")
            case SaveViewAs():
                self._save(command.name)
            case GoToView():
                self._go(self._named(command.which))
            case StartFresh():
                self._all([*self._beginning, Recenter()], "a fresh start")
                self._outbox.say("a fresh start: all rows are shown; undo brings back which were, and their colors")

    def load(self) -> None:
        """Go to the view that was saved last, if there is one; what does not fit is left out and told."""
        try:
            self.known = read_views(self._path)
        except UsageError as error:
            self._outbox.say(f"{error}; ignored")
            return
        if self.known:
            view = self.known[-1]
            problems = self._all(view.commands, view.title)
            self._arrived(view, problems)

    def _save(self, name: str) -> None:
        path = save(self._path, name, self._here())
        self.known = read_views(self._path)
        self._outbox.say(f"{self.known[-1].title} kept: {path}")

    def _named(self, which: bool | str) -> SavedView:
        self.known = read_views(self._path)
        names = [view.name for view in self.known]
        name = "" if which is True else meant(str(which), [each for each in names if each])
        if name not in names or which is False:
            there = listed([each for each in names if each]) or "none is saved with a name"
            raise UsageError(f"no saved view {which!r}; expected one of {there}")
        return self.known[names.index(name)]

    def _go(self, view: SavedView) -> None:
        problems = self._all(view.commands, view.title)
        if problems and self._outbox.raises:
            raise UsageError(problems[0])
        self._arrived(view, problems)

    def _all(self, commands: Iterable[Command], what: str) -> list[str]:
        """Do commands as one step of undo, which is of rows and colors; what did not fit."""
        history, problems = self._rows.history, []
        before = history.version
        for each in commands:
            try:
                self._do(each)
            except UsageError as error:
                problems.append(f"{view_path(self._path)}: {error}")
        if history.version > before:
            self._do(JoinSteps(history.version - before, f"rows and colors of {what}"))
        return problems

    def _arrived(self, view: SavedView, problems: list[str]) -> None:
        self._restored = view, self._rows.history.version
        if problems:
            more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
            self._outbox.say(f"{view.title} restored, but {problems[0]}{more}; ignored")
            return
        rows = self._rows
        why = ", ".join(reason.words for reason in rows.visibility.reasons)
        hidden = f": {rows.shown_count:,} of {len(rows.scene):,} shown, {why}" if why else ""
        self._outbox.say(f"{view.title} restored{hidden}")
