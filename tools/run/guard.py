"""Who records a run, and what a failure does to the training around it: after a first success it ends nothing."""

from __future__ import annotations

import os
import sys
import threading
import warnings
from collections.abc import Callable, Mapping
from typing import TypeVar

from latentwalk.scenes.arrays import Array
from latentwalk.scenes.errors import LatentwalkError, UsageError

T = TypeVar("T")

RANKS = ("RANK", "LOCAL_RANK", "SLURM_PROCID", "JSM_NAMESPACE_RANK")  # as Lightning asks, launcher after launcher


class Guard:
    """Runs what a recorder is asked for, one call at a time, in the process that made it.

    A failure is an error of one line while `begun` is False, or where `strict`; later it is a `RuntimeWarning`.
    """

    def __init__(self, *, strict: bool) -> None:
        self.strict = strict
        self.begun = False
        self._process = os.getpid()
        self._lock = threading.RLock()
        self._told_away = False

    @property
    def away(self) -> bool:
        """Whether this is a fork of the process that records: it shares the log, so it must not write."""
        return os.getpid() != self._process

    def attempt(self, what: str, do: Callable[[], T], otherwise: Callable[[], T]) -> T:
        """What `do` gives, or after a failure that ends nothing, what `otherwise` gives."""
        if self.away:  # before the lock, which the fork may have copied closed
            if not self._told_away:
                self._told_away = True
                self._fail(UsageError(f"{what}: only the process that made the recorder records; this fork does not"))
            return otherwise()
        with self._lock:
            try:
                return do()
            except Exception as error:  # of whatever was given: it must not end a training
                self._fail(_one_line(what, error))
                return otherwise()

    def _fail(self, error: LatentwalkError) -> None:
        if self.strict or not self.begun:
            raise error from None
        warnings.warn(f"{error}; not recorded, the training goes on", RuntimeWarning, stacklevel=4)


class Nowhere:
    """The log of a recorder that is not to record."""

    def append(self, kind: str, fields: Mapping[str, object], arrays: Mapping[str, Array]) -> None:
        """Keep nothing."""

    def close(self) -> None:
        """There is nothing to close."""


def rank() -> int:
    """The number of this process among those that train one model together; 0 where it trains alone."""
    distributed = sys.modules.get("torch.distributed")  # who trains with it has it loaded
    if distributed is not None and distributed.is_available() and distributed.is_initialized():
        return int(distributed.get_rank())
    told = (os.environ.get(name, "") for name in RANKS)
    return next((int(number) for number in told if number.isdecimal()), 0)


def _one_line(what: str, error: Exception) -> LatentwalkError:
    if isinstance(error, LatentwalkError):
        return error
    kind = LatentwalkError if isinstance(error, OSError | MemoryError) else UsageError
    return kind(f"{what}: {in_a_line(error)}")


def in_a_line(error: Exception) -> str:
    """What an error says, however long it is, or else its kind."""
    return " ".join(str(error).split())[:300] or type(error).__name__
