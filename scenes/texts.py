"""Texts in bulk: a million row ids as one block of UTF-8, from what users give to what a record holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import overload

import numpy as np

from latentwalk.scenes.arrays import I64, U8, U64, Array
from latentwalk.scenes.checks import check_shape
from latentwalk.scenes.limits import MAX_TEXT_BYTES
from latentwalk.scenes.wire import ValidationError

AT_ONCE = 1 << 14  # texts that are hashed at once: what these need stays in a processor's cache
FACTOR = np.uint64(0x9E3779B97F4A7C15)  # odd, 2⁶⁴ ÷ the golden ratio
WORDS = np.array([(1 << 8 * size) - 1 for size in range(9)], np.uint64)  # the first bytes of a word


class Strings(Sequence[str]):
    """n texts as one UTF-8 block: `offsets` (n + 1,) uint64 into `data` (bytes,) uint8.  Decodes what is asked for."""

    def __init__(self, offsets: U64, data: U8) -> None:
        self.offsets = offsets
        self.data = data

    @classmethod
    def of(cls, texts: Iterable[str]) -> Strings:
        """Pack texts."""
        encoded = [text.encode() for text in texts]
        offsets = np.zeros(len(encoded) + 1, np.uint64)
        np.cumsum([len(text) for text in encoded], out=offsets[1:])
        return cls(offsets, np.frombuffer(b"".join(encoded), np.uint8))

    def __len__(self) -> int:
        return len(self.offsets) - 1

    @overload
    def __getitem__(self, row: int) -> str: ...
    @overload
    def __getitem__(self, row: slice) -> list[str]: ...
    def __getitem__(self, row: int | slice) -> str | list[str]:
        if isinstance(row, slice):
            return [self[i] for i in range(*row.indices(len(self)))]
        row = range(len(self))[row]
        return bytes(self.data[int(self.offsets[row]) : int(self.offsets[row + 1])]).decode(errors="replace")

    def __iter__(self) -> Iterator[str]:
        data, ends = bytes(self.data), self.offsets.tolist()  # in one go: a million texts take a third of a second
        return (data[start:end].decode(errors="replace") for start, end in pairwise(ends))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Sequence)
            and len(other) == len(self)
            and all(a == b for a, b in zip(self, other, strict=True))
        )

    def __hash__(self) -> int:
        return id(self)


def convert_texts(field: str, values: Iterable[object]) -> Strings:
    """Texts packed; whole numbers become texts.  Raises `ValidationError` for anything else."""
    if isinstance(values, Strings):
        return values
    if isinstance(values, str | bytes) or not isinstance(values, Iterable):
        raise ValidationError(field, "a list of texts", type(values).__name__)
    values = values.tolist() if isinstance(values, np.ndarray) else list(values)
    try:
        return Strings.of(_text(field, row, value) for row, value in enumerate(values))
    except UnicodeEncodeError as error:
        raise ValidationError(field, "texts that UTF-8 can hold", error.reason) from None


def _text(field: str, row: int, value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int | np.integer) and not isinstance(value, bool):
        return str(value)
    raise ValidationError(f"{field}[{row}]", "a text or a whole number", value)


def check_texts(field: str, texts: Strings, count: int | None = None) -> None:
    """Offsets that rise from 0 to the end of the data, and UTF-8 between them.  Raises `ValidationError`."""
    offsets, data = texts.offsets, texts.data
    check_shape(f"{field} offsets", offsets, (None if count is None else count + 1,))
    check_shape(f"{field} data", data, (None,))
    if len(offsets) == 0 or offsets[0] != 0 or offsets[-1] != len(data) or np.any(offsets[1:] < offsets[:-1]):
        raise ValidationError(f"{field} offsets", f"rising from 0 to {len(data)}", _ends(offsets))
    longest = int(np.diff(offsets).max(initial=0))
    if longest > MAX_TEXT_BYTES:
        raise ValidationError(field, f"texts of at most {MAX_TEXT_BYTES} bytes", longest)
    if data.max(initial=0) < 0x80:  # ASCII, as ids of millions mostly are: UTF-8, and no byte is inside a character
        return
    try:
        bytes(data).decode()
    except UnicodeDecodeError as error:
        raise ValidationError(field, "UTF-8", f"{error.reason} at byte {error.start}") from None
    inner = offsets[offsets < len(data)].astype(np.int64)
    if np.any((data[inner] & 0xC0) == 0x80):  # 10xxxxxx: a byte inside a character
        raise ValidationError(field, "texts that begin at a character", "an offset inside one")


def first_empty_or_twice(texts: Strings) -> int | None:
    """The first row whose text is empty or that of an earlier row; None where there is none.

    Millions of texts are told apart by hashes, and only those with a hash in common are compared.
    """
    lengths = np.diff(texts.offsets)
    if _rise(texts, lengths):
        return None
    empty = np.flatnonzero(lengths == 0)
    end = int(empty[0]) if len(empty) else len(texts)
    hashes = np.empty(end, np.uint64)
    for first in range(0, end, AT_ONCE):
        hashes[first : first + AT_ONCE] = _hashes(texts, first, min(first + AT_ONCE, end))
    ranked = np.sort(hashes)
    twice = ranked[1:][ranked[1:] == ranked[:-1]]
    seen = set[str]()
    for row in np.flatnonzero(np.isin(hashes, twice)).tolist() if len(twice) else ():
        if texts[row] in seen:
            return int(row)
        seen.add(texts[row])
    return end if len(empty) else None


def _rise(texts: Strings, lengths: U64) -> bool:
    """Whether short texts come in order, shorter ones first, as numbers of rows do: then none is empty or there twice,
    which is seen in a fifth of the time."""
    if not len(texts) or not 1 <= lengths.min() <= lengths.max() <= 8:
        return False
    for first in range(0, len(texts) - 1, AT_ONCE):
        words, places, sizes = _words(texts, first, min(first + AT_ONCE + 1, len(texts)))
        letters = (words[places] & WORDS[sizes]).byteswap()  # the first letter counts most
        longer = sizes[1:] > sizes[:-1]
        if not np.all(longer | ((sizes[1:] == sizes[:-1]) & (letters[1:] > letters[:-1]))):
            return False
    return True


def _words(texts: Strings, first: int, end: int) -> tuple[U64, I64, I64]:
    """The words of eight bytes that begin at each byte of texts first … end, and where in them each begins, and its
    length."""
    offsets = texts.offsets[first : end + 1].astype(np.int64)
    data = np.zeros(offsets[-1] - offsets[0] + 8, np.uint8)
    data[:-8] = texts.data[offsets[0] : offsets[-1]]
    words = np.ndarray(len(data) - 7, "<u8", data, strides=(1,))
    return words, offsets[:-1] - offsets[0], np.diff(offsets)


def _hashes(texts: Strings, first: int, end: int) -> U64:
    """Of texts first … end: words of eight bytes, each mixed into what those before it gave, as MurmurHash does."""
    words, places, left = _words(texts, first, end)
    hashes, rows = left.astype(np.uint64), np.arange(end - first)
    while len(rows):
        mixed = hashes[rows] ^ (words[places] & WORDS[np.minimum(left, 8)])
        mixed *= FACTOR
        mixed ^= mixed >> np.uint64(32)
        hashes[rows] = mixed * FACTOR
        longer = np.flatnonzero(left > 8)
        rows, places, left = rows[longer], places[longer] + 8, left[longer] - 8
    return hashes


def _ends(offsets: U64) -> str:
    return f"{offsets[0]} … {offsets[-1]}, rising or not" if len(offsets) else "none"


def pack_texts(name: str, texts: Strings) -> dict[str, Array]:
    """Texts as the two arrays of a record; `Fields.texts` takes them back."""
    return {f"{name}.offsets": texts.offsets, f"{name}.data": texts.data}
