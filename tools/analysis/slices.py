"""Subgroups of rows by one condition or two on their columns: which of them are wrong more often than chance allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from latentwalk.scenes.arrays import F32, F64, Bools, Indices, Numbers
from latentwalk.tools.analysis.results import ALPHA, holm
from latentwalk.tools.analysis.traits import Traits

BINS = 4  # of a number, with as many rows each
LARGEST = 0.5  # of all rows: more is no region
MOST_CONDITIONS = 600  # pairs are their square


@dataclass(frozen=True, eq=False)
class Slice:
    """The rows for which all `conditions` hold, on these `columns`; p: one-sided, of so many wrong ones among them."""

    conditions: tuple[str, ...]
    columns: tuple[str, ...]
    rows: Indices
    p: float
    p_adjusted: float


@dataclass(frozen=True, eq=False)
class Slices:
    """The subgroups `found`, how many were `tested`, and how many conditions were `left_out` as too many."""

    found: tuple[Slice, ...]
    tested: int
    left_out: int = 0


def smallest(count: int) -> int:
    """The fewest rows of a subgroup among `count`: a rate of fewer says little."""
    return max(10, count // 200)


def slices(known: Traits, wrong: Bools) -> Slices:
    """The subgroups of the rows (n) in which significantly more are `wrong` (n,) than elsewhere.

    Single conditions (a value, a class, a word, a quarter of a number's range by rank) and pairs on two columns; p by
    Fisher's exact test, corrected by Holm over all that were tested.  A pair counts only where it is worse
    than the rows of each of its conditions, too, corrected as many times: else one of the two says it all.
    """
    said, columns, holds = conditions(known)
    left_out = max(0, len(said) - MOST_CONDITIONS)
    holds = holds[:, :MOST_CONDITIONS]
    if not said or not wrong.any() or wrong.all():
        return Slices((), 0, left_out)
    matrix = holds.T.astype(np.float32)  # whole numbers up to 2²⁴ are exact in it
    sizes, errors = matrix @ matrix.T, (matrix * wrong) @ matrix.T
    tested = _tested(sizes, columns[:MOST_CONDITIONS], len(wrong))
    if not len(tested):
        return Slices((), 0, left_out)
    p = _fisher(errors[tuple(tested.T)], sizes[tuple(tested.T)], wrong.sum(), len(wrong))
    adjusted = np.array(holm(p.tolist()))
    found = []
    for place in np.flatnonzero(adjusted < ALPHA):
        first, second = (int(code) for code in tested[place])
        pair = [first] if first == second else [first, second]
        if len(pair) == 2:
            within = _fisher(errors[first, second], sizes[first, second], errors[pair, pair], sizes[pair, pair])
            if within.max() >= ALPHA / len(tested):
                continue
        rows = np.flatnonzero(holds[:, pair].all(axis=1))
        names = tuple(said[code] for code in pair), tuple(columns[code] for code in pair)
        found.append(Slice(*names, rows, float(p[place]), float(adjusted[place])))
    return Slices(tuple(found), len(tested), left_out)


def conditions(known: Traits) -> tuple[list[str], list[str], Bools]:
    """All conditions that define subgroups: in words, by column, and for which rows (n, c) they hold."""
    said, columns = list(known.conditions), list(known.subjects)
    holds = [known.holds]
    for name, values in zip(known.names, known.numbers.T, strict=True):
        words, inside = _quarters(name, values)
        said += words
        columns += [name] * len(words)
        holds.append(inside)
    return said, columns, np.hstack(holds)


def _quarters(name: str, values: F32) -> tuple[list[str], Bools]:
    finite = np.isfinite(values)
    if not finite.any():
        return [], np.zeros((len(values), 0), np.bool_)
    edges = np.unique(np.quantile(values[finite], np.linspace(0, 1, BINS + 1)))
    if len(edges) < 3:  # one value, or one that most rows have
        return [], np.zeros((len(values), 0), np.bool_)
    places = np.searchsorted(edges[1:-1], values, side="right")
    shown = [f"{edge:.3g}" for edge in edges]
    words = [f"{name} {low} … {high}" for low, high in pairwise(shown)]
    return words, finite[:, None] & (places[:, None] == np.arange(len(words)))


def _tested(sizes: F32, columns: Sequence[str], count: int) -> Indices:
    """Which pairs (m, 2) of conditions are tested: of two columns or of one and the same condition, large enough."""
    codes = np.unique(columns, return_inverse=True)[1]
    apart = (codes[:, None] != codes) | np.eye(len(codes), dtype=np.bool_)
    usable = (sizes >= smallest(count)) & (sizes <= LARGEST * count) & apart
    return np.argwhere(np.triu(usable))


def _fisher(errors: Numbers, sizes: Numbers, wrong: Numbers | int, count: Numbers | int) -> F64:
    """p of so many errors or more in `sizes` rows drawn from `count`, of which `wrong` are wrong."""
    from scipy.stats import hypergeom

    return np.asarray(hypergeom.sf(errors - 1, count, wrong, sizes), np.float64)
