"""A batch in two halves, each on a thread of its own: its many small products keep one core busy, and not two."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Generic, Protocol, Self, TypeVar

import torch
from torch import Tensor, nn


class HasNetwork(Protocol):
    """What has weights."""

    @property
    def network(self) -> nn.Module: ...  # noqa: D102


M = TypeVar("M", bound=HasNetwork)
Sums = Mapping[str, Tensor]


class Halves(Generic[M]):
    """`model` and its `twin`, which has the same weights in the same memory, and gradients of its own.

    The same bytes on every run: each half draws from a stream of its own, and gradients add up in one order.
    """

    def __init__(self, model: M, twin: M) -> None:
        self._models = (model, twin)
        # One thread for what torch does inside each half: two of its own would only wait for one another.
        self._pool = ThreadPoolExecutor(2, initializer=torch.set_num_threads, initargs=(1,))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._pool.shutdown(cancel_futures=True)

    def gradients(
        self, batch: Tensor, noise: torch.Generator, of: Callable[[M, Tensor, torch.Generator], Sums]
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
