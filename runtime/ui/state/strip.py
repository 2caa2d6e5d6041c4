"""The line that stays while any row is hidden: how many are shown, and why not all."""

from __future__ import annotations

from imgui_bundle import imgui

from latentwalk.runtime.ui.panel import Panel, Ui
from latentwalk.runtime.ui.widgets import Flow
from latentwalk.runtime.world.commands import StartFresh
from latentwalk.runtime.world.rows.commands import ShowAll, Widen
from latentwalk.runtime.world.rows.rows import Rows
from latentwalk.runtime.world.saved import View

MOST_CHIPS = 8  # at once, on the strip; the panel Filter lists them all


def shown_of_all(rows: Rows) -> str:
    """How many rows are shown: "70 of 1,797 shown"."""
    return f"{rows.shown_count:,} of {len(rows.scene):,} shown"


def draw_chips(ui: Ui, flow: Flow, most: int) -> None:
    """A chip for each reason why rows are hidden, pressed to take it away, and one that takes all away."""
    reasons = ui.rows.visibility.reasons
    for reason in reasons[:most]:
        if flow.button(f"{reason.words}  ✕", reason.key):
            ui.do(Widen(reason.key))
    if len(reasons) > most:
        flow.text(f"and {len(reasons) - most} more")
    if len(reasons) > 1 and flow.button("Show all"):
        ui.do(ShowAll())


class StripPanel(Panel):
    """How many rows are shown and a chip for each reason why not all, for as long as there is one; and which saved view
    this is, with a way out, until it is put away or rows change."""

    slot = "strip"
    always = in_pictures = True

    def __init__(self) -> None:
        self._read: View | None = None

    def visible(self, ui: Ui) -> bool:
        """While any row is hidden, or may be; while a view that was restored is as it was."""
        return bool(ui.rows.visibility.reasons) or self._view(ui) is not None

    def draw(self, ui: Ui) -> None:
        """Draw it; in a picture, which nobody can press, as plain words."""
        rows = ui.rows
        if not ui.live:
            imgui.push_text_wrap_pos(ui.width_px)
            why = " · ".join(reason.words for reason in rows.visibility.reasons)
            imgui.text_unformatted(f"{shown_of_all(rows)}: {why}")
            imgui.pop_text_wrap_pos()
            return
        view = self._view(ui)
        if view is not None:
            flow = Flow(ui.width_px)
            flow.text(view.title)
            if flow.button("Start fresh"):
                ui.do(StartFresh())
            if flow.button("✕", "view"):
                self._read = view
        if rows.visibility.reasons:
            flow = Flow(ui.width_px)
            flow.text(f"{shown_of_all(rows)}:")
            draw_chips(ui, flow, MOST_CHIPS)

    def _view(self, ui: Ui) -> View | None:
        view = ui.views.restored if ui.live else None
        return None if view is self._read else view
