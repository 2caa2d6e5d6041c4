"""Help: what to press on this device."""

from __future__ import annotations

from imgui_bundle import imgui

from latentwalk.runtime.ui.panel import Panel, Ui, pairs


class Help(Panel):
    """The host's own words for its controls."""

    title = "Help"
    slot = "right"
    opened = False

    def draw(self, ui: Ui) -> None:
        """Draw control and key side by side."""
        if ui.command == "help":
            imgui.set_scroll_here_y(0.0)
        pairs(ui.help.items(), ui.em, 8.5)
