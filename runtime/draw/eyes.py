"""Where the eyes are: one uniform block that every shader reads through `stereo.glsl`.

All views are drawn side by side in one target by one draw call with `instances = eyes.count`; `gl_InstanceID` is the
eye.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import moderngl
import numpy as np

from latentwalk.runtime.draw.gl import PLACES
from latentwalk.runtime.ground.frame import View
from latentwalk.runtime.ground.geometry import rigid, room_from_stage
from latentwalk.runtime.ground.shown import Rig
from latentwalk.scenes.arrays import F32

MOST_EYES = 2
#: `Eyes` of `stereo.glsl`, byte for byte (std140).
BLOCK = np.dtype(
    [
        ("clip_from_room", "f4", (2, 4, 4)),
        ("room_from_eye", "f4", (2, 4, 4)),
        ("viewport", "f4", (2, 4)),
        ("tangents", "f4", (2, 4)),
        ("focal_px", "f4", 4),
        ("target", "f4", 4),
    ]
)


@dataclass(frozen=True, slots=True, eq=False)
class Eye:
    """One eye in the room: `clip_from_room` and `room_from_eye` (4, 4) float32 (the latter with unit axes), `viewport`
    x, y, width, height in pixels of the target, `focal_px` pixels of one meter at one meter's depth (stage meters)."""

    clip_from_room: F32
    room_from_eye: F32
    viewport: tuple[int, int, int, int]
    tangents: tuple[float, float, float, float]
    focal_px: float


def locate(rig: Rig, views: Sequence[View]) -> list[Eye]:
    """The eyes of this frame's views, side by side from the left."""
    stage, located, x = room_from_stage(rig), [], 0
    for view in views:
        room_from_eye = stage @ rigid(view.pose)
        # Unit axes, so that shaders take directions from it as they are.
        room_from_eye[:3, :3] /= rig.scale
        turned = room_from_eye[:3, :3].T  # the inverse of a rotation
        eye_from_room = np.zeros((4, 4), np.float32)
        eye_from_room[3, 3] = 1
        eye_from_room[:3, :3] = turned / rig.scale
        eye_from_room[:3, 3] = turned @ room_from_eye[:3, 3] / -rig.scale
        p, (width, height) = view.projection, view.size
        # Where the edges are that the projection takes to −1 and 1.
        sides = (p[0, 2] - 1) / p[0, 0], (p[0, 2] + 1) / p[0, 0], (p[1, 2] - 1) / p[1, 1], (p[1, 2] + 1) / p[1, 1]
        focal_px = float(p[1, 1]) * height / 2
        located.append(Eye(p @ eye_from_room, room_from_eye, (x, 0, width, height), sides, focal_px))
        x += width
    return located


class Eyes:
    """The eyes of the frame that is being drawn, on both sides of the bus.

    `all` of them, left first, `count` of them: how many instances to draw; `target` is the framebuffer of the frame;
    `room_per_stage` the rig's scale.  For kernels, `clips` (count, 4, 4) and `focal_px` (count,) float32 as in `Eye`.
    """

    target: moderngl.Framebuffer

    def __init__(self, ctx: moderngl.Context) -> None:
        self.buffer = ctx.buffer(reserve=BLOCK.itemsize, dynamic=True)
        self.all: list[Eye] = []
        self.count = 0
        self.room_per_stage = 1.0
        self.clips, self.focal_px = np.zeros((0, 4, 4), np.float32), np.zeros(0, np.float32)
        self._block = np.zeros(1, BLOCK)
        self._fields = {name: self._block[0][name] for name in BLOCK.names or ()}  # views of it
        self._clips = np.zeros((MOST_EYES, 4, 4), np.float32)

    def update(self, rig: Rig, views: Sequence[View], target: moderngl.Framebuffer) -> None:
        """Take this frame's views (one or two) and target, and write the uniform block."""
        if not 1 <= len(views) <= MOST_EYES:
            raise ValueError(f"expected 1 or {MOST_EYES} views, found {len(views)}")
        self.all, self.target, self.room_per_stage = locate(rig, views), target, rig.scale
        self.count = len(views)
        block = self._fields
        for i, eye in enumerate(self.all):
            self._clips[i] = eye.clip_from_room
            block["clip_from_room"][i] = eye.clip_from_room.T
            block["room_from_eye"][i] = eye.room_from_eye.T
            block["viewport"][i] = eye.viewport
            block["tangents"][i] = eye.tangents
            block["focal_px"][i] = eye.focal_px
        block["target"][:] = (*target.size, self.count, rig.scale)
        self.clips, self.focal_px = self._clips[: self.count], block["focal_px"][: self.count]
        self.buffer.mglo.write(self._block, 0)

    def bind(self) -> None:
        """Bind the block where `stereo.glsl` expects it."""
        self.buffer.mglo.bind_to_uniform_block(PLACES["Eyes"], 0, -1)

    def release(self) -> None:
        """Free the buffer."""
        self.buffer.release()
