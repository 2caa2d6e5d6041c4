"""Draws what there is to see for all views of a frame, in a fixed order."""

from __future__ import annotations

from functools import cached_property
from time import perf_counter
from typing import Protocol

import moderngl

from latentwalk.runtime.draw.cloud.budget import Budget
from latentwalk.runtime.draw.cloud.packed.drawer import PackedDrawer
from latentwalk.runtime.draw.cloud.rows import RowTables
from latentwalk.runtime.draw.cloud.splat.drawer import SplatDrawer
from latentwalk.runtime.draw.cloud.way import DrawingWay, WayName, way_for
from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.draw.floor import Floor
from latentwalk.runtime.draw.gl import State
from latentwalk.runtime.draw.hands import HandDrawer
from latentwalk.runtime.draw.lines import LineDrawer
from latentwalk.runtime.draw.pictures import PictureDrawer
from latentwalk.runtime.draw.shapes import DotDrawer, ShapeDrawer
from latentwalk.runtime.draw.shells import ShellDrawer
from latentwalk.runtime.draw.sprites import SpriteDrawer
from latentwalk.runtime.draw.vignette import Vignette
from latentwalk.runtime.draw.words import Letters, WordDrawer
from latentwalk.runtime.ground.frame import Frame
from latentwalk.runtime.ground.packed import PackedFrame
from latentwalk.runtime.ground.shown import CloudFrame, Marks, Shown

#: Points of a frame whose picture must repeat, drawn in a time that one waits for where OpenGL is software, too; and
#: where the processor draws them past it.
FIXED_BUDGET, PROCESSOR_BUDGET = 1_000_000, 16_000_000


class Overlay(Protocol):
    """What is drawn last: the panels."""

    def draw(self, eyes: Eyes) -> None:
        """Draw into `eyes.target`."""
        ...


class Renderer:
    """All drawables of one walk in one context; `shown` is any frame of it.

    `budget`: how many points a frame may draw.  None: whatever the GPU has time for, or on a fixed clock, whose
    pictures must repeat, a constant.  `lettering` has the letters of the words in the room, which it then releases;
    without it none are drawn.  `way`: how the cloud is drawn, None for what is fastest here.
    """

    def __init__(
        self,
        ctx: moderngl.Context,
        shown: Shown,
        budget: int | None = None,
        lettering: Letters | None = None,
        way: WayName | None = None,
    ) -> None:
        n, thumbnails = len(shown.flags), shown.thumbnails
        self.state = State(ctx, storage=way != "sprites41")
        self.eyes = Eyes(ctx)
        self.floor = Floor(self.state)
        self.hands = HandDrawer(self.state)
        self._n, self._way, self._shown = n, way, shown
        self._has_pool = self.state.storage and way is None
        pooled = self._has_pool and isinstance(shown.cloud.a, PackedFrame)
        past_opengl = not pooled and isinstance(self.points, SplatDrawer)
        if budget is None and shown.fixed_clock:
            budget = PROCESSOR_BUDGET if past_opengl else FIXED_BUDGET
        patient = budget is None
        self.sprites = None
        if thumbnails is not None and not pooled:
            self.sprites = SpriteDrawer(self.state, thumbnails, shown, patient=patient)
        self.shells = ShellDrawer(self.state)
        self.lines = LineDrawer(self.state)
        self.shapes, self.dots = ShapeDrawer(self.state), DotDrawer(self.state)
        self.pictures = PictureDrawer(self.state)
        self.words = None if lettering is None else WordDrawer(self.state, lettering)
        self.vignette = Vignette(self.state)
        self.budget = Budget(ctx, budget, by_clock=past_opengl)
        self._upcoming: tuple[CloudFrame, ...] = ()

    def draw(self, shown: Shown, panels: Overlay | None, frame: Frame) -> None:
        """Draw one frame into `frame.target`, which must be there."""
        assert frame.target is not None
        if self.words is not None and shown.words is not None:
            self.words.prepare(shown.words)
        self.state.begin(frame.target)
        frame.target.clear(depth=1.0)  # not measured: software begins anew here and forgets that it should
        self.eyes.update(shown.rig, frame.views, frame.target)
        self.eyes.bind()
        self._shown = shown
        points = self._prepared(shown)
        start = perf_counter()
        points.deal(self.eyes, shown, self.budget.points)
        seconds = perf_counter() - start
        # The GPU's clock runs on while it waits for the processor: what takes that long is done by now.
        with self.budget.measure():
            # What is translucent comes after what it may lie over; the vignette dims all of the room, and no panel.
            self.floor.draw(self.eyes)
            if shown.hands:
                self.hands.draw(self.eyes, shown.hands)
            start = perf_counter()
            points.draw(self.eyes, shown)
            seconds += perf_counter() - start
            if shown.mode == "sprites" and self.sprites is not None:
                self.sprites.draw(self.eyes, shown, points.emphasis.ringed)
            if shown.dots is not None:
                self.dots.draw(self.eyes, shown.dots)
            marks = shown.marks if shown.late is None else Marks.of(shown.marks, shown.late())
            if shown.shells:
                self.shells.draw(self.eyes, shown.shells, shown.cut)
            if marks.lines:
                self.lines.draw(self.eyes, marks.lines)
            if marks.shapes:
                self.shapes.draw(self.eyes, marks.shapes)
            if self.words is not None and shown.words is not None:
                self.words.draw(self.eyes)
                if shown.hands:  # names of far rows lie over points, and are behind any hand
                    self.hands.draw(self.eyes, shown.hands)
            self.pictures.draw(self.eyes, marks.pictures)
            if shown.vignette > 0:
                self.vignette.draw(self.eyes, shown.vignette, shown.clear_deg)
            if panels is not None:
                panels.draw(self.eyes)
                if shown.hands:
                    self.hands.draw_over(self.eyes, shown.hands)
        self.budget.drew(points.shown, thinned=points.thinned, seconds=seconds)

    @cached_property
    def rows(self) -> RowTables:
        """All rows on the GPU, for clouds that are not read through the pool."""
        return RowTables(self.state, self._n)

    @cached_property
    def points(self) -> DrawingWay:
        """The way to draw such a cloud."""
        return way_for(self.state, self._n, self._shown.cloud.cells, self._way)

    @cached_property
    def pooled(self) -> PackedDrawer:
        """The way to draw one that is."""
        return PackedDrawer(self.state, self._shown)

    def _prepared(self, shown: Shown) -> DrawingWay:
        """What draws this cloud, with what it takes on the GPU."""
        if self._has_pool and isinstance(shown.cloud.a, PackedFrame):
            return self.pooled
        if shown.upcoming is not self._upcoming:  # frames that may be shown next are uploaded a bit each frame
            self._upcoming = shown.upcoming
            self.rows.positions.prefetch(shown.upcoming)
        self.rows.update(shown)
        return self.points

    def release(self) -> None:
        """Free everything on the GPU."""
        drawables = (self.floor, self.hands, self.shells, self.lines, self.shapes, self.dots)
        for drawable in (*drawables, self.pictures, self.vignette):
            drawable.release()
        for optional in (self.sprites, self.words):
            if optional is not None:
                optional.release()
        for name in "points", "rows", "pooled":
            if made := vars(self).get(name):  # when a cloud asked for it
                made.release()
        self.eyes.release()
