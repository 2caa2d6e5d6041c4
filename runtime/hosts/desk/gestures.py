"""From presses, moves and the wheel of a mouse to clicks and drags: what the person did in the world with it.

A press that comes with a panel under it is the panel's.  Every event counts where it happened, however many came since
the last frame: on a slow machine a whole drag fits between two.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from latentwalk.runtime.ground.frame import Click, Does, Drag, Screen, Spot

Button = Literal["left", "middle", "right"]
DRAG_PX = 4.0  # on a desktop of scale 1: a hand that clicks moves less
DOUBLE_S = 0.4  # between two clicks of a double one, as desktops have it
NOTCH_S = 0.12  # how long a notch of the wheel goes on, so that the eye can follow


@dataclass(frozen=True, slots=True)
class Mods:
    """Keys held with a button."""

    shift: bool = False
    ctrl: bool = False
    alt: bool = False

    @property
    def any(self) -> bool:
        """Whether one is held."""
        return self.shift or self.ctrl or self.alt


@dataclass(slots=True)
class _Held:
    """A button that is held: its drag, None where it drags nothing, which is one once it has `begun`."""

    start: Spot
    mods: Mods
    drag: Drag | None
    begun: bool = False


class Gestures:
    """Writes `clicks`, `drags`, `zoom` and `resize` of a screen.  `turning`: a drag turns the head now."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._held: dict[Button, _Held] = {}
        self._last: tuple[float, int, Spot] = -math.inf, -2, (0.0, 0.0)
        self._frame = 0
        self._rolling = 0.0

    @property
    def turning(self) -> bool:
        """Whether the head turns with the mouse, which then needs no place on the screen."""
        return any(held.begun and held.drag is not None and held.drag.does == "turn" for held in self._held.values())

    @property
    def dragging(self) -> bool:
        """Whether something is dragged, so that the mouse counts outside of the window, too."""
        return any(held.begun for held in self._held.values())

    def begin(self) -> None:
        """A new frame: what was told is over, what goes on has been known so far."""
        screen = self._screen
        self._frame += 1
        screen.clicks.clear()
        screen.resize = 0.0
        screen.drags = [held.drag for held in self._held.values() if held.drag is not None and held.begun]
        for drag in screen.drags:
            drag.known = len(drag.path) - 1

    def roll(self, dt_s: float) -> None:
        """The wheel's part of a frame: what is left of the notches goes on, those the other way take from it first."""
        part = math.copysign(min(dt_s / NOTCH_S, abs(self._rolling)), self._rolling)
        self._rolling -= part
        self._screen.zoom = part

    def wheel(self, notches: float, place: Spot, ctrl: bool) -> None:
        """Notches were turned, away from the person positive."""
        if self._screen.covers(place):
            return
        if ctrl:
            self._screen.resize += notches
        else:
            self._rolling += notches

    def press(self, button: Button, place: Spot, mods: Mods) -> None:
        """A button was pressed."""
        if not self._screen.covers(place):
            does = self._does(button, mods)
            drag = None if does is None else Drag(does, [place], mods.shift, mods.ctrl)
            self._held[button] = _Held(place, mods, drag)

    def move(self, place: Spot) -> None:
        """The mouse moved."""
        for held in self._held.values():
            if held.drag is None:
                continue
            if not held.begun and math.dist(held.start, place) > DRAG_PX * self._screen.scale:
                held.begun = True
                self._screen.drags.append(held.drag)
            if held.begun:
                held.drag.path.append(place)

    def release(self, button: Button, place: Spot, now_s: float) -> None:
        """A button was let go."""
        held = self._held.get(button)
        if held is None:
            return
        self.move(place)
        del self._held[button]
        if held.begun and held.drag is not None:
            held.drag.ended = True
        elif held.drag is not None and button == "left":
            self._click(held, now_s)

    def cancel(self) -> None:
        """Nothing comes of what is held: it was taken away, or given up."""
        for held in self._held.values():
            if held.drag in self._screen.drags:
                self._screen.drags.remove(held.drag)
        self._held.clear()

    def _click(self, held: _Held, now_s: float) -> None:
        last_s, frame, place = self._last
        # Two that come in frames one after the other may have been quick: slow frames tell late of both.
        soon = now_s - last_s <= DOUBLE_S or self._frame <= frame + 1
        double = soon and math.dist(place, held.start) <= DRAG_PX * self._screen.scale
        self._screen.clicks.append(Click(held.start, held.mods.shift, held.mods.ctrl, double))
        # A third click begins anew.
        self._last = (-math.inf, -2, held.start) if double else (now_s, self._frame, held.start)

    def _does(self, button: Button, mods: Mods) -> Does | None:
        """What dragging a button does; None where it is a tool's trigger."""
        screen = self._screen
        walking = screen.mouse == "walk"
        if button == "middle":
            return "pan"
        if button == "right":
            if walking:
                return "turn"
            return "pan" if screen.left == "move" else "orbit"  # the left one is taken: the cloud must still turn
        if screen.left in ("box", "lasso"):
            return screen.left
        if screen.left == "tool":
            return None
        return "box" if mods.any else "turn" if walking else "orbit"
