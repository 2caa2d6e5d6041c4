"""From row ids to rows, and texts that hold a piece of text: fast for millions of rows, without a dict of them."""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Sequence

import numba as nb
import numpy as np
from numpy.typing import NDArray

from latentwalk.runtime.world.state import I32, Bools
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.model import Strings

SUGGEST_AMONG = 20_000


@nb.njit(cache=True, nogil=True)
def _hashes(offsets, data):  # type: ignore[no-untyped-def]
    """FNV-1a, 64 bits, of each text."""
    out = np.empty(len(offsets) - 1, np.uint64)
    for i in range(len(out)):
        h = np.uint64(14695981039346656037)
        for j in range(offsets[i], offsets[i + 1]):
            h = (h ^ np.uint64(data[j])) * np.uint64(1099511628211)
        out[i] = h
    return out


def as_strings(texts: Sequence[str]) -> Strings:
    """Packed texts, as they are in a scene that was read."""
    return texts if isinstance(texts, Strings) else Strings.of(texts)


def _hash(texts: Strings) -> NDArray[np.uint64]:
    offsets, data = texts.offsets.view(), texts.data.view()
    offsets.flags.writeable = data.flags.writeable = False  # as in a mapped file: one compilation serves both
    hashes: NDArray[np.uint64] = _hashes(offsets, data)
    return hashes


class Ids:
    """The ids of a scene's rows."""

    def __init__(self, ids: Sequence[str]) -> None:
        self.texts = as_strings(ids)
        self._order: NDArray[np.intp] | None = None
        self._sorted: NDArray[np.uint64] | None = None

    def __getitem__(self, row: int) -> str:
        return str(self.texts[row])

    def row_of(self, name: str) -> int:
        """The row of an id.  Raises UsageError with ids that look alike."""
        rows, missing = self.rows_of([name])
        if missing:
            raise UsageError(f"no row has the id {name!r}; {self._alike(name)}")
        return int(rows[0])

    def rows_of(self, names: Sequence[str]) -> tuple[I32, list[str]]:
        """Rows (k,) int32 of the ids that there are, and the ids that there are not."""
        if self._sorted is None or self._order is None:
            hashes = _hash(self.texts)
            self._order = np.argsort(hashes)
            self._sorted = hashes[self._order]
        wanted = _hash(Strings.of(names))
        first = np.searchsorted(self._sorted, wanted)
        last = np.searchsorted(self._sorted, wanted, side="right")
        rows, missing = [], []
        for name, low, high in zip(names, first, last, strict=True):
            row = next((int(r) for r in self._order[low:high] if self.texts[int(r)] == name), None)
            if row is None:
                missing.append(name)
            else:
                rows.append(row)
        return np.array(rows, np.int32), missing

    def _alike(self, name: str) -> str:
        close = difflib.get_close_matches(name, itertools.islice(self.texts, SUGGEST_AMONG), 3, 0.6)
        if close:
            return f"did you mean {' or '.join(map(repr, close))}?"
        return f"ids here look like {self.texts[0]!r}" if len(self.texts) else "this scene has no rows"


def equal_to(texts: Sequence[str], wanted: str) -> Bools:
    """Which texts (n,) are just this one."""
    packed = as_strings(texts)
    found = _hash(packed) == _hash(Strings.of([wanted]))[0]
    for row in np.flatnonzero(found):
        found[row] = packed[int(row)] == wanted
    return np.asarray(found, np.bool_)


def containing(texts: Sequence[str], piece: str) -> Bools:
    """Which texts (n,) hold a piece of text, whatever its case."""
    packed = as_strings(texts)
    found = np.zeros(len(packed), np.bool_)
    pattern = re.compile(b"".join(_either_case(letter) for letter in piece))
    data, ends = packed.data.tobytes(), packed.offsets[1:]
    place = 0
    while match := pattern.search(data, place):
        row = int(np.searchsorted(ends, match.start(), side="right"))
        if match.end() <= ends[row]:
            found[row] = True
            place = int(ends[row])
        else:  # it runs on into the next text
            place = match.start() + 1
    return found


def _either_case(letter: str) -> bytes:
    forms = dict.fromkeys(form.encode() for form in (letter.lower(), letter.upper(), letter))
    return b"(?:" + b"|".join(map(re.escape, forms)) + b")"
