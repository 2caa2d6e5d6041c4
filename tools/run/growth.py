"""The epochs of a run that still trains: each new snapshot is laid out held to the earlier ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from latentwalk.scenes import Epoch
from latentwalk.tools.layout.alignment import Method, align, align_next
from latentwalk.tools.layout.epochs import Known
from latentwalk.tools.run.log import Run, RunReader, Snapshot
from latentwalk.tools.run.summary import RunSummary


class GrowingRun:
    """The snapshots of the run at `path` as epochs of a scene, as they are recorded.

    The rows are those that were known at the first epochs; what is recorded of others later is left out, as a scene's
    rows are fixed.  `summary` is there from the first epoch on.
    """

    def __init__(self, path: Path, method: Method = "spacetime", seed: int = 0) -> None:
        self.summary: RunSummary | None = None
        self._reader = RunReader(path)
        self._method, self._seed = method, seed
        self._known: Known | None = None

    @property
    def run(self) -> Run:
        """What is recorded so far."""
        return self._reader.run

    @property
    def ids(self) -> Sequence[str]:
        """The rows of the epochs."""
        return [] if self.summary is None else self.summary.run.ids

    def close(self) -> None:
        """Stop reading."""
        self._reader.close()

    def fresh(self) -> Iterator[Epoch]:
        """The epochs that were recorded since the last call.  The first ones are laid out together; raises as
        `RunReader.poll`."""
        snapshots = self._reader.poll()
        if self.summary is None:
            yield from self._begin(snapshots) if snapshots else ()
            return
        # A run that was resumed records some epochs again; those that are laid out stay as they are.
        for snapshot in snapshots:
            if snapshot.epoch > self.summary.run.snapshots[-1].epoch:
                yield self._next(self.summary, snapshot)

    def _begin(self, snapshots: list[Snapshot]) -> list[Epoch]:
        run = self._reader.run
        known = replace(run, ids=run.ids[:], splits=run.splits[:], labels=run.labels, snapshots=[])
        placed = align(snapshots, len(run), method=self._method, seed=self._seed)
        summary = RunSummary(known, self._method, self._seed)
        self.summary = summary  # only now: what interrupts the layout leaves nothing begun
        epochs = []
        for snapshot, positions in zip(snapshots, placed, strict=True):
            known.snapshots.append(snapshot)
            self._known = Known.after(self._known, snapshot, positions)
            epochs.append(summary.add(snapshot, positions))
        return epochs

    def _next(self, summary: RunSummary, snapshot: Snapshot) -> Epoch:
        assert self._known is not None  # the first epochs are laid out
        rows = len(summary.run)
        snapshot = _restricted(snapshot, rows)
        positions = align_next(snapshot, self._known, rows, method=self._method, seed=self._seed)
        summary.run.snapshots.append(snapshot)
        self._known = Known.after(self._known, snapshot, positions)
        return summary.add(snapshot, positions)


def _restricted(snapshot: Snapshot, n: int) -> Snapshot:
    """Without the rows from `n` on."""
    here = snapshot.rows < n
    if here.all():
        return snapshot
    logits = None if snapshot.logits is None else snapshot.logits[here]
    return Snapshot(snapshot.epoch, snapshot.rows[here], snapshot.features[here], logits)
