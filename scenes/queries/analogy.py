"""Arithmetic with rows: which are nearest to a sum of some less others, and how far each lies along a direction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from latentwalk.scenes.arrays import F32, F64, I32

BLOCK = 1 << 15  # rows whose products are formed at once: bounds memory, however large the vocabulary is


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """`rows` (k,) int32 nearest to the sum, nearest first, without those that it was made of, and their `nearness` (k,)
    float32: cosine similarity, or the negative of the Euclidean distance."""

    rows: I32
    nearness: F32


def analogy(values: F32, metric: str, plus: Sequence[int], minus: Sequence[int], k: int) -> Answer:
    """The k rows of `values` (n, d) nearest to the sum of the rows `plus` less the rows `minus`.

    3CosAdd of Mikolov, Yih & Zweig (2013): vectors of a cosine metric have length 1 before they are added, so that
    frequent words do not count more.
    """
    total = np.zeros(values.shape[1])
    for sign, rows in ((1, plus), (-1, minus)):
        for row in rows:
            total += sign * _unit(values[row], metric)
    near = nearness(values, metric, total)
    near[[*plus, *minus]] = -np.inf
    count = min(k, len(values) - len({*plus, *minus}))
    nearest = np.argpartition(-near, count - 1)[:count] if count > 0 else np.zeros(0, np.intp)
    nearest = nearest[np.argsort(-near[nearest], kind="stable")]
    return Answer(nearest.astype(np.int32), near[nearest])


def nearness(values: F32, metric: str, to: F32 | F64) -> F32:
    """How near (n,) each row of `values` is to a vector (d,): cosine similarity, or the negative distance."""
    goal = np.asarray(_unit(to, metric), np.float32)
    if metric == "cosine":
        return _products(values, metric, goal)
    found = np.empty(len(values), np.float32)
    for first in range(0, len(values), BLOCK):
        found[first : first + BLOCK] = -np.linalg.norm(values[first : first + BLOCK] - goal, axis=1)
    return found


def along(values: F32, metric: str, start: int, end: int) -> F32:
    """How far (n,) each row lies along the direction from one row to another, 0 at the one and 1 at the other.

    Of a cosine metric in terms of vectors of length 1.  The two must differ.
    """
    a, b = (_unit(values[row], metric) for row in (start, end))
    way = np.asarray((b - a) / float((b - a) @ (b - a)), np.float32)
    return _products(values, metric, way) - np.float32(a @ way)


def _products(values: F32, metric: str, by: F32) -> F32:
    """Products (n,) of the rows, of length 1 where only their direction counts, with a vector (d,)."""
    found = np.empty(len(values), np.float32)
    for first in range(0, len(values), BLOCK):
        block = values[first : first + BLOCK]
        lengths = np.linalg.norm(block, axis=1) if metric == "cosine" else np.ones(len(block), np.float32)
        found[first : first + BLOCK] = block @ by / np.where(lengths > 0, lengths, 1)
    return found


def _unit(vector: F32 | F64, metric: str) -> F64:
    """A vector (d,), of length 1 where only its direction counts."""
    exact = vector.astype(np.float64)
    length = float(np.linalg.norm(exact))
    return exact / length if metric == "cosine" and length > 0 else exact
