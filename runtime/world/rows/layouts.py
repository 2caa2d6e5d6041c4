"""Which layout is shown, and the flight from one to the next: every row flies to its place."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from latentwalk.runtime.ground.geometry import ease
from latentwalk.runtime.ground.jobs import Jobs, Newest
from latentwalk.runtime.ground.names import one_of
from latentwalk.runtime.ground.packed import PackedFrame
from latentwalk.runtime.ground.shown import Cells, Cloud, CloudFrame
from latentwalk.runtime.world.rows import fit
from latentwalk.runtime.world.rows.cells import Order, cells_of, cover, in_room, order_rows, packed_cells
from latentwalk.scenes import LayoutCells, Scene
from latentwalk.scenes.arrays import F32, Bools
from latentwalk.scenes.errors import SceneError, UsageError, tell
from latentwalk.scenes.queries.asked import epochs_name

FLIGHT_S = 0.8  # long enough for the eye to follow a row, short enough not to wait
TRAIL_S = 2.0  # how long the lines to where rows were stay, from the start of the flight
MOST_TRAILS = 250  # more lines than this are a fog


class Moving(Protocol):
    """A layout whose rows move by themselves: the epochs of a run."""

    @property
    def order(self) -> Order:
        """The order of rows that it keeps however they move; may be asked for in a worker."""
        ...

    def still(self) -> CloudFrame:
        """Where its rows are now, as one frame.  Raises SceneError where that is damaged."""
        ...

    def standing(self) -> Callable[[], CloudFrame]:
        """A job for a worker that makes what `still` gives now."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class _Rest:
    """A layout at rest in the room: its frame, its own order, and cells of it."""

    frame: CloudFrame
    order: Order
    cells: Cells


@dataclass(frozen=True, slots=True, eq=False)
class _Flight:
    """What a worker made of a flight: from where to where, cells that hold it, and where it ends at rest (of the
    epochs, which never rest, nothing)."""

    name: str
    start: CloudFrame
    end: CloudFrame
    cells: Cells
    rest: _Rest | None


class Layouts:
    """The cloud and its changes.  `cloud` is what is shown; `name` where it goes; `began`: a flight began this frame.

    Cells for a flight are made in a worker; until they are ready the old layout stays.  Jobs that wait make the next
    frame wait for them instead, so that a run on a fixed clock is always the same.  `first`: by as much of its name as
    tells it, the one that a walk begins with, "" for that which comes first in the scene.
    """

    def __init__(self, scene: Scene, moving: Moving, jobs: Jobs, first: str = "") -> None:
        self._scene, self._moving, self._jobs = scene, moving, jobs
        self._coming: Newest[_Flight] = Newest(jobs)
        self.epochs_name = epochs_name(scene)
        if not self.names:
            raise UsageError("this scene holds neither a layout nor epochs; there is nothing to walk in")
        self._frames: dict[str, CloudFrame] = {}
        self._rests: dict[str, _Rest] = {}
        self._flying = self.began = False
        self.name = self._shown = one_of(first, self.names) if first else self.names[0]
        if self.at_epochs:
            frame = moving.still()
            self.cloud = Cloud(frame, frame, 0.0, cover(moving.order, frame, frame))
        else:
            rest = self._rests[self.name] = _at_rest(self.frame(self.name), scene.cells.get(self.name))
            self.cloud = Cloud(rest.frame, rest.frame, 0.0, rest.cells)
        self._left: CloudFrame | None = None
        self._trail_rows: NDArray[np.intp] = np.zeros(0, np.intp)
        self._elapsed_s = TRAIL_S

    @property
    def names(self) -> list[str]:
        """The scene's layouts, and last its epochs, if it has any, as one."""
        return [*self._scene.layouts, *([self.epochs_name] if self._scene.epochs else [])]

    @property
    def at_epochs(self) -> bool:
        """Whether the epochs are shown, and no flight begins or ends there."""
        return self._shown == self.epochs_name and not self._flying and not self._coming.pending

    @property
    def to_epochs(self) -> bool:
        """Whether the epochs are shown, or flown to."""
        return self.name == self.epochs_name

    def show_epochs(self, cloud: Cloud) -> None:
        """Show rows between two epochs; for when the walk is `at_epochs`."""
        if cloud is not self.cloud:
            cloud.version = self.cloud.version + 1
            self.cloud = cloud

    def frame(self, name: str) -> CloudFrame:
        """A layout fitted into the room; for the epochs, where they are now."""
        if name == self.epochs_name:
            return self._moving.still()
        if name not in self._frames:
            self._frames[name] = fit.layout_frame(self._scene, name)
        return self._frames[name]

    def go(self, name: str) -> None:
        """Fly to a layout, by as much of its name as tells it; a flight that is under way ends first.  Raises
        UsageError for an unknown one."""
        self.name = one_of(name, self.names)

    def update(self, dt_s: float, flown: bool | None = None) -> None:
        """Advance by one frame.  Raises SceneError where a flight would end at a damaged epoch.

        A flight begins when its worker is done, or, where `flown` says so, in the frame in which a recorded one began.
        """
        self._elapsed_s += dt_s
        self.began = False
        if self._flying:
            self._fly()
        elif flown is not False and self._coming.pending:
            self._receive()
        if not self._flying and not self._coming.pending and self.name != self._shown:
            self._ask()
            if self._jobs.wait and flown is not False:
                self._receive()

    def _fly(self) -> None:
        cloud = self.cloud
        cloud.t = ease(self._elapsed_s / FLIGHT_S)
        if self._elapsed_s >= FLIGHT_S:
            self._flying = False
            rest = self._rests.get(self._shown)
            self._show(cloud.b, cloud.b, rest.cells if rest else cloud.cells)

    def _ask(self) -> None:
        """Have the worker make a flight from where the rows are to where they go."""
        name, start = self.name, self._standing() if self.at_epochs else self.cloud.b
        if name == self.epochs_name:
            moving, end = self._moving, self._moving.standing()
            self._coming.ask(lambda: _to_moving(name, start, end(), moving.order))
            return
        scene, known = self._scene, self._rests.get(name)
        frame, kept = self._frames.get(name), scene.cells.get(name)
        self._coming.ask(lambda: _to_rest(name, start, known or _at_rest(frame or fit.layout_frame(scene, name), kept)))

    def _standing(self) -> CloudFrame:
        """Where the rows are between two epochs; of a damaged one, where they were last shown."""
        try:
            return self._moving.still()
        except SceneError:
            return self.cloud.nearest

    def _receive(self) -> None:
        try:
            flight = self._coming.take()
        except SceneError:  # a damaged epoch: stay
            self.name = self._shown
            raise
        if flight is None:
            return
        if flight.rest is not None:
            self._rests[flight.name] = flight.rest
            self._frames[flight.name] = flight.end
        if flight.name == self.name:
            self._left, self._shown, self._elapsed_s, self._flying = flight.start, flight.name, 0.0, True
            self.began = True
            self._show(flight.start, flight.end, flight.cells)

    def _show(self, a: CloudFrame, b: CloudFrame, cells: Cells) -> None:
        self.cloud = Cloud(a, b, 0.0, cells, self.cloud.version + 1)

    def choose_trails(self, visible: Bools, selected: Bools) -> None:
        """Choose whose trails a flight that began shows: of the selected rows, or, without a selection, of some spread
        over all; at most MOST_TRAILS."""
        shown = visible & selected
        rows = np.flatnonzero(shown if shown.any() else visible)
        # Rounded up, for at most so many; even steps take some of each part of the scene.
        self._trail_rows = rows[:: max(1, -(-len(rows) // MOST_TRAILS))]

    def trails(self, hovered: int, visible: Bools) -> tuple[F32, float] | None:
        """Segments (m, 2, 3) from where rows were before the last flight to where they are, and their strength 0…1.

        Of the chosen rows that are still visible, and the hovered one.
        """
        if self._left is None or self._elapsed_s >= TRAIL_S:
            return None
        rows = self._trail_rows[visible[self._trail_rows]]
        rows = np.append(rows, hovered) if hovered >= 0 else rows
        ends = np.stack([fit.at(self._left, rows), fit.positions(self.cloud, rows)], axis=1)
        strength = min(1.0, (TRAIL_S - self._elapsed_s) / (TRAIL_S - FLIGHT_S))
        return ends[np.isfinite(ends).all((1, 2))], strength

    @contextmanager
    def arrived(self) -> Iterator[None]:
        """Inside, `cloud` is the layout that was gone to, at rest and without lines: for a picture of that alone."""
        kept, elapsed_s = self.cloud, self._elapsed_s
        if self._flying or self.name != self._shown:
            self._show(*self._resting())
        self._elapsed_s = TRAIL_S
        yield
        if self.cloud is not kept:
            kept.version = self.cloud.version + 1  # draw has seen other cells since
        self.cloud, self._elapsed_s = kept, elapsed_s

    def _resting(self) -> tuple[CloudFrame, CloudFrame, Cells]:
        """What is shown when all flights have ended."""
        if self.name == self.epochs_name:
            frame = self._moving.still()
            return frame, frame, cover(self._moving.order, frame, frame)
        if self.name not in self._rests:
            self._rests[self.name] = _at_rest(self.frame(self.name), self._scene.cells.get(self.name))
        rest = self._rests[self.name]
        return rest.frame, rest.frame, rest.cells

    def close(self) -> None:
        """End the worker."""
        self._coming.forget()
        self._jobs.close()


def _at_rest(frame: CloudFrame, kept: LayoutCells | None) -> _Rest:
    """A layout's own order and cells: those that the scene keeps, where they fit its positions."""
    if isinstance(frame, PackedFrame):
        none = np.zeros(0, np.int32)
        return _Rest(frame, Order(none, none), packed_cells(frame))
    if kept is not None and kept.fit(frame.positions):
        order = Order.of(kept.rows)
        return _Rest(frame, order, in_room(cells_of(order, kept.spheres), frame.scale, frame.offset))
    if kept is not None:
        tell(f"layout {frame.key[1]}: the cells in the file are not of its positions; they are made anew", sys.stderr)
    order = order_rows(frame.positions)
    return _Rest(frame, order, cover(order, frame, frame))


def _to_rest(name: str, start: CloudFrame, rest: _Rest) -> _Flight:
    """A flight in the order of where it ends, so that draw need not sort again when it has ended; none of a packed
    cloud, whose rows are not all at hand: they are there at once."""
    if isinstance(start, PackedFrame) or isinstance(rest.frame, PackedFrame):
        return _Flight(name, rest.frame, rest.frame, rest.cells, rest)
    return _Flight(name, start, rest.frame, cover(rest.order, start, rest.frame), rest)


def _to_moving(name: str, start: CloudFrame, end: CloudFrame, order: Order) -> _Flight:
    if isinstance(start, PackedFrame):
        start = end
    return _Flight(name, start, end, cover(order, start, end), None)
