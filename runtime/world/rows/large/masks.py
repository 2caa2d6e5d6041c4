"""Masks and values of rows that are gone through part by part, so that no copy of all of them is made on the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes.arrays import F32, Bools, Indices
from latentwalk.scenes.log.pages import parts

AT_ONCE = 1 << 22  # rows: megabytes, and no clouds but large ones take more than one part


def spread(mask: Bools, most: int) -> Indices:
    """At most `most` rows of a mask (n,), at even steps among all that are in it."""
    step, before = max(1, -(-int(np.count_nonzero(mask)) // most)), 0
    found: list[NDArray[np.intp]] = []
    for part in parts(len(mask), AT_ONCE):
        rows = np.flatnonzero(mask[part])
        found.append(rows[-before % step :: step] + part.start)
        before += len(rows)
    return np.concatenate(found) if found else np.zeros(0, np.intp)


class ReadValues:
    """Numbers of n rows, float32, which are made of what a file holds when they are asked for; as an array of numpy
    where all are."""

    def __init__(self, n: int, of: Callable[[Any], F32]) -> None:
        self._n, self._of = n, of

    def __len__(self) -> int:
        return self._n

    def __getitem__(self, rows: Any) -> F32:
        return self._of(rows)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> NDArray[Any]:
        return np.asarray(self._of(slice(None)), dtype)
