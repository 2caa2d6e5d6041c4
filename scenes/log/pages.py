"""Memory of mapped files: hundreds of epochs are read once each, and need not stay."""

from __future__ import annotations

import mmap
import sys
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray


def parts(n: int, size: int) -> Iterator[slice]:
    """0 … n in slices of `size`, the last of what is left: for what is gone through part by part."""
    yield from (slice(first, min(n, first + size)) for first in range(0, n, size))


def let_go(values: NDArray[np.generic]) -> None:
    """Give back the pages of a mapped file that an array lies in; they come again when the array is used.

    Does nothing for other arrays, and where the system cannot.
    """
    owner: object = values
    while isinstance(owner, np.ndarray):
        owner = owner.base
    source = owner.obj if isinstance(owner, memoryview) else owner
    if sys.platform == "win32" or not isinstance(source, mmap.mmap):
        return
    # Only pages that lie in the array as a whole: at its ends it shares them with its neighbors in the file.
    start = values.ctypes.data - np.frombuffer(source, np.uint8).ctypes.data
    first = -(-start // mmap.PAGESIZE) * mmap.PAGESIZE
    size = (start + values.nbytes) // mmap.PAGESIZE * mmap.PAGESIZE - first
    if size > 0:
        source.madvise(mmap.MADV_DONTNEED, first, size)
