"""Draws the world for all views of a frame, in a fixed order; reads the world and never changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import moderngl

from latentwalk.runtime.draw.budget import Budget
from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.draw.floor import Floor
from latentwalk.runtime.draw.gl import begin
from latentwalk.runtime.draw.lines import LineDrawer
from latentwalk.runtime.draw.pictures import PictureDrawer
from latentwalk.runtime.draw.points import Points
from latentwalk.runtime.draw.rows import Rows
from latentwalk.runtime.draw.shapes import ShapeDrawer
from latentwalk.runtime.draw.sprites import Sprites
from latentwalk.runtime.draw.vignette import Vignette
from latentwalk.runtime.ground.frame import Frame
from latentwalk.runtime.ground.shown import CloudFrame

if TYPE_CHECKING:
    from latentwalk.runtime.world import World

FIXED_BUDGET = 1_000_000


class Overlay(Protocol):
    """What is drawn last: the panels."""

    def draw(self, eyes: Eyes) -> None:
        """Draw into `eyes.target`."""
        ...


class Renderer:
    """All drawables of one world in one context.

    `budget`: how many points a frame may draw.  None: whatever the GPU has time for, or in a world on a fixed clock
    (`world.wait`), whose pictures must repeat, `FIXED_BUDGET`.
    """

    def __init__(self, ctx: moderngl.Context, world: World, budget: int | None = None) -> None:
        if budget is None and world.wait:
            budget = FIXED_BUDGET
        self.ctx = ctx
        self.eyes = Eyes(ctx)
        self.rows = Rows(ctx, world)
        self.floor = Floor(ctx)
        self.points = Points(ctx, world)
        self.sprites = Sprites(ctx, world, patient=budget is None) if world.scene.thumbnails is not None else None
        self.lines = LineDrawer(ctx)
        self.shapes = ShapeDrawer(ctx)
        self.pictures = PictureDrawer(ctx)
        self.vignette = Vignette(ctx)
        self.budget = Budget(ctx, budget)
        self._upcoming: tuple[CloudFrame, ...] = ()

    def draw(self, world: World, panels: Overlay | None, frame: Frame) -> None:
        """Draw one frame into `frame.target`, which must be there."""
        assert frame.target is not None
        begin(self.ctx, frame.target)
        frame.target.clear(depth=1.0)
        self.eyes.update(world.rig, frame.views, frame.target)
        self.eyes.bind()
        self._prefetch(world.reel.upcoming)
        self.rows.update(world)
        self.floor.draw(self.eyes)
        with self.budget.measure():
            self.points.draw(self.eyes, self.rows, world, self.budget.points)
        self.budget.drew(self.points.shown)
        if world.mode == "sprites" and self.sprites is not None:
            self.sprites.draw(self.eyes, self.rows, world)
        self.pictures.draw(self.eyes, world.pictures())
        self.lines.draw(self.eyes, world.lines())
        self.shapes.draw(self.eyes, world.shapes())
        self.vignette.draw(self.eyes, world.vignette, world.vignette_deg)
        if panels is not None:
            panels.draw(self.eyes)

    def _prefetch(self, upcoming: tuple[CloudFrame, ...]) -> None:
        """Frames that may be shown next, soonest first, are uploaded a bit each frame."""
        if upcoming is not self._upcoming:
            self._upcoming = upcoming
            self.rows.positions.prefetch(upcoming)

    def release(self) -> None:
        """Free everything on the GPU."""
        drawables = (self.floor, self.points, self.lines, self.shapes, self.pictures, self.vignette)
        for drawable in drawables:
            drawable.release()
        if self.sprites is not None:
            self.sprites.release()
        self.rows.release()
        self.eyes.release()
