"""What an intent is, and the checks that its value is made of; each says what it expected and found.

A check takes a raw value (from TOML or JSON), raises UsageError, or gives the value that `apply` takes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from latentwalk.scenes.errors import UsageError

if TYPE_CHECKING:
    from latentwalk.runtime.world.world import World

FAR_M = 1e5
Check = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Intent:
    """`help`: one line for a person, with the shape of the value."""

    help: str
    check: Check
    apply: Callable[[World, Any], None]


def number(low: float, high: float) -> Check:
    """A finite number in low…high."""

    def check(value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise UsageError(f"expected a number from {low:g} to {high:g}, found {value!r}")
        return float(value)

    return check


def place(value: Any) -> list[float]:
    """Three coordinates in the room, metres."""
    if not isinstance(value, list | tuple) or len(value) != 3:
        raise UsageError(f"expected [x, y, z] in metres, found {value!r}")
    return [number(-FAR_M, FAR_M)(part) for part in value]


def text(value: Any) -> str:
    """A text that is not empty; whole numbers are taken as they are written."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not value:
        raise UsageError(f"expected a text, found {value!r}")
    return value


def one_of(*known: str) -> Check:
    """One of the known words."""

    def check(value: Any) -> str:
        if not isinstance(value, str) or value not in known:
            raise UsageError(f"expected one of {', '.join(known)}, found {value!r}")
        return value

    return check


def flag(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise UsageError(f"expected true or false, found {value!r}")
    return value


def go(value: Any) -> bool:
    """True: for what simply happens."""
    if value is not True:
        raise UsageError(f"expected true, found {value!r}")
    return True


def table(parts: dict[str, Check], required: tuple[str, ...] = ()) -> Check:
    """A table with some of the parts; each is checked."""

    def check(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise UsageError(f"expected a table of {', '.join(parts)}, found {value!r}")
        for key in value:
            if key not in parts:
                raise UsageError(f"unknown {key!r}; expected {', '.join(parts)}")
        for key in required:
            if key not in value:
                raise UsageError(f"{key!r} is missing; expected {', '.join(required)}")
        return {key: _named(key, parts[key], part) for key, part in value.items()}

    return check


def _named(key: str, check: Check, value: Any) -> Any:
    try:
        return check(value)
    except UsageError as error:
        raise UsageError(f"{key}: {error}") from None


def setting(name: str) -> Callable[[World, Any], None]:
    """What an intent does that only sets an attribute of the world."""
    return lambda world, value: setattr(world, name, value)
