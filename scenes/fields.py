"""Typed look-ups in a record's fields and arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes.arrays import Bools
from latentwalk.scenes.texts import Strings
from latentwalk.scenes.wire import Record, ValidationError


class Fields:
    """Typed look-ups in a record, or in a map inside it (`path` names it in messages)."""

    def __init__(self, record: Record, values: Any = None, path: str = "") -> None:
        self._record, self._path = record, path
        self._values = record.fields if values is None else values
        if not isinstance(self._values, dict):
            raise ValidationError(path, "a map", self._values)

    def _get(self, name: str, kinds: type | tuple[type, ...], expected: str, default: Any = ...) -> Any:
        value = self._values.get(name, default)
        if value is ...:
            raise ValidationError(self._path + name, expected, "nothing")
        if value is default:
            return value
        if not isinstance(value, kinds) or (isinstance(value, bool) and kinds is not bool):
            raise ValidationError(self._path + name, expected, value)
        return value

    def text(self, name: str, default: Any = ...) -> str:
        """A text."""
        return str(self._get(name, str, "a text", default))

    def integer(self, name: str) -> int:
        """A whole number."""
        return int(self._get(name, int, "a whole number"))

    def number(self, name: str, default: Any = ...) -> Any:
        """A number as float, or the default."""
        value = self._get(name, (int, float), "a number", default)
        return float(value) if value is not None else None

    def table(self, name: str) -> dict[str, Any]:
        """A map; an empty one where there is none."""
        value: dict[str, Any] = self._get(name, dict, "a map", {})
        return value

    def numbers(self, name: str) -> dict[str, float]:
        """A map of numbers."""
        inner = Fields(self._record, self.table(name), f"{self._path}{name}.")
        return {key: inner.number(key) for key in self.table(name)}

    def items(self, name: str, kind: type, expected: str) -> list[Any]:
        """A list of values of one kind; an empty one where there is none."""
        values: list[Any] = self._get(name, list, "a list", [])
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

    def array(self, name: str, dtype: str) -> NDArray[Any]:
        """An array of the record, of this dtype."""
        found = self._record.arrays.get(name)
        if found is None:
            raise ValidationError(name, f"an array of {dtype}", "none")
        if found.dtype != np.dtype("<" + dtype):
            raise ValidationError(name, dtype, found.dtype.str[1:])
        return found

    def optional(self, name: str, dtype: str) -> NDArray[Any] | None:
        """An array that may be missing."""
        return self.array(name, dtype) if name in self._record.arrays else None

    def texts(self, name: str) -> Strings:
        """Texts that are stored as offsets and data."""
        return Strings(self.array(f"{name}.offsets", "u8"), self.array(f"{name}.data", "u1"))

    def group(self, prefix: str) -> dict[str, NDArray[Any]]:
        """All float arrays whose name starts so, without the prefix."""
        names = [name for name in self._record.arrays if name.startswith(prefix)]
        return {name[len(prefix) :]: self.array(name, "f4") for name in names}


def as_bools(field: str, values: NDArray[Any]) -> Bools:
    """Bytes that are 0 or 1 as bool, without a copy."""
    if values.size and int(values.max()) > 1:
        raise ValidationError(field, "0 or 1", int(values.max()))
    return values.view(np.bool_)
