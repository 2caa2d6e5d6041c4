"""Which OpenGL there must be, and which there are more ways to draw with: version codes as moderngl has them."""

from __future__ import annotations

#: All that macOS has, and what old graphics cards and remote desktops have.
NEEDED = 410
#: From here on there are storage buffers, compute shaders and indirect draws.
STORAGE = 430
#: What to ask for, in turn: not every driver gives more than it is asked for.
ASKED = (STORAGE, NEEDED)
#: Names of OpenGL that is a program on the processor, where what is fast on a GPU is not.
SOFTWARE = ("llvmpipe", "softpipe", "swrast", "software")


def parts(version: int) -> tuple[int, int]:
    """Major and minor number."""
    return version // 100, version // 10 % 10


def is_software(renderer: str) -> bool:
    """Whether a GL_RENDERER string names a rasteriser on the CPU."""
    return any(name in renderer.lower() for name in SOFTWARE)
