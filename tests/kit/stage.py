"""A world with its panels, frames made by hand, and pictures of them."""

from __future__ import annotations

import gc
import math
from pathlib import Path
from types import SimpleNamespace

import moderngl
import numpy as np

from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.ground.frame import Controls, Frame, Pose, Screen, View
from latentwalk.runtime.ground.geometry import perspective, toward
from latentwalk.runtime.hosts.gl import SRGB8_ALPHA8
from latentwalk.runtime.ui import Panels
from latentwalk.runtime.world.world import World
from latentwalk.scenes import read

HEAD = np.array([0, 1.6, 0], np.float32)


class Stage:
    """A world, its panels, and frames made by hand."""

    def __init__(
        self,
        ctx: moderngl.Context,
        scene: Path,
        *,
        in_room: bool = False,
        screen: bool = True,
        size: tuple[int, int] = (960, 600),
    ) -> None:
        self.world = World(read(scene), scene, scene.parent / "out", wait=True)
        host = SimpleNamespace(panels_in_room=in_room, help={"walk": "left stick"}, ctx=ctx, name="test")
        self.panels = Panels(ctx, self.world, host)
        self.eyes = Eyes(ctx)
        self.in_room = in_room
        self.size = (500, 600) if in_room else size
        width = self.size[0] * (2 if in_room else 1)
        self.target = ctx.framebuffer(
            [ctx.texture((width, self.size[1]), 4, internal_format=SRGB8_ALPHA8)],
            ctx.depth_renderbuffer((width, self.size[1])),
        )
        self.idle = ctx.detect_framebuffer(0)
        self.controls = Controls()
        self.controls.screen = Screen() if screen and not in_room else None

    def frame(self, times: int = 1, dt_s: float = 0.05) -> bool:
        eyes = (-0.03, 0.03) if self.in_room else (0.0,)
        projection = perspective(math.radians(100 if self.in_room else 60), self.size[0] / self.size[1])
        views = [View(Pose(HEAD + np.array([e, 0, 0], np.float32)), projection, self.size) for e in eyes]
        captured = False
        for _ in range(times):
            frame = Frame(self.controls, 0.0, dt_s, views, self.target)
            captured = self.panels.update(frame)
            self.world.update(self.controls, dt_s, captured=captured)
        self.eyes.update(self.world.person.rig, views, self.target)
        self.target.clear(0, 0, 0, 1, depth=1)
        self.panels.draw(self.eyes)
        return captured

    def picture(self) -> np.ndarray:
        width, height = self.target.size
        return np.frombuffer(self.target.read(components=3), np.uint8).reshape(height, width, 3)[::-1]

    def press(self) -> None:
        """A click or pull of the trigger, over some frames."""
        for down in (False, True, False):
            if self.controls.screen:
                self.controls.screen.buttons = (down, False, False)
            self.controls.right.trigger = float(down)
            self.frame(2)

    def open(self, drawer: str) -> None:
        """Have a drawer open, laid out."""
        self.frame()
        self.panels._ui.drawer = drawer
        self.frame(3)

    def turn_palm_up(self) -> None:
        """Bring the menu of a headset, at the left hand."""
        for hand, x in ((self.controls.left, -0.25), (self.controls.right, 0.2)):
            hand.tracked, hand.grip.position = True, np.array([x, 1.2, -0.35], np.float32)
        self.controls.left.grip.orientation = np.array([0, 0, math.sqrt(0.5), math.sqrt(0.5)], np.float32)
        self.frame(4)

    def aim_at(self, pixel: tuple[float, float], slot: str = "drawer") -> None:
        """Point the laser at a pixel of the canvas."""
        x, y, _, _ = self.panels._rects[slot]
        target = (self.panels._room.hanging.slots[slot].matrix @ [pixel[0] - x, pixel[1] - y, 0, 1])[:3]
        origin = np.array([0.2, 1.2, -0.2], np.float32)
        way = (target - origin) / np.linalg.norm(target - origin)
        self.controls.right.tracked = True
        self.controls.right.aim = self.controls.right.grip = Pose(origin, toward(way))

    def hold_panels(self) -> None:
        """Assert that all of the panels are in the picture."""
        width, height = self.panels._canvas.size
        for x, y, w, h in self.panels._rects.values():
            assert 0 <= x < x + w <= width
            assert 0 <= y < y + h <= height

    def release(self) -> None:
        self.panels.release()
        self.eyes.release()
        self.idle.use()  # nothing that is gone may stay bound
        for part in (*self.target.color_attachments, self.target.depth_attachment, self.target):
            part.release()
        gc.collect()
        assert self.panels._canvas.ctx.error == "GL_NO_ERROR"
