"""Flat indexes of FAISS, which keep the vectors as they were added: read from where they lie, without FAISS."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np

from latentwalk.scenes.arrays import F32, I64, Indices
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.features import numbered, refuse_duplicates, to_features
from latentwalk.tools.data.large import drawn, drawn_note, drawn_provenance

SUFFIXES = (".faiss", ".index")
# What begins a file: fourcc → how people call the index.
FLAT = {b"IxF2": "IndexFlatL2", b"IxFI": "IndexFlatIP", b"IxFl": "IndexFlat"}
MAPPED = {b"IxMp": "IndexIDMap", b"IxM2": "IndexIDMap2"}  # ids of one's own, around another index
OTHERS = {
    b"IHNf": "IndexHNSWFlat", b"IHNp": "IndexHNSWPQ", b"IHNs": "IndexHNSWSQ", b"IwFl": "IndexIVFFlat",
    b"IwPQ": "IndexIVFPQ", b"IwSq": "IndexIVFScalarQuantizer", b"IxPq": "IndexPQ", b"IxSQ": "IndexScalarQuantizer",
    b"IxPT": "IndexPreTransform", b"IxHe": "IndexLSH", b"IxHE": "IndexLSH", b"IxRF": "IndexRefine", b"INSf": "IndexNSG",
    b"IBxF": "IndexBinaryFlat",
}  # fmt: skip
HEAD = struct.Struct("<4siqqq?i")  # fourcc, d, rows, two unused, whether trained, metric
INNER_PRODUCT, L2 = 0, 1
COUNT = struct.Struct("<Q")


def load_index(path: Path, limit: int | None = None, seed: int = 0) -> Dataset:
    """The vectors of a flat index, with the ids of an IndexIDMap around it.

    Sizes are held against the length of the file before memory is taken.  With a `limit`, of a large one that many rows
    are drawn, and no others are read.  Raises UsageError for an index of another kind, by its name.
    """
    own, start = _flat(path)
    at, count, width = _places(path, start)
    ids = _ids(path, at + 4 * count * width, count) if own else None
    rows = drawn(count, 4 * count * width, limit, seed)
    kept = np.arange(count) if rows is None else rows
    names = [str(number) for number in (kept if ids is None else ids[kept]).tolist()]
    refuse_duplicates(names, str(path))
    columns = numbered("d", width)
    features = to_features(_vectors(path, at, count, width, rows), str(path), columns, names)
    about = {"format": "arrays", "source": str(path)} | drawn_provenance(rows, count, seed)
    notes = [] if rows is None else [drawn_note(rows, count)]
    return Dataset(path.stem, names, features, columns, {}, None, about, notes)


def _flat(path: Path) -> tuple[bool, int]:
    """Whether the index has ids of its own, and where the flat one begins."""
    kind = _read(path, 0, 4)
    if kind in MAPPED:
        start = _head_bytes(path, 0)
        kind = _read(path, start, 4)
        if kind in FLAT:
            return True, start
    if kind in FLAT:
        return False, 0
    raise UsageError(
        f"{path}: expected a flat index of FAISS, found {OTHERS.get(kind, 'another kind of index or file')}; save its"
        " vectors: numpy.save('vectors.npy', index.reconstruct_n(0, index.ntotal))"
    )


def _read(path: Path, start: int, count: int) -> bytes:
    with path.open("rb") as file:
        file.seek(start)
        found = file.read(count)
    if len(found) < count:
        raise UsageError(f"{path}: expected an index of FAISS, found a file that ends within its head; save it again")
    return found


def _head_bytes(path: Path, start: int) -> int:
    """Length of the head: metrics beyond the usual two have a parameter."""
    metric = HEAD.unpack(_read(path, start, HEAD.size))[-1]
    return HEAD.size + 4 * (metric not in (INNER_PRODUCT, L2))


def _places(path: Path, start: int) -> tuple[int, int, int]:
    """Where the vectors begin, how many there are, and how long each is."""
    _, width, rows, *_ = HEAD.unpack(_read(path, start, HEAD.size))
    at = start + _head_bytes(path, start)
    (count,) = COUNT.unpack(_read(path, at, COUNT.size))
    at += COUNT.size
    size = path.stat().st_size - at
    if width < 1 or rows < 1 or count != width * rows:
        raise UsageError(
            f"{path}: its head says {rows:,} rows of {width:,} numbers, but {count:,} in all; save it again"
        )
    if 4 * count > size:
        raise UsageError(
            f"{path}: its head says {rows:,} rows of {width:,} numbers, which need {4 * count:,} bytes, found {size:,};"
            " the file is cut, get it again"
        )
    return at, rows, width


def _vectors(path: Path, at: int, count: int, width: int, rows: Indices | None) -> F32:
    if rows is None:
        return np.fromfile(path, "<f4", count * width, offset=at).reshape(count, width)
    # As bytes: they lie at no multiple of 4, and numpy would go through all of them.
    chosen: F32 = np.memmap(path, np.uint8, "r", at, (count, 4 * width))[rows].view("<f4")
    return chosen


def _ids(path: Path, start: int, rows: int) -> I64:
    (count,) = COUNT.unpack(_read(path, start, COUNT.size))
    if count != rows or 8 * count > path.stat().st_size - start - COUNT.size:
        raise UsageError(
            f"{path}: expected {rows:,} ids behind the vectors, found {count:,} or a cut file; save it again"
        )
    return np.fromfile(path, "<i8", rows, offset=start + COUNT.size)
