"""The three methods on real digits: as good as measured, exactly repeatable, reporting their progress."""

from __future__ import annotations

import signal

import numpy as np
import pytest
from sklearn.decomposition import PCA

from latentwalk.scenes import UsageError
from latentwalk.tools.data import sources
from latentwalk.tools.layout import methods as projections
from latentwalk.tools.layout import neighbors, principal, quality
from latentwalk.tools.layout.methods import Tsne, Umap
from latentwalk.tools.layout.pipeline import LayoutOptions


@pytest.fixture(scope="module")
def digits():
    """500 digits, their principal components and 45 true neighbors."""
    features = sources.load(["digits"], limit=500).features
    return features, principal.pca(features, 50, 0), neighbors.exact(features, 45)


def test_pca_is_scikit_learn_s(digits):
    features, pca, _ = digits
    assert pca.scores.shape == (500, 50)
    expected = PCA(3).fit_transform(features)
    np.testing.assert_allclose(np.abs(pca.positions), np.abs(expected), atol=0.05)
    whole = principal.pca(features, 64, 0)
    np.testing.assert_allclose(whole.mean + whole.scores @ whole.components, features, atol=0.01)
    assert 0.35 < pca.explained[:3].sum() < 0.5


def test_pca_of_fewer_than_three_columns_is_flat():
    features = np.random.default_rng(0).normal(size=(20, 2)).astype(np.float32)
    pca = principal.pca(features, 50, 0)
    assert pca.scores.shape == (20, 2)
    assert pca.positions.shape == (20, 3)
    assert not pca.positions[:, 2].any()


@pytest.mark.parametrize(
    "options",
    [Tsne(), Tsne(perplexity=15), Tsne(engine="opentsne", perplexity=15, iterations=250)],
    ids=["mesh", "mesh with a perplexity", "opentsne"],
)
def test_tsne_keeps_neighbors_repeats_and_tells_how_far_it_is(digits, options):
    features, pca, near = digits
    steps: list[int] = []
    first = projections.tsne(pca.positions, near, options, 0, steps.append)
    second = projections.tsne(pca.positions, near, options, 0)
    assert np.array_equal(first, second)
    assert sum(steps) == options.steps
    found = quality.measure(features, first)
    assert found.trustworthiness > 0.97
    assert found.neighbors_kept > 0.6


def test_umap_keeps_neighbors_repeats_and_tells_how_far_it_is(digits):
    features, pca, near = digits
    steps: list[int] = []
    first = projections.umap(pca.scores, near, Umap(epochs=100), 0, steps.append)
    assert np.array_equal(first, projections.umap(pca.scores, near, Umap(epochs=100), 0))
    assert not np.array_equal(first, projections.umap(pca.scores, near, Umap(epochs=100), 1))
    assert sum(steps) == 100
    found = quality.measure(features, first)
    assert found.trustworthiness > 0.97
    assert found.neighbors_kept > 0.55


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (lambda: LayoutOptions(tsne=Tsne(perplexity=0)), "--tsne-perplexity: expected a number from 1, found 0"),
        (
            lambda: LayoutOptions(tsne=Tsne(learning_rate=-1)),
            "--tsne-learning-rate: expected a number above 0, found -1",
        ),
        (lambda: LayoutOptions(umap=Umap(neighbors=1)), "--umap-neighbors: expected a whole number from 2, found 1"),
        (lambda: LayoutOptions(umap=Umap(min_dist=2)), "--umap-min-dist: expected a number from 0 to 1, found 2"),
        (
            lambda: Tsne().check_rows(15),
            r"with 15 neighbors needs more than 15 rows, found 15; give --tsne-perplexity 4",
        ),
        (
            lambda: Tsne(engine="opentsne").check_rows(90),
            r"with perplexity 30 needs more than 90 rows, found 90; give --tsne-perplexity 29",
        ),
        (lambda: Umap().check_rows(15), r"needs more than 15 rows, found 15; give --umap-neighbors 14"),
    ],
)
def test_options_that_cannot_work_say_what_would(options, said):
    with pytest.raises(UsageError, match=said):
        options()


@pytest.mark.parametrize("engine", ["mesh", "opentsne"])
def test_an_interrupt_is_heard_between_iterations_and_not_inside_them(digits, engine):
    _, pca, near = digits
    steps: list[int] = []

    def press(done: int) -> None:
        steps.append(done)
        if len(steps) == 3:
            signal.raise_signal(signal.SIGINT)

    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        projections.tsne(pca.positions, near, Tsne(engine=engine, perplexity=15), 0, press)
    assert len(steps) == 3
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize(("block_bytes", "many"), [(1 << 26, 10**10), (3000, 10**10), (3000, 0)])
def test_pca_by_blocks_is_scikit_learn_s(monkeypatch, block_bytes, many):
    features = (np.random.default_rng(0).normal(size=(500, 8)) * np.arange(1, 9) + 50).astype(np.float32)
    monkeypatch.setattr(principal, "BLOCK_BYTES", block_bytes)
    monkeypatch.setattr(principal, "MANY_PRODUCTS", many)
    pca = principal.pca(features, 5, 0)
    expected = PCA(5).fit(features.astype(np.float64))
    np.testing.assert_allclose(pca.scores, expected.transform(features), rtol=1e-3, atol=1e-3)
    np.testing.assert_allclose(pca.components, expected.components_, rtol=1e-3, atol=1e-4)
    np.testing.assert_allclose(pca.explained, expected.explained_variance_ratio_, rtol=1e-4)
    np.testing.assert_allclose(pca.mean, features.mean(axis=0), rtol=1e-6)
    assert pca.positions.shape == (500, 3)


def test_pca_of_more_columns_than_rows_is_the_same():
    features = np.random.default_rng(0).normal(size=(40, 60)).astype(np.float32)
    pca = principal.pca(features, 5, 0)
    doubled = principal.pca(np.repeat(features, 2, axis=0), 5, 0)  # as many rows as it needs, the same spread
    np.testing.assert_allclose(pca.scores, doubled.scores[::2], atol=1e-3)
    np.testing.assert_allclose(pca.explained, doubled.explained, atol=1e-5)
