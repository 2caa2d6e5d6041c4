"""The vertices of a PLY file (G. Turk's format of 1994): as text, or binary in either order of bytes."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes.arrays import Array
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.columns import fitting_name
from latentwalk.tools.data.features import one_line

MOST_LINES = 1000  # of a header
MOST_LINE_BYTES = 1 << 16
FORMATS = {"ascii": "", "binary_little_endian": "<", "binary_big_endian": ">"}
TYPES = {
    "char": "i1", "uchar": "u1", "short": "i2", "ushort": "u2", "int": "i4", "uint": "u4", "float": "f4",
    "int8": "i1", "uint8": "u1", "int16": "i2", "uint16": "u2", "int32": "i4", "uint32": "u4", "float32": "f4",
    "double": "f8", "float64": "f8",
}  # fmt: skip
# As some scanners call them.
NAMES = {
    "r": "red", "g": "green", "b": "blue", "diffuse_red": "red", "diffuse_green": "green", "diffuse_blue": "blue",
}  # fmt: skip


Table = NDArray[np.void]


@dataclass
class _Element:
    name: str
    count: int
    properties: dict[str, str] = field(default_factory=dict)  # name → numpy's type
    lists: bool = False


def read_vertices(path: Path, notes: list[str]) -> dict[str, Array]:
    """Each property of the vertices as name → (n,) array; `notes` hears which other elements are left out.

    Counts are held against the length of the file before memory is taken.  Raises UsageError for what is no PLY file,
    is cut, or has lists among its vertices.
    """
    with path.open("rb") as file:
        order, elements = _header(path, file)
        before = list(takewhile(lambda element: element.name != "vertex", elements))
        if len(before) == len(elements):
            raise UsageError(f"{path}: expected vertices, found {_named(elements) or 'no element'}")
        vertex = elements[len(before)]
        if vertex.lists or any(element.lists for element in before):
            raise UsageError(f"{path}: expected vertices of numbers alone, before all faces; save it again as points")
        others = [element for element in elements if element is not vertex and element.count]
        if others:
            notes.append(f"of the file {_named(others)} are left out: points alone are shown")
        table = _read_text(path, file, before, vertex) if not order else _read_binary(path, file, order, before, vertex)
    named = {_known(name): name for name in vertex.properties}
    if len(named) < len(vertex.properties):
        named = {name: name for name in vertex.properties}
    return {known: table[name].astype(table.dtype[name].newbyteorder("=")) for known, name in named.items()}


def _known(name: str) -> str:
    plain = fitting_name(name.removeprefix("scalar_"))  # as CloudCompare calls what it measured
    return NAMES.get(plain.lower(), plain.lower() if plain.lower() in ("x", "y", "z", *NAMES.values()) else plain)


def _named(elements: list[_Element]) -> str:
    return ", ".join(f"{element.count:,} {fitting_name(element.name)}" for element in elements)


def _header(path: Path, file: BinaryIO) -> tuple[str, list[_Element]]:
    """The order of bytes, "" for text, and the elements."""
    if file.readline(MOST_LINE_BYTES).strip() != b"ply":
        raise UsageError(f"{path}: expected a PLY file, which begins with the line 'ply'; get the file again")
    order, elements = "", list[_Element]()
    for number in range(2, MOST_LINES):
        words = file.readline(MOST_LINE_BYTES).decode(errors="replace").split()
        match words:
            case ["end_header"]:
                return order, elements
            case ["format", kind, _] if kind in FORMATS:
                order = FORMATS[kind]
            case ["element", name, count] if count.isascii() and count.isdigit() and len(count) < 19:
                elements.append(_Element(name, int(count)))
            case ["property", "list", size, kind, _] if elements and size in TYPES and kind in TYPES:
                elements[-1].lists = True
            case ["property", kind, name] if elements and kind in TYPES and name not in elements[-1].properties:
                elements[-1].properties[name] = TYPES[kind]
            case ["comment" | "obj_info", *_]:
                continue
            case _:
                said = fitting_name(" ".join(words)) if words else "nothing"
                raise UsageError(f"{path}: line {number} of its header: expected a property or element, found '{said}'")
    raise UsageError(f"{path}: expected the end of its header within {MOST_LINES} lines; get the file again")


def _read_binary(path: Path, file: BinaryIO, order: str, before: list[_Element], vertex: _Element) -> Table:
    kinds = {element.name: _kind(element, order) for element in (*before, vertex)}
    skipped = sum(element.count * kinds[element.name].itemsize for element in before)
    start = file.tell() + skipped
    _refuse_cut(path, start + vertex.count * kinds["vertex"].itemsize, vertex.count)
    return np.memmap(path, kinds["vertex"], "r", start, (vertex.count,))


def _kind(element: _Element, order: str) -> np.dtype[np.void]:
    return np.dtype([(name, f"{order}{kind}") for name, kind in element.properties.items()])


def _read_text(path: Path, file: BinaryIO, before: list[_Element], vertex: _Element) -> Table:
    kind = _kind(vertex, "=")
    # Of each number at least a digit and what parts it from the next.
    _refuse_cut(path, file.tell() + 2 * vertex.count * len(vertex.properties) - 1, vertex.count)
    for _ in range(sum(element.count for element in before)):
        if not file.readline():
            break
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a file without lines, which is refused below
            table = np.loadtxt(file, kind, comments=None, max_rows=vertex.count, ndmin=1)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"{path}: its vertices cannot be read ({one_line(error)}); save it again") from error
    if len(table) != vertex.count:
        raise UsageError(f"{path}: expected {vertex.count:,} vertices, found {len(table):,}; get the file again")
    return table


def _refuse_cut(path: Path, needed: int, count: int) -> None:
    if not count:
        raise UsageError(f"{path}: expected vertices, found none; save it again with its points")
    size = path.stat().st_size
    if needed > size:
        raise UsageError(
            f"{path}: its header says {count:,} vertices, which need {needed:,} bytes, found {size:,}; get it again"
        )
