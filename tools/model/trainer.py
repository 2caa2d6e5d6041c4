"""Training any model: batches from memory, validation, early stopping, snapshots, checkpoints after each epoch."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import torch
from torch import Tensor

from latentwalk.scenes.arrays import F32, I64
from latentwalk.scenes.errors import LatentwalkError
from latentwalk.tools.model.gradients import Halves, Model, Record, Sums
from latentwalk.tools.model.inputs import Inputs
from latentwalk.tools.model.schedule import Schedule
from latentwalk.tools.run import checkpoint, progress
from latentwalk.tools.run.folder import CHECKPOINT, PROGRESS, WEIGHTS
from latentwalk.tools.run.recorder import MOST_ROWS, Recorder

EVALUATED = 1024  # rows in one pass without gradients
MOST_RECORDED = MOST_ROWS | {"test": MOST_ROWS["val"]}  # rows of each part
HALVED = 128  # rows of a batch from which on two halves of it are worth a second thread
DROPOUT_SEEDS = 1 << 32  # between the seeds of two epochs' dropout: as many as runs may have
UNRECORDED = ("epoch", "seconds")  # of a record: the log has the one anyway, and the other is no number of the model

OnBatch = Callable[[float, Sums, int], None]


class Trainer:
    """One run in the folder `run`.  `history` has a record for each finished epoch:

    epoch (from 1), seconds, the model's numbers with train_ and val_ before their names, and its details.  val_loss is
    that of the whole training, so that epochs of a warm-up compare with later ones.
    """

    def __init__(self, model: Model, run: Path, provenance: Mapping[str, object] | None = None) -> None:
        self.model, self.run = model, run
        self.settings, self.inputs = model.settings, model.inputs
        self.device = self.inputs.values.device
        self.history: list[Record] = []
        self.kept = 0  # epochs in the checkpoint
        self._provenance = provenance
        # Without weight decay it is Adam (Loshchilov & Hutter 2019).
        self._optimizer = torch.optim.AdamW(
            model.network.parameters(), self.settings.learning_rate, weight_decay=self.settings.weight_decay,
            fused=self.device.type in ("cpu", "cuda"),
        )  # fmt: skip
        self._schedule = self._scheduled()
        self._halves: Halves | None = None
        self._generators = {"order": torch.Generator(), "noise": torch.Generator(self.device)}
        for generator in self._generators.values():
            generator.manual_seed(self.settings.seed)
        torch.backends.cudnn.deterministic = True  # else a seed would not repeat a run on a GPU

    @property
    def batches(self) -> int:
        """Batches in one epoch."""
        return math.ceil(len(self.model.epoch_rows(torch.Generator())) / self.settings.batch_size)

    @property
    def best(self) -> Record:
        """The epoch whose weights are kept: the lowest validation loss, or the last one without validation rows."""
        return min(self.history, key=lambda record: record.get("val_loss", -record["epoch"]))

    @property
    def stopped_early(self) -> bool:
        """Whether `patience` epochs after the warm-up have passed without a better validation loss."""
        if not self.settings.patience or not self.history or "val_loss" not in self.history[-1]:
            return False
        since = max(self.best["epoch"], self.settings.warmup)
        return bool(self.history[-1]["epoch"] - since >= self.settings.patience)

    @property
    def finished(self) -> bool:
        """Whether there is nothing left to train."""
        return len(self.history) >= self.settings.epochs or self.stopped_early

    def resume(self) -> None:
        """Go on from the run's last checkpoint."""
        state = checkpoint.load(self.run / CHECKPOINT, self.model.network, self._optimizer, self._generators)
        self.history = state["history"]
        self.kept = len(self.history)
        self._schedule = self._scheduled()

    def _scheduled(self) -> Schedule:
        return Schedule(self._optimizer, self.settings.scheduler, self.settings.epochs, self.history)

    def load_best(self) -> None:
        """Give the network the weights of the best epoch, for use only."""
        checkpoint.load_weights(self.run / WEIGHTS, self.model.network)
        self.model.network.eval().requires_grad_(False)

    def train(self, on_batch: OnBatch = lambda done, sums, rows: None) -> None:
        """Train up to `settings.epochs` in all, or until early stopping, leaving a checkpoint after each epoch.

        `on_batch` hears how many epochs were done before the batch, its sums and its rows.  Raises LatentwalkError at
        the first loss that is not finite, before it can touch the weights; the checkpoint of the epoch before stays.
        """
        with self._recorder() as recorder, self._in_halves() as self._halves:
            parts = self._choose(recorder)
            while not self.finished:
                # Dropout draws from torch's global generator: the caller's own numbers go on as they were.
                with torch.random.fork_rng([self.device] if self.device.type == "cuda" else []):
                    record = self._epoch(on_batch)
                self.history.append(record)
                self._schedule.advance(record)
                self._record(recorder, parts, record)
                self._keep(record)

    def _keep(self, record: Record) -> None:
        if self.best is record:
            checkpoint.save_weights(self.run / WEIGHTS, self.model.network, {"epoch": record["epoch"]})
        # Last of what a resumed run reads, as it says that the epoch is finished: dying before it repeats the epoch
        # with the same numbers.
        checkpoint.save(
            self.run / CHECKPOINT, self.model.network, self._optimizer, self._generators, {"history": self.history}
        )
        self.kept = len(self.history)
        progress.write(self.run / PROGRESS, self.history)

    # An epoch ---------------------------------------------------------------------------------------------------------

    def _epoch(self, on_batch: OnBatch) -> Record:
        started, done = time.perf_counter(), len(self.history)
        self.model.network.train()
        torch.manual_seed(self.settings.seed + done * DROPOUT_SEEDS)
        rows = self.model.epoch_rows(self._generators["order"])
        order = rows[torch.randperm(len(rows), generator=self._generators["order"]).to(rows.device)]
        batches = torch.split(order, self.settings.batch_size)
        record: Record = {"epoch": done + 1, **self._schedule.numbers}
        total = _Total()
        now = float(done)
        for number, batch in enumerate(batches):
            now = done + number / len(batches)
            sums = self._step(batch, now, f"epoch {done + 1}, batch {number + 1} of {len(batches)}")
            total.add(sums, len(batch))
            on_batch(now, sums, len(batch))
        record |= _named("train", self.model.numbers(total.sums, total.rows, now))
        record |= self.model.details(total.sums, total.rows, now)
        if len(self.inputs.parts["val"]):
            numbers = self.numbers_of("val")
            self._check(numbers["loss"], f"epoch {done + 1}, validation")
            record |= _named("val", numbers)
        record["seconds"] = time.perf_counter() - started
        return record

    def _step(self, batch: Tensor, done: float, where: str) -> Sums:
        def gradients(model: Model, rows: Tensor, noise: torch.Generator) -> Sums:
            sums = model.sums(rows, noise)
            loss = model.loss(sums, done) / len(batch)
            self._check(loss.item(), where)
            loss.backward()  # type: ignore[no-untyped-call]
            return {name: value.detach() for name, value in sums.items()}

        self._optimizer.zero_grad()
        noise = self._generators["noise"]
        if self._halves is None or len(batch) < HALVED:
            sums = gradients(self.model, batch, noise)
        else:
            sums = self._halves.gradients(batch, noise, gradients)
        self._optimizer.step()
        return sums

    def _in_halves(self) -> AbstractContextManager[Halves | None]:
        """In which batches go in halves, if the model has a twin."""
        twin = self.model.twin()
        return nullcontext() if twin is None else Halves(self.model, twin)

    @torch.no_grad()
    def numbers_of(self, part: str) -> Record:
        """The model's numbers of all rows of a part that has some, as it stands, in evaluation mode."""
        self.model.network.eval()
        noise = torch.Generator(self.device).manual_seed(self.settings.seed)  # the same draws for each epoch
        total = _Total()
        for batch in torch.split(self.inputs.parts[part], EVALUATED):
            total.add(self.model.sums(batch, noise), len(batch))
        return self.model.numbers(total.sums, total.rows, math.inf)  # as after any warm-up

    def _check(self, loss: float, where: str) -> None:
        if not math.isfinite(loss):
            kept = f"{self.run / CHECKPOINT} is of epoch {self.kept}" if self.kept else "no checkpoint yet"
            said = "not a number" if math.isnan(loss) else "infinite"
            raise LatentwalkError(f"{where}: the loss is {said}; stopped ({kept}); try {self.model.advice}")

    # What is recorded -------------------------------------------------------------------------------------------------

    def _recorder(self) -> Recorder:
        return Recorder(
            classes=self.inputs.classes,
            most_rows=MOST_RECORDED,
            every=self.settings.snapshot_every,
            epochs=self.settings.epochs,
            splits=[name for name, rows in self.inputs.parts.items() if len(rows)],
            seed=self.settings.seed,
            provenance=self._provenance,
            run=self.run,
            after=len(self.history),
            strict=True,
        )

    def _choose(self, recorder: Recorder) -> dict[str, Tensor]:
        """The rows of each part that are recorded."""
        parts = {}
        for split, rows in self.inputs.parts.items():
            if len(rows):
                chosen = choose(recorder, self.inputs, split)
                parts[split] = rows[torch.from_numpy(chosen).to(rows.device)]
        return parts

    def _record(self, recorder: Recorder, parts: Mapping[str, Tensor], record: Record) -> None:
        metrics: dict[str, float] = {
            name: value for name, value in record.items() if name not in UNRECORDED and isinstance(value, (int, float))
        }
        if not (recorder.due(record["epoch"]) or self.finished):
            recorder.epoch(record["epoch"], metrics=metrics)
            return
        for split, rows in parts.items():
            features, logits = represented(self.model, rows)
            labels = self.inputs.labels[rows]
            recorder.epoch(
                record["epoch"], features=features, labels=labels, logits=logits, split=split, metrics=metrics
            )
            metrics = {}  # once for the epoch


def choose(recorder: Recorder, inputs: Inputs, part: str) -> I64:
    """Which of a part's rows are recorded, with their pictures."""
    rows, labels = inputs.parts[part].cpu().numpy(), inputs.labels[inputs.parts[part]].cpu().numpy()
    chosen = recorder.sample(labels, part, [inputs.ids[row] for row in rows])
    if inputs.images is not None:
        recorder.pictures(inputs.images[rows[chosen]], part)
    return chosen


class _Total:
    """Sums over batches, kept on the device."""

    def __init__(self) -> None:
        self.sums: dict[str, Tensor] = {}
        self.rows = 0

    def add(self, sums: Sums, rows: int) -> None:
        for name, value in sums.items():
            self.sums[name] = self.sums[name] + value if name in self.sums else value
        self.rows += rows


def _named(part: str, numbers: Record) -> Record:
    return {f"{part}_{name}": value for name, value in numbers.items()}


@torch.no_grad()
def represented(model: Model, rows: Tensor) -> tuple[Tensor, Tensor | None]:
    """Features (k, d) and, of a classifier, logits (k, classes) of rows, as the model stands, in evaluation mode."""
    model.network.eval()
    blocks = [model.represent(block) for block in torch.split(rows, EVALUATED)]
    logits = [made for _, made in blocks if made is not None]
    return torch.cat([features for features, _ in blocks]), torch.cat(logits) if logits else None


def probabilities(model: Model, rows: Tensor) -> F32:
    """A classifier's probabilities (k, classes) of rows, as it stands, in evaluation mode."""
    _, logits = represented(model, rows)
    assert logits is not None  # of a classifier
    chances: F32 = logits.softmax(1).cpu().numpy()
    return chances
