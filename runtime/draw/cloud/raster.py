"""The cloud by compute shaders: points of one pixel go past the GPU's rasteriser, all others are sprites.

The nearest point of each pixel is found by atomic maxima over a word a pixel, then a full-screen pass gives the pixels
that are seen their colors and depths (Schütz, Kerbl and Wimmer 2021, "Rendering Point Clouds with Compute Shaders and
Vertex Order Optimization").  Cells in which a point may be larger, and rows with crosses and rings, are drawn as
sprites over it: these have the soft edges.
"""

from __future__ import annotations

from ctypes import c_uint, c_void_p
from dataclasses import replace
from typing import NamedTuple

import moderngl
import numpy as np

from latentwalk.runtime.draw.cloud.deal import Dealt
from latentwalk.runtime.draw.cloud.emphasis import Emphasis
from latentwalk.runtime.draw.cloud.points import PointDrawer
from latentwalk.runtime.draw.cloud.specials import Specials
from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.draw.gl import EXTENSIONS, State, compute, program, unlocked
from latentwalk.runtime.draw.records import Stored
from latentwalk.runtime.ground.shown import SELECTED, WRONG, Cells, Coloring, Shown
from latentwalk.scenes.arrays import F32, I32, Bools

#: Smaller points are one pixel, without a soft edge, in every way.
ONE_PX = 1.5
#: By which factor selected and wrong rows are larger at most, in `look.glsl`.
LARGER = {SELECTED: 1.3, WRONG: 1.7}
#: Codes of a pixel's color: as many for selected rows as for others, and in each one for unknown values.
CODES = 256
#: Work groups in one direction that any GPU takes.
MOST_GROUPS = 65535
DRAWN_BINDING, PIXELS_BINDING = 6, 7
STORAGE_BUFFER, R32UI, RED_INTEGER, UNSIGNED_INT, STORAGE_BARRIER = 0x90D2, 0x8236, 0x8D94, 0x1405, 0x2000


class _Kind(NamedTuple):
    """The programs for one kind of word: so many `bytes` of each pixel, filled in so many `passes`."""

    raster: moderngl.ComputeShader
    resolve: moderngl.Program
    screen: moderngl.VertexArray
    bytes: int
    passes: int


class RasterDrawer:
    """The cloud as points; see `PointDrawer`."""

    def __init__(self, state: State, n: int, cells: Cells) -> None:
        self._state, ctx = state, state.ctx
        self._sprites = PointDrawer(state, n, cells)
        self._specials = Specials(ctx, self._sprites)
        self._kinds: dict[str, _Kind] = {}
        self._full = "WIDE" if ctx.extensions.issuperset(EXTENSIONS["WIDE"]) else "SLOTS"
        self._pixels = ctx.buffer(reserve=4)
        self._drawn = Stored(ctx, 16)
        self._use = unlocked(ctx, "glUseProgram", c_uint)
        self._dispatch = unlocked(ctx, "glDispatchCompute", c_uint, c_uint, c_uint)
        self._clear = unlocked(ctx, "glClearBufferData", c_uint, c_uint, c_uint, c_uint, c_void_p)
        self._fence = unlocked(ctx, "glMemoryBarrier", c_uint)

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

    def draw(self, eyes: Eyes, shown: Shown, budget: int) -> None:
        """Draw the cloud as it is now: at most `budget` points of the smallest size, fewer larger ones."""
        dealt = self._sprites.deal(eyes, shown, budget)
        elsewhere = self._elsewhere()
        tiny = self._tiny(dealt, elsewhere)
        if tiny.any():
            small = _some(dealt, tiny)
            self._draw_tiny(eyes, shown, small, elsewhere)
            if elsewhere:
                self._specials.draw(shown, small, elsewhere)
        if not tiny.all():
            self._state.want(blend="over")
            self._sprites.draw_dealt(eyes, shown.cloud.cells, _some(dealt, ~tiny))
        # A thinned cloud may lack them; the hovered one is not among the points of one pixel, ever.
        rows = self.emphasis.marked(shown) if self.thinned else np.array([shown.pointer.row], np.int32)
        if len(rows) and rows[-1] >= 0:
            self._state.want(blend="over")
            self._sprites.draw_marked(eyes, rows)

    def _elsewhere(self) -> int:
        """Flags of rows that are no points of one pixel, however far."""
        crosses = WRONG if self.emphasis.smallest_cross_px >= ONE_PX else 0
        return crosses | (SELECTED if self.emphasis.ringed > 0 else 0)

    def _tiny(self, dealt: Dealt, elsewhere: int) -> Bools:
        """Which cells have no point larger than a pixel, rows with a flag of `elsewhere` aside."""
        if self.emphasis.smallest_px >= ONE_PX:
            return np.zeros(len(dealt.cells), np.bool_)
        larger = float(np.prod([factor for flag, factor in LARGER.items() if not flag & elsewhere]))
        return dealt.largest_px * np.float32(larger) < ONE_PX  # type: ignore[no-any-return]

    def _draw_tiny(self, eyes: Eyes, shown: Shown, dealt: Dealt, elsewhere: int) -> None:
        codes = _codes(shown.coloring, selected=not elsewhere & SELECTED)
        kind = self._kind("CODES" if codes else self._full)
        width, height = eyes.target.size
        if self._pixels.size != kind.bytes * width * height:
            self._pixels.orphan(kind.bytes * width * height)
        self._pixels.bind_to_storage_buffer(PIXELS_BINDING)
        self._clear(STORAGE_BUFFER, R32UI, RED_INTEGER, UNSIGNED_INT, None)
        self._drawn.fill(_drawn(shown.cloud.cells, dealt))
        self._drawn.use(DRAWN_BINDING)
        self._sprites.order.use(0)
        _set(kind.raster, cells=len(dealt.cells), elsewhere=elsewhere, codes=codes)
        for number in range(kind.passes):
            _set(kind.raster, owners=number == 1)
            self._use(kind.raster.glo)
            groups = len(dealt.cells)
            self._dispatch(min(groups, MOST_GROUPS), -(-groups // MOST_GROUPS), 1)
            self._fence(STORAGE_BARRIER)
        _set(
            kind.resolve,
            codes=codes,
            ringed=self.emphasis.ringed,
            depths=[_depths(eyes.all[i].clip_from_room) for i in (0, -1)],
        )
        self._state.want()
        kind.screen.render(moderngl.TRIANGLES, vertices=6, instances=eyes.count)

    def _kind(self, word: str) -> _Kind:
        if word not in self._kinds:
            ctx = self._state.ctx
            resolve = program(ctx, "screen.vert", "resolve.frag", storage=True, defined=word)
            raster, screen = compute(ctx, "raster.comp", defined=word), ctx.vertex_array(resolve, [])
            self._kinds[word] = _Kind(raster, resolve, screen, 4 if word == "CODES" else 8, 2 if word == "SLOTS" else 1)
        return self._kinds[word]

    def release(self) -> None:
        """Free everything."""
        self._specials.release()
        self._sprites.release()
        for kind in self._kinds.values():
            for thing in (kind.screen, kind.raster, kind.resolve):
                thing.release()
        for buffer in (self._pixels, self._drawn):
            buffer.release()


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


def _set(program: moderngl.Program | moderngl.ComputeShader, **uniforms: object) -> None:
    """Set those uniforms that the program kept."""
    for name, value in uniforms.items():
        if name in program:
            program[name] = value
