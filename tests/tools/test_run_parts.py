"""Parts of a run: stratified, the data's own kept, stored and found again; scaling is fitted on the training part."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from latentwalk.scenes import Category, UsageError, read
from latentwalk.tools import train
from latentwalk.tools.data.columns import category
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.sources import load
from latentwalk.tools.model.inputs import ScaledInputs, for_classifying, for_decoding
from latentwalk.tools.model.parts import PARTS, divided
from latentwalk.tools.model.preparation import load_preparation
from latentwalk.tools.run.folder import PREPARATION, read_metadata
from latentwalk.tools.run.log import read_run


def table(codes: list[int], split: list[str] | None = None) -> Dataset:
    """Rows of two columns with these labels and parts of their own."""
    count = len(codes)
    values = np.random.default_rng(0).normal(size=(count, 2)).astype(np.float32)
    columns = {"label": Category(np.array(codes, np.int32), ["a", "b", "c"])}
    if split is not None:
        columns["split"] = category(split)
    return Dataset("own", [str(row) for row in range(count)], values, ["x", "y"], columns, None, {"format": "table"})


def parts_of(dataset: Dataset, validation: float = 0.2, test: float = 0.2, seed: int = 0) -> dict[str, np.ndarray]:
    label = dataset.label
    assert label is not None
    return divided(dataset, np.arange(len(dataset)), label.codes.astype(np.int64), validation, test, seed)


def test_parts_are_stratified_and_hold_each_row_once() -> None:
    dataset = table([0] * 60 + [1] * 30 + [2] * 10)
    parts = parts_of(dataset)
    assert sorted(np.concatenate([parts[part] for part in PARTS])) == list(range(100))
    assert dataset.label is not None
    counts = {part: np.bincount(dataset.label.codes[rows]).tolist() for part, rows in parts.items()}
    assert counts == {"train": [36, 18, 6], "val": [12, 6, 2], "test": [12, 6, 2]}
    for part, rows in parts_of(dataset).items():
        assert np.array_equal(rows, parts[part])
    assert not np.array_equal(parts_of(dataset, seed=1)["test"], parts["test"])


def test_the_datas_own_parts_are_kept() -> None:
    own = parts_of(table([0, 1] * 50, ["train"] * 80 + ["test"] * 20), validation=0.25)
    assert own["test"].tolist() == list(range(80, 100))
    assert (len(own["train"]), len(own["val"])) == (60, 20)
    three = parts_of(table([0, 1] * 50, ["Training"] * 60 + ["validation"] * 30 + ["other"] * 10))
    assert three["val"].tolist() == list(range(60, 90))
    assert (len(three["train"]), len(three["test"])) == (48, 12)
    assert max(three["train"].max(), three["test"].max()) < 60
    lone = parts_of(table([0, 1] * 50, ["test"] * 100))  # nothing to train on but these
    assert [len(lone[part]) for part in PARTS] == [60, 20, 20]


def test_a_class_of_one_row_is_trained_on_and_that_is_said() -> None:
    dataset = table([0] * 20 + [1] * 20 + [2])
    assert 40 in parts_of(dataset)["train"]
    inputs = for_classifying(dataset, pictures=False, validation=0.2, test=0.2, seed=0)
    assert [note.split(":")[0] for note in inputs.notes] == ["no row to validate of 'c'", "no row to test of 'c'"]


def test_labels_that_hardly_recur_do_not_keep_all_rows_from_being_held_out() -> None:
    dataset = table([0] * 50)
    parts = divided(dataset, np.arange(50), np.arange(50), 0.2, 0.2, 0)
    assert [len(parts[part]) for part in PARTS] == [30, 10, 10]


def test_shares_that_leave_nothing_to_train_on_are_refused() -> None:
    with pytest.raises(UsageError, match="expected at least 2 to be left"):
        parts_of(table([0] * 20), validation=0.5, test=0.5)


def test_an_empty_test_part_is_fine(tmp_path: Path) -> None:
    run = train.train("iris", tmp_path, model="mlp", epochs=1, test=0, device="cpu")
    assert read_metadata(run)["results"]["test"] is None
    assert set(read_run(run).splits) == {"train", "val"}
    assert len(load_preparation(run / PREPARATION).parts["test"]) == 0


def decoding(dataset: Dataset, likelihood: str) -> ScaledInputs:
    return for_decoding(
        dataset, scale="minmax", likelihood=likelihood, sigma=0.15, validation=0.2, test=0.2, seed=0
    )  # fmt: skip


def test_tables_are_scaled_by_the_training_part() -> None:
    dataset = table([0, 1] * 50)
    given = decoding(dataset, "gaussian")
    train = dataset.features[given.parts["train"].numpy()]
    np.testing.assert_allclose(given.values[given.parts["train"]].amin(0), 0, atol=1e-6)
    np.testing.assert_allclose(given.values[given.parts["train"]].amax(0), 1, atol=1e-6)
    np.testing.assert_allclose(given.shift, train.min(0), atol=1e-6)
    np.testing.assert_allclose(given.scaled() * given.scale + given.shift, dataset.features, atol=1e-5)
    assert not given.notes
    labeled = for_classifying(dataset, pictures=False, validation=0.2, test=0.2, seed=0)
    np.testing.assert_allclose(labeled.values[labeled.parts["train"]].mean(0), 0, atol=1e-6)
    np.testing.assert_allclose(labeled.values[labeled.parts["train"]].std(0, correction=0), 1, atol=1e-5)


def test_a_bernoulli_likelihood_clips_rows_held_out_and_says_so() -> None:
    dataset = table([0, 1] * 50)
    beyond = decoding(dataset, "gaussian").values
    count = int(((beyond < 0) | (beyond > 1)).any(1).sum())
    assert count > 0
    clipped = decoding(dataset, "bernoulli")
    assert clipped.notes[0].startswith(f"{count} of 100 rows have values beyond those of the training part")
    assert torch.equal(clipped.values, beyond.clamp(0, 1))


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two of iris' classes, two epochs."""
    folder = tmp_path_factory.mktemp("runs")
    return train.train("iris", folder, model="mlp", classes=("setosa", "virginica"), epochs=2, device="cpu")


def test_the_run_stores_its_parts_and_prepares_new_rows_alike(run: Path) -> None:
    made, iris, log = load_preparation(run / PREPARATION), load(["iris"]), read_run(run)
    own = load(["iris"], classes=made.classes)
    for part in PARTS:
        assert {own.ids[row] for row in made.parts[part]} == {
            name for name, split in zip(log.ids, log.splits, strict=True) if split == part
        }
    assert [len(made.parts[part]) for part in PARTS] == [60, 20, 20]
    assert made.classes == ["setosa", "virginica"]
    few = load(["iris"], limit=10)
    places = [iris.ids.index(name) for name in few.ids]
    np.testing.assert_array_equal(made.apply(few), made.apply(iris)[places])
    np.testing.assert_allclose(made.apply(own)[made.parts["train"]].mean(0), 0, atol=1e-6)
    with pytest.raises(UsageError, match="wine: expected the 4 columns of training, found 13"):
        made.apply(load(["wine"]))
    few.feature_names = ["a", *few.feature_names[1:]]
    with pytest.raises(UsageError, match=r"expected column 'sepal length \(cm\)' as in training, found 'a'"):
        made.apply(few)
    with pytest.raises(UsageError, match="no such file"):
        load_preparation(run / "none")
    with pytest.raises(UsageError, match="found something else"):
        load_preparation(run / "weights.safetensors")


def test_a_resumed_run_finds_its_parts_again(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (run / PREPARATION).read_bytes()

    def other(*_: object) -> None:
        raise AssertionError("drawn again")

    monkeypatch.setattr("latentwalk.tools.model.inputs.divided", other)
    assert train.main(["--resume", str(run), "--epochs", "3", "--device", "cpu", "--quiet"]) == 0
    assert (run / PREPARATION).read_bytes() == before
    results = json.loads((run / "run_metadata.json").read_text())["results"]
    assert set(results["test"]) == {"loss", "accuracy"}


def test_a_vae_has_a_test_part(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["iris", "--epochs", "2", "--patience", "0", "--device", "cpu", "--quiet", "-o", str(tmp_path)]
    assert train.main(command) == 0
    used = read(tmp_path / "run_001" / "latent.scene").columns["used_for"]
    assert isinstance(used, Category)
    assert np.bincount(used.codes).tolist() == [120, 15, 15]
    assert "\n  test        loss " in capsys.readouterr().out
