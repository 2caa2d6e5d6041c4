"""Pixels to the headset: both eyes side by side in one picture, copied into the layers of a texture-array swapchain."""

from __future__ import annotations

import moderngl
import xr
from OpenGL import GL

from latentwalk.runtime.ground.geometry import FAR_M, NEAR_M
from latentwalk.runtime.hosts.gl import SRGB8_ALPHA8
from latentwalk.scenes.errors import LatentwalkError

DEPTH_FORMATS = {0x8CAC: GL.GL_FLOAT, 0x81A6: GL.GL_UNSIGNED_INT}  # 32 bit float, 24 bit
STEREO = xr.ViewConfigurationType.PRIMARY_STEREO


class Chain:
    """One texture-array swapchain: `images` are its GL textures, layer i is eye i."""

    def __init__(
        self, session: xr.Session, pixel_format: int, size: tuple[int, int], usage: xr.SwapchainUsageFlags
    ) -> None:
        create_info = xr.SwapchainCreateInfo(
            usage_flags=usage | xr.SwapchainUsageFlags.TRANSFER_DST_BIT | xr.SwapchainUsageFlags.SAMPLED_BIT,
            format=pixel_format,
            sample_count=1,
            width=size[0],
            height=size[1],
            face_count=1,
            array_size=2,
            mip_count=1,
        )
        self.handle = xr.create_swapchain(session, create_info)
        self.size = size
        images = xr.enumerate_swapchain_images(self.handle, xr.SwapchainImageOpenGLKHR)
        self.images = [int(image.image) for image in images]

    def submit(self, texture: int) -> None:
        """Copy both halves of a GL texture of the same format into the next image."""
        image = self.images[xr.acquire_swapchain_image(self.handle, xr.SwapchainImageAcquireInfo())]
        xr.wait_swapchain_image(self.handle, xr.SwapchainImageWaitInfo(timeout=xr.INFINITE_DURATION))
        width, height = self.size
        for eye in range(2):
            source = (texture, GL.GL_TEXTURE_2D, 0, eye * width, 0, 0)
            GL.glCopyImageSubData(*source, image, GL.GL_TEXTURE_2D_ARRAY, 0, 0, 0, eye, width, height, 1)
        xr.release_swapchain_image(self.handle, xr.SwapchainImageReleaseInfo())

    def sub_image(self, eye: int) -> xr.SwapchainSubImage:
        """The layer of one eye."""
        rect = xr.Rect2Di(xr.Offset2Di(0, 0), xr.Extent2Di(*self.size))
        return xr.SwapchainSubImage(self.handle, rect, eye)


class Swapchains:
    """What is drawn into, `target` (both eyes side by side, sRGB and depth), and the swapchains it goes to.

    `size`: pixels of one eye.  Raises LatentwalkError where the runtime offers no sRGB swapchain.
    """

    def __init__(
        self,
        ctx: moderngl.Context,
        instance: xr.Instance,
        system: xr.SystemId,
        session: xr.Session,
        *,
        with_depth: bool,
    ) -> None:
        views = xr.enumerate_view_configuration_views(instance, system, STEREO)
        self.size = (
            max(view.recommended_image_rect_width for view in views),
            max(view.recommended_image_rect_height for view in views),
        )
        formats = list(xr.enumerate_swapchain_formats(session))
        if SRGB8_ALPHA8 not in formats:
            raise LatentwalkError(f"the OpenXR runtime offers no SRGB8_ALPHA8 swapchain, only {[*map(hex, formats)]}")
        # The runtime lists its formats with the best for it first.
        depth_format = next((item for item in formats if item in DEPTH_FORMATS), None) if with_depth else None
        usage = xr.SwapchainUsageFlags
        self._color_chain = Chain(session, SRGB8_ALPHA8, self.size, usage.COLOR_ATTACHMENT_BIT)
        self._depth_chain = (
            Chain(session, depth_format, self.size, usage.DEPTH_STENCIL_ATTACHMENT_BIT) if depth_format else None
        )
        both = (self.size[0] * 2, self.size[1])
        self._color = ctx.texture(both, 4, internal_format=SRGB8_ALPHA8)
        self._depth = depth_texture(ctx, both, depth_format)
        self.target = ctx.framebuffer([self._color], self._depth)
        self._depths: list[xr.CompositionLayerDepthInfoKHR | None] = []

    def submit(self, views: list[xr.View], space: xr.Space) -> xr.CompositionLayerProjection:
        """Send what was drawn, as seen from OpenXR's `views` in `space`; give the layer for the frame's end."""
        self._color_chain.submit(self._color.glo)
        if self._depth_chain:
            self._depth_chain.submit(self._depth.glo)
        self._depths = [self._depth_info(eye) for eye in range(2)]  # kept: the layer points at them
        projections = [
            xr.CompositionLayerProjectionView(view.pose, view.fov, self._color_chain.sub_image(eye), next=depth)
            for eye, (view, depth) in enumerate(zip(views, self._depths, strict=True))
        ]
        return xr.CompositionLayerProjection(space=space, views=projections)

    def _depth_info(self, eye: int) -> xr.CompositionLayerDepthInfoKHR | None:
        if not self._depth_chain:
            return None
        return xr.CompositionLayerDepthInfoKHR(self._depth_chain.sub_image(eye), 0.0, 1.0, NEAR_M, FAR_M)

    def release(self) -> None:
        """Free what is drawn into; the swapchains go with their session."""
        for part in (self.target, self._color, self._depth):
            part.release()


def depth_texture(ctx: moderngl.Context, size: tuple[int, int], pixel_format: int | None) -> moderngl.Texture:
    """A depth texture, of the runtime's format where there is one: copies need both sides alike."""
    texture = ctx.depth_texture(size)
    if pixel_format:
        GL.glBindTexture(GL.GL_TEXTURE_2D, texture.glo)
        kind = DEPTH_FORMATS[pixel_format]
        GL.glTexImage2D(GL.GL_TEXTURE_2D, 0, pixel_format, *size, 0, GL.GL_DEPTH_COMPONENT, kind, None)
        GL.glBindTexture(GL.GL_TEXTURE_2D, 0)
    return texture
