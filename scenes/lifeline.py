"""Processes that end with the one that began them, however that ends."""

from __future__ import annotations

import _thread
import os
import signal
import threading

HELD = "LATENTWALK_HELD"
"""A variable of the environment by which a command is told that whoever began it holds the other end of its stdin."""


def end_with_stdin() -> None:
    """Have SIGTERM come to this process once the other end of its standard input has gone, as that of a pipe does when
    the process that holds it is killed."""
    threading.Thread(target=_wait, name="lifeline", daemon=True).start()


def _wait() -> None:
    os.read(0, 1)  # not sys.stdin, whose lock would keep the interpreter from ending
    _thread.interrupt_main(signal.SIGTERM)
