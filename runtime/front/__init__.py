"""Walk through what a machine-learning model sees: the front door, the package `latentwalk` itself.

    import latentwalk

    latentwalk.reduce("digits", "digits.scene")
    latentwalk.view("digits.scene")

Importing it loads nothing; each name comes, with what it needs, when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from latentwalk import scenes as scenes
    from latentwalk import tools as tools
    from latentwalk.runtime.render import render
    from latentwalk.scenes import Scene, append, follow, read, write
    from latentwalk.tools.export import export
    from latentwalk.tools.page.widget import widget
    from latentwalk.tools.reduce import reduce
    from latentwalk.tools.run.recorder import Recorder
    from latentwalk.tools.serving.command import serve
    from latentwalk.viewing import view

    __version__: str

__all__ = [
    "Recorder",
    "Scene",
    "append",
    "export",
    "follow",
    "read",
    "reduce",
    "render",
    "serve",
    "view",
    "widget",
    "write",
]

# Where a name lives, and which extra brings the packages that a call of it needs beyond numpy and msgpack.
_HOMES = {
    "Recorder": ("latentwalk.tools.run.recorder", ""),
    "Scene": ("latentwalk.scenes", ""),
    "append": ("latentwalk.scenes", ""),
    "export": ("latentwalk.tools.export", "tools"),
    "follow": ("latentwalk.scenes", ""),
    "read": ("latentwalk.scenes", ""),
    "reduce": ("latentwalk.tools.reduce", "tools"),
    "render": ("latentwalk.runtime.render", "runtime"),
    "serve": ("latentwalk.tools.serving.command", "serve"),
    "view": ("latentwalk.viewing", "runtime"),
    "widget": ("latentwalk.tools.page.widget", "widget"),
    "write": ("latentwalk.scenes", ""),
}
# Packages that an extra of their own brings, whatever asks for them.
OWN_EXTRAS = {
    "onnx": "onnx",
    "jupyter_rfb": "notebook",
    "simplejpeg": "notebook",
    "anywidget": "widget",
    "traitlets": "widget",
}


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version

        value: object = version("latentwalk")
    elif name in ("scenes", "tools"):  # the packages themselves need no import of their own
        value = import_module(f"latentwalk.{name}")
    elif name in _HOMES:
        module, extra = _HOMES[name]
        value = _offered(name, module, extra) if extra else getattr(import_module(module), name)
    else:
        raise AttributeError(f"module 'latentwalk' has no attribute {name!r}")
    globals()[name] = value  # asked for once
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "scenes", "tools", "__version__"})


def _offered(name: str, module: str, extra: str) -> Callable[..., object]:
    """A function that says in one line what to install where a package is missing: when it is called, not before,
    so that `help(latentwalk)` and completion work with numpy and msgpack alone."""

    def call(*args: object, **options: object) -> object:
        try:
            return getattr(import_module(module), name)(*args, **options)
        except ModuleNotFoundError as error:
            package = (error.name or "latentwalk").partition(".")[0]
            if package == "latentwalk":
                raise
            bringing = OWN_EXTRAS.get(package, extra)
            line = f"latentwalk.{name}: needs the package {package!r}; pip install 'latentwalk[{bringing}]'"
            raise ModuleNotFoundError(line, name=package) from None

    with suppress(ModuleNotFoundError):
        return wraps(getattr(import_module(module), name))(call)
    return call
