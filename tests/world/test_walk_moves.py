"""Walking, turning, teleport, grabbing the world, buttons, vignette: where exactly one ends up."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from latentwalk.runtime.ground.buttons import Button
from latentwalk.runtime.ground.frame import Controls, Pose
from latentwalk.runtime.ground.geometry import forward, rotate_yaw, to_room
from latentwalk.runtime.ground.shown import Rig
from latentwalk.runtime.world.walk import rig as rigs
from latentwalk.runtime.world.walk import sticks
from latentwalk.runtime.world.walk.grab import MAX_SCALE, Grab
from latentwalk.runtime.world.walk.teleport import throw

DT = 1 / 90
UP_45 = np.array([math.sin(math.pi / 8), 0, 0, math.cos(math.pi / 8)], np.float32)
LEFT_90 = np.array([0, math.sqrt(0.5), 0, math.sqrt(0.5)], np.float32)
places = st.tuples(*[st.floats(-2, 2)] * 3).map(np.array)


def controls(**changes):
    made = Controls()
    made.head.position = np.array([0.3, 1.7, -0.2], np.float32)
    for name, value in changes.items():
        target, _, attribute = name.rpartition("__")
        setattr(getattr(made, target) if target else made, attribute, value)
    return made


def stick(x, y):
    return np.array([x, y], np.float32)


def walked(seconds, made, rig=None):
    rig, steps = rig or Rig(), sticks.Sticks()
    for _ in range(round(seconds / DT)):
        steps.update(rig, made, DT)
    return rig, steps


def test_full_stick_walks_at_walking_speed_where_the_head_looks():
    rig, _ = walked(1.0, controls(left__stick=stick(0, 1)))
    np.testing.assert_allclose(rig.position, [0, 0, -sticks.SPEED_M_S], atol=1e-4)
    rig, _ = walked(1.0, controls(left__stick=stick(0, 1), head__orientation=LEFT_90))
    np.testing.assert_allclose(rig.position, [-sticks.SPEED_M_S, 0, 0], atol=1e-4)
    rig, _ = walked(1.0, controls(left__stick=stick(1, 0)), Rig(yaw_rad=math.pi / 2, scale=2.0))
    np.testing.assert_allclose(rig.position, [0, 0, -2 * sticks.SPEED_M_S], atol=1e-4)


def test_only_fly_follows_the_pitch():
    level, _ = walked(1.0, controls(left__stick=stick(0, 1), head__orientation=UP_45))
    np.testing.assert_allclose(level.position, [0, 0, -sticks.SPEED_M_S], atol=1e-4)
    up, _ = walked(1.0, controls(left__stick=stick(0, 1), head__orientation=UP_45, fly=True))
    np.testing.assert_allclose(up.position, np.array([0, 1, -1]) * sticks.SPEED_M_S / math.sqrt(2), atol=1e-4)


def test_flight_by_lift_and_by_buttons():
    up, _ = walked(0.5, controls(lift=1.0))
    np.testing.assert_allclose(up.position, [0, sticks.SPEED_M_S / 2, 0], atol=1e-4)
    down, _ = walked(0.5, controls(left__primary=True, left__stick_click=True))
    np.testing.assert_allclose(down.position, [0, -sticks.SPEED_M_S * sticks.FASTER / 2, 0], atol=1e-4)


def test_dead_zone_and_no_faster_on_diagonals():
    assert not sticks.response(stick(0.1, 0.1)).any()
    assert np.linalg.norm(sticks.response(stick(1, 1))) == pytest.approx(1)
    assert 0 < sticks.response(stick(0, 0.3))[1] < 0.1


def test_nothing_moves_without_focus():
    made = controls(left__stick=stick(0, 1), right__stick=stick(1, 0), focused=False)
    rig, steps = walked(1.0, made)
    steps.snap = False
    steps.update(rig, made, DT)
    assert not rig.position.any()
    assert rig.yaw_rad == 0


def test_snap_turn_once_a_push_on_the_spot():
    rig, steps, made = Rig(), sticks.Sticks(), controls(right__stick=stick(0.9, 0))
    head = to_room(rig, made.head.position)
    for x in (0.9, 0.9, 0.55, 0.9, 0.0, 0.9):  # trembling does not count, letting go does
        made.right.stick = stick(x, 0)
        steps.update(rig, made, DT)
    assert rig.yaw_rad == pytest.approx(-2 * sticks.SNAP_RAD)
    np.testing.assert_allclose(to_room(rig, made.head.position), head, atol=1e-5)
    assert steps.vignette == 0


def test_stick_forward_does_not_turn():
    rig, _ = walked(0.2, controls(right__stick=stick(0.6, 0.8)))
    assert rig.yaw_rad == 0


def test_smooth_turn():
    rig, steps = Rig(), sticks.Sticks()
    steps.snap = False
    for _ in range(90):
        steps.update(rig, controls(right__stick=stick(-1, 0)), DT)
    assert rig.yaw_rad == pytest.approx(sticks.TURN_RAD_S, abs=1e-4)
    assert steps.vignette == 1


def test_vignette_comes_with_motion_and_goes():
    _, steps = walked(sticks.VIGNETTE_IN_S / 2, controls(left__stick=stick(0, 1)))
    assert steps.vignette == pytest.approx(0.5, abs=0.1)
    for _ in range(90):
        steps.update(Rig(), controls(), DT)
    assert steps.vignette == 0
    _, flat = walked(1.0, controls(left__stick=stick(0, 1), fly=True))
    assert flat.vignette == 0


@given(places, st.floats(-3, 3), st.sampled_from([0.0, 0.4, -0.6]))
def test_look_at_puts_the_point_straight_ahead(point, yaw, pitch):
    q = np.array([math.sin(pitch / 2), 0, 0, math.cos(pitch / 2)], np.float32)
    head, rig = Pose(np.array([0.2, 1.6, 0.1], np.float32), q), Rig(np.array([1, 0, 3], np.float32), yaw, 1.5)
    rigs.look_at(rig, head, point)
    gaze = rotate_yaw(rig.yaw_rad, forward(head))
    way = point - to_room(rig, head.position)
    assert np.linalg.norm(way) >= 0.5
    np.testing.assert_allclose(way / np.linalg.norm(way), gaze, atol=1e-3)


def test_recenter_and_stand():
    rig, head = Rig(np.array([5, 5, 5], np.float32), 1.0, 3.0), controls().head
    rigs.recenter(rig, head)
    assert (rig.scale, rig.yaw_rad) == (1.0, 0.0)
    np.testing.assert_allclose(to_room(rig, head.position), [0, 1.7, 3], atol=1e-5)
    rigs.stand(rig, head, np.array([2.0, 0.5, 1.0]))
    np.testing.assert_allclose(to_room(rig, head.position), [2, 2.2, 1], atol=1e-5)


def test_arc_lands_where_physics_says():
    rig = Rig()
    arc = throw(rig, np.array([1.0, 1.2, 0.0]), np.array([0.0, 0.0, -1.0]))
    seconds = math.sqrt(2 * 1.2 / 9.81)
    np.testing.assert_allclose(arc.target, [1, 0, -7 * seconds], atol=1e-6)
    np.testing.assert_allclose(arc.points[0], [1, 1.2, 0], atol=1e-6)
    np.testing.assert_allclose(arc.points[-1], arc.target, atol=1e-6)
    giant = throw(Rig(scale=10.0), np.array([1.0, 12.0, 0.0]), np.array([0.0, 0.0, -1.0]))
    np.testing.assert_allclose(giant.target, [1, 0, -70 * seconds], atol=1e-5)
    assert throw(rig, np.array([0.0, 60.0, 0.0]), np.array([0.0, 1.0, 0.0])).target is None


@given(places, places)
def test_what_one_hand_holds_stays_in_it(start, end):
    rig, grab = Rig(np.array([1, 0, 2], np.float32), 0.7, 1.3), Grab()
    held = to_room(rig, start)
    grab.update(rig, {"left": start})
    grab.update(rig, {"left": end})
    np.testing.assert_allclose(to_room(rig, end), held, atol=1e-4)
    assert (rig.yaw_rad, rig.scale) == (0.7, 1.3)


def test_two_hands_scale_about_their_middle():
    rig, grab = Rig(), Grab()
    left, right = np.array([-0.2, 1.2, -0.4]), np.array([0.2, 1.2, -0.4])
    grab.update(rig, {"left": left, "right": right})
    grab.update(rig, {"left": left * [2, 1, 1], "right": right * [2, 1, 1]})
    assert rig.scale == pytest.approx(0.5)  # hands twice as far apart: the world looks twice as large
    assert rig.yaw_rad == pytest.approx(0)
    np.testing.assert_allclose(to_room(rig, [0, 1.2, -0.4]), [0, 1.2, -0.4], atol=1e-6)
    for side, place in (("left", left), ("right", right)):
        np.testing.assert_allclose(to_room(rig, place * [2, 1, 1]), place, atol=1e-6), side


def test_two_hands_turn_the_world_with_them():
    rig, grab = Rig(), Grab()
    left, right = np.array([-0.2, 1.0, 0.0]), np.array([0.2, 1.0, 0.0])
    held = [to_room(rig, left), to_room(rig, right)]
    grab.update(rig, {"left": left, "right": right})
    turned = [rotate_yaw(0.5, left), rotate_yaw(0.5, right)]
    grab.update(rig, {"left": turned[0], "right": turned[1]})
    np.testing.assert_allclose([to_room(rig, place) for place in turned], held, atol=1e-6)


def test_letting_one_of_two_hands_go_does_not_jump():
    rig, grab = Rig(), Grab()
    left, right = np.array([-0.2, 1.0, 0.0]), np.array([0.2, 1.3, 0.1])
    grab.update(rig, {"left": left, "right": right})
    grab.update(rig, {"left": left - 0.1, "right": right + 0.1})
    before = to_room(rig, right + 0.1)
    grab.update(rig, {"right": right + 0.1})
    np.testing.assert_allclose(to_room(rig, right + 0.1), before, atol=1e-6)
    grab.update(rig, {})
    assert grab.hands == ()


def test_scale_has_limits():
    rig, grab = Rig(), Grab()
    far = np.array([50.0, 0, 0])
    grab.update(rig, {"left": -far, "right": far})
    grab.update(rig, {"left": -far / 1e4, "right": far / 1e4})
    assert rig.scale == MAX_SCALE


def test_button_hysteresis_and_listening():
    button, log = Button(), []
    for value in (0.0, 0.5, 0.7, 0.5, 0.7, 0.3, 0.7):
        button.update(value)
        log.append((button.down, button.pressed, button.released))
    down, pressed, released = zip(*log, strict=True)
    assert down == (False, False, True, True, True, False, True)
    assert pressed == (False, False, True, False, False, False, True)
    assert released == (False, False, False, False, False, True, False)
    button.update(1.0, listening=False)
    assert (button.down, button.released) == (False, True)
    for value, expected in ((1.0, False), (1.0, False), (0.0, False), (1.0, True)):
        button.update(value)
        assert button.down is expected
