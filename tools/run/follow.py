"""The scene of a run that still grows: each new snapshot is laid out held to the earlier ones and appended."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from latentwalk.scenes import Decoder, Scene, UsageError, append, write
from latentwalk.tools.layout.alignment import align, align_next
from latentwalk.tools.layout.epochs import Known
from latentwalk.tools.run.log import Run, RunReader, Snapshot
from latentwalk.tools.run.summary import RunSummary, last_neighbors, thumbnails

POLL_S = 0.1  # a look where nothing came costs microseconds


class EpochWriter:
    """Turns the snapshots of the run at `path` into epochs of the scene file `output` as they are recorded.

    The scene has the rows that were known at its first epochs; what is recorded of others later is left out, as a
    scene's rows are fixed.
    """

    def __init__(self, path: Path, output: Path, seed: int = 0) -> None:
        self._reader = RunReader(path)
        self._output = output
        self._seed = seed
        self._run: Run | None = None
        self._known: Known | None = None
        self._summary: RunSummary | None = None

    @property
    def ended(self) -> bool:
        """Whether the run has come to its end."""
        return self._reader.run.ended

    @property
    def begun(self) -> bool:
        """Whether the scene file is there."""
        return self._summary is not None

    @property
    def ids(self) -> Sequence[str]:
        """The rows of the scene."""
        return [] if self._run is None else self._run.ids

    def poll(self) -> int:
        """Write what was recorded since the last call; how many epochs that were.  The first call that finds any lays
        them out together; raises as `write` and `RunReader.poll`."""
        fresh = self._reader.poll()
        if fresh and self._summary is None:
            self._begin(fresh)
        elif self._summary is not None:
            # A run that was resumed records some epochs again; those that are in the scene stay as they are.
            fresh = [snapshot for snapshot in fresh if snapshot.epoch > self._summary.run.snapshots[-1].epoch]
            for snapshot in fresh:
                self._continue(self._summary, snapshot)
        return len(fresh)

    def finish(self) -> None:
        """Write what is known of the rows once all epochs are there, and stop reading."""
        self._reader.close()
        if self._summary is not None:
            append(
                self._output,
                columns=self._summary.columns(),
                neighbors=last_neighbors(self._summary.run),
                training=self._summary.training(),
            )

    def _begin(self, snapshots: list[Snapshot]) -> None:
        run = self._reader.run
        self._run = replace(run, ids=run.ids[:], splits=run.splits[:], labels=run.labels, snapshots=[])
        summary = RunSummary(self._run, "spacetime", self._seed)
        epochs = []
        for snapshot, positions in zip(snapshots, align(snapshots, len(run), seed=self._seed), strict=True):
            self._run.snapshots.append(snapshot)
            self._known = Known.after(self._known, snapshot, positions)
            epochs.append(summary.add(snapshot, positions))
        scene = Scene(
            ids=self._run.ids,
            columns=summary.columns(),
            thumbnails=thumbnails(run),
            epochs=epochs,
            training=summary.training(),
            title=run.name,
        )
        write(self._output, scene)
        self._summary = summary  # only now: what interrupts the layout leaves nothing to append to

    def _continue(self, summary: RunSummary, snapshot: Snapshot) -> None:
        assert self._run is not None
        assert self._known is not None
        snapshot = _restricted(snapshot, len(self._run))
        positions = align_next(snapshot, self._known, len(self._run), seed=self._seed)
        self._run.snapshots.append(snapshot)
        self._known = Known.after(self._known, snapshot, positions)
        append(self._output, summary.add(snapshot, positions), training=summary.training())


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


def _restricted(snapshot: Snapshot, n: int) -> Snapshot:
    """Without the rows from `n` on."""
    here = snapshot.rows < n
    if here.all():
        return snapshot
    logits = None if snapshot.logits is None else snapshot.logits[here]
    return Snapshot(snapshot.epoch, snapshot.rows[here], snapshot.features[here], logits)
