"""t-SNE (L. van der Maaten and G. Hinton, JMLR 2008) of one set of rows, by particle mesh."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor

import numpy as np

from latentwalk.scenes.arrays import F32, Indices
from latentwalk.tools.layout.mesh.field import repulsion
from latentwalk.tools.layout.mesh.graph import Graph
from latentwalk.tools.layout.mesh.plan import Stage
from latentwalk.tools.layout.mesh.state import Descent, DescentFile, key_of
from latentwalk.tools.layout.mesh.steps import attract, update
from latentwalk.tools.terminal import interrupts_held

VERSION = 1  # of these steps: what an older one left is not gone on with
SIZE = 1e-2  # deviation of the start along its longest axis: small, as t-SNE has to start
NUDGE = 1e-2  # of it, by chance: parts rows that are equal, and fills dimensions that the data has not
MOMENTUM = 0.8
LEAST_RATE = 50.0  # of few rows, as scikit-learn has it
MANY = 20_000  # rows whose places do not fit into a cache: neighbors in the picture are kept near in memory
BITS = 10  # of each axis, by which rows are ordered


def tsne(
    start: F32,
    graph: Graph,
    plan: Sequence[Stage],
    *,
    rate: float | None = None,
    seed: int = 0,
    advance: Callable[[int], None] = lambda steps: None,
    kept: DescentFile | None = None,
) -> F32:
    """A layout (n, 3) from `start` (n, 3), such as the PCA layout, of which it takes the shape and not the size.

    `rate` None: rows ÷ exaggeration (A. Belkina et al., Nature Communications 2019).  `advance` hears of steps;
    Ctrl-C is heard between them, and what is done is `kept`.  Same bytes on any number of threads, interrupted or not.
    """
    from threadpoolctl import threadpool_limits

    begun = begun_at(start, seed)
    key = "" if kept is None else key_of(VERSION, begun, graph.first, graph.others, graph.weights, plan, rate)
    state = None if kept is None else kept.read(key)
    if state is None:
        state = Descent(0, np.arange(len(begun)), begun, np.zeros_like(begun), np.ones_like(begun))
    else:
        advance(state.step)
    with interrupts_held() as interrupted, threadpool_limits(1, "blas"), ThreadPoolExecutor(os.cpu_count()) as pool:
        here = graph.ordered(state.order)
        for stage, first in steps_left(plan, state.step):
            if first:
                _begin(state, stage)
                here = graph.ordered(state.order)
            _step(state, here, stage, rate, pool)
            advance(1)
            if kept is not None:
                kept.write(key, state, at_once=interrupted())
            if interrupted():
                break
    layout = np.empty_like(state.y)
    layout[state.order] = state.y
    return layout


def steps_left(plan: Sequence[Stage], done: int) -> Iterator[tuple[Stage, bool]]:
    """The stage of each step from the one after `done` on, and whether that is the stage's first."""
    steps = [(stage, number == 0) for stage in plan for number in range(stage.steps)]
    return iter(steps[done:])


def begun_at(start: F32, seed: int) -> F32:
    """Places (n, 3) float32 at which the steps begin: `start` made small, no two rows alike."""
    deviation = float(start.std(axis=0).max())
    nudge = np.random.default_rng(seed).normal(0, SIZE * NUDGE, start.shape)
    centered = start - start.mean(axis=0)
    return np.ascontiguousarray(centered * (SIZE / max(deviation, 1e-30)) + nudge, np.float32)


def _begin(state: Descent, stage: Stage) -> None:
    """At a stage's first step; the momentum of exaggeration would tear apart what it has brought together."""
    if stage.exaggeration == 1.0:
        state.velocity[:], state.gains[:] = 0, 1
    if len(state.y) > MANY:
        order = _along_a_curve(state.y)
        for name in ("order", "y", "velocity", "gains"):
            setattr(state, name, getattr(state, name)[order])


def _step(state: Descent, graph: Graph, stage: Stage, rate: float | None, pool: Executor) -> None:
    rows = len(state.y)
    out = np.empty((rows, 4), np.float32)
    z = repulsion(state.y, stage.spacing, out, pool)
    forces = out[:, :3]
    forces *= np.float32(0.5 / max(z, 1e-30))
    attract(state.y, graph, stage.exaggeration, forces, pool)
    rate = max(rows / stage.exaggeration, LEAST_RATE) if rate is None else rate
    update(state.y, forces, state.velocity, state.gains, rate, MOMENTUM, pool)
    state.step += 1


def _along_a_curve(y: F32) -> Indices:
    """The rows along a Z-order curve (G. Morton 1966): rows near in it are near in space."""
    low, span = y.min(axis=0), float(np.ptp(y, axis=0).max())
    cells = ((y - low) * ((1 << BITS) - 1) / max(span, 1e-30)).astype(np.uint32)
    code = np.zeros(len(y), np.uint32)
    for bit in range(BITS):
        for axis in range(3):
            code |= ((cells[:, axis] >> bit) & 1) << (3 * bit + axis)
    return np.argsort(code, kind="stable")
