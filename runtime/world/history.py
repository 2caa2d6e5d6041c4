"""What was done and can be taken back: steps of whatever part of the walk, in one line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from latentwalk.scenes.errors import UsageError

Kept = Literal["all", "selection"]
MOST_STEPS = 100  # a step of a selection has one bit a row: 12 MB for a million rows


@dataclass(frozen=True, slots=True)
class Step:
    """`what` was done, how to take it `back`, and how to make it again."""

    what: str
    back: Callable[[], None]
    again: Callable[[], None]


class History:
    """The steps of a walk; `version` rises with each that is made, taken back or made again.

    `of`: which are kept, all or those of the selection alone.
    """

    def __init__(self) -> None:
        self.version = 0
        self.of: Kept = "all"
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def add(self, what: str, back: Callable[[], None], again: Callable[[], None]) -> None:
        """A step was made: what had been undone is no more."""
        if self.of not in ("all", what):
            return
        self._done = [*self._done, Step(what, back, again)][-MOST_STEPS:]
        self._undone = []
        self.version += 1

    def join(self, count: int, what: str) -> None:
        """Make one step of the last `count`, as far as there are so many, and call it so."""
        count = min(count, len(self._done))
        if count < 1:
            return
        steps = self._done[-count:]

        def back() -> None:
            for step in reversed(steps):
                step.back()

        def again() -> None:
            for step in steps:
                step.again()

        self._done[-count:] = [Step(what, back, again)]

    def undo(self) -> str:
        """Take the last step back; what it was.  Raises UsageError when there is none."""
        step = _last(self._done, "undo")
        step.back()
        self._undone.append(step)
        self.version += 1
        return step.what

    def redo(self) -> str:
        """Make the last undone step again; what it is.  Raises UsageError when there is none."""
        step = _last(self._undone, "redo")
        step.again()
        self._done.append(step)
        self.version += 1
        return step.what

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone step."""
        return bool(self._undone)


def _last(steps: list[Step], word: str) -> Step:
    if not steps:
        raise UsageError(f"nothing to {word}")
    return steps.pop()
