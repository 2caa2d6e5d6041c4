"""A keyboard for the laser: search without a real one."""

from __future__ import annotations

from imgui_bundle import imgui

from latentwalk.runtime.ui.panel import Panel, Ui
from latentwalk.runtime.world.rows.commands import Search

ROWS = ("1234567890-_", "qwertyuiop.", "asdfghjkl'", "zxcvbnm,")


class Keyboard(Panel):
    """Shown while `ui.typed` is a text."""

    slot = "bottom"

    def visible(self, ui: Ui) -> bool:
        """While someone writes by laser."""
        return ui.typed is not None

    def draw(self, ui: Ui) -> None:
        """Draw the letters; what is pressed is added to `ui.typed`, Search looks for it and puts the keyboard away."""
        em, typed = ui.em, ui.typed or ""
        imgui.text_unformatted(f"{typed}_")
        for indent, letters in enumerate(ROWS):
            imgui.indent(max(indent - 1, 0) * em + 1)
            for i, letter in enumerate(letters):
                if i:
                    imgui.same_line()
                if imgui.button(letter, imgui.ImVec2(2.4 * em, 2.0 * em)):
                    typed += letter
            imgui.unindent(max(indent - 1, 0) * em + 1)
        if imgui.button("space", imgui.ImVec2(12 * em, 2 * em)):
            typed += " "
        imgui.same_line()
        if imgui.button("delete", imgui.ImVec2(6 * em, 2 * em)):
            typed = typed[:-1]
        imgui.same_line()
        search = imgui.button("Search", imgui.ImVec2(6 * em, 2 * em))
        imgui.same_line()
        close = imgui.button("Close", imgui.ImVec2(5 * em, 2 * em))
        ui.typed = None if search or close else typed
        if search and typed:
            ui.do(Search(typed))
