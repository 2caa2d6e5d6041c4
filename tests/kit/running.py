"""Programs under test: started, followed by the lines that they write, never left behind.

A test waits for what it wants to see, not for a time: how long that takes is the machine's business.
"""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

# Bounds hanging alone.  Whatever takes a second on an idle machine may take a minute on one with a load of 30.
PATIENCE_S = 300.0


def until(what: str, ready: Callable[[], Any], problem: Callable[[], str] = str) -> Any:
    """Ask until the answer is true, and give it; fails as soon as there is a `problem`, or when patience is over."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        trouble = problem()  # before the answer: what was written last counts even if its writer has ended
        if found := ready():
            return found
        assert not trouble, f"{what}: {trouble}"
        assert time.monotonic() < deadline, f"{what}: not within {PATIENCE_S:g} s"
        time.sleep(0.05)


def runs(process: int) -> bool:
    """Whether a process runs, of any program; one that has ended, and that nobody has asked for yet, does not."""
    try:
        return bool(psutil.Process(process).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


@dataclass
class Running:
    """A program and the JSON lines that it writes to `lines_file`; `errors_file` has its standard error."""

    process: subprocess.Popen[bytes]
    lines_file: Path
    errors_file: Path
    _lines: list[dict[str, Any]] = field(default_factory=list)
    _read: int = 0

    @property
    def errors(self) -> str:
        """What it has said so far."""
        return self.errors_file.read_text(errors="replace")

    def lines(self) -> list[dict[str, Any]]:
        """All whole lines so far."""
        if self.lines_file.exists():
            with self.lines_file.open("rb") as file:
                file.seek(self._read)
                new = file.read()
            whole = new[: new.rfind(b"\n") + 1]
            self._read += len(whole)
            self._lines += map(json.loads, whole.splitlines())
        return list(self._lines)

    def wait_for(self, wish: Callable[[dict[str, Any]], bool], after: int = 0) -> dict[str, Any]:
        """The first line from number `after` on that fulfils a wish."""
        looked_at = after

        def found() -> dict[str, Any] | None:
            nonlocal looked_at
            lines = self.lines()
            new, looked_at = lines[looked_at:], max(looked_at, len(lines))
            return next((line for line in new if wish(line)), None)

        line: dict[str, Any] = until("a line", found, self._ended)
        return line

    def wait_until_it_says(self, words: str) -> None:
        """Wait for words on its standard error."""
        until(repr(words), lambda: words in self.errors, self._ended)

    def _ended(self) -> str:
        if self.process.poll() is None:
            return ""
        last = self._lines[-1] if self._lines else "nothing"
        return f"the program ended with {self.process.returncode} before that; last: {last}\n{self.errors[-3000:]}"

    def exit_code(self) -> int:
        """Wait for its end."""
        return self.process.wait(PATIENCE_S)


@contextmanager
def started(command: list[str], environment: Mapping[str, str], folder: Path) -> Iterator[Running]:
    """Run a command that writes to `folder/frames.jsonl`; killed at the end if it still runs."""
    folder.mkdir(exist_ok=True)
    errors = folder / "errors.txt"
    with errors.open("wb") as file:
        process = subprocess.Popen(command, env=environment, cwd=folder, stdout=file, stderr=file)
    try:
        yield Running(process, folder / "frames.jsonl", errors)
    finally:
        process.kill()
        process.wait()
