"""The timeline of a run: places and epochs, steps, pushes and plays."""

import pytest
from kit.epochs_scene import EPOCHS
from kit.walks import DT

from latentwalk.runtime.world.epochs.timeline import Timeline
from latentwalk.scenes import UsageError


def test_epochs_between_snapshots_are_places_between_them():
    timeline = Timeline(EPOCHS)
    for epoch, place in ((1, 0), (3, 0.5), (10, 2), (12.5, 2 + 2.5 / 15), (50, 4)):
        timeline.seek(epoch)
        assert (timeline.cursor, timeline.epoch) == (pytest.approx(place), epoch)
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
    assert timeline.cursor == pytest.approx(2.0)
    for _ in range(91):
        timeline.update(DT)
    assert (timeline.epoch, timeline.playing) == (50, False)


def test_a_loop_begins_again():
    timeline = Timeline(EPOCHS)
    timeline.speed, timeline.loop = 2.0, True
    timeline.play(True)
    for _ in range(225):
        timeline.update(DT)
    assert timeline.cursor == pytest.approx(1.0)
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
