"""Work beside the frame: one thread, jobs with names, and finished values that the frame loop picks up.

The only place of the runtime's threads.  Jobs take what they need as arguments and give back what they made; nothing
that the loop changes is shared with them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


class Jobs:
    """A thread called `name` that does jobs one after the other.

    `wait`: for runs on a fixed clock.  `take` waits for what was asked, so that two runs give the same pictures;
    otherwise nothing waits.
    """

    def __init__(self, name: str, *, wait: bool) -> None:
        self.wait = wait
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._asked: dict[str, deque[Future[Any]]] = {}

    def ask(self, key: str, job: Callable[[], Any]) -> None:
        """Do a job as soon as the thread is free; it takes the place of an older one of its key that has not begun."""
        asked = self._asked.setdefault(key, deque())
        if asked and asked[-1].cancel():
            asked.pop()
        asked.append(self._pool.submit(job))

    def queue(self, key: str, job: Callable[[], Any]) -> None:
        """Do a job after all others of its key; none is left out."""
        self._asked.setdefault(key, deque()).append(self._pool.submit(job))

    def asked(self, key: str) -> bool:
        """Whether something of this key was asked that was not taken yet."""
        return bool(self._asked.get(key))

    def take(self, key: str) -> Any:
        """What came of the newest job of this key that ended since the last call, or None; raises what it raised."""
        asked, newest = self._asked.get(key, deque()), None
        while asked and (self.wait or asked[0].done()):
            newest = asked.popleft()
        return None if newest is None else newest.result()

    def take_next(self, key: str) -> Any:
        """As `take`, but of the oldest, so that with `queue` none is missed."""
        asked = self._asked.get(key, deque())
        return asked.popleft().result() if asked and (self.wait or asked[0].done()) else None

    def peek(self, key: str) -> Any:
        """What `take` would give now, left where it is; None also where it would raise."""
        ended = [job for job in self._asked.get(key, ()) if job.done() and not job.cancelled()]
        return None if not ended or ended[-1].exception() is not None else ended[-1].result()

    def forget(self, key: str) -> None:
        """Drop what was asked under a key."""
        for job in self._asked.pop(key, ()):
            job.cancel()

    def call(self, job: Callable[[], T]) -> T:
        """Do a job in the thread and wait for it: for loading, before the first frame."""
        return self._pool.submit(job).result()

    def close(self, *, finish: tuple[str, ...] = ()) -> None:
        """End the thread after the job that it is at, and after what was asked under the keys in `finish`."""
        for key in self._asked.keys() - set(finish):
            self.forget(key)
        self._pool.shutdown(wait=True)
