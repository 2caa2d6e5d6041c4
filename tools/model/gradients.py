"""What is trained, and its gradients from a batch in two halves, each on a thread of its own.

A batch's many small products keep one core busy, and not two.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Any, Protocol, Self

import torch
from torch import Tensor, nn

from latentwalk.tools.model.inputs import Inputs
from latentwalk.tools.model.settings import TrainingSettings

Sums = Mapping[str, Tensor]
Record = dict[str, Any]  # numbers, but for `kl_by_dimension`, a list of them; kept as JSON between sessions


class Model(Protocol):
    """What a `Trainer` trains: a network with its rows, and what is counted of them.

    `advice`: what to try where the loss is no number.
    """

    @property
    def settings(self) -> TrainingSettings: ...  # noqa: D102
    @property
    def inputs(self) -> Inputs: ...  # noqa: D102
    @property
    def network(self) -> nn.Module: ...  # noqa: D102
    @property
    def advice(self) -> str: ...  # noqa: D102

    def twin(self) -> Self | None:
        """A model with these weights, in the same memory, and gradients of its own, for half of each batch on another
        thread; None where that gains nothing."""
        ...

    def epoch_rows(self, order: torch.Generator) -> Tensor:
        """Row numbers (k,) to train on in an epoch, before they are shuffled."""
        ...

    def sums(self, rows: Tensor, noise: torch.Generator) -> Sums:
        """What is counted of a batch of rows, summed over them."""
        ...

    def loss(self, sums: Sums, done: float) -> Tensor:
        """What training makes smaller, summed over the batch's rows, when `done` epochs are behind it."""
        ...

    def numbers(self, sums: Sums, rows: int, done: float) -> Record:
        """The numbers of a part of the data: "loss" and whatever belongs to it, of a row."""
        ...

    def details(self, sums: Sums, rows: int, done: float) -> Record:
        """What else is to be known of an epoch's training, under its own names."""
        ...

    def represent(self, rows: Tensor) -> tuple[Tensor, Tensor | None]:
        """Features (k, d) of rows and, of a classifier, logits (k, classes)."""
        ...


class Halves:
    """`model` and its `twin`, which has the same weights in the same memory, and gradients of its own.

    The same bytes on every run: each half draws from a stream of its own, and gradients add up in one order.
    """

    def __init__(self, model: Model, twin: Model) -> None:
        self._models = (model, twin)
        # One thread for what torch does inside each half: two of its own would only wait for one another.
        self._pool = ThreadPoolExecutor(2, initializer=torch.set_num_threads, initargs=(1,))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._pool.shutdown(cancel_futures=True)

    def gradients(
        self, batch: Tensor, noise: torch.Generator, of: Callable[[Model, Tensor, torch.Generator], Sums]
    ) -> Sums:
        """The sums of `of` over both halves of the rows `batch` (k,), whose gradients add up in the model's network."""
        seeds = torch.randint(1 << 62, (2,), generator=noise).tolist()
        streams = [torch.Generator().manual_seed(seed) for seed in seeds]
        first, second = self._pool.map(of, self._models, torch.tensor_split(batch, 2), streams)
        model, twin = self._models
        for own, other in zip(model.network.parameters(), twin.network.parameters(), strict=True):
            if own.grad is not None and other.grad is not None:
                own.grad += other.grad
            other.grad = None
        return {name: first[name] + second[name] for name in first}
