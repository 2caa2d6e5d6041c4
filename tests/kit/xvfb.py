"""X displays without a screen for the tests, and photographs of what is on them."""

from __future__ import annotations

import os
import select
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
from kit.running import PATIENCE_S, until
from numpy.typing import NDArray
from PIL import ImageGrab


@contextmanager
def display(width: int = 960, height: int = 540) -> Iterator[str]:
    """Run Xvfb on a free display number and give its name, such as ":3"."""
    with server(width, height) as (name, _):
        yield name


@contextmanager
def server(width: int, height: int) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """As `display`, with the process that can be ended."""
    readable, writable = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writable),
        "-screen",
        "0",
        f"{width}x{height}x24",
        "-nolisten",
        "tcp",
        "-noreset",
    ]
    with subprocess.Popen(command, pass_fds=[writable], stderr=subprocess.DEVNULL) as process:
        os.close(writable)
        try:
            ready, _, _ = select.select([readable], [], [], PATIENCE_S)
            number = os.read(readable, 16).decode().strip() if ready else ""
            if not number:
                raise RuntimeError(f"Xvfb did not start within {PATIENCE_S:g} s")
            yield f":{number}", process
        finally:
            os.close(readable)
            process.terminate()


def photograph(name: str) -> NDArray[np.uint8]:
    """(height, width, 3) uint8 sRGB: all that display `name` shows."""
    return np.asarray(ImageGrab.grab(xdisplay=name).convert("RGB"))


def photograph_when(name: str, wish: Callable[[NDArray[np.uint8]], bool]) -> NDArray[np.uint8]:
    """The first photograph that fulfils a wish."""
    taken: list[NDArray[np.uint8]] = []

    def fulfils() -> bool:
        taken[:] = [photograph(name)]
        return wish(taken[0])

    until(f"the wished-for picture on display {name}", fulfils)
    return taken[0]
