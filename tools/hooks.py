"""Record any layer of a PyTorch model: a forward hook for features, and the passes over the rows of a run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor, nn

from latentwalk.scenes.arrays import I32, I64
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.pooling import Pool, first_tensor, listening, pooled, takes_rows_first, unwrapped
from latentwalk.tools.run.guard import in_a_line
from latentwalk.tools.run.recorder import Recorder
from latentwalk.tools.run.rows import as_codes

T = TypeVar("T")
Batch = Tensor | Mapping[str, Tensor]  # what a model takes: a tensor, or some by keyword

MASKS = {"attention_mask": True, "src_key_padding_mask": False, "key_padding_mask": False}  # name → True keeps a token
TRIED = 4  # rows of each split, to see what a layer makes of them


@contextmanager
def captured(layer: nn.Module, *, pool: Pool | None = None) -> Iterator[list[Tensor]]:
    """A list that receives (rows, columns) float32 of every forward pass through `layer` inside the block:

        with captured(model.fc1) as outputs:
            model(batch)
        features = torch.cat(outputs)

    Maps and sequences are pooled by their mean, or by `pool`, a function of what the layer made.
    """
    outputs: list[Tensor] = []
    rows = 1 if takes_rows_first(layer) is False else 0

    def keep(output: object, last: bool | None) -> None:
        found = _own(pool, output) if pool else pooled(output, last=last, rows=_rows_axis(output, rows))
        outputs.append(_kept(found))

    with listening(layer, keep):
        yield outputs


class Watch:
    """Fixed rows of a data set to record again and again.

    `layer`: a module, or its name as in `model.named_modules()`; `data`: split → (inputs, labels), where inputs are a
    tensor or a map of tensors (given as keyword arguments) with one row for each of `labels` (n,); `ids`: split → the
    names of these rows.  The recorder chooses which are kept: `chosen`, split → row numbers.

    One vector is made of each row: the mean over places or tokens, padding (`attention_mask`) left out, or what `pool`
    makes of the layer's output, (rows, …).  With `model`, some rows are tried at once: what cannot be recorded is a
    `UsageError` before training, and later failures end nothing.
    """

    def __init__(
        self,
        recorder: Recorder,
        layer: nn.Module | str,
        data: Mapping[str, tuple[Batch, object]],
        *,
        model: nn.Module | None = None,
        pool: Pool | None = None,
        ids: Mapping[str, Sequence[object]] | None = None,
        batch_size: int = 250,
    ) -> None:
        self.recorder = recorder
        self._layer = layer
        self._pool = pool
        self._batch_size = batch_size
        self._axis: int | None = None  # of the layer's output that counts rows
        self.chosen: dict[str, I64] = {}
        self._rows: dict[str, tuple[Batch, I32]] = {}
        try:
            for split, (inputs, labels) in data.items():
                self._choose(split, inputs, labels, (ids or {}).get(split))
        except (TypeError, ValueError, AttributeError) as error:
            raise UsageError(f"data: expected {{split: (inputs, labels)}}, tensors of one row each: {error}") from None
        if model is not None:
            self.try_out(model)

    def _choose(self, split: str, inputs: Batch, labels: object, ids: Sequence[object] | None) -> None:
        codes = as_codes(labels, self.recorder.classes)
        for values in inputs.values() if isinstance(inputs, Mapping) else [inputs]:
            if len(values) != len(codes):
                raise UsageError(f"{split}: expected inputs of {len(codes)} rows as labels, found {len(values)}")
        chosen = self.chosen[split] = self.recorder.sample(codes, split, ids)
        self._rows[split] = (_take(inputs, torch.from_numpy(chosen)), codes[chosen])

    def try_out(self, model: nn.Module) -> None:
        """Pass some rows through `model`.  Raises `UsageError` for what cannot be recorded, before training begins."""
        if not self.recorder.recording:
            return
        try:
            with _evaluating(unwrapped(model)) as whole:
                for inputs, codes in self._rows.values():
                    self._pass(whole, inputs, codes[:TRIED])
        except UsageError:
            raise
        except Exception as error:  # whatever a model raises that does not take these inputs
            raise UsageError(f"model: does not take the rows to record: {in_a_line(error)}") from error
        self.recorder.guard.begun = True

    def record(self, model: nn.Module, epoch: float, metrics: Mapping[str, float] | None = None) -> None:
        """Record `epoch` as the model stands: without gradients, in evaluation mode; each module gets its mode back.

        The model's output, its `logits`, or the first of a tuple are the logits where they are (rows, classes), or one
        for each row of two classes.
        """
        if self.recorder.recording:
            self.recorder.guard.attempt(
                f"epoch {epoch!r}",
                lambda: self._record(unwrapped(model), epoch, metrics),
                lambda: self.recorder.epoch(epoch, metrics=metrics),
            )

    def _record(self, model: nn.Module, epoch: float, metrics: Mapping[str, float] | None) -> None:
        with _evaluating(model):
            made = {split: self._pass(model, *rows) for split, rows in self._rows.items()}  # all, or none is recorded
        for split, (features, logits) in made.items():
            labels = self._rows[split][1]
            self.recorder.epoch(epoch, features=features, labels=labels, logits=logits, split=split, metrics=metrics)
            metrics = None  # once for the epoch

    def _pass(self, model: nn.Module, inputs: Batch, codes: I32) -> tuple[Tensor, Tensor | None]:
        layer = self._found(model)
        if self._axis is None and self._pool is None:
            self._axis = self._ask_axis(model, layer, inputs, len(codes))
        features, logits = [], []
        for start in range(0, len(codes), self._batch_size):
            batch = _take(inputs, slice(start, min(start + self._batch_size, len(codes))))
            output, vectors = self._once(model, layer, batch, self._vectors)
            rows = min(self._batch_size, len(codes) - start)
            if len(vectors) != rows:
                raise UsageError(f"{self._name}: expected one vector for each of {rows} rows, found {len(vectors)}")
            features.append(vectors.cpu())
            logits.append(_logits(output, rows))
        classes = len(self.recorder.classes) or (2 if np.isin(codes, (0, 1)).all() else 0)
        known = [part.cpu() for part in logits if part is not None and _fits(part, classes, self.recorder.classes)]
        return torch.cat(features), torch.cat(known) if len(known) == len(logits) else None

    def _vectors(self, made: object, last: bool | None, batch: Batch) -> Tensor:
        """One vector for each row of a batch, of what the layer made of it."""
        if self._pool:
            return _kept(_own(self._pool, made))
        return _kept(pooled(made, last=last, rows=_rows_axis(made, self._axis or 0), mask=_mask(batch)))

    def _once(
        self, model: nn.Module, layer: nn.Module, batch: Batch, make: Callable[[object, bool | None, Batch], T]
    ) -> tuple[object, T]:
        """What a model makes of a batch, and what `make` makes of what the layer gives in this one pass.

        `make` is called before the model goes on: the next layer may write over what this one gave, as ReLU in place.
        """
        caught: list[T] = []
        batch = _placed(batch, model)
        with listening(layer, lambda output, last: caught.append(make(output, last, batch)), model):
            output = model(**batch) if isinstance(batch, Mapping) else model(batch)
        if len(caught) != 1:
            many = f"is called {len(caught)} times" if caught else "is never called"
            raise UsageError(f"{self._name}: expected to be called once in a pass, {many}; choose another layer")
        return output, caught[0]

    def _ask_axis(self, model: nn.Module, layer: nn.Module, inputs: Batch, count: int) -> int:
        """The axis of the layer's output that is longer by one where the model gets one row more."""
        many = min(count, TRIED)
        if many < 2:
            return 1 if takes_rows_first(layer) is False else 0
        found = [
            self._once(model, layer, _take(inputs, slice(rows)), lambda made, *_: first_tensor(made))[1]
            for rows in (many, many - 1)
        ]
        if not isinstance(found[0], Tensor) or not isinstance(found[1], Tensor):
            return 0  # packed sequences count their rows themselves
        more, fewer = found[0].shape, found[1].shape
        axes = [axis for axis in range(len(more)) if (more[axis], fewer[axis : axis + 1]) == (many, (many - 1,))]
        if len(more) != len(fewer) or not axes or axes[0] > 1 or (axes[0] and len(more) != 3):
            raise UsageError(
                f"{self._name}: expected an output with one place for each of {many} rows, found {tuple(more)};"
                " choose another layer or give pool="
            )
        rows_first = takes_rows_first(layer)
        if rows_first is not None and (rows_first != (axes[0] == 0) or len(more) < 3):
            raise UsageError(
                f"{self._name}: takes (steps, rows, columns) and gets (rows, steps, columns), so that rows are mixed;"
                " make it with batch_first=True, or give pool="
                if not rows_first
                else f"{self._name}: has batch_first=True and gets (steps, rows, columns), so that rows are mixed"
            )
        return axes[0]

    @property
    def _name(self) -> str:
        return f"layer {self._layer!r}" if isinstance(self._layer, str) else f"layer {type(self._layer).__name__}"

    def _found(self, model: nn.Module) -> nn.Module:
        if not isinstance(self._layer, str):
            return unwrapped(self._layer)
        name = self._layer
        for wrapper in ("module.", "_orig_mod."):
            name = name.removeprefix(wrapper) if not hasattr(model, wrapper[:-1]) else name
        try:
            return model.get_submodule(name)
        except AttributeError:
            known = [each for each, _ in model.named_modules() if each]
            some = ", ".join(known[:20]) + (" …" if len(known) > 20 else "")
            raise UsageError(f"{self._name}: the model has none of this name; it has {some}") from None


@contextmanager
def _evaluating(model: nn.Module) -> Iterator[nn.Module]:
    """A model in evaluation mode, without gradients, and not compiled: compiled code passes hooks by."""
    modes = {module: module.training for module in model.modules()}  # some may be frozen in evaluation mode
    model.eval()
    try:
        with torch.no_grad(), torch.compiler.set_stance("force_eager"):
            yield model
    finally:
        for module, training in modes.items():
            module.training = training


def _kept(vectors: Tensor) -> Tensor:
    """A copy as float32, which stays as it is when a later layer works in place."""
    return vectors.detach().to(torch.float32, copy=True)


def _own(pool: Pool, output: object) -> Tensor:
    """What a person's own rule makes, (rows, columns)."""
    found = pool(output)
    if not isinstance(found, Tensor) or found.ndim < 2:
        raise UsageError(f"pool: expected a tensor (rows, columns), found {type(found).__name__}")
    return found.flatten(1)


def _rows_axis(output: object, axis: int) -> int:
    found = first_tensor(output)
    return axis if isinstance(found, Tensor) and found.ndim == 3 else 0


def _mask(batch: Batch) -> Tensor | None:
    """Which tokens of a batch count, (rows, tokens), where the model is told."""
    if isinstance(batch, Mapping):
        for name, keeps in MASKS.items():
            mask = batch.get(name)
            if mask is not None and mask.ndim == 2:
                return (mask != 0) == keeps
    return None


def _take(inputs: Batch, rows: Tensor | slice) -> Batch:
    if isinstance(inputs, Mapping):
        return {name: torch.as_tensor(values)[rows] for name, values in inputs.items()}
    return torch.as_tensor(inputs)[rows]  # arrays and lists serve as well


def _placed(batch: Batch, model: nn.Module) -> Batch:
    """A batch where the model is, its floating numbers in the precision of the weights."""
    weights = next(model.parameters(), torch.empty(0))
    dtype = next((each.dtype for each in model.parameters() if each.is_floating_point()), None)

    def place(values: Tensor) -> Tensor:
        return values.to(weights.device, dtype if values.is_floating_point() else None)

    return {name: place(values) for name, values in batch.items()} if isinstance(batch, Mapping) else place(batch)


def _logits(output: object, rows: int) -> Tensor | None:
    output = getattr(output, "logits", output)
    output = output[0] if isinstance(output, tuple | list) and output else output
    if not isinstance(output, Tensor) or len(output.shape) not in (1, 2) or len(output) != rows:
        return None
    return output.float().reshape(rows, -1)


def _fits(logits: Tensor, classes: int, names: Sequence[str]) -> bool:
    """Whether logits are those of the classes: one each, or one of two."""
    if logits.shape[1] == 1:
        return classes == 2
    return not names or logits.shape[1] == classes
