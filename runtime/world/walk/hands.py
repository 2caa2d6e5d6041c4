"""The buttons of both hands.

| control                          | does                                                                  |
|----------------------------------|-----------------------------------------------------------------------|
| trigger                          | the tool in the hand, see `tools.py`                                  |
| trigger without the laser        | takes it into that hand (with the grab tool: the second hand)         |
| squeeze, one or both             | grab the world; with both, turn and scale it                          |
| squeeze held, a stick sideways   | scrub through the epochs                                              |
| other stick; clicked             | move the way the head looks; faster                                   |
| other primary, secondary (held)  | sink, rise                                                            |
| main stick left, right           | turn                                                                  |
| main stick forward               | teleport arc; goes when let go; sizes the brush while it paints       |
| main primary, secondary          | undo, next tool                                                       |
| menu                             | export                                                                |

The *main* hand is the one that a person has chosen, the right one at first: `handed`, a chip of the panel Tool, mirrors
all of this and hands it the laser.  The laser alone goes to whichever hand pulls its trigger, and what hangs at the
hand without it changes with it; sticks and buttons do not, or thumbs would have to learn anew with each pull.

With a laser and one button alone, the panels give the tools, and the tools everything else.
"""

from __future__ import annotations

from dataclasses import replace

from latentwalk.runtime.ground.buttons import Button
from latentwalk.runtime.ground.frame import OTHER, SIDES, Controls, Hand, Pose, Side
from latentwalk.runtime.ground.shown import Pointer


class Hands:
    """Triggers and squeezes by side, and the buttons that ask for something once: `undo`, `next_tool`, `export`.

    `main`: the hand that turns, teleports and undoes; the other moves."""

    def __init__(self) -> None:
        self.main: Side = "right"
        self.triggers = {side: Button() for side in SIDES}
        self.squeezes = {side: Button() for side in SIDES}
        self.undo, self.next_tool, self.export = Button(), Button(), Button()
        self._idle = 0  # frames in a row without a touch

    def leads(self, controls: Controls) -> Side:
        """The main hand of these controls: a desk's keys and sticks are for no hand."""
        return "right" if controls.fly else self.main

    def listen(self, controls: Controls, pointer: Pointer, *, captured: bool, two_handed: bool) -> None:
        """Take this frame's buttons; a panel under the laser has the pointing hand's trigger, unless it is held.

        The trigger of the other hand takes the laser (`pointer.side`) over, but for tools that are `two_handed`.
        """
        self._idle = 0 if controls.left.presses or controls.right.presses else self._idle + 1
        if self._idle > 2:  # in the first frame of them buttons were released, in the second that was over
            return
        for side, hand in zip(SIDES, (controls.left, controls.right), strict=True):
            trigger = self.triggers[side]
            taken = captured and side == pointer.side and not trigger.down
            trigger.update(hand.trigger, controls.focused and not taken)
            self.squeezes[side].update(hand.squeeze, controls.focused)
        other = OTHER[pointer.side]
        if self.triggers[other].pressed and controls.hand(other).tracked and not two_handed:
            pointer.side = other
            for trigger in self.triggers.values():  # the pull that took the laser does nothing else
                trigger.update(1.0, listening=False)
        main = controls.hand(self.leads(controls))
        self.undo.update(main.primary, controls.focused)
        self.next_tool.update(main.secondary, controls.focused)
        self.export.update(controls.left.menu or controls.right.menu, controls.focused)


def tracked(controls: Controls, last: Pose) -> Controls:
    """The controls with what cannot be as not tracked: such a hand is at rest, such a head where it was `last`."""
    left, right, head = controls.left, controls.right, controls.head
    if left.sound and right.sound and head.sound:
        return controls
    left, right = (hand if hand.sound else Hand() for hand in (left, right))
    head = head if head.sound else last
    return replace(controls, head=head, left=left, right=right)
