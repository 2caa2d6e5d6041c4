"""Where a person comes to stand by a mouse: about a point, along, nearer, into a frame; and what is seen from there."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.blobs import one_place, write_blobs
from kit.parts import apply, make_person
from kit.walks import DT, do, make_world, settle

from latentwalk.runtime.ground.frame import Controls, Pose
from latentwalk.runtime.ground.geometry import forward, look, perspective, rotate_yaw, through, to_room
from latentwalk.runtime.ground.shown import Rig
from latentwalk.runtime.world.rows import fit
from latentwalk.runtime.world.rows.selection import combine
from latentwalk.runtime.world.walk.camera import NEAREST_M, framed, orbited, panned, zoomed
from latentwalk.runtime.world.walk.sight import Sight, corners
from latentwalk.scenes import Layout, Scene, UsageError, write
from latentwalk.scenes.queries.room import CENTER

LENS = perspective(math.radians(60), 1.6)
angles, places = st.floats(-3, 3), st.tuples(*[st.floats(-2, 2)] * 3).map(np.array)
pitches = st.floats(-1.4, 1.4)
rigs = st.builds(
    lambda at, yaw, scale: Rig(at.astype(np.float32), yaw, scale), places, angles, st.sampled_from([0.2, 1.0, 7.0])
)


def head(yaw: float = 0.0, pitch: float = 0.0) -> Pose:
    return Pose(np.array([0.1, 1.6, -0.2], np.float32), look(yaw, pitch))


def seen(rig: Rig, pose: Pose, points) -> np.ndarray:
    """Tangents right and up, and meters ahead, of room points (k, 3)."""
    sight = Sight.of(rig, pose)
    x, y, ahead = ((np.atleast_2d(points) - sight.eye) @ sight.axes.astype(np.float64).T).T
    return np.stack([x / ahead, y / ahead, ahead], 1)


def stood(rig: Rig, position) -> Rig:
    return Rig(np.asarray(position, np.float32), rig.yaw_rad, rig.scale)


@given(rigs, places, angles, pitches, angles, pitches)
def test_orbiting_keeps_the_distance_and_the_place_in_the_picture(rig, center, yaw, pitch, to_yaw, to_pitch):
    before, now = head(yaw, pitch), head(to_yaw, to_pitch)
    after = stood(rig, orbited(rig, before, now, center))
    eyes = to_room(rig, before.position), to_room(after, now.position)
    assert math.dist(eyes[0], center) == pytest.approx(math.dist(eyes[1], center), rel=1e-3, abs=1e-4)
    axes = [Sight.of(*who).axes for who in ((rig, before), (after, now))]
    np.testing.assert_allclose(axes[0] @ (center - eyes[0]), axes[1] @ (center - eyes[1]), atol=1e-3)


@given(rigs, angles, pitches, st.tuples(st.floats(-1, 1), st.floats(-1, 1)), st.floats(0.3, 5), st.floats(-4, 4))
def test_zooming_keeps_what_is_under_the_mouse_there(rig, yaw, pitch, cursor, away, notches):
    pose = head(yaw, pitch)
    way = rotate_yaw(rig.yaw_rad, through(pose, cursor, LENS))
    eye = to_room(rig, pose.position)
    point = eye + way * away * rig.scale
    after = to_room(stood(rig, zoomed(rig, pose, point, notches)), pose.position)
    moved = after - eye
    np.testing.assert_allclose(np.cross(moved, way), 0, atol=1e-3 * rig.scale)
    assert moved @ way * notches >= -1e-6
    goes = away * (1 - 0.85**notches), 0.05 * notches
    assert moved @ way == pytest.approx(max(goes, key=abs) * rig.scale, rel=1e-3, abs=1e-4)


def test_a_notch_never_stands_still_before_what_is_near():
    """One comes through what was pointed at, into the cloud, and out again."""
    rig, pose = Rig(), head()
    point = to_room(rig, pose.position) - np.array([0, 0, 0.01])
    goes = zoomed(rig, pose, point, 1.0) - rig.position
    assert goes == pytest.approx([0, 0, -0.05])
    assert zoomed(rig, pose, point, -1.0) - rig.position == pytest.approx([0, 0, 0.05])


@given(rigs, angles, pitches, *[st.tuples(st.floats(-1, 1), st.floats(-1, 1))] * 2)
def test_panning_brings_what_was_under_the_mouse_to_where_it_is(rig, yaw, pitch, start, end):
    pose = head(yaw, pitch)
    ways = [through(pose, place, LENS) for place in (start, end)]
    ahead = rotate_yaw(rig.yaw_rad, forward(pose))
    first = rotate_yaw(rig.yaw_rad, ways[0])
    point = to_room(rig, pose.position) + first * (2.0 / (first @ ahead))
    after = stood(rig, panned(rig, pose, *ways, 2.0))
    x, y, depth = seen(after, pose, point)[0]
    assert (x * LENS[0, 0], y * LENS[1, 1]) == pytest.approx(end, abs=1e-3)
    assert depth == pytest.approx(2.0, abs=1e-3), "neither nearer nor farther"


@given(rigs, angles, pitches, st.integers(1, 40), st.sampled_from([(-0.5, 0.5, -0.3, 0.3), (-0.2, 0.7, -0.5, 0.1)]))
def test_a_frame_holds_all_and_is_filled(rig, yaw, pitch, count, lens):
    pose = head(yaw, pitch)
    points = np.random.default_rng(count).normal(0, 1.0, (count, 3)).astype(np.float32)
    after = stood(rig, framed(rig, pose, points, lens, 0.0))
    x, y, ahead = seen(after, pose, points).T
    left, right, down, up = lens
    assert ahead.min() > 0.9 * NEAREST_M * rig.scale
    assert left < x.min()
    assert x.max() < right
    assert down < y.min()
    assert y.max() < up
    filled = max(np.ptp(x) / (right - left), np.ptp(y) / (up - down))
    nearest = ahead.min() == pytest.approx(NEAREST_M * rig.scale, rel=1e-2, abs=1e-3)
    assert filled == pytest.approx(0.9, abs=0.01) or nearest


def test_a_frame_leaves_room_about_a_single_row():
    rig, pose = Rig(), head()
    after = stood(rig, framed(rig, pose, np.array([[3, 4, 5]], np.float32), (-0.5, 0.5, -0.5, 0.5), 0.3))
    x, y, ahead = seen(after, pose, [[3, 4, 5]])[0]
    assert (x, y) == pytest.approx((0, 0), abs=1e-5)
    assert ahead == pytest.approx(0.3 * math.hypot(1, 0.45) / 0.45, rel=1e-3)


@pytest.fixture
def world(tmp_path):
    return make_world(write_blobs(tmp_path))


def selected(world) -> set[int]:
    return set(np.flatnonzero(world.rows.selection.rows).tolist())


def test_a_lasso_takes_what_is_seen_inside_it_alone(world):
    person, rows = world.person, world.rows
    x, y, _ = seen(person.rig, person.head, fit.positions(rows.cloud, np.arange(300))).T
    notch = [(-0.6, -0.6), (0.6, -0.6), (0.6, 0.6), (0.1, 0.6), (0.0, -0.5), (-0.1, 0.6), (-0.6, 0.6)]
    do(world, "lasso", {"outline": notch})
    in_box = (abs(x) < 0.6) & (abs(y) < 0.6)
    # Between the two edges of the notch, from its point at (0, −0.5) up, nothing is inside.
    in_notch = (y > -0.5) & (abs(x) < 0.1 * (y + 0.5) / 1.1)
    assert selected(world) == set(np.flatnonzero(in_box & ~in_notch).tolist())
    assert 0 < len(selected(world)) < 300


def test_a_lasso_adds_toggles_and_leaves_what_is_hidden_or_behind(world):
    box = {"outline": [[-9, -9], [9, -9], [9, 9], [-9, 9]]}
    do(world, "filter", {"column": "label", "equals": "ant"})
    do(world, "lasso", box)
    assert selected(world) == set(range(0, 300, 3)), "those that are shown"
    do(world, "filter", {})
    do(world, "lasso", {**box, "op": "toggle"})
    assert selected(world) == set(range(300)) - set(range(0, 300, 3))
    do(world, "lasso", {**box, "op": "add"})
    assert len(selected(world)) == 300
    do(world, "turn", math.pi)
    do(world, "lasso", box)
    assert selected(world) == set(), "all of them are behind"


def test_ops_of_masks():
    before, rows = np.array([1, 1, 0, 0], bool), np.array([1, 0, 1, 0], bool)
    assert combine(before, rows, "toggle").tolist() == [False, True, True, False]


def lens_of(world) -> tuple[float, float, float, float]:
    return (-0.3, 0.5, -0.4, 0.2)


def test_a_frame_is_of_the_selection_or_of_all_and_is_come_to_smoothly(world):
    into = list(lens_of(world))
    do(world, "frame", {"into": into, "over_s": 0.5})
    start = world.person.rig.position.copy()
    way = []
    for _ in range(50):
        world.update(Controls(), DT)
        way.append(math.dist(world.person.rig.position, start))
    assert way == sorted(way)
    assert way[0] < 0.1 * way[-1]
    assert way[-1] == way[-2], "there"
    x, y, _ = seen(world.person.rig, world.person.head, fit.positions(world.rows.cloud, np.arange(300))).T
    assert (x > -0.3).all() and (x < 0.5).all() and (y > -0.4).all() and (y < 0.2).all()  # noqa: PT018
    do(world, "select", {"column": "label", "equals": "cat"})
    do(world, "frame", {"into": into})
    cats = seen(world.person.rig, world.person.head, fit.positions(world.rows.cloud, np.arange(2, 300, 3)))
    assert max(np.ptp(cats[:, 0]) / 0.8, np.ptp(cats[:, 1]) / 0.6) > 0.7, "they fill it"


def test_whatever_else_moves_the_person_ends_the_way_to_a_frame(world):
    do(world, "frame", {"what": "all", "over_s": 1.0})
    settle(world, 0.2)
    do(world, "teleport", [5, 0, 5])
    stands = world.person.rig.position.copy()
    settle(world, 1.0)
    np.testing.assert_array_equal(world.person.rig.position, stands)


def test_a_frame_of_nothing_says_so(world):
    with pytest.raises(UsageError, match="nothing is selected"):
        do(world, "frame", {"what": "selection"})
    do(world, "select", {"ids": ["row-0"]})
    do(world, "filter", {"column": "label", "equals": "cat"})
    with pytest.raises(UsageError, match="none is shown"):
        do(world, "frame", {})
    with pytest.raises(UsageError, match="both"):
        do(world, "frame", {"what": "all", "id": "row-0"})


def test_a_single_row_is_marked_until_others_are_selected(world):
    do(world, "frame", {"id": "row-7"})
    (ball,) = world.shown().marks.shapes
    np.testing.assert_allclose(ball.matrix[:3, 3], fit.positions(world.rows.cloud, 7), atol=1e-6)
    do(world, "select", {"ids": ["row-1"]})
    assert not world.shown().marks.shapes
    do(world, "frame", {"what": "all"})
    assert not world.shown().marks.shapes


def test_rows_in_one_place_can_be_framed():
    person = make_person(one_place(20))
    apply(person, "frame", {})
    assert np.isfinite(person.rig.position).all()


def test_what_is_looked_at_is_the_selection_then_what_is_seen_then_the_cloud(world):
    person, rows = world.person, world.rows
    everything = person.sight.looked_at(rows, (-1, 1, -1, 1))
    np.testing.assert_allclose(everything, np.median(fit.positions(rows.cloud, np.arange(300)), axis=0), atol=1e-5)
    left = person.sight.looked_at(rows, (-1, -0.2, -1, 1))
    assert left[0] < -0.5
    do(world, "select", {"column": "label", "equals": "cat"})
    cats = person.sight.looked_at(rows, (-1, 1, -1, 1))
    np.testing.assert_allclose(cats, np.median(fit.positions(rows.cloud, np.arange(2, 300, 3)), axis=0), atol=1e-5)
    do(world, "turn", math.pi)
    np.testing.assert_allclose(person.sight.looked_at(rows, (-1, 1, -1, 1)), everything, atol=1e-5)
    assert corners((-1, 2, -3, 4)).tolist() == [[-1, -3], [2, -3], [2, 4], [-1, 4]]


def test_an_island_pushes_the_cloud_neither_aside_nor_small(tmp_path):
    rng = np.random.default_rng(3)
    cloud = rng.normal(size=(980, 3))
    with_island = np.concatenate([cloud, rng.normal((40, 3, 0), 0.5, (20, 3))])
    (alone, offset), (scale, aside) = (fit.fit([each.astype(np.float32)]) for each in (cloud, with_island))
    assert scale == pytest.approx(alone, rel=0.1)
    assert np.median(cloud * scale + aside, axis=0) == pytest.approx(CENTER, abs=0.12)
    assert np.median(cloud * alone + offset, axis=0) == pytest.approx(CENTER, abs=0.12)
    tenth = np.concatenate([cloud, rng.normal((40, 3, 0), 0.5, (120, 3))])
    assert fit.fit([tenth.astype(np.float32)])[0] < 0.2 * alone, "a tenth is a part of the cloud"
    path = tmp_path / "one.scene"
    write(path, Scene([str(i) for i in range(3)], {"own": Layout(np.eye(3, dtype=np.float32))}))
    assert np.isfinite(make_world(path).rows.cloud.a.offset).all()
