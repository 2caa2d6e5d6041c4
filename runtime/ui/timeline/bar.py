"""The timeline folded: play, the epoch, a line to drag along, in short what is wrong; a press unfolds the curves."""

from __future__ import annotations

import numpy as np
from imgui_bundle import imgui

from latentwalk.runtime.ui import style
from latentwalk.runtime.ui.panel import Ui
from latentwalk.runtime.ui.style import Color
from latentwalk.runtime.ui.timeline.curves import Curves
from latentwalk.runtime.ui.widgets import button
from latentwalk.runtime.world.epochs.commands import GoToEpoch, Play, StepEpochs

Span = tuple[float, float]

NOTE_SHARE = 0.3  # of the bar, for words
NOTED_EM = 34.0  # from this width on there is room for words at all
LEAST_LINE_EM = 6.0
UNFOLD = "Curves"
DOUBTED = "much less true here"
TRACK: Color = (1.0, 1.0, 1.0, 0.16)
HERE: Color = (1.0, 1.0, 1.0, 0.95)


class Bar:
    """The bar, and whether its words are read now, which then stand above it as a whole."""

    def __init__(self) -> None:
        self._reading = False

    def draw(self, ui: Ui, known: Curves, said: list[str], width: float) -> bool:
        """Draw it, `width` pixels wide; `said`: the diagnosis.  Whether it is to be unfolded."""
        em, timeline = ui.em, ui.epochs.timeline
        doubtful = bool(known.doubtful[timeline.index])
        always = said or _doubts(known)
        told = [*([DOUBTED] if doubtful else []), *always]
        if self._reading:
            imgui.push_text_wrap_pos(width)
            imgui.text_unformatted("\n".join(told))
            imgui.pop_text_wrap_pos()
        start = imgui.get_cursor_screen_pos().x
        if button("Pause" if timeline.playing else "Play", lit=timeline.playing):
            ui.do(Play(not timeline.playing))
        imgui.same_line()
        imgui.align_text_to_frame_padding()
        last = f"of {timeline.epochs[-1]:g}"
        left = imgui.get_cursor_pos_x()
        imgui.text_unformatted(f"epoch {timeline.epoch:.4g} {last}")
        # Digits come and go while it plays; the line stays where it is.
        imgui.same_line(left + imgui.calc_text_size(f"epoch 00.00 {last}").x + 0.5 * em)
        gap = imgui.get_style().item_spacing.x
        rest = width - (imgui.get_cursor_screen_pos().x - start) - imgui.calc_text_size(UNFOLD).x - 1.2 * em - gap
        # As wide whatever is told now: a line that changed its length would leave the hand that drags along it.
        wanted = max(imgui.calc_text_size(text).x for text in (DOUBTED, *always[:1]))
        words = min(NOTE_SHARE * width, wanted) if always and width > NOTED_EM * em else 0.0
        _line(ui, known, max(rest - (words + gap if words else 0), LEAST_LINE_EM * em))
        self._reading = False
        if words:
            imgui.same_line()
            self._reading = _note(told[0], words, doubtful)
        imgui.same_line()
        return button(UNFOLD)


def _doubts(known: Curves) -> list[str]:
    """How many snapshots are not to be trusted, where any is."""
    count = int(np.count_nonzero(known.doubtful))
    return [f"{count} of {len(known.doubtful)} pictures are doubtful"] if count else []


def _note(text: str, width: float, warns: bool) -> bool:
    """Words, cut where they are too long; whether they are pointed at."""
    place, height = imgui.get_cursor_screen_pos(), imgui.get_frame_height()
    imgui.invisible_button("note", imgui.ImVec2(width, height))
    hovered = imgui.is_item_hovered()
    lines = imgui.get_window_draw_list()
    lines.push_clip_rect(place, imgui.ImVec2(place.x + width, place.y + height), True)
    color = imgui.get_color_u32(imgui.ImVec4(*(style.WARNING if warns else style.MUTED)))
    lines.add_text(imgui.ImVec2(place.x, place.y + imgui.get_style().frame_padding.y), color, text)
    lines.pop_clip_rect()
    return bool(hovered)


def _line(ui: Ui, known: Curves, width: float) -> None:
    """The line with a mark at each snapshot, of another color where it is doubtful, and where one is now."""
    place, height, em = imgui.get_cursor_screen_pos(), imgui.get_frame_height(), ui.em
    imgui.invisible_button("line", imgui.ImVec2(width, height))
    low, high = known.span
    middle, span = place.y + height / 2, (low, high)

    def along(epoch: float) -> float:
        return place.x + (epoch - low) / (high - low) * width

    lines = imgui.get_window_draw_list()
    thin = imgui.ImVec2(place.x, middle - em / 16), imgui.ImVec2(place.x + width, middle + em / 16)
    lines.add_rect_filled(*thin, imgui.get_color_u32(imgui.ImVec4(*TRACK)))
    for doubtful, color, half in ((False, style.MUTED, 0.2), (True, style.WARNING, 0.4)):
        shade = imgui.get_color_u32(imgui.ImVec4(*color))
        for epoch in known.snapshots[known.doubtful == doubtful].tolist():
            x = along(epoch)
            corners = imgui.ImVec2(x - em / 16, middle - half * em), imgui.ImVec2(x + em / 16, middle + half * em)
            lines.add_rect_filled(*corners, shade)
    here = imgui.ImVec2(along(ui.epochs.timeline.epoch), middle)
    lines.add_circle_filled(here, 0.36 * em, imgui.get_color_u32(imgui.ImVec4(*HERE)))
    move(ui, known, place.x, width, span)


def move(ui: Ui, known: Curves, left: float, width: float, span: Span) -> float | None:
    """Go where the last item, from `left` on `width` pixels wide, is dragged to, or step by the wheel over it; the
    epoch that is pointed at or None."""
    over, held = imgui.is_item_hovered(), imgui.is_item_active()
    if not (over or held):
        return None
    io = imgui.get_io()
    pointed = span[0] + (io.mouse_pos.x - left) / width * (span[1] - span[0])
    pointed = min(max(pointed, float(known.snapshots[0])), float(known.snapshots[-1]))
    if held:
        ui.do(GoToEpoch(pointed))
    elif io.mouse_wheel:
        ui.do(StepEpochs(float(np.sign(io.mouse_wheel))))
    return pointed
