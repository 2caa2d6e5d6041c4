"""The nearest flip, against boundaries whose distance is known, and against a search through many places."""

from __future__ import annotations

import numpy as np
import pytest

from latentwalk.scenes.queries.counterfactual import nearest_flip, slopes, spread


def softmax(logits):
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return (raised / raised.sum(axis=1, keepdims=True)).astype(np.float32)


def planes(weights, bias):
    return lambda places: softmax(places @ np.asarray(weights).T + bias)


def around(size, n=80, seed=0):
    return np.random.default_rng(seed).normal(0, 2, (n, size)).astype(np.float32)


@pytest.mark.parametrize("size", [1, 2, 3, 16])
def test_a_plane_is_met_at_a_right_angle(size):
    normal = np.random.default_rng(size).normal(size=size)
    evaluate = planes([normal, -normal], [1.0, -1.0])  # 2 · (normal · z + 1) = 0
    start = (normal * 0.7).astype(np.float32)
    found = nearest_flip(evaluate, start, around(size))
    expected = abs(normal @ start + 1) / np.linalg.norm(normal)
    assert found.distance == pytest.approx(expected, rel=2e-3)
    assert found.distance >= expected * (1 - 1e-4)
    np.testing.assert_allclose(found.latent, start - normal / np.linalg.norm(normal) * expected, atol=0.02)
    assert (found.of, found.to) == (0, 1)
    assert evaluate(found.latent[None])[0].argmax() == 1


def test_the_class_changes_just_at_the_end_of_the_way():
    evaluate = planes(np.random.default_rng(3).normal(size=(5, 3)), np.zeros(5))
    for start in around(3, 20, 7):
        found = nearest_flip(evaluate, start, around(3))
        before = start + (found.latent - start) * 0.998
        assert [int(p.argmax()) for p in evaluate(np.stack([before, found.latent]))] == [found.of, found.to]


@pytest.mark.parametrize("to", [None, 1, 2])
def test_a_chosen_class_may_be_farther_than_the_nearest(to):
    evaluate = planes([[0, 0], [4, 0], [0, 1]], [0, -4.0, -3.0])  # at the origin 0; 1 from x = 1 on, 2 from y = 3 on
    found = nearest_flip(evaluate, np.zeros(2, np.float32), around(2), to)
    assert found.to == (to or 1)
    assert found.distance == pytest.approx({None: 1, 1: 1, 2: 3}[to], rel=3e-3)
    assert nearest_flip(evaluate, np.zeros(2, np.float32), around(2), 0) is None


def test_a_bent_boundary_is_met_where_it_is_nearest():
    def inside(places):  # class 1 in a ball about (3, 0, 0) of radius 1
        gap = (1 - np.linalg.norm(places - [3, 0, 0], axis=1)) * 8
        return softmax(np.stack([np.zeros(len(places)), gap], axis=1))

    others = around(3, 300, 1) + np.array([3, 1, 0], np.float32)
    for start in ([0, 0, 0], [0, 2, 0], [2, 2, 2]):
        found = nearest_flip(inside, np.array(start, np.float32), others)
        assert found.distance == pytest.approx(np.linalg.norm(np.array(start) - [3, 0, 0]) - 1, rel=5e-3)


def test_the_nearest_of_random_networks_agrees_with_a_search_in_all_directions():
    rng = np.random.default_rng(5)
    inner, outer = rng.normal(0, 1, (12, 2)), rng.normal(0, 2, (4, 12))

    def evaluate(places):
        return softmax(np.tanh(places @ inner.T) @ outer.T)

    turns = np.linspace(0, 2 * np.pi, 360, endpoint=False)
    directions = np.stack([np.cos(turns), np.sin(turns)], axis=1)
    lengths = np.linspace(0.01, 6, 600)
    missed = 0
    for start in around(2, 25, 9):
        own = evaluate(start[None])[0].argmax()
        places = start + directions[:, None] * lengths[:, None]
        flipped = evaluate(places.reshape(-1, 2)).argmax(axis=1).reshape(360, 600) != own
        best = min((lengths[row.argmax()] for row in flipped if row.any()), default=np.inf)
        found = nearest_flip(evaluate, start, around(2, 80, 2))
        assert found.distance >= best - 0.02
        missed += found.distance > 1.05 * best + 0.01
    assert missed <= 1


def test_where_nothing_flips_there_is_none():
    assert nearest_flip(planes([[0, 0], [0, 0]], [5.0, 0.0]), np.zeros(2, np.float32), around(2)) is None


def test_a_classifier_too_sure_for_slopes_is_met_by_places_on_the_other_side():
    evaluate = planes([[1000.0, 0], [-1000.0, 0]], [0.0, 0.0])
    found = nearest_flip(evaluate, np.array([2, 1], np.float32), around(2))
    assert found.distance == pytest.approx(2, rel=0.05)


def test_slopes_and_spread():
    weights = np.array([[1.0, 2.0], [0.5, -1.0], [0.0, 0.0]])
    logs, rises = slopes(planes(weights, np.zeros(3)), np.zeros((2, 2), np.float32), 0.02)
    np.testing.assert_allclose(logs, np.log(1 / 3), atol=1e-6)
    np.testing.assert_allclose(rises[0].T, weights - weights.mean(axis=0), atol=1e-3)
    assert spread(np.ones((3, 2), np.float32)) == 1.0
