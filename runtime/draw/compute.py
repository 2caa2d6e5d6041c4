"""Compute shaders, where OpenGL 4.3 is."""

from __future__ import annotations

from ctypes import c_uint

import moderngl

from latentwalk.runtime.draw.gl import STORAGE_VERSION, head, source, unlocked

#: Work groups in one direction that any GPU takes.
MOST_GROUPS = 65535
STORAGE_BARRIER = 0x2000


class Compute:
    """A compute shader of `assets/shaders`; `defined`: names for its `#ifdef`."""

    def __init__(self, ctx: moderngl.Context, name: str, *defined: str) -> None:
        self._shader = ctx.compute_shader(head(STORAGE_VERSION, defined) + source(name))
        self._use = unlocked(ctx, "glUseProgram", c_uint)
        self._dispatch = unlocked(ctx, "glDispatchCompute", c_uint, c_uint, c_uint)
        self._fence = unlocked(ctx, "glMemoryBarrier", c_uint)

    def set(self, **uniforms: object) -> None:
        """Set those uniforms that the shader has."""
        for name in uniforms.keys() & set(self._shader):
            self._shader[name] = uniforms[name]

    def run(self, groups: int) -> None:
        """Run so many work groups, in lines of MOST_GROUPS; what they write is there for all that comes after.  Workers
        go on meanwhile."""
        self._use(self._shader.glo)
        self._dispatch(min(groups, MOST_GROUPS), -(-groups // MOST_GROUPS), 1)
        self._fence(STORAGE_BARRIER)

    def release(self) -> None:
        """Free it."""
        self._shader.release()
