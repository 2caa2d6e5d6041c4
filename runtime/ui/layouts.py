"""Which layout is shown and how true it is, how points are coloured and drawn."""

from __future__ import annotations

from typing import get_args

from imgui_bundle import imgui

from latentwalk.runtime.ground.shown import Mode
from latentwalk.runtime.ui.panel import Panel, Ui, chips, line, meter, muted
from latentwalk.runtime.world.rows.commands import ColorBy, GoToLayout, SetMode, SetPointSize
from latentwalk.scenes import Quality

POINT_SIZE_MM = (1.0, 60.0)
COLORS_AT_ONCE = 7
MODES: tuple[Mode, ...] = get_args(Mode)


class Layouts(Panel):
    """The scene's layouts with their quality."""

    title = "Layout"
    slot = "left"

    def draw(self, ui: Ui) -> None:
        """Draw the layouts' names and the figures of the one that is shown."""
        rows, layouts = ui.rows, ui.rows.layouts
        chosen = chips(layouts.names, layouts.name)
        if chosen is not None and chosen != layouts.name:
            ui.do(GoToLayout(chosen))
        layout = rows.scene.layouts.get(layouts.name)
        if layout is not None and layout.quality is not None:
            _quality(layout.quality, ui.em)


def _quality(quality: Quality, em: float) -> None:
    figures = {
        "trustworthiness": quality.trustworthiness,
        "continuity": quality.continuity,
        "neighbors kept": quality.neighbors_kept,
    }
    for name, value in figures.items():
        meter(name, value, f"{value:.3f}", em)
    muted(f"of the {quality.k} nearest; 1 is best")


class Colors(Panel):
    """What the points are coloured by."""

    title = "Color by"
    slot = "left"

    def draw(self, ui: Ui) -> None:
        """Draw the list of columns; a long one scrolls."""
        names, current = ui.rows.color_names, ui.rows.coloring.name
        lines = min(len(names), COLORS_AT_ONCE)
        height = lines * (1.15 * ui.em + imgui.get_style().item_spacing.y)
        if imgui.begin_child("colors", imgui.ImVec2(0, height)):
            imgui.set_cursor_pos_y(imgui.get_style().item_spacing.y / 2)  # a lit line reaches half a gap up
            for i, name in enumerate(names):
                imgui.push_id(i)
                if line(name, ui.em, lit=name == current) and name != current:
                    ui.do(ColorBy(name))
                imgui.pop_id()
        imgui.end_child()


class Points(Panel):
    """How points are drawn."""

    title = "Points"
    slot = "left"
    opened = False

    def draw(self, ui: Ui) -> None:
        """Draw the mode, if there are pictures to choose, and the size."""
        rows = ui.rows
        if rows.scene.thumbnails is not None:
            chosen = chips(MODES, rows.mode)
            if chosen is not None:
                ui.do(SetMode(chosen))
        imgui.set_next_item_width(-1)
        flags = imgui.SliderFlags_.logarithmic | imgui.SliderFlags_.always_clamp
        changed, size_mm = imgui.slider_float("##size", rows.point_size_m * 1e3, *POINT_SIZE_MM, "%.1f mm", flags)
        if changed:
            ui.do(SetPointSize(size_mm / 1e3))
