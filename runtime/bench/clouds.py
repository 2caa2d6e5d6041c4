"""Clouds that are drawn again and again by a bench: in every way, from outside and inside."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

import moderngl
import numpy as np

from latentwalk.assets.colors import linear
from latentwalk.runtime.bench.mixture import HEAD, make_frame, make_views, make_world
from latentwalk.runtime.bench.peers import PeerCloud
from latentwalk.runtime.bench.turns import timed
from latentwalk.runtime.draw import Renderer
from latentwalk.runtime.draw.cloud.packed.drawer import PackedDrawer
from latentwalk.runtime.draw.cloud.way import WAYS, WayName
from latentwalk.runtime.draw.eyes import Eye, locate
from latentwalk.runtime.draw.gl import CLIP_DISTANCES, begin, program
from latentwalk.runtime.ground.frame import Frame, View
from latentwalk.runtime.ground.geometry import to_stage
from latentwalk.runtime.ground.packed import PackedFrame, is_large
from latentwalk.runtime.hosts.gl import pixels
from latentwalk.runtime.world import World
from latentwalk.scenes import UsageError, read
from latentwalk.scenes.arrays import U8
from latentwalk.scenes.kinds.packed import RUN, UNREAD_FROM
from latentwalk.scenes.queries.room import CENTER

Place = Literal["outside", "inside"]
PLACES: tuple[Place, ...] = ("outside", "inside")
ALL = 1 << 40
STEPS = 16  # of a head that moves
SETTLED = 3  # frames until what one learns from the last has no part in the picture
POOL, ALL_READ = "pool", "pool of all rows"


class PlainPoints:
    """One buffer of positions and colors in the scene's order, one draw of all points for each eye."""

    def __init__(self, ctx: moderngl.Context, cloud: PeerCloud, smallest_px: float) -> None:
        points = np.empty(len(cloud.places), [("place", "f4", 3), ("rgb", "f4", 3)])
        points["place"], points["rgb"] = cloud.places, linear(cloud.colors)
        self.ctx, self._size_m = ctx, cloud.size_m
        self.program = program(ctx, "bench.vert", "bench.frag")
        self.program["smallest_px"] = smallest_px
        self.vertices = ctx.vertex_array(self.program, [(ctx.buffer(points), "3f 3f", "place", "rgb")])

    def draw(self, eyes: Sequence[Eye], target: moderngl.Framebuffer, room_per_stage: float) -> None:
        """Draw all points."""
        begin(self.ctx, target)
        for distance in CLIP_DISTANCES:
            self.ctx.disable_direct(distance)
        target.clear(depth=1.0)
        for eye in eyes:
            target.viewport = eye.viewport
            self.program["clip_from_room"] = tuple(eye.clip_from_room.T.ravel().tolist())
            self.program["px_m"] = self._size_m * eye.focal_px / room_per_stage
            self.vertices.render(moderngl.POINTS)


class CloudWalk:
    """A walk in so many rows or in a packed scene, and renderers that draw it in several ways from several places.

    What is read where it lies in the file goes one way, through a pool of rows.
    """

    def __init__(self, ctx: moderngl.Context, cloud: int | Path, size: int, point_m: float | None) -> None:
        self.world = make_world(cloud) if isinstance(cloud, int) else _packed_world(cloud)
        self.ctx, self.n, self._size = ctx, len(self.world.scene), size
        if point_m is not None:
            self.world.rows.point_size_m = point_m
        self._frame, self._step = make_frame(ctx, size), 0
        self._renderers: dict[str, Renderer] = {}
        if isinstance(self.world.shown().cloud.a, PackedFrame):
            self._renderers[POOL] = self._renderer(None)
        else:
            self._renderers |= {way: self._renderer(way) for way in WAYS}
        self._plain: PlainPoints | None = None

    def _renderer(self, way: WayName | None) -> Renderer:
        return Renderer(self.ctx, self.world.shown(), budget=ALL, way=way)

    @property
    def ways(self) -> list[str]:
        """Ways that this machine has."""
        return list(self._renderers)

    def cloud(self) -> PeerCloud:
        """What other libraries get."""
        return PeerCloud.of(self.world.shown(), self._size)

    def eyes(self, place: Place) -> list[Eye]:
        """The next step's eyes in the room."""
        return locate(self.world.person.rig, self._next(place).views)

    def plain(self, place: Place) -> float:
        """Milliseconds of a plain draw of all points."""
        if self._plain is None:
            smallest_px = self._renderers[self.ways[0]].points.emphasis.smallest_px
            self._plain = PlainPoints(self.ctx, self.cloud(), smallest_px)
        eyes, plain = self.eyes(place), self._plain
        assert self._frame.target is not None
        target, scale = self._frame.target, self.world.person.rig.scale
        return timed(self.ctx, lambda: plain.draw(eyes, target, scale))

    def draw(self, place: Place, way: str, points: int) -> float:
        """Milliseconds of a frame of at most so many points, with sky and floor."""
        frame = self._next(place)
        return timed(self.ctx, lambda: self._draw(frame, way, points))

    def picture(self, place: Place, way: str, points: int, frames: int = SETTLED) -> U8:
        """The picture of the first step."""
        assert self._frame.target is not None
        frame = replace(self._frame, views=self._views(place, 0))
        for _ in range(frames):
            self._draw(frame, way, points)
        return pixels(self._frame.target)

    def truth(self, place: Place) -> U8:
        """The picture of all points."""
        if POOL not in self._renderers:
            return self.picture(place, self.ways[0], ALL)
        renderer = self._renderers[ALL_READ] = self._renderer(None)
        renderer.pooled = PackedDrawer(renderer.state, self.world.shown(), slots=2 * self.n // RUN + 2)
        drawn = self.picture(place, ALL_READ, ALL, frames=1)  # a minute for a hundred million on a processor
        self._renderers.pop(ALL_READ).release()
        return drawn

    def _draw(self, frame: Frame, way: str, points: int) -> None:
        renderer = self._renderers[way]
        renderer.budget.points = points
        renderer.draw(self.world.shown(), None, frame)

    def _next(self, place: Place) -> Frame:
        self._step = (self._step + 1) % STEPS
        return replace(self._frame, views=self._views(place, self._step))

    def _views(self, place: Place, step: int) -> list[View]:
        head = HEAD if place == "outside" else to_stage(self.world.person.rig, CENTER).astype(np.float32)
        return make_views(head, self._size, step)


def _packed_world(path: Path) -> World:
    """A walk in a packed scene, on a clock whose pictures repeat.  Raises UsageError where it is not read in parts."""
    scene = read(path)
    if not is_large(scene):
        raise UsageError(f"{path}: expected a packed scene of {UNREAD_FROM:,} rows or more")
    return World(scene, path, Path(tempfile.gettempdir()), wait=True)
