"""What a row, or a ball with rows, costs that lies in the cone about a ray: what a laser points at costs least."""

from __future__ import annotations

import numba as nb
import numpy as np

#: How many meters farther along the ray a row may lie for each meter that it is nearer to the ray.
SIDEWAYS = 60.0
#: Of lengths and one meter, by how much spheres are taken for larger, so that float32's rounding (1e-7 of a length, in
#: a handful of operations) leaves no row out.
ROUNDING = 2e-6


@nb.njit(cache=True, nogil=True, inline="always")
def along_aside(x, y, z, o, d):  # type: ignore[no-untyped-def]
    """How far along a ray a point is, and how far from it; by the cross product, which stays exact near the ray."""
    x, y, z = x - o[0], y - o[1], z - o[2]
    u, v, w = y * d[2] - z * d[1], z * d[0] - x * d[2], x * d[1] - y * d[0]
    return x * d[0] + y * d[1] + z * d[2], np.sqrt(u * u + v * v + w * w)


@nb.njit(cache=True, nogil=True, inline="always")
def score_of(along, aside, tan, size, limit):  # type: ignore[no-untyped-def]
    """What a row costs that is so far along the ray and beside it: the least is meant; infinite outside of the cone."""
    if not (0 < along <= limit and aside <= tan * along):
        return np.float32(np.inf)
    return along + np.float32(SIDEWAYS) * max(np.float32(0), aside - size)


@nb.njit(cache=True, nogil=True, inline="always")
def cost_of_ball(middle, radius, o, d, tan, size, limit):  # type: ignore[no-untyped-def]
    """No row in a sphere costs less; infinite where the cone does not touch it."""
    along, aside = along_aside(middle[0], middle[1], middle[2], o, d)
    far = abs(along) + aside + abs(middle[0]) + abs(middle[1]) + abs(middle[2])
    r = radius + np.float32(ROUNDING) * (np.float32(1) + far)
    if along <= -r or along - r > limit or aside > r + tan * (along + r):
        return np.float32(np.inf)
    return max(np.float32(0), along - r) + np.float32(SIDEWAYS) * max(np.float32(0), aside - r - size)
