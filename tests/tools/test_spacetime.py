"""All epochs of a run at once: paths over time, the same bytes on any number of threads, runs of an odd kind."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from kit.trained import digits_run

from latentwalk.scenes.arrays import F32
from latentwalk.tools.layout import quality
from latentwalk.tools.layout.alignment import Method, align, align_next
from latentwalk.tools.layout.elastic import Paths, paths_over_time, settle
from latentwalk.tools.layout.epochs import Known, spread
from latentwalk.tools.layout.glide import glide
from latentwalk.tools.run.log import Run, Snapshot, read_run
from latentwalk.tools.run.summary import run_scene

MANNERS: tuple[Method, ...] = ("spacetime", "calm")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return read_run(digits_run(tmp_path_factory.mktemp("runs"), epochs=8, rows=400))


@pytest.fixture(scope="module")
def laid_out(run: Run) -> Callable[[Method], F32]:
    """Positions (t, n, 3) by each method, once."""
    return cache(lambda method: np.stack(align(run.snapshots, len(run), method=method)))


def jitter(y: F32) -> float:
    """Mean change of velocity ÷ mean velocity of (t, n, 3)."""
    step = np.diff(y, axis=0)
    return float(np.linalg.norm(np.diff(step, axis=0), axis=2).mean() / np.linalg.norm(step, axis=2).mean())


def kept(run: Run, y: F32) -> float:
    return float(
        np.mean([quality.measure(s.features, p).neighbors_kept for s, p in zip(run.snapshots, y, strict=True)])
    )


def lost(run: Run, y: F32) -> float:
    """Within pairs of epochs: rank correlation of how far a row moved with how many of its neighbors it lost."""
    from scipy.stats import spearmanr

    from latentwalk.tools.layout.neighbors import exact

    near = [exact(snapshot.features, 15).indices for snapshot in run.snapshots]
    gone = [1 - (a[:, :, None] == b[:, None]).any(axis=2).mean(axis=1) for a, b in pairwise(near)]
    ways = np.linalg.norm(np.diff(y, axis=0), axis=2)
    return float(np.mean([spearmanr(a, b)[0] for a, b in zip(gone, ways, strict=True)]))


def frames(features: F32, present: np.ndarray | None = None) -> list[Snapshot]:
    """(t, n, d) as a run; `present` (t, n): which rows are there."""
    here = np.ones(features.shape[:2], bool) if present is None else present
    return [
        Snapshot(float(t), np.flatnonzero(rows).astype(np.int32), part[rows].astype(np.float32))
        for t, (part, rows) in enumerate(zip(features, here, strict=True))
    ]


def test_calm_is_steadier_and_moves_with_neighbors(run: Run, laid_out: Callable[[Method], F32]) -> None:
    spacetime, calm = laid_out("spacetime"), laid_out("calm")
    assert jitter(calm) < 0.6 * jitter(spacetime)
    assert lost(run, calm) > lost(run, spacetime)
    assert kept(run, calm) > 0.9 * kept(run, spacetime)
    for y in (spacetime, calm):
        assert kept(run, y) > 0.55


def test_a_filter_is_called_one(run: Run, laid_out: Callable[[Method], F32]) -> None:
    said = {}
    for method in MANNERS:
        training = run_scene(run, list(laid_out(method)), method=method, seed=0).training
        assert training is not None
        said[method] = training.motion[0]
    assert ("filter over time", "5") in said["calm"].brief
    assert said["calm"].carried == 0
    assert said["spacetime"].carried == 0.25


@pytest.mark.parametrize("method", MANNERS)
def test_threads_change_no_byte(
    method: Method, run: Run, laid_out: Callable[[Method], F32], monkeypatch: pytest.MonkeyPatch
) -> None:
    for threads in (1, 3):
        monkeypatch.setattr("os.cpu_count", lambda threads=threads: threads)
        np.testing.assert_array_equal(align(run.snapshots, len(run), method=method), laid_out(method))


@pytest.mark.parametrize(("fixed", "held"), [(0, True), (9, True), (9, False)])
def test_paths_settle_at_the_minimum(fixed: int, held: bool) -> None:
    """Against the whole system of equations, of rows that come and go."""
    rng = np.random.default_rng(0)
    n, t = 12, 6
    present = rng.random((t, n)) < 0.6
    present[0] = np.arange(n) < 9
    rows = np.concatenate([np.flatnonzero(here) for here in present])
    places = np.argsort(rows, kind="stable")
    first = np.searchsorted(rows[places], np.arange(n + 1))
    stiff = rng.uniform(0.1, 10, len(rows)).astype(np.float32)
    y = rng.normal(size=(len(rows), 3)).astype(np.float32)
    system, wished = np.eye(len(rows)), y.astype(np.float64)
    for row in range(n):
        for k in range(first[row] + 1, first[row + 1]):
            a, b = places[k - 1], places[k]
            if a < fixed and not held:
                continue
            w = 0.7 * stiff[k]
            for p, q in ((a, b), (b, a)):
                if p >= fixed:
                    system[p, p] += w
                    system[p, q] -= w
    with ThreadPoolExecutor(2) as pool:
        settle(y, Paths(first, places, stiff), 0.7, pool, fixed=fixed, held=held)
    np.testing.assert_allclose(y, np.linalg.solve(system, wished), atol=1e-5)


def test_a_row_glides_where_it_shook() -> None:
    """Along a line, at the pace that it had, rows shake from side to side; those that are held stay."""
    rng = np.random.default_rng(0)
    n, t = 40, 12
    way = np.where(np.arange(t) < 6, 1.0, 3.0).cumsum()  # three times as fast in the second half
    line = np.stack([np.stack([way, 0 * way, 0 * way], axis=1)] * n, axis=1)
    shaken = (line + rng.normal(scale=0.2, size=line.shape)).astype(np.float32)
    paths = paths_over_time(frames(shaken), n)
    for fixed in (0, n):
        smooth = shaken.reshape(-1, 3).copy()
        glide(smooth, paths, 30, 0.5, fixed=fixed)
        found = smooth.reshape(t, n, 3)
        assert jitter(found) < 0.4 * jitter(shaken)
        assert np.abs(found[..., 1:]).mean() < 0.5 * np.abs(shaken[..., 1:]).mean()
        ways = np.linalg.norm(np.diff(found, axis=0), axis=2).mean(axis=1)
        assert ways[7:].mean() > 2 * ways[:4].mean()
        assert (found[0] == shaken[0]).all() == (fixed == n)


def test_paths_of_two_places_are_left_alone() -> None:
    y = np.random.default_rng(0).normal(size=(2, 20, 3)).astype(np.float32)
    smooth = y.reshape(-1, 3).copy()
    glide(smooth, paths_over_time(frames(y), 20), 30, 0.5)
    np.testing.assert_array_equal(smooth, y.reshape(-1, 3))


def test_a_spring_is_as_stiff_as_its_epoch_moved_little() -> None:
    rng = np.random.default_rng(0)
    still = rng.normal(size=(50, 4)).astype(np.float32)
    way = rng.normal(size=(50, 4)).astype(np.float32)
    moved = np.stack([still, still + 0.1 * way, still + 0.2 * way, still + 0.6 * way, still + 0.6 * way])
    stiff = paths_over_time(frames(moved), 50).stiff.reshape(50, 5)
    np.testing.assert_allclose(stiff, np.repeat(stiff[:1], 50, axis=0))  # one for all rows of an epoch
    assert stiff[0, 1] == pytest.approx(stiff[0, 2], rel=0.05)
    assert stiff[0, 3] == pytest.approx(stiff[0, 2] / 4, rel=0.2)  # four times the way
    assert stiff[0, 4] == 10  # nothing moved


def test_paths_join_the_nearest_epochs_that_tell_a_row() -> None:
    """Over epochs in which it is absent, and over those whose rows are all alike."""
    rng = np.random.default_rng(0)
    features = rng.normal(size=(4, 5, 3))
    features[1] = 1
    present = np.ones((4, 5), bool)
    present[2, 0] = False
    paths = paths_over_time(frames(features, present), 5)
    joined = [paths.places[a:b].tolist() for a, b in pairwise(paths.first)]
    assert joined == [[0, 14], [1, 10, 15], [2, 11, 16], [3, 12, 17], [4, 13, 18]]


@pytest.mark.parametrize("method", MANNERS)
def test_an_epoch_without_any_difference_tears_nothing(method: Method) -> None:
    rng = np.random.default_rng(0)
    features = np.repeat(rng.normal(size=(1, 60, 5)), 3, axis=0) + rng.normal(scale=0.01, size=(3, 60, 5))
    features[1] = 2
    y = np.stack(align(frames(features), 60, method=method))
    assert np.ptp(y[1], axis=0).max() < 1e-5
    assert np.linalg.norm(y[2] - y[0], axis=1).mean() < 0.2 * spread(y[0])


@pytest.mark.parametrize("method", MANNERS)
def test_runs_of_an_odd_kind_stay_in_the_picture(method: Method) -> None:
    """Three rows; one epoch; features that grow a thousandfold; a row that flies off; rows that are equal."""
    rng = np.random.default_rng(0)
    few = rng.normal(size=(4, 3, 5))
    one = rng.normal(size=(1, 30, 5))
    grows = rng.normal(size=(1, 60, 5)) * np.array([1e-3, 1, 1e3])[:, None, None]
    flies = np.repeat(rng.normal(size=(1, 60, 5)), 4, axis=0)
    flies[2, 7] = 1e5
    equal = np.repeat(rng.normal(size=(3, 4, 5)), 10, axis=1)
    for features in (few, one, grows, flies, equal):
        y = np.stack(align(frames(features), features.shape[1], method=method))
        assert np.isfinite(y).all()
        assert np.abs(y).max() < 100
        assert all(spread(part) > 0.01 for part in y)
    grown = np.stack(align(frames(grows), 60, method=method))
    assert np.linalg.norm(np.diff(grown, axis=0), axis=2).mean() < 0.1 * spread(grown[0])


def test_blocks_go_on_where_the_ones_before_ended(
    run: Run, laid_out: Callable[[Method], F32], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("latentwalk.tools.layout.alignment.TOGETHER", 4 * len(run))
    for method in MANNERS:
        y = np.stack(align(run.snapshots, len(run), method=method))
        step = np.linalg.norm(np.diff(y, axis=0), axis=2).mean(axis=1)
        assert step[3] < 0.05 * spread(y[3])  # over the border
        assert kept(run, y) > 0.92 * kept(run, laid_out(method))


@pytest.mark.parametrize("method", MANNERS)
def test_one_more_epoch_is_as_true(method: Method, run: Run, laid_out: Callable[[Method], F32]) -> None:
    before, after = run.snapshots[-2:]
    together = laid_out(method)
    known = Known.after(None, before, together[-2])
    y = align_next(after, known, len(run), method=method)
    np.testing.assert_array_equal(known.places, together[-2])
    found, whole = (quality.measure(after.features, places) for places in (y, together[-1]))
    assert found.neighbors_kept > 0.9 * whole.neighbors_kept
    assert np.linalg.norm(y - known.places, axis=1).mean() < 0.15 * spread(known.places)


def test_an_epoch_of_other_rows_is_laid_out_by_itself() -> None:
    rng = np.random.default_rng(0)
    features = rng.normal(size=(80, 5)).astype(np.float32)
    first, second = (
        Snapshot(float(t), rows.astype(np.int32), features[rows]) for t, rows in enumerate(np.split(np.arange(80), 2))
    )
    known = Known.after(None, first, align([first], 80)[0])
    y = align_next(second, known, 80)
    np.testing.assert_array_equal(np.isfinite(y).all(axis=1), np.arange(80) >= 40)
    assert spread(y[40:]) == pytest.approx(spread(known.places), rel=0.3)
