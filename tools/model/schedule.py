"""How the learning rate falls over the epochs of a run, by torch's own schedulers."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from torch.optim import Optimizer, lr_scheduler

Scheduler = Literal["none", "cosine", "plateau", "step"]
STEPS = 3  # stretches of a run with "step", each with a tenth of the learning rate before
PLATEAU_EPOCHS = 5  # without a better loss before "plateau" takes a tenth

Record = Mapping[str, Any]


class Schedule:
    """The learning rate of an optimizer, epoch by epoch.

    A function of the epochs so far and planned alone: what a run has behind it when it goes on is gone through again,
    so that nothing of it need be kept, and a run that gets more epochs goes on as if they had been planned.
    """

    def __init__(self, optimizer: Optimizer, kind: Scheduler, epochs: int, history: Sequence[Record] = ()) -> None:
        self._optimizer = optimizer
        self._scheduler = _scheduler(optimizer, kind, epochs)
        with warnings.catch_warnings():
            # torch misses the optimizer's steps, which lie in the checkpoint.
            warnings.simplefilter("ignore")
            for record in history:
                self.advance(record)

    @property
    def numbers(self) -> dict[str, float]:
        """The learning rate of this epoch; nothing where it stays the same."""
        return {} if self._scheduler is None else {"learning_rate": float(self._optimizer.param_groups[0]["lr"])}

    def advance(self, record: Record) -> None:
        """An epoch is over, which left `record`."""
        if isinstance(self._scheduler, lr_scheduler.ReduceLROnPlateau):
            self._scheduler.step(record.get("val_loss", record["train_loss"]))
        elif self._scheduler is not None:
            self._scheduler.step()


def _scheduler(optimizer: Optimizer, kind: Scheduler, epochs: int) -> lr_scheduler.LRScheduler | None:
    match kind:
        case "cosine":  # Loshchilov & Hutter 2017, without restarts
            return lr_scheduler.CosineAnnealingLR(optimizer, epochs)
        case "plateau":
            return lr_scheduler.ReduceLROnPlateau(optimizer, patience=PLATEAU_EPOCHS)
        case "step":
            return lr_scheduler.StepLR(optimizer, -(-epochs // STEPS))
        case "none":
            return None
