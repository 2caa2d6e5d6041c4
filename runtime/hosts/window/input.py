"""What glfw tells of keys, mouse and gamepads, in the words that `desk/input.py` gathers it by."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import glfw

from latentwalk.runtime.ground.frame import Controls, Spot
from latentwalk.runtime.hosts.desk.gestures import Button, Mods
from latentwalk.runtime.hosts.desk.input import DeskInput
from latentwalk.runtime.hosts.desk.pilot import Pad
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
_MOUSE: dict[int, Button] = {
    glfw.MOUSE_BUTTON_LEFT: "left",
    glfw.MOUSE_BUTTON_MIDDLE: "middle",
    glfw.MOUSE_BUTTON_RIGHT: "right",
}
_PAD_ASKS = {"B": "undo", "X": "layout", "Y": "color", "BACK": "panels", "START": "help"}


class WindowInput(DeskInput):
    """Listens to one window."""

    def __init__(self, window: Handle) -> None:
        super().__init__()
        self._window = window
        self._turning = False
        self._mouse_at = glfw.get_cursor_pos(window)  # of the last event: glfw's own answer may be ahead of a press
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
        self.begin()
        if wait_s:
            glfw.wait_events_timeout(wait_s)
        else:
            glfw.poll_events()

    def dropped(self) -> list[Path]:
        """The files that were dropped onto the window since the last call."""
        dropped, self._dropped = self._dropped, []
        return dropped

    def controls(self, projection: F32, size: tuple[int, int], dt_s: float) -> Controls:
        """The controls of this frame, for a picture of `size` pixels."""
        focused = bool(glfw.get_window_attrib(self._window, glfw.FOCUSED))
        self.screen.scale = glfw.get_window_content_scale(self._window)[0]
        pad = self._pad() if focused else Pad()
        place = self._in_frame(glfw.get_cursor_pos(self._window))
        return self.made(place, pad, projection, size, dt_s, focused=focused)

    def _pad(self) -> Pad:
        """The first gamepad; what its buttons ask of the panels when pressed goes to the screen."""
        state = None
        for number in range(glfw.JOYSTICK_1, glfw.JOYSTICK_4 + 1):
            if glfw.joystick_is_gamepad(number) and (state := glfw.get_gamepad_state(number)):
                break
        if not state:
            return Pad()
        held = frozenset(name for button, name in _BUTTONS.items() if state.buttons[button])
        self.screen.asks += [_PAD_ASKS[name] for name in sorted(held - self._pad_held) if name in _PAD_ASKS]
        self._pad_held = held
        left_x, left_y, right_x, right_y, left_trigger, right_trigger = state.axes
        return Pad((left_x, -left_y), (right_x, -right_y), (left_trigger + 1) / 2, (right_trigger + 1) / 2, held)

    def _on_key(self, _window: Handle, number: int, scan: int, action: int, mods: int) -> None:
        name = _NAMES.get(number, "")
        name = _SAME.get(name, name)
        self.screen.keys.append((name, action != glfw.RELEASE))
        if action == glfw.RELEASE:
            self.let_go(name)
        elif action == glfw.PRESS:
            printed = glfw.get_key_name(number, scan) or ""
            self.press(name, printed, ctrl=bool(mods & glfw.MOD_CONTROL), shift=bool(mods & glfw.MOD_SHIFT))
            self._hold_cursor()

    def _on_char(self, _window: Handle, code: int) -> None:
        self.write(chr(code))

    def _on_scroll(self, _window: Handle, x: float, y: float) -> None:
        held = (glfw.get_key(self._window, key) for key in (glfw.KEY_LEFT_CONTROL, glfw.KEY_RIGHT_CONTROL))
        self.roll(x, y, self._in_frame(self._mouse_at), ctrl=glfw.PRESS in held)

    def _on_button(self, _window: Handle, number: int, action: int, mods: int) -> None:
        button, place = _MOUSE.get(number), self._in_frame(self._mouse_at)
        if button is None:
            return
        if action == glfw.PRESS:
            shift, ctrl, alt = (bool(mods & bit) for bit in (glfw.MOD_SHIFT, glfw.MOD_CONTROL, glfw.MOD_ALT))
            self.push(button, place, Mods(shift, ctrl, alt))
        else:
            self.release(button, place, glfw.get_time())
        self._hold_cursor()

    def _on_cursor(self, _window: Handle, x: float, y: float) -> None:
        self._mouse_at = (x, y)
        self.move(self._in_frame(self._mouse_at))
        self._hold_cursor()

    def _in_frame(self, place: Spot) -> Spot:
        """A place in the window, in pixels of the frame."""
        width, height = glfw.get_window_size(self._window)
        across, down = glfw.get_framebuffer_size(self._window)
        x, y = place
        return x * across / max(width, 1), y * down / max(height, 1)

    def _hold_cursor(self) -> None:
        """Hold the cursor while the head turns with the mouse, so that no edge of the screen stops it."""
        on = self.turning
        if on != self._turning:
            self._turning = on
            glfw.set_input_mode(self._window, glfw.CURSOR, glfw.CURSOR_DISABLED if on else glfw.CURSOR_NORMAL)
            self._mouse_at = glfw.get_cursor_pos(self._window)

    def _on_drop(self, _window: Handle, names: Sequence[str]) -> None:
        self._dropped += map(Path, names)

    def _on_focus(self, _window: Handle, focused: int) -> None:
        if not focused:  # their release goes to another window
            self.leave()
            self._hold_cursor()
