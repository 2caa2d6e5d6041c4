"""One frame of a walk: what the person does, and what is to be drawn.

Nothing past a host knows whether a person, a mouse or a script moved.

Spaces.  *Stage*: where the headset and hands are tracked, meters, floor at y = 0, looking along −Z.  *Room*: where the
cloud stands; the world's rig maps stage to room.  Everything here is in stage space.
Matrices are (4, 4) float32, column-vector convention (`m @ p`); quaternions are x, y, z, w.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import numpy as np

from latentwalk.runtime.ground.command import Command
from latentwalk.scenes.arrays import F32

if TYPE_CHECKING:
    import moderngl

Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")
OTHER: dict[Side, Side] = {"left": "right", "right": "left"}
FARTHEST_M = 1e5  # that a tracker can mean: float32 then still tells centimeters
UNIT = 0.01  # by how much a quaternion's length may be off 1: OpenXR refuses more


@dataclass(slots=True)
class Pose:
    """A place and a direction: `position` (3,) float32 meters, `orientation` (4,) float32 unit quaternion."""

    position: F32 = field(default_factory=lambda: np.zeros(3, np.float32))
    orientation: F32 = field(default_factory=lambda: np.array([0, 0, 0, 1], np.float32))

    @property
    def sound(self) -> bool:
        """Whether something can be there: finite, on this side of FARTHEST_M, turned by a unit quaternion."""
        # Comparisons with NaN are false, so that each of them refuses it too.
        x, y, z = self.position.tolist()
        near = abs(x) <= FARTHEST_M and abs(y) <= FARTHEST_M and abs(z) <= FARTHEST_M
        return near and abs(math.hypot(*self.orientation.tolist()) - 1) <= UNIT


@dataclass(slots=True)
class Hand:
    """One hand: `grip` where it holds, `aim` where it points (along −Z).

    `stick` (2,) −1…1, right and forward positive; `trigger` and `squeeze` 0…1; buttons `primary` (A/X), `secondary`
    (B/Y), `menu`, `stick_click`.  While it is not `tracked` its poses are stale.
    """

    tracked: bool = False
    grip: Pose = field(default_factory=Pose)
    aim: Pose = field(default_factory=Pose)
    stick: F32 = field(default_factory=lambda: np.zeros(2, np.float32))
    trigger: float = 0.0
    squeeze: float = 0.0
    primary: bool = False
    secondary: bool = False
    menu: bool = False
    stick_click: bool = False

    @property
    def sound(self) -> bool:
        """Whether its poses and what its fingers do can be: a hand that is not is not tracked."""
        fingers = math.isfinite(math.fsum((self.trigger, self.squeeze, *self.stick.tolist())))
        return fingers and self.grip.sound and self.aim.sound

    @property
    def presses(self) -> bool:
        """Whether any of its buttons is touched, if ever so little, but for the stick's."""
        return bool(self.trigger or self.squeeze or self.primary or self.secondary or self.menu)


Action = Literal["stick", "trigger", "squeeze", "primary", "secondary", "menu", "stick_click"]
"""What a hand does, as the fields of `Hand` are called."""


@dataclass(frozen=True, slots=True)
class Held:
    """What is in the hands: a pair of controllers called `name`, or with `bare` hands nothing.

    `words`: of each hand, action → what its button is called; an action that the hand has no button for is not there.
    """

    name: str
    bare: bool
    words: dict[Side, dict[Action, str]]

    def has(self, action: Action) -> bool:
        """Whether a hand can do that."""
        return any(action in words for words in self.words.values())


Does = Literal["orbit", "turn", "pan", "box", "lasso"]
"""What a drag of the mouse does: go about what is looked at, turn the head, move along, draw around rows."""
MouseMode = Literal["orbit", "walk"]
"""What dragging does where a tool does nothing: go about the cloud, or turn the head where one stands."""
Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Click:
    """A press of the left button let go at its `place`, in pixels of the frame, where no panel was; `double`: the
    second of two."""

    place: Spot
    shift: bool = False
    ctrl: bool = False
    double: bool = False


@dataclass(slots=True)
class Drag:
    """A button held and moved: `path` in pixels of the frame from the press on, of which the last frame knew those up
    to number `known`; `shift` and `ctrl` as they were when it was pressed."""

    does: Does
    path: list[Spot]
    shift: bool = False
    ctrl: bool = False
    known: int = 0
    ended: bool = False

    @property
    def step(self) -> Spot:
        """How far it went in this frame, right and down."""
        (x, y), (x0, y0) = self.path[-1], self.path[self.known]
        return x - x0, y - y0

    @property
    def outline(self) -> list[Spot]:
        """What it drew around: corners of a box, or the path itself."""
        if self.does != "box":
            return self.path
        (x0, y0), (x1, y1) = self.path[0], self.path[-1]
        return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]


@dataclass(slots=True)
class Screen:
    """What only a host with a mouse and a keyboard has, for its panels; kept by the host, the same object each frame.

    `cursor`: x, y in pixels of the frame from its top left, None while the mouse is away or held by the host;
    `buttons` left, right, middle; `wheel` x, y notches, `text` typed and `keys` pressed or released ("A", "ENTER",
    "SHIFT" …) since the last frame; `asks`: what keys ask of the panels (names of `ui/keys.py`); `scale`:
    pixels for a unit of the desktop's own size; `notice`: what the host tells the person, such as where a screenshot
    went.  `clicks`, `drags` and `zoom`, the notches that the wheel goes on by, are what the mouse does in the world
    since the last frame; `resize`: notches that were turned with Ctrl.  The panels answer with `wants_keyboard` (keys
    do not walk), `covered`, where they lie (left, top, width, height), and what the left button is for: `mouse`, which
    a chip changes, and `left`, by the tool in the hand ("tool": the button is its trigger).
    """

    cursor: tuple[float, float] | None = None
    buttons: tuple[bool, bool, bool] = (False, False, False)
    wheel: tuple[float, float] = (0.0, 0.0)
    text: str = ""
    keys: list[tuple[str, bool]] = field(default_factory=list)
    asks: list[str] = field(default_factory=list)
    scale: float = 1.0
    notice: str = ""
    clicks: list[Click] = field(default_factory=list)
    drags: list[Drag] = field(default_factory=list)
    zoom: float = 0.0
    resize: float = 0.0
    wants_keyboard: bool = False
    covered: tuple[tuple[float, float, float, float], ...] = ()
    mouse: MouseMode = "orbit"
    left: Literal["move", "box", "lasso", "tool"] = "move"

    def covers(self, place: Spot) -> bool:
        """Whether a panel lies there."""
        return any(x <= place[0] < x + w and y <= place[1] < y + h for x, y, w, h in self.covered)


@dataclass(slots=True)
class Controls:
    """All that a person does in one frame.

    `focused` is False while the runtime or window has the input elsewhere: then nothing moves.  `commands` come from
    scripts, in order.  `fly`: the left stick follows the head's pitch too (window and scripts), and `lift` −1…1 moves
    up and down.  `recentered`: the runtime moved the stage this frame.  `captured`: a panel had the laser; `flown`: a
    flight between layouts began in this frame, None where that is not known (only a replayed session says so: live, the
    panels and the workers do).  `screen`: mouse and keyboard for the panels, None where there are none.  `outline`
    (k, 2): what is being drawn around rows, as tangents right and up of straight ahead, None while nothing is.  `held`:
    what is in the hands, None where there are none to see or that is not known.
    """

    head: Pose = field(default_factory=lambda: Pose(np.array([0, 1.6, 0], np.float32)))
    left: Hand = field(default_factory=Hand)
    right: Hand = field(default_factory=Hand)
    focused: bool = True
    fly: bool = False
    lift: float = 0.0
    recentered: bool = False
    captured: bool = False
    flown: bool | None = None
    commands: list[Command] = field(default_factory=list)
    screen: Screen | None = None
    outline: F32 | None = None
    held: Held | None = None

    def hand(self, side: Side) -> Hand:
        """The hand of a side."""
        return self.left if side == "left" else self.right


@dataclass(slots=True)
class View:
    """One eye, or the window: `pose` in stage space, `projection` (4, 4) float32 to clip space, `size` in pixels."""

    pose: Pose
    projection: F32
    size: tuple[int, int]


@dataclass(slots=True)
class Frame:
    """One frame to make: advance the world by `dt_s`, then draw all `views` side by side, left first, into `target`.

    `t_s`: seconds since the host started; on a fixed clock both are exact.  `target` is an sRGB framebuffer of size
    (sum of widths, height), or None when nothing should be drawn (should_render false, minimized).  `capture` names the
    picture that the host makes of this frame, if it makes one.  `still`: where a picture by itself is drawn, which
    shows layouts where they are going and no flight; often the `target`.
    """

    controls: Controls
    t_s: float
    dt_s: float
    views: list[View]
    target: moderngl.Framebuffer | None
    capture: str | None = None
    still: moderngl.Framebuffer | None = None
