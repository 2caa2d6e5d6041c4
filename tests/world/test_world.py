"""The world as a whole: commands in and out, its state, and that two runs of the same controls end the same."""

import json
import math

import numpy as np
import pytest
from kit.blobs import one_place, write_blobs
from kit.walks import DT, aimed, do, make_world, pairs, settle

from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.world import COMMANDS, World, command
from latentwalk.runtime.world import state as told
from latentwalk.scenes import Scene, UsageError, read


@pytest.fixture
def world(tmp_path):
    walk = make_world(write_blobs(tmp_path))
    yield walk
    walk.close()


def test_state_has_what_the_report_wants_and_is_json(world):
    do(world, "select", {"ids": ["row-3"]})
    do(world, "color", "confidence")
    do(world, "teleport", [1, 0, 2])
    state = json.loads(json.dumps(world.state()))
    assert list(state) == ["rig", "head", "hover", "selection", "color", "layout", "epoch", "probe"]
    assert state["rig"] == {"position": [1.0, 0.0, 2.0], "yaw_rad": 0.0, "scale": 1.0}
    assert state["selection"] == ["row-3"]
    assert (state["hover"], state["color"], state["layout"], state["epoch"]) == (None, "confidence", "pca", None)


def test_of_a_large_selection_the_first_rows_are_named_and_all_counted(world, monkeypatch):
    monkeypatch.setattr(told, "MOST_NAMED", 2)
    do(world, "select", {"ids": ["row-5", "row-1"]})
    assert "selected" not in world.state()
    do(world, "select", {"ids": ["row-3", "row-5", "row-1"]})
    assert (world.state()["selection"], world.state()["selected"]) == (["row-1", "row-3"], 3)
    assert world.rows.selected_ids() == ["row-1", "row-3", "row-5"]


def test_commands_come_with_controls_in_order_and_are_noted(world):
    controls = Controls(
        commands=[command("select", {"ids": ["row-1"]}), command("select", {"ids": ["row-2"], "op": "add"})]
    )
    do(world, "color", "none")  # by a panel, before this frame's update
    world.update(controls, DT)
    assert world.state()["selection"] == ["row-1", "row-2"]
    assert [each.word for each in world.done] == ["color", "select", "select"]
    world.update(Controls(), DT)
    assert world.done == []


def test_a_failing_command_raises_in_a_script_and_is_a_message_otherwise(world, tmp_path):
    wrong = Controls(commands=[command("color", "colour")])
    with pytest.raises(UsageError, match=r"color: expected one of label, .*found 'colour'"):
        world.update(wrong, DT)
    live = World(world.scene, world.path, tmp_path)
    live.update(wrong, DT)
    assert "expected one of label" in live.outbox.message
    assert live.outbox.message_age_s == 0
    live.update(Controls(), DT)
    assert live.outbox.message_age_s == pytest.approx(DT)


@pytest.mark.parametrize(
    ("word", "value", "words"),
    [
        ("fly", True, "unknown command 'fly'; expected one of "),
        ("teleport", [0, 0], "teleport: expected .x, y, z. in meters"),
        ("teleport", [0, "a", 0], "expected a number"),
        ("teleport", [0, math.nan, 0], "expected a number"),
        ("turn", True, "turn: expected a number"),
        ("rig", {"scale": 0}, "rig: scale: expected a number from 0.001"),
        ("rig", {"yaw": 0}, "unknown 'yaw'; expected position, yaw_rad, scale"),
        ("layout", "tsne", "layout: expected one of pca, turned, found 'tsne'"),
        ("look_at", "row-999", "no row has the id 'row-999'; did you mean"),
        ("mode", "cubes", "expected one of points, sprites"),
        ("undo", False, "expected true"),
        ("undo", True, "nothing to undo"),
        ("isolate", 1, "expected true or false"),
        ("brush", {"position": [0, 0, 0]}, "'radius' is missing"),
        ("search", "", "expected a text"),
        ("filter", {"all": True, "op": "add"}, "unknown 'op'; expected ids, column"),
    ],
)
def test_wrong_commands_say_what_was_expected(world, word, value, words):
    before = world.state()
    with pytest.raises(UsageError, match=words):
        do(world, word, value)
    assert world.state() == before
    world.update(Controls(), DT)
    assert world.done == []


def test_commands_to_here_bring_a_fresh_world_to_the_same_state(world, tmp_path):
    for word, value in [
        ("teleport", [1, 0.5, 2]),
        ("turn", 0.4),
        ("layout", "turned"),
        ("color", "confidence"),
        ("mode", "sprites"),
        ("point_size", 0.02),
        ("filter", {"column": "confidence", "min": 0.5}),
        ("select", {"column": "label", "equals": "bee"}),
        ("isolate", True),
        ("select", {"ids": ["row-0", "row-1"]}),
        ("tool", "brush"),
        ("brush_op", "subtract"),
        ("snap_turn", False),
        ("vignette_deg", 100),
    ]:
        do(world, word, value)
    other = World(world.scene, world.path, tmp_path, wait=True)
    for word, value in json.loads(json.dumps(pairs(world))):
        assert word in COMMANDS
        do(other, word, value)
    settle(world)
    settle(other)
    assert other.state() == world.state()
    np.testing.assert_array_equal(other.rows.flags, world.rows.flags)
    assert pairs(other) == pairs(world)


def test_two_runs_of_the_same_controls_end_the_same(tmp_path):
    path = write_blobs(tmp_path)
    rng = np.random.default_rng(5)
    worlds = [World(read(path), path, tmp_path, wait=True) for _ in range(2)]
    for step in range(120):
        controls = aimed(worlds[0], int(rng.integers(300)), trigger=float(rng.random() > 0.5))
        controls.left.stick = rng.uniform(-1, 1, 2).astype(np.float32)
        controls.commands = [command("layout", "turned")] if step == 30 else []
        for world in worlds:
            world.update(controls, DT)
    assert worlds[0].state() == worlds[1].state()
    assert worlds[0].rows.selection.rows.any()


def test_scenes_with_nothing_to_walk_in(tmp_path):
    with pytest.raises(UsageError, match="no rows"):
        World(one_place(0), tmp_path / "none.scene", tmp_path)
    with pytest.raises(UsageError, match="neither a layout nor epochs"):
        World(Scene(["a"]), tmp_path / "none.scene", tmp_path)
