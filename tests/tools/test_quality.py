"""The quality of layouts, held against scikit-learn's figure and against layouts whose quality is known."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.decomposition import PCA
from sklearn.manifold import trustworthiness

from latentwalk.tools.layout import neighbors, quality


@pytest.fixture(scope="module")
def cloud():
    features = np.random.default_rng(1).normal(size=(400, 12)).astype(np.float32)
    return features, PCA(3).fit_transform(features).astype(np.float32)


def test_agrees_with_scikit_learn(cloud):
    features, positions = cloud
    found = quality.measure(features, positions, k=15)
    assert found.trustworthiness == pytest.approx(trustworthiness(features, positions, n_neighbors=15), abs=1e-5)
    # Continuity is trustworthiness with the two spaces changed about.
    assert found.continuity == pytest.approx(trustworthiness(positions, features, n_neighbors=15), abs=1e-5)


def test_agrees_with_scikit_learn_far_from_the_origin(cloud):
    features, positions = cloud
    far = features + 1000
    found = quality.measure(far, positions, k=5)
    assert found.trustworthiness == pytest.approx(trustworthiness(features, positions, n_neighbors=5), abs=1e-4)


def test_a_perfect_layout_is_one_and_a_shuffled_one_is_poor(cloud):
    _, positions = cloud
    perfect = quality.measure(positions, positions * 3)
    assert (perfect.trustworthiness, perfect.continuity, perfect.neighbors_kept) == (1, 1, 1)
    shuffled = quality.measure(positions, np.random.default_rng(0).permutation(positions))
    assert shuffled.trustworthiness == pytest.approx(0.5, abs=0.05)
    assert shuffled.neighbors_kept < 0.1


def test_a_single_misplaced_point_is_the_one_that_is_named(cloud):
    _, positions = cloud
    moved = positions.copy()
    moved[7] = positions.max(axis=0) + 1
    per_point = quality.measure(positions, moved).per_point
    assert np.argmin(per_point["trustworthiness"]) == 7
    assert np.argmin(per_point["neighbors_kept"]) == 7
    assert per_point["trustworthiness"].shape == (len(positions),)


def test_neighbors_kept_counts_by_hand():
    line = np.array([[0, 0, 0], [1, 0, 0], [2.1, 0, 0], [3.3, 0, 0], [4.6, 0, 0], [6, 0, 0]], np.float32)
    swapped = line[[0, 4, 2, 3, 1, 5]]
    found = quality.measure(line, swapped, k=1)  # nearest in line: 1 0 1 2 3 4; in swapped: 4 3 4 2 0 1
    assert found.neighbors_kept == pytest.approx(1 / 6)
    assert found.k == 1


def test_many_rows_are_judged_by_a_fixed_sample(monkeypatch, cloud):
    features, positions = cloud
    exact = quality.measure(features, positions)
    monkeypatch.setattr(quality, "EXACT_ROWS", 300)
    monkeypatch.setattr(quality, "SAMPLE_ROWS", 200)
    sampled = quality.measure(features, positions)
    judged = np.isfinite(sampled.per_point["trustworthiness"])
    assert judged.sum() == 200
    assert np.array_equal(np.flatnonzero(judged), quality.judged_rows(400))
    for name, values in exact.per_point.items():
        np.testing.assert_allclose(sampled.per_point[name][judged], values[judged], atol=1e-6)


def test_k_stays_below_half_of_the_rows():
    points = np.random.default_rng(0).normal(size=(9, 3)).astype(np.float32)
    assert quality.measure(points, points).k == 4
    with pytest.raises(ValueError, match="3 rows"):
        quality.measure(points[:2], points[:2])


def test_exact_neighbors_are_those_of_a_full_sort(monkeypatch, cloud):
    monkeypatch.setattr(neighbors, "BLOCK", 64)
    features, _ = cloud
    done: list[int] = []
    found = neighbors.exact(features, 15, done.append)
    distances = np.linalg.norm(features[:, None] - features[None], axis=2)
    np.fill_diagonal(distances, np.inf)
    assert np.array_equal(found.indices, np.argsort(distances, axis=1)[:, :15])
    np.testing.assert_allclose(found.distances, np.sort(distances, axis=1)[:, :15], rtol=1e-4)
    assert sum(done) == len(features)


def test_duplicates_never_make_a_row_its_own_neighbor():
    features = np.repeat(np.eye(4, dtype=np.float32), 10, axis=0)
    found = neighbors.exact(features, 5)
    assert not (found.indices == np.arange(40)[:, None]).any()
    assert (found.indices // 10 == np.arange(40)[:, None] // 10).all()
    assert found.distances.max() < 1e-3
