"""What a person opens: which scene a name stands for, data made into one, and the page that asks, by real keys."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from kit.blobs import write_blobs
from kit.running import started, until
from kit.xvfb import display, photograph_when

from latentwalk.runtime.opening import recent, sources
from latentwalk.runtime.opening.sources import Making, NotMadeError, Source, find
from latentwalk.scenes import UsageError, read

CODES = "PCA \x1b[38m━━━\x1b[0m 40%\r\x1b[2KPCA ━━━ 100%\nfeatures: a\n".encode()


def test_a_scene_is_itself_whatever_it_is_called(tmp_path: Path) -> None:
    scene = write_blobs(tmp_path)
    other = scene.rename(tmp_path / "blobs.bin")
    assert find(other) == Source(other)
    assert find(tmp_path / "blobs.bin") == Source(other)
    torn = tmp_path / "torn.scene"
    torn.write_bytes(b"no scene")
    assert find(torn) == Source(torn)  # reading it says what is wrong


def test_a_folder_stands_for_the_one_scene_in_it(tmp_path: Path) -> None:
    scene = write_blobs(tmp_path)
    assert find(tmp_path) == Source(scene)
    (tmp_path / "more.scene").touch()
    with pytest.raises(UsageError, match=r"expected a scene file, found a folder; scenes in it: .*more\.scene"):
        find(tmp_path)


def test_data_becomes_a_scene_beside_it_and_no_earlier_one_is_lost(tmp_path: Path) -> None:
    data = tmp_path / "x.npy"
    np.save(data, np.zeros((3, 2)))
    first = tmp_path / "x.npy.scene"
    assert find(data) == Source(first, str(data))
    first.touch()
    os.utime(data, (1, 1))
    assert find(data) == Source(first)  # made since
    os.utime(data, (2e9, 2e9))
    assert find(data) == Source(tmp_path / "x.npy_001.scene", str(data))
    folder = tmp_path / "pictures"
    folder.mkdir()
    assert find(folder) == Source(tmp_path / "pictures.scene", str(folder))


def test_a_bare_name_is_data_that_libraries_bring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert find(Path("digits")) == Source(Path("digits.scene"), "digits")
    with pytest.raises(UsageError, match=r"^x\.npy: no such file$"):
        find(Path("x.npy"))
    with pytest.raises(UsageError, match=r"no such scene file; make one with: latentwalk reduce digits -o gone\.scene"):
        find(Path("gone.scene"))


def test_lines_of_bars_lose_their_codes_and_stay_off_what_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    pieces = [CODES[:9], CODES[9:30], CODES[30:], b""]
    assert list(sources._lines(lambda: pieces.pop(0), bars=False)) == ["PCA  40%", "PCA  100%", "features: a"]
    assert capsys.readouterr().err == "features: a\n"


def test_what_reduce_refuses_is_told_with_its_code(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "x.npy"
    data.write_bytes(b"no array")
    making = Making(find(data))
    with pytest.raises(NotMadeError, match=r"x\.npy") as refused:
        making.wait_for_scene()
    making.close()
    assert refused.value.exit_code == 2
    assert not (tmp_path / "x.npy.scene").exists()


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(recent, "user_state_path", lambda *_, **__: tmp_path / "state")
    return tmp_path / "state" / "recent.json"


def test_what_was_opened_is_listed_newest_first_without_what_is_gone(state: Path, tmp_path: Path) -> None:
    paths = [tmp_path / f"{i}.scene" for i in range(14)]
    for path in paths:
        path.touch()
        recent.remember(path)
    recent.remember(paths[5])
    assert recent.recent()[:3] == [paths[5], paths[13], paths[12]]
    assert len(recent.recent()) == recent.MOST
    paths[13].unlink()
    assert paths[13] not in recent.recent()


@pytest.mark.parametrize("text", ["no JSON", "{}", '[5, null, "\\u0000"]', "[" * 100_000])
def test_a_list_that_cannot_be_read_is_empty(state: Path, text: str) -> None:
    state.parent.mkdir()
    state.write_text(text)
    assert recent.recent() == []


def hears(picture: np.ndarray) -> bool:
    """Whether the field takes keys: its mark, or what is selected in it, is blue."""
    return bool((picture[..., 2].astype(int) - picture[..., 0] > 40).any())


@pytest.mark.window
@pytest.mark.timeout(900)
def test_the_page_asks_and_data_is_walked_in_while_it_is_laid_out(tmp_path: Path) -> None:
    """`latentwalk view` alone: what is wrong is said there, and a typed path of data becomes a scene and a walk."""
    np.save(tmp_path / "x.npy", np.random.default_rng(0).normal(size=(60, 5)))
    (tmp_path / "bad.npy").write_bytes(b"no array")
    here = {"LIBGL_ALWAYS_SOFTWARE": "1", "XDG_STATE_HOME": str(tmp_path / "state")}
    with display(900, 600) as screen:
        here |= {"DISPLAY": screen}

        def tool(*words: str) -> str:
            command = ["xdotool", *words]
            return subprocess.run(command, env=os.environ | here, capture_output=True, text=True, check=False).stdout

        command = [sys.executable, "-m", "latentwalk.runtime", "view", "--size", "900x600"]
        with started(command, os.environ | here, tmp_path) as running:
            window = until("a window", lambda: tool("search", "--name", "^latentwalk$").split()[-1:], running._ended)[0]
            tool("windowfocus", "--sync", window)

            def enter(path: str) -> None:
                photograph_when(screen, hears)
                tool("type", "--delay", "30", path)
                tool("key", "Return")

            enter("bad.npy")
            running.wait_until_it_says("bad.npy")
            photograph_when(screen, lambda picture: (picture.astype(int) @ [1, 0, -1] > 80).any())  # there, in orange
            enter("x.npy")
            until("the walk", lambda: tool("search", "--name", r"^latentwalk: x\.npy\.scene$"), running._ended)
            until("all layouts", lambda: len(read(tmp_path / "x.npy.scene").layouts) == 3, running._ended)
            tool("key", "ctrl+q")
            assert running.exit_code() == 0, running.errors
    (kept,) = json.loads((tmp_path / "state" / "latentwalk" / "recent.json").read_text())
    assert kept == str(tmp_path / "x.npy.scene")
