"""What the person has done once: nobody needs to be told that again."""

from __future__ import annotations

from latentwalk.runtime.ground import deeds
from latentwalk.runtime.ground.buttons import PRESS
from latentwalk.runtime.ground.deeds import BUTTONS, HINTS, Hint
from latentwalk.runtime.ground.frame import SIDES, Action, Controls, Hand, Held, Side
from latentwalk.runtime.ground.shown import Pointer

STICK = 0.5  # a push that is meant


class Lessons:
    """`held`: what is in the hands, None while nobody knows, or where there is nothing to be told of.  `used`: buttons
    of it, by hand; `done`: what else was done."""

    def __init__(self) -> None:
        self.held: Held | None = None
        self.used: set[tuple[Side, Action]] = set()
        self._of: dict[str, set[tuple[Side, Action]]] = {}
        self.done: set[Hint] = set()
        self._presses = self._mirrored = False

    def listen(self, controls: Controls, pointer: Pointer, captured: bool) -> None:
        """Take this frame's buttons; the laser is on a panel, which has `captured` it, or on a row, or on nothing."""
        if controls.held is not self.held:
            self.held = controls.held
            # Each device keeps its own: who lays controllers down and takes them up again has not forgotten them.
            self.used = self._of.setdefault(self.held.name if self.held else "", set())
        if self.held is None or not controls.focused:
            return
        for side in SIDES:
            hand = controls.hand(side)
            if hand.tracked:
                self.used |= {(side, action) for action in self.held.words[side] if pressed(hand, action)}
        # When let go: what goes while a button is pressed would move it from under the laser.
        pulled = pressed(controls.hand(pointer.side), "trigger")
        self.did(point=self._presses and not pulled)
        self._presses = pulled and (self._presses or captured or pointer.row >= 0)

    def mirror(self, side: Side) -> str:
        """What is said when the laser first goes to the hand that is not the main one; "" where nothing is to be."""
        new, self._mirrored = not self._mirrored, True
        if not new or self.held is None or not self.held.has("stick"):
            return ""
        return f"laser in the {side} hand; “{side}-handed” (Tool) brings sticks and buttons along"

    def show_buttons(self, on: bool) -> None:
        """Have the buttons told again, or no more."""
        self.used.clear()
        if not on and self.held is not None:
            self.used |= {(side, action) for side in SIDES for action in self.held.words[side]}

    def did(self, **hints: bool) -> None:
        """Which of HINTS were done in this frame."""
        self.done |= {hint for hint in HINTS if hints.get(hint)}

    def show_hints(self, on: bool) -> None:
        """Have all hints given again, or no more."""
        self.done = set() if on else set(HINTS)

    def hints(self, main: Side) -> dict[Hint, str]:
        """What a newcomer has not done yet, and how that is done."""
        told = {} if self.held is None else deeds.hints(self.held, main)
        return {hint: text for hint, text in told.items() if hint not in self.done}

    def tells(self, side: Side) -> set[Action]:
        """The buttons of a hand that are told now."""
        words = {} if self.held is None else self.held.words[side]
        return {action for action in BUTTONS if action in words and (side, action) not in self.used}

    @property
    def telling(self) -> bool:
        """Whether any button is told."""
        return any(self.tells(side) for side in SIDES)


def pressed(hand: Hand, action: Action) -> bool:
    """Whether a hand's button is used."""
    if action == "stick":
        return bool(abs(hand.stick).max() > STICK)
    return float(getattr(hand, action)) >= PRESS
