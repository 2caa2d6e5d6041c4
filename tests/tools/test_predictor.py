"""A run's classifier for rows that may be new ones: the numbers of training, its own scaling, plain refusals."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from latentwalk.scenes import UsageError
from latentwalk.tools import Recorder
from latentwalk.tools.data import choice, sources
from latentwalk.tools.model.predictor import load_predictor
from latentwalk.tools.run.folder import PREPARATION, read_metadata
from latentwalk.tools.run.log import read_run
from latentwalk.tools.train import train


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A network on iris; the last epoch is the best, so that its log has what the weights make of rows."""
    return train(
        "iris", tmp_path_factory.mktemp("runs"), model="mlp", device="cpu", epochs=4, batch_size=16,
        snapshot_method="pca",
    )  # fmt: skip


def test_a_network_makes_of_rows_what_it_made_in_training(run: Path) -> None:
    found, iris = load_predictor(run), sources.load(["iris"])
    recorded = read_run(run)
    last = recorded.snapshots[-1]
    assert read_metadata(run)["results"]["best"]["epoch"] == last.epoch == 4
    rows = [iris.ids.index(recorded.ids[row]) for row in last.rows]
    ((name, layer),) = found.layers(iris).items()
    assert name == "last hidden layer"
    np.testing.assert_allclose(layer[rows], last.features, atol=1e-5)
    chances = found.probabilities(iris)
    assert chances.shape == (150, 3)
    assert chances.dtype == layer.dtype == np.float32
    np.testing.assert_allclose(chances.sum(1), 1, atol=1e-6)
    assert last.logits is not None
    np.testing.assert_array_equal(chances[rows].argmax(1), last.logits.argmax(1))
    assert found.classes == recorded.classes


def test_its_own_scaling_is_used_however_few_the_rows_are(run: Path) -> None:
    found, iris = load_predictor(run), sources.load(["iris"])
    few = choice.rows(iris, np.array([140, 3]))
    np.testing.assert_allclose(found.probabilities(few), found.probabilities(iris)[[140, 3]], atol=1e-6)
    none = choice.rows(iris, np.array([], np.int64))
    assert found.probabilities(none).shape == (0, 3)
    assert found.layers(none)["last hidden layer"].shape[0] == 0


def test_a_run_without_kept_scaling_finds_it_again_in_its_data(run: Path, tmp_path: Path) -> None:
    older = tmp_path / "run_001"
    older.mkdir()
    for path in run.iterdir():
        if path.name != PREPARATION:
            (older / path.name).write_bytes(path.read_bytes())
    iris = sources.load(["iris"])
    np.testing.assert_allclose(load_predictor(older).probabilities(iris), load_predictor(run).probabilities(iris))


def test_other_columns_and_other_runs_are_refused(run: Path, tmp_path: Path) -> None:
    iris = sources.load(["iris"])
    other = replace(iris, feature_names=["a", *iris.feature_names[1:]])
    with pytest.raises(UsageError, match=r"expected column 'sepal length \(cm\)' as in training, found 'a'"):
        load_predictor(run).probabilities(other)
    with pytest.raises(UsageError, match="no run, as it has no run_metadata"):
        load_predictor(tmp_path)
    with Recorder(tmp_path, ["a", "b"]) as recorder:
        recorder.epoch(1, features=np.eye(4), labels=[0, 1, 0, 1])
    with pytest.raises(UsageError, match="no run, as it has no run_metadata"):
        load_predictor(recorder.path)
    vae = train("iris", tmp_path, device="cpu", epochs=1, limit=30)
    with pytest.raises(UsageError, match="a vae predicts no classes"):
        load_predictor(vae)
