"""An X server that dies: Xlib's answer, to end the process on the spot, would cost the report and the recording."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import glfw

from latentwalk.scenes.errors import LatentwalkError


class XServer:
    """The server behind glfw's windows; make it after `glfw.init()` and keep it as long as they are there.

    Elsewhere than under X, or with an Xlib older than 1.7 (2020), it never seems to go.
    """

    def __init__(self) -> None:
        self.gone = False
        if not sys.platform.startswith("linux") or glfw.get_platform() != glfw.PLATFORM_X11:
            return
        display = ctypes.c_void_p(glfw.get_x11_display())  # type: ignore[no-untyped-call]
        xlib = ctypes.CDLL("libX11.so.6")  # the one that glfw has loaded
        self._told = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)(self._silent)
        self._left = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)(self._note)
        if hasattr(xlib, "XSetIOErrorExitHandler"):
            xlib.XSetIOErrorHandler(self._told)
            xlib.XSetIOErrorExitHandler(display, self._left, None)

    def _silent(self, _display: int) -> int:
        return 0

    def _note(self, _display: int, _data: int) -> None:
        # Once this returns, so does the call that failed: with nothing, as every later one will.
        self.gone = True

    @contextmanager
    def needed(self) -> Iterator[None]:
        """A block that cannot go on without it.  Raises LatentwalkError where it has gone, whatever came of that."""
        try:
            yield
        finally:
            if self.gone:
                raise LatentwalkError(
                    "the X server has gone, and the window with it; what was written so far is kept"
                ) from None
