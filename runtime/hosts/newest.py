"""Windows with the newest OpenGL that a driver gives: not every one gives more than it is asked for."""

from __future__ import annotations

import ctypes

import glfw

from latentwalk.runtime.ground.opengl import ASKED, parts


def newest_window(size: tuple[int, int], title: str) -> ctypes._Pointer[glfw._GLFWwindow] | None:
    """A window of glfw's by the hints that were given, None where there is none with OpenGL 4.1 either."""
    for version in ASKED:
        major, minor = parts(version)
        glfw.window_hint(glfw.CONTEXT_VERSION_MAJOR, major)
        glfw.window_hint(glfw.CONTEXT_VERSION_MINOR, minor)
        window = glfw.create_window(*size, title, None, None)
        if window:
            return window
    return None
