"""Lines of constant width: the laser, neighbours, where rows came from, trails."""

from __future__ import annotations

from collections.abc import Sequence

import moderngl
import numpy as np

from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.draw.gl import begin, program
from latentwalk.runtime.ground.shown import Lines

#: Widths are meant for views of this height and grow with taller ones.
HEIGHT_PX = 1000.0


class LineDrawer:
    """All lines of a frame in one draw."""

    def __init__(self, ctx: moderngl.Context) -> None:
        self.ctx = ctx
        self.program = program(ctx, "lines.vert", "lines.frag")
        self._vertices = ctx.vertex_array(self.program, [])
        self._buffer = ctx.buffer(reserve=48 * 256, dynamic=True)

    def draw(self, eyes: Eyes, lines: Sequence[Lines]) -> None:
        """Draw them, translucent, hidden by what is nearer."""
        count = sum(len(some.points) for some in lines)
        if not count:
            return
        wider = max(1.0, eyes.all[0].viewport[3] / HEIGHT_PX)
        segments = np.zeros((count, 3, 4), np.float32)
        first = 0
        for some in lines:
            part = segments[first : first + len(some.points)]
            part[:, :2, :3] = some.points
            part[:, 0, 3] = some.width_px * wider
            part[:, 2] = some.colors
            first += len(part)
        if segments.nbytes > self._buffer.size:
            self._buffer.orphan(2 * segments.nbytes)
        self._buffer.write(segments)
        begin(self.ctx, eyes.target, blend="over", depth_write=False)
        self._buffer.bind_to_storage_buffer(0)
        self._vertices.render(moderngl.TRIANGLES, vertices=6 * count, instances=eyes.count)

    def release(self) -> None:
        """Free everything."""
        for thing in (self._vertices, self._buffer, self.program):
            thing.release()
