"""Exact neighbors through a bound: the same, to the byte, as a search that holds every row against every other."""

from __future__ import annotations

import numpy as np
import pytest

from latentwalk.tools.layout import bound, neighbors


def full_search(features, k):
    """By sorting all distances; of equally near rows the first in the seeded order."""
    order = np.random.default_rng(0).permutation(len(features))
    wide = features[order].astype(np.float64)
    indices, distances = np.empty((len(wide), k), np.int32), np.empty((len(wide), k), np.float32)
    for number, row in enumerate(wide):
        squared = ((wide - row) ** 2).sum(axis=1)
        squared[number] = np.inf
        nearest = np.argsort(squared, kind="stable")[:k]
        indices[order[number]], distances[order[number]] = order[nearest], np.sqrt(squared[nearest])
    return indices, distances


def wide_rows(kind):
    """400 rows of 100 columns of whole numbers, whose distances many share."""
    rng = np.random.default_rng(0)
    low_rank = rng.integers(-3, 4, (400, 8)) @ rng.integers(-2, 3, (8, 100))
    rows = {
        "low rank": low_rank,
        "nearly low rank": 8 * low_rank + rng.integers(-2, 3, (400, 100)),
        "no structure": rng.integers(-9, 10, (400, 100)),
        "duplicates": low_rank[rng.integers(0, 30, 400)],
        "mostly one row": np.where(np.arange(400)[:, None] < 300, low_rank[:1], low_rank),
        "all alike": np.repeat(low_rank[:1], 400, axis=0),
        "constant columns": np.where(np.arange(100) < 60, 7, low_rank),
        "far from the origin": low_rank + 100_000,
        "one far row": np.where(np.arange(400)[:, None] == 7, 1_000_000, low_rank),
        "equally far": np.eye(400, 100, dtype=int),
    }
    return rows[kind].astype(np.float32)


KINDS = (
    "low rank",
    "nearly low rank",
    "no structure",
    "duplicates",
    "mostly one row",
    "all alike",
    "constant columns",
    "far from the origin",
    "one far row",
    "equally far",
)


@pytest.mark.parametrize("kept", [0, 8, 40])
@pytest.mark.parametrize("kind", KINDS)
def test_every_way_finds_what_a_full_search_finds(monkeypatch, kind, kept):
    features = wide_rows(kind)
    monkeypatch.setattr(bound, "MANY", 100)
    monkeypatch.setattr(bound, "COMPONENTS", (8, 40))
    monkeypatch.setattr(bound, "_quickest", lambda *_: (kept, 20))
    monkeypatch.setattr(neighbors, "BLOCK", 64)
    monkeypatch.setattr(neighbors, "SIFT_BYTES", 20_000)
    found = neighbors.exact(features, 10)
    indices, distances = full_search(features, 10)
    assert np.array_equal(found.indices, indices)
    assert np.array_equal(found.distances, distances)


def test_the_bound_is_taken_where_it_is_quicker(monkeypatch):
    monkeypatch.setattr(bound, "MANY", 100)
    order = np.arange(3000)
    rng = np.random.default_rng(0)
    few = rng.normal(size=(3000, 6)).astype(np.float32) @ rng.normal(size=(6, 300)).astype(np.float32)
    assert bound.search_space(few, order, 15).rows.shape[1] < 100
    noise = rng.normal(size=(3000, 300)).astype(np.float32)
    assert bound.search_space(noise, order, 15).rows.shape == (3000, 300)
    assert bound.search_space(few[:, :50], order, 15).rows.shape == (3000, 50)  # narrow already


def test_the_bound_bounds():
    rng = np.random.default_rng(0)
    features = (rng.normal(size=(5000, 120)) * np.geomspace(1, 0.01, 120)).astype(np.float32)
    space = bound.search_space(features, np.arange(5000), 15)
    assert space.rows.shape[1] < 120
    true = ((features[:50, None].astype(np.float64) - features) ** 2).sum(axis=2)
    here = ((space.rows[:50, None].astype(np.float64) - space.rows) ** 2).sum(axis=2)
    assert (here <= true + space.slack * (space.sizes[:50, None] + space.sizes)).all()
    assert here.mean() > 0.9 * true.mean()


def test_a_search_that_is_interrupted_ends(monkeypatch):
    monkeypatch.setattr(neighbors, "BLOCK", 16)
    features = np.random.default_rng(0).normal(size=(400, 5)).astype(np.float32)
    heard = []

    def stop(rows):
        heard.append(rows)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        neighbors.exact(features, 5, stop)
    assert heard == [16]


def test_rows_that_are_mapped_and_cannot_be_written_are_searched(tmp_path):
    features = np.random.default_rng(0).normal(size=(60, 4)).astype(np.float32)
    np.save(tmp_path / "x.npy", features)
    mapped = neighbors.exact(np.load(tmp_path / "x.npy", mmap_mode="r"), 5)
    assert np.array_equal(mapped.indices, neighbors.exact(features, 5).indices)
