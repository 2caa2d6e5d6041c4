"""The wall of pictures: how large and where they are, what a laser does with them, pages, and rows without pictures."""

import math

import numpy as np
import pytest
from kit.blobs import blobs, write_blobs
from kit.walks import DT, direction_to, do, make_world

from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.ground.geometry import look, rotate_yaw, to_stage
from latentwalk.runtime.world.walk.around.wall import MOST
from latentwalk.scenes import UsageError, write

EYE = np.array([0, 1.6, 0])
HAND = np.array([0.2, 1.2, -0.3], np.float32)


@pytest.fixture
def world(tmp_path):
    walk = make_world(write_blobs(tmp_path))
    yield walk
    walk.close()


def hands(aims_at=None, trigger=0.0, yaw_rad=0.0, fly=False):
    """A person whose right hand points at a place (3,) of the stage, or away."""
    controls = Controls(fly=fly)
    controls.head.orientation = look(yaw_rad, 0.0)
    controls.right.tracked = True
    controls.right.aim.position = controls.right.grip.position = HAND
    way = (np.asarray(aims_at) if aims_at is not None else HAND + np.array([0, 1, 0])) - HAND
    controls.right.aim.orientation = direction_to(way / np.linalg.norm(way))
    controls.right.trigger = trigger
    return controls


def on_wall(world):
    """Row → its picture on the wall, in order."""
    pictures = [each for each in world.shown().marks.pictures if each.key.startswith("wall ")]
    return {int(each.key.split()[1]): each for each in pictures}


def seen_deg(world, picture):
    """How high a picture is for the eye, and how far from straight ahead of the stage it is to the right and up."""
    way = to_stage(world.person.rig, picture.position) - EYE
    away = np.linalg.norm(way)
    size = math.degrees(2 * math.atan(picture.height_m / world.person.rig.scale / 2 / away))
    return size, math.degrees(math.atan2(way[0], -way[2])), math.degrees(math.asin(way[1] / away))


@pytest.mark.parametrize("scale", [0.3, 1.0, 5.0])
@pytest.mark.parametrize("count", [1, 7, 60, 100])
def test_the_selected_rows_stand_before_the_person_each_at_least_4_degrees_and_none_over_another(world, count, scale):
    do(world, "rig", {"position": [1.0, 0.0, 2.0], "yaw_rad": 0.0, "scale": scale})
    do(world, "select", {"ids": [f"row-{3 * i}" for i in range(count)]})
    do(world, "wall", {"by": "id"})
    world.update(hands(), DT)
    found = on_wall(world)
    assert list(found) == [3 * i for i in range(min(count, MOST))]
    angles = np.array([seen_deg(world, picture) for picture in found.values()])
    assert angles[:, 0].min() >= 4
    assert angles[:, 0].max() <= 10
    assert np.abs(angles[:, 1]).max() < 35
    assert np.abs(angles[:, 2]).max() < 25
    apart = np.abs(angles[:, None, 1:] - angles[None, :, 1:]).max(2) + 99 * np.eye(len(angles))
    assert apart.min() > 0.98 * 1.05 * angles[0, 0], "with their frames"


def test_it_is_in_the_order_of_a_column_and_says_what_it_cannot_be_sorted_by(world):
    do(world, "select", {"column": "label", "equals": "ant"})
    do(world, "wall", {"by": "confidence", "falling": True})
    world.update(hands(), DT)
    values = world.scene.columns["confidence"].values[list(on_wall(world))]
    assert (np.diff(values) <= 0).all()
    with pytest.raises(UsageError, match=r"wall: expected one of id, confidence.*found 'label'"):
        do(world, "wall", {"by": "label"})
    do(world, "wall", False)
    assert not on_wall(world)
    do(world, "select", {"none": True})
    with pytest.raises(UsageError, match="nothing is selected"):
        do(world, "wall", {"by": "id"})


def test_the_picture_pointed_at_is_the_hovered_row_and_a_press_takes_it_out_and_in_again(world):
    do(world, "select", {"ids": [f"row-{i}" for i in range(40)]})
    do(world, "wall", {"by": "id"})
    world.update(hands(), DT)
    plain = on_wall(world)
    place = to_stage(world.person.rig, plain[11].position)
    world.update(hands(place), DT)
    assert world.state()["hover"] == "row-11"
    assert world.person.pointer.length_m == pytest.approx(math.dist(HAND, place), rel=0.02)
    assert on_wall(world)[11].height_m > 1.3 * plain[11].height_m
    assert on_wall(world)[11].in_front
    for trigger, selected in ((1, 39), (1, 39), (0, 39), (1, 40), (0, 40)):
        world.update(hands(place, trigger), DT)
        assert world.rows.selection.count == selected
    world.update(hands(place, 1), DT)
    world.update(hands(), DT)
    assert len(on_wall(world)) == 40, "it stays on the wall"
    assert on_wall(world)[11].height_m < 0.8 * plain[11].height_m
    before = world.rows.selection.version
    world.update(hands(place, 1), DT, captured=True)
    assert world.rows.selection.version == before, "a panel is before it"


def test_pages_are_turned_by_arrows_and_commands(world):
    do(world, "select", {"all": True})
    do(world, "wall", {"by": "id"})
    world.update(hands(), DT)
    assert list(on_wall(world)) == list(range(60))
    arrows = [lines.points for lines in world.shown().marks.lines if lines.width_px == 5.0]
    assert len(arrows) == 2
    right = to_stage(world.person.rig, arrows[1][0, 1])
    assert right[0] > 0
    world.update(hands(right), DT)
    world.update(hands(right, 1.0), DT)
    assert list(on_wall(world)) == list(range(60, 120))
    do(world, "wall_page", -2)
    assert list(on_wall(world)) == list(range(240, 300)), "behind the last comes the first"
    do(world, "wall", False)
    with pytest.raises(UsageError, match="there is no wall"):
        do(world, "wall_page", 1)


def test_it_stays_while_one_looks_about_comes_along_and_is_not_on_a_flat_screen(world):
    do(world, "select", {"ids": ["row-3"]})
    do(world, "wall", {"by": "id"})
    world.update(hands(), DT)
    first = to_stage(world.person.rig, on_wall(world)[3].position)
    world.update(hands(yaw_rad=0.8), DT)
    np.testing.assert_allclose(to_stage(world.person.rig, on_wall(world)[3].position), first, atol=1e-4)
    world.update(hands(yaw_rad=2.5), DT)
    way = to_stage(world.person.rig, on_wall(world)[3].position) - EYE
    assert way @ rotate_yaw(2.5, [0, 0, -1]) > 1.4
    world.update(hands(fly=True), DT)
    assert not on_wall(world)


def test_rows_without_a_picture_have_their_words(tmp_path):
    scene = blobs(60)
    scene.thumbnails = None
    write(tmp_path / "a.scene", scene)
    world = make_world(tmp_path / "a.scene")
    do(world, "select", {"ids": ["row-1", "row-2"]})
    do(world, "wall", {"by": "id"})
    world.update(hands(), DT)
    words = world.shown().words
    assert words.texts == ("row-1", "row-2"), "and none that would lie over them"
    ways = to_stage(world.person.rig, words.places) - EYE
    assert (ways[:, 2] < -1.2).all()
    assert ways[0, 0] < ways[1, 0]
    do(world, "wall", False)
    assert world.shown().words is None or "row-1" not in world.shown().words.texts
    world.close()
