"""Coloring by the error rate among a row's true neighbors: what it counts, and that it follows the epochs."""

import csv

import numpy as np
import pytest
from kit.blobs import blobs, write_blobs
from kit.walks import DT, do, make_world, out_of

from latentwalk.assets.coloring import scalar_range
from latentwalk.assets.colors import palette
from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.world.rows.inside.judged import NEAR, error_rates
from latentwalk.scenes import Bool, Epoch, Neighbors, Scalar, write


@pytest.mark.parametrize(
    ("right", "neighbors", "expected"),
    [
        ([1, 0, 0, 1], [[1, 2], [0, 3], [0, 1], [0, 1]], [1, 0, 0.5, 0.5]),
        ([1, 0, -1, -1], [[1, 2], [2, 3], [0, -1], [-1, -1]], [1, np.nan, 0, np.nan]),  # what nobody knows counts not
        ([0, 0], [[1], [0]], [1, 1]),
    ],
)
def test_the_share_of_wrong_ones_among_the_judged_neighbors(right, neighbors, expected):
    found = error_rates(np.array(right, np.int8), np.array(neighbors, np.int32))
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, expected)


def test_a_walk_colors_filters_and_explains_by_it_and_exports_what_the_scene_has(tmp_path):
    world = make_world(write_blobs(tmp_path))
    scene = world.scene
    wrong = ~scene.columns["correct"].values
    expected = wrong[scene.neighbors.indices].mean(1)
    do(world, "color", NEAR)
    np.testing.assert_allclose(world.rows.coloring.values, np.minimum(expected / 0.1, 1), atol=1e-6)
    np.testing.assert_array_equal(world.rows.coloring.table, palette("inferno"))
    assert expected.max() == pytest.approx(1 / 15)
    assert [world.rows.coloring.legend[at].label for at in (0, -1)] == ["0", "0.1"]
    assert "15 nearest" in world.rows.judged.note(NEAR)
    assert world.rows.judged.note("label") == ""
    do(world, "filter", {"column": NEAR, "min": 0.05})
    np.testing.assert_array_equal(world.rows.visible, expected >= 0.05)
    do(world, "export", True)
    world.update(Controls(), DT)
    world.close()
    with next(out_of(world).glob("*.csv")).open(encoding="utf-8") as file:
        assert NEAR not in next(csv.reader(file))


@pytest.mark.parametrize("lacks", ["neighbors", "prediction"])
def test_without_neighbors_or_predictions_it_is_not_offered(tmp_path, lacks):
    scene = blobs(60)
    if lacks == "neighbors":
        scene.neighbors = None
    else:
        for name in ("prediction", "correct"):
            del scene.columns[name]
    write(tmp_path / "a.scene", scene)
    world = make_world(tmp_path / "a.scene")
    assert NEAR not in world.rows.color_names
    assert not world.rows.judged.note(NEAR)
    world.close()


def test_a_column_of_that_name_that_the_scene_has_stays(tmp_path):
    scene = blobs(60)
    scene.columns[NEAR] = Scalar(np.arange(60, dtype=np.float32))
    write(tmp_path / "a.scene", scene)
    world = make_world(tmp_path / "a.scene")
    world.rows.take_columns({"correct": Bool(np.zeros(60, np.bool_))})
    world.update(Controls(), DT)
    np.testing.assert_array_equal(world.scene.columns[NEAR].values, np.arange(60))
    world.close()


def test_it_follows_the_epochs_and_is_unknown_where_these_say_nothing(tmp_path):
    scene = blobs(60)
    codes = scene.columns["label"].codes
    for name in ("prediction", "correct", "confidence"):
        del scene.columns[name]
    positions = scene.layouts["pca"].positions
    scene.layouts = {}
    said = [(codes + 1) % 3, np.where(np.arange(60) < 30, codes, (codes + 1) % 3), None]
    scene.epochs = [
        Epoch(float(at), positions, prediction=None if code is None else code.astype(np.int32))
        for at, code in enumerate(said)
    ]
    write(tmp_path / "a.scene", scene)
    world = make_world(tmp_path / "a.scene")
    world.update(Controls(), DT)
    assert NEAR not in world.rows.color_names, "the last epoch says nothing, and no other was seen"
    do(world, "epoch", 0)
    world.update(Controls(), DT)
    do(world, "color", NEAR)
    for at, wrong in ((0, np.ones(60)), (1, np.arange(60) >= 30), (2, np.full(60, np.nan)), (0, np.ones(60))):
        do(world, "epoch", at)
        world.update(Controls(), DT)
        expected = wrong[scene.neighbors.indices].mean(1)
        np.testing.assert_allclose(world.scene.columns[NEAR].values, expected, atol=1e-6)
        top = scalar_range(world.scene.columns[NEAR])[1]
        np.testing.assert_allclose(world.rows.coloring.values, np.minimum(expected / top, 1), atol=1e-6)
    world.close()


def test_neighbors_that_come_later_bring_it(tmp_path):
    scene = blobs(60)
    neighbors, scene.neighbors = scene.neighbors, None
    write(tmp_path / "a.scene", scene)
    world = make_world(tmp_path / "a.scene")
    world.scene.neighbors = Neighbors(neighbors.indices, neighbors.distances)
    world.update(Controls(), DT)
    assert NEAR in world.rows.color_names
    world.rows.take_columns({"correct": Bool(np.zeros(60, np.bool_))})
    world.update(Controls(), DT)
    assert (world.scene.columns[NEAR].values == 1).all()
    world.close()
