"""The last short notice for the person, for some seconds."""

from __future__ import annotations

from imgui_bundle import imgui

from latentwalk.runtime.ui.panel import Panel, Ui

SHOWN_S = 5.0


class Notice(Panel):
    """What the world or the host said last."""

    slot = "notice"
    always = in_pictures = True

    def visible(self, ui: Ui) -> bool:
        """While it is fresh."""
        return bool(ui.outbox.message) and ui.outbox.message_age_s < SHOWN_S

    def draw(self, ui: Ui) -> None:
        """Draw it."""
        imgui.push_text_wrap_pos(ui.width_px)
        imgui.text_unformatted(ui.outbox.message)
        imgui.pop_text_wrap_pos()
