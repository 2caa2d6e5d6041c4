"""Forward hooks, and callbacks as the frameworks call them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from latentwalk.scenes.errors import UsageError
from latentwalk.tools import Recorder
from latentwalk.tools.callbacks import _as_logits, keras_callback, lightning_callback, named, trainer_callback
from latentwalk.tools.hooks import Watch, captured
from latentwalk.tools.run.log import read_run


def network() -> nn.Sequential:
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Dropout(0.5), nn.Linear(8, 3))


X, Y = torch.randn(30, 4, generator=torch.Generator().manual_seed(0)), torch.arange(30) % 3


def test_a_hook_sees_what_passes_and_goes_away() -> None:
    model = network()
    with captured(model[1]) as outputs:
        model(X[:20])
        model(X[20:])
    model(X)
    assert torch.equal(torch.cat(outputs), model[1](model[0](X)).detach())
    assert not outputs[0].requires_grad


def test_maps_and_sequences_are_pooled() -> None:
    convolution, attention = nn.Conv2d(3, 5, 3), nn.TransformerEncoderLayer(6, 2, batch_first=True)
    pictures, words = torch.randn(2, 3, 8, 8), torch.randn(2, 7, 6)
    with captured(convolution) as maps:
        expected = convolution(pictures).mean((2, 3))
    assert torch.allclose(maps[0], expected)
    with captured(attention) as sequences:
        expected = attention(words).mean(1)
    assert torch.allclose(sequences[0], expected)


def test_a_layer_without_rows_is_refused() -> None:
    layer = nn.Flatten(0)
    with captured(layer), pytest.raises(UsageError, match="choose another layer"):
        layer(X)


@pytest.mark.parametrize("layer", ["1", None])
def test_a_watch_records_as_the_model_stands(tmp_path: Path, layer: str | None) -> None:
    model = network()
    model.train()
    model[2].eval()
    with Recorder(tmp_path, "abc", most_rows={"train": 12, "val": 6}, splits=("train", "val")) as recorder:
        watch = Watch(recorder, layer or model[1], {"train": (X, Y), "val": (X[:9], Y[:9])}, batch_size=5)
        watch.record(model, 1, {"val_loss": 0.25})
    assert [module.training for module in model.modules()] == [True, True, True, False, True]
    assert model[0].weight.grad is None
    run = read_run(recorder.path)
    (snapshot,) = run.snapshots
    chosen = torch.from_numpy(np.concatenate([watch.chosen["train"], watch.chosen["val"]]))
    assert run.ids == [f"train/{i}" for i in chosen[:12]] + [f"val/{i}" for i in chosen[12:]]
    model.eval()
    np.testing.assert_allclose(snapshot.features, model[1](model[0](X[chosen])).detach(), rtol=1e-5)
    np.testing.assert_allclose(snapshot.logits, model(X[chosen]).detach(), rtol=1e-5, atol=1e-6)
    assert run.series == {"val_loss": [[1, 0.25]]}


def test_a_watch_takes_what_transformers_take_and_give(tmp_path: Path) -> None:
    class Text(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.body, self.head = nn.Embedding(10, 6), nn.Linear(6, 3)

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> Any:
            states = self.body(input_ids) * attention_mask[..., None]
            return SimpleNamespace(logits=self.head(states.mean(1)))

    inputs = {"input_ids": torch.randint(10, (30, 5)), "attention_mask": torch.ones(30, 5)}
    with Recorder(tmp_path, "abc") as recorder:
        Watch(recorder, "body", {"val": (inputs, Y)}).record(Text(), 1)
    (snapshot,) = read_run(recorder.path).snapshots
    assert snapshot.features.shape == (30, 6)
    assert snapshot.logits is not None


def fake_module(monkeypatch: pytest.MonkeyPatch, name: str, **contents: Any) -> None:
    """Stands in for a framework that is not installed: its callback base class is all that is needed of it."""
    module = ModuleType(name)
    vars(module).update(contents)
    monkeypatch.setitem(sys.modules, name, module)


def test_lightning_records_what_is_due(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_module(monkeypatch, "lightning")
    fake_module(monkeypatch, "lightning.pytorch", Callback=type("Callback", (), {}))
    model = network()
    with Recorder(tmp_path, "abc", every=3) as recorder:
        callback = lightning_callback(Watch(recorder, "1", {"val": (X, Y)}))
        for epoch in range(4):
            metrics = {"train_loss": torch.tensor(1 / (epoch + 1)), "val_acc": torch.tensor(0.5)}
            callback.on_train_epoch_end(
                SimpleNamespace(current_epoch=epoch, callback_metrics=metrics, is_global_zero=True), model
            )
    run = read_run(recorder.path)
    assert [snapshot.epoch for snapshot in run.snapshots] == [1, 3]
    assert run.series["train_loss"] == [[1, 1], [2, 0.5], [3, pytest.approx(1 / 3)], [4, 0.25]]
    assert run.series["val_accuracy"][0] == [1, 0.5]


def test_hugging_face_records_with_its_newest_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_module(monkeypatch, "transformers", TrainerCallback=type("TrainerCallback", (), {}))
    log = [{"loss": 0.9, "epoch": 0.5}, {"loss": 0.7, "epoch": 0.999}]
    state = SimpleNamespace(epoch=0.999, log_history=log, is_world_process_zero=True)
    model = network()
    with Recorder(tmp_path, "abc", every=1) as recorder:
        callback = trainer_callback(Watch(recorder, "1", {"val": (X, Y)}))
        callback.on_epoch_begin(None, state, None, model=model)
        callback.on_epoch_end(None, state, None, model=model)
        log.append({"eval_loss": 0.8, "epoch": 0.999})  # as the Trainer does: evaluation comes after the epoch's end
        callback.on_evaluate(None, state, None, model=model)
        callback.on_epoch_begin(None, state, None, model=model)
        log.append({"loss": 0.5, "epoch": 2})
        state.epoch = 2
        callback.on_epoch_end(None, state, None, model=model)  # no evaluation of this one
        callback.on_train_end(None, state, None, model=model)
    run = read_run(recorder.path)
    assert [snapshot.epoch for snapshot in run.snapshots] == [1, 2]
    assert run.series == {"train_loss": [[1, 0.7], [2, 0.5]], "val_loss": [[1, 0.8]]}


@pytest.mark.parametrize(("steps", "epochs"), [(3, [1]), (4, [1, 2]), (5, [1, 2]), (6, [1, 2]), (7, [1, 2, 3])])
def test_a_hugging_face_training_that_ends_inside_an_epoch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int, epochs: list[int]
) -> None:
    """As its Trainer does with `max_steps`, of epochs of 3 steps."""
    fake_module(monkeypatch, "transformers", TrainerCallback=type("TrainerCallback", (), {}))
    state = SimpleNamespace(epoch=0, log_history=[], is_world_process_zero=True)
    model = network()
    with Recorder(tmp_path, "abc", every=1) as recorder:
        callback = trainer_callback(Watch(recorder, "1", {"val": (X, Y)}))
        callback.on_train_begin(None, state, None, model=model)
        for step in range(steps):
            if step % 3 == 0:
                callback.on_epoch_begin(None, state, None, model=model)
            state.epoch = (step + 1) / 3
            if step % 3 == 2 or step == steps - 1:
                callback.on_epoch_end(None, state, None, model=model)
        callback.on_train_end(None, state, None, model=model)
    assert [snapshot.epoch for snapshot in read_run(recorder.path).snapshots] == epochs


@pytest.mark.parametrize("framework", ["transformers", "lightning"])
def test_frameworks_refuse_before_training_and_go_on_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, framework: str
) -> None:
    fake_module(monkeypatch, "transformers", TrainerCallback=type("TrainerCallback", (), {}))
    fake_module(monkeypatch, "lightning")
    fake_module(monkeypatch, "lightning.pytorch", Callback=type("Callback", (), {}))
    make: Any = trainer_callback if framework == "transformers" else lightning_callback
    state = SimpleNamespace(
        epoch=1, log_history=[{"loss": "low"}], is_world_process_zero=True,
        is_global_zero=True, current_epoch=0, callback_metrics={"loss": "low"},
    )  # fmt: skip

    def tell(callback: Any, started: bool, model: nn.Module) -> None:
        if framework == "lightning":
            (callback.on_train_epoch_end if started else callback.on_fit_start)(state, model)
        elif started:
            callback.on_epoch_end(None, state, None, model=model)
            callback.on_evaluate(None, state, None, model=model)
        else:
            callback.on_train_begin(None, state, None, model=model)

    with Recorder(tmp_path, "abc") as recorder, pytest.raises(UsageError, match="has none of this name"):
        tell(make(Watch(recorder, "fc", {"val": (X, Y)})), False, network())
    with Recorder(tmp_path, "abc") as recorder:
        callback = make(Watch(recorder, "1", {"val": (X, Y)}))
        tell(callback, False, network())
        with pytest.warns(RuntimeWarning, match="the training goes on"):
            tell(callback, True, network())


class Layer:
    """As much of keras.layers.Layer as the callback uses."""

    def __init__(self, name: str, does: Callable[[Any], Any]) -> None:
        self.name, self.call = name, does

    def __call__(self, x: Any) -> Any:
        return self.call(x)


class Subclassed:
    """A keras.Model without a graph."""

    def __init__(self, passes: int = 1) -> None:
        self.first, self.passes = Layer("dense", lambda x: 2 * x), passes
        self.encoder = SimpleNamespace(second=Layer("dense_1", lambda x: x + 1))
        self.layers = [self.first]

    def __call__(self, x: Any, training: bool) -> Any:
        assert not training
        for _ in range(self.passes):
            inside = self.encoder.second(self.first(x))
        return inside[:, :3]


@pytest.mark.parametrize(
    ("layer", "features"),
    [("dense", lambda x: 2 * x), ("first", lambda x: 2 * x), ("encoder.second", lambda x: 2 * x + 1)],
)
def test_a_layer_of_a_subclassed_keras_model_is_listened_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, layer: str, features: Callable[[Any], Any]
) -> None:
    fake_keras(monkeypatch)
    x, model = X.numpy(), Subclassed()
    with Recorder(tmp_path, "abc") as recorder:
        callback = keras_callback(recorder, layer, {"val": (x, np.eye(3)[Y])}, batch_size=7)
        callback.model = model
        callback.on_train_begin()
        callback.on_epoch_end(0, {"loss": 0.5})
    (found,) = read_run(recorder.path).snapshots
    np.testing.assert_allclose(found.features, features(x), rtol=1e-6)
    assert found.logits is not None
    np.testing.assert_allclose(found.logits, (2 * x + 1)[:, :3], rtol=1e-6)
    assert model.first.call(1) == 2  # nobody listens any more


def test_a_layer_that_keras_does_not_have_is_refused_before_the_training(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_keras(monkeypatch)
    with Recorder(tmp_path, "abc") as recorder:
        callback = keras_callback(recorder, "encoder.third", {"val": (X.numpy(), Y.numpy())})
        callback.model = Subclassed()
        with pytest.raises(UsageError, match=r"keras: no layer 'encoder\.third'; there are dense, or an attribute"):
            callback.on_train_begin()
        callback = keras_callback(recorder, "dense", {"test": (X.numpy(), Y.numpy())})
        callback.model = Subclassed(passes=2)
        with pytest.raises(UsageError, match="'dense' ran 2 times in a pass"):
            callback.on_epoch_end(0)


def fake_keras(monkeypatch: pytest.MonkeyPatch) -> None:
    ops = SimpleNamespace(convert_to_numpy=np.asarray)
    fake_module(monkeypatch, "keras", ops=ops, callbacks=SimpleNamespace(Callback=type("Callback", (), {})))


def test_keras_records_a_layer_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Model:
        """As much of keras.Model as the callback uses; outputs are functions of the inputs."""

        inputs, outputs = "inputs", [lambda x: x[:, :3]]

        def __init__(self, inputs: Any = None, outputs: Any = None) -> None:
            self.parts = outputs

        def get_layer(self, name: str) -> Any:
            assert name == "dense"
            return SimpleNamespace(output=lambda x: 2 * x)

        def predict(self, x: Any, batch_size: int, verbose: int) -> list[Any]:
            return [part(x) for part in self.parts]

    fake_module(monkeypatch, "keras", Model=Model, callbacks=SimpleNamespace(Callback=type("Callback", (), {})))
    x = X.numpy()
    with Recorder(tmp_path, "abc") as recorder:
        callback = keras_callback(recorder, "dense", {"val": (x, Y.numpy())})
        callback.model = Model()
        callback.on_epoch_end(0, {"loss": 0.5, "val_accuracy": 0.75})
        callback.on_epoch_end(1, {"loss": 0.25})
    run = read_run(recorder.path)
    np.testing.assert_allclose(run.snapshots[0].features, 2 * x, rtol=1e-6)
    np.testing.assert_allclose(run.snapshots[0].logits, x[:, :3], rtol=1e-6)
    assert run.series == {"train_loss": [[1, 0.5], [2, 0.25]], "val_accuracy": [[1, 0.75]]}


def test_probabilities_of_keras_are_recorded_as_logits() -> None:
    probabilities = torch.tensor([[0.7, 0.2, 0.1], [0.0, 1.0, 0.0]])
    logits = torch.from_numpy(_as_logits(probabilities.numpy()))
    assert torch.isfinite(logits).all()
    assert torch.allclose(logits.softmax(1), probabilities)
    np.testing.assert_array_equal(_as_logits(X.numpy()), X.numpy())


def test_a_sigmoid_of_keras_is_recorded_as_its_logit() -> None:
    chances = np.array([[0.25], [0.5], [1.0]], np.float32)
    logits = _as_logits(chances)
    assert np.isfinite(logits).all()
    np.testing.assert_allclose(1 / (1 + np.exp(-logits)), chances, atol=1e-6)


def test_names_of_numbers() -> None:
    given = {"loss": 1, "acc": 2, "val_acc": 3, "eval_loss": 4, "eval_accuracy": 5, "lr": 6}
    expected = {"train_loss": 1, "train_accuracy": 2, "val_accuracy": 5, "val_loss": 4, "lr": 6}
    assert named(given) == expected
