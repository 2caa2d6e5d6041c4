"""Word vectors: GloVe's text, word2vec's text (.vec, as fastText writes) and word2vec's binary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

import numpy as np

from latentwalk.scenes import Strings, Text
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.features import is_number, numbered, to_features

MOST_DIMENSIONS = 65_536  # a first line that says more is none of word2vec's
MOST_WORD_BYTES = 4_096  # without a blank: then the file is something else
LINES_TO_JUDGE = 100  # among which one word without blanks tells the number of dimensions
FORMATS = ("glove", "word2vec text", "word2vec binary")


def header(path: Path) -> tuple[int, int] | None:
    """(words, dimensions) of word2vec's first line, or None where the file does not start with one."""
    with path.open("rb") as file:
        parts = file.readline(64).split()  # two numbers are shorter; a file of one endless line is not read whole
    if len(parts) != 2 or not all(part.isdigit() for part in parts):
        return None
    return int(parts[0]), int(parts[1])


def looks_like_glove(path: Path) -> bool:
    """Whether the first line is a word and at least two numbers, parted by single blanks."""
    with path.open("rb") as file:
        parts = file.readline(1 << 20).rstrip(b"\r\n").split(b" ")  # the same guard, for some thousand numbers
    return len(parts) > 2 and all(is_number(part) for part in parts[-2:])


def load_text(path: Path, limit: int | None = None) -> Dataset:
    """GloVe or word2vec text: `word v1 … vd` on each line, of them the first (most frequent) `limit`.

    Words may hold blanks and odd white space: the *last* d fields are the vector, and only "\\n" ends a line.
    """
    head = header(path)
    with path.open("rb") as file:
        if head:
            file.readline()
        words, rows = _parse(path, file, head[1] if head else None, 1 + bool(head), limit)
    if head and len(rows) < min(head[0], limit or head[0]):
        raise UsageError(
            f"{path}: its first line says {head[0]} words, found {len(rows)}; the file is cut, get it again"
        )
    return _dataset(path, words, rows, "word2vec text" if head else "glove")


def load_binary(path: Path, limit: int | None = None) -> Dataset:
    """word2vec binary: "n d\\n", then each word, a blank, d little-endian float32 and perhaps a newline."""
    head = header(path)
    if head is None:
        raise UsageError(
            f"{path}: expected word2vec binary ('words dimensions' in its first line); found something else"
        )
    count, size = head
    if not 0 < size <= MOST_DIMENSIONS:
        raise UsageError(f"{path}: its first line says {size} dimensions; expected 1 to {MOST_DIMENSIONS}")
    count = min(count, limit or count)
    if count * (size * 4 + 1) > path.stat().st_size:  # before memory is taken: a header may claim anything
        raise UsageError(f"{path}: {count} words × {size} need more bytes than the file has; it is cut, get it again")
    words: list[str] = []
    vectors = np.empty((count, size), np.float32)
    with path.open("rb") as file:
        file.readline()
        for row in range(count):
            words.append(_read_word(path, file, row))
            data = file.read(4 * size)
            if len(data) < 4 * size:
                raise UsageError(f"{path}: word {row} of {count} is cut short; get the file again")
            vectors[row] = np.frombuffer(data, "<f4")
    return _dataset(path, words, vectors, "word2vec binary")


def _read_word(path: Path, file: BinaryIO, row: int) -> str:
    """Bytes up to the blank; the newline that some writers put after the last vector is not part of it."""
    word = bytearray()
    while (byte := file.read(1)) != b" ":
        if not byte or len(word) > MOST_WORD_BYTES:
            raise UsageError(f"{path}: no end of word {row} found; expected word2vec binary, get the file again")
        word += byte
    return word.removeprefix(b"\n").decode(errors="replace")


def _parse(
    path: Path, file: BinaryIO, size: int | None, first_line: int, limit: int | None
) -> tuple[list[str], F32 | list[F32]]:
    words: list[str] = []
    rows: list[F32] = []
    lines: Iterator[bytes] = (line.rstrip(b"\r\n").rstrip(b" ") for line in file)
    start = list(islice(lines, LINES_TO_JUDGE))
    if size is None:  # a word without blanks leaves exactly one blank for each number
        size = min((line.count(b" ") for line in start if line), default=0)
    for number, line in enumerate(chain(start, lines), first_line):
        if limit is not None and len(rows) == limit:
            break
        if not line:
            continue
        word, *fields = line.rsplit(b" ", size)
        try:
            row = np.array(fields, np.float32)
        except ValueError as error:
            raise UsageError(f"{path}: line {number}: expected a word and {size} numbers ({error})") from error
        if len(row) != size:
            raise UsageError(f"{path}: line {number}: expected {size} numbers after the word, found {len(row)}")
        words.append(word.decode(errors="replace"))
        rows.append(row)
    return words, rows


def _dataset(path: Path, words: list[str], rows: F32 | Sequence[F32], kind: str) -> Dataset:
    if not words:
        raise UsageError(f"{path}: expected word vectors, found no word")
    ids = unique_ids(words)
    names = numbered("d", len(rows[0]))
    features = to_features(np.asarray(rows), str(path), names, ids)
    columns = {"word": Text(Strings.of(words))}
    return Dataset(path.stem, ids, features, names, dict(columns), None, {"format": kind, "source": str(path)})


def unique_ids(words: Sequence[str]) -> list[str]:
    """Words as row ids: white space and control characters by their code point, and a word's second place as word#2."""
    taken: set[str] = set()
    ids = []
    for word in words:
        shown = (
            word if word.strip() and word.isprintable() else "".join(f"U+{ord(char):04X}" for char in word) or "(empty)"
        )
        name, number = shown, 1
        while name in taken:
            number += 1
            name = f"{shown}#{number}"
        taken.add(name)
        ids.append(name)
    return ids
