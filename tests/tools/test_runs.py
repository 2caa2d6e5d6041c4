"""Run folders are numbered and kept; files are whole or absent."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from latentwalk.scenes.errors import UsageError
from latentwalk.tools.run.folder import new_run, write_json


def test_runs_are_numbered_after_the_highest(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "runs"
    assert new_run(folder).name == "run_001"
    (folder / "run_007").mkdir()
    (folder / "notes.txt").touch()
    assert new_run(folder).name == "run_008"


def test_runs_asked_for_at_once_are_different(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        runs = list(pool.map(lambda _: new_run(tmp_path), range(24)))
    assert len(set(runs)) == 24


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "runs").touch()
    with pytest.raises(UsageError, match="cannot make a run folder"):
        new_run(tmp_path / "runs")


def test_a_failed_write_leaves_the_old_file_and_no_litter(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    write_json(path, {"epoch": 1})
    before = path.read_bytes()
    with pytest.raises(TypeError, match="not JSON serializable"):
        write_json(path, {"epoch": object()})
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
