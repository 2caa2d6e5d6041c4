"""Arrays larger than memory: of those that are mapped, only the rows that are wanted are read."""

from __future__ import annotations

import numpy as np

from latentwalk.scenes.arrays import Indices

LARGE = 1 << 28  # bytes; below, all is read, so that every row is checked


def drawn(count: int, size: int, limit: int | None, seed: int) -> Indices | None:
    """The rows to read, rising, of an array of `count` rows and `size` bytes; None: all.

    A seeded sample without regard to classes, which are not known before the array is read.
    """
    if limit is None or size <= LARGE or limit >= count:
        return None
    return np.sort(np.random.default_rng(seed).choice(count, limit, replace=False, shuffle=False))


def drawn_provenance(rows: Indices | None, count: int, seed: int) -> dict[str, object]:
    """What a scene says of rows that were drawn."""
    return {} if rows is None else {"limit": len(rows), "of": count, "seed": seed}


def drawn_note(rows: Indices, count: int) -> str:
    """What a person should hear of it."""
    return f"{len(rows):,} of {count:,} rows are drawn and read; the others are not looked at"
