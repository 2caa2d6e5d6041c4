"""Cells, picks and brushes against brute force."""

import math
import threading
from dataclasses import replace

import numpy as np
import pytest

from latentwalk.runtime.ground.jobs import Jobs
from latentwalk.runtime.ground.shown import HIDDEN, Cloud, CloudFrame
from latentwalk.runtime.world.rows import cells as room
from latentwalk.runtime.world.rows.cells import cover, order_rows
from latentwalk.runtime.world.rows.cone import SIDEWAYS
from latentwalk.runtime.world.rows.fit import positions
from latentwalk.runtime.world.rows.hidden import blocks as blocks_of_cells
from latentwalk.runtime.world.rows.hidden.blocks import VisibleBlocks, all_of, coarsened, indexed, those_of
from latentwalk.runtime.world.rows.pick import CONE_RAD, pick, within

RNG = np.random.default_rng(3)


def frame(points, name="a", scale=1.0, offset=(0, 0, 0), present=None):
    return CloudFrame(("layout", name), np.asarray(points, np.float32), scale, np.array(offset, np.float32), present)


def cloud_of(a, b=None, t=0.0):
    b = b or a
    return Cloud(a, b, t, cover(order_rows(b.positions), a, b))


def brute_pick(points, hidden, origin, direction, size, limit):
    v = points.astype(np.float64) - origin
    along = v @ direction
    aside = np.linalg.norm(v - along[:, None] * direction, axis=1)
    ok = (along > 0) & (along <= limit) & (aside <= math.tan(CONE_RAD) * along) & ~hidden & np.isfinite(along)
    score = np.where(ok, along + SIDEWAYS * np.maximum(0, aside - size), np.inf)
    return (int(score.argmin()), score) if ok.any() else (-1, score)


def moving_cloud(n):
    a = frame(RNG.normal(size=(n, 3)), "a", 0.5, (0, 1.5, 0))
    b = frame(RNG.normal(size=(n, 3)) * [3, 0.2, 1], "b", 0.3, (0.2, 1.4, 0))
    return a, b


@pytest.mark.parametrize("n", [1, 63, 64, 65, 1023, 1024, 1025, 5000])
def test_order_is_a_permutation_and_cells_hold_their_rows(n):
    a, b = moving_cloud(n)
    cells = cloud_of(a, b).cells
    assert sorted(cells.order) == sorted(cells.rows) == list(range(n))
    assert cells.count.sum() == n
    for t in (0.0, 0.3, 1.0):
        places = positions(Cloud(a, b, t, cells), np.arange(n))
        for start, count, center, radius in zip(cells.start, cells.count, cells.center, cells.radius, strict=True):
            inside = cells.order[start : start + count]
            assert set(inside) == set(cells.rows[start : start + count])
            assert np.linalg.norm(places[inside] - center, axis=1).max() <= radius + 1e-5
        for j, (center, radius) in enumerate(zip(cells.block_center, cells.block_radius, strict=True)):
            assert np.linalg.norm(places[cells.rows[64 * j : 64 * j + 64]] - center, axis=1).max() <= radius + 1e-5


@pytest.mark.parametrize("n", [1, 255, 257, 1024, 1025, 5000])
def test_parts_hold_what_their_cells_show_first(n, monkeypatch):
    monkeypatch.setattr(room, "PARTS_FROM", 0)
    a, b = moving_cloud(n)
    a.positions[::7] = np.nan
    cells = cloud_of(a, b).cells
    assert cells.parts == -(-n // 256)
    assert sorted(cells.order[n:]) == list(range(n))
    parts = [cells.order[start:][:count] for start, count in zip(cells.start, cells.count, strict=True)][cells.whole :]
    for t in (0.0, 0.3, 1.0):
        places = positions(Cloud(a, b, t, cells), np.arange(n))
        for part, center, radius in zip(parts, cells.center[cells.whole :], cells.radius[cells.whole :], strict=True):
            away = np.linalg.norm(places[part] - center, axis=1)
            assert np.nanmax(away, initial=0) <= radius + 1e-5
    for i in range(cells.whole):
        assert set(np.concatenate(parts[4 * i : 4 * i + 4])) == set(cells.order[1024 * i : 1024 * i + cells.count[i]])
    for i in range(n // 1024):
        first = {*cells.order[1024 * i :][:40].tolist()}
        assert first == {row for part in parts[4 * i : 4 * i + 4] for row in part[:10].tolist()}


def test_cells_are_compact():
    """A curve through space: cells of a uniform cube are far smaller than the cube."""
    cells = cloud_of(frame(RNG.uniform(-1, 1, (64 * 1024, 3)))).cells
    assert np.median(cells.radius) < 0.8  # the cube's is 1.73, a perfect sixty-fourth's 0.43
    assert np.median(cells.block_radius) < 0.35


@pytest.mark.parametrize("t", [0.0, 0.4, 1.0])
@pytest.mark.parametrize("size", [0.0, 0.02])
def test_pick_agrees_with_brute_force(t, size):
    a, b = moving_cloud(20_000)
    flags = np.where(RNG.random(20_000) < 0.2, HIDDEN, 0).astype(np.uint8)
    cloud = cloud_of(a, b, t)
    points = positions(cloud, np.arange(20_000))
    hits = 0
    for _ in range(200):
        origin = RNG.normal(0, 1.5, 3).astype(np.float32)
        direction = points[RNG.integers(20_000)] + RNG.normal(0, 0.1, 3) - origin
        direction = (direction / np.linalg.norm(direction)).astype(np.float32)
        limit = RNG.choice([math.inf, 1.0])
        row, along = pick(cloud, flags, origin, direction, size_m=size, limit_m=limit)
        expected, score = brute_pick(points, flags == HIDDEN, origin, direction.astype(np.float64), size, limit)
        assert (row == -1) == (expected == -1)
        if row >= 0:
            hits += 1
            assert score[row] <= score[expected] + 1e-4
            assert along == pytest.approx((points[row] - origin) @ direction, abs=1e-5)
    assert hits > 50


def test_pick_prefers_what_is_hit_then_what_is_aimed_at():
    points = [[0, 0, -2], [0.02, 0, -1], [0, 0, -3]]
    flags = np.zeros(3, np.uint8)
    cloud = cloud_of(frame(points))
    ahead = np.array([0, 0, -1], np.float32)
    assert pick(cloud, flags, np.zeros(3), ahead, size_m=0.005)[0] == 0  # row 1 is nearer, but beside the ray
    assert pick(cloud, flags, np.zeros(3), ahead, size_m=0.03)[0] != 2
    flags[0] = HIDDEN
    assert pick(cloud, flags, np.zeros(3), ahead, size_m=0.005)[0] == 2
    assert pick(cloud, flags, np.zeros(3), ahead, size_m=0.005, limit_m=0.9) == (-1, 0.0)
    assert pick(cloud, flags, np.zeros(3), -ahead)[0] == -1


def test_absent_rows_are_never_met():
    a = frame([[0, 0, -1], [np.nan] * 3, [0, 0, -2]], "e1")
    b = frame([[np.nan] * 3, [0, 0, -1], [0, 0, -2]], "e2")
    flags = np.zeros(3, np.uint8)
    ahead = np.array([0, 0, -1], np.float32)
    assert pick(cloud_of(a), flags, np.zeros(3), ahead)[0] == 0
    assert pick(cloud_of(b), flags, np.zeros(3), ahead)[0] == 1
    # On the way, a row that only one frame has is there while that one is nearer.
    assert pick(cloud_of(a, b, 0.4), flags, np.zeros(3), ahead)[0] == 0
    assert pick(cloud_of(a, b, 0.6), flags, np.zeros(3), ahead)[0] == 1
    assert sorted(within(cloud_of(a, b, 0.4), flags, [0, 0, -2], 5.0)) == [0, 2]
    assert sorted(within(cloud_of(a, b, 0.6), flags, [0, 0, -2], 5.0)) == [1, 2]


def test_within_agrees_with_brute_force():
    a, b = moving_cloud(20_000)
    flags = np.where(RNG.random(20_000) < 0.2, HIDDEN, 0).astype(np.uint8)
    cloud = cloud_of(a, b, 0.7)
    points = positions(cloud, np.arange(20_000))
    for center, radius in ((RNG.normal((0, 1.5, 0), 0.5), r) for r in (0.01, 0.1, 0.5, 3.0)):
        inside = (np.linalg.norm(points - center.astype(np.float32), axis=1) <= radius) & (flags == 0)
        assert set(within(cloud, flags, center, radius)) == set(np.flatnonzero(inside))


def test_all_rows_in_one_place():
    cloud = cloud_of(frame(np.ones((3000, 3))))
    toward = np.ones(3, np.float32) / math.sqrt(3)
    row, along = pick(cloud, np.zeros(3000, np.uint8), np.zeros(3), toward)
    assert (row, along) == (0, pytest.approx(math.sqrt(3)))


def in_cone(center, radius, origin, direction):
    """Which spheres (m,) a pick's cone meets."""
    v = center - origin
    along = v @ direction
    aside = np.linalg.norm(v - along[:, None] * direction, axis=1)
    return (along > -radius) & (aside <= radius + math.tan(CONE_RAD) * (along + radius))


def test_of_a_million_rows_a_pick_looks_at_few():
    """Which is why it takes a twentieth of a millisecond on two idle cores."""
    centers = RNG.normal(size=(10, 3)) * 0.6
    points = (centers[RNG.integers(0, 10, 1_000_000)] + RNG.normal(0, 0.3, (1_000_000, 3))).astype(np.float32)
    cells = cloud_of(frame(points)).cells
    looked_at = []
    for target in points[RNG.integers(0, 1_000_000, 100)]:
        origin = np.array([0, 0, 3], np.float32)
        direction = (target - origin) / np.linalg.norm(target - origin)
        met = np.repeat(in_cone(cells.center, cells.radius, origin, direction), 1024 // 64)[: len(cells.block_radius)]
        met[met] &= in_cone(cells.block_center[met], cells.block_radius[met], origin, direction)
        looked_at.append(64 * met.sum() / 1_000_000)
    assert np.median(looked_at) < 0.05


@pytest.mark.parametrize("n", [1, 63, 64, 65, 1025, 5000])
@pytest.mark.parametrize("share", [0.0, 0.02, 0.5, 1.0])
def test_the_index_knows_which_rows_of_each_block_are_visible(n, share):
    cells = cloud_of(frame(RNG.normal(size=(n, 3)))).cells
    visible = RNG.random(n) < share
    standing = those_of(cells.rows, visible)
    bits = np.unpackbits(standing.blocks.view(np.uint8), bitorder="little").astype(bool)
    assert (bits[:n] == visible[cells.rows]).all()
    assert not bits[n:].any()
    for number, seen in enumerate(standing.cells):
        blocks = standing.blocks[16 * number : 16 * number + 16]
        assert [bool(seen >> k & 1) for k in range(len(blocks))] == [word != 0 for word in blocks.tolist()]
    if share == 1:
        assert (all_of(n).blocks == standing.blocks).all()
        assert (all_of(n).cells == standing.cells).all()


@pytest.mark.parametrize("share", [0.0, 0.001, 0.3])
def test_a_pick_among_few_visible_rows_agrees_with_all_rows(share):
    n = 60_000  # two groups of cells
    cloud = cloud_of(frame(RNG.normal(size=(n, 3)), scale=0.5, offset=(0, 1.5, 0)))
    visible = RNG.random(n) < share
    flags = np.where(visible, 0, HIDDEN).astype(np.uint8)
    index = indexed(cloud.cells, those_of(cloud.cells.rows, visible))
    points, hits = positions(cloud, np.arange(n)), 0
    for target in points[RNG.choice(np.flatnonzero(visible), 40)] if share else points[:40]:
        origin = RNG.normal(0, 1.5, 3).astype(np.float32)
        direction = ((target - origin) / np.linalg.norm(target - origin)).astype(np.float32)
        row, _ = pick(cloud, flags, origin, direction, index=index)
        assert row == pick(cloud, flags, origin, direction)[0], "with and without the index"
        expected, score = brute_pick(points, ~visible, origin, direction.astype(np.float64), 0.0, math.inf)
        assert (row == -1) == (expected == -1)
        hits += row >= 0
        assert row < 0 or score[row] <= score[expected] + 1e-4
    assert hits == (40 if share else 0)


def test_of_rows_in_the_same_place_the_first_is_meant_wherever_they_lie_in_the_order():
    points = np.repeat(RNG.normal(size=(40, 3)), 100, axis=0)
    rows = RNG.permutation(len(points))
    cloud, flags = cloud_of(frame(points[rows])), np.zeros(len(points), np.uint8)
    for point in points[::100]:
        direction = (point / np.linalg.norm(point)).astype(np.float32)
        row, _ = pick(cloud, flags, np.zeros(3), direction)
        assert row == np.flatnonzero((points[rows] == points[rows][row]).all(1))[0]


def test_what_is_hidden_is_known_to_the_index_once_a_worker_has_looked():
    jobs, still = Jobs("test", wait=False), frame(RNG.normal(size=(3000, 3)))
    cells = cloud_of(still).cells

    def at_rest(of):
        return Cloud(still, still, 0.0, of)

    visible, everything = RNG.random(3000) < 0.1, np.ones(3000, np.bool_)
    blocks, gate = VisibleBlocks(jobs), threading.Event()
    jobs.submit(gate.wait)
    assert (blocks.of(at_rest(cells), everything, hidden=False).standing.blocks == all_of(3000).blocks).all()
    assert (blocks.of(at_rest(cells), visible, hidden=True).standing.blocks == all_of(3000).blocks).all(), "not yet"
    gate.set()
    jobs.submit(lambda: None).result()
    known = blocks.of(at_rest(cells), visible, hidden=True)
    assert (known.standing.blocks == those_of(cells.rows, visible).blocks).all()
    assert blocks.of(at_rest(cells), visible, hidden=True) is known, "and stays"
    wider = replace(cells, radius=cells.radius * 2)
    assert (blocks.of(at_rest(wider), visible, hidden=True).radius > known.radius).all(), "other spheres, the same rows"
    assert (blocks.of(at_rest(wider), everything, hidden=False).standing.blocks == all_of(3000).blocks).all()
    jobs.close()


@pytest.mark.parametrize("offset", [(0, 1.5, 0), (40, -30, 10)])
@pytest.mark.parametrize("size", [0.0, 0.02])
def test_a_pick_that_knows_about_where_rows_are_gives_the_same_row(size, offset):
    n = 20_000
    points = RNG.normal(size=(n, 3))
    points[RNG.random(n) < 0.01] = np.nan  # absent
    points[5000:5100] = points[17]  # many at one place
    still = frame(points, scale=0.5, offset=offset)
    cloud, visible = cloud_of(still), RNG.random(n) < 0.7
    flags = np.where(visible, 0, HIDDEN).astype(np.uint8)
    standing, coarse = those_of(cloud.cells.rows, visible), coarsened(cloud.cells, still)
    middle, hits = np.array(offset, np.float32), 0
    places = positions(cloud, np.arange(n))
    for _ in range(150):
        origin = (middle + RNG.normal(0, 1.0, 3)).astype(np.float32)
        way = np.nan_to_num(places[RNG.integers(n)], nan=1.0) + RNG.normal(0, 0.05, 3) - origin
        direction = (way / np.linalg.norm(way)).astype(np.float32)
        limit = RNG.choice([math.inf, 1.0])
        known = pick(
            cloud, flags, origin, direction, size_m=size, limit_m=limit, index=indexed(cloud.cells, standing, coarse)
        )
        assert known == pick(cloud, flags, origin, direction, size_m=size, limit_m=limit)
        hits += known[0] >= 0
    assert hits > 50


def test_about_where_rows_are_is_known_of_a_large_cloud_at_rest_alone(monkeypatch):
    monkeypatch.setattr(blocks_of_cells, "FEWEST", 1000)
    jobs = Jobs("test", wait=True)
    blocks = VisibleBlocks(jobs)
    a, b = moving_cloud(2000)
    visible = np.ones(2000, np.bool_)
    still, moving = cloud_of(a), cloud_of(a, b, 0.3)
    assert blocks.of(still, visible, hidden=False).coarse.shape == (32, 3, 64)
    assert len(blocks.of(moving, visible, hidden=False).coarse) == 0
    assert len(blocks.of(cloud_of(frame(a.positions[:500])), visible[:500], hidden=False).coarse) == 0
    jobs.close()
