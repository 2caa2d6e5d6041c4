"""Scene files written byte by byte from FORMAT.md alone, whole or spoiled: a second opinion beside the codec."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgpack
import numpy as np

from latentwalk.scenes import (
    Bool,
    Category,
    Decoder,
    Epoch,
    Layer,
    Layout,
    LayoutCells,
    Motion,
    Neighbors,
    Output,
    PackedLayout,
    Quality,
    RoomMap,
    Scalar,
    Scene,
    Selection,
    Surface,
    Text,
    Thumbnails,
    Training,
    Vectors,
)

FILE_HEAD = b"\x89LWSCN\r\n" + struct.pack("<I", 1) + bytes(52)
Arrays = Mapping[str, np.ndarray[Any, Any]]


def align(data: bytes) -> bytes:
    return data + bytes(-len(data) % 64)


def record(kind: object, fields: object = None, arrays: Arrays | None = None, **spoiled: Any) -> bytes:
    """One record.  `spoiled` replaces `declared`, `head`, `body`, `head_bytes`, `body_bytes`, `head_crc`, `body_crc` or
    `mark` by something else."""
    arrays = arrays or {}
    declared = [[name, array.dtype.str[1:], list(array.shape)] for name, array in arrays.items()]
    packed = msgpack.packb({"kind": kind, "fields": fields or {}, "arrays": spoiled.get("declared", declared)})
    head = spoiled.get("head", packed)
    body = spoiled.get("body", b"".join(align(array.tobytes()) for array in arrays.values()))
    start = struct.pack(
        "<4sIQII",
        spoiled.get("mark", b"LWRC"),
        spoiled.get("head_bytes", len(head)),
        spoiled.get("body_bytes", len(body)),
        spoiled.get("head_crc", zlib.crc32(head)),
        spoiled.get("body_crc", zlib.crc32(body)),
    ).ljust(60, b"\0")
    return start + struct.pack("<I", zlib.crc32(start)) + align(head) + body


def texts(name: str, *values: str) -> dict[str, np.ndarray[Any, Any]]:
    """Texts as the two arrays of the format."""
    encoded = [value.encode() for value in values]
    offsets = np.cumsum([0, *map(len, encoded)]).astype("<u8")
    return {f"{name}.offsets": offsets, f"{name}.data": np.frombuffer(b"".join(encoded), "u1")}


def rows(*ids: str) -> bytes:
    """The record that a file begins with."""
    return record("rows", {"count": len(ids)}, texts("ids", *ids))


ABOUT = record("about", {"title": "", "provenance": {}})


def put(path: Path, *records: bytes) -> Path:
    """A file of records, with a sound small one last, so that no spoiled one counts as torn."""
    path.write_bytes(FILE_HEAD + b"".join(records) + ABOUT)
    return path


def full_scene(n: int = 6) -> Scene:
    """A small scene with one of everything."""
    rng = np.random.default_rng(5)

    def f32(*shape: int) -> np.ndarray[Any, np.dtype[np.float32]]:
        return rng.random(shape, np.float32)

    def quality() -> Quality:
        return Quality(3, 0.9, 0.8, 0.7, {"trustworthiness": f32(n)})

    codes = (np.arange(n) % 3 - 1).astype(np.int32)
    own = np.random.default_rng(6).random((n, 3), np.float32)
    decoder = Decoder(
        [Layer("linear", {}, {"weight": f32(4, 2), "bias": f32(4)}), Layer("leaky_relu", {"negative_slope": 0.2})],
        Output("table", names=["a", "b", "c", "d"], scale=f32(4), shift=f32(4), minimum=f32(4), maximum=f32(4) + 1),
        f32(n, 2),
        f32(n, 2),
        {"own": RoomMap("affine", f32(3, 2), f32(2)), "pca": RoomMap("interpolate", k=3)},
        [Layer("linear", {}, {"weight": f32(2, 4)}), Layer("softmax")],
        ["no", "yes"],
        {"model": "vae"},
    )
    epochs = [
        Epoch(1, f32(n, 3), None, codes.clip(0), f32(n), {"loss": 2.5}, quality()),
        Epoch(2.5, np.where(codes[:, None] < 0, np.nan, f32(n, 3)).astype(np.float32), codes >= 0),
    ]
    m, codes_of = -(-n // 1024), rng.integers(0, 1 << 63, n, np.uint64)
    cells = PackedLayout(codes_of, f32(m, 3), f32(m), f32(m, 3), f32(m), 1024, quality(), {"method": "own"})
    motion = Motion(
        run="a", figures={"movement": 0.1, "lost": -0.2}, missing={"jitter": "one step"}, carried=0.25, rows=n, of=2 * n
    )
    return Scene(
        ids=[f"row-{i}" for i in range(n)],
        layouts={
            "own": Layout(own, quality(), {"method": "own", "seed": 1}),
            "pca": Layout(f32(n, 3)),
            "packed": cells,
        },
        columns={
            "label": Category(codes, ["naïve", "東"], np.array([[1, 2, 3], [250, 251, 252]], np.uint8)),
            "size": Scalar(np.array([np.nan, *range(n - 1)], np.float32), "cm", 2.0),
            "right": Bool(codes > 0),
            "word": Text(["", "ein", "Wört", *["x"] * (n - 3)]),
        },
        thumbnails=Thumbnails(rng.integers(0, 255, (2, 3, 5, 3)).astype(np.uint8), np.array([4, 1], np.int32)),
        neighbors=Neighbors(np.tile(np.array([1, -1], np.int32), (n, 1)), f32(n, 2), "cosine"),
        epochs=epochs,
        training=Training(
            "spacetime", {"loss": [[1, 2.5], [2, 1.5]]}, [{"epoch": 2, "text": "drop"}], [motion], ["good"]
        ),
        decoder=decoder,
        vectors=Vectors(f32(n, 5), "cosine"),
        cells={"own": LayoutCells.of(own)},
        selections={
            "worst": Selection(np.array([1, 4], np.int32), "Two of six are wrong here.", {"error rate": 0.5}),
            "naïve": Selection(np.arange(n, dtype=np.int32)),
        },
        surfaces={
            "shell": Surface("own", f32(4, 3), [[0, 1, 2], [3, 2, 1]], 1, None, 0.9, "equal confidence"),
            "own color": Surface("pca", f32(3, 3), np.array([[0, 1, 2]], np.int32), -1, np.array([1, 2, 3], np.uint8)),
        },
        provenance={"data": "made", "none": None, "list": [1, 2.5, True]},
        title="Füll",
    )
