"""What stands at the buttons in the hands: lines of a canvas of their own, hung where the person has them."""

from __future__ import annotations

from collections.abc import Sequence

import moderngl
import numpy as np
from imgui_bundle import imgui

from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.draw.panels import PanelQuads, Quad
from latentwalk.runtime.ground.geometry import Vectors, facing, room_from_stage
from latentwalk.runtime.ground.shown import Rig
from latentwalk.runtime.ui.canvas import Canvas
from latentwalk.runtime.ui.places import M_PER_PX, ROOM_TEXT_PX
from latentwalk.runtime.ui.style import MUTED, TEXT
from latentwalk.runtime.world.walk.in_hand import Label
from latentwalk.scenes.arrays import F32

SIZE_PX = (1024, 512)  # holds the labels of both hands, six each
PLATE = (0.03, 0.035, 0.05, 0.75)
PAD_PX = 4.0
LINE_PX = ROOM_TEXT_PX + 2 * PAD_PX
INK = (PAD_PX, PAD_PX, 2 * PAD_PX, 2 * PAD_PX)  # a plain part of the canvas, which lines are cut from
LEADER_RAD = 0.0022  # thickness of a line, as seen
APART_PX = 8.0  # so that smaller mipmaps do not mix them

Part = tuple[float, float, float, float]


class Captions:
    """Labels, painted anew when they are others than before; the canvas is made for the first one."""

    def __init__(self, ctx: moderngl.Context) -> None:
        self._ctx = ctx
        self._canvas: Canvas | None = None
        self._painted: tuple[str, ...] = ()
        self._parts: list[Part] = []

    def draw(self, eyes: Eyes, quads: PanelQuads, labels: Sequence[Label], head: Vectors, rig: Rig) -> None:
        """Draw them over everything; `head` (3,) is in the stage, as they are."""
        if not labels:
            return
        self._canvas = self._canvas or Canvas(self._ctx, SIZE_PX, ROOM_TEXT_PX)
        texts = tuple(label.text for label in labels)
        if texts != self._painted:
            self._painted, self._parts = texts, _paint(self._canvas, texts)
        room = room_from_stage(rig)
        placed = list(zip(self._parts, labels, strict=False))  # what found no place is not there
        hung = [Quad(INK, room @ leader(label, head)) for _, label in placed]
        hung += [Quad(part, room @ beside(label, part[2:], head)) for part, label in placed]
        quads.draw(eyes, self._canvas.texture, hung)

    def release(self) -> None:
        """Free everything on the GPU."""
        if self._canvas is not None:
            self._canvas.release()


def beside(label: Label, size_px: tuple[float, float], head: Vectors) -> F32:
    """Matrix (4, 4) float32 from a label's pixels to the stage: its near edge at its place, with capitals 1° high."""
    m_per_px = M_PER_PX * max(float(np.linalg.norm(label.place - head)), 0.2)
    matrix = facing(label.place, head, size_px, m_per_px)
    matrix[:3, 3] += matrix[:3, 0] * (size_px[0] / 2 if label.rightward else -size_px[0] / 2)
    return matrix


def leader(label: Label, head: Vectors) -> F32:
    """Matrix (4, 4) float32 from the pixels of INK to a thin bar in the stage, from a label to its button."""
    way, toward = label.place - label.button, head - label.button
    thick = np.cross(toward, way)
    thick *= LEADER_RAD * float(np.linalg.norm(toward)) / max(float(np.linalg.norm(thick)), 1e-9)
    matrix = np.eye(4)
    matrix[:3, 0], matrix[:3, 1], matrix[:3, 2] = way / INK[2], thick / INK[3], toward
    matrix[:3, 3] = label.button - thick / 2
    return matrix.astype(np.float32)


def _paint(canvas: Canvas, texts: Sequence[str]) -> list[Part]:
    """Paint texts in rows; where each is: x, y, width, height in pixels.  Those that find no place are left out."""
    canvas.begin(1 / 60)
    imgui.new_frame()
    lines = imgui.get_background_draw_list()
    plate, line, ink = (imgui.get_color_u32(imgui.ImVec4(*color)) for color in (PLATE, MUTED, TEXT))
    lines.add_rect_filled(imgui.ImVec2(0, 0), imgui.ImVec2(4 * PAD_PX, LINE_PX), line)
    parts: list[Part] = []
    x, y = 4 * PAD_PX + APART_PX, 0.0
    for text in texts:
        width = min(float(imgui.calc_text_size(text).x) + 4 * PAD_PX, SIZE_PX[0])
        if x + width > SIZE_PX[0]:
            x, y = 0.0, y + LINE_PX + APART_PX
        if y + LINE_PX > SIZE_PX[1]:
            break
        lines.add_rect_filled(imgui.ImVec2(x, y), imgui.ImVec2(x + width, y + LINE_PX), plate, 0.4 * LINE_PX)
        lines.add_text(imgui.ImVec2(x + 2 * PAD_PX, y + PAD_PX), ink, text)
        parts.append((x, y, width, LINE_PX))
        x += width + APART_PX
    canvas.end()
    canvas.draw(mipmaps=True)
    return parts
