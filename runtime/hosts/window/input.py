"""What glfw tells of keys, mouse and gamepads, gathered between frames and handed over as controls."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import glfw

from latentwalk.runtime.ground.frame import Controls, Screen
from latentwalk.runtime.hosts.window import keys
from latentwalk.runtime.hosts.window.clicks import Clicks
from latentwalk.runtime.hosts.window.pilot import Mouse, Pad, Pilot
from latentwalk.scenes.arrays import F32

Handle: TypeAlias = "ctypes._Pointer[glfw._GLFWwindow]"

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
_PAD_ASKS = {"B": "undo", "X": "layout", "Y": "color", "BACK": "panels", "START": "help"}


class WindowInput:
    """Listens to one window.  `notice`: what the panels are to tell the person in the next frame."""

    def __init__(self, window: Handle) -> None:
        self.notice = ""
        self._window = window
        self._screen = Screen()
        self._pilot = Pilot()
        self._held: set[str] = set()
        self._asked: set[str] = set()
        self._dragged_px = [0.0, 0.0]
        self._looking = False
        self._mouse_at = glfw.get_cursor_pos(window)  # of the last event: glfw's own answer may be ahead of a press
        self._clicks = Clicks()
        self._pad_held: frozenset[str] = frozenset()
        self._dropped: list[Path] = []
        self._listen()

    def _listen(self) -> None:
        glfw.set_key_callback(self._window, self._on_key)
        glfw.set_char_callback(self._window, self._on_char)
        glfw.set_scroll_callback(self._window, self._on_scroll)
        glfw.set_mouse_button_callback(self._window, self._on_button)
        glfw.set_cursor_pos_callback(self._window, self._on_cursor)
        glfw.set_window_focus_callback(self._window, self._on_focus)
        glfw.set_drop_callback(self._window, self._on_drop)  # type: ignore[arg-type]  # glfw's types are those of C

    def poll(self, wait_s: float = 0.0) -> None:
        """Hear what happened since the last frame, or wait for it as long as `wait_s`."""
        screen = self._screen
        screen.wheel, screen.text = (0.0, 0.0), ""
        screen.notice, self.notice = self.notice, ""
        screen.keys.clear()
        screen.asks.clear()
        self._dragged_px = [0.0, 0.0]
        if wait_s:
            glfw.wait_events_timeout(wait_s)
        else:
            glfw.poll_events()

    def asked(self) -> set[str]:
        """What keys asked of the window itself since the last call: names of the "window" lines of `keys`."""
        asked, self._asked = self._asked, set()
        return asked

    def dropped(self) -> list[Path]:
        """The files that were dropped onto the window since the last call."""
        dropped, self._dropped = self._dropped, []
        return dropped

    def controls(self, projection: F32, size: tuple[int, int], dt_s: float) -> Controls:
        """The controls of this frame, for a picture of `size` pixels."""
        screen = self._screen
        focused = bool(glfw.get_window_attrib(self._window, glfw.FOCUSED))
        mouse = self._mouse(size, focused)
        held = self._held if focused and not screen.wants_keyboard else set()
        controls = self._pilot.controls(held, mouse, self._pad() if focused else Pad(), projection, dt_s)
        controls.focused = focused
        controls.screen = screen
        return controls

    def tilt(self, pitch_rad: float) -> None:
        """Look so far up from the next frame on."""
        self._pilot.tilt(pitch_rad)

    def _mouse(self, size: tuple[int, int], focused: bool) -> Mouse:
        """The mouse for the pilot; the screen gets it in pixels."""
        screen, (width, height) = self._screen, glfw.get_window_size(self._window)
        (x, y), held = self._clicks.next(glfw.get_cursor_pos(self._window))
        inside = 0 <= x < width and 0 <= y < height and not self._looking
        left, middle, right = (
            focused and button in held
            for button in (glfw.MOUSE_BUTTON_LEFT, glfw.MOUSE_BUTTON_MIDDLE, glfw.MOUSE_BUTTON_RIGHT)
        )
        screen.cursor = (x * size[0] / width, y * size[1] / height) if inside else None
        screen.buttons = left, middle, right
        screen.scale = glfw.get_window_content_scale(self._window)[0]
        cursor = (2 * x / width - 1, 1 - 2 * y / height) if inside else None
        wheel = 0.0 if screen.wants_mouse else screen.wheel[1]
        return Mouse(cursor, left, middle, (self._dragged_px[0], self._dragged_px[1]), wheel)

    def _pad(self) -> Pad:
        """The first gamepad; what its buttons ask of the panels when pressed goes to the screen."""
        state = None
        for number in range(glfw.JOYSTICK_1, glfw.JOYSTICK_4 + 1):
            if glfw.joystick_is_gamepad(number) and (state := glfw.get_gamepad_state(number)):
                break
        if not state:
            return Pad()
        held = frozenset(name for button, name in _BUTTONS.items() if state.buttons[button])
        self._screen.asks += [_PAD_ASKS[name] for name in sorted(held - self._pad_held) if name in _PAD_ASKS]
        self._pad_held = held
        left_x, left_y, right_x, right_y, left_trigger, right_trigger = state.axes
        return Pad((left_x, -left_y), (right_x, -right_y), (left_trigger + 1) / 2, (right_trigger + 1) / 2, held)

    def _on_key(self, _window: Handle, number: int, scan: int, action: int, mods: int) -> None:
        name = _NAMES.get(number, "")
        name = _SAME.get(name, name)
        if action == glfw.RELEASE:
            self._held.discard(name)
            self._screen.keys.append((name, False))
            return
        self._screen.keys.append((name, True))
        ctrl = bool(mods & glfw.MOD_CONTROL)
        if action == glfw.PRESS:
            if not ctrl:  # Ctrl S saves and does not walk
                self._held.add(name)
            if ctrl or name not in keys.WALK:
                printed = glfw.get_key_name(number, scan) or ""
                letter = printed.isascii() and printed.isalpha()
                self._press(keys.find(printed.upper() if letter else name, ctrl))

    def _press(self, line: keys.Key | None) -> None:
        if line is None or (self._screen.wants_keyboard and line.kind != "window"):
            return
        if line.kind == "asks":
            self._screen.asks.append(line.what)
        else:
            self._asked.add(line.what)

    def _on_char(self, _window: Handle, code: int) -> None:
        character = chr(code)
        if not character.isalnum():
            self._press(keys.find(character, ctrl=False))
        self._screen.text += character

    def _on_scroll(self, _window: Handle, x: float, y: float) -> None:
        self._screen.wheel = (self._screen.wheel[0] + x, self._screen.wheel[1] + y)

    def _on_button(self, _window: Handle, button: int, action: int, _mods: int) -> None:
        self._clicks.put(button, action == glfw.PRESS, None if self._looking else self._mouse_at)
        if button == glfw.MOUSE_BUTTON_RIGHT:
            self._look(action == glfw.PRESS and not self._screen.wants_mouse)

    def _look(self, on: bool) -> None:
        """Hold the cursor while the mouse looks around, so that no edge of the screen stops it."""
        if on != self._looking:
            self._looking = on
            glfw.set_input_mode(self._window, glfw.CURSOR, glfw.CURSOR_DISABLED if on else glfw.CURSOR_NORMAL)
            self._mouse_at = glfw.get_cursor_pos(self._window)

    def _on_cursor(self, _window: Handle, x: float, y: float) -> None:
        if self._looking:
            self._dragged_px[0] += x - self._mouse_at[0]
            self._dragged_px[1] += y - self._mouse_at[1]
        self._mouse_at = (x, y)

    def _on_drop(self, _window: Handle, names: Sequence[str]) -> None:
        self._dropped += map(Path, names)

    def _on_focus(self, _window: Handle, focused: int) -> None:
        if not focused:  # their release goes to another window
            self._held.clear()
            self._clicks.clear()
            self._look(False)
