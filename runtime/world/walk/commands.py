"""What the person can be told to do: stand, turn, look, take a tool."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

import numpy as np

from latentwalk.runtime.ground.checks import Place, Range, TextValue
from latentwalk.runtime.ground.command import Command
from latentwalk.runtime.world.rows.selection import BrushOp
from latentwalk.runtime.world.walk import rig
from latentwalk.runtime.world.walk.person import Person
from latentwalk.runtime.world.walk.tools import ToolName

Yaw = Annotated[float, Range(-1e4, 1e4)]
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
    """what the trigger does: select, brush, grab, teleport or probe"""

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
    GoToRegion,
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
