"""1 / (1 + r²) on a grid, as sums of Gaussians: each is a product over the axes, so three small matrix products.

1 / (1 + r²) = ∫ exp(u − eᵘ (1 + r²)) du, by the trapezoid rule in u, whose steps of 1.5 err by .014.  Between cubic
B-splines each Gaussian is the least-squares best one of all positions within a cell (the influence function of
R. Hockney and J. Eastwood, "Computer Simulation Using Particles", 1988).  Wide Gaussians are done on a grid of twice
the spacing, into which B-splines go exactly, and so on; narrow ones reach few cells.  So the cost grows with the number
of nodes, without the padding of an FFT (G. Linderman et al., FIt-SNE, Nature Methods 2019, convolve four charges in
two dimensions).
"""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from latentwalk.scenes.arrays import F32, F64

NARROWEST = 1.5  # u of the narrowest Gaussian: the next weighs 4e-8
BETWEEN = 1.5  # steps of u
WIDE = 0.5  # eᵘ·spacing² from which on a Gaussian is too narrow for a grid
FEW = 24  # nodes along an axis of a grid that is made no coarser
BLOCK = 32  # nodes of an axis at a time
REACH = 8  # nodes beyond, which a Gaussian of more than WIDE / 4 reaches by less than 4e-4
TWO_SCALE = np.array([1, 4, 6, 4, 1]) / 8  # a cubic B-spline as five of half the width
FREQUENCIES = 2048
ALIASES = 4


@dataclass(frozen=True)
class Grid:
    """One level.  `first` (m, g, g): the Gaussians that are done here, `last` the same times their weights; `coarser`
    (g, gc) spreads over the nodes of `next`, which are twice as far apart, what lies on these nodes."""

    first: F32
    last: F32
    coarser: F32 | None
    next: Grid | None

    def convolved(self, charge: F32, pool: Executor | None = None) -> F32:
        """The potential at the nodes of `charge` (gx, gy, gz): same bytes with a `pool` and without."""
        potential = np.empty_like(charge)
        starts = range(0, charge.shape[0], BLOCK)
        done = (map if pool is None else pool.map)(lambda start: self._block(charge, start, potential), starts)
        if self.next is not None and self.coarser is not None:
            sides = [self.coarser[:side, : -(-side // 2) + 2] for side in charge.shape]
            wide = self.next.convolved(_by_axes(charge, [side.T for side in sides]))
            list(done)
            potential += _by_axes(wide, sides)
        else:
            list(done)
        return potential

    def _block(self, charge: F32, start: int, potential: F32) -> None:
        """Planes from `start` on: all Gaussians along the first axis, then each along the others."""
        gx, gy, gz = charge.shape
        own, near = _reach(start, gx)
        along = self.first[:, own, near].reshape(-1, near.stop - near.start)
        planes = (along @ charge[near].reshape(-1, gy * gz)).reshape(len(self.first), -1, gy, gz)
        middle = np.empty_like(planes)
        for at in range(0, gy, BLOCK):
            rows, reached = _reach(at, gy)
            middle[:, :, rows] = self.first[:, None, rows, reached] @ planes[:, :, reached]
        for at in range(0, gz, BLOCK):
            columns, reached = _reach(at, gz)
            total = middle[0, :, :, reached].reshape(-1, reached.stop - reached.start) @ self.last[0, reached, columns]
            for m in range(1, len(self.first)):
                total += (
                    middle[m, :, :, reached].reshape(-1, reached.stop - reached.start) @ self.last[m, reached, columns]
                )
            potential[own, :, columns] = total.reshape(-1, gy, columns.stop - columns.start)


def _reach(start: int, size: int) -> tuple[slice, slice]:
    """A block of nodes, and those that reach it."""
    stop = min(start + BLOCK, size)
    return slice(start, stop), slice(max(0, start - REACH), min(size, stop + REACH))


def _by_axes(values: F32, matrices: list[F32]) -> F32:
    """`values` (x, y, z) times a matrix along each axis."""
    x, y, z = values.shape
    first = (matrices[0] @ values.reshape(x, y * z)).reshape(-1, y, z)
    return np.ascontiguousarray(matrices[1] @ first @ matrices[2].T)


@lru_cache(64)
def kernel(spacing: float, nodes: int, across: float) -> tuple[Grid, float, float]:
    """Grids for `nodes` along the longest axis, `spacing` apart, for rows up to `across` from one another; what a row
    adds to the potential at its own place, on average; and what Gaussians that are wider than all add for each row."""
    widest = -np.log(max(across, 1.0) ** 2) - 2
    u = np.arange(NARROWEST, widest, -BETWEEN)
    weights = BETWEEN * np.exp(u - np.exp(u))
    wider = u[-1] - BETWEEN * np.arange(1, 40)
    rest = BETWEEN * float(np.exp(wider - np.exp(wider)).sum())
    overlap = _spline7()
    alone = sum(
        weight * (overlap @ _influence(float(np.exp(v)) * spacing**2)[: len(overlap)]) ** 3
        for weight, v in zip(weights, u, strict=True)
    )
    return _grid(u, weights, spacing, nodes), float(alone) + rest, rest


def _grid(u: F64, weights: F64, spacing: float, nodes: int) -> Grid:
    wide = (4 * np.exp(u) * spacing**2 <= WIDE) & (nodes > FEW)
    if not wide.any() or wide.all():
        wide[:] = False
    apart = np.abs(np.arange(nodes)[:, None] - np.arange(nodes))
    here = np.stack([_influence(float(np.exp(v)) * spacing**2)[apart] for v in u[~wide]])
    matrices = here.astype(np.float32), (here * weights[~wide, None, None]).astype(np.float32)
    if not wide.any():
        return Grid(*matrices, None, None)
    coarse = -(-nodes // 2) + 2
    coarser = np.zeros((nodes, coarse), np.float32)
    for node in range(coarse):
        for k, share in enumerate(TWO_SCALE, 2 * node - 4):  # node 0 is two of these before the first
            if 0 <= k < nodes:
                coarser[k, node] = share
    return Grid(*matrices, coarser, _grid(u[wide], weights[wide], 2 * spacing, coarse))


@lru_cache(256)
def _influence(narrow: float) -> F64:
    """Between nodes 0, 1, … apart: exp(−narrow·r²) in B-splines, with the least square error over all positions."""
    angle = 2 * np.pi * np.fft.fftfreq(FREQUENCIES) + 2 * np.pi * np.arange(-ALIASES, ALIASES + 1)[:, None]
    spline = np.sinc(angle / (2 * np.pi)) ** 8  # squared
    gauss = np.sqrt(np.pi / narrow) * np.exp(-(angle**2) / (4 * narrow))
    best = (spline * gauss).sum(axis=0) / spline.sum(axis=0) ** 2
    return np.fft.ifft(best).real[: FREQUENCIES // 2]


def _spline7() -> F64:
    """∫ B(x) B(x − k) dx of the cubic B-spline, for k = 0…3 with both signs as one."""
    return np.array([2416, 2 * 1191, 2 * 120, 2]) / 5040
