"""The offscreen host: a script becomes pictures, films and a report, the same each time."""

import hashlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Generator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from kit.blobs import blobs, write_blobs
from kit.reports import states, whole
from PIL import Image

import latentwalk
from latentwalk.runtime import render
from latentwalk.runtime.ground.frame import Controls, Frame
from latentwalk.runtime.hosts.offscreen import OffscreenHost
from latentwalk.runtime.report import Report
from latentwalk.runtime.script import script
from latentwalk.runtime.session import load_world, walk
from latentwalk.runtime.world.commands import COMMANDS, command
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
    found = {state["capture"]: state for state in whole(report["states"]) if "capture" in state}
    assert found["first.png"]["selection"] == []
    assert found["first.png"]["color"] == "label"
    assert found["last.png"]["layout"] == "turned"
    assert found["last.png"]["selection"] == [f"row-{i}" for i in range(2, 300, 3)]
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
    with pytest.raises(UsageError, match=r"a\.png: already exists"):
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
    assert not (tmp_path / "o").exists()


def test_a_folder_that_may_not_be_written_to_is_refused_at_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_blobs(tmp_path)
    (tmp_path / "s.toml").write_text('[[at]]\nt_s = 0.0\ncapture = "a.png"')
    monkeypatch.setattr(os, "access", lambda place, mode: Path(place) != tmp_path)
    with pytest.raises(UsageError, match="may not be written to"):
        render.main([str(path), "--script", str(tmp_path / "s.toml"), "--out", str(tmp_path / "new" / "o")])
    assert not (tmp_path / "new").exists()


def test_a_missing_scene_says_how_to_make_one(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text("")
    with pytest.raises(UsageError, match="no such scene file; make one with"):
        render.main([str(tmp_path / "no.scene"), "--script", str(tmp_path / "s.toml"), "--out", str(tmp_path)])


def test_a_report_that_cannot_be_written_is_refused_at_the_start(tmp_path: Path) -> None:
    path = write_blobs(tmp_path)
    (tmp_path / "s.toml").write_text('[[at]]\nt_s = 0.0\ncapture = "a.png"')
    command = [str(path), "--script", str(tmp_path / "s.toml"), "--out", str(tmp_path / "o")]
    with pytest.raises(UsageError, match="no such folder"):
        render.main([*command, "--report", str(tmp_path / "none" / "r.json")])
    assert not (tmp_path / "o" / "a.png").exists()


def test_a_folder_of_several_scenes_in_place_of_one_names_them(tmp_path: Path) -> None:
    write_blobs(tmp_path)
    (tmp_path / "another.scene").touch()
    (tmp_path / "s.toml").write_text("")
    with pytest.raises(UsageError, match=r"found a folder; scenes in it: .*blobs\.scene"):
        render.main([str(tmp_path), "--script", str(tmp_path / "s.toml"), "--out", str(tmp_path / "o")])


def test_a_walk_without_a_report_keeps_no_states() -> None:
    def never() -> dict[str, object]:
        raise AssertionError("nobody may ask")

    notes = Report(None)
    notes.frame(still(1.0), 1, 1, never)
    assert notes.frames == 1
    assert not notes.states


def still(t_s: float) -> Frame:
    return Frame(Controls(), t_s, 0.01, [], None)


def test_a_report_says_the_selection_where_it_changed(tmp_path: Path) -> None:
    selected = ["row-0"]
    notes = Report(tmp_path / "r.json", host="none")
    for number, version in enumerate([1, 1, 1, 2, 2]):
        selected = selected if number < 3 else ["row-1", "row-2"]
        notes.frame(still(number / 100), number, version, lambda told=selected: {"selection": told})  # type: ignore[misc]
    notes.write()
    said = json.loads((tmp_path / "r.json").read_text())["states"]
    assert ["selection" in state for state in said] == [True, False, False, True, False]
    assert [state["selection"] for state in states(tmp_path / "r.json")] == [["row-0"]] * 3 + [["row-1", "row-2"]] * 2


def test_a_taken_report_is_not_blamed_on_the_script(tmp_path: Path) -> None:
    path = write_blobs(tmp_path)
    (tmp_path / "s.toml").write_text('[[at]]\nt_s = 0.0\ncapture = "a.png"')
    (tmp_path / "r.json").write_text("mine")
    command = [str(path), "--script", str(tmp_path / "s.toml"), "--out", str(tmp_path / "o")]
    with pytest.raises(UsageError) as error:
        render.main([*command, "--report", str(tmp_path / "r.json")])
    assert str(error.value).startswith(f"{tmp_path / 'r.json'}: already exists")
    assert (tmp_path / "r.json").read_text() == "mine"


def test_a_script_is_looked_at_before_the_scene(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text("fps = 0")
    with pytest.raises(UsageError, match=r"s\.toml:1: fps"):
        render.main([str(tmp_path / "no.scene"), "--script", str(tmp_path / "s.toml"), "--out", str(tmp_path)])


def test_a_film_is_whole_when_the_walk_fails(tmp_path: Path) -> None:
    text = 'fps = 10\n[[at]]\nt_s = 0\nover_s = 1\nhead = { yaw_deg = 30 }\ncapture = "walk.gif"\n'
    text += '[[at]]\nt_s = 0.3\ncolor = "colour"'
    with pytest.raises(UsageError, match=r"s\.toml:9: color: ") as error:
        run(tmp_path, text)
    with Image.open(tmp_path / "out0" / "walk.gif") as film:  # while the error is still at hand
        assert getattr(film, "n_frames", 1) == 3
    assert error


class Broken(OffscreenHost):
    """A host that says whether it was closed; while it walks, somebody takes what `in_the_way` names."""

    closed = 0
    in_the_way: Path | None = None

    def frames(self) -> Generator[Frame]:
        if self.in_the_way:
            self.in_the_way.write_text("mine")
        yield from super().frames()

    def close(self) -> None:
        self.closed += 1
        super().close()


@pytest.fixture
def broken(tmp_path: Path) -> Broken:
    (tmp_path / "s.toml").write_text("[[at]]\nt_s = 0.0")
    return Broken(script.load(tmp_path / "s.toml"), tmp_path / "out")


def test_a_walk_that_cannot_begin_closes_its_host(broken: Broken, tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text("mine")
    with closing(load_world(write_blobs(tmp_path), tmp_path)) as world, pytest.raises(UsageError):
        walk(broken, world, tmp_path / "r.json")
    assert broken.closed == 1


def test_a_report_that_cannot_be_written_keeps_nothing_from_its_end(broken: Broken, tmp_path: Path) -> None:
    broken.in_the_way = tmp_path / "r.json"
    with closing(load_world(write_blobs(tmp_path), tmp_path)) as world, pytest.raises(UsageError, match="already"):
        walk(broken, world, tmp_path / "r.json", tmp_path / "recorded.toml")
    assert broken.closed == 1
    assert (tmp_path / "r.json").read_text() == "mine"


def test_a_walk_ends_its_threads(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    run(tmp_path, SCRIPT)
    assert set(threading.enumerate()) <= before


def test_the_commands_of_scripts_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        render.main(["--commands"])
    assert ended.value.code == 0
    lines = capsys.readouterr().out.splitlines()
    assert {line.split()[0] for line in lines} == set(COMMANDS)
    assert all(len(line.split()) > 2 for line in lines)


STILLS = """
size = [320, 240]
[[at]]
t_s = 0.0
color = "label"
{film}
[[at]]
t_s = {named_s}
layout = "turned"
filter = {{ column = "label", equals = "bee" }}
[[at]]
t_s = {taken_s}
capture = "still.png"
[[at]]
t_s = 4.0
capture = "long after.png"
"""


@pytest.mark.parametrize(
    ("film", "named_s", "taken_s"),
    [("", 0.5, 0.5), ("", 0.5, 0.9), ('capture = "walk.gif"', 0.5, 0.5), ("layout = 'turned'", 0.1, 0.1)],
    ids=["at once", "in mid-flight", "beside a film", "named again"],
)
def test_a_still_shows_the_layout_that_it_names_and_no_flight(
    tmp_path: Path, film: str, named_s: float, taken_s: float
) -> None:
    out = run(tmp_path, STILLS.format(film=film, named_s=named_s, taken_s=taken_s))
    taken, after = (np.asarray(Image.open(out / name)).astype(int) for name in ("still.png", "long after.png"))
    middle = np.s_[60:, 90:]  # beside the legend, below the notice
    assert np.abs(taken[middle] - after[middle]).max() <= 2
    assert taken[middle].std() > 5


def test_a_film_shows_the_flight_that_its_still_leaves_out(tmp_path: Path) -> None:
    text = """
fps = 10
duration_s = 1.0
size = [160, 120]
[[at]]
t_s = 0
capture = "walk.gif"
[[at]]
t_s = 0.5
layout = "turned"
"""
    films = [run(tmp_path, text + still) / "walk.gif" for still in ("", 'capture = "still.png"')]
    assert films[0].read_bytes() == films[1].read_bytes()


def test_lines_of_a_flight_follow_what_is_hidden(tmp_path: Path) -> None:
    with closing(load_world(write_blobs(tmp_path), tmp_path / "out", wait=True)) as world:
        world.do(command("layout", "turned"))
        world.update(Controls(), 0.1)
        (before,) = world.shown().marks.lines
        world.do(command("filter", {"column": "label", "equals": "bee"}))
        world.update(Controls(), 0.1)
        (after,) = world.shown().marks.lines
        bees = np.count_nonzero(world.rows.visible)
        assert 0 < len(after.points) <= bees < len(world.scene)
        assert len(after.points) < len(before.points)


def test_a_scene_in_memory_is_rendered_by_a_call(tmp_path: Path) -> None:
    tables = [{"t_s": 0, "color": "label", "capture": "a.png"}, {"t_s": 0.1, "layout": "turned", "capture": "b.png"}]
    written = latentwalk.render(blobs(), {"size": (160, 120), "at": tables}, tmp_path / "o")
    assert written == [tmp_path / "o" / "a.png", tmp_path / "o" / "b.png"]
    path = write_blobs(tmp_path)
    (tmp_path / "s.toml").write_text('size = [160, 120]\n[[at]]\nt_s = 0\ncolor = "label"\ncapture = "a.png"')
    (same,) = latentwalk.render(path, tmp_path / "s.toml", tmp_path / "p", layout="pca")
    assert same.read_bytes() == written[0].read_bytes()


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ({"t_s": 0, "capture": "b.png", "color": "colour"}, "script, table:2: color: expected one of label"),
        ({"t_s": 0, "colour": "label"}, "script, table:2: colour: unknown key"),
        ({"t_s": 0, "capture": "a.png"}, "script, table:2: capture: 'a.png' is captured twice"),
    ],
)
def test_what_is_wrong_in_a_call_is_named_by_its_table(table: dict[str, object], problem: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=problem):
        latentwalk.render(blobs(), {"at": [{"t_s": 0, "capture": "a.png"}, table]}, tmp_path / "o")
    assert not (tmp_path / "o").exists()
