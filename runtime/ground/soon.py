"""Kernels that the first picture needs: where none was compiled yet, as after an install, it does not wait for them.

Inside `patient` such a kernel runs as the Python that it is written in until a worker has compiled it; outside it is
compiled when it is called, as any other.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from types import FunctionType
from typing import Any, Generic, ParamSpec, TypeVar, cast

import numba as nb
import numpy as np
from numba.core.dispatcher import Dispatcher

from latentwalk.runtime.ground.jobs import Jobs

P = ParamSpec("P")
R = TypeVar("R")


class _Worker:
    """Compiles what was asked for, from when the first picture is there."""

    def __init__(self) -> None:
        self._jobs, self._begun = Jobs("kernels", wait=False), threading.Event()
        self._asked: list[Future[object]] = []
        self._jobs.submit(self._begun.wait)

    def submit(self, job: Callable[[], object]) -> Future[object]:
        self._asked.append(self._jobs.submit(job))
        return self._asked[-1]

    def begin(self) -> None:
        self._begun.set()

    def close(self) -> None:
        """End it after the kernel that it is at."""
        for asked in self._asked:
            asked.cancel()
        self.begin()
        self._jobs.close()


_worker: _Worker | None = None
_walks = 0  # that are inside `patient`: a notebook may have several
_counting = threading.Lock()


@contextmanager
def patient() -> Iterator[None]:
    """For a walk: inside, kernels that were never compiled are compiled by a worker, once `drawn` was called."""
    global _worker, _walks
    with _counting:
        _worker = _worker or _Worker()
        _walks += 1
    try:
        yield
    finally:
        with _counting:
            _walks -= 1
            last = None if _walks else _worker
            if last is not None:
                _worker = None
        if last is not None:
            last.close()


def behind(job: Callable[[], object]) -> None:
    """Do what compiles more kernels after the first picture; outside of `patient` nothing."""
    if _worker is not None:
        _worker.submit(job)


def later(kernel: Any, job: Callable[[], object]) -> bool:
    """Whether a picture would wait for a kernel for which there is a substitute; then `job`, which compiles it, is done
    after the first picture, for the next walk."""
    if _worker is None or compiled_before(kernel):
        return False
    _worker.submit(job)
    return True


def drawn() -> None:
    """There is a picture: the worker may begin."""
    if _worker is not None:
        _worker.begin()


class Soon(Generic[P, R]):
    """A kernel of numba's, to be called from Python alone, with all of its arguments in their order."""

    def __init__(self, kernel: Callable[P, R]) -> None:
        self.kernel = cast(Any, kernel)  # numba's dispatcher
        self._plain: Callable[P, R] | None = None
        self._coming: Future[object] | None = None
        self._ready = False

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """What the kernel gives."""
        if not self._ready:
            worker = _worker
            self._ready = worker is not None and (self._coming.done() if self._coming else compiled_before(self.kernel))
            if worker is not None and not self._ready:
                return self._meanwhile(worker, *args, **kwargs)
        found: R = self.kernel(*args, **kwargs)
        return found

    def _meanwhile(self, worker: _Worker, *args: P.args, **kwargs: P.kwargs) -> R:
        if self._coming is None:
            types = tuple(map(nb.typeof, args))
            self._coming = worker.submit(lambda: self.kernel.compile(types))
            self._plain = plain(self.kernel)
        assert self._plain is not None
        with np.errstate(all="ignore"):  # as machine code, which warns of nothing
            return self._plain(*args, **kwargs)


def soon(kernel: Callable[P, R]) -> Soon[P, R]:
    """A decorator above numba's."""
    return Soon(kernel)


def plain(kernel: Any) -> Callable[..., Any]:
    """A kernel as Python, and so those that it calls."""
    python = kernel.py_func
    names = {name: python.__globals__.get(name) for name in python.__code__.co_names}
    called = {name: plain(value) for name, value in names.items() if isinstance(value, Dispatcher)}
    return FunctionType(python.__code__, {**python.__globals__, **called}, python.__name__, python.__defaults__)


def compiled_before(kernel: Any) -> bool:
    """Whether an earlier run left machine code of it on the disk; what is older than its file numba does not take."""
    written = Path(kernel.py_func.__code__.co_filename).stat().st_mtime
    return any(kept.stat().st_mtime >= written for kept in _kept(kernel))


def confirm(kernel: Any) -> None:
    """Its machine code was used just now: what the disk has is of this file, which was touched and not changed."""
    for kept in _kept(kernel):
        kept.touch()


def _kept(kernel: Any) -> Iterator[Path]:
    """Where numba keeps what it has of a kernel."""
    python, folder = kernel.py_func, kernel.stats.cache_path
    pattern = f"*.{python.__qualname__}-{python.__code__.co_firstlineno}.py*.nbi"
    return iter(()) if folder is None else Path(folder).glob(pattern)
