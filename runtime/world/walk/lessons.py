"""What the person has done once: nobody needs to be told that again."""

from __future__ import annotations

from latentwalk.runtime.ground.buttons import PRESS
from latentwalk.runtime.ground.deeds import BUTTONS
from latentwalk.runtime.ground.frame import SIDES, Action, Controls, Hand, Held, Side

STICK = 0.5  # a push that is meant


class Lessons:
    """`held`: what is in the hands, None while nobody knows, or where there is nothing to be told of.  `used`: buttons
    of it, by hand."""

    def __init__(self) -> None:
        self.held: Held | None = None
        self.used: set[tuple[Side, Action]] = set()

    def listen(self, controls: Controls) -> None:
        """Take this frame's buttons."""
        if controls.held is not self.held:
            self.held = controls.held
            self.used.clear()  # other words, elsewhere
        if self.held is None or not controls.focused:
            return
        for side in SIDES:
            hand = controls.hand(side)
            if hand.tracked:
                self.used |= {(side, action) for action in self.held.words[side] if pressed(hand, action)}

    def show_buttons(self, on: bool) -> None:
        """Have the buttons told again, or no more."""
        self.used.clear()
        if not on and self.held is not None:
            self.used |= {(side, action) for side in SIDES for action in self.held.words[side]}

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
