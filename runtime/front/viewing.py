"""`latentwalk.view`: of whatever holds rows, where the caller is."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from latentwalk.scenes import Scene
from latentwalk.scenes.errors import UsageError

if TYPE_CHECKING:
    from latentwalk.runtime.notebook import NotebookView

WINDOW = ("fullscreen", "seconds")  # what a cell has no use for


def view(
    scene: object = None,
    *,
    follow: str | Path | None = None,
    out: str | Path = "out",
    size: tuple[int, int] | None = None,
    layout: str = "",
    **options: Any,
) -> NotebookView | None:
    """Walk in a scene: in a notebook in the output of the cell, else in a desktop window.

    In a notebook a view comes back at once, with what is selected in it (`NotebookView`); a window comes back with
    None when it is closed.

    `scene`: a file, one in memory, or rows, which are laid out first: an array (n, d) or whatever else
    `latentwalk.reduce` takes, with `options` as it has them, such as `labels=y, method=["pca"]`.  `follow`: instead, a
    run's folder, or a scene, that grows while one stands in it.  It begins in `layout`, or else in that of the saved
    view, or the most trustworthy one.  `size`: of the picture, in pixels of the page, or of the window.
    `fullscreen=True` and `seconds=…`, after which it is closed, are a window's.

    Exports and screenshots go to the folder `out`.  A scene in memory goes there as well, under the next free
    `scene_001.scene`, if a view of it is saved (Ctrl S), which belongs beside it; else no file of it is left.
    Raises UsageError or SceneError for a file that is no scene, SceneError for one in memory that does not hold
    together, LatentwalkError without OpenGL 4.1, or for a window without a display.
    """
    if (scene is None) == (follow is None):
        raise UsageError(
            f"view: expected a scene, or follow=RUN_OR_SCENE, found {'neither' if scene is None else 'both'}"
        )
    of_window = {name: options.pop(name) for name in WINDOW if name in options}
    if scene is not None and not isinstance(scene, str | Path | Scene):
        from latentwalk.tools.reduce import reduce

        scene = reduce(scene, **options)
    elif options:
        raise UsageError(f"view: {', '.join(options)}: goes with rows in memory, which are laid out first")
    if _in_kernel():
        if of_window:
            raise UsageError(f"view: {', '.join(of_window)}: goes with a window, and this is a notebook")
        from latentwalk.runtime import notebook

        return notebook.view(scene, follow=follow, out=out, size=size, layout=layout)
    from latentwalk.runtime import view as window

    if size is not None:
        of_window["size"] = size
    window.view(scene, follow=follow, out=out, layout=layout, **of_window)
    return None


def _in_kernel() -> bool:
    """Whether this runs in a cell of a notebook."""
    if "IPython" not in sys.modules:
        return False
    from IPython import get_ipython

    return getattr(get_ipython(), "kernel", None) is not None
