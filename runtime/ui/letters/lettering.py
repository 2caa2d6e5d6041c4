"""Words for the room, set with the letters of the panels, whose fields a worker makes."""

from __future__ import annotations

from collections.abc import Sequence

import moderngl
import numpy as np

from latentwalk.runtime.draw.words import Laid
from latentwalk.runtime.ground.jobs import Jobs, Newest
from latentwalk.runtime.ui import fonts
from latentwalk.runtime.ui.letters.glyphs import BASE_PX, CELL_PX, EM_PX, SPREAD_PX, Faces, Glyph

SIDE_PX = 2048
CELLS = (SIDE_PX // CELL_PX) ** 2
LINE_EM = 1.17  # from the lowest letter to the highest


class Lettering:
    """An atlas of letters: `texture` (SIDE_PX, SIDE_PX), one byte of distance a pixel, row 0 on top.

    `wait`: letters are there when they are asked for, for pictures that must repeat; otherwise a word stays out until
    all its letters have come.
    """

    line_px, base_px, cell_px, spread_px = LINE_EM * EM_PX, float(BASE_PX), CELL_PX, SPREAD_PX

    def __init__(self, ctx: moderngl.Context, *, wait: bool = False) -> None:
        self._ctx, self._faces = ctx, Faces(fonts.files())
        self._jobs = Jobs("letters", wait=wait)
        self._coming: Newest[dict[str, Glyph]] = Newest(self._jobs)
        self._known: dict[str, Glyph] = {}
        self._cells: dict[str, int] = {}
        self._texture: moderngl.Texture | None = None
        self.version = 0

    @property
    def texture(self) -> moderngl.Texture:
        """The atlas, made when the first word is laid."""
        if self._texture is None:
            self._texture = self._ctx.texture((SIDE_PX, SIDE_PX), 1, bytes(SIDE_PX * SIDE_PX))
            self._texture.repeat_x = self._texture.repeat_y = False
        return self._texture

    def receive(self) -> None:
        """Take what the worker has made; `version` rises with it."""
        made = self._coming.take() if self._coming.pending else None
        if made:
            self._known |= made
            self.version += 1

    def lay(self, texts: Sequence[str]) -> Laid:
        """Where the letters of texts are; see `draw/words.py`."""
        letters = set("".join(texts))
        missing = sorted(letters - self._known.keys())
        if missing and not self._coming.pending:
            self._coming.ask(lambda: {letter: self._faces.glyph(letter) for letter in missing})
            if self._jobs.wait:
                self.receive()
        glyphs, widths = [], np.zeros(len(texts), np.float32)
        for word, text in enumerate(texts):
            if not all(letter in self._known for letter in text):
                continue
            pen = 0.0
            for letter in text:
                glyph = self._known[letter]
                cell = self._cell(letter, letters)
                if cell is not None:
                    left = pen + glyph.left_px
                    glyphs.append((word, cell, left, left + glyph.width_px, glyph.low_px, glyph.high_px, 0, 0))
                pen += glyph.advance_px
            widths[word] = pen
        return Laid(np.array(glyphs, np.float32).reshape(-1, 8), widths)

    def _cell(self, letter: str, used: set[str]) -> int | None:
        """The place of a letter's field in the atlas, written there if it is not; None where it shows nothing."""
        field = self._known[letter].field
        if field is None or letter in self._cells:
            return self._cells.get(letter)
        if len(self._cells) < CELLS:
            cell = len(self._cells)
        else:
            idle = next((other for other in self._cells if other not in used), None)
            if idle is None:
                return None
            cell = self._cells.pop(idle)
        self._cells[letter] = cell
        row, column = divmod(cell, SIDE_PX // CELL_PX)
        self.texture.write(field.tobytes(), viewport=(column * CELL_PX, row * CELL_PX, CELL_PX, CELL_PX))
        return cell

    def release(self) -> None:
        """Free everything on the GPU and end the worker."""
        self._jobs.close()
        if self._texture is not None:
            self._texture.release()
