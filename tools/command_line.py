"""Command lines from options (see `options`): read, explained in `--help`, and written again for the provenance."""

from __future__ import annotations

import argparse
import difflib
import operator
import shlex
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, NoReturn, TypeVar, get_type_hints

from latentwalk.scenes.errors import UsageError, tell
from latentwalk.scenes.parser import Parser
from latentwalk.tools.options import Option, Options, Value, options_of

T = TypeVar("T", bound=Options)


def parse(
    cls: type[T],
    argv: Sequence[str] | None,
    prog: str,
    about: str,
    examples: Sequence[str] = (),
    epilog: str | None = None,
    hints: Mapping[str, str] | None = None,
) -> T:
    """Options from a command line (None: that of this process); ends it with one line and exit code 2 where wrong.

    `examples`: command lines that work; `hints`: what to say of options that there are none of.  --some_option is
    --some-option.
    """
    made = parser(cls, prog, about, examples, epilog)
    made.hints = ELSEWHERE | dict(hints or {})
    return _made(cls, vars(made.parse_args(argv)), ())


def _made(cls: type[T], given: dict[str, Any], path: tuple[str, ...]) -> T:
    hints = get_type_hints(cls)
    values = {}
    for field in fields(cls):
        here = (*path, field.name)
        nested = is_dataclass(hints[field.name])
        if nested or ".".join(here) in given:
            values[field.name] = _made(hints[field.name], given, here) if nested else given[".".join(here)]
    return cls(**values)


def command(options: Options, prog: str) -> str:
    """The command line that means the same."""
    words: list[str] = []
    for option in sorted(options_of(type(options)), key=lambda option: not option.arg.positional):
        value = operator.attrgetter(option.dest)(options)
        if value == option.default:  # a command line as a person would write it
            continue
        shown = [] if value is True else [f"{v:.10g}" if isinstance(v, float) else str(v) for v in _listed(value)]
        words += shown if option.arg.positional else [option.arg.short or option.flag, *shown]
    return shlex.join([*prog.split(), *words])


def _listed(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def parser(
    cls: type[Options], prog: str, about: str, examples: Sequence[str] = (), epilog: str | None = None
) -> _Parser:
    """The command line of options; parsed arguments have only what was given, by dotted names."""
    # No abbreviations: what is one today is ambiguous once an option is added.  What is not given is left out, as the
    # defaults stand in the dataclass alone.
    made = _Parser(
        prog,
        description=about,
        epilog=epilog,
        examples=examples,
        allow_abbrev=False,
        argument_default=argparse.SUPPRESS,
    )
    groups: dict[str, argparse._ActionsContainer] = {"": made}
    for option in options_of(cls):
        if option.heading not in groups:
            groups[option.heading] = made.add_argument_group(option.heading)
        _add(groups[option.heading], option)
    return made


def _add(group: argparse._ActionsContainer, option: Option) -> None:
    value, arg = option.value, option.arg
    required = option.default is MISSING
    telling = not required and option.default is not None and option.default is not False and option.default != ()
    shown = f" ({_shown(option.default)})" if telling else ""
    told: dict[str, Any] = {"help": (arg.help + shown).strip().replace("%", "%%"), "dest": option.dest}
    if value.kind is bool:
        told["action"] = "store_true"
    else:
        choices = "{" + ",".join(value.choices) + "}" if value.choices else None
        told |= {"type": _reader(value), "metavar": arg.metavar or choices}
    if value.many:
        told["nargs"] = "+"
    if arg.positional:
        del told["dest"]
        if not (required or value.many):
            told["nargs"] = "?"
        group.add_argument(option.dest, **told)
    else:
        if value.many:
            told["action"] = "extend"  # given twice, both count
        group.add_argument(*([arg.short] if arg.short else []), option.flag, **told, required=required)


def _shown(default: object) -> str:
    return " ".join(f"{part:.10g}" if isinstance(part, float) else str(part) for part in _listed(default))


def _reader(value: Value) -> Callable[[str], object]:
    def read(text: str) -> object:
        try:
            if value.many:  # read again with the others, once they are a list
                [value.read(part) for part in value.listed(text)]
                return text
            return value.read(text)
        except UsageError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return read


class _Parser(Parser):
    """argparse, which says in one line what is wrong."""

    hints: Mapping[str, str] = {}

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        given = [with_dashes(arg) for arg in (sys.argv[1:] if args is None else args)]
        known = [flag for action in self._actions for flag in action.option_strings]
        # Before argparse looks: what it misses first may be what a wrong option was to give.
        named = dict.fromkeys(arg.partition("=")[0] for arg in given)
        if elsewhere := [name for name in named if name in self.hints and name not in known]:
            self.error("; ".join(f"no option {name}: {self.hints[name]}" for name in elsewhere))
        parsed, rest = self.parse_known_args(given, namespace)
        if rest:
            near = difflib.get_close_matches(rest[0].partition("=")[0], known, 1)
            what = "option" if rest[0].startswith("-") else "argument"
            self.error(f"no {what} {rest[0]}; " + (f"did you mean {near[0]}?" if near else f"see {self.prog} --help"))
        return parsed

    def error(self, message: str) -> NoReturn:
        missing = message.removeprefix("the following arguments are required: ")
        if missing != message:
            message = f"expected {missing}, found none; see {self.prog} --help"
        message = message.removeprefix("argument ")
        for theirs, ours in _SAID.items():
            message = message.replace(theirs, ours)
        message += self._choices(message) if message.endswith("found none") else ""
        tell(f"{self.prog}: {message}", sys.stderr)
        raise SystemExit(2)

    def _choices(self, message: str) -> str:
        """What the option that a message is about takes, where that is one of few words."""
        flags = message.partition(":")[0].split("/")
        action = next((action for action in self._actions if action.option_strings == flags), None)
        shown = None if action is None else action.metavar
        return f"; one of {shown[1:-1].replace(',', ', ')}" if isinstance(shown, str) and shown.startswith("{") else ""


def with_dashes(argument: str) -> str:
    """--some_option=a_b as --some-option=a_b; anything else as it is."""
    name, equals, value = argument.partition("=")
    return name.replace("_", "-") + equals + value if name.startswith("--") else argument


# What others call our options: guides to training, and scikit-learn.
ELSEWHERE = {
    "--viz-every": "it is --snapshot-every",
    "--viz-method": "it is --snapshot-method",
    "--visualize-training": "pictures of the epochs are made without it; leave it out",
    "--data-method": "the data is named without an option, such as: shapes",
    "--n-samples": "it is --samples",
    "--n-classes": "it is --classes",
    "--model-type": "it is --model",
    "--output-dir": "it is --output",
    "--random-seed": "it is --seed",
    "--random-state": "it is --seed",
    "--lr": "it is --learning-rate",
}
_SAID = {  # argparse's words in ours
    "expected one argument": "expected a value, found none",
    "expected at least one argument": "expected one value or more, found none",
    "ignored explicit argument": "takes no value, found",
}
