"""Commands: everything a walk can be told to do, as typed values.

Scripts, keys, panels, recordings and saved views all give commands.  In a file a command is its `word` and a value, see
`Command.of`.  What depends on the scene (ids, names) is looked up when a command is applied.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import ClassVar, Self, cast

from latentwalk.runtime.ground.checks import Plain, check_fields, checked, hints_of, key_of, plain
from latentwalk.scenes.errors import UsageError


@dataclass(frozen=True, slots=True)
class Command:
    """Base of all commands; the docstring of each is its help text.

    `word`: how files name it.  `can_stop`: the value false ends what it began.  `writes`: it makes files, so that a
    saved view may not ask for it.  `expands`: it does other commands, which recordings keep in its place.  `needs`:
    keys that a table must have although the fields have defaults.
    """

    word: ClassVar[str] = ""
    can_stop: ClassVar[bool] = False
    writes: ClassVar[bool] = False
    expands: ClassVar[bool] = False
    needs: ClassVar[tuple[str, ...]] = ()

    def __post_init__(self) -> None:
        """Raise UsageError for a value that no file may hold: what it did could not be recorded."""
        try:
            check_fields(self)
        except UsageError as error:
            raise UsageError(f"{self.word}: {error}") from None

    @classmethod
    def of(cls, value: object) -> Self:
        """The command of a value from TOML or JSON: true for one without fields, the field's own value for one that
        has one, else a table; false for one that `can_stop`.  Raises UsageError: expected, found."""
        hints = hints_of(cls)  # type: ignore[arg-type]  # classes are hashable
        if value is False and cls.can_stop:
            return cls()
        if not hints:
            if value is not True:
                raise UsageError(f"expected true, found {value!r}")
            return cls()
        if cls._is_table():
            for key in cls.needs:
                if isinstance(value, Mapping) and key not in value:
                    raise UsageError(f"{key!r} is missing; expected {', '.join(hints)}")
            return cast(Self, checked(cls, value))
        (hint,) = hints.values()
        return cls(checked(hint, value))  # type: ignore[call-arg]

    def plain(self) -> Plain:
        """The value that `of` makes this command of."""
        values = [getattr(self, field.name) for field in fields(self)]
        if not values:
            return True
        if self.can_stop and self == type(self)():
            return False
        if self._is_table():
            return {
                key_of(field.name): plain(value)
                for field, value in zip(fields(self), values, strict=True)
                if value is not None
            }
        return plain(values[0])

    @classmethod
    def _is_table(cls) -> bool:
        return len(fields(cls)) > 1

    @classmethod
    def help(cls) -> str:
        """What it does, for a person."""
        return " ".join((cls.__doc__ or "").split())


class RefusedError(UsageError):
    """A `command` that cannot be done here, and why."""

    def __init__(self, command: Command, problem: object) -> None:
        super().__init__(f"{command.word}: {problem}")
        self.command = command
