"""`latentwalk bench load`: phases from the file to the picture, and goals where there is something to compare with."""

from __future__ import annotations

import json
import re

import pytest

from latentwalk.runtime.bench import load
from latentwalk.runtime.bench.load import OURS, PLAIN, VISPY

ARGUMENTS = ["--points", "2000", "--size", "64", "--rounds", "1"]


@pytest.fixture
def here(monkeypatch):
    """Ways in this process, as starting one takes seconds; no library that is here by chance."""
    monkeypatch.setattr("latentwalk.runtime.bench.peers.installed", list)
    monkeypatch.setattr(load, "timed", lambda name, folder, size: load.WAYS[name](folder, size))


@pytest.mark.gl
def test_phases_of_a_file_and_of_a_plain_draw(here, capsys):
    assert load.main([*ARGUMENTS, "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert list(result) == [OURS, PLAIN]
    assert list(result[OURS]) == ["imports", "file to world", "renderer", "first picture"]
    assert list(result[PLAIN]) == ["imports", "first picture"]
    assert all(busy > 0 for phases in result.values() for busy, _ in phases.values())


@pytest.mark.gl
def test_a_way_has_a_process_of_its_own_and_one_that_fails_is_left_out(tmp_path, capsys):
    load.prepare(tmp_path, 500, 64)
    assert list(load.timed(PLAIN, tmp_path, 64) or ()) == ["imports", "first picture"]
    (tmp_path / "places.npy").unlink()
    assert load.timed(PLAIN, tmp_path, 64) is None
    assert re.match("left out: gl_points ended: FileNotFoundError", capsys.readouterr().err)


def test_goals_leave_imports_out():
    result = {
        OURS: {"imports": (9.0, 0.0), "file to world": (0.25, 0.5), "first picture": (0.25, 0.5)},
        VISPY: {"imports": (9.0, 0.0), "first picture": (6.0, 8.0)},
    }
    assert [str(goal)[:4] for goal in load.goals(result)] == ["pass", "miss"]
    assert not list(load.goals({OURS: result[OURS]}))
