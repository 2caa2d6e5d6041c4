"""Where the eyes are: one uniform block that every shader reads through `stereo.glsl`.

All views are drawn side by side in one target by one draw call with `instances = eyes.count`; `gl_InstanceID` is the
eye.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import moderngl
import numpy as np

from latentwalk.runtime.ground.frame import Pose, View
from latentwalk.runtime.ground.shown import Rig
from latentwalk.scenes.arrays import F32

BINDING = 0
MOST_EYES = 2
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


def rotation(quaternion: F32) -> F32:
    """The (3, 3) float32 matrix of a unit quaternion x, y, z, w."""
    x, y, z, w = (float(q) for q in quaternion)
    return np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
            [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
            [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
        ],
        np.float32,
    )


def rigid(pose: Pose) -> F32:
    """The (4, 4) float32 matrix that puts a thing at a pose."""
    matrix = np.eye(4, dtype=np.float32)
    matrix[:3, :3] = rotation(pose.orientation)
    matrix[:3, 3] = pose.position
    return matrix


def room_from_stage(rig: Rig) -> F32:
    """The (4, 4) float32 matrix of a rig: position + R_y(yaw) · (scale · stage)."""
    c, s = np.cos(rig.yaw_rad) * rig.scale, np.sin(rig.yaw_rad) * rig.scale
    x, y, z = rig.position
    return np.array([[c, 0, s, x], [0, rig.scale, 0, y], [-s, 0, c, z], [0, 0, 0, 1]], np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Eye:
    """One eye in the room: `clip_from_room` and `room_from_eye` (4, 4) float32 (the latter with unit axes), `viewport`
    x, y, width, height in pixels of the target, `focal_px` pixels of one metre at one metre's depth (stage metres)."""

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
        room_from_eye[:3, :3] /= rig.scale
        turned = room_from_eye[:3, :3].T
        eye_from_room = np.eye(4, dtype=np.float32)
        eye_from_room[:3, :3] = turned / rig.scale
        eye_from_room[:3, 3] = turned @ room_from_eye[:3, 3] / -rig.scale
        p, (width, height) = view.projection, view.size
        sides = (p[0, 2] - 1) / p[0, 0], (p[0, 2] + 1) / p[0, 0], (p[1, 2] - 1) / p[1, 1], (p[1, 2] + 1) / p[1, 1]
        focal_px = float(p[1, 1]) * height / 2
        located.append(Eye(p @ eye_from_room, room_from_eye, (x, 0, width, height), sides, focal_px))
        x += width
    return located


class Eyes:
    """The eyes of the frame that is being drawn, on both sides of the bus.

    `all` of them, left first; `target` is the framebuffer of the frame; `room_per_stage` the rig's scale.
    """

    target: moderngl.Framebuffer

    def __init__(self, ctx: moderngl.Context) -> None:
        self.buffer = ctx.buffer(reserve=BLOCK.itemsize, dynamic=True)
        self.all: list[Eye] = []
        self.room_per_stage = 1.0

    @property
    def count(self) -> int:
        """How many instances to draw."""
        return len(self.all)

    def update(self, rig: Rig, views: Sequence[View], target: moderngl.Framebuffer) -> None:
        """Take this frame's views (one or two) and target, and write the uniform block."""
        if not 1 <= len(views) <= MOST_EYES:
            raise ValueError(f"expected 1 or {MOST_EYES} views, found {len(views)}")
        self.all, self.target, self.room_per_stage = locate(rig, views), target, rig.scale
        block = np.zeros((), BLOCK)
        for i, eye in enumerate(self.all):
            block["clip_from_room"][i] = eye.clip_from_room.T
            block["room_from_eye"][i] = eye.room_from_eye.T
            block["viewport"][i] = eye.viewport
            block["tangents"][i] = eye.tangents
            block["focal_px"][i] = eye.focal_px
        block["target"] = (*target.size, self.count, rig.scale)
        self.buffer.write(block.tobytes())

    def bind(self) -> None:
        """Bind the block where `stereo.glsl` expects it."""
        self.buffer.bind_to_uniform_block(BINDING)

    def release(self) -> None:
        """Free the buffer."""
        self.buffer.release()
