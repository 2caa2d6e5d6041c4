"""Groups of cells of a packed cloud: they hold their cells, and what is dealt of them is dealt of these."""

from __future__ import annotations

import numpy as np
import pytest

from latentwalk.runtime.draw.cloud.deal import Dealt
from latentwalk.runtime.draw.cloud.packed.groups import by_cells, grouped
from latentwalk.runtime.ground.shown import Cells

M, CELL = 10, 256
COUNT = np.array([CELL] * (M - 1) + [100], np.int32)
WHOLE = 3  # groups: the last has two cells


@pytest.fixture
def cells():
    rng, none = np.random.default_rng(0), np.zeros(0, np.int32)
    center, radius = rng.normal(0, 1, (M, 3)).astype("f4"), rng.uniform(0.1, 0.5, M).astype("f4")
    start = np.arange(M, dtype=np.int32) * CELL
    return Cells(none, start, COUNT, center, radius, none, np.zeros((0, 3), "f4"), np.zeros(0, "f4"))


def dealt(cells, points):
    ones = np.ones(len(cells), np.float32)
    seen_by = np.zeros(WHOLE + M, np.int32)
    seen_by[cells] = 1 + np.arange(len(cells)) % 3
    points = np.array(points, np.float32)
    return Dealt(np.array(cells, np.int32), points, ones, ones, seen_by, int(points.sum()), True)


def test_groups_hold_their_cells_which_are_their_parts(cells):
    made = grouped(cells)
    assert (made.whole, made.parts) == (WHOLE, M)
    assert made.count[:WHOLE].tolist() == [4 * CELL, 4 * CELL, CELL + 100]
    for cell in range(M):
        group = cell // 4
        assert np.linalg.norm(made.center[group] - cells.center[cell]) + cells.radius[cell] <= made.radius[group]
    np.testing.assert_array_equal(made.center[WHOLE:], cells.center)
    np.testing.assert_array_equal(made.start[WHOLE:], cells.start)


@pytest.mark.parametrize("points", [0.25, 1.0, 2.5, 6.0, 7.75, 4 * CELL - 0.5, 4 * CELL])
def test_points_of_a_group_are_points_of_its_cells_in_turn(points):
    found = by_cells(dealt([1], [points]), WHOLE, COUNT)
    assert found.points.sum() == pytest.approx(points)
    assert np.ptp(np.ceil(found.points)) <= 1
    assert set(found.cells.tolist()) <= {4, 5, 6, 7}
    assert np.count_nonzero(found.points % 1) <= 1  # only the last one grows
    assert found.seen_by[found.cells].tolist() == [1] * len(found.cells)


def test_all_of_a_group_is_all_of_its_cells_and_a_cell_is_itself():
    found = by_cells(dealt([2, WHOLE + 4, WHOLE + 5], [CELL + 100, 17.5, 3]), WHOLE, COUNT)
    assert dict(zip(found.cells.tolist(), found.points.tolist(), strict=True)) == {8: CELL, 9: 100, 4: 17.5, 5: 3}
    assert found.seen_by.tolist() == [0, 0, 0, 0, 2, 3, 0, 0, 1, 1]
