"""All that stands about a person and has the laser before tools do: the table model and the wall of pictures."""

from __future__ import annotations

import math

from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.ground.shown import Marks, Pointer, Rig
from latentwalk.runtime.world.rows.rows import Rows
from latentwalk.runtime.world.walk.around.compass import Compass
from latentwalk.runtime.world.walk.around.overview import Overview
from latentwalk.runtime.world.walk.around.wall import Wall
from latentwalk.scenes.arrays import F32


class Around:
    """The `overview` and the `wall`; `called`: whether any of them was, which no other frame asks."""

    def __init__(self, rows: Rows, compass: Compass) -> None:
        self.overview, self.wall = Overview(rows, compass), Wall(rows)
        self.called = False

    def listen(self, rig: Rig, controls: Controls, pointer: Pointer, captured: bool) -> bool:
        """Take a frame; whether the laser meets any of it, or is `captured` already, and belongs to no tool."""
        self.called = self.overview.on or len(self.wall.rows) > 0
        if not self.called:
            return captured
        captured = self.overview.listen(rig, controls, pointer, captured)
        return self.wall.listen(controls, pointer, captured)

    def meet(self, pointer: Pointer, rig: Rig) -> None:
        """Have the laser end at what it meets of it; a picture on the wall means its row."""
        along_m = min(self.overview.along_m, self.wall.along_m)
        if math.isfinite(along_m):
            pointer.row, pointer.length_m = self.wall.row, along_m * rig.scale

    def marks(self, rig: Rig, eye: F32, gaze: F32) -> Marks:
        """What is seen of it besides the rows of the model and words."""
        return Marks.of(self.overview.marks(rig, eye, gaze), self.wall.marks(rig))
