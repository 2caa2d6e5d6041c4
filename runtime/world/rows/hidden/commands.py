"""What can be done about the rows that are hidden: filter by any columns, isolate, put away, show all again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from latentwalk.runtime.ground.checks import TextValue
from latentwalk.runtime.world.rows.commands import RowsCommand
from latentwalk.runtime.world.rows.filters import Criterion
from latentwalk.runtime.world.rows.rows import Rows


@dataclass(frozen=True, slots=True)
class Filter(Criterion, RowsCommand):
    """show only the rows that a criterion as for select names, in the place of all filters; {} takes them away"""

    word: ClassVar[str] = "filter"
    may_be_empty: ClassVar[bool] = True

    def apply(self, rows: Rows) -> None:
        """Show only these."""
        rows.hide(lambda shown: shown.show_only(self))


@dataclass(frozen=True, slots=True)
class Narrow(Criterion, RowsCommand):
    """show of these rows only those that a criterion as for select names, too; one filter for each column"""

    word: ClassVar[str] = "narrow"

    def apply(self, rows: Rows) -> None:
        """Filter by this as well."""
        rows.hide(lambda shown: shown.narrow(self))


@dataclass(frozen=True, slots=True)
class Widen(RowsCommand):
    """take one filter away: by its column, or isolated rows, hidden rows, named rows"""

    word: ClassVar[str] = "widen"
    filter: TextValue

    def apply(self, rows: Rows) -> None:
        """Take it away."""
        rows.hide(lambda shown: shown.widen(self.filter))


@dataclass(frozen=True, slots=True)
class ShowAll(RowsCommand):
    """hide no rows, by whatever they were: true"""

    word: ClassVar[str] = "show_all"

    def apply(self, rows: Rows) -> None:
        """Show all."""
        rows.hide(lambda shown: shown.clear())


@dataclass(frozen=True, slots=True)
class Hide(RowsCommand):
    """hide what is selected now: true"""

    word: ClassVar[str] = "hide"

    def apply(self, rows: Rows) -> None:
        """Hide it."""
        rows.hide(lambda shown: shown.put_away())


@dataclass(frozen=True, slots=True)
class Isolate(RowsCommand):
    """show only what is selected now: true; or all again: false"""

    word: ClassVar[str] = "isolate"
    on: bool

    def apply(self, rows: Rows) -> None:
        """Show only these, or all again."""
        rows.hide(lambda shown: shown.isolate(self.on))


COMMANDS: tuple[type[RowsCommand], ...] = (Filter, Narrow, Widen, ShowAll, Hide, Isolate)
