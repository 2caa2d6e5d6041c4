"""The tools of the hand: what the trigger of the pointing hand does.

To add one: a class here, its name in `ToolName`, and an object of it in `Person`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np

from latentwalk.assets.colors import linear
from latentwalk.runtime.ground.buttons import Button
from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.ground.shown import Pointer, Rig, Shape
from latentwalk.runtime.world.outbox import Outbox
from latentwalk.runtime.world.probe.hand import ARM_M, ProbeHand
from latentwalk.runtime.world.probe.probe import Probe
from latentwalk.runtime.world.rows.pick import within
from latentwalk.runtime.world.rows.rows import Rows
from latentwalk.runtime.world.rows.selection import BrushOp
from latentwalk.scenes.arrays import F32

ToolName = Literal["select", "box", "lasso", "brush", "grab", "teleport", "probe"]
BRUSH_M = (0.02, 1.0)  # from one point to an armful
GROWS = 3.0  # by how much a full stick makes the brush larger in a second
NEAR = 2.0  # radii of it: farther from any row it would float in empty space
BRUSH_AHEAD_M = 0.12  # the brush is before the hand, not in it
BRUSHES = {  # Okabe-Ito green, vermilion and sky blue
    "add": (*linear((0, 158, 115)), 0.3),
    "subtract": (*linear((213, 94, 0)), 0.3),
    "intersect": (*linear((86, 180, 233)), 0.3),
}


@dataclass(frozen=True, slots=True)
class Reach:
    """What a tool is used with in one frame: the `trigger` of the hand that points as `pointer` does; `captured`: a
    panel has the laser, which ends there after `limit_m`."""

    controls: Controls
    rig: Rig
    pointer: Pointer
    trigger: Button
    captured: bool
    limit_m: float


class Tool:
    """Base of all tools.  `hint` tells a person how to use it.

    `holds_world`: the triggers of both hands hold the world, as squeezes do.  `throws`: the trigger throws the teleport
    arc.  `covers_row`: what it shows takes the place of what is known of the hovered row.  `on_screen`: it draws on a
    flat picture, so that a hand in a room has no use for it.
    """

    name: ClassVar[ToolName]
    hint: ClassVar[str]
    holds_world: ClassVar[bool] = False
    throws: ClassVar[bool] = False
    covers_row: ClassVar[bool] = False
    on_screen: ClassVar[bool] = False

    def taken(self) -> None:
        """It comes into the hand."""

    def use(self, reach: Reach) -> None:
        """One frame in the hand."""

    def put_down(self) -> None:
        """Another one is in the hand."""

    def shapes(self, rig: Rig) -> list[Shape]:
        """What is seen of it in the hand: solids of the room."""
        return []


class SelectTool(Tool):
    """Press on a row."""

    name = "select"
    hint = "Point at a row and press: it is selected. In a headset it joins the selection, or leaves it."

    def __init__(self, rows: Rows, outbox: Outbox) -> None:
        self._rows, self._outbox = rows, outbox

    def use(self, reach: Reach) -> None:
        """Toggle the row under the laser."""
        if reach.trigger.pressed and reach.pointer.row >= 0:
            self._rows.selection.toggle(reach.pointer.row)
            self._outbox.pulse(reach.pointer.side, 0.5, 0.03)


class BoxTool(Tool):
    """A mouse draws a box around rows (`walk/commands.py`, `Lasso`)."""

    name = "box"
    hint = "Drag a box: its rows are selected. Shift adds, Ctrl adds or takes away."
    on_screen = True


class LassoTool(Tool):
    """A mouse draws around rows."""

    name = "lasso"
    hint = "Draw around rows: they are selected. Shift adds, Ctrl adds or takes away."
    on_screen = True


class BrushTool(Tool):
    """A sphere that paints the selection: `op`, `radius_m` in stage meters, and where it is in the room (3,)."""

    name = "brush"
    hint = (
        "Hold and paint with the sphere: its rows join the selection. Ctrl and wheel, or the stick meanwhile, size it."
    )

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self.op: BrushOp = "add"
        self.radius_m = 0.1
        self.at: F32 | None = None
        self._near = self._paints = False

    def use(self, reach: Reach) -> None:
        """Paint while the trigger is held."""
        self.at = self._place(reach) if reach.pointer.active else None
        if self.at is not None:
            near_m = NEAR * self.radius_m * reach.rig.scale
            self._near = bool(len(within(self._rows.cloud, self._rows.flags, self.at, near_m)))
        self._paints = self.at is not None and reach.trigger.down
        if self.at is not None and self._paints:
            radius_m = self.radius_m * reach.rig.scale
            self._rows.selection.brush(within(self._rows.cloud, self._rows.flags, self.at, radius_m), self.op)
        else:
            self._rows.selection.end_brush()

    def resized(self, factor: float) -> float:
        """Its radius made larger or smaller, as far as it goes."""
        return min(max(self.radius_m * factor, BRUSH_M[0]), BRUSH_M[1])

    def put_down(self) -> None:
        """End the stroke."""
        self.at = None
        self._rows.selection.end_brush()

    def shapes(self, rig: Rig) -> list[Shape]:
        """The sphere, where there is something to paint, or while it paints."""
        if self.at is None or not (self._near or self._paints):
            return []
        return [Shape.sphere(self.at, self.radius_m * rig.scale, BRUSHES[self.op])]

    def _place(self, reach: Reach) -> F32:
        """Room point (3,) of the brush: before the hand, or, for a mouse, at what it hovers or an arm's length away."""
        pointer, scale = reach.pointer, reach.rig.scale
        ahead = BRUSH_AHEAD_M * scale
        if reach.controls.fly:
            ahead = pointer.length_m if pointer.row >= 0 else ARM_M * scale
        return np.asarray(pointer.origin + pointer.direction * np.float32(min(ahead, reach.limit_m)), np.float32)


class GrabTool(Tool):
    """The trigger holds the world as a squeeze does, for hands that cannot squeeze."""

    name = "grab"
    hint = "Hold and pull: the whole cloud comes along."
    holds_world = True


class TeleportTool(Tool):
    """The trigger shows the arc, and goes when let go."""

    name = "teleport"
    hint = "Hold, aim at the floor, let go: you stand there."
    throws = True


class ProbeTool(Tool):
    """The probe is at the hand; the trigger pulls the row hovered, or else holds the probe where it is."""

    name = "probe"
    hint = "See what the model makes of where your hand is. Press to hold it there; hold on a row to pull it along."
    covers_row = True

    def __init__(self, probe: Probe, outbox: Outbox) -> None:
        self._probe, self._hand = probe, ProbeHand(probe, outbox)

    def taken(self) -> None:
        """The hand leads the probe."""
        self._probe.follow()

    def use(self, reach: Reach) -> None:
        """Lead the probe; nothing moves while a panel has the laser."""
        self._hand.use(reach.rig, reach.pointer, reach.trigger, mouse=reach.controls.fly, captured=reach.captured)
