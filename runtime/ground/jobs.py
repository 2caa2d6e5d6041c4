"""Work beside the frame: one thread, kinds of jobs, and finished values that the frame loop picks up.

The only place of the runtime's worker threads.  Jobs take what they need as arguments and give back what they made;
nothing that the loop changes is shared with them.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Generic, TypeVar

T = TypeVar("T")
Scratch = TypeVar("Scratch")


class Jobs:
    """A thread called `name` that does jobs one after the other.

    `wait`: for runs on a fixed clock.  What was asked is waited for when it is taken, so that two runs give the same
    pictures; otherwise nothing waits.
    """

    def __init__(self, name: str, *, wait: bool) -> None:
        self.wait = wait
        # One: jobs need no locks among themselves, and what torch and kernels warm up by thread stays warm.
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=name)

    def call(self, job: Callable[[], T]) -> T:
        """Do a job in the thread and wait for it: for loading, before the first frame."""
        return self._pool.submit(job).result()

    def submit(self, job: Callable[[], T]) -> Future[T]:
        """Do a job after all others."""
        return self._pool.submit(job)

    def close(self) -> None:
        """End the thread after the jobs that were submitted and not cancelled."""
        self._pool.shutdown(wait=True)


class Newest(Generic[T]):
    """One kind of job of which only the newest counts; an older one that has not begun is never done.

    `pending`: whether something was asked that was not taken yet.
    """

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self._asked: deque[Future[T]] = deque()
        self.pending = False  # an attribute, as it is asked for in each frame and hardly ever so

    @property
    def ready(self) -> bool:
        """Whether the newest that was asked has ended, and was not taken yet."""
        return bool(self._asked) and self._asked[-1].done()

    def ask(self, job: Callable[[], T]) -> None:
        """Do a job as soon as the thread is free."""
        if self._asked and self._asked[-1].cancel():
            self._asked.pop()
        self._asked.append(self._jobs.submit(job))
        self.pending = True

    def take(self) -> T | None:
        """What came of the newest job that has ended since the last call, or None; raises what it raised."""
        newest = None
        while self._asked and (self._jobs.wait or self._asked[0].done()):
            newest = self._asked.popleft()
        self.pending = bool(self._asked)
        return None if newest is None else newest.result()

    def peek(self) -> T | None:
        """What `take` would give now, left where it is; None also where it would raise."""
        ended = [job for job in self._asked if job.done() and not job.cancelled()]
        return None if not ended or ended[-1].exception() is not None else ended[-1].result()

    def forget(self) -> None:
        """Drop what was asked."""
        while self._asked:
            self._asked.popleft().cancel()
        self.pending = False


class Each(Generic[T]):
    """One kind of job of which each is done and taken, in order, also those that are asked before the end.

    `pending`: whether something was asked that was not taken yet.
    """

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self._asked: deque[Future[T]] = deque()
        self.pending = False

    def ask(self, job: Callable[[], T]) -> None:
        """Do a job after the others."""
        self._asked.append(self._jobs.submit(job))
        self.pending = True

    def take(self) -> T | None:
        """What came of the oldest job that was not taken, or None while it goes on; raises what it raised."""
        if not self._asked or not (self._jobs.wait or self._asked[0].done()):
            return None
        oldest = self._asked.popleft()
        self.pending = bool(self._asked)
        return oldest.result()

    def forget(self) -> None:
        """Drop what was asked."""
        while self._asked:
            self._asked.popleft().cancel()
        self.pending = False


class Cores:
    """A thread for each core, for kernels that let go of Python's lock; `count` of them.  They sleep between frames."""

    def __init__(self, name: str) -> None:
        self.count = os.cpu_count() or 1
        self._pool = ThreadPoolExecutor(self.count, thread_name_prefix=name)

    def each(self, parts: Iterable[T], scratch: Sequence[Scratch], job: Callable[[T, Scratch], None]) -> None:
        """Do the job with each part, in any order, and wait for all; each thread has one of the `scratch` to itself."""
        left = deque(parts)

        def work(own: Scratch) -> None:
            while left:
                try:
                    part = left.popleft()
                except IndexError:  # another thread took the last one meanwhile
                    return
                job(part, own)

        working = [self._pool.submit(work, own) for own in scratch]
        wait(working)  # before one raises: the others still write
        for each in working:
            each.result()

    def close(self) -> None:
        """End the threads."""
        self._pool.shutdown(wait=True)
