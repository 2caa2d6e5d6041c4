"""The window under Xvfb, with real keys and mouse: what it says of itself, and what comes back in the next walk."""

import math
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from kit.blobs import write_blobs
from kit.running import Running, started, until
from kit.walks import do, make_world
from kit.xvfb import display

from latentwalk.runtime.ground.geometry import perspective
from latentwalk.runtime.hosts.window.host import FOV_Y_RAD
from latentwalk.runtime.world.world import World
from latentwalk.scenes import read

pytestmark = [pytest.mark.window, pytest.mark.timeout(900)]
SIZE = (640, 400)
KIT = Path(__file__).parents[1] / "kit"


class Desk:
    """A window of ours, and someone at its keyboard and mouse."""

    def __init__(self, screen: str, running: Running) -> None:
        self.screen, self.running = screen, running
        window = until("a window", lambda: self.tool("search", "--name", "^latentwalk").split()[-1:])[0]
        running.wait_for(lambda line: line["drawn"])
        self.tool("windowfocus", window)
        running.wait_for(lambda line: line["focused"])

    def tool(self, *words: str) -> str:
        environment = os.environ | {"DISPLAY": self.screen}
        return subprocess.run(["xdotool", *words], env=environment, capture_output=True, text=True, check=False).stdout

    def after(self, wish: Callable[[dict[str, Any]], bool], *words: str) -> dict[str, Any]:
        """Do something with keyboard or mouse, and wait for the frame that it comes to pass in."""
        number = len(self.running.lines())
        self.tool(*words)
        return self.running.wait_for(wish, after=number)

    def look(self, right_px: int, down_px: int) -> None:
        """Drag with the right button."""
        self.tool("mousemove", str(SIZE[0] // 2), str(SIZE[1] // 2))
        before = turned(self.running.lines()[-1])
        self.after(lambda line: line["mouse"] == "walk", "key", "1")
        self.tool("mousedown", "3")
        self.after(
            lambda line: line["cursor"] is None, "mousemove_relative", "--", str(right_px // 4), str(down_px // 4)
        )
        rest = right_px - right_px // 4, down_px - down_px // 4
        self.tool("mousemove_relative", "--", *map(str, rest))
        self.running.wait_for(lambda line: np.abs(turned(line) - before).max() > 0.1)
        self.after(lambda line: line["cursor"] is not None, "mouseup", "3")
        self.after(lambda line: line["mouse"] == "orbit", "key", "1")


@contextmanager
def desk(folder: Path, scene: Path, name: str) -> Iterator[Desk]:
    command = [str(KIT / "walk_program.py"), str(folder / name / "frames.jsonl"), "view", str(scene)]
    command += ["--size", "640x400", "--out", str(folder / "out")]
    with display(800, 600) as screen:
        here = {"DISPLAY": screen, "LIBGL_ALWAYS_SOFTWARE": "1", "PYTHONPATH": str(KIT.parent)}
        with started([sys.executable, *command], os.environ | here, folder / name) as running:
            walk = Desk(screen, running)
            yield walk
            walk.tool("key", "ctrl+q")
            assert running.exit_code() == 0, running.errors


def turned(line: dict[str, Any]) -> np.ndarray:
    """Yaw in the room and pitch of the gaze, radians to the left and up."""
    x, y, z, w = line["head"]["orientation"]
    ahead = [-2 * (x * z + w * y), -2 * (y * z - w * x), 2 * (x * x + y * y) - 1]
    return np.array([math.atan2(-ahead[0], -ahead[2]) + line["rig"]["yaw_rad"], math.asin(ahead[1])])


def pixel_of(scene: Path, row: int) -> tuple[str, str]:
    """Where a row is in the first picture."""
    world = World(read(scene), scene, scene.parent, wait=True)
    frame = world.rows.cloud.a
    place = frame.positions[row] * frame.scale + frame.offset - world.person.eye
    x, y, _, w = np.append(place, 1) @ perspective(FOV_Y_RAD, SIZE[0] / SIZE[1]).T
    world.close()
    return str(round((x / w + 1) / 2 * SIZE[0])), str(round((1 - y / w) / 2 * SIZE[1]))


def front_row(scene: Path) -> int:
    """The row nearest to the eye, which nothing hides, near the middle."""
    world = World(read(scene), scene, scene.parent, wait=True)
    frame = world.rows.cloud.a
    places = frame.positions * frame.scale + frame.offset - world.person.eye
    world.close()
    return int(np.argmin(np.where(np.abs(places[:, 0] / places[:, 2]) < 0.25, -places[:, 2], np.inf)))


def test_r_levels_the_gaze_and_a_click_counts_where_it_was_pressed(tmp_path: Path) -> None:
    scene = write_blobs(tmp_path)
    row = front_row(scene)
    with desk(tmp_path, scene, "first") as walk:
        walk.look(80, 200)
        low = turned(walk.running.lines()[-1])
        assert low[1] < -0.3
        line = walk.after(lambda line: abs(turned(line)[1]) < 1e-3, "key", "r")
        assert abs(turned(line)[0]) < 1e-3
        assert line["rig"]["position"] == pytest.approx([0, 0, 3], abs=1e-3)
        # The mouse is elsewhere before any frame can have seen it on the row.
        pixel = pixel_of(scene, row)
        line = walk.after(
            lambda line: line["selection"] != [], *f"mousemove {' '.join(pixel)} click 1 mousemove 5 395".split()
        )
        assert line["selection"] == [f"row-{row}"]


def test_a_saved_view_comes_back_with_the_gaze_and_the_filter_and_says_so(tmp_path: Path) -> None:
    scene = write_blobs(tmp_path)
    first = make_world(scene)
    do(first, "narrow", {"column": "confidence", "max": 0.62})
    do(first, "save", True)
    first.close()
    with desk(tmp_path, scene, "first") as walk:
        walk.look(150, 60)
        there = walk.after(lambda line: "kept" in line["message"], "key", "ctrl+s")
    assert abs(turned(there)[0]) > 0.2
    with desk(tmp_path, scene, "second") as walk:
        line = walk.running.wait_for(lambda line: line["drawn"] and abs(turned(line)[1]) > 0.01)
        assert "saved view of" in line["message"]
        assert "confidence ≤ 0.62" in line["message"]
        np.testing.assert_allclose(turned(line), turned(there), atol=1e-3)
        np.testing.assert_allclose(line["rig"]["position"], there["rig"]["position"], atol=1e-3)
