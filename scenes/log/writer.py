"""Append-only logs of records, as they are written: one writer, whole records, behind whatever was torn."""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import numpy as np

from latentwalk.scenes.arrays import Array
from latentwalk.scenes.errors import LatentwalkError, UsageError
from latentwalk.scenes.limits import MAX_RECORDS
from latentwalk.scenes.log import guard
from latentwalk.scenes.log.reader import LogReader, file_head, open_log
from latentwalk.scenes.wire import DTYPES, HEADER_BYTES, Header, ValidationError, encode, encode_head, padded


@dataclass(frozen=True, eq=False)
class Blocks:
    """An array of a record that comes in `blocks` along its first axis: `dtype` as the file has it, and its `shape`."""

    dtype: str
    shape: tuple[int, ...]
    blocks: Iterable[Array]


class LogWriter:
    """The one writer of a log: `create` a new file or continue an existing one, then `append` records.

    Opening takes back a torn last record and holds a lock: a second writer gets a `LatentwalkError`.  A record is there
    whole or not at all, also when the process is killed while it writes.
    """

    def __init__(self, path: Path, magic: bytes, *, create: bool = False) -> None:
        self.path = Path(path)
        self.count = 0  # of records
        if create:
            try:
                self._file: BinaryIO = self.path.open("xb", buffering=0)  # type: ignore[assignment]
            except OSError as error:
                raise UsageError(f"{self.path}: cannot be created: {error.strerror}") from None
            # Before the head: who comes second must find a lock, not half a file.
            self._lock()
            self._write(file_head(magic))
            return
        self._file = open_log(self.path, "r+b")
        self._lock()
        try:
            self._continue(magic)
        except BaseException:
            self.close()
            raise

    def append(self, kind: str, fields: Mapping[str, object], arrays: Mapping[str, Array]) -> None:
        """Write one record at the end.

        Raises `wire.ValidationError` for what cannot be stored, `LatentwalkError` where the disk does not take it.
        """
        parts = encode(kind, fields, arrays)
        guard.check()
        self._need_name()
        if self.count >= MAX_RECORDS:  # one more, and nobody could read any of it
            raise LatentwalkError(f"{self.path}: holds {self.count} records, as many as it can; go on in a new file")
        start = self._file.tell()
        self.count += 1
        try:
            for part in parts:
                self._write(part)
        except BaseException:
            self.count -= 1
            self._file.truncate(start)  # so that what comes next does not follow half a record
            self._file.seek(start)
            raise

    def stream(self, kind: str, fields: Mapping[str, object], arrays: Mapping[str, Blocks]) -> None:
        """Write one record whose arrays are made block by block, for what is larger than memory.

        Its header comes last: only for a file that nobody reads yet.  Raises as `append`.
        """
        head = encode_head(kind, fields, {name: (array.dtype, array.shape) for name, array in arrays.items()})
        guard.check()
        start, crc, size = self._file.tell(), 0, 0
        self._write(bytes(HEADER_BYTES) + head.ljust(padded(len(head)), b"\0"))
        for name, array in arrays.items():
            held, expected = 0, prod(array.shape) * DTYPES[array.dtype].itemsize
            for block in array.blocks:
                part = np.ascontiguousarray(block, DTYPES[array.dtype]).reshape(-1).view(np.uint8).data
                crc, held = zlib.crc32(part, crc), held + len(part)
                self._write(part)
            if held != expected:
                raise ValidationError(name, f"{expected} bytes", held)
            rest = bytes(padded(held) - held)
            crc, size = zlib.crc32(rest, crc), size + held + len(rest)
            self._write(rest)
        end = self._file.tell()
        self._file.seek(start)
        self._write(Header(len(head), size, zlib.crc32(head), crc).pack())
        self._file.seek(end)
        self.count += 1

    def sync(self) -> None:
        """Wait until everything appended would survive a power failure."""
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Let others write."""
        self._file.close()

    def __enter__(self) -> LogWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _continue(self, magic: bytes) -> None:
        with LogReader(self.path, magic) as reader:
            reader.skip()
            torn, end, self.count = reader.torn_bytes, reader.end, reader.count
        try:
            if torn:
                self._file.truncate(end)
        except OSError as error:  # Windows refuses while a reader has the file mapped
            raise LatentwalkError(f"{self.path}: {torn} torn bytes cannot be taken back: {error.strerror}") from None
        self._file.seek(end)

    def _need_name(self) -> None:
        """A file whose folder was removed takes bytes that nobody will find; one that was renamed has a name still."""
        if not os.fstat(self._file.fileno()).st_nlink:
            raise LatentwalkError(f"{self.path}: was removed while it was written; what comes now would be lost")

    def _write(self, data: bytes | memoryview) -> None:
        view = memoryview(data)
        while view:
            try:
                view = view[self._file.write(view[: 1 << 30]) :]  # systems take less than 2 GiB at once
            except OSError as error:
                why = f"cannot be written: {error.strerror}; make room, or choose another place"
                raise LatentwalkError(f"{self.path}: {why}") from None

    def _lock(self) -> None:
        try:
            if sys.platform == "win32":
                import msvcrt

                self._file.seek(1 << 62)  # a byte that no reader wants: locks are mandatory there
                msvcrt.locking(self._file.fileno(), msvcrt.LK_NBLCK, 1)
                self._file.seek(0)
            else:
                import fcntl

                fcntl.flock(self._file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._file.close()
            raise LatentwalkError(f"{self.path}: another process is writing to it; stop that one first") from None
