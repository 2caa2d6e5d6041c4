"""Where a walk is in the epochs of a run: seeking, stepping, scrubbing, playing.  Numbers; `stream.py` has the rows.

The *cursor* counts snapshots: 2.5 is half-way from the third to the fourth.  An *epoch* is the run's own count, in
which snapshots may lie unevenly; both rise together.  Hands and play move the cursor, so that a run whose early epochs
were recorded densely passes evenly.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from latentwalk.runtime.ground.geometry import ease
from latentwalk.scenes.errors import UsageError

SPEED = 4.0  # snapshots a second
STEP_S = 0.3  # a step is seen as movement, not as a jump
DIGIT = 1e-6  # of an epoch: finer is not told
SLOWEST_PUSH, RUN_S = 8.0, 6.0  # a full push crosses the run in RUN_S, but not slower than so many snapshots a second


class Timeline:
    """A cursor in a run whose snapshots were taken at rising `epochs`.

    `playing` at `speed` snapshots a second; at the end it stops, or with `loop` begins again.
    """

    def __init__(self, epochs: Sequence[float]) -> None:
        self.epochs = list(epochs)
        self.cursor = self._last
        self.playing, self.loop, self.speed = False, False, SPEED
        self._glide: tuple[float, float, float] | None = None  # from, to, seconds since it began

    def __len__(self) -> int:
        return len(self.epochs)

    @property
    def _last(self) -> float:
        return max(0.0, len(self.epochs) - 1.0)

    @property
    def epoch(self) -> float:
        """The epoch at the cursor, to six digits.  Raises UsageError in a scene without epochs."""
        self._need_epochs()
        return round(float(np.interp(self.cursor, np.arange(len(self)), self.epochs)), 6)

    @property
    def index(self) -> int:
        """The snapshot nearest to the cursor."""
        return int(self.cursor + 0.5)

    @property
    def goal(self) -> float:
        """Where a step that is under way ends, else where the cursor is."""
        return self.cursor if self._glide is None else self._glide[1]

    @property
    def at_end(self) -> bool:
        """Whether the cursor is at the last snapshot, or on its way there."""
        return self.goal == self._last

    def seek(self, epoch: float) -> None:
        """Go to an epoch at once.  Raises UsageError for one that the run does not reach."""
        self._need_epochs()
        first, last = self.epochs[0], self.epochs[-1]
        if not first - DIGIT <= epoch <= last + DIGIT:
            raise UsageError(f"expected an epoch from {first:g} to {last:g}, found {epoch:g}")
        self._glide = None
        self.cursor = float(np.interp(epoch, self.epochs, np.arange(len(self))))

    def step(self, snapshots: float) -> None:
        """Glide by so many snapshots; a whole number of them ends at a snapshot."""
        self._need_epochs()
        goal = self.goal + snapshots
        if snapshots == int(snapshots):
            # From 2.5, one step on ends at 3 and one back at 2, not at 3.5 or 1.5.
            goal = float(np.ceil(goal - 1e-6) if snapshots < 0 else np.floor(goal + 1e-6))
        self._glide = self.cursor, self._clamped(goal), 0.0

    def push(self, rate: float, dt_s: float) -> None:
        """Move as a hand pushes, −1…1 for `dt_s` seconds; a hand stops what moves by itself."""
        self.playing, self._glide = False, None
        self.cursor = self._clamped(self.cursor + rate * max(SLOWEST_PUSH, self._last / RUN_S) * dt_s)

    def play(self, on: bool) -> None:
        """Play from here, or from the start when at the end; or stop."""
        self._need_epochs()
        self.playing = on
        if on:
            self._glide = None
            if self.at_end:
                self.cursor = 0.0

    def update(self, dt_s: float) -> None:
        """Advance by one frame."""
        if self._glide is not None:
            start, goal, elapsed_s = self._glide
            elapsed_s += dt_s
            self.cursor = start + (goal - start) * ease(elapsed_s / STEP_S)
            self._glide = (start, goal, elapsed_s) if elapsed_s < STEP_S else None
        elif self.playing:
            self._play(self.cursor + self.speed * dt_s)

    def _play(self, cursor: float) -> None:
        if cursor < self._last:
            self.cursor = cursor
        elif self.loop and self._last > 0:
            # What the frame went beyond the end counts from the start, so that a loop keeps its speed.
            self.cursor = (cursor - self._last) % self._last
        else:
            self.cursor, self.playing = self._last, False

    def grow(self, epoch: float) -> None:
        """Another snapshot at the end; the cursor stays."""
        self.epochs.append(epoch)

    def _clamped(self, cursor: float) -> float:
        return min(self._last, max(0.0, cursor))

    def _need_epochs(self) -> None:
        if not self.epochs:
            raise UsageError("this scene has no epochs; make one that has with: latentwalk snapshot RUN -o FILE.scene")
