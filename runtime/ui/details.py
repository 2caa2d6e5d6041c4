"""What is known of the row under the laser: its picture, its columns, its true neighbors."""

from __future__ import annotations

from imgui_bundle import imgui

from latentwalk.runtime.ui.panel import Panel, Ui, muted, pairs, row_line

NEIGHBORS = 6


class Details(Panel):
    """The hovered row; while none is, the one selected last."""

    slot = "hand"
    always = in_pictures = True

    def __init__(self) -> None:
        self._row = -1

    def visible(self, ui: Ui) -> bool:
        """While the laser is on a row, or the last one that it was on is selected."""
        person = ui.person
        if person.tool.covers_row:
            return False
        if person.pointer.row >= 0:
            self._row = person.pointer.row
        elif self._row >= 0 and not ui.rows.selection.rows[self._row]:
            self._row = -1
        return self._row >= 0

    def draw(self, ui: Ui) -> None:
        """Draw the row."""
        rows, row, em = ui.rows, self._row, ui.em
        pixels = rows.thumbnail(row)
        if pixels is not None:
            ui.picture(f"row {row}", pixels, imgui.get_content_region_avail().x, 5.5 * em)
        pairs(rows.details(row), em, 6.5)
        self._draw_neighbors(ui)

    def _draw_neighbors(self, ui: Ui) -> None:
        known = ui.rows.scene.neighbors
        if known is None:
            return
        muted(f"nearest in the original space ({known.metric})")
        for place, near in enumerate(known.indices[self._row][:NEIGHBORS]):
            if near < 0:
                continue
            row_line(ui, int(near), f"{known.distances[self._row][place]:.3g}")
