"""What rows look like apart from where they are: what an undo of filters and colors goes back to."""

from __future__ import annotations

from dataclasses import dataclass

from latentwalk.assets.coloring import YesNo
from latentwalk.runtime.world.rows.hidden.visibility import Reason


@dataclass(frozen=True, slots=True)
class Look:
    """Why rows are hidden, the column of their colors, the colors of no and yes, and the column of their markers."""

    reasons: tuple[Reason, ...]
    color: str
    yes_no: YesNo
    markers: str

    def told(self, other: Look) -> str:
        """What another look hides or shows by what this one does not: their chips, "" where that is the same."""
        apart = set(self.reasons) ^ set(other.reasons)
        return ", ".join(dict.fromkeys(reason.words for reason in (*other.reasons, *self.reasons) if reason in apart))
