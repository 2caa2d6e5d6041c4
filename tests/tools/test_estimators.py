"""Scikit-learn's classifiers by `latentwalk train`: kept by skops, with a space to walk in, options of their own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sklearn.ensemble import RandomForestClassifier
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

from latentwalk.runtime.__main__ import main
from latentwalk.scenes import UsageError, read
from latentwalk.tools.analysis.subject_of_run import of_run
from latentwalk.tools.compare import compare
from latentwalk.tools.data import choice, sources
from latentwalk.tools.estimator import kept, models, space
from latentwalk.tools.estimator.settings import EstimatorOptions, assigned
from latentwalk.tools.model.predictor import load_predictor
from latentwalk.tools.model.preparation import load_preparation
from latentwalk.tools.predict import predict
from latentwalk.tools.run.folder import ESTIMATORS, PREPARATION, read_metadata
from latentwalk.tools.run.log import read_run
from latentwalk.tools.snapshot import snapshot
from latentwalk.tools.train import resume, train

SMALL = {
    "random-forest": "n_estimators=12",
    "gradient-boosting": "max_iter=12",
    "svm": "C=2",
    "logistic-regression": "C=2",
}


def trained(folder: Path, model: str, data: str = "iris", **options: Any) -> Path:
    return train(data, folder, **{"model": model, "set": [SMALL[model]], "pictures": "none"} | options)


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("runs")
    return {model: trained(folder, model) for model in ESTIMATORS}


@pytest.fixture(scope="module")
def forest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """By the command, with its pictures."""
    folder = tmp_path_factory.mktemp("forest")
    command = ["train", "iris", "--model", "random-forest", "--set", "n_estimators=12", "max_depth=4"]
    assert main([*command, "--snapshot-method", "pca", "-o", str(folder), "--quiet"]) == 0
    return folder / "run_001"


def test_a_run_has_what_every_run_has(forest: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = {path.name for path in forest.iterdir() if not path.name.startswith("epoch_")}
    assert names == {
        "run.log", "run_metadata.json", "training_progress.txt", "preparation.safetensors", "model.skops",
        "space.skops", "evaluation.json", "confusion.csv", "confusion.png", "reliability.png", "create_animation.sh",
        "layers.scene",
    }  # fmt: skip
    assert len(list(forest.glob("epoch_*.png"))) == 4  # trees 1, 5, 10, 12
    metadata = read_metadata(forest)
    assert metadata["model"] == "random-forest"
    assert metadata["plan"]["settings"]["set"] == ["n_estimators=12", "max_depth=4"]
    assert metadata["versions"]["scikit-learn"]
    assert metadata["results"]["epochs"] == 12
    assert metadata["results"]["evaluation"]["accuracy"] > 0.8
    lines = (forest / "training_progress.txt").read_text().splitlines()
    assert lines[0] == "Round | Train Acc | Val Acc | Train Loss | Val Loss"
    assert len(lines) == 14
    scene = read(forest / "layers.scene")
    assert list(scene.layouts) == ["leaves"]
    assert len(scene) == 60  # held out
    assert not list(forest.parent.glob("*.pkl"))


@pytest.mark.parametrize("model", ESTIMATORS)
def test_what_is_kept_says_the_same_as_scikit_learn(runs: dict[str, Path], model: str) -> None:
    """The file alone, read by skops, is a Pipeline that takes rows as they are in the data."""
    iris, run = sources.load(["iris"]), runs[model]
    pipeline = kept.load(run / "model.skops")
    found = load_predictor(run)
    np.testing.assert_allclose(found.probabilities(iris), pipeline.predict_proba(iris.features), atol=1e-6)
    again = models.make(EstimatorOptions(model=model, set=(SMALL[model],)), 30, True)  # type: ignore[arg-type]
    train_rows = load_preparation(run / PREPARATION).parts["train"]
    assert iris.label is not None
    again.fit(iris.features[train_rows], iris.label.codes[train_rows].astype(np.int64))
    np.testing.assert_allclose(pipeline.predict_proba(iris.features), again.predict_proba(iris.features), atol=1e-6)
    written = json.loads((run / "evaluation.json").read_text())
    test = load_preparation(run / PREPARATION).parts["test"]
    assert written["rows"] == len(test) == 30
    guess = pipeline.predict_proba(iris.features[test]).argmax(1)
    assert written["accuracy"] == pytest.approx((guess == iris.label.codes[test]).mean())


@pytest.mark.parametrize("model", ESTIMATORS)
def test_each_model_has_a_space_to_walk_in(runs: dict[str, Path], model: str) -> None:
    iris, found = sources.load(["iris"]), load_predictor(runs[model])
    ((name, layer),) = found.layers(iris).items()
    assert name == ("leaves" if model in models.TREES else "decision values")
    recorded = read_run(runs[model])
    last = recorded.snapshots[-1]
    rows = [iris.ids.index(recorded.ids[row]) for row in last.rows]
    np.testing.assert_allclose(layer[rows], last.features, atol=1e-5)
    assert last.logits is not None
    np.testing.assert_allclose(np.exp(last.logits), found.probabilities(iris)[rows], atol=1e-5)
    few = choice.rows(iris, np.array([120, 7]))
    np.testing.assert_allclose(found.layers(few)[name], layer[[120, 7]], atol=1e-5)
    assert found.layers(choice.rows(iris, np.array([], np.int64)))[name].shape == (0, layer.shape[1])


def test_the_leaves_space_has_the_proximities_of_breiman(runs: dict[str, Path]) -> None:
    iris = sources.load(["iris"])
    for model in models.TREES:
        pipeline = kept.load(runs[model] / "model.skops")
        placed = load_predictor(runs[model]).layers(iris)["leaves"]
        named = space.leaves(pipeline, iris.features)
        shared = (named[:, None] == named[None]).mean(axis=2)
        assert np.abs(placed @ placed.T - shared).mean() < 0.02
        assert shared.mean() > 0.2


def test_two_classes_have_more_than_a_line(tmp_path: Path) -> None:
    run = trained(tmp_path, "svm", classes=["versicolor", "virginica"])
    ((_, layer),) = load_predictor(run).layers(sources.load(["iris"])).items()
    assert layer.shape == (150, 3)
    assert np.linalg.matrix_rank(layer) == 3


def test_pixels_are_not_standardized(tmp_path: Path) -> None:
    run = trained(tmp_path, "logistic-regression", "digits", limit=300)
    pipeline = kept.load(run / "model.skops")
    assert pipeline[0] == "passthrough"
    digits = sources.load(["digits"], limit=300)
    np.testing.assert_allclose(
        load_predictor(run).probabilities(digits), pipeline.predict_proba(digits.features / np.float32(255)), atol=1e-6
    )
    assert read_metadata(run)["results"]["evaluation"]["accuracy"] > 0.8


def test_interrupted_trees_go_on_to_the_same_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for model in models.TREES:
        size = SMALL[model].replace("12", "25")
        whole = trained(tmp_path / "whole", model, set=[size])

        def interrupt(steps: int) -> None:
            if steps:
                raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr("latentwalk.tools.terminal.Stages.stage", stage_of(interrupt))
            with pytest.raises(KeyboardInterrupt):
                trained(tmp_path / model, model, set=[size])
        run = tmp_path / model / "run_001"
        assert "results" not in read_metadata(run)
        with pytest.raises(UsageError, match=r"space\.skops: no such file"):
            load_predictor(run)
        resume(run)
        iris = sources.load(["iris"])
        np.testing.assert_allclose(load_predictor(run).probabilities(iris), load_predictor(whole).probabilities(iris))
        with pytest.raises(UsageError, match="finished"):
            resume(run)


def stage_of(advance: Any) -> Any:
    """`Stages.stage` whose first step of progress is the last."""
    from contextlib import contextmanager

    @contextmanager
    def stage(*_: object) -> Any:
        yield advance

    return stage


@pytest.mark.parametrize("model", ESTIMATORS)
def test_known_worlds_are_learned_and_predicted(tmp_path: Path, model: str) -> None:
    run = trained(tmp_path, model, "gaussian-mixture", samples=240, classes=["2"])
    assert read_metadata(run)["results"]["evaluation"]["accuracy"] > 0.6
    scene = read(run / "layers.scene")
    assert len(scene) == 96
    assert {"prediction", "correct", "confidence"} <= scene.columns.keys()
    found = predict(run, "gaussian-mixture", samples=240, classes=["2"])
    assert found.known == 240


@pytest.mark.parametrize(("model", "layer"), [("random-forest", space.LEAVES), ("svm", space.DECISIONS)])
def test_a_run_is_judged_anew_by_its_test_rows(runs: dict[str, Path], model: str, layer: str) -> None:
    loaded = of_run(runs[model], None, None)
    assert loaded.subject.part == "test rows"
    assert list(loaded.subject.ids) == [
        str(row) for row in np.sort(load_predictor(runs[model]).preparation.parts["test"])
    ]
    assert loaded.notes[0].startswith(f"The representation is {layer}, ")
    assert loaded.predict is not None  # the features are permuted for the model itself


def test_compare_and_snapshot_take_such_runs(runs: dict[str, Path], tmp_path: Path) -> None:
    table = compare([runs["random-forest"], runs["svm"]], tmp_path / "c.png")
    assert ["model", "random-forest", "svm"] in table
    assert any(row[0] == "accuracy, test" for row in table)
    scene = snapshot([runs["gradient-boosting"]], tmp_path / "s.scene", method="pca")
    assert [epoch.epoch for epoch in scene.epochs] == [1, 5, 10, 12]
    both = snapshot([runs["svm"], runs["logistic-regression"]], tmp_path / "b.scene", method="pca")
    assert len(both) == 300


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["max_deep=3"], "RandomForestClassifier has no parameter 'max_deep'; did you mean max_depth?"),
        (["max_depth"], "expected NAME=VALUE, found 'max_depth'"),
        (["random_state=1"], 'set=["random_state"]: is decided by seed='),
        (["max_depth=3", "max_depth=4"], "max_depth is given twice"),
        (["max_depth=-1"], "The 'max_depth' parameter of RandomForestClassifier must be"),
    ],
)
def test_wrong_parameters_are_one_line_before_a_folder_is_made(tmp_path: Path, given: list[str], said: str) -> None:
    with pytest.raises(UsageError) as caught:
        trained(tmp_path / "runs", "random-forest", set=given)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "runs").exists()


def test_values_are_read_as_python_has_them() -> None:
    values = assigned(["a=3", "b=0.5", "c=None", "d=balanced", "e={0: 2}", "f=True"], "abcdef", "X")
    assert values == {"a": 3, "b": 0.5, "c": None, "d": "balanced", "e": {0: 2}, "f": True}


def test_set_is_given_once_or_several_times(tmp_path: Path) -> None:
    command = ["train", "iris", "--model", "svm", "--set", "C=3", "--set", "kernel=linear", "-o", str(tmp_path)]
    assert main([*command, "--pictures", "none", "--quiet"]) == 0
    assert read_metadata(tmp_path / "run_001")["plan"]["settings"]["set"] == ["C=3", "kernel=linear"]


class Hostile:
    """What no file of ours is made of."""


def hostile(run: Path, tmp_path: Path, model: object) -> Path:
    spoiled = tmp_path / "run_009"
    shutil.copytree(run, spoiled)
    kept.save(spoiled / "model.skops", model)
    return spoiled


def test_a_file_that_asks_for_more_is_refused_in_one_line(runs: dict[str, Path], tmp_path: Path) -> None:
    spoiled = hostile(runs["svm"], tmp_path, {"model": Hostile()})
    with pytest.raises(UsageError, match=r"refused: it asks for .*Hostile, which no classifier") as caught:
        load_predictor(spoiled)
    assert "\n" not in str(caught.value)


def test_a_damaged_file_is_refused_in_one_line(runs: dict[str, Path], tmp_path: Path) -> None:
    spoiled = tmp_path / "run_009"
    shutil.copytree(runs["svm"], spoiled)
    whole = (spoiled / "model.skops").read_bytes()
    for damaged in (whole[: len(whole) // 2], b"nothing of the kind", b""):
        (spoiled / "model.skops").write_bytes(damaged)
        with pytest.raises(UsageError, match="expected a classifier that latentwalk train wrote") as caught:
            load_predictor(spoiled)
        assert "\n" not in str(caught.value)


def test_trees_that_lead_nowhere_are_refused(runs: dict[str, Path], tmp_path: Path) -> None:
    iris = sources.load(["iris"])
    assert iris.label is not None
    model = RandomForestClassifier(2, random_state=0).fit(iris.features, iris.label.codes.astype(np.int64))
    model.estimators_[1].tree_.children_left[0] = 10_000  # scikit-learn would read beyond its memory
    pipeline = Pipeline([("scale", StandardScaler().fit(iris.features)), ("classifier", model)])
    with pytest.raises(UsageError, match="a tree in it leads to nodes or columns that there are not"):
        load_predictor(hostile(runs["random-forest"], tmp_path, pipeline))


def test_data_that_does_not_suit_is_said(tmp_path: Path) -> None:
    rows = ["a,b,label", *(f"{i},{i % 3},{'x' if i % 2 else 'y'}" for i in range(20)), "5,5,z"]
    (tmp_path / "t.csv").write_text("\n".join(rows) + "\n")
    with pytest.raises(UsageError, match="a class has 1 row to train on"):
        trained(tmp_path, "svm", str(tmp_path / "t.csv"))
    run = trained(tmp_path, "logistic-regression", str(tmp_path / "t.csv"))
    assert load_predictor(run).probabilities(sources.load([str(tmp_path / "t.csv")])).shape == (21, 3)
