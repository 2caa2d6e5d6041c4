"""What a walk shows between two epochs, and what is known of rows there."""

import math

import numpy as np
import pytest
from kit.epochs_scene import EPOCHS, make_scene, write_scene
from kit.walks import DT, do, make_world, pairs, settle

from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.ground.geometry import to_room
from latentwalk.runtime.ground.shown import WRONG
from latentwalk.runtime.world import World, command
from latentwalk.runtime.world.rows import fit as room
from latentwalk.runtime.world.rows.pick import pick
from latentwalk.scenes import Bool, Category, Epoch, Scalar, Scene, UsageError, read
from latentwalk.scenes.queries.epoch import CONFIDENCE, CORRECT, PREDICTION


@pytest.fixture
def world(tmp_path):
    walk = make_world(write_scene(tmp_path))
    yield walk
    walk.close()


def test_rows_lie_between_epochs(world):
    do(world, "epoch", 12.5)
    world.update(Controls(), DT)
    scale, offset = world.epochs.stream.fit
    early, late = (world.scene.epochs[i].positions for i in (2, 3))
    expected = (early + (late - early) * (2.5 / 15)) * scale + offset
    np.testing.assert_allclose(room.positions(world.rows.cloud, np.arange(60)), expected, atol=1e-5)
    assert world.state()["epoch"] == 12.5


def test_all_epochs_share_one_fit_and_one_order(world):
    seen = set()
    for epoch in EPOCHS:
        do(world, "epoch", epoch)
        world.update(Controls(), DT)
        cloud = world.rows.cloud
        seen.add((cloud.a.scale, tuple(cloud.a.offset), id(cloud.cells.order)))
    assert len(seen) == 1


def test_cells_hold_every_mix(world):
    for epoch in (1.0, 2.0, 3.7, 7.5, 18.0, 50.0):
        do(world, "epoch", epoch)
        world.update(Controls(), DT)
        cells, places = world.rows.cloud.cells, room.positions(world.rows.cloud, world.rows.cloud.cells.rows)
        for blocks, size, center, radius in (
            (len(cells.start), 1024, cells.center, cells.radius),
            (len(cells.block_radius), 64, cells.block_center, cells.block_radius),
        ):
            for i in range(blocks):
                inside = places[i * size : (i + 1) * size]
                inside = inside[np.isfinite(inside).all(1)]
                assert np.linalg.norm(inside - center[i], axis=1).max() <= radius[i]


def test_between_the_same_epochs_only_a_number_changes(world):
    do(world, "epoch", 12.0)
    world.update(Controls(), DT)
    cloud = world.rows.cloud
    version, cells = cloud.version, cloud.cells
    do(world, "epoch", 13.0)
    world.update(Controls(), DT)
    assert world.rows.cloud is cloud
    assert (cloud.version, cloud.cells) == (version, cells)
    assert cloud.t == pytest.approx(0.2)


def test_rows_are_picked_and_looked_at_where_they_are(world):
    do(world, "epoch", 3.0)
    do(world, "look_at", "row-20")
    world.update(Controls(), DT)
    place = room.positions(world.rows.cloud, 20)
    way = place - world.person.eye
    way /= np.linalg.norm(way)
    np.testing.assert_allclose(
        way, to_room(world.person.rig, [0, 0, -1]) - to_room(world.person.rig, [0, 0, 0]), atol=1e-3
    )
    row, _ = pick(world.rows.cloud, world.rows.flags, world.person.eye, way.astype(np.float32))
    distances = np.linalg.norm(room.positions(world.rows.cloud, np.array([row, 20])) - world.person.eye, axis=1)
    assert row == 20 or distances[0] < distances[1]


def test_a_row_that_was_not_recorded_is_gone_there_and_fades_on_the_way(world):
    do(world, "epoch", 5.0)
    world.update(Controls(), DT)
    assert np.isnan(room.positions(world.rows.cloud, 7)).all()
    assert world.rows.coloring.legend[1].count == 19, "row 7 is a bee"
    with pytest.raises(UsageError, match="not recorded"):
        do(world, "look_at", "row-7")
    do(world, "epoch", 2.0)
    world.update(Controls(), DT)
    assert np.isfinite(room.positions(world.rows.cloud, 7)).all()
    assert world.rows.coloring.legend[1].count == 20


def test_what_was_written_for_absent_rows_does_not_count(tmp_path):
    scene = make_scene(layout=True)
    positions = scene.epochs[1].positions.copy()
    positions[7] = 1e6
    scene.epochs[1] = Epoch(5.0, positions, scene.epochs[1].present)
    world = World(scene, tmp_path / "x.scene", tmp_path, wait=True)
    do(world, "epoch", 5.0)
    settle(world)
    assert np.isnan(room.positions(world.rows.cloud, 7)).all()
    assert world.epochs.stream.fit[0] > 0.1


def test_crosses_follow_the_epochs_prediction(world):
    for epoch, wrong in ((1.0, [0]), (10.0, [0, 1]), (12.0, [0, 1]), (25.0, [0]), (50.0, [])):
        do(world, "epoch", epoch)
        world.update(Controls(), DT)
        assert list(np.flatnonzero(world.rows.flags & WRONG)) == wrong, epoch


def test_colors_by_the_epochs_prediction_correctness_and_confidence(world):
    assert world.rows.color_names == ["label", PREDICTION, CORRECT, CONFIDENCE, "none"]
    do(world, "epoch", 10.0)
    world.update(Controls(), DT)
    do(world, "color", CORRECT)
    assert [(entry.label, entry.count) for entry in world.rows.coloring.legend] == [("no", 2), ("yes", 58)]
    version = world.rows.coloring.version
    do(world, "epoch", 50.0)
    world.update(Controls(), DT)
    assert [(entry.label, entry.count) for entry in world.rows.coloring.legend] == [("no", 0), ("yes", 60)]
    assert world.rows.coloring.version > version
    do(world, "color", PREDICTION)
    np.testing.assert_array_equal(world.rows.coloring.values, world.scene.epochs[4].prediction)
    do(world, "color", CONFIDENCE)
    np.testing.assert_allclose(world.rows.coloring.values, world.scene.epochs[4].confidence)  # 0…1 is the whole bar


def test_an_epoch_is_shown_before_the_panels_look(world):
    do(world, "color", CORRECT)
    world.obey([command("epoch", 10.0)])
    assert [entry.count for entry in world.rows.coloring.legend] == [2, 58]
    assert np.count_nonzero(world.rows.flags & WRONG) == 2
    assert world.rows.cloud.a.key == ("epoch", 2)


def test_absent_rows_are_unknown(world):
    do(world, "epoch", 5.0)
    world.update(Controls(), DT)
    assert world.scene.columns[PREDICTION].codes[7] == -1
    assert world.scene.columns[CORRECT].codes[7] == -1
    assert math.isnan(world.scene.columns[CONFIDENCE].values[7])


def test_a_filter_on_this_epoch_follows_it(world):
    do(world, "epoch", 10.0)
    world.update(Controls(), DT)
    do(world, "filter", {"column": CORRECT, "equals": "wrong"})
    assert list(np.flatnonzero(world.rows.visible)) == [0, 1]
    do(world, "epoch", 25.0)
    world.update(Controls(), DT)
    assert list(np.flatnonzero(world.rows.visible)) == [0]


def test_an_epoch_that_predicts_nothing_shows_no_other_epochs_predictions(tmp_path):
    scene = make_scene()
    silent = Epoch(99.0, scene.epochs[-1].positions)
    world = World(
        Scene(scene.ids, columns=scene.columns, epochs=[*scene.epochs, silent]), tmp_path / "x", tmp_path, wait=True
    )
    do(world, "epoch", scene.epochs[0].epoch)
    settle(world)
    assert (world.scene.columns[PREDICTION].codes >= 0).any()
    do(world, "epoch", 99.0)
    settle(world)
    assert (world.scene.columns[PREDICTION].codes == -1).all()
    assert np.isnan(world.scene.columns[CONFIDENCE].values).all()


def test_an_epoch_brings_the_epochs_into_view(tmp_path):
    world = World(make_scene(layout=True), tmp_path / "x.scene", tmp_path, wait=True)
    assert (world.rows.layouts.name, world.state()["epoch"]) == ("grid", None)
    do(world, "epoch", 12.5)
    world.update(Controls(), DT)
    assert (world.rows.layouts.name, world.state()["epoch"]) == ("epochs", 12.5)
    settle(world, 0.85)
    np.testing.assert_allclose(world.rows.cloud.t, 2.5 / 15)
    before = room.positions(world.rows.cloud, np.arange(60))
    do(world, "layout", "grid")
    world.update(Controls(), DT)
    np.testing.assert_allclose(room.positions(world.rows.cloud, np.arange(60)), before, atol=1e-5)  # no row jumps
    settle(world)
    assert world.rows.cloud.a.key == ("layout", "grid")
    assert world.state()["epoch"] is None


def test_the_same_commands_lead_to_the_same_place(world, tmp_path):
    for word, value in (
        ("epoch", 12.5),
        ("speed", 2.0),
        ("loop", True),
        ("play", True),
        ("trails", 3),
        ("trails_of", "flipped"),
        ("color", CORRECT),
        ("filter", {"column": CORRECT, "equals": "right"}),
    ):
        do(world, word, value)
    settle(world, 0.3)
    other = World(read(world.path), world.path, tmp_path, wait=True)
    for word, value in pairs(world):
        do(other, word, value)
    assert pairs(other) == pairs(world)
    settle(world, 0.5)
    settle(other, 0.5)
    assert other.state() == world.state()
    np.testing.assert_array_equal(other.rows.flags, world.rows.flags)


def test_a_scene_without_epochs_says_so(tmp_path):
    scene = make_scene(layout=True)
    world = World(Scene(scene.ids, scene.layouts), tmp_path / "x.scene", tmp_path, wait=True)
    for word, value in (("epoch", 1.0), ("step", 1), ("play", True)):
        with pytest.raises(UsageError, match="this scene has no epochs"):
            do(world, word, value)


def with_own_columns():
    """A run whose finished model is right of all rows but the last two, and surer than any of its epochs."""
    scene = make_scene(layout=True)
    label = scene.columns["label"]
    codes = label.codes.copy()
    codes[58:] = (codes[58:] + 1) % 3
    scene.columns["prediction"] = Category(codes, label.names)
    scene.columns["correct"] = Bool(codes == label.codes)
    scene.columns["confidence"] = Scalar(np.full(60, 0.99, np.float32))
    return scene


def test_columns_are_one_set_that_follows_the_epochs_and_comes_back(tmp_path):
    world = World(with_own_columns(), tmp_path / "x.scene", tmp_path, wait=True)
    assert sorted(world.rows.color_names) == ["confidence", "correct", "label", "none", "prediction"]

    def told():
        names = [name for name, _ in world.rows.details(0)]
        assert len(set(names)) == len(names)
        pairs = dict(world.rows.details(0))
        return pairs["prediction"], pairs["correct"], pairs["confidence"]

    finished = "ant", "yes", "0.99"
    assert told() == finished
    assert list(np.flatnonzero(world.rows.flags & WRONG)) == [58, 59]
    do(world, "color", "correct")
    do(world, "filter", {"column": "correct", "equals": False})
    assert list(np.flatnonzero(world.rows.visible)) == [58, 59]
    do(world, "epoch", 10.0)
    settle(world)
    assert told() == ("bee", "no", "0.65")
    assert list(np.flatnonzero(world.rows.flags & WRONG)) == [0, 1]
    assert list(np.flatnonzero(world.rows.visible)) == [0, 1]
    assert [entry.label for entry in world.rows.coloring.legend] == ["no", "yes"]
    do(world, "layout", "grid")
    settle(world)
    assert told() == finished
    assert list(np.flatnonzero(world.rows.visible)) == [58, 59]
    world.close()


def test_an_export_says_of_which_epoch_its_predictions_are(tmp_path):
    world = World(with_own_columns(), tmp_path / "x.scene", tmp_path / "out", wait=True)
    do(world, "export", True)
    do(world, "epoch", 10.0)
    settle(world)
    do(world, "export", True)
    finished, early = (np.load(tmp_path / "out" / f"rows_00{number}.npy") for number in (1, 2))
    assert "epoch" not in finished.dtype.names
    assert set(early["epoch"]) == {10.0}
    assert (finished["prediction"][0], early["prediction"][0]) == ("ant", "bee")
    world.close()


def test_columns_are_found_by_what_they_were_called_before(world):
    do(world, "epoch", 10.0)
    world.update(Controls(), DT)
    do(world, "color", "epoch correctness")
    assert world.rows.coloring.name == "correct"
    do(world, "narrow", {"column": "epoch correctness", "equals": "wrong"})
    assert list(np.flatnonzero(world.rows.visible)) == [0, 1]
    assert [reason.key for reason in world.rows.visibility.reasons] == ["correct"]
    do(world, "select", {"column": "epoch prediction", "equals": "bee"})
    assert world.rows.selected_ids() == ["row-0"]
    do(world, "markers", "epoch prediction")
    assert world.rows.markers.by == "prediction"
