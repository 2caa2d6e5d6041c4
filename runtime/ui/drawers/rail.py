"""The rail: a chip for each drawer, which opens it or closes it; what is long lies in drawers, one at a time."""

from __future__ import annotations

from imgui_bundle import imgui

from latentwalk.runtime.ui.panel import Panel, Ui
from latentwalk.runtime.ui.widgets import button


class RailPanel(Panel):
    """The drawers that have something to show, by their tasks."""

    slot = "rail"

    def draw(self, ui: Ui) -> None:
        """Draw a chip for each, lit while its drawer is open."""
        for name in ui.drawers:
            if button(name, lit=name == ui.open_drawer, width=imgui.get_content_region_avail().x):
                ui.toggle(name)
