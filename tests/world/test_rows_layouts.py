"""How layouts stand in the room, and the flights between them."""

import threading

import numpy as np
import pytest
from kit.blobs import one_place, write_blobs
from kit.walks import DT, aimed, do, frames_until, make_world, marks, settle

from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.world import World
from latentwalk.runtime.world.rows import fit as room
from latentwalk.scenes import Epoch, Layout, Scene, UsageError
from latentwalk.scenes.queries.room import TABLE_M


@pytest.fixture
def world(tmp_path):
    walk = make_world(write_blobs(tmp_path))
    yield walk
    walk.close()


def test_the_room_holds_each_layout_as_a_ball_before_the_person(world):
    for name in world.rows.layouts.names:
        frame = world.rows.layouts.frame(name)
        places = room.at(frame, np.arange(len(world.scene)))
        away = np.linalg.norm(places - [0, 1.5, 0], axis=1)
        assert 1.3 < np.quantile(away, 0.99) < 1.6
    np.testing.assert_allclose(world.person.rig.position, [0, 0, 3])
    gaze = np.array([0, 1.5, 0]) - world.person.eye
    assert gaze[2] < -2.9


def test_layout_change_flies_every_row_and_leaves_lines(world):
    rows = np.arange(len(world.scene))
    start, end = (room.at(world.rows.layouts.frame(name), rows) for name in ("pca", "turned"))
    np.testing.assert_array_equal(room.positions(world.rows.cloud, rows), start)
    do(world, "layout", "turned")
    assert world.rows.layouts.name == "turned"
    shares = []
    for _ in range(40):
        world.update(Controls(), 0.02)
        assert world.rows.cloud.a.key == ("layout", "pca")
        shares.append(world.rows.cloud.t)
        np.testing.assert_allclose(
            room.positions(world.rows.cloud, rows), start + (end - start) * world.rows.cloud.t, atol=1e-5
        )
        if len(shares) == 20:
            trail = marks(world).lines[-1]
            assert len(trail.points) == 150  # every second row
            np.testing.assert_allclose(trail.points[:, 0], start[::2], atol=1e-5)
    assert shares == sorted(shares)
    assert shares[19] == pytest.approx(0.48, abs=0.05)
    world.update(Controls(), 0.02)
    assert (world.rows.cloud.a, world.rows.cloud.t) == (world.rows.cloud.b, 0.0)
    assert marks(world).lines
    settle(world, 2.5)
    assert not marks(world).lines


def test_trails_of_the_selection_alone(world):
    do(world, "select", {"ids": ["row-4", "row-8"]})
    do(world, "layout", "turned")
    world.update(Controls(), DT)
    assert len(marks(world).lines[-1].points) == 2


def test_a_change_of_mind_in_mid_flight_ends_where_it_was_last_sent(world):
    for name in ("turned", "pca", "turned", "pca", "turned"):
        do(world, "layout", name)
        world.update(Controls(), 0.1)
    settle(world, 3)
    assert (world.rows.layouts.name, world.rows.cloud.b.key) == ("turned", ("layout", "turned"))
    assert world.rows.cloud.a is world.rows.cloud.b


def test_without_waiting_the_old_layout_stays_until_the_new_is_ready(tmp_path):
    path = write_blobs(tmp_path)
    world = make_world(path, wait=False)
    go_on = threading.Event()
    world.rows.layouts._jobs.submit(lambda: go_on.wait(60))
    do(world, "layout", "turned")
    settle(world, 0.1)
    assert world.rows.cloud.b.key == ("layout", "pca")
    go_on.set()
    frames_until(world, lambda: world.rows.cloud.b.key == ("layout", "turned"), "layouts")


@pytest.mark.parametrize("n", [1, 2, 3000])
def test_scenes_of_one_row_and_of_rows_in_one_place(tmp_path, n):
    world = World(one_place(n), tmp_path / "one.scene", tmp_path, wait=True)
    controls = aimed(world, 0, trigger=1)
    world.update(controls, DT)
    assert world.state()["selection"] == ["0"]
    np.testing.assert_allclose(room.positions(world.rows.cloud, 0), [0, 1.5, 0])


def test_epochs_alone_are_a_layout_at_the_last_epoch(tmp_path):
    rng = np.random.default_rng(1)
    epochs = [Epoch(float(e), rng.normal(size=(40, 3)).astype(np.float32)) for e in (1, 5, 10)]
    present = np.arange(40) % 4 > 0
    epochs[-1].positions[~present] = np.nan
    epochs[-1] = Epoch(10.0, epochs[-1].positions, present)
    world = World(Scene([str(i) for i in range(40)], epochs=epochs), tmp_path / "e.scene", tmp_path, wait=True)
    assert (world.rows.layouts.name, world.rows.layouts.names, world.state()["epoch"]) == ("epochs", ["epochs"], 10.0)
    assert world.rows.coloring.legend[0].count == 30
    np.testing.assert_array_equal(world.rows.cloud.b.positions, epochs[-1].positions)
    with pytest.raises(UsageError, match="not recorded"):
        do(world, "look_at", "0")


def test_layouts_and_epochs_together(tmp_path):
    rng = np.random.default_rng(1)
    positions = rng.normal(size=(40, 3)).astype(np.float32)
    scene = Scene([str(i) for i in range(40)], {"pca": Layout(positions)}, epochs=[Epoch(3.0, positions * 2)])
    world = World(scene, tmp_path / "e.scene", tmp_path, wait=True)
    assert world.rows.layouts.names == ["pca", "epochs"]
    do(world, "layout", "epochs")
    settle(world)
    assert (world.rows.cloud.b.key, world.state()["epoch"]) == (("epoch", 0), 3.0)


def test_a_flat_layout_lies_at_table_height():
    rng = np.random.default_rng(1)
    flat = rng.normal(size=(500, 3)).astype(np.float32) * [1, 0, 1]
    scale, offset = room.fit([flat])
    assert (flat * scale + offset)[:, 1] == pytest.approx(TABLE_M)


def test_one_outlier_does_not_shrink_the_cloud():
    cloud = np.random.default_rng(1).normal(size=(1000, 3)).astype(np.float32)
    far = cloud.copy()
    far[0] = 1e6
    assert room.fit([far])[0] == pytest.approx(room.fit([cloud])[0], rel=0.05)


def test_whose_trails_a_flight_shows_does_not_hang_on_who_looks_when(world):
    do(world, "select", {"ids": ["row-4", "row-8"]})
    do(world, "layout", "turned")
    world.update(Controls(), DT)  # nobody looks
    do(world, "select", {"all": True})
    world.update(Controls(), DT)
    assert len(marks(world).lines[-1].points) == 2
