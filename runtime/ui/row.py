"""Names and values in running text, some with the dot of a curve's colour: a legend that tells numbers."""

from __future__ import annotations

from imgui_bundle import imgui

from latentwalk.runtime.ui import style
from latentwalk.runtime.ui.style import Color


class Row:
    """Names and values one after the other, on as many lines as they need."""

    def __init__(self, em: float, width: float) -> None:
        self._em, self._first = em, True
        self._edge = imgui.get_cursor_screen_pos().x + width

    def add(self, name: str, value: str, color: Color | None = None) -> None:
        """One name with its value, and a dot of the colour that it has in the plots."""
        em = self._em
        dot = 0.75 * em if color else 0.0
        width = dot + imgui.calc_text_size(name).x + (0.4 * em + imgui.calc_text_size(value).x if value else 0.0)
        if not self._first and imgui.get_item_rect_max().x + em + width <= self._edge:
            imgui.same_line(0.0, em)
        self._first = False
        if color:
            place = imgui.get_cursor_screen_pos()
            middle = imgui.ImVec2(place.x + 0.3 * em, place.y + 0.55 * em)
            imgui.get_window_draw_list().add_circle_filled(
                middle, 0.26 * em, imgui.get_color_u32(imgui.ImVec4(*color[:3], 1.0))
            )
            imgui.dummy(imgui.ImVec2(dot, em))
            imgui.same_line(0.0, 0.0)
        if not value:
            imgui.text_unformatted(name)
            return
        imgui.push_style_color(imgui.Col_.text, imgui.ImVec4(*style.MUTED))
        imgui.text_unformatted(name)
        imgui.pop_style_color()
        imgui.same_line(0.0, 0.4 * em)
        imgui.text_unformatted(value)
