"""The table model: a small copy of the cloud in reach, what is seen of it, and going where it is pressed."""

import math

import numpy as np
import pytest
from kit.blobs import write_blobs
from kit.walks import DT, direction_to, do, make_world, pairs

from latentwalk.assets.colors import linear
from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.ground.geometry import look, to_stage
from latentwalk.runtime.world.rows import fit
from latentwalk.runtime.world.walk.around.overview import BEFORE_M, RADIUS_M, SELF_M

HAND = np.array([0.15, 1.15, -0.25], np.float32)


@pytest.fixture
def world(tmp_path):
    walk = make_world(write_blobs(tmp_path))
    do(walk, "overview", True)
    yield walk
    walk.close()


def hands(aims_at=None, trigger=0.0, yaw_rad=0.0):
    """A person with both hands, whose right one points at a place (3,) of the stage."""
    controls = Controls()
    controls.head.orientation = look(yaw_rad, 0.0)
    controls.left.tracked = controls.right.tracked = True
    controls.right.aim.position = controls.right.grip.position = HAND
    way = (aims_at if aims_at is not None else HAND + np.array([0, 1, 0])) - HAND
    controls.right.aim.orientation = direction_to(way / np.linalg.norm(way))
    controls.right.trigger = trigger
    return controls


def copy_of(world):
    """The copy: places of its rows (k, 3) in the stage, and of oneself (3,)."""
    dots = world.shown().dots
    places = to_stage(world.person.rig, dots.places)
    return places[:-1], places[-1]


@pytest.mark.parametrize("scale", [0.2, 1.0, 6.0])
def test_it_is_a_small_copy_in_reach_of_the_other_hand_turned_as_the_room_is(world, scale):
    do(world, "rig", {"position": [0.4, 0.2, 3.0], "yaw_rad": 0.5, "scale": scale})
    world.update(hands(), DT)
    places, _ = copy_of(world)
    middle = (places.max(0) + places.min(0)) / 2
    assert 0.2 < np.ptp(places, axis=0).max() < 0.3
    assert middle[0] < -0.1, "on the left, where the right hand points"
    assert np.linalg.norm(middle - [0, 1.4, 0]) < 0.8
    cloud = fit.positions(world.rows.cloud, np.arange(300))
    ratio = RADIUS_M * scale / world.person.compass.ball.radius
    shown = world.shown().dots.places[:-1]
    np.testing.assert_allclose(shown - shown[0], (cloud - cloud[0]) * ratio, atol=1e-4 * scale)


def test_it_has_the_colors_of_the_cloud_and_no_hidden_rows(world):
    do(world, "filter", {"column": "label", "equals": "bee"})
    world.update(hands(), DT)
    dots = world.shown().dots
    assert len(dots.places) == 101
    np.testing.assert_allclose(dots.colors[:-1], np.tile(linear(world.rows.coloring.table[1]), (100, 1)), atol=1e-5)
    do(world, "color", "confidence")
    colors = world.shown().dots.colors
    values = world.rows.coloring.values[world.rows.visible]
    top = linear(world.rows.coloring.table[-1])
    np.testing.assert_allclose(colors[np.argmax(values)], top, atol=0.05)
    assert len(np.unique(colors[:-1], axis=0)) > 50
    assert dots.radii_m[-1] == pytest.approx(SELF_M)


def test_large_clouds_are_sampled(tmp_path):
    world = make_world(write_blobs(tmp_path, 4100))
    do(world, "overview", True)
    world.update(hands(), DT)
    assert 1000 < len(world.shown().dots.places) <= 2001
    world.close()


def test_one_sees_where_one_is_and_looks_in_it(world):
    world.update(hands(), DT)
    places, oneself = copy_of(world)
    middle = to_stage(world.person.rig, world.person.compass.ball.middle)
    way, small = np.array([0, 1.6, 0]) - middle, oneself - places.mean(0)
    assert way @ small / np.linalg.norm(way) / np.linalg.norm(small) > 0.95
    wedge = world.shown().marks.lines[-1].points
    ahead = wedge[2].mean(0) - wedge[0, 0]
    assert ahead @ world.person.gaze / np.linalg.norm(ahead) > 0.99
    do(world, "rig", {"position": [0, 0, 50]})
    world.update(hands(), DT)
    places, oneself = copy_of(world)
    assert np.linalg.norm(oneself - places.mean(0)) < 3 * RADIUS_M, "at its edge"


@pytest.mark.parametrize("scale", [0.5, 1.0])
def test_a_press_on_a_place_in_it_goes_there_without_a_turn_and_selects_nothing(world, scale):
    do(world, "rig", {"position": [0.0, 0.0, 3.0], "yaw_rad": 0.3, "scale": scale})
    world.update(hands(), DT)
    places, _ = copy_of(world)
    row = 4
    world.update(hands(places[row]), DT)
    assert world.person.pointer.row == -1, "what is behind it is not meant"
    assert world.person.pointer.length_m == pytest.approx(math.dist(HAND, places[row]) * scale, abs=0.03 * scale)
    assert any(shape.kind == "sphere" for shape in world.shown().marks.shapes)
    before = world.person.rig.position.copy()
    world.update(hands(places[row], trigger=1.0), DT)
    assert not np.allclose(world.person.rig.position, before)
    place = fit.positions(world.rows.cloud, row)
    way = place - world.person.eye
    assert np.linalg.norm(way) == pytest.approx(BEFORE_M * scale, abs=0.25)
    assert way @ world.person.gaze / np.linalg.norm(way) > 0.8
    assert world.person.rig.yaw_rad == pytest.approx(0.3)
    assert world.person.vignette > 0.9
    assert not world.rows.selection.count
    after = world.person.rig.position.copy()
    world.update(hands(places[row], trigger=1.0), DT)
    np.testing.assert_array_equal(world.person.rig.position, after)  # once a press


def test_a_panel_before_it_or_a_laser_beside_it_has_nothing_of_it(world):
    world.update(hands(), DT)
    places, _ = copy_of(world)
    before = world.person.rig.position.copy()
    world.update(hands(places[4], trigger=1.0), DT, captured=True)
    world.update(hands(HAND + np.array([1, 0, 0])), DT)
    world.update(hands(HAND + np.array([1, 0, 0]), trigger=1.0), DT)
    world.update(hands(places[4], trigger=1.0), DT)  # pulled elsewhere, and drawn over it
    np.testing.assert_array_equal(world.person.rig.position, before)


def test_it_stays_where_it_was_called_until_one_turns_or_steps_away(world):
    world.update(hands(), DT)
    first, _ = copy_of(world)
    world.update(hands(yaw_rad=0.5), DT)
    np.testing.assert_allclose(copy_of(world)[0], first, atol=1e-5)
    world.update(hands(yaw_rad=2.0), DT)
    moved = copy_of(world)[0].mean(0)
    assert moved @ [-math.sin(2.0), 0, -math.cos(2.0)] > 0.2, "ahead again"


def test_put_away_on_a_flat_screen_or_where_nothing_is_shown_it_is_not_there_and_is_kept_in_views(world):
    assert ("overview", True) in pairs(world)
    controls = hands()
    controls.fly = True
    world.update(controls, DT)
    assert world.shown().dots is None
    world.update(hands(), DT)
    assert world.shown().dots is not None
    do(world, "filter", {"column": "confidence", "min": 5})
    world.update(hands(), DT)
    assert world.shown().dots is None
    do(world, "overview", False)
    do(world, "filter", {"all": True})
    world.update(hands(), DT)
    assert world.shown().dots is None
