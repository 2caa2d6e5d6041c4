"""What the mouse does in the world: clicks select, drags move and draw around rows, the wheel zooms; all by commands.

Everything is found where it was done: the row that was clicked is the one that the last picture showed there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from latentwalk.runtime.ground.checks import FAR_M
from latentwalk.runtime.ground.command import Command
from latentwalk.runtime.ground.frame import Click, Drag, Frame, Pose, Screen, Spot, View
from latentwalk.runtime.ground.geometry import Vectors, forward, rotate_yaw, share, tangents, through, to_room
from latentwalk.runtime.ui.desk.free import Rect, lens_of
from latentwalk.runtime.world.probe.hand import ARM_M
from latentwalk.runtime.world.rows.commands import Select
from latentwalk.runtime.world.rows.rows import Rows
from latentwalk.runtime.world.rows.selection import Op
from latentwalk.runtime.world.walk.camera import Lens, framed, orbited, panned, zoomed
from latentwalk.runtime.world.walk.commands import (
    MOST_CORNERS,
    FrameRows,
    Lasso,
    PlaceRig,
    SetBrushRadius,
)
from latentwalk.runtime.world.walk.person import FRAMED, Person
from latentwalk.runtime.world.walk.rig import START
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.queries import room

GLIDE_S = 0.4  # long enough for the eye to follow, short enough not to wait
BRUSH_NOTCH = 1.15  # by how much a notch makes the brush larger
NEAR_M = 0.3  # before the eye, before the rig's scale: what is nearer moves too slowly to hold on to


def op_of(shift: bool, ctrl: bool) -> Op:
    """What a click or an outline does to the selection."""
    return "toggle" if ctrl else "add" if shift else "replace"


@dataclass(slots=True)
class Desk:
    """The mouse of a window.  `free`: tangents of the part of the picture that no panel covers; `screen`: None where
    there is no mouse; `hit`: number of the row found that one was brought to."""

    free: Lens = FRAMED
    screen: Screen | None = None
    hit: int = 0
    _center: F32 | None = field(default=None, repr=False)
    _pan_m: float = 0.0

    def update(self, person: Person, rows: Rows, do: Callable[[Command], None], frame: Frame, free: Rect) -> None:
        """Do what the mouse did since the last frame; `free`: the part without panels in pixels."""
        self.screen = screen = frame.controls.screen
        if screen is None or not frame.views:
            return
        view = frame.views[0]
        self.free = lens_of(free, view)
        hand = _Hand(person, rows, do, view)
        for click in screen.clicks:
            self._click(hand, click)
        moving = [drag for drag in screen.drags if drag.does in ("orbit", "pan")]
        if not moving and not screen.zoom:
            self._center = None
        elif self._center is None:
            self._center = person.sight.looked_at(rows, lens_of((0.0, 0.0, *view.size), view))
        if any(drag.does == "orbit" for drag in moving):
            hand.stand(orbited(person.rig, person.head, frame.controls.head, self._looked_at))
        for drag in screen.drags:
            if drag.does == "pan":
                self._pan(hand, drag, frame.controls.head)
            elif drag.ended and drag.does in ("box", "lasso"):
                hand.enclose(drag)
        if screen.zoom:
            at = screen.cursor or (view.size[0] / 2, view.size[1] / 2)
            hand.stand(zoomed(person.rig, person.head, self._under(hand, at, person.head), screen.zoom))
        if screen.resize and person.tool is person.brush:
            do(SetBrushRadius(person.brush.resized(BRUSH_NOTCH**screen.resize)))
        name = person.tool.name
        screen.left = "move" if name == "select" else name if name == "box" or name == "lasso" else "tool"

    def frame(self, what: FrameRows | None = None) -> FrameRows:
        """The command that brings rows, the selected or all, into the free part."""
        made = what or FrameRows()
        return FrameRows(made.what, made.id, self.free, GLIDE_S)

    def begin(self, person: Person, do: Callable[[Command], None], free: Lens) -> None:
        """Bring the cloud, but for its islands, into the free part, unless the person has gone somewhere."""
        if np.allclose(person.rig.position, START):
            place = framed(person.rig, person.head, np.array([room.CENTER], np.float32), free, room.RADIUS_M)
            x, y, z = place.tolist()
            do(PlaceRig((x, y, z)))

    @property
    def _looked_at(self) -> F32:
        assert self._center is not None
        return self._center

    def _click(self, hand: _Hand, click: Click) -> None:
        row = hand.row_at(click.place)
        if row < 0:
            if hand.rows.selection.count and not (click.shift or click.ctrl):
                hand.do(Select(none=True))
            return
        name = hand.rows.ids[row]
        if click.double:
            hand.do(self.frame(FrameRows(id=name)))
        else:
            hand.do(Select(ids=[name], op=op_of(click.shift, click.ctrl)))

    def _pan(self, hand: _Hand, drag: Drag, head: Pose) -> None:
        if not drag.known:  # it begins: what is under the mouse stays there
            self._pan_m = hand.ahead_m(self._under(hand, drag.path[0], head), head)
        view = hand.view
        start, end = (through(head, share(drag.path[at], view.size), view.projection) for at in (drag.known, -1))
        hand.stand(panned(hand.person.rig, head, start, end, self._pan_m))

    def _under(self, hand: _Hand, place: Spot, head: Pose) -> Vectors:
        """The room point (3,) that is seen at a place: of a row, or else as far ahead as what is looked at."""
        origin, way = hand.ray(place, head)
        row, along_m = hand.pick(origin, way)
        if row < 0:
            ahead = rotate_yaw(hand.person.rig.yaw_rad, forward(head))
            along_m = hand.ahead_m(self._looked_at, head) / max(float(way @ ahead), 0.1)
        return np.asarray(origin + way * along_m)


@dataclass(frozen=True, slots=True)
class _Hand:
    """What a mouse reaches in one frame, through the picture of a view."""

    person: Person
    rows: Rows
    do: Callable[[Command], None]
    view: View

    def stand(self, position: Vectors) -> None:
        """Move the rig."""
        x, y, z = np.clip(position, -FAR_M, FAR_M).tolist()
        self.do(PlaceRig((x, y, z)))

    def ray(self, place: Spot, head: Pose) -> tuple[Vectors, Vectors]:
        """Origin and unit direction (3,) in the room of what is seen at a place in pixels."""
        rig = self.person.rig
        way = rotate_yaw(rig.yaw_rad, through(head, share(place, self.view.size), self.view.projection))
        return to_room(rig, head.position), way

    def pick(self, origin: Vectors, way: Vectors) -> tuple[int, float]:
        """The row that a ray meets, −1 for none, and how far along it."""
        return self.rows.pick(origin.astype(np.float32), way.astype(np.float32))

    def row_at(self, place: Spot) -> int:
        """The row that the last picture showed at a place, −1 for none."""
        return self.pick(*self.ray(place, self.person.head))[0]

    def ahead_m(self, point: Vectors, head: Pose) -> float:
        """How far ahead of the eye a room point is; an arm's length for one that is too near to hold on to."""
        rig = self.person.rig
        ahead = float((point - to_room(rig, head.position)) @ rotate_yaw(rig.yaw_rad, forward(head)))
        return ahead if ahead > NEAR_M * rig.scale else ARM_M * rig.scale

    def enclose(self, drag: Drag) -> None:
        """Select what was drawn around."""
        corners = _thinned(drag.outline)
        if len(corners) < 3:
            return
        outline = tangents([share(place, self.view.size) for place in corners], self.view.projection)
        self.do(Lasso([(x, y) for x, y in outline.tolist()], op_of(drag.shift, drag.ctrl)))


def _thinned(path: Sequence[Spot]) -> Sequence[Spot]:
    """At most as many corners as an outline may have."""
    return path[:: -(-len(path) // MOST_CORNERS)]
