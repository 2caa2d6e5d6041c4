"""Figures of how a picture of epochs moves: none flatters, and where one is missing words say why."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

import numpy as np
import pytest
from scipy.stats import spearmanr
from sklearn.neighbors import NearestNeighbors

from latentwalk.scenes import Motion
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.kinds.motion import FIGURES
from latentwalk.tools.layout import motion as figures
from latentwalk.tools.layout.alignment import METHODS
from latentwalk.tools.layout.epochs import spread
from latentwalk.tools.layout.motion import K, MotionOverEpochs
from latentwalk.tools.layout.neighbors import exact
from latentwalk.tools.run.log import Snapshot

ROWS = np.arange(200, dtype=np.int32)


def walk(epochs: int, n: int = 200, width: int = 6, sizes: Iterable[float] = ()) -> F32:
    """Features (epochs, n, width) of rows that move by chance, by `sizes` from epoch to epoch."""
    rng = np.random.default_rng(0)
    steps = rng.normal(size=(epochs, n, width)) * np.array([10, *(sizes or [1] * (epochs - 1))])[:, None, None]
    return np.asarray(steps.cumsum(axis=0), np.float32)


def measured(features: F32, places: F32, rows: list[np.ndarray] | None = None, method: str = "tsne") -> Motion:
    """All figures; row i of `places` (epochs, n, 3) is row i."""
    over = MotionOverEpochs(features.shape[1], method)
    for t, (x, y) in enumerate(zip(features, places, strict=True)):
        here = np.arange(len(x), dtype=np.int32) if rows is None else rows[t].astype(np.int32)
        over.add(Snapshot(float(t), here, x[here]), y)
    return over.motion()


def test_figures_are_their_definitions() -> None:
    features = walk(4)
    places = np.random.default_rng(1).normal(size=(4, 200, 3)).astype(np.float32) + features[..., :3]
    found = measured(features, places).figures
    sizes = [[spread(frame) for frame in space] for space in (places, features)]
    moved, felt = (
        np.linalg.norm(np.diff(space, axis=0), axis=2) / ((np.array(size[1:]) + size[:-1]) / 2)[:, None]
        for space, size in zip((places, features), sizes, strict=True)
    )
    near = [NearestNeighbors(n_neighbors=15).fit(x).kneighbors(return_distance=False) for x in features]
    lost = [
        [1 - len(np.intersect1d(a, b)) / 15 for a, b in zip(*pair, strict=True)] for pair in itertools.pairwise(near)
    ]
    assert found["within_pairs"] == pytest.approx(
        np.mean([spearmanr(*pair)[0] for pair in zip(moved, felt, strict=True)])
    )
    assert found["lost"] == pytest.approx(np.mean([spearmanr(*pair)[0] for pair in zip(moved, lost, strict=True)]))
    assert found["pooled"] == pytest.approx(spearmanr(moved.ravel(), felt.ravel())[0])
    assert found["movement"] == pytest.approx(moved.mean(), rel=1e-5)
    for name, space in (("jitter", places), ("jitter_in_features", features)):
        steps = np.diff(space, axis=0)
        turns = np.linalg.norm(np.diff(steps, axis=0), axis=2).mean()
        assert found[name] == pytest.approx(turns / np.linalg.norm(steps, axis=2).mean(), rel=1e-5)


def test_epochs_that_move_more_flatter_only_the_pooled_figure() -> None:
    """Rows move in the picture by lot, epochs as the features do."""
    features = walk(8, sizes=[2.0**-t for t in range(7)])
    steps = np.diff(features[..., :3], axis=0)
    by_lot = np.stack([np.random.default_rng(t).permutation(step) for t, step in enumerate(steps)])
    found = measured(features, np.concatenate([features[:1, :, :3], by_lot]).cumsum(axis=0)).figures
    assert found["pooled"] > 0.8
    assert abs(found["within_pairs"]) < 0.1


def test_what_moves_with_its_neighbors_loses_none() -> None:
    """Of three far classes one moves as a whole, another is mixed anew: only this loses neighbors."""
    classes = np.arange(240) % 3
    rng = np.random.default_rng(0)
    first = np.eye(3, 5)[classes] * 100 + rng.normal(size=(240, 5))
    second = first + (classes == 0)[:, None] * np.array([0, 0, 0, 0, 30])
    second[classes == 1] = np.roll(second[classes == 1], 7, axis=0)
    features = np.stack([first, second]).astype(np.float32)
    truthful, moved = features[:, :, :3].copy(), np.stack([first, second])[:, :, :3].copy()
    moved[1, classes == 0, 2] += 30
    moved[1, classes == 1] = moved[0, classes == 1]
    assert measured(features, truthful).figures["lost"] > 0.8
    assert measured(features, moved.astype(np.float32)).figures["lost"] < 0


def test_neighbors_that_are_known_are_not_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    features = walk(3)
    wanted = measured(features, features[..., :3])
    near = [exact(x, K) for x in features]
    monkeypatch.setattr(figures, "exact", None)
    over = MotionOverEpochs(200, "tsne")
    for t, x in enumerate(features):
        over.add(Snapshot(float(t), ROWS, x), x[:, :3], near[t])
    assert over.motion() == wanted


def test_the_order_of_rows_does_not_matter_and_neighbors_are_those_in_both() -> None:
    features = walk(3)
    mixed = [np.random.default_rng(t).permutation(200) for t in range(3)]
    assert measured(features, features[..., :3], mixed) == measured(features, features[..., :3])
    # Half of the neighbors are not recorded in one epoch: they are not lost.
    still = np.repeat(features[:1], 3, axis=0)
    half = [np.arange(200), np.arange(0, 200, 2), np.arange(200)]
    over = MotionOverEpochs(200, "tsne")
    for t, rows in enumerate(half):
        found = over.add(Snapshot(float(t), rows.astype(np.int32), still[t][rows]), features[t, :, :3])
    assert found["neighbors_lost"] == 0


def test_jitter_tells_gliding_from_rows_drawn_anew() -> None:
    rng = np.random.default_rng(0)
    anew = rng.normal(size=(30, 200, 3)).astype(np.float32)
    glide = np.arange(30, dtype=np.float32)[:, None, None] * anew[:1]
    both = measured(anew, glide).figures
    assert both["jitter"] < 1e-5
    assert both["jitter_in_features"] == pytest.approx(np.sqrt(3), abs=0.02)


def test_many_rows_are_sampled_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "MOST_ROWS", 80)
    features = walk(3)
    found = measured(features, features[..., :3])
    assert (found.rows, found.of) == (80, 200)
    assert any("80 of 200 rows" in line for line in found.words)
    assert found.figures["within_pairs"] == pytest.approx(
        measured(features[:, :80], features[:, :80, :3]).figures["within_pairs"], abs=0.25
    )


def test_many_epochs_take_no_more_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    features = walk(40)
    exactly = measured(features, features[..., :3])
    monkeypatch.setattr(figures, "POOLED", 1500)
    over = MotionOverEpochs(200, "tsne")
    for t, x in enumerate(features):
        over.add(Snapshot(float(t), ROWS, x), x[:, :3])
        assert sum(len(lots) for lots, _, _ in over._pool._kept) <= 1500
    figure = over.motion().figures
    assert figure["pooled"] == pytest.approx(exactly.figures["pooled"], abs=0.1)
    assert figure["within_pairs"] == exactly.figures["within_pairs"]


@pytest.mark.parametrize(
    ("epochs", "n", "missing", "why"),
    [
        (0, 200, set(FIGURES), figures.TWO_EPOCHS),
        (1, 200, set(FIGURES), figures.TWO_EPOCHS),
        (2, 200, {"jitter", "jitter_in_features"}, figures.THREE_EPOCHS),
        (3, 15, set(FIGURES), figures.FEW_ROWS),
        (3, 16, {"lost"}, figures.NO_LOSSES),
        (3, 200, set(), ""),
    ],
)
def test_words_stand_for_figures_that_cannot_be_had(epochs: int, n: int, missing: set[str], why: str) -> None:
    features = walk(epochs, n) if epochs else np.zeros((0, n, 6), np.float32)
    found = measured(features, features[..., :3])
    assert set(found.missing) == missing
    assert set(found.missing.values()) <= {why}
    assert set(found.figures) == set(FIGURES) - missing


def test_a_picture_that_stands_still_says_so() -> None:
    features = walk(3)
    found = measured(features, np.repeat(features[:1, :, :3], 3, axis=0))
    assert found.missing["jitter"] == figures.STILL
    assert found.missing["within_pairs"] == found.missing["pooled"] == figures.NO_ORDER
    assert found.missing["lost"] == figures.NO_LOSSES
    assert found.figures["movement"] == 0


def test_a_gap_is_no_step() -> None:
    """An epoch of other rows between two: what moved before it and after it are no two steps in a row."""
    features = walk(4)
    rows = [np.arange(100), np.arange(100), np.arange(100, 200), np.arange(100)]
    assert measured(features, features[..., :3], rows).missing["jitter"] == figures.THREE_EPOCHS


def test_every_method_says_what_it_puts_in() -> None:
    assert set(figures.PUT_IN) == set(METHODS)
    features = walk(2)
    said = {method: measured(features, features[..., :3], method=method).words for method in (*METHODS, "latent")}
    assert "put in: nothing" in said["umap"]
    assert "put in: all of its motion: the picture is one PCA of the features of all epochs" in said["pca"]
    assert any(line.startswith("put in: 25 % of the features' own motion") for line in said["spacetime"])
    assert any("a filter over time, strength 0.3" in line for line in said["spacetime"])
    assert any(line.startswith("put in: not known") for line in said["latent"])
