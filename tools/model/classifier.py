"""Classifiers: small networks for tables and pictures, class balancing, focal loss (Lin et al. 2017)."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from latentwalk.tools.model.inputs import Inputs
from latentwalk.tools.model.settings import ClassifierSettings
from latentwalk.tools.model.trainer import Record, Sums

WIDTH = 128  # of the features


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
    # Cross-entropy is −log p: exp(−loss) is p again.
    return (loss * (1 - torch.exp(-loss)) ** gamma).mean() if gamma else loss.mean()


def oversampled(labels: Tensor, target: int, chance: torch.Generator) -> Tensor:
    """Numbers of rows in which every class has at least `target` rows: small classes are drawn again, with replacement.

    `labels` (n,) int64 on the CPU, where `chance` is, too.
    """
    rows = [torch.arange(len(labels))]
    for code, count in zip(*torch.unique(labels, return_counts=True), strict=True):
        if (missing := target - int(count)) > 0:
            own = torch.nonzero(labels == code)[:, 0]
            rows.append(own[torch.randint(len(own), (missing,), generator=chance)])
    return torch.cat(rows)


class ClassifierModel:
    """A classifier to be trained (a `trainer.Model`): loss, a mean over rows, and accuracy, a share of them."""

    def __init__(self, inputs: Inputs, settings: ClassifierSettings) -> None:
        self.inputs, self.settings = inputs, settings
        with torch.random.fork_rng(devices=[]):  # the caller's own random numbers go on as they were
            torch.manual_seed(settings.seed)
            self.network: Classifier = build(inputs.shape, len(inputs.classes)).to(inputs.values.device)
        self.advice = f"a --learning-rate below {settings.learning_rate:g}"
        self._train = inputs.parts["train"]
        self._train_labels = inputs.labels[self._train].cpu()

    def epoch_rows(self, order: torch.Generator) -> Tensor:
        """The rows to train on, those of small classes more than once if so wished."""
        rows = oversampled(self._train_labels, self.settings.oversample_target, order)
        return self._train[rows.to(self._train.device)]

    def sums(self, rows: Tensor, noise: torch.Generator) -> Sums:
        """Loss () and rows that are right ()."""
        logits, labels = self.network(self.inputs.batch(rows)), self.inputs.labels[rows]
        loss = focal_loss(logits, labels, self.settings.focal_gamma) * len(rows)
        return {"loss": loss, "right": (logits.detach().argmax(1) == labels).sum()}

    def loss(self, sums: Sums, done: float) -> Tensor:
        """The focal loss."""
        return sums["loss"]

    def numbers(self, sums: Sums, rows: int, done: float) -> Record:
        """Loss and accuracy; of training as the model stood at each batch."""
        return {"loss": sums["loss"].item() / rows, "accuracy": sums["right"].item() / rows}

    def details(self, sums: Sums, rows: int, done: float) -> Record:
        """Nothing more."""
        return {}

    def represent(self, rows: Tensor) -> tuple[Tensor, Tensor]:
        """Features (k, 128) of the last hidden layer and logits (k, classes)."""
        features = self.network.body(self.inputs.batch(rows))
        return features, self.network.head(features)
