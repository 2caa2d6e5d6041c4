"""What there is to see of clouds that stand still, and pictures of it."""

from __future__ import annotations

import gc
import math
from dataclasses import replace

import numpy as np

from latentwalk.runtime.draw import Renderer
from latentwalk.runtime.ground.frame import Controls, Frame, Pose, View
from latentwalk.runtime.ground.shown import Cloud, CloudFrame, Coloring, Marks, Pointer, Rig, Shown
from latentwalk.runtime.hosts.gl import SRGB8_ALPHA8, create_context
from latentwalk.runtime.world.rows import cells


def cloud_frame(positions, name="a", present=None):
    return CloudFrame(("layout", name), np.asarray(positions, np.float32), 1.0, np.zeros(3, np.float32), present)


def cloud(a, b=None, t=0.0):
    b = b or a
    return Cloud(a, b, t, cells.cover(cells.order_rows(a.positions), a, b))


def coloring(codes, table, name="label", kind="category", version=0):
    return Coloring(name, kind, np.asarray(codes, np.float32), np.asarray(table, np.uint8), [], version)


def make_shown(positions, codes=None, table=((230, 159, 0),), lines=(), shapes=(), pictures=(), **changes):
    """What there is to see of a cloud; the rig is the room, the head looks along −Z from the stage's origin."""
    a = positions if isinstance(positions, CloudFrame) else cloud_frame(positions)
    n = len(a.positions)
    still = Shown(
        rig=Rig(),
        cloud=cloud(a),
        coloring=coloring(np.zeros(n) if codes is None else codes, table),
        flags=np.zeros(n, np.uint8),
        flags_version=0,
        mode="points",
        point_size_m=0.02,
        pointer=Pointer(),
        vignette=0.0,
        clear_deg=60.0,
        upcoming=(),
        thumbnails=None,
        fixed_clock=False,
        marks=Marks(list(lines), list(shapes), list(pictures)),
        late=Marks,
    )
    return replace(still, **changes)


def projection(fov_deg=90.0, aspect=1.0, near=0.05, far=100.0):
    f = 1 / math.tan(math.radians(fov_deg) / 2)
    p = np.zeros((4, 4), np.float32)
    p[0, 0], p[1, 1], p[3, 2] = f / aspect, f, -1
    p[2, 2], p[2, 3] = -(far + near) / (far - near), -2 * far * near / (far - near)
    return p


def make_target(ctx, width, height):
    color = ctx.texture((width, height), 4, internal_format=SRGB8_ALPHA8)
    return ctx.framebuffer([color], ctx.depth_renderbuffer((width, height)))


def make_frame(target, *heads, fov_deg=90.0):
    """A frame of one view for each head pose, side by side."""
    width, height = target.size[0] // len(heads), target.size[1]
    views = [View(head, projection(fov_deg, width / height), (width, height)) for head in heads]
    return Frame(Controls(), 0.0, 1 / 60, views, target)


def pixels(target):
    """(height, width, 3) uint8, top row first."""
    width, height = target.size
    return np.frombuffer(target.read(components=3, alignment=1), np.uint8).reshape(height, width, 3)[::-1]


def at(x, y, z):
    return Pose(np.array([x, y, z], np.float32))


def lit(picture):
    """Pixels (h, w) that are brighter than floor and sky can be."""
    return picture.max(2) > 70


class Camera:
    """Takes pictures in one context, and sees to it that nothing is leaked or goes wrong."""

    def __init__(self):
        self.ctx, _ = create_context()  # as walks have it: some drivers give the version asked for and no newer one
        self.ctx.gc_mode = "context_gc"  # what is dropped without release() lands in ctx.objects
        self.targets = {}

    def target(self, width, height):
        if (width, height) not in self.targets:
            self.targets[width, height] = make_target(self.ctx, width, height)
        return self.targets[width, height]

    def picture(self, shown, *heads, size=(128, 128), fov_deg=90.0, renderer=None, budget=10_000_000):
        """(height, width · views, 3) uint8 of what one or two heads see, by default from the origin along −Z."""
        heads = heads or (at(0, 0, 0),)
        target = self.target(size[0] * len(heads), size[1])
        own = renderer or Renderer(self.ctx, shown, budget=budget)
        own.draw(shown, None, make_frame(target, *heads, fov_deg=fov_deg))
        found = pixels(target)
        assert self.ctx.error == "GL_NO_ERROR"
        if renderer is None:
            own.release()
        return found

    def close(self):
        """Release all; fails where somebody else did not."""
        for target in self.targets.values():
            for thing in (*target.color_attachments, target.depth_attachment, target):
                thing.release()
        gc.collect()
        leaked = [thing for thing in self.ctx.objects if type(thing).__name__ != "InvalidObject"]
        self.ctx.release()
        assert not leaked
