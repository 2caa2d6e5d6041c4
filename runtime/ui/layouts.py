"""Which layout is shown and how true it is, how points are coloured and drawn."""

from __future__ import annotations

from imgui_bundle import imgui

from latentwalk.runtime.ui.panel import Panel, Ui, chips, line, meter, muted
from latentwalk.runtime.world.intents import MODES
from latentwalk.scenes import Quality

POINT_SIZE_MM = (1.0, 60.0)
COLORS_AT_ONCE = 7


class Layouts(Panel):
    """The scene's layouts with their quality."""

    title = "Layout"
    slot = "left"

    def draw(self, ui: Ui) -> None:
        """Draw the layouts' names and the figures of the one that is shown."""
        world = ui.world
        chosen = chips(world.layout_names, world.layout)
        if chosen is not None and chosen != world.layout:
            ui.do("layout", chosen)
        layout = world.scene.layouts.get(world.layout)
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
        world = ui.world
        lines = min(len(world.color_names), COLORS_AT_ONCE)
        height = lines * (1.15 * ui.em + imgui.get_style().item_spacing.y)
        if imgui.begin_child("colors", imgui.ImVec2(0, height)):
            imgui.set_cursor_pos_y(imgui.get_style().item_spacing.y / 2)  # a lit line reaches half a gap up
            for i, name in enumerate(world.color_names):
                imgui.push_id(i)
                if line(name, ui.em, lit=name == world.color) and name != world.color:
                    ui.do("color", name)
                imgui.pop_id()
        imgui.end_child()


class Points(Panel):
    """How points are drawn."""

    title = "Points"
    slot = "left"
    opened = False

    def draw(self, ui: Ui) -> None:
        """Draw the mode, if there are pictures to choose, and the size."""
        world = ui.world
        if world.scene.thumbnails is not None:
            chosen = chips(MODES, world.mode)
            if chosen is not None:
                ui.do("mode", chosen)
        imgui.set_next_item_width(-1)
        flags = imgui.SliderFlags_.logarithmic | imgui.SliderFlags_.always_clamp
        changed, size_mm = imgui.slider_float("##size", world.point_size_m * 1e3, *POINT_SIZE_MM, "%.1f mm", flags)
        if changed:
            ui.do("point_size", size_mm / 1e3)
