"""One vector for each row, whatever the layer: asked of the layer, of the mask, or of the person; refused otherwise."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from latentwalk.scenes.errors import UsageError
from latentwalk.tools import Recorder
from latentwalk.tools.hooks import Watch, captured
from latentwalk.tools.run.log import Snapshot, read_run

Y = torch.arange(28) % 3


class Model(nn.Module):
    """A layer, what comes before it, and a head on what is seen of it."""

    def __init__(self, layer: nn.Module, before: Any = None, after: Any = None, columns: int = 5) -> None:
        super().__init__()
        self.layer, self.head = layer, nn.Linear(columns, 3)
        self._before, self._after = before or (lambda x: x), after or (lambda x: x)

    def seen(self, x: Tensor) -> Tensor:
        return self._after(self.layer(self._before(x)))

    def forward(self, x: Tensor) -> Tensor:
        return self.head(self.seen(x))


def recorded(folder: Path, model: nn.Module, inputs: Any, layer: Any = "layer", **options: Any) -> Snapshot:
    with Recorder(folder, "abc") as recorder:
        Watch(recorder, layer, {"val": (inputs, Y)}, model=model, **options).record(model, 1)
    return read_run(recorder.path).snapshots[0]


def first(x: Any) -> Tensor:
    return x[0]


X = torch.randn(28, 28, 8, generator=torch.Generator().manual_seed(0))
STEPS_FIRST = {"before": lambda x: x.transpose(0, 1)}
SHAPES: dict[str, tuple[nn.Module, Tensor]] = {
    "LSTM, as many steps as rows": (Model(nn.LSTM(8, 5), **STEPS_FIRST, after=lambda o: o[0].mean(0)), X),
    "LSTM, other steps": (Model(nn.LSTM(8, 5), **STEPS_FIRST, after=lambda o: o[0].mean(0)), X[:, :12]),
    "GRU of rows first": (Model(nn.GRU(8, 5, batch_first=True), after=lambda o: o[0].mean(1)), X),
    "linear of steps": (Model(nn.Linear(8, 5), **STEPS_FIRST, after=lambda o: o.mean(0)), X),
    "convolution": (Model(nn.Conv1d(8, 5, 3), lambda x: x.transpose(1, 2), lambda o: o.mean(2)), X),
    "activation behind one": (
        Model(nn.ReLU(), nn.Conv1d(8, 5, 3), lambda o: o.mean(2)), X.transpose(1, 2)
    ),
    "block that ends in one": (
        Model(nn.Sequential(nn.Conv1d(8, 5, 3), nn.BatchNorm1d(5), nn.ReLU()), None, lambda o: o.mean(2)),
        X.transpose(1, 2),
    ),
    "attention of steps first": (
        Model(nn.TransformerEncoderLayer(8, 2, 16), **STEPS_FIRST, after=lambda o: o.mean(0), columns=8), X
    ),
    "channels-last norm": (
        Model(nn.LayerNorm(8), nn.Unflatten(1, (4, 7)), lambda o: o.mean((1, 2)), columns=8), X
    ),
    "activation behind such a norm": (
        Model(nn.GELU(), nn.Sequential(nn.Unflatten(1, (4, 7)), nn.LayerNorm(8)), lambda o: o.mean((1, 2)), columns=8),
        X,
    ),
    "volumes": (Model(nn.Conv3d(1, 5, 2), nn.Unflatten(1, (1, 4, 7)), lambda o: o.mean((2, 3, 4))), X),
}  # fmt: skip


@pytest.mark.parametrize("case", SHAPES)
def test_a_layer_tells_how_one_vector_is_made_of_a_row(tmp_path: Path, case: str) -> None:
    model, x = SHAPES[case]
    found = recorded(tmp_path, model, x)
    with torch.no_grad():
        expected = model.eval().seen(x)
    assert found.features.shape == expected.shape
    np.testing.assert_allclose(found.features, expected, atol=1e-5)
    assert found.logits is not None


class Text(nn.Module):
    """Sentences that are padded to one length."""

    def __init__(self) -> None:
        super().__init__()
        self.body, self.head = nn.Embedding(50, 6), nn.Linear(6, 3)

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Any:
        return SimpleNamespace(logits=self.head(self.body(input_ids).mean(1)))


def test_padding_is_no_part_of_a_sentence(tmp_path: Path) -> None:
    model, length = Text(), torch.arange(28) % 9 + 3
    mask = (torch.arange(12) < length[:, None]).long()
    ids = torch.randint(1, 50, (28, 12)) * mask
    found = recorded(tmp_path, model, {"input_ids": ids, "attention_mask": mask}, "body", batch_size=5)
    longer = {"input_ids": nn.functional.pad(ids, (0, 12)), "attention_mask": nn.functional.pad(mask, (0, 12))}
    padded = recorded(tmp_path, model, longer, "body")
    with torch.no_grad():
        expected = torch.stack([model.body(row[:many]).mean(0) for row, many in zip(ids, length, strict=True)])
    np.testing.assert_allclose(found.features, expected, atol=1e-6)
    np.testing.assert_allclose(padded.features, expected, atol=1e-6)


def test_a_person_says_how_one_vector_is_made(tmp_path: Path) -> None:
    model, x = SHAPES["GRU of rows first"]
    found = recorded(tmp_path, model, x, pool=lambda output: output[0][:, -1])
    np.testing.assert_allclose(found.features, model.layer(x)[0][:, -1].detach(), atol=1e-6)
    with captured(model.layer, pool=lambda output: output[1][0]) as outputs:
        model(x)
    np.testing.assert_allclose(outputs[0], found.features, atol=1e-6)


@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16, torch.float64])
def test_weights_keep_their_precision(tmp_path: Path, dtype: torch.dtype) -> None:
    model = Model(nn.Linear(8, 5)).to(dtype)
    found = recorded(tmp_path, model, X[:, 0])
    assert {weights.dtype for weights in model.parameters()} == {dtype}
    np.testing.assert_allclose(found.features, model.layer(X[:, 0].to(dtype)).detach().float(), atol=1e-2)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # torch's own, as it loads its compiler
@pytest.mark.parametrize("wrap", [nn.DataParallel, torch.compile, lambda model: torch.compile(nn.DataParallel(model))])
@pytest.mark.parametrize("name", ["layer", "module.layer"])
def test_wrappers_are_looked_through(tmp_path: Path, wrap: Any, name: str) -> None:
    model = Model(nn.Linear(8, 5))
    found = recorded(tmp_path, wrap(model), X[:, 0], name)
    np.testing.assert_allclose(found.features, model.layer(X[:, 0]).detach(), atol=1e-6)


def test_a_model_of_several_processes_is_recorded_by_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RANK", "1")  # what the group says goes before what the launcher said
    torch.distributed.init_process_group("gloo", init_method=f"file://{tmp_path / 'group'}", rank=0, world_size=1)
    try:
        model = nn.parallel.DistributedDataParallel(Model(nn.Linear(8, 5)))
        found = recorded(tmp_path / "runs", model, X[:, 0])
        np.testing.assert_allclose(found.features, model.module.layer(X[:, 0]).detach(), atol=1e-6)
        monkeypatch.setattr(torch.distributed, "get_rank", lambda: 1)
        with Recorder(tmp_path / "runs", "abc") as other:
            Watch(other, "layer", {"val": (X[:, 0], Y)}, model=model).record(model, 1)
        assert [path.name for path in (tmp_path / "runs").iterdir()] == ["run_001"]
    finally:
        torch.distributed.destroy_process_group()


@pytest.mark.parametrize("data", [3, {"val": 3}, {"val": (3, Y)}, {"val": ("a", Y)}, {"val": (X, None)}])
def test_data_of_another_form_is_one_line(tmp_path: Path, data: Any) -> None:
    with Recorder(tmp_path, "abc") as recorder, pytest.raises(UsageError) as error:
        Watch(recorder, "layer", data)
    assert "\n" not in str(error.value)


def test_one_logit_gives_predictions(tmp_path: Path) -> None:
    model = nn.Sequential(nn.Linear(8, 4), nn.Linear(4, 1))
    for last in (model, nn.Sequential(*model, nn.Flatten(0))):
        with Recorder(tmp_path, ["no", "yes"]) as recorder:
            Watch(recorder, "0", {"val": (X[:, 0], Y % 2)}).record(last, 1)
        logits = read_run(recorder.path).snapshots[0].logits
        assert logits is not None
        np.testing.assert_array_equal(logits.argmax(1), torch.sigmoid(model(X[:, 0]))[:, 0].detach() > 0.5)


class Twice(nn.Module):
    """Calls a layer twice, and one never."""

    def __init__(self) -> None:
        super().__init__()
        self.layer, self.unused, self.head = nn.Linear(8, 5), nn.Linear(5, 2), nn.Linear(10, 3)

    def forward(self, x: Tensor) -> Tensor:
        return self.head(torch.cat([self.layer(x), self.layer(-x)], 1))


REFUSED: dict[str, tuple[nn.Module, str, Any, str]] = {
    "called twice": (Twice(), "layer", X[:, 0], "is called 2 times"),
    "never called": (Twice(), "unused", X[:, 0], "is never called"),
    "unknown": (Twice(), "fc9", X[:, 0], "has layer, unused, head"),
    "batch_first left out": (Model(nn.LSTM(8, 5), None, lambda o: o[0].mean(1)), "layer", X, "batch_first=True"),
    "rows taken for steps": (Model(nn.LSTM(8, 5), None, first), "layer", X[:, 0], "rows are mixed"),
    "rows lost": (Model(nn.Flatten(0, 1), None, lambda o: o[:28, :5]), "layer", X, "give pool="),
    "other inputs": (Twice(), "layer", X[:, 0, :3], "does not take the rows"),
    "fewer inputs": (Twice(), "layer", X[:3, 0], "expected inputs of 28 rows as labels, found 3"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_recorded_is_refused_before_training(tmp_path: Path, case: str) -> None:
    model, layer, x, message = REFUSED[case]
    model.train()
    with Recorder(tmp_path, "abc") as recorder, pytest.raises(UsageError) as error:
        Watch(recorder, layer, {"val": (x, Y)}, model=model)
    assert message in str(error.value)
    assert "\n" not in str(error.value)
    assert all(module.training for module in model.modules())


def test_once_tried_a_failure_ends_no_training(tmp_path: Path) -> None:
    model = Model(nn.Linear(8, 5))
    with Recorder(tmp_path, "abc", splits=["val"]) as recorder:
        watch = Watch(recorder, "layer", {"val": (X[:, 0], Y)}, model=model)
        with torch.no_grad():
            model.layer.weight.mul_(torch.nan)
        with pytest.warns(RuntimeWarning, match="column 0 is nan"):
            watch.record(model, 1, {"loss": 1.0})
        with pytest.warns(RuntimeWarning, match="has no|has none"):
            watch.record(nn.Linear(8, 5), 2, {"lr": 1.0})
        watch.record(Model(nn.Linear(8, 5)), 3, {"lr": 2.0})
    run = read_run(recorder.path)
    assert [snapshot.epoch for snapshot in run.snapshots] == [3]
    assert run.series == {"val_loss": [[1, 1]], "lr": [[2, 1], [3, 2]]}


@pytest.mark.parametrize(
    "layer", [nn.Linear(8, 5), nn.Conv1d(8, 5, 3), nn.BatchNorm1d(8)], ids=lambda layer: type(layer).__name__
)
def test_what_a_layer_gave_is_kept_although_the_next_one_writes_over_it(tmp_path: Path, layer: nn.Module) -> None:
    inputs = torch.randn(28, 8, 12) if isinstance(layer, nn.Conv1d) else torch.randn(28, 8)
    over = nn.ReLU(inplace=True)
    flat = (lambda x: over(x).mean(2)) if isinstance(layer, nn.Conv1d) else over
    model = Model(layer, after=flat, columns=8 if isinstance(layer, nn.BatchNorm1d) else 5).eval()
    with torch.no_grad():
        made = layer(inputs)
        expected = (made.mean(2) if made.ndim == 3 else made).numpy()
        with captured(layer) as outputs:
            model(inputs)
    assert (expected < 0).any()
    np.testing.assert_allclose(outputs[0].numpy(), expected, atol=1e-6)
    np.testing.assert_allclose(recorded(tmp_path, model, inputs).features, expected, atol=1e-6)
    whole = recorded(tmp_path, model, inputs, pool=lambda output: output.flatten(1)).features
    np.testing.assert_allclose(whole, made.flatten(1).numpy(), atol=1e-6)
