"""Which arrangement is shown, and the way from one to the next: every row flies to its place."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from latentwalk.runtime.world import room
from latentwalk.runtime.world.cells import Order, cover, order_rows
from latentwalk.runtime.world.state import F32, Bools, Cells, Cloud, CloudFrame
from latentwalk.runtime.world.transforms import ease
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.model import Scene

FLIGHT_S = 0.8
TRAIL_S = 2.0  # how long the lines to where rows were stay, from the start of the flight
MOST_TRAILS = 250
EPOCHS = "epochs"


class Layouts:
    """The cloud and its changes.  `cloud` is what is shown; `name` where it goes.

    Cells for a new layout are made in a worker; until they are ready the old layout stays.  `wait`: the next frame
    waits for them instead, so that a run on a fixed clock is always the same.
    """

    def __init__(self, scene: Scene, *, wait: bool = False) -> None:
        self._scene, self._wait = scene, wait
        self.names = list(scene.layouts)
        if scene.epochs:
            self._epoch_name = EPOCHS if EPOCHS not in scene.layouts else "training epochs"
            self.names.append(self._epoch_name)
        if not self.names:
            raise UsageError("this scene holds neither a layout nor epochs; there is nothing to walk in")
        self._frames: dict[str, CloudFrame] = {}
        self._rest: dict[str, tuple[Order, Cells]] = {}
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="layouts")
        self._coming: tuple[str, Future[Cells]] | None = None
        self.name = self._shown = self.names[0]
        frame = self.frame(self.name)
        self.cloud = Cloud(frame, frame, 0.0, self._at_rest(self.name)[1])
        self._left: CloudFrame | None = None
        self._trail_rows: NDArray[np.intp] | None = None
        self._elapsed_s = TRAIL_S

    def frame(self, name: str) -> CloudFrame:
        """A layout fitted into the room; for the epochs, the last one."""
        if name not in self._frames:
            if name in self._scene.layouts:
                self._frames[name] = room.layout_frame(self._scene, name)
            else:
                self._frames[name] = room.epoch_frame(self._scene, -1, *room.epoch_fit(self._scene))
        return self._frames[name]

    def go(self, name: str) -> None:
        """Fly to a layout; a flight that is under way ends first.  Raises UsageError for an unknown name."""
        if name not in self.names:
            raise UsageError(f"expected one of {', '.join(self.names)}, found {name!r}")
        self.name = name

    def update(self, dt_s: float) -> None:
        """Advance by one frame."""
        self._elapsed_s += dt_s
        cloud = self.cloud
        if cloud.a is not cloud.b:
            cloud.t = ease(self._elapsed_s / FLIGHT_S)
            if self._elapsed_s >= FLIGHT_S:
                self._show(cloud.b, cloud.b, self._rest[self._shown][1])
        elif self._coming is not None:
            self._receive(*self._coming)
        if self.cloud.a is self.cloud.b and self._coming is None and self.name != self._shown:
            self._coming = (self.name, self._pool.submit(self._prepare, self._shown, self.name))
            if self._wait:
                self._receive(*self._coming)

    def _at_rest(self, name: str) -> tuple[Order, Cells]:
        """A layout's own order and cells."""
        if name not in self._rest:
            frame = self.frame(name)
            order = order_rows(frame.positions)
            self._rest[name] = order, cover(order, frame, frame)
        return self._rest[name]

    def _prepare(self, start: str, end: str) -> Cells:
        """In the worker: cells that hold the flight from one layout to another, in the order of where it ends."""
        order, _ = self._at_rest(end)
        return cover(order, self.frame(start), self.frame(end))

    def _receive(self, name: str, coming: Future[Cells]) -> None:
        if not (self._wait or coming.done()):
            return
        self._coming = None
        cells = coming.result()
        if name == self.name:
            self._left, self._shown, self._elapsed_s = self.cloud.b, name, 0.0
            self._trail_rows = None
            self._show(self.cloud.b, self.frame(name), cells)

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
