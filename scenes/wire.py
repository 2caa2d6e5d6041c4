"""How one record looks as bytes: a 64-byte header, a msgpack head, and raw arrays, each aligned to 64 bytes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import prod
from pathlib import PurePath
from typing import Any

import msgpack
import numpy as np

from latentwalk.scenes.arrays import Array
from latentwalk.scenes.errors import SceneError
from latentwalk.scenes.limits import (
    MAX_ARRAYS,
    MAX_BODY_BYTES,
    MAX_DEPTH,
    MAX_HEAD_BYTES,
    MAX_ITEMS,
    MAX_NODES,
)

ALIGNMENT = 64  # a cache line, and enough for any vector instruction on an array where it lies in the file
MARK = b"LWRC"
HEADER = struct.Struct("<4sIQII")  # mark, head bytes, body bytes, CRC-32 of the head, CRC-32 of the body
HEADER_BYTES = ALIGNMENT  # the fields, zeros up to the last 4 bytes, and there the CRC-32 of the 60 before
_PLAIN = frozenset((type(None), bool, int, float, str))
DTYPES = {name: np.dtype("<" + name) for name in ("f4", "f8", "i4", "u1", "u8")}


class ValidationError(ValueError):
    """A value that does not fit the format: which `field`, what was expected, what was found."""

    def __init__(self, field: str, expected: str, found: object) -> None:
        super().__init__(f"{shown(field)}: expected {expected}, found {shown(found)}")


def shown(value: object) -> str:
    """A value on one line of a message: texts that are already words stay as they are."""
    text = value if isinstance(value, str) else repr(value)
    text = "".join(c if c.isprintable() else "?" for c in text[:121])
    return text if len(text) <= 120 else text[:119] + "…"


def padded(size: int) -> int:
    """`size` bytes rounded up to the alignment."""
    return -(-size // ALIGNMENT) * ALIGNMENT


@dataclass(frozen=True)
class Header:
    """The fixed part of a record."""

    head_bytes: int
    body_bytes: int
    head_crc: int
    body_crc: int

    @property
    def record_bytes(self) -> int:
        """Length of the whole record, header and padding included."""
        return HEADER_BYTES + padded(self.head_bytes) + self.body_bytes

    def pack(self) -> bytes:
        """The 64 bytes of it."""
        fields = HEADER.pack(MARK, self.head_bytes, self.body_bytes, self.head_crc, self.body_crc)
        start = fields.ljust(HEADER_BYTES - 4, b"\0")
        return start + struct.pack("<I", zlib.crc32(start))

    @classmethod
    def unpack(cls, data: bytes) -> Header:
        """Read 64 bytes; raises `ValidationError` where they are no header or exceed a limit."""
        (crc,) = struct.unpack_from("<I", data, HEADER_BYTES - 4)
        found = zlib.crc32(data[: HEADER_BYTES - 4])
        if found != crc:
            raise ValidationError("header", f"CRC-32 {crc:08x}", f"{found:08x} (the file is damaged)")
        mark, head_bytes, body_bytes, head_crc, body_crc = HEADER.unpack_from(data)
        if mark != MARK:
            raise ValidationError("header", repr(MARK), mark)
        if head_bytes > MAX_HEAD_BYTES:
            raise ValidationError("head length", f"at most {MAX_HEAD_BYTES} bytes", head_bytes)
        if body_bytes > MAX_BODY_BYTES or body_bytes % ALIGNMENT:
            raise ValidationError("body length", f"a multiple of {ALIGNMENT}, at most {MAX_BODY_BYTES}", body_bytes)
        return cls(head_bytes, body_bytes, head_crc, body_crc)


def plain(value: object, field: str, depth: int = 0) -> Any:
    """`value` with numpy numbers, tuples and paths as what msgpack knows; raises `ValidationError` for all else."""
    if depth > MAX_DEPTH:
        raise ValidationError(field, f"at most {MAX_DEPTH} levels", "more")
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, int) and not -(1 << 63) <= value < 1 << 64:
        raise ValidationError(field, "a number of 64 bits", value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, PurePath):
        return str(value)
    if isinstance(value, Mapping):
        return {_key(k, field): plain(v, f"{field}.{k}", depth + 1) for k, v in value.items()}
    if isinstance(value, list | tuple | np.ndarray):
        return [plain(v, field, depth + 1) for v in value]
    raise ValidationError(field, "text, number, bool, list or map", type(value).__name__)


def _key(key: object, field: str) -> str:
    if not isinstance(key, str):
        raise ValidationError(field, "texts as keys", key)
    return key


def count_nodes(value: Any) -> int:
    """How many values a decoded head has; raises `ValidationError` for kinds of values that a scene does not hold."""
    nodes, depth, level = 0, 0, [value]
    while level:  # level by level, not by recursion: this is much of the time that a file of many epochs takes to open
        if depth > MAX_DEPTH:
            raise ValidationError("head", f"at most {MAX_DEPTH} levels", "more")
        nodes, depth, inner = nodes + len(level), depth + 1, list[Any]()
        for item in level:
            kind = type(item)
            if kind is dict:
                nodes += len(item)
                inner += item.values()
            elif kind is list:
                inner += item
            elif kind not in _PLAIN:
                raise ValidationError("head", "texts, numbers, bools, lists and maps", kind.__name__)
        level = inner
    return nodes


def _no_extension(code: int, _data: bytes) -> None:
    raise ValueError(f"extension type {code}")


def unpack_head(data: bytes) -> tuple[dict[str, object], int]:
    """The map of a head and its number of values; raises `ValidationError`."""
    try:
        # Limited before anything is made of it: a few bytes can ask for a list of four thousand million.
        head = msgpack.unpackb(
            data, ext_hook=_no_extension, strict_map_key=True, max_array_len=MAX_ITEMS, max_map_len=MAX_ITEMS
        )
    except (ValueError, msgpack.UnpackException) as error:
        raise ValidationError("head", "a msgpack map", f"{type(error).__name__} {error}") from None
    if not isinstance(head, dict):
        raise ValidationError("head", "a msgpack map", type(head).__name__)
    nodes = count_nodes(head)
    if nodes > MAX_NODES:
        raise ValidationError("head", f"at most {MAX_NODES} values", nodes)
    return head, nodes


def encode(kind: str, fields: Mapping[str, object], arrays: Mapping[str, Array]) -> Iterable[memoryview | bytes]:
    """The bytes of a record in order; big arrays are not copied.  Raises `ValidationError` beyond the limits."""
    blocks = {name: _little(name, array) for name, array in arrays.items()}
    head = encode_head(kind, fields, {name: (block.dtype.str[1:], block.shape) for name, block in blocks.items()})
    body: list[memoryview | bytes] = []
    for block in blocks.values():
        body.append(block.reshape(-1).view(np.uint8).data)
        body.append(bytes(padded(block.nbytes) - block.nbytes))
    crc, size = 0, 0
    for part in body:
        crc, size = zlib.crc32(part, crc), size + len(part)
    if size > MAX_BODY_BYTES:
        raise ValidationError("arrays", f"at most {MAX_BODY_BYTES} bytes", size)
    header = Header(len(head), size, zlib.crc32(head), crc)
    return [header.pack() + head.ljust(padded(len(head)), b"\0"), *body]


def encode_head(kind: str, fields: Mapping[str, object], arrays: Mapping[str, tuple[str, tuple[int, ...]]]) -> bytes:
    """The head of a record with arrays of these dtypes and shapes.  Raises `ValidationError` beyond the limits."""
    declared = [[name, dtype, list(shape)] for name, (dtype, shape) in arrays.items()]
    try:
        head: bytes = msgpack.packb({"kind": kind, "fields": plain(dict(fields), kind), "arrays": declared})
    except UnicodeEncodeError as error:
        raise ValidationError("fields", "texts that UTF-8 can hold", error.reason) from None
    if len(head) > MAX_HEAD_BYTES:
        raise ValidationError("fields", f"at most {MAX_HEAD_BYTES} bytes", len(head))
    unpack_head(head)  # what is written can be read
    _check_declared(declared)
    return head


def _little(name: str, array: Array) -> Array:
    block = np.ascontiguousarray(array, array.dtype.newbyteorder("<"))
    block = block.view(np.uint8) if block.dtype == np.bool_ else block
    if block.dtype not in DTYPES.values():
        raise ValidationError(name, "bool, " + ", ".join(DTYPES), array.dtype)
    return block


@dataclass(frozen=True, eq=False)
class Record:
    """One record of a log: its `kind`, its `fields`, and its `arrays` as read-only views of its `body`.

    The body is not checked until `verify` is called: a log of many large records opens without going through them.
    `title` says which record it is in a message; `nodes` counts the values of its head.
    """

    kind: str
    fields: dict[str, object]
    arrays: dict[str, Array]
    title: str
    body: memoryview
    body_crc: int
    nodes: int

    def verify(self) -> None:
        """Compare the body with its CRC-32; raises `SceneError`."""
        crc = zlib.crc32(self.body)
        if crc != self.body_crc:
            raise SceneError(f"{self.title}: body: expected CRC-32 {self.body_crc:08x}, found {crc:08x}; it is damaged")


def as_read(kind: str, fields: Mapping[str, object], arrays: Mapping[str, Array]) -> Record:
    """What a reader will have of a record that is to be written, but for its bytes.  Raises as `encode`."""
    stored = {name: _little(name, array) for name, array in arrays.items()}
    return Record(kind, plain(dict(fields), kind), stored, kind, memoryview(b""), 0, 0)


def decode(head_bytes: bytes, body: memoryview, body_crc: int, where: str) -> Record:
    """Make a `Record` of a head and a body; raises `ValidationError` where they do not fit each other."""
    head, nodes = unpack_head(head_bytes)
    kind, fields, declared = head.get("kind"), head.get("fields"), head.get("arrays")
    if not isinstance(kind, str):
        raise ValidationError("kind", "a text", kind)
    if not isinstance(fields, dict):
        raise ValidationError("fields", "a map", fields)
    arrays: dict[str, Array] = {}
    offset = 0
    for name, dtype, shape in _check_declared(declared):
        size = prod(shape) * dtype.itemsize
        if offset + size > len(body):
            raise ValidationError(name, f"{size} bytes", f"{max(0, len(body) - offset)} left in the record")
        if name in arrays:
            raise ValidationError(name, "one array of this name", "two")
        # Padding may lead past the end, where only an empty array fits, which numpy still wants to begin by the end.
        arrays[name] = np.frombuffer(body, dtype, prod(shape), min(offset, len(body))).reshape(shape)
        offset += padded(size)
    if offset != len(body):
        raise ValidationError("arrays", f"{len(body)} bytes", offset)
    named = fields.get("name", fields.get("epoch", ""))
    title = f"{where} ({shown(kind)}{' ' + shown(named) if named != '' else ''})"
    return Record(kind, fields, arrays, title, body, body_crc, nodes)


def _check_declared(declared: object) -> list[tuple[str, np.dtype[np.generic], tuple[int, ...]]]:
    if not isinstance(declared, list) or len(declared) > MAX_ARRAYS:
        raise ValidationError("arrays", f"a list of at most {MAX_ARRAYS}", declared)
    return [_declaration(item) for item in declared]


def _declaration(item: object) -> tuple[str, np.dtype[np.generic], tuple[int, ...]]:
    if not isinstance(item, list) or len(item) != 3:
        raise ValidationError("arrays", "[name, dtype, shape]", item)
    name, dtype, shape = item
    if not isinstance(name, str):
        raise ValidationError("arrays", "a name", name)
    if not isinstance(dtype, str) or dtype not in DTYPES:
        raise ValidationError(name, "one of " + ", ".join(DTYPES), dtype)
    if not isinstance(shape, list) or not 1 <= len(shape) <= 8:
        raise ValidationError(name, "a shape of 1 to 8 sizes", shape)
    for size in shape:
        if type(size) is not int or not 0 <= size <= MAX_BODY_BYTES:
            raise ValidationError(name, f"sizes from 0 to {MAX_BODY_BYTES}", shape)
    if prod(max(size, 1) for size in shape) > MAX_BODY_BYTES:  # numpy refuses too much even where a size is 0
        raise ValidationError(name, f"at most {MAX_BODY_BYTES} values", shape)
    return name, DTYPES[dtype], tuple(shape)
