"""Filters by any columns: a range of numbers, classes one by one, yes or no, a piece of text."""

from __future__ import annotations

from typing import assert_never

import numpy as np
from imgui_bundle import imgui

from latentwalk.assets.coloring import class_names, scalar_range
from latentwalk.runtime.ui.panel import Panel, Ui
from latentwalk.runtime.ui.state.brush import RangeBrush, told
from latentwalk.runtime.ui.state.strip import draw_chips, shown_of_all
from latentwalk.runtime.ui.widgets import Flow, chips, line, listing, muted
from latentwalk.runtime.world.rows.filters import ID, LEAST, UNKNOWN
from latentwalk.runtime.world.rows.hidden.commands import Narrow, Widen
from latentwalk.runtime.world.rows.rows import Rows
from latentwalk.scenes import Bool, Category, Scalar, Text
from latentwalk.scenes.arrays import Bools

COLUMNS_AT_ONCE, CLASSES_AT_ONCE = 5, 8  # lines of lists; with more, what is below would leave a small window


class FilterPanel(Panel):
    """The filters that there are, and one for a column that the person chooses, at first that of the colors."""

    title = "Filter"
    drawer = "Color"
    opened = False

    def __init__(self) -> None:
        self._column = ""
        self._followed = ""  # the colors that the column was last taken from
        self._made_for: object = None
        self._range = (0.0, 1.0)
        self._chosen = [0.0, 1.0]
        self._text = ""
        self._brush = RangeBrush()

    def draw(self, ui: Ui) -> None:
        """Draw the chips, the columns, and what fits the chosen one."""
        rows = ui.rows
        if rows.visibility.reasons:
            muted(shown_of_all(rows))
            draw_chips(ui, Flow(imgui.get_content_region_avail().x), len(rows.visibility.reasons))
        names = [name for name in dict.fromkeys([*rows.scene.columns, ID]) if ui.live and not _unwritable(ui, name)]
        color = rows.coloring.name
        if self._column not in names or (color != self._followed and color in names):
            self._column = color if color in names else next(iter(names), "")
        self._followed = color
        with listing("columns", len(names), COLUMNS_AT_ONCE, ui.em):
            for i, name in enumerate(names):
                imgui.push_id(i)
                if line(name, ui.em, lit=name == self._column):
                    self._column = name
                imgui.pop_id()
        if self._column:
            self._draw_column(ui, self._column)

    def _draw_column(self, ui: Ui, name: str) -> None:
        column = ui.rows.scene.columns.get(name)
        match column:
            case Scalar():
                self._draw_range(ui, name, column)
            case Bool():
                _draw_yes_no(ui, name)
            case Category():
                _draw_classes(ui, name, column)
            case Text() | None:
                self._draw_text(ui, name)
            case _:
                assert_never(column)

    def _draw_range(self, ui: Ui, name: str, column: Scalar) -> None:
        """A histogram to drag along and two sliders, over the range of the color bar; let go, the filter changes."""
        there = ui.rows.visibility.criterion(name)
        if self._made_for != (name, there):
            self._made_for, self._range = (name, there), scalar_range(column)
            low, high = (None, None) if there is None else (there.min, there.max)
            self._chosen = [
                self._range[0] if low is None or low <= LEAST else low,
                self._range[1] if high is None else high,
            ]
        found = ui.rows.histograms.of(column, ui.rows.visible, self._range)
        let_go = self._brush.draw(ui.em, found, self._range, self._chosen)
        if found is not None:
            muted(told(found))
        for i, label in enumerate(("from", "to")):
            imgui.set_next_item_width(-1)
            _, self._chosen[i] = imgui.slider_float(f"##{label}", self._chosen[i], *self._range, f"{label} %.4g")
            let_go |= imgui.is_item_deactivated_after_edit()
        if let_go:
            low, high = self._limits()
            if low is not None or high is not None:
                ui.do(Narrow(column=name, min=low, max=high))
            elif there is not None:
                ui.do(Widen(name))

    def _limits(self) -> tuple[float | None, float | None]:
        """An end that is still at the bar's end lets everything beyond it in, too."""
        low, high = (min(max(value, LEAST), -LEAST) for value in sorted(self._chosen))  # typed ones may be infinite
        return (low if low > self._range[0] else None), (high if high < self._range[1] else None)

    def _draw_text(self, ui: Ui, name: str) -> None:
        imgui.set_next_item_width(-1)
        flags = imgui.InputTextFlags_.enter_returns_true | imgui.InputTextFlags_.auto_select_all
        entered, self._text = imgui.input_text_with_hint("##text", f"{name} has …", self._text, flags)
        if entered and self._text:
            ui.do(Narrow(column=name, contains=self._text))


def _unwritable(ui: Ui, name: str) -> bool:
    """Whether a column is of texts, where there is no keyboard to write one."""
    return ui.in_room and isinstance(ui.rows.scene.columns.get(name), Text | None)


def _draw_yes_no(ui: Ui, name: str) -> None:
    there = ui.rows.visibility.criterion(name)
    now = "both" if there is None else "yes" if str(there.equals).lower() in ("true", "yes") else "no"
    chosen = chips(("both", "yes", "no"), now)
    if chosen == "both" and there is not None:
        ui.do(Widen(name))
    elif chosen in ("yes", "no"):
        ui.do(Narrow(column=name, equals=chosen == "yes"))


def _draw_classes(ui: Ui, name: str, column: Category) -> None:
    """Each class, lit while it is shown: pressed, it is hidden, or shown again."""
    names = list(dict.fromkeys(class_names(column)))
    if UNKNOWN not in names and bool((column.codes < 0).any()):
        names.append(UNKNOWN)
    kept = shown_classes(ui.rows, name, names)
    chosen = chips(("all classes", "none"))
    if chosen == "all classes":
        show_classes(ui, name, names, np.ones(len(names), np.bool_))
    elif chosen == "none":
        show_classes(ui, name, names, np.zeros(len(names), np.bool_))
    with listing("classes", len(names), CLASSES_AT_ONCE, ui.em):
        for i, each in enumerate(names):
            imgui.push_id(i)
            if line(each, ui.em, "" if kept[i] else "hidden", lit=bool(kept[i])):
                other = kept.copy()
                other[i] = not kept[i]
                show_classes(ui, name, names, other)
            imgui.pop_id()


def shown_classes(rows: Rows, name: str, names: list[str]) -> Bools:
    """Which classes of a column its filter shows."""
    there = rows.visibility.criterion(name)
    if there is None:
        return np.ones(len(names), np.bool_)
    if there.none_of is not None:
        return np.array([each not in there.none_of for each in names], np.bool_)
    if there.contains is not None:
        return np.array([there.contains.casefold() in each.casefold() for each in names], np.bool_)
    wanted = there.one_of if there.one_of is not None else [str(there.equals)]
    return np.array([each in wanted for each in names], np.bool_)


def show_classes(ui: Ui, name: str, names: list[str], kept: Bools) -> None:
    """Filter a column by its classes, in the fewer words."""
    shown = [each for each, keep in zip(names, kept, strict=True) if keep]
    hidden = [each for each, keep in zip(names, kept, strict=True) if not keep]
    if hidden:
        fewer = Narrow(column=name, none_of=hidden) if len(hidden) < len(shown) else Narrow(column=name, one_of=shown)
        ui.do(fewer)
    elif ui.rows.visibility.criterion(name) is not None:
        ui.do(Widen(name))
