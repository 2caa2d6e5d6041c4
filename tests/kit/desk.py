"""Someone at the keyboard and mouse of a window of ours, on a display without a screen."""

from __future__ import annotations

import math
import os
import subprocess
from collections.abc import Callable
from typing import Any

import numpy as np
from kit.running import Running, until
from kit.xvfb import photograph
from numpy.typing import NDArray

from latentwalk.runtime.ground.frame import Pose
from latentwalk.runtime.ground.geometry import perspective
from latentwalk.runtime.ground.shown import Rig
from latentwalk.runtime.hosts.window.host import FOV_Y_RAD
from latentwalk.runtime.world.walk.sight import Sight

SETTLED = 5  # frames after which panels have their sizes


class Desk:
    """A display with a window of ours on it, and someone at its keyboard and mouse."""

    def __init__(self, screen: str, running: Running, size: tuple[int, int]) -> None:
        self.screen, self.running, self.size = screen, running, size
        self.window = until("a window", lambda: self.tool("search", "--name", "^latentwalk").split()[-1:])[0]
        self.until(lambda line: line["drawn"])
        self.tool("windowfocus", self.window)
        self.until(lambda line: line["focused"])
        # A walk stands back once from the panels that it began with; what is pressed in that frame would be undone.
        until("some frames", lambda: len(running.lines()) >= SETTLED)

    def tool(self, *words: str) -> str:
        """Do something with xdotool."""
        environment = os.environ | {"DISPLAY": self.screen}
        return subprocess.run(["xdotool", *words], env=environment, capture_output=True, text=True, check=False).stdout

    def now(self) -> dict[str, Any]:
        """The last frame."""
        return self.running.lines()[-1]

    def until(self, wish: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Wait for a frame, from the last one on."""
        return self.running.wait_for(wish, after=max(0, len(self.running.lines()) - 1))

    def after(self, wish: Callable[[dict[str, Any]], bool], *words: str) -> dict[str, Any]:
        """Do something with keyboard or mouse, and wait for the frame that it comes to pass in."""
        number = len(self.running.lines())
        self.tool(*words)
        return self.running.wait_for(wish, after=number)

    def at_rest(self) -> dict[str, Any]:
        """The first frame in which the person stands where they stood three before."""
        lines = len(self.running.lines())

        def rests(line: dict[str, Any]) -> bool:
            before = self.running.lines()
            at = next(i for i, each in enumerate(before) if each["t_s"] == line["t_s"])
            return at > lines + 3 and all(stands(before[at - back]) == stands(line) for back in (1, 2, 3))

        return self.until(rests)

    def see(self) -> NDArray[np.uint8]:
        """What the window shows."""
        return photograph(self.screen)[: self.size[1], : self.size[0]]


def stands(line: dict[str, Any]) -> list[float]:
    """Where the stage is in a frame, and where the head looks."""
    return [*line["rig"]["position"], *line["head"]["orientation"]]


def sight(line: dict[str, Any]) -> Sight:
    """From where a frame was seen."""
    rig, head = line["rig"], line["head"]
    pose = Pose(np.array(head["position"], np.float32), np.array(head["orientation"], np.float32))
    return Sight.of(Rig(np.array(rig["position"], np.float32), rig["yaw_rad"], rig["scale"]), pose)


def pixels(line: dict[str, Any], points: Any, size: tuple[int, int]) -> NDArray[np.float64]:
    """Where room points (k, 3) are in the picture of a frame: (k, 2) pixels, NaN behind the eye."""
    at, lens = sight(line), perspective(FOV_Y_RAD, size[0] / size[1])
    x, y, ahead = ((np.atleast_2d(points) - at.eye) @ at.axes.T.astype(np.float64)).T
    ahead = np.where(ahead > 0, ahead, math.nan)
    across, up = x / ahead * lens[0, 0], y / ahead * lens[1, 1]
    return np.stack([(across + 1) / 2 * size[0], (1 - up) / 2 * size[1]], 1)
