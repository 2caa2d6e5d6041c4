"""Positions of whole clouds in GPU memory: each layout or epoch is uploaded once and stays while there is room."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Iterable
from dataclasses import dataclass

import moderngl
import numpy as np

from latentwalk.runtime.draw.records import RecordTable, make_table
from latentwalk.runtime.ground.shown import CloudFrame
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.log.pages import let_go

#: Coordinate of a row that is absent: shaders test for it, as not every driver keeps NaN.
ABSENT = np.float32(1e30)
#: What prefetching may upload in one frame: half a million rows, about half a millisecond over PCI Express 3.
PREFETCH_BYTES = 6 << 20
#: What all together may take: 800 epochs of 50,000 rows, where GPU memory may be main memory.
LIMIT_BYTES = 512 << 20

#: Of one row: what is uploaded in parts is uploaded in whole rows.
ROW_BYTES = 12

Key = tuple[str, str | int]


@dataclass(slots=True)
class _Entry:
    table: RecordTable
    data: F32
    size: int  # bytes
    uploaded: int = 0  # of them


class Positions:
    """A cache of (n, 3) float32 tables by `CloudFrame.key`, least recently used out first: storage buffers or, without
    `storage`, textures.

    It holds at most `limit_bytes`, or two frames where those alone are larger.  `uploaded_bytes` counts all uploads.
    """

    def __init__(self, ctx: moderngl.Context, limit_bytes: int = LIMIT_BYTES, *, storage: bool = True) -> None:
        self.ctx, self._storage = ctx, storage
        self.limit_bytes = limit_bytes
        self.uploaded_bytes = 0
        self._entries: OrderedDict[Key, _Entry] = OrderedDict()
        self._wanted: deque[CloudFrame] = deque()

    def __contains__(self, frame: CloudFrame) -> bool:
        """Whether all of a frame is on the GPU."""
        entry = self._entries.get(frame.key)
        return entry is not None and entry.uploaded == entry.size

    def pair(self, a: CloudFrame, b: CloudFrame) -> tuple[RecordTable, RecordTable]:
        """The tables of two frames, uploading now what is missing."""
        keep = a.key, b.key
        first = self._touch(a, keep)
        second = first if b is a else self._touch(b, keep)
        for entry in (first, second):
            if entry.uploaded < entry.size:
                self._upload(entry, entry.size)
        return first.table, second.table

    def prefetch(self, frames: Iterable[CloudFrame]) -> None:
        """Say which frames may be needed next, soonest first; replaces what was said before.

        Of more than there is room for, the soonest count.
        """
        wanted = list(frames)
        # Two less: those that are shown now are never pushed out.
        fitting = wanted[: max(0, self.limit_bytes // wanted[0].positions.nbytes - 2)] if wanted else []
        # The soonest last, that is, youngest: it goes out last.
        for frame in reversed(fitting):
            if frame.key in self._entries:
                self._entries.move_to_end(frame.key)
        self._wanted = deque(frame for frame in fitting if frame not in self)

    def pump(self, current: tuple[Key, Key]) -> None:
        """Upload up to `PREFETCH_BYTES` of the prefetched frames; never at the cost of the `current` ones."""
        left = PREFETCH_BYTES
        while self._wanted and left >= ROW_BYTES:
            frame = self._wanted[0]
            entry = self._touch(frame, keep=(*current, frame.key))
            left -= self._upload(entry, left)
            if entry.uploaded == entry.size:
                self._wanted.popleft()

    def _touch(self, frame: CloudFrame, keep: tuple[Key, ...]) -> _Entry:
        if frame.key not in self._entries:
            size = frame.positions.nbytes
            self._make_room(size, keep)
            table = make_table(self.ctx, len(frame.positions), 3, storage=self._storage)
            self._entries[frame.key] = _Entry(table, self._finite(frame), size)
        self._entries.move_to_end(frame.key)
        return self._entries[frame.key]

    def _make_room(self, size: int, keep: tuple[Key, ...]) -> None:
        held = sum(entry.size for entry in self._entries.values())
        for key in [key for key in self._entries if key not in keep]:
            if held + size <= self.limit_bytes:
                return
            entry = self._entries.pop(key)
            held -= entry.size
            entry.table.release()

    @staticmethod
    def _finite(frame: CloudFrame) -> F32:
        positions = np.ascontiguousarray(frame.positions, np.float32)
        return positions if frame.present is None else np.where(frame.present[:, None], positions, ABSENT)

    def _upload(self, entry: _Entry, most: int) -> int:
        size = min(most // ROW_BYTES * ROW_BYTES, entry.size - entry.uploaded)
        if size <= 0:
            return 0
        rows = slice(entry.uploaded // ROW_BYTES, (entry.uploaded + size) // ROW_BYTES)
        entry.table.write(entry.data[rows], entry.uploaded)
        entry.uploaded += size
        self.uploaded_bytes += size
        if entry.uploaded == entry.size:
            let_go(entry.data)
            entry.data = entry.data[:0]
        return size

    def release(self) -> None:
        """Free all tables."""
        for entry in self._entries.values():
            entry.table.release()
        self._entries.clear()
