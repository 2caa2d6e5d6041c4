"""What hands do in a walk: point, select, brush, teleport, grab; what panels and focus take from them."""

import math

import numpy as np
import pytest
from kit.blobs import write_blobs
from kit.walks import DT, aimed, clear_row, direction_to, do, make_world, marks

from latentwalk.runtime.ground.geometry import to_room, to_stage
from latentwalk.runtime.ground.shown import SELECTED
from latentwalk.runtime.world.rows import fit as room


@pytest.fixture
def world(tmp_path):
    walk = make_world(write_blobs(tmp_path))
    yield walk
    walk.close()


def test_hover_then_trigger_toggles_and_undo_takes_it_back(world):
    row = clear_row(world)
    world.outbox.pulses()
    for trigger, selected in ((1, [row]), (1, [row]), (0, [row]), (1, []), (0, [])):
        world.update(aimed(world, row, trigger=trigger), DT)
        assert list(np.flatnonzero(world.rows.selection.rows)) == selected
        assert list(np.flatnonzero(world.rows.flags & SELECTED)) == selected
    assert len(world.outbox.pulses()) == 2
    world.update(aimed(world, row, primary=True), DT)
    assert world.state()["selection"] == [f"row-{row}"]


def test_panel_has_the_laser(world):
    row = clear_row(world)
    world.person.limit_m = 0.4
    world.update(aimed(world, row, trigger=1), DT, captured=True)
    assert world.person.pointer.row == -1
    assert world.person.pointer.length_m == pytest.approx(0.4)
    world.person.limit_m = math.inf
    world.update(aimed(world, row, trigger=1), DT)  # slips off the panel, still pressed
    assert world.person.pointer.row == row
    assert not world.rows.selection.rows.any()
    world.update(aimed(world, row, trigger=0), DT)
    world.update(aimed(world, row, trigger=1), DT)
    assert world.rows.selection.rows[row]


def test_a_replayed_session_says_itself_that_a_panel_had_the_laser(world):
    row = clear_row(world)
    controls = aimed(world, row, trigger=1)
    controls.captured = True
    world.update(controls, DT)
    assert not world.rows.selection.rows.any()


def test_a_trigger_held_while_focus_comes_back_does_not_fire(world):
    row = clear_row(world)
    away = aimed(world, row, trigger=1)
    away.focused = False
    world.update(away, DT)
    assert not world.person.pointer.active
    world.update(aimed(world, row, trigger=1), DT)
    assert not world.rows.selection.rows.any()
    world.update(aimed(world, row, trigger=0), DT)
    world.update(aimed(world, row, trigger=1), DT)
    assert world.rows.selection.rows[row]


def test_the_other_hand_takes_the_laser_over(world):
    row = clear_row(world)
    controls = aimed(world, row)
    controls.left.tracked, controls.left.trigger = True, 1.0
    world.update(controls, DT)
    assert world.person.pointer.side == "left"
    assert not world.rows.selection.rows.any()
    world.update(aimed(world, row), DT)  # the left hand is lost
    assert world.person.pointer.side == "right"


def test_brush_tool_paints_while_held_as_one_step(world):
    do(world, "tool", "brush")
    do(world, "brush_radius", 0.4)
    do(world, "rig", {"position": [0, 0, 0.6], "yaw_rad": 0.0})
    start, end = (to_stage(world.person.rig, room.positions(world.rows.cloud, row)) for row in (0, 3))
    for share in np.linspace(0, 1, 9):
        controls = aimed(world, 0, trigger=1)
        controls.right.aim.position = (start + (end - start) * share + [0, 0, 0.12]).astype(np.float32)
        controls.right.aim.orientation = np.array([0, 0, 0, 1], np.float32)
        world.update(controls, DT)
        assert any(shape.kind == "sphere" for shape in marks(world).shapes)
    assert world.rows.selection.rows[0]
    assert world.rows.selection.rows[3]
    assert world.rows.selection.rows.sum() < 150
    world.update(aimed(world, 0), DT)
    do(world, "undo", True)
    assert not world.rows.selection.rows.any()


def test_the_stick_sizes_a_brush_that_paints_and_no_arc_is_thrown(world):
    do(world, "tool", "brush")
    before = world.person.brush.radius_m
    for _ in range(45):
        world.update(aimed(world, 0, trigger=1, stick=np.array([0, 1], np.float32)), DT)
        assert world.person.throw.arc is None
    assert world.person.brush.radius_m == pytest.approx(before * 3**0.5)
    world.update(aimed(world, 0, stick=np.array([0, 1], np.float32)), DT)
    assert world.person.throw.arc is None, "the stick must first be let go"
    for _ in range(600):
        world.update(aimed(world, 0, trigger=1, stick=np.array([0, -1], np.float32)), DT)
    assert world.person.brush.radius_m == pytest.approx(0.02)


def test_the_brush_is_seen_near_rows_and_while_it_paints(world):
    do(world, "tool", "brush")
    controls = aimed(world, 0)
    controls.right.aim.position = np.array([0, 1.2, 40], np.float32)
    world.update(controls, DT)
    assert world.person.brush.at is not None
    assert not marks(world).shapes
    controls.right.trigger = 1.0
    world.update(controls, DT)
    assert [shape.kind for shape in marks(world).shapes] == ["sphere"], "while it paints one sees how large it is"
    controls.right.trigger = 0.0
    world.update(controls, DT)
    assert not marks(world).shapes
    controls.right.aim.position = to_stage(world.person.rig, room.positions(world.rows.cloud, 0)).astype(np.float32)
    controls.right.aim.orientation = direction_to(np.array([0, 0, -1.0]))
    world.update(controls, DT)
    assert [shape.kind for shape in marks(world).shapes] == ["sphere"]


def test_teleport_tool_goes_where_the_arc_lands_when_let_go(world):
    do(world, "tool", "teleport")
    controls = aimed(world, 0, trigger=1)
    controls.right.aim.orientation = direction_to(np.array([0, 0, -1.0]))
    world.update(controls, DT)
    target = world.person.throw.arc.target.copy()
    assert [shape.kind for shape in marks(world).shapes] == ["ring"]
    assert world.person.pointer.row == -1
    controls.right.trigger = 0.0
    world.update(controls, DT)
    np.testing.assert_allclose(to_room(world.person.rig, [0, 0, 0]), target, atol=1e-5)
    assert target[1] == 0
    assert world.person.throw.arc is None


def test_teleport_by_stick_and_not_after_focus_is_lost(world):
    controls = aimed(world, 0)
    controls.right.stick = np.array([0, 1], np.float32)
    controls.right.aim.orientation = direction_to(np.array([0, 0, -1.0]))
    world.update(controls, DT)
    assert world.person.throw.arc is not None
    controls.focused = False
    world.update(controls, DT)
    np.testing.assert_allclose(world.person.rig.position, [0, 0, 3])
    controls.focused = True
    world.update(controls, DT)
    assert world.person.throw.arc is None  # still held from before
    for push in (0, 1, 0):
        controls.right.stick = np.array([0, push], np.float32)
        world.update(controls, DT)
    assert world.person.rig.position[2] < 1


@pytest.mark.parametrize("by", ["squeeze", "trigger"])
def test_grabbing_the_world_by_squeeze_or_tool(world, by):
    do(world, "tool", "grab")
    controls = aimed(world, 0, **{by: 1})
    world.update(controls, DT)
    held = to_room(world.person.rig, controls.right.grip.position)
    controls.right.grip.position = controls.right.grip.position + np.array([0.3, -0.1, 0.2], np.float32)
    world.update(controls, DT)
    np.testing.assert_allclose(to_room(world.person.rig, controls.right.grip.position), held, atol=1e-5)
    np.testing.assert_allclose(world.person.rig.position, [-0.3, 0.1, 2.8], atol=1e-5)
    assert not world.rows.selection.rows.any()


def test_a_mouse_drags_what_it_points_at(world):
    row = clear_row(world)
    do(world, "tool", "grab")
    controls = aimed(world, row, trigger=1)
    controls.fly = True
    world.update(controls, DT)
    along = world.person.pointer.length_m
    held = world.person.pointer.origin + world.person.pointer.direction * along
    controls.right.aim.orientation = direction_to(np.array([0.1, 0.0, -1.0]) / math.sqrt(1.01))
    world.update(controls, DT)
    np.testing.assert_allclose(world.person.pointer.origin + world.person.pointer.direction * along, held, atol=1e-4)


def test_everything_is_reachable_with_one_trigger(world):
    """khr/simple: two triggers as 0 or 1, no stick, no squeeze; panels set the tool."""
    row = clear_row(world)
    reached = set()
    for tool in world.person.tools:
        do(world, "tool", tool)
        before = (world.person.rig.position.copy(), world.rows.selection.version)
        controls = aimed(world, row, trigger=1)
        controls.right.aim.position = controls.right.grip.position = np.array([0.2, 1.2, -0.3], np.float32)
        world.update(controls, DT)
        controls.right.grip.position = np.array([0.4, 1.0, -0.3], np.float32)
        controls.right.aim.orientation = direction_to(np.array([0.0, 0.0, -1.0]))
        if tool == "brush":
            do(
                world,
                "rig",
                {"position": (-np.array([0.2, 1.2, -0.42]) + room.positions(world.rows.cloud, row)).tolist()},
            )
        world.update(controls, DT)
        controls.right.trigger = 0.0
        world.update(controls, DT)
        if world.person.rig.position.tolist() != before[0].tolist() or world.rows.selection.version != before[1]:
            reached.add(tool)
        do(world, "recenter", True)
    assert reached == {"select", "brush", "grab", "teleport"}
