"""How panels look: dark glass, one accent, letters for any language this machine has fonts for."""

from __future__ import annotations

from pathlib import Path

import imgui_bundle
from imgui_bundle import imgui

Color = tuple[float, float, float, float]

TEXT: Color = (0.92, 0.93, 0.95, 1.0)
MUTED: Color = (0.60, 0.64, 0.70, 1.0)
ACCENT: Color = (0.36, 0.66, 1.0, 1.0)
ON_ACCENT: Color = (0.03, 0.06, 0.11, 1.0)
WARNING: Color = (1.0, 0.72, 0.35, 1.0)
_GLASS: Color = (0.065, 0.075, 0.095, 0.97)
CLEAR: Color = (0.0, 0.0, 0.0, 0.0)

# imgui-bundle's own fonts, then what systems usually have for the letters those lack (imgui loads a letter when it is
# first shown, so a large fallback costs nothing until then).
_FONTS = Path(imgui_bundle.__file__).parent / "assets" / "fonts"
_MAIN = _FONTS / "Roboto" / "Roboto-Regular.ttf"
_FALLBACKS = (
    _FONTS / "DroidSans.ttf",
    Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
    Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
    Path("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc"),
    Path("/usr/share/fonts/truetype/noto/NotoSansDevanagari-Regular.ttf"),
    Path("C:/Windows/Fonts/segoeui.ttf"),
    Path("C:/Windows/Fonts/msyh.ttc"),
    Path("C:/Windows/Fonts/Nirmala.ttf"),
)


def add_fonts(fonts: imgui.ImFontAtlas) -> None:
    """Load the font of the panels with its fallbacks merged in."""
    # Any size will do: letters are rasterized at the size that they are shown in.
    fonts.add_font_from_file_ttf(str(_MAIN), 16.0)
    for path in _FALLBACKS:
        if path.is_file():
            config = imgui.ImFontConfig()
            config.merge_mode = True
            fonts.add_font_from_file_ttf(str(path), 16.0, config)


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
