"""What a person sees of the rows: those inside a part of the picture, and the middle of what is looked at."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from latentwalk.runtime.ground.frame import Pose
from latentwalk.runtime.ground.shown import Rig
from latentwalk.runtime.world.rows import fit
from latentwalk.runtime.world.rows.pick import enclosed
from latentwalk.runtime.world.rows.rows import Rows
from latentwalk.runtime.world.walk.camera import Lens, axes_of, eye_of
from latentwalk.scenes.arrays import F32, Bools
from latentwalk.scenes.queries import room

SAMPLE = 50_000  # rows of which a median is taken: of more it would be the same


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """From where somebody looks: the `eye` (3,) in the room, and what is right, up and straight ahead of it, (3, 3)."""

    eye: F32
    axes: F32

    @classmethod
    def of(cls, rig: Rig, head: Pose) -> Sight:
        """That of a head in its stage."""
        return cls(eye_of(rig, head), axes_of(rig, head).astype(np.float32))

    def inside(self, rows: Rows, outline: F32) -> Bools:
        """Mask (n,) of the visible rows inside an outline (k, 2), tangents right and up of straight ahead."""
        return enclosed(rows.cloud, rows.flags, self.eye, self.axes, outline)

    def looked_at(self, rows: Rows, lens: Lens) -> F32:
        """The middle (3,) of the selected rows that are seen, else of all that are, else of the cloud."""
        seen = self.inside(rows, corners(lens))
        for mask in (seen & rows.selection.rows, seen, rows.visible):
            middle = middle_of(rows, mask)
            if middle is not None:
                return middle
        return np.array(room.CENTER, np.float32)


def corners(lens: Lens) -> F32:
    """The outline (4, 2) of a part of a picture."""
    left, right, down, up = lens
    return np.array([(left, down), (right, down), (right, up), (left, up)], np.float32)


def middle_of(rows: Rows, mask: Bools) -> F32 | None:
    """The median (3,) of rows where they are now; None where none of them is anywhere."""
    some = np.flatnonzero(mask)
    places = fit.positions(rows.cloud, some[:: max(1, len(some) // SAMPLE)])
    places = places[np.isfinite(places).all(1)]
    return np.median(places, axis=0).astype(np.float32) if len(places) else None
