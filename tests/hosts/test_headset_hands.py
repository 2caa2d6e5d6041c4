"""From start to export by puppet with other hands than an Index standing: one button, bare hands, seated, left-handed.

Each walks with `latentwalk vr` under one Monado, uses the panels by laser alone, and leaves its export.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from kit import xvfb
from kit.headset import move, vr
from kit.monado import Monado, Puppet, PuppetHand, monado
from kit.running import Running

from latentwalk.runtime.ground.geometry import toward
from latentwalk.runtime.world import World
from latentwalk.scenes import Category, Layout, Scene, read, write

pytestmark = [pytest.mark.headset, pytest.mark.timeout(900)]
IDS = ["low", "high", "left", "right"]
PALM_UP = {"left": (0.0, 0.0, math.sqrt(0.5), math.sqrt(0.5)), "right": (0.0, 0.0, -math.sqrt(0.5), math.sqrt(0.5))}


@dataclass
class Wearer:
    """Someone in a headset whose eyes are `eyes_m` above the floor, and their program.  `room`: id → place (3,)."""

    running: Running
    puppet: Puppet
    room: dict[str, np.ndarray]
    folder: Path
    eyes_m: float
    points: str = "right"

    @property
    def hand(self) -> PuppetHand:
        """The one that points."""
        return self.puppet.right if self.points == "right" else self.puppet.left

    @property
    def other(self) -> PuppetHand:
        """The other one."""
        return self.puppet.left if self.points == "right" else self.puppet.right

    def until(self, wish: Any) -> dict[str, Any]:
        """The first state from now on that fulfils a wish."""
        return self.running.wait_for(wish, after=max(0, len(self.running.lines()) - 1))

    def point(self, place: np.ndarray) -> None:
        """Point at a place (3,) of the stage from before the chest."""
        origin = np.array([0.15 if self.points == "right" else -0.15, self.eyes_m - 0.35, -0.25])
        way = place - origin
        x, y, z, w = toward((way / np.linalg.norm(way)).astype(np.float32)).tolist()
        self.hand.position, self.hand.orientation = (float(origin[0]), float(origin[1]), float(origin[2])), (x, y, z, w)
        self.puppet.send()

    def pull(self, finger: str = "trigger") -> None:
        """Pull the trigger of the hand that points, and let go."""
        for pressed in (1.0, 0.0):
            setattr(self.hand, finger, pressed)
            move(self.puppet, self.running)

    def turn_palm_up(self, up: bool) -> None:
        """Turn the palm of the other hand up or away."""
        side = -1.0 if self.points == "right" else 1.0
        self.other.position = (0.28 * side, self.eyes_m - 0.4, -0.35)
        level = (0.0, 0.0, 0.0, 1.0)
        self.other.orientation = PALM_UP["left" if self.points == "right" else "right"] if up else level
        self.puppet.send()

    def press(self, label: str) -> None:
        """Press a button of a panel by laser."""
        state = self.until(lambda state: label in state["buttons"])
        for _ in range(20):  # what hangs may still come along
            aimed = state["buttons"][label]
            self.point(np.array(aimed))
            state = self.until(lambda state: state["laser_on_panel"] and label in state["buttons"])
            if math.dist(state["buttons"][label], aimed) < 0.005:
                break
        self.pull()

    def call(self, drawer: str, expects: str) -> None:
        """Open a drawer from the menu at the other palm, and see a button in it."""
        if expects not in self.running.lines()[-1]["buttons"]:
            self.turn_palm_up(True)
            self.press(drawer)
            self.turn_palm_up(False)
            self.until(lambda state: expects in state["buttons"])

    def pick(self, name: str) -> None:
        """Point at a row from where one stands, and pull; how far one has walked may have put the hints before it."""

        def hidden(state: dict[str, Any]) -> bool:
            return state["laser_on_panel"] and "Got it" in state["buttons"]

        state = self.running.lines()[-1]
        while state["hover"] != name:  # a stick that was let go may move one a frame longer
            if hidden(state):
                self.press("Got it")
            stood = state["rig"]["position"]
            self.point(self.room[name] - np.array(stood))
            state = self.until(
                lambda state, stood=stood: state["hover"] == name or state["rig"]["position"] != stood or hidden(state)
            )
        self.pull()
        self.until(lambda state: name in state["selection"])

    def export(self) -> list[str]:
        """Export by the panel Selection; the ids in the file."""
        self.call("Selection", "Export")
        self.press("Export")
        self.until(lambda state: "exported" in state["message"])
        with (self.folder / "out" / "rows_001.csv").open(newline="") as file:
            return sorted(row["id"] for row in csv.DictReader(file))


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """The display that shows what the wearer sees."""
    with xvfb.display(960, 540) as name:
        yield name


@pytest.fixture(scope="module")
def service(display: str) -> Iterator[Monado]:
    with monado(display) as running:
        yield running


@pytest.fixture(scope="module")
def desk() -> Iterator[str]:
    with xvfb.display(64, 64) as name:
        yield name


@contextmanager
def walk(service: Monado, desk: str, folder: Path, eyes_m: float, **environment: str) -> Iterator[Wearer]:
    """A walk among four rows; `eyes_m`: 1.6 standing, 1.1 seated."""
    path = folder / "cross.scene"
    places = np.array([[0, -1, 0], [0, 1, 0], [-1, 0, 0], [1, 0, 0]], np.float32)
    label = Category(np.zeros(4, np.int32), ["red"], np.array([[255, 0, 0]], np.uint8))
    write(path, Scene(ids=IDS, layouts={"cross": Layout(places)}, columns={"label": label}))
    cloud = World(read(path), path, folder).rows.cloud.a
    room = dict(zip(IDS, cloud.positions * cloud.scale + cloud.offset, strict=True))
    puppet = service.puppet()
    puppet.position = (0.0, eyes_m, 0.0)
    for hand, x in ((puppet.left, -0.25), (puppet.right, 0.2)):
        hand.position = (x, eyes_m - 0.4, -0.35)
    puppet.send()
    with vr(service, desk, folder, path, **environment) as running:
        running.wait_for(lambda line: line["drawn"] and line["focused"] and line["held"])
        yield Wearer(running, puppet, room, folder, eyes_m)


def test_one_button_walks_selects_and_exports(service: Monado, desk: str, tmp_path: Path) -> None:
    with walk(service, desk, tmp_path, 1.6, DEVICE="simple controller") as wearer:
        state = wearer.until(lambda state: state["labels"])
        assert state["held"] == "simple controller"
        assert {"select button: point, press", "menu button: export"} <= set(state["labels"])
        assert not {"move", "grab"} & set(state["hints"]), "it has nothing for that"
        wearer.call("Tools", "teleport")
        wearer.press("teleport")
        before = wearer.until(lambda state: state["tool"] == "teleport")["rig"]
        wearer.point(np.array([0.3, 0.0, -1.5]))
        wearer.pull()
        wearer.until(lambda state: state["rig"]["position"] != before["position"])
        wearer.until(lambda state: "select" not in state["buttons"])  # who goes away lays aside what was called
        wearer.call("Tools", "select")
        wearer.press("select")
        wearer.until(lambda state: state["tool"] == "select")
        wearer.pick("high")
        assert "select button: point, press" not in wearer.running.lines()[-1]["labels"]
        assert wearer.export() == ["high"]


def test_bare_hands_seated_pinch_pull_and_export(service: Monado, desk: str, tmp_path: Path) -> None:
    with walk(service, desk, tmp_path, 1.1, DEVICE="bare hands") as wearer:
        state = wearer.until(lambda state: state["labels"])
        assert {"pinch: point, press", "make a fist: grab"} <= set(state["labels"])
        assert "move" not in state["hints"]
        before = state["rig"]["position"]
        wearer.hand.squeeze = 1.0
        move(wearer.puppet, wearer.running)
        x, y, z = wearer.hand.position
        wearer.hand.position = (x, y - 0.2, z + 0.3)
        wearer.puppet.send()
        wearer.until(
            lambda state: np.allclose(np.subtract(state["rig"]["position"], before), [0, 0.2, -0.3], atol=1e-3)
        )
        wearer.hand.squeeze = 0.0
        move(wearer.puppet, wearer.running)
        wearer.until(lambda state: "grab" not in state["hints"])
        wearer.pick("left")
        wearer.pick("right")
        assert wearer.export() == ["left", "right"]


def test_a_left_hander_has_everything_mirrored(service: Monado, desk: str, tmp_path: Path) -> None:
    with walk(service, desk, tmp_path, 1.6) as wearer:
        wearer.call("Tools", "left-handed")
        wearer.press("left-handed")
        state = wearer.until(lambda state: state["main"] == "left")
        assert state["side"] == "left"
        assert {"A: undo", "B: next tool"} <= set(state["labels"])
        wearer.points = "left"
        before = state["rig"]["position"]
        wearer.puppet.right.stick = (0.0, 1.0)
        wearer.puppet.send()
        wearer.until(lambda state: state["rig"]["position"][2] < before[2] - 0.2)
        wearer.puppet.right.stick = (0.0, 0.0)
        move(wearer.puppet, wearer.running)
        wearer.pick("low")
        wearer.pull("a")
        wearer.until(lambda state: state["selection"] == [])
        wearer.pick("high")
        assert wearer.export() == ["high"]
