"""What the trigger does now: all that a person with a laser and one button needs."""

from __future__ import annotations

from imgui_bundle import imgui

from latentwalk.runtime.ui.panel import Panel, Ui, button, chips, muted
from latentwalk.runtime.world.intents import BRUSH_OPS
from latentwalk.runtime.world.walk.rig import SNAP_RAD

HINTS = {
    "select": "Point at a row and press: it joins the selection or leaves it.",
    "brush": "Hold and paint with the sphere: its rows join the selection.",
    "grab": "Hold and pull: the whole cloud comes along.",
    "teleport": "Hold, aim at the floor, let go: you stand there.",
    "probe": "See what the model makes of where your hand is. Press to hold it there; hold on a row to pull it along.",
}


class Tools(Panel):
    """Choice of the tool and ways to turn without sticks."""

    title = "Tool"
    slot = "right"

    def draw(self, ui: Ui) -> None:
        """Draw the tools, what the chosen one does, and turns for those without a stick."""
        world = ui.world
        chosen = chips(world.tools, world.tool)
        if chosen is not None:
            ui.do("tool", chosen)
        if world.tool in HINTS:
            muted(HINTS[world.tool])
        if world.tool == "brush":
            _brush(ui)
        if ui.in_room:
            for i, (name, angle_rad) in enumerate((("Turn left", SNAP_RAD), ("Turn right", -SNAP_RAD))):
                if i:
                    imgui.same_line()
                if button(name):
                    ui.do("turn", angle_rad)
            imgui.same_line()
        if button("Back to start"):
            ui.do("recentre")
        if ui.in_room:
            _comfort(ui)


def _comfort(ui: Ui) -> None:
    """How sticks turn, and how much of the view stays clear while moving."""
    world = ui.world
    chosen = chips(("snap turn", "smooth turn"), "snap turn" if world.walk.snap else "smooth turn")
    if chosen is not None:
        ui.do("snap_turn", chosen == "snap turn")
    imgui.set_next_item_width(-1)
    changed, degrees = imgui.slider_float("##vignette", world.vignette_deg, 40.0, 180.0, "clear view %.0f degrees")
    if changed:
        ui.do("vignette_deg", degrees)


def _brush(ui: Ui) -> None:
    """What the brush does to the selection, and its size."""
    world = ui.world
    chosen = chips(BRUSH_OPS, world.brush_op)
    if chosen is not None:
        ui.do("brush_op", chosen)
    imgui.set_next_item_width(-1)
    changed, radius = imgui.slider_float("##radius", world.brush_radius_m, 0.02, 1.0, "radius %.2f m")
    if changed:
        ui.do("brush_radius", radius)
