"""Points as binary glTF 2.0: opened by browsers, headsets, Blender and Windows."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import numpy as np

from latentwalk.assets.colors import linear
from latentwalk.assets.points import Points
from latentwalk.scenes import Bool, Category, Column, Scalar, UsageError
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.outputs import whole
from latentwalk.scenes.queries.asked import EPOCHS
from latentwalk.scenes.queries.epoch import epoch_positions
from latentwalk.tools.sending.outgoing import Outgoing
from latentwalk.tools.sending.said import about, program

FLOAT, POINTS, ARRAY_BUFFER = 5126, 0, 34962  # numbers of OpenGL, as glTF has them
SHAPES = {1: "SCALAR", 3: "VEC3"}


class _Buffer:
    """The numbers of a file, float32, and how its JSON finds them."""

    def __init__(self) -> None:
        self.views: list[dict[str, object]] = []
        self.accessors: list[dict[str, object]] = []
        self.pieces: list[bytes] = []
        self.size = 0

    def add(self, values: F32, *, drawn: bool = True) -> int:
        """Add (k,) or (k, 3), and give the number of its accessor; of what is `drawn` a renderer wants to know."""
        piece = values.astype("<f4").tobytes()
        target = {"target": ARRAY_BUFFER} if drawn else {}
        self.views.append({"buffer": 0, "byteOffset": self.size, "byteLength": len(piece), **target})
        table = values.reshape(len(values), -1)
        low, high = table.min(axis=0).tolist(), table.max(axis=0).tolist()
        accessor = {"bufferView": len(self.views) - 1, "componentType": FLOAT, "count": len(table)}
        self.accessors.append(accessor | {"type": SHAPES[table.shape[1]], "min": low, "max": high})
        self.pieces.append(piece)
        self.size += len(piece)
        return len(self.accessors) - 1


def write(sent: Outgoing, path: Path) -> list[str]:
    """Write one primitive of points: positions in the units of the layout, which its node brings into meters as a walk
    does, and COLOR_0, in linear light as glTF wants it.

    The mesh's `extras` have ids and columns, null where something is missing.  Several epochs are morph targets and an
    animation, a second each: the mesh itself is the last.
    """
    found = sent.points
    if not len(found.rows):
        raise UsageError("--format glb: expected rows, found none that are present")
    numbers = _Buffer()
    attributes = {
        "POSITION": numbers.add(found.positions),
        "COLOR_0": numbers.add(np.asarray(linear(found.colors), np.float32)),
    }
    primitive: dict[str, object] = {"attributes": attributes, "mode": POINTS}
    columns = {name: _plain(column) for name, column in sent.columns_of(found.rows).items()}
    extras = {"ids": sent.point_ids, "columns": columns}
    mesh: dict[str, object] = {"name": found.layout, "primitives": [primitive], "extras": extras}
    head: dict[str, object] = {
        "asset": {"version": "2.0", "generator": program(), "extras": about(sent)},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0, "name": found.layout, "scale": [found.scale] * 3, "translation": found.offset.tolist()}],
        "meshes": [mesh],
    }
    if len(sent.epochs) > 1:
        primitive["targets"] = [{"POSITION": numbers.add(moved)} for moved in _moves(sent, found)]
        mesh["weights"] = [0.0] * (len(sent.epochs) - 1)
        head["animations"] = [_animation(numbers, len(sent.epochs))]
    head |= {"accessors": numbers.accessors, "bufferViews": numbers.views, "buffers": [{"byteLength": numbers.size}]}
    with whole(path) as beside:
        beside.write_bytes(packed(head, b"".join(numbers.pieces)))
    return [f"layout {found.layout}, colors by {found.color}, in meters", *sent.absent(found.rows)]


def _moves(sent: Outgoing, found: Points) -> list[F32]:
    """How far each point (k, 3) is at every epoch but the last from where it is at the last; while it is absent it
    stands where it is next."""
    places, moves = found.positions, list[F32]()
    for epoch in reversed(sent.epochs[:-1]):
        then = epoch_positions(epoch)[found.rows]
        places = np.where(np.isfinite(then), then, places)
        moves.append(places - found.positions)
        sent.advance(len(sent.rows))
    return moves[::-1]


def _animation(numbers: _Buffer, count: int) -> dict[str, object]:
    """Play the epochs, one a second: the weight of each target is 1 at its own, and none has any at the last."""
    times = numbers.add(np.arange(count, dtype=np.float32), drawn=False)
    weights = numbers.add(np.eye(count, count - 1, dtype=np.float32).ravel(), drawn=False)
    sampler = {"input": times, "output": weights, "interpolation": "LINEAR"}
    channel = {"sampler": 0, "target": {"node": 0, "path": "weights"}}
    return {"name": EPOCHS, "samplers": [sampler], "channels": [channel]}


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
