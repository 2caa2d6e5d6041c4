"""OpenGL contexts without a screen, and what is drawn into: its one format, and the pixels that were drawn."""

from __future__ import annotations

import sys
from typing import Any

import moderngl
import numpy as np

from latentwalk.runtime.ground.opengl import ASKED, NEEDED, is_software
from latentwalk.scenes.arrays import U8
from latentwalk.scenes.errors import LatentwalkError

SRGB8_ALPHA8 = 0x8C43
#: Where no EGL is, whose contexts there are.
SYSTEMS = {"win32": "WGL", "darwin": "CGL"}


def create_context() -> tuple[moderngl.Context, str]:
    """A context without a screen and what it runs on: the first EGL device that is a GPU, else software.

    Raises LatentwalkError where there is neither.
    """
    if sys.platform in SYSTEMS:
        try:
            ctx = _standalone()
        except Exception as error:
            raise LatentwalkError(f"no OpenGL 4.1 here ({error}); install the graphics card's own driver") from error
        return ctx, f"{ctx.info['GL_RENDERER']} ({SYSTEMS[sys.platform]})"
    software: moderngl.Context | None = None
    problem: Exception | None = None
    for device in range(16):  # how many there are nobody tells: asking for one too many ends it
        egl: dict[str, Any] = {"backend": "egl", "device_index": device}  # moderngl's types ask a dict of each
        try:
            ctx = _standalone(**egl)
        except Exception as error:  # glcontext raises plain Exception, also for "no such device"
            problem = problem or error
            if "device" in str(error) and "index" in str(error):
                break
            continue
        if not is_software(ctx.info["GL_RENDERER"]):
            if software is not None:
                software.release()
            return ctx, f"{ctx.info['GL_RENDERER']} (GPU, EGL)"
        if software is None:
            software = ctx
        else:
            ctx.release()
    if software is None:
        raise LatentwalkError(
            f"no OpenGL 4.1 through EGL here ({problem}); "
            "install it with: apt-get install libegl1 libgl1-mesa-dri, or run `latentwalk doctor`"
        )
    return software, f"{software.info['GL_RENDERER']} (software, EGL; no GPU found)"


def _standalone(**settings: Any) -> moderngl.Context:
    """A context of the newest OpenGL that a driver gives.  Raises what it says where that is too old."""
    problem: Exception | None = None
    # macOS gives all that it has, whatever one asks for.
    for version in ASKED if sys.platform != "darwin" else (NEEDED,):
        try:
            return moderngl.create_context(standalone=True, require=version, **settings)
        except Exception as error:  # glcontext raises plain Exception
            problem = error
    assert problem is not None
    raise problem


def release_context(ctx: moderngl.Context) -> None:
    """Free what `create_context` made, in the thread that draws with it.

    EGL keeps a context, and all that was made in it, while it is current in a thread, even in one that has ended.
    """
    with ctx:  # no context is current afterwards, or the one before
        pass
    ctx.release()


def make_target(ctx: moderngl.Context, size: tuple[int, int]) -> moderngl.Framebuffer:
    """A framebuffer of `size` pixels, sRGB with depth; `release_target` frees it."""
    color = ctx.texture(size, 4, internal_format=SRGB8_ALPHA8)
    return ctx.framebuffer([color], ctx.depth_renderbuffer(size))


def release_target(target: moderngl.Framebuffer) -> None:
    """Free a framebuffer and what was drawn into."""
    for part in (*target.color_attachments, target.depth_attachment, target):
        part.release()


def pixels(target: moderngl.Framebuffer) -> U8:
    """What was drawn, (h, w, 3) sRGB."""
    return picture(packed(target), target.size)


def packed(target: moderngl.Framebuffer) -> bytes:
    """What was drawn as OpenGL gives it, which is compared in no time."""
    return target.read(components=3, alignment=1)


def picture(data: bytes, size: tuple[int, int]) -> U8:
    """(h, w, 3) sRGB of what `packed` gave."""
    width, height = size
    return np.frombuffer(data, np.uint8).reshape(height, width, 3)[::-1]  # OpenGL's first row is the lowest
