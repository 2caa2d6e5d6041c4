"""The OpenGL context that OpenXR draws with: a desktop window, hidden or the mirror of one eye."""

from __future__ import annotations

import os
import sys
import warnings

# OpenXR's OpenGL binding on Linux is GLX, so the window must be an X one, on a Wayland desktop too.
os.environ.setdefault("PYGLFW_LIBRARY_VARIANT", "x11")

import glfw
import moderngl
import xr
from OpenGL import GL

from latentwalk.runtime.ground.opengl import NEEDED
from latentwalk.runtime.hosts.newest import newest_window
from latentwalk.runtime.hosts.x_server import XServer
from latentwalk.scenes.errors import LatentwalkError

MIRROR_SIZE = (720, 720)


class Window:
    """A context of OpenGL 4.1 or newer in a window; `ctx` is moderngl's view of it.

    Raises LatentwalkError where there is no display or no such OpenGL.
    """

    def __init__(self, mirror: bool) -> None:
        self.mirrored = mirror
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", glfw.GLFWError)
            if not glfw.init():
                raise LatentwalkError(
                    "no window system for OpenXR's OpenGL: needs an X display, "
                    f"found DISPLAY={os.environ.get('DISPLAY', '')!r}; start the desktop (or Xvfb) and set DISPLAY"
                )
            glfw.window_hint(glfw.OPENGL_PROFILE, glfw.OPENGL_CORE_PROFILE)
            glfw.window_hint(glfw.VISIBLE, mirror)
            handle = newest_window(MIRROR_SIZE, "latentwalk: what the headset shows")
            if handle is None:
                glfw.terminate()
                raise LatentwalkError("no OpenGL 4.1 in a window here; see `latentwalk doctor`")
        self.handle = handle
        self.server = XServer()
        glfw.make_context_current(self.handle)
        glfw.swap_interval(0)  # the headset sets the pace
        self.ctx = moderngl.create_context(require=NEEDED)

    def binding(self) -> xr.GraphicsBindingOpenGLXlibKHR | xr.GraphicsBindingOpenGLWin32KHR:
        """OpenXR's graphics binding of this context."""
        if sys.platform == "win32":
            from OpenGL import WGL

            return xr.GraphicsBindingOpenGLWin32KHR(h_dc=WGL.wglGetCurrentDC(), h_glrc=WGL.wglGetCurrentContext())
        from OpenGL import GLX

        return xr.GraphicsBindingOpenGLXlibKHR(
            x_display=GLX.glXGetCurrentDisplay(),
            glx_drawable=GLX.glXGetCurrentDrawable(),
            glx_context=GLX.glXGetCurrentContext(),
        )

    def restore(self) -> None:
        """Take the context back after calls into the runtime; some leave another one current, or an error behind."""
        glfw.make_context_current(self.handle)
        while GL.glGetError() != GL.GL_NO_ERROR:
            pass

    def poll(self) -> bool:
        """Answer the desktop; False once the person has closed the window, or the X server has gone."""
        glfw.poll_events()
        return not (self.server.gone or glfw.window_should_close(self.handle))

    def mirror(self, eyes: moderngl.Framebuffer) -> None:
        """Show the middle of the left eye's half of `eyes`, as much as fits the window's shape."""
        width, height = glfw.get_framebuffer_size(self.handle)
        if not self.mirrored or not width or not height or self.server.gone:
            return
        eye_width, eye_height = eyes.width // 2, eyes.height
        scale = min(eye_width / width, eye_height / height)
        across, up = round(width * scale / 2), round(height * scale / 2)
        middle_x, middle_y = eye_width // 2, eye_height // 2
        GL.glBindFramebuffer(GL.GL_READ_FRAMEBUFFER, eyes.glo)
        GL.glBindFramebuffer(GL.GL_DRAW_FRAMEBUFFER, 0)
        source = (middle_x - across, middle_y - up, middle_x + across, middle_y + up)
        converts = GL.glIsEnabled(GL.GL_FRAMEBUFFER_SRGB)
        GL.glDisable(GL.GL_FRAMEBUFFER_SRGB)  # bytes to bytes
        GL.glBlitFramebuffer(*source, 0, 0, width, height, GL.GL_COLOR_BUFFER_BIT, GL.GL_LINEAR)
        if converts:
            GL.glEnable(GL.GL_FRAMEBUFFER_SRGB)
        glfw.swap_buffers(self.handle)
        eyes.use()

    def close(self) -> None:
        """Destroy context and window."""
        self.ctx.release()
        glfw.destroy_window(self.handle)
        glfw.terminate()
