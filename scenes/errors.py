"""The errors that a person reads: one line each that says what, where, expected, found and what to do.  And lines."""

from __future__ import annotations

from typing import TextIO


class LatentwalkError(Exception):
    """Work that failed. Its message is one line for a person; the command line prints it and leaves with code 1."""

    exit_code = 1


class UsageError(LatentwalkError):
    """Wrong use: a bad option, a missing file, input that does not fit. The command line leaves with exit code 2."""

    exit_code = 2


class SceneError(LatentwalkError):
    """A scene file or a scene that is not sound: names file, record, field, expected, found."""


def one_line(text: str) -> str:
    """A text as a terminal may have it: what a name brings along neither breaks the line nor commands the terminal."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "?" for c in text)


def tell(line: object, to: TextIO | None = None) -> None:
    """Print one line, to stdout unless another is named, as a terminal may have it: it may hold names from a file."""
    print(one_line(str(line)), file=to)
