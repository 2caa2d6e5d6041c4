"""The potential that rows make for one another: repulsion of t-SNE from one field on a grid.

φ(y) = Σ 1 / (1 + |y − yⱼ|²) is all that repulsion needs: Z = Σ φ(yᵢ) − n, and the force is −∇φ ÷ 2Z
(L. van der Maaten and G. Hinton, "Visualizing data using t-SNE", JMLR 2008).
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np

from latentwalk.scenes.arrays import F32
from latentwalk.tools.layout.mesh.kernel import kernel
from latentwalk.tools.layout.mesh.spline import gather, pairwise, spread

EXACT_ROWS = 4000  # up to here all pairs cost no more than a grid
PART = 4096  # rows of a part, at least: fixed, so that sums are the same on any number of threads
PARTS = 8  # in which rows are spread: each has a grid of its own, to be summed
FEWEST = 20  # nodes across the rows, however near they lie: at the start of a layout they are nearly in one place
MOST_HALVINGS = 5  # of the spacing for it: nearer, 1 / (1 + r²) is flat
MOST = 192  # nodes along an axis, beyond which they are farther apart
STEP = 8  # sizes of grids, so that few kernels are made


def by_parts(rows: int, work: Callable[[int, int], None], pool: Executor | None, size: int = PART) -> None:
    """Do `work` for rows from … to, in fixed parts, on the pool's threads or, without one, on this."""
    starts = range(0, rows, size)
    list((map if pool is None else pool.map)(lambda start: work(start, min(start + size, rows)), starts))


@dataclass(frozen=True)
class Field:
    """The potential of rows that stay, to be read anywhere; up to EXACT_ROWS of them, `known` (3, n), without a
    grid.

    `potential` (gx, gy, gz) on nodes of B-splines `spacing` apart, node 0 at `low` (3,); `own`: what a row of the field
    adds to it at its own place (1, were the grid exact); `everywhere` is to be added to it.
    """

    known: F32 | None
    potential: F32
    low: F32
    spacing: float
    own: float
    everywhere: float

    @classmethod
    def of(cls, y: F32, spacing: float, pool: Executor | None = None) -> Field:
        """The field of rows `y` (n, 3) float32, on nodes at most `spacing` apart, or as far as MOST of them need."""
        if len(y) <= EXACT_ROWS:
            return cls(np.ascontiguousarray(y.T), np.empty((0, 0, 0), np.float32), y[0].copy(), 0.0, 1.0, 0.0)
        low, high = y.min(axis=0), y.max(axis=0)
        spans = (high - low).astype(np.float64)
        apart = apart_of(float(spans.max()), spacing)
        sides = [int(span / apart) + 5 for span in spans]
        longest = -(-max(sides) // STEP) * STEP
        grid, own, rest = kernel(apart, longest, longest * apart * np.sqrt(3))
        low = (low - 1.5 * apart).astype(np.float32)
        charge = _charge(y, low, np.float32(1 / apart), tuple(sides), pool)
        return cls(None, grid.convolved(charge, pool), low, apart, own, rest * len(y))

    def read(self, at: F32, out: F32, pool: Executor | None = None) -> None:
        """∇φ and φ at `at` (m, 3) float32, into `out` (m, 4); outside of the grid as at its edge."""
        known, per_unit = self.known, np.float32(1 / self.spacing if self.spacing else 0)
        if known is not None:
            by_parts(len(at), lambda begin, end: pairwise(*known, at, begin, end, out), pool, 256)
            return
        by_parts(len(at), lambda a, b: gather(at, self.low, per_unit, a, b, self.potential, out), pool)
        out[:, 3] += np.float32(self.everywhere)


def repulsion(y: F32, spacing: float, out: F32, pool: Executor | None = None) -> float:
    """∇φ and φ of rows `y` (n, 3) float32 at their own places, into `out` (n, 4) float32; returns Z = Σ φ − n.

    On the threads of `pool`, or on the calling one: the same bytes.
    """
    field = Field.of(y, spacing, pool)
    field.read(y, out, pool)
    return float(out[:, 3].sum(dtype=np.float64)) - len(y) * field.own


def apart_of(span: float, spacing: float) -> float:
    """The distance of nodes: halved where rows lie too near for `spacing`, grown where they are too far for MOST."""
    if span > spacing * (MOST - STEP):
        return span / (MOST - STEP)
    halvings = np.ceil(np.log2(max(spacing * FEWEST / max(span, 1e-9), 1.0)))
    return float(spacing / 2 ** min(halvings, MOST_HALVINGS))


def _charge(y: F32, low: F32, per_unit: np.float32, sides: tuple[int, ...], pool: Executor | None) -> F32:
    """Rows spread over nodes (gx, gy, gz), in fixed parts that are summed in order."""
    size = max(PART, -(-len(y) // PARTS))
    charges = np.zeros((-(-len(y) // size), *sides), np.float32)
    by_parts(len(y), lambda begin, end: spread(y, low, per_unit, begin, end, charges[begin // size]), pool, size)
    total: F32 = charges[0] if len(charges) == 1 else charges.sum(axis=0)
    return total
