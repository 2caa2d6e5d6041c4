"""Words beside rows: letters that something else paints, on rectangles that face the person, by one draw."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import moderngl
import numpy as np

from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.draw.gl import State, program
from latentwalk.runtime.ground.shown import GAP_EM, NAME_LARGER, WORD_RAD, Rgb, RowWords
from latentwalk.scenes.arrays import F32


class Letters(Protocol):
    """What paints texts into a texture: sRGB values, premultiplied alpha, row 0 on top, with mipmaps."""

    @property
    def texture(self) -> moderngl.Texture:
        """What was painted."""
        ...

    @property
    def line_px(self) -> float:
        """Height of a line."""
        ...

    def paint(self, texts: Sequence[str], colors: Sequence[Rgb | None]) -> F32:
        """Paint texts anew, in colors or plain; where each is (k, 4) float32: x, y, width, height in pixels; no width
        where none fitted."""
        ...

    def release(self) -> None:
        """Free everything."""
        ...


class WordDrawer:
    """The words of a frame.  Texts are painted anew only where they are others than before."""

    def __init__(self, state: State, lettering: Letters) -> None:
        self._state, self._lettering = state, lettering
        self.program = program(state.ctx, "words.vert", "panels.frag")
        self._vertices = state.ctx.vertex_array(self.program, [])
        self._buffer = state.ctx.buffer(reserve=32, dynamic=True)
        self._painted: tuple[object, ...] = (), ()
        self._parts: F32 = np.zeros((0, 4), np.float32)

    def paint(self, words: RowWords | None) -> None:
        """Paint what is new; before the frame begins, as it draws elsewhere."""
        if words is not None and (words.texts, words.colors) != self._painted:
            self._painted = words.texts, words.colors
            self._parts = self._lettering.paint(words.texts, words.colors)

    def draw(self, eyes: Eyes, words: RowWords | None) -> None:
        """Draw them, hidden by what is nearer, the farthest first."""
        if words is None or not len(words.texts):
            return
        places = np.column_stack([words.places, words.aside_m]).astype(np.float32)
        eye = eyes.all[0].room_from_eye[:3, 3]
        order = np.argsort(-np.linalg.norm(words.places - eye, axis=1))
        data = np.stack([places, self._parts], axis=1)[order].tobytes()
        if self._buffer.size < len(data):
            self._buffer.orphan(2 * len(data))
        self._buffer.write(data)
        self._state.want(blend="over", depth_write=False)
        self._state.ctx.clear_samplers(0, 1)
        self._lettering.texture.use(0)
        line_px = self._lettering.line_px
        self.program["canvas_px"] = self._lettering.texture.size
        self.program["rad_per_px"], self.program["gap_px"] = WORD_RAD / line_px, GAP_EM * line_px
        self.program["name_larger"] = NAME_LARGER
        self._buffer.bind_to_storage_buffer(0)
        self._vertices.render(moderngl.TRIANGLES, vertices=6 * len(words.texts), instances=eyes.count)

    def release(self) -> None:
        """Free everything."""
        for thing in (self._vertices, self._buffer, self.program, self._lettering):
            thing.release()
