"""Draws the world for all views of a frame, in a fixed order; reads the world and never changes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

import moderngl

from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.draw.gl import begin
from latentwalk.runtime.draw.points import Points
from latentwalk.runtime.hosts.contract import Frame
from latentwalk.runtime.world.state import CloudFrame

if TYPE_CHECKING:
    from latentwalk.runtime.world import World


class Overlay(Protocol):
    """What is drawn last: the panels."""

    def draw(self, eyes: Eyes) -> None:
        """Draw into `eyes.target`."""
        ...


class Renderer:
    """All drawables of one world in one context.

    `budget`: how many points a frame may draw, as a constant (for pictures that repeat), or None to follow the measured
    time of the GPU.
    """

    def __init__(self, ctx: moderngl.Context, world: World, budget: int | None = None) -> None:
        self.ctx = ctx
        self.eyes = Eyes(ctx)
        self.points = Points(ctx, world)

    def draw(self, world: World, panels: Overlay | None, frame: Frame) -> None:
        """Draw one frame into `frame.target`, which must be there."""
        assert frame.target is not None
        self.eyes.update(world.rig, frame.views, frame.target)
        begin(self.ctx, frame.target)
        frame.target.clear(0.01, 0.012, 0.017, 1.0, depth=1.0)
        self.points.draw(self.eyes, world)
        if panels is not None:
            panels.draw(self.eyes)

    def prefetch(self, frames: Iterable[CloudFrame]) -> None:
        """Say which arrangements may be shown next, soonest first: they are uploaded a bit each frame."""
        self.points.positions.prefetch(frames)

    def release(self) -> None:
        """Free everything on the GPU."""
        self.points.release()
        self.eyes.release()
