"""Exact neighbors through a bound: the same, to the byte, as a search that holds every row against every other."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from latentwalk.scenes import read
from latentwalk.scenes.info import main as info_main
from latentwalk.tools import terminal
from latentwalk.tools.layout import neighbors, pipeline
from latentwalk.tools.layout.methods import Umap
from latentwalk.tools.layout.near import approximate as approximation
from latentwalk.tools.layout.near import bound, closest
from latentwalk.tools.reduce import main as reduce_main
from latentwalk.tools.reduce import reduce


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
    features = (rng.normal(size=(5000, 120)) * np.geomspace(1, 0.01, 120) + 20).astype(np.float32)
    rows = bound.narrowed(features, np.arange(5000), 30).astype(np.float64)
    assert rows.shape == (5000, 31)
    true = ((features[:50, None].astype(np.float64) - features) ** 2).sum(axis=2)
    here = ((rows[:50, None] - rows) ** 2).sum(axis=2)
    assert (here <= true + 1e-4).all()
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


@pytest.mark.parametrize("columns", [20, 120])
def test_an_approximate_search_tells_how_many_it_finds_and_repeats(monkeypatch, columns):
    rng = np.random.default_rng(0)
    centers = rng.normal(0, 1.5, (12, columns))
    features = (centers[rng.integers(0, 12, 3000)] + rng.normal(size=(3000, columns))).astype(np.float32)
    monkeypatch.setattr(approximation, "PROBES", (4,))
    monkeypatch.setattr(approximation, "ROWS_AT_ONCE", 700)
    done = []
    found = approximation.approximate(features, 10, done.append)
    true = neighbors.exact(features, 10)
    share = np.mean([len(set(a) & set(b)) for a, b in zip(found.indices, true.indices, strict=True)]) / 10
    assert 0.5 < share < 1
    assert found.recall == pytest.approx(share, abs=0.02)
    assert found.recall_rows == 1000
    assert sum(done) == 3000
    hit = found.indices == true.indices
    assert np.array_equal(found.distances[hit], true.distances[hit])
    again = approximation.approximate(features, 10)
    assert np.array_equal(found.indices, again.indices)
    assert np.array_equal(found.distances, again.distances)


def test_an_approximate_search_looks_until_it_finds_enough():
    features = np.random.default_rng(0).normal(size=(1500, 6)).astype(np.float32)
    found = approximation.approximate(features, 5)
    assert approximation.ENOUGH <= found.recall <= 1


def test_rows_of_cells_that_hold_too_few_are_searched_among_all():
    features = np.random.default_rng(0).normal(size=(100, 3)).astype(np.float32)
    features[:3] += 1000
    found = approximation.approximate(features, 60)
    assert found.recall == 1
    assert np.array_equal(found.indices, neighbors.exact(features, 60).indices)


def test_few_rows_are_searched_exactly_and_many_approximately_and_a_scene_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(pipeline, "EXACT_ROWS", 300)
    np.save(tmp_path / "x.npy", np.random.default_rng(0).normal(size=(400, 6)))
    argv = [str(tmp_path / "x.npy"), "--method", "pca", "-o"]
    assert reduce_main([*argv, str(tmp_path / "a.scene")]) == 0
    printed = capsys.readouterr()
    near = read(tmp_path / "a.scene").neighbors
    assert 0.9 < near.recall <= 1
    assert near.recall_rows == 400
    assert f"; neighbors approximate, {100 * near.recall:.1f} % of the true ones found" in printed.out
    assert "--neighbor-search exact finds all" in printed.err
    assert reduce_main([*argv, str(tmp_path / "b.scene"), "--neighbor-search", "exact"]) == 0
    exact = read(tmp_path / "b.scene").neighbors
    assert exact.recall is None
    assert "approximate" not in "".join(capsys.readouterr())
    assert np.array_equal(exact.indices, neighbors.exact(np.load(tmp_path / "x.npy").astype(np.float32), 15).indices)
    for name, told in (("a", "search approximate  recall "), ("b", "")):
        assert info_main([str(tmp_path / f"{name}.scene")]) == 0
        assert told in capsys.readouterr().out


def test_one_search_serves_scene_and_layouts(tmp_path, monkeypatch):
    asked = []

    def search(features, k, advance=None):
        asked.append((features.shape[1], k))
        return neighbors.exact(features, k, advance)

    monkeypatch.setattr(pipeline, "exact", search)
    np.save(tmp_path / "x.npy", np.random.default_rng(0).normal(size=(120, 60)))
    options = {"method": ["pca", "umap"], "umap": Umap(neighbors=30, epochs=5)}
    scene = reduce(tmp_path / "x.npy", tmp_path / "a.scene", **options)
    assert asked == [(60, 29)]
    assert scene.neighbors.indices.shape == (120, 15)
    assert "pca_dims" not in scene.layouts["umap"].provenance
    asked.clear()
    scene = reduce(tmp_path / "x.npy", tmp_path / "b.scene", neighbors=40, **options)
    assert asked == [(60, 40)]
    asked.clear()
    scene = reduce(tmp_path / "x.npy", tmp_path / "c.scene", pca_dims=10, **options)
    assert asked == [(60, 15), (10, 29)]
    assert scene.layouts["umap"].provenance["pca_dims"] == 10


@pytest.mark.parametrize("equal", [2000, 1500])
def test_many_equal_rows_fill_no_cell(equal):
    rng = np.random.default_rng(0)
    features = rng.normal(size=(2000, 5)).astype(np.float32)
    features[rng.permutation(2000)[:equal]] = 0.5
    found = approximation.approximate(features, 6)
    assert not (found.indices == np.arange(2000)[:, None]).any()
    assert found.indices.min() >= 0
    same = (features == 0.5).all(axis=1)
    assert not found.distances[same].any()
    assert found.recall > 0.9
    held = approximation._cut(np.bincount([0] * 1500 + [1] * 2 + [3] * 98, minlength=20))  # 80 in the mean
    assert held[0].tolist() == [0, 0, 0, 0, 0, 1, 3]
    assert held[1].tolist() == [300, 300, 300, 300, 300, 2, 98]


def test_a_word_is_said_once_while_kernels_are_compiled(monkeypatch, capsys):
    monkeypatch.setattr(terminal, "_compiling", threading.Event())

    def kernel(x):
        return x + 1

    kernel.__module__ = "latentwalk.tools.example"
    compiled = closest.numba.njit(kernel)
    with terminal.Stages().stage("first"):
        compiled(1)
        compiled(1.0)
    with terminal.Stages().stage("second"):
        compiled(1j)
    assert capsys.readouterr().err.count("compiling the kernels, once") == 1
