"""Where the best possible rule is known: models reach it within a stated margin, and the statistics agree with it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from kit.judged import judged
from scipy.stats import norm, spearmanr
from sklearn.discriminant_analysis import QuadraticDiscriminantAnalysis
from sklearn.linear_model import LogisticRegression

from latentwalk.tools.analysis.regions import error_regions
from latentwalk.tools.analysis.results import share
from latentwalk.tools.analysis.rows import ENTROPY, row_measures
from latentwalk.tools.analysis.subject import Subject
from latentwalk.tools.data import sources


def test_two_normal_classes_are_told_apart_as_well_as_can_be():
    """Φ(δ / 2) in closed form: logistic regression from 2,000 rows reaches it within 2 points on 4,000 new ones."""
    learned, new = judged(2000, classes=2, apart=2.0, seed=1), judged(4000, classes=2, apart=2.0, seed=2)
    best = norm.cdf(2.0 * np.sqrt(2) / 2)
    model = LogisticRegression().fit(learned.features, learned.labels)
    reached = share(int((model.predict(new.features) == new.labels).sum()), 4000)
    assert reached.value == pytest.approx(best, abs=0.02)
    own = share(int((new.right == 1).sum()), 4000)  # of the true probabilities
    assert own.low < best < own.high


def test_classes_of_different_spread_need_a_quadratic_model():
    """Both around 0, one three times as wide in 2 dimensions: the border is a circle, the share in closed form."""
    rng = np.random.default_rng(0)
    labels = np.arange(8000) % 2
    points = rng.normal(size=(8000, 2)) * np.where(labels == 1, 3, 1)[:, None]
    squared = 2 * np.log(9) / (1 - 1 / 9)  # where both densities are equal; |x|² / σ² is exponential with mean 2
    best = (1 - np.exp(-squared / 2) + np.exp(-squared / 18)) / 2
    model = QuadraticDiscriminantAnalysis().fit(points[:4000], labels[:4000])
    assert model.score(points[4000:], labels[4000:]) == pytest.approx(best, abs=0.02)
    line = LogisticRegression().fit(points[:4000], labels[:4000])
    assert line.score(points[4000:], labels[4000:]) < best - 0.1


def test_entropy_of_true_probabilities_tells_the_errors_that_nobody_can_avoid():
    subject = judged(4000)
    entropy = row_measures(subject)[ENTROPY].values
    wrong = subject.right == 0
    assert entropy[wrong].mean() > 3 * entropy[~wrong].mean()
    # Calibrated: of the rows that are given 1 − p, that share is wrong.
    expected = 1 - subject.probabilities.max(axis=1).mean()
    found = share(int(wrong.sum()), 4000)
    assert found.low < expected < found.high
    flat = replace(subject, probabilities=np.full((4000, 3), 1 / 3, np.float32))
    np.testing.assert_allclose(row_measures(flat)[ENTROPY].values, np.log(3), rtol=1e-5)


@pytest.fixture(scope="module")
def mixture():
    """6,000 rows of the known world, and what a quadratic model fitted on the even ones says of the odd ones.

    Its classes are several normal clusters each: it is told these, and their chances are added up.
    """
    dataset = sources.load(["gaussian-mixture"], samples=6000, seed=3)
    labels = dataset.label.codes
    cluster = dataset.columns["true_cluster"].codes
    model = QuadraticDiscriminantAnalysis().fit(dataset.features[::2], cluster[::2])
    owner = np.zeros((len(model.classes_), len(dataset.label.names)))
    owner[np.searchsorted(model.classes_, cluster), labels] = 1
    chances = (model.predict_proba(dataset.features) @ owner).astype(np.float32)
    subject = Subject(
        "gaussian-mixture", dataset.ids, dataset.label.names, labels, chances.argmax(axis=1).astype(np.int32), chances,
        dataset.features, dataset.features, dataset.feature_names, dataset.columns,
    )  # fmt: skip
    return subject.rows(np.arange(1, 6000, 2)), dataset.provenance["world"]["bayes_accuracy"]


def test_the_bayes_share_of_the_mixture_is_reached(mixture):
    """By a quadratic model, within 2 points, and of the rows that Bayes' rule has right, over 97 %."""
    subject, best = mixture
    assert share(int((subject.right == 1).sum()), 3000).value == pytest.approx(best, abs=0.02)
    bayes = subject.columns["bayes_class"].codes
    assert (subject.predictions == bayes).mean() > 0.97


def test_rows_at_the_true_boundary_are_where_it_is_wrong(mixture):
    subject, best = mixture
    found = error_regions(subject)
    assert any("boundary_distance" in region.name or "bayes_posterior" in region.name for region in found.regions)
    assert found.regions[0].error_rate.low > 2 * (1 - best)
    entropy = row_measures(subject)[ENTROPY].values
    assert spearmanr(entropy, np.abs(subject.columns["boundary_distance"].values)).statistic < -0.6
