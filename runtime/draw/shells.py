"""Shells: translucent surfaces in the order of their depth, opened where the hand is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import moderngl
import numpy as np

from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.draw.gl import State, program
from latentwalk.runtime.ground.shown import Cut, Mesh, Shell


@dataclass(frozen=True, slots=True, eq=False)
class _Uploaded:
    """A mesh on the GPU."""

    buffers: tuple[moderngl.Buffer, ...]
    vertices: moderngl.VertexArray

    def release(self) -> None:
        self.vertices.release()
        for buffer in self.buffers:
            buffer.release()


class ShellDrawer:
    """Two draws for each shell: the half that is turned away, and the half that is turned here.

    Blending needs what is farther first.  A shell's far half lies behind its middle and its near half before it, each
    by up to its radius: in that order shells that stand apart are right, and so are those that lie in each other.
    """

    def __init__(self, state: State) -> None:
        self._state, ctx = state, state.ctx
        self.program = program(ctx, "shells.vert", "shells.frag")
        self._uploaded: dict[str, _Uploaded] = {}

    def draw(self, eyes: Eyes, shells: Sequence[Shell], cut: Cut | None) -> None:
        """Draw them, hidden by what is nearer; `cut`: where they are open."""
        self._state.want(blend="over", depth_write=False)
        self.program["cut_start"] = (*(cut.start if cut else (0, 0, 0)), cut.radius_m if cut else -1.0)
        self.program["cut_end"] = tuple(cut.end if cut else (0, 0, 0))
        halves = [(depth, shell, inside) for shell in shells for depth, inside in _halves(eyes, shell)]
        for _, shell, inside in sorted(halves, key=lambda half: -half[0]):
            self.program["fit"] = (*shell.offset, shell.scale)
            self.program["color"] = (*shell.color, shell.strength)
            self.program["inside"] = inside
            self._mesh(shell.mesh).vertices.render(moderngl.TRIANGLES, instances=eyes.count)

    def _mesh(self, mesh: Mesh) -> _Uploaded:
        """A mesh on the GPU, where it stays."""
        known = self._uploaded.get(mesh.key)
        if known is None:
            ctx = self._state.ctx
            points = ctx.buffer(np.hstack([mesh.vertices, mesh.normals]).tobytes())
            indices = ctx.buffer(mesh.triangles.tobytes())
            content = [(points, "3f 3f", "place", "normal")]
            vertices = ctx.vertex_array(self.program, content, index_buffer=indices, index_element_size=4)
            known = self._uploaded[mesh.key] = _Uploaded((points, indices), vertices)
        return known

    def release(self) -> None:
        """Free everything."""
        for uploaded in self._uploaded.values():
            uploaded.release()
        self.program.release()


def _halves(eyes: Eyes, shell: Shell) -> tuple[tuple[float, bool], tuple[float, bool]]:
    """How far the far half of a shell is, turned away, and the near one."""
    middle = shell.mesh.middle * shell.scale + shell.offset
    depth = float(np.linalg.norm(middle - eyes.all[0].room_from_eye[:3, 3]))
    radius = shell.mesh.radius * shell.scale
    return (depth + radius, True), (depth - radius, False)
