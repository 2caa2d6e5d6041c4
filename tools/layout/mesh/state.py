"""A layout under way, in a file beside what is made of it: what an interrupt left, a later run goes on with."""

from __future__ import annotations

import hashlib
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from latentwalk.scenes.arrays import F32, Indices
from latentwalk.scenes.outputs import whole

EVERY_S = 60.0  # between writes of what is done


@dataclass
class Descent:
    """After `step` steps: rows in `order` (n,) as they lie in memory, their places, velocities and gains (n, 3)."""

    step: int
    order: Indices
    y: F32
    velocity: F32
    gains: F32


@dataclass
class DescentFile:
    """Where states are kept.  `resume`: go on from the one that is there, if it is of the same work; `say` is told."""

    path: Path
    resume: bool
    say: Callable[[str], None]
    written: float = 0.0  # when, by time.monotonic

    def read(self, key: str) -> Descent | None:
        """What an earlier run left of the work `key`; None where it left nothing, or something else."""
        self.written = time.monotonic()
        if not self.resume or not self.path.exists():
            return None
        try:
            with self.path.open("rb") as file, np.load(file) as held:
                if str(held["key"]) == key:
                    state = Descent(int(held["step"]), *(held[name] for name in ("order", "y", "velocity", "gains")))
                    self.say(f"t-SNE goes on after step {state.step}, where it was interrupted")
                    return state
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            self.say(f"{self.path}: not a state of t-SNE that can be read; it begins anew")
            return None
        self.say(f"{self.path}: left by a run with other data, options or version; t-SNE begins anew")
        return None

    def write(self, key: str, state: Descent, *, at_once: bool = False) -> None:
        """Write the state in the place of an earlier one: once a minute, or at once."""
        if not at_once and time.monotonic() - self.written < EVERY_S:
            return
        with whole(self.path, overwrite=True) as beside, beside.open("wb") as file:
            np.savez(file, key=np.array(key), **vars(state))
        self.written = time.monotonic()

    def done(self) -> None:
        """The layout is made: nothing is to be gone on with."""
        self.path.unlink(missing_ok=True)


def key_of(*parts: object) -> str:
    """What tells one layout's work from another's: arrays by their bytes, all else by its words."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(np.ascontiguousarray(part).data if isinstance(part, np.ndarray) else repr(part).encode())
    return digest.hexdigest()
