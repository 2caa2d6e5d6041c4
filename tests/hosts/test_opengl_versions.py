"""Contexts: the newest OpenGL is asked for first, and 4.1 is enough, on each system."""

from __future__ import annotations

from types import SimpleNamespace

import glfw
import pytest

from latentwalk.runtime.hosts import gl
from latentwalk.runtime.hosts.window import host
from latentwalk.scenes.errors import LatentwalkError


def driver(newest, asked):
    """moderngl's `create_context` over a driver that has `newest`."""

    def create_context(*, require, **_settings):
        asked.append(require)
        if require > newest:
            raise ValueError(f"Requested OpenGL version {require}, got version {newest}")
        return SimpleNamespace(info={"GL_RENDERER": "Some GPU"}, version_code=newest)

    return create_context


@pytest.mark.parametrize(
    ("system", "newest", "expected", "name"),
    [
        ("win32", 460, [430], "Some GPU (WGL)"),
        ("win32", 420, [430, 410], "Some GPU (WGL)"),
        ("darwin", 410, [410], "Some GPU (CGL)"),
        ("linux", 460, [430], "Some GPU (GPU, EGL)"),
        ("linux", 410, [430, 410], "Some GPU (GPU, EGL)"),
    ],
)
def test_pictures_without_a_screen(system, newest, expected, name, monkeypatch):
    asked = []
    monkeypatch.setattr(gl.sys, "platform", system)
    monkeypatch.setattr(gl.moderngl, "create_context", driver(newest, asked))
    ctx, device = gl.create_context()
    assert (asked, ctx.version_code, device) == (expected, newest, name)


@pytest.mark.parametrize("system", ["win32", "darwin", "linux"])
def test_an_older_opengl_is_refused_in_one_line(system, monkeypatch):
    monkeypatch.setattr(gl.sys, "platform", system)
    monkeypatch.setattr(gl.moderngl, "create_context", driver(330, []))
    with pytest.raises(LatentwalkError, match=r"^no OpenGL 4\.1 .*got version 330.*install"):
        gl.create_context()


@pytest.mark.parametrize(
    ("system", "newest", "expected"),
    [("linux", 3, [(4, 3)]), ("linux", 1, [(4, 3), (4, 1)]), ("darwin", 1, [(4, 3), (4, 1)])],
)
def test_a_window(system, newest, expected, monkeypatch):
    hints, asked = {}, []

    def create_window(*_):
        asked.append((hints[glfw.CONTEXT_VERSION_MAJOR], hints[glfw.CONTEXT_VERSION_MINOR]))
        return "window" if asked[-1][1] <= newest else None

    given = {"create_window": create_window, "window_hint": hints.__setitem__, "init": lambda: True}
    given |= dict.fromkeys(("set_error_callback", "make_context_current", "set_window_size_limits"), lambda *_: None)
    for name, function in given.items():
        monkeypatch.setattr(host.glfw, name, function)
    monkeypatch.setattr(host.sys, "platform", system)
    assert host._open((640, 480), "a") == "window"
    assert asked == expected
    assert hints[glfw.OPENGL_PROFILE] == glfw.OPENGL_CORE_PROFILE
    assert hints[glfw.OPENGL_FORWARD_COMPAT] == (system == "darwin")  # macOS has no other core contexts
