"""Which features separate classes: scipy's and scikit-learn's figures, planted features first, axes in closed form."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from kit.judged import judged
from scipy.stats import f_oneway
from sklearn.feature_selection import f_classif, mutual_info_classif

from latentwalk.tools.analysis.features import loadings, separation
from latentwalk.tools.analysis.results import jsonable


@pytest.fixture(scope="module")
def subject():
    """x0 … x2 separate the classes, x3 is noise; x4 is x0 in another unit, x5 the same in all rows."""
    found = judged(400)
    extra = np.stack([found.features[:, 0] * 1000 + 7, np.full(400, 5)], axis=1)
    names = [*found.feature_names, "x4", "x5"]
    return replace(found, features=np.hstack([found.features, extra]).astype(np.float32), feature_names=names)


@pytest.fixture(scope="module")
def found(subject):
    return separation(subject)


def by_name(found):
    return {feature.name: feature for feature in found.features}


def test_figures_are_scipys_and_scikit_learns(subject, found):
    values = subject.features[:, :4].astype(float)
    f, p = f_classif(values, subject.labels)
    information = mutual_info_classif(values, subject.labels, random_state=0)
    for column, name in enumerate(subject.feature_names[:4]):
        feature = by_name(found)[name]
        assert (feature.f, feature.p) == pytest.approx((f[column], p[column]))
        assert feature.mutual_information == pytest.approx(information[column], abs=0.03)
        assert feature.p_adjusted >= feature.p
    groups = [values[subject.labels == code, 3] for code in range(3)]
    assert by_name(found)["x3"].f == pytest.approx(f_oneway(*groups).statistic)


def test_what_separates_is_first_and_noise_is_last(found):
    names = [feature.name for feature in found.features]
    assert [feature.rank for feature in found.features] == [1, 2, 3, 4, 5, 6]
    assert set(names[:4]) == {"x0", "x1", "x2", "x4"}
    assert names[4:] == ["x3", "x5"]
    noise, last = found.features[4:]
    assert noise.importance.low <= 0.01
    assert noise.p > 0.01
    assert (last.missing, last.f, last.mutual_information) == ("the same in all rows", None, None)
    assert last.importance.value == 0
    assert by_name(found)["x1"].importance.low > 0.05
    assert found.accuracy > 0.85
    assert found.model == "logistic regression fitted on 70 % of the rows, standardized"
    assert json.loads(json.dumps(jsonable(found), allow_nan=False))["features"][5]["f"] is None


def test_importance_of_a_given_model_is_what_it_looks_at(subject):
    found = separation(subject, lambda rows: (rows[:, 1] > 1).astype(np.int32))
    assert found.model == "the model that is analyzed"
    features = by_name(found)
    assert features["x1"].importance.value > 0.1
    assert all(features[name].importance.value == 0 for name in ("x0", "x2", "x3", "x4", "x5"))


def test_the_same_seed_gives_the_same(subject, found):
    assert separation(subject) == found


def test_axes_of_two_features_that_go_together():
    a, b = np.random.default_rng(0).normal(size=(2, 500))
    features = np.stack([a, a + 0.1 * b, b * 50, np.ones(500)], axis=1).astype(np.float32)
    found = loadings(features, ["a", "like a", "b", "same"])
    np.testing.assert_allclose(np.abs(found.weights[0, :2]), np.sqrt(0.5), atol=0.02)
    assert found.weights[1].argmax() == 2
    assert (found.weights[:, 3] == 0).all()
    np.testing.assert_allclose(np.linalg.norm(found.weights, axis=1), 1, atol=1e-9)
    # Two of three deviations are one direction: two thirds of the variance.
    assert found.share[:2] == pytest.approx([2 / 3, 1 / 3], abs=0.04)
    assert found.sentences[0].startswith("axis 1, 6")
    assert "like a +0.7" in found.sentences[0]


def test_what_has_no_separation_says_why(subject):
    one = replace(subject, labels=np.zeros(400, np.int32))
    assert separation(one).missing == "two classes of two rows or more are needed, found 1"
    assert separation(replace(subject, features=None)).missing == "there are no features"
    assert separation(subject.rows(np.array([0, 1, 398, 399]))).missing.startswith("4 rows with label and finite")
    pictures = replace(subject, images=np.zeros((400, 2, 2, 1), np.uint8))
    assert separation(pictures).missing.startswith("the features are pixels")
    assert loadings(None, []).missing == "there are no features"
    assert loadings(np.ones((5, 2), np.float32), ["a", "b"]).missing == "all rows are the same"
    assert loadings(np.ones((2, 2), np.float32), ["a", "b"]).missing.startswith("2 rows with finite numbers")


def test_rows_with_nan_and_classes_of_one_row_are_left_out(subject):
    features, labels = subject.features.copy(), subject.labels.copy()
    features[0, 0] = np.nan
    labels[1] = 3
    found = separation(replace(subject, features=features, labels=labels, classes=[*subject.classes, "alone"]))
    kept = slice(2, None)
    f, _ = f_classif(features[kept, :1].astype(float), labels[kept])
    assert by_name(found)["x0"].f == pytest.approx(f[0])
