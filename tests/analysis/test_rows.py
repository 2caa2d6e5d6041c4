"""Measures of rows against closed forms, scipy and the full matrix of similarities."""

from __future__ import annotations

import json
import tracemalloc
from dataclasses import replace

import numpy as np
import pytest
from kit.judged import judged
from scipy.stats import entropy
from sklearn.metrics import roc_auc_score
from sklearn.metrics.pairwise import cosine_similarity

from latentwalk.tools.analysis import rows, similarity
from latentwalk.tools.analysis.results import holm, jsonable, share
from latentwalk.tools.analysis.rows import ENTROPY, ENTROPY_SHARE, MARGIN, OWN, PREDICTED, row_measures


@pytest.fixture(scope="module")
def subject():
    return judged()


def test_entropy_is_scipys_and_margin_the_gap(subject):
    found = row_measures(subject)
    np.testing.assert_allclose(found[ENTROPY].values, entropy(subject.probabilities, axis=1), atol=1e-5)
    np.testing.assert_allclose(found[ENTROPY_SHARE].values, entropy(subject.probabilities, base=3, axis=1), atol=1e-5)
    largest = np.sort(subject.probabilities, axis=1)
    np.testing.assert_allclose(found[MARGIN].values, largest[:, -1] - largest[:, -2], atol=1e-6)


def test_certain_and_alike_probabilities_are_the_ends():
    certain, alike = rows.uncertainty(np.array([[1, 0, 0, 0], [0.25] * 4], np.float32), 2)[1].values
    assert (certain, alike) == (0, 1)


def test_similarity_to_classes_is_the_full_matrix_without_the_row_itself(subject):
    found, full = row_measures(subject), cosine_similarity(subject.representation.astype(np.float64))
    for name, classes in ((OWN, subject.labels), (PREDICTED, subject.predictions)):
        inside = subject.labels[None] == classes[:, None]
        np.fill_diagonal(inside, False)
        expected = (full * inside).sum(axis=1) / inside.sum(axis=1)
        np.testing.assert_allclose(found[name].values, expected, atol=1e-5)
    wrong = subject.right == 0
    assert (found[PREDICTED].values[wrong] > found[OWN].values[wrong]).mean() > 0.9


def test_a_class_of_one_row_says_so():
    found = rows.class_similarity(np.eye(3, dtype=np.float32), np.array([0, 0, 1]), np.array([0, 1, 0]))
    assert np.isnan(found[0].values).tolist() == [False, False, True]
    assert found[0].missing == "1 row without a value: their class has no other row"
    assert not np.isnan(found[1].values).any()


def test_a_predicted_class_without_rows_and_rows_that_are_zero_or_nan_say_so(subject):
    representation = subject.representation.copy()
    representation[0], representation[1, 2] = 0, np.nan
    predictions = subject.predictions.copy()
    predictions[5] = 3
    found = row_measures(replace(subject, representation=representation, predictions=predictions))
    assert "2 rows without a value: their representation is zero or not finite" in found[OWN].missing
    assert np.flatnonzero(np.isnan(found[OWN].values)).tolist() == [0, 1]
    assert "their class has no other row" in found[PREDICTED].missing
    assert np.flatnonzero(np.isnan(found[PREDICTED].values)).tolist() == [0, 1, 5]


def test_what_the_model_did_not_give_is_missing_in_words(subject):
    bare = row_measures(replace(subject, probabilities=None, representation=None))
    assert bare[ENTROPY].missing == "the model gave no probabilities"
    assert bare[OWN].missing == "no representation of the rows was kept"
    assert np.isnan(bare[MARGIN].values).all()
    assert row_measures(replace(subject, probabilities=np.ones((600, 1), np.float32)))[ENTROPY].missing.startswith(
        "with one class"
    )
    broken = subject.probabilities.copy()
    broken[3] = np.nan
    one = row_measures(replace(subject, probabilities=broken))[ENTROPY]
    assert np.flatnonzero(np.isnan(one.values)).tolist() == [3]
    assert one.missing == "1 row without a value: their probabilities are not finite"


def test_constant_and_huge_representations_have_similarity_one():
    labels = np.zeros(5, np.int32)
    for value in (3, 1e30):
        found = rows.class_similarity(np.full((5, 4), value, np.float32), labels, labels)
        np.testing.assert_allclose(found[0].values, 1, atol=1e-6)
        assert not found[0].missing


@pytest.mark.parametrize("rows_at_once", [1, 7, 300])
def test_blocks_put_together_are_the_full_matrix(subject, rows_at_once):
    few = subject.representation[::2]
    units, _ = rows.unit_vectors(few)
    full = np.full((300, 300), np.nan, np.float32)
    for start, block in similarity.blocks(units, rows_at_once * 300 * 4):
        full[start : start + len(block), start:] = block
        full[start:, start : start + len(block)] = block.T
    np.testing.assert_allclose(full, cosine_similarity(few), atol=2e-6)


def test_similarities_of_pairs_are_those_of_the_full_matrix(subject):
    found = similarity.similarities(subject.representation, subject.labels, 3, limit_bytes=50_000)
    full = cosine_similarity(subject.representation)
    pairs = np.triu_indices(600, 1)
    same = (subject.labels[:, None] == subject.labels)[pairs]
    for histogram, here in ((found.same, same), (found.different, ~same)):
        # Two matrix products differ in the last digit, so a pair may fall on either side of an edge.
        assert histogram.sum() == here.sum()
        assert abs(histogram - np.histogram(full[pairs][here], found.edges)[0]).sum() < 20
    assert found.separation.value == pytest.approx(roc_auc_score(same, full[pairs]), abs=1e-4)
    block = full[:200, :200]
    assert found.by_class[0, 0] == pytest.approx((block.sum() - 200) / (200 * 199), abs=1e-5)
    assert found.by_class[0, 2] == pytest.approx(full[:200, 400:].mean(), abs=1e-5)


def test_similarities_of_one_class_or_an_empty_one_say_so(subject):
    one = similarity.similarities(subject.representation, np.zeros(600, np.int32), 2)
    assert (one.separation.value, one.separation.missing) == (None, "all rows are of one class")
    assert np.isnan(one.by_class[1]).all()
    none = similarity.similarities(subject.representation, np.full(600, -1, np.int32), 2)
    assert none.separation.missing == "no two rows of one class"
    assert none.missing.startswith("600 rows are left out")


def test_memory_is_a_block_and_not_the_matrix():
    """50,000 rows of 256: blocks of 671 rows, 134 MB of a matrix of 10 GB.  Here 4,000 rows, 2 MB of 64 MB."""
    assert similarity.block_rows(50_000) * 50_000 * 4 <= similarity.BLOCK_BYTES
    assert similarity.block_rows(50_000) == 671
    assert similarity.block_rows(10, 1) == 1
    points = np.random.default_rng(0).normal(size=(4000, 8)).astype(np.float32)
    tracemalloc.start()
    similarity.similarities(points, np.zeros(4000, np.int32), 1, limit_bytes=2 << 20)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 12 << 20


def test_wilson_and_holm_by_hand():
    found = share(8, 10)
    assert (found.low, found.high) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert share(0, 0).missing == "there are no rows"
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert holm([]) == []


def test_results_are_json(subject):
    found = row_measures(replace(subject, representation=None))
    back = json.loads(json.dumps(jsonable(found), allow_nan=False))
    assert back[OWN]["values"][0] is None
    assert back[ENTROPY]["how"].startswith("−Σ p ln p")
