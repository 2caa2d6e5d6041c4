"""What is said to the person, and a keyboard for those who have a laser alone."""

from __future__ import annotations

from imgui_bundle import imgui

from latentwalk.runtime.ui.panel import Panel, Ui
from latentwalk.runtime.world.rows.commands import Search

SHOWN_S = 5.0  # long enough to read a path
ROWS = ("1234567890-_", "qwertyuiop.", "asdfghjkl'", "zxcvbnm,")


class NoticePanel(Panel):
    """What the world or the host said last."""

    slot = "notice"
    always = in_pictures = True

    def visible(self, ui: Ui) -> bool:
        """While it is fresh, unless the strip above says just that."""
        message, said = ui.outbox.message, ui.rows.visibility.reasons and ui.rows.shown_words
        return bool(message) and message != said and ui.outbox.message_age_s < SHOWN_S

    def draw(self, ui: Ui) -> None:
        """Draw it."""
        imgui.push_text_wrap_pos(ui.width_px)
        imgui.text_unformatted(ui.outbox.message)
        imgui.pop_text_wrap_pos()


class KeyboardPanel(Panel):
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
