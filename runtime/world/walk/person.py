"""The person in the room: where they stand, where they point, and what their hands do."""

from __future__ import annotations

import math

import numpy as np

from latentwalk.assets.colors import linear
from latentwalk.runtime.ground.frame import SIDES, Controls, Pose, Side
from latentwalk.runtime.ground.geometry import Vectors
from latentwalk.runtime.ground.shown import Cut, Lines, Marks, Pointer, Rig
from latentwalk.runtime.world.outbox import Outbox
from latentwalk.runtime.world.probe.hand import ARM_M
from latentwalk.runtime.world.probe.probe import Probe
from latentwalk.runtime.world.rows import fit, regions
from latentwalk.runtime.world.rows.marks import SKY, chain, segments
from latentwalk.runtime.world.rows.rows import Rows
from latentwalk.runtime.world.rows.selection import Op
from latentwalk.runtime.world.walk import rig as rigs
from latentwalk.runtime.world.walk import teleport
from latentwalk.runtime.world.walk.around.around import Around
from latentwalk.runtime.world.walk.around.compass import Compass
from latentwalk.runtime.world.walk.around.framing import Framing
from latentwalk.runtime.world.walk.camera import Lens, eye_of, gaze_of
from latentwalk.runtime.world.walk.handles import Handles
from latentwalk.runtime.world.walk.hands import Hands
from latentwalk.runtime.world.walk.in_hand import IN_EYE_M, InHand
from latentwalk.runtime.world.walk.lessons import Lessons, pressed
from latentwalk.runtime.world.walk.pointing import aim, hover
from latentwalk.runtime.world.walk.scroll import Scroll
from latentwalk.runtime.world.walk.scrub import Scrub
from latentwalk.runtime.world.walk.sight import Sight
from latentwalk.runtime.world.walk.sticks import Sticks, response
from latentwalk.runtime.world.walk.tools import (
    GROWS,
    BoxTool,
    BrushTool,
    GrabTool,
    LassoTool,
    ProbeTool,
    Reach,
    SelectTool,
    TeleportTool,
    Tool,
    ToolName,
)
from latentwalk.runtime.world.walk.wrist import Wrist
from latentwalk.scenes.arrays import F32, Bools
from latentwalk.scenes.errors import UsageError

LASER = (*linear((200, 220, 255)), 0.6)
GOES, STAYS = (*SKY, 0.9), (*linear((213, 94, 0)), 0.6)  # vermilion, of Okabe-Ito, too
REGION_DEG = 40.0  # of the view that a region fills: nearer, one would have to turn the head
CUT_M = 0.25  # radius of what a hand opens of a shell: the hand and what it holds are seen
CUT_AHEAD_M = 0.1  # the cut is before the hand, as the tools are
VIEW = math.tan(math.radians(REGION_DEG) / 2)
FRAMED: Lens = (-VIEW, VIEW, -VIEW, VIEW)  # where nothing says what part of the view is free
OUTLINE = (*linear((255, 255, 255)), 0.9)
OUTLINE_M = 0.3  # before the eye, before the rig's scale: nearer than what it goes around


class Person:
    """One person among `rows`: `rig` and `head` (in the stage), the laser `pointer`, `tools` by name with the `tool` in
    the hand.

    `lessons`: what they have done once; `in_hand`: what is seen of their hands; `wrist`: the menu there.
    `throw`: the teleport arc; `limit_m`: how far along the laser a panel is; `clear_deg`: the field that the comfort
    vignette leaves clear; `carried_m`: how far, in their own meters, hands, sticks and arc carried them so far.
    """

    def __init__(self, rows: Rows, probe: Probe | None, pointer: Pointer, outbox: Outbox, no_probe: str) -> None:
        self.rows, self._outbox, self._no_probe = rows, outbox, no_probe
        self.rig: Rig = Rig(np.array(rigs.START, np.float32))
        self.head: Pose = Controls().head
        self.hands, self.sticks, self.scrub, self.scroll = Hands(), Sticks(), Scrub(), Scroll()
        self.lessons, self.in_hand, self.wrist = Lessons(), InHand(), Wrist()
        self.pointer, self.limit_m = pointer, math.inf
        self.clear_deg, self.carried_m = 80.0, 0.0
        self.brush = BrushTool(rows)
        held: list[Tool] = [SelectTool(rows, outbox), BoxTool(), LassoTool(), self.brush, GrabTool(), TeleportTool()]
        held += [ProbeTool(probe, outbox)] if probe is not None else []
        self.tools: dict[ToolName, Tool] = {tool.name: tool for tool in held}
        self.tool: Tool = held[0]
        self._used: Tool | None = None  # the one that was in the hand in the last frame
        self.compass = Compass(rows)
        self.around = Around(rows, self.compass)
        self._handles, self.throw, self._framing = Handles(), teleport.Throw(self.compass.limit), Framing(rows)
        self._outline: F32 | None = None
        self._captured = self._mouse = False
        self._met_m = ARM_M  # how far along a mouse's ray, before the rig's scale, it hovered last

    @property
    def vignette(self) -> float:
        """How strong the comfort vignette is now, 0…1."""
        return self.sticks.vignette if self.clear_deg < 180 else 0.0

    @property
    def eye(self) -> F32:
        """Where the head is in the room, (3,)."""
        return eye_of(self.rig, self.head)

    @property
    def gaze(self) -> F32:
        """Where the head looks in the room, a unit vector (3,)."""
        return gaze_of(self.rig, self.head)

    @property
    def cut(self) -> Cut | None:
        """Where the pointing hand opens shells: about itself, and on the way to the row that it points at; a mouse
        opens them as far as the row that it hovers, or hovered last."""
        pointer, scale = self.pointer, self.rig.scale
        if not pointer.active or self._captured:
            return None
        ahead = pointer.length_m if pointer.row >= 0 else scale * (self._met_m if self._mouse else CUT_AHEAD_M)
        end = np.asarray(pointer.origin + pointer.direction * np.float32(ahead), np.float32)
        return Cut(pointer.origin, end, CUT_M * scale)

    def look_at(self, name: str) -> None:
        """Face the row with this id, where it is going to be if the layout is changing."""
        rigs.look_at(self.rig, self.head, self.rows.place_of(name))

    def recenter(self) -> None:
        """Back to where the walk began, with a level gaze where the host holds the head."""
        rigs.recenter(self.rig, self.head)
        self._outbox.tilt(0.0)

    def face(self, eye: Vectors, yaw_rad: float, pitch_rad: float) -> None:
        """Have the eye at a room point (3,), look along a yaw of the room, and up where the host holds the head."""
        rigs.face(self.rig, self.head, eye, yaw_rad)
        self._outbox.tilt(pitch_rad)

    def go_to_region(self, name: str) -> None:
        """Select a region's rows, by as much of its name as tells it, and stand where they fill the view.  Raises
        UsageError for one that is unknown or nowhere."""
        name = regions.named(self.rows.scene, name)
        middle, radius = self.rows.regions.ball(name)
        self.rows.regions.select(name, self.rows.visible)
        self._stand_before(middle, radius)

    def go_to_mistakes(self, label: str, prediction: str) -> None:
        """Select the shown rows of a label that are taken for a prediction, and stand where they fill the view.  Raises
        UsageError where there are none."""
        rows = self.rows
        found = rows.mistakes.rows(label, prediction, rows.visible)
        ball = regions.ball(fit.at(rows.layouts.frame(rows.layouts.name), np.flatnonzero(found)))
        if ball is None:
            raise UsageError(f"no row shown of label {label!r} is taken for {prediction!r}")
        rows.selection.change(found)
        self._stand_before(*ball)

    def _stand_before(self, middle: F32, radius: float) -> None:
        rigs.look_at(self.rig, self.head, middle, radius / math.sin(math.radians(REGION_DEG) / 2))

    @property
    def sight(self) -> Sight:
        """From where they look."""
        return Sight.of(self.rig, self.head)

    def frame(self, mask: Bools, lens: Lens | None, over_s: float) -> None:
        """Move, without turning, to where rows of a mask (n,) that are shown fill a part of the view; where they are
        going to be if the layout is changing.  Raises UsageError where none of them is anywhere."""
        self._framing.begin(self.rig, self.head, mask, lens or FRAMED, over_s)

    def enclose(self, outline: F32, op: Op) -> None:
        """Select the visible rows that are seen inside an outline (k, 2), tangents right and up of straight ahead."""
        self.rows.selection.change(self.sight.inside(self.rows, outline), op)
        self._outbox.say(f"{self.rows.selection.count:,} selected")

    def lead_with(self, side: Side) -> None:
        """Have a hand point, turn, teleport and undo from now on, and the other move."""
        self.hands.main = self.pointer.side = side

    def take_tool(self, name: ToolName) -> None:
        """What the trigger does from now on.  Raises UsageError for the probe where there is no decoder."""
        if name not in self.tools:
            raise UsageError(self._no_probe)
        self.tool = self.tools[name]
        self.tool.taken()
        self._outbox.say(f"tool: {name}")

    # A frame, in this order -------------------------------------------------------------------------------------------

    def listen(self, controls: Controls, captured: bool) -> Controls:
        """Take this frame's buttons; gives the controls without those sticks that scroll or scrub through epochs.

        `captured`: a panel has the laser.
        """
        self._captured = self.around.listen(self.rig, controls, self.pointer, captured)
        self._mouse, self._outline = controls.fly, controls.outline
        hands, pointed = self.hands, self.pointer.side
        self.lessons.listen(controls, self.pointer, self._captured)
        hands.listen(controls, self.pointer, captured=self._captured, two_handed=self.tool.holds_world)
        if self.pointer.side not in (pointed, hands.main) and (told := self.lessons.mirror(self.pointer.side)):
            self._outbox.say(told)
        if hands.undo.pressed:
            self._outbox.attempt(self.rows.undo)
        if hands.next_tool.pressed:
            names = [name for name, tool in self.tools.items() if controls.fly or not tool.on_screen]
            self.take_tool(names[(names.index(self.tool.name) + 1) % len(names) if self.tool.name in names else 0])
        if hands.export.pressed:
            self._outbox.attempt(self.rows.export)
        self.wrist.update(controls, self.pointer.side, captured)
        controls = self.scroll.listen(controls, self.pointer.side, captured)
        return self.scrub.listen(controls, hands.squeezes) if self.rows.scene.epochs else controls

    def move(self, controls: Controls, dt_s: float) -> None:
        """Hands that hold the world, sticks, and the teleport arc move the rig; then the laser follows."""
        self._framing.update(self.rig, dt_s)
        before = eye_of(self.rig, self.head)
        self._handles.update(self.rig, controls, self.pointer, self._gripping())
        main = self.hands.leads(controls)
        if self.around.overview.went:
            self.sticks.vignette = 1.0
        moved = self.sticks.update(self.rig, controls, dt_s, main)
        aim(self.rig, controls, self.pointer)
        seen = self.rig, controls, self.pointer, self.lessons, self.hands.main
        self.in_hand.update(*seen, menu=self.wrist.shown)
        painting = self.tool is self.brush and self.hands.triggers[self.pointer.side].down and not controls.fly
        if painting:
            self.brush.radius_m = self.brush.resized(GROWS ** (float(response(controls.hand(main).stick)[1]) * dt_s))
        if self.throw.update(self.rig, controls, self._throwing(), main, free=not painting):
            self._outbox.pulse(self.throw.side, 0.5, 0.03)
            if self.compass.face_cloud(self.rig, self.head):
                self._outbox.say("turned to the cloud")
            moved = True
        now = eye_of(self.rig, self.head)
        self.compass.update(controls, now, gaze_of(self.rig, self.head), dt_s)
        # The menu was found when something on it was pressed: a palm turns up by chance, too.
        pressing = self._captured and pressed(controls.hand(self.pointer.side), "trigger")
        held, menu = self._handles.held, self.wrist.shown and pressing
        if moved or held or menu:
            self.lessons.did(move=moved, grab=held, menu=menu)
        self.carried_m += math.dist(before, now) / self.rig.scale

    def point(self) -> None:
        """Find the row under the laser; a hand feels that it comes to one."""
        pointer, rows = self.pointer, self.rows
        before = pointer.row
        covered = self._captured or self.throw.arc is not None
        hover(pointer, rows, self.rig, self.limit_m, covered)
        if self.around.called:
            self.around.meet(pointer, self.rig)
        if pointer.row >= 0:
            self._met_m = pointer.length_m / self.rig.scale
        if pointer.row >= 0 and pointer.row != before:
            self._outbox.tick(pointer.side, 0.15)

    def use_tool(self, controls: Controls) -> None:
        """The tool in the hand has its frame."""
        if self.tool is not self._used:
            for tool in self.tools.values():
                if tool is not self.tool:
                    tool.put_down()
            self._used = self.tool
        trigger = self.hands.triggers[self.pointer.side]
        self.tool.use(Reach(controls, self.rig, self.pointer, trigger, self._captured, self.limit_m))

    def marks(self, eye: F32, gaze: F32) -> Marks:
        """The laser or the teleport arc, and what is seen of the tool, to an eye (3,) that looks along `gaze`."""
        rig = self.rig
        made = Marks(self._lines(eye), self._framing.shapes())
        if self.throw.arc is not None:
            made.shapes.extend(self.throw.shapes(rig, GOES))
        if self.compass.lost:
            made.lines.extend(self.compass.lines(rig, eye, gaze))
        if self.around.called:
            made = Marks.of(made, self.around.marks(rig, eye, gaze))
        made.shapes.extend(self.tool.shapes(rig))
        return made

    def _lines(self, eye: F32) -> list[Lines]:
        pointer, arc = self.pointer, self.throw.arc
        if self._outline is not None:
            sight, closed = self.sight, np.append(self._outline, self._outline[:1], axis=0)
            ways = np.c_[closed, np.ones(len(closed), np.float32)] @ sight.axes
            return [chain(sight.eye + ways * np.float32(OUTLINE_M * self.rig.scale), OUTLINE)]
        if arc is not None:
            return [chain(arc.points, STAYS if arc.target is None else GOES)]
        if pointer.active and math.dist(pointer.origin, eye) > IN_EYE_M * self.rig.scale:
            end = pointer.origin + pointer.direction * np.float32(pointer.length_m)
            return [segments(np.array([[pointer.origin, end]], np.float32), LASER, 2.0)]
        return []

    def _throwing(self) -> Side | None:
        """The hand whose trigger throws the arc now."""
        side = self.pointer.side
        return side if self.tool.throws and self.hands.triggers[side].down else None

    def _gripping(self) -> list[Side]:
        """The hands that hold the world now."""
        hands, pulls = self.hands, self.tool.holds_world
        if self.scrub.push is not None:
            return []
        return [side for side in SIDES if hands.squeezes[side].down or (pulls and hands.triggers[side].down)]
