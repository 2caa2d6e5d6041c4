"""Epochs laid out together: true in each frame, steady over time, the same each time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from kit.trained import digits_run

from latentwalk.scenes.errors import UsageError
from latentwalk.tools.layout import quality
from latentwalk.tools.layout.alignment import METHODS, Method, align, align_next, work
from latentwalk.tools.layout.epochs import Known, procrustes
from latentwalk.tools.layout.motion import MotionOverEpochs
from latentwalk.tools.run.log import Run, Snapshot, read_run


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return read_run(digits_run(tmp_path_factory.mktemp("runs"), epochs=4, rows=450))


@pytest.fixture(scope="module")
def laid_out(run: Run) -> Callable[[Method], list[np.ndarray]]:
    """Positions by each method, once."""
    known: dict[Method, list[np.ndarray]] = {}

    def positions(method: Method) -> list[np.ndarray]:
        if method not in known:
            known[method] = align(run.snapshots, len(run), method=method)
        return known[method]

    return positions


def figures(run: Run, positions: list[np.ndarray]) -> dict[str, float]:
    """Mean quality of the frames and figures of their motion."""
    motion = MotionOverEpochs(len(run), "")
    judged = []
    for snapshot, y in zip(run.snapshots, positions, strict=True):
        motion.add(snapshot, y)
        judged.append(quality.measure(snapshot.features, y[snapshot.rows]))
    return dict(motion.motion().figures) | {
        "trust": float(np.mean([found.trustworthiness for found in judged])),
        "kept": float(np.mean([found.neighbors_kept for found in judged])),
    }


def snapshots(features: np.ndarray) -> list[Snapshot]:
    """(t, n, d) as a run in which every row is in every epoch."""
    rows = np.arange(features.shape[1], dtype=np.int32)
    return [Snapshot(float(t), rows, frame.astype(np.float32)) for t, frame in enumerate(features)]


def test_better_than_tsne_of_each_epoch_alone(run: Run, laid_out: Callable[[Method], list[np.ndarray]]) -> None:
    """On real recorded features: the motion follows the features' and does not jump, and each frame is as true."""
    alone = [align([snapshot], len(run), method="tsne", seed=t)[0] for t, snapshot in enumerate(run.snapshots)]
    guide, ours, warm, umap = (figures(run, y) for y in (alone, *map(laid_out, ("spacetime", "tsne", "umap"))))
    for better in (ours, warm):
        assert better["movement"] < 0.2 * guide["movement"]
        assert better["pooled"] > guide["pooled"] + 0.1
    assert ours["trust"] > 0.98
    assert ours["trust"] > guide["trust"] - 0.01
    assert umap["movement"] < 0.5 * guide["movement"]
    assert umap["trust"] > 0.97
    assert warm["kept"] > guide["kept"] - 0.02
    assert ours["kept"] > 0.85 * guide["kept"]


def test_pca_moves_as_the_features_do(run: Run, laid_out: Callable[[Method], list[np.ndarray]]) -> None:
    pca, ours = figures(run, laid_out("pca")), figures(run, laid_out("spacetime"))
    assert pca["within_pairs"] > ours["within_pairs"]
    assert pca["kept"] < ours["kept"]


@pytest.mark.parametrize("method", METHODS)
def test_the_same_seed_gives_the_same_places(method: Method) -> None:
    frames = snapshots(np.random.default_rng(0).normal(size=(3, 60, 5)).cumsum(0))
    told: list[int] = []
    once = align(frames, 60, method=method, seed=1, advance=told.append)
    again = align(frames, 60, method=method, seed=1)
    for a, b in zip(once, again, strict=True):
        np.testing.assert_array_equal(a, b)
    assert sum(told) == work(frames, method)


@pytest.mark.parametrize("method", METHODS)
def test_rows_that_were_not_recorded_are_absent(method: Method) -> None:
    rng = np.random.default_rng(0)
    frames = []
    for t in range(4):
        rows = np.sort(rng.choice(50, 40, replace=False)).astype(np.int32)
        frames.append(Snapshot(t, rows, rng.normal(size=(40, 6)).astype(np.float32)))
    for frame, y in zip(frames, align(frames, 50, method=method), strict=True):
        assert y.shape == (50, 3)
        assert np.flatnonzero(np.isfinite(y).all(1)).tolist() == frame.rows.tolist()
        assert np.isnan(np.delete(y, frame.rows, 0)).all()


@pytest.mark.parametrize("method", METHODS)
def test_rows_without_any_difference_stay_finite(method: Method) -> None:
    for y in align(snapshots(np.ones((2, 10, 4))), 10, method=method):
        assert np.isfinite(y).all()


@pytest.mark.parametrize("method", METHODS)
def test_an_epoch_goes_on_from_a_plane(method: Method) -> None:
    before, after = snapshots(np.random.default_rng(0).normal(size=(2, 50, 2)))
    flat = Known.after(None, before, align([before], 50, method="pca")[0])
    assert np.isfinite(align_next(after, flat, 50, method=method)).all()


def test_umap_goes_on_from_the_places_as_they_are() -> None:
    """A long cloud, which umap-learn itself would begin again as a cube: nothing changes, so hardly anything moves."""
    features = np.random.default_rng(0).normal(size=(200, 5)).astype(np.float32)
    features[:, 0] *= 30
    first, *others = align(snapshots(np.stack([features] * 3)), 200, method="umap")
    size = np.sqrt(((first - first.mean(0)) ** 2).sum(1).mean())
    for y in others:
        assert np.linalg.norm(y - first, axis=1).mean() < 0.15 * size


def test_one_more_epoch_is_held_to_the_ones_before(run: Run, laid_out: Callable[[Method], list[np.ndarray]]) -> None:
    before, after = run.snapshots[-2:]
    places = laid_out("spacetime")[-2]
    known = Known.after(None, before, places)
    follow = align_next(after, known, len(run))
    size = np.sqrt(((places - places.mean(0)) ** 2).sum(1).mean())
    assert np.linalg.norm(follow - places, axis=1).mean() < 0.05 * size
    assert quality.measure(after.features, follow).trustworthiness > 0.97


def test_a_new_row_starts_among_its_neighbors(run: Run, laid_out: Callable[[Method], list[np.ndarray]]) -> None:
    before, after = run.snapshots[-2:]
    places = laid_out("spacetime")[-2]
    known = Known.after(None, Snapshot(before.epoch, before.rows[:-1], before.features[:-1]), places)
    follow = align_next(after, known, len(run))
    assert np.linalg.norm(follow[-1] - places[-1]) < 3


def test_procrustes_undoes_a_rigid_motion_and_a_scale() -> None:
    rng = np.random.default_rng(0)
    fixed = rng.normal(size=(20, 3)).astype(np.float32)
    turn = np.linalg.qr(rng.normal(size=(3, 3)))[0]
    moved = (2.5 * fixed @ turn + [1, 2, 3]).astype(np.float32)
    np.testing.assert_allclose(procrustes(moved, fixed, scale=True)(moved), fixed, atol=1e-5)
    rigid = procrustes(moved, fixed)(moved)
    np.testing.assert_allclose(
        np.linalg.norm(rigid[1] - rigid[0]), 2.5 * np.linalg.norm(fixed[1] - fixed[0]), rtol=1e-5
    )


@pytest.mark.parametrize("method", METHODS)
def test_one_more_epoch_lies_on_those_before_it(method: Method) -> None:
    """What draws the pictures of a run that still trains."""
    rng = np.random.default_rng(0)
    first = rng.normal(size=(60, 5)) + np.repeat(np.eye(3, 5) * 12, 20, axis=0)
    before, after = snapshots(np.stack([first, first + rng.normal(scale=0.01, size=first.shape)]))
    known = Known.after(None, before, align([before], 60, method=method)[0])
    y = align_next(after, known, 60, method=method)
    size = np.linalg.norm(known.places - known.places.mean(0), axis=1).mean()
    assert np.linalg.norm(y - known.places, axis=1).mean() < 0.35 * size
    np.testing.assert_array_equal(y, align_next(after, known, 60, method=method))


def test_wrong_use_is_one_line() -> None:
    frames = snapshots(np.zeros((2, 2, 3)))
    with pytest.raises(UsageError, match="a layout needs at least 3"):
        align(frames, 2)
    with pytest.raises(UsageError, match="expected one of spacetime, calm, tsne, umap, pca"):
        align(frames, 2, method=cast("Method", "lda"))


def test_long_runs_are_laid_out_in_blocks(monkeypatch: pytest.MonkeyPatch, run: Run, tmp_path: Path) -> None:
    monkeypatch.setattr("latentwalk.tools.layout.alignment.TOGETHER", 2 * len(run))
    told: list[int] = []
    positions = align(run.snapshots, len(run), advance=told.append)
    found = figures(run, positions)
    assert found["trust"] > 0.97
    assert found["movement"] < 0.1
    assert sum(told) == work(run.snapshots)


@pytest.mark.parametrize("method", METHODS)
def test_epochs_may_share_no_row(method: Method) -> None:
    features = np.random.default_rng(0).normal(size=(40, 5)).astype(np.float32)
    rows = np.arange(40, dtype=np.int32)
    parts = [Snapshot(float(t), half, features[half]) for t, half in enumerate(np.split(rows, 2))]
    for part, y in zip(parts, align(parts, 40, method=method), strict=True):
        np.testing.assert_array_equal(np.isfinite(y).all(1), np.isin(rows, part.rows))
        assert np.unique(y[part.rows].round(3), axis=0).shape == (20, 3)
