"""What stands at the buttons in the hands: lines of a canvas of their own, drawn where the person has them."""

from __future__ import annotations

from collections.abc import Sequence

import moderngl
import numpy as np
from imgui_bundle import imgui

from latentwalk.runtime.draw.captions import CaptionDrawer
from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.ground.geometry import to_room
from latentwalk.runtime.ground.shown import Rig
from latentwalk.runtime.ui.canvas import Canvas
from latentwalk.runtime.ui.places import M_PER_PX, ROOM_TEXT_PX
from latentwalk.runtime.ui.style import MUTED, TEXT
from latentwalk.runtime.world.walk.in_hand import Labels
from latentwalk.scenes.arrays import F32

SIZE_PX = (1024, 512)  # holds the labels of both hands, six each
PLATE = (0.03, 0.035, 0.05, 0.75)
PAD_PX = 4.0
LINE_PX = ROOM_TEXT_PX + 2 * PAD_PX
LARGER = 1.05  # than letters of panels, which are nearer to the middle of a lens
INK_PX = (2 * PAD_PX, 2 * PAD_PX)  # in a plain part of the canvas, which lines are cut from
APART_PX = 8.0  # so that smaller mipmaps do not mix them


class Captions:
    """Labels, painted anew when they are others than before; all of it is made for the first one."""

    def __init__(self, ctx: moderngl.Context) -> None:
        self._ctx = ctx
        self._made: tuple[Canvas, CaptionDrawer] | None = None
        self._painted: tuple[str, ...] = ()
        self._parts: F32 = np.zeros((0, 4), np.float32)

    def draw(self, eyes: Eyes, labels: Labels, rig: Rig) -> None:
        """Draw them over everything."""
        if not len(labels):
            return
        if self._made is None:
            self._made = Canvas(self._ctx, SIZE_PX, ROOM_TEXT_PX), CaptionDrawer(self._ctx, LARGER * M_PER_PX, INK_PX)
        canvas, drawer = self._made
        if labels.texts != self._painted:
            self._painted, self._parts = labels.texts, _paint(canvas, labels.texts)
        packed = np.zeros((len(labels), 3, 4), np.float32)
        packed[:, 0, :3], packed[:, 0, 3] = to_room(rig, labels.places), labels.sides
        packed[:, 1, :3] = to_room(rig, labels.buttons)
        packed[:, 2] = self._parts
        drawer.draw(eyes, canvas.texture, packed)

    def release(self) -> None:
        """Free everything on the GPU."""
        for thing in self._made or ():
            thing.release()


def _paint(canvas: Canvas, texts: Sequence[str]) -> F32:
    """Paint texts in rows; where each is (k, 4): x, y, width, height in pixels, nothing of those that find no place."""
    canvas.begin(1 / 60)
    imgui.new_frame()
    lines = imgui.get_background_draw_list()
    plate, line, ink = (imgui.get_color_u32(imgui.ImVec4(*color)) for color in (PLATE, MUTED, TEXT))
    lines.add_rect_filled(imgui.ImVec2(0, 0), imgui.ImVec2(4 * PAD_PX, LINE_PX), line)
    parts = np.zeros((len(texts), 4), np.float32)
    x, y = 4 * PAD_PX + APART_PX, 0.0
    for i, text in enumerate(texts):
        width = min(float(imgui.calc_text_size(text).x) + 4 * PAD_PX, SIZE_PX[0])
        if x + width > SIZE_PX[0]:
            x, y = 0.0, y + LINE_PX + APART_PX
        if y + LINE_PX > SIZE_PX[1]:
            break
        lines.add_rect_filled(imgui.ImVec2(x, y), imgui.ImVec2(x + width, y + LINE_PX), plate, 0.4 * LINE_PX)
        lines.add_text(imgui.ImVec2(x + 2 * PAD_PX, y + PAD_PX), ink, text)
        parts[i] = x, y, width, LINE_PX
        x += width + APART_PX
    canvas.end()
    canvas.draw(mipmaps=True)
    texture = canvas.texture
    texture.filter = moderngl.LINEAR_MIPMAP_LINEAR, moderngl.LINEAR
    return parts
