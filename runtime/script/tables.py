"""What stands in a script's tables, as dataclasses that say what fits; times in seconds, angles in degrees."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np

from latentwalk.runtime.ground.checks import Range, TextValue, Words
from latentwalk.runtime.ground.geometry import look
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.errors import UsageError

STILLS, FILMS = (".png",), (".gif", ".mp4")
DAY_S = 86_400
Seconds = Annotated[float, Range(0, DAY_S)]
Number = Annotated[float, Range(-1e6, 1e6)]
Share = Annotated[float, Range(0, 1)]
Tilt = Annotated[float, Range(-1, 1)]
Pixels = Annotated[int, Range(16, 8192)]
Position = Annotated[tuple[Number, Number, Number], Words("[x, y, z] in meters")]
Quaternion = Annotated[tuple[Number, Number, Number, Number], Words("a quaternion [x, y, z, w]")]


@dataclass(frozen=True, slots=True)
class ScriptSettings:
    """The top of a script; `duration_s` may be left out: to the end of the last `[[at]]` table."""

    fps: Annotated[float, Range(0.1, 1000)] = 30.0
    duration_s: Seconds = 0.0
    size: Annotated[tuple[Pixels, Pixels], Words("[width, height] in pixels")] = (1280, 720)
    fov_deg: Annotated[float, Range(1, 170)] = 60.0
    stereo: bool = False
    panels: bool = False
    recorded: bool = False


@dataclass(frozen=True, slots=True)
class PoseTable:
    """Where a head or hand goes in the stage; what is not given stays.  Yaw is positive to the left, pitch up."""

    position: Position | None = None
    orientation: Quaternion | None = None
    yaw_deg: Number | None = None
    pitch_deg: Number | None = None

    def __post_init__(self) -> None:
        if self.orientation is not None and (self.yaw_deg, self.pitch_deg) != (None, None):
            raise UsageError("expected orientation, or yaw_deg and pitch_deg, found both")

    def quaternion(self) -> F32 | None:
        """Unit quaternion (4,), or None where the table says no direction."""
        if self.orientation is not None:
            q = np.array(self.orientation, np.float32)
            # All zeros turn nothing, as they are; divided by their length they would be NaN.
            return q / np.float32(np.linalg.norm(q) or 1)
        if (self.yaw_deg, self.pitch_deg) == (None, None):
            return None
        return look(math.radians(self.yaw_deg or 0.0), math.radians(self.pitch_deg or 0.0))


@dataclass(frozen=True, slots=True)
class HandTable:
    """What a hand does; what is not given stays.  Without `grip`, that is where `aim` is."""

    grip: PoseTable | None = None
    aim: PoseTable | None = None
    stick: Annotated[tuple[Number, Number], Words("[x, y]")] | None = None
    trigger: Share | None = None
    squeeze: Share | None = None
    tracked: bool | None = None
    primary: bool | None = None
    secondary: bool | None = None
    menu: bool | None = None
    stick_click: bool | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """A picture, or a film of `seconds` (None: to the end), made into the file named `file`."""

    file: TextValue
    seconds: Seconds | None = None

    def __post_init__(self) -> None:
        if Path(self.file).name != self.file or "\\" in self.file:
            raise UsageError(f"expected a plain file name, found {self.file!r}")
        if Path(self.file).suffix not in STILLS + FILMS:
            raise UsageError(f"expected a name that ends in {', '.join(STILLS + FILMS)}, found {self.file!r}")

    @property
    def is_still(self) -> bool:
        """Whether it is one picture."""
        return self.file.endswith(STILLS)


@dataclass(frozen=True, slots=True)
class AtTable:
    """The keys of an `[[at]]` table that are no commands.  `dt_s`, `captured` and `flown` are a recording's."""

    t_s: Seconds
    over_s: Seconds = 0.0
    head: PoseTable | None = None
    left: HandTable | None = None
    right: HandTable | None = None
    fly: bool | None = None
    focused: bool | None = None
    lift: Tilt | None = None
    capture: Capture | None = None
    dt_s: Annotated[float, Range(0, 60)] | None = None
    captured: bool | None = None
    flown: bool | None = None
