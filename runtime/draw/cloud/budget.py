"""How many points a frame may draw: a constant, or whatever the GPU has time for."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from time import perf_counter

import moderngl

#: Milliseconds of GPU time for the points of one frame; a 90 Hz frame has 11.1 in all, and the runtime warps it, too.
TARGET_MS = 5.0
#: The same where the processor draws them, which has nothing better to do: nobody walks there with a headset.
PROCESSOR_MS = 30.0
#: Inside this band around the target nothing changes, so that the budget does not hunt.
BAND = 0.7, 1.1
#: Points of the smallest size: what any GPU can draw in time, a middling one to begin with, more than any cloud needs.
FEWEST, START, MOST = 100_000, 2_000_000, 64_000_000
#: Results are read this many frames late: by then they are there, and nothing waits.
LATE = 3


def follow(budget: int, milliseconds: float, shown: int) -> int:
    """The next budget after a frame that took so long to draw so many points: quickly down, slowly up."""
    low, high = TARGET_MS * BAND[0], TARGET_MS * BAND[1]
    if milliseconds > high:
        # From what was drawn, not what the view did not use up; one slow frame takes off no more than 30 %.
        budget = int(min(budget, max(shown, 1)) * max(0.7, TARGET_MS / milliseconds))
    elif milliseconds < low and shown > 0.8 * budget:  # else the budget is not what keeps points away
        budget = int(budget * 1.04) + 1  # doubles in a fifth of a second: not seen as a jump
    return min(MOST, max(FEWEST, budget))


class Budget:
    """`points` for the next frame; `fixed` if given, else following the measured time of the drawing in `measure`.

    `by_clock`: the processor draws, which OpenGL's own clock does not see.
    """

    def __init__(self, ctx: moderngl.Context, fixed: int | None, *, by_clock: bool = False) -> None:
        self.points = START if fixed is None else fixed
        self._fixed, self._by_clock, self._milliseconds = fixed is not None, by_clock, 0.0
        gpu = not self._fixed and not by_clock
        self._queries = deque([ctx.query(time=True) for _ in range(LATE)] if gpu else [])
        self._shown: deque[int] = deque()

    def measure(self) -> moderngl.Query | AbstractContextManager[None]:
        """Time what is drawn inside; call `drew` afterwards."""
        if self._by_clock:
            return self._clocked()
        return self._queries[0] if self._queries else nullcontext()

    @contextmanager
    def _clocked(self) -> Iterator[None]:
        start = perf_counter()
        yield
        self._milliseconds = (perf_counter() - start) * 1e3

    def drew(self, shown: int) -> None:
        """Say how many points were drawn; takes the result of this frame, or of an earlier one, into account."""
        if self._fixed:
            return
        if self._by_clock:
            self.points = follow(self.points, self._milliseconds * TARGET_MS / PROCESSOR_MS, shown)
            return
        self._queries.rotate(-1)
        self._shown.append(shown)
        if len(self._shown) == LATE:
            milliseconds = self._queries[0].elapsed / 1e6
            self.points = follow(self.points, milliseconds, self._shown.popleft())
