"""Rows along a curve and the spheres about runs of them, against plain sums; and the cells that a large layout gets."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from latentwalk.scenes import Layout, LayoutCells, Scene, append, read, write
from latentwalk.scenes.kinds import cells as kind
from latentwalk.scenes.queries.curve import BLOCK, CELL, along_curve, fingerprint, spheres

N = 20_000  # some chunks of what is done at once, and a cell that is not full


def cloud(n: int = N, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(0, [1, 5, 0.1], (n, 3)).astype(np.float32)


def plain_key(steps: tuple[int, int, int]) -> int:
    """The Morton code bit by bit: z y x z y x …"""
    return sum((step >> bit & 1) << (3 * bit + axis) for axis, step in enumerate(steps) for bit in range(10))


def test_rows_come_in_morton_order_and_absent_ones_last():
    positions = cloud(3000)
    positions[::7] = np.nan
    positions[4, 1] = np.nan
    known = np.isfinite(positions).all(1)
    low, high = np.nanmin(positions, 0), np.nanmax(positions, 0)
    scale = (1022.99 / (high - low).astype(np.float64)).astype(np.float32)
    steps = np.where(known[:, None], (positions - low) * scale, 0).astype(int)
    keys = [
        (plain_key(tuple(step)), row) if there else (1 << 32, row)
        for row, (step, there) in enumerate(zip(steps.tolist(), known, strict=True))
    ]
    assert along_curve(positions).tolist() == [row for _, row in sorted(keys)]


@pytest.mark.parametrize("positions", [cloud(1), np.zeros((5, 3), np.float32), np.full((2000, 3), np.nan, np.float32)])
def test_any_cloud_has_an_order(positions):
    assert along_curve(positions).tolist() == list(range(len(positions)))


def test_spheres_hold_their_rows_and_are_no_larger_than_their_boxes():
    positions = cloud()
    rows = along_curve(positions)
    offset = np.array([3, -2, 1], np.float32)
    found = spheres(positions, rows, 0.5, offset)
    room = positions[rows].astype(np.float64) * 0.5 + offset
    for size, center, radius in ((CELL, found.center, found.radius), (BLOCK, found.block_center, found.block_radius)):
        assert len(center) == len(radius) == -(-N // size)
        for run in range(len(center)):
            here = room[run * size : (run + 1) * size]
            away = np.linalg.norm(here - center[run], axis=1).max()
            assert away <= radius[run] <= np.linalg.norm(np.ptp(here, 0)) / 2 * 1.0001 + 1e-6


def test_a_sphere_leaves_absent_rows_out_and_there_is_none_about_nothing():
    positions = cloud(2 * CELL)
    positions[1::2] = np.nan
    rows = along_curve(positions)
    found = spheres(positions, rows)
    assert found.radius[0] > 0
    assert (found.radius[1], found.center[1].tolist()) == (-1, [0, 0, 0])
    alone = spheres(positions[::2], along_curve(positions[::2]))
    assert found.radius[0] == alone.radius[0]


def test_a_fingerprint_tells_values_and_their_order():
    positions = cloud(5000)
    mine = fingerprint(positions)
    assert mine == fingerprint(positions.copy())
    others = [
        positions + np.float32(0),
        positions[:-1],
        positions[::-1],
        np.roll(positions, 1, 0),
        np.roll(positions, 4096, 0),
    ]
    swapped, bent = positions.copy(), positions.copy()
    swapped[[10, 2058]] = swapped[[2058, 10]]  # of the same column of the sums
    bent[4999, 2] = np.nextafter(bent[4999, 2], np.float32(9))
    assert fingerprint(others.pop(0)) == mine
    assert len({mine, *map(fingerprint, [*others, swapped, bent])}) == 7


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr("latentwalk.scenes.packing.STORED_FROM", 1000)


def scene(n: int = 2000, **layouts: np.ndarray) -> Scene:
    return Scene([str(i) for i in range(n)], {name: Layout(positions) for name, positions in layouts.items()})


def test_large_layouts_are_written_with_their_cells(tmp_path: Path, small):
    a, b, few = cloud(2000), cloud(2000, 1), cloud(999)
    write(tmp_path / "a.scene", scene(a=a))
    append(tmp_path / "a.scene", layouts={"b": Layout(b)})
    found = read(tmp_path / "a.scene")
    for name, positions in (("a", a), ("b", b)):
        assert found.cells[name].fit(positions)
        np.testing.assert_array_equal(found.cells[name].rows, along_curve(positions))
        np.testing.assert_array_equal(
            found.cells[name].spheres.block_center, spheres(positions, along_curve(positions)).block_center
        )
    write(tmp_path / "few.scene", scene(999, a=few))
    assert not read(tmp_path / "few.scene").cells


def test_cells_that_fit_no_longer_are_made_anew_by_who_writes(tmp_path: Path, small):
    a, b = cloud(2000), cloud(2000, 1)
    write(tmp_path / "a.scene", scene(a=a))
    before = read(tmp_path / "a.scene")
    before.layouts["a"] = Layout(b)
    write(tmp_path / "b.scene", before)
    assert read(tmp_path / "b.scene").cells["a"].fit(b)
    grown = scene(2500, a=cloud(2500))
    grown.cells = before.cells | {"gone": before.cells["a"]}
    write(tmp_path / "c.scene", grown)
    assert list(read(tmp_path / "c.scene").cells) == ["a"]


def test_cells_of_a_small_layout_stay_where_they_fit(tmp_path: Path):
    a = cloud(50)
    kept = scene(50, a=a)
    kept.cells = {"a": LayoutCells.of(a)}
    write(tmp_path / "a.scene", kept)
    assert read(tmp_path / "a.scene").cells["a"].fit(a)
    kept.layouts["a"] = Layout(cloud(50, 1))
    write(tmp_path / "b.scene", kept)
    assert not read(tmp_path / "b.scene").cells


def test_cells_in_other_sizes_do_not_fit():
    a = cloud(50)
    cells = LayoutCells.of(a)
    assert not LayoutCells(cells.rows, cells.spheres, cells.made_of, cell=512).fit(a)
    assert kind.STORED_FROM > 10_000, "small scenes stay as they are"
