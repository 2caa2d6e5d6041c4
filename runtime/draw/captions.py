"""Labels of a canvas that face the person beside what they are of, each with a line to it, by one draw."""

from __future__ import annotations

import moderngl

from latentwalk.runtime.draw import gl
from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.draw.records import Records
from latentwalk.scenes.arrays import F32


class CaptionDrawer:
    """`rad_per_px`: how large a pixel of the canvas is seen; `ink_px`: a place of it with the color of the lines."""

    def __init__(self, ctx: moderngl.Context, rad_per_px: float, ink_px: tuple[float, float]) -> None:
        self._ctx = ctx
        self._program = gl.program(ctx, "captions.vert", "panels.frag")
        self._program["rad_per_px"], self._program["ink_px"] = rad_per_px, ink_px
        self._vertices = ctx.vertex_array(self._program, [])
        self._records = Records(ctx, 64, 4)

    def draw(self, eyes: Eyes, canvas: moderngl.Texture, labels: F32) -> None:
        """Lay labels (k, 3, 4) over everything, as of `captions.vert`."""
        self._records.fill(labels)
        gl.begin(self._ctx, eyes.target, blend="over", depth_test=False, depth_write=False)
        eyes.bind()
        self._ctx.clear_samplers(0, 1)
        canvas.use(0)
        self._program["canvas_px"] = canvas.size
        self._records.use(gl.PLACES["captions"])
        self._vertices.render(moderngl.TRIANGLES, vertices=12 * len(labels), instances=eyes.count)

    def release(self) -> None:
        """Free everything on the GPU."""
        for thing in (self._vertices, self._records, self._program):
            thing.release()
