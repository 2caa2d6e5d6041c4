"""The line that stays while any row is hidden: how many are shown, and why not all."""

from __future__ import annotations

from imgui_bundle import imgui

from latentwalk.runtime.draw.sprites import MOST
from latentwalk.runtime.ui.panel import Panel, Ui
from latentwalk.runtime.ui.widgets import Flow
from latentwalk.runtime.world.commands import StartFresh
from latentwalk.runtime.world.rows.hidden.commands import ShowAll, Widen
from latentwalk.runtime.world.rows.rows import Rows
from latentwalk.runtime.world.saved import SavedView

MOST_CHIPS = 8  # at once, on the strip; the panel Filter lists them all


def shown_of_all(rows: Rows) -> str:
    """How many rows are shown: "70 of 1,797 shown"."""
    return f"{rows.shown_count:,} of {len(rows.scene):,} shown"


def pictured(rows: Rows) -> str:
    """Of how many of the rows that are shown there are pictures, "" where it is all, or no pictures are asked for."""
    if rows.mode != "sprites" or rows.scene.thumbnails is None:
        return ""
    there = rows.pictures.there(rows.visible)
    if there > MOST:
        return f"pictures of the nearest {MOST:,} of {there:,} rows; the others are points"
    others = rows.shown_count - there
    return f"pictures of {there:,} of {rows.shown_count:,} rows; {others:,} have none" if others else ""


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
        self._read: SavedView | None = None
        self._counted_at: object = None
        self._pictured = ""

    def visible(self, ui: Ui) -> bool:
        """While any row is hidden, or may be, or has no picture where pictures are shown; while a view that was
        restored is as it was."""
        rows = ui.rows
        now = rows.mode, rows.flags_version
        if now != self._counted_at:
            self._counted_at, self._pictured = now, pictured(rows)
        return bool(rows.visibility.reasons or self._pictured) or self._view(ui) is not None

    def draw(self, ui: Ui) -> None:
        """Draw it; in a picture, which nobody can press, as plain words."""
        rows = ui.rows
        if not ui.live:
            why = " · ".join(reason.words for reason in rows.visibility.reasons)
            hidden = f"{shown_of_all(rows)}: {why}" if why else ""
            imgui.push_text_wrap_pos(ui.width_px)
            imgui.text_unformatted("\n".join(filter(None, (hidden, self._pictured))))
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
        if self._pictured:
            Flow(ui.width_px).text(self._pictured)

    def _view(self, ui: Ui) -> SavedView | None:
        view = ui.views.restored if ui.live else None
        return None if view is self._read else view
