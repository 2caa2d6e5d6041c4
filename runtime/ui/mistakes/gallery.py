"""The selected rows all at once: a grid of their pictures, or a table of their columns, by any number."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from imgui_bundle import imgui

from latentwalk.runtime.ui.panel import Panel, Ui
from latentwalk.runtime.ui.widgets import button, chips, muted
from latentwalk.runtime.world.rows.commands import Export
from latentwalk.runtime.world.rows.inside.judged import NEAR
from latentwalk.runtime.world.rows.inside.order import in_order, numbers
from latentwalk.runtime.world.walk.around.commands import ShowWall
from latentwalk.runtime.world.walk.commands import FrameRows, LookAt
from latentwalk.scenes import Column
from latentwalk.scenes.arrays import Indices
from latentwalk.scenes.rules import PROBABILITY

ROWS_AT_ONCE = 3  # of pictures; more are scrolled to
PICTURE_EM = 3.6  # a digit's strokes are told apart
LINES_AT_ONCE = 8  # of the table
MOST_SORTS = 6
FIRST_SORTS = ("confidence", NEAR, "local_error_rate", "label_doubt", "entropy")  # what one looks for mistakes by
AS_THEY_ARE = "id"


@dataclass
class _Sorted:
    """The selected rows in the order that was asked for; made anew when selection, column or direction change."""

    of: tuple[int, str, bool, Column | None] | None = None
    rows: Indices = field(default_factory=lambda: np.zeros(0, np.int64))


class GalleryPanel(Panel):
    """Pictures, or lines of a table where there are none, of the selected rows; pressed, one comes into view."""

    title = "Gallery"
    slot = "bottom"

    def __init__(self) -> None:
        self._by, self._falling = AS_THEY_ARE, False
        self._sorted = _Sorted()

    def visible(self, ui: Ui) -> bool:
        """While it was asked for and something is selected."""
        return ui.live and ui.gallery and ui.rows.selection.count > 0

    def draw(self, ui: Ui) -> None:
        """Draw the order and the rows."""
        rows = ui.rows
        self._draw_order(ui)
        found = self._order(ui)
        if rows.scene.thumbnails is None:
            _draw_table(ui, found)
        else:
            _draw_pictures(ui, found)

    def _draw_order(self, ui: Ui) -> None:
        if button("Export"):
            ui.do(Export())
        imgui.same_line()
        if button("Close"):
            ui.gallery = False
        imgui.same_line()
        if ui.in_room:
            wall_chip(ui, self._by, falling=self._falling)
            imgui.same_line()
        imgui.text_unformatted(f"{ui.rows.selection.count:,} rows, by")
        imgui.same_line()
        chosen = chips(_sorts(ui), self._by)
        if chosen is not None:
            self._falling = chosen == self._by and not self._falling
            self._by = chosen

    def _order(self, ui: Ui) -> Indices:
        column = ui.rows.scene.columns.get(self._by)
        of = ui.rows.selection.version, self._by, self._falling, column
        if self._sorted.of != of:
            rows = np.flatnonzero(ui.rows.selection.rows)
            self._sorted = _Sorted(of, in_order(rows, column, falling=self._falling))
        return self._sorted.rows


def wall_chip(ui: Ui, by: str = AS_THEY_ARE, *, falling: bool = False) -> None:
    """Puts the selected rows onto a wall before the person instead, or takes that away."""
    there = bool(ui.person.around.wall.pages)
    if button("Wall", lit=there):
        ui.do(ShowWall() if there else ShowWall(by, falling))
        ui.gallery = False


def _sorts(ui: Ui) -> list[str]:
    """What rows can be put in order by: their place, and numbers, first those that tell mistakes, then how probable the
    classes are that the first row has and was taken for."""
    known, row = numbers(ui.rows.scene.columns), int(np.argmax(ui.rows.selection.rows))
    classes = [value for what, value in ui.rows.details(row) if what in ("label", "prediction")]
    first = [name for name in (*FIRST_SORTS, *(PROBABILITY + name for name in classes)) if name in known]
    return [AS_THEY_ARE, *first, *(name for name in known if name not in first)][:MOST_SORTS]


def _draw_pictures(ui: Ui, found: Indices) -> None:
    """The grid; only what is in sight is drawn, as only so many pictures are kept on the GPU."""
    em, gap = ui.em, imgui.get_style().item_spacing.y
    side = PICTURE_EM * em
    across = max(1, int((ui.width_px + gap) // (side + gap)))
    lines = -(-len(found) // across)
    height = min(lines, ROWS_AT_ONCE) * (side + gap)
    if imgui.begin_child("grid", imgui.ImVec2(ui.width_px, height)):
        clipper = imgui.ListClipper()
        clipper.begin(lines, side + gap)
        while clipper.step():
            for number in range(clipper.display_start, clipper.display_end):
                for place, row in enumerate(found[number * across : (number + 1) * across].tolist()):
                    if place:
                        imgui.same_line(0.0, gap)
                    _draw_picture(ui, row, side)
    imgui.end_child()


def _draw_picture(ui: Ui, row: int, side: float) -> None:
    corner, name = imgui.get_cursor_screen_pos(), ui.rows.ids[row]
    imgui.push_id(row)
    if imgui.invisible_button("row", imgui.ImVec2(side, side)):
        ui.do(LookAt(name) if ui.in_room else ui.desk.frame(FrameRows(id=name)))
    if imgui.is_item_hovered():
        imgui.set_tooltip("\n".join(f"{what}: {value}" for what, value in ui.rows.details(row)[:MOST_SORTS]))
    imgui.pop_id()
    pixels = ui.rows.pictures.of(row)
    lines = imgui.get_window_draw_list()
    if pixels is None:
        lines.add_text(corner, imgui.get_color_u32(imgui.Col_.text), name)
        return
    height, width = pixels.shape[:2]
    zoom = side / max(height, width)
    end = imgui.ImVec2(corner.x + zoom * width, corner.y + zoom * height)
    lines.add_image(ui.canvas.picture(f"row {row}", pixels), corner, end)


def _draw_table(ui: Ui, found: Indices) -> None:
    """All columns of the rows, the id first; only the lines in sight are made."""
    em = ui.em
    names = [what for what, _ in ui.rows.details(int(found[0]))]
    height = (min(len(found), LINES_AT_ONCE) + 1.5) * 1.6 * em
    flags = imgui.TableFlags_.scroll_x | imgui.TableFlags_.scroll_y | imgui.TableFlags_.row_bg
    if not imgui.begin_table("rows", len(names), flags, imgui.ImVec2(ui.width_px, height)):
        return
    imgui.table_setup_scroll_freeze(1, 1)
    for name in names:
        imgui.table_setup_column(name)
    imgui.table_headers_row()
    clipper = imgui.ListClipper()
    clipper.begin(len(found))
    while clipper.step():
        for row in found[clipper.display_start : clipper.display_end].tolist():
            values = dict(ui.rows.details(row))
            imgui.table_next_row()
            for number, name in enumerate(names):
                imgui.table_set_column_index(number)
                if number:
                    imgui.text_unformatted(values.get(name, ""))
                elif imgui.selectable(f"{values.get(name, '')}##{row}", False)[0]:
                    ui.do(LookAt(ui.rows.ids[row]))
    imgui.end_table()
    if len(found) > LINES_AT_ONCE:
        muted("more below: scroll")
