"""A classifier that is trained while it is recorded: small networks, class balancing, focal loss."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

WIDTH = 128  # of the features
EVALUATED = 2000  # rows in one pass without gradients


class Classifier(nn.Module):
    """`body` makes features (n, 128), `head` makes logits (n, classes) of them."""

    def __init__(self, body: nn.Module, classes: int) -> None:
        super().__init__()
        self.body = body
        self.head = nn.Linear(WIDTH, classes)

    def forward(self, x: Tensor) -> Tensor:
        """Logits (n, classes)."""
        logits: Tensor = self.head(self.body(x))
        return logits


def build(shape: tuple[int, ...], classes: int) -> Classifier:
    """A network for rows of this shape: (columns,) two hidden layers, (c, h, w) of at least 4 × 4 two convolutions."""
    return Classifier(_mlp(*shape) if len(shape) == 1 else _cnn(*shape), classes)


def _mlp(columns: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(columns, 256), nn.ReLU(), nn.Linear(256, WIDTH), nn.ReLU())


def _cnn(channels: int, height: int, width: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(channels, 16, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(32 * (height // 4) * (width // 4), WIDTH),
        nn.ReLU(),
    )


def focal_loss(logits: Tensor, labels: Tensor, gamma: float) -> Tensor:
    """Mean of −(1 − p)^γ log p of the right class (Lin et al. 2017); γ = 0 is cross-entropy."""
    loss = nn.functional.cross_entropy(logits, labels, reduction="none")
    return (loss * (1 - torch.exp(-loss)) ** gamma).mean() if gamma else loss.mean()


def oversampled(labels: NDArray[np.int64], target: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Row numbers in which every class has at least `target` rows: small classes are drawn again, with replacement."""
    rows = [np.arange(len(labels))]
    for code, count in zip(*np.unique(labels, return_counts=True), strict=True):
        if count < target:
            rows.append(rng.choice(np.flatnonzero(labels == code), target - count))
    return np.concatenate(rows)


@dataclass(frozen=True)
class Numbers:
    """The numbers of one epoch; accuracies are shares, losses means over rows."""

    train_accuracy: float
    val_accuracy: float
    train_loss: float
    val_loss: float


@dataclass(eq=False)
class Training:
    """One training: `x`, `y` of the training rows, `val_x`, `val_y` of those held out, all on the model's device."""

    model: Classifier
    x: Tensor
    y: Tensor
    val_x: Tensor
    val_y: Tensor
    batch_size: int = 128
    learning_rate: float = 1e-3
    focal_gamma: float = 0.0
    oversample_target: int = 0
    seed: int = 0

    def epochs(self, count: int) -> Iterator[Numbers]:
        """Train for `count` epochs; the numbers of each as it ends."""
        optimizer = torch.optim.Adam(self.model.parameters(), self.learning_rate)
        rng = np.random.default_rng(self.seed)
        labels = self.y.cpu().numpy()
        for _ in range(count):
            rows = oversampled(labels, self.oversample_target, rng)
            train = self._epoch(optimizer, torch.from_numpy(rng.permutation(rows)).to(self.x.device))
            val = self.evaluate(self.val_x, self.val_y)
            yield Numbers(train[0], val[0], train[1], val[1])

    def _epoch(self, optimizer: torch.optim.Optimizer, order: Tensor) -> tuple[float, float]:
        """Accuracy and loss over the epoch's batches, as the model stood at each."""
        self.model.train()
        right, total = torch.zeros(2, device=self.x.device)
        for batch in torch.split(order, self.batch_size):
            logits, labels = self.model(self.x[batch]), self.y[batch]
            loss = focal_loss(logits, labels, self.focal_gamma)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            right += (logits.detach().argmax(1) == labels).sum()
            total += loss.detach() * len(batch)
        return float(right) / len(order), float(total) / len(order)

    @torch.no_grad()
    def evaluate(self, x: Tensor, y: Tensor) -> tuple[float, float]:
        """Accuracy and loss of rows."""
        self.model.eval()
        logits = torch.cat([self.model(part) for part in torch.split(x, EVALUATED)])
        return float((logits.argmax(1) == y).float().mean()), float(focal_loss(logits, y, self.focal_gamma))
