"""Cubic B-splines on a grid: how a row is spread over 4 × 4 × 4 nodes, and a field read from them with its slope."""

from __future__ import annotations

import numpy as np

from latentwalk.scenes.arrays import F32
from latentwalk.tools.terminal import calm_threads

calm_threads()

import numba  # noqa: E402


@numba.njit(cache=True, nogil=True, fastmath=True, inline="always")
def _weights(f, w):  # type: ignore[no-untyped-def]
    """Of nodes −1, 0, 1, 2 at fraction f."""
    g = np.float32(1) - f
    sixth = np.float32(1 / 6)
    w[0] = g * g * g * sixth
    w[1] = (np.float32(4) - np.float32(6) * f * f + np.float32(3) * f * f * f) * sixth
    w[2] = (np.float32(4) - np.float32(6) * g * g + np.float32(3) * g * g * g) * sixth
    w[3] = f * f * f * sixth


@numba.njit(cache=True, nogil=True, fastmath=True, inline="always")
def _slopes(f, d):  # type: ignore[no-untyped-def]
    g = np.float32(1) - f
    half, three = np.float32(0.5), np.float32(1.5)
    d[0] = -half * g * g
    d[1] = (three * f - np.float32(2)) * f
    d[2] = (np.float32(2) - three * g) * g
    d[3] = half * f * f


@numba.njit(cache=True, nogil=True, fastmath=True)
def spread(y: F32, low: F32, per_unit: np.float32, begin: int, end: int, charge: F32) -> None:
    """Add rows `begin`…`end` of `y` (n, 3) to `charge` (gx, gy, gz), whose node 0 is at `low` (3,)."""
    wx, wy, wz = np.empty(4, np.float32), np.empty(4, np.float32), np.empty(4, np.float32)
    for i in range(begin, end):
        x, u, v = (y[i, 0] - low[0]) * per_unit, (y[i, 1] - low[1]) * per_unit, (y[i, 2] - low[2]) * per_unit
        a, b, c = int(x), int(u), int(v)
        _weights(x - np.float32(a), wx)
        _weights(u - np.float32(b), wy)
        _weights(v - np.float32(c), wz)
        for p in range(4):
            for q in range(4):
                t = wx[p] * wy[q]
                for r in range(4):
                    charge[a - 1 + p, b - 1 + q, c - 1 + r] += t * wz[r]


@numba.njit(cache=True, nogil=True, fastmath=True)
def gather(y: F32, low: F32, per_unit: np.float32, begin: int, end: int, potential: F32, out: F32) -> None:
    """The slope of `potential` (gx, gy, gz) and its value at rows `begin`…`end` of `y` (n, 3), into `out` (n, 4).

    Rows outside of the grid are read at its edge.
    """
    wx, wy, wz = np.empty(4, np.float32), np.empty(4, np.float32), np.empty(4, np.float32)
    dx, dy, dz = np.empty(4, np.float32), np.empty(4, np.float32), np.empty(4, np.float32)
    one = np.float32(1)
    last = np.float32(2.001)  # nodes beyond the cell that a row may lie in
    mx = np.float32(potential.shape[0]) - last
    my = np.float32(potential.shape[1]) - last
    mz = np.float32(potential.shape[2]) - last
    for i in range(begin, end):
        x = min(max((y[i, 0] - low[0]) * per_unit, one), mx)
        u = min(max((y[i, 1] - low[1]) * per_unit, one), my)
        v = min(max((y[i, 2] - low[2]) * per_unit, one), mz)
        a, b, c = int(x), int(u), int(v)
        fx, fy, fz = x - np.float32(a), u - np.float32(b), v - np.float32(c)
        _weights(fx, wx)
        _weights(fy, wy)
        _weights(fz, wz)
        _slopes(fx, dx)
        _slopes(fy, dy)
        _slopes(fz, dz)
        gx = gy = gz = s = np.float32(0)
        for p in range(4):
            for q in range(4):
                value = slope = np.float32(0)
                for r in range(4):
                    t = potential[a - 1 + p, b - 1 + q, c - 1 + r]
                    value += wz[r] * t
                    slope += dz[r] * t
                gx += dx[p] * wy[q] * value
                gy += wx[p] * dy[q] * value
                gz += wx[p] * wy[q] * slope
                s += wx[p] * wy[q] * value
        out[i, 0] = gx * per_unit
        out[i, 1] = gy * per_unit
        out[i, 2] = gz * per_unit
        out[i, 3] = s


@numba.njit(cache=True, nogil=True, fastmath=True, error_model="numpy")  # a check of each division stops vector units
def pairwise(x: F32, y: F32, z: F32, at: F32, begin: int, end: int, out: F32) -> None:
    """What `gather` reads, exactly: the slope of Σ 1 / (1 + r²) and its value at rows `begin`…`end` of `at` (m, 3).

    `x`, `y`, `z` (n,) are the axes of those that make the field, apart from one another, as vector units take them.
    """
    one = np.float32(1)
    for i in range(begin, end):
        a, b, c = at[i, 0], at[i, 1], at[i, 2]
        gx = gy = gz = s = np.float32(0)
        for j in range(len(x)):
            dx, dy, dz = a - x[j], b - y[j], c - z[j]
            q = one / (one + dx * dx + dy * dy + dz * dz)
            s += q
            q *= q
            gx += q * dx
            gy += q * dy
            gz += q * dz
        out[i, 0] = np.float32(-2) * gx
        out[i, 1] = np.float32(-2) * gy
        out[i, 2] = np.float32(-2) * gz
        out[i, 3] = s
