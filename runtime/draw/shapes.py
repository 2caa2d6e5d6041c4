"""Translucent spheres, rings and discs: brushes, teleport targets, a posterior's spread; and small opaque balls."""

from __future__ import annotations

from collections.abc import Sequence

import moderngl
import numpy as np

from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.draw.gl import PLACES, State, program
from latentwalk.runtime.draw.records import Records
from latentwalk.runtime.ground.shown import Dots, Shape

KINDS = {"sphere": 0, "ring": 1, "disc": 2}
SLICES, STACKS = 48, 24  # as in shapes.vert


class ShapeDrawer:
    """One draw for each shape, farthest first."""

    def __init__(self, state: State) -> None:
        self._state, ctx = state, state.ctx
        self.program = program(ctx, "shapes.vert", "shapes.frag")
        self._vertices = ctx.vertex_array(self.program, [])

    def draw(self, eyes: Eyes, shapes: Sequence[Shape]) -> None:
        """Draw them, hidden by what is nearer."""
        self._state.want(blend="over", depth_write=False)
        place = eyes.all[0].room_from_eye[:3, 3]
        for shape in sorted(shapes, key=lambda shape: -float(np.linalg.norm(shape.matrix[:3, 3] - place))):
            self.program["kind"] = KINDS[shape.kind]
            self.program["color"] = shape.color
            self.program["room_from_shape"] = tuple(shape.matrix.T.ravel().tolist())
            patches = SLICES * (STACKS if shape.kind == "sphere" else 1)
            self._vertices.render(moderngl.TRIANGLES, vertices=6 * patches, instances=eyes.count)

    def release(self) -> None:
        """Free everything."""
        self._vertices.release()
        self.program.release()


class DotDrawer:
    """All balls of a table model in one draw."""

    def __init__(self, state: State) -> None:
        self._state, ctx = state, state.ctx
        self.program = program(ctx, "dots.vert", "dots.frag")
        self._vertices = ctx.vertex_array(self.program, [])
        self._records = Records(ctx, 2, 4)

    def draw(self, eyes: Eyes, dots: Dots) -> None:
        """Draw them, hidden by what is nearer."""
        block = np.zeros((len(dots.places), 2, 4), np.float32)  # as `dots` in dots.vert
        block[:, 0, :3], block[:, 0, 3], block[:, 1, :3] = dots.places, dots.radii_m, dots.colors
        self._records.fill(block)
        self._state.want(blend="over")
        self._records.use(PLACES["dots"])
        self._vertices.render(moderngl.TRIANGLES, vertices=6 * len(block), instances=eyes.count)

    def release(self) -> None:
        """Free everything."""
        for thing in (self._vertices, self._records, self.program):
            thing.release()
