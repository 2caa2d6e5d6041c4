"""Nobody gets lost: a teleport stays at the cloud and faces it, and an arrow leads back."""

import math

import numpy as np
import pytest
from kit.blobs import write_blobs
from kit.walks import DT, aimed, do, make_world

from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.ground.geometry import look
from latentwalk.runtime.ground.shown import Rig
from latentwalk.runtime.world.rows import fit
from latentwalk.runtime.world.walk.around.compass import ARROW, LOST_S, STEP_M
from latentwalk.runtime.world.walk.teleport import shortened, throw


@pytest.fixture
def world(tmp_path):
    walk = make_world(write_blobs(tmp_path))
    yield walk
    walk.close()


def throws(world, yaw_rad, pitch_rad=0.0):
    """Teleport by the stick of a hand that points so in the stage; where the arc ended."""
    controls = aimed(world, 0, stick=np.array([0, 1], np.float32))
    controls.right.aim.orientation = look(yaw_rad, pitch_rad)
    world.update(controls, DT)
    arc = world.person.throw.arc
    controls.right.stick = np.zeros(2, np.float32)
    world.update(controls, DT)
    return arc


def in_view(world):
    """How many shown rows are less than 40° from straight ahead."""
    ways = fit.positions(world.rows.cloud, np.flatnonzero(world.rows.visible)) - world.person.eye
    return int((ways @ world.person.gaze > math.cos(math.radians(40)) * np.linalg.norm(ways, axis=1)).sum())


def outside_m(world):
    """How far from the cloud's middle over the floor the person stands."""
    return float(np.linalg.norm((world.person.eye - world.person.compass.ball.middle)[[0, 2]]))


@pytest.mark.parametrize("scale", [0.3, 1.0, 4.0])
@pytest.mark.parametrize("yaw_rad", [0.0, 1.0, math.pi, -2.0])
def test_a_teleport_lands_a_step_outside_of_the_rim_at_most_and_sees_the_cloud(world, yaw_rad, scale):
    do(world, "rig", {"position": [0.2, 0.0, 0.1], "yaw_rad": 0.3, "scale": scale})
    for _ in range(4):
        arc = throws(world, yaw_rad, 0.4)
        np.testing.assert_allclose(arc.points[-1], arc.target, atol=1e-5)
        assert arc.target[1] == 0
        assert outside_m(world) <= world.person.compass.ball.radius + STEP_M * scale + 1e-3
        assert in_view(world)


def test_one_who_stands_farther_out_goes_no_farther_and_comes_nearer_as_wished(world):
    do(world, "rig", {"position": [0, 0, 12], "yaw_rad": 0.0, "scale": 1.0})
    world.update(aimed(world, 0), DT)
    begun = outside_m(world)
    arc = throws(world, 0.0)
    assert 2 < begun - outside_m(world) < 5, "the whole arc"
    assert world.person.gaze[2] == pytest.approx(-1)
    begun = outside_m(world)
    throws(world, math.pi)  # away from it
    assert outside_m(world) <= begun + 0.4, "but for the length of the arm"
    assert arc.target is not None


def test_a_shortened_arc_is_as_high_and_ends_on_its_way():
    whole = throw(Rig(), np.array([0.0, 1.3, 0.0]), np.array([0.0, 0.6, -0.8]))
    half = shortened(whole, 0.5)
    np.testing.assert_allclose(half.target, whole.target / 2, atol=1e-6)
    np.testing.assert_allclose(half.points[:, 1], whole.points[:, 1])
    assert shortened(whole, 1.0) is whole


def arrows(world):
    return [lines for lines in world.shown().marks.lines if np.allclose(lines.colors[0], ARROW)]


def looking(yaw_rad, pitch_rad=0.0, **changes):
    """One who looks so, a hand in the room."""
    controls = Controls()
    controls.left.tracked = True
    controls.head.orientation = look(yaw_rad, pitch_rad)
    for name, value in changes.items():
        setattr(controls, name, value)
    return controls


def passes(world, controls, seconds=1.5 * LOST_S):
    for _ in range(round(seconds / DT)):
        world.update(controls, DT)


@pytest.mark.parametrize(("yaw_rad", "pitch_rad"), [(2.0, 0.0), (-2.0, 0.0), (math.pi, 0.0), (0.0, 1.4), (0.0, -1.4)])
def test_the_lost_find_an_arrow_in_view_to_the_cloud_and_it_goes_with_the_cloud_in_view(world, yaw_rad, pitch_rad):
    controls = looking(yaw_rad, pitch_rad)
    world.update(controls, DT)
    assert not arrows(world), "a glance aside"
    passes(world, controls)
    (arrow,) = arrows(world)
    eye, gaze = world.person.eye, world.person.gaze
    tail, tip = arrow.points[0] - eye
    middle = (tail + tip) / 2
    off_deg = math.degrees(math.acos(float(middle @ gaze / np.linalg.norm(middle))))
    assert 15 < off_deg < 25
    assert np.linalg.norm(middle) == pytest.approx(1.0, abs=0.01)
    way = world.person.compass.ball.middle - eye
    assert (tip - tail) @ way > 0 or yaw_rad == math.pi, "straight behind, to either side"
    # Who turns the way that the arrow points comes to see the cloud.
    assert np.cross(gaze, tip - tail) @ np.cross(gaze, way) >= -1e-3
    world.update(looking(0.0), DT)
    assert not arrows(world)


def test_no_arrow_on_a_flat_screen_in_a_picture_of_a_script_or_where_nothing_is_shown(world):
    for controls in (looking(2.0, fly=True), Controls(head=looking(2.0).head)):
        passes(world, controls)
        assert not arrows(world)
    do(world, "filter", {"column": "confidence", "min": 5})
    passes(world, looking(2.0))
    assert not world.rows.visible.any()
    assert not arrows(world)


def test_hidden_rows_lead_nobody(world):
    do(world, "filter", {"ids": ["row-0"]})
    place = fit.positions(world.rows.cloud, np.array([0]))[0]
    np.testing.assert_allclose(world.person.compass.ball.middle, place, atol=1e-5)
