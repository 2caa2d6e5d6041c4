"""Manners of long work on a terminal: progress with the time left, Ctrl-C where it is safe, threads that sleep."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from latentwalk.scenes.errors import one_line
from latentwalk.tools.calls import worded

WARNING = "warning: "  # how a note begins that is one

_compiling = threading.Event()  # set when this was told

Advance = Callable[[int], None]
"""Hears how many more steps are done."""


class Stages:
    """Bars on stderr, one for each stage, with the time it took and is left, and lines.  `quiet`: warnings alone."""

    def __init__(self, quiet: bool = False) -> None:
        from rich.console import Console

        # On stderr, so that stdout can be piped; unwrapped and uncolored, so that a line stays the line that was
        # written.
        make = partial(Console, stderr=True, quiet=quiet, highlight=False, soft_wrap=True)
        self.console = make()
        self.notebook = self.console.is_jupyter
        if self.notebook:  # where rich shows bars by ipywidgets alone; but the output of a cell can return a line, too
            self.console = make(force_jupyter=False, force_terminal=True)
        self._warnings = make(quiet=False) if quiet else self.console

    def say(self, line: str) -> None:
        """A line that stays."""
        self.console.print(one_line(worded(line)), markup=False)

    def warn(self, line: str) -> None:
        """A line that stays and that --quiet does not silence: what follows is not what it seems."""
        self._warnings.print(one_line(worded(f"warning: {line}")), markup=False)

    def notes(self, lines: Iterable[str], before: str = "") -> None:
        """Notes of how data was read, `before` in front of each; those that begin with `WARNING` are warnings."""
        for line in lines:
            if line.startswith(WARNING):
                self.warn(line.removeprefix(WARNING))
            else:
                self.say(before + line)

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[Advance]:
        """One stage of `total` steps (None: not known, then the bar only shows that work goes on)."""
        from rich.progress import (
            BarColumn,
            Progress,
            TaskProgressColumn,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )

        columns = (
            TextColumn("{task.description:<24}"),
            BarColumn(bar_width=30),
            TaskProgressColumn(),
            TimeElapsedColumn(),
            TextColumn("left"),
            TimeRemainingColumn(),
        )
        often = 1 if self.notebook else 10  # a second: each is kept in the notebook's file
        bar = Progress(*columns, console=self.console, refresh_per_second=often)
        with _compiling_told(self.say), bar as progress:
            task = progress.add_task(one_line(name), total=total)
            yield lambda steps: progress.advance(task, steps)
            progress.update(task, total=total or 1, completed=total or 1)  # a bar of unknown length ends full


@contextmanager
def _compiling_told(say: Callable[[str], None]) -> Iterator[None]:
    """Say, once in a process, that our kernels are being compiled: all that is seen is a bar that stands still."""
    if "numba" not in sys.modules:
        yield
        return
    from numba.core import event

    class Teller(event.Listener):  # type: ignore[misc]
        def on_start(self, found: Any) -> None:
            if not _compiling.is_set() and found.data["dispatcher"].py_func.__module__.startswith("latentwalk."):
                _compiling.set()
                say("compiling the kernels, once: it takes some seconds, and the next run has them")

        def on_end(self, found: Any) -> None:
            """They are kept on disk by numba."""

    with event.install_listener("numba:compile", Teller()):  # it hears of none that came from the disk
        yield


@contextmanager
def interrupts_held() -> Iterator[Callable[[], bool]]:
    """Hold SIGINT and SIGTERM back while compiled code runs that cannot stand an exception in its middle, and let them
    come at the block's end; yields what tells whether one has come.

    Outside the main thread, where Python delivers no signals, it never has.
    """
    if threading.current_thread() is not threading.main_thread():
        yield lambda: False
        return
    come: list[int] = []
    held = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, lambda number, _: come.append(number)) for number in held]
    try:
        yield lambda: bool(come)
    finally:
        for number, handler in zip(held, before, strict=True):
            signal.signal(number, handler)
    if come:
        signal.raise_signal(come[0])


def calm_threads() -> None:
    """Let OpenMP's threads sleep while they wait: those that spin starve others on few cores.  And let numba use the
    TBB that pip put where the loader does not look.

    Call before numba, scikit-learn, faiss or openTSNE are imported, which load OpenMP.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    for library in sorted((Path(sys.prefix) / "lib").glob("libtbb.so.*"), key=lambda path: len(path.name)):
        try:
            ctypes.CDLL(str(library), ctypes.RTLD_GLOBAL)
        except OSError:
            continue
        os.environ.setdefault("NUMBA_THREADING_LAYER", "tbb")
        return
