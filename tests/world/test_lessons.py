"""Hints at the start of a walk: only what the device in hand has, each until it was done once."""

from pathlib import Path

import numpy as np
import pytest
from kit.blobs import write_blobs
from kit.walks import DT, aimed, clear_row, do, make_world

from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.hosts.openxr.bindings import FOLDER, read_device

INDEX = read_device(FOLDER / "valve_index.toml").held
SIMPLE = read_device(FOLDER / "khr_simple.toml").held
BARE = read_device(FOLDER / "ext_hand_interaction.toml").held


@pytest.fixture
def world(tmp_path: Path):
    walk = make_world(write_blobs(tmp_path))
    yield walk
    walk.close()


PALM_UP = np.array([0, 0, np.sqrt(0.5), np.sqrt(0.5)], np.float32)  # of a left hand


def hints(world):
    return set(world.person.lessons.hints(world.person.hands.main))


@pytest.mark.parametrize(
    ("held", "told"),
    [
        (INDEX, {"move", "grab", "point", "menu"}),
        (SIMPLE, {"point", "menu"}),
        (BARE, {"grab", "point", "menu"}),
        (None, set()),
    ],
)
def test_only_what_is_in_hand_is_told(world, held, told):
    world.update(Controls(held=held), DT)
    assert hints(world) == told


def test_a_walk_a_grab_and_a_press_take_their_hints_away(world):
    row = clear_row(world)
    controls = aimed(world, row)
    controls.held, controls.left.tracked = INDEX, True
    world.update(controls, DT)
    controls.right.trigger = 1.0
    world.update(controls, DT)
    assert "point" in hints(world), "until it is let go: nothing may move under the laser meanwhile"
    controls.right.trigger = 0.0
    world.update(controls, DT)
    assert hints(world) == {"move", "grab", "menu"}
    controls.left.stick = np.array([0, 1], np.float32)
    world.update(controls, DT)
    assert hints(world) == {"grab", "menu"}
    controls.left.stick, controls.left.squeeze = np.zeros(2, np.float32), 1.0
    world.update(controls, DT)
    assert hints(world) == {"menu"}
    controls.left.squeeze, controls.left.grip.orientation = 0.0, PALM_UP
    world.update(controls, DT)
    assert hints(world) == {"menu"}, "a palm turns up by chance, too"
    controls.right.trigger = 1.0
    world.update(controls, DT, captured=True)
    assert hints(world) == set()


def test_a_jump_is_a_move_and_a_turn_is_none(world):
    controls = aimed(world, 0)
    controls.held = INDEX
    for stick, told in (((1, 0), True), ((0, 0), True), ((0, 1), True), ((0, 0), False)):
        controls.right.stick = np.array(stick, np.float32)
        world.update(controls, DT)
        assert ("move" in hints(world)) == told


def test_a_press_at_nothing_is_no_pointing_one_at_a_panel_is(world):
    controls = aimed(world, 0)
    controls.held, controls.right.trigger = SIMPLE, 1.0
    controls.right.aim.orientation = np.array([1, 0, 0, 0], np.float32)  # behind
    world.update(controls, DT)
    assert hints(world) == {"point", "menu"}
    controls.right.trigger = 0.0
    world.update(controls, DT)
    assert hints(world) == {"point", "menu"}
    for controls.right.trigger in (1.0, 0.0):
        world.update(controls, DT, captured=True)
    assert hints(world) == {"menu"}


def test_the_command_puts_all_away_and_brings_them_back(world):
    world.update(Controls(held=INDEX), DT)
    do(world, "hints", False)
    assert hints(world) == set()
    do(world, "hints", True)
    assert hints(world) == {"move", "grab", "point", "menu"}
