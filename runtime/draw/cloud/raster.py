"""The cloud by compute shaders: points of one pixel go past the GPU's rasteriser, all others are sprites.

The nearest point of each pixel is found by atomic maxima over a word a pixel, then a full-screen pass gives the pixels
that are seen their colors and depths (Schütz, Kerbl and Wimmer 2021, "Rendering Point Clouds with Compute Shaders and
Vertex Order Optimization").  Cells in which a point may be larger, and rows with crosses and rings, are drawn as
sprites over it: these have the soft edges.
"""

from __future__ import annotations

import math
from ctypes import c_uint, c_void_p
from dataclasses import replace

import moderngl
import numpy as np

from latentwalk.runtime.draw.cloud.deal import Dealt
from latentwalk.runtime.draw.cloud.emphasis import Emphasis
from latentwalk.runtime.draw.cloud.gathered import Gathered
from latentwalk.runtime.draw.cloud.points import PointDrawer
from latentwalk.runtime.draw.cloud.specials import Specials
from latentwalk.runtime.draw.compute import Compute
from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.draw.gl import EXTENSIONS, STORAGE_BUFFER, State, program, unlocked
from latentwalk.runtime.draw.records import Stored
from latentwalk.runtime.ground.shown import SELECTED, WRONG, Cells, Coloring, Shown
from latentwalk.scenes.arrays import F32, I32, Bools

#: Smaller points are one pixel, without a soft edge, in every way.
ONE_PX = 1.5
#: By which factor selected and wrong rows are larger at most, in `look.glsl`.
LARGER = {SELECTED: 1.3, WRONG: 1.7}
#: Codes of a pixel's color: as many for selected rows as for others, and in each one for unknown values.
CODES = 256
DRAWN_BINDING, PIXELS_BINDING = 6, 7
R32UI, RED_INTEGER, UNSIGNED_INT = 0x8236, 0x8D94, 0x1405


class _Words:
    """The programs for one kind of word: so many `bytes` of each pixel, filled in so many `passes`."""

    def __init__(self, ctx: moderngl.Context, word: str) -> None:
        self.bytes, self.passes = 4 if word == "CODES" else 8, 2 if word == "SLOTS" else 1
        self.raster, self.fast = Compute(ctx, "raster.comp", word), Compute(ctx, "raster.comp", word, "GATHERED")
        self.gathered = Gathered(ctx, word)
        self.resolve = program(ctx, "screen.vert", "resolve.frag", storage=True, defined=[word])
        self.screen = ctx.vertex_array(self.resolve, [])

    def release(self) -> None:
        """Free everything."""
        for thing in (self.raster, self.fast, self.gathered, self.screen, self.resolve):
            thing.release()


class RasterDrawer:
    """The cloud as points; see `PointDrawer`."""

    def __init__(self, state: State, n: int, cells: Cells) -> None:
        self._state, ctx = state, state.ctx
        self._sprites = PointDrawer(state, n, cells)
        self._specials = Specials(ctx, self._sprites)
        self._kinds: dict[str, _Words] = {}
        self._full = "WIDE" if ctx.extensions.issuperset(EXTENSIONS["WIDE"]) else "SLOTS"
        self._pixels = ctx.buffer(reserve=4)
        self._drawn = Stored(ctx, 16)
        self._clear = unlocked(ctx, "glClearBufferData", c_uint, c_uint, c_uint, c_uint, c_void_p)

    @property
    def shown(self) -> int:
        """How many points of the cells in view the last frame drew."""
        return self._sprites.shown

    @property
    def thinned(self) -> bool:
        """Whether those were not all."""
        return self._sprites.thinned

    @property
    def emphasis(self) -> Emphasis:
        """How wrong and selected rows are told from others."""
        return self._sprites.emphasis

    def deal(self, eyes: Eyes, shown: Shown, budget: int) -> None:
        """Choose at most `budget` points of the smallest size, fewer larger ones."""
        # By what rows were marked in the frame before: a cell that is not as thought is drawn as sprites.
        self._sprites.dealer.tiny_px = self._tiny_px(self._elsewhere())
        self._sprites.deal(eyes, shown, budget)

    def draw(self, eyes: Eyes, shown: Shown) -> None:
        """Draw what was dealt."""
        dealt = self._sprites.dealt
        elsewhere = self._elsewhere()
        tiny = dealt.largest_px < np.float32(self._tiny_px(elsewhere))
        small = _some(dealt, tiny)
        if tiny.any():
            self._draw_tiny(eyes, shown, small, elsewhere)
        self._state.want(blend="over")
        if elsewhere and tiny.any():
            self._specials.draw(shown, small, elsewhere)
        if not tiny.all():
            self._sprites.draw_dealt(eyes, shown.cloud.cells, _some(dealt, ~tiny))
        # A thinned cloud may lack them; the hovered one is larger than a pixel, ever.
        rows = self.emphasis.marked(shown) if self.thinned else np.array([shown.pointer.row], np.int32)
        if len(rows) and rows[-1] >= 0:
            self._sprites.draw_marked(eyes, rows)

    def _elsewhere(self) -> int:
        """Flags of rows that are no points of one pixel, however far."""
        crosses = WRONG if self.emphasis.smallest_cross_px >= ONE_PX else 0
        return crosses | (SELECTED if self.emphasis.ringed > 0 else 0)

    def _tiny_px(self, elsewhere: int) -> float:
        """Below which size points are one pixel, rows with a flag of `elsewhere` aside."""
        if self.emphasis.smallest_px >= ONE_PX:
            return 0.0
        return ONE_PX / math.prod(factor for flag, factor in LARGER.items() if not flag & elsewhere)

    def _draw_tiny(self, eyes: Eyes, shown: Shown, dealt: Dealt, elsewhere: int) -> None:
        codes = _codes(shown.coloring, selected=not elsewhere & SELECTED)
        words = self._words("CODES" if codes else self._full)
        self._sprites.order.use(0)
        is_whole = not len(dealt.cells) or int(dealt.cells[-1]) < shown.cloud.cells.whole  # parts come last
        is_gathered = words.gathered.ready(shown, self.shown, codes=codes, elsewhere=elsewhere) and is_whole
        raster = words.fast if is_gathered else words.raster
        self._empty(words.bytes * eyes.target.width * eyes.target.height)
        self._drawn.fill(_drawn(shown.cloud.cells, dealt))
        self._drawn.use(DRAWN_BINDING)
        if is_gathered:
            words.gathered.use()
        raster.set(cells=len(dealt.cells), elsewhere=elsewhere, codes=codes)
        for number in range(words.passes):
            raster.set(owners=number == 1)
            raster.run(len(dealt.cells))
        self._resolve(eyes, words, codes)

    def _empty(self, size: int) -> None:
        """No point in any pixel."""
        if self._pixels.size != size:
            self._pixels.orphan(size)
        self._pixels.bind_to_storage_buffer(PIXELS_BINDING)
        self._clear(STORAGE_BUFFER, R32UI, RED_INTEGER, UNSIGNED_INT, None)

    def _resolve(self, eyes: Eyes, words: _Words, codes: int) -> None:
        """Give the pixels that are seen their colors and depths."""
        self._sprites.order.use(0)
        both = [_depths(eyes.all[i].clip_from_room) for i in (0, -1)]
        for name, value in {"codes": codes, "ringed": self.emphasis.ringed, "depths": both}.items():
            if name in words.resolve:
                words.resolve[name] = value
        self._state.want()
        words.screen.render(moderngl.TRIANGLES, vertices=6, instances=eyes.count)

    def _words(self, kind: str) -> _Words:
        if kind not in self._kinds:
            self._kinds[kind] = _Words(self._state.ctx, kind)
        return self._kinds[kind]

    def release(self) -> None:
        """Free everything."""
        self._specials.release()
        self._sprites.release()
        for words in self._kinds.values():
            words.release()
        self._pixels.release()
        self._drawn.release()


def _some(dealt: Dealt, which: Bools) -> Dealt:
    """Only some of the cells in view."""
    picked = {name: getattr(dealt, name)[which] for name in ("cells", "points", "growth", "largest_px")}
    return replace(dealt, **picked)


def _drawn(cells: Cells, dealt: Dealt) -> I32:
    """What `raster.comp` takes for each cell (k, 4)."""
    seen_by = dealt.seen_by[dealt.cells]
    points = np.ceil(dealt.points).astype(np.int32)
    return np.stack([cells.start[dealt.cells], points, seen_by, np.zeros_like(seen_by)], axis=1, dtype=np.int32)


def _codes(coloring: Coloring, *, selected: bool) -> int:
    """Among how many codes the colors are, 0 where these are too few for the classes."""
    codes = CODES // (2 if selected else 1) - 1
    return 0 if coloring.kind != "scalar" and len(coloring.table) > codes else codes


def _depths(clip_from_room: F32) -> tuple[float, float]:
    """a and b of depth = b / (a + depth in clip space), for any perspective projection, by its two last rows."""
    z, w = clip_from_room[2].astype(float), clip_from_room[3].astype(float)
    a = -float(z[:3] @ w[:3] / (w[:3] @ w[:3]))
    return a, float(z[3] + a * w[3])
