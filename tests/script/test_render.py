"""The offscreen host: a script becomes pictures, films and a report, the same each time."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from kit.blobs import write_blobs
from PIL import Image

from latentwalk.runtime import render
from latentwalk.scenes.errors import UsageError

pytestmark = pytest.mark.gl

SCRIPT = """
fps = 10
duration_s = 2.0
size = [320, 240]

[[at]]
t_s = 0.0
color = "label"
capture = { file = "walk.mp4", seconds = 1.0 }

[[at]]
t_s = 0.2
capture = "first.png"

[[at]]
t_s = 0.3
look_at = "row-5"
select = { column = "label", equals = "cat" }

[[at]]
t_s = 0.5
layout = "turned"
capture = { file = "fly.gif", seconds = 0.4 }

[[at]]
t_s = 2.0
color = "confidence"
capture = "last.png"
"""


def run(folder: Path, text: str, *extra: str) -> Path:
    scene = folder / "blobs.scene"
    if not scene.exists():
        write_blobs(folder)
    (folder / "s.toml").write_text(text)
    out = folder / f"out{len(list(folder.glob('out*')))}"
    assert render.main([str(scene), "--script", str(folder / "s.toml"), "--out", str(out), *extra]) == 0
    return out


def test_a_script_becomes_pictures_films_and_a_report(tmp_path: Path) -> None:
    out = run(tmp_path, SCRIPT, "--report", str(tmp_path / "r.json"))
    assert sorted(path.name for path in out.iterdir()) == ["first.png", "fly.gif", "last.png", "walk.mp4"]
    first, last = (np.asarray(Image.open(out / name)) for name in ("first.png", "last.png"))
    assert first.shape == (240, 320, 3)
    assert np.abs(first.astype(int) - last).mean() > 1
    with Image.open(out / "fly.gif") as film:
        assert getattr(film, "n_frames", 1) == 5
    assert (out / "walk.mp4").read_bytes()[4:8] == b"ftyp"
    report = json.loads((tmp_path / "r.json").read_text())
    assert report["frames"] == 21
    assert report["phases_ms"]["frame"]["p50"] > 0
    states = {state["capture"]: state for state in report["states"] if "capture" in state}
    assert states["first.png"]["selection"] == []
    assert states["first.png"]["color"] == "label"
    assert states["last.png"]["layout"] == "turned"
    assert states["last.png"]["selection"] == [f"row-{i}" for i in range(2, 300, 3)]
    assert [state["t_s"] for state in report["states"]][-1] == 2.0
    assert {int(state["t_s"]) for state in report["states"]} >= {0, 1, 2}


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    digests = []
    for _ in range(2):
        out = run(tmp_path, SCRIPT)
        digests.append({path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in out.iterdir()})
    assert digests[0] == digests[1]


def test_stereo_draws_two_eyes_side_by_side(tmp_path: Path) -> None:
    out = run(tmp_path, 'size = [200, 160]\nstereo = true\n[[at]]\nt_s = 0.5\ncapture = "both.png"')
    pixels = np.asarray(Image.open(out / "both.png")).astype(int)
    assert pixels.shape == (160, 400, 3)
    assert 0 < np.abs(pixels[:, :200] - pixels[:, 200:]).mean() < 40


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    out = run(tmp_path, '[[at]]\nt_s = 0\ncapture = "a.png"')
    before = (out / "a.png").read_bytes()
    with pytest.raises(UsageError, match=r"a\.png: exists already"):
        render.main([str(tmp_path / "blobs.scene"), "--script", str(tmp_path / "s.toml"), "--out", str(out)])
    assert (out / "a.png").read_bytes() == before


def test_wrong_values_from_the_scene_name_script_and_line(tmp_path: Path) -> None:
    path = write_blobs(tmp_path)
    (tmp_path / "s.toml").write_text('[[at]]\nt_s = 0.5\ncolor = "colour"\ncapture = "a.png"')
    command = [sys.executable, "-m", "latentwalk.runtime", "render", str(path), "--script", str(tmp_path / "s.toml")]
    done = subprocess.run([*command, "--out", str(tmp_path / "o")], capture_output=True, text=True)
    assert done.returncode == 2
    (line,) = [line for line in done.stderr.splitlines() if "error" in line or "colour" in line]
    assert "s.toml:3: color:" in line
    assert "label" in line


def test_a_missing_scene_says_how_to_make_one(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text("")
    with pytest.raises(UsageError, match="no such scene file; make one with"):
        render.main([str(tmp_path / "no.scene"), "--script", str(tmp_path / "s.toml"), "--out", str(tmp_path)])


def test_a_report_that_cannot_be_written_is_refused_at_the_start(tmp_path: Path) -> None:
    path = write_blobs(tmp_path)
    (tmp_path / "s.toml").write_text('[[at]]\nt_s = 0.0\ncapture = "a.png"')
    command = [str(path), "--script", str(tmp_path / "s.toml"), "--out", str(tmp_path / "o")]
    with pytest.raises(UsageError, match="no folder"):
        render.main([*command, "--report", str(tmp_path / "none" / "r.json")])
    assert not (tmp_path / "o" / "a.png").exists()


def test_a_folder_in_place_of_a_scene_names_the_scenes_in_it(tmp_path: Path) -> None:
    write_blobs(tmp_path)
    (tmp_path / "s.toml").write_text("")
    with pytest.raises(UsageError, match=r"found a folder; scenes in it: .*blobs\.scene"):
        render.main([str(tmp_path), "--script", str(tmp_path / "s.toml"), "--out", str(tmp_path / "o")])


def test_a_walk_without_a_report_keeps_no_states(tmp_path: Path) -> None:
    from latentwalk.runtime.report import Report

    class Never:
        """A world that nobody may ask."""

        pointer = type("Pointer", (), {"row": 1})
        selection_version = 1

    notes = Report(None)
    notes.frame(type("Frame", (), {"t_s": 1.0, "capture": None}), Never())  # type: ignore[arg-type]
    assert notes.frames == 1
    assert not notes.states
