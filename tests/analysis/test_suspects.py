"""Planted wrong labels are found, with rates; confident learning against its definition; local error rates by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from kit.judged import judged
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from latentwalk.tools.analysis.suspects import confident_other, local_error_rate, suspects, thresholds


@pytest.fixture(scope="module")
def planted():
    """1,000 rows of three classes well apart, of which 50 have a wrong label; probabilities are out of fold."""
    subject = judged(1000, apart=4)
    rng = np.random.default_rng(1)
    rows = np.sort(rng.choice(1000, 50, replace=False))
    labels = subject.labels.copy()
    labels[rows] = (labels[rows] + rng.integers(1, 3, 50)) % 3
    chances = cross_val_predict(LogisticRegression(), subject.features, labels, method="predict_proba")
    found = replace(
        subject,
        labels=labels,
        probabilities=chances.astype(np.float32),
        predictions=chances.argmax(axis=1).astype(np.int32),
    )
    return found, rows


def rates(found, rows):
    """Precision and recall."""
    shared = len(np.intersect1d(found, rows))
    return shared / len(found), shared / len(rows)


def test_planted_wrong_labels_are_found(planted):
    """By the model, neighbors beside it: precision over 0.9, recall over 0.8."""
    subject, rows = planted
    found = suspects(subject)
    precision, recall = rates(found.rows, rows)
    assert precision > 0.9
    assert recall > 0.8
    assert len(np.intersect1d(found.rows[:40], rows)) == 40
    first = found.suspects[0]
    true = judged(1000, apart=4).labels[first.row]
    assert (first.suggested, first.label) == (subject.classes[true], subject.classes[subject.labels[first.row]])
    assert first.reason.startswith(f"labeled {first.label}, more likely {first.suggested}: the model gives ")
    assert "% of its neighbors are labeled" in first.reason
    assert [s.doubt for s in found.suspects] == sorted((s.doubt for s in found.suspects), reverse=True)
    assert found.missing == ""
    assert f"{len(found.suspects)} labels suspect" in found.finding


def test_neighbors_alone_find_them_too(planted):
    """Without probabilities: precision over 0.8, recall over 0.8."""
    subject, rows = planted
    found = suspects(replace(subject, probabilities=None))
    precision, recall = rates(found.rows, rows)
    assert precision > 0.8
    assert recall > 0.8
    assert found.missing == "found without: no probabilities"


def test_right_labels_are_seldom_suspect():
    found = suspects(judged(1000, apart=4))
    assert found.rate.value < 0.02
    assert "against the model" not in found.finding


def test_a_model_that_doubts_a_good_part_of_the_labels_is_doubted_itself(planted):
    chances = np.random.default_rng(0).dirichlet(np.ones(3), 1000).astype(np.float32)
    found = suspects(replace(planted[0], probabilities=chances, representation=None, features=None))
    assert found.rate.value > 0.2
    assert found.finding.endswith(" So many speak against the model rather than the labels.")


def test_confident_joint_by_hand():
    chances = np.array([[0.9, 0.1], [0.7, 0.3], [0.1, 0.9], [0.2, 0.8], [0.45, 0.55]], np.float32)
    labels = np.array([0, 0, 0, 1, 1], np.int32)
    np.testing.assert_allclose(thresholds(chances, labels), [17 / 30, 0.675], rtol=1e-6)
    assert confident_other(chances, labels).tolist() == [-1, -1, 1, -1, -1]
    absent = thresholds(np.hstack([chances, chances[:, :1] * 0]), labels)
    assert absent[2] == np.inf
    chances[0] = np.nan
    assert confident_other(chances, labels)[0] == -1


def test_rows_are_those_of_the_whole_subject(planted):
    subject, rows = planted
    labels = subject.labels.copy()
    labels[:100] = -1
    found = suspects(replace(subject, labels=labels))
    assert found.rows.min() >= 100
    assert rates(found.rows, rows[rows >= 100])[0] > 0.9
    assert [suspect.id for suspect in found.suspects] == [f"row-{row}" for row in found.rows]


def test_what_cannot_be_told_says_why(planted):
    subject, _ = planted
    one = suspects(replace(subject, labels=np.zeros(1000, np.int32)))
    assert one.missing == "two classes of labeled rows are needed, found 1"
    assert one.suspects == ()
    nothing = suspects(replace(subject, probabilities=None, representation=None, features=None))
    assert nothing.missing == "found without: no probabilities; no representation"
    assert suspects(subject.rows(np.array([0]))).missing.endswith("found 1")
    assert local_error_rate(replace(subject, representation=None, features=None)).missing.startswith("there is neither")
    assert "two are needed" in local_error_rate(subject.rows(np.array([0]))).missing


def test_local_error_rate_is_the_share_among_the_nearest_others():
    line = np.array([[0], [1], [2.1], [10], [11], [12.1]], np.float32)
    labels = np.zeros(6, np.int32)
    predictions = np.array([1, 0, 0, 0, 1, 1], np.int32)
    subject = replace(
        judged(6), representation=line, features=None, labels=labels, predictions=predictions, probabilities=None
    )
    assert local_error_rate(subject, 2).values.tolist() == [0, 0.5, 0.5, 1, 0.5, 0.5]
    holes = local_error_rate(replace(subject, predictions=np.array([-1, 0, 0, 0, 1, 1], np.int32)), 2)
    assert np.isnan(holes.values).tolist() == [True] + [False] * 5
    assert holes.missing.startswith("1 row without a value")
