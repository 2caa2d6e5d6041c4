"""What kernels over a cloud share: how they take its frames, and where a row is between two of them."""

from __future__ import annotations

import numba as nb
import numpy as np

from latentwalk.runtime.ground.shown import CloudFrame
from latentwalk.scenes.arrays import F32


def kernel_frame(frame: CloudFrame) -> tuple[F32, np.float32, F32]:
    """A frame as kernels take it: positions, scale, offset; positions are read-only like those of a mapped file, so
    that a kernel is compiled once for both."""
    positions = frame.positions.view()
    positions.flags.writeable = False
    return positions, np.float32(frame.scale), frame.offset


# Inlined, as a call for each coordinate would cost more than its arithmetic.
@nb.njit(cache=True, nogil=True, inline="always")
def place(i, k, pa, sa, oa, pb, sb, ob, t):  # type: ignore[no-untyped-def]
    """Coordinate k of row i, t of the way from the frame `pa, sa, oa` to `pb, sb, ob`, each as of `kernel_frame`.

    A row that only one of the two has (the other says NaN) stays there while that one is nearer, and is NaN after.
    """
    x = pa[i, k] * sa + oa[k]
    if t == 0:
        return x
    y = pb[i, k] * sb + ob[k]
    mix = x + (y - x) * t
    if mix == mix:
        return mix
    return y if t >= 0.5 else x
