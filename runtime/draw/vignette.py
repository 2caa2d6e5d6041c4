"""The comfort vignette: while the world moves around a person, only the middle of the view stays clear."""

from __future__ import annotations

import math

import moderngl

from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.draw.gl import State, program


class Vignette:
    """Darkness by angle from straight ahead, the same in any headset."""

    def __init__(self, state: State) -> None:
        self._state, ctx = state, state.ctx
        self.program = program(ctx, "screen.vert", "vignette.frag")
        self._vertices = ctx.vertex_array(self.program, [])

    def draw(self, eyes: Eyes, strength: float, clear_deg: float) -> None:
        """Darken all but a field of `clear_deg` degrees across; `strength` 0…1."""
        self._state.want(blend="over", depth_test=False, depth_write=False)
        self.program["strength"] = min(strength, 1.0)
        self.program["clear_rad"] = math.radians(clear_deg) / 2
        # No buffer: screen.vert makes the two triangles of an eye's part from the vertex's number.
        self._vertices.render(moderngl.TRIANGLES, vertices=6, instances=eyes.count)

    def release(self) -> None:
        """Free everything."""
        self._vertices.release()
        self.program.release()
