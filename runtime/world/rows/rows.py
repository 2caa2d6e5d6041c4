"""The rows of a scene: where they are, how they look, which are shown and which are selected."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from latentwalk.assets.coloring import YesNo, color_names, first_color
from latentwalk.runtime.ground.jobs import Jobs
from latentwalk.runtime.ground.packed import PackedFrame
from latentwalk.runtime.ground.shown import Cloud, Coloring, Mode
from latentwalk.runtime.world.history import History
from latentwalk.runtime.world.outbox import Outbox
from latentwalk.runtime.world.rows import coloring, details, filters, fit
from latentwalk.runtime.world.rows.arithmetic import Arithmetic
from latentwalk.runtime.world.rows.export import Exports
from latentwalk.runtime.world.rows.filters import Criterion
from latentwalk.runtime.world.rows.hidden.blocks import VisibleBlocks
from latentwalk.runtime.world.rows.hidden.first import VisibleCells
from latentwalk.runtime.world.rows.hidden.look import Look
from latentwalk.runtime.world.rows.hidden.visibility import Visibility
from latentwalk.runtime.world.rows.ids import Ids
from latentwalk.runtime.world.rows.inside.confused import Mistakes
from latentwalk.runtime.world.rows.inside.histogram import Histograms
from latentwalk.runtime.world.rows.inside.judged import WrongRows
from latentwalk.runtime.world.rows.inside.live import LiveSummary
from latentwalk.runtime.world.rows.inside.summary import Summary
from latentwalk.runtime.world.rows.layouts import Layouts
from latentwalk.runtime.world.rows.markers import Markers
from latentwalk.runtime.world.rows.pick import pick
from latentwalk.runtime.world.rows.regions import Regions
from latentwalk.runtime.world.rows.selection import Op, Selected, make_flags
from latentwalk.runtime.world.rows.shells import Shells
from latentwalk.runtime.world.rows.written.words import WordsBeside
from latentwalk.scenes import Column, Scene
from latentwalk.scenes.arrays import F32, U8, Bools
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.queries.room import point_size_m


class Rows:
    """The rows of `scene`, which has columns of the epoch that is shown, too; exports go to `out`.

    `flags` (n,) uint8 of HIDDEN, SELECTED, WRONG; `visible` (n,) bool; `flags_version` rises with them.
    """

    def __init__(self, scene: Scene, layouts: Layouts, outbox: Outbox, jobs: Jobs, out: Path) -> None:
        n = len(scene)
        self.scene, self.layouts, self.ids = scene, layouts, Ids(scene.ids)
        self._outbox, self._jobs = outbox, jobs
        self._exports = Exports(scene, jobs, outbox, out)
        self._summary, self.histograms, self._blocks = LiveSummary(scene, jobs), Histograms(jobs), VisibleBlocks(jobs)
        self._drawn, self.history = VisibleCells(jobs), History()
        self.selection = Selected(n, self.history)
        self.visibility = Visibility(scene, self.ids, self.selection)
        self.markers, self.words = Markers(scene), WordsBeside(scene, self.ids, jobs)
        self.finder = filters.Finder(scene, self.ids, jobs)
        self.arithmetic = Arithmetic(scene, self.ids, self.selection, outbox, jobs)
        self.regions = Regions(scene, layouts, self.selection, outbox)
        self.shells = Shells(scene.surfaces, scene.columns)
        self.mistakes = Mistakes(scene)
        self.visible, self.shown_count = self.visibility.visible(), n
        self.epoch: float | None = None  # that columns tell of
        self.judged = WrongRows(scene, jobs)
        self.flags: U8 = make_flags(self.visible, self.selection.rows, self.judged.wrong)
        self.flags_version = 0
        self.mode: Mode = "points"
        self.yes_no: YesNo = "safe"
        self.point_size_m = point_size_m(n)
        self.color_names = color_names(scene)
        self.coloring: Coloring = coloring.make_coloring(scene, first_color(scene), self._counted())
        self.pictures = details.Pictures(scene)
        self._flagged_selection = 0  # version of the selection that the flags show
        self._counted_present = self.cloud.nearest.present
        self._selected_ids: tuple[tuple[int, int | None], list[str]] = (0, None), []

    @property
    def cloud(self) -> Cloud:
        """What is shown."""
        return self.layouts.cloud

    @property
    def drawn(self) -> Cloud:
        """The same for drawing: visible rows first in each cell, and counted alone."""
        return self._drawn.of(self.layouts.cloud, self.visible, hidden=self.shown_count < len(self.flags))

    # What is known of them --------------------------------------------------------------------------------------------

    @property
    def counted(self) -> tuple[bool, bool, bool]:
        """Whether workers have counted what panels have not shown yet."""
        return self._summary.ready, self.histograms.ready, self.finder.ready

    def place_of(self, name: str) -> F32:
        """Where the row with this id is in the room, (3,), or is going to be if the layout is changing.  Raises
        UsageError where there is none, or it is nowhere."""
        row = self.ids.row_of(name)
        return self.known_place(row, fit.at(self.layouts.frame(self.layouts.name), row))

    def known_place(self, row: int, place: F32) -> F32:
        """The place (3,) that a row was found at.  Raises UsageError where it is nowhere."""
        if not np.isfinite(place).all():
            raise UsageError(f"row {self.ids[row]!r} has no place here: it was not recorded in this epoch")
        return place

    def pick(self, origin: F32, direction: F32, limit_m: float = math.inf) -> tuple[int, float]:
        """The visible row that a ray of the room means, −1 for none, and how far along it is; see `pick.py`."""
        cloud, size_m = self.layouts.cloud, self.point_size_m / 2
        large, hidden = isinstance(cloud.a, PackedFrame), self.shown_count < len(self.flags)
        index = None if large else self._blocks.of(cloud, self.visible, hidden=hidden)
        return pick(cloud, self.flags, origin, direction, size_m=size_m, limit_m=limit_m, index=index)

    def details(self, row: int) -> list[tuple[str, str]]:
        """A row's id, columns and quality, as (name, text)."""
        return details.row_details(self.scene, row, self.layouts.name)

    @property
    def shown_words(self) -> str:
        """How many rows are shown, in words."""
        return f"{self.shown_count:,} of {len(self.scene):,} rows shown"

    @property
    def reach_m(self) -> float:
        """How far to the side a row reaches as it is drawn."""
        return 0.5 * self.point_size_m * (1.0 if self.mode == "points" else self.pictures.wider)

    def selected_ids(self, most: int | None = None) -> list[str]:
        """Ids of the selected rows, of the first `most`; made once for each change."""
        asked = self.selection.version, most
        if self._selected_ids[0] != asked:
            self._selected_ids = asked, self.ids.of(self.selection.rows, most)
        return self._selected_ids[1]

    def summary(self) -> Summary | None:
        """What is so of the selected rows, or was a moment ago; None where none is, or where nothing is known yet."""
        return self._summary.of(self.selection)

    # What changes them ------------------------------------------------------------------------------------------------

    def color_by(self, name: str) -> None:
        """Color by a column.  Raises UsageError for an unknown name."""
        with self._step(f"colors by {name}"):
            self._color(name)

    def color_yes_no(self, pair: YesNo) -> None:
        """Choose the colors of no and yes, wrong and right."""
        with self._step("colors of no and yes"):
            self.yes_no = pair
            self._color(self.coloring.name)

    def mark_by(self, name: str) -> None:
        """Give each class of a column a marker.  Raises UsageError for one without classes."""
        with self._step(f"markers by {name}"):
            self.markers.choose(filters.known_as(self.scene.columns, name))
            self._flag()

    def hide(self, change: Callable[[Visibility], None]) -> None:
        """Change what is hidden, as a method of the visibility does."""
        with self._step("filters"):
            change(self.visibility)
            self._see()
        self._outbox.say(self.shown_words)

    def undo(self) -> None:
        """Take the last change of selection, filters, colors or markers back.  Raises UsageError when there is none."""
        self.selection.end_brush()
        self._outbox.say(f"undone: {self.history.undo()}")

    def redo(self) -> None:
        """Make the last undone change again.  Raises UsageError when there is none."""
        self.selection.end_brush()
        self._outbox.say(f"done again: {self.history.redo()}")

    def select(self, criterion: Criterion, op: Op) -> None:
        """Change the selection by a criterion; only ids reach rows that are hidden."""
        rows = filters.rows_that(self.scene, self.ids, criterion)
        if criterion.ids is None:
            rows &= self.visible
        self.selection.change(rows, op)
        self._outbox.say(f"{self.selection.count:,} selected")

    def search(self, text: str) -> None:
        """Select the visible rows whose id, class or text holds a piece of text."""
        hits, rows = self.finder.find(text, self.visible), np.zeros(len(self.scene), np.bool_)
        rows[hits.rows] = True
        self.selection.change(rows)
        self._outbox.say(f"“{text}”: {hits.words}")

    def export(self) -> None:
        """Write the selected rows, or, without a selection, all visible ones; a message says where."""
        self._exports.begin(np.flatnonzero(self.selection.rows if self.selection.count else self.visible), self.epoch)

    def take_columns(self, columns: dict[str, Column]) -> None:
        """Columns that are new or have new values: color and filter by them again where that is what is shown."""
        self.scene.columns.update(columns)
        self._summary.columns_changed()
        self.color_names = color_names(self.scene)
        if self.visibility.refresh(columns):
            self._see()
        if self.markers.by in columns:
            self.markers.choose(self.markers.by)
            self._flag()
        if self.coloring.name in columns:
            self._color(self.coloring.name)
        if self.judged.look(columns):
            self._flag()

    def take_epoch(self, columns: dict[str, Column], epoch: float | None) -> None:
        """What is known at the epoch that is shown now, or away from the epochs, None."""
        self.epoch, known = epoch, self.scene.columns
        first = {"label": known["label"]} if "label" in known else {}
        self.scene.columns = first | columns | known  # where lists begin
        self.take_columns(columns)
        self.recount()

    # A frame ----------------------------------------------------------------------------------------------------------

    def move(self, dt_s: float, flown: bool | None) -> None:
        """Advance flights; what a worker could not make is raised or told."""
        self._outbox.obtain(self.layouts.update, dt_s, flown)

    def recount(self) -> None:
        """Count for the legend again where other rows are present than when last counted."""
        present = self.layouts.cloud.nearest.present
        if present is not self._counted_present:
            self._counted_present = present
            self._count()

    def settle(self) -> None:
        """After the hands: tell what was exported, choose whose trails a flight shows, and bring flags up to date."""
        self._exports.tell()
        measured = self.arithmetic.receive()
        if measured is not None:
            self.take_columns({measured[0]: measured[1]})
            self.color_by(measured[0])
        if near := self.judged.near():
            self.take_columns(near)
        if self.layouts.began:
            self.layouts.choose_trails(self.visible, self.selection.rows)
        self.refresh()

    def refresh(self) -> None:
        """Bring flags up to date with the selection."""
        if self._flagged_selection != self.selection.version:
            self._flag()

    def close(self) -> None:
        """End the workers; what is being exported is finished."""
        self.layouts.close()
        self._jobs.close()

    def _flag(self) -> None:
        self._flagged_selection = self.selection.version
        self.flags = make_flags(self.visible, self.selection.rows, self.judged.wrong, self.markers.numbers)
        self.flags_version += 1

    def _see(self) -> None:
        """What is hidden has changed."""
        self.visible = self.visibility.visible()
        self.shown_count = int(np.count_nonzero(self.visible))
        self._flag()
        self._count()

    def _color(self, name: str) -> None:
        name, version = filters.known_as(self.scene.columns, name), self.coloring.version + 1
        self.coloring = coloring.make_coloring(self.scene, name, self._counted(), version, self.yes_no)

    @contextmanager
    def _step(self, what: str) -> Iterator[None]:
        """What changes inside is a step that can be undone."""
        before, version = self._look(), self.history.version
        yield
        now = self._look()
        if now != before:
            what = before.told(now) or what
            self.history.add(what, lambda: self._wear(before), lambda: self._wear(now))
            self.history.join(self.history.version - version, what)

    def _look(self) -> Look:
        return Look(self.visibility.reasons, self.coloring.name, self.yes_no, self.markers.by)

    def _wear(self, look: Look) -> None:
        self.visibility.reasons, self.yes_no = look.reasons, look.yes_no
        self.visibility.refresh()  # columns may have changed since
        self.markers.choose(look.markers)
        self._see()
        self._color(look.color)

    def _count(self) -> None:
        self.coloring.legend = coloring.make_legend(self.scene, self.coloring, self._counted())

    def _counted(self) -> Bools:
        """The rows that the legend counts: those that can be seen."""
        present = self.cloud.nearest.present
        return self.visible if present is None else self.visible & present
