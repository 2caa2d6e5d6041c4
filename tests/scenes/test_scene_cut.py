"""A scene file that others cut or rewrite while it is open: whoever has it open keeps what it was, and lives."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from kit.scene_bytes import full_scene
from test_scene_file import same, small

from latentwalk.scenes import Epoch, SceneError, append, follow, read, write
from latentwalk.scenes.log import reader as logs

XYZ = np.arange(6, dtype=np.float32).reshape(2, 3)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A scene of several pages with epochs, whose arrays wait until they are used."""
    write(tmp_path / "a.scene", full_scene(3000))
    return tmp_path / "a.scene"


@pytest.mark.parametrize("left", [0, 1, 64, 4096, 50_000])
def test_a_scene_whose_file_is_cut_stays_as_it_was(path: Path, left: int) -> None:
    whole = read(path)
    with path.open("r+b") as file:
        file.truncate(left)
    same(full_scene(3000), whole)


def test_a_scene_whose_file_is_rewritten_in_place_stays_as_it_was(path: Path) -> None:
    whole = read(path)
    path.write_bytes(b"\xff" * path.stat().st_size)  # as cp does: the same file with other bytes
    same(full_scene(3000), whole)
    with pytest.raises(SceneError, match="magic"):
        read(path)


def test_a_follower_of_a_file_that_is_cut_tells_it_and_keeps_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "a.scene"
    write(path, small())
    append(path, Epoch(1, XYZ))
    with follow(path) as follower:
        with path.open("r+b") as file:
            file.truncate(100)
        assert follower.poll() == []
        np.testing.assert_array_equal(follower.scene.epochs[0].positions, XYZ)


def test_a_file_that_shrinks_while_it_is_copied_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = logs.LogReader._scan

    def cut_after(reader: logs.LogReader) -> list[object]:
        found = scan(reader)
        with path.open("r+b") as file:
            file.truncate(1000)
        return list(found)

    monkeypatch.setattr(logs.LogReader, "_scan", cut_after)
    with pytest.raises(SceneError, match=r"a\.scene: became shorter while it was read"):
        read(path)


def test_large_files_are_mapped(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "MAX_COPIED", path.stat().st_size - 1)
    mapped = read(path)
    same(full_scene(3000), mapped)
    monkeypatch.undo()
    copied = read(path)
    with path.open("r+b") as file:  # zeros, of the same length: what is mapped sees it, what is copied does not
        file.write(bytes(path.stat().st_size))
    assert not mapped.layouts["own"].positions.any()
    assert copied.layouts["own"].positions.any()


GUARDED = """
import sys
import numpy as np
from pathlib import Path
from latentwalk.scenes.log import guard
from latentwalk.scenes import SceneError, read
from latentwalk.scenes.log import reader
reader.MAX_COPIED = 0
path = Path(sys.argv[1])
scene = read(path)
guard.install()
before = scene.layouts["own"].positions[:5].copy()
assert before.any() and not guard.struck()
with path.open("r+b") as file:
    file.truncate(100)
assert not scene.layouts["own"].positions[-2000:].any()
assert guard.struck()
assert not guard.struck()
try:
    scene.epochs[-1].positions
except SceneError as error:
    print("told:", error)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="guarded on Linux alone")
def test_a_large_mapped_file_that_is_cut_reads_as_zeros_and_is_told_once(path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", GUARDED, str(path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "expected CRC-32" in done.stdout
