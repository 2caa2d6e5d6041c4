"""Hands that pull the epochs back and forth."""

import numpy as np
import pytest
from kit.epochs_scene import write_scene
from kit.walks import make_world, settle

from latentwalk.runtime.ground.frame import Controls


@pytest.fixture
def world(tmp_path):
    walk = make_world(write_scene(tmp_path))
    yield walk
    walk.close()


def scrubbing(x, side="right", squeeze=1.0):
    controls = Controls()
    for name in ("left", "right"):
        getattr(controls, name).tracked = True
    hand = getattr(controls, side)
    hand.squeeze = squeeze
    hand.stick = np.array([x, 0], np.float32)
    return controls


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_stick_scrubs_while_a_grip_is_held_and_does_nothing_else(world, side):
    settle(world, 0.1)
    rig = world.state()["rig"]
    settle(world, 0.3, scrubbing(-1.0, side))
    assert world.state()["epoch"] < 25
    assert world.state()["rig"] == rig, "no walk, no turn, no grab"
    assert any(strength == pytest.approx(0.2) for _, strength, _ in world.outbox.pulses())
    here = world.state()["epoch"]
    moved = scrubbing(0.0, side)
    getattr(moved, side).grip.position = np.array([0.3, 0, 0], np.float32)
    settle(world, 0.1, moved)
    assert world.state() | {"head": None} == {**world.state(), "head": None, "epoch": here, "rig": rig}


def test_a_grip_alone_holds_the_world_and_a_stick_alone_walks(world):
    settle(world, 0.1, scrubbing(0.0))
    moved = scrubbing(0.0)
    moved.right.grip.position = np.array([0.3, 0, 0], np.float32)
    settle(world, 0.1, moved)
    assert world.person.rig.position[0] == pytest.approx(-0.3, abs=1e-5)
    settle(world, 0.1, Controls())
    settle(world, 0.5, scrubbing(1.0, "left", squeeze=0.0))
    assert world.person.rig.position[0] > 0.2
    assert world.state()["epoch"] == 50


def test_the_grip_takes_the_world_again_after_it_let_go(world):
    settle(world, 0.2, scrubbing(-1.0))
    settle(world, 0.1, Controls())
    settle(world, 0.1, scrubbing(0.0))
    moved = scrubbing(0.0)
    moved.right.grip.position = np.array([0.3, 0, 0], np.float32)
    settle(world, 0.1, moved)
    assert world.person.rig.position[0] == pytest.approx(-0.3, abs=1e-5)
