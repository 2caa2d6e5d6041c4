"""The rows of each epoch of a run: read from the mapped file ahead of the hand, fitted into the room, in cells.

All epochs have one order of rows, so that nothing but two positions and a number differ from frame to frame.  Spheres
are kept in the units of the data: a change of the fit costs no second look at the rows.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

import numpy as np

from latentwalk.runtime.ground.pages import let_go
from latentwalk.runtime.ground.shown import F32, Cells, Cloud, CloudFrame
from latentwalk.runtime.world.rows import fit as room
from latentwalk.runtime.world.rows.cells import Order, cover, in_room, joined, order_rows
from latentwalk.scenes import Epoch, Scene
from latentwalk.scenes.errors import SceneError

BATCH = 8  # epochs that the worker reads before it asks again what is wanted most
AHEAD = 256  # epochs about the cursor that draw is told of
STALE = 16  # places that the cursor may move before draw is told anew
BEHIND = 3.0  # one epoch ahead of the movement is wanted like one that lies three times nearer behind
REFIT = 1.15  # a run that outgrew its ball by this factor, or fills less of it, is fitted anew
Fit = tuple[float, F32]
_Loaded = tuple[CloudFrame, Cells]  # a frame without fit, and its cells


class Reel:
    """Frames and cells of a scene's epochs; `scene.epochs` may grow.

    `wait`: read at once what is wanted, for a run on a fixed clock; else a worker reads, and what is not there yet is
    None.  `upcoming`: frames that may be shown next, soonest first; another tuple when that changes.
    """

    def __init__(self, scene: Scene, *, wait: bool = False) -> None:
        self._scene, self._wait = scene, wait
        self._loaded: dict[int, _Loaded] = {}
        self._frames: dict[int, CloudFrame] = {}  # with the fit
        self._broken: set[int] = set()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="epochs")
        self._coming: Future[tuple[dict[int, _Loaded], Fit | None]] | None = None
        self._fitted = 0  # epochs that the fit has seen
        self._fit: Fit = 1.0, np.zeros(3, np.float32)
        self._shown: tuple[int, int] | None = None
        self._cloud: Cloud | None = None
        self._told = (-1, -1.0)  # how many epochs were loaded, and the place, when `upcoming` was made
        self._order: Order | None = None
        self.upcoming: tuple[CloudFrame, ...] = ()
        self.problem: SceneError | None = None

    def __len__(self) -> int:
        return len(self._scene.epochs)

    @property
    def order(self) -> Order:
        """The order of rows that all epochs share: by the mean place of each over the run."""
        if self._order is None:
            self._order = order_rows(_mean(room.some_epochs(self._scene)))
        return self._order

    @property
    def unread(self) -> int:
        """How many epochs the worker has still to read."""
        return len(self) - len(self._loaded.keys() | self._broken)

    def ready(self, index: int) -> bool:
        """Whether an epoch can be shown; reads it now if this is a reel that waits.  Raises SceneError then."""
        if self._wait:
            self.read_now(index)
        return index in self._loaded

    def read_now(self, index: int) -> None:
        """Make an epoch `ready`, here and now.  Raises SceneError where it is damaged."""
        if index not in self._loaded:
            self._loaded[index] = self._load(index)

    def epoch(self, index: int) -> Epoch:
        """What is known of an epoch that is `ready`."""
        return self._scene.epochs[index]

    def frame(self, index: int) -> CloudFrame:
        """An epoch that is `ready` in the room."""
        if index not in self._frames:
            scale, offset = self.fit
            self._frames[index] = replace(self._loaded[index][0], scale=scale, offset=offset)
        return self._frames[index]

    @property
    def fit(self) -> Fit:
        """Scale and offset that all epochs share."""
        if not self._fitted:
            self._fit, self._fitted = room.epoch_fit(self._scene), len(self)
        return self._fit

    def cloud(self, place: float) -> Cloud | None:
        """The rows at a place of the timeline; None while they are being read.

        The same object as before with another `t`, as long as the place is between the same two epochs.
        """
        first = min(int(place), len(self) - 1)
        pair = (first, first + 1) if place > first else (first, first)
        if not all(self.ready(index) for index in pair):
            return None
        if self._cloud is None or pair != self._shown:
            self._leave(pair)
            a, b = (self.frame(index) for index in pair)
            if pair[0] == pair[1]:
                b, cells = a, self._loaded[first][1]
            else:
                cells = joined(*(self._loaded[index][1] for index in pair))
            self._cloud = Cloud(a, b, 0.0, in_room(cells, *self.fit))
        self._cloud.t = place - first
        return self._cloud

    def still(self, place: float) -> CloudFrame:
        """The rows at a place as one frame, to fly to or from.  Reads what is missing; may run in a worker."""
        first = min(int(place), len(self) - 1)
        self.read_now(first)
        a, t = self.frame(first), place - first
        if t == 0:
            return a
        self.read_now(first + 1)
        b = self.frame(first + 1)
        positions = room.mixed(a.positions, b.positions, t)
        present = None if a.present is None and b.present is None else np.isfinite(positions[:, 0])
        return CloudFrame(("epoch", f"{place!r}"), positions, a.scale, a.offset, present)

    def tend(self, place: float, direction: float) -> None:
        """Take what the worker has read and tell it what is wanted.

        `direction`: where the cursor moves, negative is back.
        """
        if self._coming is not None and self._coming.done():
            self._receive(self._coming)
            self._coming = None
        if self._coming is None and not self._wait and (self.unread or self._fitted < len(self)):
            wanted = [i for i in self._by_nearness(place, direction) if i not in self._loaded and i not in self._broken]
            self._coming = self._pool.submit(self._read, wanted[:BATCH], len(self))
        if self._told[0] != len(self._loaded) or abs(self._told[1] - place) > STALE:
            self._told = len(self._loaded), place
            near = self._by_nearness(place, direction)[:AHEAD]
            self.upcoming = tuple(self.frame(index) for index in near if index in self._loaded)

    def _receive(self, coming: Future[tuple[dict[int, _Loaded], Fit | None]]) -> None:
        loaded, fit = coming.result()
        self._loaded |= loaded
        if fit is not None:
            self._fit, self._cloud, self._told = fit, None, (-1, -1.0)
            self._frames.clear()

    def _read(self, wanted: list[int], known: int) -> tuple[dict[int, _Loaded], Fit | None]:
        """In the worker: epochs, and a new fit if the run outgrew the old one."""
        loaded: dict[int, _Loaded] = {}
        for index in wanted:
            try:
                loaded[index] = self._load(index)
            except SceneError as error:  # damaged: the walk goes on without it
                self._broken.add(index)
                self.problem = error
        if self._fitted == known:
            return loaded, None
        scale, offset = room.epoch_fit(self._scene)
        self._fitted = known
        outgrown = max(scale / self._fit[0], self._fit[0] / scale) > REFIT
        return loaded, (scale, offset) if outgrown else None

    def _load(self, index: int) -> _Loaded:
        frame = room.epoch_frame(self._scene, index, 1.0, np.zeros(3, np.float32))
        loaded = frame, cover(self.order, frame, frame)
        epoch = self._scene.epochs[index]
        for values in (epoch.positions, epoch.prediction, epoch.confidence):
            if values is not None:
                let_go(values)
        return loaded

    def _leave(self, pair: tuple[int, int]) -> None:
        """Another pair is shown: the pages of the last one may go."""
        for index in set(self._shown or ()) - set(pair):
            let_go(self._loaded[index][0].positions)
        self._shown = pair

    def _by_nearness(self, place: float, direction: float) -> list[int]:
        """All epochs, those that are reached first at the front."""
        away = np.arange(len(self)) - place
        far = np.abs(away) * np.where(away * direction < 0, BEHIND, 1.0)
        return [int(index) for index in np.argsort(far, kind="stable")]


def _mean(clouds: list[F32]) -> F32:
    """Where rows are on average (n, 3); NaN for those that no cloud (n, 3) has."""
    total, count = np.zeros(clouds[0].shape), np.zeros(len(clouds[0]))
    for positions in clouds:
        there = np.isfinite(positions).all(1)
        total[there] += positions[there]
        count += there
    with np.errstate(invalid="ignore"):
        return (total / np.where(count > 0, count, np.nan)[:, None]).astype(np.float32)
