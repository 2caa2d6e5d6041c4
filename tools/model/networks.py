"""Networks that classify: fully connected, convolutional (LeCun et al. 1998), recurrent (GRU, Cho et al. 2014)."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack

import torch
from torch import Tensor, nn

from latentwalk.scenes.errors import UsageError
from latentwalk.tools.hooks import captured

DEFAULT_HIDDEN = {"mlp": (256, 128), "cnn": (128,), "rnn": (128,)}
LAST_HIDDEN = "body"  # its output is that of the last hidden layer


class Classifier(nn.Module):
    """`body` makes features (n, width of the last hidden layer), `head` makes logits (n, classes) of them."""

    def __init__(self, body: nn.Sequential, width: int, classes: int) -> None:
        super().__init__()
        self.body = body
        self.head = nn.Linear(width, classes)

    def forward(self, x: Tensor) -> Tensor:
        """Logits (n, classes)."""
        logits: Tensor = self.head(self.body(x))
        return logits


class AsSequence(nn.Module):
    """What a recurrent layer reads: a picture (n, c, h, w) row by row, (n, h, c · w); a table column by column."""

    def forward(self, x: Tensor) -> Tensor:
        """(n, steps, size of a step)."""
        return x.permute(0, 2, 1, 3).flatten(2) if x.dim() == 4 else x.unsqueeze(2)


class Recurrent(nn.GRU):
    """A GRU that gives its outputs (n, steps, hidden_size) alone."""

    def forward(self, x: Tensor, hx: Tensor | None = None) -> Tensor:  # type: ignore[override]
        """Outputs of all steps."""
        outputs: Tensor = super().forward(x, hx)[0]
        return outputs


class LastStep(nn.Module):
    """What a sequence has come to."""

    def forward(self, x: Tensor) -> Tensor:
        """(n, d) of (n, steps, d)."""
        return x[:, -1]


def build(
    model: str, shape: Sequence[int], classes: int, hidden: Sequence[int] = (), dropout: float = 0.0
) -> Classifier:
    """The network `model` for rows of this shape, (m,) or (c, h, w); a cnn's of at least 4 × 4.

    `hidden`: widths of the hidden layers ((): `DEFAULT_HIDDEN`), of a cnn of those after its convolutions; `dropout`:
    the share of each one's outputs that training leaves out (Srivastava et al. 2014).  Weights are drawn from torch's
    global generator.
    """
    widths = tuple(hidden) or DEFAULT_HIDDEN[model]
    if model == "rnn":
        step = shape[0] * shape[2] if len(shape) == 3 else 1
        return Classifier(nn.Sequential(AsSequence(), *_recurrent(step, widths, dropout)), widths[-1], classes)
    if model == "cnn":
        channels, height, width = shape
        layers = [*_convolutions(channels), nn.Flatten()]
        size = 32 * (height // 4) * (width // 4)
    else:
        layers, size = [], shape[0]
    return Classifier(nn.Sequential(*layers, *_dense(size, widths, dropout)), widths[-1], classes)


def _dense(size: int, widths: Sequence[int], dropout: float) -> list[nn.Module]:
    layers: list[nn.Module] = []
    for width in widths:
        layers += [nn.Linear(size, width), nn.ReLU(), *_dropped(dropout)]
        size = width
    return layers


def _convolutions(channels: int) -> list[nn.Module]:
    return [
        nn.Conv2d(channels, 16, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
    ]


def _recurrent(step: int, widths: Sequence[int], dropout: float) -> list[nn.Module]:
    layers: list[nn.Module] = []
    for width in widths:
        layers += [Recurrent(step, width, batch_first=True), *_dropped(dropout)]
        step = width
    return [*layers, LastStep()]


def _dropped(share: float) -> list[nn.Module]:
    return [nn.Dropout(share)] if share else []


def check_layers(network: nn.Module, names: Sequence[str]) -> tuple[str, ...]:
    """`names`, each once, or the last hidden layer where there are none; UsageError for what is no layer of ours."""
    known = [name for name, _ in network.named_modules() if name]
    for name in names:
        if name not in known:
            raise UsageError(f"--layers: no layer '{name}'; this network has {', '.join(known)}")
    return tuple(dict.fromkeys(names)) or (LAST_HIDDEN,)


def outputs(network: nn.Module, x: Tensor, names: Sequence[str]) -> tuple[dict[str, Tensor], Tensor]:
    """What the layers `names` make of rows `x`, each (n, d) as `pooling.pooled` has it, and the logits (n, classes)."""
    with ExitStack() as stack:
        caught = {name: stack.enter_context(captured(network.get_submodule(name))) for name in names}
        logits: Tensor = network(x)
    return {name: torch.cat(found) for name, found in caught.items()}, logits
