"""Callbacks that record a run from Lightning, Hugging Face Trainer and Keras; each imported only when asked for.

    trainer = Trainer(callbacks=[lightning_callback(Watch(recorder, "fc1", {"val": (images, labels)}))])

Each records the epochs that the recorder says are due, and the metrics of all others.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, SupportsFloat

import numpy as np

from latentwalk.scenes.arrays import F32, Array
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.run.recorder import Recorder
from latentwalk.tools.run.rows import as_codes

if TYPE_CHECKING:
    import keras
    import lightning.pytorch as pl
    from torch import nn
    from transformers import TrainerCallback, TrainerState

    from latentwalk.tools.hooks import Watch


def lightning_callback(watch: Watch) -> pl.Callback:
    """A `lightning.pytorch.Callback` that records after each training epoch (and its validation)."""
    try:
        from lightning.pytorch import Callback
    except ModuleNotFoundError:
        from pytorch_lightning import Callback  # type: ignore[import-not-found,no-redef]

    class RecordEpochs(Callback):
        """Records through `watch`."""

        def on_fit_start(self, trainer: pl.Trainer, pl_module: pl.LightningModule) -> None:
            """Refuse what cannot be recorded before the training begins."""
            if trainer.is_global_zero:
                watch.try_out(pl_module)

        def on_train_epoch_end(self, trainer: pl.Trainer, pl_module: pl.LightningModule) -> None:
            """Record the epoch that ended."""
            if trainer.is_global_zero:  # of several processes one writes
                # Lightning counts from 0.
                _record(watch, pl_module, trainer.current_epoch + 1, trainer.callback_metrics)

    return RecordEpochs()


def trainer_callback(watch: Watch) -> TrainerCallback:
    """A `transformers.TrainerCallback` that records each epoch with the newest numbers that were logged of it.

    The Trainer evaluates after `on_epoch_end`: an epoch is recorded once it is evaluated, or when the next one begins.
    """
    from transformers import TrainerCallback

    class RecordEpochs(TrainerCallback):
        """Records through `watch`."""

        ended: int | None = None
        recorded = 0

        def on_train_begin(
            self, args: object, state: TrainerState, control: object, model: nn.Module, **_: object
        ) -> None:
            """Refuse what cannot be recorded before the training begins."""
            if state.is_world_process_zero:
                watch.try_out(model)

        def on_epoch_end(self, args: object, state: TrainerState, control: object, **_: object) -> None:
            """Note which epoch ended."""
            # A fraction, off by rounding; `max_steps` may end the training inside an epoch, which is the one begun.
            self.ended = math.ceil(state.epoch - 0.01)

        def on_evaluate(
            self, args: object, state: TrainerState, control: object, model: nn.Module, **_: object
        ) -> None:
            """Record the epoch that ended, if it is not recorded yet."""
            ended, self.ended = self.ended, None
            if ended is None or ended <= self.recorded or not state.is_world_process_zero:
                return
            self.recorded = ended
            entries = [entry for entry in state.log_history if (entry.get("epoch") or ended) > ended - 1]
            logged = {name: value for entry in entries for name, value in entry.items()}
            metrics = {name: logged[name] for name in ("loss", "eval_loss", "eval_accuracy") if name in logged}
            _record(watch, model, ended, metrics)

        on_epoch_begin = on_train_end = on_evaluate

    return RecordEpochs()


def keras_callback(
    recorder: Recorder, layer: str, data: Mapping[str, tuple[Array, object]], *, batch_size: int = 1000
) -> keras.callbacks.Callback:
    """A `keras.callbacks.Callback` that records `layer` after each epoch; `data`: split → (inputs, labels) arrays.

    `layer` is the layer's name, or of a subclassed model the attribute that it is, such as "encoder.hidden".
    """
    import keras

    rows = {}
    for split, (inputs, labels) in data.items():
        codes = as_codes(labels, recorder.classes)
        chosen = recorder.sample(codes, split)
        rows[split] = (inputs[chosen], codes[chosen])

    class RecordEpochs(keras.callbacks.Callback):
        """Records through a model that shares the trained one's layers."""

        def on_train_begin(self, logs: Mapping[str, float] | None = None) -> None:
            """Refuse a layer that is not there before the training begins."""
            if recorder.recording:
                _keras_layer(self.model, layer)

        def on_epoch_end(self, epoch: int, logs: Mapping[str, float] | None = None) -> None:
            """Record the epoch that ended."""
            if recorder.recording:
                recorder.guard.attempt(f"epoch {epoch + 1}", lambda: self.record(epoch + 1, logs or {}), lambda: None)

        def record(self, epoch: int, logs: Mapping[str, float]) -> None:
            """Record `epoch`, of several splits all or none."""
            metrics = named(logs)
            if not recorder.due(epoch):
                recorder.epoch(epoch, metrics=metrics)
                return
            made = [(split, *self.passed(inputs), codes) for split, (inputs, codes) in rows.items()]
            for split, features, output, codes in made:
                logits = _as_logits(output) if _are_classes(output, len(recorder.classes)) else None
                recorder.epoch(epoch, features=features, labels=codes, logits=logits, split=split, metrics=metrics)
                metrics = {}  # once for the epoch, not for each split

        def passed(self, inputs: Array) -> tuple[F32, F32]:
            """What the layer and the model make of rows."""
            inside, outputs = getattr(self.model, "inputs", None), getattr(self.model, "outputs", None)
            if not inside or not outputs:
                return _heard(self.model, _keras_layer(self.model, layer), inputs, batch_size)
            model = keras.Model(inside, [self.model.get_layer(layer).output, outputs[0]])
            features, output = model.predict(inputs, batch_size=batch_size, verbose=0)
            return features, output

    return RecordEpochs()


def _keras_layer(model: keras.Model, name: str) -> keras.layers.Layer:
    """A layer by its name or its attribute.  Raises `UsageError` where there is none such."""
    known = {each.name: each for each in model.layers}
    found: object = known.get(name, model)
    if found is model:
        for part in name.split("."):
            found = getattr(found, part, None)
    if not callable(found) or not hasattr(found, "call"):
        names = ", ".join(known) or "none"
        raise UsageError(f"keras: no layer {name!r}; there are {names}, or an attribute of the model that is one")
    return found


def _heard(model: keras.Model, layer: keras.layers.Layer, inputs: Array, batch_size: int) -> tuple[F32, F32]:
    """What a layer and the model make of rows where no graph tells: the layer is listened to while batches pass."""
    from keras import ops

    call = layer.call
    made: list[F32] = []
    outputs: list[F32] = []

    def listening(*given: object, **options: object) -> object:
        result = call(*given, **options)
        made.append(ops.convert_to_numpy(result))
        return result

    layer.call = listening
    try:
        for start in range(0, len(inputs), batch_size):
            output = model(inputs[start : start + batch_size], training=False)
            outputs.append(ops.convert_to_numpy(output))
            if len(made) != len(outputs):
                raise UsageError(f"keras: layer {layer.name!r} ran {len(made)} times in a pass; expected once")
    finally:
        layer.call = call
    return np.concatenate(made), np.concatenate(outputs)


def named(metrics: Mapping[str, SupportsFloat]) -> dict[str, float]:
    """A framework's numbers under the names used here: train_loss, val_loss, train_accuracy, val_accuracy.

    "loss" and "accuracy" alone are those of training; "eval_" is "val_", "_acc" is "_accuracy".
    """
    numbers = {}
    for name, value in metrics.items():
        name = "accuracy" if name == "acc" else name.removesuffix("_acc") + "_accuracy" * name.endswith("_acc")
        name = "val_" + name.removeprefix("eval_") if name.startswith("eval_") else name
        numbers[f"train_{name}" if name in ("loss", "accuracy") else name] = float(value)
    return numbers


def _as_logits(output: F32) -> F32:
    """A model's output (rows, classes) as logits: probabilities become their logarithms, whose softmax they are."""
    if output.shape[-1] == 1 and (output >= 0).all() and (output <= 1).all():  # of a sigmoid
        likely = np.clip(output.astype(np.float64), 1e-12, 1 - 1e-12)
        return np.asarray(np.log(likely / (1 - likely)), np.float32)
    if (output >= 0).all() and np.allclose(output.sum(1), 1, atol=1e-3):
        return np.asarray(np.log(np.maximum(output, np.finfo(np.float32).tiny)))
    return output


def _are_classes(output: F32, classes: int) -> bool:
    return output.shape[-1] == classes or (output.shape[-1] == 1 and classes == 2)


def _record(watch: Watch, model: nn.Module, epoch: int, metrics: Mapping[str, SupportsFloat]) -> None:
    def record() -> None:
        if watch.recorder.due(epoch):
            watch.record(model, epoch, named(metrics))
        else:
            watch.recorder.epoch(epoch, metrics=named(metrics))

    watch.recorder.guard.attempt(f"epoch {epoch}", record, lambda: None)
