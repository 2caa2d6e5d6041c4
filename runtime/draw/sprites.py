"""Pictures at the points: the nearest rows that have one show it, all others stay points.

Pictures live in the layers of one array texture.  A row that comes near takes the layer of one that is no longer shown.
"""

from __future__ import annotations

import moderngl
import numpy as np

from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.draw.gl import PLACES, State, program
from latentwalk.runtime.draw.nearest import nearest
from latentwalk.runtime.draw.pictures import rgba
from latentwalk.runtime.draw.records import Records
from latentwalk.runtime.ground.shown import HIDDEN, PICTURE_TALLER, Shown
from latentwalk.scenes import Thumbnails
from latentwalk.scenes.arrays import I32, U8

#: How many pictures are shown at most: the layers that every OpenGL 4.1 has, and more than fit beside each other.
MOST = 2048
#: Larger thumbnails are shrunk to this many pixels, in whole steps: 32 MB for all, and finer than a picture is seen.
LARGEST_PX = 64
#: No picture is smaller: below, nothing can be made out.
SMALLEST_PX = 9.0
#: How many pictures may be uploaded in one frame, unless pictures must repeat: each is a call to the driver.
UPLOADS = 256


class SpriteDrawer:
    """The nearest thumbnails.  `rows` are those that the last frame showed, nearest first.

    `patient`: upload at most `UPLOADS` each frame, so that none is late; else all that are wanted at once.
    """

    def __init__(self, state: State, thumbnails: Thumbnails, shown: Shown, *, patient: bool) -> None:
        self._state, ctx = state, state.ctx
        self.rows: I32 = np.zeros(0, np.int32)
        self._uploads = UPLOADS if patient else MOST
        self._pixels: U8 = thumbnails.pixels
        self._picture_of = np.full(len(shown.flags), -1, np.int32)
        self._picture_of[thumbnails.rows] = np.arange(len(thumbnails.rows))
        height, width, channels = thumbnails.pixels.shape[1:]
        step = -(-max(height, width) // LARGEST_PX)
        self._steps = min(step, width), min(step, height)
        self._size = width // self._steps[0], height // self._steps[1]
        self._aspect = width / height
        layers = min(MOST, len(thumbnails.rows), int(ctx.info["GL_MAX_ARRAY_TEXTURE_LAYERS"]))
        self._texture = ctx.texture_array((*self._size, layers), 4)  # sRGB, decoded in the shader
        self._texture.filter = moderngl.LINEAR, moderngl.LINEAR
        self._texture.repeat_x = self._texture.repeat_y = False
        self._layer_of = np.full(len(shown.flags), -1, np.int32)
        self._row_in = np.full(layers, -1, np.int32)
        self._wanted, self._wanted_version = self._picture_of >= 0, -1
        self._records = Records(ctx, layers, 2, "i4")
        self.program = program(ctx, "sprites.vert", "sprites.frag", storage=state.storage)
        self.program["gray"] = channels == 1
        self.program["smallest_px"] = SMALLEST_PX
        self._vertices = ctx.vertex_array(self.program, [])
        nearest(shown.cloud, self._wanted, np.eye(4, dtype=np.float32), np.zeros(3, np.float32), 1)  # compile it now

    def draw(self, eyes: Eyes, shown: Shown, ringed: float) -> None:
        """Draw the nearest pictures over their points; `ringed`: as `PointDrawer` has it."""
        self._choose(eyes, shown)
        if not len(self.rows):
            return
        self._records.write(np.stack([self.rows, self._layer_of[self.rows]], axis=1))
        self._state.want()
        self._state.ctx.clear_samplers(0, 1)
        self._texture.use(0)
        self._records.use(PLACES["shown_rows"])
        height_m = PICTURE_TALLER * shown.point_size_m
        self.program["ringed"] = ringed
        self.program["size_m"] = height_m * self._aspect, height_m
        self._vertices.render(moderngl.TRIANGLES, vertices=6 * len(self.rows), instances=eyes.count)

    def _choose(self, eyes: Eyes, shown: Shown) -> None:
        """Find the nearest rows and give a layer to as many of them as may be uploaded in one frame."""
        if self._wanted_version != shown.flags_version:
            self._wanted = (self._picture_of >= 0) & ((shown.flags & HIDDEN) == 0)
            self._wanted_version = shown.flags_version
        # Between the eyes: both show the same pictures.
        place = np.stack([eye.room_from_eye[:3, 3] for eye in eyes.all]).mean(0)
        near = nearest(shown.cloud, self._wanted, eyes.all[0].clip_from_room, place, len(self._row_in))
        is_near = np.zeros(len(self._wanted), np.bool_)
        is_near[near] = True
        # Layers are freed before they are given out, so that a full texture goes on to follow the view.
        left = (self._row_in >= 0) & ~is_near[self._row_in]
        self._layer_of[self._row_in[left]] = -1
        self._row_in[left] = -1
        coming = near[self._layer_of[near] < 0][: self._uploads]
        free = np.flatnonzero(self._row_in < 0)[: len(coming)]
        self._layer_of[coming], self._row_in[free] = free, coming
        for row, layer in zip(coming.tolist(), free.tolist(), strict=True):
            self._texture.write(self._shrunk(row), viewport=(0, 0, layer, *self._size, 1))
        self.rows = near[self._layer_of[near] >= 0]

    def _shrunk(self, row: int) -> U8:
        pixels = self._pixels[self._picture_of[row]]
        if self._steps != (1, 1):
            (width, height), (across, down) = self._size, self._steps
            blocks = pixels[: height * down, : width * across].astype(np.float32)
            blocks = blocks.reshape(height, down, width, across, -1)
            pixels = blocks.mean((1, 3)).round().astype(np.uint8)
        return rgba(pixels)

    def release(self) -> None:
        """Free everything."""
        for thing in (self._vertices, self._records, self._texture, self.program):
            thing.release()
