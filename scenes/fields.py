"""Typed look-ups in a record's fields and arrays."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes.arrays import F32, U8, Bools
from latentwalk.scenes.checks import check_shape
from latentwalk.scenes.texts import Strings
from latentwalk.scenes.wire import Record, ValidationError

T = TypeVar("T")
S = TypeVar("S", bound=np.generic)


class Fields:
    """Typed look-ups in a record, or in a map inside it (`path` names it in messages)."""

    def __init__(self, record: Record, values: object = None, path: str = "") -> None:
        self._record, self._path = record, path
        found = record.fields if values is None else values
        if not isinstance(found, dict):
            raise ValidationError(path, "a map", found)
        self._values: dict[str, object] = found

    def _get(self, name: str, kinds: type[T] | tuple[type[T], ...], expected: str, default: T | None = None) -> T:
        if name not in self._values:
            if default is None:
                raise ValidationError(self._path + name, expected, "nothing")
            return default
        value = self._values[name]
        if not isinstance(value, kinds) or isinstance(value, bool):  # to Python a bool is an int
            raise ValidationError(self._path + name, expected, value)
        return value

    def text(self, name: str, default: str | None = None) -> str:
        """A text, or the default where there is none."""
        return self._get(name, str, "a text", default)

    def integer(self, name: str) -> int:
        """A whole number."""
        return self._get(name, int, "a whole number")

    def number(self, name: str) -> float:
        """A number as float."""
        return float(self._get(name, (int, float), "a number"))

    def table(self, name: str) -> dict[str, object]:
        """A map; an empty one where there is none."""
        return self._get(name, dict, "a map", {})

    def numbers(self, name: str) -> dict[str, float]:
        """A map of numbers."""
        inner = Fields(self._record, self.table(name), f"{self._path}{name}.")
        return {key: inner.number(key) for key in self.table(name)}

    def mapped_texts(self, name: str) -> dict[str, str]:
        """A map of texts."""
        inner = Fields(self._record, self.table(name), f"{self._path}{name}.")
        return {key: inner.text(key) for key in self.table(name)}

    def items(self, name: str, kind: type[T], expected: str) -> list[T]:
        """A list of values of one kind; an empty one where there is none."""
        values: list[T] = self._get(name, list, "a list", [])
        for value in values:
            if not isinstance(value, kind):
                raise ValidationError(self._path + name, f"a list of {expected}", value)
        return values

    def maps(self, name: str) -> list[Fields]:
        """A list of maps."""
        items = self.items(name, dict, "maps")
        return [Fields(self._record, item, f"{self._path}{name}[{i}].") for i, item in enumerate(items)]

    def has(self, name: str) -> bool:
        """Whether the map has this field, and not as nothing."""
        return self._values.get(name) is not None

    def inner(self, name: str) -> Fields:
        """The map under a name."""
        return Fields(self._record, self._get(name, dict, "a map"), f"{self._path}{name}.")

    def array(self, name: str, dtype: type[S]) -> NDArray[S]:
        """An array of the record, of this dtype."""
        found, wanted = self._record.arrays.get(name), np.dtype(dtype).newbyteorder("<")
        if found is None:
            raise ValidationError(name, f"an array of {wanted.str[1:]}", "none")
        if found.dtype != wanted:
            raise ValidationError(name, wanted.str[1:], found.dtype.str[1:])
        return found.astype(dtype, copy=False)

    def optional(self, name: str, dtype: type[S]) -> NDArray[S] | None:
        """An array that may be missing."""
        return self.array(name, dtype) if name in self._record.arrays else None

    def texts(self, name: str) -> Strings:
        """Texts that are stored as offsets and data."""
        offsets, data = self.array(f"{name}.offsets", np.uint64), self.array(f"{name}.data", np.uint8)
        check_shape(f"{name} offsets", offsets, (None,))
        check_shape(f"{name} data", data, (None,))
        if not len(offsets):
            raise ValidationError(f"{name} offsets", "0 and the end of each text", "none")
        return Strings(offsets, data)

    def group(self, prefix: str) -> dict[str, F32]:
        """All float arrays whose name starts so, without the prefix."""
        names = [name for name in self._record.arrays if name.startswith(prefix)]
        return {name[len(prefix) :]: self.array(name, np.float32) for name in names}


def as_bools(field: str, values: U8 | Bools) -> Bools:
    """Bytes that are 0 or 1 as bool, without a copy."""
    if values.size and int(values.max()) > 1:
        raise ValidationError(field, "0 or 1", int(values.max()))
    return values.view(np.bool_)
