"""Confusions against scikit-learn's matrix and chance in closed form; a planted one is first, chance alone is none."""

from __future__ import annotations

import json

import numpy as np
import pytest
from scipy.stats import binomtest
from sklearn.metrics import confusion_matrix

from latentwalk.tools.analysis.confusion import chances, confusion
from latentwalk.tools.analysis.results import jsonable

DIGITS = [str(digit) for digit in range(10)]


def predicted(labels, rate, seed):
    """Predictions of which `rate` are wrong, by chance as the model has it."""
    rng = np.random.default_rng(seed)
    found = labels.copy()
    for row in np.flatnonzero(rng.random(len(labels)) < rate):
        found[row] = rng.choice(labels[labels != labels[row]])
    return found


@pytest.fixture(scope="module")
def labels():
    return np.random.default_rng(0).choice(10, 3000, p=np.arange(1, 11) / 55).astype(np.int32)


def test_matrix_is_scikit_learns_and_the_planted_pair_is_first(labels):
    predictions = predicted(labels, 0.05, 1)
    planted = np.flatnonzero((labels == 4) & (predictions == 4))[:40]
    predictions[planted] = 9
    found = confusion(labels, predictions, DIGITS)
    np.testing.assert_array_equal(found.matrix, confusion_matrix(labels, predictions))
    first = found.pairs[0]
    assert (first.label, first.predicted, first.significant) == ("4", "9", True)
    assert set(planted) <= set(first.rows.tolist())
    assert first.count == len(first.rows) == found.matrix[4, 9]
    assert [pair for pair in found.pairs if pair.significant] == [first]
    errors = int((labels != predictions).sum())
    assert first.p == pytest.approx(binomtest(first.count, errors, first.expected / errors, "greater").pvalue)
    assert first.sentence.startswith(f"4 taken for 9: {first.count} rows, ")
    assert json.loads(json.dumps(jsonable(found), allow_nan=False))["pairs"][0]["rows"]


def test_chance_alone_is_seldom_called_more(labels):
    """Of 20 models that err by chance at most 5 % should have a pair, within the noise of 20."""
    called = [
        any(pair.significant for pair in confusion(labels, predicted(labels, 0.1, seed), DIGITS).pairs)
        for seed in range(20)
    ]
    assert sum(called) <= 3


def test_chance_in_closed_form():
    two = chances(np.array([[90, 5], [2, 3]]))
    np.testing.assert_allclose(two, [[0, 95 / 100], [5 / 100, 0]])
    three = chances(np.diag([10, 10, 20]))
    np.testing.assert_allclose(three[0], [0, 1 / 4 / 3, 1 / 4 * 2 / 3])
    assert three.sum() == pytest.approx(1)


def test_what_cannot_be_ranked_says_why():
    codes = np.array([0, 1, 2], np.int32)
    assert confusion(codes, codes, DIGITS).missing == "none of the 3 rows is wrong"
    assert confusion(codes * 0 - 1, codes, DIGITS).missing == "no row has both a label and a prediction"
    assert confusion(codes[:0], codes[:0], DIGITS).pairs == ()


def test_a_class_that_is_only_predicted_counts():
    found = confusion(np.array([0, 0, 0, 0], np.int32), np.array([0, 0, 0, 1], np.int32), ["a", "b", "empty"])
    (pair,) = found.pairs
    assert (pair.label, pair.predicted, pair.count) == ("a", "b", 1)
    assert np.isfinite([pair.residual, pair.p, pair.p_adjusted]).all()
