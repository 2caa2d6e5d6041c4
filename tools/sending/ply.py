"""Points as PLY (G. Turk's format of 1994), as MeshLab, CloudCompare, Blender and trimesh read it."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np

from latentwalk.scenes import Bool, Category, Scalar
from latentwalk.scenes.arrays import Array
from latentwalk.scenes.outputs import whole
from latentwalk.tools.sending.outgoing import Outgoing
from latentwalk.tools.sending.said import program

TYPES = {"f4": "float", "u1": "uchar", "i4": "int"}
MOST_NAMED, MOST_BYTES = 200, 500  # classes of a column, and bytes of a comment
OWN = ("x", "y", "z", "red", "green", "blue")


def write(sent: Outgoing, path: Path) -> list[str]:
    """Write vertices in the units of the layout, with colors, and columns as further properties: numbers as float, yes
    and no as 1 and 0, classes as codes whose names stand in comments, −1 unknown."""
    found = sent.points
    properties: dict[str, Array] = dict(zip(OWN, [*found.positions.T, *found.colors.T], strict=True))
    comments = [program(), sent.made, sent.scene.title, f"layout {found.layout}, colors by {found.color}"]
    unnamed: list[str] = []
    for name, column in sent.columns_of(found.rows).items():
        free = _free(name, properties)
        match column:
            case Scalar():
                properties[free] = column.values
            case Bool():
                properties[free] = column.values.astype(np.uint8)
            case Category():
                properties[free] = column.codes
                if len(column.names) <= MOST_NAMED:
                    comments += [f"class {free} {code} {each}" for code, each in enumerate(column.names)]
                else:
                    unnamed.append(f"of {name} the names of its {len(column.names):,} classes are left out")
    kind = [(name, f"<{values.dtype.str[1:]}") for name, values in properties.items()]
    table = np.empty(len(found.rows), kind)
    for name, values in properties.items():
        table[name] = values
    lines = ["ply", "format binary_little_endian 1.0", *(f"comment {_ascii(line)}" for line in comments)]
    lines += [f"element vertex {len(table)}", *(f"property {TYPES[code[1:]]} {name}" for name, code in kind)]
    with whole(path) as beside, beside.open("wb") as file:
        file.write("\n".join([*lines, "end_header", ""]).encode("ascii"))
        file.write(table.tobytes())
    return [f"layout {found.layout}, colors by {found.color}", *unnamed, *sent.absent(found.rows)]


def _free(name: str, taken: dict[str, Array]) -> str:
    """A name of one word, which none has."""
    free = word = re.sub(r"[^A-Za-z0-9_]+", "_", name).strip("_") or "column"
    number = 1
    while free in taken:
        number += 1
        free = f"{word}_{number}"
    return free


def _ascii(line: str) -> str:
    """A line that every reader takes; some read no more than 1,024 bytes."""
    return " ".join(line.encode("ascii", "backslashreplace").decode().split())[:MOST_BYTES]
