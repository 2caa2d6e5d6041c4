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
def cost_of_ball(x, y, z, radius, o, d, tan, size, limit):  # type: ignore[no-untyped-def]
    """No row in a sphere costs less; infinite where the cone does not touch it.

    Without branches, so that a loop over spheres looks at several at once."""
    along, aside = along_aside(x, y, z, o, d)
    far = abs(along) + aside + abs(x) + abs(y) + abs(z)
    r = radius + np.float32(ROUNDING) * (np.float32(1) + far)
    missed = (along <= -r) | (along - r > limit) | (aside > r + tan * (along + r))
    cost = max(np.float32(0), along - r) + np.float32(SIDEWAYS) * max(np.float32(0), aside - r - size)
    return np.float32(np.inf) if missed else cost


@nb.njit(cache=True, nogil=True)
def costs_of_balls(center, radius, o, d, tan, size, limit, costs):  # type: ignore[no-untyped-def]
    """What a row in each of some spheres costs at least, into `costs`."""
    flat = center.reshape(-1)  # or else it is not known how far apart they lie, and they are looked at one by one
    for c in range(len(radius)):
        x, y, z = flat[3 * c], flat[3 * c + 1], flat[3 * c + 2]
        costs[c] = cost_of_ball(x, y, z, radius[c], o, d, tan, size, limit)
