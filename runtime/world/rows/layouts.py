"""Which arrangement is shown, and the way from one to the next: every row flies to its place."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from latentwalk.runtime.ground.geometry import ease
from latentwalk.runtime.ground.shown import F32, Bools, Cells, Cloud, CloudFrame
from latentwalk.runtime.world.epochs.stream import Reel
from latentwalk.runtime.world.epochs.timeline import Timeline
from latentwalk.runtime.world.rows import fit as room
from latentwalk.runtime.world.rows.cells import Order, cover, order_rows
from latentwalk.scenes import Scene
from latentwalk.scenes.errors import SceneError, UsageError

FLIGHT_S = 0.8
TRAIL_S = 2.0  # how long the lines to where rows were stay, from the start of the flight
MOST_TRAILS = 250
EPOCHS = "epochs"


class Layouts:
    """The cloud and its changes.  `cloud` is what is shown; `name` where it goes.

    Cells for a new layout are made in a worker; until they are ready the old layout stays.  `wait`: the next frame
    waits for them instead, so that a run on a fixed clock is always the same.
    """

    def __init__(self, scene: Scene, timeline: Timeline, reel: Reel, *, wait: bool = False) -> None:
        self._scene, self._timeline, self._reel, self._wait = scene, timeline, reel, wait
        self.epochs_name = EPOCHS if EPOCHS not in scene.layouts else "training epochs"
        if not self.names:
            raise UsageError("this scene holds neither a layout nor epochs; there is nothing to walk in")
        self._frames: dict[str, CloudFrame] = {}
        self._rest: dict[str, tuple[Order, Cells]] = {}
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="layouts")
        self._coming: tuple[str, CloudFrame, Future[tuple[CloudFrame, Cells]]] | None = None
        self._flying = self.began = False
        self.name = self._shown = self.names[0]
        frame = self.frame(self.name)
        cells = cover(reel.order, frame, frame) if self.at_epochs else self._at_rest(self.name)[1]
        self.cloud = Cloud(frame, frame, 0.0, cells)
        self._left: CloudFrame | None = None
        self._trail_rows: NDArray[np.intp] | None = None
        self._elapsed_s = TRAIL_S

    @property
    def names(self) -> list[str]:
        """The scene's layouts, and last its epochs, if it has any, as one."""
        return [*self._scene.layouts, *([self.epochs_name] if self._scene.epochs else [])]

    @property
    def at_epochs(self) -> bool:
        """Whether the epochs are shown, and no flight begins or ends there."""
        return self._shown == self.epochs_name and not self._flying and self._coming is None

    def show_epochs(self, cloud: Cloud) -> None:
        """Show rows between two epochs; for when the walk is `at_epochs`."""
        if cloud is not self.cloud:
            cloud.version = self.cloud.version + 1
            self.cloud = cloud

    def frame(self, name: str) -> CloudFrame:
        """A layout fitted into the room; for the epochs, that at the timeline's cursor."""
        if name == self.epochs_name:
            return self._reel.still(self._timeline.place)
        if name not in self._frames:
            self._frames[name] = room.layout_frame(self._scene, name)
        return self._frames[name]

    def go(self, name: str) -> None:
        """Fly to a layout; a flight that is under way ends first.  Raises UsageError for an unknown name."""
        if name not in self.names:
            raise UsageError(f"expected one of {', '.join(self.names)}, found {name!r}")
        self.name = name

    def update(self, dt_s: float, flown: bool | None = None) -> None:
        """Advance by one frame.  Raises SceneError where a flight would end at a damaged epoch.

        A flight begins when its worker is done, or, where `flown` says so, in the frame in which a recorded one began.
        """
        self._elapsed_s += dt_s
        self.began = False
        cloud = self.cloud
        if self._flying:
            cloud.t = ease(self._elapsed_s / FLIGHT_S)
            if self._elapsed_s >= FLIGHT_S:
                self._flying = False
                at_rest = self._rest.get(self._shown)
                self._show(cloud.b, cloud.b, at_rest[1] if at_rest else cloud.cells)
        elif self._coming is not None and flown is not False:
            self._receive(*self._coming)
        if not self._flying and self._coming is None and self.name != self._shown:
            start = self._standing() if self.at_epochs else cloud.b
            self._coming = (self.name, start, self._pool.submit(self._prepare, start, self.name))
            if self._wait and flown is not False:
                self._receive(*self._coming)

    def _standing(self) -> CloudFrame:
        """Where the rows are between two epochs; of a damaged one, where they were last shown."""
        try:
            return self._reel.still(self._timeline.place)
        except SceneError:
            return self.cloud.nearest

    def _at_rest(self, name: str) -> tuple[Order, Cells]:
        """A layout's own order and cells."""
        if name not in self._rest:
            frame = self.frame(name)
            order = order_rows(frame.positions)
            self._rest[name] = order, cover(order, frame, frame)
        return self._rest[name]

    def _prepare(self, start: CloudFrame, name: str) -> tuple[CloudFrame, Cells]:
        """In the worker: where a flight to a layout ends, and cells that hold it, in the order of where it ends."""
        order = self._reel.order if name == self.epochs_name else self._at_rest(name)[0]
        end = self.frame(name)
        return end, cover(order, start, end)

    def _receive(self, name: str, start: CloudFrame, coming: Future[tuple[CloudFrame, Cells]]) -> None:
        if not (self._wait or coming.done()):
            return
        self._coming = None
        try:
            end, cells = coming.result()
        except SceneError:  # a damaged epoch: stay
            self.name = self._shown
            raise
        if name == self.name:
            self._left, self._shown, self._elapsed_s, self._flying = start, name, 0.0, True
            self._trail_rows, self.began = None, True
            self._show(start, end, cells)

    def _show(self, a: CloudFrame, b: CloudFrame, cells: Cells) -> None:
        self.cloud = Cloud(a, b, 0.0, cells, self.cloud.version + 1)

    def trails(self, visible: Bools, selected: Bools, hovered: int) -> tuple[F32, float] | None:
        """Segments (m, 2, 3) from where rows were before the last flight to where they are, and their strength 0…1.

        Of the selected rows and the hovered one, or, without a selection, of some spread over all; at most MOST_TRAILS.
        """
        if self._left is None or self._elapsed_s >= TRAIL_S:
            return None
        if self._trail_rows is None:
            shown = visible & selected
            rows = np.flatnonzero(shown if shown.any() else visible)
            self._trail_rows = rows[:: max(1, -(-len(rows) // MOST_TRAILS))]
        rows = np.append(self._trail_rows, hovered) if hovered >= 0 else self._trail_rows
        ends = np.stack([room.at(self._left, rows), room.positions(self.cloud, rows)], axis=1)
        strength = min(1.0, (TRAIL_S - self._elapsed_s) / (TRAIL_S - FLIGHT_S))
        return ends[np.isfinite(ends).all((1, 2))], strength
