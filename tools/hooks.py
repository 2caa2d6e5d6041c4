"""Record any layer of a PyTorch model: a forward hook for features, and the passes over the rows of a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import torch
from torch import Tensor, nn

from latentwalk.scenes.arrays import I64, Array
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.run.recorder import Recorder
from latentwalk.tools.run.rows import as_array

Batch = Tensor | Mapping[str, Tensor]  # what a model takes: a tensor, or some by keyword


def pooled(output: object) -> Tensor:
    """What a layer gave as (rows, columns): maps (n, c, h, w) by their mean over places, sequences (n, tokens, d) by
    their mean over tokens; of a tuple or list, its first tensor."""
    while isinstance(output, tuple | list):
        output = output[0]
    if not isinstance(output, Tensor) or output.ndim < 2:
        raise UsageError(f"layer: expected a tensor (rows, …), found {type(output).__name__}; choose another layer")
    if output.ndim == 4:
        return output.mean((2, 3))
    return output.mean(1) if output.ndim == 3 else output.flatten(1)


@contextmanager
def captured(layer: nn.Module) -> Iterator[list[Tensor]]:
    """A list that receives (rows, columns) float32 of every forward pass through `layer` inside the block.

    with captured(model.fc1) as outputs:
        model(batch)
    features = torch.cat(outputs)
    """
    outputs: list[Tensor] = []

    def keep(_module: nn.Module, _inputs: object, output: object) -> None:
        outputs.append(pooled(output).detach().float())

    handle = layer.register_forward_hook(keep)
    try:
        yield outputs
    finally:
        handle.remove()


class Watch:
    """Fixed rows of a data set to record again and again.

    `layer`: a module, or its name as in `model.named_modules()`; `data`: split → (inputs, labels), where inputs are a
    tensor or a map of tensors (given as keyword arguments) with one row for each of `labels` (n,); `ids`: split → the
    names of these rows.  The recorder chooses which are kept: `chosen`, split → row numbers.
    """

    def __init__(
        self,
        recorder: Recorder,
        layer: nn.Module | str,
        data: Mapping[str, tuple[Batch, object]],
        *,
        ids: Mapping[str, Sequence[object]] | None = None,
        batch_size: int = 250,
    ) -> None:
        self.recorder = recorder
        self._layer = layer
        self._batch_size = batch_size
        self.chosen: dict[str, I64] = {}
        self._rows: dict[str, tuple[Batch, Array]] = {}
        for split, (inputs, labels) in data.items():
            codes = as_array(labels)
            chosen = self.chosen[split] = recorder.sample(codes, split, (ids or {}).get(split))
            self._rows[split] = (_take(inputs, torch.from_numpy(chosen)), codes[chosen])

    def record(self, model: nn.Module, epoch: float, metrics: Mapping[str, float] | None = None) -> None:
        """Record `epoch` as the model stands: without gradients, in evaluation mode; each module gets its mode back.

        The model's output, its `logits`, or the first of a tuple are the logits where they are (rows, classes).
        """
        modes = {module: module.training for module in model.modules()}  # some may be frozen in evaluation mode
        model.eval()
        try:
            for split, (inputs, labels) in self._rows.items():
                features, logits = self._pass(model, inputs, len(labels))
                self.recorder.epoch(
                    epoch, features=features, labels=labels, logits=logits, split=split, metrics=metrics
                )
                metrics = None  # once for the epoch
        finally:
            for module, training in modes.items():
                module.training = training

    @torch.no_grad()
    def _pass(self, model: nn.Module, inputs: Batch, count: int) -> tuple[Tensor, Tensor | None]:
        layer = model.get_submodule(self._layer) if isinstance(self._layer, str) else self._layer
        device = next((parameter.device for parameter in model.parameters()), torch.device("cpu"))
        logits = []
        with captured(layer) as features:
            for start in range(0, count, self._batch_size):
                batch = _take(inputs, slice(start, start + self._batch_size), device)
                logits.append(_logits(model(**batch) if isinstance(batch, Mapping) else model(batch)))
        classes = len(self.recorder.classes)
        known = [part for part in logits if part is not None and (part.shape[1] == classes or not classes)]
        return torch.cat(features).cpu(), torch.cat(known).cpu() if len(known) == len(logits) else None


def _take(inputs: Batch, rows: Tensor | slice, device: torch.device | None = None) -> Batch:
    if isinstance(inputs, Mapping):
        return {name: _rows(values, rows, device) for name, values in inputs.items()}
    return _rows(inputs, rows, device)


def _rows(values: Tensor, rows: Tensor | slice, device: torch.device | None) -> Tensor:
    taken = torch.as_tensor(values)[rows]  # arrays and lists serve as well
    return taken if device is None else taken.to(device)


def _logits(output: object) -> Tensor | None:
    output = getattr(output, "logits", output)
    output = output[0] if isinstance(output, tuple | list) else output
    return output.float() if isinstance(output, Tensor) and output.ndim == 2 else None
