"""The offscreen host: plays a script into pictures, with no screen.  EGL on a GPU, else in software; it says which."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import moderngl
import numpy as np

from latentwalk.runtime.ground.frame import Frame, Pose, Side, View
from latentwalk.runtime.ground.geometry import perspective, rotate
from latentwalk.runtime.hosts.gl import SRGB8_ALPHA8, create_context
from latentwalk.runtime.script.capture import Film, film, refuse_existing, save_png
from latentwalk.runtime.script.player import Player
from latentwalk.runtime.script.script import Capture, Row, Script
from latentwalk.scenes.errors import UsageError

EYES_APART_M = 0.063


class OffscreenHost:
    """Frames of a script on its own clock; captures go to `out` (made if missing), and nothing there is overwritten."""

    name = "offscreen"
    panels_in_room = False

    def __init__(self, script: Script, out: Path, seconds: float | None = None) -> None:
        self.script = script
        self.out = out
        self.seconds = seconds
        if out.exists() and not out.is_dir():
            raise UsageError(f"{out}: expected a folder for --out, found a file")
        for capture in _captures(script.rows):
            refuse_existing(out / capture.file)
        self.ctx, self.device = create_context()
        self.help = {"everything": "written in the script"}
        self.written: list[Path] = []
        self._films: list[tuple[float, Film]] = []
        self._due: list[Row] = []

    def frames(self) -> Iterator[Frame]:
        """One frame at each time of the script."""
        width, height = self.script.size
        size = (width * (2 if self.script.stereo else 1), height)
        color = self.ctx.texture(size, 4, internal_format=SRGB8_ALPHA8)
        depth = self.ctx.depth_renderbuffer(size)
        target = self.ctx.framebuffer([color], depth)
        projection = perspective(math.radians(self.script.fov_deg), width / height)
        player = Player(self.script)
        self.out.mkdir(parents=True, exist_ok=True)
        try:
            for t_s, dt_s in self.script.times():
                if self.seconds is not None and t_s >= self.seconds:
                    break
                controls, self._due = player.at(t_s)
                views = [View(pose, projection, (width, height)) for pose in self._eyes(controls.head)]
                captures = _captures(self._due)
                self._open_films(captures, t_s)
                name = ", ".join(capture.file for capture in captures) or None
                stills = [capture.file for capture in captures if capture.is_still]
                running = [started for end_s, started in self._films if t_s <= end_s]
                needed = target if stills or running else None  # what nobody will see is not drawn
                yield Frame(controls, t_s, dt_s, views, needed, name)
                if needed:
                    self._keep(target, stills, running)
        finally:
            for _, started in self._films:
                started.close()
            target.release()
            color.release()
            depth.release()

    def line_of(self, intent: str) -> str:
        """File and line of the row of this frame that asked for an intent; the file alone where none did."""
        lines = [f":{row.line_of.get(intent, row.line)}" for row in self._due if intent in dict(row.intents)]
        return f"{self.script.path}{lines[-1] if lines else ''}"

    def _eyes(self, head: Pose) -> list[Pose]:
        if not self.script.stereo:
            return [head]
        right = rotate(head.orientation, [1.0, 0.0, 0.0]).astype(np.float32)
        return [Pose(head.position + right * (EYES_APART_M * side), head.orientation) for side in (-0.5, 0.5)]

    def _open_films(self, captures: list[Capture], t_s: float) -> None:
        for capture in captures:
            if not capture.is_still:
                end_s = math.inf if capture.seconds is None else t_s + capture.seconds
                self._films.append((end_s, film(self.out / capture.file, self.script.fps)))
                self.written.append(self.out / capture.file)

    def _keep(self, target: moderngl.Framebuffer, stills: list[str], running: list[Film]) -> None:
        """Write the stills of this frame and add it to the films that run."""
        width, height = target.size
        pixels = np.frombuffer(target.read(components=3, alignment=1), np.uint8).reshape(height, width, 3)[::-1]
        for file in stills:
            save_png(self.out / file, pixels)
            self.written.append(self.out / file)
        for started in running:
            started.add(pixels)

    def pulse(self, side: Side, strength: float, duration_s: float) -> None:
        """Nobody feels it."""

    def close(self) -> None:
        """Release the context."""
        self.ctx.release()


def _captures(rows: list[Row]) -> list[Capture]:
    return [row.capture for row in rows if row.capture]
