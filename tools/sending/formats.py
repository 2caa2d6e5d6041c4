"""The formats that scenes go out in, and which of them a name means."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Literal, get_args

from latentwalk.scenes.errors import UsageError
from latentwalk.tools.sending.outgoing import Outgoing

FormatName = Literal["csv"]


@dataclass(frozen=True)
class Format:
    """One of them.  `suffixes`: of its files, the first is the usual one, none for a folder; `module` of this room has
    `write(sent, path)`, which returns what a person should hear; `beside`: the ids lie beside it, as a CSV."""

    name: FormatName
    suffixes: tuple[str, ...]
    module: str
    beside: bool = False

    def write(self, sent: Outgoing, path: Path) -> list[str]:
        """Write the rows to `path`; what to say of them."""
        notes: list[str] = import_module(f"latentwalk.tools.sending.{self.module}").write(sent, path)
        return notes

    def beside_of(self, path: Path) -> Path | None:
        """Where the ids go that the format itself does not hold."""
        return path.with_suffix(".csv") if self.beside else None

    def usual(self, scene: Path) -> Path:
        """The output of a scene for which none is named."""
        return scene.with_suffix(self.suffixes[0]) if self.suffixes else scene.with_name(f"{scene.stem}_{self.name}")


FORMATS = {
    each.name: each
    for each in (Format("csv", (".csv", ".tsv"), "table"),)
}  # fmt: skip
assert {*FORMATS} == {*get_args(FormatName)}


def format_of(name: FormatName | None, output: Path | None) -> Format:
    """The format that was named, or that the end of the output means.  Raises UsageError where neither says which, or
    they do not fit."""
    known = ", ".join(f"{each.name} ({' '.join(each.suffixes) or 'a folder'})" for each in FORMATS.values())
    if name is not None:
        wanted = FORMATS[name]
        if output is not None and output.suffix.lower() not in (wanted.suffixes or ("",)):
            ends = " or ".join(wanted.suffixes) or "a folder's name"
            raise UsageError(f"{output}: expected a name that ends in {ends}, as {name} has it")
        return wanted
    if output is None:
        raise UsageError(f"--output: expected a file whose ending says the format, or --format with one of {known}")
    for each in FORMATS.values():
        if output.suffix.lower() in each.suffixes:
            return each
    raise UsageError(f"{output}: its ending says no format; expected --format, or one of {known}")
