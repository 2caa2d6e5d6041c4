"""Rows in the order in which the compute rasteriser reads them, gathered once while a cloud stands still."""

from __future__ import annotations

import moderngl

from latentwalk.runtime.draw.compute import Compute
from latentwalk.runtime.ground.shown import Shown
from latentwalk.scenes.arrays import I32

#: A place and the code of a color; clouds of more rows than fit are looked up row by row in each frame.
ROW_BYTES, MOST_BYTES = 16, 1 << 29
#: Work groups: some for each core of any GPU.
GROUPS = 2048
BINDING = 7


class Gathered:
    """The rows of a cloud for words with or without color codes (`word`, as `raster.comp` has them)."""

    def __init__(self, ctx: moderngl.Context, word: str) -> None:
        self._shader = Compute(ctx, "gather.comp", word)
        self._buffer = ctx.buffer(reserve=ROW_BYTES)
        self._state: tuple[object, ...] = ()
        self._order: I32 | None = None
        self._is_filled = False

    def ready(self, shown: Shown, points: int, **uniforms: int) -> bool:
        """Whether the rows are there, for this frame's draw of so many points: from the second frame on in which
        nothing changed but the view, where most of them are drawn.  Gathers them when that begins.

        The order of the rows must be bound at 0.
        """
        cloud, coloring, n = shown.cloud, shown.coloring, len(shown.flags)
        moved = cloud.t if cloud.a is not cloud.b else 0.0
        versions = coloring.name, coloring.version, shown.flags_version
        state = (cloud.a.key, cloud.b.key, moved, *versions, *uniforms.values())
        if state != self._state or cloud.cells.order is not self._order:
            self._state, self._order, self._is_filled = state, cloud.cells.order, False
            return False
        if not self._is_filled and 2 * points >= n and n * ROW_BYTES <= MOST_BYTES:
            self._gather(n, uniforms)
        return self._is_filled

    def _gather(self, n: int, uniforms: dict[str, int]) -> None:
        if self._buffer.size != n * ROW_BYTES:
            self._buffer.orphan(n * ROW_BYTES)
        self._buffer.bind_to_storage_buffer(BINDING)
        self._shader.set(rows=n, **uniforms)
        self._shader.run(GROUPS)
        self._is_filled = True

    def use(self) -> None:
        """Have the raster find it."""
        self._buffer.bind_to_storage_buffer(0)

    def release(self) -> None:
        """Free everything."""
        self._shader.release()
        self._buffer.release()
