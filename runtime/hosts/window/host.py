"""The desktop window: frames go through an sRGB framebuffer to the screen; `input.py` listens to the person."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import glfw
import moderngl
from PIL import Image

from latentwalk.runtime.ground.frame import Frame, Side, View
from latentwalk.runtime.ground.geometry import perspective
from latentwalk.runtime.ground.opengl import NEEDED
from latentwalk.runtime.hosts.desk import keys
from latentwalk.runtime.hosts.gl import make_target, pixels, release_target
from latentwalk.runtime.hosts.newest import newest_window
from latentwalk.runtime.hosts.window.input import Handle, WindowInput
from latentwalk.runtime.hosts.x_server import XServer
from latentwalk.scenes.errors import LatentwalkError
from latentwalk.scenes.outputs import numbered

FOV_Y_RAD = math.radians(60)
LONGEST_FRAME_S = 0.1  # a walk goes on where it was after the window was dragged or the machine slept
FRAMEBUFFER_SRGB = 0x8DB9


class WindowHost:
    """A window of `size` screen units, closed after `seconds` if given.  Screenshots go to `out` as numbered PNGs.

    `opener`: what opens a file that is dropped, or with None asks for one; it returns what to tell the person.  Without
    it files are left for `dropped`.  `patient`: frames come when the person does something, or a few times a second.
    Raises LatentwalkError where no window or no OpenGL 4.1 can be had.
    """

    name = "window"
    panels_in_room = False

    def __init__(
        self,
        size: tuple[int, int] = (1280, 800),
        seconds: float | None = None,
        fullscreen: bool = False,
        out: Path = Path("out"),
        title: str = "latentwalk",
    ) -> None:
        self.patient = False
        self.opener: Callable[[Path | None], str] | None = None
        self._seconds = seconds
        self._out = out
        self.help = keys.help_texts()
        self._windowed = (0, 0, *size)
        self._window = _open(size, title)
        self._server = XServer()
        self.ctx = moderngl.create_context(require=NEEDED)
        self._input = WindowInput(self._window)
        self._target: moderngl.Framebuffer | None = None
        glfw.swap_interval(1)
        if fullscreen:
            self._toggle_fullscreen()

    def frames(self) -> Generator[Frame]:
        """A frame for each refresh of the screen until the window is closed; minimized, some without a target.

        Raises LatentwalkError where the X server goes.
        """
        with self._server.needed():
            yield from self._frames()

    def _frames(self) -> Generator[Frame]:
        start = last = glfw.get_time()
        while not glfw.window_should_close(self._window):
            # Minimized, no screen paces the loop: it waits for the person instead.
            waits = self.patient or glfw.get_window_attrib(self._window, glfw.ICONIFIED)
            self._input.poll(wait_s=0.05 if waits else 0.0)
            now = glfw.get_time()
            if self._server.gone or (self._seconds is not None and now - start >= self._seconds):
                break
            dt_s, last = min(now - last, LONGEST_FRAME_S), now
            target = self._sized_target()
            size = self._target.size if self._target else self._windowed[2:]
            projection = perspective(FOV_Y_RAD, size[0] / size[1])
            controls = self._input.controls(projection, size, dt_s)
            try:
                yield Frame(controls, now - start, dt_s, [View(controls.head, projection, size)], target)
            finally:
                self._end(target)

    def _sized_target(self) -> moderngl.Framebuffer | None:
        """The framebuffer in the window's size in pixels, None where there is nothing to see."""
        size = glfw.get_framebuffer_size(self._window)
        if glfw.get_window_attrib(self._window, glfw.ICONIFIED) or 0 in size or self._server.gone:
            return None
        if self._target is None or self._target.size != size:
            self._release_target()
            self._target = make_target(self.ctx, size)
        return self._target

    def _toggle_fullscreen(self) -> None:
        if glfw.get_window_monitor(self._window):
            no_monitor: Any = None  # as glfw wants it; its types do not say so
            glfw.set_window_monitor(self._window, no_monitor, *self._windowed, glfw.DONT_CARE)
            return
        self._windowed = (*glfw.get_window_pos(self._window), *glfw.get_window_size(self._window))
        monitor = glfw.get_primary_monitor()
        mode = glfw.get_video_mode(monitor)
        glfw.set_window_monitor(self._window, monitor, 0, 0, mode.size.width, mode.size.height, mode.refresh_rate)

    def _end(self, target: moderngl.Framebuffer | None) -> None:
        """Show the frame, then do what keys asked of the window."""
        if target is not None:
            self.ctx.disable_direct(FRAMEBUFFER_SRGB)  # both hold sRGB bytes: copy them as they are
            self.ctx.copy_framebuffer(self.ctx.screen, target)
            glfw.swap_buffers(self._window)
        asked = self._input.asked()
        if "screenshot" in asked and target is not None:
            self._input.notice = self._screenshot(target)
        if "fullscreen" in asked or ("escape" in asked and glfw.get_window_monitor(self._window)):
            self._toggle_fullscreen()
        if self.opener is not None:
            for path in [*self.dropped(), *([None] if "open" in asked else [])]:
                self._input.notice = self.opener(path)
        if "quit" in asked:
            glfw.set_window_should_close(self._window, True)

    def dropped(self) -> list[Path]:
        """The files that were dropped onto the window since the last call."""
        return self._input.dropped()

    def name_scene(self, title: str) -> None:
        """Say in the title what is walked in."""
        glfw.set_window_title(self._window, f"latentwalk: {title}")

    def _screenshot(self, target: moderngl.Framebuffer) -> str:
        """Write the next free number and say where."""
        try:
            with numbered(self._out, "screenshot", ".png") as (path,):
                Image.fromarray(pixels(target)).save(path, "PNG")
        except LatentwalkError as error:
            return f"no screenshot: {error}"
        return f"screenshot: {path}"

    def pulse(self, side: Side, strength: float, duration_s: float) -> None:
        """A mouse does not shake."""

    def tilt(self, pitch_rad: float) -> None:
        """Have the mouse's look go on from there."""
        self._input.tilt(pitch_rad)

    def _release_target(self) -> None:
        if self._target is not None:
            self.ctx.screen.use()  # nothing that is gone may stay bound
            release_target(self._target)
            self._target = None

    def close(self) -> None:
        """Release everything and close the window."""
        self._release_target()
        self.ctx.release()
        glfw.destroy_window(self._window)
        glfw.terminate()


def _open(size: tuple[int, int], title: str) -> Handle:
    """A window with an OpenGL core context that is current: the newest that the driver gives, 4.1 at least."""
    problems: list[str] = []

    def keep(_code: int, text: Any) -> None:  # bytes, whatever glfw's types say
        problems.append(text.decode(errors="replace"))

    glfw.set_error_callback(keep)
    if not glfw.init():
        raise LatentwalkError(_no_window(problems))
    for hint, value in (
        (glfw.OPENGL_PROFILE, glfw.OPENGL_CORE_PROFILE),
        # What is drawn has a framebuffer of its own; the window gets the finished colors.
        (glfw.DEPTH_BITS, 0),
        (glfw.STENCIL_BITS, 0),
        (glfw.SCALE_TO_MONITOR, glfw.TRUE),
        # macOS has core contexts without what is deprecated, or none.
        (glfw.OPENGL_FORWARD_COMPAT, sys.platform == "darwin"),
    ):
        glfw.window_hint(hint, value)
    window = newest_window(size, title)
    if not window:
        glfw.terminate()
        raise LatentwalkError(_no_window(problems))
    glfw.make_context_current(window)
    glfw.set_window_size_limits(window, 320, 240, glfw.DONT_CARE, glfw.DONT_CARE)
    return window


def _no_window(problems: list[str]) -> str:
    found = problems[-1] if problems else "no reason from glfw"
    return (
        f"no window: expected a display with OpenGL 4.1, found: {found}; "
        "set DISPLAY, or make pictures without a screen: latentwalk render FILE --script S.toml --out DIR"
    )
