"""Record a training run in three lines: what the model makes of a fixed set of rows, epoch by epoch.

    with Recorder("runs/", classes=["cat", "dog"]) as recorder:
        for epoch in range(1, 21):
            ...
            recorder.epoch(epoch, features=features, labels=labels, logits=logits, split="val", metrics={"loss": loss})

Needs numpy and msgpack alone; takes arrays and tensors.  Nothing is projected here: `latentwalk snapshot` does that
after the run, or beside it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np

from latentwalk.scenes import Strings
from latentwalk.scenes.arrays import F32, I64
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.log.writer import LogWriter
from latentwalk.tools.data.sampling import is_due
from latentwalk.tools.run import given
from latentwalk.tools.run.folder import new_run
from latentwalk.tools.run.guard import Guard, Nowhere, rank
from latentwalk.tools.run.log import FILE_NAME, MAGIC, RunReader, run_head
from latentwalk.tools.run.rows import LARGEST_LOGIT, SplitRows, as_array, as_codes, as_logits, as_matrix, check_finite

Arrays = Mapping[str, F32]
MOST_ROWS = {"train": 5000, "val": 1000}


class Recorder:
    """Records one run into the next free `run_001`, `run_002` … of `folder`; use it as a context manager.

    `classes`: names of the label codes 0, 1, …; `most_rows`: how many rows of a split are recorded at most, a
    stratified choice made once by `seed`; `every`, `epochs` (in all): for `due`; `when`: an own rule in their place,
    epoch → bool; `splits`: those that make an epoch whole (the first epoch tells where not given).

    `run`: the folder of a run to go on with instead, after epoch `after` (None: the last one recorded); what it had of
    later epochs is recorded again.  Classes, splits and rows must be those of before.

    `path` is the run's folder.  A problem is a `UsageError` of one line that leaves the run as it was, until a first
    epoch is recorded; from then on it is a `RuntimeWarning`, and the epoch is skipped but for its metrics: a recorder
    ends no training.  `strict`: raise always.

    Threads may share a recorder; a fork records nothing.  Of processes that train together the first (rank 0) records:
    the others have `recording` False and `path` as given.
    """

    def __init__(
        self,
        folder: str | Path = "runs",
        classes: Sequence[str] = (),
        *,
        most_rows: Mapping[str, int] = MOST_ROWS,
        every: int = 10,
        epochs: int | None = None,
        when: Callable[[int], bool] | None = None,
        splits: Sequence[str] | None = None,
        seed: int = 0,
        provenance: Mapping[str, object] | None = None,
        run: str | Path | None = None,
        after: float | None = None,
        strict: bool = False,
    ) -> None:
        self.guard = Guard(strict=strict)
        self.classes = given.as_classes(classes)
        self._most_rows = given.as_most_rows(most_rows)
        every, last = given.as_whole(every, "every"), epochs if epochs is None else given.as_whole(epochs, "epochs")
        self._when = given.as_rule(when) or (lambda epoch: is_due(epoch, every, last))
        self._seed = given.as_whole(seed, "seed")
        self._rows: dict[str, SplitRows] = {}
        self._numbers: dict[str, int] = {}  # row id → number in the log
        self._width: int | None = None
        self._needed = given.as_splits(splits)
        self._epoch = self._before = -math.inf  # the epoch under way and the one before it
        self._metrics: dict[str, float] = {}  # of the epoch under way
        self._parts: set[str] = set()
        self._skipped: float | None = None
        self._closed = False
        self._recorded: dict[str, dict[str, int]] = {}  # of a resumed run: split → row id → label code
        self._pictured: set[int] = set()
        after = None if after is None else given.as_epoch(after, "after")
        head = run_head(self.classes, provenance)  # checked before there is a folder
        place = given.as_folder(folder, "folder") if run is None else given.as_folder(run, "run")
        self.recording = rank() == 0
        self._log: LogWriter | Nowhere
        if not self.recording:
            self.path, self._log = place, Nowhere()
            return
        self.path = new_run(place) if run is None else place
        log = self.path / FILE_NAME
        if log.exists():
            self._log = self._resumed(log, after)
        else:
            self._log = LogWriter(log, MAGIC, create=True)
            self._log.append("run", head, {})

    def _resumed(self, path: Path, after: float | None) -> LogWriter:
        """The log at `path`, to go on with after epoch `after`, once everything is as it was there."""
        log = LogWriter(path, MAGIC)  # first, as it keeps others from writing
        try:
            with RunReader(path) as reader:
                reader.poll()
            run = reader.run
            if self.classes and self.classes != run.classes:
                raise UsageError(f"{path}: expected the classes {run.classes} of before, found {self.classes}")
            self.classes = run.classes
            self._epoch = min(run.last_epoch, math.inf if after is None else float(after))
            run.forget_after(self._epoch)
            self._numbers = {row: number for number, row in enumerate(run.ids)}
            for row, split, code in zip(run.ids, run.splits, run.labels.tolist(), strict=True):
                self._recorded.setdefault(split, {})[row] = code
            self._pictured = {number for pictures in run.pictures for number in pictures.rows.tolist()}
            if run.snapshots:
                self._width = run.snapshots[0].features.shape[1]
                self._needed = self._needed or frozenset(run.splits[row] for row in run.snapshots[0].rows)
            self._parts = set(self._recorded)
            log.append("resumed", {"epoch": self._epoch}, {})
        except BaseException:
            log.close()
            raise
        return log

    def __enter__(self) -> Recorder:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.close(ended=kind is None)

    def close(self, *, ended: bool = True) -> None:
        """Stop recording; `ended`: the run came to its end, so nobody need wait for more."""
        if self._closed:
            return
        self._closed = True
        if ended and not self.guard.away:
            self.guard.begun = True  # the training is over: nothing is gained by an error
            self.guard.attempt("end of the run", lambda: self._log.append("end", {}, {}), lambda: None)
        self._log.close()

    def due(self, epoch: int) -> bool:
        """Whether `epoch` (from 1) is to be recorded: 1, 5, 10, 25, 50, 75, 100, every N-th, the last, or by `when`."""
        return self.guard.attempt(f"when, of epoch {epoch!r}", lambda: bool(self._when(epoch)), lambda: False)

    def sample(self, labels: object, split: str = "train", ids: Sequence[object] | None = None) -> I64:
        """The rows of a split to record, stratified by `labels` (n,), in rising order; the same for the whole run.

        Give `epoch` the features of these rows alone.  Row i of the data set is then known as `ids[i]`, or `split/i`.
        """
        none = np.empty(0, np.int64)
        return self.guard.attempt(f"rows of {split!r}", lambda: self._sample(labels, split, ids), lambda: none)

    def _sample(self, labels: object, split: str, ids: Sequence[object] | None) -> I64:
        if given.as_split(split) in self._rows:
            raise UsageError(f"split {split!r}: its rows are chosen already; ask once, before its first epoch")
        rows, codes = self._split(split), as_codes(labels, self.classes)
        chosen = rows.choose(codes, None if ids is None else given.as_ids(ids, split, len(codes)))
        rows.check_apart(self._rows, list(rows.ids), split)
        self._rows[split] = rows
        return chosen

    def pictures(self, pixels: object, split: str = "train") -> None:
        """Keep a picture (m, h, w, c) uint8 of each row that `sample` chose for a split, in its order."""
        self.guard.attempt(f"pictures ({split!r})", lambda: self._pictures(pixels, split), lambda: None)

    def _pictures(self, pixels: object, split: str) -> None:
        self._check_open()
        images = as_array(pixels)
        rows = self._rows.get(split)
        if rows is None or images.dtype != np.uint8 or images.ndim != 4 or len(images) != len(rows.ids):
            expected = f"{len(rows.ids)} pictures" if rows else "`sample` to be asked first, then its rows' pictures"
            raise UsageError(
                f"pictures ({split}): expected {expected} (h, w, c) uint8, found {images.dtype} {images.shape}"
            )
        self._write_rows(split, [row for row in rows.ids if row not in self._numbers])
        numbers = np.array([self._numbers[row] for row in rows.ids], np.int32)
        if not self._pictured.issuperset(numbers.tolist()):
            self._log.append("pictures", {}, {"rows": numbers, "pixels": images})

    def epoch(
        self,
        epoch: float,
        *,
        features: object = None,
        labels: object = None,
        logits: object = None,
        split: str = "train",
        metrics: Mapping[str, float] | None = None,
        ids: Sequence[object] | None = None,
    ) -> None:
        """Record what the model makes of the rows of one split after `epoch`: it is in the log at once, whole or not.

        `features` (n, d) of any layer (further dimensions are flattened); `labels` (n,) codes or class names, needed
        the first time; `logits` (n, classes); `metrics`: the epoch's numbers, "loss" and "accuracy" are the split's.
        Without `ids` they must be the same rows in the same order each time; with unique `ids`, rows may be missing.
        Without `features` the metrics alone are kept, for epochs without a snapshot.
        """
        self.guard.attempt(
            f"epoch {epoch!r} ({split!r})",
            lambda: self._record(epoch, features, labels, logits, split, {} if metrics is None else metrics, ids),
            lambda: self._skip(epoch, split, metrics),
        )

    def _record(
        self,
        given_epoch: float,
        features: object,
        labels: object,
        logits: object,
        split: str,
        metrics: Mapping[str, float],
        ids: Sequence[object] | None,
    ) -> None:
        self._check_open()
        epoch, split = given.as_epoch(given_epoch), given.as_split(split)
        where = f"epoch {epoch:g} ({split})"
        self._check_turn(epoch, split, where, again=features is not None)
        numbers = given.as_metrics(metrics, split, where)
        if features is None or epoch == self._skipped:
            self._write_metrics(epoch, numbers)
            self.guard.begun = True
            return
        x = as_matrix(features, where, "features")
        if self._width not in (None, x.shape[1]):
            raise UsageError(f"{where}: features: expected {self._width} columns as before, found {x.shape[1]}")
        codes = None if labels is None else as_codes(labels, self.classes)
        rows = self._rows[split].copy() if split in self._rows else self._split(split)
        kept, index = rows.keep(where, len(x), codes, ids)
        arrays = {"features": check_finite(x[index], where, "features", kept)}
        if logits is not None:
            z = as_logits(logits, where, len(x), len(self.classes))
            arrays["logits"] = check_finite(z[index], where, "logits", kept, most=LARGEST_LOGIT)
        rows.check_apart(self._rows, kept, where)
        self._rows[split] = rows
        self._write(epoch, split, kept, numbers, arrays)
        self.guard.begun = True

    def _skip(self, given_epoch: float, split: str, metrics: Mapping[str, float] | None) -> None:
        """After a failure: half an epoch is none, so take back its parts; keep the numbers that can be kept."""
        with suppress(Exception):  # the failure was told, and the disk may be full still
            epoch, split = given.as_epoch(given_epoch), given.as_split(split)
            self._check_turn(epoch, split, "", again=True)
            if epoch == self._epoch and self._parts and not self._is_whole(self._parts):
                before = self._before if math.isfinite(self._before) else epoch - 1
                self._log.append("resumed", {"epoch": before}, {})
            self._skipped = epoch
            numbers = given.as_metrics(metrics or {}, split, "")
            self._write_metrics(epoch, {**(self._metrics if epoch == self._epoch else {}), **numbers})

    def _check_open(self) -> None:
        if self._closed:
            raise UsageError("the recorder is closed; record before close() or the end of its with block")

    def _split(self, split: str) -> SplitRows:
        most = self._most_rows.get(split, MOST_ROWS["train"])
        return SplitRows(split, most, self._seed, self._recorded.get(split))

    def _check_turn(self, epoch: float, split: str, where: str, *, again: bool) -> None:
        if epoch < self._epoch:
            raise UsageError(f"{where}: expected an epoch from {self._epoch:g} on: epochs are recorded in rising order")
        if again and epoch == self._epoch and split in self._parts:
            raise UsageError(f"{where}: is recorded already; each split of an epoch is recorded once")

    def _is_whole(self, parts: set[str]) -> bool:
        return self._needed is not None and self._needed <= parts

    def _turn_to(self, epoch: float) -> None:
        if epoch != self._epoch:
            if self._needed is None and self._parts:
                self._needed = frozenset(self._parts)
            self._before, self._epoch, self._parts, self._metrics = self._epoch, epoch, set(), {}

    def _write_metrics(self, epoch: float, metrics: dict[str, float]) -> None:
        self._turn_to(epoch)
        self._log.append("metrics", {"epoch": epoch, "metrics": metrics}, {})
        self._metrics |= metrics

    def _write(self, epoch: float, split: str, kept: list[str], metrics: dict[str, float], arrays: Arrays) -> None:
        self._turn_to(epoch)
        # before the part, which refers to them by number
        self._write_rows(split, [row for row in kept if row not in self._numbers])
        whole = self._is_whole(self._parts | {split})
        rows = np.array([self._numbers[row] for row in kept], np.int32)
        self._log.append("part", {"epoch": epoch, "metrics": metrics, "whole": whole}, {"rows": rows, **arrays})
        self._parts.add(split)
        self._metrics |= metrics
        self._width = arrays["features"].shape[1]

    def _write_rows(self, split: str, new: list[str]) -> None:
        """Number rows that were not recorded before."""
        if not new:
            return
        packed = Strings.of(new)
        labels = np.array([self._rows[split].ids[row] for row in new], np.int32)
        self._log.append("rows", {"split": split}, {"offsets": packed.offsets, "text": packed.data, "labels": labels})
        self._numbers.update(zip(new, range(len(self._numbers), len(self._numbers) + len(new)), strict=True))
