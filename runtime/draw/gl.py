"""What every drawable does alike: load its shaders and set all the OpenGL state that it depends on.

Runtimes and UI libraries leave state behind; whoever draws first calls `begin` and relies on nothing.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

import moderngl

import latentwalk.assets
from latentwalk.runtime.ground.opengl import STORAGE

CType = ctypes.c_int | ctypes.c_uint | ctypes.c_void_p
Blend = Literal["none", "over"]
SHADERS = Path(latentwalk.assets.__file__).parent / "shaders"
#: Shaders are written in the language of OpenGL 4.1, all that macOS has, but for those that read storage buffers.
VERSION, STORAGE_VERSION = "#version 410 core\n", "#version 430 core\n"
#: What shaders for which a name is defined need beyond it: 64-bit words, and atomic functions of these.
EXTENSIONS = {"WIDE": ("GL_ARB_gpu_shader_int64", "GL_NV_shader_atomic_int64")}
#: Binding points of uniform blocks and units of textures with records, by their names in shaders; unit 0 is left for
#: pictures.  Set after linking: `layout(binding = …)` came with OpenGL 4.2.
PLACES = {"Eyes": 0, "Cloud": 1}
PLACES |= {"place_a": 1, "place_b": 2, "values": 3, "flags": 4, "table": 5, "order": 6, "dealt": 7}
PLACES |= {"segments": 8, "dots": 8, "captions": 8, "words": 8, "glyphs": 9, "shown_rows": 8}
UNITS = max(PLACES.values()) + 1

# OpenGL's names for what moderngl has none.
CLIP_DISTANCES = (0x3000, 0x3001)
FRAMEBUFFER_SRGB, SCISSOR_TEST, STENCIL_TEST, POLYGON_OFFSET_FILL = 0x8DB9, 0x0C11, 0x0B90, 0x8037
COLOR_LOGIC_OP, PRIMITIVE_RESTART, SAMPLE_COVERAGE, ALPHA_TO_COVERAGE = 0x0BF2, 0x8F9D, 0x80A0, 0x809E
STORAGE_BUFFER = 0x90D2
POINTS = moderngl.PROGRAM_POINT_SIZE  # always: a point's size is said by its shader
UNWANTED = (
    SCISSOR_TEST,
    STENCIL_TEST,
    POLYGON_OFFSET_FILL,
    COLOR_LOGIC_OP,
    PRIMITIVE_RESTART,
    SAMPLE_COVERAGE,
    ALPHA_TO_COVERAGE,
)


@cache
def source(name: str) -> str:
    """A shader's text from `assets/shaders`, its `#include "other"` lines replaced by those files."""
    lines = (SHADERS / name).read_text(encoding="utf-8").splitlines()
    return "\n".join(source(line.split('"')[1]) if line.startswith("#include") else line for line in lines)


def program(
    ctx: moderngl.Context, vertex: str, fragment: str, *, storage: bool = False, defined: Sequence[str] = ()
) -> moderngl.Program:
    """Link two files of `assets/shaders`, such as `points.vert` and `points.frag`; `#version` is put before them.

    `storage`: they read storage buffers, which `#if __VERSION__` tells them.  `defined`: names for their `#ifdef`.
    """
    before = head(STORAGE_VERSION if storage else VERSION, defined)
    made = ctx.program(vertex_shader=before + source(vertex), fragment_shader=before + source(fragment))
    for name in PLACES.keys() & set(made):
        made[name] = PLACES[name]
    return made


def head(version: str, defined: Sequence[str]) -> str:
    """What comes before a shader's text."""
    extensions = (f"#extension {each} : require\n" for name in defined for each in EXTENSIONS.get(name, ()))
    return "".join([version, *extensions, *(f"#define {name}\n" for name in defined)])


def unlocked(ctx: moderngl.Context, name: str, *arguments: type[CType]) -> Callable[..., None]:
    """OpenGL's function `name`, which takes these ctypes types, called without Python's lock.

    moderngl holds the lock while the driver works, a whole frame long where it draws in software; without it workers
    go on meanwhile.
    """
    return ctypes.CFUNCTYPE(None, *arguments)(address(ctx, name))


def address(ctx: moderngl.Context, name: str) -> int:
    """Where OpenGL's function `name` is."""
    loader = ctx.mglo._context
    # moderngl's own loader, of a window's context, has the one name, those of glcontext on all systems have the other.
    load = getattr(loader, "load_opengl_function", None) or loader.load
    return int(load(name))


def begin(
    ctx: moderngl.Context,
    target: moderngl.Framebuffer,
    *,
    blend: Blend = "none",
    depth_test: bool = True,
    depth_write: bool = True,
) -> None:
    """Set the complete state for drawing into all of `target` with linear colors.

    `blend="over"`: fragments have premultiplied alpha.  Depth test is "nearer or equal".  Faces are never culled.
    """
    # What moderngl is in C: a Python call around each of these would cost as much again.
    raw, drawn = ctx.mglo, target.mglo
    drawn.viewport = (0, 0, *target.size)
    drawn.scissor = None
    drawn.color_mask = (True,) * 4
    drawn.depth_mask = depth_write
    target.use()
    for unwanted in UNWANTED:
        raw.disable_direct(unwanted)
    for wanted in (*CLIP_DISTANCES, FRAMEBUFFER_SRGB):
        raw.enable_direct(wanted)
    raw.enable_only(POINTS | (moderngl.DEPTH_TEST if depth_test else 0) | (moderngl.BLEND if blend == "over" else 0))
    raw.blend_func = moderngl.ONE, moderngl.ONE_MINUS_SRC_ALPHA
    raw.blend_equation = moderngl.FUNC_ADD, moderngl.FUNC_ADD
    raw.depth_func = "<="
    raw.wireframe = False
    # A sampler that somebody left there would outrank the textures' own filters, and hide those of integers.
    raw.clear_samplers(0, UNITS)


def uniform(program: moderngl.Program, name: str) -> moderngl.Uniform:
    """A uniform of a program, to write bytes to."""
    found = program[name]
    assert isinstance(found, moderngl.Uniform)
    return found


Sent = float | tuple[float, ...] | tuple[tuple[float, ...], ...]
"""A value of a uniform, or of an array of them."""


class Uniforms:
    """Uniforms of a program, each sent where it is another than the one before."""

    def __init__(self, program: moderngl.Program) -> None:
        self._program = program
        self._sent: dict[str, object] = {}

    def set(self, **values: Sent) -> None:
        """Have these values."""
        for name, value in values.items():
            if self._sent.get(name) != value:
                self._program[name] = self._sent[name] = value


class State:
    """OpenGL's state while the drawables of one frame follow each other.

    Nobody else draws between `begin` and the last of them, so that what was set is still known, and each sets only what
    it wants otherwise: all of `begin` for each would be more calls than everything else.

    `storage`: whether shaders read rows from storage buffers, else from textures.
    """

    def __init__(self, ctx: moderngl.Context, *, storage: bool = True) -> None:
        self.ctx = ctx
        self.storage = storage and ctx.version_code >= STORAGE
        self._target: moderngl.Framebuffer
        self._flags, self._depth_write = 0, False

    def begin(self, target: moderngl.Framebuffer) -> None:
        """Begin a frame in `target` as the module's `begin` does."""
        begin(self.ctx, target)
        self._target, self._flags, self._depth_write = target, POINTS | moderngl.DEPTH_TEST, True

    def want(self, *, blend: Blend = "none", depth_test: bool = True, depth_write: bool = True) -> None:
        """Go on in the same target with these; see the module's `begin`."""
        flags = POINTS | (moderngl.DEPTH_TEST if depth_test else 0) | (moderngl.BLEND if blend == "over" else 0)
        if flags != self._flags:
            self.ctx.mglo.enable_only(flags)
            self._flags = flags
        if depth_write != self._depth_write:
            self._target.mglo.depth_mask = depth_write
            self._depth_write = depth_write
