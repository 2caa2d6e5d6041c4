"""Numbers of some rows beside all others: rates with intervals, correlations, what sets them apart.

Pure functions over arrays, in numpy alone, as the walk has no scipy; the tests hold them to scipy's.  What cannot be
had is told in words instead, never as NaN.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes.arrays import Numbers

F64 = NDArray[np.float64]
Z_95 = 1.959963984540054  # the normal's quantile at 97.5 %
FEWEST = 3  # pairs: two always lie on a line


def wilson(hits: int, n: int) -> tuple[float, float]:
    """The 95 % interval of a share of `hits` in `n`, by Wilson's score (1927); n is 1 or more.

    Unlike the normal's, it holds for few rows and for shares near 0 and 1.
    """
    share, z2 = hits / n, Z_95**2
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z_95 / (1 + z2 / n) * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    # Rounding must not leave the share itself outside.
    return min(share, max(0.0, middle - half)), max(share, min(1.0, middle + half))


def pearson(x: Numbers, y: Numbers) -> float | str:
    """Pearson's r of pairs (k,) that are both known, or why there is none."""
    a, b = _known_pairs(x, y)
    return _pearson(a, b)


def spearman(x: Numbers, y: Numbers) -> float | str:
    """Spearman's ρ of pairs (k,) that are both known: Pearson's r of their ranks; or why there is none."""
    a, b = _known_pairs(x, y)
    return _pearson(ranks(a), ranks(b))


def _known_pairs(x: Numbers, y: Numbers) -> tuple[F64, F64]:
    known = np.isfinite(x) & np.isfinite(y)
    return x[known].astype(np.float64), y[known].astype(np.float64)


def _pearson(a: F64, b: F64) -> float | str:
    if len(a) < FEWEST:
        return f"{len(a)} {'row has' if len(a) == 1 else 'rows have'} both; {FEWEST} are needed"
    if np.ptp(a) == 0 or np.ptp(b) == 0:
        return "one of them is the same in all rows"
    a, b = a - a.mean(), b - b.mean()
    a, b = a / np.linalg.norm(a), b / np.linalg.norm(b)  # first, so that tiny and huge numbers keep their digits
    return float(np.clip(a @ b, -1, 1))


def ranks(values: F64) -> F64:
    """Ranks (k,) from 1; equal values share the mean of theirs."""
    order = np.argsort(values)
    in_order = values[order]
    starts = np.flatnonzero(np.append(True, in_order[1:] != in_order[:-1]))
    ends = np.append(starts[1:], len(values))
    found = np.empty(len(values))
    found[order] = np.repeat((starts + ends + 1) / 2, ends - starts)
    return found


@dataclass(frozen=True, slots=True)
class Moments:
    """How many numbers are known, their mean and their (population) variance; both 0 where none is."""

    count: int
    mean: float
    variance: float


@dataclass(frozen=True, slots=True)
class Sums:
    """Count, sum and sum of squares of numbers less `shift`; of two disjoint sets they add up."""

    count: int
    total: float
    squares: float
    shift: float

    @classmethod
    def of(cls, values: Numbers, shift: float | None = None) -> Sums:
        """Of the known among values (k,).  `shift`: about their mean, or the squares lose their digits."""
        known = values[np.isfinite(values)].astype(np.float64)
        if shift is None:
            shift = float(known.mean()) if len(known) else 0.0
        known -= shift
        return cls(len(known), float(known.sum()), float(known @ known), shift)

    def less(self, part: Sums) -> Sums:
        """Of the rest, where `part` of these is taken away."""
        return Sums(self.count - part.count, self.total - part.total, self.squares - part.squares, self.shift)

    @property
    def moments(self) -> Moments:
        """Mean and variance."""
        if not self.count:
            return Moments(0, 0.0, 0.0)
        mean = self.total / self.count
        return Moments(self.count, mean + self.shift, max(0.0, self.squares / self.count - mean**2))


def share_moments(hits: int, count: int) -> Moments:
    """Mean and variance of a yes or no that is yes so many times."""
    share = hits / count if count else 0.0
    return Moments(count, share, share * (1 - share))


def standardized_difference(inside: Moments, rest: Moments) -> float | None:
    """Difference of the means in standard deviations, by the mean of both variances, so that the larger set counts no
    more than the smaller (Austin 2009).  Infinite where neither varies and they differ; None where one is empty."""
    if not inside.count or not rest.count:
        return None
    apart = inside.mean - rest.mean
    spread = math.sqrt((inside.variance + rest.variance) / 2)
    digits = 1e-7 * max(abs(inside.mean), abs(rest.mean))  # those that float32 has
    if abs(apart) <= digits:
        return 0.0
    # What rounding leaves of the spread of a constant is no spread.
    return math.copysign(math.inf, apart) if spread <= max(digits, 1e-6 * abs(apart)) else apart / spread
