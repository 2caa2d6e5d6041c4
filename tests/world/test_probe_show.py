"""How large what is shown of the probe is for the eye: angles, not meters."""

import math
from dataclasses import replace

import numpy as np
import pytest
from kit.decoders import write_decoded
from kit.walks import make_world, marks, tell

from latentwalk.runtime.world.rows import fit


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    walk = make_world(write_decoded(tmp_path_factory.mktemp("probe_show")))
    yield walk
    walk.close()


def stand(world, scale):
    """As a person of a size, at the same place of the room."""
    tell(world, rig={"position": [0.3, 1.5 - 1.6 * scale, 3.0], "yaw_rad": 0.4, "scale": scale})
    return world.person.eye


def seen_deg(size_m, place, eye):
    """The whole angle of what is so large and faces the eye."""
    return math.degrees(2 * math.atan(size_m / 2 / math.dist(place, eye)))


PLACES = {"far": [60, 20, -90], "near": [0.3, 1.4, 2.7], "within": [0, 1.5, 0], "above": [0.3, 6.0, 3.0]}
SCALES = [0.2, 1.0, 5.0]


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
def test_the_decoded_picture_is_15_degrees_wide_above_the_probe_and_over_all_others(world, place, scale):
    eye = stand(world, scale)
    tell(world, probe=place)
    picture = next(each for each in marks(world).pictures if each.key == "probe")
    assert seen_deg(picture.height_m, picture.position, eye) == pytest.approx(15, abs=0.05)
    way, up = (np.array(each, np.float64) - eye for each in (world.probe.reading.anchor, picture.position))
    apart = math.degrees(math.acos(way @ up / np.linalg.norm(way) / np.linalg.norm(up)))
    assert 8 < apart < 12  # the probe itself is seen below it
    assert picture.in_front


def test_below_a_probe_that_is_high_above_the_gaze_the_picture_is_in_view_still(world):
    eye = stand(world, 1.0)
    ahead = np.array([-math.sin(0.4), 0, -math.cos(0.4)])
    heights = []
    for up_deg in (5, 20, 9, 3, 9):
        place = eye + 2 * (
            math.cos(math.radians(up_deg)) * ahead + math.sin(math.radians(up_deg)) * np.array([0, 1, 0])
        )
        tell(world, probe=place.tolist())
        picture = next(each for each in marks(world).pictures if each.key == "probe")
        heights.append(bool(picture.position[1] > world.probe.reading.anchor[1]))
    assert heights == [True, False, False, True, True]  # it does not jump to and fro at one place


def test_a_wide_picture_is_15_degrees_wide_and_a_tall_one_as_high(world):
    eye = stand(world, 1.0)
    tell(world, probe=[0, 1.5, 0])
    before = world.probe.reading
    for shape in ((4, 16, 1), (16, 4, 1)):
        world.probe.reading = replace(before, pixels=np.zeros(shape, np.uint8))
        picture = next(each for each in marks(world).pictures if each.key == "probe")
        longer = picture.height_m * max(shape[:2]) / shape[0]
        assert seen_deg(longer, picture.position, eye) == pytest.approx(15, abs=0.05)
    world.probe.reading = before


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
def test_the_halo_is_10_degrees_at_most_and_a_ring_across_the_gaze_where_the_data_is_farther(world, place, scale):
    eye = stand(world, scale)
    tell(world, probe=place)
    core, halo = marks(world).shapes
    anchor = world.probe.reading.anchor
    np.testing.assert_allclose(halo.matrix[:3, 3], anchor, atol=1e-5)
    reach, away = float(np.linalg.norm(halo.matrix[:3, 0])), math.dist(anchor, eye)
    assert math.degrees(2 * math.asin(reach / away)) <= 10.01
    assert core.matrix[0, 0] < reach
    if world.probe.reading.distance_m <= 1.0001 * reach:
        assert halo.kind == "sphere"
        return
    assert halo.kind == "ring"
    assert math.degrees(2 * math.asin(reach / away)) == pytest.approx(10, abs=0.01)
    across = np.abs(halo.matrix[:3, [0, 2]].T @ (anchor - eye)) / (reach * away)
    assert across.max() < 1e-4


def test_a_halo_that_is_small_reaches_the_nearest_row(world):
    stand(world, 1.0)
    place = fit.at(world.rows.cloud.a, 17) + np.array([0, 0.02, 0], np.float32)
    tell(world, probe=place.tolist())
    _, halo = marks(world).shapes
    assert halo.kind == "sphere"
    assert halo.matrix[0, 0] == pytest.approx(max(world.probe.reading.distance_m, 0.012), rel=1e-5)
