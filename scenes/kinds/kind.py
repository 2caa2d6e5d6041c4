"""What a kind of record must tell of itself, so that writing, reading, following and `latentwalk info` know it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from latentwalk.scenes.arrays import Array
from latentwalk.scenes.fields import Fields
from latentwalk.scenes.wire import Record, shown

T = TypeVar("T")
Arrays = dict[str, Array]
Packed = tuple[dict[str, object], Arrays]  # the fields and the arrays of a record


@dataclass(eq=False, slots=True)  # not frozen: each record gets one, and that takes five times as long
class Context:
    """The scene that a part joins, as far as the part must fit it.

    `n`: its rows; `name`: what the part is to be called there; `classes()`: how many names the label column has now,
    None without one; `last_epoch`: the epoch stored last, None without one; `unread`: whether bodies are not
    to be read, as there are too many rows in them to do so before they are asked for.
    """

    n: int
    name: str
    classes: Callable[[], int | None]
    last_epoch: float | None
    unread: bool = False


class Kind(ABC, Generic[T]):
    """One kind of record, and the part of a scene, a `T`, that it holds.

    `name`: the kind as the file has it; `field`: the attribute of `Scene` that holds such parts: `one` or None, a dict
    of those `named`, or a list of those `listed`.  Conversion, checks and unpacking raise `wire.ValidationError`.
    """

    name: str
    field: str
    many: Literal["one", "named", "listed"] = "one"
    verified = True  # whether opening a file reads the body, to compare it with its CRC-32

    def holds(self, value: object) -> bool:
        """Whether a part in its `field` is of this kind, as two may share one."""
        return True

    @abstractmethod
    def convert(self, value: T) -> T:
        """`value` with its arrays in the exact types that a scene has, of whatever a user put in."""

    @abstractmethod
    def check(self, value: T, context: Context) -> None:
        """All that must hold: limits, shapes, ranges, and that it fits the scene."""

    @abstractmethod
    def pack(self, value: T) -> Packed:
        """The record, but for the name, which the file has as the field `name`."""

    @abstractmethod
    def unpack(self, fields: Fields) -> T:
        """The part of a record; whether its values make sense is for `check` to say."""

    @abstractmethod
    def describe(self, value: T) -> dict[str, object]:
        """What `latentwalk info` tells of it: plain values, of arrays their shapes and ranges."""

    def read(self, record: Record, context: Context) -> T:
        """The part of a record in a file, checked.  Raises `SceneError` where the body is damaged."""
        if self.verified:  # before it is unpacked: checks of damaged values would blame the wrong thing
            record.verify()
        value = self.unpack(Fields(record))
        self.check(value, context)
        return value

    def title(self, name: str, value: T) -> str:
        """What to call a part in a message."""
        return f"{self.name} {shown(name)}" if self.many == "named" else self.name


AnyKind = Kind[Any]  # one of those that go over all parts of a scene alike
