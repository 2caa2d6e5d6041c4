"""At which epochs something holds, in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

MOST_SPANS = 3  # that a sentence lists


def when(epochs: Sequence[float], holds: Sequence[bool], unit: str = "epoch") -> str:
    """ "from epoch 3 on", "at every epoch", "at epoch 2 and from epoch 5 to epoch 7" …; something holds somewhere."""
    if all(holds):
        return f"at every {unit}" if len(epochs) > 1 else f"at {unit} {epochs[0]:g}"
    spans = []
    for here, group in groupby(zip(epochs, holds, strict=True), key=lambda pair: pair[1]):
        if here:
            span = [epoch for epoch, _ in group]
            spans.append((span[0], span[-1]))
    if len(spans) > MOST_SPANS:
        return f"at {sum(holds)} of {len(epochs)} {unit}s, last at {unit} {spans[-1][1]:g},"
    return " and ".join(_span(first, last, epochs[-1], unit) for first, last in spans)


def _span(first: float, last: float, end: float, unit: str) -> str:
    if last == end:
        return f"from {unit} {first:g} on"
    return f"at {unit} {first:g}" if first == last else f"from {unit} {first:g} to {unit} {last:g}"
