"""Where the eyes are, for every rig and projection."""

from __future__ import annotations

import numpy as np
import pytest
from kit.draw_world import at, make_shown, projection

from latentwalk.runtime.draw.eyes import locate
from latentwalk.runtime.ground.frame import Pose, View
from latentwalk.runtime.ground.geometry import room_from_stage, rotate, to_room
from latentwalk.runtime.ground.shown import Rig

TURNED = np.array([0.1, 0.5, -0.2, 0.83], np.float32)
TURNED /= np.linalg.norm(TURNED)
RIGS = [Rig(), Rig(np.array([1, 2, 3], np.float32), 0.7, 1.0), Rig(np.array([-4, 0.5, 2], np.float32), -2.1, 0.25)]


@pytest.mark.parametrize("rig", RIGS)
def test_the_matrix_of_a_rig_maps_as_the_rig_does(rig):
    points = np.random.default_rng(0).normal(0, 1, (9, 3))
    matrix = room_from_stage(rig)
    assert np.allclose(points @ matrix[:3, :3].T + matrix[:3, 3], to_room(rig, points), atol=1e-5)


@pytest.mark.parametrize("rig", RIGS)
def test_what_is_straight_ahead_is_in_the_middle(rig):
    pose = Pose(np.array([0.3, 1.6, -0.2], np.float32), TURNED)
    (eye,) = locate(rig, [View(pose, projection(80, 1.5), (300, 200))])
    ahead = to_room(rig, pose.position + 2 * rotate(TURNED, np.array([0, 0, -1.0])))
    clip = eye.clip_from_room @ np.append(ahead, 1)
    assert clip[3] == pytest.approx(2, abs=1e-4)  # stage meters, whatever the scale
    assert np.allclose(clip[:2], 0, atol=1e-4)
    assert np.allclose(eye.room_from_eye[:3, :3] @ eye.room_from_eye[:3, :3].T, np.eye(3), atol=1e-5)
    assert np.allclose(eye.room_from_eye[:3, 3], to_room(rig, pose.position), atol=1e-5)


def test_uneven_fields_of_view_keep_their_edges():
    left, right, down, up, near, far = -1.2, 0.8, -0.9, 1.1, 0.05, 100
    p = np.zeros((4, 4), np.float32)
    p[0, 0], p[0, 2] = 2 / (right - left), (right + left) / (right - left)
    p[1, 1], p[1, 2] = 2 / (up - down), (up + down) / (up - down)
    p[2, 2], p[2, 3], p[3, 2] = -(far + near) / (far - near), -2 * far * near / (far - near), -1
    first, second = locate(Rig(), [View(Pose(), p, (100, 90)), View(Pose(), p, (80, 90))])
    assert np.allclose(first.tangents, (left, right, down, up), atol=1e-6)
    assert (first.viewport, second.viewport) == ((0, 0, 100, 90), (100, 0, 80, 90))


@pytest.mark.gl
def test_a_shrunken_person_sees_points_larger(camera):
    """The scale of the rig is part of every size: at a fifth, what is one of its meters away is five times as wide."""
    wide = []
    for scale in (1.0, 0.2):
        shown = make_shown([[0, 0, -1.0 * scale]], point_size_m=0.02, rig=Rig(scale=scale))
        wide.append(int((camera.picture(shown, at(0, 0, 0), size=(400, 400)).max(2) > 70).any(0).sum()))
    assert wide[0] == pytest.approx(4, abs=1)
    assert wide[1] == pytest.approx(20, abs=1)
