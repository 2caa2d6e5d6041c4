"""The recording of a training run: an append-only log of rows and epochs, as the recorder writes it and tools read it.

The log is made of the scene format's records.  "run": class names and what is known of the run; "rows": ids, labels and
split of rows, numbered in order; "pictures": of some rows; "part": features, logits and numbers of some rows of an
epoch, `whole` where no more will follow; "metrics": numbers of an epoch; "resumed": the run goes on after an epoch, and
what is recorded of later ones no longer counts; "end": the run ended well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from latentwalk.scenes import Column, Strings, Thumbnails
from latentwalk.scenes.arrays import F32, I32
from latentwalk.scenes.errors import SceneError, UsageError, one_line
from latentwalk.scenes.fields import Fields
from latentwalk.scenes.limits import MAX_NAME_CHARACTERS
from latentwalk.scenes.log.reader import LogReader
from latentwalk.scenes.wire import Record, encode

MAGIC = b"LWRUNLOG"
FILE_NAME = "run.log"


class Snapshot:
    """What the model made of some rows after `epoch`: `rows` (m,) int32, `features` (m, d) float32, all finite;
    `logits` (m, classes) float32 or None.

    Of parts, such as splits that lie in the log one after the other, it joins what is asked for whenever it is: many
    epochs stay in the file.
    """

    def __init__(self, epoch: float, rows: I32, features: F32, logits: F32 | None = None) -> None:
        self.epoch, self.rows = epoch, rows
        self._features, self._logits = [features], [logits]

    @classmethod
    def of(cls, parts: Sequence[Snapshot]) -> Snapshot:
        """The snapshot that these parts of one epoch make; logits only where all have them."""
        whole = cls(parts[0].epoch, np.concatenate([part.rows for part in parts]), parts[0].features)
        whole._features = [part.features for part in parts]
        whole._logits = [part.logits for part in parts]
        return whole

    @property
    def features(self) -> F32:
        """(m, d)."""
        return self._features[0] if len(self._features) == 1 else np.concatenate(self._features)

    @property
    def logits(self) -> F32 | None:
        """(m, classes)."""
        if len(self._logits) == 1:
            return self._logits[0]
        known = [part for part in self._logits if part is not None]
        return np.concatenate(known) if len(known) == len(self._logits) else None


@dataclass(eq=False)
class Run:
    """A recorded run of n rows.

    `labels` (n,) int32 into `classes`, −1 unknown; `snapshots` in rising order; `series`: name → [epoch, value] pairs
    of every epoch, also of those without a snapshot; `pictures` of rows, where the run has them; `columns` that
    the rows came with; `notes`: what a person should hear of how it was read.
    """

    name: str
    classes: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    splits: list[str] = field(default_factory=list)
    labels: I32 = field(default_factory=lambda: np.empty(0, np.int32))
    snapshots: list[Snapshot] = field(default_factory=list)
    series: dict[str, list[list[float]]] = field(default_factory=dict)
    pictures: list[Thumbnails] = field(default_factory=list)
    columns: dict[str, Column] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    provenance: Mapping[str, object] = field(default_factory=dict)
    ended: bool = False

    def __len__(self) -> int:
        return len(self.ids)

    def note(self, epoch: float, metrics: dict[str, float]) -> None:
        """Add an epoch's numbers to the series."""
        for name, value in metrics.items():
            self.series.setdefault(fitting(name), []).append([epoch, float(value)])

    def forget_after(self, epoch: float) -> None:
        """Drop what is known of later epochs than `epoch`."""
        self.snapshots = [snapshot for snapshot in self.snapshots if snapshot.epoch <= epoch]
        kept = {name: [pair for pair in pairs if pair[0] <= epoch] for name, pairs in self.series.items()}
        self.series.clear()  # in place: who follows the run looks at the same
        self.series.update({name: pairs for name, pairs in kept.items() if pairs})

    @property
    def last_epoch(self) -> float:
        """The last epoch of which anything is known; 0 before the first."""
        return max(
            (pair[0] for pairs in (*self.series.values(), [[each.epoch] for each in self.snapshots]) for pair in pairs),
            default=0.0,
        )


def fitting(name: str) -> str:
    """The name of a series as a scene takes it, whatever a metric, a class or a run is called."""
    return one_line(name)[:MAX_NAME_CHARACTERS] or "?"


class RunReader:
    """Reads a run as far as it is recorded, and further as it grows; `run` is what is known so far.

    Raises `UsageError` where there is no log, `SceneError` where it is damaged.
    """

    def __init__(self, path: Path) -> None:
        self.path = log_path(path)
        self.run = Run(self.path.parent.name if self.path.name == FILE_NAME else self.path.stem)
        self._log = LogReader(self.path, MAGIC)
        self._parts: list[Snapshot] = []
        self._fresh: list[Snapshot] = []

    def poll(self) -> list[Snapshot]:
        """Add what was recorded since the last call; return the snapshots that became whole.

        A run that was resumed records the epochs again that came after its checkpoint.
        """
        for record in self._log.poll():
            record.verify()
            try:
                self._take(record)
            except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
                raise SceneError(f"{record.title}: expected a recorded run's fields, found {error!r}") from None
        fresh, self._fresh = self._fresh, []
        return fresh

    def finish(self) -> None:
        """The run will not grow: keep a first epoch of which nothing says whether it is whole."""
        if not self.run.snapshots:
            self._close_epoch()

    def close(self) -> None:
        """Stop reading; what was read stays valid."""
        self._log.close()

    def __enter__(self) -> RunReader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _take(self, record: Record) -> None:
        run, fields = self.run, Fields(record)
        if record.kind == "run":
            run.classes = fields.items("classes", str, "names")
            run.provenance = fields.table("provenance")
        elif record.kind == "rows":
            run.ids += list(Strings(fields.array("offsets", np.uint64), fields.array("text", np.uint8)))
            run.splits += [fields.text("split")] * (len(run.ids) - len(run.splits))
            run.labels = np.concatenate([run.labels, fields.array("labels", np.int32)])
        elif record.kind == "pictures":
            run.pictures.append(Thumbnails(fields.array("pixels", np.uint8), fields.array("rows", np.int32)))
        elif record.kind == "part":
            self._turn_to(fields.number("epoch"))
            run.note(fields.number("epoch"), fields.numbers("metrics"))
            self._take_part(fields)
            if record.fields["whole"]:
                self._close_epoch()
        elif record.kind == "metrics":
            self._turn_to(fields.number("epoch"))
            run.note(fields.number("epoch"), fields.numbers("metrics"))
        elif record.kind == "resumed":
            self._parts, run.ended = [], False  # a part of the epoch under way is recorded again
            run.forget_after(fields.number("epoch"))
            self._fresh = [snapshot for snapshot in self._fresh if snapshot.epoch <= fields.number("epoch")]
        elif record.kind == "end":
            self._close_epoch()
            run.ended = True

    def _turn_to(self, epoch: float) -> None:
        """Another epoch's record says that the one before is whole."""
        if self._parts and self._parts[0].epoch != epoch:
            self._close_epoch()
        if self.run.snapshots and epoch < self.run.snapshots[-1].epoch:
            raise ValueError(f"epoch {epoch:g} after {self.run.snapshots[-1].epoch:g}")

    def _take_part(self, fields: Fields) -> None:
        rows, features = fields.array("rows", np.int32), fields.array("features", np.float32)
        logits = fields.optional("logits", np.float32)
        if features.shape[:1] != rows.shape or (logits is not None and len(logits) != len(rows)):
            raise ValueError(f"{len(rows)} rows, features {features.shape}")
        if len(rows) and not 0 <= rows.min() <= rows.max() < len(self.run):
            raise ValueError(f"row {rows.max()} of {len(self.run)}")
        self._parts.append(Snapshot(fields.number("epoch"), rows, features, logits))

    def _close_epoch(self) -> None:
        if not self._parts:
            return
        parts, self._parts = self._parts, []
        whole = parts[0] if len(parts) == 1 else Snapshot.of(parts)
        self.run.snapshots.append(whole)
        self._fresh.append(whole)


def run_head(classes: Sequence[str], provenance: Mapping[str, object] | None) -> dict[str, object]:
    """The fields of a log's first record.  Raises `UsageError` for what a log cannot hold."""
    started = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        head: dict[str, object] = {"classes": list(classes), "provenance": {"started": started, **(provenance or {})}}
        encode("run", head, {})
    except (TypeError, ValueError) as error:
        raise UsageError(f"classes or provenance: cannot be stored: {error}") from None
    return head


def log_path(path: Path) -> Path:
    """The log of a run folder (or the log itself).  Raises `UsageError` where there is none."""
    log = path / FILE_NAME if path.is_dir() else path
    if not log.is_file():
        raise UsageError(f"{path}: expected a run folder with {FILE_NAME} (latentwalk train or Recorder write one)")
    return log


def read_run(path: Path) -> Run:
    """Everything that is whole in a recorded run.  Raises `UsageError`, `SceneError`."""
    with RunReader(path) as reader:
        reader.poll()
        reader.finish()
        return reader.run
