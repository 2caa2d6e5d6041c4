"""How many rows have which values of a column, and how many of these are shown."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from latentwalk.runtime.ground.jobs import Jobs, Newest
from latentwalk.scenes import Scalar
from latentwalk.scenes.arrays import F32, I64, Bools

BINS = 40  # a bar is then as wide as a letter
AT_ONCE = 50_000  # rows that are counted within a frame; more are counted by a worker

Span = tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Histogram:
    """Rows by value in BINS equal parts of a range: `all`, and those that are `shown`, each (BINS,) int64; `unknown`
    have no value."""

    all: I64
    shown: I64
    unknown: int


def counted(values: F32, visible: Bools, span: Span) -> Histogram:
    """Count values (n,) over a range; what lies beyond an end belongs to the part at that end."""
    known = np.isfinite(values)
    low, high = span
    share = (values[known].astype(np.float64) - low) / (high - low)
    parts = np.clip(share * BINS, 0, BINS - 1).astype(np.int64)
    every, shown = (np.bincount(some, minlength=BINS) for some in (parts, parts[visible[known]]))
    return Histogram(every, shown, len(values) - int(np.count_nonzero(known)))


class Histograms:
    """The histogram of one column at a time, counted again when it, what is shown, or the range is another."""

    def __init__(self, jobs: Jobs) -> None:
        self._coming: Newest[tuple[Scalar, Histogram]] = Newest(jobs)
        self._asked: tuple[Scalar, Bools, Span] | None = None
        self._newest: tuple[Scalar, Histogram] | None = None

    @property
    def ready(self) -> bool:
        """Whether a worker has counted what nobody has asked for since."""
        return self._coming.ready

    def of(self, column: Scalar, visible: Bools, span: Span) -> Histogram | None:
        """Of rows that are shown as of a mask (n,), or were a moment ago; None until it was counted."""
        asked = self._asked
        if asked is None or asked[0] is not column or asked[1] is not visible or asked[2] != span:
            self._asked = column, visible, span
            if len(column.values) <= AT_ONCE:
                self._coming.forget()
                self._newest = column, counted(column.values, visible, span)
            else:
                self._coming.ask(lambda: (column, counted(column.values, visible, span)))
        self._newest = self._coming.take() or self._newest
        return self._newest[1] if self._newest is not None and self._newest[0] is column else None
