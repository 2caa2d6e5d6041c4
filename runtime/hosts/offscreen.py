"""The offscreen host: plays a script into pictures, with no screen.  EGL on a GPU, else in software; it says which."""

from __future__ import annotations

import math
from collections.abc import Generator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import moderngl
import numpy as np

from latentwalk.runtime.ground.command import Command
from latentwalk.runtime.ground.frame import Frame, Pose, Side, View
from latentwalk.runtime.ground.geometry import perspective, rotate
from latentwalk.runtime.hosts.gl import create_context, make_target, pixels, release_context, release_target
from latentwalk.runtime.script.player import Player
from latentwalk.runtime.script.script import Moment, Script
from latentwalk.runtime.script.tables import Capture
from latentwalk.scenes.arrays import U8
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.films import Film, film, save_png
from latentwalk.scenes.outputs import need_place, refuse_existing, told, whole

EYES_APART_M = 0.063  # the mean of adults


@dataclass(frozen=True, slots=True)
class _Running:
    """A film in the making, until the second `end_s`."""

    path: Path
    film: Film
    end_s: float

    def add(self, pixels: U8) -> None:
        """One more frame, (h, w, 3)."""
        with told(self.path):
            self.film.add(pixels)

    def close(self) -> None:
        """Finish the file."""
        with told(self.path):
            self.film.close()


class OffscreenHost:
    """Frames of a script on its own clock; captures go to `out` (made if missing), and nothing there is overwritten."""

    name = "offscreen"
    panels_in_room = False

    def __init__(self, script: Script, out: Path, seconds: float | None = None) -> None:
        self._script = script
        self._out = out
        self._seconds = seconds
        if out.exists() and not out.is_dir():
            raise UsageError(f"{out}: expected a folder for --out, found a file")
        if _captures(script.moments):
            need_place(out)
        for capture in _captures(script.moments) if out.is_dir() else ():
            refuse_existing(out / capture.file)
        self.ctx, self.device = create_context()
        self.help = {"everything": "written in the script"}
        self.written: list[Path] = []
        self._player = Player(script)
        self._films: list[_Running] = []
        self._views: list[View] = []

    def frames(self) -> Generator[Frame]:
        """One frame at each time of the script."""
        width, height = self._script.size
        size = (width * (2 if self._script.stereo else 1), height)
        projection = perspective(math.radians(self._script.fov_deg), width / height)
        with ExitStack() as ends:
            target, beside = (self._target(size, ends) for _ in range(2))
            for t_s, dt_s in self._script.times():
                if self._seconds is not None and t_s >= self._seconds:
                    break
                controls, due = self._player.at(t_s)
                self._views = [View(pose, projection, (width, height)) for pose in self._eyes(controls.head)]
                captures = _captures(due)
                self._open_films(captures, t_s, ends)
                name = ", ".join(capture.file for capture in captures) or None
                stills = [self._out / capture.file for capture in captures if capture.is_still]
                running = [each for each in self._films if t_s <= each.end_s]
                needed = target if stills or running else None  # what nobody will see is not drawn
                still = (beside if running else target) if stills else None  # a film shows flights
                yield Frame(controls, t_s, dt_s, self._views, needed, name, still)
                for each in running:
                    each.add(pixels(target))
                if still:
                    self._keep(pixels(still), stills)

    def line_of(self, command: Command) -> str:
        """File and line of the moment of this frame that gave a command; the file alone where none did."""
        return self._player.line_of(command)

    def _eyes(self, head: Pose) -> list[Pose]:
        if not self._script.stereo:
            return [head]
        right = rotate(head.orientation, [1.0, 0.0, 0.0]).astype(np.float32)
        return [Pose(head.position + right * (EYES_APART_M * side), head.orientation) for side in (-0.5, 0.5)]

    def _open_films(self, captures: Sequence[Capture], t_s: float, ends: ExitStack) -> None:
        for capture in captures:
            if not capture.is_still:
                self._make_folder()
                end_s = math.inf if capture.seconds is None else t_s + capture.seconds
                running = _Running(self._out / capture.file, film(self._out / capture.file, self._script.fps), end_s)
                self._films.append(running)
                ends.callback(running.close)
                self.written.append(running.path)

    def _target(self, size: tuple[int, int], ends: ExitStack) -> moderngl.Framebuffer:
        target = make_target(self.ctx, size)
        ends.callback(release_target, target)
        return target

    def _keep(self, pixels: U8, stills: Sequence[Path]) -> None:
        """Write the stills of a frame."""
        for path in stills:
            self._make_folder()
            with whole(path) as part:
                save_png(part, pixels)
            self.written.append(path)

    def _make_folder(self) -> None:
        """Where it is missing, and not before there is something to put into it."""
        with told(self._out):
            self._out.mkdir(parents=True, exist_ok=True)

    def pulse(self, side: Side, strength: float, duration_s: float) -> None:
        """Nobody feels it."""

    def tilt(self, pitch_rad: float) -> None:
        """Have the script's head look so far up, in the frame under way, too, whose picture may be the only one."""
        self._player.tilt(pitch_rad)
        for view, pose in zip(self._views, self._eyes(self._player.controls.head), strict=True):
            view.pose = pose

    def close(self) -> None:
        """Release the context."""
        release_context(self.ctx)


def _captures(moments: Sequence[Moment]) -> list[Capture]:
    return [moment.capture for moment in moments if moment.capture]
