"""Pixels that were drawn on the processor, laid into the frame: over what is there, with depths for what follows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, c_ssize_t, c_ubyte, c_uint, c_void_p

import moderngl
import numpy as np

from latentwalk.runtime.draw.gl import STORAGE_BUFFER, State, address, program
from latentwalk.runtime.draw.records import Stored
from latentwalk.scenes.arrays import F32, U32

# OpenGL's names for what moderngl has none.
MAP_WRITE, MAP_INVALIDATE_BUFFER = 0x0002, 0x0008
PIXEL_BYTES = 8


class PixelLayer:
    """Pixels of the whole target in the driver's own memory: where it draws in software nothing is copied."""

    def __init__(self, state: State) -> None:
        self._state, ctx = state, state.ctx
        self._program = program(ctx, "splat.vert", "splat.frag", storage=True)
        self._pixels = ctx.buffer(reserve=PIXEL_BYTES)
        self._strips = Stored(ctx, 16)
        self._vertices = ctx.vertex_array(self._program, [(self._strips.buffer, "4f/i", "strip")])
        self._map = CFUNCTYPE(c_void_p, c_uint, c_ssize_t, c_ssize_t, c_uint)(address(ctx, "glMapBufferRange"))
        self._unmap = CFUNCTYPE(c_ubyte, c_uint)(address(ctx, "glUnmapBuffer"))

    @contextmanager
    def written(self, count: int) -> Iterator[U32]:
        """Memory for so many pixels (count, 2) as `splat.frag` takes them, to be written inside."""
        size = PIXEL_BYTES * count
        if self._pixels.size != size:
            self._pixels.orphan(size)
        self._pixels.bind_to_storage_buffer(0)
        start = self._map(STORAGE_BUFFER, 0, size, MAP_WRITE | MAP_INVALIDATE_BUFFER)
        try:
            yield np.ctypeslib.as_array((c_uint * (2 * count)).from_address(start)).reshape(count, 2)
        finally:
            self._unmap(STORAGE_BUFFER)

    def draw(self, strips: F32) -> None:
        """Lay the pixels of `strips` (k, 4) over the frame: left, bottom, right, top in pixels of the target."""
        if not len(strips):
            return
        self._strips.fill(strips)
        self._state.want(blend="over")
        self._vertices.render(moderngl.TRIANGLES, vertices=6, instances=len(strips))

    def release(self) -> None:
        """Free everything."""
        for thing in (self._vertices, self._strips, self._pixels, self._program):
            thing.release()
