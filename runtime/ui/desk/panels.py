"""What a window says about its mouse, and of what lies beyond its edges."""

from __future__ import annotations

from typing import ClassVar, get_args

from imgui_bundle import imgui

from latentwalk.runtime.ground.frame import MouseMode
from latentwalk.runtime.ui.desk.edges import Edge
from latentwalk.runtime.ui.panel import Panel, Ui
from latentwalk.runtime.ui.widgets import button, muted
from latentwalk.runtime.world.walk.commands import FrameRows

MODES: tuple[MouseMode, ...] = get_args(MouseMode)
ARROWS: dict[Edge, str] = {"left": "←", "right": "→", "above": "↑", "below": "↓"}
DRAG = {
    "brush": "paint",
    "grab": "pull the cloud",
    "teleport": "aim, let go to stand there",
    "probe": "hold the probe, pull rows",
    "box": "draw a box around rows",
    "lasso": "draw around rows",
}


def words(mode: MouseMode, tool: str) -> str:
    """What the mouse does now."""
    right = "turn" if mode == "walk" else "pan" if tool == "select" else "orbit"
    drag = DRAG.get(tool, "turn" if mode == "walk" else "orbit")
    buttons = [f"drag: {drag}", f"right: {right}", "middle: pan"] if right != "pan" else [f"drag: {drag}", "right: pan"]
    return " · ".join([*buttons, "wheel: zoom"])


class MousePanel(Panel):
    """Below the rail: whether the mouse goes about the cloud or turns the head; pointed at, what it does now."""

    slot = "rail"

    def visible(self, ui: Ui) -> bool:
        """Where there is a mouse."""
        return ui.desk.screen is not None

    def draw(self, ui: Ui) -> None:
        """Draw the choice."""
        screen = ui.desk.screen
        if screen is None:
            return
        imgui.separator()
        pointed: MouseMode | None = None
        for mode in MODES:
            if button(mode, lit=mode == screen.mouse, width=imgui.get_content_region_avail().x):
                screen.mouse = mode
            if imgui.is_item_hovered():
                pointed = mode
        if pointed is not None:
            muted(words(pointed, ui.person.tool.name).replace(" · ", "\n"))


class EdgePanel(Panel):
    """Rows beyond an edge of the window; pressed, they are brought into view."""

    edge: ClassVar[Edge]
    always = True

    def visible(self, ui: Ui) -> bool:
        """While there are any."""
        return not ui.in_room and self.edge in ui.off

    def draw(self, ui: Ui) -> None:
        """Draw how many they are."""
        off = ui.off[self.edge]
        if button(f"{ARROWS[self.edge]} {off.words(self.edge)}"):
            ui.do(ui.desk.frame(FrameRows("selection" if off.selected else "all")))


class LeftEdge(EdgePanel):
    """Beyond the left one."""

    edge = "left"
    slot = "edge_left"


class RightEdge(EdgePanel):
    """Beyond the right one."""

    edge = "right"
    slot = "edge_right"


class UpperEdge(EdgePanel):
    """Beyond the upper one."""

    edge = "above"
    slot = "edge_above"


class LowerEdge(EdgePanel):
    """Beyond the lower one."""

    edge = "below"
    slot = "edge_below"
