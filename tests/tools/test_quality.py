"""The quality of layouts, held against scikit-learn's figure and against layouts whose quality is known."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from sklearn.decomposition import PCA
from sklearn.manifold import trustworthiness

from latentwalk.scenes import Quality, Unjudged
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


def over_all_orders(features, positions, k):
    """Trustworthiness, continuity and neighbors kept of each row (3, n), the mean over all orders of the rows, by which
    ties are decided."""
    count = len(features)
    apart = [np.linalg.norm(points[:, None] - points[None], axis=2).round(6) for points in (features, positions)]
    orders = list(itertools.permutations(range(count)))
    sums = np.zeros((3, count))
    for order in orders:
        for row in range(count):
            others = [other for other in order if other != row]
            original, shown = (np.argsort(np.argsort(each[row, others], kind="stable")) + 1 for each in apart)
            sums[0, row] += np.maximum(original[shown <= k] - k, 0).sum()
            sums[1, row] += np.maximum(shown[original <= k] - k, 0).sum()
            sums[2, row] += ((original <= k) & (shown <= k)).sum()
    means, worst = sums / len(orders), k * (2 * count - 3 * k - 1) / 2
    return np.stack([1 - means[0] / worst, 1 - means[1] / worst, means[2] / k])


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("k", [1, 2])
def test_ties_are_decided_by_lot(seed, k, monkeypatch):
    monkeypatch.setattr(quality, "MOST_TIED", 1)
    rng = np.random.default_rng(seed)
    features = rng.integers(0, 3, (6, 2)).astype(np.float32)  # few places: rows are equal, and distances are
    positions = rng.integers(0, 2, (6, 3)).astype(np.float32)
    found = quality.measure(features, positions, k=k)
    expected = over_all_orders(features, positions, k)
    np.testing.assert_allclose(np.stack(list(found.per_point.values())), expected, atol=1e-6)
    again = rng.permutation(6)
    other = quality.measure(features[again], positions[again], k=k)
    assert other.trustworthiness == pytest.approx(found.trustworthiness)
    assert other.neighbors_kept == pytest.approx(found.neighbors_kept)


def test_a_picture_that_shows_equal_rows_as_equal_is_perfect():
    features = np.repeat(np.random.default_rng(0).normal(size=(60, 3)), 2, axis=0).astype(np.float32)
    turned = features @ np.linalg.qr(np.random.default_rng(1).normal(size=(3, 3)))[0]
    found = quality.measure(features, turned.astype(np.float32))
    assert isinstance(found, Quality)
    assert (found.trustworthiness, found.continuity, found.neighbors_kept) == (1, 1, 1)
    # Pairs fill an even number of places beside a row's own twin, so that the last of 15 is one of two.
    assert found.tied == pytest.approx(0)
    assert quality.measure(features, turned.astype(np.float32), k=14).tied == pytest.approx(1 / 14)


def test_words_stand_where_rows_cannot_be_told_apart(cloud):
    features, positions = cloud
    same = np.full_like(features, 0.3)
    assert quality.measure(same, positions) == Unjudged("all 400 rows are alike, so none is nearer than another")
    nearly = same + 1e-7 * features
    assert isinstance(quality.measure(nearly, positions), Unjudged)
    flat = quality.measure(features, np.zeros_like(positions))
    assert str(flat).startswith("not judged: all 400 rows are alike in this picture")
    mostly = np.where(np.arange(400)[:, None] < 320, features[:1], features)
    assert "too many rows are equal" in str(quality.measure(mostly, positions))
    half = quality.measure(np.where(np.arange(400)[:, None] < 200, features[:1], features), positions)
    assert isinstance(half, Quality)
    assert 0.5 <= half.tied < 0.65
    assert half.trustworthiness < 0.8  # what the picture parts by itself it has invented


def test_which_of_equal_rows_are_neighbors_is_left_to_chance():
    labels = np.repeat([0, 1], 100)  # in order, as data often is
    found = neighbors.exact(np.ones((200, 3), np.float32), 10)
    assert 0.2 < labels[found.indices].mean() < 0.8


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


def test_figures_that_are_not_judged_are_not_a_number() -> None:
    """A loop over layouts reads them as it reads the others; the reason is in words."""
    unjudged = Unjudged("all rows are the same vector")
    assert str(unjudged) == "not judged: all rows are the same vector"
    for name in ("trustworthiness", "continuity", "neighbors_kept"):
        assert np.isnan(getattr(unjudged, name))
