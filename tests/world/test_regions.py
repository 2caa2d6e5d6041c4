"""Regions: what a scene names is selected, and the person stands before it."""

from dataclasses import replace

import numpy as np
import pytest
from kit.blobs import blobs
from kit.epochs_scene import make_scene
from kit.walks import DT, do, make_world

from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.ground.geometry import forward, rotate_yaw
from latentwalk.runtime.world import World
from latentwalk.runtime.world.rows import fit
from latentwalk.runtime.world.rows.regions import ball
from latentwalk.scenes import Part, Selection, UsageError, write

BEES = np.arange(1, 300, 3)
REGIONS = {"bees": Selection(BEES, "All bees.", {"size": 100.0}), "last": Selection([299])}


@pytest.fixture
def world(tmp_path):
    write(tmp_path / "a.scene", replace(blobs(), selections=REGIONS))
    walk = make_world(tmp_path / "a.scene")
    yield walk
    walk.close()


def gaze_misses_by(world, point):
    """Meters that a point lies beside the gaze, and how far along it."""
    person = world.person
    way = point - person.eye
    gaze = rotate_yaw(person.rig.yaw_rad, forward(person.head))
    along = float(way @ gaze)
    return float(np.linalg.norm(way - along * gaze)), along


def test_a_region_is_selected_and_fills_the_view(world):
    do(world, "region", "bees")
    assert list(np.flatnonzero(world.rows.selection.rows)) == list(BEES)
    assert world.outbox.message == "bees: 100 rows"
    places = fit.positions(world.rows.cloud, BEES)
    middle, radius = ball(places)
    beside, along = gaze_misses_by(world, middle)
    assert beside < 1e-4
    assert np.degrees(2 * np.arcsin(radius / along)) == pytest.approx(40, abs=0.1)


def test_a_single_row_is_seen_from_half_a_meter(world):
    do(world, "region", "last")
    beside, along = gaze_misses_by(world, fit.positions(world.rows.cloud, 299))
    assert (beside, along) == (pytest.approx(0, abs=1e-4), pytest.approx(0.5, abs=1e-4))


def test_a_region_is_where_the_layout_will_be(world):
    do(world, "layout", "turned")
    do(world, "region", "last")
    for _ in range(100):
        world.update(Controls(), DT)
    assert gaze_misses_by(world, fit.positions(world.rows.cloud, 299))[0] < 1e-4


def test_it_is_the_selection_until_that_changes(world):
    assert world.rows.regions.chosen == ""
    do(world, "region", "bees")
    assert world.rows.regions.chosen == "bees"
    do(world, "select", {"ids": ["row-0"], "op": "add"})
    assert world.rows.regions.chosen == ""
    do(world, "undo", True)
    assert list(np.flatnonzero(world.rows.selection.rows)) == list(BEES)


def test_rows_that_are_hidden_are_selected_and_told(world):
    do(world, "filter", {"column": "label", "equals": "ant"})
    do(world, "region", "bees")
    assert world.rows.selection.count == 100
    assert world.outbox.message == "bees: 100 rows, 100 of them hidden"


def test_unknown_regions_are_told_with_what_is_alike(world):
    before = world.state()
    with pytest.raises(UsageError, match="region: no region 'beas'; did you mean 'bees'"):
        do(world, "region", "beas")
    with pytest.raises(UsageError, match="no region 'x'; expected one of 'bees', 'last'"):
        do(world, "region", "x")
    assert world.state() == before


def test_a_beginning_or_a_part_that_tells_a_region_is_enough(tmp_path):
    names = ["region 1: 3 for 8", "region 2: night", "region 10: night and fog", "suspect labels"]
    write(tmp_path / "a.scene", replace(blobs(), selections={name: Selection([i]) for i, name in enumerate(names)}))
    world = make_world(tmp_path / "a.scene")
    for said, whole in (("region 1", 0), ("Region 10", 2), ("3 for 8", 0), ("suspect", 3), ("labels", 3), ("fog", 2)):
        do(world, "region", said)
        assert world.rows.regions.chosen == names[whole]
        assert world.outbox.message == f"{names[whole]}: 1 rows"
    before = world.state()
    with pytest.raises(UsageError, match="'night' may be 'region 2: night', 'region 10: night and fog'; give more"):
        do(world, "region", "night")
    assert world.state() == before
    world.close()


@pytest.mark.parametrize("word", ["layout", "color", "markers", "words"])
def test_layouts_and_columns_are_known_by_a_part_of_their_names_too(world, word):
    said, whole = ("TURN", "turned") if word == "layout" else ("lab", "label")
    do(world, word, said)
    rows = world.rows
    shown = {"layout": rows.layouts.name, "color": rows.coloring.name, "markers": rows.markers.by}
    assert shown.get(word, rows.words.by) == whole
    with pytest.raises(UsageError, match=f"{word}: expected one of .*{whole}.*, found 'labelled'"):
        do(world, word, "labelled")


def test_a_scene_without_regions_says_what_finds_them(tmp_path):
    write(tmp_path / "a.scene", blobs(30))
    world = make_world(tmp_path / "a.scene")
    with pytest.raises(UsageError, match="names no regions; `latentwalk analyze` finds them"):
        do(world, "region", "bees")
    world.close()


def test_a_region_of_rows_that_are_nowhere_now_changes_nothing(tmp_path):
    scene = make_scene()
    scene.selections = {"later": Selection(np.flatnonzero(~scene.epochs[1].present))}
    world = World(scene, tmp_path / "a.scene", tmp_path, wait=True)
    do(world, "epoch", scene.epochs[1].epoch)
    with pytest.raises(UsageError, match="region 'later' has no place here"):
        do(world, "region", "later")
    assert world.rows.selection.count == 0
    world.close()


def test_regions_come_to_a_walk_that_follows(world):
    scene = world.scene
    world.epochs.news.put(Part("selection", "new", Selection(np.array([3, 4], np.int32))))
    world.update(Controls(), DT)
    do(world, "region", "new")
    assert world.rows.selected_ids() == ["row-3", "row-4"]
    assert "new" in scene.selections


def test_the_ball_of_points_forgives_one_that_strayed():
    points = np.zeros((20, 3), np.float32)
    points[:, 0] = np.linspace(-1, 1, 20)
    points[0] = [500, 0, 0]
    middle, radius = ball(points)
    assert np.abs(middle).max() < 0.2
    assert radius < 1.2
    assert ball(np.full((4, 3), np.nan)) is None
    assert ball(points[:1])[1] > 0
