"""Words for the room, painted with the letters of the panels."""

from __future__ import annotations

from collections.abc import Sequence

import moderngl
import numpy as np
from imgui_bundle import imgui

from latentwalk.runtime.ground.shown import Rgb
from latentwalk.runtime.ui.canvas import Canvas
from latentwalk.runtime.ui.style import TEXT, Color
from latentwalk.scenes.arrays import F32

SIZE_PX = (2048, 1024)  # holds the most words that are shown at once, at their longest
LETTERS_PX = 30.0  # finer than a headset shows them
PLATE = (0.03, 0.035, 0.05, 0.62)  # behind the letters, so that they are read over any color
RIM = (*PLATE[:3], 0.8)  # about colored letters, by so many copies of them: their own color is behind them, too
RIM_PX, RIM_STEPS = 3.0, 12
PAD_PX = 7.0
APART_PX = 10.0  # so that smaller mipmaps do not mix words


class Lettering:
    """A canvas of words, of its own: what the panels draw stays on theirs.  Made when the first word is painted."""

    def __init__(self, ctx: moderngl.Context) -> None:
        self._ctx = ctx
        self._made: Canvas | None = None

    @property
    def _canvas(self) -> Canvas:
        if self._made is None:
            self._made = Canvas(self._ctx, SIZE_PX, LETTERS_PX)
        return self._made

    @property
    def texture(self) -> moderngl.Texture:
        """What was painted last."""
        return self._canvas.texture

    @property
    def line_px(self) -> float:
        """Height of a line with its plate."""
        return LETTERS_PX + PAD_PX

    def paint(self, texts: Sequence[str], colors: Sequence[Rgb | None]) -> F32:
        """Paint texts anew; see `draw/words.py`."""
        canvas = self._canvas
        canvas.begin(1 / 60)
        imgui.new_frame()
        lines = imgui.get_background_draw_list()
        parts, x, y = np.zeros((len(texts), 4), np.float32), 0.0, 0.0
        for i, (text, color) in enumerate(zip(texts, colors, strict=True)):
            width = min(float(imgui.calc_text_size(text).x) + 2 * PAD_PX, SIZE_PX[0])
            if x + width > SIZE_PX[0]:
                x, y = 0.0, y + self.line_px + APART_PX
            if y + self.line_px > SIZE_PX[1]:
                break
            place, corner = imgui.ImVec2(x, y), imgui.ImVec2(x + width, y + self.line_px)
            if color is None:
                _on_plate(lines, place, corner, text)
            else:
                _with_rim(lines, place, text, color)
            parts[i] = x, y, width, self.line_px
            x += width + APART_PX
        canvas.end()
        canvas.draw(mipmaps=True)
        texture = canvas.texture
        texture.filter = moderngl.LINEAR_MIPMAP_LINEAR, moderngl.LINEAR
        return parts

    def release(self) -> None:
        """Free everything on the GPU."""
        if self._made is not None:
            self._made.release()


def _on_plate(lines: imgui.ImDrawList, place: imgui.ImVec2, corner: imgui.ImVec2, text: str) -> None:
    """Plain letters on a plate from a place to the opposite corner."""
    lines.add_rect_filled(place, corner, _ink(PLATE), 0.4 * LETTERS_PX)
    lines.add_text(_moved(place, PAD_PX, PAD_PX / 2), _ink(TEXT), text)


def _with_rim(lines: imgui.ImDrawList, place: imgui.ImVec2, text: str, color: Rgb) -> None:
    """Colored letters with a dark rim, which leaves more to be seen of the rows behind than a plate does."""
    r, g, b = (part / 255 for part in color)
    for angle in np.arange(RIM_STEPS) * (2 * np.pi / RIM_STEPS):
        way = PAD_PX + RIM_PX * np.cos(angle), PAD_PX / 2 + RIM_PX * np.sin(angle)
        lines.add_text(_moved(place, *way), _ink(RIM), text)
    lines.add_text(_moved(place, PAD_PX, PAD_PX / 2), _ink((r, g, b, 1.0)), text)


def _moved(place: imgui.ImVec2, x: float, y: float) -> imgui.ImVec2:
    return imgui.ImVec2(place.x + x, place.y + y)


def _ink(color: Color) -> int:
    return imgui.get_color_u32(imgui.ImVec4(*color))
