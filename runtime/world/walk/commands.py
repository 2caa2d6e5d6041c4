"""What the person can be told to do: stand, turn, look, take a tool."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

import numpy as np

from latentwalk.runtime.ground.checks import Length, Place, Range, TextValue, Words
from latentwalk.runtime.ground.command import Command
from latentwalk.runtime.world.rows.rows import Rows
from latentwalk.runtime.world.rows.selection import BrushOp, Op
from latentwalk.runtime.world.walk import rig
from latentwalk.runtime.world.walk.person import Person
from latentwalk.runtime.world.walk.tools import ToolName
from latentwalk.scenes.arrays import Bools
from latentwalk.scenes.errors import UsageError

Yaw = Annotated[float, Range(-1e4, 1e4)]
Tangent = Annotated[float, Range(-100, 100)]  # 89.4° off straight ahead
MOST_CORNERS = 4096  # of an outline: a hand that draws for a minute
Scale = Annotated[float, Range(1e-3, 1e3)]  # farther than hands get (`grab.py`)


@dataclass(frozen=True, slots=True)
class PersonCommand(Command):
    """Changes the person."""

    def apply(self, person: Person) -> None:
        """Do it.  Raises UsageError where it cannot be done here."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Teleport(PersonCommand):
    """stand at [x, y, z] of the room, feet there"""

    word: ClassVar[str] = "teleport"
    feet: Place

    def apply(self, person: Person) -> None:
        """Stand there."""
        rig.stand(person.rig, person.head, np.array(self.feet))


@dataclass(frozen=True, slots=True)
class LookAt(PersonCommand):
    """face the row with this id: turn, and rise or sink until the head looks straight at it"""

    word: ClassVar[str] = "look_at"
    id: TextValue

    def apply(self, person: Person) -> None:
        """Face it."""
        person.look_at(self.id)


@dataclass(frozen=True, slots=True)
class GoToRegion(PersonCommand):
    """select the rows of this region of the scene and stand before them"""

    word: ClassVar[str] = "region"
    name: TextValue

    def apply(self, person: Person) -> None:
        """Go there."""
        person.go_to_region(self.name)


@dataclass(frozen=True, slots=True)
class FrameRows(PersonCommand):
    """move, without turning, until the selected rows, or all where none is, fill the view: {what = "selection" or
    "all", id, into = tangents [left, right, down, up] of the part of the view to fill, over_s = seconds}"""

    word: ClassVar[str] = "frame"
    what: Literal["selection", "all"] | None = None
    id: TextValue | None = None
    into: tuple[Tangent, Tangent, Tangent, Tangent] | None = None
    over_s: Annotated[float, Range(0, 60)] = 0.0

    def __post_init__(self) -> None:
        PersonCommand.__post_init__(self)
        if self.what is not None and self.id is not None:
            raise UsageError("frame: expected what or id, found both")
        if self.into is not None and not (self.into[0] < self.into[1] and self.into[2] < self.into[3]):
            raise UsageError("frame: into: expected left < right and down < up")

    def apply(self, person: Person) -> None:
        """Go there."""
        person.frame(self._meant(person.rows), self.into, self.over_s)

    def _meant(self, rows: Rows) -> Bools:
        if self.id is not None:
            mask = np.zeros(len(rows.visible), np.bool_)
            mask[rows.ids.row_of(self.id)] = True
            return mask
        if self.what == "all" or (self.what is None and not rows.selection.count):
            return rows.visible
        if not rows.selection.count:
            raise UsageError("nothing is selected; select rows first")
        return rows.selection.rows


@dataclass(frozen=True, slots=True)
class Lasso(PersonCommand):
    """select the visible rows seen inside an outline: {outline = [[x, y], …] as tangents right and up of straight
    ahead, op = replace, add, subtract, intersect or toggle}"""

    word: ClassVar[str] = "lasso"
    outline: Annotated[
        list[tuple[Tangent, Tangent]], Length(3, MOST_CORNERS), Words(f"3 to {MOST_CORNERS} places [x, y]")
    ]
    op: Op = "replace"

    def apply(self, person: Person) -> None:
        """Select them."""
        person.enclose(np.array(self.outline, np.float32), self.op)


@dataclass(frozen=True, slots=True)
class GoToMistakes(PersonCommand):
    """select the shown rows of this label that are taken for this prediction, and stand before them"""

    word: ClassVar[str] = "mistakes"
    label: TextValue
    prediction: TextValue

    def apply(self, person: Person) -> None:
        """Go there."""
        person.go_to_mistakes(self.label, self.prediction)


@dataclass(frozen=True, slots=True)
class Turn(PersonCommand):
    """turn on the spot by an angle in radians, positive to the left"""

    word: ClassVar[str] = "turn"
    angle_rad: Annotated[float, Range(-100, 100)]

    def apply(self, person: Person) -> None:
        """Turn."""
        rig.turn(person.rig, person.head, self.angle_rad)


@dataclass(frozen=True, slots=True)
class PlaceRig(PersonCommand):
    """put the stage at {position = [x, y, z], yaw_rad, scale} of the room"""

    word: ClassVar[str] = "rig"
    position: Place | None = None
    yaw_rad: Yaw | None = None
    scale: Scale | None = None

    def apply(self, person: Person) -> None:
        """Put it there; what is not given stays."""
        if self.scale is not None:
            person.rig.scale = self.scale
        if self.yaw_rad is not None:
            person.rig.yaw_rad = self.yaw_rad
        if self.position is not None:
            person.rig.position = np.array(self.position, np.float32)


@dataclass(frozen=True, slots=True)
class Face(PersonCommand):
    """stand so that the eye is at {eye = [x, y, z]} of the room and looks along {yaw_rad, pitch_rad}, up where the host
    holds the head"""

    word: ClassVar[str] = "face"
    eye: Place
    yaw_rad: Yaw
    pitch_rad: Annotated[float, Range(-1.6, 1.6)] = 0.0

    def apply(self, person: Person) -> None:
        """Stand there."""
        person.face(np.array(self.eye), self.yaw_rad, self.pitch_rad)


@dataclass(frozen=True, slots=True)
class Recenter(PersonCommand):
    """back to where the walk began, looking straight ahead: true"""

    word: ClassVar[str] = "recenter"

    def apply(self, person: Person) -> None:
        """Go back."""
        person.recenter()


@dataclass(frozen=True, slots=True)
class TakeTool(PersonCommand):
    """what the trigger does: select, box, lasso, brush, grab, teleport or probe"""

    word: ClassVar[str] = "tool"
    name: ToolName

    def apply(self, person: Person) -> None:
        """Take it into the hand."""
        person.take_tool(self.name)


@dataclass(frozen=True, slots=True)
class SetBrushOp(PersonCommand):
    """what the brush does: add, subtract or intersect"""

    word: ClassVar[str] = "brush_op"
    op: BrushOp

    def apply(self, person: Person) -> None:
        """Set it."""
        person.brush.op = self.op


@dataclass(frozen=True, slots=True)
class SetBrushRadius(PersonCommand):
    """radius of the hand's brush in meters"""

    word: ClassVar[str] = "brush_radius"
    radius_m: Annotated[float, Range(0.01, 2.0)]

    def apply(self, person: Person) -> None:
        """Set it."""
        person.brush.radius_m = self.radius_m


@dataclass(frozen=True, slots=True)
class SnapTurn(PersonCommand):
    """turn in steps: true; smoothly: false"""

    word: ClassVar[str] = "snap_turn"
    on: bool

    def apply(self, person: Person) -> None:
        """Set it."""
        person.sticks.snap = self.on


@dataclass(frozen=True, slots=True)
class ClearView(PersonCommand):
    """the field that stays clear while moving, in degrees of view; 180 turns the vignette off"""

    word: ClassVar[str] = "vignette_deg"
    degrees: Annotated[float, Range(20, 180)]

    def apply(self, person: Person) -> None:
        """Set it."""
        person.clear_deg = self.degrees


COMMANDS: tuple[type[PersonCommand], ...] = (
    Teleport,
    LookAt,
    FrameRows,
    Lasso,
    GoToRegion,
    GoToMistakes,
    Turn,
    PlaceRig,
    Face,
    Recenter,
    TakeTool,
    SetBrushOp,
    SetBrushRadius,
    SnapTurn,
    ClearView,
)
