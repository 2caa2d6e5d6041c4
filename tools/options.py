"""The options of a tool: one frozen dataclass is its command line, its Python call and its provenance.

    @dataclass(frozen=True, kw_only=True)
    class FooOptions(Options):
        inputs: Annotated[tuple[str, ...], Arg("what to read", "INPUT", positional=True)]
        output: Annotated[Path, Arg("never overwritten", "FILE", short="-o")]
        epochs: Annotated[Count, Arg("how long", "N")] = 20
        kind: Annotated[Literal["a", "b"] | None, Arg("the data's")] = None

Field `batch_size` is the option `--batch-size`.  Types: str, int, float, bool (a flag), Path, Literal, `X | None`,
`tuple[X, ...]` (one or more values; numbers also joined by commas), and a dataclass, whose fields are options with its
name before theirs.  A base class with a `heading` is a group of the help.  However the options are made, each value is
checked by its type and bounds: UsageError says what was expected and found, a command ends with that line and exit
code 2.
"""

from __future__ import annotations

import inspect
import itertools
import math
import operator
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, Field, asdict, dataclass, fields, is_dataclass
from functools import partial
from pathlib import Path
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    ClassVar,
    Literal,
    SupportsFloat,
    SupportsIndex,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from latentwalk.scenes.errors import UsageError


@dataclass(frozen=True)
class Arg:
    """How an option shows on the command line: its help, to which a default other than none is added, the name of its
    value, a short name such as "-o", and whether it stands without a name."""

    help: str
    metavar: str | None = None
    short: str | None = None
    positional: bool = False


@dataclass(frozen=True)
class Bound:
    """A limit of numbers, and how it is said."""

    said: str
    limit: float
    holds: Callable[[float, float], bool]


def at_least(limit: float) -> Bound:
    """Numbers from `limit` on."""
    return Bound("from", limit, operator.ge)


def above(limit: float) -> Bound:
    """Numbers larger than `limit`."""
    return Bound("above", limit, operator.gt)


def at_most(limit: float) -> Bound:
    """Numbers up to `limit`."""
    return Bound("to", limit, operator.le)


def below(limit: float) -> Bound:
    """Numbers smaller than `limit`."""
    return Bound("to below", limit, operator.lt)


NUMBERS = (int, float)
Count = Annotated[int, at_least(1)]
Whole = Annotated[int, at_least(0)]
Positive = Annotated[float, above(0)]
NotNegative = Annotated[float, at_least(0)]
Fraction = Annotated[float, at_least(0), below(1)]
Seed = Annotated[int, at_least(0), at_most((1 << 32) - 1)]  # as every library takes it
Device = Annotated[Literal["cpu", "cuda", "mps"] | None, Arg("(the best one here)")]
Quiet = Annotated[bool, Arg("no progress and no notes; warnings still come")]


@dataclass(frozen=True)
class Value:
    """What one value may be: its type, its limits, or its choices."""

    kind: type
    bounds: tuple[Bound, ...] = ()
    choices: tuple[str, ...] = ()
    optional: bool = False
    many: bool = False

    def __str__(self) -> str:
        if self.choices:
            return f"one of {', '.join(self.choices)}"
        named = {int: "a whole number", float: "a number", bool: "True or False", Path: "a path"}.get(self.kind, "text")
        return " ".join([named, *(f"{bound.said} {bound.limit:.10g}" for bound in self.bounds)])

    def listed(self, given: object) -> list[object]:
        """What was given for one place of several, as a list: of numbers, those that commas join."""
        return list(given.split(",")) if isinstance(given, str) and self.kind in NUMBERS else [given]

    def read(self, given: object) -> object:
        """The value in what was given: text from a command line, or a value from Python.  Raises UsageError."""
        if given is None and self.optional:
            return None
        if isinstance(given, str) and self.choices and given not in self.choices:
            given = given.replace("_", "-")  # as options are spelled with either
        try:
            value = _READ[self.kind](given)
        except (TypeError, ValueError):
            value = None
        fits = value is not None and all(map(partial(_within, value), self.bounds))
        if not fits or (self.choices and value not in self.choices):
            raise UsageError(f"expected {self}, found {repr(given).splitlines()[0]}")
        return value


def _within(value: object, bound: Bound) -> bool:
    return isinstance(value, int | float) and bound.holds(value, bound.limit)


def _text(given: object) -> str:
    if isinstance(given, (str, Path)):
        return str(given)
    raise TypeError


def _whole(given: object) -> int:
    if isinstance(given, str) and given.isascii():  # int() itself also reads the digits of other scripts
        return int(given)
    if isinstance(given, bool) or not isinstance(given, SupportsIndex):
        raise TypeError
    return operator.index(given)


def _number(given: object) -> float:
    if isinstance(given, bool) or not isinstance(given, str | SupportsFloat | SupportsIndex):
        raise TypeError
    if not math.isfinite(number := float(given)):
        raise TypeError
    return number


def _truth(given: object) -> bool:
    if given in (True, False):  # numpy's, too
        return bool(given)
    raise TypeError


def _path(given: object) -> Path:
    if isinstance(given, str | os.PathLike):
        return Path(given)
    raise TypeError


_READ: dict[type, Callable[[object], object]] = {str: _text, int: _whole, float: _number, bool: _truth, Path: _path}


@dataclass(frozen=True)
class Option:
    """One field as an option: `path` leads to it through nested dataclasses; `default` MISSING: it must be given."""

    path: tuple[str, ...]
    value: Value
    arg: Arg
    default: object
    heading: str

    @property
    def flag(self) -> str:
        """Its name on the command line; of a positional one its metavar."""
        name = "-".join(self.path).rstrip("_").replace("_", "-")  # `from_`, as Python has the word for itself
        return self.arg.metavar or name if self.arg.positional else f"--{name}"

    @property
    def name(self) -> str:
        """Its name in a call from Python."""
        return "_".join(self.path)

    @property
    def dest(self) -> str:
        """Its name among parsed arguments."""
        return ".".join(self.path)

    def read(self, given: object) -> object:
        """The value, or for several a tuple of them, in what was given.  Raises UsageError that names the option."""
        try:
            if not self.value.many:
                return self.value.read(given)
            if isinstance(given, str) and self.value.kind in NUMBERS:
                given = (given,)
            if isinstance(given, (str, Path)) or not isinstance(given, Iterable):
                raise UsageError(f"expected a list, found {repr(given).splitlines()[0]}")
            return tuple(map(self.value.read, itertools.chain.from_iterable(map(self.value.listed, given))))
        except UsageError as error:
            raise UsageError(f"{self.flag}: {error}") from None


@dataclass(frozen=True, kw_only=True)
class Options:
    """The base of a tool's options: checks them, and brings each into its type (lists to tuples, names to paths)."""

    heading: ClassVar[str] = ""

    def __post_init__(self) -> None:
        for option in options_of(type(self)):
            _check(self, option, option.path)


@dataclass(frozen=True, kw_only=True)
class Seeded(Options):
    """Options of work that draws by chance."""

    seed: Annotated[Seed, Arg("everything that is drawn by chance repeats", "N")] = 0


def _check(holder: object, option: Option, path: tuple[str, ...]) -> None:
    name, *inside = path
    found = getattr(holder, name)
    if inside:
        _check(found, option, tuple(inside))
    else:
        object.__setattr__(holder, name, option.read(found))  # frozen: only here, before anybody has seen it


def options_of(cls: type[Options]) -> tuple[Option, ...]:
    """All options of a dataclass, those of nested ones among them: its own first, then base by base."""
    place = {base: number for number, base in enumerate(cls.__mro__)}
    found = sorted(fields(cls), key=lambda field: place[_owner(cls, field.name)])
    hints = get_type_hints(cls, include_extras=True)
    return tuple(option for field in found for option in _options(cls, field, hints[field.name], ()))


def _owner(cls: type[Options], name: str) -> type:
    """The base class that first says what the field is."""
    return next(base for base in reversed(cls.__mro__) if name in inspect.get_annotations(base))


def _options(cls: type[Options], field: Field[object], hint: object, path: tuple[str, ...]) -> Iterator[Option]:
    path = (*path, field.name)
    if is_dataclass(hint):
        hints = get_type_hints(hint, include_extras=True)
        for inner in fields(hint):
            yield from _options(cls, inner, hints[inner.name], path)
        return
    default = field.default_factory() if field.default_factory is not MISSING else field.default
    value, marks = _value(hint)
    arg = next(mark for mark in reversed(marks) if isinstance(mark, Arg))
    yield Option(path, value, arg, default, _owner(cls, path[0]).__dict__.get("heading", ""))


def _value(hint: object) -> tuple[Value, list[object]]:
    """What a type allows, and all that its `Annotated` parts say."""
    if get_origin(hint) is Annotated:
        inner, *said = get_args(hint)
        value, marks = _value(inner)
        marks += said
        bounds = (*value.bounds, *(mark for mark in said if isinstance(mark, Bound)))
        return Value(value.kind, bounds, value.choices, value.optional, value.many), marks
    if get_origin(hint) in (Union, UnionType):
        value, marks = _value(next(part for part in get_args(hint) if part is not NoneType))
        return Value(value.kind, value.bounds, value.choices, True, value.many), marks
    if get_origin(hint) is tuple:
        value, marks = _value(get_args(hint)[0])
        return Value(value.kind, value.bounds, value.choices, many=True), marks
    if get_origin(hint) is Literal:
        return Value(str, choices=get_args(hint)), []
    assert isinstance(hint, type)  # all else is among those above
    return Value(hint), []


def plain(options: Options, part: type[Options] | None = None) -> dict[str, Any]:
    """Options as JSON and msgpack take them, of one base class `part` alone if asked; `cls(**plain)` without nested
    ones gives them back."""
    names = {field.name for field in fields(part or options)}
    return {name: _plain(value) for name, value in asdict(options).items() if name in names}


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    return str(value) if isinstance(value, Path) else value
