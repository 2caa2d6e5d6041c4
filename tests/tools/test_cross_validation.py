"""`--cross-validate K`: stratified folds outside the test part, mean ± deviation and each fold's number."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, log_loss
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from latentwalk.runtime.__main__ import main
from latentwalk.scenes import UsageError
from latentwalk.tools.data import sources
from latentwalk.tools.model.preparation import load_preparation
from latentwalk.tools.run.cross_validation import cross_validate, folds_of
from latentwalk.tools.run.folder import PREPARATION, read_metadata
from latentwalk.tools.terminal import Stages
from latentwalk.tools.train import train


def test_the_folds_part_what_is_outside_the_test_part(tmp_path: Path) -> None:
    iris = sources.load(["iris"])
    assert iris.label is not None
    parts = {"train": np.arange(0, 150, 3), "val": np.arange(1, 150, 3), "test": np.arange(2, 150, 3)}
    folds = folds_of(iris, parts, 4, 0.2, 0)
    held = np.concatenate([fold["test"] for fold in folds])
    assert sorted(held) == sorted([*parts["train"], *parts["val"]])
    for fold in folds:
        assert not set(fold["train"]) & set(fold["test"])
        assert not set(fold["val"]) & {*fold["train"], *fold["test"]}
        assert len(fold["train"]) + len(fold["val"]) + len(fold["test"]) == 100
        assert len(fold["val"]) == 15
        assert set(np.bincount(iris.label.codes[fold["test"]])) <= {8, 9}


def test_the_numbers_are_those_of_scikit_learn_on_each_fold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["train", "iris", "--model", "logistic-regression", "--cross-validate", "3", "--pictures", "none"]
    assert main([*command, "-o", str(tmp_path), "--quiet"]) == 0
    run, iris = tmp_path / "run_001", sources.load(["iris"])
    written = json.loads((run / "cross_validation.json").read_text())
    assert written == read_metadata(run)["results"]["cross_validation"]
    assert iris.label is not None
    folds = folds_of(iris, dict(load_preparation(run / PREPARATION).parts), 3, 0.2, 0)
    accuracies, losses = [], []
    for fold in folds:
        model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000, random_state=0))
        model.fit(iris.features[fold["train"]], iris.label.codes[fold["train"]])
        chances, labels = model.predict_proba(iris.features[fold["test"]]), iris.label.codes[fold["test"]]
        accuracies.append(accuracy_score(labels, chances.argmax(1)))
        losses.append(log_loss(labels, chances))
    assert written["metrics"]["accuracy"]["folds"] == pytest.approx(accuracies)
    assert written["metrics"]["log_loss"]["folds"] == pytest.approx(losses, rel=1e-4)
    assert written["metrics"]["accuracy"]["mean"] == pytest.approx(np.mean(accuracies))
    assert written["metrics"]["accuracy"]["deviation"] == pytest.approx(np.std(accuracies, ddof=1))
    assert written["folds"] == written["finished"] == 3
    said = capsys.readouterr().out
    assert "3-fold cross-validation of 120 rows outside the test part" in said
    assert f"{np.mean(accuracies):.4f} ± {np.std(accuracies, ddof=1):.4f}  ({accuracies[0]:.4f}" in said


def test_a_network_is_trained_once_for_each_fold(tmp_path: Path) -> None:
    run = train("iris", tmp_path, model="mlp", epochs=3, batch_size=16, cross_validate=3, pictures="none", device="cpu")
    found = read_metadata(run)["results"]["cross_validation"]
    assert found["rows"] == [40, 40, 40]
    assert len(set(found["metrics"]["log_loss"]["folds"])) == 3
    assert found["metrics"]["accuracy"]["mean"] > 0.5
    assert not [path for path in run.iterdir() if path.is_dir()]


def test_too_few_rows_are_refused_before_a_folder_is_made(tmp_path: Path) -> None:
    for model in ("mlp", "svm"):
        with pytest.raises(UsageError, match="expected at least 41 rows of each class outside the test part, found 40"):
            train("iris", tmp_path / "runs", model=model, cross_validate=41)
    assert not (tmp_path / "runs").exists()
    with pytest.raises(UsageError, match=r"^cross_validate: expected a whole number from 2, found 1"):
        train("iris", tmp_path / "runs", model="svm", cross_validate=1)


def test_an_interruption_leaves_the_folds_that_are_finished(tmp_path: Path) -> None:
    iris = sources.load(["iris"])
    parts = {"train": np.arange(150), "val": np.arange(0), "test": np.arange(0)}
    folds = folds_of(iris, parts, 3, 0.0, 0)
    asked: list[int] = []

    def judge(fold: object) -> np.ndarray:
        if len(asked) == 2:
            raise KeyboardInterrupt
        asked.append(1)
        return np.full((50, 3), 1 / 3)

    with pytest.raises(KeyboardInterrupt):
        cross_validate(tmp_path, iris, folds, judge, Stages(quiet=True))
    written = json.loads((tmp_path / "cross_validation.json").read_text())
    assert (written["finished"], written["folds"], written["rows"]) == (2, 3, [50, 50])
    assert written["metrics"]["log_loss"]["mean"] == pytest.approx(np.log(3))
