"""Dear ImGui on moderngl: one imgui context drawn into one texture, whatever window or headset shows it.

The backends that imgui-bundle brings use PyOpenGL, which must be told the platform (EGL, GLX, WGL) before it is
imported and asks the driver for forty states each frame; this one needs only the context that draws the points.
"""

from __future__ import annotations

import ctypes
from collections import OrderedDict
from typing import Any

import moderngl
import numpy as np
from imgui_bundle import imgui, implot

from latentwalk.runtime.draw import gl
from latentwalk.runtime.ground.frame import Screen
from latentwalk.runtime.ui import fonts, style
from latentwalk.scenes.arrays import U8

WINDOW_TEXT_PX = 15.0  # on a desktop of scale 1, as its own windows have
PICTURES = 64  # kept on the GPU: more than panels show at once, so that none is uploaded twice in a frame


#: The keys that imgui edits text with.
KEYS: dict[str, imgui.Key] = {
    "BACKSPACE": imgui.Key.backspace,
    "DELETE": imgui.Key.delete,
    "ENTER": imgui.Key.enter,
    "ESCAPE": imgui.Key.escape,
    "LEFT": imgui.Key.left_arrow,
    "RIGHT": imgui.Key.right_arrow,
    "HOME": imgui.Key.home,
    "END": imgui.Key.end,
    "SHIFT": imgui.Key.mod_shift,
    "CTRL": imgui.Key.mod_ctrl,
    "A": imgui.Key.a,
    "C": imgui.Key.c,
    "V": imgui.Key.v,
    "X": imgui.Key.x,
}


#: First index, count, clip rectangle in pixels, and number of the texture.
_Command = tuple[int, int, tuple[float, float, float, float], int]


class Canvas:
    """An imgui context, its font and its pictures; text is `text_px` pixels tall.

    `texture` holds what was drawn: sRGB values, premultiplied alpha, row 0 on top.
    """

    def __init__(self, ctx: moderngl.Context, size: tuple[int, int], text_px: float) -> None:
        self.ctx = ctx
        self._imgui = imgui.create_context()
        imgui.set_current_context(self._imgui)
        self._implot = implot.create_context()
        io = imgui.get_io()
        io.backend_flags |= imgui.BackendFlags_.renderer_has_textures
        # Else imgui would write a file into the folder that the person stands in.
        io.set_ini_filename("")
        # A click that is pressed and let go within one frame is told over two, or no button would feel it.
        io.config_input_trickle_event_queue = True
        imgui.get_platform_io().renderer_texture_max_width = ctx.info["GL_MAX_TEXTURE_SIZE"]
        imgui.get_platform_io().renderer_texture_max_height = ctx.info["GL_MAX_TEXTURE_SIZE"]
        fonts.add_fonts(io.fonts)
        self._program = gl.program(ctx, "gui.vert", "gui.frag")
        self._vertices = ctx.buffer(reserve=1 << 16, dynamic=True)
        self._indices = ctx.buffer(reserve=1 << 16, dynamic=True)
        self._array = self._bind()
        self._atlas: dict[int, moderngl.Texture] = {}
        self._pictures: OrderedDict[str, tuple[int, moderngl.Texture]] = OrderedDict()
        # What `texture` holds; None: it is out of date whatever comes.
        self._drawn: tuple[U8, U8, list[_Command]] | None = None
        self._make_target(size)
        self.text_px = 0.0
        self.set_text_px(text_px)

    def _make_target(self, size: tuple[int, int]) -> None:
        self.size, self._drawn = size, None
        self.texture = self.ctx.texture(size, 4)
        self.texture.repeat_x = self.texture.repeat_y = False
        self._target = self.ctx.framebuffer([self.texture])

    def _bind(self) -> moderngl.VertexArray:
        layout = "2f 2f 4f1"
        index_bytes = imgui.INDEX_SIZE
        content = [(self._vertices, layout, "position_px", "uv", "color")]
        return self.ctx.vertex_array(self._program, content, self._indices, index_element_size=index_bytes)

    def resize(self, size: tuple[int, int]) -> None:
        """Give the texture another size in pixels."""
        if size != self.size:
            self._target.release()
            self.texture.release()
            self._make_target(size)

    def set_text_px(self, text_px: float) -> None:
        """Make text and all spacing fit letters of `text_px` pixels."""
        if text_px != self.text_px:
            imgui.set_current_context(self._imgui)
            style.apply(imgui.get_style(), text_px)
            self.text_px = text_px

    def io(self) -> imgui.IO:
        """The input queue of this canvas, which becomes the current one."""
        imgui.set_current_context(self._imgui)
        return imgui.get_io()

    def feed(self, screen: Screen) -> None:
        """Hand the keyboard and the wheel to imgui."""
        io = self.io()
        io.add_mouse_wheel_event(*screen.wheel)
        # Before the keys: in a slow frame the Enter that ends a text comes with its last letters.
        io.add_input_characters_utf8(screen.text)
        for name, down in screen.keys:
            if name in KEYS:
                io.add_key_event(KEYS[name], down)

    def begin(self, dt_s: float) -> imgui.IO:
        """Make this canvas the current one and return its input queue; then `new_frame`, panels and `end`."""
        io = self.io()
        implot.set_current_context(self._implot)
        self._update_atlas()
        io.display_size = imgui.ImVec2(*self.size)
        io.delta_time = max(dt_s, 1e-4)  # imgui refuses a frame that takes no time
        return io

    def end(self) -> None:
        """Close the frame; `draw` puts it into `texture` when it is needed."""
        imgui.render()

    def draw(self, *, mipmaps: bool = False) -> bool:
        """Draw the last frame that ended into `texture`, with mipmaps where it will be seen smaller than it is; one
        like the frame before is there already.  Whether it looks different."""
        imgui.set_current_context(self._imgui)
        self._update_atlas()
        parts = _parts(imgui.get_draw_data())
        if self._drawn is None or not _same(parts, self._drawn):
            self._draw(*parts)
            if mipmaps:
                self.texture.build_mipmaps()
            self._drawn = parts
            return True
        return False

    def picture(self, key: str, pixels: U8, version: int = 0) -> imgui.ImTextureRef:
        """What `imgui.image` takes for `pixels` (h, w, c) uint8 sRGB, c = 1, 3 or 4; `key` and `version` name it."""
        known = self._pictures.get(key)
        if known is None or known[0] != version or known[1].size != pixels.shape[1::-1]:
            if known is not None:
                known[1].release()
            self._pictures[key] = known = (version, self._upload(pixels))
        self._pictures.move_to_end(key)
        if len(self._pictures) > PICTURES:
            self._pictures.popitem(last=False)[1][1].release()
        return imgui.ImTextureRef(known[1].glo)

    def _upload(self, pixels: U8) -> moderngl.Texture:
        height, width, channels = pixels.shape
        self._drawn = None  # a new texture may have the number of one that is gone
        texture = self.ctx.texture((width, height), channels, np.ascontiguousarray(pixels).tobytes(), alignment=1)
        texture.swizzle = {1: "RRR1", 3: "RGB1", 4: "RGBA"}[channels]
        # Small pictures, as of digits, are enlarged to squares: smoothed, they would be a blur.
        texture.filter = (moderngl.LINEAR, moderngl.NEAREST if max(width, height) < 64 else moderngl.LINEAR)
        return texture

    def _update_atlas(self) -> None:
        """Do what imgui wants with its own textures (letters are rasterized when first used)."""
        status = imgui.ImTextureStatus
        for wanted in imgui.get_platform_io().textures:
            if wanted.status in (status.want_create, status.want_updates):
                texture = self._atlas.get(wanted.get_tex_id())
                if texture is None:
                    texture = self.ctx.texture((wanted.width, wanted.height), 4)
                    self._atlas[texture.glo] = texture
                    wanted.set_tex_id(texture.glo)
                texture.write(np.ascontiguousarray(wanted.get_pixels_array()).tobytes())
                self._drawn = None
                wanted.status = status.ok
            elif wanted.status == status.want_destroy and wanted.unused_frames > 0:
                self._atlas.pop(wanted.get_tex_id()).release()
                wanted.set_tex_id(0)
                wanted.status = status.destroyed

    def _textures(self) -> dict[int, moderngl.Texture]:
        return self._atlas | {texture.glo: texture for _, texture in self._pictures.values()}

    def _draw(self, vertices: U8, indices: U8, commands: list[_Command]) -> None:
        if len(indices):
            self._write(vertices, indices)
        textures = self._textures()
        gl.begin(self.ctx, self._target, blend="over", depth_test=False, depth_write=False)
        self.ctx.disable_direct(gl.FRAMEBUFFER_SRGB)
        for distance in gl.CLIP_DISTANCES:
            self.ctx.disable_direct(distance)
        # moderngl's types know pairs alone.
        straight: Any = moderngl.SRC_ALPHA, moderngl.ONE_MINUS_SRC_ALPHA, moderngl.ONE, moderngl.ONE_MINUS_SRC_ALPHA
        self.ctx.blend_func = straight  # imgui's alpha is not premultiplied; the sum in `texture` is
        self._target.clear()
        self._program["canvas_px"] = self.size
        for first, count, clip, texture in commands:
            x, y = max(int(clip[0]), 0), max(int(clip[1]), 0)
            width, height = min(int(clip[2]), self.size[0]) - x, min(int(clip[3]), self.size[1]) - y
            if width > 0 and height > 0:
                self.ctx.scissor = x, y, width, height
                textures[texture].use(0)
                self._array.render(moderngl.TRIANGLES, vertices=count, first=first)

    def _write(self, vertices: U8, indices: U8) -> None:
        if vertices.nbytes > self._vertices.size or indices.nbytes > self._indices.size:
            self._array.release()
            self._vertices.release()
            self._indices.release()
            self._vertices = self.ctx.buffer(reserve=2 * vertices.nbytes, dynamic=True)
            self._indices = self.ctx.buffer(reserve=2 * indices.nbytes, dynamic=True)
            self._array = self._bind()
        # New memory: the driver may still draw the last panels from the old one.
        self._vertices.orphan()
        self._vertices.write(vertices)
        self._indices.orphan()
        self._indices.write(indices)

    def release(self) -> None:
        """Free the context and everything on the GPU."""
        imgui.set_current_context(self._imgui)
        for wanted in imgui.get_platform_io().textures:
            wanted.set_tex_id(0)
            wanted.status = imgui.ImTextureStatus.destroyed
        imgui.get_io().backend_flags &= ~imgui.BackendFlags_.renderer_has_textures
        implot.destroy_context(self._implot)
        imgui.destroy_context(self._imgui)
        for texture in self._textures().values():
            texture.release()
        for thing in (self._array, self._vertices, self._indices, self._program, self._target, self.texture):
            thing.release()


def _bytes(buffer: imgui.ImVector_ImDrawVert | imgui.ImVector_ImDrawIdx, each: int) -> U8:
    """A view of an imgui vector's memory, good until the next frame."""
    count = buffer.size() * each
    if count == 0:
        return np.zeros(0, np.uint8)
    return np.frombuffer(memoryview((ctypes.c_uint8 * count).from_address(buffer.data_address())), np.uint8)


def _parts(data: imgui.ImDrawData) -> tuple[U8, U8, list[_Command]]:
    """All lists as one: bytes of its vertices and of its indices, and its commands."""
    vertices, indices, commands = [np.zeros(0, np.uint8)], [np.zeros(0, np.uint8)], []
    vertex = index = 0
    for part in data.cmd_lists:
        vertices.append(_bytes(part.vtx_buffer, imgui.VERTEX_SIZE))
        numbers = _bytes(part.idx_buffer, imgui.INDEX_SIZE).view(f"u{imgui.INDEX_SIZE}")
        indices.append((numbers + numbers.dtype.type(vertex)).view(np.uint8))
        for command in part.cmd_buffer:
            clip = command.clip_rect
            box = clip.x, clip.y, clip.z, clip.w
            commands.append((index + command.idx_offset, command.elem_count, box, command.tex_ref.get_tex_id()))
        vertex += part.vtx_buffer.size()
        index += part.idx_buffer.size()
    return np.concatenate(vertices), np.concatenate(indices), commands


def _same(a: tuple[U8, U8, list[_Command]], b: tuple[U8, U8, list[_Command]]) -> bool:
    """Whether two frames look alike."""
    return a[2] == b[2] and np.array_equal(a[0], b[0]) and np.array_equal(a[1], b[1])
