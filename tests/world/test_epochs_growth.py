"""Runs that grow, reading ahead, and epochs that are damaged."""

import pytest
from kit.epochs_scene import make_epoch, make_scene, write_scene
from kit.walks import DT, do, frames_until, make_world, settle

from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.world import World
from latentwalk.runtime.world.epochs.commands import StepEpochs
from latentwalk.scenes import Part, Scene, SceneError


@pytest.fixture
def world(tmp_path):
    walk = make_world(write_scene(tmp_path))
    yield walk
    walk.close()


def test_a_run_that_grows_takes_along_who_stands_at_its_end(tmp_path):
    scene = make_scene()
    world = World(Scene(scene.ids, columns=scene.columns, epochs=scene.epochs[:3]), tmp_path / "x", tmp_path, wait=True)
    settle(world, 0.1)
    world.epochs.news.put(Part("epoch", "", make_epoch(25.0, 60, 3, 5)))
    world.update(Controls(), DT)
    assert len(world.epochs.timeline) == 4
    assert StepEpochs(1.0) in world.done
    settle(world, 0.5)
    assert world.state()["epoch"] == 25
    do(world, "epoch", 5.0)
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
    do(world, "layout", layout)
    settle(world)
    world.epochs.news.put(Part("epoch", "", make_epoch(25.0, 60, 3, 5)))
    settle(world)
    assert world.rows.layouts.name == layout
    assert len(world.epochs.timeline) == 4


def test_what_goes_wrong_while_following_is_told(world):
    world.epochs.news.put(SceneError("run.scene: was replaced"))
    world.update(Controls(), DT)
    assert world.outbox.message == "run.scene: was replaced"


def test_epochs_are_read_ahead_without_waiting(tmp_path):
    path = write_scene(tmp_path)
    world = make_world(path, wait=False)
    frames_until(world, lambda: len(world.epochs.stream.upcoming) == 5, "epochs")
    assert [frame.key for frame in world.epochs.stream.upcoming] == [("epoch", i) for i in (4, 3, 2, 1, 0)]


def test_a_damaged_epoch_is_told_and_left_out(tmp_path):
    path = write_scene(tmp_path)
    data = bytearray(path.read_bytes())
    wanted = make_epoch(10.0, 60, 2, 5).positions.tobytes()
    data[data.index(wanted) + 5] ^= 255
    path.write_bytes(data)
    world = make_world(path, wait=False)
    frames_until(world, lambda: world.outbox.message, "epochs")
    assert "damaged" in world.outbox.message
    assert len(world.epochs.stream.upcoming) <= 4
    do(world, "epoch", 10.0)
    settle(world, 0.1)
    assert world.rows.cloud.a.key == ("epoch", 4), "the picture stays"
    do(world, "epoch", 5.0)
    frames_until(world, lambda: world.rows.cloud.a.key == ("epoch", 1), "epochs")


def test_a_flight_to_a_damaged_epoch_is_not_begun(tmp_path):
    path = write_scene(tmp_path, layout=True)
    data = bytearray(path.read_bytes())
    data[data.index(make_epoch(10.0, 60, 2, 5).positions.tobytes()) + 5] ^= 255
    path.write_bytes(data)
    world = make_world(path, wait=False)
    do(world, "epoch", 10.0)
    frames_until(world, lambda: world.rows.layouts.name == "grid", "layouts")
    assert "damaged" in world.outbox.message
    assert world.rows.cloud.a.key == ("layout", "grid")
