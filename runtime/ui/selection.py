"""The selection: how many, which, and what can be done with it; and the search that makes one."""

from __future__ import annotations

import numpy as np
from imgui_bundle import imgui

from latentwalk.runtime.ui.panel import Panel, Ui, button, muted, row_line

LISTED = 8


class Selection(Panel):
    """Count, search, undo, filter, export, and the first rows."""

    title = "Selection"
    slot = "right"
    command = "search"

    def __init__(self) -> None:
        self._search = ""
        self._listed: tuple[int, list[int]] = -1, []

    def draw(self, ui: Ui) -> None:
        """Draw everything about the selection."""
        world, steps = ui.world, ui.world.selection_steps
        imgui.text_unformatted(f"{steps.count:,} of {len(world.scene):,} rows")
        self._draw_search(ui)
        _buttons(ui, {"Undo": ("undo", True, steps.can_undo), "Redo": ("redo", True, steps.can_redo)})
        imgui.same_line()
        _buttons(ui, {"All": ("select", {"all": True}, True), "None": ("select", {"none": True}, steps.count > 0)})
        isolated = world.visibility.isolated is not None
        if button("Show only these", lit=isolated, enabled=isolated or steps.count > 0):
            ui.do("isolate", not isolated)
        _buttons(ui, {"Export": ("export", True, True), "Save view": ("save", True, True)})
        self._draw_rows(ui)

    def _draw_rows(self, ui: Ui) -> None:
        """The first selected rows; found again when the selection changed."""
        steps = ui.world.selection_steps
        if self._listed[0] != steps.version:
            self._listed = steps.version, [int(row) for row in np.flatnonzero(steps.rows)[:LISTED]]
        for row in self._listed[1]:
            row_line(ui, row)
        if steps.count > LISTED:
            muted(f"and {steps.count - LISTED:,} more")

    def _draw_search(self, ui: Ui) -> None:
        if ui.in_room:
            if imgui.button("Search …", imgui.ImVec2(-1, 0)):
                ui.typed = "" if ui.typed is None else None
            return
        imgui.set_next_item_width(-1)
        if ui.command == self.command:
            imgui.set_keyboard_focus_here()
        flags = imgui.InputTextFlags_.enter_returns_true | imgui.InputTextFlags_.auto_select_all
        entered, self._search = imgui.input_text_with_hint("##search", "Search ids and texts", self._search, flags)
        if entered and self._search:
            ui.do("search", self._search)


def _buttons(ui: Ui, actions: dict[str, tuple[str, object, bool]]) -> None:
    """Buttons side by side: name → intent, its value, whether it can be pressed."""
    for i, (name, (intent, value, enabled)) in enumerate(actions.items()):
        if i:
            imgui.same_line()
        if button(name, enabled=enabled):
            ui.do(intent, value)
