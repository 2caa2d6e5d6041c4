"""What glfw tells of keys, mouse and gamepads, gathered between frames and handed over as controls."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import glfw

from latentwalk.runtime.ground.frame import Controls, Does, Screen, Spot
from latentwalk.runtime.ground.geometry import share
from latentwalk.runtime.hosts.window import keys
from latentwalk.runtime.hosts.window.clicks import Clicks
from latentwalk.runtime.hosts.window.gestures import Button, Gestures, Mods
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
_MOUSE: dict[int, Button] = {
    glfw.MOUSE_BUTTON_LEFT: "left",
    glfw.MOUSE_BUTTON_MIDDLE: "middle",
    glfw.MOUSE_BUTTON_RIGHT: "right",
}
_SILENT = {"SHIFT", "CTRL", *(f"{side}_{key}" for side in ("LEFT", "RIGHT") for key in ("ALT", "SUPER"))}
_SILENT |= {"MENU", "PRINT_SCREEN", "PAUSE", "CAPS_LOCK", "NUM_LOCK", "SCROLL_LOCK", ""}
_PAD_ASKS = {"B": "undo", "X": "layout", "Y": "color", "BACK": "panels", "START": "help"}


class WindowInput:
    """Listens to one window.  `notice`: what the panels are to tell the person in the next frame."""

    def __init__(self, window: Handle) -> None:
        self.notice = ""
        self._window = window
        self._screen = Screen()
        self._pilot = Pilot()
        self._gestures = Gestures(self._screen)
        self._held: set[str] = set()
        self._asked: set[str] = set()
        self._told_unknown = False
        self._turning = False
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
        self._gestures.begin()
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
        self._gestures.roll(dt_s)
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
        inside = (0 <= x < width and 0 <= y < height) or self._gestures.dragging
        left, middle, right = (
            focused and button in held
            for button in (glfw.MOUSE_BUTTON_LEFT, glfw.MOUSE_BUTTON_MIDDLE, glfw.MOUSE_BUTTON_RIGHT)
        )
        screen.cursor = (x * size[0] / width, y * size[1] / height) if inside and not self._turning else None
        screen.buttons = left, middle, right
        screen.scale = glfw.get_window_content_scale(self._window)[0]
        outlines = [drag.outline for drag in screen.drags if drag.does in ("box", "lasso")]
        return Mouse(
            None if screen.cursor is None else share(screen.cursor, size),
            left and screen.left == "tool",
            self._dragged("turn"),
            self._dragged("orbit"),
            [share(place, size) for place in outlines[-1]] if outlines else [],
        )

    def _dragged(self, does: Does) -> Spot:
        """How far drags that do something went in this frame."""
        steps = [drag.step for drag in self._screen.drags if drag.does == does]
        return sum(right for right, _ in steps), sum(down for _, down in steps)

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
                name = printed.upper() if letter else name
                # What keyboards have in different places comes as a character.
                written = not ctrl and len(printed) == 1 and not printed.isalnum()
                self._press(name, keys.find(name, ctrl, bool(mods & glfw.MOD_SHIFT)), known=written or name in _SILENT)

    def _press(self, name: str, line: keys.Key | None, *, known: bool) -> None:
        """Do what a key asks; one that asks nothing and is not `known` is answered once."""
        if line is None:
            if not known and not self._told_unknown and not self._screen.wants_keyboard:
                self._told_unknown = True
                self.notice = f"{name.replace('_', ' ').title()} does nothing here; F1 shows the keys"
            return
        if self._screen.wants_keyboard and line.kind != "window":
            return
        if line.what == "escape":
            self._gestures.cancel()
        if line.kind == "asks":
            self._screen.asks.append(line.what)
        else:
            self._asked.add(line.what)

    def _on_char(self, _window: Handle, code: int) -> None:
        character = chr(code)
        if not character.isalnum():
            self._press(character, keys.find(character), known=character.isspace())
        self._screen.text += character

    def _on_scroll(self, _window: Handle, x: float, y: float) -> None:
        self._screen.wheel = (self._screen.wheel[0] + x, self._screen.wheel[1] + y)
        held = (glfw.get_key(self._window, key) for key in (glfw.KEY_LEFT_CONTROL, glfw.KEY_RIGHT_CONTROL))
        self._gestures.wheel(y, self._place(), ctrl=glfw.PRESS in held)

    def _on_button(self, _window: Handle, number: int, action: int, mods: int) -> None:
        button = _MOUSE.get(number)
        self._clicks.put(number, action == glfw.PRESS, None if self._turning else self._mouse_at)
        if button is None:
            return
        if action == glfw.PRESS:
            shift, ctrl, alt = (bool(mods & bit) for bit in (glfw.MOD_SHIFT, glfw.MOD_CONTROL, glfw.MOD_ALT))
            self._gestures.press(button, self._place(), Mods(shift, ctrl, alt))
        else:
            self._gestures.release(button, self._place(), glfw.get_time())
        self._hold_cursor()

    def _on_cursor(self, _window: Handle, x: float, y: float) -> None:
        self._mouse_at = (x, y)
        self._gestures.move(self._place())
        self._hold_cursor()

    def _place(self) -> Spot:
        """Where the mouse was in its last event, in pixels of the frame."""
        width, height = glfw.get_window_size(self._window)
        across, down = glfw.get_framebuffer_size(self._window)
        x, y = self._mouse_at
        return x * across / max(width, 1), y * down / max(height, 1)

    def _hold_cursor(self) -> None:
        """Hold the cursor while the head turns with the mouse, so that no edge of the screen stops it."""
        on = self._gestures.turning
        if on != self._turning:
            self._turning = on
            glfw.set_input_mode(self._window, glfw.CURSOR, glfw.CURSOR_DISABLED if on else glfw.CURSOR_NORMAL)
            self._mouse_at = glfw.get_cursor_pos(self._window)

    def _on_drop(self, _window: Handle, names: Sequence[str]) -> None:
        self._dropped += map(Path, names)

    def _on_focus(self, _window: Handle, focused: int) -> None:
        if not focused:  # their release goes to another window
            self._held.clear()
            self._clicks.clear()
            self._gestures.cancel()
            self._hold_cursor()
