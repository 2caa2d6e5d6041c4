"""Trails of rows through the epochs."""

import numpy as np
import pytest
from kit.epochs_scene import write_scene
from kit.walks import DT, do, make_world

from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.world.rows import fit as room


@pytest.fixture
def world(tmp_path):
    walk = make_world(write_scene(tmp_path))
    yield walk
    walk.close()


def trails(world):
    return world.epochs.marks(world.person.pointer.row).lines


def test_trails_of_the_selected_rows(world):
    do(world, "trails", 2)
    do(world, "select", {"ids": ["row-4", "row-5"]})
    do(world, "epoch", 18.0)
    world.update(Controls(), DT)
    (lines,) = trails(world)
    assert len(lines.points) == 2 * 3  # from 1, to 5, to 10, to now
    now = room.positions(world.rows.cloud, np.array([4, 5]))
    np.testing.assert_allclose(lines.points[-2:, 1], now, atol=1e-6)
    scale, offset = world.epochs.stream.fit
    np.testing.assert_allclose(lines.points[:2, 0], world.scene.epochs[0].positions[[4, 5]] * scale + offset, atol=1e-5)
    assert lines.colors[0, 3] < lines.colors[-1, 3]
    do(world, "trails", 0)
    assert trails(world) == []


def test_trails_of_those_that_flipped(world):
    do(world, "trails_of", "flipped")
    do(world, "trails", 1)
    for epoch, rows, learned in ((10.0, 1, False), (25.0, 1, True), (50.0, 1, True), (5.0, 0, None)):
        do(world, "epoch", epoch)
        world.update(Controls(), DT)
        found = trails(world)
        assert sum(len(lines.points) for lines in found) == rows, epoch
        if rows:
            blue, red = found[0].colors[0, 2], found[0].colors[0, 0]
            assert bool(blue > red) is learned, epoch
