"""What a filter says, as short as a chip: "confidence ≤ 0.62", "label: 4, 9"."""

from __future__ import annotations

from collections.abc import Sequence

from latentwalk.runtime.world.rows.filters import LEAST, Criterion

MOST_NAMES = 4  # of classes: more are a list, not a chip


def words_of(criterion: Criterion) -> str:
    """A criterion in words."""
    name = criterion.column
    if criterion.ids is not None:
        return f"{len(criterion.ids):,} named rows"
    if name is None:
        return "all rows" if criterion.all else "no rows"
    if criterion.contains is not None:
        return f"{name} has “{criterion.contains}”"
    if criterion.one_of is not None:
        return f"{name}: {_few(criterion.one_of)}"
    if criterion.none_of is not None:
        return f"{name} without {_few(criterion.none_of)}"
    if criterion.equals is not None:
        return f"{name}: {_value(criterion.equals)}"
    return _between(name, criterion.min, criterion.max)


def _between(name: str, low: float | None, high: float | None) -> str:
    if low is not None and low <= LEAST:
        low = None
        if high is None:
            return f"{name} known"
    if low is None or high is None:
        return f"{name} ≤ {_value(high)}" if low is None else f"{name} ≥ {_value(low)}"
    return f"{_value(low)} ≤ {name} ≤ {_value(high)}"


def _value(value: str | float | bool | None) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, str) or value is None else f"{value:.3g}".replace("-", "−")


def _few(names: Sequence[str]) -> str:
    few = ", ".join(names[:MOST_NAMES]) or "none"
    return few if len(names) <= MOST_NAMES else f"{few} and {len(names) - MOST_NAMES} more"
