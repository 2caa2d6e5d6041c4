"""What a person gets is whole or not there, has a name of its own, and never costs what somebody made."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from latentwalk.scenes.errors import LatentwalkError, UsageError
from latentwalk.scenes.outputs import numbered, numbered_folder, refuse_existing, sheet_cell, whole

CLAIM_MANY = """
import sys
from pathlib import Path
from latentwalk.scenes.outputs import numbered, numbered_folder
folder = Path(sys.argv[1])
for _ in range(100):
    with numbered(folder, "rows", ".csv", ".npy") as paths:
        for path in paths:
            path.write_text(sys.argv[2])
    (numbered_folder(folder, "run") / sys.argv[2]).touch()
"""


def fail(path: Path) -> None:
    """Begin to write to `path`, and fail."""
    path.write_text("half")
    raise KeyError


def make_meanwhile(path: Path, other: Path) -> None:
    """Write `path`, while another process writes `other`."""
    path.write_text("ours")
    other.write_text("theirs")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_there_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with whole(path) as beside:
        assert (beside.parent, beside.suffix) == (tmp_path, ".json")
        beside.write_text("half")
        assert not path.exists()
        beside.write_text("all of it")
    assert path.read_text() == "all of it"
    assert names(tmp_path) == ["a.json"]


@pytest.mark.parametrize("overwrite", [False, True])
def test_nothing_is_left_of_a_file_that_failed(tmp_path: Path, overwrite: bool) -> None:
    path = tmp_path / "a.json"
    with pytest.raises(KeyError), whole(path, overwrite=overwrite) as beside:
        fail(beside)
    assert names(tmp_path) == []


def test_the_old_file_stays_where_the_new_one_fails(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("old")
    with pytest.raises(KeyError), whole(path, overwrite=True) as beside:
        fail(beside)
    assert path.read_text() == "old"
    with whole(path, overwrite=True) as beside:
        beside.write_text("new")
    assert path.read_text() == "new"
    assert names(tmp_path) == ["a.json"]


def test_what_exists_is_refused_before_the_work(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("old")
    with (
        pytest.raises(UsageError, match=r"a\.json: already exists; choose another name, or remove it first"),
        whole(path),
    ):
        pytest.fail("the work was begun")
    with pytest.raises(UsageError, match="already exists"):
        refuse_existing(path)


@pytest.mark.parametrize("links", [True, False], ids=["links", "a file system without links"])
def test_what_another_made_meanwhile_is_kept(tmp_path: Path, links: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", _no_links)
    path = tmp_path / "a.json"
    with pytest.raises(UsageError, match="already exists"), whole(path) as beside:
        make_meanwhile(beside, path)
    assert path.read_text() == "theirs"
    assert names(tmp_path) == ["a.json"]


def test_a_file_system_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "hardlink_to", _no_links)
    with whole(tmp_path / "a.json") as beside:
        beside.write_text("ours")
    assert (tmp_path / "a.json").read_text() == "ours"
    assert names(tmp_path) == ["a.json"]


def _no_links(*_: object) -> None:
    raise PermissionError(1, "Operation not permitted")


@pytest.mark.skipif(sys.platform == "win32", reason="links want a right of their own there")
def test_a_link_to_nowhere_is_something_that_exists(tmp_path: Path) -> None:
    (tmp_path / "a.json").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="already exists"), whole(tmp_path / "a.json"):
        pytest.fail("the work was begun")


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_folder_that_is_missing(tmp_path: Path, overwrite: bool) -> None:
    with (
        pytest.raises(UsageError, match=r"no: no such folder; make it first"),
        whole(tmp_path / "no" / "a.json", overwrite=overwrite),
    ):
        pytest.fail("the work was begun")


def test_what_the_disk_refuses_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(LatentwalkError) as error, whole(tmp_path / "a.json"):
        raise OSError(28, "No space left on device")
    assert (
        str(error.value) == f"{tmp_path / 'a.json'}: cannot be written: No space left on device; choose another place"
    )
    assert error.value.exit_code == 1


def test_numbers_follow_the_highest(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "out"
    with numbered(folder, "shot", ".png") as (path,):
        assert path.name == "shot_001.png"
    (folder / "shot_007.txt").touch()
    (folder / "shot_02.png").touch()
    (folder / "snap.shot_009.png").touch()
    (folder / "shot_010_more.png").touch()
    with numbered(folder, "shot", ".png") as (path,):
        assert path.name == "shot_008.png"
    (folder / "shot_999.png").touch()
    with numbered(folder, "shot", ".png") as (path,):
        assert path.name == "shot_1000.png"
    with numbered(folder, "shot", ".png") as (path,):
        assert path.name == "shot_1001.png"


def test_a_stem_may_have_any_signs(tmp_path: Path) -> None:
    for number in (1, 2):
        with numbered(tmp_path, "a.b+(c)", ".x") as (path,):
            assert path.name == f"a.b+(c)_00{number}.x"


def test_several_files_share_a_number(tmp_path: Path) -> None:
    (tmp_path / "rows_001.npy").touch()
    with numbered(tmp_path, "rows", ".csv", ".npy") as paths:
        assert [path.name for path in paths] == ["rows_002.csv", "rows_002.npy"]


def test_a_number_that_failed_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyError), numbered(tmp_path, "rows", ".csv", ".npy") as paths:
        fail(paths[0])
    assert names(tmp_path) == []


def test_folders_are_numbered_too(tmp_path: Path) -> None:
    assert numbered_folder(tmp_path / "runs", "run") == tmp_path / "runs" / "run_001"
    (tmp_path / "runs" / "run_004").mkdir()
    assert numbered_folder(tmp_path / "runs", "run").name == "run_005"
    assert (tmp_path / "runs" / "run_005").is_dir()


def test_processes_that_ask_at_once_get_names_of_their_own(tmp_path: Path) -> None:
    started = [subprocess.Popen([sys.executable, "-c", CLAIM_MANY, str(tmp_path), str(i)]) for i in range(3)]
    assert [process.wait(100) for process in started] == [0, 0, 0]
    found = [(path.stem, path.read_text()) for path in tmp_path.glob("rows_*")]
    assert len(found) == 600
    assert len(set(found)) == 300  # both files of a number are of one process
    runs = list(tmp_path.glob("run_*"))
    assert len(runs) == 300
    assert {len(list(run.iterdir())) for run in runs} == {1}


def test_a_place_that_takes_no_files(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LatentwalkError, match=r"file: cannot be written: .*; choose another place"):
        numbered_folder(tmp_path / "file", "run")
    with (
        pytest.raises(LatentwalkError, match=r"file: cannot be written: .*; choose another place"),
        numbered(tmp_path / "file", "shot", ".png"),
    ):
        pytest.fail("the work was begun")


@pytest.mark.parametrize("text", ["=1", "+cmd|' /C calc'!A0", "-2+3", "@x", "\t=1", "\r=1", "-", "\t1"])
def test_a_text_that_would_run_in_a_spreadsheet_is_quoted(text: str) -> None:
    assert sheet_cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["-1", "+1.5e3", "-inf", "a=b", "", "'x", -1, 2.5, True, None])
def test_numbers_and_plain_texts_stay(value: object) -> None:
    assert sheet_cell(value) is value


def test_a_name_that_is_too_long_is_told_as_the_person_gave_it(tmp_path: Path) -> None:
    name = "x" * 300 + ".json"
    with pytest.raises(LatentwalkError) as error, whole(tmp_path / name) as beside:
        beside.write_text("text")
    assert str(error.value).startswith(f"{tmp_path / name}: cannot be written: ")
