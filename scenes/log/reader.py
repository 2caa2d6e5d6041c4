"""Append-only logs of records, as they are read: readers follow, a torn last record is ignored.  `writer` appends.

A scene is such a log, and so is the recording of a training run; they differ in their magic number and record kinds.
"""

from __future__ import annotations

import mmap
import os
import stat
import struct
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np

from latentwalk.scenes.errors import SceneError, UsageError
from latentwalk.scenes.limits import MAX_RECORDS, MAX_TOTAL_NODES
from latentwalk.scenes.log import guard
from latentwalk.scenes.log.holes import LARGE, crc32_of_zeros, next_hole
from latentwalk.scenes.wire import (
    ALIGNMENT,
    HEADER_BYTES,
    MARK,
    Header,
    Record,
    ValidationError,
    decode,
    padded,
    shown,
)

MAGIC_BYTES = 8
VERSION = 1
_CHUNK = 1 << 20  # read at once where only sums are wanted
_MAX_ZEROS = 64 << 20  # looked at before a tail counts as what a power failure left
_MAX_TAIL = 1 << 30  # behind a header that is half there
_MAX_MAPS = 256  # of one reader: Python keeps a file descriptor for each
MAX_COPIED = 256 << 20  # bytes of a file that are read into memory: whoever cuts or rewrites it then harms nobody


def file_head(magic: bytes) -> bytes:
    """The first 64 bytes of a log: magic, version, zeros."""
    return (magic + struct.pack("<I", VERSION)).ljust(ALIGNMENT, b"\0")


def open_log(path: Path, mode: str) -> BinaryIO:
    """Open a regular file unbuffered; raises `UsageError` naming what is wrong with it."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UsageError(f"{path}: expected a file, found a folder or device")
        # Unbuffered: a buffer would go on showing the tail as it was before the file grew.
        return path.open(mode, buffering=0)  # type: ignore[return-value]
    except OSError as error:
        raise UsageError(f"{path}: cannot be opened: {error.strerror}") from None


@dataclass(frozen=True)
class _Place:
    """Where a complete record lies."""

    index: int
    offset: int
    header: Header

    @property
    def end(self) -> int:
        return self.offset + self.header.record_bytes


class LogReader:
    """Reads a log as far as it is complete, and further as it grows.

    `end`: bytes that are complete; `torn_bytes`: what lies behind them, of a record that is being written or was never
    finished; `count`: records so far.  Raises `UsageError` for a file that cannot be opened, `SceneError` for one that
    is not such a log.
    """

    def __init__(self, path: Path, magic: bytes) -> None:
        self.path = Path(path)
        self._file = open_log(self.path, "rb")
        self.end = ALIGNMENT
        self.count = 0
        self._nodes = 0
        self._maps = 0
        try:
            self._check_magic(magic)
        except SceneError:
            self.close()
            raise

    def close(self) -> None:
        """Stop following.  Arrays that were handed out stay valid."""
        self._file.close()

    def __enter__(self) -> LogReader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def size(self) -> int:
        """Length of the file now."""
        return os.fstat(self._file.fileno()).st_size

    @property
    def torn_bytes(self) -> int:
        """Bytes behind the last complete record."""
        return max(0, self.size - self.end)

    def poll(self) -> list[Record]:
        """The records that became complete since the last call.  Raises `SceneError` where the log is damaged."""
        if self._replaced():
            raise SceneError(f"{self.path}: was replaced or removed; open it again")
        places = self._scan()
        if not places:
            return []
        start = places[0].offset
        view = self._view(start, places[-1].end)
        if isinstance(view.obj, mmap.mmap):
            marks = [(place.offset, place.header.pack()) for place in places]
            guard.mapped(self.path, self._file.fileno(), [*marks, (places[-1].end - 1, bytes(view[-1:]))])
        return [self._record(place, view[place.offset - start : place.end - start]) for place in places]

    def _view(self, start: int, end: int) -> memoryview:
        """The bytes from `start` to `end`: copied while the file is small, and where a long follower would run out of
        file descriptors, else mapped."""
        if end <= MAX_COPIED or self._maps == _MAX_MAPS:
            return self._copy(start, end - start)
        self._maps += 1
        before = start % mmap.ALLOCATIONGRANULARITY
        size = end - start + before
        try:
            mapped = mmap.mmap(self._file.fileno(), size, access=mmap.ACCESS_READ, offset=start - before)
        except (OSError, ValueError) as error:
            raise SceneError(f"{self.path}: {size} bytes cannot be mapped: {error}") from None
        return memoryview(mapped)[before:]

    def _copy(self, start: int, size: int) -> memoryview:
        """As mapped bytes are: aligned and not to be written to."""
        buffer = np.empty(size + ALIGNMENT, np.uint8)
        first = -buffer.ctypes.data % ALIGNMENT
        copied = buffer.data[first : first + size]
        done = 0
        self._file.seek(start)
        while done < size:
            count = self._file.readinto(copied[done : done + _CHUNK])  # type: ignore[attr-defined]
            if not count:
                raise SceneError(f"{self.path}: became shorter while it was read; read it again when it is whole")
            done += count
        return copied.toreadonly()

    def skip(self) -> None:
        """Pass over the records that are complete without decoding them."""
        self._scan()

    def _check_magic(self, magic: bytes) -> None:
        found = self._read(0, ALIGNMENT)
        if found[:MAGIC_BYTES] != magic:
            what = f"{shown(found[:MAGIC_BYTES])}; it is another kind of file" if found else "an empty file"
            raise SceneError(f"{self.path}: magic: expected {magic!r}, found {what}")
        if len(found) < ALIGNMENT:
            raise SceneError(f"{self.path}: file head: expected {ALIGNMENT} bytes, found {len(found)}")
        (version,) = struct.unpack_from("<I", found, MAGIC_BYTES)
        if version != VERSION:
            raise SceneError(
                f"{self.path}: version: expected {VERSION}, found {version}; a newer latentwalk may read it"
            )

    def _read(self, offset: int, size: int) -> bytes:
        # Not through mmap: a tail that its writer takes back while we look would be a bus error there.
        self._file.seek(offset)
        return self._file.read(size)

    def _replaced(self) -> bool:
        try:
            # a file that took its place by rename is another, however alike
            return not os.path.samestat(self.path.stat(), os.fstat(self._file.fileno()))
        except FileNotFoundError:
            return True

    def _scan(self) -> list[_Place]:
        """The headers of new complete records."""
        places: list[_Place] = []
        size = self.size
        while self.end + HEADER_BYTES <= size:
            place = self._place(size)
            if place is None:
                break
            places.append(place)
            self.end, self.count = place.end, self.count + 1
            if self.count > MAX_RECORDS:
                raise SceneError(f"{self.path}: expected at most {MAX_RECORDS} records, found more")
        return places

    def _place(self, size: int) -> _Place | None:
        """The record at `end`; None where it is torn."""
        data = self._read(self.end, HEADER_BYTES)
        if len(data) < HEADER_BYTES or (not any(data) and self._zeros(self.end, min(size, self.end + _MAX_ZEROS))):
            return None
        try:
            place = _Place(self.count, self.end, Header.unpack(data))
        except ValidationError as error:
            if not self._header_after(self.end + ALIGNMENT, size):
                return None  # a header that is half there, as a power failure leaves it, with nothing whole behind it
            raise SceneError(f"{self._where(self.count, self.end)}: {error}") from None
        if place.end > size or (place.end == size and not self._whole(place)):
            return None
        if place.end < size and self._hole(place.offset, place.end)[0] < place.end and not self._whole(place):
            raise SceneError(f"{self._where(place.index, place.offset)}: parts of it were never written; get it again")
        return place

    def _hole(self, start: int, end: int) -> tuple[int, int]:
        return next_hole(self._file.fileno(), start, end) if end - start >= LARGE else (end, end)

    def _header_after(self, offset: int, end: int) -> bool:
        """Whether a record begins somewhere here, or there is more than a last record can have left."""
        if end - offset > _MAX_TAIL:
            return True
        for at in range(offset, end, _CHUNK):
            chunk = self._read(at, min(_CHUNK, end - at))
            for inner in range(0, len(chunk) - HEADER_BYTES + 1, ALIGNMENT):
                if chunk.startswith(MARK, inner):
                    with suppress(ValidationError):
                        Header.unpack(chunk[inner : inner + HEADER_BYTES])
                        return True
        return False

    def _zeros(self, offset: int, end: int) -> bool:
        """Whether nothing but zeros is here."""
        return all(not any(self._read(at, min(_CHUNK, end - at))) for at in range(offset, end, _CHUNK))

    def _whole(self, place: _Place) -> bool:
        """Whether the last record's bytes are what its header promises: the only one a crash can leave damaged."""
        header, offset = place.header, place.offset + HEADER_BYTES
        crc, at = 0, place.end - header.body_bytes
        while at < place.end:
            hole, behind = self._hole(at, place.end)
            for start in range(at, hole, _CHUNK):
                crc = zlib.crc32(self._read(start, min(_CHUNK, hole - start)), crc)
            crc, at = crc32_of_zeros(behind - hole, crc), behind
        return crc == header.body_crc and zlib.crc32(self._read(offset, header.head_bytes)) == header.head_crc

    def _record(self, place: _Place, data: memoryview) -> Record:
        header, where = place.header, self._where(place.index, place.offset)
        head = bytes(data[HEADER_BYTES : HEADER_BYTES + header.head_bytes])
        try:
            if zlib.crc32(head) != header.head_crc:
                raise ValidationError(
                    "head", f"CRC-32 {header.head_crc:08x}", f"{zlib.crc32(head):08x} (the file is damaged)"
                )
            record = decode(head, data[HEADER_BYTES + padded(len(head)) :], header.body_crc, where)
            self._nodes += record.nodes
            if self._nodes > MAX_TOTAL_NODES:
                raise ValidationError("head", f"at most {MAX_TOTAL_NODES} values in all records", self._nodes)
        except ValidationError as error:
            raise SceneError(f"{where}: {error}") from None
        return record

    def _where(self, index: int, offset: int) -> str:
        return f"{self.path}: record {index} at byte {offset}"
