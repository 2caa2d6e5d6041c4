"""The window under Xvfb, moved by real key and mouse events; what it saw is in its report, exports and screenshots."""

import csv
import json
import math
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from kit.blobs import blobs, write_blobs
from kit.desk import Desk, pixels
from kit.reports import whole
from kit.running import started, until
from kit.xvfb import display, photograph_when
from PIL import Image

from latentwalk.runtime.ground.geometry import perspective
from latentwalk.runtime.hosts.window.host import FOV_Y_RAD
from latentwalk.runtime.world.world import World
from latentwalk.scenes import read

pytestmark = [pytest.mark.window, pytest.mark.timeout(900)]
SIZE = (960, 600)
KIT = Path(__file__).parents[1] / "kit"
DRAG_PX = 120
LEGEND = np.s_[20:60, 20:200]  # the layout's name on its accent


def window(screen: str, folder: Path, *command: str) -> Any:
    """Start a program on a display."""
    here = {"DISPLAY": screen, "LIBGL_ALWAYS_SOFTWARE": "1", "PYTHONPATH": str(KIT.parent)}
    return started([sys.executable, *command], os.environ | here, folder)


def front_row(scene: Path) -> tuple[int, np.ndarray]:
    """The row nearest to the eye, which nothing hides, and its place (3,) in the room."""
    world = World(read(scene), scene, scene.parent, wait=True)
    frame = world.rows.cloud.a
    places = frame.positions * frame.scale + frame.offset - world.person.eye
    clip = np.c_[places, np.ones(len(places))] @ perspective(FOV_Y_RAD, SIZE[0] / SIZE[1]).T
    x = clip[:, 0] / clip[:, 3]
    row = int(np.argmin(np.where(np.abs(x) < 0.3, clip[:, 3], np.inf)))
    return row, places[row] + world.person.eye


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimpleNamespace]:
    """One walk through everything; the tests look at what came of it."""
    folder = tmp_path_factory.mktemp("window")
    scene = write_blobs(folder)
    command = [str(KIT / "walk_program.py"), str(folder / "frames.jsonl"), "view", str(scene), "--size", "960x600"]
    command += ["--report", str(folder / "report.json"), "--out", str(folder / "out")]
    with display(1100, 700) as screen, window(screen, folder, *command) as running:
        yield stroll(Desk(screen, running, SIZE), folder, *front_row(scene))


def stroll(desk: Desk, folder: Path, row: int, place: np.ndarray) -> SimpleNamespace:
    name, out = f"row-{row}", folder / "out"
    before = settled(desk.screen)[: SIZE[1], : SIZE[0]]
    start = desk.now()["rig"]["position"]  # where the cloud is beside the panels
    pixel = np.round(pixels(desk.now(), place, SIZE)[0]).astype(int)
    desk.after(lambda line: line["hover"] == name, "mousemove", *map(str, pixel))
    corner = np.s_[400 : SIZE[1], 750 : SIZE[0]]  # where the details of the row come to stand
    photograph_when(desk.screen, lambda picture: np.abs(picture[corner].astype(int) - before[corner]).mean() > 3)
    desk.after(lambda line: line["selection"] == [name], "click", "1")
    desk.after(lambda line: "exported" in line["message"], "key", "e")
    desk.after(lambda line: line["color"] == "prediction", "key", "c")
    desk.tool("key", "F12")
    until("a screenshot", (out / "screenshot_001.png").exists)
    desk.after(lambda line: line["rig"]["position"][2] < start[2] - 0.5, "keydown", "w")
    desk.after(lambda line: ["W", False] in line["keys"], "keyup", "w")
    desk.after(lambda line: line["typing"], "key", "slash")
    desk.after(lambda line: ["BACKSPACE", True] in line["keys"], "type", "--delay", "60", "add\b")
    desk.after(lambda line: not line["typing"], "key", "Escape")
    desk.after(lambda line: line["mouse"] == "walk", "key", "1")
    desk.tool("mousemove", "480", "300")
    desk.until(lambda line: line["cursor"] == [480, 300])
    desk.tool("mousedown", "3")
    desk.after(lambda line: line["cursor"] is None, "mousemove_relative", "20", "0")  # from here on moves are relative
    desk.after(lambda line: yaw(line) < -turned(DRAG_PX - 10), "mousemove_relative", str(DRAG_PX - 20), "0")
    desk.after(lambda line: line["cursor"] is not None, "mouseup", "3")
    desk.after(lambda line: line["size"] == [700, 500], "windowsize", desk.window, "700", "500")
    desk.tool("key", "F12")
    until("a second screenshot", (out / "screenshot_002.png").exists)
    now_s = desk.running.lines()[-1]["t_s"]
    desk.until(lambda line: line["t_s"] > math.floor(now_s) + 1)  # the report notes the state each second
    desk.tool("key", "ctrl+q")
    assert desk.running.exit_code() == 0, desk.running.errors
    report = json.loads((folder / "report.json").read_text())
    (exported,) = out.glob("*.csv")
    with exported.open(newline="") as file:
        rows = list(csv.DictReader(file))
    first, second = (np.asarray(Image.open(out / f"screenshot_00{number}.png")) for number in (1, 2))
    return SimpleNamespace(
        row=name,
        start=start,
        states=whole(report["states"]),
        host=report["host"],
        rows=rows,
        before=before,
        first=first,
        second=second,
    )


def settled(screen: str) -> np.ndarray:
    """The screen once the panels have their words, and no longer change their sizes."""
    last: list[np.ndarray] = []

    def ready(picture: np.ndarray) -> bool:
        last[:] = [*last[-1:], picture[LEGEND]]
        return len(last) == 2 and last[1].max() > 150 and np.array_equal(*last)

    return photograph_when(screen, ready)


def yaw(line: dict[str, Any]) -> float:
    """Where the head looks, radians to the left."""
    _, sin_half, _, cos_half = line["head"]["orientation"]
    return 2 * math.atan2(sin_half, cos_half)


def turned(pixels: float) -> float:
    """How far a drag turns, in radians."""
    return math.radians(0.15 * pixels)


def test_the_mouse_hovers_the_row_under_it(walk: SimpleNamespace) -> None:
    assert walk.host == "window"
    assert walk.row in [state["hover"] for state in walk.states]


def test_a_click_selects_it_and_e_exports_it_alone(walk: SimpleNamespace) -> None:
    assert [walk.row] in [state["selection"] for state in walk.states]
    assert [line["id"] for line in walk.rows] == [walk.row]


def test_w_walks_ahead_and_letters_typed_into_the_search_do_not(walk: SimpleNamespace) -> None:
    x, y, z = walk.states[-1]["rig"]["position"]
    assert z < walk.start[2] - 0.5
    assert [x, y] == pytest.approx(walk.start[:2], abs=1e-4)


def test_walking_dragging_with_the_right_button_looks_around(walk: SimpleNamespace) -> None:
    assert yaw(walk.states[-1]) == pytest.approx(-turned(DRAG_PX), abs=math.radians(2))


def test_keys_change_colors(walk: SimpleNamespace) -> None:
    assert walk.states[0]["color"] == "label"
    assert walk.states[-1]["color"] == "prediction"


def test_screenshots_are_numbered_and_follow_the_windows_size(walk: SimpleNamespace) -> None:
    assert walk.first.shape == (SIZE[1], SIZE[0], 3)
    assert walk.second.shape == (500, 700, 3)


def test_a_screenshot_is_what_the_window_shows(walk: SimpleNamespace) -> None:
    """The same bytes: sRGB is neither lost nor applied twice on the way to the screen."""
    assert np.abs(walk.first[LEGEND].astype(int) - walk.before[LEGEND]).mean() < 1.0


def test_without_a_display_one_line_says_so(tmp_path: Path) -> None:
    scene = write_blobs(tmp_path)
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    command = [sys.executable, "-m", "latentwalk.runtime", "view", str(scene)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "display" in done.stderr.lower()


def test_a_scene_in_memory_is_walked_in_and_kept_where_its_view_is_saved(tmp_path: Path) -> None:
    """`latentwalk.view(scene)`: no file is left but where a person saved something that belongs beside one."""
    program = "import latentwalk\nfrom kit.blobs import blobs\nlatentwalk.view(blobs(), size=(640, 400))"
    for save in (False, True):
        folder = tmp_path / str(save)
        with display(700, 500) as screen, window(screen, folder, "-c", program) as running:

            def tool(*words: str, on: str = screen) -> str:
                command = ["xdotool", *words]
                return subprocess.run(command, env=os.environ | {"DISPLAY": on}, capture_output=True, text=True).stdout

            shown = until("a window", lambda tool=tool: tool("search", "--name", "^latentwalk").split()[-1:])[0]
            photograph_when(screen, lambda picture: len(np.unique(picture.reshape(-1, 3), axis=0)) > 20)
            tool("windowfocus", "--sync", shown)
            if save:
                tool("key", "ctrl+s")
            tool("key", "ctrl+q")
            assert running.exit_code() == 0, running.errors
        kept = sorted(path.name for path in folder.rglob("*") if path.is_file())
        assert kept == ["errors.txt", *(["scene_001.scene", "scene_001.view.json"] if save else [])]
    assert "kept with the saved view: out/scene_001.scene" in running.errors
    assert list(read(folder / "out" / "scene_001.scene").ids) == list(blobs().ids)
