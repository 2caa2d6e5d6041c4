"""Lines of constant width: the laser, neighbors, where rows came from, trails."""

from __future__ import annotations

from collections.abc import Sequence

import moderngl
import numpy as np

from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.draw.gl import PLACES, State, program
from latentwalk.runtime.draw.records import Records
from latentwalk.runtime.ground.shown import Lines

#: Widths are meant for views of this height and grow with taller ones, as a headset's many pixels are seen smaller.
HEIGHT_PX = 1000.0


class LineDrawer:
    """All lines of a frame in one draw."""

    def __init__(self, state: State) -> None:
        self._state, ctx = state, state.ctx
        self.program = program(ctx, "lines.vert", "lines.frag")
        self._vertices = ctx.vertex_array(self.program, [])
        self._segments = np.zeros((256, 3, 4), np.float32)  # as `segments` in lines.vert
        self._records = Records(ctx, 3 * len(self._segments), 4)

    def draw(self, eyes: Eyes, lines: Sequence[Lines]) -> None:
        """Draw them, translucent, hidden by what is nearer."""
        count = sum([len(some.points) for some in lines])
        if not count:
            return
        if count > len(self._segments):
            self._segments = np.zeros((2 * count, 3, 4), np.float32)
        wider = max(1.0, eyes.all[0].viewport[3] / HEIGHT_PX)
        segments, first = self._segments[:count], 0
        for some in lines:
            part = segments[first : first + len(some.points)]
            part[:, :2, :3] = some.points
            part[:, 0, 3] = some.width_px * wider
            part[:, 2] = some.colors
            first += len(part)
        self._records.fill(segments)
        self._state.want(blend="over", depth_write=False)
        self._records.use(PLACES["segments"])
        self._vertices.mglo.render(moderngl.TRIANGLES, 6 * count, 0, eyes.count)

    def release(self) -> None:
        """Free everything."""
        for thing in (self._vertices, self._records, self.program):
            thing.release()
