"""Numbers of an analysis as a person reads them, with words where there is none."""

from __future__ import annotations

import math

from latentwalk.tools.analysis.correlation import Coefficient
from latentwalk.tools.analysis.results import Estimate
from latentwalk.tools.report.page import Fact

NONE = "–"


def number(value: float | None, digits: int = 3) -> str:
    """A number with so many digits, a dash for none."""
    return NONE if value is None or not math.isfinite(value) else f"{value:.{digits}g}"


def share(value: float | None) -> str:
    """A number 0…1 of a table, so that columns align; a dash for none."""
    return NONE if value is None or not math.isfinite(value) else f"{value:.3f}"


def words(name: str) -> str:
    """The name of a measure as a person reads it."""
    return name.replace("_", " ")


def interval(low: float | None, high: float | None, style: str = ".3g") -> str:
    """An interval, nothing for none."""
    return "" if low is None or high is None else f"{_spaced(low, style)} … {_spaced(high, style)}"


def p_value(p: float | None) -> str:
    """A p-value: very small ones by their bound."""
    return NONE if p is None else "< 0.0001" if p < 1e-4 else f"{p:.4f}"


def fact(name: str, estimate: Estimate, style: str = ".3g") -> Fact:
    """An estimate as a fact; where it has no value, the words that say why."""
    if estimate.value is None:
        return Fact(name, NONE, f"cannot be had: {estimate.missing}")
    return Fact(name, _spaced(estimate.value, style), estimate.how, interval(estimate.low, estimate.high, style))


def coefficient(found: Coefficient) -> list[str]:
    """Cells of a correlation: value, both intervals, p, corrected p, p of the permutations."""
    if found.value is None:
        return [found.missing or NONE, "", "", "", "", ""]
    bounds = [interval(*both, ".2f") if both else "" for both in (found.fisher, found.bootstrap)]
    return [f"{found.value:+.3f}", *bounds, *map(p_value, (found.p, found.p_adjusted, found.p_permutation))]


def _spaced(value: float, style: str) -> str:
    return f"{value:{style}}".replace("%", " %")
