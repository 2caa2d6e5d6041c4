"""How long a window's panels may stay as they are: briefly while something changes, longer once they look alike."""

from __future__ import annotations

REFRESH_S = 1 / 30  # panels that nobody touches are made anew this often: nobody reads faster, and points need the time
RESTING_S = 0.15  # where nothing that is known to change them did: what else may change is late by no more than that


class Rest:
    """Panels rest once they have looked alike `settled` times, until what is seen of the walk is another."""

    def __init__(self, settled: int) -> None:
        self._settled, self._alike = settled, 0
        self._seen: object = None

    def every_s(self, seen: object) -> float:
        """After how many seconds panels are to be made anew, for what is seen of the walk now."""
        if seen != self._seen:
            self._seen, self._alike = seen, 0
        return REFRESH_S if self._alike < self._settled else RESTING_S

    def made(self, changed: bool) -> None:
        """They were made anew, and look as before or not."""
        self._alike = 0 if changed else self._alike + 1
