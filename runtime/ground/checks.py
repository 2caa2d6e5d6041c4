"""Plain values from TOML and JSON made into typed ones, and one line that says what was expected where they are not.

A type is what annotations of dataclasses say: `float` and `int` with a `Range`, `str`, `bool`, `Literal`, lists,
tuples, unions and dataclasses of these.  (msgspec 0.22 does the same, but crashes on a union of a text and a tuple.)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from latentwalk.scenes.errors import UsageError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Hint: TypeAlias = Any  # what an annotation says: a class, a union, `Annotated`…, for which typing has no common type
Checked: TypeAlias = Any  # a value of the type that a hint names, known at run time alone
Plain = bool | int | float | str | list["Plain"] | dict[str, "Plain"]


@dataclass(frozen=True, slots=True)
class Range:
    """A note on a number: finite, and in low…high."""

    low: float
    high: float

    def __str__(self) -> str:
        return f"from {self.low:g} to {self.high:g}"


@dataclass(frozen=True, slots=True)
class Length(Range):
    """A note on a list: how many there may be."""


@dataclass(frozen=True, slots=True)
class Words:
    """A note on any type: how to name it to a person."""

    text: str


@dataclass(frozen=True, slots=True)
class NotEmpty:
    """A note on a text: it has characters."""


FAR_M = 1e5  # beyond it float32 resolves centimeters only
FLOAT32 = 3.4028234e38  # the greatest that it holds, a little rounded down
TextValue = Annotated[str, Words("a text"), NotEmpty()]
Meters = Annotated[float, Range(-FAR_M, FAR_M)]
Place = Annotated[tuple[Meters, Meters, Meters], Words("[x, y, z] in meters")]
"""Three coordinates in the room."""


def key_of(field: str) -> str:
    """How files name a field: Python's own words have an underscore behind them in code."""
    return field.rstrip("_")


@cache
def hints_of(kind: type[DataclassInstance]) -> dict[str, Hint]:
    """Key in a file → annotated type, None left out, of the fields of a dataclass."""
    hints = get_type_hints(kind, include_extras=True)
    return {key_of(field.name): _without_none(hints[field.name]) for field in fields(kind)}


def checked(hint: Hint, value: object) -> Checked:
    """`value` as the annotated type.  Raises UsageError: where in it, expected, found."""
    base, notes, origin, parts = _apart(hint)
    if base is str and isinstance(value, str) and value:
        return value  # at once: a selection has a hundred thousand ids
    if is_dataclass(base) and isinstance(base, type):
        return _table(base, value)
    if origin in (Union, UnionType):
        return _one_of(hint, parts, value)
    if origin in (list, tuple):
        return _sequence(hint, origin, parts, notes, value)
    if base is str and isinstance(value, int) and not isinstance(value, bool):
        return str(value)  # ids that are whole numbers may be written as such
    if base is int and isinstance(value, float) and value.is_integer():
        value = int(value)  # 320.0 is as whole as 320, and scripts say so
    if not (_fits(base, origin, parts, value) and all(_in_range(note, value) for note in notes)):
        raise UsageError(f"expected {expected(hint)}, found {value!r}")
    return float(value) if base is float else value  # type: ignore[arg-type]


def check_fields(whole: DataclassInstance) -> None:
    """Raise UsageError, with its key, for a field that is not as annotated; None passes where it is the default."""
    hints = hints_of(type(whole))
    for field in fields(whole):
        part, key = getattr(whole, field.name), key_of(field.name)
        if part is not None or field.default is not None:
            _named(key, hints[key], plain(part))


def expected(hint: Hint) -> str:
    """A type in words."""
    base, notes, origin, parts = _apart(hint)
    for note in notes:
        if isinstance(note, Words):
            return note.text
    limits = "".join(f" {note}" for note in notes if isinstance(note, Range))
    if origin is Literal:
        return "true" if parts == (True,) else f"one of {', '.join(map(str, parts))}"
    if origin in (Union, UnionType):
        return " or ".join(expected(part) for part in parts)
    if origin in (list, tuple):
        noun, within, limits = expected(parts[0]).removeprefix("a ").partition(" from ")
        return f"a list of {noun}s{within}{limits}"
    if is_dataclass(base):
        return f"a table of {', '.join(hints_of(base))}"  # type: ignore[arg-type]  # classes are hashable
    return {float: "a number", int: "a whole number", bool: "true or false"}.get(base, "a text") + limits


def plain(value: Checked) -> Plain:
    """The value that `checked` makes this one of."""
    if isinstance(value, str):
        return value
    if is_dataclass(value):
        present = {field.name: getattr(value, field.name) for field in fields(value)}
        return {key_of(name): plain(part) for name, part in present.items() if part is not None}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    found: Plain = value
    return found


@cache
def _apart(hint: Any) -> tuple[Hint, tuple[object, ...], Hint, tuple[Hint, ...]]:
    """A hint without its notes, the notes, and its origin and parts as typing calls them."""
    base, *notes = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    return base, tuple(notes), get_origin(base), get_args(base)


def _without_none(hint: Hint) -> Hint:
    _, _, origin, parts = _apart(hint)
    if origin not in (Union, UnionType):
        return hint
    kept = [part for part in parts if part is not NoneType]
    return Union[tuple(kept)] if NoneType in parts else hint  # noqa: UP007


def _fits(base: Hint, origin: Hint, parts: tuple[Hint, ...], value: object) -> bool:
    if origin is Literal:
        return isinstance(value, type(parts[0])) and value in parts
    if base is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if base is str:
        return isinstance(value, str)
    return isinstance(value, base) and (base is bool or not isinstance(value, bool))


def _in_range(note: object, value: Checked) -> bool:
    if isinstance(note, NotEmpty):
        return bool(value)
    return not isinstance(note, Range) or bool(note.low <= value <= note.high)  # NaN is in no range


def _table(kind: Hint, value: object) -> Checked:
    hints = hints_of(kind)
    if not isinstance(value, Mapping):
        raise UsageError(f"expected {expected(kind)}, found {value!r}")
    for key in value:
        if key not in hints:
            raise UsageError(f"unknown {key!r}; expected {', '.join(hints)}")
    found = {}
    for field in fields(kind):
        key = key_of(field.name)
        if key in value:
            found[field.name] = _named(key, hints[key], value[key])
        elif field.default is MISSING and field.default_factory is MISSING:
            raise UsageError(f"{key!r} is missing; expected {', '.join(hints)}")
    return kind(**found)


def _named(key: str, hint: Hint, value: object) -> Checked:
    try:
        return checked(hint, value)
    except UsageError as error:
        raise UsageError(f"{key}: {error}") from None


def _sequence(hint: Hint, origin: Hint, parts: tuple[Hint, ...], notes: tuple[object, ...], value: object) -> Checked:
    if not isinstance(value, list | tuple):
        raise UsageError(f"expected {expected(hint)}, found {value!r}")
    wanted = parts if origin is tuple else parts * len(value)
    short = isinstance(value, list | tuple) and len(value) != len(wanted)
    if short or not all(_in_range(note, len(value)) for note in notes):
        raise UsageError(f"expected {expected(hint)}, found {value!r}")
    return origin(checked(part, each) for part, each in zip(wanted, value, strict=True))


def _one_of(hint: Hint, parts: tuple[Hint, ...], value: object) -> Checked:
    """The member whose shape the value has, of tables the one with its keys, says what is wrong inside it."""
    if isinstance(value, Mapping):
        tables = [part for part in parts if is_dataclass(_apart(part)[0])]
        parts = (next((t for t in tables if value.keys() <= hints_of(t).keys()), None) or tables[0],) if tables else ()
    for part in parts:
        base, _, origin, _ = _apart(part)
        shape = Mapping if is_dataclass(base) else (list, tuple) if origin in (list, tuple) else base
        alike = isinstance(value, shape) and isinstance(value, bool) == (base is bool)
        if alike or (base in (float, str) and isinstance(value, int) and not isinstance(value, bool)):
            return checked(part, value)
    raise UsageError(f"expected {expected(hint)}, found {value!r}")
