"""A disk that is full: a small tmpfs where we may mount one, else a limit on each file that a program writes."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


class Disk:
    """A folder that takes `size` bytes; `run` is `latentwalk …` beside it."""

    def __init__(self, folder: Path, size: int) -> None:
        self.folder, self.size = folder, size
        folder.mkdir()
        self.mounted = self._mount(f"size={size}")

    def make_room(self) -> None:
        """As a person does who deletes something."""
        self.size = 256 << 20
        if self.mounted:
            assert self._mount(f"remount,size={self.size}")

    def run(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """Its last line says what came of it."""
        command = [sys.executable, "-m", "latentwalk.runtime", *map(str, words)]
        return subprocess.run(
            command,
            cwd=self.folder.parent,
            capture_output=True,
            text=True,
            preexec_fn=self.limit,
        )

    def names(self) -> list[str]:
        """Everything that is there, hidden or not."""
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*"))

    def _mount(self, options: str) -> bool:
        if sys.platform != "linux" or os.geteuid() != 0:
            return False
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(self.folder)]
        return subprocess.run(command, capture_output=True).returncode == 0

    def limit(self) -> None:
        """What a program does first that is to find it full."""
        if not self.mounted:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (self.size, resource.RLIM_INFINITY))

    def fill(self, work: Callable[[], object]) -> None:
        """Do what will find it full in this process."""
        before, signalled = resource.getrlimit(resource.RLIMIT_FSIZE), signal.getsignal(signal.SIGXFSZ)
        try:
            self.limit()
            work()
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
            signal.signal(signal.SIGXFSZ, signalled)


@contextmanager
def disk(folder: Path, size: int) -> Iterator[Disk]:
    """Make the folder, and take it back."""
    made = Disk(folder, size)
    try:
        yield made
    finally:
        if made.mounted:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)
