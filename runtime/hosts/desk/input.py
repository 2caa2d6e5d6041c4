"""What a desktop tells of keys and mouse, gathered between frames and handed over as controls.

Whoever shows the frames calls what happened by the names of this room: keys as in `keys.py`, places in pixels of the
frame from its top left.
"""

from __future__ import annotations

from latentwalk.runtime.ground.frame import Controls, Does, Screen, Spot
from latentwalk.runtime.ground.geometry import share
from latentwalk.runtime.hosts.desk import keys
from latentwalk.runtime.hosts.desk.clicks import Clicks
from latentwalk.runtime.hosts.desk.gestures import Button, Gestures, Mods
from latentwalk.runtime.hosts.desk.pilot import Mouse, Pad, Pilot
from latentwalk.scenes.arrays import F32

_SILENT = {"SHIFT", "CTRL", *(f"{side}_{key}" for side in ("LEFT", "RIGHT") for key in ("ALT", "SUPER"))}
_SILENT |= {"MENU", "PRINT_SCREEN", "PAUSE", "CAPS_LOCK", "NUM_LOCK", "SCROLL_LOCK", ""}


class DeskInput:
    """Keys and mouse over one picture.  `notice`: what the panels are to tell the person in the next frame."""

    def __init__(self) -> None:
        self.notice = ""
        self.screen = Screen()
        self._pilot = Pilot()
        self._gestures = Gestures(self.screen)
        self._held: set[str] = set()
        self._asked: set[str] = set()
        self._told_unknown = False
        self._clicks = Clicks()

    def begin(self) -> None:
        """A new frame: what was told is over."""
        screen = self.screen
        screen.wheel, screen.text = (0.0, 0.0), ""
        screen.notice, self.notice = self.notice, ""
        screen.keys.clear()
        screen.asks.clear()
        self._gestures.begin()

    def asked(self) -> set[str]:
        """What keys asked of the host itself since the last call: names of the "window" lines of `keys`."""
        asked, self._asked = self._asked, set()
        return asked

    def tilt(self, pitch_rad: float) -> None:
        """Look so far up from the next frame on."""
        self._pilot.tilt(pitch_rad)

    @property
    def turning(self) -> bool:
        """Whether the head turns with the mouse, which then needs no place on the screen."""
        return self._gestures.turning

    def press(self, name: str, printed: str, *, ctrl: bool, shift: bool) -> None:
        """A key went down, on which `printed` stands, "" where that is not known."""
        if not ctrl:  # Ctrl S saves and does not walk
            self._held.add(name)
        if ctrl or name not in keys.WALK:
            letter = printed.isascii() and printed.isalpha()
            name = printed.upper() if letter else name
            # What keyboards have in different places comes as a character.
            written = not ctrl and len(printed) == 1 and not printed.isalnum()
            self._ask(name, keys.find(name, ctrl, shift), known=written or name in _SILENT)

    def let_go(self, name: str) -> None:
        """A key was let go."""
        self._held.discard(name)

    def write(self, character: str) -> None:
        """A character was typed."""
        if not character.isalnum():
            self._ask(character, keys.find(character), known=character.isspace())
        self.screen.text += character

    def _ask(self, name: str, line: keys.Key | None, *, known: bool) -> None:
        """Do what a key asks; one that asks nothing and is not `known` is answered once."""
        if line is None:
            if not known and not self._told_unknown and not self.screen.wants_keyboard:
                self._told_unknown = True
                self.notice = f"{name.replace('_', ' ').title()} does nothing here; F1 shows the keys"
            return
        if self.screen.wants_keyboard and line.kind != "window":
            return
        if line.what == "escape":
            self._gestures.cancel()
        if line.kind == "asks":
            self.screen.asks.append(line.what)
        else:
            self._asked.add(line.what)

    def roll(self, x: float, y: float, place: Spot, *, ctrl: bool) -> None:
        """The wheel was turned by so many notches, right and away from the person positive."""
        self.screen.wheel = (self.screen.wheel[0] + x, self.screen.wheel[1] + y)
        self._gestures.wheel(y, place, ctrl=ctrl)

    def push(self, button: Button, place: Spot, mods: Mods) -> None:
        """A button of the mouse went down."""
        self._clicks.put(button, True, None if self.turning else place)
        self._gestures.press(button, place, mods)

    def move(self, place: Spot) -> None:
        """The mouse moved."""
        self._gestures.move(place)

    def release(self, button: Button, place: Spot, now_s: float) -> None:
        """A button of the mouse was let go."""
        self._clicks.put(button, False, None if self.turning else place)
        self._gestures.release(button, place, now_s)

    def leave(self) -> None:
        """What is held will be let go elsewhere."""
        self._held.clear()
        self._clicks.clear()
        self._gestures.cancel()

    def made(
        self, place: Spot, pad: Pad, projection: F32, size: tuple[int, int], dt_s: float, *, focused: bool = True
    ) -> Controls:
        """The controls of this frame, a picture of `size` pixels, with the mouse at a place inside or outside of it."""
        screen = self.screen
        self._gestures.roll(dt_s)
        mouse = self._mouse(place, size, focused)
        held = self._held if focused and not screen.wants_keyboard else set()
        controls = self._pilot.controls(held, mouse, pad, projection, dt_s)
        controls.focused = focused
        controls.screen = screen
        return controls

    def _mouse(self, place: Spot, size: tuple[int, int], focused: bool) -> Mouse:
        """The mouse for the pilot; the screen gets it in pixels."""
        screen, (width, height) = self.screen, size
        (x, y), held = self._clicks.next(place)
        inside = (0 <= x < width and 0 <= y < height) or self._gestures.dragging
        screen.cursor = (x, y) if inside and not self.turning else None
        left, right, middle = (focused and button in held for button in ("left", "right", "middle"))
        screen.buttons = left, middle, right
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
        steps = [drag.step for drag in self.screen.drags if drag.does == does]
        return sum(right for right, _ in steps), sum(down for _, down in steps)
