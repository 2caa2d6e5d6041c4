"""Words in the room: distance fields of letters, on rectangles that face the person, by one draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import moderngl
import numpy as np

from latentwalk.assets.colors import linear
from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.draw.gl import PLACES, State, Uniforms, program
from latentwalk.runtime.draw.records import Records
from latentwalk.runtime.ground.written import CENTERED, GAP_EM, WORD_RAD, RowWords, name_larger
from latentwalk.scenes.arrays import F32

PLAIN = (235, 237, 242)  # letters, sRGB


@dataclass(frozen=True, eq=False)
class Laid:
    """Letters of words: `glyphs` (g, 8) float32, of each its word, its cell, from where to where it reaches in its word
    and in its cell, above its lower edge, in pixels, and two zeros; `widths` (k,) float32 of the words, 0 where letters
    have not come yet."""

    glyphs: F32
    widths: F32


class Letters(Protocol):
    """An atlas of letters: square cells of `cell_px`, side by side from the top left, one byte a pixel, which is ½ at a
    letter's edge and ½ more or less `spread_px` inside or outside.

    `line_px`: height of a line; `base_px`: of the base line above a cell's lower edge.  `version` rises when letters
    have come that were missing.
    """

    line_px: float
    base_px: float
    cell_px: int
    spread_px: int
    version: int

    @property
    def texture(self) -> moderngl.Texture:
        """The atlas."""
        ...

    def receive(self) -> None:
        """Take letters that were made meanwhile."""
        ...

    def lay(self, texts: Sequence[str]) -> Laid:
        """Find the letters of texts."""
        ...

    def release(self) -> None:
        """Free everything."""
        ...


class WordDrawer:
    """The words of a frame.  Texts are laid anew only where they are others than before, or letters have come, and
    sent only where anything about them is."""

    def __init__(self, state: State, lettering: Letters) -> None:
        self._state, self._lettering = state, lettering
        self.program = program(state.ctx, "words.vert", "words.frag")
        self._uniforms = Uniforms(self.program)
        self._vertices = state.ctx.vertex_array(self.program, [])
        self._words, self._glyphs = (Records(state.ctx, 1, 4) for _ in range(2))
        self._texts: tuple[tuple[str, ...], int] = (), -1
        self._laid = Laid(np.zeros((0, 8), np.float32), np.zeros(0, np.float32))
        self._made: tuple[tuple[object, ...], F32] | None = None
        self._sent: tuple[RowWords | None, int] = None, -1

    def prepare(self, words: RowWords) -> None:
        """Lay and send what is new; before the frame begins, as it writes into textures."""
        self._lettering.receive()
        if (words, self._lettering.version) == self._sent:
            return
        if (words.texts, self._lettering.version) != self._texts:
            self._laid = self._lettering.lay(words.texts)
            self._texts = words.texts, self._lettering.version
            self._glyphs.fill(self._laid.glyphs)
        if len(self._laid.glyphs):
            data = self._data(words)
            data[:, 0, :3], data[:, 0, 3], data[:, 1, 3] = words.places, words.aside_m, words.alpha
            self._words.fill(data)
            line_px = self._lettering.line_px
            self._uniforms.set(
                count=len(self._laid.glyphs),
                cell_px=(self._lettering.cell_px, self._lettering.base_px, self._lettering.spread_px),
                rad_per_px=WORD_RAD / line_px,
                gap_px=GAP_EM * line_px,
            )
        self._sent = words, self._lettering.version

    def draw(self, eyes: Eyes) -> None:
        """Draw those that were prepared, hidden by what is nearer but for those that are before all rows."""
        if not len(self._laid.glyphs):
            return
        self._state.want(blend="over", depth_write=False)
        self._state.ctx.mglo.clear_samplers(0, 1)
        self._lettering.texture.mglo.use(0)
        self._words.use(PLACES["words"])
        self._glyphs.use(PLACES["glyphs"])
        # All rims first: none lies over the letter beside it.
        self._vertices.mglo.render(moderngl.TRIANGLES, 2 * 6 * len(self._laid.glyphs), 0, eyes.count)

    def _data(self, words: RowWords) -> F32:
        """What the shader takes of each word (k, 3, 4), with all that stays while the texts do: colors, width, whether
        no row hides it, how much larger than others it is."""
        made_of = words.texts, words.colors, words.before, self._laid
        if self._made is None or not _same(self._made[0], made_of):
            data = np.zeros((len(words.texts), 3, 4), np.float32)
            data[:, 1, :3] = linear([PLAIN if color is None else color for color in words.colors])
            centered = zip(words.texts, (words.aside_m == CENTERED).tolist(), strict=True)
            data[:, 2, 0], data[:, 2, 1] = self._laid.widths, words.before
            data[:, 2, 2] = [name_larger(text) if on else 1.0 for text, on in centered]
            self._made = made_of, data
        return self._made[1]

    def release(self) -> None:
        """Free everything."""
        for thing in (self._vertices, self._words, self._glyphs, self.program, self._lettering):
            thing.release()


def _same(a: tuple[object, ...], b: tuple[object, ...]) -> bool:
    """Whether these are the very same things."""
    return list(map(id, a)) == list(map(id, b))
