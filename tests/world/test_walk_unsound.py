"""What trackers tell and cannot be: such a hand is not tracked, such a head stays, and the rig is never lost."""

import math

import numpy as np
import pytest
from kit.blobs import write_blobs
from kit.walks import DT, make_world

from latentwalk.runtime.ground.frame import FARTHEST_M, Controls, Hand, Pose
from latentwalk.runtime.ground.geometry import place_rig
from latentwalk.runtime.ground.shown import Rig

BAD = [math.nan, math.inf, -math.inf, 3e38]


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    return write_blobs(tmp_path_factory.mktemp("unsound"))


@pytest.fixture
def world(scene):
    walk = make_world(scene)
    yield walk
    walk.close()


def gripping(at, both=False):
    made = Controls()
    for hand in (made.left, made.right) if both else (made.left,):
        hand.tracked, hand.squeeze = True, 1.0
        hand.grip.position = np.array([at, 1.2, -0.3], np.float32)
        hand.aim.position = hand.grip.position.copy()
    made.right.grip.position[0] += 0.3
    return made


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("part", ["position", "orientation"])
def test_a_pose_with_one_number_that_cannot_be_is_not_sound(part, bad):
    pose = Pose()
    assert pose.sound
    getattr(pose, part)[1] = bad
    assert not pose.sound
    assert not Hand(grip=pose).sound
    assert not Hand(aim=pose).sound


def test_orientations_are_units_and_places_near():
    assert Pose(np.full(3, FARTHEST_M, np.float32)).sound
    assert not Pose(orientation=np.zeros(4, np.float32)).sound
    assert not Pose(orientation=np.array([0, 0, 0, 1.1], np.float32)).sound
    assert not Hand(trigger=math.nan).sound
    assert not Hand(stick=np.array([0, math.nan], np.float32)).sound


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("both", [False, True])
def test_a_hand_that_cannot_be_while_it_grips_moves_nothing_and_goes_on_holding_later(world, bad, both):
    world.update(gripping(0.0, both), DT)
    world.update(gripping(0.1, both), DT)
    before = world.person.rig.position.copy()
    assert before[0] == pytest.approx(-0.1, abs=1e-5)
    broken = gripping(0.1, both)
    broken.left.grip.position[:] = bad
    world.update(broken, DT)
    np.testing.assert_allclose(world.person.rig.position, before, atol=1e-5)
    world.update(gripping(0.1, both), DT)
    world.update(gripping(0.2, both), DT)
    assert world.person.rig.position[0] == pytest.approx(-0.2, abs=1e-4)


@pytest.mark.parametrize("bad", BAD)
def test_a_head_and_a_stick_that_cannot_be_leave_the_person_where_they_are(world, bad):
    world.update(Controls(head=Pose(np.array([0.2, 1.7, 0.1], np.float32))), DT)
    place, eye = world.person.rig.position.copy(), world.person.eye
    broken = Controls(head=Pose(np.full(3, bad, np.float32)))
    broken.right.tracked, broken.right.stick[:] = True, [bad if bad != 3e38 else math.nan, 0]
    broken.left.tracked, broken.left.stick[:] = True, [0, bad if bad != 3e38 else math.nan]
    world.update(broken, DT)
    np.testing.assert_array_equal(world.person.rig.position, place)
    np.testing.assert_array_equal(world.person.eye, eye)
    assert math.isfinite(world.person.rig.yaw_rad)


def test_the_rig_is_not_put_where_no_place_is():
    rig = Rig(np.array([1, 2, 3], np.float32))
    place_rig(rig, [math.nan, 0, 0], [0, 0, 0])
    place_rig(rig, [0, 0, 0], [0, math.inf, 0])
    assert rig.position.tolist() == [1, 2, 3]
    place_rig(rig, [1, 0, 0], [0, 0, 0])
    assert rig.position.tolist() == [-1, 0, 0]
