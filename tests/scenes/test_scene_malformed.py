"""One test for each way in which a scene file can be malformed: one line with file, record and field."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import msgpack
import numpy as np
import pytest
from kit.scene_bytes import ABOUT, FILE_HEAD, put, record, rows, texts

from latentwalk.scenes import Epoch, LatentwalkError, Scene, SceneError, append, read, write
from latentwalk.scenes.files import check

N = 3
ROWS = rows("a", "b", "c")


def f4(*shape: int, value: float = 0.5) -> np.ndarray[Any, Any]:
    return np.full(shape, value, "<f4")


def i4(*values: int) -> np.ndarray[Any, Any]:
    return np.array(values, "<i4")


def u1(*shape: int, value: int = 0) -> np.ndarray[Any, Any]:
    return np.full(shape, value, "u1")


def layout(fields: dict[str, Any] | None = None, arrays: dict[str, Any] | None = None, **spoiled: Any) -> bytes:
    sound = {"name": "own", "provenance": {}}
    return record("layout", sound | (fields or {}), {"positions": f4(N, 3)} | (arrays or {}), **spoiled)


def packed(fields: dict[str, Any] | None = None, **arrays: Any) -> bytes:
    sound = {"name": "own", "cell": 1024}
    cells = {"codes": np.zeros(N, "<u8"), "origin": f4(1, 3), "step": f4(1), "center": f4(1, 3), "radius": f4(1)}
    return record("packed", sound | (fields or {}), cells | arrays)


def column(kind: object, arrays: dict[str, Any], **fields: Any) -> bytes:
    return record("column", {"name": "c", "type": kind} | fields, arrays)


def category(codes: np.ndarray[Any, Any], *names: str, **arrays: Any) -> bytes:
    return column("category", {"codes": codes, **texts("names", *names), **arrays})


def thumbnails(pixels: np.ndarray[Any, Any], rows: np.ndarray[Any, Any]) -> bytes:
    return record("thumbnails", {}, {"pixels": pixels, "rows": rows})


def neighbors(indices: np.ndarray[Any, Any], distances: np.ndarray[Any, Any], metric: object = "cosine") -> bytes:
    return record("neighbors", {"metric": metric}, {"indices": indices, "distances": distances})


def selection(rows: np.ndarray[Any, Any], **fields: Any) -> bytes:
    return record("selection", {"name": "worst"} | fields, {"rows": rows})


def epoch(number: object = 1.0, positions: np.ndarray[Any, Any] | None = None, **arrays: Any) -> bytes:
    positions = f4(N, 3) if positions is None else positions
    return record("epoch", {"epoch": number, "metrics": {}}, {"positions": positions, **arrays})


def training(arrays: dict[str, Any] | None = None, **fields: Any) -> bytes:
    return record("training", {"method": "m"} | fields, arrays)


def motion(**fields: Any) -> bytes:
    return training(motion=[{"rows": 0, "of": 0} | fields])


def surface(arrays: dict[str, Any] | None = None, **fields: Any) -> bytes:
    sound = {"name": "s", "layout": "own", "code": 1, "level": 0.9, "text": "t"}
    return record("surface", sound | fields, {"vertices": f4(3, 3), "triangles": i4(0, 1, 2)[None]} | (arrays or {}))


def vectors(values: np.ndarray[Any, Any], metric: object = "cosine") -> bytes:
    return record("vectors", {"metric": metric}, {"values": values})


def cells(arrays: dict[str, Any] | None = None, **fields: Any) -> bytes:
    sound = {"name": "own", "cell": 1024, "block": 64, "made_of": 7}
    spheres = {f"{run}center": f4(1, 3) for run in ("", "block_")} | {f"{run}radius": f4(1) for run in ("", "block_")}
    return record("cells", sound | fields, {"rows": i4(2, 0, 1)} | spheres | (arrays or {}))


QUALITY = {"k": 3, "trustworthiness": 0.5, "continuity": 0.5, "neighbours_kept": 0.5}
LABEL = record("column", {"name": "label", "type": "category"}, {"codes": i4(0, 0, 0), **texts("names", "x", "y")})
BAD_UTF8 = {"ids.offsets": np.array([0, 1], "<u8"), "ids.data": np.array([255], "u1")}
INSIDE_CHARACTER = {"ids.offsets": np.array([0, 1, 2], "<u8"), "ids.data": np.frombuffer("é".encode(), "u1")}
FALLING = {"ids.offsets": np.array([0, 2, 1, 3], "<u8"), "ids.data": np.frombuffer(b"abc", "u1")}
BEYOND = {"ids.offsets": np.array([0, 1, 9], "<u8"), "ids.data": np.frombuffer(b"ab", "u1")}
HUGE_TEXT = {"ids.offsets": np.array([0, 1 << 21], "<u8"), "ids.data": np.full(1 << 21, 97, "u1")}


NOTHING = {"ids.offsets": np.array([], "<u8"), "ids.data": np.array([], "u1")}


def classes(ids: dict[str, Any]) -> bytes:
    """A column whose names are spoiled as ids are."""
    return category(i4(0, 0, 0), **{name.replace("ids", "names"): array for name, array in ids.items()})


def nested(depth: int) -> object:
    return [nested(depth - 1)] if depth else 1


def head(value: object) -> bytes:
    """A head of our own making."""
    return record("x", head=value if isinstance(value, bytes) else msgpack.packb(value))


# What is wrong → (the records, what the message says of record, field, expected and found).
RECORDS: dict[str, tuple[list[bytes], str]] = {
    # Bytes
    "mark": ([record("x", mark=b"JUNK")], r"record 0 at byte 64: header: expected b'LWRC', found b'JUNK'"),
    "header CRC": ([bytes([1]) + ROWS[1:]], r"record 0 at byte 64: header: expected CRC-32 \w+, found \w+"),
    "head CRC": ([record("x", head_crc=1)], r"record 0 at byte 64: head: expected CRC-32 00000001, found \w+"),
    "body CRC": ([ROWS, layout(body_crc=1)], r"record 1 .*\(layout own\): body: expected CRC-32 00000001, found \w+"),
    "head too long": ([record("x", head_bytes=1 << 21)], "head length: expected at most 1048576 bytes, found 2097152"),
    "body too long": ([record("x", body_bytes=1 << 50)], "body length: .*at most 68719476736, found 1125899906842624"),
    "body not aligned": ([record("x", body_bytes=65)], "body length: expected a multiple of 64, .*found 65"),
    # Heads
    "not msgpack": ([head(b"\xc1")], "head: expected a msgpack map, found FormatError"),
    "cut msgpack": ([head(b"\x82\xa1a")], "head: expected a msgpack map, found ValueError"),
    "more behind": ([head(b"\x80\x80")], "head: expected a msgpack map, found ExtraData"),
    "no map": ([head([1])], "head: expected a msgpack map, found list"),
    "no UTF-8": ([head(b"\x81\xa1a\xa1\xff")], "head: expected a msgpack map, found UnicodeDecodeError"),
    "number as key": ([head({"a": {1: 2}})], "head: expected a msgpack map, found ValueError int is not allowed"),
    "extension": ([head({"a": msgpack.ExtType(5, b"x")})], "head: .*extension type 5"),
    "time stamp": ([head({"a": msgpack.Timestamp(1)})], "head: expected texts, numbers.*found Timestamp"),
    "binary": ([head({"a": b"x"})], "head: expected texts, numbers.*found bytes"),
    "too deep": ([head({"a": nested(20)})], "head: expected at most 16 levels, found more"),
    "far too deep": ([head(b"\x91" * 100_000)], "head: expected a msgpack map, found StackError"),
    "list too long": ([head({"a": [0] * 20_000})], "head: .*exceeds max_array_len"),
    "map too long": ([head({str(i): 0 for i in range(20_000)})], "head: .*exceeds max_map_len"),
    "promised list": ([head(b"\xdd\xff\xff\xff\xff")], "head: .*exceeds max_array_len"),
    "too many values": ([head({"a": [[0] * 10_000] * 7})], "head: expected at most 65536 values, found 70"),
    "kind no text": ([record(5)], "record 0 at byte 64: kind: expected a text, found 5"),
    "fields no map": ([record("x", [1])], r"fields: expected a map, found \[1\]"),
    "arrays no list": ([record("x", declared={})], "arrays: expected a list of at most 1024, found {}"),
    "too many arrays": ([record("x", declared=[[str(i), "u1", [0]] for i in range(2000)])], "a list of at most 1024"),
    "no declaration": ([record("x", declared=[["a", "u1"]])], r"arrays: expected \[name, dtype, shape\], found \['a'"),
    "array without name": ([record("x", declared=[[1, "u1", [0]]])], "arrays: expected a name, found 1"),
    "unknown dtype": ([record("x", declared=[["a", "O8", [0]]])], "a: expected one of f4, .*found O8"),
    "no shape": ([record("x", declared=[["a", "u1", []]])], r"a: expected a shape of 1 to 8 sizes, found \[\]"),
    "negative size": ([record("x", declared=[["a", "u1", [-1]]])], r"a: expected sizes from 0 .*found \[-1\]"),
    "bool as size": ([record("x", declared=[["a", "u1", [True]]])], r"a: expected sizes from 0 .*found \[True\]"),
    "huge size": ([record("x", declared=[["a", "u1", [1 << 40]]])], "a: expected sizes from 0 to 68719476736"),
    "huge product": ([record("x", declared=[["a", "u1", [1 << 35] * 8]])], "a: expected at most 68719476736 values"),
    "huge empty": ([record("x", declared=[["a", "u1", [0, *[1 << 35] * 7]]])], "a: expected at most 68719476736"),
    "array beyond body": ([record("x", declared=[["a", "u1", [1000]]])], "a: expected 1000 bytes, found 0 left"),
    "body left over": ([record("x", body=bytes(64))], "arrays: expected 64 bytes, found 0"),
    "array twice": ([record("x", declared=[["a", "u1", [0]]] * 2)], "a: expected one array of this name, found two"),
    # Rows
    "no rows": ([], r"record 0 .*\(about\): kind: expected a rows record before all others, found about"),
    "rows not first": ([layout()], r"record 0 .*\(layout own\): kind: expected a rows record before all others, found"),
    "rows twice": ([ROWS, ROWS], r"record 1 .*\(rows\): kind: expected one rows record, found a second one"),
    "count": ([record("rows", {"count": 2}, texts("ids", "a"))], r"\(rows\): count: expected 1, found 2"),
    "no count": ([record("rows", {}, texts("ids", "a"))], "count: expected a whole number, found nothing"),
    "no ids": ([record("rows", {"count": 0}, texts("ids"))], "ids: expected 1 to 100000000, found 0"),
    "ids missing": ([record("rows", {"count": 0})], "ids.offsets: expected an array of u8, found none"),
    "same id": ([rows("a", "b", "a")], r"ids\[2\]: expected an id that no other row has, found a"),
    "empty id": ([rows("a", "")], r"ids\[1\]: expected an id that no other row has, found an empty one"),
    "ids no UTF-8": ([record("rows", {"count": 1}, BAD_UTF8)], "ids: expected UTF-8, found invalid start byte"),
    "id splits a character": ([record("rows", {"count": 2}, INSIDE_CHARACTER)], "texts that begin at a character"),
    "offsets fall": ([record("rows", {"count": 3}, FALLING)], "ids offsets: expected rising from 0 to 3"),
    "offsets beyond": ([record("rows", {"count": 2}, BEYOND)], "ids offsets: expected rising from 0 to 2, found 0 … 9"),
    "text too long": ([record("rows", {"count": 1}, HUGE_TEXT)], "ids: expected texts of at most 1048576 bytes"),
    # Layouts
    "no name": ([ROWS, record("layout", {}, {"positions": f4(N, 3)})], "name: expected a text, found nothing"),
    "name no text": ([ROWS, layout({"name": 3})], "name: expected a text, found 3"),
    "name with a new line": ([ROWS, layout({"name": "a\nb"})], "name: expected 1 to 200 printable characters"),
    "empty name": ([ROWS, layout({"name": ""})], "name: expected 1 to 200 printable characters"),
    "no positions": ([ROWS, record("layout", {"name": "own"})], "positions: expected an array of f4, found none"),
    "positions double": ([ROWS, layout(arrays={"positions": np.zeros((N, 3))})], "positions: expected f4, found f8"),
    "positions flat": ([ROWS, layout(arrays={"positions": f4(N, 2)})], r"expected shape \(3, 3\), found \(3, 2\)"),
    "positions of others": ([ROWS, layout(arrays={"positions": f4(4, 3)})], r"shape \(3, 3\), found \(4, 3\)"),
    "position NaN": ([ROWS, layout(arrays={"positions": f4(N, 3, value=np.nan)})], r"positions\[0, 0\]: .*found nan"),
    "provenance": ([ROWS, layout({"provenance": 1})], "provenance: expected a map, found 1"),
    "quality no map": ([ROWS, layout({"quality": 1})], "quality: expected a map, found 1"),
    "quality without k": ([ROWS, layout({"quality": QUALITY | {"k": None}})], r"quality\.k: expected a whole number"),
    "quality figure missing": ([ROWS, layout({"quality": {"k": 3}})], r"quality\.trust.*: expected a number"),
    "quality tied": ([ROWS, layout({"quality": QUALITY | {"tied": 1.5}})], "tied: expected 0…1, found 1.5"),
    "unjudged": ([ROWS, layout({"unjudged": 5})], "unjudged: expected a text, found 5"),
    "unjudged without words": ([ROWS, layout({"unjudged": ""})], "expected a text of 1 to 10000 letters"),
    "quality k": ([ROWS, layout({"quality": QUALITY | {"k": 0}})], r"quality\.k: expected 1 to 1024, found 0"),
    "quality beyond": ([ROWS, layout({"quality": QUALITY | {"continuity": 2.0}})], "continuity: expected 0…1, found 2"),
    "quality of rows": (
        [ROWS, layout({"quality": QUALITY}, {"quality.continuity": f4(N, value=2)})],
        r"quality.per_point.continuity\[0\]: expected 0…1, found 2",
    ),
    "unknown quality of rows": (
        [ROWS, layout({"quality": QUALITY}, {"quality.beauty": f4(N)})],
        "quality.per_point: expected one of trust.*found beauty",
    ),
    "another spelling": (
        [ROWS, layout({"quality": QUALITY}, {"quality.neighbors_kept": f4(N)})],
        "quality.per_point: expected one of .*neighbours_kept, found neighbors_kept",
    ),
    "cell of three": ([ROWS, packed({"cell": 3})], "cell: expected a power of two from 256 to 65536, found 3"),
    "cell of no power": ([ROWS, packed({"cell": 3000})], "a power of two from 256 to 65536, found 3000"),
    "packed codes of others": ([ROWS, packed(codes=np.zeros(4, "<u8"))], r"codes: expected shape \(3,\), found \(4,\)"),
    "cells of others": ([ROWS, packed(step=f4(2))], r"step: expected shape \(1,\), found \(2,\)"),
    "step below 0": ([ROWS, packed(step=f4(1, value=-1))], r"step\[0\]: expected 0 or more, found -1"),
    "step NaN": ([ROWS, packed(step=f4(1, value=np.nan))], r"step\[0\]: .*found nan"),
    "step too far": ([ROWS, packed(step=f4(1, value=1e17))], r"origin and step\[0, 0\]: expected numbers from"),
    # Columns
    "unknown type": ([ROWS, column("complex", {})], r"\(column c\): type: expected one of category, .*found complex"),
    "code beyond names": ([ROWS, category(i4(0, 1, 2), "x", "y")], r"codes\[2\]: expected -1…1, found 2"),
    "code below −1": ([ROWS, category(i4(0, -2, 0), "x")], r"codes\[1\]: expected -1…0, found -2"),
    "codes of others": ([ROWS, category(i4(0), "x")], r"codes: expected shape \(3,\), found \(1,\)"),
    "class twice": ([ROWS, category(i4(0, 0, 0), "x", "y", "x")], "names: expected no name twice, found x"),
    "names no UTF-8": ([ROWS, classes(BAD_UTF8)], "names: expected UTF-8, found invalid"),
    "name splits a character": ([ROWS, classes(INSIDE_CHARACTER)], "names: expected texts that"),
    "names fall": ([ROWS, classes(FALLING)], "names offsets: expected rising from 0 to 3"),
    "names of nothing": ([ROWS, classes(NOTHING)], "names offsets: expected 0 and the end of each text, found none"),
    "too many classes": ([ROWS, category(i4(0, 0, 0), *map(str, range(70_000)))], "names: expected at most 65536"),
    "colors": ([ROWS, category(i4(0, 0, 0), "x", colors=u1(2, 3))], r"colors: expected shape \(1, 3\), found"),
    "scalars of others": ([ROWS, column("scalar", {"values": f4(2)})], r"values: expected shape \(3,\), found \(2,\)"),
    "infinite scalar": ([ROWS, column("scalar", {"values": f4(3, value=np.inf)})], "a number or NaN, found inf"),
    "unit": ([ROWS, column("scalar", {"values": f4(3)}, unit=3)], "unit: expected a text, found 3"),
    "center": ([ROWS, column("scalar", {"values": f4(3)}, center=float("nan"))], "center: expected a finite number"),
    "bool of 2": ([ROWS, column("bool", {"values": u1(3, value=2)})], "values: expected 0 or 1, found 2"),
    "bools of others": ([ROWS, column("bool", {"values": u1(4)})], r"values: expected shape \(3,\), found \(4,\)"),
    "texts of others": ([ROWS, column("text", texts("values", "a"))], r"values offsets: .*\(4,\), found \(2,\)"),
    # Pictures and neighbors
    "pixels flat": ([ROWS, thumbnails(u1(1, 4, 4), i4(0))], r"pixels: expected shape \(any, any, any, any\)"),
    "two channels": ([ROWS, thumbnails(u1(1, 4, 4, 2), i4(0))], "pixels: expected 1, 3 or 4 channels, found 2"),
    "pictures of nothing": ([ROWS, thumbnails(u1(1, 0, 4, 1), i4(0))], "pixels: expected sides of 1 to 4096, found 0"),
    "picture too wide": ([ROWS, thumbnails(u1(1, 1, 5000, 1), i4(0))], "sides of 1 to 4096, found 1 x 5000"),
    "picture of no row": ([ROWS, thumbnails(u1(1, 4, 4, 1), i4(3))], r"rows\[0\]: expected 0…2, found 3"),
    "two of one row": ([ROWS, thumbnails(u1(2, 4, 4, 1), i4(1, 1))], "rows: expected one picture a row, found two"),
    "rows of pictures": ([ROWS, thumbnails(u1(2, 4, 4, 1), i4(1))], r"rows: expected shape \(2,\), found \(1,\)"),
    "neighbor of no row": ([ROWS, neighbors(i4(0, 1, 9)[:, None], f4(3, 1))], r"indices\[2, 0\]: .*found 9"),
    "no neighbors": ([ROWS, neighbors(i4()[None].repeat(3, 0), f4(3, 0))], "indices: expected 1 to 1024 neighbors"),
    "distances": ([ROWS, neighbors(i4(0, 1, 2)[:, None], f4(3, 2))], r"distances: expected shape \(3, 1\)"),
    "negative distance": ([ROWS, neighbors(i4(0, 1, 2)[:, None], f4(3, 1, value=-1))], "expected 0 or more, found -1"),
    "metric": ([ROWS, neighbors(i4(0, 1, 2)[:, None], f4(3, 1), "")], "metric: expected 1 to 200 printable"),
    "selection of no row": ([ROWS, selection(i4())], r"\(selection worst\): rows: expected at least one row, found"),
    "row of no scene": ([ROWS, selection(i4(0, 3))], r"rows\[1\]: expected 0…2, found 3"),
    "rows fall": ([ROWS, selection(i4(2, 1))], r"rows\[1\]: expected rising row numbers, each once, found 1"),
    "row twice": ([ROWS, selection(i4(1, 1))], r"rows\[1\]: expected rising row numbers, each once, found 1"),
    "rows of a table": ([ROWS, selection(i4(1)[None])], r"rows: expected shape \(any,\), found \(1, 1\)"),
    "sentence no text": ([ROWS, selection(i4(1), text=3)], "text: expected a text, found 3"),
    "sentence too long": ([ROWS, selection(i4(1), text="x" * 10_001)], "text: expected a text of at most 10000"),
    "number no number": ([ROWS, selection(i4(1), numbers={"a": "b"})], r"numbers\.a: expected a number, found b"),
    "number NaN": ([ROWS, selection(i4(1), numbers={"a": np.nan})], r"numbers\.a: expected a finite number, found nan"),
    "number without name": ([ROWS, selection(i4(1), numbers={"": 1})], "numbers: expected 1 to 200 printable"),
    "selection without name": ([ROWS, record("selection", {}, {"rows": i4(1)})], "name: expected a text, found"),
    "vectors of others": ([ROWS, vectors(f4(2, 4))], r"\(vectors\): values: expected shape \(3, any\), found \(2, 4\)"),
    "vectors flat": ([ROWS, vectors(f4(3))], r"values: expected shape \(3, any\), found \(3,\)"),
    "vectors of nothing": ([ROWS, vectors(f4(3, 0))], "values: expected 1 to 65536 dimensions, found 0"),
    "vector NaN": ([ROWS, vectors(f4(3, 2, value=np.nan))], r"values\[0, 0\]: expected finite numbers, found nan"),
    "metric of vectors": ([ROWS, vectors(f4(3, 2), "manhattan")], "metric: expected cosine or euclidean, found manh"),
    "metric no text": ([ROWS, vectors(f4(3, 2), 3)], "metric: expected a text, found 3"),
    # Cells
    "rows of cells twice": ([ROWS, cells({"rows": i4(2, 0, 2)})], r"\(cells own\): rows: .*once, found none of 1"),
    "row of cells beyond": ([ROWS, cells({"rows": i4(3, 0, 1)})], "rows: expected every row once, found none of 0"),
    "row of cells below": ([ROWS, cells({"rows": i4(-1, 0, 1)})], "rows: expected every row once"),
    "rows of cells few": ([ROWS, cells({"rows": i4(1, 0)})], r"rows: expected shape \(3,\), found \(2,\)"),
    "cells too many": ([ROWS, cells({"radius": f4(2)})], r"radius: expected shape \(1,\), found \(2,\)"),
    "blocks too many": ([ROWS, cells(cell=2, block=1)], r"center: expected shape \(2, 3\), found \(1, 3\)"),
    "cell no multiple": ([ROWS, cells(cell=100)], "cell: expected a multiple of block, both above 0, found 100 and 64"),
    "no block": ([ROWS, cells(block=0)], "cell: expected a multiple of block, both above 0, found 1024 and 0"),
    "center of cells NaN": ([ROWS, cells({"center": f4(1, 3, value=np.nan)})], r"center\[0, 0\]: .*found nan"),
    "radius of cells below": ([ROWS, cells({"block_radius": f4(1, value=-1)})], r"block_radius\[0\]: expected 0…2e"),
    "cells of what": ([ROWS, cells(made_of="x")], "made_of: expected a whole number, found x"),
    # Surfaces
    "surface without layout": ([ROWS, LABEL, surface(layout="")], r"\(surface s\): layout: expected 1 to 200 print"),
    "vertices flat": ([ROWS, LABEL, surface({"vertices": f4(3, 2)})], r"vertices: expected shape \(any, 3\), found"),
    "no vertices": ([ROWS, LABEL, surface({"vertices": f4(0, 3)})], "vertices: expected 1 to 2097152, found 0"),
    "vertex NaN": ([ROWS, LABEL, surface({"vertices": f4(3, 3, value=np.nan)})], r"vertices\[0, 0\]: .*found nan"),
    "no triangles": ([ROWS, LABEL, surface({"triangles": i4()[None].reshape(0, 3)})], "triangles: expected 1 to 4194"),
    "triangles flat": ([ROWS, LABEL, surface({"triangles": i4(0, 1, 2)})], r"triangles: expected shape \(any, 3\)"),
    "triangle of none": ([ROWS, LABEL, surface({"triangles": i4(0, 1, 3)[None]})], r"triangles\[0, 2\]: expected 0…2"),
    "triangle below": ([ROWS, LABEL, surface({"triangles": i4(0, -1, 2)[None]})], r"triangles\[0, 1\]: .*found -1"),
    "surface code": ([ROWS, LABEL, surface(code=2)], "code: expected -1…1, a class of the column label or none"),
    "surface without label": ([ROWS, surface()], "code: expected -1…-1, a class of the column label"),
    "surface code no number": ([ROWS, LABEL, surface(code="x")], "code: expected a whole number, found x"),
    "neither class nor color": ([ROWS, surface(code=-1)], "color: expected one where there is no class, found none"),
    "surface color": ([ROWS, surface({"color": u1(4)}, code=-1)], r"color: expected shape \(3,\), found \(4,\)"),
    "surface level": ([ROWS, LABEL, surface(level=float("inf"))], "level: expected a finite number, found inf"),
    "surface text": ([ROWS, LABEL, surface(text=3)], "text: expected a text, found 3"),
    # Epochs and training
    "epoch no number": ([ROWS, epoch("1")], "epoch: expected a number, found 1"),
    "epoch NaN": ([ROWS, epoch(float("nan"))], r"\(epoch nan\): epoch: expected a finite number, found nan"),
    "epoch falls": ([ROWS, epoch(2), epoch(1)], r"record 2 .*epoch: expected one later than 2, .*found 1"),
    "epoch twice": ([ROWS, epoch(2), epoch(2)], "epoch: expected one later than 2, the last one stored, found 2"),
    "epoch of others": ([ROWS, epoch(1, f4(4, 3))], r"positions: expected shape \(3, 3\), found \(4, 3\)"),
    "metric no number": ([ROWS, record("epoch", {"epoch": 1, "metrics": {"a": "b"}}, {"positions": f4(3, 3)})],
                         r"metrics\.a: expected a number, found b"),
    "prediction without label": ([ROWS, epoch(1, prediction=i4(0, 0, 0))], "prediction: expected a category column"),
    "label loses names": (
        [ROWS, LABEL, epoch(), record("column", {"name": "label", "type": "category"},
                                      {"codes": i4(0, 0, 0), **texts("names", "x")})],
        "names: expected at least 2, as the epochs.*found fewer",
    ),
    "series twice": (
        [ROWS, training({"series.a": np.zeros((2, 2))}, series=["a", "a"])], "series: expected no name twice, found a"
    ),
    "too many points": (
        [ROWS, training({"series.a": np.zeros(((1 << 20) + 1, 2))}, series=["a"])],
        "series: expected at most 1048576 points in all, found 1048577",
    ),
    "position too far": (
        [ROWS, record("layout", {"name": "x", "provenance": {}}, {"positions": f4(3, 3, value=3e38)})],
        r"positions\[0, 0\]: expected numbers from −1e\+18 to 1e\+18; scale them down, found 3",
    ),
    "offsets flat out": (
        [ROWS, record("column", {"name": "c", "type": "category"},
                      {"codes": i4(0, 0, 0), "names.offsets": np.zeros((3, 1), "<u8"), "names.data": u1(0)})],
        r"names offsets: expected shape \(any,\), found \(3, 1\)",
    ),
    "no offsets": (
        [record("rows", {"count": -1}, {"ids.offsets": np.zeros(0, "<u8"), "ids.data": u1(0)})],
        "ids offsets: expected 0 and the end of each text, found none",
    ),
    "escape in a name": (
        [ROWS, record("layout", {"name": "x", "provenance": {}}, {"\x1b]0;t\x07": f4(3, 3), "positions": i4(1)})],
        "positions: expected f4",
    ),
    "series missing": ([ROWS, training(series=["loss"])], "series.loss: expected an array of f8, found none"),
    "series shape": ([ROWS, training({"series.a": np.zeros(4)}, series=["a"])], r"series.a: expected shape \(any, 2\)"),
    "event": ([ROWS, training(events=[{"epoch": 1}])], "events: expected {\"epoch\": number, \"text\": text}"),
    "events no list": ([ROWS, training(events=1)], "events: expected a list, found 1"),
    "diagnosis": ([ROWS, training(diagnosis=[1])], "diagnosis: expected a list of texts, found 1"),
    "motion no list": ([ROWS, training(motion={})], "motion: expected a list, found"),
    "motion of no map": ([ROWS, training(motion=[1])], "motion: expected a list of maps, found 1"),
    "motion of what": ([ROWS, motion(figures={"grace": 1.0})], "motion: expected figures within_pairs, .*found grace"),
    "motion missing what": ([ROWS, motion(missing={"grace": "x"})], "motion: expected figures .*found grace"),
    "motion no number": ([ROWS, motion(figures={"lost": "x"})], r"\.figures\.lost: expected a number, found x"),
    "motion too true": ([ROWS, motion(figures={"lost": 1.5})], "motion.lost: expected −1…1, found 1.5"),
    "motion NaN": ([ROWS, motion(figures={"pooled": float("nan")})], "motion.pooled: expected −1…1, found nan"),
    "jitter below": ([ROWS, motion(figures={"jitter": -1.0})], "motion.jitter: expected a number from 0 on, found -1"),
    "jitter infinite": ([ROWS, motion(figures={"jitter": float("inf")})], "motion.jitter: .*found inf"),
    "motion why": ([ROWS, motion(missing={"lost": 3})], r"motion\[0\]\.missing\.lost: expected a text, found 3"),
    "motion no why": ([ROWS, motion(missing={"lost": ""})], "motion.missing.lost: expected 1 to 10000 letters"),
    "motion carried": ([ROWS, motion(carried=2)], "motion.carried: expected 0…1, found 2"),
    "motion filtered": ([ROWS, motion(filtered=-1)], "motion.filtered: expected a number from 0 on, found -1"),
    "motion of more rows": ([ROWS, motion(rows=4, of=3)], "motion.rows: expected 0…3, found 4"),
    "motion of half a row": ([ROWS, motion(rows=0.5)], r"motion\[0\]\.rows: expected a whole number, found 0.5"),
    "motion of a run": ([ROWS, motion(run="\x1b")], "motion.run: expected 1 to 200 printable characters"),
    "coherence": ([ROWS, training(coherence={"jitter": "x"})], "coherence.jitter: expected a number, found x"),
    "title": ([ROWS, record("about", {"title": 1})], "title: expected a text, found 1"),
}  # fmt: skip


@pytest.mark.parametrize("name", RECORDS)
def test_malformed(tmp_path: Path, name: str) -> None:
    records, message = RECORDS[name]
    path = put(tmp_path / "bad.scene", *records)
    with pytest.raises(SceneError, match=message) as caught:
        read(path)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


# What only the arrays tell, which are not read at opening.
LAZY = {
    "body CRC of an epoch": (
        record("epoch", {"epoch": 1}, {"positions": f4(N, 3)}, body_crc=1),
        "body: expected CRC-32",
    ),
    "position NaN where present": (epoch(1, f4(N, 3, value=np.nan)), r"positions\[0, 0\]: .*present, found nan"),
    "present of 2": (epoch(1, present=u1(N, value=2)), "present: expected 0 or 1, found 2"),
    "position too far": (epoch(1, f4(N, 3, value=1e30)), r"positions\[0, 0\]: expected numbers to 1e\+18"),
    "prediction beyond names": (epoch(1, prediction=i4(0, 1, 2)), r"prediction\[2\]: expected -1…1, found 2"),
    "confidence beyond": (epoch(1, confidence=f4(N, value=3)), r"confidence\[0\]: expected 0…1, found 3"),
}


@pytest.mark.parametrize("name", LAZY)
def test_malformed_epoch_is_found_when_used(tmp_path: Path, name: str) -> None:
    bad, message = LAZY[name]
    path = put(tmp_path / "bad.scene", ROWS, LABEL, bad)
    scene = read(path)
    assert scene.epochs[0].epoch == 1
    for use in (lambda: scene.epochs[0].positions, lambda: scene.epochs[0].prediction, lambda: check(path)):
        with pytest.raises(SceneError, match=message):
            use()


def test_check_reads_pixels(tmp_path: Path) -> None:
    pictures = record("thumbnails", {}, {"pixels": u1(1, 4, 4, 1), "rows": i4(0)}, body_crc=1)
    path = put(tmp_path / "a.scene", ROWS, pictures)
    assert read(path).thumbnails is not None
    with pytest.raises(SceneError, match=r"\(thumbnails\): body: expected CRC-32"):
        check(path)


@pytest.mark.parametrize(
    ("data", "message"),
    {
        b"": "magic: expected .*found an empty file",
        b"\x89PNG\r\n\x1a\n" + bytes(100): "magic: expected .*it is another kind of file",
        FILE_HEAD[:40]: "file head: expected 64 bytes, found 40",
        FILE_HEAD[:8] + struct.pack("<I", 2) + FILE_HEAD[12:]: "version: expected 1, found 2; a newer",
        FILE_HEAD: "rows: expected a record with the row ids, found none; the file is cut or empty",
    }.items(),
)
def test_malformed_file_head(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "bad.scene").write_bytes(data)
    with pytest.raises(SceneError, match=message):
        read(tmp_path / "bad.scene")


def test_values_of_all_heads_together_are_limited(tmp_path: Path) -> None:
    many = record("x", {"a": [[0] * 10_000] * 6})
    (tmp_path / "a.scene").write_bytes(FILE_HEAD + ROWS + many * 75 + ABOUT)
    with pytest.raises(SceneError, match="at most 4194304 values in all records"):
        read(tmp_path / "a.scene")


def test_number_of_records_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("latentwalk.scenes.log.reader.MAX_RECORDS", 3)
    with pytest.raises(SceneError, match="at most 3 records, found more"):
        read(put(tmp_path / "a.scene", ROWS, ABOUT, ABOUT, ABOUT))


def test_no_writer_makes_more_records_than_a_reader_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.scene"
    write(path, Scene(["a"]))
    monkeypatch.setattr("latentwalk.scenes.log.reader.MAX_RECORDS", 4)
    monkeypatch.setattr("latentwalk.scenes.log.writer.MAX_RECORDS", 4)
    epochs = [Epoch(epoch, np.zeros((1, 3), np.float32)) for epoch in range(5)]
    with pytest.raises(LatentwalkError, match=r"a\.scene: holds 4 records, as many as it can; go on in a new file"):
        append(path, epochs)
    assert [each.epoch for each in read(path).epochs] == [0, 1]
