"""Walk in what still grows: a scene that others append to, or a run that trains, laid out by a process beside this one.

Nothing here is done in the frame loop: a thread reads what has come and puts it where the world picks it up.  It is no
job of `ground/jobs.py`: nobody asks for it, it looks again and again and tells many things, from the first frame to the
last.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from threading import Event, Thread
from typing import IO

from latentwalk.scenes import Follower, LatentwalkError, Part, follow
from latentwalk.scenes.errors import UsageError, tell
from latentwalk.scenes.lifeline import HELD
from latentwalk.scenes.log import guard
from latentwalk.scenes.outputs import told

POLL_S = 0.1
PATIENCE_S = 10.0  # that a process has to end its scene
LOWER_PRIORITY = 10  # frames come first
News = Callable[[Part | LatentwalkError], None]


class Maker(ABC):
    """`latentwalk` at work with `arguments` in a process of its own, which makes the file `scene` and ends with this
    process, however that ends."""

    def __init__(self, arguments: Sequence[str], scene: Path, errors: int | IO[bytes], **env: str) -> None:
        self.scene = scene
        self._process = subprocess.Popen(
            [sys.executable, "-m", "latentwalk.runtime", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            env=os.environ | env | {HELD: "1"},
            start_new_session=True,  # Ctrl-C is for the walk, which then ends this
        )

    def wait_for_scene(self, over: Callable[[], bool] = lambda: False) -> None:
        """Wait until there is something to walk in.  Raises LatentwalkError where that fails, or once it is `over`."""
        while not self.scene.exists():
            self.check()
            if over():
                raise LatentwalkError(f"{self.scene}: not waited for any longer")
            time.sleep(POLL_S)

    @abstractmethod
    def check(self) -> None:
        """Raises LatentwalkError with the process's own last words where it failed."""

    def close(self) -> None:
        """End it, if it still works, as Ctrl-C would: it keeps what it finished."""
        self._process.terminate()
        try:
            self._process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        assert self._process.stdin is not None
        self._process.stdin.close()


class Growing:
    """A scene and what comes to it.  `scene` is what was there first; `tell` begins to say what comes."""

    def __init__(self, follower: Follower, path: Path, maker: Maker | None = None) -> None:
        self.scene, self.path = follower.scene, path
        self._follower, self._maker = follower, maker
        self._over = Event()
        self._thread: Thread | None = None

    def tell(self, news: News) -> None:
        """Read on in a thread; each new part of the scene, and a failure that ends this, goes to `news`."""
        self._thread = Thread(target=self._read, args=(news,), name="follow", daemon=True)
        self._thread.start()

    def _read(self, news: News) -> None:
        try:
            while not self._over.wait(POLL_S):
                for part in self._follower.poll():
                    news(part)
                if self._maker is not None:
                    self._maker.check()
        except LatentwalkError as error:
            news(error)
        except OSError as error:  # a share that went away: nobody would hear of what a thread ends with
            why = error.strerror or error
            news(
                LatentwalkError(f"{self.path}: cannot be read any more: {why}; what came so far stays, walk in it anew")
            )

    def close(self) -> None:
        """Read no more."""
        self._over.set()
        if self._thread is not None:
            self._thread.join()
        self._follower.close()


class Projector(Maker):
    """Lays out the snapshots of a run as they are recorded, and appends them to a scene file."""

    def __init__(self, run: Path, scene: Path) -> None:
        self.run = run
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115
        super().__init__(["snapshot", str(run), "-o", str(scene), "--follow", "--quiet"], scene, self._errors)
        if sys.platform != "win32":
            os.setpriority(os.PRIO_PROCESS, self._process.pid, LOWER_PRIORITY)

    def check(self) -> None:
        """Raises LatentwalkError with the process's own last words where it failed, or ended without a scene."""
        code = self._process.poll()
        if code:
            raise LatentwalkError(f"following {self.run} ended: {self._last_words()}")
        if code == 0 and not self.scene.exists():
            raise LatentwalkError(f"{self.run}: the run ended without a whole snapshot")

    def close(self) -> None:
        """Let the process end its scene."""
        super().close()
        self._errors.close()

    def _last_words(self) -> str:
        self._errors.seek(0)
        lines = self._errors.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else f"it stopped with code {self._process.returncode}"


@contextmanager
def growing(source: Path, out: Path, over: Callable[[], bool] = lambda: False) -> Iterator[Growing]:
    """Follow a scene file, or the folder of a run whose scene goes to `out`; ends all that it began.

    `over`: whether the first epoch is not waited for any longer.  Raises UsageError where there is nothing to follow,
    LatentwalkError where a run cannot be laid out, or once it is over.
    """
    if source.is_file():
        with followed(source) as found:
            yield found
        return
    if not source.is_dir():
        raise UsageError(f"{source}: no such scene file or run folder; expected one that grows")
    projector = Projector(source, _free(out, source.resolve().name))
    try:
        tell(f"waiting for the first epoch of {source}; its scene: {projector.scene}", sys.stderr)
        projector.wait_for_scene(over)
        with followed(projector.scene, projector) as found:
            yield found
    finally:
        projector.close()


@contextmanager
def followed(path: Path, maker: Maker | None = None) -> Iterator[Growing]:
    """Follow a scene file that is there, and who makes what comes to it."""
    guard.walk()  # however small it is now
    found = Growing(follow(path), path, maker)
    try:
        yield found
    finally:
        found.close()


def _free(out: Path, name: str) -> Path:
    """A scene file in `out`, which is made, that is not there yet.

    It is not claimed: the projector makes it, and refuses a name that another has taken meanwhile.
    """
    with told(out):
        out.mkdir(parents=True, exist_ok=True)
    paths = (out / (f"{name}.scene" if i == 1 else f"{name}_{i:03d}.scene") for i in count(1))
    return next(path for path in paths if not path.exists())
