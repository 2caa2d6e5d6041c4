"""What a browser tells of keys and mouse, in the words that `desk/input.py` gathers it by."""

from __future__ import annotations

from collections.abc import Callable

from latentwalk.runtime.ground.frame import Controls, Spot
from latentwalk.runtime.hosts.desk.gestures import Button, Mods
from latentwalk.runtime.hosts.desk.input import DeskInput
from latentwalk.runtime.hosts.desk.pilot import Pad
from latentwalk.runtime.hosts.notebook.turns import Event
from latentwalk.scenes.arrays import F32

_NAMES = {
    " ": "SPACE",
    "ArrowUp": "UP",
    "ArrowDown": "DOWN",
    "ArrowLeft": "LEFT",
    "ArrowRight": "RIGHT",
    "Control": "CTRL",
    "Meta": "CTRL",  # as macOS has it
    "Alt": "LEFT_ALT",
    "AltGraph": "RIGHT_ALT",
    "PageUp": "PAGE_UP",
    "PageDown": "PAGE_DOWN",
    "CapsLock": "CAPS_LOCK",
    "Dead": "",
    "Unidentified": "",
}
_MOUSE: dict[int, Button] = {1: "left", 2: "right", 3: "middle"}
NOTCH = 100.0  # of a wheel's step, as browsers count
AWAY = (-1.0, -1.0)


class NotebookInput(DeskInput):
    """Keys and mouse over the picture in a browser, whose size it hears of.  `size`: the frame's, in pixels.

    `most`: pixels of the frame for one of the page's at most.  A screen of twice as many costs a processor that draws
    four times as long.
    """

    def __init__(self, size: tuple[int, int], most: float) -> None:
        super().__init__()
        self.size = size
        self._most = most
        self._at: Spot = AWAY
        self._pressed: set[Button] = set()
        self._hears: dict[str, Callable[[Event], None]] = {
            "resize": self._resize,
            "pointer_move": self._move,
            "pointer_enter": self._move,
            "pointer_down": self._down,
            "pointer_up": self._up,
            "pointer_leave": self._away,
            "wheel": self._wheel,
            "key_down": self._key,
            "key_up": self._key_up,
        }

    def hear(self, event: Event) -> None:
        """One event of the browser."""
        if (hears := self._hears.get(event["type"])) is not None:
            hears(event)

    def controls(self, projection: F32, dt_s: float) -> Controls:
        """The controls of this frame."""
        return self.made(self._at, Pad(), projection, self.size, dt_s)

    def _resize(self, event: Event) -> None:
        scale = self.screen.scale = min(event["ratio"], self._most)
        self.size = max(round(event["width"] * scale), 64), max(round(event["height"] * scale), 64)

    def _place(self, event: Event) -> Spot:
        return event["x"] * self.screen.scale, event["y"] * self.screen.scale

    def _move(self, event: Event) -> None:
        self._at = self._place(event)
        self.move(self._at)

    def _down(self, event: Event) -> None:
        self._at = self._place(event)
        if (button := _MOUSE.get(event["button"])) is not None:
            self._pressed.add(button)
            self.push(button, self._at, _mods(event))

    def _up(self, event: Event) -> None:
        # The browser tells of one when the last is let go.
        self._at = self._place(event)
        for button in sorted(self._pressed):
            self.release(button, self._at, event["timestamp"])
        self._pressed.clear()

    def _away(self, event: Event) -> None:
        self._at = AWAY
        if not self._pressed:
            self.leave()  # a key that is let go elsewhere on the page is not told of

    def _wheel(self, event: Event) -> None:
        self.roll(-event["dx"] / NOTCH, -event["dy"] / NOTCH, self._place(event), ctrl=_mods(event).ctrl)

    def _key(self, event: Event) -> None:
        name, written = _named(event["key"])
        mods = _mods(event)
        self.screen.keys.append((name, True))
        self.press(name, written, ctrl=mods.ctrl, shift=mods.shift)
        if written and not mods.ctrl:  # the browser's own event for typed text comes from some versions only
            self.write(written)

    def _key_up(self, event: Event) -> None:
        name, _ = _named(event["key"])
        self.screen.keys.append((name, False))
        self.let_go(name)


def _named(key: str) -> tuple[str, str]:
    """A key of the browser as `keys.py` has it, and what it writes."""
    written = key if len(key) == 1 else ""
    sign = written and not written.isalnum() and not written.isspace()
    return "" if sign else _NAMES.get(key, key.upper()), written


def _mods(event: Event) -> Mods:
    held = event["modifiers"]
    return Mods("Shift" in held, "Control" in held or "Meta" in held, "Alt" in held)
