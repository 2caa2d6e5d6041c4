"""What panels are made of: headings, buttons, lines, bars and running text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from imgui_bundle import imgui

from latentwalk.runtime.ground.written import Rgb
from latentwalk.runtime.ui import style
from latentwalk.runtime.ui.panel import Ui
from latentwalk.runtime.ui.style import Color
from latentwalk.runtime.world.walk.commands import LookAt

Name = TypeVar("Name", bound=str)
DOT_EM = 0.3
LINE_EM = 1.15  # height of a line: descenders of one do not touch what rises from the next


def section(title: str, opened: bool, called: bool = False) -> bool:
    """A heading that folds what is below it; whether it is open.

    `called`: open it now and bring it into view; one that is folded at first is folded again by the next call.
    """
    imgui.spacing()
    if called:
        # imgui keeps there whether a heading was open; there is no function that asks for it.
        storage, key = imgui.get_state_storage(), imgui.get_id(title)
        was_open = storage.get_int(key, 0) != 0
        imgui.set_next_item_open(opened or not was_open)
        imgui.set_scroll_here_y(0.0)
    imgui.push_style_color(imgui.Col_.header, imgui.ImVec4(*style.CLEAR))
    imgui.push_style_color(imgui.Col_.text, imgui.ImVec4(*style.ACCENT))
    is_open = imgui.collapsing_header(title, imgui.TreeNodeFlags_.default_open if opened else 0)
    imgui.pop_style_color(2)
    return bool(is_open)


def muted(text: str) -> None:
    """Text of lesser weight, wrapped."""
    imgui.push_style_color(imgui.Col_.text, imgui.ImVec4(*style.MUTED))
    imgui.text_wrapped(text)
    imgui.pop_style_color()


def flowing(names: Sequence[Name]) -> Iterator[Name]:
    """Each name, when the cursor is where its button belongs: in rows."""
    for i, name in enumerate(names):
        if i and beside(name):
            imgui.same_line()
        yield name


def beside(name: str) -> bool:
    """Whether a button fits beside the last item; else it would be cut."""
    style_now, edge = imgui.get_style(), imgui.get_cursor_screen_pos().x + imgui.get_content_region_avail().x
    width = imgui.calc_text_size(name).x + 2 * style_now.frame_padding.x
    return bool(imgui.get_item_rect_max().x + style_now.item_spacing.x + width <= edge)


def chips(names: Sequence[Name], current: Name | None = None) -> Name | None:
    """Buttons in rows, the current one lit; the name that was pressed or None."""
    pressed = None
    for name in flowing(names):
        if button(name, lit=name == current):
            pressed = name
    return pressed


def button(name: str, *, lit: bool = False, enabled: bool = True, width: float = 0.0) -> bool:
    """A button, filled with the accent while lit, `width` pixels wide or as its name is; whether it was pressed."""
    if lit:
        imgui.push_style_color(imgui.Col_.button, imgui.ImVec4(*style.ACCENT))
        imgui.push_style_color(imgui.Col_.button_hovered, imgui.ImVec4(*style.ACCENT))
        imgui.push_style_color(imgui.Col_.text, imgui.ImVec4(*style.ON_ACCENT))
    imgui.begin_disabled(not enabled)
    pressed: bool = imgui.button(name, imgui.ImVec2(width, 0))
    imgui.end_disabled()
    if lit:
        imgui.pop_style_color(3)
    return pressed


def pairs(rows: Iterable[tuple[str, str]], em: float, label_em: float = 7.5) -> None:
    """Two columns: muted names, values wrapped beside them."""
    left = imgui.get_cursor_pos_x()
    imgui.push_style_var(imgui.StyleVar_.item_spacing, imgui.ImVec2(0, 0.2 * em))
    for name, value in rows:
        top = imgui.get_cursor_pos_y()
        imgui.push_style_color(imgui.Col_.text, imgui.ImVec4(*style.MUTED))
        imgui.push_text_wrap_pos(left + label_em * em - 0.5 * em)
        imgui.text_unformatted(name)
        imgui.pop_text_wrap_pos()
        imgui.pop_style_color()
        after = imgui.get_cursor_pos_y()
        imgui.set_cursor_pos(imgui.ImVec2(left + label_em * em, top))
        imgui.push_text_wrap_pos(0.0)
        imgui.text_unformatted(value)
        imgui.pop_text_wrap_pos()
        imgui.set_cursor_pos(imgui.ImVec2(left, max(after, imgui.get_cursor_pos_y())))
    imgui.pop_style_var()
    imgui.dummy(imgui.ImVec2(0, 0))  # imgui wants an item after the cursor was moved


def slider(
    name: str, value: float, low: float, high: float, words: str, *, width: float = -1, logarithmic: bool = False
) -> float | None:
    """A slider that tells its value in `words` as of printf; what it was moved to, or None.

    What is typed into it (Ctrl and a click) stays in its range as well, as a command takes no other.
    """
    flags = imgui.SliderFlags_.always_clamp | (imgui.SliderFlags_.logarithmic if logarithmic else 0)
    imgui.set_next_item_width(width)
    changed, moved = imgui.slider_float(f"##{name}", value, low, high, words, flags)
    return float(moved) if changed else None


def meter(name: str, share: float, value: str, em: float) -> None:
    """A thin bar 0…1 under its name and value."""
    imgui.text_unformatted(name)
    width = imgui.get_content_region_avail().x
    imgui.same_line(imgui.get_cursor_pos_x() + width - imgui.calc_text_size(value).x)
    imgui.text_unformatted(value)
    place = imgui.get_cursor_screen_pos()
    height = 0.3 * em
    lines = imgui.get_window_draw_list()
    for extent, color in ((1.0, (1.0, 1.0, 1.0, 0.09)), (max(0.0, min(1.0, share)), style.ACCENT)):
        end = imgui.ImVec2(place.x + width * extent, place.y + height)
        lines.add_rect_filled(place, end, imgui.get_color_u32(imgui.ImVec4(*color)), height / 2)
    imgui.dummy(imgui.ImVec2(width, height))


def bar(name: str, share: float, value: str, em: float, color: style.Color = style.ACCENT) -> None:
    """A line with a name, a value at its right end, and behind both a bar of a share 0…1 of its width."""
    place, width, height = imgui.get_cursor_screen_pos(), imgui.get_content_region_avail().x, LINE_EM * em
    lines = imgui.get_window_draw_list()
    for extent, shade in ((1.0, (1.0, 1.0, 1.0, 0.05)), (max(0.0, min(1.0, share)), (*color[:3], 0.45))):
        end = imgui.ImVec2(place.x + width * extent, place.y + height)
        lines.add_rect_filled(place, end, imgui.get_color_u32(imgui.ImVec4(*shade)), 0.2 * em)
    value_x = place.x + width - imgui.calc_text_size(value).x - 0.3 * em
    lines.push_clip_rect(place, imgui.ImVec2(value_x - 0.3 * em, place.y + height), True)
    lines.add_text(imgui.ImVec2(place.x + 0.3 * em, place.y), imgui.get_color_u32(imgui.Col_.text), name)
    lines.pop_clip_rect()
    lines.add_text(imgui.ImVec2(value_x, place.y), imgui.get_color_u32(imgui.Col_.text), value)
    imgui.dummy(imgui.ImVec2(width, height))


def line(
    text: str,
    em: float,
    note: str = "",
    *,
    indent_em: float = 0.4,
    lit: bool = False,
    twice: bool = False,
    dot: Rgb | None = None,
) -> bool:
    """A line that can be pressed, a note at its right end; a text that is too long is cut.  Whether it was pressed.

    `dot`: the color of one before the text.  `twice`: the second press of a double click comes at once, and imgui says
    so of it.
    """
    place, width = imgui.get_cursor_screen_pos(), imgui.get_content_region_avail().x
    flags = imgui.SelectableFlags_.allow_double_click if twice else imgui.SelectableFlags_.none
    pressed: bool = imgui.selectable("##line", lit, flags, imgui.ImVec2(width, LINE_EM * em))[0]
    lines = imgui.get_window_draw_list()
    note_x = place.x + width - imgui.calc_text_size(note).x - 0.2 * em
    lines.push_clip_rect(place, imgui.ImVec2(note_x - 0.3 * em, place.y + 2 * em), True)
    if dot is not None:
        r, g, b = (part / 255 for part in dot)
        middle = imgui.ImVec2(place.x + indent_em * em, place.y + 0.55 * em)
        lines.add_circle_filled(middle, DOT_EM * em, imgui.get_color_u32(imgui.ImVec4(r, g, b, 1.0)))
        indent_em += 2.5 * DOT_EM
    lines.add_text(imgui.ImVec2(place.x + indent_em * em, place.y), imgui.get_color_u32(imgui.Col_.text), text)
    lines.pop_clip_rect()
    lines.add_text(imgui.ImVec2(note_x, place.y), imgui.get_color_u32(imgui.Col_.text_disabled), note)
    return pressed


@contextmanager
def listing(name: str, lines: int, most: int, em: float) -> Iterator[None]:
    """Room for so many of `line`, at most `most` at once; a longer list scrolls."""
    if not lines:  # imgui refuses a place for nothing
        yield
        return
    gap = imgui.get_style().item_spacing.y
    if imgui.begin_child(name, imgui.ImVec2(0, min(lines, most) * (LINE_EM * em + gap))):
        imgui.set_cursor_pos_y(gap / 2)  # a lit line reaches half a gap up
    yield
    imgui.end_child()


def signed(value: float, form: str = ".3g") -> str:
    """A number with a minus that is as wide as a plus."""
    return format(value, form).replace("-", "−")


def row_line(ui: Ui, row: int, note: str = "", said: str = "", dot: Rgb | None = None) -> None:
    """A row's small picture, a dot, id and what is `said` of it, with a note at the right; pressed, the person looks at
    it."""
    pixels = ui.rows.pictures.of(row)
    if pixels is not None:
        ui.picture(f"row {row}", pixels, 2 * ui.em, 1.2 * ui.em)
        imgui.same_line()
    name = ui.rows.ids[row]
    imgui.push_id(row)
    if line(f"{name} · {said}" if said else name, ui.em, note, dot=dot):
        ui.do(LookAt(name))
    imgui.pop_id()


class Flow:
    """Texts and buttons side by side, in rows of at most `width` pixels, in a window that fits itself to them."""

    def __init__(self, width: float) -> None:
        self._width, self._used = width, 0.0

    def text(self, text: str) -> None:
        """A piece of text, level with the buttons."""
        self._place(imgui.calc_text_size(text).x)
        imgui.align_text_to_frame_padding()
        imgui.text_unformatted(text)

    def button(self, name: str, key: str = "") -> bool:
        """A button; whether it was pressed.  `key` tells it from another of the same name."""
        self._place(imgui.calc_text_size(name).x + 2 * imgui.get_style().frame_padding.x)
        imgui.push_id(key)
        pressed = button(name)
        imgui.pop_id()
        return pressed

    def _place(self, width: float) -> None:
        gap = imgui.get_style().item_spacing.x
        if self._used and self._used + gap + width <= self._width:
            imgui.same_line()
            self._used += gap + width
        else:
            self._used = width


class RunningText:
    """Names and values one after the other, on as many lines as they need."""

    def __init__(self, em: float, width: float) -> None:
        self._em, self._first = em, True
        self._edge = imgui.get_cursor_screen_pos().x + width

    def add(self, name: str, value: str, color: Color | None = None) -> None:
        """One name with its value, and a dot of the color that it has in the plots."""
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
