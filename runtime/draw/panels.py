"""Rectangles of the panels' canvas: flat over a window, or hung in the room for both eyes by one draw each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import moderngl

from latentwalk.runtime.draw import gl
from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.scenes.arrays import F32


@dataclass(frozen=True, slots=True, eq=False)
class Quad:
    """A rectangle `part` (x, y, width, height) of the canvas in pixels; `room_from_px` (4, 4) float32 takes its pixels,
    y down from its top left, to the room; None: it lies flat over the picture where it is in the canvas."""

    part: tuple[float, float, float, float]
    room_from_px: F32 | None


class PanelQuads:
    """Draws quads, the farthest first as given."""

    def __init__(self, ctx: moderngl.Context) -> None:
        self.ctx = ctx
        self._program = gl.program(ctx, "panels.vert", "panels.frag")
        self._array = ctx.vertex_array(self._program, [])
        # Flat ones are copied pixel by pixel; hung ones are seen small and at a slant, where letters would smear.
        self._near = ctx.sampler(filter=(moderngl.NEAREST, moderngl.NEAREST), repeat_x=False, repeat_y=False)
        self._hung = ctx.sampler(
            filter=(moderngl.LINEAR_MIPMAP_LINEAR, moderngl.LINEAR), anisotropy=8.0, repeat_x=False, repeat_y=False
        )

    def draw(self, eyes: Eyes, canvas: moderngl.Texture, quads: Sequence[Quad]) -> None:
        """Lay quads over everything: panels can be read inside the cloud too.  For hung ones `canvas` has mipmaps."""
        gl.begin(self.ctx, eyes.target, blend="over")
        self.ctx.depth_func = "1"  # always, but how far they are is kept: hands are drawn over those behind them
        eyes.bind()
        canvas.use(0)
        self._program["canvas_px"] = canvas.size
        for quad in quads:
            flat = quad.room_from_px is None
            (self._near if flat else self._hung).use(0)
            self._program["part_px"] = quad.part
            self._program["flat_over"] = flat
            if quad.room_from_px is not None:
                self._program["room_from_px"] = tuple(quad.room_from_px.T.ravel())
            self._array.render(moderngl.TRIANGLE_STRIP, vertices=4, instances=1 if flat else eyes.count)
        # A sampler that stays bound outranks the filters of the textures that others draw with.
        self._near.clear(0)

    def release(self) -> None:
        """Free everything on the GPU."""
        for thing in (self._array, self._program, self._near, self._hung):
            thing.release()
