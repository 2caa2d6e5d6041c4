"""What can be done with the rows: lay them out, color, select, export; `hidden/commands.py` hides them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

import numpy as np

from latentwalk.assets.coloring import YesNo
from latentwalk.runtime.ground.checks import Place, Range, TextValue
from latentwalk.runtime.ground.command import Command
from latentwalk.runtime.ground.shown import Mode
from latentwalk.runtime.world.history import Kept
from latentwalk.runtime.world.rows.filters import Criterion
from latentwalk.runtime.world.rows.pick import within
from latentwalk.runtime.world.rows.rows import Rows
from latentwalk.runtime.world.rows.selection import BrushOp, Op


@dataclass(frozen=True, slots=True)
class RowsCommand(Command):
    """Changes which rows are shown, how, and which are meant."""

    def apply(self, rows: Rows) -> None:
        """Do it.  Raises UsageError where it cannot be done here."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class GoToLayout(RowsCommand):
    """fly to a layout by name"""

    word: ClassVar[str] = "layout"
    name: TextValue

    def apply(self, rows: Rows) -> None:
        """Fly there."""
        rows.layouts.go(self.name)


@dataclass(frozen=True, slots=True)
class ColorBy(RowsCommand):
    """color by a column, or "none\""""

    word: ClassVar[str] = "color"
    column: TextValue

    def apply(self, rows: Rows) -> None:
        """Color."""
        rows.color_by(self.column)


@dataclass(frozen=True, slots=True)
class ColorYesNo(RowsCommand):
    """colors of no and yes, wrong and right: safe (for any eye) or red_green"""

    word: ClassVar[str] = "yes_no"
    pair: YesNo

    def apply(self, rows: Rows) -> None:
        """Color."""
        rows.color_yes_no(self.pair)


@dataclass(frozen=True, slots=True)
class MarkBy(RowsCommand):
    """give each class of a column a marker of its own, or "none\"; a cross stays for what is wrong"""

    word: ClassVar[str] = "markers"
    column: TextValue

    def apply(self, rows: Rows) -> None:
        """Mark."""
        rows.mark_by(self.column)


@dataclass(frozen=True, slots=True)
class WriteWords(RowsCommand):
    """write words beside rows: "id", a column of texts or classes, or "none\""""

    word: ClassVar[str] = "words"
    column: TextValue

    def apply(self, rows: Rows) -> None:
        """Write them."""
        rows.words.choose(self.column)


@dataclass(frozen=True, slots=True)
class NameClasses(RowsCommand):
    """names of the classes that rows are colored by, each at the median of its rows: true or false"""

    word: ClassVar[str] = "class_names"
    on: bool

    def apply(self, rows: Rows) -> None:
        """Write them, or do not."""
        rows.words.name_classes(self.on)


@dataclass(frozen=True, slots=True)
class SetMode(RowsCommand):
    """points or sprites"""

    word: ClassVar[str] = "mode"
    mode: Mode

    def apply(self, rows: Rows) -> None:
        """Set it."""
        rows.mode = self.mode


@dataclass(frozen=True, slots=True)
class SetPointSize(RowsCommand):
    """diameter of a point in meters"""

    word: ClassVar[str] = "point_size"
    size_m: Annotated[float, Range(1e-4, 1.0)]

    def apply(self, rows: Rows) -> None:
        """Set it."""
        rows.point_size_m = self.size_m


@dataclass(frozen=True, slots=True)
class ShowShells(RowsCommand):
    """show the shells that stand in a layout: true, false, or a list of their classes or names"""

    word: ClassVar[str] = "shells"
    which: bool | list[TextValue]

    def apply(self, rows: Rows) -> None:
        """Show these."""
        rows.shells.want(self.which)


@dataclass(frozen=True, slots=True)
class Select(Criterion, RowsCommand):
    """select rows: {ids = […]}, {column, equals | contains | one_of | none_of | min, max}, {all = true} or {none =
    true}, with op = replace, add, subtract, intersect or toggle"""

    word: ClassVar[str] = "select"
    op: Op = "replace"

    def apply(self, rows: Rows) -> None:
        """Change the selection; only ids reach rows that are hidden."""
        rows.select(self, self.op)


@dataclass(frozen=True, slots=True)
class Search(RowsCommand):
    """select the visible rows whose id, class or text holds this"""

    word: ClassVar[str] = "search"
    text: TextValue

    def apply(self, rows: Rows) -> None:
        """Select them."""
        rows.search(self.text)


@dataclass(frozen=True, slots=True)
class Analogy(RowsCommand):
    """add and take away vectors of rows, "king - man + woman", and select the sum's true neighbors; false shows none"""

    word: ClassVar[str] = "analogy"
    can_stop: ClassVar[bool] = True
    text: TextValue | None = None

    def apply(self, rows: Rows) -> None:
        """Solve it."""
        if self.text is None:
            rows.arithmetic.forget()
        else:
            rows.arithmetic.solve(self.text)


@dataclass(frozen=True, slots=True)
class Axis(RowsCommand):
    """color by how far rows lie along the direction from one row's vector to another's: {from, to}"""

    word: ClassVar[str] = "axis"
    from_: TextValue
    to: TextValue

    def apply(self, rows: Rows) -> None:
        """Measure it."""
        rows.arithmetic.measure(self.from_, self.to)


@dataclass(frozen=True, slots=True)
class Undo(RowsCommand):
    """take the last change of selection, filters, colors or markers back: true"""

    word: ClassVar[str] = "undo"

    def apply(self, rows: Rows) -> None:
        """Take it back."""
        rows.undo()


@dataclass(frozen=True, slots=True)
class Redo(RowsCommand):
    """make the undone change again: true"""

    word: ClassVar[str] = "redo"

    def apply(self, rows: Rows) -> None:
        """Make it again."""
        rows.redo()


@dataclass(frozen=True, slots=True)
class JoinSteps(RowsCommand):
    """make one step of the last ones for undo, called so: {count, what}"""

    word: ClassVar[str] = "join_steps"
    count: Annotated[int, Range(1, 1e9)]
    what: TextValue

    def apply(self, rows: Rows) -> None:
        """Make them one."""
        rows.history.join(self.count, self.what)


@dataclass(frozen=True, slots=True)
class UndoOf(RowsCommand):
    """what undo takes back from now on: all, or the selection alone, as in recordings of before it knew more"""

    word: ClassVar[str] = "undo_of"
    kept: Kept

    def apply(self, rows: Rows) -> None:
        """Keep these steps."""
        rows.history.of = self.kept


@dataclass(frozen=True, slots=True)
class Brush(RowsCommand):
    """select by a sphere of the room: {position = [x, y, z], radius, op = add, subtract or intersect}"""

    word: ClassVar[str] = "brush"
    position: Place
    radius: Annotated[float, Range(1e-4, 100)]
    op: BrushOp = "add"

    def apply(self, rows: Rows) -> None:
        """One dab."""
        mask = np.zeros(len(rows.scene), np.bool_)
        mask[within(rows.cloud, rows.flags, np.array(self.position, np.float32), self.radius)] = True
        rows.selection.change(mask, self.op)


@dataclass(frozen=True, slots=True)
class Export(RowsCommand):
    """write the selected rows, or all visible ones, to files: true"""

    word: ClassVar[str] = "export"
    writes: ClassVar[bool] = True

    def apply(self, rows: Rows) -> None:
        """Write them."""
        rows.export()


COMMANDS: tuple[type[RowsCommand], ...] = (
    GoToLayout,
    ColorBy,
    ColorYesNo,
    MarkBy,
    WriteWords,
    NameClasses,
    SetMode,
    SetPointSize,
    ShowShells,
    Select,
    Search,
    Analogy,
    Axis,
    Undo,
    Redo,
    JoinSteps,
    UndoOf,
    Brush,
    Export,
)
