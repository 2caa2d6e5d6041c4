"""A histogram with a brush: a drag along it makes a range, a click lets all in again."""

from __future__ import annotations

import numpy as np
from imgui_bundle import imgui

from latentwalk.runtime.ui import style
from latentwalk.runtime.ui.style import Color
from latentwalk.runtime.world.rows.inside.histogram import BINS, Histogram, Span

HEIGHT_EM = 3.6
DRAGGED_EM = 0.25  # less is a click by a hand that trembles
HIDDEN: Color = (1.0, 1.0, 1.0, 0.22)
CHOSEN: Color = (1.0, 1.0, 1.0, 0.08)


class RangeBrush:
    """The bars of a column, and where a drag along them began."""

    def __init__(self) -> None:
        self._start_px: float | None = None

    def draw(self, em: float, found: Histogram | None, span: Span, chosen: list[float]) -> bool:
        """Draw it over the width that there is; a drag changes `chosen`, the ends of the range.  Whether it was let
        go."""
        place, width, height = imgui.get_cursor_screen_pos(), imgui.get_content_region_avail().x, HEIGHT_EM * em
        imgui.invisible_button("range", imgui.ImVec2(width, height))
        low, high = span
        let_go = self._drag(em, place.x, width, span, chosen)
        lines = imgui.get_window_draw_list()
        ends = [place.x + width * min(max((end - low) / (high - low), 0.0), 1.0) for end in sorted(chosen)]
        _fill(ends[0], place.y, ends[1], place.y + height, CHOSEN)
        if found is None:
            lines.add_text(place, imgui.get_color_u32(imgui.Col_.text_disabled), "counting …")
            return let_go
        tall = height / max(int(found.all.max()), 1)
        step = width / BINS
        for at, (every, shown) in enumerate(zip(found.all.tolist(), found.shown.tolist(), strict=True)):
            left, base = place.x + at * step, place.y + height
            for count, color in ((every, HIDDEN), (shown, style.ACCENT)):
                if count:  # one of very many is seen, too
                    _fill(left, base - max(count * tall, 1.0), left + max(step - 1, 1.0), base, color)
        return let_go

    def _drag(self, em: float, left: float, width: float, span: Span, chosen: list[float]) -> bool:
        x = imgui.get_io().mouse_pos.x
        if imgui.is_item_activated():
            self._start_px = x
        if self._start_px is None:
            return False
        dragged = abs(x - self._start_px) > DRAGGED_EM * em
        if imgui.is_item_active() and dragged:
            shares = np.clip((np.sort([self._start_px, x]) - left) / width, 0, 1)
            chosen[:] = (span[0] + shares * (span[1] - span[0])).tolist()
        if not imgui.is_item_deactivated():
            return False
        if not dragged:
            chosen[:] = span
        self._start_px = None
        return True


def _fill(left: float, top: float, right: float, bottom: float, color: Color) -> None:
    corners = imgui.ImVec2(left, top), imgui.ImVec2(right, bottom)
    imgui.get_window_draw_list().add_rect_filled(*corners, imgui.get_color_u32(imgui.ImVec4(*color)))


def told(found: Histogram) -> str:
    """How many rows are shown and hidden, and have no value."""
    shown, every = int(found.shown.sum()), int(found.all.sum())
    parts = [f"{shown:,} shown", f"{every - shown:,} hidden", f"{found.unknown:,} unknown" if found.unknown else ""]
    return " · ".join(filter(None, parts))
