"""What is seen of hands: where they are, how large, and what stands at buttons that were not used yet."""

import itertools
import math

import numpy as np
import pytest
from kit.blobs import write_blobs
from kit.walks import DT, do, make_world

from latentwalk.runtime.ground.frame import Controls, Held, Pose
from latentwalk.runtime.ground.geometry import look, to_room

WORDS = {"trigger": "trigger", "squeeze": "grip", "stick": "stick", "primary": "A", "secondary": "B", "menu": "menu"}
HELD = Held("test", False, {"left": {**WORDS, "stick_click": "press"}, "right": {**WORDS, "stick_click": "press"}})


@pytest.fixture
def world(tmp_path):
    walk = make_world(write_blobs(tmp_path))
    yield walk
    walk.close()


def held_before_the_chest(held=HELD):
    controls = Controls(held=held)
    for hand, x in ((controls.left, -0.2), (controls.right, 0.2)):
        hand.tracked = True
        hand.grip = hand.aim = Pose(np.array([x, 1.3, -0.4], np.float32), look(0.0, 0.6))
    return controls


def texts(world):
    return set(world.person.in_hand.labels.texts)


@pytest.mark.parametrize("scale", [1.0, 8.0])
def test_both_hands_are_seen_at_their_grips_and_of_natural_size(world, scale):
    do(world, "rig", {"position": [1, 0, 2], "yaw_rad": 0.7, "scale": scale})
    controls = held_before_the_chest()
    world.update(controls, DT)
    left, right = world.shown().hands
    assert (left.points, right.points) == (False, True)
    for seen, hand in ((left, controls.left), (right, controls.right)):
        np.testing.assert_allclose(seen.matrix[:3, 3], to_room(world.person.rig, hand.grip.position), atol=1e-5 * scale)
        np.testing.assert_allclose(np.linalg.norm(seen.matrix[:3, :3], axis=0), scale, rtol=1e-5)
    assert np.linalg.det(right.matrix[:3, :3]) > 0
    assert np.linalg.det(left.matrix[:3, :3]) < 0, "a mirror image"


def test_a_hand_that_is_not_tracked_and_that_of_a_mouse_are_not_seen(world):
    controls = held_before_the_chest()
    controls.left.tracked = False
    world.update(controls, DT)
    assert len(world.shown().hands) == 1
    controls.fly = True
    world.update(controls, DT)
    assert world.shown().hands == ()


def test_a_hand_in_the_eye_where_scripts_have_theirs_is_not_seen(world):
    controls = held_before_the_chest(held=None)
    controls.right.grip = controls.right.aim = Pose(controls.head.position.copy(), look(0.0, 0.0))
    world.update(controls, DT)
    assert world.person.pointer.active
    assert [hand.points for hand in world.shown().hands] == [False], "the left one alone"


def test_nothing_stands_at_buttons_where_nobody_knows_what_is_held(world):
    world.update(held_before_the_chest(None), DT)
    assert texts(world) == set()
    assert len(world.shown().hands) == 2


def test_each_button_is_told_until_it_was_used_once(world):
    controls = held_before_the_chest()
    world.update(controls, DT)
    assert {"A: undo", "B: rise", "grip: grab", "trigger: point, press"} <= texts(world)
    assert len(world.person.in_hand.labels) == 12
    controls.right.primary = True
    world.update(controls, DT)
    controls.right.primary = False
    world.update(controls, DT)
    assert "A: undo" not in texts(world)
    assert "A: sink" in texts(world), "the other hand's is another"
    controls.left.stick = np.array([0, 1], np.float32)
    world.update(controls, DT)
    assert not any("move" in text for text in texts(world))


def test_the_command_brings_them_back_and_puts_them_away(world):
    controls = held_before_the_chest()
    world.update(controls, DT)
    do(world, "buttons", False)
    world.update(controls, DT)
    assert texts(world) == set()
    assert not world.person.lessons.telling
    do(world, "buttons", True)
    world.update(controls, DT)
    assert len(world.person.in_hand.labels) == 12


def test_another_device_is_told_anew(world):
    controls = held_before_the_chest()
    world.update(controls, DT)
    do(world, "buttons", False)
    controls.held = Held("hands", True, {"left": {"trigger": "pinch"}, "right": {"trigger": "pinch"}})
    world.update(controls, DT)
    assert texts(world) == {"pinch: point, press", "pinch: point with this hand"}
    assert all(hand.bare for hand in world.shown().hands)
    controls.held = HELD
    world.update(controls, DT)
    assert texts(world) == set(), "taken up again it is known"


@pytest.mark.parametrize("pitch", [-1.2, 0.0, 0.7, 1.4])
def test_labels_stand_on_the_outer_side_and_none_over_another(world, pitch):
    controls = held_before_the_chest()
    for hand in (controls.left, controls.right):
        hand.grip = Pose(hand.grip.position, look(0.3, pitch))
    world.update(controls, DT)
    head = controls.head.position
    labels = world.person.in_hand.labels
    for side, sign in (("right", 1), ("left", -1)):
        places = labels.places[labels.sides == sign]
        assert (sign * places[:, 0] > abs(controls.hand(side).grip.position[0])).all()
        ways = (places - head) / np.linalg.norm(places - head, axis=1)[:, None]
        between = [math.degrees(math.acos(min(1.0, float(a @ b)))) for a, b in itertools.combinations(ways, 2)]
        assert len(places) == 6
        assert min(between) > 1.5, "capitals of 1° and what is above and below them"


def test_a_label_stands_where_a_hand_held_straight_up_or_down_lets_it(world):
    controls = held_before_the_chest()
    for y in (0.3, 2.9):
        controls.right.grip = Pose(np.array([0, y, 0], np.float32), look(0.0, 0.0))
        world.update(controls, DT)
        assert np.isfinite(world.person.in_hand.labels.places).all()


def test_the_hand_with_the_menu_at_its_palm_has_no_labels(world):
    controls = held_before_the_chest()
    controls.left.grip = Pose(controls.left.grip.position, np.array([0, 0, 0.70710677, 0.70710677], np.float32))
    world.update(controls, DT)
    assert set(world.person.in_hand.labels.sides.tolist()) == {1.0}
