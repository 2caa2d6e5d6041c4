"""`latentwalk vr` from end to end under Monado: by puppet alone a person walks, hovers, selects and exports.

The tests share one walk and run in order; the last ones end it.
"""

from __future__ import annotations

import csv
import itertools
import json
import math
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from kit import xvfb
from kit.headset import move, vr
from kit.monado import Monado, Puppet, monado
from kit.reports import whole
from kit.running import Running

from latentwalk.runtime.world import World
from latentwalk.scenes import Category, Layout, Scene, read, write

pytestmark = [pytest.mark.headset, pytest.mark.timeout(900)]

LAYER = {"XR_ENABLE_API_LAYERS": "XR_APILAYER_LUNARG_core_validation", "XR_CORE_VALIDATION_EXPORT_TYPE": "text"}
SIDE = 6
SPEED_M_S = 1.6
START = np.array([0.0, 0.0, 3.0])


@dataclass
class Walk:
    """A running `latentwalk vr` and the hands that drive it.  `room`: id → place (3,) in the room, metres."""

    running: Running
    service: Monado
    puppet: Puppet
    room: dict[str, np.ndarray]
    folder: Path

    def now(self) -> dict[str, Any]:
        """The newest state."""
        return self.running.lines()[-1]

    def until(self, wish: Any) -> dict[str, Any]:
        """Wait for a state, from now on."""
        return self.running.wait_for(wish, after=max(0, len(self.running.lines()) - 1))

    def point_at(self, name: str) -> None:
        """Put the right hand half a metre before a row, pointing straight at it along −Z of the stage."""
        rig = np.array(self.now()["rig"]["position"])
        place = self.room[name] - rig + [0, 0, 0.5]
        self.puppet.right.position = (float(place[0]), float(place[1]), float(place[2]))
        self.puppet.send()

    def pick(self, name: str) -> None:
        """Point at a row, see it hovered, pull the trigger and let it go."""
        self.point_at(name)
        self.until(lambda state: state["hover"] == name)
        for pressed in (1.0, 0.0):
            self.puppet.right.trigger = pressed
            self.move()

    def move(self) -> None:
        """Do with the fingers what the puppet is set to."""
        move(self.puppet, self.running)

    def hold(self, frames: int = 3) -> None:
        """Let some frames pass as it is."""
        number = len(self.running.lines())
        self.running.wait_for(lambda line: True, after=number + frames)


def grid() -> Scene:
    """A board of rows that stands upright in the room, all red; ids say column and row."""
    x, y = (axis.ravel() for axis in np.meshgrid(np.arange(SIDE), np.arange(SIDE), indexing="ij"))
    positions = np.stack([x, y, np.zeros_like(x)], 1).astype(np.float32)
    red = np.array([[255, 0, 0]], np.uint8)
    return Scene(
        ids=[f"c{i}r{j}" for i, j in zip(x, y, strict=True)],
        layouts={"board": Layout(positions)},
        columns={"label": Category(np.zeros(len(x), np.int32), ["red"], red)},
    )


@pytest.fixture(scope="module")
def wearer() -> Iterator[str]:
    """The display that shows what the wearer sees."""
    with xvfb.display(960, 540) as name:
        yield name


@pytest.fixture(scope="module")
def walk(wearer: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    folder = tmp_path_factory.mktemp("walk")
    scene = folder / "board.scene"
    write(scene, grid())
    cloud = World(read(scene), scene, folder).rows.cloud.a
    room = dict(zip(grid().ids, cloud.positions * cloud.scale + cloud.offset, strict=True))
    watched = {**LAYER, "XR_CORE_VALIDATION_FILE_NAME": str(folder / "misuse.txt")}
    with monado(wearer) as service, xvfb.display(64, 64) as desk:
        puppet = service.puppet()
        with vr(service, desk, folder, scene, **watched) as running:
            running.wait_for(lambda line: line["drawn"] and line["focused"])
            yield Walk(running, service, puppet, room, folder)


def reds(picture: np.ndarray) -> np.ndarray:
    """Which pixels of (h, w, 3) uint8 are the board's red."""
    red, green, blue = np.moveaxis(picture, 2, 0)
    return np.asarray((red > 110) & (green < 60) & (blue < 60))


def test_the_wearer_sees_the_points_in_both_eyes(walk: Walk, wearer: str) -> None:
    red = reds(xvfb.photograph_when(wearer, lambda picture: bool(reds(picture)[:, 480:].sum() > 100)))
    left, right = red[:, :480], red[:, 480:]
    assert left.sum() > 100
    assert right.sum() > 100
    # The board stands straight ahead, a little below the eyes; the left eye sees it farther to the right.
    left_x, right_x = (float(np.nonzero(eye)[1].mean()) for eye in (left, right))
    assert left_x > right_x
    assert abs(np.nonzero(left)[0].mean() - 270) < 60


def test_a_hand_on_a_point_and_a_pull_of_the_trigger_select_that_row(walk: Walk) -> None:
    walk.pick("c1r4")
    walk.until(lambda state: state["selection"] == ["c1r4"])
    walk.pick("c4r1")
    walk.until(lambda state: sorted(state["selection"]) == ["c1r4", "c4r1"])


def test_the_menu_button_exports_the_selection(walk: Walk) -> None:
    walk.puppet.left.trackpad_force = 1.0
    walk.puppet.send()
    walk.until(lambda state: "exported" in state["message"])
    walk.puppet.left.trackpad_force = 0.0
    walk.move()
    with (walk.folder / "out" / "rows_001.csv").open(newline="") as file:
        assert sorted(row["id"] for row in csv.DictReader(file)) == ["c1r4", "c4r1"]
    assert sorted(np.load(walk.folder / "out" / "rows_001.npy")["id"]) == ["c1r4", "c4r1"]
    assert not (walk.folder / "out" / "rows_002.csv").exists()


def test_a_pushed_stick_walks_as_fast_as_it_says(walk: Walk) -> None:
    assert walk.now()["rig"]["position"] == pytest.approx(START.tolist())
    first = len(walk.running.lines())
    walk.puppet.left.stick = (0.0, 1.0)
    walk.puppet.send()
    walk.until(lambda state: state["rig"]["position"][2] < START[2] - 0.5)
    walk.puppet.left.stick = (0.0, 0.0)
    walk.move()
    steps = list(itertools.pairwise(walk.running.lines()[first - 1 :]))
    moved = [(a, b) for a, b in steps if a["rig"] != b["rig"]]
    walked_s = sum(after["dt_s"] for _, after in moved)
    x, y, z = walk.now()["rig"]["position"]
    assert (x, y) == pytest.approx((0.0, 0.0), abs=1e-3)
    assert START[2] - z == pytest.approx(SPEED_M_S * walked_s, rel=0.01)


def test_the_right_stick_turns_by_a_snap(walk: Walk) -> None:
    walk.puppet.right.stick = (1.0, 0.0)
    walk.puppet.send()
    turned = walk.until(lambda state: state["rig"]["yaw_rad"] != 0.0)
    walk.hold()
    assert turned["rig"]["yaw_rad"] == pytest.approx(-math.radians(30), abs=1e-4)
    assert walk.now()["rig"]["yaw_rad"] == turned["rig"]["yaw_rad"]  # once, however long it is held
    walk.puppet.right.stick = (0.0, 0.0)
    walk.move()
    walk.puppet.right.stick = (-1.0, 0.0)
    walk.puppet.send()
    walk.until(lambda state: abs(state["rig"]["yaw_rad"]) < 1e-4)
    walk.puppet.right.stick = (0.0, 0.0)
    walk.move()


def test_a_grip_pulls_the_world_along(walk: Walk) -> None:
    before = np.array(walk.now()["rig"]["position"])
    x, y, z = walk.puppet.left.position
    walk.puppet.left.squeeze = 1.0
    walk.move()
    walk.puppet.left.position = (x + 0.2, y, z + 0.1)
    walk.puppet.send()
    walk.until(lambda state: np.allclose(np.array(state["rig"]["position"]) - before, [-0.2, 0, -0.1], atol=1e-3))
    walk.puppet.left.squeeze = 0.0
    walk.move()


def test_poses_that_cannot_be_are_not_tracked_and_move_nothing(walk: Walk) -> None:
    before, head, place = walk.now()["rig"], walk.puppet.position, walk.puppet.left.position
    walk.puppet.left.squeeze = 1.0
    walk.move()
    walk.puppet.left.position = (math.nan, math.nan, math.nan)
    walk.puppet.send()
    lost = walk.until(lambda state: state["left"]["squeeze"] == 0.0)  # though its fingers hold on
    assert lost["drawn"]
    walk.puppet.position = (math.nan, 1.6, 0.0)
    walk.puppet.send()
    blind = walk.until(lambda state: not state["drawn"])
    walk.hold()
    walk.puppet.position, walk.puppet.left.position = head, place
    walk.puppet.send()
    seen = walk.until(lambda state: state["drawn"] and state["left"]["squeeze"] == 1.0)
    walk.puppet.left.squeeze = 0.0
    walk.move()
    for state in (lost, blind, seen):
        assert state["rig"]["position"] == pytest.approx(before["position"], abs=1e-3)
        assert state["rig"]["yaw_rad"] == before["yaw_rad"]


def test_a_dead_runtime_that_comes_back_finds_the_person_where_they_were(walk: Walk) -> None:
    before = walk.now()
    walk.service.stop()
    walk.running.wait_until_it_says("went away")
    walk.service.start()
    number = len(walk.running.lines())
    left, right = walk.puppet.left, walk.puppet.right
    walk.puppet = walk.service.puppet()
    walk.puppet.left, walk.puppet.right = left, right
    walk.puppet.send()
    walk.running.wait_for(lambda state: state["drawn"], after=number)
    for name in ("rig", "selection", "color", "layout"):
        assert walk.now()[name] == before[name]
    walk.pick("c0r0")
    walk.until(lambda state: sorted(state["selection"]) == ["c0r0", "c1r4", "c4r1"])


def test_an_interrupt_leaves_the_report(walk: Walk) -> None:
    walk.running.process.send_signal(signal.SIGINT)
    assert walk.running.exit_code() == 130
    assert "Traceback" not in walk.running.errors
    report = json.loads((walk.folder / "report.json").read_text())
    assert report["host"] == "openxr"
    assert report["frames"] == len(walk.running.lines())
    hovers = [state["hover"] for state in report["states"]]
    assert {"c1r4", "c4r1", "c0r0"} <= set(hovers)
    selections = [sorted(state["selection"]) for state in whole(report["states"])]
    assert [] in selections
    assert ["c1r4"] in selections
    assert selections[-1] == ["c0r0", "c1r4", "c4r1"]


def test_the_whole_walk_misused_nothing_of_openxr(walk: Walk) -> None:
    report = (walk.folder / "misuse.txt").read_text().splitlines()
    assert any("is initialized" in line for line in report)  # it did watch
    told = [line for line in report if "is initialized" not in line and "will be destroyed" not in line]
    assert told == []
