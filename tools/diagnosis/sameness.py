"""Rows that a model cannot tell apart any more, and losses that are no numbers, in words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from latentwalk.tools.diagnosis.remedies import Remedies
from latentwalk.tools.diagnosis.times import when
from latentwalk.tools.layout.sameness import SAME, distance_apart, on_a_line
from latentwalk.tools.run.log import Snapshot
from latentwalk.tools.run.measures import Series

NEARLY = 1e-3  # of their length, by which rows differ that are nearly one


@dataclass(frozen=True)
class Sameness:
    """How far the rows of a snapshot can be told apart: `apart` as `distance_apart`, `line` as `on_a_line` has it."""

    epoch: float
    columns: int
    apart: float
    line: float | None

    @classmethod
    def of(cls, snapshot: Snapshot) -> Sameness:
        """That of a snapshot."""
        x = snapshot.features
        return cls(snapshot.epoch, x.shape[1], distance_apart(x), on_a_line(x))

    @property
    def alike(self) -> bool:
        """Whether all rows are one: no measure of them means anything then."""
        return self.apart <= SAME


def collapsed(known: Sequence[Sameness], remedies: Remedies) -> list[str]:
    """A sentence where in some epochs all rows are one vector or nearly so, and one where they lie on a line."""
    found = []
    epochs = [each.epoch for each in known]
    near = [each.apart <= NEARLY for each in known]
    if any(near):
        last = [each for each, here in zip(known, near, strict=True) if here][-1]
        what = "all rows are the same vector"
        if not last.alike:
            what = f"all rows are nearly the same vector: they differ by {100 * last.apart:.2g} % of their length"
        found.append(
            f"{_capital(when(epochs, near, remedies.unit))} {what} (the representation collapsed). What helps: "
            f"{remedies.rate}, normalization before the last layer and, with a triplet or contrastive loss, semi-hard"
            " negatives and larger batches."
        )
    lines = [each.line is not None and not close for each, close in zip(known, near, strict=True)]
    if any(lines):
        last = [each for each, here in zip(known, lines, strict=True) if here][-1]
        found.append(
            f"{_capital(when(epochs, lines, remedies.unit))} all rows lie on a line: one direction of {last.columns} "
            f"has {100 * (last.line or 0):.2f} % of their variance; what tells them apart is one number."
        )
    return found


def no_numbers(series: Series, remedies: Remedies) -> list[str]:
    """A sentence for losses that are not a number, or infinite, at some epochs."""
    said: dict[tuple[str, str], list[str]] = {}
    for name, pairs in series.items():
        if "loss" not in name.lower():
            continue
        epochs = [epoch for epoch, _ in pairs]
        for what, holds in (
            ("is not a number", [math.isnan(value) for _, value in pairs]),
            ("is infinite", [math.isinf(value) for _, value in pairs]),
        ):
            if any(holds):
                said.setdefault((what, when(epochs, holds, remedies.unit)), []).append(name)
    return [
        f"The loss {what} {times} ({', '.join(names)}). What helps: {remedies.rate}, clipped gradients, and a look for "
        "values in the data that are missing, constant or very large."
        for (what, times), names in said.items()
    ]


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
