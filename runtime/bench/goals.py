"""Goals of a bench beside what was measured."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Goal:
    """`what` was `found`; it should be at most or at least `wanted`."""

    what: str
    found: float
    wanted: float
    at_least: bool = False

    def __str__(self) -> str:
        met = self.found >= self.wanted if self.at_least else self.found <= self.wanted
        bound = f"{'≥' if self.at_least else '≤'} {self.wanted:g}"
        return f"{'pass' if met else 'miss'}: {self.what} {self.found:.4g}, {bound}"


def told(goals: Iterable[Goal]) -> str:
    """A line for each."""
    return "\n".join(map(str, goals))
