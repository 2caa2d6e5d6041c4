"""Calls of tools from Python: the options of the command line by their names in Python, in what is given and in what is
said.

All messages are written once, with options as the command line has them (--tsne-perplexity 10).  Whoever calls a
function that `called` decorates hears of arguments in their place (tsne_perplexity=10), in errors and on stderr alike.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import fields, is_dataclass, replace
from functools import cache, partial, wraps
from operator import attrgetter
from os import PathLike
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, get_type_hints

from latentwalk.scenes.errors import LatentwalkError, UsageError
from latentwalk.tools.command_line import ELSEWHERE
from latentwalk.tools.options import NUMBERS, Option, Options, options_of

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T", bound=Options)
Kinds = tuple[type[Options], ...]
_CALLED: ContextVar[Kinds] = ContextVar("options of the call under way", default=())
_COMMAND = r"latentwalk [a-z-]+(?: [^;,()`]*)?"  # as a shell takes it: stays as it is
_NUMBER = r"[-+]?\d+(?:,\d{3})*(?:\.\d+)?(?:e[-+]?\d+)?"


class UnknownArgumentError(UsageError, TypeError):
    """An argument that there is none of: wrong use, and what Python itself raises there."""


def called(*kinds: type[Options]) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Decorates a function that takes the options of `kinds`: what it says speaks of arguments."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def call(*args: P.args, **options: P.kwargs) -> R:
            token = _CALLED.set(kinds)
            try:
                return function(*args, **options)
            except LatentwalkError as error:
                error.args = (worded(str(error)), *error.args[1:])
                raise
            finally:
                _CALLED.reset(token)

        return call

    return decorate


def worded(line: str) -> str:
    """A line for whoever called: with options as arguments in a call from Python, else as it is."""
    kinds = _CALLED.get()
    return _pattern(kinds).sub(partial(_argument, kinds), line) if kinds else line


def options_of_call(cls: type[T], given: Mapping[str, Any], hints: Mapping[str, str] | None = None) -> T:
    """Options from keyword arguments: nested ones as `tsne_perplexity=10`, `tsne={"perplexity": 10}` or
    `tsne=Tsne(perplexity=10)`; one value where several may be; numbers where text is asked for, as on a command line.

    `hints`: flag → what to say of an option that there is none of.  Raises UsageError, of a wrong name
    `UnknownArgumentError`.
    """
    types = get_type_hints(cls)
    known = {option.name: option for option in options_of(cls)}
    whole = {field.name: field for field in fields(cls) if is_dataclass(types[field.name])}
    values: dict[str, Any] = {}
    for name, value in _flat(given, whole).items():
        if name in whole:
            if not isinstance(value, types[name]):
                raise UsageError(f"{name}: expected {types[name].__name__} or a map of its options, found {value!r}")
            values[name] = value
        elif name not in known:
            raise UnknownArgumentError(_unknown(name, [*known, *whole], {**ELSEWHERE, **(hints or {})}))
        else:
            _put(values, cls, known[name], value)
    return cls(**values)


def named(inputs: object) -> object:
    """Names and files, which a run reads again; UsageError for anything else."""
    several = inputs if isinstance(inputs, list | tuple) else [inputs]
    for item in several:
        if not isinstance(item, str | PathLike):
            raise UsageError(
                f"inputs: expected names or files, found {type(item).__name__}; a run reads its data again when it goes"
                " on: save that first, as by numpy.savez(FILE, features=X, labels=y)"
            )
    return several


def call(function: str, given: Sequence[str], options: Options) -> str:
    """The call that has the arguments `given` and these options, as a provenance tells it."""
    told = []
    for option in options_of(type(options)):
        value = attrgetter(option.dest)(options)
        if value != option.default and value is not None and value != ():
            plain = list(value) if isinstance(value, tuple) else str(value) if isinstance(value, Path) else value
            told.append(f"{option.name}={plain!r}")
    return f"{function}({', '.join([*given, *told])})"


def _flat(given: Mapping[str, Any], whole: Mapping[str, object]) -> dict[str, Any]:
    """Arguments with maps for nested options taken apart; whole ones first, as single ones change them."""
    flat = {name: value for name, value in given.items() if name in whole and not isinstance(value, Mapping)}
    for name, value in given.items():
        if name in whole and isinstance(value, Mapping):
            flat |= {f"{name}_{inner}": part for inner, part in value.items()}
        elif name not in whole:
            flat[name] = value
    return flat


def _put(values: dict[str, Any], cls: type[Options], option: Option, value: Any) -> None:
    if option.value.many and (isinstance(value, str) or not hasattr(value, "__iter__")):
        value = (value,)
    if option.value.many and option.value.kind is str and not option.value.choices:
        value = tuple(str(item) if _is_whole(item) else item for item in value)
    name, *inside = option.path
    if not inside:
        values[name] = value
        return
    option.read(value)  # before it is put where nothing asks how it is called
    values[name] = replace(values.get(name) or get_type_hints(cls)[name](), **{inside[0]: value})


def _is_whole(value: object) -> bool:
    return hasattr(value, "__index__") and not isinstance(value, bool)


def _unknown(name: str, known: list[str], hints: Mapping[str, str]) -> str:
    hint = hints.get(f"--{name.replace('_', '-')}")
    near = difflib.get_close_matches(name, known, 1)
    advice = hint or (f"did you mean {near[0]}?" if near else f"expected one of {', '.join(known)}")
    return f"no argument {name}: {advice}" if hint else f"no argument {name}; {advice}"


@cache
def _pattern(kinds: Kinds) -> re.Pattern[str]:
    """Where options of these kinds are named, with the value that follows, or whole commands, which stay."""
    named = sorted(_by_flag(kinds).values(), key=lambda option: -len(option.flag))
    return re.compile("|".join([_COMMAND, *map(_place, named)]))


@cache
def _by_flag(kinds: Kinds) -> dict[str, Option]:
    """The options of all kinds; one that several have with the choices of all."""
    found: dict[str, Option] = {}
    for option in (option for kind in kinds for option in options_of(kind)):
        others = found[option.flag].value.choices if option.flag in found else ()
        found[option.flag] = replace(option, value=replace(option.value, choices=(*others, *option.value.choices)))
    return found


def _place(option: Option) -> str:
    if option.arg.positional:
        return rf"^{re.escape(option.flag)}(?=: )"
    return rf"(?<![\w/'\"-]){re.escape(option.flag)}(?![\w-]){_value(option)}"


def _value(option: Option) -> str:
    """What may stand behind a flag as its value: a choice, a number, a name in capitals, or text before a colon."""
    value = option.value
    if value.kind is bool:
        return ""
    if value.choices:
        choice = f" (?:{'|'.join(map(re.escape, value.choices))})(?![\\w-])"
    elif value.kind in NUMBERS:
        choice = f" {_NUMBER}"
    else:
        choice = r"(?: [A-Z]{2,}\b| [^\s:;,()]+(?=: ))"
    return f"(?:{choice}){'*' if value.many else '?'}"


def _argument(kinds: Kinds, found: re.Match[str]) -> str:
    flag, _, rest = found[0].partition(" ")
    if flag not in _by_flag(kinds):
        return found[0]
    option = _by_flag(kinds)[flag]
    if not rest:
        if found.string[found.end() :].startswith(":" if found.start() else (":", ",")):
            return option.name
        return f"{option.name}=True" if option.value.kind is bool else f"{option.name}="
    plain = option.value.kind in NUMBERS or rest.isupper()
    given = [word if plain else f'"{word}"' for word in rest.split(" ")]
    return f"{option.name}=[{', '.join(given)}]" if option.value.many else f"{option.name}={given[0]}"
