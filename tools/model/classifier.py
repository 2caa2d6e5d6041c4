"""Training a classifier: class balancing, focal loss (Lin et al. 2017)."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

from latentwalk.tools.model.gradients import Record, Sums
from latentwalk.tools.model.inputs import Inputs
from latentwalk.tools.model.networks import Classifier, build, check_layers, outputs
from latentwalk.tools.model.settings import ClassifierSettings


def focal_loss(logits: Tensor, labels: Tensor, gamma: float) -> Tensor:
    """Mean of −(1 − p)^γ log p of the right class (Lin et al. 2017); γ = 0 is cross-entropy."""
    loss = nn.functional.cross_entropy(logits, labels, reduction="none")
    # Cross-entropy is −log p: exp(−loss) is p again.
    return (loss * (1 - torch.exp(-loss)) ** gamma).mean() if gamma else loss.mean()


def rows_wanted(labels: Tensor, target: float) -> int:
    """Rows that each class shall have: `target`, or up to 1 that share of what the largest class of `labels` has."""
    return math.ceil(target * int(torch.bincount(labels).max())) if target <= 1 else int(target)


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
            network = build(settings.model, inputs.shape, len(inputs.classes), settings.hidden_layers, settings.dropout)
        self.network: Classifier = network.to(inputs.values.device)
        self.layers = check_layers(network, settings.layers)
        self.advice = f"a --learning-rate below {settings.learning_rate:g}"
        self._train = inputs.parts["train"]
        self._train_labels = inputs.labels[self._train].cpu()

    def twin(self) -> None:
        """None: torch's own threads do."""

    def epoch_rows(self, order: torch.Generator) -> Tensor:
        """The rows to train on, those of small classes more than once if so wished."""
        target = rows_wanted(self._train_labels, self.settings.oversample_target)
        rows = oversampled(self._train_labels, target, order)
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
        """Features (k, d) of the first of the settings' layers, and logits (k, classes)."""
        made, logits = outputs(self.network, self.inputs.batch(rows), self.layers[:1])
        return made[self.layers[0]], logits
