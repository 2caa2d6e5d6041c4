"""Help: what to press on this device."""

from __future__ import annotations

from latentwalk.runtime.ui.panel import Panel, Ui, pairs


class Help(Panel):
    """The host's own words for its controls."""

    title = "Help"
    slot = "right"
    opened = False
    command = "help"

    def draw(self, ui: Ui) -> None:
        """Draw control and key side by side."""
        pairs(ui.help.items(), ui.em, 8.5)
