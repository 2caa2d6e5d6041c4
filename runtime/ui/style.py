"""How panels look: dark glass and one accent."""

from __future__ import annotations

from imgui_bundle import imgui

Color = tuple[float, float, float, float]

TEXT: Color = (0.92, 0.93, 0.95, 1.0)
MUTED: Color = (0.60, 0.64, 0.70, 1.0)
ACCENT: Color = (0.36, 0.66, 1.0, 1.0)
ON_ACCENT: Color = (0.03, 0.06, 0.11, 1.0)
WARNING: Color = (1.0, 0.72, 0.35, 1.0)
PAPER: Color = (0.035, 0.04, 0.05, 1.0)
_GLASS: Color = (0.065, 0.075, 0.095, 0.97)
CLEAR: Color = (0.0, 0.0, 0.0, 0.0)


def apply(style: imgui.Style, text_px: float) -> None:
    """Colors, rounding and spacing for letters of `text_px` pixels."""
    style.font_size_base = text_px
    em = text_px
    style.window_padding = imgui.ImVec2(0.9 * em, 0.8 * em)
    style.frame_padding = imgui.ImVec2(0.6 * em, 0.32 * em)
    style.item_spacing = imgui.ImVec2(0.5 * em, 0.42 * em)
    style.item_inner_spacing = imgui.ImVec2(0.4 * em, 0.3 * em)
    style.window_rounding = 0.75 * em
    style.child_rounding = style.frame_rounding = 0.4 * em
    style.grab_rounding = style.scrollbar_rounding = 0.4 * em
    style.grab_min_size = 0.9 * em
    style.scrollbar_size = 0.55 * em
    style.window_border_size = max(1.0, em / 16)
    style.child_border_size = style.frame_border_size = 0.0
    style.window_min_size = imgui.ImVec2(em, em)
    for name, color in _colors().items():
        style.set_color_(getattr(imgui.Col_, name), imgui.ImVec4(*color))


def _colors() -> dict[str, Color]:
    frame: Color = (1.0, 1.0, 1.0, 0.07)
    hover: Color = (1.0, 1.0, 1.0, 0.14)
    press: Color = (*ACCENT[:3], 0.45)
    return {
        "text": TEXT,
        "text_disabled": MUTED,
        "window_bg": _GLASS,
        "child_bg": CLEAR,
        "border": (1.0, 1.0, 1.0, 0.09),
        "frame_bg": frame,
        "frame_bg_hovered": hover,
        "frame_bg_active": hover,
        "button": frame,
        "button_hovered": hover,
        "button_active": press,
        "header": (*ACCENT[:3], 0.22),
        "header_hovered": hover,
        "header_active": press,
        "slider_grab": ACCENT,
        "slider_grab_active": ACCENT,
        "separator": (1.0, 1.0, 1.0, 0.09),
        "scrollbar_bg": CLEAR,
        "scrollbar_grab": hover,
        "scrollbar_grab_hovered": (1.0, 1.0, 1.0, 0.25),
        "scrollbar_grab_active": ACCENT,
        "input_text_cursor": ACCENT,
        "text_selected_bg": (*ACCENT[:3], 0.35),
    }
