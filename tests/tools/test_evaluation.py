"""An evaluation has scikit-learn's numbers on the same rows, a hand-made calibration, words for the rest."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from sklearn import metrics

from latentwalk.tools.analysis.evaluation import BINS, calibration, evaluate
from latentwalk.tools.run.evaluated import lines, write_evaluation

CLASSES = ["a", "b", "c"]


def made(rows: int, classes: int = 3, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Labels, and probabilities that follow them more or less."""
    chance = np.random.default_rng(seed)
    labels = chance.integers(0, classes, rows)
    logits = chance.normal(size=(rows, classes)) + 1.5 * np.eye(classes)[labels]
    shares = np.exp(logits)
    return labels, (shares / shares.sum(1, keepdims=True)).astype(np.float32)


def test_the_numbers_are_those_of_scikit_learn() -> None:
    labels, chances = made(300)
    found = evaluate(labels, chances, CLASSES)
    guess, wide = chances.argmax(1), chances.astype(np.float64)
    wide /= wide.sum(1, keepdims=True)
    expected = {
        "accuracy": metrics.accuracy_score(labels, guess),
        "balanced_accuracy": metrics.balanced_accuracy_score(labels, guess),
        "roc_auc": metrics.roc_auc_score(labels, wide, multi_class="ovr"),
        "log_loss": metrics.log_loss(labels, wide),
    }
    for how in ("macro", "weighted"):
        expected[f"{how}_precision"] = metrics.precision_score(labels, guess, average=how)
        expected[f"{how}_recall"] = metrics.recall_score(labels, guess, average=how)
        expected[f"{how}_f1"] = metrics.f1_score(labels, guess, average=how)
    assert found.overall.missing == {}
    ours = {name: value for name, value in found.overall.values.items() if name != "calibration_error"}
    assert ours == pytest.approx(expected)
    np.testing.assert_array_equal(found.confusion, metrics.confusion_matrix(labels, guess))
    of_each = metrics.precision_recall_fscore_support(labels, guess)
    for code, name in enumerate(CLASSES):
        numbers = found.by_class[name].values
        assert [numbers["precision"], numbers["recall"], numbers["f1"]] == pytest.approx([s[code] for s in of_each[:3]])
        assert numbers["roc_auc"] == pytest.approx(metrics.roc_auc_score(labels == code, wide[:, code]))
    assert found.support.tolist() == of_each[3].tolist()


def test_calibration_of_a_case_made_by_hand() -> None:
    # Ten rows that are 0.9 sure, six of them right; five that are 0.6 sure, all of them right.
    sure = np.array([[0.9, 0.1]] * 10 + [[0.4, 0.6]] * 5)
    labels = np.array([0] * 6 + [1] * 4 + [1] * 5)
    found = calibration(sure, labels)
    assert len(found.rows) == BINS == 15
    # 0.9 is inside (13/15, 14/15], 0.6 is the upper edge of (8/15, 9/15] and belongs to it.
    assert {int(place): int(found.rows[place]) for place in np.flatnonzero(found.rows)} == {8: 5, 13: 10}
    assert found.accuracy[13] == pytest.approx(0.6)
    assert found.confidence[13] == pytest.approx(0.9)
    assert found.error == pytest.approx((10 * 0.3 + 5 * 0.4) / 15)
    assert calibration(np.eye(2), np.array([0, 1])).error == 0  # sure and right, in the last bin
    assert evaluate(labels, sure, ["x", "y"]).overall.values["calibration_error"] == pytest.approx(found.error)


def test_of_one_class_words_say_what_cannot_be_had() -> None:
    _, chances = made(40)
    found = evaluate(np.zeros(40, np.int64), chances, CLASSES)
    assert found.overall.missing == {"roc_auc": "the test part has one class alone, 'a'"}
    assert found.overall.values["accuracy"] == found.overall.values["balanced_accuracy"]
    assert found.by_class["a"].missing == {"roc_auc": "the test part has rows of it alone"}
    assert found.by_class["b"].missing["recall"] == "the test part has no rows of it"
    said = "\n".join(lines(found.as_json()))
    assert "no ROC-AUC, one class against the rest: the test part has one class alone, 'a'" in said
    assert "nan" not in said


def test_a_class_that_is_absent_or_never_predicted_is_said() -> None:
    labels, chances = made(60, 2)
    three = np.hstack([chances, np.zeros((60, 1), np.float32)])
    found = evaluate(labels, three, CLASSES)
    absent = "the test part has no rows of it"
    assert found.by_class["c"].missing == {
        "precision": "it is never predicted",
        "recall": absent,
        "f1": f"{absent}, and it is never predicted",
        "roc_auc": absent,
    }
    assert found.overall.values == pytest.approx(evaluate(labels, chances, CLASSES[:2]).overall.values)


def test_without_rows_nothing_is_evaluated_and_said_so(tmp_path: Path) -> None:
    _, chances = made(5)
    found = evaluate(np.full(5, -1), chances, CLASSES)
    assert found.overall.values == {}
    assert set(found.overall.missing.values()) == {"the test part has no rows"}
    assert list(lines(found.as_json())) == ["  test        not evaluated: the test part has no rows"]
    kept = write_evaluation(found, tmp_path)
    assert kept["rows"] == 0
    assert {path.name for path in tmp_path.iterdir()} == {"evaluation.json", "confusion.csv"}


def test_what_is_written_says_the_same(tmp_path: Path) -> None:
    labels, chances = made(80)
    found = evaluate(labels, chances, CLASSES)
    kept = write_evaluation(found, tmp_path)
    written = json.loads((tmp_path / "evaluation.json").read_text())
    assert kept["accuracy"] == written["accuracy"] == found.overall.values["accuracy"]
    assert written["calibration"]["error"] == written["calibration_error"]
    assert sum(part["rows"] for part in written["calibration"]["curve"]) == written["rows"] == 80
    with (tmp_path / "confusion.csv").open(newline="") as file:
        head, *rows = csv.reader(file)
    assert head[1:] == CLASSES
    assert [list(map(int, row[1:])) for row in rows] == found.confusion.tolist()
    for name in ("confusion.png", "reliability.png"):
        assert (tmp_path / name).read_bytes()[:4] == b"\x89PNG"
