"""What a known world is made from, the same options for each."""

from __future__ import annotations

import string
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar

import numpy as np

from latentwalk.scenes import Category, Column
from latentwalk.scenes.arrays import F32, F64, I64, U8
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.options import Arg, Count, NotNegative, Seeded, at_least, at_most

SAMPLES, IMAGE_SIZE = 1000, 32
FEWEST = 2  # rows of a class


@dataclass(frozen=True, kw_only=True)
class WorldOptions(Seeded):
    """How much of a known world is made, and how hard it is.  None: as the world has it."""

    heading: ClassVar[str] = "known worlds"

    samples: Annotated[Count | None, Arg(f"rows to make ({SAMPLES})", "N")] = None
    image_size: Annotated[
        int | None, at_least(8), at_most(256), Arg(f"pixels a side of its pictures ({IMAGE_SIZE})", "N")
    ] = None
    noise: Annotated[
        NotNegative | None,
        Arg("deviation of rows, or of pixels in contrasts; of classification the share of wrong labels", "X"),
    ] = None
    imbalance: Annotated[
        float | None, at_least(1), Arg("largest class over smallest, those between in equal steps (1)", "X")
    ] = None


@dataclass(frozen=True)
class WorldPlan:
    """One world decided: rows of each class (K,), their names, how noisy, how large, and what is drawn by chance."""

    sizes: list[int]
    names: list[str]
    noise: float
    side: int
    seed: int

    @property
    def codes(self) -> I64:
        """The class (n,) of each row, class by class."""
        return np.repeat(np.arange(len(self.sizes)), self.sizes)

    @property
    def shares(self) -> F64:
        """Of all rows, by class (K,)."""
        return np.array(self.sizes) / sum(self.sizes)

    def classes(self, codes: I64) -> Category:
        """Codes (n,) of its classes as a column."""
        return Category(codes.astype(np.int32), self.names)


@dataclass(frozen=True, eq=False)
class Made:
    """The rows of a plan, class by class: `values` (n, d) floats or, pictures, (n, side, side) uint8, the names (d,) of
    floats, and what is known of each row.  `bayes`: the share of rows that Bayes' rule gets right, None if unknown;
    `notes`: what a person should hear of them."""

    values: F32 | U8
    feature_names: list[str]
    columns: dict[str, Column]
    bayes: float | None
    notes: list[str]


@dataclass(frozen=True)
class KnownWorld:
    """A world as it is made where nothing else is asked for.

    `names`: of its kinds, the first `usual` of which are made; or what names any number of classes up to `most`.
    """

    make: Callable[[WorldPlan], Made]
    noise: float
    names: list[str] | Callable[[int], list[str]]
    usual: int
    most: int
    least_noise: float = 0.0
    maker: str = "latentwalk"

    def first(self, count: int) -> list[str]:
        """The names of so many classes."""
        return self.names(count) if callable(self.names) else self.names[:count]


def letters(count: int) -> list[str]:
    """Names of classes that have none: A, B, C …"""
    return list(string.ascii_uppercase[:count])


def class_sizes(samples: int, names: Sequence[str], imbalance: float) -> list[int]:
    """Rows of each class, `samples` in all: the first has `imbalance` times the rows of the last, those between fall by
    equal factors.  Raises UsageError where that leaves a class fewer than two."""
    share = imbalance ** -np.linspace(0, 1, len(names))
    # Rounding the sums, not the parts, keeps the total.
    ends = np.rint(samples * np.cumsum(share) / share.sum()).astype(int)
    sizes = [int(size) for size in np.diff(ends, prepend=0)]
    if min(sizes) < FEWEST:
        least = int(np.argmin(sizes))
        raise UsageError(
            f"--samples {samples}: {len(names)} classes with --imbalance {imbalance:g} leave class {names[least]}"
            f" {sizes[least]} rows; expected at least {FEWEST}: give more, or less imbalance"
        )
    return sizes
