"""The world driven by controls and intents, as hosts, panels and scripts drive it."""

import json
import math

import numpy as np
import pytest
from kit.blobs import blobs, write_blobs

from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.ground.geometry import to_stage, yaw_of
from latentwalk.runtime.ground.shown import HIDDEN, SELECTED, WRONG
from latentwalk.runtime.world import INTENTS, World
from latentwalk.runtime.world.rows import fit as room
from latentwalk.scenes import Epoch, Layout, Scene, UsageError, read

DT = 1 / 90


@pytest.fixture
def world(tmp_path):
    path = write_blobs(tmp_path)
    return World(read(path), path, tmp_path / "out", wait=True)


def direction_to(direction):
    """Quaternion (4,) whose −Z is a unit direction (3,)."""
    yaw, pitch = yaw_of(direction), math.asin(direction[1])
    sy, cy, sp, cp = math.sin(yaw / 2), math.cos(yaw / 2), math.sin(pitch / 2), math.cos(pitch / 2)
    return np.array([cy * sp, sy * cp, -sy * sp, cy * cp], np.float32)


def aimed(world, row, side="right", **changes):
    """Controls whose hand points at a row from before the chest."""
    controls = Controls()
    hand = getattr(controls, side)
    hand.tracked = True
    hand.aim.position = np.array([0.2, 1.2, -0.3], np.float32)
    target = to_stage(world.rig, room.positions(world.cloud, row))
    way = target - hand.aim.position
    hand.aim.orientation = direction_to(way / np.linalg.norm(way))
    hand.grip.position = hand.aim.position.copy()
    for name, value in changes.items():
        setattr(hand, name, value)
    return controls


def clear_row(world):
    """A row that is met first from where the hand of `aimed` is."""
    for row in range(len(world.scene)):
        world.update(aimed(world, row), DT)
        if world.pointer.row == row:
            return row
    raise AssertionError("no row can be pointed at")


def settle(world, seconds=1.0, controls=None):
    for _ in range(round(seconds / DT)):
        world.update(controls or Controls(), DT)


def test_the_room_holds_each_layout_as_a_ball_before_the_person(world):
    for name in world.layout_names:
        frame = world.layouts.frame(name)
        places = room.at(frame, np.arange(len(world.scene)))
        away = np.linalg.norm(places - [0, 1.5, 0], axis=1)
        assert 1.3 < np.quantile(away, 0.99) < 1.6
    np.testing.assert_allclose(world.rig.position, [0, 0, 3])
    gaze = np.array([0, 1.5, 0]) - world.eye()
    assert gaze[2] < -2.9


def test_hover_then_trigger_toggles_and_undo_takes_it_back(world):
    row = clear_row(world)
    world.pulses()
    for trigger, selected in ((1, [row]), (1, [row]), (0, [row]), (1, []), (0, [])):
        world.update(aimed(world, row, trigger=trigger), DT)
        assert list(np.flatnonzero(world.selection)) == selected
        assert list(np.flatnonzero(world.flags & SELECTED)) == selected
    assert len(world.pulses()) == 2
    world.update(aimed(world, row, primary=True), DT)
    assert world.state()["selection"] == [f"row-{row}"]


def test_hover_gives_details_picture_and_lines_to_the_true_neighbours(world):
    row = clear_row(world)
    details = dict(world.details(row))
    assert details["id"] == f"row-{row}"
    assert details["label"] == ["ant", "bee", "cat"][row % 3]
    assert details["correct"] == "yes"
    assert "trustworthiness here" not in details
    np.testing.assert_array_equal(world.thumbnail(row), blobs().thumbnails.pixels[row])
    picture = world.pictures()[0]
    np.testing.assert_array_equal(picture.pixels, world.thumbnail(row))
    assert picture.position[1] > room.positions(world.cloud, row)[1]
    lines = max(world.lines(), key=lambda made: len(made.points))
    ends = room.positions(world.cloud, world.scene.neighbors.indices[row])
    np.testing.assert_allclose(lines.points[:, 1], ends, atol=1e-6)
    np.testing.assert_allclose(lines.points[:, 0], np.tile(room.positions(world.cloud, row), (15, 1)), atol=1e-6)


def test_panel_has_the_laser(world):
    row = clear_row(world)
    world.pointer_limit_m = 0.4
    world.update(aimed(world, row, trigger=1), DT, captured=True)
    assert world.pointer.row == -1
    assert world.pointer.length_m == pytest.approx(0.4)
    world.pointer_limit_m = math.inf
    world.update(aimed(world, row, trigger=1), DT)  # slips off the panel, still pressed
    assert world.pointer.row == row
    assert not world.selection.any()
    world.update(aimed(world, row, trigger=0), DT)
    world.update(aimed(world, row, trigger=1), DT)
    assert world.selection[row]


def test_a_replayed_session_says_itself_that_a_panel_had_the_laser(world):
    row = clear_row(world)
    controls = aimed(world, row, trigger=1)
    controls.captured = True
    world.update(controls, DT)
    assert not world.selection.any()


def test_a_trigger_held_while_focus_comes_back_does_not_fire(world):
    row = clear_row(world)
    away = aimed(world, row, trigger=1)
    away.focused = False
    world.update(away, DT)
    assert not world.pointer.active
    world.update(aimed(world, row, trigger=1), DT)
    assert not world.selection.any()
    world.update(aimed(world, row, trigger=0), DT)
    world.update(aimed(world, row, trigger=1), DT)
    assert world.selection[row]


def test_the_other_hand_takes_the_laser_over(world):
    row = clear_row(world)
    controls = aimed(world, row)
    controls.left.tracked, controls.left.trigger = True, 1.0
    world.update(controls, DT)
    assert world.pointer.side == "left"
    assert not world.selection.any()
    world.update(aimed(world, row), DT)  # the left hand is lost
    assert world.pointer.side == "right"


def test_brush_tool_paints_while_held_as_one_step(world):
    world.do("tool", "brush")
    world.do("brush_radius", 0.4)
    world.do("rig", {"position": [0, 0, 0.6], "yaw_rad": 0.0})
    start, end = (to_stage(world.rig, room.positions(world.cloud, row)) for row in (0, 3))
    for share in np.linspace(0, 1, 9):
        controls = aimed(world, 0, trigger=1)
        controls.right.aim.position = (start + (end - start) * share + [0, 0, 0.12]).astype(np.float32)
        controls.right.aim.orientation = np.array([0, 0, 0, 1], np.float32)
        world.update(controls, DT)
        assert any(shape.kind == "sphere" for shape in world.shapes())
    assert world.selection[0]
    assert world.selection[3]
    assert world.selection.sum() < 150
    world.update(aimed(world, 0), DT)
    world.do("undo", True)
    assert not world.selection.any()


def test_teleport_tool_goes_where_the_arc_lands_when_let_go(world):
    world.do("tool", "teleport")
    controls = aimed(world, 0, trigger=1)
    controls.right.aim.orientation = direction_to(np.array([0, 0, -1.0]))
    world.update(controls, DT)
    target = world.hands.arc.target.copy()
    assert [shape.kind for shape in world.shapes()] == ["ring"]
    assert world.pointer.row == -1
    controls.right.trigger = 0.0
    world.update(controls, DT)
    np.testing.assert_allclose(world.to_room([0, 0, 0]), target, atol=1e-5)
    assert target[1] == 0
    assert world.hands.arc is None


def test_teleport_by_stick_and_not_after_focus_is_lost(world):
    controls = aimed(world, 0)
    controls.right.stick = np.array([0, 1], np.float32)
    controls.right.aim.orientation = direction_to(np.array([0, 0, -1.0]))
    world.update(controls, DT)
    assert world.hands.arc is not None
    controls.focused = False
    world.update(controls, DT)
    np.testing.assert_allclose(world.rig.position, [0, 0, 3])
    controls.focused = True
    world.update(controls, DT)
    assert world.hands.arc is None  # still held from before
    for push in (0, 1, 0):
        controls.right.stick = np.array([0, push], np.float32)
        world.update(controls, DT)
    assert world.rig.position[2] < 1


@pytest.mark.parametrize("by", ["squeeze", "trigger"])
def test_grabbing_the_world_by_squeeze_or_tool(world, by):
    world.do("tool", "grab")
    controls = aimed(world, 0, **{by: 1})
    world.update(controls, DT)
    held = world.to_room(controls.right.grip.position)
    controls.right.grip.position = controls.right.grip.position + np.array([0.3, -0.1, 0.2], np.float32)
    world.update(controls, DT)
    np.testing.assert_allclose(world.to_room(controls.right.grip.position), held, atol=1e-5)
    np.testing.assert_allclose(world.rig.position, [-0.3, 0.1, 2.8], atol=1e-5)
    assert not world.selection.any()


def test_a_mouse_drags_what_it_points_at(world):
    row = clear_row(world)
    world.do("tool", "grab")
    controls = aimed(world, row, trigger=1)
    controls.fly = True
    world.update(controls, DT)
    along = world.pointer.length_m
    held = world.pointer.origin + world.pointer.direction * along
    controls.right.aim.orientation = direction_to(np.array([0.1, 0.0, -1.0]) / math.sqrt(1.01))
    world.update(controls, DT)
    np.testing.assert_allclose(world.pointer.origin + world.pointer.direction * along, held, atol=1e-4)


def test_everything_is_reachable_with_one_trigger(world):
    """khr/simple: two triggers as 0 or 1, no stick, no squeeze; panels set the tool."""
    row = clear_row(world)
    reached = set()
    for tool in world.tools:
        world.do("tool", tool)
        before = (world.rig.position.copy(), world.selection_version)
        controls = aimed(world, row, trigger=1)
        controls.right.aim.position = controls.right.grip.position = np.array([0.2, 1.2, -0.3], np.float32)
        world.update(controls, DT)
        controls.right.grip.position = np.array([0.4, 1.0, -0.3], np.float32)
        controls.right.aim.orientation = direction_to(np.array([0.0, 0.0, -1.0]))
        if tool == "brush":
            world.do("rig", {"position": (-np.array([0.2, 1.2, -0.42]) + room.positions(world.cloud, row)).tolist()})
        world.update(controls, DT)
        controls.right.trigger = 0.0
        world.update(controls, DT)
        if world.rig.position.tolist() != before[0].tolist() or world.selection_version != before[1]:
            reached.add(tool)
        world.do("recentre", True)
    assert reached == {"select", "brush", "grab", "teleport"}


def test_layout_change_flies_every_row_and_leaves_lines(world):
    rows = np.arange(len(world.scene))
    start, end = (room.at(world.layouts.frame(name), rows) for name in ("pca", "turned"))
    np.testing.assert_array_equal(room.positions(world.cloud, rows), start)
    world.do("layout", "turned")
    assert world.layout == "turned"
    shares = []
    for _ in range(40):
        world.update(Controls(), 0.02)
        assert world.cloud.a.key == ("layout", "pca")
        shares.append(world.cloud.t)
        np.testing.assert_allclose(room.positions(world.cloud, rows), start + (end - start) * world.cloud.t, atol=1e-5)
        if len(shares) == 20:
            trail = world.lines()[-1]
            assert len(trail.points) == 150  # every second row
            np.testing.assert_allclose(trail.points[:, 0], start[::2], atol=1e-5)
    assert shares == sorted(shares)
    assert shares[19] == pytest.approx(0.48, abs=0.05)
    world.update(Controls(), 0.02)
    assert (world.cloud.a, world.cloud.t) == (world.cloud.b, 0.0)
    assert world.lines()
    settle(world, 2.5)
    assert not world.lines()


def test_trails_of_the_selection_alone(world):
    world.do("select", {"ids": ["row-4", "row-8"]})
    world.do("layout", "turned")
    world.update(Controls(), DT)
    assert len(world.lines()[-1].points) == 2


def test_a_change_of_mind_in_mid_flight_ends_where_it_was_last_sent(world):
    for name in ("turned", "pca", "turned", "pca", "turned"):
        world.do("layout", name)
        world.update(Controls(), 0.1)
    settle(world, 3)
    assert (world.layout, world.cloud.b.key) == ("turned", ("layout", "turned"))
    assert world.cloud.a is world.cloud.b


def test_without_waiting_the_old_layout_stays_until_the_new_is_ready(tmp_path):
    path = write_blobs(tmp_path)
    world = World(read(path), path, tmp_path)
    world.do("layout", "turned")
    world.update(Controls(), DT)
    for _ in range(10_000):
        if world.cloud.b.key == ("layout", "turned"):
            break
        world.update(Controls(), DT)
        world.layouts._pool.submit(lambda: None).result()  # whatever the worker had to do is done
    assert world.cloud.b.key == ("layout", "turned")


def test_filter_hides_rows_from_legend_pick_and_selection_but_not_their_pictures(world):
    row = clear_row(world)
    mine = ["ant", "bee", "cat"][row % 3]
    world.do("filter", {"column": "label", "equals": mine})
    assert [entry.count for entry in world.coloring.legend] == [100 if n == mine else 0 for n in ("ant", "bee", "cat")]
    assert (world.flags & HIDDEN > 0).sum() == 200
    world.do("select", {"all": True})
    assert world.selection.sum() == 100
    np.testing.assert_array_equal(world.thumbnail(row), blobs().thumbnails.pixels[row])
    other = next(n for n in ("ant", "bee", "cat") if n != mine)
    world.do("filter", {"column": "label", "equals": other})
    world.update(aimed(world, row), DT)
    assert world.pointer.row != row
    world.do("filter", {})
    assert not (world.flags & HIDDEN).any()
    world.update(aimed(world, row), DT)
    assert world.pointer.row == row


def test_isolate_shows_what_is_selected_until_it_is_lifted(world):
    with pytest.raises(UsageError, match="nothing is selected"):
        world.do("isolate", True)
    world.do("select", {"column": "label", "equals": "bee"})
    world.do("isolate", True)
    world.do("select", {"none": True})
    assert world.visible.sum() == 100
    world.do("isolate", False)
    assert world.visible.all()


def test_wrong_rows_are_flagged(world):
    assert list(np.flatnonzero(world.flags & WRONG)) == [297, 298, 299]


def test_one_dab_by_script(world):
    place = room.positions(world.cloud, 0).tolist()
    world.do("brush", {"position": place, "radius": 0.3})
    inside = np.linalg.norm(room.positions(world.cloud, np.arange(300)) - place, axis=1) <= 0.3
    np.testing.assert_array_equal(world.selection, inside)
    world.do("brush", {"position": place, "radius": 0.1, "op": "subtract"})
    assert not world.selection[0]


def test_state_has_what_the_report_wants_and_is_json(world):
    world.do("select", {"ids": ["row-3"]})
    world.do("color", "confidence")
    world.do("teleport", [1, 0, 2])
    state = json.loads(json.dumps(world.state()))
    assert list(state) == ["rig", "head", "hover", "selection", "color", "layout", "epoch", "probe"]
    assert state["rig"] == {"position": [1.0, 0.0, 2.0], "yaw_rad": 0.0, "scale": 1.0}
    assert state["selection"] == ["row-3"]
    assert (state["hover"], state["color"], state["layout"], state["epoch"]) == (None, "confidence", "pca", None)


def test_look_at_brings_the_row_under_the_gaze(world):
    world.do("look_at", "row-17")
    controls = Controls()
    controls.right.tracked = True
    controls.right.aim = controls.head
    world.update(controls, DT)
    way = room.positions(world.cloud, 17) - world.eye()
    np.testing.assert_allclose(way / np.linalg.norm(way), world.pointer.direction, atol=1e-4)


def test_intents_come_with_controls_in_order_and_are_noted(world):
    controls = Controls(intents=[("select", {"ids": ["row-1"]}), ("select", {"ids": ["row-2"], "op": "add"})])
    world.do("color", "none")  # by a panel, before this frame's update
    world.update(controls, DT)
    assert world.state()["selection"] == ["row-1", "row-2"]
    assert [name for name, _ in world.done] == ["color", "select", "select"]
    world.update(Controls(), DT)
    assert world.done == []


def test_a_failing_intent_raises_in_a_script_and_is_a_message_otherwise(world, tmp_path):
    wrong = Controls(intents=[("color", "colour")])
    with pytest.raises(UsageError, match=r"color: expected one of label, .*found 'colour'"):
        world.update(wrong, DT)
    live = World(world.scene, world.path, tmp_path)
    live.update(wrong, DT)
    assert "expected one of label" in live.message
    assert live.message_age_s == 0
    live.update(Controls(), DT)
    assert live.message_age_s == pytest.approx(DT)


@pytest.mark.parametrize(
    ("intent", "value", "words"),
    [
        ("fly", True, "unknown intent 'fly'; expected one of "),
        ("teleport", [0, 0], "teleport: expected .x, y, z. in metres"),
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
        ("filter", {"all": True, "op": "add"}, "a filter has none"),
    ],
)
def test_wrong_intents_say_what_was_expected(world, intent, value, words):
    before = world.state()
    with pytest.raises(UsageError, match=words):
        world.do(intent, value)
    assert world.state() == before
    world.update(Controls(), DT)
    assert world.done == []


def test_intents_to_here_bring_a_fresh_world_to_the_same_state(world, tmp_path):
    for intent, value in [
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
        world.do(intent, value)
    other = World(world.scene, world.path, tmp_path, wait=True)
    for intent, value in json.loads(json.dumps(world.intents_to_here())):
        assert intent in INTENTS
        other.do(intent, value)
    settle(world)
    settle(other)
    assert other.state() == world.state()
    np.testing.assert_array_equal(other.flags, world.flags)
    assert other.intents_to_here() == world.intents_to_here()


def test_two_runs_of_the_same_controls_end_the_same(tmp_path):
    path = write_blobs(tmp_path)
    rng = np.random.default_rng(5)
    worlds = [World(read(path), path, tmp_path, wait=True) for _ in range(2)]
    for step in range(120):
        controls = aimed(worlds[0], int(rng.integers(300)), trigger=float(rng.random() > 0.5))
        controls.left.stick = rng.uniform(-1, 1, 2).astype(np.float32)
        controls.intents = [("layout", "turned")] if step == 30 else []
        for world in worlds:
            world.update(controls, DT)
    assert worlds[0].state() == worlds[1].state()
    assert worlds[0].selection.any()


def positions_scene(n):
    return Scene([str(i) for i in range(n)], {"own": Layout(np.zeros((n, 3), np.float32))})


@pytest.mark.parametrize("n", [1, 2, 3000])
def test_scenes_of_one_row_and_of_rows_in_one_place(tmp_path, n):
    world = World(positions_scene(n), tmp_path / "one.scene", tmp_path, wait=True)
    controls = aimed(world, 0, trigger=1)
    world.update(controls, DT)
    assert world.state()["selection"] == ["0"]
    np.testing.assert_allclose(room.positions(world.cloud, 0), [0, 1.5, 0])


def test_scenes_with_nothing_to_walk_in(tmp_path):
    with pytest.raises(UsageError, match="no rows"):
        World(positions_scene(0), tmp_path / "none.scene", tmp_path)
    with pytest.raises(UsageError, match="neither a layout nor epochs"):
        World(Scene(["a"]), tmp_path / "none.scene", tmp_path)


def test_epochs_alone_are_a_layout_at_the_last_epoch(tmp_path):
    rng = np.random.default_rng(1)
    epochs = [Epoch(float(e), rng.normal(size=(40, 3)).astype(np.float32)) for e in (1, 5, 10)]
    present = np.arange(40) % 4 > 0
    epochs[-1].positions[~present] = np.nan
    epochs[-1] = Epoch(10.0, epochs[-1].positions, present)
    world = World(Scene([str(i) for i in range(40)], epochs=epochs), tmp_path / "e.scene", tmp_path, wait=True)
    assert (world.layout, world.layout_names, world.state()["epoch"]) == ("epochs", ["epochs"], 10.0)
    assert world.coloring.legend[0].count == 30
    np.testing.assert_array_equal(world.cloud.b.positions, epochs[-1].positions)
    with pytest.raises(UsageError, match="not recorded"):
        world.do("look_at", "0")


def test_layouts_and_epochs_together(tmp_path):
    rng = np.random.default_rng(1)
    positions = rng.normal(size=(40, 3)).astype(np.float32)
    scene = Scene([str(i) for i in range(40)], {"pca": Layout(positions)}, epochs=[Epoch(3.0, positions * 2)])
    world = World(scene, tmp_path / "e.scene", tmp_path, wait=True)
    assert world.layout_names == ["pca", "epochs"]
    world.do("layout", "epochs")
    settle(world)
    assert (world.cloud.b.key, world.state()["epoch"]) == (("epoch", 0), 3.0)


def test_a_flat_layout_lies_at_table_height():
    rng = np.random.default_rng(1)
    flat = rng.normal(size=(500, 3)).astype(np.float32) * [1, 0, 1]
    scale, offset = room.fit([flat])
    assert (flat * scale + offset)[:, 1] == pytest.approx(room.TABLE_M)


def test_one_outlier_does_not_shrink_the_cloud():
    cloud = np.random.default_rng(1).normal(size=(1000, 3)).astype(np.float32)
    far = cloud.copy()
    far[0] = 1e6
    assert room.fit([far])[0] == pytest.approx(room.fit([cloud])[0], rel=0.05)
