"""Programs under test in a headset: started beside Monado, followed while they run, never left behind."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.monado import Monado, inside

PROGRAM = Path(__file__).with_name("headset_program.py")
PATIENCE_S = 60.0


@dataclass
class Running:
    """A program and the JSON lines that it writes to `lines_file`; `errors_file` has its standard error."""

    process: subprocess.Popen[bytes]
    lines_file: Path
    errors_file: Path

    @property
    def errors(self) -> str:
        """What it has said so far."""
        return self.errors_file.read_text(errors="replace")

    def lines(self) -> list[dict[str, Any]]:
        """All whole lines so far."""
        if not self.lines_file.exists():
            return []
        text = self.lines_file.read_text()
        return [json.loads(line) for line in text[: text.rfind("\n") + 1].splitlines()]

    def wait_for(self, wish: Callable[[dict[str, Any]], bool], after: int = 0) -> dict[str, Any]:
        """The first line from number `after` on that fulfils a wish."""
        deadline = time.monotonic() + PATIENCE_S
        while True:
            ended = self.process.poll() is not None
            lines = self.lines()
            found = next((line for line in lines[after:] if wish(line)), None)
            if found is not None:
                return found
            last = lines[-1] if lines else "nothing"
            assert not ended, f"ended with {self.process.returncode} before that; last: {last}\n{self.errors[-3000:]}"
            assert time.monotonic() < deadline, f"not within {PATIENCE_S} s; last: {last}\n{self.errors[-3000:]}"
            time.sleep(0.05)

    def exit_code(self) -> int:
        """Wait for its end."""
        return self.process.wait(PATIENCE_S)


@contextmanager
def started(command: list[str], environment: dict[str, str], folder: Path) -> Iterator[Running]:
    """Run a command where Monado's client library works; killed at the end if it still runs."""
    errors = folder / "errors.txt"
    with errors.open("wb") as file:
        process = subprocess.Popen(inside(command), env=environment, cwd=folder, stdout=file, stderr=file)
    try:
        yield Running(process, folder / "frames.jsonl", errors)
    finally:
        process.kill()
        process.wait()


def program(service: Monado, desk: str, folder: Path, *options: str, **environment: str) -> Any:
    """Start tests/kit/headset_program.py on the display `desk`."""
    folder.mkdir(exist_ok=True)
    command = [sys.executable, str(PROGRAM), str(folder / "frames.jsonl"), *options]
    return started(command, {**service.environment(), "DISPLAY": desk, **environment}, folder)
