"""Rows along a Morton curve, more than fit into memory: counted by the first bits of their codes, sorted bucket by
bucket."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np

from latentwalk.scenes.arrays import F32, I32, I64, U8, U64, Array
from latentwalk.scenes.log.pages import let_go, parts
from latentwalk.scenes.queries.curve import add_codes, steps_along

AT_ONCE = 1 << 18  # rows of a block: some megabytes, whatever is made of them
BUCKET = 1 << 22  # rows that are sorted at once: a hundred megabytes
COARSE = 18  # first bits of a code, of 30, that rows are counted by
IN_MEMORY = 1 << 22  # rows up to which numbers of them lie in memory rather than in a file


def scratch(n: int, folder: Path) -> I32:
    """Room for n row numbers: in a file of `folder` without a name where they are many."""
    if n <= IN_MEMORY:
        return np.empty(n, np.int32)
    with tempfile.TemporaryFile(dir=folder) as file:
        return np.memmap(file, np.int32, "w+", shape=(n,))


def rest(*held: Array) -> None:
    """Give back the memory of mapped arrays until they are asked again."""
    for array in held:
        let_go(array)


def along_curve(positions: F32, folder: Path) -> I32:
    """Rows (n,) of positions (n, 3) along the curve of Morton (1966), as a walk in the scene itself has them."""
    n = len(positions)
    low, scale = _box(positions)
    counts = np.zeros(1 << COARSE, np.int64)
    for block in parts(n, AT_ONCE):
        counts += np.bincount(_coarse(positions[block], low, scale), minlength=1 << COARSE)
        rest(positions)
    buckets = (np.cumsum(counts) - counts) // BUCKET  # of each coarse code: neighbors on the curve share one
    sizes = np.bincount(buckets, counts).astype(np.int64)
    ends = np.cumsum(sizes)
    rows, filled = scratch(n, folder), ends - sizes
    for block in parts(n, AT_ONCE):
        _deal(block.start, buckets[_coarse(positions[block], low, scale)], rows, filled)
        rest(positions, rows)
    for first, end in zip(ends - sizes, ends, strict=True):
        keys = rows[first:end].astype(np.uint64)
        add_codes(keys, positions[rows[first:end]], low, scale)
        keys.sort()
        rows[first:end] = keys & np.uint64(0xFFFFFFFF)
        rest(positions, rows)
    return rows


def _deal(first: int, buckets: I64, rows: I32, filled: I64) -> None:
    """Put the rows from `first` on where their buckets (k,) are filled up to, and fill these."""
    order = np.argsort(buckets, kind="stable")
    counts = np.bincount(buckets, minlength=len(filled))
    starts = np.cumsum(counts) - counts
    for bucket in np.flatnonzero(counts):
        part = order[starts[bucket] : starts[bucket] + counts[bucket]]
        rows[filled[bucket] : filled[bucket] + len(part)] = part + first
        filled[bucket] += len(part)


def _box(positions: F32) -> tuple[F32, F32]:
    """The lowest coordinates, and steps for each unit along the axes."""
    low, high = np.full(3, np.inf, np.float32), np.full(3, -np.inf, np.float32)
    for block in parts(len(positions), AT_ONCE):
        part = positions[block]
        low, high = np.minimum(low, part.min(0)), np.maximum(high, part.max(0))
        rest(positions)
    return low, steps_along(low, high)


def _coarse(positions: F32, low: F32, scale: F32) -> I64:
    """The first bits of the codes of positions (k, 3)."""
    keys = np.zeros(len(positions), np.uint64)
    add_codes(keys, positions, low, scale)
    return (keys >> np.uint64(62 - COARSE)).astype(np.int64)


def bytes_of(offsets: U64, data: U8, rows: I32) -> tuple[U64, U8]:
    """The lengths (k,) of the texts of rows (k,), and their bytes, one text after the other."""
    starts = offsets[rows].astype(np.int64)
    lengths = offsets[rows + 1].astype(np.int64) - starts
    before = np.cumsum(lengths) - lengths
    return lengths.astype(np.uint64), data[np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()))]
