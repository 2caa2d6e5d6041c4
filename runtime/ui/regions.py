"""The regions that the scene names: chosen, the person stands before one and reads what it is."""

from __future__ import annotations

from imgui_bundle import imgui

from latentwalk.runtime.ui.panel import Panel, Ui
from latentwalk.runtime.ui.widgets import RunningText, line, listing, signed
from latentwalk.runtime.world.walk.commands import GoToRegion

REGIONS_AT_ONCE = 6  # lines of the list; with more, the selection below would leave a small window


class RegionsPanel(Panel):
    """Names with their number of rows; of the one that is selected, its sentence and numbers."""

    title = "Regions"
    slot = "right"
    drawer = "Selection"
    in_pictures = True

    def visible(self, ui: Ui) -> bool:
        """Where the scene names any; in a script's picture, where one is chosen."""
        return bool(ui.rows.regions.chosen if not ui.live else ui.rows.scene.selections)

    def draw(self, ui: Ui) -> None:
        """Draw the list, a long one scrolls, and what is chosen."""
        if ui.live:
            _names(ui)
        chosen = ui.rows.scene.selections.get(ui.rows.regions.chosen)
        if chosen is None:
            return
        if not ui.live:
            imgui.text_wrapped(ui.rows.regions.chosen)
        if chosen.text:
            imgui.text_wrapped(chosen.text)
        numbers = RunningText(ui.em, imgui.get_content_region_avail().x)
        for name, number in chosen.numbers.items():
            numbers.add(name, signed(number))


def _names(ui: Ui) -> None:
    regions, current = ui.rows.scene.selections, ui.rows.regions.chosen
    with listing("regions", len(regions), REGIONS_AT_ONCE, ui.em):
        for i, (name, region) in enumerate(regions.items()):
            imgui.push_id(i)
            if line(name, ui.em, f"{len(region.rows):,}", lit=name == current):
                ui.do(GoToRegion(name))
            imgui.pop_id()
