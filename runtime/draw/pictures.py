"""Pictures that stand in the room and face the person: decoded images, large thumbnails."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import moderngl
import numpy as np

from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.draw.gl import State, program
from latentwalk.runtime.ground.shown import Picture
from latentwalk.scenes.arrays import U8

SRGB8_ALPHA8 = 0x8C43


def rgba(pixels: U8) -> U8:
    """(…, 1, 3 or 4) uint8 as (…, 4): gray spread over the colors, opaque where there is no alpha."""
    full = np.full((*pixels.shape[:-1], 4), 255, np.uint8)
    full[..., : 4 if pixels.shape[-1] == 4 else 3] = pixels
    return full


@dataclass(slots=True)
class _Cached:
    texture: moderngl.Texture
    version: int


class PictureDrawer:
    """One draw for each picture; textures stay while their picture is shown, and are rewritten with its version."""

    def __init__(self, state: State) -> None:
        self._state, ctx = state, state.ctx
        self.program = program(ctx, "pictures.vert", "pictures.frag")
        self._vertices = ctx.vertex_array(self.program, [])
        self._cached: dict[str, _Cached] = {}

    def draw(self, eyes: Eyes, pictures: Sequence[Picture]) -> None:
        """Draw them over what stands before them, in a frame; the nearest last, and those in front."""
        if not (self._cached or pictures):
            return
        for key in self._cached.keys() - {picture.key for picture in pictures}:
            self._cached.pop(key).texture.release()
        if not pictures:
            return
        self._state.want(depth_test=False, depth_write=False)
        # A sampler that somebody left there would outrank the textures' own filters.
        self._state.ctx.clear_samplers(0, 1)
        eye = eyes.all[0].room_from_eye[:3, 3]
        for picture in sorted(pictures, key=lambda each: (each.in_front, -math.dist(each.position, eye))):
            height, width = picture.pixels.shape[:2]
            self._texture(picture).use(0)
            self.program["place"] = tuple(map(float, picture.position))
            self.program["size_m"] = picture.height_m * width / height, picture.height_m
            self._vertices.render(moderngl.TRIANGLES, vertices=6, instances=eyes.count)

    def _texture(self, picture: Picture) -> moderngl.Texture:
        size = picture.pixels.shape[1], picture.pixels.shape[0]
        cached = self._cached.get(picture.key)
        if cached is not None and cached.texture.size != size:
            self._cached.pop(picture.key).texture.release()
            cached = None
        if cached is None:
            texture = self._state.ctx.texture(size, 4, internal_format=SRGB8_ALPHA8)
            texture.repeat_x = texture.repeat_y = False
            cached = self._cached[picture.key] = _Cached(texture, picture.version - 1)  # any other: it is written now
        if cached.version != picture.version:
            cached.texture.write(rgba(picture.pixels))
            cached.texture.build_mipmaps()  # sets the filter for both ways
            cached.texture.filter = moderngl.LINEAR_MIPMAP_LINEAR, moderngl.LINEAR
            cached.version = picture.version
        return cached.texture

    def release(self) -> None:
        """Free everything."""
        for cached in self._cached.values():
            cached.texture.release()
        self._vertices.release()
        self.program.release()
