"""Ways between latents: straight, spherical, and over the neighbour graph."""

from itertools import pairwise

import numpy as np
import pytest
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from latentwalk.runtime.world.probe.paths import WAYS, NeighborGraph, linear, spherical
from latentwalk.scenes import Neighbors

SHARES = np.linspace(0, 1, 17, dtype=np.float32)


@pytest.mark.parametrize("mode", WAYS)
@pytest.mark.parametrize("size", [1, 2, 3, 20])
def test_a_way_begins_and_ends_where_it_should(mode, size):
    rng = np.random.default_rng(size)
    a, b = rng.normal(size=(2, size)).astype(np.float32)
    way = WAYS[mode](a, b, SHARES)
    assert way.shape == (17, size)
    np.testing.assert_allclose(way[[0, -1]], [a, b], atol=1e-5)


@pytest.mark.parametrize("size", [2, 3, 64])
def test_slerp_stays_on_its_sphere_and_turns_evenly(size):
    rng = np.random.default_rng(0)
    a, b = rng.normal(size=(2, size))
    a, b = (3 * a / np.linalg.norm(a)).astype(np.float32), (3 * b / np.linalg.norm(b)).astype(np.float32)
    way = spherical(a, b, SHARES)
    np.testing.assert_allclose(np.linalg.norm(way, axis=1), 3, atol=1e-5)
    turns = np.arccos(np.clip((way[1:] * way[:-1]).sum(1) / 9, -1, 1))
    np.testing.assert_allclose(turns, turns[0], rtol=1e-3)
    assert np.linalg.norm(linear(a, b, SHARES), axis=1).min() < 2.9


def test_norms_of_ends_on_two_spheres_go_evenly_from_one_to_the_other():
    way = spherical(np.float32([1, 0, 0]), np.float32([0, 3, 0]), SHARES)
    np.testing.assert_allclose(np.linalg.norm(way, axis=1), 1 + 2 * SHARES, atol=1e-5)


def test_slerp_where_no_great_circle_is_defined():
    a = np.float32([1, 2, 3])
    np.testing.assert_allclose(np.linalg.norm(spherical(a, -a, SHARES), axis=1), np.linalg.norm(a), atol=1e-4)
    np.testing.assert_allclose(spherical(a, -a, SHARES)[-1], -a, atol=1e-5)
    np.testing.assert_allclose(spherical(a, 2 * a, SHARES), linear(a, 2 * a, SHARES), atol=1e-5)
    np.testing.assert_allclose(spherical(0 * a, a, SHARES), linear(0 * a, a, SHARES), atol=1e-5)


def knn(points, k):
    away = np.linalg.norm(points[:, None] - points[None], axis=2)
    np.fill_diagonal(away, np.inf)
    rows = np.argsort(away, axis=1)[:, :k].astype(np.int32)
    return Neighbors(rows, np.take_along_axis(away, rows, 1).astype(np.float32))


def test_the_shortest_way_is_as_short_as_scipys():
    neighbors = knn(np.random.default_rng(0).normal(size=(300, 3)), 6)
    n, k = neighbors.indices.shape
    starts, ends, lengths = np.repeat(np.arange(n), k), neighbors.indices.ravel(), neighbors.distances.ravel()
    shortest = dijkstra(csr_array((lengths.astype(np.float64), (starts, ends)), (n, n)), directed=False, indices=4)
    steps = {frozenset(pair): length for *pair, length in zip(starts.tolist(), ends.tolist(), lengths, strict=True)}
    graph = NeighborGraph(neighbors)
    for goal in (4, 5, 77, 299):
        rows = graph.shortest(4, goal).tolist()
        assert (rows[0], rows[-1]) == (4, goal)
        assert sum(steps[frozenset(pair)] for pair in pairwise(rows)) == pytest.approx(shortest[goal], rel=1e-6)


def test_no_way_leads_to_an_island_and_missing_neighbours_are_none():
    points = np.concatenate([np.zeros((4, 3)), np.full((4, 3), 100.0)]) + np.arange(8)[:, None] * 0.1
    neighbors = knn(points, 2)
    neighbors.indices[0, 1] = -1
    graph = NeighborGraph(neighbors)
    assert len(graph.shortest(0, 7)) == 0
    assert graph.shortest(4, 7).tolist()[0] == 4
