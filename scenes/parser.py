"""Command lines that argparse reads."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from latentwalk.scenes.errors import tell


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, with nothing in it that commands the terminal: arguments are names of files.

    `examples`: command lines that work, with which `--help` ends.
    """

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._examples = examples

    def format_help(self) -> str:
        """What `--help` prints."""
        return super().format_help() + examples_told(self._examples)

    def error(self, message: str) -> NoReturn:
        """Say it and leave with code 2."""
        tell(f"{self.prog}: {message}; see {self.prog} --help", sys.stderr)
        raise SystemExit(2)


def how_many(text: str) -> int:
    """The type of an option that says how many."""
    if not text.strip().isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"expected a whole number above 0, found {text!r}")
    return int(text)


def examples_told(examples: Sequence[str]) -> str:
    """How command lines stand at the end of a `--help`."""
    return "\n".join(["\nexamples:", *(f"  {line}" for line in examples), ""]) if examples else ""
