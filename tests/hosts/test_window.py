"""The window under Xvfb, moved by real key and mouse events; what it saw is in its report, exports and screenshots."""

import csv
import json
import math
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from kit.blobs import write_blobs
from kit.xvfb import display, photograph
from PIL import Image

from latentwalk.runtime.hosts.optics import perspective
from latentwalk.runtime.hosts.window.host import FOV_Y_RAD
from latentwalk.runtime.world.world import World
from latentwalk.scenes import read

pytestmark = pytest.mark.window
SIZE = (960, 600)
PATIENCE_S = 30.0


def wait_for(what: str, ready: Callable[[], Any]) -> Any:
    end = time.monotonic() + PATIENCE_S
    while not (found := ready()):
        assert time.monotonic() < end, f"waited {PATIENCE_S:g} s in vain for {what}"
        time.sleep(0.05)
    return found


class Desk:
    """A display with a window of ours on it, and someone at its keyboard and mouse."""

    def __init__(self, screen: str, folder: Path, scene: Path) -> None:
        self.screen, self.folder = screen, folder
        self.environment = os.environ | {"DISPLAY": screen, "LIBGL_ALWAYS_SOFTWARE": "1"}
        command = [
            sys.executable,
            "-m",
            "latentwalk.runtime",
            "view",
            str(scene),
            "--size",
            "960x600",
            "--seconds",
            "120",
        ]
        command += ["--report", str(folder / "report.json"), "--record", str(folder / "session.toml")]
        command += ["--out", str(folder / "out")]
        self.process = subprocess.Popen(command, env=self.environment, stderr=subprocess.PIPE, text=True)
        self.window = wait_for("a window", lambda: self.tool("search", "--name", "^latentwalk").split()[-1:])[0]
        wait_for("a first picture", lambda: len(np.unique(self.see().reshape(-1, 3), axis=0)) > 20)
        self.tool("windowfocus", self.window)

    def tool(self, *words: str) -> str:
        done = subprocess.run(["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False)
        return done.stdout

    def see(self) -> np.ndarray:
        return photograph(self.screen)[: SIZE[1], : SIZE[0]]

    def key(self, name: str) -> None:
        self.tool("key", name)

    def hold(self, name: str, seconds: float) -> None:
        self.tool("keydown", name)
        time.sleep(seconds)
        self.tool("keyup", name)

    def files(self, pattern: str) -> list[Path]:
        return sorted((self.folder / "out").rglob(pattern))

    def recorded(self, text: str) -> Callable[[], bool]:
        return lambda: text in (self.folder / "session.toml").read_text()


def front_row(scene: Path) -> tuple[int, tuple[int, int]]:
    """The row nearest to the eye, which nothing hides, and its pixel in the first picture."""
    world = World(read(scene), scene, scene.parent, wait=True)
    frame = world.cloud.a
    places = frame.positions * frame.scale + frame.offset - world.eye()
    clip = np.c_[places, np.ones(len(places))] @ perspective(FOV_Y_RAD, SIZE[0] / SIZE[1]).T
    x, y = (clip[:, :2] / clip[:, 3:]).T
    row = int(np.argmin(np.where(np.abs(x) < 0.3, clip[:, 3], np.inf)))
    return row, (round((x[row] + 1) / 2 * SIZE[0]), round((1 - y[row]) / 2 * SIZE[1]))


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimpleNamespace]:
    """One walk through everything; the tests look at what came of it."""
    folder = tmp_path_factory.mktemp("window")
    scene = write_blobs(folder)
    with display(1100, 700) as screen:
        desk = Desk(screen, folder, scene)
        try:
            yield stroll(desk, *front_row(scene))
        finally:
            desk.process.kill()
            desk.process.communicate()


def stroll(desk: Desk, row: int, pixel: tuple[int, int]) -> SimpleNamespace:
    before = desk.see()
    desk.tool("mousemove", *map(str, pixel))
    wait_for("details of the row", lambda: np.abs(desk.see()[400:, 750:].astype(int) - before[400:, 750:]).mean() > 3)
    hovered = desk.see()
    desk.tool("click", "1")
    time.sleep(0.3)
    desk.key("e")
    exported = wait_for("an export", lambda: desk.files("*.csv"))[0]
    desk.key("c")
    wait_for("another color", desk.recorded('color = "prediction"'))
    desk.key("F12")
    first = wait_for("a screenshot", lambda: desk.files("screenshot_001.png"))[0]
    desk.hold("w", 0.8)
    desk.key("slash")
    time.sleep(0.3)
    desk.tool("type", "--delay", "60", "add")
    desk.key("BackSpace")
    time.sleep(0.3)
    desk.key("Escape")
    time.sleep(0.3)
    desk.tool("mousemove", "480", "300", "mousedown", "3", "mousemove", "540", "300", "mousemove", "600", "280")
    time.sleep(0.3)
    desk.tool("mouseup", "3")
    desk.tool("windowsize", desk.window, "700", "500")
    time.sleep(0.5)
    desk.key("F12")
    second = wait_for("a second screenshot", lambda: desk.files("screenshot_002.png"))[0]
    time.sleep(1.2)  # the report notes the state each second
    desk.key("ctrl+q")
    assert desk.process.wait(PATIENCE_S) == 0, desk.process.stderr.read() if desk.process.stderr else ""
    report = json.loads((desk.folder / "report.json").read_text())
    with exported.open(newline="") as file:
        rows = list(csv.DictReader(file))
    return SimpleNamespace(
        row=f"row-{row}",
        states=report["states"],
        host=report["host"],
        rows=rows,
        before=before,
        hovered=hovered,
        first=np.asarray(Image.open(first)),
        second=np.asarray(Image.open(second)),
    )


def test_the_mouse_hovers_the_row_under_it(walk: SimpleNamespace) -> None:
    assert walk.host == "window"
    assert walk.row in [state["hover"] for state in walk.states]


def test_a_click_selects_it_and_e_exports_it_alone(walk: SimpleNamespace) -> None:
    assert [walk.row] in [state["selection"] for state in walk.states]
    assert [line["id"] for line in walk.rows] == [walk.row]


def test_w_walks_ahead_and_letters_typed_into_the_search_do_not(walk: SimpleNamespace) -> None:
    x, y, z = walk.states[-1]["rig"]["position"]
    assert z < 2.5
    assert abs(x) < 1e-4
    assert abs(y) < 1e-4


def test_dragging_with_the_right_button_looks_around(walk: SimpleNamespace) -> None:
    _, sin_half, _, cos_half = walk.states[-1]["head"]["orientation"]
    assert 2 * math.atan2(sin_half, cos_half) == pytest.approx(-math.radians(0.15 * 120), abs=math.radians(2))


def test_keys_change_colors(walk: SimpleNamespace) -> None:
    assert walk.states[0]["color"] == "label"
    assert walk.states[-1]["color"] == "prediction"


def test_screenshots_are_numbered_and_follow_the_windows_size(walk: SimpleNamespace) -> None:
    assert walk.first.shape == (SIZE[1], SIZE[0], 3)
    assert walk.second.shape == (500, 700, 3)


def test_a_screenshot_is_what_the_window_shows(walk: SimpleNamespace) -> None:
    """The same bytes: sRGB is neither lost nor applied twice on the way to the screen."""
    legend = np.s_[20:60, 20:200]  # the layout's name on its accent
    assert np.abs(walk.first[legend].astype(int) - walk.before[legend]).mean() < 1.0


def test_without_a_display_one_line_says_so(tmp_path: Path) -> None:
    scene = write_blobs(tmp_path)
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    command = [sys.executable, "-m", "latentwalk.runtime", "view", str(scene)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "display" in done.stderr.lower()
