"""The desktop window: glfw for keys, mouse and gamepad; frames go through an sRGB framebuffer to the screen."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import glfw
import moderngl
import numpy as np

from latentwalk.runtime.capture import save_png
from latentwalk.runtime.hosts import window_keys
from latentwalk.runtime.hosts.contract import Controls, Frame, Screen, Side, View
from latentwalk.runtime.hosts.offscreen import SRGB8_ALPHA8, perspective
from latentwalk.runtime.hosts.window_pilot import Mouse, Pad, Pilot
from latentwalk.scenes.errors import LatentwalkError

FOV_Y_RAD = math.radians(60)
LONGEST_FRAME_S = 0.1  # a walk goes on where it was after the window was dragged or the machine slept
FRAMEBUFFER_SRGB = 0x8DB9

_NAMES: dict[int, str] = {
    value: name.removeprefix("KEY_")
    for name, value in vars(glfw).items()
    if name.startswith("KEY_") and isinstance(value, int) and name not in ("KEY_LAST", "KEY_UNKNOWN")
}
_SAME = {
    "LEFT_SHIFT": "SHIFT",
    "RIGHT_SHIFT": "SHIFT",
    "LEFT_CONTROL": "CTRL",
    "RIGHT_CONTROL": "CTRL",
    "KP_ENTER": "ENTER",
}
_BUTTONS: dict[int, str] = {
    value: name.removeprefix("GAMEPAD_BUTTON_")
    for name, value in vars(glfw).items()
    if name.startswith("GAMEPAD_BUTTON_") and not name.endswith(("LAST", "CROSS", "CIRCLE", "SQUARE", "TRIANGLE"))
}
_PAD_COMMANDS = {"X": "layout", "Y": "color", "BACK": "panels", "START": "help"}


class WindowHost:
    """A window of `size` screen units, closed after `seconds` if given.  Screenshots go to `out` as numbered PNGs.

    Raises LatentwalkError where no window or no OpenGL 4.3 can be had.
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
        self.seconds = seconds
        self.out = out
        self.help = window_keys.help_texts()
        self.screen = Screen()
        self.pilot = Pilot()
        self._held: set[str] = set()
        self._intents: list[tuple[str, Any]] = []
        self._photograph = False
        self._notice = ""
        self._dragged_px = [0.0, 0.0]
        self._looking = False
        self._mouse_at = (0.0, 0.0)  # of the last event: glfw's own answer may be ahead of a press
        self._pad_held: frozenset[str] = frozenset()
        self._windowed = (0, 0, *size)
        self._window = _open(size, title)
        self.ctx = moderngl.create_context(require=430)
        self._target: moderngl.Framebuffer | None = None
        self._listen()
        glfw.set_input_mode(self._window, glfw.STICKY_MOUSE_BUTTONS, glfw.TRUE)  # a short click counts, too
        glfw.swap_interval(1)
        if fullscreen:
            self._toggle_fullscreen()

    def frames(self) -> Iterator[Frame]:
        """A frame for each refresh of the screen until the window is closed; minimised, some without a target."""
        start = last = glfw.get_time()
        while not glfw.window_should_close(self._window):
            self._poll()
            now = glfw.get_time()
            if self.seconds is not None and now - start >= self.seconds:
                break
            dt_s, last = min(now - last, LONGEST_FRAME_S), now
            target = self._sized_target()
            size = self._target.size if self._target else self._windowed[2:]
            projection = perspective(FOV_Y_RAD, size[0] / size[1])
            controls = self._controls(projection, size, dt_s)
            try:
                yield Frame(controls, now - start, dt_s, [View(controls.head, projection, size)], target)
            finally:
                self._end(target)

    def _poll(self) -> None:
        screen = self.screen
        screen.wheel, screen.text = (0.0, 0.0), ""
        screen.notice, self._notice = self._notice, ""
        screen.keys.clear()
        screen.commands.clear()
        self._dragged_px = [0.0, 0.0]
        if glfw.get_window_attrib(self._window, glfw.ICONIFIED):
            glfw.wait_events_timeout(0.05)
        else:
            glfw.poll_events()

    def _sized_target(self) -> moderngl.Framebuffer | None:
        """The framebuffer in the window's size in pixels, None where there is nothing to see."""
        size = glfw.get_framebuffer_size(self._window)
        if glfw.get_window_attrib(self._window, glfw.ICONIFIED) or 0 in size:
            return None
        if self._target is None or self._target.size != size:
            self._release_target()
            color = self.ctx.texture(size, 4, internal_format=SRGB8_ALPHA8)
            self._target = self.ctx.framebuffer([color], self.ctx.depth_renderbuffer(size))
        return self._target

    def _controls(self, projection: Any, size: tuple[int, int], dt_s: float) -> Controls:
        screen = self.screen
        units = glfw.get_window_size(self._window)
        focused = bool(glfw.get_window_attrib(self._window, glfw.FOCUSED))
        x, y = glfw.get_cursor_pos(self._window)
        inside = 0 <= x < units[0] and 0 <= y < units[1] and not self._looking
        screen.cursor = (x * size[0] / units[0], y * size[1] / units[1]) if inside else None
        screen.scale = glfw.get_window_content_scale(self._window)[0]
        held = self._held if focused and not screen.wants_keyboard else set()
        left, middle, right = (
            focused and glfw.get_mouse_button(self._window, button) == glfw.PRESS
            for button in (glfw.MOUSE_BUTTON_LEFT, glfw.MOUSE_BUTTON_MIDDLE, glfw.MOUSE_BUTTON_RIGHT)
        )
        screen.buttons = left, middle, right
        cursor = (2 * x / units[0] - 1, 1 - 2 * y / units[1]) if inside else None
        dragged = (self._dragged_px[0], self._dragged_px[1])
        mouse = Mouse(cursor, left, middle, dragged, 0.0 if screen.wants_mouse else screen.wheel[1])
        controls = self.pilot.controls(held, mouse, self._pad() if focused else Pad(), projection, dt_s)
        controls.focused = focused
        controls.intents, self._intents = self._intents, []
        controls.screen = screen
        return controls

    def _pad(self) -> Pad:
        """The first gamepad; its buttons that mean something at once are put among the intents."""
        state = None
        for number in range(glfw.JOYSTICK_1, glfw.JOYSTICK_4 + 1):
            if glfw.joystick_is_gamepad(number) and (state := glfw.get_gamepad_state(number)):
                break
        if not state:
            return Pad()
        held = frozenset(name for button, name in _BUTTONS.items() if state.buttons[button])
        for name in held - self._pad_held:
            if name == "B":
                self._intents.append(("undo", True))
            elif name in _PAD_COMMANDS:
                self.screen.commands.append(_PAD_COMMANDS[name])
        self._pad_held = held
        left_x, left_y, right_x, right_y, left_trigger, right_trigger = state.axes
        return Pad((left_x, -left_y), (right_x, -right_y), (left_trigger + 1) / 2, (right_trigger + 1) / 2, held)

    # What glfw tells between frames.

    def _listen(self) -> None:
        glfw.set_key_callback(self._window, self._on_key)
        glfw.set_char_callback(self._window, self._on_char)
        glfw.set_scroll_callback(self._window, self._on_scroll)
        glfw.set_mouse_button_callback(self._window, self._on_button)
        glfw.set_cursor_pos_callback(self._window, self._on_cursor)
        glfw.set_window_focus_callback(self._window, self._on_focus)

    def _on_key(self, _window: Any, number: int, scan: int, action: int, mods: int) -> None:
        name = _NAMES.get(number, "")
        name = _SAME.get(name, name)
        if action == glfw.RELEASE:
            self._held.discard(name)
            self.screen.keys.append((name, False))
            return
        self.screen.keys.append((name, True))
        ctrl = bool(mods & glfw.MOD_CONTROL)
        if action == glfw.PRESS:
            if not ctrl:  # Ctrl S saves and does not walk
                self._held.add(name)
            if ctrl or name not in window_keys.WALK:
                printed = glfw.get_key_name(number, scan) or ""
                self._press(
                    window_keys.find(printed.upper() if printed.isascii() and printed.isalpha() else name, ctrl)
                )

    def _press(self, line: window_keys.Key | None) -> None:
        if line is None or (self.screen.wants_keyboard and line.kind != "window"):
            return
        if line.kind == "world":
            self._intents.append((line.what, line.value))
        elif line.kind == "panels":
            self.screen.commands.append(line.what)
        elif line.what == "fullscreen" or (line.what == "escape" and glfw.get_window_monitor(self._window)):
            self._toggle_fullscreen()
        elif line.what == "screenshot":
            self._photograph = True
        elif line.what == "quit":
            glfw.set_window_should_close(self._window, True)

    def _on_char(self, _window: Any, code: int) -> None:
        character = chr(code)
        if not character.isalnum():
            self._press(window_keys.find(character, ctrl=False))
        self.screen.text += character

    def _on_scroll(self, _window: Any, x: float, y: float) -> None:
        self.screen.wheel = (self.screen.wheel[0] + x, self.screen.wheel[1] + y)

    def _on_button(self, _window: Any, button: int, action: int, _mods: int) -> None:
        if button == glfw.MOUSE_BUTTON_RIGHT:
            self._look(action == glfw.PRESS and not self.screen.wants_mouse)

    def _look(self, on: bool) -> None:
        """Hold the cursor while the mouse looks around, so that no edge of the screen stops it."""
        if on != self._looking:
            self._looking = on
            glfw.set_input_mode(self._window, glfw.CURSOR, glfw.CURSOR_DISABLED if on else glfw.CURSOR_NORMAL)
            self._mouse_at = glfw.get_cursor_pos(self._window)

    def _on_cursor(self, _window: Any, x: float, y: float) -> None:
        if self._looking:
            self._dragged_px[0] += x - self._mouse_at[0]
            self._dragged_px[1] += y - self._mouse_at[1]
        self._mouse_at = (x, y)

    def _on_focus(self, _window: Any, focused: int) -> None:
        if not focused:  # their release goes to another window
            self._held.clear()
            self._look(False)

    def _toggle_fullscreen(self) -> None:
        if glfw.get_window_monitor(self._window):
            no_monitor: Any = None
            glfw.set_window_monitor(self._window, no_monitor, *self._windowed, glfw.DONT_CARE)
            return
        self._windowed = (*glfw.get_window_pos(self._window), *glfw.get_window_size(self._window))
        monitor = glfw.get_primary_monitor()
        mode = glfw.get_video_mode(monitor)
        glfw.set_window_monitor(self._window, monitor, 0, 0, mode.size.width, mode.size.height, mode.refresh_rate)

    # The end of a frame.

    def _end(self, target: moderngl.Framebuffer | None) -> None:
        if target is None:
            return
        if self._photograph:
            self._photograph = False
            self._notice = self._screenshot(target)
        self.ctx.disable_direct(FRAMEBUFFER_SRGB)  # both hold sRGB bytes: copy them as they are
        self.ctx.copy_framebuffer(self.ctx.screen, target)
        glfw.swap_buffers(self._window)

    def _screenshot(self, target: moderngl.Framebuffer) -> str:
        """Write the next free number and say where."""
        width, height = target.size
        pixels = np.frombuffer(target.read(components=3, alignment=1), np.uint8).reshape(height, width, 3)[::-1]
        try:
            self.out.mkdir(parents=True, exist_ok=True)
            number = 1
            while (path := self.out / f"screenshot_{number:03d}.png").exists():
                number += 1
            save_png(path, pixels)
        except OSError as error:
            return f"no screenshot: {error}"
        return f"screenshot: {path}"

    def pulse(self, side: Side, strength: float, duration_s: float) -> None:
        """A mouse does not shake."""

    def _release_target(self) -> None:
        if self._target is not None:
            self.ctx.screen.use()  # nothing that is gone may stay bound
            for attachment in (*self._target.color_attachments, self._target.depth_attachment, self._target):
                attachment.release()
            self._target = None

    def close(self) -> None:
        """Release everything and close the window."""
        self._release_target()
        self.ctx.release()
        glfw.destroy_window(self._window)
        glfw.terminate()


def _open(size: tuple[int, int], title: str) -> Any:
    """A window with an OpenGL 4.3 core context that is current."""
    problems: list[str] = []

    def keep(_code: int, text: Any) -> None:
        problems.append(text.decode(errors="replace"))

    glfw.set_error_callback(keep)
    if not glfw.init():
        raise LatentwalkError(_no_window(problems))
    for hint, value in (
        (glfw.CONTEXT_VERSION_MAJOR, 4),
        (glfw.CONTEXT_VERSION_MINOR, 3),
        (glfw.OPENGL_PROFILE, glfw.OPENGL_CORE_PROFILE),
        (glfw.DEPTH_BITS, 0),
        (glfw.STENCIL_BITS, 0),
        (glfw.SCALE_TO_MONITOR, glfw.TRUE),
    ):
        glfw.window_hint(hint, value)
    window = glfw.create_window(*size, title, None, None)
    if not window:
        glfw.terminate()
        raise LatentwalkError(_no_window(problems))
    glfw.make_context_current(window)
    glfw.set_window_size_limits(window, 320, 240, glfw.DONT_CARE, glfw.DONT_CARE)
    return window


def _no_window(problems: list[str]) -> str:
    found = problems[-1] if problems else "no reason from glfw"
    return (
        f"no window: expected a display with OpenGL 4.3, found: {found}; "
        "set DISPLAY, or make pictures without a screen: latentwalk render FILE --script S.toml --out DIR"
    )
