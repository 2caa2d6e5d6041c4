"""The particle mesh: its forces beside all pairs, the same bytes on any number of threads, rows in odd places."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from latentwalk.scenes import Neighbors
from latentwalk.tools.layout.mesh import field as fields
from latentwalk.tools.layout.mesh.field import Field, repulsion
from latentwalk.tools.layout.mesh.graph import Graph, equal_graph, perplexity_graph
from latentwalk.tools.layout.mesh.steps import attract, update


def clusters(n: int, seed: int = 0, size: float = 9) -> np.ndarray:
    """Rows in a dozen clusters, as a finished t-SNE has them: Z is some 30 a row."""
    rng = np.random.default_rng(seed)
    middles = rng.normal(0, size, (12, 3))
    return (middles[rng.integers(0, 12, n)] + rng.normal(0, 2.2, (n, 3))).astype(np.float32)


@pytest.fixture
def grid(monkeypatch):
    """A grid for few rows, too."""
    monkeypatch.setattr(fields, "EXACT_ROWS", 0)


def all_pairs(y: np.ndarray) -> tuple[np.ndarray, float]:
    """∇φ at each row, and Z, in doubles."""
    y = y.astype(np.float64)
    apart = y[:, None] - y
    near = 1 / (1 + (apart**2).sum(axis=2))
    return -2 * (near[:, :, None] ** 2 * apart).sum(axis=1), float(near.sum() - len(y))


def error(found: np.ndarray, true: np.ndarray) -> float:
    """The mean error of a force, of the mean force."""
    return float(np.linalg.norm(found[:, :3] - true, axis=1).mean() / np.linalg.norm(true, axis=1).mean())


@pytest.mark.parametrize(("spacing", "most"), [(0.5, 0.015), (0.8, 0.032), (1.1, 0.06), (1.5, 0.10), (2.2, 0.15)])
def test_the_force_on_a_grid_is_nearly_that_of_all_pairs(grid, spacing, most):
    y = clusters(3000)
    true, z = all_pairs(y)
    out = np.empty((len(y), 4), np.float32)
    assert repulsion(y, spacing, out) == pytest.approx(z, rel=2e-3)
    assert most / 3 < error(out, true) < most


def test_few_rows_repel_one_another_exactly():
    y = clusters(300)
    true, z = all_pairs(y)
    out = np.empty((300, 4), np.float32)
    assert repulsion(y, 1.5, out) == pytest.approx(z, rel=1e-6)
    np.testing.assert_allclose(out[:, :3], true, atol=1e-4)


@pytest.mark.parametrize("rows", [1500, 20_000])
def test_threads_change_no_byte(rows):
    y = clusters(rows)
    graph = equal_graph(np.random.default_rng(1).integers(0, rows, (rows, 5), np.int32))

    def after(pool):
        places, velocity, gains = y.copy(), np.zeros_like(y), np.ones_like(y)
        out = np.empty((rows, 4), np.float32)
        for _ in range(3):
            z = repulsion(places, 1.1, out, pool)
            forces = out[:, :3] * np.float32(0.5 / z)
            attract(places, graph, 1.0, forces, pool)
            update(places, forces, velocity, gains, rows, 0.8, pool)
        return places

    with ThreadPoolExecutor(2) as two, ThreadPoolExecutor(5) as five:
        alone = after(None)
        assert np.array_equal(alone, after(two))
        assert np.array_equal(alone, after(five))
    assert not np.array_equal(alone, y)


def test_clusters_far_apart_take_a_coarser_grid_of_bounded_size(grid):
    y = clusters(3000)
    out = np.empty((len(y), 4), np.float32)
    for gap, most in ((250, 0.14), (5000, 1.1)):
        apart = y.copy()
        apart[1500:, 0] += gap
        field = Field.of(apart, 1.0)
        assert max(field.potential.shape) <= fields.MOST
        field.read(apart, out)
        assert error(out, all_pairs(apart)[0]) < most


def test_rows_at_one_place_have_a_field_and_no_force(grid):
    y = np.full((3000, 3), 7.0, np.float32)
    out = np.empty((3000, 4), np.float32)
    assert repulsion(y, 1.5, out) == pytest.approx(3000 * 2999, rel=0.015)
    assert np.abs(out[:, :3]).max() < 1


def test_the_field_of_known_rows_is_read_elsewhere_and_beyond_its_edge(grid):
    known, at = np.split(clusters(3040), [3000])
    field = Field.of(known, 0.8)
    out = np.empty((40, 4), np.float32)
    field.read(at, out)
    apart = at[:, None].astype(np.float64) - known
    near = 1 / (1 + (apart**2).sum(axis=2))
    np.testing.assert_allclose(out[:, 3], near.sum(axis=1), rtol=0.02, atol=0.3)
    assert error(out, -2 * (near[:, :, None] ** 2 * apart).sum(axis=1)) < 0.06
    out[:] = np.nan
    field.read(np.full((40, 3), 1e6, np.float32), out)
    assert np.isfinite(out).all()


def test_neighbors_all_alike_make_a_symmetric_graph():
    near = np.array([[1, 2], [0, 2], [1, 3], [2, 0]], np.int32)
    graph = equal_graph(near)
    dense = np.zeros((4, 4))
    for row in range(4):
        inside = slice(graph.first[row], graph.first[row + 1])
        dense[row, graph.others[inside]] = graph.weights[inside]
    mutual = np.array([[0, 2, 1, 1], [2, 0, 2, 0], [1, 2, 0, 2], [1, 0, 2, 0]])
    np.testing.assert_allclose(dense, mutual / 16, rtol=1e-6)
    turned = graph.ordered(np.array([2, 0, 3, 1]))
    assert turned.others[turned.first[0] : turned.first[1]].tolist() == [1, 3, 2]  # old 0, 1, 3 of old row 2
    assert turned.weights.sum() == pytest.approx(1)


def test_affinities_have_the_perplexity_asked_for():
    rng = np.random.default_rng(0)
    distances = np.sort(rng.uniform(1, 2, (50, 30)).astype(np.float32), axis=1)
    indices = np.tile(np.arange(50, 80, dtype=np.int32), (80, 1))
    distances = np.vstack([distances, distances[:30]])
    graph = perplexity_graph(Neighbors(indices, distances), 10.0)
    # Rows below 50 are nobody's neighbors, so what they have is their own.
    for row in (0, 7, 49):
        shares = graph.weights[graph.first[row] : graph.first[row + 1]].astype(np.float64)
        shares /= shares.sum()
        assert np.exp(-(shares * np.log(shares)).sum()) == pytest.approx(10, rel=1e-3)


def test_attraction_pulls_along_edges_and_a_step_is_bounded():
    graph = Graph(np.array([0, 1, 2]), np.array([1, 0], np.int32), np.array([0.5, 0.5], np.float32))
    y = np.array([[0, 0, 0], [2, 0, 0]], np.float32)
    forces = np.zeros_like(y)
    attract(y, graph, 3.0, forces)
    np.testing.assert_allclose(forces, [[-0.6, 0, 0], [0.6, 0, 0]], rtol=1e-6)
    velocity, gains = np.zeros_like(y), np.ones_like(y)
    update(y, forces, velocity, gains, 1.0, 0.8)
    np.testing.assert_allclose(velocity[:, 0], [0.6 * 0.8, -0.6 * 1.2], rtol=1e-6)
    update(y, forces * 1e9, velocity, gains, 1.0, 0.8)
    assert np.abs(velocity).max() == 5
