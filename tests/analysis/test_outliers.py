"""Outlier scores against scikit-learn's; planted outliers are the first, with rates."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.ensemble import IsolationForest
from sklearn.metrics import roc_auc_score
from sklearn.neighbors import LocalOutlierFactor

from latentwalk.tools.analysis.outliers import ISOLATION, LOF, TREES, outliers


@pytest.fixture(scope="module")
def planted():
    """400 rows in two clusters, one of them tight, and 12 rows far from both."""
    rng = np.random.default_rng(0)
    inside = np.concatenate([rng.normal(0, 1, (200, 5)), rng.normal(8, 0.2, (200, 5))])
    far = rng.normal(0, 1, (12, 5))
    far *= 9 / np.linalg.norm(far, axis=1, keepdims=True)
    return np.concatenate([inside, far]).astype(np.float32), np.arange(412) >= 400


def test_planted_outliers_are_found(planted):
    """All 12 are among the first 13 of both, so precision is over 0.9 at full recall; and AUC over 0.99."""
    points, far = planted
    for measure in outliers(points, len(points)):
        assert measure.missing == ""
        assert far[np.argsort(-measure.values)[:13]].sum() == 12
        assert roc_auc_score(far, measure.values) > 0.99


def test_scores_are_scikit_learns(planted):
    points, _ = planted
    lof, isolation = outliers(points, len(points), seed=3)
    assert (lof.name, isolation.name) == (LOF, ISOLATION)
    model = LocalOutlierFactor(20).fit(points)
    np.testing.assert_allclose(lof.values, -model.negative_outlier_factor_, rtol=1e-5)
    forest = IsolationForest(n_estimators=TREES, random_state=3).fit(points)
    np.testing.assert_allclose(isolation.values, -forest.score_samples(points), rtol=1e-5)
    np.testing.assert_array_equal(outliers(points, len(points), seed=3)[1].values, isolation.values)


def test_a_row_inside_an_even_cloud_is_about_one():
    grid = np.stack(np.meshgrid(*[np.arange(12.0)] * 2), axis=-1).reshape(-1, 2).astype(np.float32)
    middle = 6 * 12 + 6
    assert outliers(grid, 144)[0].values[middle] == pytest.approx(1, abs=0.05)


def test_rows_that_are_not_finite_have_no_score(planted):
    points = planted[0].copy()
    points[7, 2] = np.nan
    for measure in outliers(points, len(points)):
        assert np.flatnonzero(np.isnan(measure.values)).tolist() == [7]
        assert measure.missing == "1 row without a value: numbers not finite"


def test_what_has_no_outliers_says_why():
    for points, count, why in (
        (None, 5, "there is neither a representation nor features"),
        (np.zeros((2, 3), np.float32), 2, "2 rows with finite numbers, 3 are needed"),
        (np.ones((30, 3), np.float32), 30, "all 30 rows are the same"),
    ):
        for measure in outliers(points, count):
            assert np.isnan(measure.values).all()
            assert len(measure.values) == count
            assert measure.missing == why


def test_many_rows_in_one_place_are_told(planted):
    crowded = np.concatenate([planted[0], np.full((40, 5), 2, np.float32)])
    lof, isolation = outliers(crowded, len(crowded))
    assert lof.missing.startswith("40 rows are in one place")
    assert isolation.missing == ""
