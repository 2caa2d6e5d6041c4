"""What workers are given stays as it was when they were asked, and none is left when a walk ends."""

import threading
from dataclasses import replace

import numpy as np
import pytest
from kit.blobs import blobs, write_blobs
from kit.epochs_scene import make_scene, write_scene
from kit.parts import make_rows, make_stream
from kit.probes import probe_walk
from kit.walks import do, make_world, out_of

from latentwalk.scenes import Scalar

PATIENCE_S = 60


def held(jobs):
    """Keep a worker busy until the event that this gives is set."""
    go_on = threading.Event()
    jobs.submit(lambda: go_on.wait(PATIENCE_S))
    return go_on


def finish(jobs, go_on):
    go_on.set()
    jobs.call(lambda: None)


def test_a_batch_holds_the_epochs_that_there_were_when_it_was_asked_for():
    scene = make_scene()
    growing = replace(scene, epochs=scene.epochs[:3])
    stream = make_stream(growing, wait=False)
    fitted = stream.fit
    stream._fitted = 0
    go_on = held(stream._jobs)
    stream.tend(0.0)
    growing.epochs.append(replace(scene.epochs[3], positions=scene.epochs[3].positions * 100))
    stream._timeline.grow(25.0)
    finish(stream._jobs, go_on)
    batch = stream._reading.peek()
    assert (sorted(batch.loaded), batch.known) == ([0, 1, 2], 3)
    assert batch.fit[0] == fitted[0], "the epoch that came meanwhile is not in the fit"
    assert not stream._loaded, "only the frame loop takes what was read"
    stream.tend(0.0)
    assert sorted(stream._loaded) == [0, 1, 2]
    stream.close()


def test_a_place_to_fly_to_stays_where_it_was_when_it_was_asked_for():
    scene = make_scene()
    stream = make_stream(scene, wait=False)
    stream._timeline.seek(12.5)
    job = stream.standing()
    loaded = dict(stream._loaded)
    stream._timeline.seek(1.0)
    scene.epochs.clear()
    frame = job()
    assert stream._loaded == loaded, "a job writes nothing where the frame loop reads"
    again = make_stream(make_scene())
    again._timeline.seek(12.5)
    np.testing.assert_array_equal(frame.positions, again.still().positions)
    stream.close()
    again.close()


def test_an_export_has_the_columns_that_were_shown_when_it_was_asked_for(tmp_path):
    scene = blobs(60)
    before = scene.columns["confidence"].values.copy()
    rows = make_rows(scene, tmp_path, wait=False)
    go_on = held(rows._jobs)
    rows.export()
    rows.take_columns({"confidence": Scalar(np.zeros(60, np.float32)), "later": Scalar(np.ones(60, np.float32))})
    go_on.set()
    rows.close()
    records = np.load(tmp_path / "rows_001.npy")
    np.testing.assert_array_equal(records["confidence"], before)
    assert "later" not in records.dtype.names


@pytest.mark.parametrize("make", [write_blobs, write_scene])
@pytest.mark.parametrize("wait", [False, True])
def test_a_walk_that_ends_leaves_no_thread(tmp_path, make, wait):
    before = set(threading.enumerate())
    world = make_world(make(tmp_path), wait=wait)
    do(world, "select", {"ids": ["row-4"]})
    do(world, "export", True)
    assert set(threading.enumerate()) - before
    world.close()
    assert not set(threading.enumerate()) - before


def test_a_walk_with_a_decoder_that_ends_leaves_no_thread_and_its_filmstrip_is_written(tmp_path):
    before = set(threading.enumerate())
    world = probe_walk(tmp_path)
    do(world, "interpolate", {"from": "ant", "to": "cat"})
    go_on = held(world.probe._jobs)
    threading.Timer(0.05, go_on.set).start()
    do(world, "filmstrip", True)
    world.close()
    assert (out_of(world) / "filmstrip_001.png").stat().st_size > 0
    assert not [each for each in threading.enumerate() if each not in before and not isinstance(each, threading.Timer)]


def test_exports_that_have_begun_are_finished_when_the_walk_ends(tmp_path):
    world = make_world(write_blobs(tmp_path), wait=False)
    go_on = held(world.rows._jobs)
    do(world, "export", True)
    do(world, "select", {"ids": ["row-5", "row-6"]})
    do(world, "export", True)
    assert not out_of(world).exists()
    threading.Timer(0.05, go_on.set).start()
    world.close()
    assert [len(np.load(out_of(world) / f"rows_00{i}.npy")) for i in (1, 2)] == [300, 2]
    assert len((out_of(world) / "rows_002.csv").read_text().splitlines()) == 3
