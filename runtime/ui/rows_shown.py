"""How rows are shown: in which layout, by which colors and what these mean, which of them, how large."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import numpy as np
from imgui_bundle import imgui

from latentwalk.assets.coloring import YesNo, class_names, says_yes_or_no
from latentwalk.runtime.ground.markers import MARKERS
from latentwalk.runtime.ground.shown import HIDDEN, WRONG, Coloring, LegendEntry, Mode
from latentwalk.runtime.ui.desk.mouse import op_of
from latentwalk.runtime.ui.markers import draw_marker
from latentwalk.runtime.ui.panel import Panel, Ui
from latentwalk.runtime.ui.widgets import button, chips, flowing, line, listing, meter, muted, slider
from latentwalk.runtime.world.rows.commands import (
    ColorBy,
    ColorYesNo,
    GoToLayout,
    MarkBy,
    NameClasses,
    Select,
    SetMode,
    SetPointSize,
    ShowShells,
    WriteWords,
)
from latentwalk.runtime.world.rows.filters import UNKNOWN
from latentwalk.runtime.world.rows.selection import Op
from latentwalk.runtime.world.walk.commands import FrameRows
from latentwalk.scenes import Quality, Unjudged

POINT_SIZE_MM = (1.0, 60.0)  # from a grain to what fills the hand
COLORS_AT_ONCE = 7  # lines of the list; with more, the legend below would leave a small window
BAR_STEPS = 64  # rectangles of the color bar: one is narrower than two pixels of a letter
MODES: tuple[Mode, ...] = get_args(Mode)
YES_NO: dict[str, YesNo] = {"for any eye": "safe", "red and green": "red_green"}


class LayoutsPanel(Panel):
    """The scene's layouts with their quality."""

    title = "Layout"
    drawer = "Layout"

    def draw(self, ui: Ui) -> None:
        """Draw the layouts' names and the figures of the one that is shown."""
        rows, layouts = ui.rows, ui.rows.layouts
        chosen = chips(layouts.names, layouts.name)
        if chosen is not None and chosen != layouts.name:
            ui.do(GoToLayout(chosen))
        layout = rows.scene.layouts.get(layouts.name)
        if layout is not None and layout.quality is not None:
            _quality(layout.quality, ui.em)


def _quality(quality: Quality | Unjudged, em: float) -> None:
    if isinstance(quality, Unjudged):
        muted(str(quality))
        return
    figures = {
        "trustworthiness": quality.trustworthiness,
        "continuity": quality.continuity,
        "neighbors kept": quality.neighbors_kept,
    }
    for name, value in figures.items():
        meter(name, value, f"{value:.3f}", em)
    muted(f"of the {quality.k} nearest; 1 is best")
    if quality.ties:
        muted(quality.ties)


class ShellsPanel(Panel):
    """The shells of the layout that is shown: which of them are there."""

    title = "Shells"
    drawer = "Layout"

    def visible(self, ui: Ui) -> bool:
        """Where the layout has any."""
        return bool(ui.rows.shells.groups(ui.rows.layouts.name))

    def draw(self, ui: Ui) -> None:
        """Draw a button for each group, which shows it or puts it away, and what a shell is."""
        shells = ui.rows.shells
        groups = shells.groups(ui.rows.layouts.name)
        if button("All", lit=shells.wanted is True):
            ui.do(ShowShells(True))
        imgui.same_line()
        if button("None", lit=shells.wanted is False):
            ui.do(ShowShells(False))
        for name in flowing(list(groups)):
            if button(name, lit=shells.wants(name)):
                shown = [other for other in groups if shells.wants(other) != (other == name)]
                ui.do(ShowShells(shown))
        for text in dict.fromkeys(groups.values()):
            if text:
                muted(text)


class ColorsPanel(Panel):
    """What the points are colored by."""

    title = "Color by"
    drawer = "Color"

    def draw(self, ui: Ui) -> None:
        """Draw the list of columns; a long one scrolls."""
        names, current = ui.rows.color_names, ui.rows.coloring.name
        with listing("colors", len(names), COLORS_AT_ONCE, ui.em):
            for i, name in enumerate(names):
                imgui.push_id(i)
                if line(name, ui.em, lit=name == current) and name != current:
                    ui.do(ColorBy(name))
                imgui.pop_id()


class PointsPanel(Panel):
    """How points are drawn."""

    title = "Points"
    drawer = "Color"
    opened = False

    def draw(self, ui: Ui) -> None:
        """Draw the mode, if there are pictures to choose, and the size."""
        rows = ui.rows
        if rows.scene.thumbnails is not None:
            chosen = chips(MODES, rows.mode)
            if chosen is not None:
                ui.do(SetMode(chosen))
        size_mm = slider("size", rows.point_size_m * 1e3, *POINT_SIZE_MM, "%.1f mm", logarithmic=True)
        if size_mm is not None:
            ui.do(SetPointSize(size_mm / 1e3))
        muted("markers by class of")
        marked_by = chips(rows.markers.names, rows.markers.by)
        if marked_by is not None:
            ui.do(MarkBy(marked_by))
        muted("words beside rows")
        imgui.push_id("words")
        written = chips(rows.words.names, rows.words.by)
        if written is not None:
            ui.do(WriteWords(written))
        imgui.pop_id()
        if button("names of classes", lit=rows.words.class_names):
            ui.do(NameClasses(not rows.words.class_names))


class LegendPanel(Panel):
    """Swatches for classes, a ticked bar for numbers."""

    title = "Legend"
    slot = "left"
    drawer = "Color"
    in_pictures = True

    def visible(self, ui: Ui) -> bool:
        """Nothing is to be explained where all rows look alike."""
        return ui.rows.coloring.kind != "none" or ui.rows.markers.by in ui.rows.scene.columns

    def draw(self, ui: Ui) -> None:
        """Draw the legend of the world's coloring."""
        coloring = ui.rows.coloring
        epoch = ui.rows.epoch
        note, following = ui.rows.judged.note(coloring.name), ui.epochs.following.names
        follows = epoch is not None and (coloring.name in following or (note and "prediction" in following))
        muted(f"{coloring.name} at epoch {epoch:g}" if follows else coloring.name)
        if coloring.kind == "scalar":
            _scale(coloring, ui.em)
            if note:
                muted(note)
        else:
            marked = ui.rows.markers.by == coloring.name
            for i, entry in enumerate(coloring.legend):
                imgui.push_id(i)
                _swatch(ui, coloring, entry, i % len(MARKERS) if marked and entry.label != UNKNOWN else 0)
                imgui.pop_id()
        _markers(ui)
        self._explain_wrong(ui)
        if ui.live and says_yes_or_no(ui.rows.scene.columns.get(coloring.name)):
            chosen = chips(list(YES_NO), next(words for words, pair in YES_NO.items() if pair == ui.rows.yes_no))
            if chosen is not None:
                ui.do(ColorYesNo(YES_NO[chosen]))

    def __init__(self) -> None:
        self._wrong = -1, 0

    def _explain_wrong(self, ui: Ui) -> None:
        """Say what the crosses mean, where there are any."""
        if self._wrong[0] != ui.rows.flags_version:
            self._wrong = ui.rows.flags_version, int(np.count_nonzero((ui.rows.flags & (WRONG | HIDDEN)) == WRONG))
        if self._wrong[1]:
            muted(f"✕ predicted wrongly: {self._wrong[1]:,}")


def _u32(color: tuple[int, int, int]) -> int:
    r, g, b = (int(part) for part in color)
    return 0xFF000000 | b << 16 | g << 8 | r


def _swatch(ui: Ui, coloring: Coloring, entry: LegendEntry, marker: int) -> None:
    pressed = _marked_line(entry.label, ui.em, marker, _u32(entry.color), f"{entry.count:,}")
    if pressed and entry.label != UNKNOWN:
        _choose(ui, coloring.name, entry.label)


def _choose(ui: Ui, column: str, name: str) -> None:
    """A class of the legend was pressed: select it, add it with Shift, add it or take it away with Ctrl, keep what is
    of it with both; a double click brings it into view."""
    io = imgui.get_io()
    if imgui.is_mouse_double_clicked(0):
        ui.do(ui.desk.frame(FrameRows("selection")))
    else:
        op: Op = "intersect" if io.key_shift and io.key_ctrl else op_of(io.key_shift, io.key_ctrl)
        ui.do(Select(column=column, equals=name, op=op))


def _marked_line(text: str, em: float, marker: int, color: int, note: str = "") -> bool:
    """A line with a marker before it; whether it was pressed."""
    place = imgui.get_cursor_screen_pos()
    pressed = line(text, em, note, indent_em=1.4, twice=True)
    draw_marker(imgui.ImVec2(place.x + 0.6 * em, place.y + 0.55 * em), 0.34 * em, marker, color)
    return pressed


def _markers(ui: Ui) -> None:
    """What the markers mean, where it is not what the colors mean."""
    markers = ui.rows.markers
    column = ui.rows.scene.columns.get(markers.by)
    if column is None or markers.by == ui.rows.coloring.name:
        return
    muted(f"markers: {markers.by}")
    names = class_names(column)
    for number, name in enumerate(names[: len(MARKERS)]):
        imgui.push_id(f"marker {number}")
        if _marked_line(name, ui.em, number, imgui.get_color_u32(imgui.Col_.text)):
            _choose(ui, markers.by, name)
        imgui.pop_id()
    if len(names) > len(MARKERS):
        muted("and again from the first one on")


def _scale(coloring: Coloring, em: float) -> None:
    """The color bar with its ticks below; what has no place on it, the unknown, comes after as a line."""
    width = imgui.get_content_region_avail().x
    place = imgui.get_cursor_screen_pos()
    lines = imgui.get_window_draw_list()
    table, steps, height = coloring.table, BAR_STEPS, 0.9 * em
    for i in range(steps):
        color = _u32(tuple(table[i * (len(table) - 1) // (steps - 1)]))
        start = imgui.ImVec2(place.x + width * i / steps, place.y)
        lines.add_rect_filled(start, imgui.ImVec2(place.x + width * (i + 1) / steps + 0.5, place.y + height), color)
    ticks = [entry for entry in coloring.legend if entry.label != UNKNOWN]
    text = imgui.get_color_u32(imgui.Col_.text)
    spans = []
    for tick in ticks:
        x = place.x + width * tick.position
        lines.add_line(imgui.ImVec2(x, place.y + height), imgui.ImVec2(x, place.y + height + 0.25 * em), text)
        label = imgui.calc_text_size(tick.label).x
        left = min(max(x - label / 2, place.x), place.x + width - label)
        spans.append((left, left + label))
    for i in apart(spans, 0.4 * em):
        lines.add_text(imgui.ImVec2(spans[i][0], place.y + height + 0.3 * em), text, ticks[i].label)
    imgui.dummy(imgui.ImVec2(width, height + 1.4 * em))
    for entry in coloring.legend:
        if entry.label == UNKNOWN:
            muted(f"{entry.count:,} {UNKNOWN}")


def apart(spans: Sequence[tuple[float, float]], gap: float) -> list[int]:
    """Which of the spans (from, to), in order along a line, are written so that none meets another: the ends first."""
    order = [0, len(spans) - 1, *range(1, len(spans) - 1)] if len(spans) > 1 else range(len(spans))
    chosen: list[int] = []
    for i in order:
        if all(spans[i][1] + gap <= spans[j][0] or spans[j][1] + gap <= spans[i][0] for j in chosen):
            chosen.append(i)
    return sorted(chosen)
