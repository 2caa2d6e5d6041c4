"""The rows of each epoch of a run: read from the mapped file ahead of the hand, fitted into the room, in cells.

All epochs have one order of rows, so that nothing but two positions and a number differ from frame to frame.  Spheres
are kept in the units of the data: a change of the fit costs no second look at the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from latentwalk.runtime.ground.jobs import Jobs, Newest
from latentwalk.runtime.ground.shown import Cells, Cloud, CloudFrame
from latentwalk.runtime.world.epochs.timeline import Timeline
from latentwalk.runtime.world.rows import fit
from latentwalk.runtime.world.rows.cells import Order, cover, in_room, joined, order_rows
from latentwalk.scenes import Epoch, Scene
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.errors import SceneError
from latentwalk.scenes.log.pages import let_go
from latentwalk.scenes.queries.room import some_epochs
from latentwalk.scenes.rules import mixed

BATCH = 8  # epochs that the worker reads before it asks again what is wanted most
AHEAD = 256  # epochs about the cursor that draw is told of
STALE = 16  # snapshots that the cursor may move before draw is told anew
BEHIND = 3.0  # one epoch ahead of the movement is wanted like one that lies three times nearer behind
REFIT = 1.15  # a run that outgrew its ball by this factor, or fills less of it, is fitted anew
Fit = tuple[float, F32]


@dataclass(frozen=True, slots=True, eq=False)
class _Loaded:
    """An epoch as it was read: a frame in the units of the data, and its cells."""

    frame: CloudFrame
    cells: Cells


@dataclass(slots=True, eq=False)
class _Batch:
    """What a worker has read: epochs by index, those that are damaged with why, and a new fit if the run outgrew the
    old one; `known`: how many epochs it has looked at for that."""

    known: int
    loaded: dict[int, _Loaded] = field(default_factory=dict)
    broken: dict[int, SceneError] = field(default_factory=dict)
    fit: Fit | None = None


class Stream:
    """Frames and cells of a scene's epochs at the cursor of `timeline`; `scene.epochs` may grow.

    A worker reads, and what is not there yet is None; jobs that wait make it read at once instead.  `upcoming`: frames
    that may be shown next, soonest first; another tuple when that changes.  `problem`: a damaged epoch, until it is
    told.
    """

    def __init__(self, scene: Scene, timeline: Timeline, jobs: Jobs) -> None:
        self._scene, self._timeline, self._jobs = scene, timeline, jobs
        self._reading: Newest[_Batch] = Newest(jobs)
        self._loaded: dict[int, _Loaded] = {}
        self._frames: dict[int, CloudFrame] = {}  # with the fit
        self._broken: set[int] = set()
        self._fitted = 0  # epochs that the fit has seen
        self._fit: Fit = 1.0, np.zeros(3, np.float32)
        self._shown: tuple[int, int] | None = None
        self._cloud: Cloud | None = None
        self._told = (-1, -1.0)  # how many epochs were loaded, and the cursor, when `upcoming` was made
        self._order: Order | None = None
        self.upcoming: tuple[CloudFrame, ...] = ()
        self.problem: SceneError | None = None

    def __len__(self) -> int:
        return len(self._scene.epochs)

    @property
    def order(self) -> Order:
        """The order of rows that all epochs share: by the mean place of each over the run."""
        if self._order is None:
            self._order = order_rows(_mean(some_epochs(self._scene)))
        return self._order

    @property
    def unread(self) -> int:
        """How many epochs the worker has still to read."""
        return len(self) - len(self._loaded.keys() | self._broken)

    def ready(self, index: int) -> bool:
        """Whether an epoch can be shown; reads it now if jobs wait.  Raises SceneError then."""
        if self._jobs.wait:
            self.read_now(index)
        return index in self._loaded

    def read_now(self, index: int) -> None:
        """Make an epoch `ready`, here and now.  Raises SceneError where it is damaged."""
        if index not in self._loaded:
            self._loaded[index] = _load(self._scene.epochs, index, self.order)

    def epoch(self, index: int) -> Epoch:
        """What is known of an epoch that is `ready`."""
        return self._scene.epochs[index]

    def frame(self, index: int) -> CloudFrame:
        """An epoch that is `ready` in the room."""
        if index not in self._frames:
            self._frames[index] = _fitted(self._loaded[index].frame, self.fit)
        return self._frames[index]

    @property
    def fit(self) -> Fit:
        """Scale and offset that all epochs share."""
        if not self._fitted:
            self._fit, self._fitted = fit.epoch_fit(self._scene), len(self)
        return self._fit

    def cloud(self) -> Cloud | None:
        """The rows at the cursor; None while they are being read.

        The same object as before with another `t`, as long as the cursor is between the same two epochs.
        """
        cursor = self._timeline.cursor
        pair = self._pair(cursor)
        if not all(self.ready(index) for index in pair):
            return None
        if self._cloud is None or pair != self._shown:
            self._leave(pair)
            a, b = (self.frame(index) for index in pair)
            cells = self._loaded[pair[0]].cells
            if pair[0] == pair[1]:
                b = a
            else:
                cells = joined(cells, self._loaded[pair[1]].cells)
            self._cloud = Cloud(a, b, 0.0, in_room(cells, *self.fit))
        self._cloud.t = cursor - pair[0]
        return self._cloud

    def still(self) -> CloudFrame:
        """The rows at the cursor as one frame, to fly from or to.  Reads what is missing; raises SceneError where that
        is damaged."""
        cursor = self._timeline.cursor
        pair = self._pair(cursor)
        for index in pair:
            self.read_now(index)
        a, b = (self.frame(index) for index in pair)
        return _between(a, b, cursor - pair[0], cursor)

    def standing(self) -> Callable[[], CloudFrame]:
        """A job that makes what `still` gives now, in a worker."""
        cursor, fitted, order, epochs = self._timeline.cursor, self.fit, self.order, [*self._scene.epochs]
        pair = self._pair(cursor)
        known = {index: self.frame(index) for index in pair if index in self._loaded}

        def make() -> CloudFrame:
            a, b = (
                known.get(index) or known.setdefault(index, _fitted(_load(epochs, index, order).frame, fitted))
                for index in pair
            )
            return _between(a, b, cursor - pair[0], cursor)

        return make

    def tend(self, moved: float) -> None:
        """Take what the worker has read and tell it what is wanted.

        `moved`: by how many snapshots the cursor just moved, negative is back.
        """
        cursor = self._timeline.cursor
        if not self._jobs.wait:
            batch = self._reading.take()
            if batch is not None:
                self._receive(batch)
            if not self._reading.pending and (self.unread or self._fitted < len(self)):
                self._ask(cursor, moved)
        if self._told[0] != len(self._loaded) or abs(self._told[1] - cursor) > STALE:
            self._told = len(self._loaded), cursor
            near = self._by_nearness(cursor, moved)[:AHEAD]
            self.upcoming = tuple(self.frame(index) for index in near if index in self._loaded)

    def close(self) -> None:
        """End the worker."""
        self._reading.forget()
        self._jobs.close()

    def _pair(self, cursor: float) -> tuple[int, int]:
        """The epochs before and after the cursor; the same one twice where it is on one."""
        first = min(int(cursor), len(self) - 1)
        return (first, first + 1) if cursor > first else (first, first)

    def _ask(self, cursor: float, moved: float) -> None:
        """Have the worker read the next batch."""
        wanted = [i for i in self._by_nearness(cursor, moved) if i not in self._loaded and i not in self._broken]
        scene, order = replace(self._scene, epochs=[*self._scene.epochs]), self.order  # the scene's own list grows
        looked_at = len(self) if self._fitted != len(self) else None
        self._reading.ask(lambda: _read(scene, wanted[:BATCH], order, looked_at))

    def _receive(self, batch: _Batch) -> None:
        self._loaded |= batch.loaded
        self._broken |= batch.broken.keys()
        self.problem = next(iter(batch.broken.values()), self.problem)
        if batch.fit is None:
            return
        outgrown = max(batch.fit[0] / self._fit[0], self._fit[0] / batch.fit[0]) > REFIT
        if outgrown or not self._fitted:
            self._fit, self._cloud, self._told = batch.fit, None, (-1, -1.0)
            # The rows stay as they were read; their scale and offset are new.
            self._frames.clear()
        self._fitted = batch.known

    def _leave(self, pair: tuple[int, int]) -> None:
        """Another pair is shown: the pages of the last one may go."""
        for index in set(self._shown or ()) - set(pair):
            let_go(self._loaded[index].frame.positions)
        self._shown = pair

    def _by_nearness(self, cursor: float, moved: float) -> list[int]:
        """All epochs, those that are reached first at the front."""
        away = np.arange(len(self)) - cursor
        far = np.abs(away) * np.where(away * moved < 0, BEHIND, 1.0)
        return [int(index) for index in np.argsort(far, kind="stable")]


def _load(epochs: Sequence[Epoch], index: int, order: Order) -> _Loaded:
    """Read an epoch.  Raises SceneError where it is damaged."""
    epoch = epochs[index]
    frame = fit.epoch_frame(epoch, index, 1.0, np.zeros(3, np.float32))
    loaded = _Loaded(frame, cover(order, frame, frame))
    # They come again when the epoch is shown: all of a run need not fit into memory.
    for values in (epoch.positions, epoch.prediction, epoch.confidence):
        if values is not None:
            let_go(values)
    return loaded


def _read(scene: Scene, wanted: list[int], order: Order, looked_at: int | None) -> _Batch:
    """In the worker: some epochs, and a fit of all `looked_at` of them if that is asked for."""
    batch = _Batch(looked_at or 0)
    for index in wanted:
        try:
            batch.loaded[index] = _load(scene.epochs, index, order)
        except SceneError as error:  # damaged: the walk goes on without it
            batch.broken[index] = error
    if looked_at is not None:
        batch.fit = fit.epoch_fit(scene)
    return batch


def _fitted(frame: CloudFrame, scale_offset: Fit) -> CloudFrame:
    return replace(frame, scale=scale_offset[0], offset=scale_offset[1])


def _between(a: CloudFrame, b: CloudFrame, t: float, cursor: float) -> CloudFrame:
    """The rows t of the way from one frame to another of the same fit."""
    if t == 0:
        return a
    positions = mixed(a.positions, b.positions, t)
    present = None if a.present is None and b.present is None else np.isfinite(positions[:, 0])
    return CloudFrame(("epoch", f"{cursor!r}"), positions, a.scale, a.offset, present)


def _mean(clouds: list[F32]) -> F32:
    """Where rows are on average (n, 3); NaN for those that no cloud (n, 3) has."""
    total, count = np.zeros(clouds[0].shape), np.zeros(len(clouds[0]))
    for positions in clouds:
        there = np.isfinite(positions).all(1)
        total[there] += positions[there]
        count += there
    with np.errstate(invalid="ignore"):
        return (total / np.where(count > 0, count, np.nan)[:, None]).astype(np.float32)
