"""Points as binary glTF 2.0: opened by browsers, headsets, Blender and Windows."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import numpy as np

from latentwalk.assets.colors import linear
from latentwalk.scenes import Bool, Category, Column, Scalar
from latentwalk.scenes.outputs import whole
from latentwalk.tools.sending.outgoing import Outgoing
from latentwalk.tools.sending.said import about, program

FLOAT, POINTS, ARRAY_BUFFER = 5126, 0, 34962  # numbers of OpenGL, as glTF has them


def write(sent: Outgoing, path: Path) -> list[str]:
    """Write one primitive of points: positions in the units of the layout, which its node brings into meters as a walk
    does, and COLOR_0, in linear light as glTF wants it.

    The mesh's `extras` have ids and columns, null where something is missing.
    """
    found = sent.points
    colors = np.ascontiguousarray(linear(found.colors), "<f4")
    places = np.ascontiguousarray(found.positions, "<f4")
    views, accessors, body = [], [], b""
    for values in (places, colors):
        views.append({"buffer": 0, "byteOffset": len(body), "byteLength": values.nbytes, "target": ARRAY_BUFFER})
        accessors.append({"bufferView": len(views) - 1, "componentType": FLOAT, "count": len(values), "type": "VEC3"})
        body += values.tobytes()
    accessors[0] |= {"min": places.min(axis=0).tolist(), "max": places.max(axis=0).tolist()}
    columns = {name: _plain(column) for name, column in sent.columns_of(found.rows).items()}
    primitive = {"attributes": {"POSITION": 0, "COLOR_0": 1}, "mode": POINTS}
    node = {"mesh": 0, "name": found.layout, "scale": [found.scale] * 3, "translation": found.offset.tolist()}
    head = {
        "asset": {"version": "2.0", "generator": program(), "extras": about(sent)},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [node],
        "meshes": [
            {"name": found.layout, "primitives": [primitive], "extras": {"ids": sent.point_ids, "columns": columns}},
        ],
        "accessors": accessors,
        "bufferViews": views,
        "buffers": [{"byteLength": len(body)}],
    }
    with whole(path) as beside:
        beside.write_bytes(packed(head, body))
    return [f"layout {found.layout}, colors by {found.color}, in meters", *sent.absent(found.rows)]


def packed(head: dict[str, Any], body: bytes) -> bytes:
    """A file of two chunks: what is in it, and the numbers."""
    text = json.dumps(head, ensure_ascii=False, allow_nan=False).encode()
    chunks = b""
    for name, data, fill in ((b"JSON", text, b" "), (b"BIN\0", body, b"\0")):
        data += fill * (-len(data) % 4)
        chunks += struct.pack("<I4s", len(data), name) + data
    return struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks


def _plain(column: Column) -> dict[str, object]:
    """A column as JSON has it."""
    match column:
        case Category():
            codes = [code if code >= 0 else None for code in column.codes.tolist()]
            return {"type": "category", "names": column.names, "codes": codes}
        case Scalar():
            values = [None if value != value else float(str(value)) for value in column.values]  # its shortest digits
            return {"type": "scalar", "unit": column.unit, "values": values}
        case Bool():
            return {"type": "bool", "values": column.values.tolist()}
        case _:
            return {"type": "text", "values": list(column.values)}
