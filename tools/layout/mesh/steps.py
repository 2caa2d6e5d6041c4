"""One step of descent: attraction along the graph, then momentum with a gain of each coordinate's own.

Every row reads the old places of the others (Jacobi), so rows may be done in any order and on any number of threads.
"""

from __future__ import annotations

from concurrent.futures import Executor

import numpy as np

from latentwalk.scenes.arrays import F32
from latentwalk.tools.layout.mesh.field import by_parts
from latentwalk.tools.layout.mesh.graph import Graph
from latentwalk.tools.terminal import calm_threads

calm_threads()

import numba  # noqa: E402

LEAST_GAIN = np.float32(0.01)
FARTHEST = np.float32(5)  # that a row goes along an axis in one step: a close pair must not throw it out of the picture


def attract(y: F32, graph: Graph, exaggeration: float, forces: F32, pool: Executor | None = None) -> None:
    """Add the gradient of attraction at `y` (n, 3), `exaggeration` times, to `forces` (n, 3): to be gone against.

    Repulsion's part of the gradient is ∇φ ÷ 2Z (`field.repulsion`).
    """
    by_parts(
        len(y),
        lambda begin, end: _attract(
            y, graph.first, graph.others, graph.weights, np.float32(exaggeration), begin, end, forces
        ),
        pool,
    )


def update(
    y: F32, forces: F32, velocity: F32, gains: F32, rate: float, momentum: float, pool: Executor | None = None
) -> None:
    """Move `y` against `forces`; `velocity` and `gains` go on from step to step, from 0 and 1: all (n, 3) float32.

    Gains grow by .2 where the way turns and shrink to .8 where it goes on (R. Jacobs 1988, as t-SNE has them).
    """
    numbers = np.float32(rate), np.float32(momentum)
    by_parts(len(y), lambda begin, end: _update(y, forces, velocity, gains, *numbers, begin, end), pool)


@numba.njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def _attract(y, first, others, weights, exaggeration, begin, end, forces):  # type: ignore[no-untyped-def]
    for i in range(begin, end):
        a, b, c = y[i, 0], y[i, 1], y[i, 2]
        gx = gy = gz = np.float32(0)
        for edge in range(first[i], first[i + 1]):
            j = others[edge]
            dx, dy, dz = a - y[j, 0], b - y[j, 1], c - y[j, 2]
            w = weights[edge] / (np.float32(1) + dx * dx + dy * dy + dz * dz)
            gx += w * dx
            gy += w * dy
            gz += w * dz
        forces[i, 0] += exaggeration * gx
        forces[i, 1] += exaggeration * gy
        forces[i, 2] += exaggeration * gz


@numba.njit(cache=True, nogil=True)
def _update(y, forces, velocity, gains, rate, momentum, begin, end):  # type: ignore[no-untyped-def]
    for i in range(begin, end):
        for c in range(3):
            force = forces[i, c]
            gain = gains[i, c]
            gain = gain + np.float32(0.2) if (force > 0) != (velocity[i, c] > 0) else gain * np.float32(0.8)
            gain = max(gain, LEAST_GAIN)
            gains[i, c] = gain
            speed = min(max(momentum * velocity[i, c] - rate * gain * force, -FARTHEST), FARTHEST)
            velocity[i, c] = speed
            y[i, c] += speed
