"""The formats that scenes go out in, and which of them a name means."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Literal, get_args

from latentwalk.scenes.errors import UsageError
from latentwalk.tools.sending.ids import write_ids
from latentwalk.tools.sending.outgoing import Outgoing

FormatName = Literal["html", "csv", "parquet", "npy", "ply", "glb", "immersivepoints", "rrd", "projector"]


@dataclass(frozen=True)
class Format:
    """One of them.  `suffixes`: of its files, the first is the usual one, none for a folder; `module` of this room has
    `write(sent, path)`, which returns what a person should hear; `several`: it holds more than one epoch; `beside`: the
    ids lie beside it, as a CSV."""

    name: FormatName
    suffixes: tuple[str, ...]
    module: str
    several: bool = False
    beside: bool = False

    def write(self, sent: Outgoing, path: Path) -> list[str]:
        """Write the rows to `path`; what to say of them."""
        if len(sent.epochs) > 1 and not self.several:
            raise UsageError(f"--epoch all: {self.name} holds one epoch; name one")
        notes: list[str] = import_module(f"latentwalk.tools.sending.{self.module}").write(sent, path)
        if beside := self.beside_of(path):
            write_ids(sent.ids if self.several else sent.point_ids, beside)
            notes.append(f"ids in {beside.name}")
        return notes

    def fits(self, output: Path) -> bool:
        """Whether an output may be called so: of folders what is no file of another format."""
        others = self.suffixes or [suffix for each in FORMATS.values() for suffix in each.suffixes]
        return (output.suffix.lower() in others) == bool(self.suffixes)

    def beside_of(self, path: Path) -> Path | None:
        """Where the ids go that the format itself does not hold."""
        return path.with_name(f"{path.name}.csv") if self.beside else None

    def usual(self, scene: Path) -> Path:
        """The output of a scene for which none is named."""
        return scene.with_suffix(self.suffixes[0]) if self.suffixes else scene.with_name(f"{scene.stem}_{self.name}")


_KNOWN = (
    Format("html", (".html",), "page", several=True),
    Format("csv", (".csv", ".tsv"), "table", several=True),
    Format("parquet", (".parquet",), "parquet", several=True),
    Format("npy", (".npy",), "npy", several=True, beside=True),
    Format("ply", (".ply",), "ply", beside=True),
    Format("glb", (".glb",), "glb", several=True),
    Format("immersivepoints", (".xyzrgb", ".xyzi"), "immersivepoints", beside=True),
    Format("rrd", (".rrd",), "rrd", several=True),
    Format("projector", (), "projector", several=True),
)
FORMATS = {each.name: each for each in _KNOWN}
assert {*FORMATS} == {*get_args(FormatName)}


def format_of(name: FormatName | None, output: Path | None) -> Format:
    """The format that was named, or that the end of the output means.  Raises UsageError where neither says which, or
    they do not fit."""
    known = ", ".join(f"{each.name} ({' '.join(each.suffixes) or 'a folder'})" for each in FORMATS.values())
    if name is not None:
        wanted = FORMATS[name]
        if output is not None and not wanted.fits(output):
            ends = f"a name that ends in {' or '.join(wanted.suffixes)}" if wanted.suffixes else "the name of a folder"
            raise UsageError(f"{output}: expected {ends}, as {name} has it")
        return wanted
    if output is None:
        raise UsageError(f"--output: expected a file whose ending says the format, or --format with one of {known}")
    for each in FORMATS.values():
        if output.suffix.lower() in each.suffixes:
            return each
    raise UsageError(f"{output}: its ending says no format; expected --format, or one of {known}")
