"""Pictures of a run's epochs while it trains, drawn by a process beside it that reads the run's log.

They are laid out epoch by epoch, each held to those before; when the run is over, all are laid out together and drawn
again.
"""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from latentwalk.scenes import Epoch, Scene
from latentwalk.scenes.lifeline import end_with_stdin
from latentwalk.tools.command_line import command, parse
from latentwalk.tools.figure.epochs import EpochFigure, file_name
from latentwalk.tools.figure.look import FigureOptions, color_classes
from latentwalk.tools.layout.alignment import Method
from latentwalk.tools.options import Arg, Seeded
from latentwalk.tools.run.growth import GrowingRun
from latentwalk.tools.run.summary import RunSummary
from latentwalk.tools.terminal import calm_threads

FAULTS = "live_pictures.log"  # in the run's folder, where something went wrong
POLL_S = 0.2
NICER = 10  # training comes first
PATIENCE_S = 5.0  # until one that draws is ended the hard way


@dataclass(frozen=True, kw_only=True)
class LiveOptions(Seeded, FigureOptions):
    """Which run, and how its epochs are laid out and look."""

    run: Annotated[Path, Arg("a run that trains", "RUN", positional=True)]
    method: Annotated[Method, Arg("of the layout:")] = "spacetime"


@contextmanager
def pictures_beside(options: LiveOptions) -> Iterator[None]:
    """Draw the epochs that are recorded inside the block, in another process, which ends with it; what it drew stays.

    The block never waits for it.  What went wrong there is said in `FAULTS` in the run's folder.
    """
    path = options.run / FAULTS
    words = shlex.split(command(options, ""))
    with path.open("wb") as faults:
        painter = subprocess.Popen(
            [sys.executable, "-m", __name__, *words], stdin=subprocess.PIPE, stdout=faults, stderr=faults
        )
    try:
        yield
    finally:
        said = path.stat().st_size
        painter.terminate()
        try:
            painter.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            painter.kill()
        painter.communicate()
        if said:
            os.truncate(path, said)  # without what an import says that is ended in its middle
        else:
            path.unlink()


def main(argv: list[str] | None = None) -> int:
    """Draw until SIGTERM, or until the process that holds the other end of stdin has gone."""
    options = parse(LiveOptions, argv, f"python -m {__name__}", __doc__)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends Ctrl-C to both; the trainer ends us
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # not at once, so that a picture half written is removed
    end_with_stdin()
    if hasattr(os, "nice"):
        os.nice(NICER)
    growing = GrowingRun(options.run, options.method, options.seed)
    epochs: list[Epoch] = []
    while True:
        for epoch in growing.fresh():
            assert growing.summary is not None
            epochs.append(epoch)
            _draw(growing.summary, epochs, options)
        time.sleep(POLL_S)


def _draw(summary: RunSummary, epochs: list[Epoch], options: LiveOptions) -> None:
    """The last epoch, on axes that hold all so far."""
    columns = summary.columns()
    color_classes(columns, options.colors)
    figure = EpochFigure(Scene(summary.run.ids, columns=columns, epochs=epochs), options)
    figure.draw_epoch(epochs[-1])
    figure.save(options.run / file_name(epochs[-1]))


if __name__ == "__main__":
    calm_threads()
    raise SystemExit(main())
