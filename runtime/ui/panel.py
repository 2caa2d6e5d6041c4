"""What a panel is, and what it is drawn with.

To add one: a class with a `title`, a `slot` and `draw(ui)` in the file of its subject, its name in `PANELS` of
`drawers/contents.py`.  It reads the parts of the world, and changes them by commands alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar

from imgui_bundle import imgui

from latentwalk.runtime.ground.command import Command
from latentwalk.runtime.ui.canvas import Canvas
from latentwalk.runtime.ui.desk.edges import Edge, Off
from latentwalk.runtime.ui.desk.mouse import Desk
from latentwalk.runtime.ui.places import Slot
from latentwalk.runtime.world.epochs.epochs import Epochs
from latentwalk.runtime.world.outbox import Outbox
from latentwalk.runtime.world.probe.probe import Probe
from latentwalk.runtime.world.rows.rows import Rows
from latentwalk.runtime.world.views import Views
from latentwalk.runtime.world.walk.person import Person
from latentwalk.scenes.arrays import U8

HELP = "Help"  # the drawer that a key opens from everywhere


@dataclass(slots=True)
class Ui:
    """What panels draw with: imgui itself, and this.

    The parts of the world are there to be read; `change` does a command, see `do`.
    `help`: control → what to press on this device; `in_room`: hung in a headset, so laser only and no keyboard;
    `typed`: what the on-panel keyboard writes, None while it is away; `command`: what a key asks of a panel this frame;
    `shown`: whether the panels that can be put away are there; `gallery`: whether the selected rows are all shown at
    once; `drawer`: the one that is open, "" for none; `drawers`: those that have something to show; `behind`: the one
    that was open before it; `curves`: whether the timeline is unfolded; `live`: someone can press what is drawn, which
    nobody can in a script's pictures; `width_px`: the most that fits into the slot drawn now; `desk`: what the mouse
    does in the world; `off`: what lies beyond the edges of a window.
    """

    person: Person
    rows: Rows
    epochs: Epochs
    probe: Probe | None
    outbox: Outbox
    views: Views
    change: Callable[[Command], None]
    canvas: Canvas
    help: dict[str, str]
    in_room: bool
    typed: str | None = None
    command: str = ""
    shown: bool = True
    gallery: bool = False
    drawer: str = ""
    drawers: tuple[str, ...] = ()
    behind: str = ""
    curves: bool = False
    live: bool = True
    width_px: float = 0.0
    desk: Desk = field(default_factory=Desk)
    off: dict[Edge, Off] = field(default_factory=dict)

    @property
    def em(self) -> float:
        """Height of letters in pixels: the measure for all sizes."""
        return self.canvas.text_px

    @property
    def open_drawer(self) -> str:
        """The drawer that is seen: open, with something to show, and not put away."""
        return self.drawer if self.shown and self.drawer in self.drawers else ""

    def toggle(self, drawer: str) -> None:
        """Open a drawer, or close it where it is open; help goes back to the one that was open before."""
        was, self.shown = self.open_drawer, True
        if drawer != was:
            self.drawer, self.behind = drawer, was
        else:
            self.drawer = self.behind if was == HELP else ""

    @property
    def helping(self) -> bool:
        """Whether a window shows the page of help, which is as wide as the window and hides what lies there."""
        return not self.in_room and self.open_drawer == HELP

    def do(self, command: Command) -> None:
        """Change the world; what it refuses becomes a notice for the person."""
        self.outbox.attempt(self.change, command)

    def picture(self, key: str, pixels: U8, width: float, height: float, version: int = 0) -> None:
        """A picture (h, w, c) uint8 sRGB, as large as fits into width × height without a change of its aspect."""
        h, w = pixels.shape[:2]
        zoom = min(width / w, height / h)
        imgui.image(self.canvas.picture(key, pixels, version), imgui.ImVec2(w * zoom, h * zoom))


class Panel:
    """One panel; its object lives as long as the walk, so what it must remember are its attributes."""

    title: ClassVar[str] = ""
    #: where it lies; one of a drawer lies there in a script's picture alone, which has no drawers
    slot: ClassVar[Slot] = "left"
    #: the drawer that it lies in, by its task, "" for none
    drawer: ClassVar[str] = ""
    #: unfolded at first, in a drawer of several
    opened: ClassVar[bool] = True
    #: what a key asks to bring it, with its drawer
    command: ClassVar[str] = ""
    #: shown while the others are put away, too
    always: ClassVar[bool] = False
    #: shown in pictures made by a script, too, where nobody can press anything
    in_pictures: ClassVar[bool] = False

    def slot_in(self, *, live: bool) -> Slot:
        """Where it lies in a walk, or in a picture where nobody can open a drawer."""
        return "drawer" if live and self.drawer else self.slot

    def visible(self, ui: Ui) -> bool:
        """Whether there is anything to show now."""
        return True

    def draw(self, ui: Ui) -> None:
        """Draw with imgui into the slot."""
        raise NotImplementedError
