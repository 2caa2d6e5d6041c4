"""What a newcomer is told: some lines low before them, each until it was done once."""

from __future__ import annotations

from imgui_bundle import imgui

from latentwalk.runtime.ui.panel import Panel, Ui
from latentwalk.runtime.ui.style import ACCENT
from latentwalk.runtime.ui.widgets import button
from latentwalk.runtime.world.walk.hand_commands import ShowHints

NAME_EM = 4.0  # the longest, and a gap


class HintsPanel(Panel):
    """How to move, to grab and to point, in the words of the device in hand."""

    slot = "bottom"
    always = True

    def visible(self, ui: Ui) -> bool:
        """In a headset, while any was not done."""
        return ui.in_room and bool(ui.person.lessons.hints(ui.person.hands.main))

    def draw(self, ui: Ui) -> None:
        """Draw them, and a way to be rid of them."""
        told = ui.person.lessons.hints(ui.person.hands.main)
        for hint, text in told.items():
            imgui.text_colored(imgui.ImVec4(*ACCENT), hint.capitalize())
            imgui.same_line(NAME_EM * ui.em)
            imgui.text_unformatted(text)
        if button("Got it"):
            ui.do(ShowHints(False))
