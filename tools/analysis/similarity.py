"""Cosine similarity of all pairs of rows, block by block: never more than a block of the matrix is in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from latentwalk.scenes.arrays import F32, F64, I32, I64
from latentwalk.tools.analysis.results import Estimate
from latentwalk.tools.analysis.rows import class_sums, unit_vectors

BLOCK_BYTES = 1 << 27  # of similarities at once; with what is made of them a few times as much is in use
BINS = 200  # of the histograms, −1 … 1


def block_rows(count: int, limit_bytes: int = BLOCK_BYTES) -> int:
    """How many rows of the `count` × `count` float32 matrix fit into `limit_bytes`, at least one."""
    return max(1, min(count, limit_bytes // (4 * max(count, 1))))


def blocks(units: F32, limit_bytes: int = BLOCK_BYTES) -> Iterator[tuple[int, F32]]:
    """The matrix of cosine similarities of rows of length 1 (n, d), as (first row, block (b, n − first) float32).

    From top to bottom, each block from its own rows' columns to the right: what is to the left, earlier blocks have.
    """
    size = block_rows(len(units), limit_bytes)
    for start in range(0, len(units), size):
        block = units[start : start + size] @ units[start:].T
        yield start, np.clip(block, -1, 1, out=block)


@dataclass(frozen=True, eq=False)
class Similarities:
    """How alike rows of one class and of different classes are, over all pairs of labeled rows.

    `edges` (bins + 1,) of the histograms `same` and `different` (bins,) int64, pairs; `by_class` (classes, classes)
    mean similarity of a row of one to a row of the other, NaN for a class with no (on the diagonal: with one) row;
    `separation`: the chance that a pair of one class is more alike than a pair of two.
    """

    edges: F64
    same: I64
    different: I64
    by_class: F64
    separation: Estimate
    how: str
    missing: str = ""


def similarities(
    representation: F32,
    labels: I32,
    classes: int,
    limit_bytes: int = BLOCK_BYTES,
    advance: Callable[[int], None] | None = None,
) -> Similarities:
    """All pairs of the rows (n, d) that have a label (n,) and a direction; `advance` hears how many more rows are done.

    Takes n² / 2 similarities of time, a block of memory.
    """
    units, bad = unit_vectors(representation)
    keep = np.flatnonzero((labels >= 0) & ~bad)
    keep = keep[np.argsort(labels[keep], kind="stable")]  # then a class is a stretch of columns
    units, sorted_labels = units[keep], labels[keep]
    ends = np.searchsorted(sorted_labels, np.arange(classes), side="right")
    counts = np.zeros((2, BINS), np.int64)
    for start, block in blocks(units, limit_bytes):
        for place, row in enumerate(block):
            end = int(ends[sorted_labels[start + place]]) - start
            counts[0] += _histogram(row[place + 1 : end])  # to the right of the diagonal: each pair counts once
            counts[1] += _histogram(row[end:])
        if advance is not None:
            advance(len(block))
    same, different = counts
    left_out = len(labels) - len(keep)
    return Similarities(
        np.linspace(-1, 1, BINS + 1),
        same,
        different,
        _by_class(units, sorted_labels, classes),
        _separation(same, different),
        "cosine similarity of every pair of rows, each pair once and no row with itself; not centered",
        f"{left_out} rows are left out: no label, or a representation that is zero or not finite" if left_out else "",
    )


def _histogram(values: F32) -> I64:
    # Not numpy's histogram, which sorts out edges for each of 10⁹ pairs.
    places = ((values + np.float32(1)) * np.float32(BINS / 2)).astype(np.int32)
    return np.bincount(np.clip(places, 0, BINS - 1, out=places), minlength=BINS)


def _by_class(units: F32, labels: I32, classes: int) -> F64:
    """Mean similarities (classes, classes) by the sums of classes; a row's likeness to itself is taken off."""
    sums, sizes = class_sums(units, labels, classes), np.bincount(labels, minlength=classes)
    totals = sums @ sums.T - np.diag(sizes)
    pairs = np.outer(sizes, sizes) - np.diag(sizes)
    return np.where(pairs > 0, totals / np.maximum(pairs, 1), np.nan)


def _separation(same: I64, different: I64) -> Estimate:
    how = f"area under the ROC curve from histograms of {BINS} bins, ties within a bin counted half"
    pairs = float(same.sum()) * float(different.sum())
    if not pairs:
        lacking = "no two rows of one class" if not same.sum() else "all rows are of one class"
        return Estimate(None, how, missing=lacking)
    below = np.cumsum(different) - different / 2
    return Estimate(float((same * below).sum() / pairs), how)
