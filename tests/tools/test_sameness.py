"""Runs whose rows become one, or whose loss is no number: said in words, not shown as a healthy cloud."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from latentwalk.runtime.__main__ import main
from latentwalk.scenes import Quality, Unjudged, read
from latentwalk.tools import Recorder
from latentwalk.tools.diagnosis.diagnosis import diagnose
from latentwalk.tools.diagnosis.times import when
from latentwalk.tools.estimator import models
from latentwalk.tools.estimator.settings import EstimatorOptions
from latentwalk.tools.figure.epochs import caption
from latentwalk.tools.layout.sameness import alike, distance_apart, on_a_line
from latentwalk.tools.model.settings import ClassifierOptions
from latentwalk.tools.reduce import reduce
from latentwalk.tools.run.log import Run
from latentwalk.tools.snapshot import snapshot

ROWS = np.random.default_rng(0).normal(size=(60, 8)).astype(np.float32)
THREE = np.arange(60) % 3
ALIKE = "all 60 rows are alike, so none is nearer than another"


def recorded(folder: Path, epochs, labels=THREE, losses=None) -> Path:
    """A run whose features after each epoch are `epochs`."""
    with Recorder(folder, ["a", "b", "c"]) as recorder:
        for number, features in enumerate(epochs, 1):
            metrics = {} if losses is None else {"loss": losses[number - 1]}
            recorder.epoch(number, features=features, labels=labels, metrics=metrics)
    return recorder.path


def said(folder: Path, epochs, **given) -> str:
    scene = snapshot([recorded(folder, epochs, **given)], folder / "made.scene")
    return "\n".join(scene.training.diagnosis)


def test_a_collapse_is_told_and_shown(tmp_path, capsys):
    run = recorded(tmp_path, [ROWS, ROWS + 0.1, np.full((60, 8), 0.7), np.full((60, 8), 0.2)])
    assert main(["snapshot", str(run), "-o", str(tmp_path / "a.scene"), "--quiet"]) == 0
    printed = capsys.readouterr().out
    assert "From epoch 3 on all rows are the same vector (the representation collapsed)." in printed
    assert f"from epoch 3 on not judged: {ALIKE}" in printed
    assert "Clusters" not in printed
    assert "nan" not in printed
    scene = read(tmp_path / "a.scene")
    assert [type(epoch.quality) for epoch in scene.epochs] == [Quality, Quality, Unjudged, Unjudged]
    assert caption(scene.epochs[3]) == f"Epoch 4  ·  not judged: {ALIKE}"
    spreads = [epoch.positions.std(axis=0).max() for epoch in scene.epochs]
    assert min(spreads[:2]) > 0.3  # the epochs before are not crushed by those that have no size
    assert max(spreads[2:]) < 1e-5
    assert "own_class_neighbors" not in scene.epochs[3].metrics
    assert max(abs(value) for value in scene.training.motion[0].figures.values()) < 10
    assert main(["info", str(tmp_path / "a.scene")]) == 0
    assert f"quality not judged: {ALIKE}" in capsys.readouterr().out


@pytest.mark.parametrize("method", ["tsne", "umap", "pca"])
def test_every_method_gathers_rows_that_are_alike(tmp_path, method):
    run = recorded(tmp_path, [ROWS, np.ones((60, 8)), ROWS * 1.1])
    scene = snapshot([run], tmp_path / "a.scene", method=method)
    assert [epoch.positions.std(axis=0).max() < 1e-4 for epoch in scene.epochs] == [False, True, False]
    (sentence,) = [text for text in scene.training.diagnosis if "same vector" in text]
    assert sentence.startswith("At epoch 2 all rows are the same vector")


def test_near_collapse_and_lines_are_told_apart(tmp_path):
    near = said(tmp_path / "near", [5 + ROWS, 5 + 1e-4 * ROWS])
    assert "From epoch 2 on all rows are nearly the same vector: they differ by 0.00" in near
    line = said(tmp_path / "line", [ROWS, ROWS[:, :1] * np.arange(1, 9)])
    assert "From epoch 2 on all rows lie on a line: one direction of 8 has 100.00 % of their variance" in line
    healthy = said(tmp_path / "well", [ROWS, 2 * ROWS, 1e-6 * ROWS])  # small is not alike
    assert "same vector" not in healthy
    assert "line" not in healthy


def test_losses_that_are_no_numbers_are_told(tmp_path):
    gone = said(tmp_path / "a", [ROWS] * 3, losses=[1.0, float("nan"), float("nan")])
    assert gone.startswith("The loss is not a number from epoch 2 on (train_loss). What helps: a smaller learning rate")
    once = said(tmp_path / "b", [ROWS] * 3, losses=[1.0, float("inf"), 1.0])
    assert once.startswith("The loss is infinite at epoch 2 (train_loss).")


def test_classes_that_tell_nothing_are_told(tmp_path):
    one = said(tmp_path / "one", [ROWS], labels=np.zeros(60, int))
    assert "All labeled rows are of one class, a: whether classes form clusters cannot be told." in one
    labels = np.zeros(60, int)
    labels[7] = 1
    lonely = said(tmp_path / "lonely", [ROWS], labels=labels)
    assert "All labeled rows but 1 are of one class, a" in lonely
    assert "Class b has one row at epoch 1: whether it forms a cluster cannot be told." in lonely
    scene = read(tmp_path / "lonely" / "made.scene")
    assert "spread: a" in scene.training.series
    assert "spread: b" not in scene.training.series


def test_reduce_says_that_most_rows_are_equal(tmp_path, capsys):
    rows = np.where(np.arange(60)[:, None] < 50, ROWS[:1], ROWS)
    np.save(tmp_path / "rows.npy", rows)
    command = ["reduce", str(tmp_path / "rows.npy"), "--method", "pca", "-o", str(tmp_path / "a.scene")]
    assert main(command) == 0
    printed = capsys.readouterr()
    assert "pca   not judged: " in printed.out
    assert "too many rows are equal" in printed.out
    assert "50 of 60 rows are equal to another" in printed.err
    np.save(tmp_path / "half.npy", np.where(np.arange(60)[:, None] < 20, ROWS[:1], ROWS))
    reduce(tmp_path / "half.npy", tmp_path / "b.scene", method=["pca"])
    quality = read(tmp_path / "b.scene").layouts["pca"].quality
    assert isinstance(quality, Quality)
    assert quality.tied > 0.3


def test_quiet_silences_notes_but_no_warning(tmp_path, capsys):
    np.save(tmp_path / "rows.npy", np.where(np.arange(60)[:, None] < 50, ROWS[:1], ROWS))
    command = ["reduce", str(tmp_path / "rows.npy"), "--method", "pca", "--quiet", "-o"]
    assert main([*command, str(tmp_path / "a.scene")]) == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert line == "warning: 50 of 60 rows are equal to another: whose neighbors they are is chance"


def test_remedies_are_options_of_the_model() -> None:
    def helped(parameters: dict[str, object]) -> tuple[str, str]:
        epochs = range(1, 10)
        series = {
            "train_accuracy": [[epoch, 0.9] for epoch in epochs],
            "val_accuracy": [[epoch, 0.6] for epoch in epochs],
            "val_loss": [[epoch, 0.3 + 0.1 * abs(epoch - 4)] for epoch in epochs],
        }
        gap, rising, *_ = diagnose(Run("r", provenance={"parameters": parameters}), series)
        return gap, rising

    gap, rising = helped(vars(ClassifierOptions(model="cnn")))
    assert "a smaller model (--hidden-layers), --dropout, --weight-decay" in gap
    assert "(--patience 10, or --epochs 4)" in rising
    for model in ("random-forest", "gradient-boosting", "svm", "logistic-regression"):
        said = " ".join(helped(vars(EstimatorOptions(model=model))))
        given = re.findall(r"--set (\w+)=", said)
        assert given
        made = models.make(EstimatorOptions(model=model), 5, True)[-1]
        assert set(given) <= set((made.estimator if model == "svm" else made).get_params())
        assert set(re.findall(r"--[a-z-]+", said)) == {"--set"}
        assert ("at round 9" in said) == ("forest" in model or "boosting" in model)
    elsewhere = " ".join(helped({}))
    assert "a smaller model, dropout, weight decay" in elsewhere
    assert "--" not in elsewhere


def test_reduce_says_that_rows_lie_on_a_line(tmp_path, capsys):
    np.save(tmp_path / "rows.npy", ROWS[:, :1] * np.arange(1, 9, dtype=np.float32))
    command = ["reduce", str(tmp_path / "rows.npy"), "--method", "pca", "-o", str(tmp_path / "a.scene")]
    assert main(command) == 0
    assert "rows lie on a line: one direction has 100.00 % of their variance" in capsys.readouterr().err
    np.save(tmp_path / "same.npy", 1000 + 1e-4 * ROWS)
    command = ["reduce", str(tmp_path / "same.npy"), "--method", "pca", "-o", str(tmp_path / "b.scene")]
    assert main(command) == 0
    printed = capsys.readouterr()
    assert "all rows are alike to a part in a million" in printed.err
    assert f"pca   not judged: {ALIKE}" in printed.out


def test_sameness_of_points():
    assert alike(np.zeros((5, 3), np.float32))
    assert not alike(ROWS)
    assert not alike(1e-20 * ROWS)
    assert not alike(np.hstack([ROWS, np.full((60, 1), 1e9, np.float32)]))  # a constant column hides nothing
    assert distance_apart(ROWS - ROWS.mean(axis=0)) == pytest.approx(1)
    assert on_a_line(ROWS) is None
    assert on_a_line(ROWS[:, :1]) is None
    assert on_a_line(np.outer(np.arange(2000), np.ones(4)).astype(np.float32)) == pytest.approx(1)


def test_times_in_words():
    epochs = [1.0, 2, 3, 5, 8, 9, 12]

    def told(*there: int) -> str:
        return when(epochs, [epoch in there for epoch in epochs])

    assert told(5, 8, 9, 12) == "from epoch 5 on"
    assert told(2, 3, 8) == "from epoch 2 to epoch 3 and at epoch 8"
    assert told(1, 3, 8, 12) == "at 4 of 7 epochs, last at epoch 12,"
    assert told(1, 2, 3, 5, 8, 9, 12) == "at every epoch"
    assert when([4.0], [True], "round") == "at round 4"
