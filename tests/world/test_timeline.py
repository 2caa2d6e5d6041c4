"""The timeline of a run: places and epochs, steps, pushes and plays, and what the world shows between two epochs."""

import math
import time

import numpy as np
import pytest
from kit.epochs_scene import EPOCHS, make_epoch, make_scene, write_scene

from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.ground.shown import WRONG
from latentwalk.runtime.world import World
from latentwalk.runtime.world.epochs.columns import CONFIDENCE, CORRECTNESS, PREDICTION
from latentwalk.runtime.world.epochs.timeline import Timeline
from latentwalk.runtime.world.rows import fit as room
from latentwalk.runtime.world.rows.pick import pick
from latentwalk.scenes import Epoch, Part, Scene, SceneError, UsageError, read

DT = 1 / 90


@pytest.fixture
def world(tmp_path):
    path = write_scene(tmp_path)
    return World(read(path), path, tmp_path / "out", wait=True)


def settle(world, seconds=1.0, controls=None):
    for _ in range(round(seconds / DT)):
        world.update(controls or Controls(), DT)


def scrubbing(x, side="right", squeeze=1.0):
    controls = Controls()
    for name in ("left", "right"):
        getattr(controls, name).tracked = True
    hand = getattr(controls, side)
    hand.squeeze = squeeze
    hand.stick = np.array([x, 0], np.float32)
    return controls


# The cursor


def test_epochs_between_snapshots_are_places_between_them():
    timeline = Timeline(EPOCHS)
    for epoch, place in ((1, 0), (3, 0.5), (10, 2), (12.5, 2 + 2.5 / 15), (50, 4)):
        timeline.seek(epoch)
        assert (timeline.place, timeline.epoch) == (pytest.approx(place), epoch)
    for epoch in (0.9, 50.1, -5):
        with pytest.raises(UsageError, match=f"expected an epoch from 1 to 50, found {epoch:g}"):
            timeline.seek(epoch)


def test_steps_land_on_snapshots():
    timeline = Timeline(EPOCHS)
    timeline.seek(12.5)
    for snapshots, epoch in ((1, 25), (-1, 10), (-2, 1), (-1, 1), (0.5, 3), (1, 5), (-1, 1), (9, 50)):
        timeline.step(snapshots)
        for _ in range(40):
            timeline.update(DT)
        assert timeline.epoch == epoch, snapshots


def test_quick_steps_add_up():
    timeline = Timeline(EPOCHS)
    timeline.seek(1)
    timeline.step(1)
    timeline.update(DT)
    assert 1 < timeline.epoch < 5
    timeline.step(1)
    timeline.update(1.0)
    assert timeline.epoch == 10


def test_play_goes_through_snapshots_at_its_speed_and_stops_at_the_end():
    timeline = Timeline(EPOCHS)
    timeline.speed = 2.0
    timeline.play(True)  # at the end: from the start
    for _ in range(90):
        timeline.update(DT)
    assert timeline.place == pytest.approx(2.0)
    for _ in range(91):
        timeline.update(DT)
    assert (timeline.epoch, timeline.playing) == (50, False)


def test_a_loop_begins_again():
    timeline = Timeline(EPOCHS)
    timeline.speed, timeline.loop = 2.0, True
    timeline.play(True)
    for _ in range(225):
        timeline.update(DT)
    assert timeline.place == pytest.approx(1.0)
    assert timeline.playing


def test_a_full_push_crosses_a_long_run_in_some_seconds():
    for count in (2, 20, 700):
        timeline = Timeline(range(count))
        timeline.seek(0)
        seconds = 0.0
        while not timeline.at_end:
            timeline.push(1.0, DT)
            seconds += DT
        assert seconds < 6.1


def test_one_epoch_can_be_played_and_pushed():
    timeline = Timeline([3.0])
    timeline.loop = True
    timeline.play(True)
    timeline.update(DT)
    timeline.push(-1, DT)
    timeline.step(1)
    timeline.update(DT)
    assert timeline.epoch == 3


# The rows between two epochs


def test_rows_lie_between_epochs(world):
    world.do("epoch", 12.5)
    world.update(Controls(), DT)
    scale, offset = world.reel.fit
    early, late = (world.scene.epochs[i].positions for i in (2, 3))
    expected = (early + (late - early) * (2.5 / 15)) * scale + offset
    np.testing.assert_allclose(room.positions(world.cloud, np.arange(60)), expected, atol=1e-5)
    assert world.state()["epoch"] == 12.5


def test_all_epochs_share_one_fit_and_one_order(world):
    seen = set()
    for epoch in EPOCHS:
        world.do("epoch", epoch)
        world.update(Controls(), DT)
        cloud = world.cloud
        seen.add((cloud.a.scale, tuple(cloud.a.offset), id(cloud.cells.order)))
    assert len(seen) == 1


def test_cells_hold_every_mix(world):
    for epoch in (1.0, 2.0, 3.7, 7.5, 18.0, 50.0):
        world.do("epoch", epoch)
        world.update(Controls(), DT)
        cells, places = world.cloud.cells, room.positions(world.cloud, world.cloud.cells.rows)
        for blocks, size, center, radius in (
            (len(cells.start), 1024, cells.center, cells.radius),
            (len(cells.block_radius), 64, cells.block_center, cells.block_radius),
        ):
            for i in range(blocks):
                inside = places[i * size : (i + 1) * size]
                inside = inside[np.isfinite(inside).all(1)]
                assert np.linalg.norm(inside - center[i], axis=1).max() <= radius[i]


def test_between_the_same_epochs_only_a_number_changes(world):
    world.do("epoch", 12.0)
    world.update(Controls(), DT)
    cloud = world.cloud
    version, cells = cloud.version, cloud.cells
    world.do("epoch", 13.0)
    world.update(Controls(), DT)
    assert world.cloud is cloud
    assert (cloud.version, cloud.cells) == (version, cells)
    assert cloud.t == pytest.approx(0.2)


def test_rows_are_picked_and_looked_at_where_they_are(world):
    world.do("epoch", 3.0)
    world.do("look_at", "row-20")
    world.update(Controls(), DT)
    place = room.positions(world.cloud, 20)
    way = place - world.eye()
    way /= np.linalg.norm(way)
    np.testing.assert_allclose(way, world.to_room([0, 0, -1]) - world.to_room([0, 0, 0]), atol=1e-3)
    row, _ = pick(world.cloud, world.flags, world.eye(), way.astype(np.float32))
    distances = np.linalg.norm(room.positions(world.cloud, np.array([row, 20])) - world.eye(), axis=1)
    assert row == 20 or distances[0] < distances[1]


def test_a_row_that_was_not_recorded_is_gone_there_and_fades_on_the_way(world):
    world.do("epoch", 5.0)
    world.update(Controls(), DT)
    assert np.isnan(room.positions(world.cloud, 7)).all()
    assert world.coloring.legend[1].count == 19, "row 7 is a bee"
    with pytest.raises(UsageError, match="not recorded"):
        world.do("look_at", "row-7")
    world.do("epoch", 2.0)
    world.update(Controls(), DT)
    assert np.isfinite(room.positions(world.cloud, 7)).all()
    assert world.coloring.legend[1].count == 20


def test_what_was_written_for_absent_rows_does_not_count(tmp_path):
    scene = make_scene(layout=True)
    positions = scene.epochs[1].positions.copy()
    positions[7] = 1e6
    scene.epochs[1] = Epoch(5.0, positions, scene.epochs[1].present)
    world = World(scene, tmp_path / "x.scene", tmp_path, wait=True)
    world.do("epoch", 5.0)
    settle(world)
    assert np.isnan(room.positions(world.cloud, 7)).all()
    assert world.reel.fit[0] > 0.1


# What is known of rows at an epoch


def test_crosses_follow_the_epochs_prediction(world):
    for epoch, wrong in ((1.0, [0]), (10.0, [0, 1]), (12.0, [0, 1]), (25.0, [0]), (50.0, [])):
        world.do("epoch", epoch)
        world.update(Controls(), DT)
        assert list(np.flatnonzero(world.flags & WRONG)) == wrong, epoch


def test_colors_by_the_epochs_prediction_correctness_and_confidence(world):
    assert world.color_names == ["label", PREDICTION, CORRECTNESS, CONFIDENCE, "none"]
    world.do("epoch", 10.0)
    world.update(Controls(), DT)
    world.do("color", CORRECTNESS)
    assert [(entry.label, entry.count) for entry in world.coloring.legend] == [("wrong", 2), ("right", 58)]
    version = world.coloring.version
    world.do("epoch", 50.0)
    world.update(Controls(), DT)
    assert [(entry.label, entry.count) for entry in world.coloring.legend] == [("wrong", 0), ("right", 60)]
    assert world.coloring.version > version
    world.do("color", PREDICTION)
    np.testing.assert_array_equal(world.coloring.values, world.scene.epochs[4].prediction)
    world.do("color", CONFIDENCE)
    np.testing.assert_allclose(world.coloring.values, world.scene.epochs[4].confidence)  # 0…1 is the whole bar


def test_an_epoch_is_shown_before_the_panels_look(world):
    world.do("color", CORRECTNESS)
    controls = Controls()
    controls.intents = [("epoch", 10.0)]
    world.obey(controls)
    assert [entry.count for entry in world.coloring.legend] == [2, 58]
    assert np.count_nonzero(world.flags & WRONG) == 2
    assert world.cloud.a.key == ("epoch", 2)


def test_absent_rows_are_unknown(world):
    world.do("epoch", 5.0)
    world.update(Controls(), DT)
    assert world.scene.columns[PREDICTION].codes[7] == -1
    assert world.scene.columns[CORRECTNESS].codes[7] == -1
    assert math.isnan(world.scene.columns[CONFIDENCE].values[7])


def test_a_filter_on_this_epoch_follows_it(world):
    world.do("epoch", 10.0)
    world.update(Controls(), DT)
    world.do("filter", {"column": CORRECTNESS, "equals": "wrong"})
    assert list(np.flatnonzero(world.visible)) == [0, 1]
    world.do("epoch", 25.0)
    world.update(Controls(), DT)
    assert list(np.flatnonzero(world.visible)) == [0]


# Hands


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_stick_scrubs_while_a_grip_is_held_and_does_nothing_else(world, side):
    settle(world, 0.1)
    rig = world.state()["rig"]
    settle(world, 0.3, scrubbing(-1.0, side))
    assert world.state()["epoch"] < 25
    assert world.state()["rig"] == rig, "no walk, no turn, no grab"
    assert any(strength == pytest.approx(0.2) for _, strength, _ in world.pulses())
    here = world.state()["epoch"]
    moved = scrubbing(0.0, side)
    getattr(moved, side).grip.position = np.array([0.3, 0, 0], np.float32)
    settle(world, 0.1, moved)
    assert world.state() | {"head": None} == {**world.state(), "head": None, "epoch": here, "rig": rig}


def test_a_grip_alone_holds_the_world_and_a_stick_alone_walks(world):
    settle(world, 0.1, scrubbing(0.0))
    moved = scrubbing(0.0)
    moved.right.grip.position = np.array([0.3, 0, 0], np.float32)
    settle(world, 0.1, moved)
    assert world.rig.position[0] == pytest.approx(-0.3, abs=1e-5)
    settle(world, 0.1, Controls())
    settle(world, 0.5, scrubbing(1.0, "left", squeeze=0.0))
    assert world.rig.position[0] > 0.2
    assert world.state()["epoch"] == 50


def test_the_grip_takes_the_world_again_after_it_let_go(world):
    settle(world, 0.2, scrubbing(-1.0))
    settle(world, 0.1, Controls())
    settle(world, 0.1, scrubbing(0.0))
    moved = scrubbing(0.0)
    moved.right.grip.position = np.array([0.3, 0, 0], np.float32)
    settle(world, 0.1, moved)
    assert world.rig.position[0] == pytest.approx(-0.3, abs=1e-5)


# Trails


def test_trails_of_the_selected_rows(world):
    world.do("trails", 2)
    world.do("select", {"ids": ["row-4", "row-5"]})
    world.do("epoch", 18.0)
    world.update(Controls(), DT)
    (lines,) = world.trails.lines(world)
    assert len(lines.points) == 2 * 3  # from 1, to 5, to 10, to now
    now = room.positions(world.cloud, np.array([4, 5]))
    np.testing.assert_allclose(lines.points[-2:, 1], now, atol=1e-6)
    scale, offset = world.reel.fit
    np.testing.assert_allclose(lines.points[:2, 0], world.scene.epochs[0].positions[[4, 5]] * scale + offset, atol=1e-5)
    assert lines.colors[0, 3] < lines.colors[-1, 3]
    world.do("trails", 0)
    assert world.trails.lines(world) == []


def test_trails_of_those_that_flipped(world):
    world.do("trails_of", "flipped")
    world.do("trails", 1)
    for epoch, rows, learned in ((10.0, 1, False), (25.0, 1, True), (50.0, 1, True), (5.0, 0, None)):
        world.do("epoch", epoch)
        world.update(Controls(), DT)
        found = world.trails.lines(world)
        assert sum(len(lines.points) for lines in found) == rows, epoch
        if rows:
            blue, red = found[0].colors[0, 2], found[0].colors[0, 0]
            assert bool(blue > red) is learned, epoch


# Layouts, growth, damage


def test_an_epoch_brings_the_epochs_into_view(tmp_path):
    world = World(make_scene(layout=True), tmp_path / "x.scene", tmp_path, wait=True)
    assert (world.layout, world.state()["epoch"]) == ("grid", None)
    world.do("epoch", 12.5)
    world.update(Controls(), DT)
    assert (world.layout, world.state()["epoch"]) == ("epochs", 12.5)
    settle(world, 0.85)
    np.testing.assert_allclose(world.cloud.t, 2.5 / 15)
    before = room.positions(world.cloud, np.arange(60))
    world.do("layout", "grid")
    world.update(Controls(), DT)
    np.testing.assert_allclose(room.positions(world.cloud, np.arange(60)), before, atol=1e-5)  # no row jumps
    settle(world)
    assert world.cloud.a.key == ("layout", "grid")
    assert world.state()["epoch"] is None


def test_a_run_that_grows_takes_along_who_stands_at_its_end(tmp_path):
    scene = make_scene()
    world = World(Scene(scene.ids, columns=scene.columns, epochs=scene.epochs[:3]), tmp_path / "x", tmp_path, wait=True)
    settle(world, 0.1)
    world.epochs.news.put(Part("epoch", "", make_epoch(25.0, 60, 3, 5)))
    world.update(Controls(), DT)
    assert len(world.timeline) == 4
    assert ("step", 1.0) in world.done
    settle(world, 0.5)
    assert world.state()["epoch"] == 25
    world.do("epoch", 5.0)
    world.epochs.news.put(Part("epoch", "", make_epoch(50.0, 60, 4, 5)))
    world.epochs.news.put(Part("training", "", scene.training))
    settle(world, 0.5)
    assert world.state()["epoch"] == 5, "who looks at an earlier one stays"
    assert world.scene.training is scene.training


def test_a_run_that_grows_leaves_who_looks_at_a_layout_there(tmp_path):
    scene = make_scene(layout=True)
    grown = Scene(scene.ids, layouts=scene.layouts, columns=scene.columns, epochs=scene.epochs[:3])
    world = World(grown, tmp_path / "x", tmp_path, wait=True)
    (layout,) = scene.layouts
    world.do("layout", layout)
    settle(world)
    world.epochs.news.put(Part("epoch", "", make_epoch(25.0, 60, 3, 5)))
    settle(world)
    assert world.layout == layout
    assert len(world.timeline) == 4


def test_an_epoch_that_predicts_nothing_shows_no_other_epochs_predictions(tmp_path):
    scene = make_scene()
    silent = Epoch(99.0, scene.epochs[-1].positions)
    world = World(
        Scene(scene.ids, columns=scene.columns, epochs=[*scene.epochs, silent]), tmp_path / "x", tmp_path, wait=True
    )
    world.do("epoch", scene.epochs[0].epoch)
    settle(world)
    assert (world.scene.columns[PREDICTION].codes >= 0).any()
    world.do("epoch", 99.0)
    settle(world)
    assert (world.scene.columns[PREDICTION].codes == -1).all()
    assert np.isnan(world.scene.columns[CONFIDENCE].values).all()


def test_what_goes_wrong_while_following_is_told(world):
    world.epochs.news.put(SceneError("run.scene: was replaced"))
    world.update(Controls(), DT)
    assert world.message == "run.scene: was replaced"


def test_epochs_are_read_ahead_without_waiting(tmp_path):
    path = write_scene(tmp_path)
    world = World(read(path), path, tmp_path, wait=False)
    for _ in range(2000):
        time.sleep(0.001)
        world.update(Controls(), DT)
        if len(world.reel.upcoming) == 5:
            break
    assert [frame.key for frame in world.reel.upcoming] == [("epoch", i) for i in (4, 3, 2, 1, 0)]


def test_a_damaged_epoch_is_told_and_left_out(tmp_path):
    path = write_scene(tmp_path)
    data = bytearray(path.read_bytes())
    wanted = make_epoch(10.0, 60, 2, 5).positions.tobytes()
    data[data.index(wanted) + 5] ^= 255
    path.write_bytes(data)
    world = World(read(path), path, tmp_path, wait=False)
    for _ in range(2000):
        time.sleep(0.001)
        world.update(Controls(), DT)
        if world.message:
            break
    assert "damaged" in world.message
    assert len(world.reel.upcoming) <= 4
    world.do("epoch", 10.0)
    settle(world, 0.1)
    assert world.cloud.a.key == ("epoch", 4), "the picture stays"
    world.do("epoch", 5.0)
    for _ in range(2000):  # the worker may still be at the damaged one
        world.update(Controls(), DT)
        if world.cloud.a.key == ("epoch", 1):
            break
        time.sleep(0.001)
    assert world.cloud.a.key == ("epoch", 1)


def test_a_flight_to_a_damaged_epoch_is_not_begun(tmp_path):
    path = write_scene(tmp_path, layout=True)
    data = bytearray(path.read_bytes())
    data[data.index(make_epoch(10.0, 60, 2, 5).positions.tobytes()) + 5] ^= 255
    path.write_bytes(data)
    world = World(read(path), path, tmp_path, wait=False)
    world.do("epoch", 10.0)
    for _ in range(2000):
        time.sleep(0.001)
        world.update(Controls(), DT)
        if world.layout == "grid":
            break
    assert "damaged" in world.message
    assert world.cloud.a.key == ("layout", "grid")


def test_a_scene_without_epochs_says_so(tmp_path):
    scene = make_scene(layout=True)
    world = World(Scene(scene.ids, scene.layouts), tmp_path / "x.scene", tmp_path, wait=True)
    for intent, value in (("epoch", 1.0), ("step", 1), ("play", True)):
        with pytest.raises(UsageError, match="this scene has no epochs"):
            world.do(intent, value)


def test_the_same_intents_lead_to_the_same_place(world, tmp_path):
    for intent, value in (
        ("epoch", 12.5),
        ("speed", 2.0),
        ("loop", True),
        ("play", True),
        ("trails", 3),
        ("trails_of", "flipped"),
        ("color", CORRECTNESS),
        ("filter", {"column": CORRECTNESS, "equals": "right"}),
    ):
        world.do(intent, value)
    settle(world, 0.3)
    other = World(read(world.path), world.path, tmp_path, wait=True)
    for intent, value in world.intents_to_here():
        other.do(intent, value)
    assert other.intents_to_here() == world.intents_to_here()
    settle(world, 0.5)
    settle(other, 0.5)
    assert other.state() == world.state()
    np.testing.assert_array_equal(other.flags, world.flags)
