"""What buttons, triggers and squeezes do.

| control                        | does                                                                    |
|--------------------------------|-------------------------------------------------------------------------|
| trigger                        | the tool: select toggles the row hovered; brush paints while held;      |
|                                | grab holds the world; teleport shows the arc, and goes when let go;     |
|                                | probe pulls the row hovered, or else holds the probe where it is        |
| trigger of the other hand      | hands the laser over (with the grab tool: the second hand)              |
| squeeze, one or both           | grab the world; with both, turn and scale it                            |
| squeeze held, a stick sideways | scrub through the epochs                                                |
| left stick; clicked            | move the way the head looks; faster                                     |
| left primary, secondary (held) | sink, rise                                                              |
| right stick left, right        | turn                                                                    |
| right stick forward            | teleport arc; goes when let go                                          |
| right primary, secondary       | undo, next tool                                                         |
| menu                           | export                                                                  |

With a laser and one button alone, the panels give the tools, and the tools everything else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from latentwalk.runtime.ground.buttons import Button
from latentwalk.runtime.ground.frame import Controls, Hand, Side
from latentwalk.runtime.ground.geometry import Vectors, forward, rotate_yaw, to_room
from latentwalk.runtime.ground.shown import F32
from latentwalk.runtime.world.epochs.scrub import Scrub
from latentwalk.runtime.world.probe.hand import ProbeHand
from latentwalk.runtime.world.rows.pick import within
from latentwalk.runtime.world.walk import rig as walk
from latentwalk.runtime.world.walk import teleport
from latentwalk.runtime.world.walk.grab import Grab
from latentwalk.runtime.world.walk.pointing import OTHER

if TYPE_CHECKING:
    from latentwalk.runtime.world.world import World

SIDES: tuple[Side, Side] = ("left", "right")
ARM_M = 1.5  # how far before the eye a mouse holds things that meet nothing
BRUSH_AHEAD_M = 0.12  # the brush is before the hand, not in it


class Hands:
    """The buttons of both hands, and what they hold: the world (`grab`), an arc (`arc`), a brush (`brush_at`, room)."""

    def __init__(self) -> None:
        self.triggers = {side: Button() for side in SIDES}
        self.squeezes = {side: Button() for side in SIDES}
        self.grab, self.scrub = Grab(), Scrub()
        self.arc: teleport.Arc | None = None
        self.brush_at: F32 | None = None
        self.captured = False
        self._probe = ProbeHand()
        self._throw, self._undo, self._next, self._export = Button(), Button(), Button(), Button()
        self._reach_m: dict[Side, float] = {}
        self._arc_side: Side | None = None

    def listen(self, world: World, controls: Controls, captured: bool) -> None:
        """Take this frame's buttons; a panel under the laser has the pointing hand's trigger, unless it is held."""
        self.captured = captured
        for side in SIDES:
            hand: Hand = getattr(controls, side)
            trigger = self.triggers[side]
            taken = captured and side == world.pointer.side and not trigger.down
            trigger.update(hand.trigger, controls.focused and not taken)
            self.squeezes[side].update(hand.squeeze, controls.focused)
        other = OTHER[world.pointer.side]
        if self.triggers[other].pressed and getattr(controls, other).tracked and world.tool != "grab":
            self._hand_over(world, other)
        self._undo.update(controls.right.primary, controls.focused)
        self._next.update(controls.right.secondary, controls.focused)
        self._export.update(controls.left.menu or controls.right.menu, controls.focused)
        if self._undo.pressed:
            world.attempt(world.undo)
        if self._next.pressed:
            world.take_tool(world.tools[(world.tools.index(world.tool) + 1) % len(world.tools)])
        if self._export.pressed:
            world.attempt(world.export)

    def _hand_over(self, world: World, side: Side) -> None:
        """The laser goes to the other hand; the pull that took it does nothing else."""
        world.pointer.side = side
        for trigger in self.triggers.values():
            trigger.update(1.0, listening=False)

    def hold_world(self, world: World, controls: Controls) -> None:
        """Move the rig by the hands that hold the world."""
        held: dict[Side, Vectors] = {}
        for side in SIDES:
            hand: Hand = getattr(controls, side)
            pulled = world.tool == "grab" and self.triggers[side].down
            if hand.tracked and not self.scrub.active and (self.squeezes[side].down or pulled):
                held[side] = self._handle(world, controls, side)
            else:
                self._reach_m.pop(side, None)
        if controls.recentred:
            self.grab.release()
        self.grab.update(world.rig, held)

    def _handle(self, world: World, controls: Controls, side: Side) -> Vectors:
        """What a hand holds the world by, in the stage: the hand itself, or, for a mouse, a place along its ray."""
        hand: Hand = getattr(controls, side)
        if not controls.fly:
            return np.asarray(hand.grip.position, np.float64)
        if side not in self._reach_m:
            hovers = world.pointer.row >= 0 and world.pointer.side == side
            self._reach_m[side] = world.pointer.length_m / world.rig.scale if hovers else ARM_M
        return np.asarray(hand.aim.position + forward(hand.aim) * self._reach_m[side])

    def throw_arc(self, world: World, controls: Controls) -> None:
        """Show the teleport arc while the stick or the teleport tool asks for it; go when it is let go."""
        x, y = (float(v) for v in controls.right.stick)
        self._throw.update(max(0.0, y) if y > abs(x) else 0.0, controls.focused and controls.right.tracked)
        pointing = world.pointer.side
        if self._throw.down:
            self._arc_side = "right"
        elif world.tool == "teleport" and self.triggers[pointing].down:
            self._arc_side = pointing
        elif self._arc_side is not None:
            if controls.focused and self.arc is not None and self.arc.target is not None:
                walk.stand(world.rig, controls.head, self.arc.target)
                world.pulse(self._arc_side, 0.5, 0.03)
            self.arc = self._arc_side = None
        if self._arc_side is not None:
            aim = getattr(controls, self._arc_side).aim
            direction = rotate_yaw(world.rig.yaw_rad, forward(aim))
            self.arc = teleport.throw(world.rig, to_room(world.rig, aim.position), direction)

    def use_tool(self, world: World, controls: Controls) -> None:
        """Select, brush or probe with the trigger of the pointing hand."""
        trigger = self.triggers[world.pointer.side]
        if world.tool == "select" and trigger.pressed and world.pointer.row >= 0:
            world.toggle(world.pointer.row)
            world.pulse(world.pointer.side, 0.5, 0.03)
        if world.tool == "probe":
            self._probe.use(world, controls, trigger, self.captured)
        self.brush_at = self._brush_place(world, controls) if world.tool == "brush" and world.pointer.active else None
        if self.brush_at is not None and trigger.down:
            radius = world.brush_radius_m * world.rig.scale
            world.selection_steps.brush(within(world.cloud, world.flags, self.brush_at, radius), world.brush_op)
        else:
            world.selection_steps.end_brush()

    def _brush_place(self, world: World, controls: Controls) -> F32:
        """Room point (3,) of the brush: before the hand, or, for a mouse, at what it hovers or an arm's length away."""
        pointer = world.pointer
        ahead = BRUSH_AHEAD_M * world.rig.scale
        if controls.fly:
            ahead = pointer.length_m if pointer.row >= 0 else ARM_M * world.rig.scale
        return np.asarray(
            pointer.origin + pointer.direction * np.float32(min(ahead, world.pointer_limit_m)), np.float32
        )
