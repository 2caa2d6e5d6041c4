"""Correlations against scipy on the same rows, and against data whose correlation is known."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from kit.judged import judged
from scipy import stats
from statsmodels.stats.multitest import multipletests

from latentwalk.tools.analysis.correlation import RESAMPLES, _ranks, correlations, similarity_entropy
from latentwalk.tools.analysis.results import Measure, jsonable
from latentwalk.tools.analysis.rows import ENTROPY, OWN, row_measures


def measured(x, y):
    """Two measures."""
    return Measure("x", x.astype(np.float32), "made up"), Measure("y", y.astype(np.float32), "made up")


def normal_pair(n, rho, seed=0):
    """n pairs of normal values whose correlation is rho."""
    a, b = np.random.default_rng(seed).normal(size=(2, n))
    return measured(a, rho * a + np.sqrt(1 - rho**2) * b)


@pytest.fixture(scope="module")
def subject():
    return judged(300)


@pytest.fixture(scope="module")
def found(subject):
    return similarity_entropy(subject)


def test_every_group_is_as_scipy_has_it(subject, found):
    measures = row_measures(subject)
    x, y = measures[OWN].values.astype(float), measures[ENTROPY].values.astype(float)
    rows = [np.ones(300, bool), subject.right == 1, subject.right == 0, *(subject.labels == code for code in range(3))]
    assert [group.group for group in found.groups] == [
        "all rows", "right rows", "wrong rows", "class class a", "class class b", "class class c",
    ]  # fmt: skip
    for group, here in zip(found.groups, rows, strict=True):
        pearson, spearman = stats.pearsonr(x[here], y[here]), stats.spearmanr(x[here], y[here])
        assert group.n == here.sum()
        assert (group.pearson.value, group.pearson.p) == pytest.approx((pearson.statistic, pearson.pvalue))
        assert group.pearson.fisher == pytest.approx(tuple(pearson.confidence_interval()))
        assert (group.spearman.value, group.spearman.p) == pytest.approx((spearman.statistic, spearman.pvalue))
        for coefficient in (group.pearson, group.spearman):
            assert coefficient.bootstrap[0] < coefficient.value < coefficient.bootstrap[1]
    p = [c.p for group in found.groups for c in (group.pearson, group.spearman)]
    adjusted = [c.p_adjusted for group in found.groups for c in (group.pearson, group.spearman)]
    assert adjusted == pytest.approx(multipletests(p, method="holm")[1])


def test_likeness_goes_with_certainty_in_rows_of_classes_that_overlap(found):
    assert found.overall.spearman.significant
    assert found.overall.spearman.value < -0.3
    assert found.overall.spearman.p_permutation == 2 / (RESAMPLES + 1)
    assert found.simpson == ""


def test_the_same_seed_gives_the_same_and_json_takes_it(subject, found):
    again = similarity_entropy(subject)
    assert again == found
    assert json.loads(json.dumps(jsonable(found), allow_nan=False))["overall"]["n"] == 300


@pytest.mark.parametrize("rho", [-0.8, 0, 0.4])
def test_a_known_correlation_lies_in_all_intervals(subject, rho):
    overall = correlations(*normal_pair(300, rho, seed=2), subject).overall
    of_ranks = 6 / np.pi * np.arcsin(rho / 2)  # Spearman's ρ of normal values in closed form
    for coefficient, truth in ((overall.pearson, rho), (overall.spearman, of_ranks)):
        for low, high in (coefficient.fisher, coefficient.bootstrap):
            assert low < truth < high
        assert (coefficient.p_permutation < 0.01) == (rho != 0)
    # The two intervals are of one width, within the bootstrap's noise.
    assert np.diff(overall.spearman.bootstrap) == pytest.approx(np.diff(overall.spearman.fisher), rel=0.25)


def test_ranks_of_samples_are_scipys():
    codes = np.random.default_rng(0).integers(0, 40, (5, 40)).astype(float)
    np.testing.assert_array_equal(_ranks(codes), stats.rankdata(codes, axis=-1))


def test_exactly_linear_is_one(subject):
    x = np.arange(300.0)
    overall = correlations(*measured(x, 2 * x + 1), subject).overall
    assert overall.pearson.value == pytest.approx(1)
    assert overall.pearson.bootstrap == pytest.approx((1, 1))
    assert overall.spearman.fisher[0] > 0.999


def test_a_sign_that_turns_within_classes_is_told(subject):
    within = np.random.default_rng(0).normal(size=300)
    noise = np.random.default_rng(1).normal(size=300)
    x, y = 6 * subject.labels + within, 6 * subject.labels - within + 0.3 * noise
    found = correlations(*measured(x, y), subject)
    assert found.overall.pearson.value > 0.5
    assert all(group.pearson.value < -0.5 for group in found.by_class)
    assert found.simpson.startswith("Simpson's paradox: over all rows ρ is +0.")
    assert "within 3 of 3 classes" in found.simpson


def test_what_has_no_correlation_says_why(subject):
    measures = row_measures(subject)
    constant = Measure("similarity", np.full(300, 0.7, np.float32), "constant")
    overall = correlations(constant, measures[ENTROPY], subject).overall
    assert overall.pearson.value is None
    assert overall.pearson.missing == "similarity is the same in all 300 rows"
    few = similarity_entropy(subject.rows(np.array([0, 1, 299])))
    assert all("4 are needed" in group.spearman.missing for group in few.groups)
    none = similarity_entropy(replace(subject, probabilities=None))
    assert none.overall.pearson.missing.endswith("(entropy: the model gave no probabilities)")
    assert none.simpson == ""


def test_rows_without_a_value_and_empty_classes_are_left_out(subject):
    x, y = normal_pair(300, 0.5)
    x.values[:7] = np.nan
    found = correlations(x, y, replace(subject, classes=[*subject.classes, "nobody"]))
    assert found.overall.n == 293
    assert found.overall.pearson.value == pytest.approx(stats.pearsonr(x.values[7:], y.values[7:]).statistic, abs=1e-6)
    assert found.by_class[3].pearson.missing == "0 rows with both measures, 4 are needed"
