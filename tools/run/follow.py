"""The scene of a run that still grows: each new snapshot is laid out held to the earlier ones and appended."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from latentwalk.scenes import Decoder, Epoch, Scene, UsageError, append, write
from latentwalk.tools.run.growth import GrowingRun
from latentwalk.tools.run.summary import last_neighbors, thumbnails

POLL_S = 0.1  # a look where nothing came costs microseconds


class EpochWriter:
    """Writes the snapshots of the run at `path` as epochs of the scene file `output` as they are recorded."""

    def __init__(self, path: Path, output: Path, seed: int = 0) -> None:
        self._growing = GrowingRun(path, seed=seed)
        self._output = output
        self.begun = False  # whether the scene file is there

    @property
    def ended(self) -> bool:
        """Whether the run has come to its end."""
        return self._growing.run.ended

    @property
    def ids(self) -> Sequence[str]:
        """The rows of the scene."""
        return self._growing.ids

    def poll(self) -> int:
        """Write what was recorded since the last call; how many epochs that were.  Raises as `write` and
        `RunReader.poll`."""
        if not self.begun:
            return self._begin(list(self._growing.fresh()))
        written = 0
        for epoch in self._growing.fresh():
            assert self._growing.summary is not None
            append(self._output, epoch, training=self._growing.summary.training())
            written += 1
        return written

    def finish(self) -> None:
        """Write what is known of the rows once all epochs are there, and stop reading."""
        self._growing.close()
        if self.begun and (summary := self._growing.summary) is not None:
            append(
                self._output,
                columns=summary.columns(),
                neighbors=last_neighbors(summary.run),
                training=summary.training(),
            )

    def _begin(self, epochs: list[Epoch]) -> int:
        summary = self._growing.summary
        if summary is None:
            return 0
        scene = Scene(
            ids=summary.run.ids,
            columns=summary.columns(),
            thumbnails=thumbnails(self._growing.run),
            epochs=epochs,
            training=summary.training(),
            title=summary.run.name,
        )
        write(self._output, scene)
        self.begun = True
        return len(epochs)


def follow(
    path: Path,
    output: Path,
    *,
    seed: int = 0,
    say: Callable[[str], None] = lambda line: None,
    decoder: Callable[[Sequence[str]], Decoder | None] = lambda ids: None,
) -> None:
    """Project the run at `path` into `output` until the run ends or Ctrl-C; both leave a whole scene.

    When the run has ended, `decoder` is asked for that of its rows.  Raises `UsageError` where the run ends without a
    whole snapshot.
    """
    writer = EpochWriter(path, output, seed)
    written = 0
    try:
        while True:
            # Asked first: a run that ends during this look gets one more.
            ended = writer.ended
            started = time.perf_counter()
            if count := writer.poll():
                written += count
                say(f"{written} epochs; the last took {time.perf_counter() - started:.1f} s")
            if ended:
                break
            time.sleep(POLL_S)
    except KeyboardInterrupt:
        say(f"stopped; {output} holds {written} epochs" if writer.begun else f"stopped before {output} was begun")
        ended = False
    writer.finish()
    if not ended:
        return
    if not writer.begun:
        raise UsageError(f"{path}: expected at least one whole snapshot, found none")
    if (found := decoder(writer.ids)) is not None:
        append(output, decoder=found)
