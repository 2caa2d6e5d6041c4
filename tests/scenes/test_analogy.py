"""Arithmetic with rows, against vectors that are made of known parts."""

from __future__ import annotations

import numpy as np
import pytest

from latentwalk.scenes.queries.analogy import along, analogy, nearness

ROYAL, MALE, FEMALE = np.eye(8)[:3]
WORDS = ["king", "queen", "man", "woman", "boy", "girl", *(f"other {i}" for i in range(60))]


def made():
    rng = np.random.default_rng(0)
    young = np.eye(8)[3]
    meant = [ROYAL + MALE, ROYAL + FEMALE, MALE, FEMALE, young + MALE, young + FEMALE]
    values = np.vstack([meant, rng.normal(0, 0.5, (60, 8))]) + rng.normal(0, 0.02, (66, 8))
    return values.astype(np.float32)


@pytest.mark.parametrize("metric", ["cosine", "euclidean"])
def test_king_less_man_and_woman_is_queen(metric):
    found = analogy(made(), metric, [0, 3], [2], 5)
    assert WORDS[found.rows[0]] == "queen"
    assert not {0, 2, 3} & set(found.rows.tolist())
    assert (np.diff(found.nearness) <= 0).all()


def test_lengths_count_only_where_the_metric_says_so():
    values = made()
    values[0] *= 50
    assert WORDS[analogy(values, "cosine", [0, 3], [2], 1).rows[0]] == "queen"
    assert WORDS[analogy(values, "euclidean", [0, 3], [2], 1).rows[0]] != "queen"


def test_nearness_agrees_with_the_formula_in_blocks_and_with_a_row_of_zeros(monkeypatch):
    values = made()
    whole = nearness(values, "cosine", values[4])
    monkeypatch.setattr("latentwalk.scenes.queries.analogy.BLOCK", 7)
    np.testing.assert_allclose(nearness(values, "cosine", values[4]), whole, atol=1e-6)
    expected = values @ values[4] / np.linalg.norm(values, axis=1) / np.linalg.norm(values[4])
    np.testing.assert_allclose(whole, expected, atol=1e-6)
    values[5] = 0
    assert nearness(values, "cosine", values[4])[5] == 0


@pytest.mark.parametrize("metric", ["cosine", "euclidean"])
def test_along_is_0_at_the_one_and_1_at_the_other(metric):
    found = along(made(), metric, 2, 3)
    assert found[2] == pytest.approx(0, abs=1e-5)
    assert found[3] == pytest.approx(1, abs=1e-5)
    assert found[1] - found[0] > 0.5
    assert found[5] - found[4] > 0.5


def test_there_are_no_more_answers_than_other_rows():
    values = made()[:4]
    assert analogy(values, "cosine", [0, 3], [2], 10).rows.tolist() == [1]
    assert len(analogy(values[:2], "cosine", [0], [1], 10).rows) == 0
