"""The ground to stand on and the calm around: a floor of meters at height 0 under a dark sky."""

from __future__ import annotations

import moderngl

from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.draw.gl import State, program


class Floor:
    """Fills the whole target; drawn first."""

    def __init__(self, state: State) -> None:
        self._state, ctx = state, state.ctx
        self.program = program(ctx, "screen.vert", "background.frag")
        self._vertices = ctx.vertex_array(self.program, [])

    def draw(self, eyes: Eyes) -> None:
        """Draw sky and floor."""
        self._state.want(depth_test=False, depth_write=False)
        # No buffer: screen.vert makes the two triangles of an eye's part from the vertex's number.
        self._vertices.mglo.render(moderngl.TRIANGLES, 6, 0, eyes.count)

    def release(self) -> None:
        """Free everything."""
        self._vertices.release()
        self.program.release()
