"""A filtered cloud is dealt what is seen of it: visible rows first in each cell, counted alone."""

from __future__ import annotations

import numpy as np
import pytest
from kit.draw_world import cloud_frame

from latentwalk.runtime.ground.jobs import Jobs
from latentwalk.runtime.ground.shown import Cloud
from latentwalk.runtime.world.rows import cells
from latentwalk.runtime.world.rows.hidden import first
from latentwalk.runtime.world.rows.hidden.first import VisibleCells, visible_first


@pytest.fixture(scope="module")
def cloud() -> Cloud:
    positions = np.random.default_rng(0).normal(0, 1, (5000, 3)).astype(np.float32)
    frame = cloud_frame(positions)
    return Cloud(frame, frame, 0.0, cells.cover(cells.order_rows(positions), frame, frame))


def test_visible_rows_come_first_in_the_order_they_had(cloud):
    visible = np.random.default_rng(1).random(5000) < 0.1
    found = visible_first(cloud.cells, visible)
    for i, start in enumerate(cloud.cells.start):
        before = cloud.cells.order[start : start + cloud.cells.count[i]]
        after = found.first[start : start + cloud.cells.count[i]]
        assert after[: found.count[i]].tolist() == before[visible[before]].tolist()
        assert after[found.count[i] :].tolist() == before[~visible[before]].tolist()
    assert found.count.sum() == visible.sum()


def test_a_cloud_is_drawn_as_it_is_until_its_cells_are_sorted(cloud, monkeypatch):
    monkeypatch.setattr(first, "FEWEST", 0)
    jobs = Jobs("test", wait=True)
    drawn = VisibleCells(jobs)
    every, few = np.ones(5000, bool), np.arange(5000) % 1000 == 0
    assert drawn.of(cloud, every, hidden=False) is cloud
    assert drawn.of(cloud, few, hidden=True).cells.count.sum() == 5
    again = drawn.of(cloud, few, hidden=True)
    assert again.cells.order is drawn.of(cloud, few, hidden=True).cells.order  # or it would be uploaded in every frame
    other = np.arange(5000) % 1000 == 1
    shown = drawn.of(cloud, other, hidden=True).cells
    rows = np.concatenate([shown.order[s : s + c] for s, c in zip(shown.start, shown.count, strict=True)])
    assert set(rows.tolist()) == set(np.flatnonzero(other).tolist())
    assert drawn.of(cloud, every, hidden=False) is cloud
    jobs.close()
