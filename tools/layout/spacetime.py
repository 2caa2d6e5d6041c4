"""The layout of all epochs at once: t-SNE inside each epoch, elastic paths between a row's places over time.

Inside an epoch it is t-SNE (L. van der Maaten and G. Hinton, JMLR 2008) by particle mesh over exact neighbors, all
alike.  All epochs go step by step together; after each step every row's path over time is brought into balance.
Epochs run on threads, each on one: the result does not depend on how many there are.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from latentwalk.scenes.arrays import F32, I64
from latentwalk.tools.layout.elastic import Paths, settle
from latentwalk.tools.layout.glide import glide
from latentwalk.tools.layout.mesh.field import repulsion
from latentwalk.tools.layout.mesh.graph import Graph
from latentwalk.tools.layout.mesh.plan import Stage
from latentwalk.tools.layout.mesh.steps import attract, update

MOMENTUM = 0.8
BEGUN = 1e-2  # deviation of a start in its first direction: small, as t-SNE has to start


@dataclass(frozen=True)
class Manner:
    """How places hold together over time.

    Stiffness of paths against a row's own place, 1: `force`, of the step itself, so that only what lasts over epochs
    moves quickly; `place`, after each step.  `carry`: share of the features' own motion, as a joint PCA shows it, that
    paths leave alone.  `bend`, `pace`: how paths are smoothed at the end (`glide.glide`); 0 for not at all.
    """

    force: float = 0.0
    place: float = 0.0
    carry: float = 0.0
    bend: float = 0.0
    pace: float = 0.0


FROM_AFAR = (Stage(50, 1.8, 12.0), Stage(120, 1.8), Stage(30, 1.2))
FROM_NEARBY = (Stage(30, 1.8), Stage(15, 1.2))  # where rows already are where they were in the epoch before


def length(stages: Sequence[Stage]) -> int:
    """How many steps these are."""
    return sum(stage.steps for stage in stages)


@dataclass(eq=False)
class _State:
    """The places of all epochs and how they move, each (m, 3); `field` (m, 4)."""

    places: F32
    velocity: F32
    gains: F32
    forces: F32
    field: F32

    @classmethod
    def at_rest(cls, start: F32) -> _State:
        places = np.array(start, np.float32, order="C")
        empty = np.zeros_like(places)
        return cls(places, empty, np.ones_like(places), empty.copy(), np.empty((len(places), 4), np.float32))

    def part(self, begin: int, end: int) -> _State:
        """One epoch's."""
        return _State(*(values[begin:end] for values in vars(self).values()))


def relax(
    start: F32,
    first: I64,
    graphs: Sequence[Graph | None],
    paths: Paths,
    motion: F32,
    manner: Manner,
    stages: Sequence[Stage],
    *,
    fixed: int = 0,
    advance: Callable[[int], None] = lambda steps: None,
) -> F32:
    """Move places from `start` (m, 3) until each epoch shows its graph and paths are in balance; (m, 3) float32.

    `first` (t + 1,): where each epoch's places begin, of which the first `fixed` places stay; `graphs`: one for each
    epoch, None for what stays; `motion` (m, 3): what paths leave alone, as `manner` says, of radius 1.  `advance` is
    told of done steps and may raise to stop.
    """
    from threadpoolctl import threadpool_limits

    state = _State.at_rest(start)
    epochs = [
        (graph, state.part(begin, end))
        for graph, begin, end in zip(graphs, first[:-1].tolist(), first[1:].tolist(), strict=True)
        if graph is not None
    ]
    before = stages[0].exaggeration
    with threadpool_limits(1, "blas"), ThreadPoolExecutor(os.cpu_count()) as pool:
        try:
            for stage in stages:
                if stage.exaggeration != before:
                    state.velocity[:], state.gains[:], before = 0, 1, stage.exaggeration
                for _ in range(stage.steps):
                    _step(state, epochs, paths, motion, manner, stage, fixed, pool)
                    advance(1)
            if manner.bend:
                glide(state.places, paths, manner.bend, manner.pace, fixed=fixed)
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    return state.places


def _step(
    state: _State,
    epochs: Sequence[tuple[Graph, _State]],
    paths: Paths,
    motion: F32,
    manner: Manner,
    stage: Stage,
    fixed: int,
    pool: Executor,
) -> None:
    def pulled(epoch: tuple[Graph, _State]) -> None:
        graph, here = epoch
        total = repulsion(here.places, stage.spacing, here.field)
        np.multiply(here.field[:, :3], np.float32(0.5 / total), out=here.forces)
        attract(here.places, graph, stage.exaggeration, here.forces)

    def moved(epoch: tuple[Graph, _State]) -> None:
        here = epoch[1]
        rate = len(here.places) / stage.exaggeration
        update(here.places, here.forces, here.velocity, here.gains, rate, MOMENTUM)

    _all(pool, pulled, epochs)
    if manner.force:
        settle(state.forces, paths, manner.force, pool, fixed=fixed, held=False)
    _all(pool, moved, epochs)
    places = state.places
    own = motion * np.float32(manner.carry * radius(places)) if manner.carry else None
    if own is not None:
        places -= own
    if manner.place:
        settle(places, paths, manner.place, pool, fixed=fixed)
    if own is not None:
        places += own
    if not fixed:
        places -= places.mean(axis=0, dtype=np.float64).astype(np.float32)


def _all(pool: Executor, work: Callable[[tuple[Graph, _State]], None], epochs: Sequence[tuple[Graph, _State]]) -> None:
    for _ in pool.map(work, epochs):
        pass


def radius(places: F32) -> float:
    """The root mean squared distance of (m, 3) from their mean."""
    return float(np.sqrt(places.var(axis=0, dtype=np.float64).sum()))
