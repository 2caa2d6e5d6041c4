"""The legend: what the colours mean now, how many rows each stands for; a class that is pressed is selected."""

from __future__ import annotations

import numpy as np
from imgui_bundle import imgui

from latentwalk.runtime.ground.shown import HIDDEN, WRONG, Coloring, LegendEntry
from latentwalk.runtime.ui.panel import Panel, Ui, line, muted
from latentwalk.runtime.world.rows.commands import Select

UNKNOWN = "unknown"


class Legend(Panel):
    """Swatches for classes, a ticked bar for numbers."""

    title = "Legend"
    slot = "left"
    in_pictures = True

    def visible(self, ui: Ui) -> bool:
        """Nothing is to be explained where all rows look alike."""
        return ui.rows.coloring.kind != "none"

    def draw(self, ui: Ui) -> None:
        """Draw the legend of the world's coloring."""
        coloring = ui.rows.coloring
        muted(coloring.name)
        if coloring.kind == "scalar":
            _scale(coloring, ui.em)
        else:
            for i, entry in enumerate(coloring.legend):
                imgui.push_id(i)
                _swatch(ui, coloring, entry)
                imgui.pop_id()
        self._explain_wrong(ui)

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


def _swatch(ui: Ui, coloring: Coloring, entry: LegendEntry) -> None:
    place, em = imgui.get_cursor_screen_pos(), ui.em
    pressed = line(entry.label, em, f"{entry.count:,}", indent_em=1.4)
    middle = imgui.ImVec2(place.x + 0.6 * em, place.y + 0.55 * em)
    imgui.get_window_draw_list().add_circle_filled(middle, 0.34 * em, _u32(entry.color))
    if pressed and entry.label != UNKNOWN:
        ui.do(Select(column=coloring.name, equals=entry.label))


def _scale(coloring: Coloring, em: float) -> None:
    """The colour bar with its ticks below; what has no place on it, the unknown, comes after as a line."""
    width = imgui.get_content_region_avail().x
    place = imgui.get_cursor_screen_pos()
    lines = imgui.get_window_draw_list()
    table, steps, height = coloring.table, 64, 0.9 * em
    for i in range(steps):
        color = _u32(tuple(table[i * (len(table) - 1) // (steps - 1)]))
        start = imgui.ImVec2(place.x + width * i / steps, place.y)
        lines.add_rect_filled(start, imgui.ImVec2(place.x + width * (i + 1) / steps + 0.5, place.y + height), color)
    ticks = [entry for entry in coloring.legend if entry.label != UNKNOWN]
    text = imgui.get_color_u32(imgui.Col_.text)
    for tick in ticks:
        x = place.x + width * tick.position
        lines.add_line(imgui.ImVec2(x, place.y + height), imgui.ImVec2(x, place.y + height + 0.25 * em), text)
        label = imgui.calc_text_size(tick.label).x
        x = min(max(x - label / 2, place.x), place.x + width - label)
        lines.add_text(imgui.ImVec2(x, place.y + height + 0.3 * em), text, tick.label)
    imgui.dummy(imgui.ImVec2(width, height + 1.4 * em))
    for entry in coloring.legend:
        if entry.label == UNKNOWN:
            muted(f"{entry.count:,} {UNKNOWN}")
