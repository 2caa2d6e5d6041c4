"""Networks of `latentwalk train`: hyper-parameters, schedules, layers, and a trained one used again."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from latentwalk.runtime.__main__ import main
from latentwalk.scenes import Bool, Category, Scalar, Scene, UsageError, read
from latentwalk.tools.data.sources import load
from latentwalk.tools.model.networks import Recurrent, build
from latentwalk.tools.model.predictor import Predictor, load_predictor
from latentwalk.tools.model.rebuild import build_model
from latentwalk.tools.model.schedule import PLATEAU_EPOCHS, Schedule
from latentwalk.tools.model.settings import ClassifierSettings
from latentwalk.tools.model.trainer import Trainer
from latentwalk.tools.run.folder import read_metadata
from latentwalk.tools.run.log import read_run
from latentwalk.tools.train import train

LAYERS = ("body.6", "body.3", "head")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cnn with two hidden layers, on 500 digits, of which three layers are kept."""
    folder = tmp_path_factory.mktemp("runs")
    command = ["train", "digits", "--limit", "500", "--model", "cnn", "--hidden-layers", "48,24", "--dropout", "0.2"]
    command += ["--weight-decay", "0.01", "--scheduler", "cosine", "--epochs", "10", "--batch-size", "16"]
    command += ["--learning-rate", "0.01"]
    command += ["--layers", *LAYERS, "--snapshot-method", "pca", "--device", "cpu"]
    assert main([*command, "-o", str(folder), "--quiet"]) == 0
    return folder / "run_001"


@pytest.fixture(scope="module")
def scene(run: Path) -> Scene:
    return read(run / "layers.scene")


@pytest.fixture(scope="module")
def predictor(run: Path) -> Predictor:
    return load_predictor(run)


def shapes(network: torch.nn.Module) -> dict[str, list[int]]:
    return {name: list(weight.shape) for name, weight in network.named_parameters() if name.endswith("weight")}


def test_networks_without_options_are_those_of_before() -> None:
    assert shapes(build("mlp", (5,), 3)) == {
        "body.0.weight": [256, 5], "body.2.weight": [128, 256], "head.weight": [3, 128],
    }  # fmt: skip
    assert shapes(build("cnn", (1, 8, 8), 3)) == {
        "body.0.weight": [16, 1, 3, 3], "body.3.weight": [32, 16, 3, 3], "body.7.weight": [128, 128],
        "head.weight": [3, 128],
    }  # fmt: skip


def test_hidden_layers_and_dropout_are_built() -> None:
    mlp = build("mlp", (5,), 3, (7, 6), 0.5)
    assert shapes(mlp) == {"body.0.weight": [7, 5], "body.3.weight": [6, 7], "head.weight": [3, 6]}
    assert [layer.p for layer in mlp.body if isinstance(layer, torch.nn.Dropout)] == [0.5, 0.5]
    rnn = build("rnn", (3, 8, 5), 4, (7, 6))
    assert [(layer.input_size, layer.hidden_size) for layer in rnn.body if isinstance(layer, Recurrent)] == [
        (15, 7), (7, 6),
    ]  # fmt: skip


def test_an_rnn_reads_pictures_row_by_row_and_tables_column_by_column() -> None:
    picture = torch.arange(24.0).reshape(1, 2, 3, 4)
    sequence = build("rnn", (2, 3, 4), 2).body[0](picture)
    assert sequence.shape == (1, 3, 8)
    assert torch.equal(sequence[0, 1], torch.cat([picture[0, 0, 1], picture[0, 1, 1]]))
    table = build("rnn", (5,), 2)
    assert table.body[0](torch.zeros(7, 5)).shape == (7, 5, 1)
    assert table(torch.zeros(7, 5)).shape == (7, 2)


@pytest.mark.parametrize(("data", "options"), [("digits", {"limit": 400}), ("iris", {})])
def test_an_rnn_learns(tmp_path: Path, data: str, options: dict[str, Any]) -> None:
    fitted = train(
        data, tmp_path, model="rnn", hidden_layers=[48], learning_rate=1e-2, epochs=12, batch_size=32, device="cpu",
        snapshot_method="pca", **options,
    )  # fmt: skip
    assert read_metadata(fitted)["results"]["test"]["accuracy"] > 0.7  # chance is 0.1 and 0.33


@pytest.mark.parametrize("scheduler", ["none", "cosine", "plateau", "step"])
def test_an_interrupted_run_goes_on_to_the_same_numbers(tmp_path: Path, scheduler: str) -> None:
    settings = ClassifierSettings(
        epochs=6, batch_size=32, learning_rate=0.02, hidden_layers=(16, 8), dropout=0.3, weight_decay=0.1,
        scheduler=scheduler, snapshot_every=100,
    )  # fmt: skip

    def trainer(name: str) -> Trainer:
        (tmp_path / name).mkdir(exist_ok=True)
        return Trainer(build_model(load(["iris"]), settings, torch.device("cpu")), tmp_path / name)

    whole, first = trainer("whole"), trainer("run")
    whole.train()
    torch.rand(3)  # whoever else draws between does not change the numbers

    def stop(done: float, *_: object) -> None:
        if done >= 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        first.train(stop)
    second = trainer("run")
    second.resume()
    assert second.kept == 3
    second.train()
    assert [record["train_loss"] for record in second.history] == [record["train_loss"] for record in whole.history]
    assert ("learning_rate" in whole.history[0]) == (scheduler != "none")
    assert [r.get("learning_rate") for r in second.history] == [r.get("learning_rate") for r in whole.history]


def rates(kind: str, losses: list[float]) -> list[float]:
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
    schedule, found = Schedule(optimizer, kind, len(losses)), []
    for loss in losses:
        optimizer.step()
        found.append(schedule.numbers["learning_rate"])
        schedule.advance({"train_loss": 0.0, "val_loss": loss})
    return found


def test_schedules_are_torchs_own() -> None:
    assert rates("cosine", [1.0] * 4) == pytest.approx([(1 + math.cos(math.pi * t / 4)) / 2 for t in range(4)])
    assert rates("step", [1.0] * 7) == pytest.approx([1, 1, 1, 0.1, 0.1, 0.1, 0.01])
    worse = rates("plateau", [1.0, 0.5, *[0.6] * (PLATEAU_EPOCHS + 2)])
    assert worse == pytest.approx([1.0] * (PLATEAU_EPOCHS + 3) + [0.1])


def test_dropout_does_not_touch_the_callers_random_numbers(tmp_path: Path) -> None:
    torch.manual_seed(5)
    wanted = torch.rand(3)
    torch.manual_seed(5)
    train("iris", tmp_path, model="mlp", dropout=0.5, epochs=1, device="cpu", snapshot_method="pca")
    assert torch.equal(torch.rand(3), wanted)


def test_the_plan_keeps_the_hyper_parameters(run: Path) -> None:
    settings = read_metadata(run)["plan"]["settings"]
    assert (settings["hidden_layers"], settings["dropout"], settings["scheduler"]) == ([48, 24], 0.2, "cosine")
    assert settings["layers"] == list(LAYERS)
    assert "--hidden-layers 48 24" in read_metadata(run)["command"]
    assert read_run(run).series["learning_rate"][0] == [1, 1e-2]


def test_the_first_layer_is_recorded_by_epoch_and_each_is_a_layout(run: Path, scene: Scene) -> None:
    assert read_run(run).snapshots[-1].features.shape[1] == 32 * 2 * 2  # of Flatten, body.6
    assert list(scene.layouts) == list(LAYERS)
    widths = [layout.provenance["columns"] for layout in scene.layouts.values()]
    assert widths == [32 * 2 * 2, 32, 10]  # maps of the convolution, body.3, by their means
    assert all(layout.quality is not None for layout in scene.layouts.values())
    assert scene.thumbnails is not None
    assert len(scene.thumbnails.rows) == len(scene)


def test_the_scene_has_the_rows_held_out_and_what_is_said_of_them(run: Path, scene: Scene) -> None:
    split, label, prediction = (scene.columns[name] for name in ("split", "label", "prediction"))
    correct, confidence = scene.columns["correct"], scene.columns["confidence"]
    assert isinstance(split, Category)
    assert isinstance(label, Category)
    assert isinstance(prediction, Category)
    assert isinstance(correct, Bool)
    assert isinstance(confidence, Scalar)
    assert split.names == ["val", "test"]
    assert np.bincount(split.codes).tolist() == [100, 100]
    assert np.array_equal(correct.values, label.codes == prediction.codes)
    accuracy = read_metadata(run)["results"]["test"]["accuracy"]
    assert np.mean(correct.values[split.codes == 1]) == pytest.approx(accuracy)
    shares = np.stack([scene.columns[f"probability: {digit}"].values for digit in range(10)])
    np.testing.assert_allclose(shares.sum(0), 1, atol=1e-5)
    np.testing.assert_allclose(shares.max(0), confidence.values)
    digits = load(["digits"])
    assert digits.label is not None
    names = [digits.label.names[digits.label.codes[digits.ids.index(row)]] for row in scene.ids]
    assert names == [label.names[code] for code in label.codes]


def test_a_trained_network_judges_new_rows(run: Path, predictor: Predictor) -> None:
    digits = load(["digits"])  # most of which it never saw
    shares = predictor.probabilities(digits)
    assert shares.shape == (1797, 10)
    assert digits.label is not None
    assert predictor.classes == digits.label.names
    assert (shares.argmax(1) == digits.label.codes).mean() > 0.7
    made = predictor.layers(digits)
    assert {name: values.shape for name, values in made.items()} == {
        "body.6": (1797, 128), "body.3": (1797, 32), "head": (1797, 10),
    }  # fmt: skip
    logits = made["head"] - made["head"].max(1, keepdims=True)
    np.testing.assert_allclose(shares, np.exp(logits) / np.exp(logits).sum(1, keepdims=True), atol=1e-5)
    with pytest.raises(UsageError, match=r"iris: expected pictures of shape \(1, 8, 8\) as in training, found \(4,\)"):
        predictor.probabilities(load(["iris"]))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"layers": ("body.9",)}, "layers: no layer 'body.9'; this network has body, body.0, body.1, body.2"),
        ({"hidden_layers": "128,x"}, "hidden_layers: expected a whole number from 1, found 'x'"),
        ({"hidden_layers": (0,)}, "hidden_layers: expected a whole number from 1, found 0"),
        ({"dropout": 1}, "dropout: expected a number from 0 to below 1, found 1"),
        ({"weight_decay": -1}, "weight_decay: expected a number from 0, found -1"),
        ({"scheduler": "exp"}, "scheduler: expected one of none, cosine, plateau, step, found 'exp'"),
    ],
)
def test_wrong_options_are_one_line_and_leave_no_run(options: dict[str, Any], message: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        train("iris", tmp_path / "runs", model="mlp", **options)
    assert message in str(error.value)
    assert not (tmp_path / "runs").exists()


def test_a_classifier_of_few_rows_gets_a_scene(tmp_path: Path) -> None:
    table = tmp_path / "few.csv"
    table.write_text("a,b,label\n1,2,x\n2,1,x\n3,5,y\n4,4,y\n5,4,y\n")
    few = train(
        str(table), tmp_path / "runs", model="mlp", epochs=1, labels="label", device="cpu", snapshot_method="umap",
        pictures="none",
    )  # fmt: skip
    scene = read(few / "layers.scene")
    assert len(scene) == 5  # hardly any are held out: all
    assert scene.layouts["last hidden layer"].provenance["method"] == "pca"
