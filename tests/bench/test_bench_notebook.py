"""`latentwalk bench notebook`: what a notebook adds to a frame, and how soon a picture follows."""

from __future__ import annotations

import json

import pytest

from latentwalk.runtime.bench import notebook


@pytest.mark.gl
def test_it_tells_of_frames_of_both_ways_and_of_each_try(capsys: pytest.CaptureFixture[str]) -> None:
    small = ["--points", "300", "--width", "320", "--height", "240", "--rounds", "1"]
    assert notebook.main([*small, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["cpu_ms"].keys() == {notebook.OFFSCREEN, notebook.NOTEBOOK}
    assert len(told["event_to_picture_ms"]) == notebook.TRIES
