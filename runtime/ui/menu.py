"""The one panel in a room that cannot be put away: it brings the others, or takes them away."""

from __future__ import annotations

from latentwalk.runtime.ui.keys import panels
from latentwalk.runtime.ui.panel import Panel, Ui, button


class Menu(Panel):
    """A single button, low before the person; a window has a key for it."""

    slot = "bottom"
    always = True

    def visible(self, ui: Ui) -> bool:
        """In a room only."""
        return ui.in_room

    def draw(self, ui: Ui) -> None:
        """Draw the button."""
        if button("Hide panels" if ui.shown else "Show panels", lit=not ui.shown):
            panels(ui)
