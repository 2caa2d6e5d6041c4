"""So many threads for a way of a bench, in a process of its own."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

POOLS = ("NUMBA_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def environment(threads: int) -> dict[str, str]:
    """That of a process whose libraries begin with so many."""
    return os.environ | dict.fromkeys(POOLS, str(threads))


def hold_to(threads: int) -> None:
    """No more cores than threads, also for pools that count the machine's."""
    if sys.platform == "linux":  # no other system lets a process choose
        with suppress(OSError):
            os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:threads])
    os.cpu_count = lambda: threads  # type: ignore[assignment]
