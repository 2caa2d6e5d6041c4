"""Which rows are hidden: by filters of columns, by isolation of what was selected, and put away by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

import numpy as np

from latentwalk.runtime.world.rows.filters import Criterion, known_as, rows_that
from latentwalk.runtime.world.rows.hidden.words import words_of
from latentwalk.runtime.world.rows.ids import Ids
from latentwalk.runtime.world.rows.selection import Selected
from latentwalk.scenes import Scene
from latentwalk.scenes.arrays import Bools
from latentwalk.scenes.errors import UsageError

ISOLATED, PUT_AWAY, NAMED = "isolated rows", "hidden rows", "named rows"


@dataclass(frozen=True, slots=True, eq=False)
class Reason:
    """One reason why rows are hidden: all but `rows` (n,) bool are.

    `key`: what it is taken away by, of a filter its column; `words`: what it says; `criterion`: what a filter keeps.
    """

    key: str
    words: str
    rows: Bools
    criterion: Criterion | None = None


class Visibility:
    """The reasons for which rows of a scene are hidden, the oldest first; a row is shown that none of them hides."""

    def __init__(self, scene: Scene, ids: Ids, selection: Selected) -> None:
        self._scene, self._ids, self._selection = scene, ids, selection
        self.reasons: tuple[Reason, ...] = ()

    def visible(self) -> Bools:
        """Mask (n,) of the rows to show."""
        mask = np.ones(len(self._scene), np.bool_)
        for reason in self.reasons:
            mask &= reason.rows
        return mask

    def mask(self, key: str) -> Bools | None:
        """The rows (n,) that the reason of a key shows, None where there is none."""
        return next((reason.rows for reason in self.reasons if reason.key == key), None)

    def criterion(self, key: str) -> Criterion | None:
        """What the filter of a column keeps, None where there is none."""
        return next((reason.criterion for reason in self.reasons if reason.key == key), None)

    @property
    def isolated(self) -> Bools | None:
        """The rows (n,) that alone are shown since they were selected, None where all may be."""
        return self.mask(ISOLATED)

    # What changes it --------------------------------------------------------------------------------------------------

    def show_only(self, criterion: Criterion) -> None:
        """Show the rows of a criterion in the place of all filters; an empty one shows all that are not hidden else."""
        made = () if criterion.is_empty else (self._filter(criterion),)
        self.reasons = (*(reason for reason in self.reasons if reason.criterion is None), *made)

    def narrow(self, criterion: Criterion) -> None:
        """Show of the rows only those of a criterion as well; an earlier filter of its column gives way."""
        made = self._filter(criterion)
        self._put([made])

    def widen(self, key: str) -> None:
        """Take a reason away.  Raises UsageError for one that is not there."""
        kept = tuple(reason for reason in self.reasons if reason.key != key)
        if len(kept) == len(self.reasons):
            there = ", ".join(reason.key for reason in self.reasons) or "none: all rows are shown"
            raise UsageError(f"expected one of {there}; found {key!r}")
        self.reasons = kept

    def clear(self) -> None:
        """Hide nothing."""
        self.reasons = ()

    def isolate(self, on: bool) -> None:
        """Show only what is selected now, of that what filters let in; or all again.  Raises UsageError without one."""
        rows = self._selected() if on else None
        made = [] if rows is None else [Reason(ISOLATED, f"{np.count_nonzero(rows):,} {ISOLATED}", rows)]
        self._put(made, [ISOLATED])

    def put_away(self) -> None:
        """Hide what is selected now, and what was put away before; then nothing is.  Raises UsageError without one."""
        rows, before = self._selected(), self.mask(PUT_AWAY)
        kept = ~rows if before is None else before & ~rows
        self._put([Reason(PUT_AWAY, f"without {np.count_nonzero(~kept):,} {PUT_AWAY}", kept)])
        self._selection.change(np.zeros_like(rows))

    def refresh(self, columns: Collection[str] | None = None) -> bool:
        """Filter again by columns that have new values, by all where none are named; whether any filter is by one."""
        before = self.reasons
        self.reasons = tuple(self._again(reason, columns) for reason in before)
        return any(old is not new for old, new in zip(before, self.reasons, strict=True))

    def _again(self, reason: Reason, columns: Collection[str] | None) -> Reason:
        if reason.criterion is None or (columns is not None and reason.key not in columns):
            return reason
        try:
            return replace(reason, rows=rows_that(self._scene, self._ids, reason.criterion))
        except UsageError:  # a column that came anew has other classes: what was chosen stays
            return reason

    def _selected(self) -> Bools:
        if not self._selection.count:
            raise UsageError("nothing is selected; select rows first")
        return self._selection.rows

    def _filter(self, criterion: Criterion) -> Reason:
        key = NAMED
        if criterion.column is not None:
            key = known_as(self._scene.columns, criterion.column)
            criterion = replace(criterion, column=key)
        return Reason(key, words_of(criterion), rows_that(self._scene, self._ids, criterion), criterion)

    def _put(self, made: Iterable[Reason], gone: Iterable[str] = ()) -> None:
        """Add reasons, each in the place of the one of its key."""
        made = list(made)
        given_up = {*gone, *(reason.key for reason in made)}
        self.reasons = (*(reason for reason in self.reasons if reason.key not in given_up), *made)
