"""What the trigger does now, and how the person turns: all that one with a laser and one button needs."""

from __future__ import annotations

from typing import get_args

from imgui_bundle import imgui

from latentwalk.runtime.ground.frame import Side
from latentwalk.runtime.ui.desk.panels import words
from latentwalk.runtime.ui.panel import Panel, Ui
from latentwalk.runtime.ui.widgets import beside, button, chips, muted, slider
from latentwalk.runtime.world.rows.selection import BrushOp
from latentwalk.runtime.world.walk.around.commands import ShowOverview
from latentwalk.runtime.world.walk.commands import (
    ClearView,
    Recenter,
    SetBrushOp,
    SetBrushRadius,
    SnapTurn,
    TakeTool,
    Turn,
)
from latentwalk.runtime.world.walk.hand_commands import Handed, ShowButtons, ShowHints
from latentwalk.runtime.world.walk.sticks import SNAP_RAD
from latentwalk.runtime.world.walk.tools import BRUSH_M, BrushTool

BRUSH_OPS: tuple[BrushOp, ...] = get_args(BrushOp)
CLEAR_DEG = (40.0, 180.0)  # narrower is a keyhole; 180 is no vignette at all


class ToolsPanel(Panel):
    """Choice of the tool and ways to turn without sticks."""

    title = "Tool"
    drawer = "Tools"

    def draw(self, ui: Ui) -> None:
        """Draw the tools, what the chosen one does, and turns for those without a stick."""
        person = ui.person
        chosen = chips(
            [name for name, tool in person.tools.items() if ui.desk.screen or not tool.on_screen], person.tool.name
        )
        if chosen is not None:
            ui.do(TakeTool(chosen))
        muted(person.tool.hint)
        if ui.desk.screen:
            muted(words(ui.desk.screen.mouse, person.tool.name))
        if isinstance(person.tool, BrushTool):
            _brush(ui, person.tool)
        if ui.in_room:
            for i, (name, angle_rad) in enumerate((("Turn left", SNAP_RAD), ("Turn right", -SNAP_RAD))):
                if i:
                    imgui.same_line()
                if button(name):
                    ui.do(Turn(angle_rad))
            imgui.same_line()
        if button("Back to start"):
            ui.do(Recenter())
        if ui.in_room:
            if beside("Overview"):
                imgui.same_line()
            if button("Overview", lit=person.around.overview.on):
                ui.do(ShowOverview(not person.around.overview.on))
            _comfort(ui)


def _comfort(ui: Ui) -> None:
    """Which hand leads, how sticks turn, and how much of the view stays clear while moving."""
    person = ui.person
    handed: dict[str, Side] = {"right-handed": "right", "left-handed": "left"}
    hand = chips([*handed], f"{person.hands.main}-handed")
    if hand is not None:
        ui.do(Handed(handed[hand]))
    chosen = chips(("snap turn", "smooth turn"), "snap turn" if person.sticks.snap else "smooth turn")
    if chosen is not None:
        ui.do(SnapTurn(chosen == "snap turn"))
    _lessons(ui)
    degrees = slider("vignette", person.clear_deg, *CLEAR_DEG, "clear view %.0f degrees")
    if degrees is not None:
        ui.do(ClearView(degrees))


def _lessons(ui: Ui) -> None:
    """What is told of the device in hand, again or no more."""
    lessons = ui.person.lessons
    if lessons.held is None:
        return
    telling, hinting = lessons.telling, bool(lessons.hints(ui.person.hands.main))
    if button("Show buttons", lit=telling):
        ui.do(ShowButtons(not telling))
    imgui.same_line()
    if button("Show hints", lit=hinting):
        ui.do(ShowHints(not hinting))


def _brush(ui: Ui, brush: BrushTool) -> None:
    """What the brush does to the selection, and its size."""
    chosen = chips(BRUSH_OPS, brush.op)
    if chosen is not None:
        ui.do(SetBrushOp(chosen))
    radius = slider("radius", brush.radius_m, *BRUSH_M, "radius %.2f m")
    if radius is not None:
        ui.do(SetBrushRadius(radius))
