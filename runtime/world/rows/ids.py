"""From row ids to rows, and texts that hold a piece of text: fast for millions of rows, without a dict of them."""

from __future__ import annotations

from collections.abc import Sequence

import numba as nb
import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes import Strings
from latentwalk.scenes.arrays import I32, U8, Bools
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.queries.asked import alike


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
    hashes: NDArray[np.uint64] = _hashes(*_parts(texts))
    return hashes


def _parts(texts: Strings) -> tuple[NDArray[np.int64], U8]:
    """Offsets and bytes as kernels take them; read-only like a mapped file's, so that one compilation serves both."""
    offsets, data = texts.offsets.astype(np.int64), texts.data.view()
    data.flags.writeable = False
    return offsets, data


class Ids:
    """The ids of a scene's rows."""

    def __init__(self, ids: Sequence[str]) -> None:
        self.texts = as_strings(ids)
        self._order: NDArray[np.intp] | None = None
        self._sorted: NDArray[np.uint64] | None = None

    def __getitem__(self, row: int) -> str:
        return str(self.texts[row])

    def of(self, mask: Bools, most: int | None = None) -> list[str]:
        """Those of the rows of a mask (n,), of the first `most`."""
        return [self[int(row)] for row in np.flatnonzero(mask)[:most]]

    def row_of(self, name: str) -> int:
        """The row of an id.  Raises UsageError with ids that look alike."""
        rows, missing = self.rows_of([name])
        if missing:
            raise UsageError(f"no row has the id {name!r}; {alike(name, self.texts)}")
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
            # Two texts can have one hash: only the text itself decides.
            row = next((int(r) for r in self._order[low:high] if self.texts[int(r)] == name), None)
            if row is None:
                missing.append(name)
            else:
                rows.append(row)
        return np.array(rows, np.int32), missing


def equal_to(texts: Sequence[str], wanted: str) -> Bools:
    """Which texts (n,) are just this one."""
    packed = as_strings(texts)
    found = _hash(packed) == _hash(Strings.of([wanted]))[0]
    for row in np.flatnonzero(found):
        found[row] = packed[int(row)] == wanted
    return np.asarray(found, np.bool_)


PART, PREFIX, EXACT = 1, 2, 3


def containing(texts: Sequence[str], piece: str) -> Bools:
    """Which texts (n,) hold a piece of text, whatever its case."""
    return np.asarray(how_found(texts, piece) > 0)


def how_found(texts: Sequence[str], piece: str) -> U8:
    """How texts (n,) hold a piece of text, whatever its case: 0 not, PART, PREFIX where they begin with it, EXACT."""
    packed = as_strings(texts)
    found = np.zeros(len(packed), np.uint8)
    # The kernel folds ASCII alone; other letters are looked for as they are written small, large and in titles.
    for form in {piece.lower().encode(), piece.upper().encode().lower(), piece.title().encode().lower()}:
        _find(*_parts(packed), np.frombuffer(form, np.uint8), found)
    return found


@nb.njit(cache=True, nogil=True)
def _find(offsets, data, piece, found):  # type: ignore[no-untyped-def]
    """Mark how texts hold a piece, A…Z taken as a…z; letters beyond ASCII come in as another piece."""
    for i in range(len(found)):
        for start in range(offsets[i], offsets[i + 1] - len(piece) + 1):
            k = 0
            while k < len(piece) and data[start + k] + (32 if 65 <= data[start + k] <= 90 else 0) == piece[k]:
                k += 1
            if k == len(piece):
                how = PART if start > offsets[i] else PREFIX if offsets[i + 1] - offsets[i] > k else EXACT
                found[i] = max(found[i], how)
                break
