"""How many points a frame may draw: a constant, or whatever the GPU has time for."""

from __future__ import annotations

from collections import deque
from contextlib import nullcontext

import moderngl

#: Milliseconds of GPU time for all of a frame; a 90 Hz frame has 11.1, and the runtime warps it, too.
TARGET_MS = 7.0
#: The same where the processor draws, which has nothing better to do: nobody walks there with a headset.
PROCESSOR_MS = 30.0
#: A cloud of fewer points than ENOUGH has lost its look: so many may take SLOWER times the target.  What takes longer
#: even then is drawn with fewer: a walk that stutters is worse.
ENOUGH, SLOWER = 100_000, 4.0
#: Inside this band around the target nothing changes, so that the budget does not hunt.
BAND = 0.7, 1.1
#: Points of the smallest size: what still shows where a cloud is, a trial that any machine draws in a few milliseconds
#: to begin with, more than any cloud needs.
FEWEST, START, MOST = 5_000, 30_000, 64_000_000
#: Steps up: one that nobody sees as a jump (it doubles in a fifth of a second), and one from far below, as after the
#: trial.
RISE, LEAP = 1.04, 1.5
#: Results are read this many frames late: by then they are there, and nothing waits.
LATE = 3


def follow(budget: int, milliseconds: float, shown: int) -> int:
    """The next budget after a frame that took so long, so many points and all else: quickly down, slowly up."""
    low, high = TARGET_MS * BAND[0], TARGET_MS * BAND[1]
    if budget <= ENOUGH and milliseconds > low:
        low, high = low * SLOWER, high * SLOWER
    if milliseconds > high:
        # From what was drawn, not what the view did not use up; one slow frame takes off no more than 30 %.
        fewer = int(min(budget, max(shown, 1)) * max(0.7, high / BAND[1] / milliseconds))
        budget = max(fewer, ENOUGH) if budget > ENOUGH else fewer
    elif milliseconds < low and shown > 0.8 * budget:  # else the budget is not what keeps points away
        # From what was drawn then, so that results on their way do not carry it beyond the target.
        more = int(budget * (LEAP if shown * low / max(milliseconds, 1e-6) > LEAP * budget else RISE)) + 1
        budget = more if budget > ENOUGH or milliseconds < TARGET_MS * BAND[0] else min(more, ENOUGH)
    return min(MOST, max(FEWEST, budget))


class Budget:
    """`points` for the next frame; `fixed` if given, else following the measured time of the drawing.

    `by_clock`: the processor draws the points, which OpenGL's own clock does not see, as its own sees of all else only
    the waiting.
    """

    def __init__(self, ctx: moderngl.Context, fixed: int | None, *, by_clock: bool = False) -> None:
        self.points = START if fixed is None else fixed
        self._fixed, self._by_clock = fixed is not None, by_clock
        gpu = not self._fixed and not by_clock
        self._queries = deque([ctx.query(time=True) for _ in range(LATE)] if gpu else [])
        self._shown: deque[int] = deque()
        self._untimed = nullcontext()

    def measure(self) -> moderngl.Query | nullcontext[None]:
        """Time all that is drawn inside; call `drew` afterwards."""
        return self._queries[0] if self._queries else self._untimed

    def drew(self, shown: int, *, thinned: bool, seconds: float) -> None:
        """Say how many points were drawn, whether others were left out, and how long that took the processor; takes the
        result of this frame, or of an earlier one, into account."""
        if self._fixed:
            return
        if thinned:
            shown = self.points  # all of it was spent, if on fewer and larger points
        if self._by_clock:
            self.points = follow(self.points, seconds * 1e3 * TARGET_MS / PROCESSOR_MS, shown)
            return
        self._queries.rotate(-1)
        self._shown.append(shown)
        if len(self._shown) == LATE:
            milliseconds = self._queries[0].elapsed / 1e6
            self.points = follow(self.points, milliseconds, self._shown.popleft())
