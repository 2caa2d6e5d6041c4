"""Rotations and rigs: exact numbers, and laws that hold for any input."""

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from latentwalk.runtime.ground import geometry as tf
from latentwalk.runtime.ground.frame import Pose
from latentwalk.runtime.ground.shown import Rig

coordinate = st.floats(-50, 50)
points = st.tuples(coordinate, coordinate, coordinate).map(np.array)
angles = st.floats(-10, 10)
quaternions = (
    st.tuples(*[st.floats(-1, 1)] * 4).filter(lambda q: np.linalg.norm(q) > 0.1).map(lambda q: q / np.linalg.norm(q))
)
rigs = st.builds(lambda p, yaw, scale: Rig(p.astype(np.float32), yaw, scale), points, angles, st.floats(0.05, 20))
H = math.sqrt(0.5)


def test_rotations_by_hand():
    left = [0, H, 0, H]  # a quarter to the left about +Y
    np.testing.assert_allclose(tf.rotate(left, [0, 0, -1]), [-1, 0, 0], atol=1e-12)
    np.testing.assert_allclose(tf.rotate(left, [[1, 0, 0], [0, 5, 0]]), [[0, 0, -1], [0, 5, 0]], atol=1e-12)
    np.testing.assert_allclose(tf.rotate_yaw(math.pi / 2, [0, 2, -1]), [-1, 2, 0], atol=1e-12)


def test_rig_by_hand():
    rig = Rig(np.array([10, 0, 5], np.float32), math.pi / 2, 2.0)
    np.testing.assert_allclose(tf.to_room(rig, [0, 1.5, -1]), [8, 3, 5], atol=1e-6)


@given(quaternions, points)
def test_rotation_keeps_lengths_and_turns_back(q, v):
    turned = tf.rotate(q, v)
    assert math.isclose(np.linalg.norm(turned), np.linalg.norm(v), abs_tol=1e-9)
    np.testing.assert_allclose(tf.rotate([-q[0], -q[1], -q[2], q[3]], turned), v, atol=1e-9)


@given(angles, points)
def test_yaw_is_a_rotation_about_up(yaw, v):
    q = [0, math.sin(yaw / 2), 0, math.cos(yaw / 2)]
    np.testing.assert_allclose(tf.rotate_yaw(yaw, v), tf.rotate(q, v), atol=1e-9)


@given(rigs, points)
def test_stage_and_room_are_inverse(rig, p):
    np.testing.assert_allclose(tf.to_stage(rig, tf.to_room(rig, p)), p, atol=1e-6)


@given(rigs, points, points)
def test_place_rig_brings_one_point_there(rig, stage, room):
    tf.place_rig(rig, stage, room)
    np.testing.assert_allclose(tf.to_room(rig, stage), room, atol=1e-3)


@given(angles)
def test_yaw_of_undoes_rotation(yaw):
    assert abs(tf.wrap(tf.yaw_of(tf.rotate_yaw(yaw, [0, 3, -1])) - yaw)) < 1e-9


@settings(max_examples=50)
@given(angles, st.sampled_from([-1.5, -1.2, 0.0, 1.2, 1.5, math.pi / 2, -math.pi / 2]))
def test_heading_ignores_pitch_even_straight_up_and_down(yaw, pitch):
    up = np.array([math.sin(pitch / 2), 0, 0, math.cos(pitch / 2)])
    s, c = math.sin(yaw / 2), math.cos(yaw / 2)
    q = np.array([c * up[0], s * up[3], -s * up[0], c * up[3]])  # yaw after pitch
    pose = Pose(np.zeros(3, np.float32), q.astype(np.float32))
    assert abs(tf.wrap(tf.heading(pose) - yaw)) < 1e-3
