"""Left-handed: sticks, buttons and laser mirrored by one command, kept in views, and nothing of it at a desk."""

import math
from pathlib import Path

import numpy as np
import pytest
from kit.blobs import write_blobs
from kit.walks import DT, aimed, clear_row, do, make_world, pairs

from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.hosts.openxr.bindings import FOLDER, read_device


@pytest.fixture
def world(tmp_path: Path):
    walk = make_world(write_blobs(tmp_path))
    yield walk
    walk.close()


def both_hands(**changes):
    controls = Controls()
    controls.left.tracked = controls.right.tracked = True
    for name, value in changes.items():
        side, _, field = name.partition("__")
        setattr(controls.hand(side), field, np.array(value, np.float32) if field == "stick" else value)
    return controls


@pytest.mark.parametrize(("main", "other", "yaw"), [("right", "left", -30), ("left", "right", -30)])
def test_the_main_hand_turns_and_the_other_moves(world, main, other, yaw):
    do(world, "handed", main)
    world.update(both_hands(**{f"{other}__stick": (0, 1)}), DT)
    assert world.person.rig.position[2] < 3.0
    assert world.person.rig.yaw_rad == 0.0
    world.update(both_hands(**{f"{main}__stick": (1, 0)}), DT)
    assert world.person.rig.yaw_rad == pytest.approx(math.radians(yaw))


def test_the_main_hand_teleports_from_its_own_aim(world):
    do(world, "handed", "left")
    controls = both_hands(left__stick=(0, 1))
    controls.left.aim.position = np.array([-0.3, 1.2, -0.3], np.float32)
    world.update(controls, DT)
    assert world.person.throw.side == "left"
    assert world.person.throw.arc.points[0, 0] == pytest.approx(-0.3, abs=1e-5)
    world.update(both_hands(), DT)
    assert world.person.throw.arc is None
    world.update(both_hands(right__stick=(0, 1)), DT)
    assert world.person.throw.arc is None, "that hand moves"


def test_undo_and_next_tool_go_along(world):
    row = clear_row(world)
    do(world, "handed", "left")
    assert world.person.pointer.side == "left", "the laser too"
    for trigger in (1.0, 0.0):
        world.update(aimed(world, row, "left", trigger=trigger), DT)
    assert world.rows.selection.count == 1
    world.update(both_hands(right__primary=True), DT)
    assert world.rows.selection.count == 1, "that sinks"
    world.update(both_hands(left__primary=True), DT)
    assert world.rows.selection.count == 0
    world.update(both_hands(left__secondary=True), DT)
    assert world.person.tool.name == "brush"


def test_the_brush_is_sized_by_the_main_stick(world):
    do(world, "handed", "left")
    do(world, "tool", "brush")
    before = world.person.brush.radius_m
    for _ in range(10):
        world.update(aimed(world, 0, "left", trigger=1, stick=np.array([0, 1], np.float32)), DT)
    assert world.person.brush.radius_m > before
    assert world.person.throw.arc is None


def test_a_pull_of_the_other_trigger_takes_the_laser_and_nothing_else(world):
    controls = both_hands(left__trigger=1.0)
    controls.held = read_device(FOLDER / "valve_index.toml").held
    world.update(controls, DT)
    assert world.person.pointer.side == "left"
    assert world.person.hands.main == "right"
    assert "left-handed" in world.outbox.message
    world.update(both_hands(left__stick=(0, 1)), DT)
    assert world.person.rig.position[2] < 3.0, "the left stick still moves"


def test_a_desk_has_no_hands_to_mirror(world):
    do(world, "handed", "left")
    controls = both_hands(left__stick=(0, 1))
    controls.fly = True
    world.update(controls, DT)
    assert world.person.rig.position[2] < 3.0


def test_it_is_kept_with_the_walk(world, tmp_path):
    assert ("handed", "right") in pairs(world)
    do(world, "handed", "left")
    assert ("handed", "left") in pairs(world)
    again = make_world(world.path)
    for word, value in pairs(world):
        do(again, word, value)
    assert (again.person.hands.main, again.person.pointer.side) == ("left", "left")
    again.close()


def test_labels_and_hints_are_mirrored(world):
    controls = both_hands()
    controls.held = read_device(FOLDER / "oculus_touch.toml").held
    do(world, "handed", "left")
    world.update(controls, DT)
    texts = set(world.person.in_hand.labels.texts)
    assert {"X: undo", "Y: next tool", "A: sink", "B: rise"} <= texts
    assert world.person.lessons.hints("left")["move"].startswith("right thumbstick")
