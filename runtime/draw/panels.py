"""Rectangles of the panels' canvas: flat over a window, or hung in the room for both eyes by one draw each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import moderngl
import numpy as np

from latentwalk.runtime.draw import gl
from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.scenes.arrays import F32

MOST = 16  # quads, as in panels.vert


@dataclass(frozen=True, slots=True, eq=False)
class Quad:
    """A rectangle `part` (x, y, width, height) of the canvas in pixels; `room_from_px` (4, 4) float32 takes its pixels,
    y down from its top left, to the room; None: it lies flat over the picture where it is in the canvas."""

    part: tuple[float, float, float, float]
    room_from_px: F32 | None


class PanelQuads:
    """Draws quads, the farthest first as given, all of them at once."""

    def __init__(self, ctx: moderngl.Context) -> None:
        self.ctx = ctx
        self._program = gl.program(ctx, "panels.vert", "panels.frag")
        self._array = ctx.vertex_array(self._program, [])
        self._uniforms = gl.Uniforms(self._program)
        self._part_px, self._room_from_px = (gl.uniform(self._program, name) for name in ("part_px", "room_from_px"))
        self._parts, self._matrices = np.zeros((MOST, 4), np.float32), np.zeros((MOST, 4, 4), np.float32)
        # Flat ones are copied pixel by pixel; hung ones are seen small and at a slant, where letters would smear.
        self._near = ctx.sampler(filter=(moderngl.NEAREST, moderngl.NEAREST), repeat_x=False, repeat_y=False)
        self._hung = ctx.sampler(
            filter=(moderngl.LINEAR_MIPMAP_LINEAR, moderngl.LINEAR), anisotropy=8.0, repeat_x=False, repeat_y=False
        )

    def draw(self, eyes: Eyes, canvas: moderngl.Texture, quads: Sequence[Quad]) -> None:
        """Lay quads, all flat or all hung and at most MOST, over everything: panels can be read inside the cloud too.

        For hung ones `canvas` has mipmaps."""
        if not quads:
            return
        gl.begin(self.ctx, eyes.target, blend="over")
        self.ctx.mglo.depth_func = "1"  # always, but how far they are is kept: hands are drawn over those behind them
        eyes.bind()
        canvas.use(0)
        flat = quads[0].room_from_px is None
        (self._near if flat else self._hung).use(0)
        for at, quad in enumerate(quads):
            self._parts[at] = quad.part
            if quad.room_from_px is not None:
                self._matrices[at] = quad.room_from_px.T
        self._part_px.write(self._parts)
        if not flat:
            self._room_from_px.write(self._matrices)
        self._uniforms.set(canvas_px=canvas.size, flat_over=flat)
        self._array.render(moderngl.TRIANGLES, vertices=6 * len(quads), instances=1 if flat else eyes.count)
        # A sampler that stays bound outranks the filters of the textures that others draw with.
        self._near.clear(0)

    def release(self) -> None:
        """Free everything on the GPU."""
        for thing in (self._array, self._program, self._near, self._hung):
            thing.release()
