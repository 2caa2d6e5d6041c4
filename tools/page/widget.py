"""A scene's page as a widget in a notebook: drawn by the browser, so that the kernel's machine needs no OpenGL."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import anywidget
import traitlets
from traitlets import TraitError

from latentwalk.assets.coloring import NONE
from latentwalk.scenes import Scene, read
from latentwalk.scenes.packing import checked
from latentwalk.scenes.queries.asked import alike, listed
from latentwalk.tools.page.html import part
from latentwalk.tools.page.packed import page_data

HEIGHT = 520


class SceneWidget(anywidget.AnyWidget):
    """What `widget` returns.  `selection` (ids), `color`, `layout`, and `epoch` (its number; None away from the epochs)
    say what the browser shows, and change it when they are set; `observe` hears of it.  `height` in pixels."""

    _esm = part("dist/widget.js")
    _css = part("page.css")
    head = traitlets.Dict().tag(sync=True)
    data = traitlets.Bytes().tag(sync=True)
    sheets = traitlets.List(traitlets.Bytes()).tag(sync=True)
    height = traitlets.Int(HEIGHT, min=80).tag(sync=True)
    color = traitlets.Unicode(NONE).tag(sync=True)
    layout = traitlets.Unicode().tag(sync=True)
    epoch = traitlets.Float(None, allow_none=True).tag(sync=True)
    selection = traitlets.List(traitlets.Unicode()).tag(sync=True)

    def __init__(self, scene: Scene, **begins: Any) -> None:
        height = begins.pop("height", HEIGHT)
        data = page_data(scene, **begins)
        head: Any = data.head
        ids = [str(name) for name in scene.ids]
        self._rows = {name: row for row, name in enumerate(ids)}
        self._layouts = [layout["name"] for layout in head["layouts"]]
        run = head["epochs"] and head["epochs"]["name"]
        self._layouts += [run] if run else []
        self._colors = [column["name"] for column in head["columns"] if column["type"] != "text"] + [NONE]
        self._epochs = [item["epoch"] for item in head["epochs"]["items"]] if head["epochs"] else []
        at = head["epoch"] if head["epoch"] is not None else len(self._epochs) - 1
        shown = {"layout": head["layout"], "color": head["color"] or NONE}
        shown |= {"epoch": self._epochs[at]} if shown["layout"] == run else {}
        super().__init__(head=head, data=data.data, sheets=data.sheets, height=height, **shown)
        self.notes = data.notes

    @property
    def selected_rows(self) -> list[int]:
        """The numbers of the selected rows."""
        return [self._rows[name] for name in self.selection]

    @traitlets.validate("selection")
    def _known(self, proposal: Mapping[str, Any]) -> list[str]:
        ids: list[str] = list(dict.fromkeys(proposal["value"]))
        missing = [name for name in ids if name not in self._rows]
        if missing:
            raise TraitError(f"selection: no row has the id {missing[0]!r}; {alike(missing[0], [*self._rows])}")
        return ids

    @traitlets.validate("color", "layout")
    def _named(self, proposal: Mapping[str, Any]) -> str:
        name: str = proposal["value"]
        kind: str = proposal["trait"].name
        there = self._colors if kind == "color" else self._layouts
        if name not in there:
            raise TraitError(f"{kind}: no {kind} {name!r}; expected one of {listed(there)}")
        return name

    @traitlets.validate("epoch")
    def _within(self, proposal: Mapping[str, Any]) -> float | None:
        value: float | None = proposal["value"]
        if value is not None and not (self._epochs and self._epochs[0] <= value <= self._epochs[-1]):
            reach = f"{self._epochs[0]:g} to {self._epochs[-1]:g}" if self._epochs else "none: the scene has no epochs"
            raise TraitError(f"epoch: expected {reach}, found {value:g}")
        return value


def widget(
    scene: object,
    *,
    layout: str | None = None,
    color: str | None = None,
    epoch: float | None = None,
    height: int = HEIGHT,
    **options: Any,
) -> SceneWidget:
    """A scene in the output of a notebook's cell, drawn by the browser: points, colors, epochs, pictures and selection,
    and VR where the browser has it; `latentwalk.view` has the whole runtime, where the kernel has OpenGL.

    `scene`: a file, one in memory, or rows, which are laid out first: an array (n, d) or whatever else
    `latentwalk.reduce` takes, with `options` as it has them.  It begins in a layout, a color and at an epoch as
    `latentwalk.export` takes them; `height` in pixels.  What is thinned or left out is in `notes`.
    Raises UsageError for names and epochs that there are none of.
    """
    if isinstance(scene, str | Path):
        made = read(scene)
    elif isinstance(scene, Scene):
        made = checked(scene)
    else:
        from latentwalk.tools.reduce import reduce

        made = reduce(scene, **options)
        options = {}
    if options:
        raise TypeError(f"widget: {', '.join(options)}: goes with rows in memory, which are laid out first")
    return SceneWidget(made, layout=layout, color=color, epoch=epoch, height=height)
