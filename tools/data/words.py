"""Word vectors: GloVe's text, word2vec's text (.vec, as fastText writes) and word2vec's binary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import BinaryIO

import numpy as np

from latentwalk.scenes import Strings, Text, Vectors
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.features import is_number, numbered, to_features

MOST_DIMENSIONS = 65_536  # a first line that says more is none of word2vec's
MOST_WORD_BYTES = 4_096  # without a blank: then the file is something else
LINES_TO_JUDGE = 100  # most of which tell the number of dimensions
MOST_IN_A_VECTOR = 1e10  # beyond it bytes were no number: they were letters, read as one
BLANKS = "where a word has a blank in it, this format cannot tell its end (write new_york)"
MOST_SHOWN = 60  # letters of a word in an error
FORMATS = ("glove", "word2vec text", "word2vec binary")
MOST_VECTOR_BYTES = 512 << 20  # in a scene; 400,000 words of 300 numbers are 460 MiB


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
    """word2vec binary: "n d\\n", then each word, a blank, d little-endian float32 and perhaps a newline.

    A blank ends a word, so one inside it cannot be told from that, unless newlines show where each vector ends.
    """
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
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        place = data.find(b"\n") + 1
        lines = data[-1:] == b"\n"
        for row in range(count):
            blank = _word_end(path, data, place, 4 * size, lines, words)
            words.append(data[place:blank].removeprefix(b"\n").decode(errors="replace"))
            place = blank + 1 + 4 * size
            if place > len(data):
                raise UsageError(f"{path}: word {row} of {count} is cut short{_after(words[:-1])}; get the file again")
            vectors[row] = np.frombuffer(data[blank + 1 : place], "<f4")
            if not (np.abs(vectors[row]) < MOST_IN_A_VECTOR).all():  # nor is NaN
                raise UsageError(
                    f"{path}: {words[-1]!r}, word {row}{_after(words[:-1])}, is followed by bytes that are not {size}"
                    f" numbers: {BLANKS}, or the file is damaged"
                )
            place += lines and data[place : place + 1] == b"\n"
    return _dataset(path, words, vectors, "word2vec binary")


def _word_end(path: Path, data: mmap, place: int, size: int, lines: bool, words: Sequence[str]) -> int:
    """Where the blank is that ends the word at `place`, before `size` bytes of a vector.

    The first one; where each vector ends with a newline (`lines`) the first that has such a vector after it.
    """
    first = blank = data.find(b" ", place, place + MOST_WORD_BYTES)
    if first < 0:
        raise UsageError(
            f"{path}: no end of word {len(words)} found{_after(words)}; {BLANKS}, or it is not word2vec binary"
        )
    while lines and blank >= 0:
        if data[blank + 1 + size : blank + 2 + size] == b"\n":
            return blank
        blank = data.find(b" ", blank + 1, place + MOST_WORD_BYTES)
    return first


def _after(words: Sequence[str]) -> str:
    return f", after {words[-1]!r}" if words else ""


def _parse(
    path: Path, file: BinaryIO, size: int | None, first_line: int, limit: int | None
) -> tuple[list[str], F32 | list[F32]]:
    words: list[str] = []
    rows: list[F32] = []
    lines: Iterator[bytes] = (line.rstrip(b"\r\n").rstrip(b" ") for line in file)
    start = list(islice(lines, LINES_TO_JUDGE))
    if size is None:
        size = _dimensions(start)
    for number, line in enumerate(chain(start, lines), first_line):
        if limit is not None and len(rows) == limit:
            break
        if not line:
            continue
        word, *fields = line.rsplit(b" ", size)
        try:
            row = np.array(fields, np.float32)
        except ValueError:
            row = np.empty(0, np.float32)
        if len(row) != size:
            raise _refused(path, number, line, size)
        words.append(word.decode(errors="replace"))
        rows.append(row)
    return words, rows


def _dimensions(lines: Sequence[bytes]) -> int:
    """How many numbers end most of the lines; of two counts that are as frequent the lower: "route 66" is a word."""
    counts = Counter(count for line in lines if (count := _numbers_at_end(line)))
    return min(counts, key=lambda size: (-counts[size], size), default=0)


def _numbers_at_end(line: bytes) -> int:
    fields = line.split(b" ")[1:]  # the first belongs to the word, even where it is a number
    return next((count for count, field in enumerate(reversed(fields)) if not is_number(field)), len(fields))


def _refused(path: Path, number: int, line: bytes, size: int) -> UsageError:
    found = _numbers_at_end(line)
    word = b" ".join(line.split(b" ")[: -found or None]).decode(errors="replace")
    shown = word if len(word) <= MOST_SHOWN else word[:MOST_SHOWN] + "…"
    return UsageError(
        f"{path}: line {number}: expected a word and {size} numbers with one blank before each, found {found} after"
        f" {shown!r}; mend or remove the line"
    )


def _dataset(path: Path, words: list[str], rows: F32 | Sequence[F32], kind: str) -> Dataset:
    if not words:
        raise UsageError(f"{path}: expected word vectors, found no word")
    ids = unique_ids(words)
    names = numbered("d", len(rows[0]))
    features = to_features(np.asarray(rows), str(path), names, ids)
    columns = {"word": Text(Strings.of(words))}
    phrases = [word for word in words if " " in word.strip()]
    notes = [f"{len(phrases):,} of {len(words):,} words hold blanks, such as {phrases[0]!r}"] if phrases else []
    made_from = {"format": kind, "source": str(path)}
    return Dataset(path.stem, ids, features, names, dict(columns), None, made_from, notes)


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


def carried(dataset: Dataset, metric: str, say: Callable[[str], None]) -> Vectors | None:
    """Vectors of words, for arithmetic in the walk; none of other data, nor where they would make the scene too large,
    of which `say` hears."""
    if dataset.provenance["format"] not in FORMATS:
        return None
    if dataset.features.nbytes > MOST_VECTOR_BYTES:
        say(
            f"the scene does without the words' own vectors, {dataset.features.nbytes >> 20:,} MiB, and without"
            " arithmetic with them; --limit keeps the most frequent words"
        )
        return None
    return Vectors(dataset.features, metric)
