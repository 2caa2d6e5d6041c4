"""A command of latentwalk in a process in which each function of OpenGL after 4.1 ends it, saying which one was called.

    python old_opengl.py WAY COMMAND …

with Mesa held to 4.1 by `HELD`; WAY draws the cloud.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import sys
from functools import partial
from pathlib import Path

import glcontext

from latentwalk.runtime.__main__ import main
from latentwalk.runtime.draw import renderer
from latentwalk.runtime.draw.cloud.way import way_for

HELD = {"MESA_GL_VERSION_OVERRIDE": "4.1", "MESA_GLSL_VERSION_OVERRIDE": "410"}
CALLED = 97  # exit status
UINT, SIZE = ctypes.c_uint, ctypes.c_ssize_t
#: What came later as the first argument of older functions, which return this and take these besides: storage buffers
#: and compute shaders.
GUARDED = {
    "glBindBufferBase": (0x90D2, None, UINT, UINT),
    "glBindBufferRange": (0x90D2, None, UINT, UINT, SIZE, SIZE),
    "glCreateShader": (0x91B9, UINT),
}


def newer_functions() -> set[str]:
    """What came with OpenGL 4.2 to 4.6, as PyOpenGL has it from the registry."""
    spec = importlib.util.find_spec("OpenGL")
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent / "raw" / "GL" / "VERSION"
    texts = [(folder / f"GL_4_{minor}.py").read_text(encoding="utf-8") for minor in range(2, 7)]
    return {name for text in texts for name in re.findall(r"^def (gl\w+)\(", text, re.MULTILINE)}


class Context:
    """A context of glcontext whose newer functions are traps."""

    def __init__(self, context, names):
        self._context, self.standalone = context, context.standalone
        self._traps = {name: ctypes.CFUNCTYPE(None)(partial(self._end, name)) for name in names}
        for name, (newer, result, *arguments) in GUARDED.items():
            kind = ctypes.CFUNCTYPE(result, ctypes.c_uint, *arguments)
            self._traps[name] = kind(partial(self._guard, name, newer, kind(context.load(name))))

    def _guard(self, name, newer, call, first, *others):
        if first == newer:
            self._end(f"{name}({first:#x})")
        return call(first, *others)

    @staticmethod
    def _end(name):
        os.write(2, f"{name} was called\n".encode())
        os._exit(CALLED)

    def load(self, name):
        if name in self._traps:
            return ctypes.cast(self._traps[name], ctypes.c_void_p).value
        return self._context.load(name)

    load_opengl_function = load

    def __enter__(self):
        return self._context.__enter__()

    def __exit__(self, *problem):
        return self._context.__exit__(*problem)

    def release(self):
        self._context.release()


def trap() -> None:
    """Have all contexts made from now on hold traps."""
    names = newer_functions()
    for finder in ("get_backend_by_name", "default_backend"):
        find = getattr(glcontext, finder)

        def backend(*args, find=find, **settings):
            make = find(*args, **settings)
            return lambda *args, **settings: Context(make(*args, **settings), names)

        setattr(glcontext, finder, backend)


if __name__ == "__main__":
    if os.environ.items() >= HELD.items():
        trap()
    renderer.way_for = lambda state, n, cells, _name=None: way_for(state, n, cells, sys.argv[1])
    sys.exit(main(sys.argv[2:]))
