"""`latentwalk bench scrub`: measures scrubbing and rest in the same run, and sees that a scrub uploads no positions."""

from __future__ import annotations

import json

import numpy as np
import pytest

from latentwalk.runtime.bench import scrub as bench_scrub
from latentwalk.scenes import read
from latentwalk.scenes.log.pages import let_go


@pytest.mark.gl
def test_bench_scrub(capsys):
    arguments = ["--rows", "3000", "--epochs", "12", "--size", "64", "--rounds", "2", "--json"]
    assert bench_scrub.main(arguments) == 0
    result = json.loads(capsys.readouterr().out)
    assert list(result["ms"]) == ["scrubbing", "at rest", "at rest at an epoch"]
    assert all(ms > 0 for ms in result["ms"].values())
    assert 0 < result["scrubbing_of_rest"] < 5
    assert result["uploaded_a_frame"]["positions"] == 0
    assert result["uploaded_a_frame"]["marks"] > 0, "other rows are wrong at another epoch"


def test_the_run_of_the_bench_is_a_sound_scene(tmp_path):
    bench_scrub.make_run(tmp_path / "run.scene", 200, 120)
    scene = read(tmp_path / "run.scene")
    assert [epoch.epoch for epoch in scene.epochs] == list(range(1, 121))
    first, last = (
        (epoch.prediction == scene.columns["label"].codes).mean() for epoch in (scene.epochs[0], scene.epochs[-1])
    )
    assert first < 0.4 < 0.8 < last


def test_pages_that_were_let_go_come_back(tmp_path):
    bench_scrub.make_run(tmp_path / "run.scene", 20_000, 2)
    positions = read(tmp_path / "run.scene").epochs[0].positions
    before = positions.copy()
    let_go(positions)
    np.testing.assert_array_equal(positions, before)
    mine = np.ones(10_000)
    let_go(mine)  # not a file's
    assert mine.all()
