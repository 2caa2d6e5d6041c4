"""What every statistic hands back: a number with how it was got, or why there is none; and all of it as JSON."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass

import numpy as np

from latentwalk.scenes import Scalar
from latentwalk.scenes.arrays import F32

LEVEL = 0.95  # of every interval
ALPHA = 0.05  # what counts as significant, after correction


@dataclass(frozen=True)
class Estimate:
    """A number and its interval `low` … `high` at `LEVEL`, `how` they were got in words; `value` is None where it
    cannot be had, and `missing` says why."""

    value: float | None
    how: str
    low: float | None = None
    high: float | None = None
    missing: str = ""


@dataclass(frozen=True, eq=False)
class Measure:
    """A number for each row: `values` (n,) float32, NaN where a row has none; `missing` says how many and why."""

    name: str
    values: F32
    how: str
    unit: str = ""
    missing: str = ""

    @property
    def column(self) -> Scalar:
        """The measure as a column of a scene."""
        return Scalar(self.values, self.unit)


def absent(name: str, count: int, how: str, missing: str) -> Measure:
    """A measure that none of the `count` rows has, and why."""
    return Measure(name, np.full(count, np.nan, np.float32), how, missing=missing)


def share(part: int, whole: int) -> Estimate:
    """What share of `whole` rows a `part` is, with Wilson's interval (E. B. Wilson 1927)."""
    how = f"share of rows; Wilson's {100 * LEVEL:g} % interval"
    if not whole:
        return Estimate(None, how, missing="there are no rows")
    from statsmodels.stats.proportion import proportion_confint

    low, high = proportion_confint(part, whole, 1 - LEVEL, "wilson")
    return Estimate(part / whole, how, float(low), float(high))


def holm(p_values: Sequence[float]) -> list[float]:
    """p-values corrected for being many by Holm's step-down (S. Holm 1979), in the same order.

    The chance of even one false finding is held, however the tests depend on each other.
    """
    if not len(p_values):
        return []
    from statsmodels.stats.multitest import multipletests

    return [float(p) for p in multipletests(p_values, ALPHA, "holm")[1]]


def counted(count: int, noun: str) -> str:
    """ "1 row", "2 rows": `noun` takes an s."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def percent(part: float) -> str:
    """A share 0…1 as a person reads it."""
    return f"{100 * part:.1f} %"


def jsonable(value: object) -> object:
    """Results as JSON takes them: dataclasses become objects, arrays lists, and what is not finite null."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: jsonable(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): jsonable(inner) for name, inner in value.items()}
    if isinstance(value, np.ndarray | np.generic):
        return jsonable(value.tolist())
    if isinstance(value, list | tuple):
        return [jsonable(inner) for inner in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def shown(estimate: Estimate) -> str:
    """Its value in three digits, or why there is none."""
    return f"missing ({estimate.missing})" if estimate.value is None else f"{estimate.value:.3f}"
